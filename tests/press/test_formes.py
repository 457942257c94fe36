"""What is printed from a forme is, byte for byte and finding for finding, what a full build gives."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random
from unittest import mock

import pytest

from publisher.model.clinic import Clinic
from publisher.model.picture import Logo, Picture
from publisher.order import Order, accept
from publisher.press.formes import Formes
from publisher.publish import Job, publish
from publisher.typesetting import panels
from tests.brochure.make import WORDY
from tests.brochure.pictures import png
from tests.handout.make import LONG

ROOT = Path(__file__).parents[2]
SHEETS = [(brand, edition) for brand in ("harbour", "linden", "plain") for edition in ("brochure", "handout")]
PLACES = (
    "Northtown",
    "Elm",
    "Quay",
    "Zetland",
    "Jubilee",
    "Ågård",
    "Λευκή Πέτρα",
    "Синя Гора",
    "Linh Đàm",
    "O'Neill & Co",
)
KINDS = (
    "Clinic",
    "Skin Clinic",
    "Centre for Skin Health",
    "Laser",
    "</Title> (Clinic) \\",
    "Skin and Scar Clinic of the Town",
)
LINES = ("Entrance C", "Third floor", "Riverside Business Park", "Exampletown", "EX1 2MP", "United Kingdom")


def clinic(number: int) -> Clinic:
    """Invented, of varied length and letters; a few values are not given."""
    dice = Random(number)
    return Clinic(
        name=f"{dice.choice(PLACES)} {dice.choice(KINDS)}",
        address="\n".join([f"{dice.randint(1, 399)} Example Road", *LINES[dice.randint(0, 5) :]]),
        phone=f"020 7946 0{dice.randint(0, 999):03}",
        out_of_hours=f"020 7946 0{dice.randint(0, 999):03}",
        emergency=dice.choice(("999", "112")),
        web=dice.choice((f"https://example.org/clinics/{number}", f"example.org/{number}", "")),
        hours=dice.choice(("", "", "Weekdays, 9 to 5", "Monday to Friday, 8 to 18\nSaturday, 9 to 12")),
        languages=dice.choice(("", "", "", "English, Polish")),
        settings=dice.choice(({}, {}, {}, {"make_up_hours": "48"})),
    )


@cache
def base(brand: str, edition: str) -> Job:
    (task,) = accept(Order(str(ROOT / "source" / "microneedling"), (edition,), brand)).tasks
    return task.job


def job_of(brand: str, edition: str, number: int, profile: str = "screen") -> Job:
    logo = (
        Picture("mark.png", "png", png(20 + number % 3 * 30, 20), 20 + number % 3 * 30, 20) if number % 5 == 0 else None
    )
    job = replace(base(brand, edition), clinic=clinic(number), profile=profile)
    return replace(job, logo=Logo(logo, logo, "A mark")) if logo else job


@pytest.mark.parametrize(("brand", "edition"), SHEETS)
def test_a_forme_prints_what_a_full_build_gives(brand: str, edition: str) -> None:
    formes = Formes()
    for number in range(24):
        job = job_of(brand, edition, number, "office" if number % 7 == 3 else "screen")
        assert formes.publish(job) == publish(job), job.clinic


@pytest.mark.parametrize(("brand", "edition"), [sheet for sheet in SHEETS if sheet[0] != "plain"])
def test_most_clinics_are_printed_from_a_forme(brand: str, edition: str) -> None:
    formes = Formes()
    with mock.patch.object(panels, "impose", wraps=panels.impose) as full:
        for number in range(40):
            assert formes.publish(job_of(brand, edition, number)).files
    assert 0 < full.call_count < 20


def test_a_clinic_of_whom_something_is_to_be_said_is_built_in_full() -> None:
    formes, job = Formes(), base("harbour", "brochure")
    assert formes.publish(job).files
    for strange in (
        LONG,
        WORDY,
        replace(job.clinic, name="Skin \u0e04\u0e25\u0e34\u0e19\u0e34\u0e01"),
        replace(job.clinic, phone=""),
    ):
        other = replace(job, clinic=strange)
        assert formes.publish(other) == publish(other)


def test_a_book_an_overdue_guide_and_press_files_are_built_in_full() -> None:
    formes = Formes()
    for job in (base("harbour", "booklet"), replace(base("harbour", "handout"), overdue=True)):
        for name in ("One", "Two"):
            other = replace(job, clinic=replace(job.clinic, name=name))
            assert formes.publish(other) == publish(other)
