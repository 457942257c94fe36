"""Hard words that an edition uses before it explains them. Sections, the guide and its wordings enter; findings leave.

The guide's own glossary says which words are hard. At its first use in running text such a word has to be a link, or
to be explained: in brackets, by "called" or "which is", by what it is for, by an abbreviation's long form, or in the
words of its meaning in the same sentence or those beside it. The guide's own subject, named in its title, and everyday
words need no explanation, even where the glossary has them for those who look them up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from publisher.model.block import Definition
from publisher.model.finding import Finding
from publisher.model.guide import Guide
from publisher.model.value import value
from publisher.model.walk import plain_text, walk
from publisher.preflight.language_finding import at
from publisher.preflight.language_sentences import words
from publisher.preflight.language_wording import CITATION, GLOSSARY, RUNNING, Wording
from publisher.preflight.language_words import EVERYDAY, SMALL

_BRACKETS = re.compile(r"\(([^()]+)\)")
_ABBREVIATION = re.compile(r"\b[A-Z][A-Z0-9]+\b")
_AFTER = re.compile(
    r"[”’\"]*\s*(?:\(|[–—]\s|:\s|=|,?\s*(?:which|that)\s+(?:is|are|means?)\b|,?\s*(?:also )?(?:called|known as)\b"
    r"|,?\s*meaning\b|,\s+(?:an?|the|or)\s|\s(?:means?|is\s+(?:an?|the|when)|are\s+(?:the|a|small|large|raised))\b)"
)
_BEFORE = re.compile(
    r"(?:\b(?:called|known as|named|means?|termed|that is|i\.e\.)\s+|\()[“\"‘(]*(?:an?\s+|the\s+)?$", re.IGNORECASE
)
_FOR = re.compile(r"\s+for\s+([^\W\d_]+)")


@value
class Term:
    """`names`: all it is called. `meaning` holds the stems of its explanation's words."""

    names: tuple[str, ...]
    meaning: frozenset[str]


def terms(guide: Guide) -> tuple[Term, ...]:
    """The terms of the guide's glossary: its definition lists in sections of class `glossary`."""
    found: list[Term] = []
    for section in guide.sections:
        if GLOSSARY in section.classes:
            for node in walk(section.blocks, inlines=False):
                if isinstance(node, Definition):
                    found.append(_term(node))
    return tuple(found)


def _term(node: Definition) -> Term:
    meaning = " ".join(plain_text(each) for each in node.meanings)
    names = [_BRACKETS.sub("", plain_text(term)).strip() for term in node.terms]
    names += [inner for term in node.terms for inner in _BRACKETS.findall(plain_text(term))]
    names += [each for inner in _BRACKETS.findall(meaning) for each in _ABBREVIATION.findall(inner)]
    return Term(tuple(filter(None, names)), frozenset(_stems(meaning)))


def _stems(text: str) -> Iterator[str]:
    return (word.casefold()[:5] for word in words(text) if word.casefold() not in SMALL)


def jargon(guide: Guide, known: Iterable[Term], wordings: Iterable[Wording]) -> Iterator[Finding]:
    """JARGON-UNEXPLAINED, at the first use of each term in an edition."""
    title = set(_stems(f"{guide.metadata.title} {guide.metadata.subtitle}"))
    waiting = {name: term for term in known for name in term.names if not _plain(name, title)}
    if not waiting:
        return
    pattern = _pattern(waiting)
    lower = {name.casefold(): name for name in waiting}
    for wording in wordings:
        if wording.kind not in RUNNING | {"cell"} or wording.around & {GLOSSARY, CITATION}:
            continue
        for found in pattern.finditer(wording.text):
            name = found[1] if found[1] in waiting else lower.get(found[1].casefold(), "")
            term = waiting.get(name)
            if term is None or (name.isupper() and not found[1].isupper()):
                continue
            for other in term.names:
                waiting.pop(other, None)
            if not _explained(wording, found, term):
                yield at("JARGON-UNEXPLAINED", wording, found.start(), words=found[0])


def _plain(name: str, title: set[str]) -> bool:
    stems = set(_stems(name))
    return name.casefold() in EVERYDAY or not stems or stems <= title


def _pattern(names: Mapping[str, Term]) -> re.Pattern[str]:
    longest = sorted(names, key=len, reverse=True)
    return re.compile(rf"\b({'|'.join(map(re.escape, longest))})(?:e?s)?\b", re.IGNORECASE)


def _explained(wording: Wording, found: re.Match[str], term: Term) -> bool:
    start, end = found.span()
    if any(first <= start and end <= last and target.startswith("#") for first, last, target in wording.links):
        return True
    before, after = wording.text[max(0, start - 40) : start], wording.text[end : end + 40]
    if _AFTER.match(after) or _BEFORE.search(before):
        return True
    use = _FOR.match(wording.text, end)
    if use and use[1].casefold()[:5] in term.meaning:
        return True
    near = set(_stems(_around(wording, start, end)))
    return len(near & term.meaning) >= max(1, min(2, len(term.meaning)))


def _around(wording: Wording, start: int, end: int) -> str:
    """The sentence of the term, without the term, and those beside it."""
    here = wording.sentence(start)
    before = " ".join([each.text for each in wording.sentences if each.end <= here.start][-1:])
    following = next((each.text for each in wording.sentences if each.start >= here.end), "")
    return f"{before} {wording.text[here.start : start]} {wording.text[end : here.end]} {following}"
