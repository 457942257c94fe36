"""Shapes of text that tire a reader: long sentences, long paragraphs, long stretches without a heading, capitals, bare
percentages. Wordings enter, findings leave. All but sentences and percentages hold for any language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from publisher.model.finding import Finding
from publisher.preflight.language_finding import at, at_sentence
from publisher.preflight.language_sentences import Sentence, count
from publisher.preflight.language_wording import CITATION, RUNNING, Wording
from publisher.preflight.language_words import NOT_VERBS, SMALL

SENTENCE_MOST, PARAGRAPH_MOST_WORDS, PARAGRAPH_MOST_SENTENCES = 25, 80, 5
_FEW_WORDS = 40
STRETCH_MOST, CAPITALS_MOST = 200, 3
_DIVIDING = frozenset({"heading", "title", "term", "caption"})
_CAPITALS = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*(?:[^\S\n]+[^\W\d_]+(?:[’'-][^\W\d_]+)*)*")
_TWO_CAPITALS = re.compile(r"[A-ZÀ-ÞΑ-ΩА-Я]{2,}\s+[A-ZÀ-ÞΑ-ΩА-Я]+\s")
_PERCENT = re.compile(r"(?P<share>\d[\d.,]*)(?:\s?%|\s+per ?cent\b)(?P<of>\s+(?!of\b)[^\W\d_]+)?", re.IGNORECASE)
_X_IN_Y = re.compile(
    r"\b(?P<x>\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten)\s+(?:or more\s+)?(?:people\s+|women\s+|"
    r"men\s+)?"
    r"(?:out\s+of|in|of)\s+(?:every\s+|the\s+|all\s+|about\s+)?(?P<y>\d[\d,]*|two|three|four|five|six|ten|twenty|"
    r"a\s+hundred|a\s+thousand)\b"
    r"|\b(?P<part>half|(?:a|one)\s+third|two\s+thirds|(?:a|one)\s+quarter|three\s+quarters)\b",
    re.IGNORECASE,
)
_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "twenty": 20, "a hundred": 100, "a thousand": 1000, "half": 50, "a third": 33, "one third": 33, "two thirds": 67,
    "a quarter": 25, "one quarter": 25, "three quarters": 75,
}  # fmt: skip
_MONEY = re.compile(r"\b(?:save|discount of|deposit of|reduced by)\s*$", re.IGNORECASE)
_EVERYBODY = 100
_STRENGTH = re.compile(
    r"(?:\w+(?:ine|ol|ide|oid|ate|oxyl)|acid|alcohol|benzoyl|hydrogen|salicylic|glycolic|cream|gel|solution|strength|"
    r"saline|bleach|peroxide|oxygen|cotton|silk|wool|juice|fat|whole\w*|urea|off|discount|deposit|interest|tax|vat)\Z",
    re.IGNORECASE,
)


def long_sentences(wording: Wording) -> Iterator[Finding]:
    """SENTENCE-LONG."""
    if wording.kind in RUNNING | {"cell", "title"} and len(wording.text) > 2 * SENTENCE_MOST:
        for sentence in wording.sentences:
            words = sentence.length if len(sentence.text) > 2 * SENTENCE_MOST else 0
            if words > SENTENCE_MOST:
                yield at_sentence("SENTENCE-LONG", wording, sentence, count=words, most=SENTENCE_MOST)


def long_paragraph(wording: Wording) -> Iterator[Finding]:
    """PARAGRAPH-LONG; half a dozen very short sentences are no wall of text."""
    if wording.kind not in RUNNING or len(wording.text) < PARAGRAPH_MOST_WORDS:
        return
    words, sentences = count(wording.text), sum(each.whole for each in wording.sentences)
    if words > PARAGRAPH_MOST_WORDS or (sentences > PARAGRAPH_MOST_SENTENCES and words > _FEW_WORDS):
        yield at_sentence("PARAGRAPH-LONG", wording, wording.sentences[0], words=words, sentences=sentences)


def capitals(wording: Wording) -> Iterator[Finding]:
    """CAPITALS-RUN."""
    if not _TWO_CAPITALS.search(wording.text + " "):
        return
    for run in _CAPITALS.finditer(wording.text):
        for found in _capital_runs(run[0]):
            yield at("CAPITALS-RUN", wording, run.start() + found[0], words=found[1])


def _capital_runs(text: str) -> Iterator[tuple[int, str]]:
    """Runs of more than three words in capitals, not all of them abbreviations; each with its offset."""
    held: list[re.Match[str]] = []
    for word in (*re.finditer(r"\S+", text), None):
        if word and word[0].isupper():
            held.append(word)
            continue
        if len(held) > CAPITALS_MOST and any(map(_is_word, held)):
            yield held[0].start(), text[held[0].start() : held[-1].end()]
        held = []


def _is_word(found: re.Match[str]) -> bool:
    """Whether this is a word in capitals rather than an abbreviation."""
    return len(found[0]) > CAPITALS_MOST or found[0].casefold() in NOT_VERBS | SMALL


def percentages(wording: Wording) -> Iterator[Finding]:
    """PERCENT-ALONE: a share of people without the same in whole numbers near it. A strength (4% lidocaine) is none."""
    if CITATION in wording.around or ("%" not in wording.text and "cent" not in wording.text):
        return
    for found in _PERCENT.finditer(wording.text):
        money = _MONEY.search(wording.text[max(0, found.start() - 12) : found.start()])
        strength = money or (found["of"] and _STRENGTH.match(found["of"].strip()))
        share = _number(found["share"])
        near = _near(wording, wording.sentence(found.start()))
        if not strength and share < _EVERYBODY and not any(_agrees(share, each) for each in _X_IN_Y.finditer(near)):
            yield at("PERCENT-ALONE", wording, found.start(), words=found[0].removesuffix(found["of"] or ""))


def _agrees(share: float, told: re.Match[str]) -> bool:
    """Whether "1 in 5" is about `share` in a hundred."""
    in_people = _number(told["part"]) if told["part"] else 100 * _number(told["x"]) / max(_number(told["y"]), 1)
    return abs(in_people - share) <= max(2, 0.15 * share)


def _number(text: str) -> float:
    word = " ".join(text.casefold().split())
    if word in _NUMBERS:
        return _NUMBERS[word]
    whole, _, rest = word.replace(",", "").rstrip(".").partition(".")
    return float(f"{whole}.{rest.replace('.', '') or 0}")


def _near(wording: Wording, sentence: Sentence) -> str:
    """The sentence and its neighbours."""
    among = list(wording.sentences)
    index = among.index(sentence) if sentence in among else 0
    return " ".join(each.text for each in among[max(0, index - 1) : index + 2])


def long_stretches(wordings: Iterable[Wording]) -> Iterator[Finding]:
    """HEADING-WANTED: running text that no heading, title or term divides."""
    first: Wording | None = None
    total, heading = 0, ""
    for wording in wordings:
        if wording.kind in _DIVIDING:
            yield from _stretch(first, total, heading)
            first, total, heading = None, 0, wording.text
        elif wording.kind in RUNNING and CITATION not in wording.around:
            first = first or wording
            total += count(wording.text)
    yield from _stretch(first, total, heading)


def _stretch(first: Wording | None, total: int, heading: str) -> Iterator[Finding]:
    if first and total > STRETCH_MOST:
        yield at("HEADING-WANTED", first, 0, count=total, most=STRETCH_MOST, heading=heading)
