"""Furniture: what an edition says of itself, set as galleys — title, kicker, clinic, QR code, imprint, review line."""

from __future__ import annotations

import string
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from publisher.edition.edition import Edition
from publisher.model.block import Block, Paragraph
from publisher.model.inline import Strong, Text
from publisher.style.length import points
from publisher.typesetting.flow_figure import logo_galley
from publisher.typesetting.galley import Galley, Para, Stack
from publisher.typesetting.galley_block import Symbol
from publisher.typesetting.galley_row import Columns, Labelled, Row, indented
from publisher.typesetting.pages import Owner
from publisher.typesetting.setting import Setting

TITLE_ID = "front title"  # no section has it: an id holds no space
QR_SIZE = points("25mm")  # its modules; 20 mm is the least that phones read with ease
_CODE_MOST = 0.48  # of the width: a code that takes more stands above its words
LOGO_HEIGHT = points("8.2mm")
PERSONAL = frozenset({"clinic-name", "qr", "imprint"})
"""The pieces in which a clinic speaks of itself."""
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


_FIGURES = frozenset(string.digits + "+()")
_LETTERS = _FIGURES.union(string.ascii_letters)


def of_clinics(owner: Owner) -> frozenset[str]:
    """The characters that what `owner` shows may hold for one clinic and not for another: those of names and
    addresses, of telephone numbers, or none."""
    if owner == ("front", "clinic"):
        return _LETTERS
    classes = owner.attributes.classes if isinstance(owner, Paragraph) else ()
    return _LETTERS if "contact" in classes else _FIGURES if "phone" in classes or "closed" in classes else frozenset()


def furniture(name: str, edition: Edition, setting: Setting) -> Galleys:
    """The galleys of one piece; `setting` carries the frame's voice."""
    return FURNITURE_FLOWS[name](edition, setting)


def _title(edition: Edition, setting: Setting) -> Galleys:
    words = (Text(edition.guide.metadata.title, edition.guide.metadata.place("title")),)
    owner = ("front", "title")
    landing = (TITLE_ID, edition.guide.metadata.title, 0)
    return (setting.para(words, "title", owner, words[0].place, keep=True, landing=landing),)


def _subtitle(edition: Edition, setting: Setting) -> Galleys:
    words = (Text(edition.guide.metadata.subtitle, edition.guide.metadata.place("subtitle")),)
    role = "subtitle" if f"{setting.voice}.subtitle" in setting.sheet.texts else "lead"
    return (setting.para(words, role, ("front", "subtitle"), words[0].place),)


def _kicker(edition: Edition, setting: Setting) -> Galleys:
    place = edition.guide.metadata.place("kicker")
    return (setting.para(edition.imprint.kicker, "kicker", ("front", "kicker"), place, keep=True),)


def _clinic_name(edition: Edition, setting: Setting) -> Galleys:
    name = setting.para((Text(edition.clinic.name),), "label", ("front", "clinic"), edition.clinic.at("name"))
    return (_beside_logo(name, edition, setting, centred=True),)


def _beside_logo(words: Para, edition: Edition, setting: Setting, centred: bool = False) -> Galley:
    """`words` with the mark that suits the ground before them, or behind them where they end at the right; the words
    alone where there is none."""
    if edition.logo is None:
        return words
    picture = edition.logo.dark if setting.dark else edition.logo.light
    mark = logo_galley(picture, LOGO_HEIGHT, ("front", "logo"))
    indent = mark.width + 0.5 * LOGO_HEIGHT
    if words.style.align == "right":
        columns = _outdented(mark.width, indent)
        return Row((words, mark), columns, words.before, words.after, centred=centred)
    return Row((mark, words), indented(indent), words.before, words.after, centred=centred)


def _outdented(mark: float, indent: float) -> Columns:
    return lambda width, _: ((0.0, width - indent), (width - mark, mark))


def _blocks(blocks: Sequence[Block], setting: Setting, role: str) -> tuple[Para, ...]:
    return tuple(
        setting.para(block.content, role, block, block.place) for block in blocks if isinstance(block, Paragraph)
    )


def _imprint(edition: Edition, setting: Setting) -> Galleys:
    space = setting.style("body").leading
    paras = _blocks(edition.imprint.clinic, setting.speaking("imprint"), "body")
    first = _beside_logo(replace(paras[0], before=space, after=0.6 * space), edition, setting)
    return (first, *(replace(para, before=space, after=0.6 * space) for para in paras[1:]))


def _review(edition: Edition, setting: Setting) -> Galleys:
    return _blocks(edition.imprint.review, setting, "small")


def _invitation(edition: Edition, setting: Setting) -> Galleys:
    galleys: list[Galley] = []
    for block in edition.imprint.invitation:
        if isinstance(block, Paragraph):
            heads = isinstance(block.content[0], Strong) and len(block.content) == 1
            para = setting.para(block.content, "heading" if heads else "body", block, block.place)
            galleys.append(replace(para, before=0.0, after=0.3 * para.style.leading))
    return tuple(galleys)


def _qr(edition: Edition, setting: Setting) -> Galleys:
    """The code and the invitation beside it, or below it in a narrow frame. The code's own modules stand on the
    column's edge, its quiet zone reaches out of it."""
    words = Stack(_invitation(edition, setting))
    if not edition.imprint.address:
        return words.galleys
    body = setting.style("body")
    code = Symbol(edition.imprint.address, QR_SIZE, body.colour.name, ("front", "qr"))
    indent = QR_SIZE + 1.5 * body.size
    spaced = replace(words, before=0.8 * body.leading)
    return (Labelled(code, spaced, lambda _: indent, body.leading, body.leading, most=_CODE_MOST),)


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
