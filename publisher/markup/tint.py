"""Brand colours that keep their contrast on grounds the publisher does not choose.

A reader's theme decides page and text colours, and a book may not know them. A brand colour is therefore never set on
text that stands on the reader's page: it is mixed into whatever text colour the reader has (`color-mix` with
`currentcolor`), in the smallest share of that colour that keeps 4.5:1 (WCAG 2.2, 1.4.3) on each page in `_PAGES`.
Where a ground is the book's own, both colours are known and measured.
"""

from __future__ import annotations

from publisher.model.value import value
from publisher.style.colour import Colour, contrast

LEAST = 4.5
BLACK = Colour("black", 0, 0, 0)
WHITE = Colour("white", 1, 1, 1)
# Text and page of usual reading themes: paper, white, sepia, grey, night.
_PAGES = tuple(
    (Colour("text", *text), Colour("page", *page))
    for text, page in (
        ((0, 0, 0), (1, 1, 1)),
        ((0.13, 0.13, 0.13), (0.98, 0.98, 0.98)),
        ((0.36, 0.27, 0.21), (0.96, 0.93, 0.85)),
        ((0.9, 0.9, 0.9), (0.13, 0.13, 0.13)),
        ((1, 1, 1), (0, 0, 0)),
    )
)
_PALE, _CLEAR = 0.5, 7.0  # the share of white in a colour at night; the contrast it has on a dark page
_SHARES = tuple(share / 100 for share in range(30, 75, 5))


@value
class Tint:
    """`share` 0–1 of the reader's text colour, the rest `colour`."""

    share: float
    colour: Colour

    @property
    def css(self) -> str:
        return f"color-mix(in srgb, currentcolor {round(self.share * 100)}%, {self.colour.hex})"


def mixed(one: Colour, other: Colour, share: float) -> Colour:
    """`share` 0–1 of `one`, the rest `other`, in sRGB."""
    parts = zip((one.red, one.green, one.blue), (other.red, other.green, other.blue), strict=True)
    red, green, blue = (a * share + b * (1 - share) for a, b in parts)
    return Colour(f"{one.name}-{other.name}", red, green, blue)


def tint(colour: Colour) -> Tint | None:
    """The tint that on black text comes closest to `colour`; None where no share of it keeps the contrast."""
    for share in _SHARES:
        pure = _lifted(colour, share)
        if all(contrast(mixed(text, pure, share), page) >= LEAST for text, page in _PAGES):
            return Tint(share, pure)
    return None


def night_tint(colour: Colour) -> Tint | None:
    """What stands for `colour` where readers asked for dark pages: a pale breath of it, clearer on those than a tint
    made for all pages, and still to be read on a light page that a reader chose all the same."""
    pale = mixed(WHITE, colour, _PALE)
    for share in _SHARES:
        if all(contrast(mixed(text, pale, share), page) >= _least(page) for text, page in _PAGES):
            return Tint(share, pale)
    return None


def _least(page: Colour) -> float:
    return _CLEAR if contrast(page, WHITE) > contrast(page, BLACK) else LEAST


def _lifted(colour: Colour, share: float) -> Colour:
    """What, mixed with `share` of black, gives `colour`, as near as light allows."""
    red, green, blue = (min(1.0, part / (1 - share)) for part in (colour.red, colour.green, colour.blue))
    return Colour(colour.name, red, green, blue)


def readable(wish: Colour, ground: Colour) -> Colour:
    """`wish` if it can be read on `ground`, else moved towards black or white until it can."""
    end = max((BLACK, WHITE), key=lambda colour: contrast(colour, ground))
    moved = (mixed(end, wish, step / 20) for step in range(21))
    return next((colour for colour in moved if contrast(colour, ground) >= LEAST), end)


def night(colour: Colour) -> Colour:
    """A dark ground that remembers `colour`."""
    return mixed(colour, Colour("night", 0.055, 0.055, 0.065), 0.16)
