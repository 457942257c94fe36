"""Figures: drawings by name, vector files and pictures, with their captions."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from publisher.drawing import DRAWINGS
from publisher.drawing.shape import Shape
from publisher.model.block import Figure, Timeline
from publisher.model.finding import Finding
from publisher.model.inline import Attributes, Text
from publisher.model.picture import Picture
from publisher.typesetting.galley import Galley
from publisher.typesetting.galley_block import Drawn
from publisher.typesetting.setting import Setting

_PIXEL = 0.75  # points, at CSS's 96 pixels an inch (CSS Values 3, 5.2)


def figure(block: Figure, setting: Setting) -> tuple[Galley, ...]:
    """The picture and its caption. A drawing nobody knows is a finding, and its words are printed instead."""
    caption: tuple[Galley, ...] = ()
    if block.caption:
        caption = (setting.para(block.caption, "caption", (block, "caption"), block.place),)
    drawn = _drawn(block, setting)
    if drawn is None:
        words = (Text(block.image.alt, block.place),)
        return (setting.para(words, "caption", block, block.place), *caption)
    after = setting.style("body").after
    return (replace(drawn, before=after, after=after * 0.6, keep=bool(caption)), *caption)


def _drawn(block: Figure, setting: Setting) -> Drawn | None:
    source = block.image.source
    if source.startswith("drawing:"):
        name = source.removeprefix("drawing:")
        if name in DRAWINGS:
            return Drawn(_drawing(name, block.image.attributes), block)
        arguments = {"name": name, "known": ", ".join(sorted(DRAWINGS))}
        setting.findings.append(Finding("DRAWING-UNKNOWN", block.place, arguments))
        return None
    picture = setting.pictures.get(source)
    if picture is None:
        return None
    if picture.kind == "svg":
        return Drawn(_vector(picture), block)
    return Drawn(None, block, picture, 320.0, picture.width * _PIXEL)


Make = Callable[[float], tuple[float, Sequence[Shape]]]


def _drawing(name: str, attributes: Attributes) -> Make:
    drawing = DRAWINGS[name]
    options: Mapping[str, str] = dict(attributes.values)

    def make(width: float) -> tuple[float, Sequence[Shape]]:
        height = width * drawing.aspect
        return height, drawing.draw(width, height, options)

    return make


def _vector(picture: Picture) -> Make:
    def make(width: float) -> tuple[float, Sequence[Shape]]:
        from publisher.drawing.picture import svg_shapes

        wide = min(width, picture.width * _PIXEL) if picture.width else width
        height, shapes, *_ = svg_shapes(picture.data, wide)
        return height, shapes

    return make


def ribbon(block: Timeline, setting: Setting) -> tuple[Galley, ...]:
    """The drawing a timeline's class names, such as `recovery-ribbon`; none without such a class."""
    for name in block.attributes.classes:
        if name in DRAWINGS:
            space = setting.style("body").after
            return (Drawn(_drawing(name, block.attributes), (block, "drawing"), before=space, after=space, keep=True),)
    return ()
