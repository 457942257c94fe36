"""The few words the publisher itself prints, by language. A language that is not here is printed in English words."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from types import MappingProxyType

from publisher.model.value import value


@value
class Words:
    """Sentences are `str.format` templates. `months` are the names in full, January first;
    `panels` the parts of a folded sheet, `code` what a QR code is to those who cannot see it."""

    version: str
    awaiting: str
    reviewed: str
    next_review: str
    read_more: str
    scan: str
    formats: str
    out_of_hours: str
    months: tuple[str, ...]
    panels: Mapping[str, str]
    code: str


_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip

ENGLISH = Words(
    version="Version {version}",
    awaiting="Awaiting clinical review",
    reviewed="Reviewed by {name}",
    next_review="Next review {date}",
    read_more="Read the full guide",
    scan="Scan for the ebook, or visit {address}",
    formats="Ask us for other formats: {formats}.",
    out_of_hours="Out of hours: {phone}",
    months=_MONTHS,
    panels=MappingProxyType(
        {
            "cover": "Cover",
            "flap": "Flap",
            "inside-left": "Inside left",
            "inside-middle": "Inside middle",
            "inside-right": "Inside right",
            "second": "Second panel",
            "third": "Third panel",
            "fourth": "Fourth panel",
            "fifth": "Fifth panel",
            "back": "Back",
        }
    ),
    code="QR code: {address}",
)
LANGUAGES: Mapping[str, Words] = MappingProxyType({"en": ENGLISH})


def words(language: str) -> Words:
    """The words for a BCP 47 language tag."""
    return LANGUAGES.get(_primary(language), ENGLISH)


def speaks(language: str) -> bool:
    """Whether the publisher has words of its own in the language of a BCP 47 tag."""
    return _primary(language) in LANGUAGES


def _primary(language: str) -> str:
    return language.split("-")[0].lower()


def long_date(date: datetime.date, spoken: Words) -> str:
    return f"{date.day} {spoken.months[date.month - 1]} {date.year}"
