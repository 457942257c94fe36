"""Places, allowances, grades and editions: what the language checks do beside their rules."""

from __future__ import annotations

import pytest

from publisher.model.clinic import Clinic
from publisher.model.guide import Guide
from publisher.model.walk import plain_text
from publisher.preflight.claims_context import denied
from publisher.preflight.language import Reading, check_language
from publisher.preflight.language_action import is_call
from publisher.preflight.language_grade import flesch_kincaid, grade, smog
from publisher.preflight.language_passive import is_passive
from publisher.preflight.language_sentences import sentences, words
from publisher.preflight.language_syllables import syllables
from publisher.reading import Source, read_guide
from publisher.style.recipe import Recipe
from tests.brochure.make import real_guide
from tests.lint.measured import CLINIC, SHORT, WHOLE


def _no_picture(name: str) -> bytes:
    raise FileNotFoundError(name)


def guide(text: str) -> Guide:
    return read_guide("guide", ".", [Source("guide.md", text.encode())], _no_picture)[0]


def read(text: str, *recipes: Recipe, clinic: Clinic = CLINIC, whole: bool = True) -> Reading:
    return check_language(guide(text), recipes or (SHORT, WHOLE), clinic, whole)


def told(reading: Reading) -> list[tuple[str, str]]:
    return [(finding.code, str(finding.place)) for finding in reading.findings]


def test_a_finding_stands_at_the_very_word_however_the_paragraph_is_broken() -> None:
    text = (
        "# One\n\nThe *first* line is “quoted” \\* and\nthe **second** one is guaranteed and\nthe third is instant.\n"
    )
    assert told(read(text)) == [("CLAIM-FORBIDDEN", "guide.md:4:23"), ("CLAIM-FORBIDDEN", "guide.md:5:14")]


def test_words_of_front_matter_captions_cells_and_pictures_are_read_too() -> None:
    text = (
        "---\ntitle: Painless care\n---\n\n# One\n\n| A | B |\n|---|---|\n| x | a cure |\n"
        '{: caption="Instant help" }\n\n![A miracle](drawing:leaf)\n'
    )
    assert {place for _, place in told(read(text))} == {"guide.md:2:1", "guide.md:9:9", "guide.md:7:3", "guide.md:12:1"}


def test_what_editions_share_is_told_once_and_a_short_form_is_read_for_itself() -> None:
    text = "# One\n\n/// brief\nThis is painless.\n///\n\nThis is instant.\n\n/// safety | Call us\n- a cure\n///\n"
    assert sorted(told(read(text))) == [
        ("CLAIM-FORBIDDEN", "guide.md:10:5"),
        ("CLAIM-FORBIDDEN", "guide.md:4:9"),
        ("CLAIM-FORBIDDEN", "guide.md:7:9"),
    ]
    assert [place for _, place in told(read(text, SHORT))] == ["guide.md:4:9", "guide.md:10:5"]


def test_a_clinics_own_words_are_read_where_they_are_printed() -> None:
    text = "---\nsettings: {price: Ask us}\n---\n\n# One\n\nPrice: {{ clinic.settings.price }}.\n"
    assert told(read(text)) == []
    selling = Clinic(name="Oak", settings={"price": "Half-price, guaranteed"})
    assert {code for code, _ in told(read(text, clinic=selling))} == {"CLAIM-FORBIDDEN", "CLAIM-DOUBTFUL"}


def test_an_allowance_is_called_unmatched_only_where_all_editions_were_read() -> None:
    text = (
        "---\nallow: [{words: cure, reason: It is a name.}]\n---\n\n# One\n\n/// brief\nRest.\n///\n\nThis is a cure.\n"
    )
    assert told(read(text)) == []
    assert told(read(text, SHORT, whole=False)) == []
    assert [code for code, _ in told(read(text, SHORT))] == ["ALLOW-UNMATCHED"]


def test_no_allowance_reaches_beyond_the_language_checks_or_its_own_words() -> None:
    text = "---\nallow: [{code: CLAIM-FORBIDDEN, words: instant, reason: So.}]\n---\n\n# One\n\nThis is a cure.\n"
    assert [code for code, _ in told(read(text))] == ["CLAIM-FORBIDDEN", "ALLOW-UNMATCHED"]


@pytest.mark.parametrize(
    ("written", "line"),
    [("allow: yes", 2), ("allow: [{because: x}]", 2), ("allow: [{reason: x}]", 2), ("allow: [x]", 2)],
)
def test_an_allowance_that_is_none_is_told_by_the_reader(written: str, line: int) -> None:
    _, findings = read_guide(
        "g", ".", [Source("g.md", f"---\n{written}\n---\n\n# One\n\nText.\n".encode())], _no_picture
    )
    assert [(finding.code, finding.place.line) for finding in findings] == [("FRONT-MATTER-TYPE", line)]


def test_all_that_an_edition_prints_is_read() -> None:
    source = real_guide()
    reading = check_language(source, (WHOLE,), CLINIC)
    seen = " ".join(each.text for each in reading.texts[0].wordings)
    from publisher.edition.select import select

    printed = " ".join(plain_text((*section.heading, *section.blocks)) for section in select(source, WHOLE))
    missing = set(words(printed)) - set(words(seen)) - {"clinic", "settings"}
    assert {word for word in missing if "_" not in word and f"clinic.{word}" not in printed} <= _variables(printed)


def _variables(printed: str) -> set[str]:
    import re

    return {word for name in re.findall(r"\{\{ ([\w.]+) \}\}", printed) for word in words(name.replace("_", " "))}


def test_sentences_end_where_english_ends_them() -> None:
    text = "Dr. Osei uses 1.5 mm, e.g. on the arm. No. It is vitamin C. Two had it at 5 p.m. "
    text += "Is it so? (Yes.) The U.S. rule is"
    assert [each.text for each in sentences(text)] == [
        "Dr. Osei uses 1.5 mm, e.g. on the arm.",
        "No.",
        "It is vitamin C.",
        "Two had it at 5 p.m.",
        "Is it so?",
        "(Yes.)",
        "The U.S. rule is",
    ]
    assert [each.whole for each in sentences(text)] == [True] * 6 + [False]


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("the", 1), ("made", 1), ("table", 2), ("needled", 2), ("treated", 2), ("redness", 2), ("area", 3),
        ("collagen", 3), ("microneedling", 4), ("isotretinoin", 5), ("radiofrequency", 6), ("medicine", 3),
        ("reaction", 3), ("healing", 2), ("asked", 1), ("changes", 2), ("completely", 3), ("people", 2),
        ("anti-ageing", 4), ("don’t", 1), ("patient’s", 2),
    ],
)  # fmt: skip
def test_syllables_are_counted_as_they_are_spoken(word: str, count: int) -> None:
    assert syllables(word) == count


def test_the_formulas_are_the_published_ones() -> None:
    assert smog(30, 30) == pytest.approx(8.8418, abs=1e-4)
    assert flesch_kincaid(10, 100, 150) == pytest.approx(6.01, abs=1e-9)


def test_grades_tell_hard_text_from_easy_and_need_a_text_long_enough() -> None:
    def grade_of(line: str, times: int) -> tuple[float, float]:
        reading = read("# One\n\n" + f"{line}\n\n" * times, WHOLE)
        return reading.grades[0].smog, reading.grades[0].flesch

    assert grade_of("The cat sat on the mat.", 30) == pytest.approx((3.1291, -1.45))
    assert grade_of("Histopathological examination demonstrates inflammatory alterations.", 30)[0] > 14
    assert grade_of("The cat sat on the mat.", 29) == (0.0, 0.0)


def test_a_term_is_left_out_of_the_second_figure_only() -> None:
    text = "# One\n\n" + "Ask about microneedling and isotretinoin.\n\n" * 30
    plain = read(text, WHOLE).grades[0]
    named = read(f"---\nterms: [microneedling, Isotretinoin]\n---\n\n{text}", WHOLE).grades[0]
    assert plain.smog == named.smog == plain.smog_plain
    assert named.smog_plain == pytest.approx(3.1291)


def test_an_edition_without_sentences_has_no_grade() -> None:
    found = grade("one", (), frozenset())
    assert not found.measured


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("we cannot ", True),
        ("no treatment is ", True),
        ("it does not, in the end, bring you a ", False),
        ("it is not only ", False),
        ("it is not cheap, but it is ", False),
        ("no pain and ", False),
        ("this is ", False),
    ],
)
def test_a_denial_reaches_five_words(before: str, expected: bool) -> None:
    assert denied(before) is expected


@pytest.mark.parametrize(
    "text", ["It was cleaned.", "You will be told.", "It is not often seen.", "It is used to cool it."]
)
def test_passives_are_told(text: str) -> None:
    assert is_passive(text)


@pytest.mark.parametrize(
    "text", ["It is red.", "You are tired.", "It is called a peel.", "You get used to it.", "We cleaned it."]
)
def test_states_are_no_passives(text: str) -> None:
    assert not is_passive(text)


@pytest.mark.parametrize(
    "text",
    ["Call us.", "If it bleeds, press on it.", "Do not swim.", "You should rest.", "Swaddle the arm.", "Please wait."],
)
def test_calls_to_action_are_told(text: str) -> None:
    assert is_call(text)


@pytest.mark.parametrize(
    "text", ["Call or wait?", "The skin is red.", "After the visit it hurts.", "Redness fades.", "It can rest."]
)
def test_other_sentences_are_no_calls(text: str) -> None:
    assert not is_call(text)


def test_a_guide_in_another_language_keeps_the_rules_of_shape() -> None:
    text = (
        "---\nlanguage: de\n---\n\n# Eins\n\nRUFEN SIE BITTE GLEICH AN. Das ist TBC.\n\n" + "Das ist so. " * 45 + "\n"
    )
    codes = [code for code, _ in told(read(text))]
    assert sorted(codes) == ["CAPITALS-RUN", "LINT-ENGLISH-ONLY", "PARAGRAPH-LONG", "PLACEHOLDER-TEXT"]
