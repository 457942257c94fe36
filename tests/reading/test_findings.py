"""Each code of the guide's catalogue: a text that makes it fire alone, and one beside it that stays silent."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from publisher.model.catalogue import hint, sentence
from publisher.model.catalogue.clinic import CLINIC
from publisher.model.catalogue.guide import GUIDE
from publisher.model.finding import BrokenInput
from publisher.reading import read_clinic
from tests.reading.read import codes, read

FRONT = "---\ntitle: T\nsettings:\n  days: '3'\n---\n"


def png(width: int = 2, height: int = 2) -> bytes:
    data = io.BytesIO()
    Image.new("L", (width, height)).save(data, "PNG")
    return data.getvalue()


def svg(inside: str = "", head: str = "", attributes: str = "") -> bytes:
    return f'{head}<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3" {attributes}>{inside}</svg>'.encode()


ONE_LINE: dict[str, tuple[str, str]] = {
    "CONTROL-CHARACTER": ("a\0b", "a\tb"),
    "NESTED-TOO-DEEP": (
        "".join("    " * n + "- x\n" for n in range(13)),
        "".join("    " * n + "- x\n" for n in range(12)),
    ),
    "RAW-HTML": ("a <b> c", "a < b > c, `<b>`, \\<b>"),
    "UNKNOWN-VARIABLE": ("{{ clinic.fone }}", "{{ clinic.phone }} {{ guide.title }} `{{ x }}`"),
    "VARIABLE-MISPLACED": ("*[AB]: {{ clinic.name }}", "*[AB]: a {b}\n\nAB {{ clinic.name }}"),
    "ATTRIBUTES-NOWHERE": ("/// callout | T\n{: .x }\n///", "/// callout | T\nText.\n{: .x }\n///"),
    "ATTRIBUTES-BROKEN": ("word {: .x }", "*word*{: .x } and \\{: .x }"),
    "FENCE-OPEN": ("```\ncode", "```\ncode\n```"),
    "HEADING-EMPTY": ("## ", "## Words"),
    "HEADING-SKIP": ("## A\n\n#### B", "## A\n\n### B\n\n## C\n\n### D"),
    "TABLE-HEADLESS": ("| | |\n|--|--|\n| 1 | 2 |", "| | b |\n|--|--|\n| 1 | 2 |"),
    "TABLE-RAGGED": ("| a | b |\n|--|--|\n| 1 |", "| a | b |\n|--|--|\n| 1 | |"),
    "UNKNOWN-BLOCK": ("/// breif\nx\n///", "/// brief\nx\n///"),
    "BLOCK-OPEN": ("/// callout | T\nx", "```\n/// callout | T\n```"),
    "BLOCK-NOT-OPEN": ("x\n\n////", "/// callout\nx\n///"),
    "BLOCK-MISPLACED": ("//// brief\n/// safety\nx\n///\n////", "//// brief\n/// callout\nx\n///\n////"),
    "BLOCK-OPTION": ("/// callout | T\n    colour: red\nx\n///", "/// callout | T\n    attrs: {id: x}\nx\n///"),
    "BRIEF-TWICE": ("/// brief\nx\n///\n\n/// brief\ny\n///", "/// brief\nx\n///\n\n# J\n\n/// brief\ny\n///"),
    "ONLY-WHAT": ("/// only\nx\n///", "/// only | ebook\nx\n///"),
    "TIMELINE-CONTENT": ("/// timeline\nText.\n\nT\n: d\n///", "/// timeline\nT\n: d\n\n    more\n///"),
    "TIMELINE-EMPTY": ("/// timeline\n///", "/// timeline\nT\n: d\n///"),
    "LINK-NOWHERE": ("[a](#nowhere)", "[a](#h) [b](guide.md) [c](guide.md#h) [d](https://example.org)"),
    "LINK-RELATIVE": ("[a](other.md)", "[a](guide.md)"),
    "LINK-BROKEN": ("[a](https://exa mple.org)", "[a](https://bücher.example/%zz?q=a b#c) [b](http://[::1]:80/)"),
    "LINK-FORBIDDEN": ("[a](JavaScript:alert)", "[a](mailto:me@example.org) [b](tel:123)"),
    "DUPLICATE-ID": ("# A {: #x }\n\n# B {: #x }", "# A {: #x }\n\n# X"),
    "NOTE-NOWHERE": ("a[^1]", "a[^1]\n\n[^1]: note"),
    "NOTE-UNUSED": ("a\n\n[^1]: note", "a[^1]\n\n[^1]: note"),
    "NOTE-TWICE": ("a[^1]\n\n[^1]: b\n\n[^1]: c", "a[^1] [^2]\n\n[^1]: b\n\n[^2]: c"),
    "IMAGE-NO-ALT": ("![](drawing:x)", "![](drawing:x){: .decorative }"),
    "IMAGE-REMOTE": ("![a](https://example.org/a.png)", "![a](a.png)"),
    "IMAGE-OUTSIDE": ("![a](../a.png)", "![a](sub/a.png)"),
    "IMAGE-MISSING": ("![a](none.png)", "![a](a.png)"),
    "IMAGE-UNKNOWN": ("![a](a.txt)", "![a](a.png)"),
    "IMAGE-BROKEN": ("![a](cut.png)", "![a](a.png)"),
    "IMAGE-TOO-LARGE": ("![a](wide.png)", "![a](long.png)"),
    "SVG-UNSAFE": ("![a](script.svg)", "![a](a.svg)"),
}
IMAGES = {
    "a.png": png(),
    "sub/a.png": png(),
    "a.txt": b"words",
    "cut.png": png(64, 64)[:60],
    "wide.png": png(20_001, 1),
    "long.png": png(20_000, 1),
    "script.svg": svg("<script/>"),
    "a.svg": svg('<path d="M0 0h1"/><use href="#a"/>'),
}
WHOLE: dict[str, tuple[str | bytes, str | bytes]] = {
    "GUIDE-TOO-LARGE": (b"# H\n" + b"a" * 6_000_000, b"# H\n" + b"a" * 3_000),
    "GUIDE-NOT-UTF8": ("# H".encode("utf-16"), "\ufeff# H"),
    "GUIDE-EMPTY": ("  \n\n", "# H"),
    "GUIDE-NO-HEADING": ("Words.", "Words\n=====\n"),
    "YAML-BROKEN": ("---\ntitle: [a\n---\n# H", "---\ntitle: '[a'\n---\n# H"),
    "YAML-REFUSED": ("---\ntitle: &a x\n---\n# H", "---\ntitle: '&a x'\n---\n# H"),
    "YAML-TWICE": ("---\ntitle: a\ntitle: b\n---\n# H", "---\ntitle: a\nsubtitle: b\n---\n# H"),
    "FRONT-MATTER-OPEN": ("---\ntitle: a\n\n# H", "---\n\n# H"),
    "FRONT-MATTER-SHAPE": ("---\n- a\n---\n# H", "---\n# nothing\n---\n# H"),
    "FRONT-MATTER-UNKNOWN": ("---\ntitel: a\n---\n# H", "---\ntitle: a\n---\n# H"),
    "FRONT-MATTER-TYPE": ("---\ndate: 2026-02-30\n---\n# H", "---\ndate: 2026-02-28\n---\n# H"),
}
CLINICS = {
    "CLINIC-SHAPE": ("- a", "name: a"),
    "CLINIC-UNREAD": ("name: [a", "name: a"),
    "CLINIC-NAMELESS": ("phone: 1", "name: a\nphone: 1"),
    "CLINIC-UNKNOWN": ("name: a\nfone: 1", "name: a\nphone: 1"),
    "CLINIC-TYPE": ("name: a\nphone: {a: b}", "name: a\naddress: [b, c]"),
}


@pytest.mark.parametrize("code", ONE_LINE)
def test_a_slip_gives_its_finding_alone_and_sound_text_gives_none(code: str) -> None:
    wrong, right = (f"{FRONT}# H\n\n{text}\n" for text in ONE_LINE[code])
    assert codes(wrong, images=IMAGES) == [code]
    assert codes(right, images=IMAGES) == []


@pytest.mark.parametrize("code", WHOLE)
def test_a_file_that_will_not_do_gives_its_finding_alone(code: str) -> None:
    wrong, right = WHOLE[code]
    assert codes(wrong) == [code]
    assert codes(right) == []


@pytest.mark.parametrize("code", CLINICS)
def test_a_clinic_that_will_not_do_gives_its_finding_alone(code: str) -> None:
    wrong, right = (_clinic_codes(text) for text in CLINICS[code])
    assert wrong == [code]
    assert right == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("- x\n\n    /// safety | T\n    y\n    ///", ["guide.md:5:5"]),
        ("- x\n    //// safety\n    y\n    ////", ["guide.md:4:5"]),
        ("1. **x**  \n    /// safety", ["guide.md:4:5"]),
        ("- /// safety\n- /// callout | T", ["guide.md:3:3", "guide.md:4:3"]),
        ("- x\n    - y\n\n        /// safety\n        z\n        ///", ["guide.md:6:9"]),
        ("> /// safety | T\n> y\n> ///", ["guide.md:3:3"]),
        ("a[^1]\n\n[^1]: x\n\n    /// safety\n    y\n    ///", ["guide.md:7:5"]),
        ("T\n: x\n\n    /// safety\n    y\n    ///", ["guide.md:6:5"]),
        ("T\n: /// safety", ["guide.md:4:3"]),
        ("/// safety without a bar", ["guide.md:3:1"]),
        ("    /// safety | T\n    y\n    ///", ["guide.md:3:5"]),
        ("\t/// safety\n\ty", ["guide.md:3:2"]),
        ("x\n\n    y\n    //// Brief\n    z", ["guide.md:6:5"]),
        ("- x\n\n        /// safety\n        y", ["guide.md:5:9"]),
        (">     /// safety | T\n>     y", ["guide.md:3:7"]),
        ("    /// summary of a comment\n    \\/// safety", []),
        ("```\n    /// safety\n```", []),
        ("- x\n\n    \\/// safety", []),
        ("- x `/// safety` and **/// safety** and /// safety", []),
        ("- x\n\n    ```\n    /// safety\n    ```", []),
    ],
)
def test_a_block_is_never_read_as_words(text: str, places: list[str]) -> None:
    _, findings = read(f"# H\n\n{text}\n")
    assert [(each.code, str(each.place)) for each in findings] == [("BLOCK-MISPLACED", place) for place in places]


@pytest.mark.parametrize("key", ["title", "subtitle", "kicker", "description", "sources", "editions: {handout: {title"])
def test_a_variable_in_the_front_matter_is_refused_at_its_line(key: str) -> None:
    _, findings = read(f"---\nversion: '1'\n{key}: 'At {{{{ clinic.name }}}}'{'}}' if '{' in key else ''}\n---\n# H\n")
    assert [(each.code, each.place.line) for each in findings] == [("VARIABLE-MISPLACED", 3)]


def test_front_matter_in_a_later_file_gives_its_finding_alone() -> None:
    assert codes("# H", "---\ntitle: T\n---\n# J") == ["FRONT-MATTER-LATER"]
    assert codes("# H", "# J\n\n---\n\nText.") == []


def test_every_code_of_the_catalogue_is_proved() -> None:
    assert set(GUIDE) == {*ONE_LINE, *WHOLE, "FRONT-MATTER-LATER"}
    of_brands = {"CLINIC-LOCKED"}
    assert set(CLINIC) - of_brands == {*CLINICS}


@pytest.mark.parametrize("code", ONE_LINE)
def test_each_finding_has_a_line_and_sentences_that_its_arguments_fill(code: str) -> None:
    for finding in read(f"{FRONT}# H\n\n{ONE_LINE[code][0]}\n", images=IMAGES)[1]:
        assert finding.place.line >= 6
        assert sentence(finding).endswith(".")
        assert hint(finding).endswith(".")


def _clinic_codes(text: str) -> list[str]:
    try:
        return [finding.code for finding in read_clinic("c.yml", text.encode())[1]]
    except BrokenInput as broken:
        return [finding.code for finding in broken.findings]
