"""Text becomes sentences and words, as English writes them. A string enters, sentences with their offsets leave.

A full stop ends a sentence unless it belongs to a decimal, an abbreviation or an initial."""

from __future__ import annotations

import re

from publisher.model.value import value

_END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s+[\"'“‘(\[]*[A-Z0-9À-ÖØ-Þ]|\s*$)|\n(?=[\"'“‘(\[]*[A-Z0-9])")
_TOKEN = re.compile(r"\S+$")
_ABBREVIATIONS = frozenset(
    {"dr", "mr", "mrs", "ms", "prof", "st", "e.g", "i.e", "vs", "approx", "fig", "dept", "ext", "tel", "min", "max"}
)
_LETTERED = frozenset({"vitamin", "hepatitis", "type", "group", "grade", "plan", "table", "part", "stage", "option"})
_INITIALS = re.compile(r"(?:[A-Z]\.)+[A-Z]")
WORD = re.compile(r"[^\W\d_]+(?:[’'‑-][^\W\d_]+)*")
_COUNTED = re.compile(r"[^\W_]+(?:[.,:’'‑-][^\W_]+)*")


@value
class Sentence:
    """Offsets in the wording it stands in. `whole`: it ends as a sentence does; other words are a fragment."""

    start: int
    end: int
    text: str
    whole: bool

    @property
    def length(self) -> int:
        """Its words, numbers among them."""
        return len(_COUNTED.findall(self.text))


def sentences(text: str, lead: int = 0) -> tuple[Sentence, ...]:
    """The sentences and fragments of `text`, in order; what opens it as a heading, up to `lead`, is a fragment."""
    found: list[Sentence] = []
    start = lead
    if lead:
        found.append(Sentence(0, lead, text[:lead], whole=False))
    for end in _END.finditer(text, lead):
        if not _continues(text, end):
            found.append(_sentence(text, start, end.end()))
            start = end.end()
    found.append(_sentence(text, start, len(text)))
    return tuple(each for each in found if each.text)


def _sentence(text: str, start: int, end: int) -> Sentence:
    piece = text[start:end]
    bare = piece.strip(" \n\t\u00a0")
    begin = start + len(piece) - len(piece.lstrip())
    whole = bare.rstrip("\"'”’)]")[-1:] in (".", "!", "?", "…") and bool(bare)
    return Sentence(begin, begin + len(bare), bare, whole)


def _continues(text: str, end: re.Match[str]) -> bool:
    """Whether the full stop at `end` belongs to a word, and the sentence goes on."""
    if end[0] != ".":
        return False
    before = _TOKEN.search(text, max(0, end.start() - 24), end.start())
    word = before[0].lstrip("\"'“‘([") if before else ""
    if word.casefold() in _ABBREVIATIONS:
        return bool(text[end.end() :].strip())
    if word.casefold() == "no":
        return text[end.end() :].lstrip()[:1].isdigit()
    if len(word) == 1 and word.isupper() and word != "I":
        return _initial(text[: end.start() - 1].split())
    return bool(_INITIALS.fullmatch(word)) and bool(text[end.end() :].strip())


def _initial(before: list[str]) -> bool:
    """Whether a single capital is a person's initial: it opens the text or stands behind a name."""
    return not before or (before[-1][:1].isupper() and before[-1].casefold() not in _LETTERED)


def words(text: str) -> list[str]:
    """The words of `text`; numbers are none. What a hyphen joins is one word."""
    return WORD.findall(text)


def count(text: str) -> int:
    """How many words `text` has, numbers among them."""
    return len(_COUNTED.findall(text))
