"""The few colours of a brand that all derived ones come from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from publisher.model.value import value
from publisher.style.colour import BLACK, WHITE, Colour, clarity, contrast, mixed, readable

LEAST_CONTRAST = 4.5
_LEAST_DRAWN = 3.0  # WCAG 2.2, 1.4.11: what a drawing says is said by its lines


@value
class Tones:
    """Page and text, the accent for headings, the cover's ground, the alarm of the call box, tint and rule."""

    page: Colour
    text: Colour
    accent: Colour
    cover: Colour
    alarm: Colour
    tint: Colour
    rule: Colour


def tones_of(named: Mapping[str, Colour], said: Iterable[Colour] = ()) -> Tones:
    """The tones of a brand with these palette and theme colours; the tint leaves `said` colours, those that the brand
    gives to texts, as readable as they are on the page."""
    page = named.get("background", WHITE)
    text = named.get("foreground") or readable(BLACK, page, LEAST_CONTRAST)
    primary = named.get("primary") or next(
        (c for c in named.values() if contrast(c, page) >= LEAST_CONTRAST and c.hex != text.hex), text
    )
    tint = _tint(page, primary, (text, *said))
    return Tones(
        page=page,
        text=text,
        accent=readable(primary, tint, LEAST_CONTRAST),
        cover=primary,
        alarm=readable(named.get("danger", primary), page, LEAST_CONTRAST),
        tint=tint,
        rule=mixed(page, readable(primary, page, _LEAST_DRAWN), 0.35, "rule"),
    )


def _tint(page: Colour, primary: Colour, said: Iterable[Colour]) -> Colour:
    needed = [(colour, least) for colour in said for least in (4.5, 3.0) if contrast(colour, page) >= least]
    tints = (mixed(page, primary, share / 100, "tint") for share in range(8, 0, -1))
    sound = (tint for tint in tints if all(contrast(colour, tint) >= least for colour, least in needed))
    return next(sound, page)


def on(ground: Colour, tones: Tones) -> Colour:
    """Page or text colour, whichever reads better on `ground`, in grey too; where neither does, white or black."""
    for pair in ((tones.page, tones.text), (WHITE, BLACK)):
        best = max(pair, key=lambda each: (contrast(each, ground) >= LEAST_CONTRAST, clarity(each, ground)))
        if contrast(best, ground) >= LEAST_CONTRAST:
            break
    return best


def named_colours(own: Mapping[str, Colour]) -> dict[str, Colour]:
    """What drawings and layouts may name: the brand's own, and the tones where the brand has no such name."""
    tones = tones_of(own)
    secondary = own.get("secondary", tones.accent)
    derived = {
        "background": tones.page,
        "foreground": tones.text,
        "primary": tones.cover,
        "secondary": secondary,
        "on-primary": on(tones.cover, tones),
        "secondary-on-primary": readable(secondary, tones.cover, LEAST_CONTRAST),
        "primary-line": readable(tones.cover, tones.page, _LEAST_DRAWN),
        "secondary-line": readable(secondary, tones.page, _LEAST_DRAWN),
        "danger": tones.alarm,
        "tint": tones.tint,
        "rule": tones.rule,
        "white": WHITE,
        "black": BLACK,
    }
    return {**derived, **own}
