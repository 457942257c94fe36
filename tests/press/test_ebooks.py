"""Ebooks made one after another in one process are, byte for byte, what each is when it is made alone.

What ebooks share is made once and remembered. So each is made among many others, and once more where no Memory
remembers anything."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Hashable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TypeVar
from unittest import mock

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from publisher.model.clinic import Clinic
from publisher.model.picture import Logo, Picture
from publisher.model.remembering import Memory
from publisher.order import Order, accept
from publisher.publish import Job, publish
from publisher.reading import Source, read_guide

ROOT = Path(__file__).parents[2]
R = TypeVar("R")
GUIDE = """\
---
title: Your visit
kicker: Patient guide
subtitle: What to expect
version: "1"
language: en-GB
last_reviewed: 2025-02-01
reviewed_by: Example Reviewer
settings:
  days: "2"
---

Words of {{ clinic.name }} before any heading.[^who]

# Call {{ clinic.name }} {: #call }

/// safety | Call {{ clinic.phone }} at once
Chest pain.[^who]

- a fever
- {{ clinic.emergency }} where we are closed
///

## What we ask {: .rows }

| When | What |
|---|---|
| Day {{ clinic.settings.days }} | {{ clinic.out_of_hours }} |
| Later | See [the site]({{ clinic.web }}/after) or [rest](#rest). |

## Nothing of ours

![The way to {{ clinic.name }}](drawing:leaf){: longdesc="Past {{ clinic.name }}." }

# Rest {: #rest }

Rest for {{ clinic.settings.days }} days.[^rest]

/// callout | Good to know
Words like *these* are the same for all.[^who]
///

[^who]: {{ clinic.name }} wrote this.[^rest]
[^rest]: Sleep is rest.
"""
NAMES = (
    "Oak",
    "Oak Street Clinic",
    "Northtown University Hospital Centre for Dermatology, Skin Health and Reconstructive Care",
    "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
    "Zentrum Straße & Söhne <b>GmbH</b>",
    "Przychodnia Łódź Żółw",
    "Κλινική Δέρματος Αθηνών",
    "Клиника кожи на Садовой",
    "עור בריא",
    "Skin 🙂 Clinic ✨",
    ']]> &amp; {{ clinic.phone }} "quoted"\u200b',
)
PICTURE = Picture("logo.png", "png", b"\x89PNG\r\n\x1a\n", 8, 8)


def text(*words: str) -> st.SearchStrategy[str]:
    """Mostly one of `words`, since without its values a guide has errors and no file is made."""
    given = st.sampled_from(words)
    return st.one_of(given, given, given, st.text(max_size=30))


CLINICS = st.builds(
    Clinic,
    name=text(*NAMES),
    slug=st.sampled_from(("", "oak", "west")),
    address=text("", "4 Oak Street\nNorthtown", "Οδός 1\n\n<i>"),
    phone=text("020 7946 0018", "call us", "+44 (0)20 7946 0018 ext. 3"),
    out_of_hours=text("116117"),
    emergency=text("999", "112 🚑"),
    web=text("oak.example.org", "https://oak.example.org/a?b=c#d", "javascript:alert(1)", "http://["),
    hours=text("", "Weekdays, 9 to 5", "Пн–Пт"),
    languages=text("", "English, Polski"),
    formats=text("", "large print, audio"),
    settings=st.sampled_from(({}, {"days": "5"}, {"days": "zwölf"})),
)
JOBS = st.tuples(
    st.sampled_from(("harbour", "linden", "plain")),
    st.booleans(),
    CLINICS,
    st.sampled_from(("", "en-GB", "en-US", "pl")),
    st.sampled_from((None, Logo(PICTURE, PICTURE, "A mark"))),
    st.booleans(),
)
Given = tuple[str, bool, Clinic, str, Logo | None, bool]


@cache
def kit(brand: str, real: bool) -> Job:
    """The ebook of the real guide or of the one above, for no clinic yet."""
    (task,) = accept(Order(str(ROOT / "source/microneedling"), ("ebook",), brand=brand)).tasks
    if real:
        return task.job
    guide, findings = read_guide("visit", "visit", [Source("visit.md", GUIDE.encode())], lambda _: b"")
    assert not findings
    return replace(task.job, guide=guide)


def job(given: Given) -> Job:
    brand, real, clinic, locale, logo, overdue = given
    return replace(kit(brand, real), clinic=clinic, locale=locale, logo=logo, overdue=overdue)


def alone(job: Job) -> object:
    """The product where no Memory remembers anything: what rows share of their values is in one."""

    def make(_: Memory[R], __: Hashable, make: Callable[[], R], *___: object) -> R:
        return make()

    with mock.patch.object(Memory, "of", make):
        return publish(job)


@settings(
    max_examples=12, deadline=None, phases=(Phase.explicit, Phase.generate), suppress_health_check=list(HealthCheck)
)
@given(JOBS)
@example(
    (
        "linden",
        False,
        Clinic(NAMES[2], phone="116117", emergency="112", out_of_hours="1", web="oak.example.org"),
        "",
        None,
        False,
    )
)
@example(("plain", True, Clinic(NAMES[6], phone="116117", out_of_hours="1", emergency="112"), "", None, False))
def test_an_ebook_made_among_others_is_what_it_is_alone(given: Given) -> None:
    assert publish(job(given)) == alone(job(given))


def test_ebooks_of_clinics_share_what_is_packed_and_differ_in_what_names_them() -> None:
    one, other = (
        {each.filename: each.CRC for each in zipfile.ZipFile(io.BytesIO(publish(job(given)).files[0][1])).infolist()}
        for name in NAMES[:2]
        for given in (("harbour", True, Clinic(name, phone="1", out_of_hours="2", emergency="3"), "", None, False),)
    )
    assert one.keys() == other.keys()
    assert {name.removeprefix("EPUB/") for name in one if one[name] != other[name]} == {
        "package.opf",
        "toc.ncx",
        "titlepage.xhtml",
        "colophon.xhtml",
        "images/cover.png",
    }


@pytest.mark.parametrize("name", NAMES)
def test_a_name_in_any_letters_is_on_the_title_page(name: str) -> None:
    clinic = Clinic(name, phone="116117", out_of_hours="1", emergency="112", web="oak.example.org")
    made = publish(job(("plain", False, clinic, "", None, False)))
    with zipfile.ZipFile(io.BytesIO(made.files[0][1])) as book:
        page = book.read("EPUB/titlepage.xhtml").decode()
    assert name.split()[0].strip("]>&").strip("\u200b") in page
