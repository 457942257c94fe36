"""When does a word that may not be claimed stand there without claiming anything? A wording and a span enter.

Four cases: it is denied within five words before it, its sentence warns of it, it is asked about, or it is named rather
than used: one to four words in quotation marks. A whole quoted sentence is no excuse, since that is how testimonials
are made."""

from __future__ import annotations

import re

from publisher.preflight.language_wording import CITATION, DISTRUST, GLOSSARY, Wording
from publisher.preflight.language_words import NEGATIVE

DENIAL_REACH = 5
_BREAK = re.compile(r"[;:–—]|,?\s\bbut\b|\byet\b|\bhowever\b|\binstead\b", re.IGNORECASE)
_DETERMINER = re.compile(
    r"\b(?:no|without)\s+(?:[^\W\d_]+\s+){0,3}(?:and)\s+|\b(?:no|without)\b[^,]*,\s*", re.IGNORECASE
)
_WORDS = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
_WARNS = re.compile(
    r"\b(?:beware|be wary|wary of|do not trust|don’t trust|distrust|walk away|misleading|myths?|too good to be true|"
    r"be careful (?:of|with) (?:anyone|any|people|adverts)|avoid (?:anyone|any clinic|clinics|adverts|people)|"
    r"(?:that|who|which) (?:claims?|promises?|offers?|says?|swears?)|anyone who|someone who|claims? (?:that|to|of|"
    r"such as|like)|ignore adverts)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"(?:and |but |so )?(?:is|are|was|were|does|do|did|will|can|could|would|should|has|have|how|what|when|which|why|"
    r"who|where|am)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"“([^”]*)”|‘([^’]*)’|\"([^\"]*)\"")
_QUOTE_MOST = 4


def claims_nothing(wording: Wording, start: int, end: int) -> bool:
    """Whether the words from `start` to `end` are denied, warned of, asked about or only named."""
    if wording.around & {GLOSSARY, DISTRUST} or (CITATION in wording.around and wording.links):
        return True
    sentence = wording.sentence(start)
    before = wording.text[sentence.start : start]
    if denied(before) or _WARNS.search(before):
        return True
    if sentence.text.endswith("?") and _ASKS.match(sentence.text):
        return True
    return _named(wording.text, start, end)


def denied(before: str) -> bool:
    """Whether the last five words of `before`, which leads up to a claim, deny it. "But" and a dash end a denial, and
    so does "no …, " or "no … and": those deny what they stand with alone. "Not only" denies nothing."""
    near = _BREAK.split(before)[-1]
    near = near[_last_end(near) :].replace("not only", "")
    return any(word.casefold() in NEGATIVE for word in _WORDS.findall(near)[-DENIAL_REACH:])


def _last_end(text: str) -> int:
    ends = [found.end() for found in _DETERMINER.finditer(text)]
    return ends[-1] if ends else 0


def _named(text: str, start: int, end: int) -> bool:
    for found in _QUOTED.finditer(text):
        inside = next(filter(None, found.groups()), "")
        if found.start() < start and end < found.end() + 1:
            return len(inside.split()) <= _QUOTE_MOST
    return False
