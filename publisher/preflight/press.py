"""What will print otherwise than a brand may expect: an Edition and its brand enter, findings leave."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.edition.edition import Edition
from publisher.model.finding import Finding
from publisher.model.picture import Picture
from publisher.style.brand import Brand
from publisher.style.colour import Colour
from publisher.style.ink_profile import InkProfile
from publisher.style.look import TextStyle

_RICH = 0.85  # of black: with other inks beside it, a black of several plates
_LARGE = 24.0  # points, from which plates that miss one another no longer show
_TRUECOLOUR, _INDEXED, _TRUECOLOUR_ALPHA = 2, 3, 6  # PNG (ISO 15948), 11.2.2


def press_findings(brand: Brand, edition: Edition, inks: InkProfile) -> tuple[Finding, ...]:
    """INK-RICH for small text in a black of several plates, LOGO-RGB for a mark that had to be converted."""
    return (*_rich(brand, edition), *_logo(edition, inks))


def _rich(brand: Brand, edition: Edition) -> Iterator[Finding]:
    told: set[str] = set()
    for style in edition.sheet.texts.values():
        for colour in _colours(style) if style.size < _LARGE else ():
            if _several(colour) and colour.name not in told:
                told.add(colour.name)
                place = brand.palette.places.get(colour.name, brand.place)
                yield Finding("INK-RICH", place, {"name": colour.name, "role": style.role, "size": f"{style.size:g}"})


def _colours(style: TextStyle) -> tuple[Colour, ...]:
    return (style.colour, style.strong_colour, style.link_colour)


def _several(colour: Colour) -> bool:
    return colour.ink is not None and not colour.spot and colour.ink[3] >= _RICH and any(colour.ink[:3])


def _logo(edition: Edition, inks: InkProfile) -> Iterator[Finding]:
    for picture in dict.fromkeys((edition.logo.light, edition.logo.dark)) if edition.logo else ():
        if _is_clear_rgb(picture):
            yield Finding("LOGO-RGB", picture.place, {"path": picture.source, "condition": inks.condition})


def _is_clear_rgb(picture: Picture) -> bool:
    """Whether a PNG's pixels are RGB and some may show what lies beneath."""
    if picture.kind != "png" or len(picture.data) < 26:
        return False
    kind = picture.data[25]
    return kind == _TRUECOLOUR_ALPHA or (kind in (_TRUECOLOUR, _INDEXED) and b"tRNS" in picture.data)
