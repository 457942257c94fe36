"""Judges of a sheet's marks: what they are shown is a Look, what they give back is breaches, none for a sound sheet."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise

from publisher.model.block import Block, Heading, Item, Paragraph, Safety
from publisher.model.guide import Section
from publisher.model.walk import walk
from publisher.style.geometry import Panel
from publisher.typesetting.pages import Ink, Placed, TextRun
from tests.look.rectangle import MM, Rectangle, extent, letters
from tests.look.sheets import Look

SAFE = 5 * MM
AIR = MM  # between text and the edge of a box
LEVEL, APART = 0.5, 2 * MM  # last lines agree, or differ so that it is seen to be meant
_LARGE = 20.0  # points: a shape as wide and high as this is a box, not a sign
_NEARLY = 0.05


def astray(look: Look) -> Iterator[str]:
    """Text nearer to a fold or a trim than SAFE."""
    for panel in look.pages.geometry.panels:
        safe = Rectangle(panel.left + SAFE, SAFE, panel.left + panel.width - SAFE, panel.height - SAFE).grown(_NEARLY)
        for run in look.panel_runs(panel.name):
            if not letters(run).within(safe):
                yield f"{panel.name}: {run.text!r} {_short_of(letters(run), safe)}"


def _short_of(one: Rectangle, safe: Rectangle) -> str:
    least = min(one.left - safe.left, one.top - safe.top, safe.right - one.right, safe.bottom - one.bottom)
    return f"stands {-least / MM:.2f} mm too near"


def on_text(look: Look) -> Iterator[str]:
    """Letters on letters."""
    for page in range(look.pages.geometry.pages):
        boxes = [(run, letters(run)) for run in look.runs(page)]
        for (one, its), (other, others) in combinations(boxes, 2):
            if its.grown(-_NEARLY).meets(others) and not _kerned(one, other):
                yield f"{one.text!r} lies on {other.text!r}"


def _kerned(one: TextRun, other: TextRun) -> bool:
    """Neighbours on one line: an italic letter may lean over the next."""
    return (
        one.baseline == other.baseline and abs(max(one.x, other.x) - min(one.x + one.width, other.x + other.width)) < 2
    )


def on_edges(look: Look) -> Iterator[str]:
    """Text that crosses the edge of a box, or stands nearer to it than AIR."""
    for panel in look.pages.geometry.panels:
        edges = [edge for mark in _inks(look, panel) for edge in _boxes(mark)]
        for run in look.panel_runs(panel.name):
            box = letters(run)
            for edge in edges:
                if not box.within(edge.grown(-AIR)) and box.meets(edge.grown(AIR)):
                    yield f"{panel.name}: {run.text!r} at the edge of a box"


def on_figures(look: Look) -> Iterator[str]:
    """Text on a figure of the text, or on a picture."""
    for panel in look.pages.geometry.panels:
        marks = next(p.marks for page in look.pages.pages for p in page.panels if p.name == panel.name)
        figures = [area for mark in marks if (area := _figure(mark))]
        for run in look.panel_runs(panel.name):
            if any(letters(run).meets(area) for area in figures):
                yield f"{panel.name}: {run.text!r} on a figure"


def _figure(mark: object) -> Rectangle | None:
    if isinstance(mark, Placed):
        return Rectangle(mark.x, mark.y, mark.x + mark.width, mark.y + mark.height)
    if isinstance(mark, Ink) and mark.owner is not None and mark.clip:
        x, y, width, height = mark.clip
        return Rectangle(x, y, x + width, y + height)
    return None


def _inks(look: Look, panel: Panel) -> list[Ink]:
    marks = next(p.marks for page in look.pages.pages for p in page.panels if p.name == panel.name)
    return [mark for mark in marks if isinstance(mark, Ink) and mark.owner is None]


def _boxes(mark: Ink) -> list[Rectangle]:
    found = [extent(shape, mark) for shape in mark.shapes]
    return [box for box in found if box.right - box.left > _LARGE and box.bottom - box.top > _LARGE]


def small(look: Look) -> Iterator[str]:
    """Type below the limits. A mark for a note may be smaller: it is raised out of its line."""
    limits = look.stock.sheet.limits
    body = {id(block) for section in look.edition.sections for block in walk(section.blocks) if _is_body(block)}
    for page in range(look.pages.geometry.pages):
        for run in look.runs(page):
            if run.text.strip().isdigit() and run.size < limits.body_least:
                continue
            if run.size < max(9.0, limits.small_least) - _NEARLY:
                yield f"{run.text!r} at {run.size:.2f} pt"
            if id(run.owner) in body and run.size < limits.body_least - _NEARLY:
                yield f"body text {run.text!r} at {run.size:.2f} pt"


def _is_body(block: object) -> bool:
    return isinstance(block, Paragraph | Item) and not {"small", "note", "caption"} & set(block.attributes.classes)


def uneven(look: Look) -> Iterator[str]:
    """Last lines in the lowest part of a page that nearly agree, but not quite; text in boxes keeps its own floor."""
    for page in range(look.pages.geometry.pages):
        feet = sorted(
            foot for panel in look.pages.geometry.panels if panel.page == page for foot in feet_of(look, panel)
        )
        for low, high in pairwise(feet):
            if LEVEL < high - low < APART:
                yield f"page {page}: last lines at {low / MM:.2f} and {high / MM:.2f} mm"


def feet_of(look: Look, panel: Panel) -> list[float]:
    """The last baseline of each column of `panel` that ends in running text in the panel's lowest eighth."""
    columns: list[tuple[Rectangle, TextRun]] = []
    for run in look.panel_runs(panel.name):
        box = letters(run)
        sharing = [each for each in columns if each[0].left < box.right and box.left < each[0].right]
        lowest = max([run, *(each[1] for each in sharing)], key=lambda each: each.baseline)
        areas = [box, *(each[0] for each in sharing)]
        whole = Rectangle(min(a.left for a in areas), 0, max(a.right for a in areas), 0)
        columns = [each for each in columns if each not in sharing] + [(whole, lowest)]
    edges = [*_grounds(look, panel), *(box for mark in _inks(look, panel) for box in _boxes(mark))]
    runs = [run for _, run in columns if run.baseline > panel.height * 7 / 8]
    return [run.baseline for run in runs if not any(letters(run).within(edge) for edge in edges)]


def _grounds(look: Look, panel: Panel) -> list[Rectangle]:
    """Grounds of frames; a whole panel's begins above the trim."""
    plain = [m for m in look.pages.pages[panel.page].under if isinstance(m, Ink) and not m.clip]
    return [box for mark in plain for box in _boxes(mark) if box.top > 0]


def call_hidden(look: Look) -> Iterator[str]:
    """A safety box that is torn apart, or whose telephone number is not the largest text of its panel but titles."""
    for block in _safety(look):
        inside = {id(node) for node in walk((block,))}
        holding = [
            panel.name
            for panel in look.pages.geometry.panels
            if any(id(_owner(run)) in inside for run in look.panel_runs(panel.name))
        ]
        if len(holding) != 1:
            yield f"safety text on {holding or 'no panel'}"
            continue
        phones = {
            id(node) for node in walk((block,)) if isinstance(node, Paragraph) and "phone" in node.attributes.classes
        }
        runs = look.panel_runs(holding[0])
        phone = max((run.size for run in runs if id(run.owner) in phones), default=None)
        others = [run for run in runs if id(run.owner) not in phones and not _is_title(run)]
        if phones and phone is None and look.edition.clinic.phone:
            yield "no telephone number"
        yield from (f"{run.text!r} is larger than the number" for run in others if phone and run.size > phone)


def _safety(look: Look) -> list[Block]:
    return [node for section in look.edition.sections for node in walk(section.blocks) if isinstance(node, Safety)]


def _owner(run: TextRun) -> object:
    return run.owner[0] if isinstance(run.owner, tuple) else run.owner


def _is_title(run: TextRun) -> bool:
    return isinstance(run.owner, Section | Heading) or run.owner == ("front", "title")


JUDGES = (astray, on_text, on_edges, on_figures, small, uneven, call_hidden)


def breaches(look: Look) -> list[str]:
    return [f"{judge.__name__}: {breach}" for judge in JUDGES for breach in judge(look)]
