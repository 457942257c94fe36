"""What a whole guide is made of: title, sections, files, metadata."""

from __future__ import annotations

import cProfile
import datetime
import pstats

import pytest

from publisher.model.block import CodeBlock, Paragraph
from publisher.model.finding import BrokenInput
from publisher.model.inline import Abbreviation, Link, NoteReference
from publisher.model.place import Place
from publisher.model.walk import plain_text, walk
from tests.reading.read import codes, read


def headings(*texts: str) -> list[str]:
    return [plain_text(section.heading) for section in read(*texts)[0].sections]


def test_a_title_in_front_matter_leaves_every_heading_to_the_sections() -> None:
    text = "---\ntitle: T\n---\n# A\n\n## B\n\n# C\n"
    assert read(text)[0].metadata.title == "T"
    assert headings(text) == ["A", "C"]


def test_a_lone_first_heading_is_the_title() -> None:
    text = "# A\n\n## B\n\n### C\n\n## D\n"
    assert read(text)[0].metadata.title == "A"
    assert headings(text) == ["B", "D"]


def test_several_headings_of_level_one_are_sections_and_the_first_the_title_too() -> None:
    text = "# A\n\n## B\n\n# C\n"
    assert read(text)[0].metadata.title == "A"
    assert headings(text) == ["A", "C"]


def test_text_before_the_first_heading_is_a_section_without_one() -> None:
    assert headings("Words.\n\n# A\n\n# B\n") == ["", "A", "B"]


def test_files_make_one_guide_in_their_order() -> None:
    assert headings("---\ntitle: T\n---\n# A\n", "# B\n", "# C\n") == ["A", "B", "C"]


def test_a_section_does_not_run_on_into_the_next_file() -> None:
    guide, _ = read("---\ntitle: T\n---\n# A\n\nOne.\n", "Two.\n")
    assert [plain_text(section.blocks) for section in guide.sections] == ["One.", "Two."]


def test_a_footnote_may_be_defined_in_another_file() -> None:
    guide, findings = read("---\ntitle: T\n---\n# A\n\nWord[^x].\n", "# B\n\n[^x]: The *source*.\n")
    assert findings == ()
    assert [type(node) for node in walk(guide.sections[0].blocks)][-2] is NoteReference
    assert guide.notes["x"].place == Place("guide1.md", 3, 7)


def test_an_abbreviation_serves_all_files_and_a_files_own_goes_first() -> None:
    guide, _ = read("---\ntitle: T\n---\n# A\n\nUV\n\n*[UV]: first\n", "# B\n\nUV\n\n*[UV]: second\n", "# C\n\nUV\n")
    found = [node for section in guide.sections for node in walk(section.blocks) if isinstance(node, Abbreviation)]
    assert [node.expansion for node in found] == ["first", "second", "first"]


def test_a_link_to_a_file_of_the_guide_leads_to_its_first_section() -> None:
    guide, findings = read("---\ntitle: T\n---\n# A\n\n[b](guide1.md) [c](guide1.md#deep)\n", "# B\n\n## Deep\n")
    links = [node for node in walk(guide.sections[0].blocks) if isinstance(node, Link)]
    assert [link.target for link in links] == ["#b", "#deep"]
    assert findings == ()


def test_ids_are_unique_fit_for_xml_and_reached_by_the_name_people_write() -> None:
    guide, findings = read("# 3 days\n\n[x](#3-days) [y](#ét--ça)\n\n# Same\n\n# Same\n\n# ÉT & Ça!\n")
    assert [section.id for section in guide.sections] == ["section-3-days", "same", "same-2", "ét-ça"]
    links = [node.target for node in walk(guide.sections[0].blocks) if isinstance(node, Link)]
    assert (links, findings) == (["#section-3-days", "#ét-ça"], ())


def test_a_written_id_goes_before_one_made_from_words() -> None:
    guide, _ = read("---\ntitle: T\n---\n# Care\n\n# Other {: #care }\n")
    assert [section.id for section in guide.sections] == ["care-2", "care"]


def test_line_ends_and_a_byte_order_mark_change_nothing() -> None:
    text = "# A\n\nOne\ntwo *three*.\n\n- x\n\n## B\n"
    plain, _ = read(text)
    for other in (text.replace("\n", "\r\n"), text.replace("\n", "\r"), "\ufeff" + text):
        guide, findings = read(other)
        assert (guide.sections, findings) == (plain.sections, ())
        assert [node.place for node in walk(guide.sections[0].blocks)] == [
            node.place for node in walk(plain.sections[0].blocks)
        ]


def test_front_matter_is_read_as_it_is_written() -> None:
    guide, findings = read(
        "---\ntitle: Needling -- how\nversion: 1.10\nlast_reviewed: 2026-03-01\nnext_review:\nauthors: [A, B]\n"
        "sources:\n  - One\n  - {title: Two, year: 2020}\nsettings:\n  hours: 072\n  off: no\n---\n# A\n"
    )
    metadata = guide.metadata
    assert (metadata.version, metadata.last_reviewed, metadata.next_review) == ("1.10", datetime.date(2026, 3, 1), None)
    assert (metadata.authors, metadata.sources) == (("A", "B"), ("One", "Two, 2020"))
    assert metadata.settings == {"hours": "072", "off": "no"}
    assert metadata.place("version") == Place("guide.md", 3, 1)
    assert findings == ()


def test_the_title_is_set_like_a_heading_and_what_looks_like_a_tag_is_kept() -> None:
    title = "It's <b class='x'> \"needling\" -- what's that?"
    by_heading = read(f"# {title}\n\nText.\n")[0].metadata.title
    front = read(f"---\ntitle: >\n  {title}\nsubtitle: L'aiguille\n---\n\n# A\n\nText.\n")[0].metadata
    assert front.title == by_heading == "It’s <b class='x'> “needling” – what’s that?"
    assert front.subtitle == "L’aiguille"


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en-GB", "“A ‘b’ c”"),
        ("de-AT", "„A ‚b‘ c“"),
        ("pl", "„A «b» c”"),
        ("el", "«A “b” c»"),
        ("ru", "«A „b“ c»"),
        ("sv", "”A ’b’ c”"),
    ],
)
def test_quotes_are_those_of_the_language(language: str, expected: str) -> None:
    guide = read(f"---\nlanguage: {language}\n---\n\n# H\n\n\"A 'b' c\"\n")[0]
    assert plain_text(guide.sections[0].blocks[0].content) == expected  # type: ignore[union-attr]


def test_yaml_that_would_explode_is_refused_at_its_first_anchor() -> None:
    bomb = "\n".join(f"{a}: &{a} [*{b}, *{b}]" for a, b in zip("bcdefgh", "abcdefg"))
    with pytest.raises(BrokenInput) as broken:
        read(f"---\na: &a [x]\n{bomb}\n---\n# H\n")
    assert [(each.code, each.place.line) for each in broken.value.findings] == [("YAML-REFUSED", 2)]


def test_wrong_bytes_are_placed_by_line_and_column() -> None:
    with pytest.raises(BrokenInput) as broken:
        read(b"# H\n\n\xc3\xa9t\xe9\n")
    assert broken.value.findings[0].place == Place("guide.md", 3, 3)


def test_private_characters_of_the_guide_come_out_as_they_went_in() -> None:
    odd = "a\U000f0000b\U000f0001c\U000f1234d\U000f2fff \U0010ffff\ue000"
    guide, _ = read(f"# H\n\n{odd}\n\n    {odd}\n\n*{odd}*\n")
    assert plain_text(guide.sections[0].blocks) == "\n".join([odd] * 3)


def test_a_word_of_three_thousand_letters_is_a_word() -> None:
    assert plain_text(read("# H\n\n" + "a" * 3000)[0].sections[0].blocks) == "a" * 3000


TANGLES = (
    "> " * 500,
    "- " * 500,
    "[" * 5000,
    "*a **b " * 2000,
    "[" * 300 + "](x)" * 300,
    "![a](" * 2000,
    "<!--" * 2000,
)
SPACES = ("a" + " " * 50_000 + "b", "{{" + " " * 50_000, "/// callout | " + " a" * 20_000, "# a" + " " * 50_000 + "b")


@pytest.mark.parametrize("text", TANGLES + SPACES, ids=lambda text: text[:6].strip())
def test_nothing_nests_deep_enough_to_break_the_parser(text: str) -> None:
    assert set(codes("# H\n\n" + text)) <= {"NESTED-TOO-DEEP", "RAW-HTML", "BLOCK-OPEN"}


def test_sixty_levels_of_lists_are_one_finding() -> None:
    text = "".join("    " * level + f"- level {level}\n" for level in range(60))
    assert codes("# H\n\n" + text) == ["NESTED-TOO-DEEP"]


def test_hash_signs_and_slashes_in_code_are_code() -> None:
    (section,) = read("# H\n\n```\n# no\n/// no\n{{ no }}\n```\n")[0].sections
    assert section.blocks == (CodeBlock("# no\n/// no\n{{ no }}"),)


def test_a_brief_and_the_block_in_it_may_have_as_many_slashes() -> None:
    (section,) = read("# H\n\n/// brief\n/// callout | T\nx\n///\ny\n///\nz\n")[0].sections
    assert [type(block).__name__ for block in section.blocks] == ["Brief", "Paragraph"]
    assert isinstance(section.blocks[1], Paragraph)


def test_the_work_grows_no_faster_than_the_guide() -> None:
    part = (
        "## Part {n}\n\nSome *words* and [a link](#part-1), 'quoted'[^n{n}].\n\n- one\n- two\n\n| a | b |\n|---|---|\n"
        "| 1 | 2 |\n\n/// callout | T\nText.\n\nMore.\n///\n\n[^n{n}]: A note.\n\n*[AB{n}]: long\n\n"
    )

    def calls(parts: int) -> int:
        text = "# T\n\n" + "".join(part.replace("{n}", str(n)) for n in range(1, parts + 1))
        profile = cProfile.Profile()
        profile.runcall(read, text)
        return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]

    calls(1)
    assert calls(160) < 9 * calls(20)
