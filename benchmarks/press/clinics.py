"""Invented clinics: a number enters, a clinic's cells leave, the same for the same number.

Names, addresses and logos are of varied length and letters. Nothing in them is anybody's: web addresses are of
example.org, telephone numbers of a range kept free for stories (020 7946 0000 to 0999)."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from random import Random

COLUMNS = ("name", "slug", "address", "phone", "out_of_hours", "emergency", "web", "hours", "logo")
LOGOS = 40
"""So many marks are shared out among six of ten clinics; the others show their brand's."""

_PLACES = (
    "Northtown",
    "West Street",
    "Høyland",
    "Élan",
    "Ågård",
    "Λευκή Πέτρα",
    "Синя Гора",
    "Linh Đàm",
    "Old Mill",
    "Bay",
)
_KINDS = ("Clinic", "Skin Clinic", "Centre for Skin Health", "Dermatology and Laser", "Practice", "Medical Rooms")
_WIDER = ("", "", "", " at the Riverside", " of the Exampletown University Hospital", ", Department of Skin Care")
_LINES = ("Entrance C", "Third floor", "Riverside Business Park", "Exampletown", "EX1 2MP", "United Kingdom")
_HOURS = ("", "Weekdays, 9 to 5", "Monday to Friday, 8 to 18, Saturday, 9 to 12")
_INKS = ("#0b3c49", "#7a2e3a", "#2f5d3a", "#5b4a8a")


def clinic(number: int) -> dict[str, str]:
    """The cells of clinic `number`, by column."""
    dice = Random(number)
    lines = [f"{dice.randint(1, 399)} {dice.choice(_PLACES)} Road", *_LINES[dice.choice((1, 2, 3, 4, 4, 5, 5, 6)) :]]
    return {
        "name": f"{dice.choice(_PLACES)} {dice.choice(_KINDS)}{dice.choice(_WIDER)}",
        "slug": f"clinic-{number}",
        "address": "\n".join(lines),
        "phone": f"020 7946 0{number % 500:03}",
        "out_of_hours": f"020 7946 0{500 + number % 500}",
        "emergency": dice.choice(("999", "112")),
        "web": f"https://example.org/clinics/{number}",
        "hours": dice.choice(_HOURS),
        "logo": logo_name(number) if dice.random() < 0.6 else "",
    }


def logo_name(number: int) -> str:
    return f"mark-{number % LOGOS}.svg"


def write_table(folder: Path, rows: int) -> Path:
    """`clinics-ROWS.csv` in `folder`, with the logos that it names beside it."""
    for number in range(min(rows, LOGOS)):
        (folder / logo_name(number)).write_text(logo(number), "utf-8")
    path = folder / f"clinics-{rows}.csv"
    with path.open("w", encoding="utf-8", newline="") as text:
        writer = csv.DictWriter(text, COLUMNS)
        writer.writeheader()
        writer.writerows(clinic(number) for number in range(rows))
    return path


def logo(number: int) -> str:
    """A mark of one to forty shapes."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40">'
        + "".join(_shapes(Random(number), 1 + number % LOGOS))
        + "</svg>"
    )


def _shapes(dice: Random, count: int) -> Iterator[str]:
    for _ in range(count):
        x, y, size = dice.randint(4, 110), dice.randint(4, 30), dice.randint(3, 8)
        yield f'<path fill="{dice.choice(_INKS)}" d="M{x} {y}c{size} 0 {size} {size} 0 {size}l-{size // 2} -2z"/>'
