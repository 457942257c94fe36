"""The laws of a set sheet, as a judge: what it is shown is an edition and its Pages, what it gives back is breaches."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from publisher.model.block import Heading, Paragraph
from publisher.model.guide import Section
from publisher.style.geometry import Panel
from publisher.style.layout import Layout
from publisher.style.length import points
from publisher.typesetting.pages import TextRun
from tests.brochure.make import Made
from tests.brochure.words import panels, passages, runs, words

SAFE = points("5 mm")  # from trims and folds
CAPITALS, DESCENT = 0.66, 0.2  # em that letters take above and below their baseline
NEARLY = 0.02  # points


def breaches(made: Made, in_order: bool = True) -> list[str]:
    """Every law that the sheet breaks. `in_order`: the layout claims nothing, so sections stand as written."""
    found = [*_unlike(made, in_order), *_small(made), *widows(made)]
    shown = [runs(panel) for panel in panels(made.set)]
    for panel, texts in zip(made.stock.geometry.panels, shown, strict=True):
        found += [
            f"{panel.name}: {breach}" for breach in (*_outside(panel, texts, made.stock.layout), *overlaps(texts))
        ]
    return [*found, *_headings_at_the_foot(made)]


def _headings_at_the_foot(made: Made) -> Iterator[str]:
    for panel in panels(made.set):
        last = next((mark for mark in reversed(panel.marks) if mark.owner is not None), None)
        if isinstance(last, TextRun) and isinstance(last.owner, Heading | Section) and not _is_last(last.owner, made):
            yield f"{panel.name} ends in the heading {last.text!r}"


def _is_last(heading: Heading | Section, made: Made) -> bool:
    """Nothing stands below it in the whole guide."""
    section = made.edition.sections[-1]
    if isinstance(heading, Section):
        return heading.id == section.id and not section.blocks
    return bool(section.blocks) and section.blocks[-1] is heading


def _unlike(made: Made, in_order: bool) -> Iterator[str]:
    """Each owner's words, in the order the owners are met. A table's head that stands again has none."""
    texts: dict[tuple[object, ...], str] = {}
    for run in (run for panel in panels(made.set) for run in runs(panel) if run.owner is not None):
        owner = run.owner if isinstance(run.owner, tuple) else (run.owner,)
        key = tuple(part if isinstance(part, str) else id(part) for part in owner)
        texts[key] = texts.get(key, "") + run.text
    there = [words(text) for text in texts.values()]
    wanted = [words(text) for text in passages(made.edition)]
    name = [words(made.edition.clinic.name)]
    if not in_order:
        there, wanted = sorted(there), sorted(wanted)
    if there not in (wanted, name + wanted, sorted(name + wanted)):
        yield f"words: {there} for {wanted}"


def _small(made: Made) -> Iterator[str]:
    limits = made.stock.sheet.limits
    own = {id(block) for section in made.edition.sections for block in section.blocks if isinstance(block, Paragraph)}
    for run in (run for panel in panels(made.set) for run in runs(panel)):
        superscript = run.text.strip().isdigit()
        if id(run.owner) in own and not superscript and run.size < limits.body_least - 1e-6:
            yield f"body text at {run.size}: {run.text!r}"
        if not superscript and run.size < limits.small_least - 1e-6:
            yield f"text at {run.size}: {run.text!r}"


def widows(made: Made) -> Iterator[str]:
    """Paragraphs that leave a line alone on a panel or page."""
    lines: dict[int, dict[str, set[float]]] = {}
    for panel in panels(made.set):
        for run in runs(panel):
            if isinstance(run.owner, Paragraph):
                lines.setdefault(id(run.owner), {}).setdefault(panel.name, set()).add(round(run.baseline, 1))
    for each in lines.values():
        if len(each) > 1 and min(map(len, each.values())) < 2:
            yield f"a lonely line of a cut paragraph: {each}"


def _outside(panel: Panel, texts: list[TextRun], layout: Layout) -> Iterator[str]:
    frames = [frame for form in layout.panels.get(panel.name, layout.standard).forms() for frame in form.frames]
    for run in texts:
        top, right = run.baseline - CAPITALS * run.size, run.x + run.width
        safe = (
            panel.left + SAFE - NEARLY <= run.x
            and right <= panel.left + panel.width - SAFE + NEARLY
            and top >= SAFE - NEARLY
            and run.baseline <= panel.height - SAFE + NEARLY
        )
        framed = any(
            panel.left + f.left - NEARLY <= run.x
            and right <= panel.left + panel.width - f.right + NEARLY
            and top >= f.top - NEARLY
            and run.baseline <= panel.height - f.bottom + NEARLY
            for f in frames
        )
        if not safe or not framed:
            yield f"outside {'its frame' if safe else 'the safe area'}: {run.text!r}"


def overlaps(texts: list[TextRun]) -> Iterator[str]:
    """Runs whose letters would touch others'."""
    for one, other in combinations([run for run in texts if run.text.strip()], 2):
        across = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
        down = min(one.baseline + DESCENT * one.size, other.baseline + DESCENT * other.size) - max(
            one.baseline - CAPITALS * one.size, other.baseline - CAPITALS * other.size
        )
        if across > 0.1 and down > 0.1:
            yield f"{one.text!r} lies on {other.text!r}"
