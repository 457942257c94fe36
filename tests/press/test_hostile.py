"""Tables that mean harm, to file names, to mark-up, to whoever reads a CSV file: whatever stands in them, every row is
in the report as made or with what is wrong, a run ends as runs end, and nothing appears outside the output folder."""

from __future__ import annotations

import csv
import io
import json
import random
import re
import unicodedata
import zipfile
from hashlib import sha256
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from publisher.press.report import NAME
from tests.judges.page import words
from tests.press.conftest import FILE, Press, Table, tree
from tests.press.test_rows import BAD, HOSTILE, WELL, written
from tests.press.thorough import times

MARK_UP = (
    "<b>Bold</b> & Co",
    "&amp; &#38; &lt;x&gt;",
    "]]> <!-- --> <![CDATA[",
    "{{ clinic.phone }}",
    "{% raw %}",
    "**Star** _line_ `code`",
    "[link](https://example.org/x)",
    "# Heading",
    "/// safety | x",
    "\\par \\(x\\) \\0",
    "(PDF) Tj ET endstream endobj %%EOF",
    "<< /JS (app.alert(1)) >>",
    "$name ${HOME} `id` %s {0}",
    '" onload="x" \'',
    "A | B | C",
)


def rows_of(folder: Path) -> dict[int, dict[str, object]]:
    rows = json.loads((folder / "output" / f"{NAME}.json").read_text("utf-8"))["rows"]
    return {row["row"]: row for row in rows}


def consistent(folder: Path, told: Result) -> None:
    """What holds after any run: see this module's first words."""
    assert told.exception is None or isinstance(told.exception, SystemExit), told.exc_info
    assert told.exit_code in (0, 1, 2), told.stderr
    assert "Traceback" not in told.stderr
    outside = {path.relative_to(folder).parts[0] for path in folder.rglob("*")} - {"guide.md", "output"}
    assert outside <= {"clinics.csv", "clinics.tsv", "clinics.jsonl", ".hypothesis"}, outside
    assert not list(folder.rglob("*.part"))
    if told.exit_code == 2:
        return
    rows = rows_of(folder)
    failed = [row for row in rows.values() if row["result"] == "failed"]
    assert told.exit_code == int(bool(failed))
    assert all(row["findings"] for row in failed)
    made = {file["name"]: file["sha256"] for row in rows.values() for file in row["files"]}  # type: ignore[attr-defined]
    lying = {name: digest for name, digest in tree(folder / "output").items() if "/" in name and name[0] != "."}
    assert lying == made
    assert all(row["files"] for row in rows.values() if row["result"] == "done")


def test_one_bad_row_in_twenty_of_thirty_kinds_is_named_and_costs_no_other(folder: Path, press: Press) -> None:
    dice = random.Random(5)
    bad = list(BAD) if times(0, 1) else dice.sample(BAD, 12)
    rows: list[dict[str, str] | str] = [{"name": f"Good {n}", **WELL} for n in range(20 * len(bad))]
    places = sorted(dice.sample(range(4, len(rows)), len(bad)))
    for number, (place, (_, row)) in enumerate(zip(places, bad, strict=True)):
        rows[place] = {"name": f"Bad {number}", **WELL, **row} if isinstance(row, dict) else row
    (folder / "clinics.csv").write_bytes(written(*rows))
    told = press("clinics.csv", "--quiet", jobs=2)
    consistent(folder, told)
    found = rows_of(folder)
    assert sorted(found) == list(range(2, len(rows) + 2))
    wrong = {n: {f["code"] for f in row["findings"]} for n, row in found.items() if row["result"] == "failed"}  # type: ignore[attr-defined]
    assert wrong == {place + 2: {code} for place, (code, _) in zip(places, bad, strict=True)}


def test_mark_up_in_a_table_is_text(folder: Path, table: Table, press: Press) -> None:
    name = table(*({"name": f"{n} {text}", "phone": "1"} for n, text in enumerate(MARK_UP)))
    told = press(name, editions=("brochure", "ebook"), jobs=2)
    consistent(folder, told)
    assert told.exit_code == 0, told.stderr
    for number, row in enumerate(rows_of(folder).values()):
        clinic = f"{number} {MARK_UP[number]}"
        output = folder / "output" / str(row["folder"])
        assert _plain(clinic) in _plain("".join(words(output / FILE)))
        assert _plain(clinic) in _plain("".join(_text(output / "guide.epub")))
        assert b"/JavaScript" not in (output / FILE).read_bytes()


def _plain(text: str) -> str:
    """Letters, digits and signs alone: lines end and quotation marks turn wherever they please."""
    kept = (c for c in unicodedata.normalize("NFKC", text) if not c.isspace() and c not in "\"'“”‘’")
    return "".join(kept)


def _text(book: Path) -> list[str]:
    """All text of a book, each file of it read as the XML it must be."""
    with zipfile.ZipFile(book) as held:
        names = [name for name in held.namelist() if name.endswith((".xhtml", ".opf"))]
        return ["".join(ElementTree.fromstring(held.read(name)).itertext()) for name in names]


GOOD = b"West,1\r\n"
TABLES = {
    "empty": b"",
    "header alone": b"name,phone\r\n",
    "no line's end": b"name,phone\r\nWest,1",
    "lone carriage returns": b"name,phone\rWest,1\rEast,2\r",
    "mixed line ends": b"name,phone\nWest,1\r\nEast,2\rNorth,3\n",
    "a lone carriage return in a row": b'name,phone\r\n"We\rst",1\r\nEast,2\r\n',
    "nothing but nuls": b"\0" * 5000,
    "a nul in the header": b"na\0me,phone\r\n" + GOOD,
    "nuls between": b"name,phone\r\nWe\0st,1\r\nEast,2\r\n",
    "quotes never closed": b'name,phone\r\n"West,1\r\nEast,2\r\n',
    "quotes in the middle": b'name,phone\r\nWe"st"er"n,1\r\n"We""st",2\r\n',
    "a quoted header": b'"name","phone"\r\n' + GOOD,
    "a header twice": b"name,phone,name\r\nWest,1,East\r\n",
    "no name": b"phone,web\r\n1,x\r\n",
    "a mark in the middle": b"name,phone\r\n\xef\xbb\xbfWest,1\r\n",
    "two encodings": "name,phone\r\nCafé,1\r\n".encode() + "Zoë,2\r\n".encode("cp1252"),
    "utf-16 without a mark": "name,phone\r\nWest,1\r\n".encode("utf-16-le"),
    "half a letter at the end": b"name,phone\r\nWest\xc3",
    "half of a pair": b"name,phone\r\nWest \xed\xa0\x80,1\r\n",
    "a huge field": b"name,phone\r\n" + b"x" * 3_000_000 + b",1\r\nEast,2\r\n",
    "very many fields": b"name,phone" + b"," * 3_000 + b"\r\n" + GOOD,
    "very many empty rows": b"name,phone\r\n" + b",\r\n" * 3000 + GOOD,
    "formulas everywhere": b"name,phone\r\n=1+1,@SUM(A1)\r\n-1,+2\r\n\t=1,1\r\n",
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40,
    "a workbook called csv": b"PK\x03\x04" + bytes(range(256)) * 4,
}


@pytest.mark.parametrize("kind", TABLES)
def test_no_table_however_it_is_written_brings_a_run_to_fall(folder: Path, press: Press, kind: str) -> None:
    (folder / "clinics.csv").write_bytes(TABLES[kind])
    told = press("clinics.csv", "--allow-overdue")
    consistent(folder, told)
    if told.exit_code == 2:
        assert "clinics.csv:" in told.stderr


@pytest.mark.parametrize("file", ["clinics.csv", "clinics.tsv", "clinics.jsonl"])
@settings(
    max_examples=times(12, 200),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_a_table_that_was_damaged_anywhere_is_read_or_refused(
    folder: Path, press: Press, file: str, data: st.DataObject
) -> None:
    text = bytearray(_sound(file))
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(text)))
        text[place : place + data.draw(st.integers(0, 9))] = data.draw(
            st.one_of(
                st.binary(max_size=6), st.sampled_from([b'"', b"\r", b"\n", b"\0", b",", b"\xff", b"{", b"\\u0000"])
            )
        )
    (folder / file).write_bytes(bytes(text))
    told = press(file, "--dry-run")
    assert not (folder / "output").exists()
    consistent_dry(told)


def consistent_dry(told: Result) -> None:
    assert isinstance(told.exception, SystemExit | None), told.exc_info
    assert told.exit_code in (0, 1, 2), told.stderr
    assert ("error" in told.stderr) is (told.exit_code > 0)
    assert "ROW-FAULT" not in told.stderr


def _sound(file: str) -> bytes:
    rows = [{"name": f"Clinic {n}", "phone": f"{n}", "address": "1 Road\nTown"} for n in range(3)]
    if file.endswith(".jsonl"):
        return "".join(f"{json.dumps(row)}\n" for row in rows).encode()
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, rows[0], delimiter="\t" if file.endswith(".tsv") else ",")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


LINES = {
    "deep": b'{"name": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "deep settings": b'{"name": "A", "phone": "1", "settings": ' + b'{"a":' * 5000 + b"1" + b"}" * 5000 + b"}",
    "no object": b'["West", 1]',
    "no number": b'{"name": NaN, "phone": Infinity}',
    "a long number": b'{"name": "A", "phone": ' + b"9" * 6000 + b"}",
    "a key twice": b'{"name": "A", "name": "B", "phone": "1"}',
    "half of a pair": b'{"name": "A\\ud800", "phone": "1"}',
    "a nul": b'{"name": "A\\u0000", "phone": "1"}',
    "an empty key": b'{"": "x", "name": "C", "phone": "1"}',
    "two on a line": b'{"name": "D", "phone": "1"} {"name": "E"}',
}


def test_no_line_of_json_costs_another(folder: Path, press: Press) -> None:
    sound = (b'{"name": "Good %d", "phone": "1"}' % number for number in range(len(LINES)))
    lines = [line for pair in zip(LINES.values(), sound, strict=True) for line in pair]
    (folder / "clinics.jsonl").write_bytes(b"\n".join(lines))
    told = press("clinics.jsonl", jobs=2)
    consistent(folder, told)
    results = [row["result"] for row in rows_of(folder).values()]
    assert results[1::2] == ["done"] * len(LINES)
    assert {kind for kind, result in zip(LINES, results[::2]) if result == "done"} <= {"a key twice", "an empty key"}


def test_no_name_in_an_archive_leads_out_of_where_it_is_opened(folder: Path, table: Table, press: Press) -> None:
    consistent_dry(press(table(*HOSTILE), "--as", "zip", jobs=2))
    with zipfile.ZipFile(folder / "output" / "guide-clinics.zip") as held:
        names = held.namelist()
    assert len(names) == len({name.casefold() for name in names}) > len(HOSTILE) // 2
    assert all(re.fullmatch(r"[^\W_][^/\\\\:*?\"<>|\0-\x1f]*/guide-brochure-a4-screen\.pdf", name) for name in names)


def test_names_that_differ_in_how_they_are_coded_alone_share_no_folder(
    folder: Path, table: Table, press: Press
) -> None:
    same = ("Café Élan", unicodedata.normalize("NFD", "Café Élan"), "CAFÉ ÉLAN", "café-élan", "Café\u00a0Élan")
    told = press(table(*same))
    consistent(folder, told)
    assert [row["result"] for row in rows_of(folder).values()] == ["done", *["failed"] * 4]


def test_what_stands_in_a_files_place_is_no_end_of_the_run(folder: Path, table: Table, press: Press) -> None:
    name = table("East", "West", "North")
    press(name)
    (folder / "output" / "east" / FILE).unlink()
    (folder / "output" / "east" / FILE).mkdir()
    (folder / "output" / "west" / FILE).unlink()
    (folder / "output" / "west" / FILE).symlink_to(folder / "guide.md")
    before = sha256((folder / "guide.md").read_bytes()).digest()
    told = press(name)
    assert told.exit_code == 1
    assert {n: row["result"] for n, row in rows_of(folder).items()} == {2: "failed", 3: "done", 4: "done"}
    assert sha256((folder / "guide.md").read_bytes()).digest() == before
    assert not (folder / "output" / "west" / FILE).is_symlink()
