"""The list of contents of a book: sections with the pages they begin on.

The column of the numbers has room for any, so the list breaks alike before the numbers are known and after."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from publisher.edition.edition import Edition
from publisher.edition.words import words
from publisher.model.guide import Section
from publisher.model.inline import Link, Text
from publisher.model.walk import plain_text
from publisher.typesetting.galley import Galley, Para
from publisher.typesetting.galley_row import Row, plain_rule
from publisher.typesetting.pages import Fit
from publisher.typesetting.setting import Setting

CONTENTS_ID = "front contents"  # no section has it: an id holds no space
_LONGEST = "0000"
_AIR = 0.3  # of the leading, above and below a line's text


def contents_flow(
    sections: Sequence[Section], numbers: Mapping[str, int], edition: Edition, setting: Setting
) -> tuple[Galley, ...]:
    """Its title and a row a section that has a heading; `numbers` are pages by section id, as far as they are known."""
    named = [section for section in sections if section.heading]
    if not named:
        return ()
    title = words(edition.guide.metadata.language).contents
    landing = (CONTENTS_ID, title, 0)
    place = edition.guide.metadata.place("title")
    heading = setting.para((Text(title),), "title", ("front", "contents"), place, keep=True, landing=landing)
    return (heading, *(_row(section, numbers.get(section.id), setting) for section in named))


def _row(section: Section, number: int | None, setting: Setting) -> Row:
    title = Text(plain_text(section.heading))
    link, owner = Link((title,), f"#{section.id}", place=section.place), ("contents", section.id)
    name = _linked(setting.para((title,), "contents", owner, section.place), link)
    count = _linked(setting.text("" if number is None else str(number), "contents", owner), link)
    wide = setting.text(_LONGEST, "contents", owner).natural(Fit())
    lift, sheet = _AIR * name.style.leading, setting.sheet
    return Row(
        (replace(name, before=0.0, after=0.0, goes_on=True), replace(count, style=replace(count.style, align="right"))),
        lambda width, _: ((0.0, width - wide), (width - wide, wide)),
        rule=plain_rule(sheet.rule.name, sheet.rule_width),
        lift=lift,
        foot=lift,
    )


def _linked(para: Para, link: Link) -> Para:
    """Name and number lead to the section as one link, in the colour of text: all of the list are links."""
    units = tuple(
        unit._replace(atoms=tuple(atom._replace(link=link, inlines=(link,)) for atom in unit.atoms))
        for unit in para.units
    )
    return replace(para, units=units, broken={})
