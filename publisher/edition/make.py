"""Recipe, guide, sheet and clinic become an Edition."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TypeVar, cast

from publisher.edition.edition import Edition
from publisher.edition.imprint import imprint, web_address
from publisher.edition.personalise import Personaliser, values
from publisher.edition.safety import altered, dropped, passages
from publisher.edition.select import select
from publisher.model.address import fault
from publisher.model.block import Brief, Only
from publisher.model.clinic import Clinic
from publisher.model.finding import Finding
from publisher.model.guide import Guide, Note, Section
from publisher.model.inline import NoteReference
from publisher.model.picture import Logo
from publisher.model.walk import Node, rewrite, walk
from publisher.style.recipe import Recipe
from publisher.style.sheet import Sheet

N = TypeVar("N", bound=Node)


def make_edition(
    guide: Guide,
    recipe: Recipe,
    sheet: Sheet,
    clinic: Clinic,
    editions: Iterable[str] = (),
    logo: Logo | None = None,
    locale: str = "",
    overdue: bool = False,
) -> tuple[Edition, tuple[Finding, ...]]:
    """The edition and what is wrong with it: ONLY-UNKNOWN for an `/// only` that names none of `editions` (all that
    the recipes list), VARIABLE-EMPTY for a value neither clinic nor guide gives, LINK-FORBIDDEN and LINK-BROKEN for
    addresses that the clinic's values complete, SAFETY-DROPPED, SAFETY-ALTERED, EDITION-EMPTY.
    `locale` (the guide's language if empty) orders dates; `overdue`: the review is, and every page is to say so."""
    findings = [*_unknown_editions(guide, frozenset(editions) | {recipe.name}), *_broken_address(clinic)]
    selected, known = select(guide, recipe), values(guide, clinic)
    change = Personaliser(known, findings).change
    sections = tuple(_changed(section, change) for section in selected)
    if not sections:
        findings.append(Finding("EDITION-EMPTY", recipe.place, {"edition": recipe.name}))
    findings += [*dropped(guide, recipe, selected), *altered(recipe, selected, sections, known)]
    notes = tuple(_changed_note(guide.notes[label], change) for label in _marked(sections, guide))
    guide = replace(guide, metadata=guide.metadata.called(recipe.name))
    said = imprint(guide.metadata, clinic, locale, overdue)
    kept = passages(selected, sections)
    return Edition(recipe, guide, sections, notes, clinic, said, sheet, logo, kept), tuple(findings)


Change = Callable[[Node], Iterable[Node]]


def _changed(section: Section, change: Change) -> Section:
    heading = _all_changed(section.heading, change)
    return replace(section, heading=heading, blocks=_all_changed(section.blocks, change))


def _changed_note(note: Note, change: Change) -> Note:
    return replace(note, content=_all_changed(note.content, change))


def _all_changed(nodes: tuple[N, ...], change: Change) -> tuple[N, ...]:
    new: list[object] = [after for node in nodes for after in change(rewrite(node, change))]
    return tuple(cast("list[N]", new))  # a change gives inlines for inlines and blocks for blocks


def _marked(sections: tuple[Section, ...], guide: Guide) -> tuple[str, ...]:
    """Labels in the order of their marks, each once; a note marked only inside another note follows it."""
    labels: dict[str, None] = {}
    waiting: list[Node] = [node for section in sections for node in (*section.heading, *section.blocks)]
    while waiting:
        new = [n.label for n in walk(waiting) if isinstance(n, NoteReference) and n.label in guide.notes]
        new = [label for label in dict.fromkeys(new) if label not in labels]
        labels |= dict.fromkeys(new)
        waiting = [block for label in new for block in guide.notes[label].content]
    return tuple(labels)


def _broken_address(clinic: Clinic) -> Iterator[Finding]:
    """The address that the edition prints, and carries as a QR code."""
    problem = fault(web_address(clinic.web))
    if problem:
        yield Finding("LINK-BROKEN", clinic.at("web"), {"target": clinic.web, "problem": problem})


def _unknown_editions(guide: Guide, known: frozenset[str]) -> Iterator[Finding]:
    blocks = walk((block for section in guide.sections for block in section.blocks), inlines=False)
    named = [(name, guide.metadata.place("editions")) for name in guide.metadata.editions]
    named += [(name, node.place) for node in blocks if isinstance(node, Brief | Only) for name in node.editions]
    for name, place in named:
        if name not in known:
            yield Finding("ONLY-UNKNOWN", place, {"name": name, "known": ", ".join(sorted(known))})
