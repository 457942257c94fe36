"""Is a guide in plain words, and does it claim no more than it may? A guide and its recipes enter, findings leave.

Each edition is judged by the text that it selects. What editions share is read once and found once; grades, passive
sentences, hard words and spelling are an edition's own. The rules are English; other languages are held only to those
about shape."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from publisher.edition.personalise import values
from publisher.edition.select import select
from publisher.model.clinic import Clinic
from publisher.model.finding import Finding
from publisher.model.guide import Guide, Note, Section
from publisher.model.inline import NoteReference
from publisher.model.place import NOWHERE, Place
from publisher.model.value import value
from publisher.model.walk import walk
from publisher.preflight import language_shape, language_slips
from publisher.preflight.claims import claims
from publisher.preflight.claims_evidence import delivery, uncited
from publisher.preflight.language_action import missing_calls
from publisher.preflight.language_allow import allowed
from publisher.preflight.language_grade import Grade, grade, grade_findings, unavoidable
from publisher.preflight.language_jargon import Term, jargon, terms
from publisher.preflight.language_passive import passive_share
from publisher.preflight.language_spelling import mixed_spelling
from publisher.preflight.language_wording import Wording, edition_wordings, front_wordings
from publisher.style.recipe import Recipe

Rule = Callable[[Wording], Iterator[Finding]]
_ANY_LANGUAGE: tuple[Rule, ...] = (language_shape.long_paragraph, language_shape.capitals, language_slips.held_places)
_ENGLISH: tuple[Rule, ...] = (
    language_shape.long_sentences,
    language_shape.percentages,
    language_slips.doubled,
    language_slips.unfinished,
    delivery,
)


@value
class Text:
    """What an edition says; `edition` names it, or all that say the same. `short`: it prints the sections' short
    forms."""

    edition: str
    wordings: tuple[Wording, ...]
    short: bool = False


@value
class Reading:
    """Every text, its grade, and what was found; the findings are those that nothing allows."""

    texts: tuple[Text, ...]
    grades: tuple[Grade, ...]
    findings: tuple[Finding, ...]


def check_language(guide: Guide, recipes: Sequence[Recipe], clinic: Clinic, whole: bool = True) -> Reading:
    """All findings of the catalogue's LANGUAGE part that stand against these editions of `guide`; `whole`: these are
    all its editions."""
    texts = _texts(guide, recipes, clinic)
    english = guide.metadata.language.partition("-")[0].lower() == "en"
    front = front_wordings(guide)
    once = {(each.place(), each.text, each.kind): each for text in texts for each in text.wordings}
    wordings = (*front, *once.values())
    rules = _ANY_LANGUAGE + (_ENGLISH if english else ())
    findings = [found for wording in wordings for rule in rules for found in rule(wording)]
    for text in texts:
        findings += language_shape.long_stretches(text.wordings)
    if english:
        findings += claims(wordings)
        known = terms(guide)
        grades = _grades(guide, known, texts)
        findings += [f for each in grades for f in grade_findings(each, _top(guide))]
        findings += [found for text in texts for found in _edition_findings(guide, known, text)]
    else:
        grades = ()
        findings.append(Finding("LINT-ENGLISH-ONLY", _top(guide), {"language": guide.metadata.language}))
    return Reading(texts, grades, allowed(_once(findings), guide.metadata.allow, whole))


def _texts(guide: Guide, recipes: Iterable[Recipe], clinic: Clinic) -> tuple[Text, ...]:
    """One text for all editions that select the very same blocks."""
    known, chosen = values(guide, clinic), dict[tuple[object, ...], tuple[list[str], tuple[Section, ...]]]()
    for recipe in recipes:
        sections = select(guide, recipe)
        blocks = (id(node) for section in sections for node in (*section.heading, *section.blocks))
        chosen.setdefault((recipe.text, *blocks), ([], sections))[0].append(recipe.name)
    return tuple(
        Text(", ".join(names), edition_wordings(sections, _notes(guide, sections), known), key[0] == "brief")
        for key, (names, sections) in chosen.items()
    )


def _notes(guide: Guide, sections: Iterable[Section]) -> Iterator[Note]:
    """The notes that the sections mark, in the order of their marks."""
    nodes = (node for section in sections for node in walk((*section.heading, *section.blocks)))
    labels = dict.fromkeys(node.label for node in nodes if isinstance(node, NoteReference))
    return (guide.notes[label] for label in labels if label in guide.notes)


def _grades(guide: Guide, known: Iterable[Term], texts: Iterable[Text]) -> tuple[Grade, ...]:
    names = (name for term in known for name in term.names)
    hard = unavoidable((*names, *guide.metadata.terms, guide.metadata.title))
    return tuple(grade(text.edition, text.wordings, hard) for text in texts)


def _edition_findings(guide: Guide, known: Iterable[Term], text: Text) -> Iterator[Finding]:
    yield from passive_share(text.edition, text.wordings)
    yield from missing_calls(text.edition, text.wordings)
    yield from jargon(guide, known, text.wordings)
    yield from mixed_spelling(guide.metadata.language, text.wordings)
    yield from uncited(text.wordings, _cited(guide) if text.short else frozenset())


def _cited(guide: Guide) -> frozenset[str]:
    """The sections that mark a footnote anywhere."""
    return frozenset(
        section.id
        for section in guide.sections
        if any(isinstance(node, NoteReference) for node in walk(section.blocks))
    )


def _top(guide: Guide) -> Place:
    places = (guide.metadata.place("title"), *(section.place for section in guide.sections))
    return next((place for place in places if place != NOWHERE), Place(guide.folder))


def _once(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Each code once at a place: editions may share words that stand in different company."""
    kept: dict[tuple[object, ...], Finding] = {}
    for each in findings:
        kept.setdefault((each.code, each.place, each.arguments.get("edition", "")), each)
    return tuple(kept.values())
