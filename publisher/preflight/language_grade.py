"""How hard is an edition to read? Its wordings enter, a Grade and findings leave.

SMOG (McLaughlin 1969) is the judge, as the steadiest measure for health texts; Flesch and Kincaid's grade (1975) is its
second. Both count whole sentences of running text only: headings, labels, fragments, numbers and abbreviations are left
out, and so is the glossary. They say nothing of a short text, so one of fewer than 30 sentences and 300 words has no
grade. Words that a guide cannot do without are named apart: grades are given with and without them, and the grade
without them is the one that is held to the limits."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator

from publisher.model.finding import Finding
from publisher.model.place import Place
from publisher.model.value import value
from publisher.preflight.language_sentences import words
from publisher.preflight.language_syllables import syllables
from publisher.preflight.language_wording import CITATION, GLOSSARY, RUNNING, Wording

LEAST_SENTENCES, LEAST_WORDS = 30, 300
SMOG_TARGET, SMOG_LIMIT = 8.0, 9.0
FLESCH_TARGET, FLESCH_LIMIT = 6.0, 8.0
_LONG = 3


@value
class Grade:
    """School grades of a text, `…_plain` without the words it cannot do without; zero where it is too short."""

    edition: str
    sentences: int
    words: int
    smog: float = 0.0
    smog_plain: float = 0.0
    flesch: float = 0.0
    flesch_plain: float = 0.0

    @property
    def measured(self) -> bool:
        return self.sentences >= LEAST_SENTENCES or self.words >= LEAST_WORDS


def smog(sentences: int, long_words: int) -> float:
    """SMOG grade of a text with so many words of three syllables or more."""
    return 1.0430 * math.sqrt(long_words * 30 / sentences) + 3.1291


def flesch_kincaid(sentences: int, words: int, syllables: int) -> float:
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59


def running(wordings: Iterable[Wording]) -> Iterator[str]:
    """The whole sentences of the running text, the glossary's and the notes' apart."""
    for wording in wordings:
        if wording.kind in RUNNING and not wording.around & {GLOSSARY, CITATION}:
            yield from (each.text for each in wording.sentences if each.whole)


def grade(edition: str, wordings: Iterable[Wording], unavoidable: frozenset[str]) -> Grade:
    """`unavoidable`: words in small letters that the second figures leave out."""
    texts = tuple(running(wordings))
    counted = Counter(word for text in texts for word in words(text))
    for word in [word for word in counted if len(word) > 1 and word.isupper()]:
        del counted[word]
    bare = Grade(edition, len(texts), counted.total())
    if not bare.measured or not texts:
        return bare
    hard = {word for word in counted if word.casefold() in unavoidable or singular(word) in unavoidable}
    plain = Counter({word: number for word, number in counted.items() if word not in hard})
    (smog_all, flesch_all), (smog_plain, flesch_plain) = _figures(len(texts), counted), _figures(len(texts), plain)
    return Grade(edition, len(texts), counted.total(), smog_all, smog_plain, flesch_all, flesch_plain)


def _figures(sentences: int, counted: Counter[str]) -> tuple[float, float]:
    spoken = [(syllables(word), number) for word, number in counted.items()]
    long = sum(number for count, number in spoken if count >= _LONG)
    every = sum(count * number for count, number in spoken)
    return smog(sentences, long), flesch_kincaid(sentences, max(counted.total(), 1), every)


def singular(word: str) -> str:
    """`word` in small letters without a plural's s."""
    return word.casefold().removesuffix("’s").removesuffix("s")


def unavoidable(terms: Iterable[str]) -> frozenset[str]:
    """The long words of `terms`: short ones make no text hard."""
    found = (word for term in terms for word in words(term))
    return frozenset(each for word in found if syllables(word) >= _LONG for each in (word.casefold(), singular(word)))


def grade_findings(found: Grade, place: Place) -> Iterator[Finding]:
    """SMOG-TOO-HIGH or SMOG-ABOVE-TARGET, FLESCH-TOO-HIGH or FLESCH-ABOVE-TARGET."""
    if found.measured:
        yield from _held("SMOG", found, place, found.smog_plain, found.smog, SMOG_TARGET, SMOG_LIMIT)
        yield from _held("FLESCH", found, place, found.flesch_plain, found.flesch, FLESCH_TARGET, FLESCH_LIMIT)


def _held(
    name: str, found: Grade, place: Place, plain: float, whole: float, target: float, limit: float
) -> Iterator[Finding]:
    figures: dict[str, str | int | float] = {
        "edition": found.edition, "plain": f"{plain:.1f}", "whole": f"{whole:.1f}",
        "target": f"{target:.0f}", "limit": f"{limit:.0f}",
    }  # fmt: skip
    if round(plain, 1) > limit:
        yield Finding(f"{name}-TOO-HIGH", place, figures)
    elif round(plain, 1) > target:
        yield Finding(f"{name}-ABOVE-TARGET", place, figures)
