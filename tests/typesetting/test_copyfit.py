"""Copyfitting: the largest size that fits, then figures, then leading, then space, and never past a frame's foot."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from publisher.style.sheet import Limits
from publisher.typesetting import Fit
from publisher.typesetting.copyfit import (
    FIGURES_LEAST,
    SPACES,
    STEP,
    largest_scale,
    levelled,
    tallest_figures,
    widest_leading,
)
from publisher.typesetting.galley import NEARLY, stack_height
from publisher.typesetting.pour import Filled, Vessel
from tests.brochure.make import CLINIC, made, real, real_guide, stock
from tests.typesetting.test_galleys import BLOCKS, galleys

LIMITS = Limits(9.5, 11.5, 9.0, leading_most=1.1, space_most=2.0)
BODY = 10.0


@given(st.floats(9, 12), st.one_of(st.none(), st.floats(0.5, 1.5)))
@settings(max_examples=200, deadline=None)
def test_the_largest_step_that_fits_is_found_with_and_without_a_hint(most: float, hint: float | None) -> None:
    found = largest_scale(lambda fit: fit.scale * BODY <= most, LIMITS, BODY, None if hint is None else Fit(hint))
    if most < LIMITS.body_least:
        assert found is None
        return
    assert found is not None
    size = found.scale * BODY
    assert size <= most
    assert size + STEP > min(most, LIMITS.body_most) - 1e-6
    assert found.figures == FIGURES_LEAST


def test_text_comes_before_figures() -> None:
    """Whatever the size, it is found with figures at their least; they grow only into what text leaves."""
    tried: list[Fit] = []

    def fits(fit: Fit) -> bool:
        tried.append(fit)
        return fit.scale * 100 + fit.figures * 50 <= 140

    found = largest_scale(fits, LIMITS, BODY)
    assert found is not None
    assert found.scale == pytest.approx(1.15)
    assert {fit.figures for fit in tried} == {FIGURES_LEAST}
    assert tallest_figures(fits, found).figures == FIGURES_LEAST
    roomy = tallest_figures(lambda fit: fit.figures <= 0.81, found)
    assert roomy.figures == 0.8
    assert tallest_figures(lambda _: True, found).figures == 1.0


def test_leading_grows_into_what_is_left_and_no_further() -> None:
    assert widest_leading(lambda _: True, Fit(), LIMITS).leading == LIMITS.leading_most
    assert widest_leading(lambda fit: fit.leading <= 1.0, Fit(), LIMITS).leading == 1.0
    assert 1.03 <= widest_leading(lambda fit: fit.leading <= 1.05, Fit(), LIMITS).leading <= 1.05


@given(BLOCKS, st.floats(0, 160), st.sampled_from(["plain", "harbour"]), st.sampled_from(SPACES))
@settings(max_examples=100, deadline=None)
@example(["1. One\n2. Two\n3. Three\n{: .steps }"], 60.0, "plain", 0.8)
@example(["1. One\n2. Two\n3. Three\n{: .steps }", "## More"], 6.0, "harbour", 0.6)
def test_levelling_brings_the_last_line_to_the_floor_or_leaves_it(
    blocks: list[str], slack: float, brand: str, space: float
) -> None:
    on, fit, width = stock(brand), Fit(figures=FIGURES_LEAST, space=space), 200.0
    found = galleys("\n\n".join(blocks), brand)
    floor = stack_height(found, width, fit) + slack
    vessel = Vessel(on.geometry.panels[0], 0, 0, width, floor, found)
    level = levelled(Filled(vessel, found, 0.0, floor), fit, on.sheet.limits)
    height = stack_height(found, width, level)
    assert height <= floor + NEARLY
    assert level.space <= on.sheet.limits.space_most
    assert (level.scale, level.leading) == (fit.scale, fit.leading)
    if level.space > max(fit.space, 1.0):
        assert height == pytest.approx(floor, abs=0.5)


def test_space_is_closed_up_before_a_text_is_refused() -> None:
    """A clinic with opening hours and formats needs more of the back than the brand's own contact."""
    roomy, full = real("harbour", "letter"), made(real_guide(), stock("harbour", "letter"), CLINIC)
    assert roomy.set.fit.space == 1.0
    assert full.pages is not None, full.findings
    assert full.set.fit.space < 1.0
