"""Whatever the guide: either a finding says what does not fit, or the sheet keeps every law."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.brochure.invented import BLOCKS, GUIDES, titled
from tests.brochure.laws import breaches, overlaps
from tests.brochure.make import Made, made, real, stock, with_limits
from tests.brochure.words import panels, runs

CALM = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
SHEETS = st.tuples(st.sampled_from(["a4", "letter"]), st.sampled_from(["letter", "z", "half"]))


def lawful(found: Made) -> list[str]:
    if found.pages is None:
        assert "PANEL-OVERSET" in found.codes
        return []
    assert "PANEL-OVERSET" not in found.codes
    return breaches(found)


@given(GUIDES, SHEETS)
@CALM
def test_a_sheet_keeps_every_law_or_is_not_made(body: str, sheet: tuple[str, str]) -> None:
    assert lawful(made(titled(body), stock("plain", *sheet))) == []


@given(GUIDES, BLOCKS)
@CALM
def test_a_longer_guide_is_set_larger_only_where_its_space_is_closed_up(body: str, more: str) -> None:
    short, longer = made(titled(body)), made(titled(f"{body}\n\n{more}"))
    if longer.pages is not None:
        short_fit, longer_fit = short.set.fit, longer.set.fit
        assert longer_fit.scale <= short_fit.scale or longer_fit.space < min(1.0, short_fit.space)


@pytest.mark.parametrize("brand", ["harbour", "plain"])
@pytest.mark.parametrize("size", ["a4", "letter"])
@pytest.mark.parametrize("fold", ["letter", "z"])
def test_the_real_guide_keeps_every_law(brand: str, size: str, fold: str) -> None:
    assert breaches(real(brand, size, fold), in_order=brand == "plain") == []


def test_the_real_guide_keeps_every_law_on_a_sheet_folded_once() -> None:
    assert breaches(real("harbour", "a4", "half"), in_order=False) == []


def test_a_hint_shortens_the_search_and_changes_nothing() -> None:
    body = titled("# One\n\n" + "Some words to set. " * 150)
    alone = made(body)
    for scale in (0.9, alone.set.fit.scale, 1.0, 1.3):
        hinted = made(body, hint=alone.set.fit._replace(scale=scale))
        assert hinted.set.fit == alone.set.fit


def test_a_guide_of_few_words_is_set_at_the_largest_size() -> None:
    on = stock()
    found = made(titled("# One\n\nFew words."))
    assert found.set.fit.scale * on.sheet.text("body").size == pytest.approx(on.sheet.limits.body_most)


def test_no_limit_is_passed_whatever_it_is() -> None:
    on = with_limits(stock(), body_least=10.0, body_most=10.5)
    found = made(titled("# One\n\n" + "Some words to set. " * 120), on)
    assert breaches(found) == []


# The judge can see: each of these sheets is spoilt in one way.


def spoilt(**changes: object) -> Made:
    """The real sheet with one run of its second page changed."""
    found = real("plain")
    page = found.set.pages[1]
    panel = page.panels[0]
    run = runs(panel)[3]
    marks = tuple(replace(mark, **changes) if mark is run else mark for mark in panel.marks)  # type: ignore[type-var]
    new = replace(page, panels=(replace(panel, frames=(marks,)), *page.panels[1:]))
    return replace(found, pages=replace(found.set, pages=(found.set.pages[0], new)))


@pytest.mark.parametrize(
    ("change", "breach"),
    [
        ({"x": 2.0}, "outside the safe area"),
        ({"x": 16.0}, "outside its frame"),
        ({"size": 5.0}, "text at 5.0"),
        ({"pieces": ()}, "words"),
    ],
)
def test_the_judge_sees_what_is_wrong(change: dict[str, object], breach: str) -> None:
    assert any(breach in each for each in breaches(spoilt(**change)))


def test_the_judge_sees_text_on_text() -> None:
    texts = runs(panels(real("plain").set)[2])
    moved = replace(texts[4], baseline=texts[3].baseline + 4, x=texts[3].x)
    assert list(overlaps(texts)) == []
    assert list(overlaps([*texts[:4], moved, *texts[5:]]))
