"""An Edition: what one output prints, selected, personalised and styled. It holds no Brief, Only or Variable."""

from __future__ import annotations

from dataclasses import field

from publisher.model.block import Block
from publisher.model.clinic import Clinic
from publisher.model.guide import Guide, Note, Section
from publisher.model.inline import Inline
from publisher.model.picture import Logo
from publisher.model.place import Place
from publisher.model.value import value
from publisher.style.recipe import Recipe
from publisher.style.sheet import Sheet


@value
class Imprint:
    """What an edition says of itself: `kicker` stands over the title; `clinic` is name, address, phone …, a
    paragraph each; `review` the version and review state; `invitation` the words beside the QR code for `address`,
    which tells the version too; `version` is that in words, for every sheet; `overdue`, if anything, is to be printed
    on every page."""

    kicker: tuple[Inline, ...]
    clinic: tuple[Block, ...]
    review: tuple[Block, ...]
    invitation: tuple[Block, ...]
    address: str
    version: str = ""
    overdue: tuple[Block, ...] = ()


@value
class Passage:
    """A safety block that is printed: where it is written, and the SHA-256 of its words as written and as printed."""

    place: Place
    written: str
    printed: str


@value
class Edition:
    """`guide` is kept for its metadata and pictures. `sections` are in reading order; `notes` are those that the
    sections mark, in the order of their marks; `safety` is the record of the safety blocks in the sections."""

    recipe: Recipe
    guide: Guide
    sections: tuple[Section, ...]
    notes: tuple[Note, ...]
    clinic: Clinic
    imprint: Imprint
    sheet: Sheet = field(repr=False)
    logo: Logo | None = None
    safety: tuple[Passage, ...] = ()
