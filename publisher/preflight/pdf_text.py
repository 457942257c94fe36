"""Can the words be read, and do they survive folding and cutting? Words and the ground under them enter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from publisher.model.finding import Finding
from publisher.preflight.pdf_limits import Limits
from publisher.preflight.pdf_page import MM, Arguments, Page, meeting
from publisher.preflight.pdf_rendering import Colour, Ground, Word
from publisher.style.colour import Colour as Shade
from publisher.style.colour import contrast, luminance

_NORMAL, _LARGE = 4.5, 3.0
_SHARE = 0.25  # of a word's ground that must be too close for the word to count as faint
_WHITE, _TINTED = 0.8, 0.6  # luminance from which text is white, and up to which a ground is one
_ROUNDING = 0.05  # millimetres, ratios and points
_LONGEST = 30


def faint(page: Page, words: Iterable[Word], ground: Ground) -> Iterator[Finding]:
    """PDF-CONTRAST (WCAG 2.2, 1.4.3) once for each colour of text and size class, at the faintest word."""
    found: dict[tuple[Colour, float], list[tuple[float, Colour, Word]]] = {}
    for word in words:
        least = _LARGE if word.size >= 18 or (word.bold and word.size >= 14) else _NORMAL
        ratio, under = _ratio(word, ground, least)
        if ratio < least - _ROUNDING:
            found.setdefault((word.colour, least), []).append((ratio, under, word))
    for (colour, least), faults in found.items():
        ratio, under, word = min(faults, key=lambda fault: fault[0])
        arguments: Arguments = {
            "colour": _hex(colour),
            "ground": _hex(under),
            "ratio": f"{int(ratio * 100) / 100:.2f}",
            "least": f"{least:g}",
            "text": _shortened(word.text),
            "count": len(faults),
        }
        yield Finding("PDF-CONTRAST", page.corner(word.box), arguments)


def _ratio(word: Word, ground: Ground, least: float) -> tuple[float, Colour]:
    """The contrast of a word, and with which colour of its ground: the commonest, or where a good part of the ground
    is closer to the word's colour than `least`, the commonest of that part."""
    colours = ground.colours(word.box)
    rated = [(count, _contrast(_seen(word, under), under), under) for count, under in colours]
    close = [each for each in rated if each[1] < least - _ROUNDING]
    weak = sum(count for count, _, _ in close) >= _SHARE * sum(count for count, _ in colours)
    _, ratio, under = max(close if close and weak else rated, key=lambda each: each[0])
    return (ratio, under) if close and weak else (max(ratio, least), under)


def _seen(word: Word, under: Colour) -> Colour:
    """The word's colour as it shows through its opacity on `under`."""
    mixed = [round(own * word.opacity + other * (1 - word.opacity)) for own, other in zip(word.colour, under)]
    return (mixed[0], mixed[1], mixed[2])


def knocked_out(page: Page, words: Iterable[Word], ground: Ground, limits: Limits) -> Iterator[Finding]:
    """PDF-KNOCKOUT once a page, for the smallest: white text on a ground, under `limits.knockout` points."""
    small = [
        word
        for word in words
        if word.size < limits.knockout - _ROUNDING
        and _luminance(word.colour) >= _WHITE
        and _luminance(max(ground.colours(word.box))[1]) <= _TINTED
    ]
    if small:
        least = min(small, key=lambda word: word.size)
        size = {"size": f"{least.size:.1f}", "least": f"{limits.knockout:g}"}
        yield Finding("PDF-KNOCKOUT", page.corner(least.box), {**size, **_which(least, small)})


def near_trim(page: Page, words: Iterable[Word], limits: Limits) -> Iterator[Finding]:
    """PDF-NEAR-TRIM for each edge, at the nearest word. Text outside the trim belongs to the printer and is left."""
    edges: dict[int, list[tuple[float, Word]]] = {}
    inside = [word for word in words if meeting(word.box, page.trim)]
    for word in inside:
        for edge, sign in enumerate((1, 1, -1, -1)):
            gap = sign * (word.box[edge] - page.trim[edge]) / MM
            if gap < limits.text_margin - _ROUNDING:
                edges.setdefault(edge, []).append((gap, word))
    for edge, near in edges.items():
        gap, word = min(near, key=lambda each: each[0])
        where = {"side": page.side(edge), "distance": f"{max(gap, 0.0):.1f}", "least": f"{limits.text_margin:g}"}
        yield Finding("PDF-NEAR-TRIM", page.corner(word.box), {**where, **_which(word, [each for _, each in near])})


def near_fold(page: Page, words: Iterable[Word], folds: Sequence[float], limits: Limits) -> Iterator[Finding]:
    """PDF-NEAR-FOLD for each of `folds` (points from the left trim), at the nearest word."""
    inside = [word for word in words if meeting(word.box, page.trim)]
    for fold in folds:
        line = page.trim[0] + fold
        gaps = [(max(word.box[0] - line, line - word.box[2], 0.0) / MM, word) for word in inside]
        near = [each for each in gaps if each[0] < limits.text_margin - _ROUNDING]
        if near:
            gap, word = min(near, key=lambda each: each[0])
            where = {"fold": f"{fold / MM:.1f}", "distance": f"{gap:.1f}", "least": f"{limits.text_margin:g}"}
            yield Finding("PDF-NEAR-FOLD", page.corner(word.box), {**where, **_which(word, [each for _, each in near])})


def _which(word: Word, words: Sequence[Word]) -> Arguments:
    return {"text": _shortened(word.text), "count": len(words)}


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _shade(colour: Colour) -> Shade:
    red, green, blue = (part / 255 for part in colour)
    return Shade("", red, green, blue)


def _hex(colour: Colour) -> str:
    return _shade(colour).hex


@lru_cache(4096)
def _contrast(one: Colour, other: Colour) -> float:
    return contrast(_shade(one), _shade(other))


@lru_cache(4096)
def _luminance(colour: Colour) -> float:
    return luminance(_shade(colour))
