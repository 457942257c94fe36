"""Inks: the colour names that shapes carry, and mixtures of them.

A name of the brand enters (`teal3`, `primary`), a literal `#a3c6c6`, or a mixture in percent, `teal7*40+teal3*60`.
A mixture is a flat list of weights, so that mixing mixtures stays one and a ramp costs a drawing no colours of its
own: what a name means is the Sheet's to say, on screen and in ink."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import pairwise

from publisher.style.colour import BLACK, WHITE, Colour, mixture

NO_INK = ("", "none")
_EVERYWHERE = {"black": BLACK, "white": WHITE}


@lru_cache(maxsize=1024)
def parts(ink: str) -> tuple[tuple[str, float], ...]:
    """The names in `ink` with their shares, which sum to 1. A weight that is no number counts as part of a name."""
    shares = [_share(part.strip()) for part in ink.split("+")]
    total = sum(weight for _, weight in shares)
    if total <= 0:
        return ((ink, 1.0),)
    return tuple((name, weight / total) for name, weight in shares if weight > 0)


def _share(part: str) -> tuple[str, float]:
    name, star, weight = part.rpartition("*")
    try:
        return (name.strip(), max(0.0, float(weight))) if star else (part, 100.0)
    except ValueError:
        return part, 100.0


def mix(one: str, other: str, share: float) -> str:
    """`share` (0–1) of `other` in `one`, either of which may be a mixture itself; whole percents."""
    weights: dict[str, float] = {}
    for ink, amount in ((one, 1 - share), (other, share)):
        for name, part in parts(ink):
            weights[name] = weights.get(name, 0) + part * amount
    kept = [(name, round(weight * 100)) for name, weight in weights.items() if round(weight * 100) > 0]
    return kept[0][0] if len(kept) == 1 else "+".join(f"{name}*{weight}" for name, weight in kept)


def ramp(stops: Iterable[tuple[float, str]], steps: int) -> tuple[str, ...]:
    """`steps` inks evenly spaced on the way through `stops`, pairs of place (0–1, rising) and ink. Without a
    stop there is no ink."""
    points = tuple(stops) or ((0.0, ""),)
    return tuple(_between(points, step / (steps - 1)) for step in range(steps))


def _between(stops: tuple[tuple[float, str], ...], place: float) -> str:
    for (start, one), (end, other) in pairwise(stops):
        if place <= end:
            return mix(one, other, max(0.0, place - start) / (end - start))
    return stops[-1][1]


def unknown(ink: str, colours: Mapping[str, Colour]) -> tuple[str, ...]:
    """The names in `ink` that neither the brand nor everybody has; empty where `resolve` will succeed."""
    if ink in NO_INK or ink in colours:
        return ()
    return tuple(name for name, _ in parts(ink) if _plain(name, colours) is None)


def resolve(ink: str, colours: Mapping[str, Colour]) -> Colour:
    """What `ink` looks like. A mixture has ink values where all its parts have them. KeyError: an unknown name."""
    whole = _plain(ink, colours)
    if whole is not None:
        return whole
    return mixture([(_known(name, colours), share) for name, share in parts(ink)], ink)


def _known(name: str, colours: Mapping[str, Colour]) -> Colour:
    colour = _plain(name, colours)
    if colour is None:
        raise KeyError(name)
    return colour


def _plain(name: str, colours: Mapping[str, Colour]) -> Colour | None:
    if name in colours:
        return colours[name]
    if name.startswith("#") and len(name) == 7:
        try:
            red, green, blue = bytes.fromhex(name[1:])
        except ValueError:
            return None
        return Colour(name, red / 255, green / 255, blue / 255)
    return _EVERYWHERE.get(name)
