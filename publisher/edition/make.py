"""Recipe, guide, sheet and clinic become an Edition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from publisher.edition.edition import Edition
from publisher.edition.fill import contents, filled
from publisher.edition.imprint import imprint, web_address
from publisher.edition.personalise import values
from publisher.edition.safety import checked, dropped
from publisher.edition.select import select
from publisher.model.address import fault
from publisher.model.block import Brief, Only
from publisher.model.clinic import Clinic
from publisher.model.finding import Finding
from publisher.model.guide import Guide, Note, Section
from publisher.model.inline import NoteReference
from publisher.model.picture import Logo
from publisher.model.place import Place
from publisher.model.remembering import remembered
from publisher.model.walk import walk
from publisher.style.recipe import Recipe
from publisher.style.sheet import Sheet


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
    sections = filled(selected, known, findings)
    if not sections:
        findings.append(Finding("EDITION-EMPTY", recipe.place, {"edition": recipe.name}))
    kept, altered = checked(recipe, selected, sections, known)
    findings += [*dropped(guide, recipe, selected), *altered]
    notes = filled(_marked(selected, guide), known, findings)
    guide = _called(guide, recipe)
    said = imprint(guide.metadata, clinic, locale, overdue)
    return Edition(recipe, guide, sections, notes, clinic, said, sheet, logo, kept), tuple(findings)


@remembered(16)
def _called(guide: Guide, recipe: Recipe) -> Guide:
    return replace(guide, metadata=guide.metadata.called(recipe.name))


@remembered(16)
def _marked(sections: tuple[Section, ...], guide: Guide) -> tuple[Note, ...]:
    """The notes in the order of their marks, each once; a note marked only inside another note follows it."""
    notes: dict[str, Note] = {}
    waiting: tuple[Section | Note, ...] = sections
    while waiting:
        nodes = walk(node for part in waiting for node in contents(part))
        labels = dict.fromkeys(node.label for node in nodes if isinstance(node, NoteReference))
        new = {label: guide.notes[label] for label in labels if label in guide.notes and label not in notes}
        notes |= new
        waiting = tuple(new.values())
    return tuple(notes.values())


def _broken_address(clinic: Clinic) -> Iterator[Finding]:
    """The address that the edition prints, and carries as a QR code."""
    problem = fault(web_address(clinic.web))
    if problem:
        yield Finding("LINK-BROKEN", clinic.at("web"), {"target": clinic.web, "problem": problem})


def _unknown_editions(guide: Guide, known: frozenset[str]) -> Iterator[Finding]:
    for name, place in _named_editions(guide):
        if name not in known:
            yield Finding("ONLY-UNKNOWN", place, {"name": name, "known": ", ".join(sorted(known))})


@remembered(4)
def _named_editions(guide: Guide) -> tuple[tuple[str, Place], ...]:
    """Every edition that the guide speaks of, where it does."""
    blocks = walk((block for section in guide.sections for block in section.blocks), inlines=False)
    named = [(name, guide.metadata.place("editions")) for name in guide.metadata.editions]
    named += [(name, node.place) for node in blocks if isinstance(node, Brief | Only) for name in node.editions]
    return tuple(named)
