"""One process, after its imports: `python -m benchmarks.warm GUIDE` prints milliseconds of processor as JSON.

A first build of everything loads modules, fonts and patterns. Then a brochure is timed whose text is new to the
process, so that copyfitting has to search; then the same text for another clinic, which starts from the fit found."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from statistics import median

from benchmarks.press.clinics import clinic
from publisher.model.inline import Text
from publisher.order import Order, accept
from publisher.publish import Job, Product, publish

ROUNDS = 9


def main(guide: str) -> None:
    jobs = {task.job.recipe.name: task.job for task in accept(Order(guide, ("brochure", "ebook", "booklet"))).tasks}
    for job in jobs.values():
        _timed(job)
    fitting, fitted = zip(*_pairs(jobs["brochure"]))
    ebooks = [_timed(_other_clinic(jobs["ebook"], number))[0] for number in range(ROUNDS)]
    booklets = [_timed(_other_clinic(jobs["booklet"], number))[0] for number in range(ROUNDS)]
    rounds = {"fitting": fitting, "fitted": fitted, "ebook": ebooks, "booklet": booklets}
    print(json.dumps({name: median(each) for name, each in rounds.items()}))


def _pairs(brochure: Job) -> Iterator[tuple[float, float]]:
    for number in range(ROUNDS):
        job = _other_text(brochure, number)
        first, product = _timed(job)
        next_one, _ = _timed(replace(_other_clinic(job, number), hint=product.fit))
        yield first, next_one


def _timed(job: Job) -> tuple[float, Product]:
    """Milliseconds of processor, and what was made."""
    start = time.process_time()
    product = publish(job)
    spent = time.process_time() - start
    if not product.files:
        raise SystemExit(f"{job.file} was not made: {[finding.code for finding in product.findings]}")
    return spent * 1000, product


def _other_text(job: Job, number: int) -> Job:
    """The guide with a word more in its first heading."""
    first, *rest = job.guide.sections
    longer = replace(first, heading=(*first.heading, Text(f" {number}")))
    return replace(job, guide=replace(job.guide, sections=(longer, *rest)))


def _other_clinic(job: Job, number: int) -> Job:
    """Clinics differ in name, address and numbers."""
    cells = {name: cell for name, cell in clinic(number).items() if name != "logo"}
    return replace(job, clinic=replace(job.clinic, **cells))  # type: ignore[arg-type]


if __name__ == "__main__":
    main(sys.argv[1])
