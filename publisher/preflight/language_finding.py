"""A finding about words: code, wording and offset enter; it leaves with its place and the sentence it is about, so that
a report can quote it and an allowance can name it."""

from __future__ import annotations

from publisher.model.finding import Finding
from publisher.preflight.language_sentences import Sentence
from publisher.preflight.language_wording import Wording

_SHOWN = 80


def at(code: str, wording: Wording, offset: int, **arguments: str | int | float) -> Finding:
    """The finding `code` about the words at `offset`."""
    return Finding(code, wording.place(offset), {"sentence": wording.sentence(offset).text, **arguments})


def at_sentence(code: str, wording: Wording, sentence: Sentence, **arguments: str | int | float) -> Finding:
    """The finding `code` about a whole sentence; `begins` are its first words, for a line of a report."""
    place = wording.place(sentence.start)
    return Finding(code, place, {"sentence": sentence.text, "begins": shortened(sentence.text), **arguments})


def shortened(text: str) -> str:
    """`text` on one line, without its full stop, cut behind a word where it is long."""
    line = " ".join(text.split()).rstrip(".")
    return line if len(line) <= _SHOWN else line[:_SHOWN].rsplit(" ", 1)[0] + " …"
