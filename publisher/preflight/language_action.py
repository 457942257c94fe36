"""Does an edition say what to do? Wordings enter, findings leave.

A call to action is a sentence, heading or item in the imperative, or one with "you should" and the like. Sections that
promise one, by their class or heading, have to hold one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from publisher.model.finding import Finding
from publisher.preflight.language_finding import at
from publisher.preflight.language_grade import LEAST_SENTENCES
from publisher.preflight.language_wording import CITATION, GLOSSARY, RUNNING, Wording
from publisher.preflight.language_words import NOT_VERBS, VERBS

CLASSES = frozenset({"action", "aftercare", "before", "call", "steps"})
"""Classes of sections that tell a reader what to do."""
_PROMISES = re.compile(
    r"\b(?:when to (?:call|get|see|seek|ring)|aftercare|after your|before your|what (?:you can|you should|to) do|"
    r"how to|looking after|caring for|getting ready|next steps|self-care|do and don.t|preparing for|"
    r"your recovery at home)\b",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"[\s\"'“‘(•–—-]*"
    r"(?:(?:if|when|after|before|until|once|while|unless|as soon as|for|on|in|at|during|to|every|each)\b"
    r"[^,:.]{0,90}[,:]\s*)?"
    r"(?:(?:then|also|just|only|so|and|but|or|next|first|now|instead|again)\s+)*"
    r"(?P<orders>(?:(?:please|always|never|do not|don’t|do|try to|make sure to|be sure to|remember to)\s+)*)"
    r"(?P<verb>[^\W\d_]+)(?P<next>\s+[^\W\d_]+)?",
    re.IGNORECASE,
)
_OBJECTS = frozenset(
    {"your", "the", "a", "an", "it", "them", "us", "any", "all", "no", "this", "these", "some", "both"}
)
_MUST = re.compile(r"\byou (?:should|must|need to|will need to|have to|ought to)\b|\blet us know\b", re.IGNORECASE)


def is_call(text: str) -> bool:
    """Whether `text`, one sentence or heading, tells the reader to do something."""
    found = _OPENING.match(text)
    if found and not text.rstrip().endswith("?"):
        ordered = found["orders"] or (found["next"] or "").strip().casefold() in _OBJECTS
        if found["verb"].casefold() in VERBS or (ordered and _may_be_verb(found["verb"])):
            return True
    return bool(_MUST.search(text))


def _may_be_verb(word: str) -> bool:
    lower = word.casefold()
    return lower not in NOT_VERBS and not lower.endswith(("s", "ed", "ing", "ly", "tion"))


def missing_calls(edition: str, wordings: Iterable[Wording]) -> Iterator[Finding]:
    """ACTION-MISSING for each section that promises a call to action and holds none, and for an edition without any."""
    every = [each for each in wordings if not each.around & {GLOSSARY, CITATION} and each.kind not in ("front", "alt")]
    called = False
    for _, part in groupby(every, key=lambda each: each.section):
        section = list(part)
        found = any(is_call(sentence.text) for each in section for sentence in each.sentences)
        called = called or found
        if not found and _promises(section) and any(each.kind in RUNNING for each in section):
            yield at("ACTION-MISSING", section[0], 0, where=f"The section “{section[0].text}”")
    sentences = sum(sentence.whole for each in every if each.kind in RUNNING for sentence in each.sentences)
    if not called and sentences >= LEAST_SENTENCES:
        yield at("ACTION-MISSING", every[0], 0, where=f"The edition “{edition}”")


def _promises(section: list[Wording]) -> bool:
    heading = section[0]
    return bool(CLASSES & heading.around) or (heading.kind == "heading" and bool(_PROMISES.search(heading.text)))
