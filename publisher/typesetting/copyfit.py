"""Copyfitting: one scale for body text over all panels, then the height of figures, then leading, then space.

Before a text is refused, the space between its parts is closed up in two steps (`SPACES`), and the layout's art gives
way to it where the brand says how: a clinic with a long address still gets its sheet.

The largest scale within the brand's limits at which everything fits is found on a ladder of 0.05 pt steps by
bisection (a larger size never takes less room, save by a rare line break, and the step found is always tried
itself). A hint, the answer of an earlier fit, brackets the search; it is an input like the others."""

from __future__ import annotations

from collections.abc import Callable

from publisher.style.sheet import Limits
from publisher.typesetting.galley import NEARLY, Galley, stack_height
from publisher.typesetting.pages import Fit
from publisher.typesetting.pour import Filled

STEP = 0.05  # points of body size
FIGURES_LEAST = 0.5  # of the height a figure would like
FIGURES_STEP = 0.05
SPACES = (1.0, 0.8, 0.6)  # of the brand's space, tried in turn until the text fits
_WIDEST_STEPS = 4
Fits = Callable[[Fit], bool]


def largest_scale(fits: Fits, limits: Limits, body: float, hint: Fit | None = None, space: float = 1.0) -> Fit | None:
    """The Fit with the largest body size in `limits`, for body text of `body` points on the sheet and `space` of the
    brand's space; None if nothing within the limits fits."""
    lowest, highest = 0, int((limits.body_most - limits.body_least) / STEP + 1e-6)

    def at(step: int) -> Fit:
        size = min(limits.body_least + step * STEP, limits.body_most)
        return Fit(scale=size / body, figures=FIGURES_LEAST, space=space)

    low, high = lowest, highest
    if hint is not None:
        near = min(max(round((hint.scale * body - limits.body_least) / STEP), lowest), highest)
        if fits(at(near)):
            if near == highest or not fits(at(near + 1)):
                return at(near)
            low = near + 1
        else:
            high = max(near - 1, lowest)
    if fits(at(high)):
        return at(high)
    if not fits(at(low)):
        return at(lowest) if low != lowest and fits(at(lowest)) else None
    while high - low > 1:
        middle = (low + high) // 2
        if fits(at(middle)):
            low = middle
        else:
            high = middle
    return at(low)


def tallest_figures(fits: Fits, fit: Fit) -> Fit:
    """`fit` with figures as tall as still fits, and no shorter than they are. Text comes first: its scale was found
    with figures at their least."""
    low, high = 0, round((1 - fit.figures) / FIGURES_STEP)

    def at(step: int) -> Fit:
        return fit._replace(figures=round(fit.figures + step * FIGURES_STEP, 2))

    if fits(at(high)):
        return at(high)
    while high - low > 1:
        middle = (low + high) // 2
        if fits(at(middle)):
            low = middle
        else:
            high = middle
    return at(low)


def widest_leading(fits: Fits, fit: Fit, limits: Limits) -> Fit:
    """`fit` with the largest common leading within the limits at which everything still fits."""
    return _widest(lambda leading: fit._replace(leading=leading), fits, 1.0, limits.leading_most)


def widest_space(fits: Fits, fit: Fit, limits: Limits) -> Fit:
    """`fit` with the largest common space within the limits at which everything still fits: for frames that follow
    each other, none of which has a floor of its own."""
    return _widest(lambda space: fit._replace(space=space), fits, fit.space, limits.space_most)


def _widest(fit: Callable[[float], Fit], fits: Fits, low: float, high: float) -> Fit:
    """The Fit of the largest factor from `low`, which fits, to `high` at which everything still fits."""
    best = fit(low)
    if high <= low:
        return best
    if fits(fit(high)):
        return fit(high)
    for _ in range(_WIDEST_STEPS):
        middle = (low + high) / 2
        if fits(fit(middle)):
            best, low = fit(middle), middle
        else:
            high = middle
    return best


def levelled(filled: Filled, fit: Fit, limits: Limits) -> Fit:
    """`fit` with the height of figures, then the space, that brings a frame's last line to its floor; space is left
    alone where stretching it so far would tear the text apart."""
    width = filled.vessel.width

    def fits(tried: Fit) -> bool:
        return _height(filled.galleys, width, tried) <= filled.floor - filled.top + NEARLY

    fit = tallest_figures(fits, fit)
    if fit.space < 1.0 and fits(fit._replace(space=1.0)):
        fit = fit._replace(space=1.0)
    step = 1.0 - fit.space if fit.space < 1.0 else 1.0  # from 1 on, ruled rows keep their pitch and take no more
    natural = _height(filled.galleys, width, fit)
    stretch = (_height(filled.galleys, width, fit._replace(space=fit.space + step)) - natural) / step
    slack = filled.floor - filled.top - natural
    if stretch <= 0 or slack <= NEARLY:
        return fit
    wanted = fit.space + slack / stretch
    return fit._replace(space=wanted) if wanted <= limits.space_most else fit


def _height(galleys: tuple[Galley, ...], width: float, fit: Fit) -> float:
    return stack_height(galleys, width, fit)
