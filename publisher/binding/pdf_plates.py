"""The Paint of the press: colours become amounts of cyan, magenta, yellow, black and of spot inks.

A spot ink is a Separation (ISO 32000-1, 8.6.6.4) that falls back on the brand's own plates where there is no such ink.
`REGISTRATION` is the one that prints on every plate: printer's marks are drawn in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from publisher.binding.pdf_object import name
from publisher.drawing.ink import resolve
from publisher.model.remembering import remembered
from publisher.style.colour import Colour
from publisher.style.colour import Plates as Amounts
from publisher.style.ink_profile import InkProfile, plates
from publisher.typesetting.pages import Mark, Placed, TextRun

REGISTRATION = Colour("registration", 0, 0, 0, (1, 1, 1, 1), "All")
OVERPRINTING = "Over"
"""The graphics state in which ink leaves what lies beneath it standing (ISO 32000-1, 8.6.7)."""
_BLACK = 0.85  # of black alone: dark enough to hide what it is printed on


class Plates:
    """A Paint; the same one for the same profile and colours, so that what is drawn with it can be kept."""

    def __init__(self, profile: InkProfile, colours: Mapping[str, Colour]) -> None:
        self.profile = profile
        self._inked = {each.hex: each for each in colours.values() if each.ink is not None}
        self._spots = {each.spot: each.ink for each in colours.values() if each.spot and each.ink is not None}
        self._spots[REGISTRATION.spot] = (1, 1, 1, 1)

    def __call__(self, colour: Colour, stroke: bool) -> str:
        own = self._own(colour)
        if own.spot:
            choose, tint = ("CS", "SCN") if stroke else ("cs", "scn")
            return f"/{resource(own.spot)} {choose} {own.tint:.4g} {tint}"
        amounts = " ".join(f"{part:.4g}" for part in plates(own, self.profile))
        return f"{amounts} {'K' if stroke else 'k'}"

    def _own(self, colour: Colour) -> Colour:
        """A colour that someone wrote as light but the brand has as ink, such as a logo's, is the brand's."""
        return colour if colour.ink is not None else self._inked.get(colour.hex, colour)

    def overprints(self, colour: Colour) -> bool:
        """Whether text in it is printed on its ground, instead of in a hole that would have to fit: black alone."""
        own = self._own(colour)
        cyan, magenta, yellow, black = plates(own, self.profile)
        return not own.spot and black >= _BLACK and not (cyan or magenta or yellow)

    def spots(self, marks: Iterable[Mark]) -> tuple[str, ...]:
        """The spot inks that `marks` are printed in."""
        owned = (self._own(colour).spot for mark in marks for colour in _colours(mark))
        return tuple(sorted({spot for spot in owned if spot}))

    def separation(self, spot: str) -> bytes:
        """The colour space of a spot ink."""
        full = " ".join(f"{part:.4g}" for part in self.stand_in(spot))
        fade = f"<</FunctionType 2/Domain[0 1]/C0[0 0 0 0]/C1[{full}]/N 1>>"
        return f"[/Separation{name(spot)}/DeviceCMYK{fade}]".encode("ascii")

    def stand_in(self, spot: str) -> Amounts:
        return self._spots[spot]


@remembered(8)
def plates_of(profile: InkProfile, colours: Mapping[str, Colour]) -> Plates:
    return Plates(profile, colours)


def resource(spot: str) -> str:
    """What content calls the colour space of a spot ink."""
    return "Spot" + spot.encode().hex()


def _colours(mark: Mark) -> Iterable[Colour]:
    if isinstance(mark, TextRun):
        return (mark.colour,)
    if isinstance(mark, Placed):
        return ()
    inks = {ink for shape in mark.shapes for ink in (shape.fill, shape.stroke) if ink}
    return (resolve(ink, mark.colours) for ink in inks)
