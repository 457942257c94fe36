"""Furniture: what an edition says of itself, set as galleys — title, kicker, clinic, QR code, imprint, review line."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from publisher.drawing.shape import Shape
from publisher.edition.edition import Edition
from publisher.model.block import Block, Paragraph
from publisher.model.inline import Strong, Text
from publisher.style.length import points
from publisher.typesetting.galley import Galley, Stack
from publisher.typesetting.galley_block import Drawn
from publisher.typesetting.galley_row import Row
from publisher.typesetting.setting import Setting

QR_SIZE = points("25mm")  # without its quiet zone; 20 mm is the least that phones read with ease
Galleys = tuple[Galley, ...]


def present(edition: Edition) -> tuple[str, ...]:
    """The names of the furniture that this edition has."""
    metadata, imprint = edition.guide.metadata, edition.imprint
    has = {
        "kicker": bool(imprint.kicker),
        "title": bool(metadata.title),
        "subtitle": bool(metadata.subtitle),
        "clinic-name": bool(edition.clinic.name),
        "qr": bool(imprint.invitation),
        "imprint": bool(imprint.clinic),
        "review": bool(imprint.review),
    }
    return tuple(name for name, there in has.items() if there)


def furniture(name: str, edition: Edition, setting: Setting) -> Galleys:
    """The galleys of one piece; `setting` carries the frame's voice."""
    return FURNITURE_FLOWS[name](edition, setting)


def _title(edition: Edition, setting: Setting) -> Galleys:
    words = (Text(edition.guide.metadata.title, edition.guide.metadata.place("title")),)
    owner = ("front", "title")
    landing = ("title", edition.guide.metadata.title, 0)
    return (setting.para(words, "title", owner, words[0].place, keep=True, landing=landing),)


def _subtitle(edition: Edition, setting: Setting) -> Galleys:
    words = (Text(edition.guide.metadata.subtitle, edition.guide.metadata.place("subtitle")),)
    role = "subtitle" if f"{setting.voice}.subtitle" in setting.sheet.texts else "lead"
    return (setting.para(words, role, ("front", "subtitle"), words[0].place),)


def _kicker(edition: Edition, setting: Setting) -> Galleys:
    place = edition.guide.metadata.place("kicker")
    return (setting.para(edition.imprint.kicker, "kicker", ("front", "kicker"), place, keep=True),)


def _clinic_name(edition: Edition, setting: Setting) -> Galleys:
    return (setting.para((Text(edition.clinic.name),), "label", ("front", "clinic"), edition.clinic.place),)


def _blocks(blocks: Sequence[Block], setting: Setting, role: str) -> Galleys:
    return tuple(
        setting.para(block.content, role, block, block.place) for block in blocks if isinstance(block, Paragraph)
    )


def _imprint(edition: Edition, setting: Setting) -> Galleys:
    return _blocks(edition.imprint.clinic, setting.speaking("imprint"), "body")


def _review(edition: Edition, setting: Setting) -> Galleys:
    return _blocks(edition.imprint.review, setting, "small")


def _invitation(edition: Edition, setting: Setting) -> Galleys:
    galleys: list[Galley] = []
    for block in edition.imprint.invitation:
        if isinstance(block, Paragraph):
            heads = isinstance(block.content[0], Strong) and len(block.content) == 1
            para = setting.para(block.content, "subheading" if heads else "body", block, block.place)
            galleys.append(replace(para, before=0.0, after=0.3 * para.style.leading))
    return tuple(galleys)


def _qr(edition: Edition, setting: Setting) -> Galleys:
    """The code and the invitation beside it."""
    words = Stack(_invitation(edition, setting))
    address = edition.imprint.address
    if not address:
        return words.galleys
    ink = setting.style("body").colour.name
    wide = 0.42

    def make(width: float, _: float) -> Sequence[Shape]:
        from publisher.drawing.qr import qr

        return qr(address, width, ink)

    code = Drawn(make, 1.0, ("front", "qr"), rigid=True)
    space = setting.style("body").leading
    gutter = 0.8 * setting.style("body").size
    return (
        Row(
            (code, words),
            lambda width, _: (
                (0.0, min(QR_SIZE, wide * width)),
                (min(QR_SIZE, wide * width) + gutter, width - min(QR_SIZE, wide * width) - gutter),
            ),
            before=space,
            after=space,
        ),
    )


FURNITURE_FLOWS: Mapping[str, Callable[[Edition, Setting], Galleys]] = MappingProxyType(
    {
        "kicker": _kicker,
        "title": _title,
        "subtitle": _subtitle,
        "clinic-name": _clinic_name,
        "qr": _qr,
        "imprint": _imprint,
        "review": _review,
    }
)
