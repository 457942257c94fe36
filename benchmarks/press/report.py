"""The measured figures as a chapter of docs/performance.md. Values in, Markdown out."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator
from importlib.metadata import version

from benchmarks.chapter import PRESS
from benchmarks.press.million import million
from benchmarks.press.runs import ROUNDS, Slope
from benchmarks.press.trials import DRAWN, EBOOK, TYPST, Measured

_CHAPTER = """\
{headline}
`python -m benchmarks.press --write docs/performance.md` puts this here. Clinics are invented; their names, addresses
and logos are of varied length, and so are their letters: Latin with accents, Greek, Cyrillic, Vietnamese. Measured with
Python {python}, typst {typst}, weasyprint {weasyprint}, on {processors} processors.
{load:.0f} processes of others were at work: processor times suffer from that, and times on the clock mean something
with 0 alone.

### A file, writing it left out

Each contestant is warm in one process; they take turns of {turn} clinics. The figures are means over all its clinics.
typst is called by its Python package, with a clinic's words in `sys_inputs`, as PDF/UA-1, and sets the words of our
edition with the same fonts and the same logos, but without emphasis, form fields and copyfitting, and with one QR code
for all; once with the words alone and once with our drawings in the text too. WeasyPrint sets the same words.

| edition | by | clinics | processor, each | bytes, each |
|---|---|---|---|---|
{paces}

| ratio of processor time | measured | goal |
|---|---|---|
{ratios}

### Whole runs

`publisher press` from start to exit, written to disk, with reports, on tables of {short} and {long} clinics. What a
further brochure costs is the difference between the two; the first process reads the table, plans, and keeps the
journal. Runs as files in one process and in two took turns; of {rounds} turns the one whose ratio is in the middle
counts. Two loops that share nothing are workers without a run around them: they say what a second process is worth on
this machine at all.

| brochures as | processes | clock, each | first process, each | workers, each | whole run |
|---|---|---|---|---|---|
{runs}

| | measured | goal |
|---|---|---|
{goals}

{million}"""


def chapter(figures: Measured) -> str:
    """The whole chapter, headline included."""
    from benchmarks.press.turns import TURN

    files = figures.forms["files"]
    return _CHAPTER.format(
        headline=PRESS,
        python=platform.python_version(),
        typst=version("typst"),
        weasyprint=version("weasyprint"),
        processors=os.cpu_count(),
        load=figures.load,
        turn=TURN,
        paces="\n".join(_paces(figures)),
        ratios="\n".join(_ratios(figures)),
        short=f"{files.short.rows:,}",
        long=f"{files.long.rows:,}",
        rounds=ROUNDS,
        runs="\n".join(_runs(figures)),
        goals="\n".join(_goals(figures)),
        million=million(figures),
    )


def _paces(figures: Measured) -> Iterator[str]:
    for (edition, name), pace in figures.paces.items():
        each = f"{pace.each * 1000:.1f} ms | {pace.size / pace.rows:,.0f}"
        yield f"| {edition} | {name or 'publisher'} | {pace.rows:,} | {each} |"


def _ratios(figures: Measured) -> Iterator[str]:
    paces = figures.paces
    goals = {("brochure", TYPST): "≥ 10, aim 20", ("brochure", DRAWN): "≥ 10, aim 20"}
    for (edition, name), pace in paces.items():
        if name:
            goal = goals.get((edition, name), "")
            yield f"| {edition}: {name} : publisher | {pace.each / paces[edition, ''].each:.1f} | {goal} |"
    for form, slope in figures.forms.items():
        if form != "files":
            ratio = paces["brochure", TYPST].each / _all(slope)
            goal = "≥ 100" if form == "one-file" else ""
            yield f"| brochure: typst : a whole run as {form}, writing and all | {ratio:.1f} | {goal} |"


def _runs(figures: Measured) -> Iterator[str]:
    yield from (_run(form, 1, slope) for form, slope in figures.forms.items())
    yield _run("files", 2, figures.pair)


def _run(form: str, jobs: int, slope: Slope) -> str:
    each = " | ".join(f"{part * 1000:.2f} ms" for part in (slope.wall, slope.first, slope.workers))
    return f"| {form} | {jobs} | {each} | {slope.long.wall:.1f} s |"


def _goals(figures: Measured) -> Iterator[str]:
    pair, many, ebook = figures.pair, figures.many, figures.paces[EBOOK, ""]
    one, loops = figures.forms["files"], figures.loops
    pace = many.long.rows / many.long.wall
    plain = many.long.rows / figures.plain
    memory = many.long.memory / many.short.memory
    lengths = f"{many.long.rows:,} handouts against {many.short.rows:,}"
    yield f"| EPUBs a second and core, writing left out | {1 / ebook.each:.1f} | ≥ 200 |"
    yield f"| brochures in a time, two processes against one | {one.wall / pair.wall:.2f} | ≥ 1.8 |"
    yield f"| … two loops that share nothing against one | {loops.gain:.2f} | |"
    yield f"| processor, each, of one process and of two | {_both(_all(one), _all(pair))} | |"
    yield f"| … of one loop and of two | {_both(loops.one.pace.each, loops.two.pace.each)} | |"
    yield f"| memory of the first process and a worker, {lengths} | {memory:.2f} | ≤ 1.2 |"
    yield f"| … in MB | {many.long.memory / 1e6:.0f} and {many.short.memory / 1e6:.0f} | |"
    yield f"| handouts a second, whole run of two processes | {pace:,.0f} | |"
    yield f"| plain writing of the same files, files a second | {plain:,.0f} | |"


def _both(one: float, two: float) -> str:
    return f"{one * 1000:.1f} and {two * 1000:.1f} ms"


def _all(slope: Slope) -> float:
    return slope.first + slope.workers
