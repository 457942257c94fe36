"""What the peers set: the words of our editions with places kept for the clinic's own, as typst and HTML sources.

Enters: a guide and a folder. Leaves: that folder with sources, fonts and a QR code in it. The code is the same for all
clinics; that makes the peers' work lighter than ours, never heavier."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from benchmarks.peers import HERE as SHEETS
from benchmarks.peers import write_code, write_fonts
from benchmarks.wording import as_html, as_typst, pieces
from publisher.edition import Edition, make_edition
from publisher.markup.figures import figure
from publisher.order import Order, accept
from publisher.style.sheet import make_sheet

HERE = Path(__file__).parent / "peers"
FIELDS = ("name", "address", "phone", "out_of_hours", "emergency", "web", "hours")
PAPER = ("brochure", "handout")
Place = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Wording:
    """An edition whose clinic's every word is a mark, and its sheet's drawings as SVG files."""

    edition: Edition
    drawings: tuple[bytes, ...]


def prepare(guide: Path, folder: Path) -> None:
    """Write all that the peers read into `folder`."""
    shutil.copy(HERE / "sheet.typ", folder)
    write_fonts(folder / "fonts")
    wordings = {name: _wording(guide, name) for name in PAPER}
    write_code(wordings["brochure"].edition, folder / "qr.svg")
    for name, wording in wordings.items():
        text = _placed(as_typst(pieces(wording.edition)), lambda field: f"#sys.inputs.{field};")
        (folder / f"text-{name}.typ").write_text(text, "utf-8")
        (folder / f"drawings-{name}.typ").write_text("".join(_drawings(name, wording.drawings, folder)), "utf-8")
    text = _placed(as_html(pieces(wordings["brochure"].edition)), lambda field: f"{{{field}}}")
    page = (SHEETS / "trifold.html").read_text("utf-8").replace("<!-- text -->", text)
    (folder / "trifold.html").write_text(page.replace('<img src="qr', '{logo}<img src="qr'), "utf-8")


def _drawings(name: str, drawings: tuple[bytes, ...], folder: Path) -> Iterator[str]:
    for number, drawing in enumerate(drawings):
        file = f"{name}-{number}.svg"
        (folder / file).write_bytes(drawing)
        yield f'#image("{file}", width: 100%, alt: "A drawing")\n'


def _wording(guide: Path, name: str) -> Wording:
    (task,) = accept(Order(str(guide), (name,))).tasks
    job = task.job
    assert job.layout, "an edition on paper has a layout"
    sheet, _ = make_sheet(job.brand, job.recipe, job.geometry, job.layout)
    marks: dict[str, Any] = {field: _mark(field) for field in FIELDS}
    clinic = replace(job.clinic, **marks)
    edition, _ = make_edition(job.guide, job.recipe, sheet, clinic, job.editions)
    art = [art for panel in job.layout.panels.values() for art in panel.art]
    return Wording(edition, tuple(figure(each.drawing, each.options, "A drawing", sheet) for each in art))


def _placed(text: str, place: Place) -> str:
    for field in FIELDS:
        text = text.replace(_mark(field), place(field))
    return text


def _mark(field: str) -> str:
    return f"Q{field.replace('_', '')}Q"
