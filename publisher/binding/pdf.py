"""Pages become a PDF: the same Pages for each profile, equal glyphs at equal places. ReportLab holds the document, its
pages, outlines and cross references; text, shapes, pictures and tags are written as objects and operators of our own,
since ReportLab has no kerning, no ligatures and no tags.

In: Pages, the Edition, a moment. Out: bytes, the same for the same input: PDF/UA-1 and PDF/A-2a at once for screen and
office, PDF/X-4 for the press."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from publisher.binding.pdf_file import Document, written
from publisher.binding.pdf_forme import Forme
from publisher.binding.pdf_metadata import Description, describe
from publisher.binding.pdf_profile import PROFILES, Profile
from publisher.binding.pdf_sheet import Sheet
from publisher.binding.pdf_tags import Tags
from publisher.edition.edition import Edition
from publisher.typesetting.pages import Pages
from publisher.typesetting.structure import structure

if TYPE_CHECKING:
    from publisher.style.ink_profile import InkProfile


def bind(
    pages: Pages,
    edition: Edition,
    when: datetime.datetime,
    profile: str = "screen",
    inks: InkProfile | None = None,
) -> bytes:
    """The PDF of `pages` for a profile of PROFILES. Screen and office: trimmed pages, RGB, links, bookmarks and tags in
    reading order. Press: inks (those of `inks`, else FOGRA39), bleed and printer's marks; nobody reads it from the
    file, so it has neither links nor tags. `when` (UTC) is its date."""
    said, kind = describe(edition, when), PROFILES[profile]
    if kind.press:
        from publisher.binding.pdf_press import bind_press
        from publisher.style.ink_profile import standard_profile

        return bind_press(pages.by_hand(), edition, said, inks or standard_profile())
    return written(_bound(pages, edition, said, kind)[2])


def forme(pages: Pages, edition: Edition, when: datetime.datetime, profile: str) -> tuple[bytes, Forme]:
    """The PDF as `bind` makes it for screen or office, and what makes further ones like it for other clinics, whose
    pages share marks with `pages`."""
    sheet, tags, document = _bound(pages, edition, describe(edition, when), PROFILES[profile])
    return written(document), Forme(sheet, tags, document)


def _bound(pages: Pages, edition: Edition, said: Description, kind: Profile) -> tuple[Sheet, Tags, Document]:
    pages = pages if kind.fillable else pages.by_hand()
    tags = Tags(structure(edition, pages))
    sheet = Sheet(pages, said, kind, tags)
    for index in range(len(pages.pages)):
        sheet.sheet(index)
    for landing in pages.landings:
        if landing.level >= 0 and landing.id:
            sheet.addOutlineEntry(landing.title, landing.id, landing.level)
    return sheet, tags, sheet.closed()
