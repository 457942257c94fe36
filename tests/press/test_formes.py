"""What is printed from a forme is, byte for byte and finding for finding, what a full build gives."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random
from shutil import copytree
from unittest import mock

import pytest

from publisher.model.clinic import Clinic
from publisher.model.picture import Logo, Picture
from publisher.order import Order, accept
from publisher.press.formes import Formes
from publisher.publish import Job, publish
from publisher.typesetting import panels
from publisher.typesetting.draft import widened
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
    job = replace(base(brand, edition), clinic=clinic(number), profile=profile)
    wide = 20 + number % 3 * 30
    marks = {
        0: Picture("mark.png", "png", png(wide, 20), wide, 20),
        1: Picture("mark.svg", "svg", drawn(wide), wide, 20),
    }
    mark = marks.get(number % 10 // 5 if number % 5 == 0 else -1)
    return replace(job, logo=Logo(mark, mark, job.clinic.name if number % 3 else "")) if mark else job


def drawn(wide: int) -> bytes:
    """A mark of paths."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} 20"><path d="M1 1h{wide - 2}v9z"/></svg>'.encode()
    )


@pytest.mark.parametrize(("brand", "edition"), SHEETS)
def test_a_forme_prints_what_a_full_build_gives(brand: str, edition: str) -> None:
    formes = Formes()
    for number in range(24):
        job = job_of(brand, edition, number, "office" if number % 7 == 3 else "screen")
        assert formes.publish(job) == publish(job), job.clinic


@pytest.mark.parametrize(
    ("brand", "edition"),
    [sheet for sheet in SHEETS if sheet[0] != "plain"],  # whose text is not all claimed: each is built in full
)
def test_most_clinics_are_printed_from_a_forme(brand: str, edition: str) -> None:
    formes = Formes()
    with mock.patch.object(panels, "impose", wraps=panels.impose) as full:
        for number in range(60):
            assert formes.publish(job_of(brand, edition, number)).files
    assert 0 < full.call_count < 30


def test_a_clinic_that_is_warned_of_first_keeps_no_other_from_a_forme() -> None:
    formes, job = Formes(), base("harbour", "brochure")
    first = replace(job, clinic=replace(job.clinic, web="javascript:alert(1)"))
    assert formes.publish(first).findings != publish(job).findings
    assert formes.publish(first) == publish(first)
    with mock.patch.object(panels, "impose", wraps=panels.impose) as full:
        for name in ("One", "Two", "Three"):
            assert formes.publish(
                replace(job, clinic=replace(job.clinic, name=name, web="https://example.org/1"))
            ).files
    assert full.call_count == 1


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


def test_what_is_said_otherwise_is_numbered_otherwise(project: Path) -> None:
    """A space, a no-break space and one that is not seen may be one glyph, and are different characters. One that a
    clinic brings may take the number of the guide's own."""
    call = project / "source" / "microneedling" / "10-when-to-call.md"
    text = call.read_text("utf-8")
    call.write_text(
        text.replace("yellow crust", "yellow\u200bcrust").replace("light patches", "light\u2011patches"), "utf-8"
    )
    (task,) = accept(Order("source/microneedling", ("brochure",), "harbour")).tasks
    formes = Formes()
    for value in ("3", "3\u200b", "3\u00ad", "3\u00a04", "3\u20114", "3\u200b\u00a0\u00ad4", "3"):
        clinic = replace(task.job.clinic, settings={"call_worse_after_day": value})
        job = replace(task.job, clinic=clinic)
        assert formes.publish(job) == publish(job)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the guide and the brands that may be changed."""
    for name in ("styles", "source"):
        copytree(ROOT / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_sheet_made_wide_for_a_word_serves_no_other(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    recipes = project / "styles" / "editions.yml"
    recipes.write_text(recipes.read_text("utf-8").replace("fold: letter", "fold: half"), "utf-8")
    guide = project / "source" / "short" / "01.md"
    guide.parent.mkdir()
    front = (ROOT / "source" / "microneedling" / "01-key-points.md").read_text("utf-8").split("\n---\n")[0]
    call = (ROOT / "source" / "microneedling" / "10-when-to-call.md").read_text("utf-8")
    box = call[call.index("/// safety") : call.index("\n///\n", call.index("/// safety"))]
    guide.write_text(f"{front}\n---\n\n# When to call us {{: #call .call }}\n\n{box}\n///\n", "utf-8")
    (task,) = accept(Order("source/short", ("brochure",), "linden")).tasks
    formes, wider = Formes(), mock.Mock(wraps=widened)
    monkeypatch.setattr(panels, "widened", wider)
    for length in (18, 16, 17, 16):
        clinic = replace(task.job.clinic, settings={"call_worse_after_day": length * "m"})
        job = replace(task.job, clinic=clinic)
        assert formes.publish(job) == publish(job)
    assert wider.called


def test_a_book_an_overdue_guide_and_press_files_are_built_in_full() -> None:
    formes = Formes()
    for job in (base("harbour", "booklet"), replace(base("harbour", "handout"), overdue=True)):
        for name in ("One", "Two"):
            other = replace(job, clinic=replace(job.clinic, name=name))
            assert formes.publish(other) == publish(other)
