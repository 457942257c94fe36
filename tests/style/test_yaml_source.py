"""YAML as text with places; broken and hostile files."""

from __future__ import annotations

import pytest

from publisher.model.catalogue import sentence
from publisher.model.finding import BrokenInput
from publisher.style.yaml_source import Scalar, Sequence, Table, read_yaml


def refusal(data: bytes) -> tuple[str, int, str]:
    with pytest.raises(BrokenInput) as broken:
        read_yaml("kit.yml", data)
    (finding,) = broken.value.findings
    return finding.code, finding.place.line, sentence(finding)


def test_every_key_and_value_knows_its_line_and_column() -> None:
    table = read_yaml("kit.yml", b"color:\n  primary: petrol\n  list: [a, b]\n")
    color = table.entries["color"]
    assert isinstance(color, Table)
    assert str(color.keys["primary"]) == "kit.yml:2:3"
    assert str(color.entries["primary"].place) == "kit.yml:2:12"
    items = color.entries["list"]
    assert isinstance(items, Sequence)
    assert [str(item.place) for item in items.items] == ["kit.yml:3:10", "kit.yml:3:13"]


def test_values_stay_the_text_they_were_written_in() -> None:
    table = read_yaml("kit.yml", b"phone: 020 7946 0018\nland: no\nold: 0777\nday: 2026-01-02\n")
    assert [node.text for node in table.entries.values() if isinstance(node, Scalar)] == [
        "020 7946 0018",
        "no",
        "0777",
        "2026-01-02",
    ]


@pytest.mark.parametrize("data", [b"", b"# nothing\n", b"\xef\xbb\xbf", b"~\n"])
def test_an_empty_file_is_an_empty_table(data: bytes) -> None:
    assert read_yaml("kit.yml", data).entries == {}


def test_windows_line_ends_and_a_byte_order_mark_change_nothing() -> None:
    plain, marked = b"a: 1\nb: 2\n", b"\xef\xbb\xbfa: 1\r\nb: 2\r\n"
    assert read_yaml("kit.yml", marked) == read_yaml("kit.yml", plain)


def test_an_alias_stands_for_its_anchor() -> None:
    table = read_yaml("kit.yml", b"one: &it {a: b}\ntwo: *it\n")
    assert table.entries["two"] == table.entries["one"]


@pytest.mark.parametrize(
    ("data", "line", "words"),
    [
        (b"a: 1\nb: [1, 2\n", 3, "did not find expected"),
        (b"a: 1\na: 2\n", 2, "twice"),
        (b"a: !!python/object/apply:os.system [ls]\n", 1, "tag"),
        (b"a: 1\nb: !custom x\n", 2, "tag"),
        (b"- a\n- b\n", 1, "names with values"),
        (b"just words\n", 1, "names with values"),
        (b"a: *nowhere\n", 1, "no anchor"),
        (b"a: &a [*a]\n", 1, "no anchor"),
        (b"a: 1\n---\nb: 2\n", 3, "second document"),
        (b"? [x]\n: 1\n", 1, "plain text"),
        (b"a: 1\nb: \xff\n", 2, "UTF-8"),
        ("a: 1\n".encode("utf-16"), 1, "UTF-8"),
        (b"a: [" * 60 + b"]" * 60, 1, "nested deeper"),
        (b"a: " + b"[" * 5000, 1, "nested deeper"),
        (b"x" * 2_000_001, 0, "larger than"),
    ],
)
def test_broken_and_hostile_files_are_refused_with_their_line(data: bytes, line: int, words: str) -> None:
    code, found, text = refusal(data)
    assert (code, found) == ("STYLE-YAML", line)
    assert words in text


def test_control_characters_are_refused() -> None:
    assert refusal(b"a: b\0c\n")[0] == "STYLE-YAML"


def test_aliases_that_explode_are_refused_before_they_do() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    code, line, text = refusal("\n".join(lines).encode())
    assert (code, line) == ("STYLE-YAML", 5)
    assert "20000 values" in text
