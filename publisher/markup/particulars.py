"""Edition → what a library records of it, and what it may truthfully say of its accessibility.

Nothing is claimed that was not counted: each accessibility feature is named only if this book has it, and no
conformance is claimed at all, since that takes a person who looked (EPUB Accessibility 1.1, 4).
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator

from publisher.edition.edition import Edition
from publisher.edition.held import edition_images
from publisher.markup import words
from publisher.markup.book import Accessibility, Particulars
from publisher.model.inline import Image
from publisher.model.remembering import remembered

_RIGHT_TO_LEFT = frozenset(["ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "ps", "sd", "syr", "ug", "ur", "yi"])


def particulars(edition: Edition, paged: bool) -> Particulars:
    """`paged`: the book marks where the pages of the printed edition begin."""
    metadata = edition.guide.metadata
    return Particulars(
        identifier=_identifier(edition),
        title=metadata.title,
        subtitle=metadata.subtitle,
        language=metadata.language,
        direction="rtl" if metadata.language.lower().split("-")[0] in _RIGHT_TO_LEFT else "ltr",
        creators=metadata.authors,
        publisher=metadata.publisher or edition.clinic.name,
        description=metadata.description,
        rights=metadata.rights,
        date=metadata.last_reviewed,
        page_source=words.PAGE_SOURCE.format(title=metadata.title) if paged else "",
        accessibility=accessibility(edition_images(edition), paged),
        version=metadata.version,
    )


def _identifier(edition: Edition) -> str:
    """A name that stays the same from version to version; another brand's or clinic's book is another book."""
    clinic = edition.clinic.slug or edition.clinic.name
    names = (edition.guide.metadata.identifier or edition.guide.name, edition.sheet.brand, clinic)
    return uuid.uuid5(uuid.NAMESPACE_URL, "/".join(names)).urn


@remembered(16)
def accessibility(images: tuple[Image, ...], paged: bool) -> Accessibility:
    shown = tuple(image for image in images if not image.decorative)
    told = all(image.alt for image in shown)
    return Accessibility(
        modes=("textual", "visual") if shown else ("textual",),
        sufficient=(("textual",) if told else ()) + (("textual,visual",) if shown else ()),
        features=tuple(sorted(_features(shown, told, paged))),
        hazards=("none",),
        summary=_summary(shown, told, paged),
    )


def _features(shown: tuple[Image, ...], told: bool, paged: bool) -> Iterator[str]:
    yield from (
        "ARIA",
        "displayTransformability",
        "readingOrder",
        "structuralNavigation",
        "tableOfContents",
        "unlocked",
    )
    if told:
        yield "alternativeText"
    if any(image.long_description for image in shown):
        yield "longDescription"
    if paged:
        yield from ("pageBreakMarkers", "pageNavigation")


def _summary(shown: tuple[Image, ...], told: bool, paged: bool) -> str:
    return " ".join(_sentences(shown, told, paged))


def _sentences(shown: tuple[Image, ...], told: bool, paged: bool) -> Iterator[str]:
    yield words.ACCESSIBLE_TEXT
    if shown:
        yield words.ACCESSIBLE_PICTURES if told else words.INACCESSIBLE_PICTURES
    if any(image.long_description for image in shown):
        yield words.ACCESSIBLE_DESCRIPTIONS
    if paged:
        yield words.ACCESSIBLE_PAGES
    yield words.ACCESSIBLE_MOTION
