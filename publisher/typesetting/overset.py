"""What does not fit, said so that a writer can act: which line, how much too long, and what would cure it."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from textwrap import shorten

from publisher.edition.edition import Edition
from publisher.model.block import BLOCK_KINDS, Block, Cell, Definition, Item, Stage
from publisher.model.finding import Finding
from publisher.model.guide import Note, Section
from publisher.model.place import NOWHERE, Place
from publisher.model.walk import plain_text, walk
from publisher.typesetting.copyfit import FIGURES_LEAST, SPACES, STEP
from publisher.typesetting.galley import Galley, stack_height
from publisher.typesetting.galley_block import Drawn, Photo
from publisher.typesetting.pages import Fit
from publisher.typesetting.paras import paras
from publisher.typesetting.pour import Portion, Vessel, pour

_SMALLEST = 5.0  # points: below this no size is offered as a cure
_NAME_MOST = 80  # characters of a section's name in a finding
_SHORTER_SECTION = "move text to another section, or give the section a shorter brief"
_SHORTER_CLINIC = "shorten the clinic's name, address, web address or hours, or choose a layout with more room for them"
_SHORTER_TITLE = "shorten the guide's title or subtitle"


def oversets(vessels: Sequence[Vessel], rest: Sequence[Portion], edition: Edition, least: float) -> tuple[Finding, ...]:
    """A PANEL-OVERSET for each frame that cannot hold its own text at `least` points, and one for the poured rest."""
    body = edition.sheet.text("body").size
    fit = Fit(scale=least / body, figures=FIGURES_LEAST, space=SPACES[-1])
    poured = pour(vessels, rest, fit)
    leading = edition.sheet.text("body").leading * fit.scale
    cure = _cure(lambda tried: pour(vessels, rest, tried).fits, body, least)
    found = [
        (filled.vessel.panel.name, filled.excess, filled.vessel.width) for filled in poured.filled if filled.excess
    ]
    if poured.left_over:
        panel = next((v.panel.name for v in reversed(vessels) if v.pours), "")
        width = next((v.width for v in reversed(vessels) if v.pours), vessels[-1].width if vessels else 200.0)
        found.append((panel, poured.left_over, width))
    return tuple(_finding(panel, galleys, width, fit, leading, cure, edition) for panel, galleys, width in found)


def page_overset(galleys: Sequence[Galley], edition: Edition) -> Iterator[Finding]:
    """A PAGE-OVERSET for each of `galleys`, which no page can hold."""
    for galley in galleys:
        place, section, _ = _origin((galley,), edition)
        yield Finding("PAGE-OVERSET", place, {"section": section})


def _finding(
    panel: str, excess: Sequence[Galley], width: float, fit: Fit, leading: float, cure: str, edition: Edition
) -> Finding:
    lines = max(1, math.ceil(stack_height(excess, width, fit) / leading))
    words = sum(len(para_text.split()) for para_text in _texts(excess))
    place, section, remedy = _origin(excess, edition)
    arguments: dict[str, str | int | float] = {
        "panel": panel,
        "section": section,
        "remedy": remedy,
        "much": f"{lines} {'line' if lines == 1 else 'lines'}, {words} {'word' if words == 1 else 'words'}",
        "lines": lines,
        "words": words,
        "cure": cure or (f"cut about {words} words" if words > 1 else "cut a word or two"),
    }
    return Finding("PANEL-OVERSET", place, arguments)


def _cure(fits: Callable[[Fit], bool], body: float, least: float) -> str:
    """The largest size below the limit at which all would fit, in words; '' if there is none."""
    steps = int((least - _SMALLEST) / STEP)
    low, high = 0, steps
    if steps < 1 or not fits(Fit(scale=(least - steps * STEP) / body, figures=FIGURES_LEAST, space=SPACES[-1])):
        return ""
    while high - low > 1:
        middle = (low + high) // 2
        if fits(Fit(scale=(least - middle * STEP) / body, figures=FIGURES_LEAST, space=SPACES[-1])):
            high = middle
        else:
            low = middle
    return f"it fits at {least - high * STEP:.4g} pt"


def _texts(galleys: Sequence[Galley]) -> Iterator[str]:
    for para in paras(galleys):
        yield "".join(unit.text + (" " if unit.space else "") for unit in para.units)


def _origin(excess: Sequence[Galley], edition: Edition) -> tuple[Place, str, str]:
    """Where the first line too many was written, the name of its section, and what else its writer can do."""
    owners = [para.owner for para in paras(excess)]
    owners += [galley.owner for galley in excess if isinstance(galley, Drawn | Photo)]
    for owner in owners:
        node = owner[0] if isinstance(owner, tuple) else owner
        place = getattr(node, "place", NOWHERE) if isinstance(node, _PLACED) else NOWHERE
        if owner == ("front", "clinic") or any(node is block for block in _imprinted(edition)):
            return edition.clinic.place, "The clinic's details", _SHORTER_CLINIC
        if place.line:
            return place, _shown(_section_of(node, edition)), _SHORTER_SECTION
    metadata, first = edition.guide.metadata, edition.sections[0].place if edition.sections else NOWHERE
    title = metadata.place("title")
    return title if title.line else first, _shown(metadata.title), _SHORTER_TITLE


def _imprinted(edition: Edition) -> tuple[Block, ...]:
    """The review line too: it stands below the clinic's details and finds no room when they are long."""
    return (*edition.imprint.invitation, *edition.imprint.clinic, *edition.imprint.review)


def _shown(name: str) -> str:
    return shorten(name, _NAME_MOST, placeholder=" …")


_PLACED = (*BLOCK_KINDS, Section, Item, Cell, Definition, Stage, Note)


def _section_of(node: object, edition: Edition) -> str:
    for section in edition.sections:
        same = isinstance(node, Section) and node.id == section.id  # its heading may stand for fewer blocks
        if same or any(inner is node for inner in walk(section.blocks)):
            return plain_text(section.heading) or section.id
    return edition.guide.metadata.title
