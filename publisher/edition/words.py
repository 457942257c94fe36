"""The few words the publisher itself prints, by language. A language that is not here is printed in English words."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from types import MappingProxyType

from publisher.model.language import region
from publisher.model.value import value


@value
class Words:
    """Sentences are `str.format` templates. `months` are the names in full, January first; `date` and
    `date_month_first` a day in words; `panels` the parts of a folded sheet, `code` what a QR code is to those who
    cannot see it; `page` tells where in a book something stands."""

    version: str
    awaiting: str
    reviewed: str
    next_review: str
    overdue: str
    read_more: str
    scan: str
    formats: str
    languages: str
    out_of_hours: str
    months: tuple[str, ...]
    date: str
    date_month_first: str
    panels: Mapping[str, str]
    code: str
    contents: str
    page: str


_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip

ENGLISH = Words(
    version="Version {version}",
    awaiting="Awaiting clinical review",
    reviewed="Reviewed by {name}",
    next_review="Next review {date}",
    overdue="Overdue for review since {date}",
    read_more="Read the full guide",
    scan="Scan for the ebook, or visit {address}",
    formats="Ask us for other formats: {formats}.",
    languages="Languages: {languages}",
    out_of_hours="Out of hours: {phone}",
    months=_MONTHS,
    date="{day} {month} {year}",
    date_month_first="{month} {day}, {year}",
    panels=MappingProxyType(
        {
            "cover": "Cover",
            "front": "Front",
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
    contents="Contents",
    page="page\u00a0{number}",
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


# Unicode CLDR 46, dates of "en" and of the regions that follow it rather than "en-001".
_MONTH_FIRST = frozenset({"AS", "CA", "GU", "MH", "MP", "PR", "UM", "US", "VI"})


def long_date(date: datetime.date, spoken: Words, locale: str = "") -> str:
    """A day with its month in words, in the order that the country of `locale` is used to."""
    order = spoken.date_month_first if region(locale) in _MONTH_FIRST else spoken.date
    return order.format(day=date.day, month=spoken.months[date.month - 1], year=date.year)
