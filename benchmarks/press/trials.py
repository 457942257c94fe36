"""All trials of a run for many clinics: beside the peers, by form, by processes, by length."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.press.apart import Apart, apart
from benchmarks.press.clinics import write_table
from benchmarks.press.material import PAPER, prepare
from benchmarks.press.ours import GUIDE
from benchmarks.press.runs import Slope, in_turns, plainly_written, slope
from benchmarks.press.turns import Contestant, Pace, contest
from publisher.press.run import FORMS

EBOOK = "ebook"
TYPST, DRAWN, WEASYPRINT = "typst", "typst, with our drawings", "WeasyPrint"
Key = tuple[str, str]
"""An edition and a contestant; ours is called by the empty name."""


@dataclass(frozen=True, slots=True)
class Measured:
    """`paces` leave out writing; `forms` are whole runs of the brochure in one process by their form, `pair` is the
    same in two, with a file a clinic; `loops` is what this machine gives to a second process; `many` is the long run of
    the handout in two processes, whose files, written once more without us, take `plain` seconds. `load`: how many
    processes of others wanted a processor as it began."""

    paces: Mapping[Key, Pace]
    forms: Mapping[str, Slope]
    pair: Slope
    loops: Apart
    many: Slope
    plain: float
    load: float


def measured(root: Path, folder: Path, rows: int) -> Measured:
    """Everything, with `rows` clinics and in the long run with twenty times as many."""
    load = os.getloadavg()[0]
    lengths = (max(1, rows // 10), max(2, rows))
    one, pair = in_turns(root, _made(folder / "files"), "brochure", lengths, (1, 2))
    bound = (form for form in FORMS if form != "files")
    forms = {"files": one} | {form: slope(root, _made(folder / form), "brochure", form, lengths) for form in bound}
    loops = side_by_side(root, _made(folder / "loops"), rows)
    many = slope(root, _made(folder / "many"), "handout", "files", (max(1, rows // 2), rows * 20), jobs=2)
    paces = beside_peers(root, _made(folder / "peers"), rows)
    return Measured(paces, forms, pair, loops, many, plainly_written(folder / "many"), load)


def beside_peers(root: Path, folder: Path, rows: int) -> dict[Key, Pace]:
    """The pace of each, on the same clinics in turns; the slow ones make fewer."""
    prepare(root / GUIDE, folder)
    contestants = {**ours(write_table(folder, rows), rows), **dict(_peers(rows))}
    names = {" ".join(key): key for key in contestants}
    paces = contest({name: contestants[key] for name, key in names.items()}, folder, root)
    return {names[name]: pace for name, pace in paces.items()}


def side_by_side(root: Path, folder: Path, rows: int) -> Apart:
    """Two loops beside one on brochures."""
    return apart(root, folder, ours(write_table(folder, rows), rows)["brochure", ""])


def ours(table: Path, rows: int) -> dict[Key, Contestant]:
    return {
        (edition, ""): Contestant(("benchmarks.press.ours", edition, str(table)), rows) for edition in (*PAPER, EBOOK)
    }


def _peers(rows: int) -> Iterator[tuple[Key, Contestant]]:
    for edition in PAPER:
        yield (edition, TYPST), Contestant(("benchmarks.press.with_typst", edition), rows)
        yield (edition, DRAWN), Contestant(("benchmarks.press.with_typst", edition, "drawn"), rows)
    yield ("brochure", WEASYPRINT), Contestant(("benchmarks.press.with_weasyprint",), max(1, rows // 50))


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder
