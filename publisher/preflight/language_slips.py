"""Slips of the pen: words doubled, sentences that break off, text that only holds a place. Wordings enter, findings
leave.

A sentence that breaks off may have lost the very words that a reader needs, so it is an error."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.model.finding import Finding
from publisher.preflight.language_finding import at, at_sentence
from publisher.preflight.language_sentences import count
from publisher.preflight.language_wording import Wording
from publisher.preflight.language_words import MAY_DOUBLE

_DOUBLED = re.compile(r"\b([^\W\d_]+)[^\S\n]+\1\b", re.IGNORECASE)
_HOLDING = re.compile(
    r"\b[Ll]orem [Ii]psum\b|\bdolor sit amet\b|\bTB[ACD]\b|\bT\.B\.[ACD]\.|\bTODO\b|\bFIXME\b|\bTK TK\b|\bX{3,}\b"
    r"|\?{3,}|#{3,}|\bxx[/.-]xx[/.-]xx(?:xx)?\b|\b[Pp]laceholder\b|\b[Tt]o be (?:confirmed|added|written)\b"
    r"|\b(?:[Tt]ext|[Dd]etails|[Mm]ore|[Ff]igures?) (?:goes here|go here|to follow|to come)\b"
    r"|[\[<](?i:insert|add|your|enter|type|choose|select|clinic|hospital|practice|ward|name|date|phone|telephone|"
    r"number|"
    r"address|email|website|placeholder|to be|to follow|link|xx+)\b[^\]>\n]*[\]>]",
)
_HOLDING_STEMS = (
    "[", "<", "??", "##", "xx", "tb", "t.b", "todo", "fixme", "tk", "lorem", "dolor", " here", "follow", "to come",
    "to be", "placeh",
)  # fmt: skip
_LOOSE = re.compile(
    r"(?:\b(?:a|an|the|and|or|but|of|to|with|for|from|by|into|onto|than|merely|because|your|their|our|my|his|her|its|"
    r"which|who|whose|as|at|if|very|such)|,|;|[‑-])\s*$",
    re.IGNORECASE,
)
_OPENS_A_SENTENCE = re.compile(r"(?:the|an?|this|these|it|we|you|your|they|there|our|do|if|when)\b", re.IGNORECASE)
_LEADS_ON = re.compile(r"[:–—]\s*$")
_QUOTED_BEFORE = re.compile(r"[”’\"]\s*$")  # and so the name of whoever said it follows
_VERSE = "\n"
_LABEL_MOST = 3


def doubled(wording: Wording) -> Iterator[Finding]:
    """WORD-DOUBLED. A name such as Walla Walla is none, nor is a word that English may double."""
    for found in _DOUBLED.finditer(wording.text):
        first, second = found[0].split()
        named = first[0].isupper() and second[0].isupper()
        if first.casefold() not in MAY_DOUBLE and not named:
            yield at("WORD-DOUBLED", wording, found.start(), words=" ".join(found[0].split()))


def held_places(wording: Wording) -> Iterator[Finding]:
    """PLACEHOLDER-TEXT."""
    text = wording.text.lower()
    if not any(stem in text for stem in _HOLDING_STEMS):
        return
    for found in _HOLDING.finditer(wording.text):
        yield at("PLACEHOLDER-TEXT", wording, found.start(), words=found[0])


def unfinished(wording: Wording) -> Iterator[Finding]:
    """SENTENCE-UNFINISHED: a paragraph without an end, or any text that stops where no English sentence stops. Labels,
    addresses and lines of verse may stand without a full stop; so may the items of a list."""
    text = wording.text.rstrip()
    if wording.kind in ("note", "term", "front", "alt", "header", "heading", "caption") or not wording.sentences:
        return
    last = wording.sentences[-1]
    if last.whole or _LEADS_ON.search(text) or last.end <= wording.lead:
        return
    loose = wording.kind != "title" and count(text) >= _LABEL_MOST and _LOOSE.search(text)
    if loose or (wording.kind == "paragraph" and _breaks_off(wording, last.text)):
        yield at_sentence("SENTENCE-UNFINISHED", wording, last)


def _breaks_off(wording: Wording, last: str) -> bool:
    """Whether a paragraph that ends without a stop was meant to go on."""
    if _QUOTED_BEFORE.search(wording.text[: wording.text.rfind(last)]) and count(last) <= _LABEL_MOST:
        return False
    if _VERSE in wording.text or wording.lead or any(end >= len(wording.text.rstrip()) for _, end, _ in wording.links):
        return False
    if len(wording.sentences) > 1:
        return True
    return count(last) > _LABEL_MOST or bool(_OPENS_A_SENTENCE.match(last))
