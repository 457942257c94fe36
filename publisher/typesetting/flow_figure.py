"""Figures: drawings by name, vector files and pictures, with their captions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from publisher.drawing import DRAWINGS
from publisher.drawing.shape import Shape
from publisher.drawing.stand_in import left_out, standing
from publisher.model.block import Figure, Timeline
from publisher.model.finding import Finding
from publisher.model.inline import Attributes, Text
from publisher.model.picture import Picture
from publisher.model.walk import plain_text
from publisher.typesetting.art import art
from publisher.typesetting.galley import Galley
from publisher.typesetting.galley_block import Drawn, Mark, Photo
from publisher.typesetting.pages import Owner
from publisher.typesetting.setting import Setting

if TYPE_CHECKING:
    from publisher.drawing.picture import Vector

_STRIP = 0.3  # height over width: a drawing flatter than that is a strip, which does not read when squeezed
_NUMBER = re.compile(r"[0-9]+")
_PIXEL = 0.75  # points, at CSS's 96 pixels an inch (CSS Values 3, 5.2)


def figure(block: Figure, setting: Setting) -> tuple[Galley, ...]:
    """The picture and its caption; the caption alone where the layout shows the figure itself. A drawing nobody knows
    is a finding, and its words are printed instead."""
    caption: tuple[Galley, ...] = ()
    if block.caption:
        caption = (setting.para(block.caption, "caption", (block, "caption"), block.place),)
    if any(block is shown for shown in setting.shown) or _left_out(block, setting):
        return caption
    drawn = _drawn(block, setting)
    if drawn is None:
        words = (Text(block.image.alt, block.place),)
        return (setting.para(words, "caption", block, block.place), *caption)
    after = setting.style("body").after
    return (replace(drawn, before=after, after=after * 0.6, keep=bool(caption)), *caption)


def _left_out(block: Figure, setting: Setting) -> bool:
    name = block.image.source.removeprefix("drawing:")
    return not block.image.alt and left_out(name, setting.sheet.drawings)


def _drawn(block: Figure, setting: Setting) -> Drawn | Photo | None:
    source = block.image.source
    if source.startswith("drawing:"):
        name = source.removeprefix("drawing:")
        if name in DRAWINGS:
            return drawing(name, block.image.attributes, block, setting)
        arguments = {"name": name, "known": ", ".join(sorted(DRAWINGS))}
        setting.findings.append(Finding("DRAWING-UNKNOWN", block.place, arguments))
        return None
    picture = setting.pictures.get(source)
    if picture is None or not picture.width:
        return None
    vector = None
    if picture.kind == "svg":
        vector = _vector(picture)
        setting.findings.extend(_undrawn(block, picture))
    return Photo(picture, picture.width * _PIXEL, block, vector)


def drawing(name: str, attributes: Attributes, owner: Owner, setting: Setting) -> Drawn:
    """The drawing called `name`; `attributes` of its image or block set its options."""
    options: Mapping[str, str] = dict(attributes.values)
    aspect = DRAWINGS[standing(name, setting.sheet.drawings)[0]].aspect
    return Drawn(
        lambda width, height: art(name, width, height, options, setting.sheet), aspect, owner, rigid=aspect < _STRIP
    )


def _vector(picture: Picture) -> Callable[[float], Sequence[Shape]]:
    return lambda width: _read(picture, round(width, 2)).shapes


@lru_cache(maxsize=64)
def _read(picture: Picture, width: float) -> Vector:
    from publisher.drawing.picture import svg_shapes

    return svg_shapes(picture.data, width)


def _undrawn(block: Figure, picture: Picture) -> Iterator[Finding]:
    """What a vector file holds that paper does not show: words, and kinds of drawing that are not read."""
    vector = _read(picture, round(picture.width * _PIXEL, 2))
    if vector.texts:
        yield Finding("SVG-TEXT", block.place, {"source": picture.source, "words": " / ".join(vector.texts)})
    if vector.unread:
        yield Finding("SVG-UNREAD", block.place, {"source": picture.source, "kinds": ", ".join(vector.unread)})


_WIDEST_LOGO = 4.0  # widths of its height: a wide word mark is made less tall


def logo_galley(picture: Picture, height: float, owner: Owner) -> Mark:
    """A logo `height` points tall, less if it is very wide."""
    ratio = picture.width / picture.height if picture.height else 1.0
    tall = height * min(1.0, _WIDEST_LOGO / ratio)
    vector = _vector(picture) if picture.kind == "svg" else None
    return Mark(picture, tall * ratio, tall, owner, vector)


def ribbon(block: Timeline, setting: Setting) -> tuple[Galley, ...]:
    """The drawing a timeline's class names, such as `recovery-ribbon`; none without such a class. A drawing of stages
    shows those of the timeline, where they are days."""
    for name in block.attributes.classes:
        if name in DRAWINGS:
            space = setting.style("body").after
            drawn = drawing(name, _staged(block, name, setting), (block, "drawing"), setting)
            return (replace(drawn, before=space, after=0.5 * setting.style("body").leading, keep=True),)
    return ()


def _staged(block: Timeline, name: str, setting: Setting) -> Attributes:
    days = stage_days(block)
    takes = "stages" in DRAWINGS[standing(name, setting.sheet.drawings)[0]].settings
    if not days or not takes or "stages" in dict(block.attributes.values):
        return block.attributes
    return replace(block.attributes, values=(*block.attributes.values, ("stages", " ".join(map(str, days)))))


def stage_days(block: Timeline) -> tuple[int, ...]:
    """The day that each stage begins with, and the day after the last: 0, 1, 4, 8 for Day 0, Days 1–3, Days 4–7.
    Empty where the stages do not follow upon each other day by day."""
    spans = [[int(number) for number in _NUMBER.findall(plain_text(stage.when))] for stage in block.stages]
    if not all(1 <= len(span) <= 2 for span in spans):
        return ()
    days = [span[0] for span in spans]
    days.append(spans[-1][-1] + 1 if spans else 0)
    follows = all(span[-1] + 1 == after for span, after in zip(spans, days[1:], strict=True))
    return tuple(days) if follows and days == sorted(set(days)) else ()
