"""The measured figures as the page docs/performance.md. Values in, Markdown out."""

from __future__ import annotations

import os
import platform
import subprocess
from collections.abc import Mapping
from importlib.metadata import version

from benchmarks.cost import Cost

_PAGE = """\
# Performance

    make bench         # prints the part on builds; `python -m benchmarks --write docs/performance.md` puts it here
    make bench-press   # the part on runs for many clinics, further down

Whole processes from start to exit, children included, on the microneedling guide. Contestants take turns; the first
turn does not count; each figure is the least of {runs}. The peers set the words of our brochure in three columns on
two A4 pages, with the same fonts and a QR code, as PDF/UA-1, but without our drawings, without emphasis and without
copyfitting; pandoc reads the same Markdown files.

Measured with {versions}, on {processors} processors.

## Beside other programs

{peers}

| ratio of processor time | measured | goal |
|---|---|---|
{ratios}

A fifth of WeasyPrint's time is out of reach for a cold start: Python itself and the imports of a build of both (Click,
Python-Markdown, PyYAML, ReportLab, HarfBuzz, Pillow, ebooklib and our own modules) take about 0.3 s of
processor before the first line is read. The rest goes about equally to reading, to the drawings, to the ebook's cover
and to setting and binding. A press run pays for the start once; what a further brochure costs stands below. On a
machine that others use too, the ratio to typst + pandoc moves by a quarter to either side from one run to the next.

## Warm, in one process

Milliseconds of processor, the middle of nine rounds, after a first build of everything.

| what | measured | goal |
|---|---|---|
{warm}

## By length

`publisher build -e ebook` of the same guide, its sections repeated with fresh ids.

{lengths}

The hundredfold guide takes {growth:.0f} times the processor time of the single one.
"""
_OURS, _TYPST, _PANDOC, _WEASYPRINT = "publisher, both", "typst", "pandoc", "WeasyPrint"
_WARM = {
    "first brochure, with its fitting": ("fitting", "≤ 130 ms"),
    "next brochure, with the same fit": ("fitted", "≤ 30 ms"),
    "next ebook": ("ebook", "≤ 5 ms"),
    "booklet of the whole guide": ("booklet", "≤ 250 ms for 24 pages"),
}


def page(costs: Mapping[str, Cost], warm: Mapping[str, float], lengths: Mapping[int, Cost], runs: int) -> str:
    """The whole page of docs/performance.md."""
    return _PAGE.format(
        runs=runs,
        versions=_versions(),
        processors=os.cpu_count(),
        peers=_table("program", costs),
        ratios="\n".join(_ratios(costs)),
        warm="\n".join(f"| {what} | {warm[key]:.0f} ms | {goal} |" for what, (key, goal) in _WARM.items()),
        lengths=_table("length", {f"×{times}": each for times, each in lengths.items()}),
        growth=lengths[max(lengths)].processor / lengths[min(lengths)].processor,
    )


def _ratios(costs: Mapping[str, Cost]) -> list[str]:
    ours, both = costs[_OURS].processor, costs[_TYPST].processor + costs[_PANDOC].processor
    paper = costs["publisher, brochure"].processor / costs[_WEASYPRINT].processor
    return [
        f"| brochure and ebook : typst + pandoc | {ours / both:.2f} | ≤ 2.0 |",
        f"| brochure and ebook : WeasyPrint | {ours / costs[_WEASYPRINT].processor:.2f} | ≤ 0.2 |",
        f"| brochure : WeasyPrint | {paper:.2f} | |",
    ]


def _table(first: str, costs: Mapping[str, Cost]) -> str:
    rows = [
        f"| {name} | {cost.wall:.3f} s | {cost.processor:.3f} s | {cost.memory / 1e6:.0f} MB |"
        for name, cost in costs.items()
    ]
    return "\n".join([f"| {first} | wall clock | processor | peak memory |", "|---|---|---|---|", *rows])


def _versions() -> str:
    said = subprocess.run(["pandoc", "--version"], check=True, capture_output=True, text=True).stdout
    packages = ", ".join(f"{name} {version(name)}" for name in ("typst", "weasyprint", "reportlab", "ebooklib"))
    return f"Python {platform.python_version()}, pandoc {said.split()[1]}, {packages}"
