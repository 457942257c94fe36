"""Claims that a guide must not make, or should not make without evidence. Wordings enter, findings leave."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from itertools import accumulate

from publisher.model.finding import Finding
from publisher.preflight.claims_context import claims_nothing
from publisher.preflight.claims_doubtful import DOUBTFUL
from publisher.preflight.claims_forbidden import FORBIDDEN
from publisher.preflight.claims_selling import SELLING, TESTIMONIAL
from publisher.preflight.claims_words import Claim, compiled
from publisher.preflight.language_action import is_call
from publisher.preflight.language_finding import at
from publisher.preflight.language_wording import QUOTE, Wording

CLAIMS = FORBIDDEN + DOUBTFUL + SELLING + TESTIMONIAL
"""Gravest first: words that are two claims make one finding."""
_INSTRUCTED = ("eras", "eliminat")
_LASTING = "permanent"
_LASTING_HARM = re.compile(
    r"(?:scar|burn|damage|loss|mark|numb|harm|injur|stain|side effect|problem|pain|weak|blind)\w*\b.*\b(?:can|may|"
    r"might|could)\b",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(r"\b(?:I|I’m|I’ve|[Mm]y|me)\b")
_QUOTATION = re.compile(r"“[^”]{25,}”")
_WARNS = re.compile(r"\b(?:do not|don’t|never|not|no|warning|danger|caution|help|well done|yes)\b", re.IGNORECASE)
_SELLS = "An exclamation mark sells; a full stop informs."
_ONE_PERSON = "What one person says reads as what most will get (16 CFR 255.2)."


def claims(wordings: Sequence[Wording]) -> Iterator[Finding]:
    """CLAIM-FORBIDDEN, CLAIM-DOUBTFUL and CLAIM-TESTIMONIAL."""
    texts = [_lower(wording.text) for wording in wordings]
    possible = _possible(texts)
    for index, wording in enumerate(wordings):
        found = [*_claims(wording, texts[index], possible.get(index, ()))]
        if "“" in wording.text or QUOTE in wording.around:
            found += _quoted_praise(wording)
        yield from found
        if "!" in wording.text:
            yield from _shouts(wording, {str(each.arguments["sentence"]) for each in found})


def _lower(text: str) -> str:
    """`text` in small letters, each where it stood."""
    lower = text.lower()
    return lower if len(lower) == len(text) else text


def _possible(texts: Sequence[str]) -> dict[int, list[Claim]]:
    """The claims whose stems each text holds, by its index: one search for each stem through all of them."""
    every, starts = "\n".join(texts), [0, *accumulate(len(text) + 1 for text in texts)]
    found: dict[int, list[Claim]] = {}
    for claim in CLAIMS:
        for stem in claim.stems:
            here = every.find(stem)
            while here >= 0:
                index = bisect_right(starts, here) - 1
                held = found.setdefault(index, [])
                if claim not in held[-1:]:
                    held.append(claim)
                here = every.find(stem, starts[index + 1])
    return found


def _claims(wording: Wording, text: str, possible: Sequence[Claim]) -> Iterator[Finding]:
    taken: list[range] = []
    for claim in possible:
        for found in compiled(claim.pattern).finditer(text):
            start, end = found.span()
            if any(start < each.stop and each.start < end for each in taken) or _harmless(wording, found):
                continue
            taken.append(range(start, end))
            yield at(claim.code, wording, start, words=wording.text[start:end], reason=claim.reason)


def _harmless(wording: Wording, found: re.Match[str]) -> bool:
    """Whether the words claim nothing where they stand. A sentence that begins with "eliminate" tells the reader to do
    it, and harm that may be permanent promises nothing."""
    sentence = wording.sentence(found.start())
    if found[0].startswith(_INSTRUCTED) and sentence.start == found.start():
        return True
    if found[0] == _LASTING and _LASTING_HARM.search(wording.text[sentence.start : found.end()]):
        return True
    return claims_nothing(wording, *found.span())


def _shouts(wording: Wording, told: Collection[str]) -> Iterator[Finding]:
    """CLAIM-DOUBTFUL for an exclamation mark: it sells, unless it warns or tells the reader what to do. What was
    `told` already is not told again."""
    for sentence in wording.sentences:
        shouts = sentence.text.rstrip('”"’').endswith("!") and sentence.text not in told
        if shouts and not _WARNS.search(sentence.text) and not is_call(sentence.text):
            last = sentence.text.split()[-1]
            offset = sentence.start + sentence.text.rindex(last)
            yield at("CLAIM-DOUBTFUL", wording, offset, words=last, reason=_SELLS)


def _quoted_praise(wording: Wording) -> Iterator[Finding]:
    """A quotation in the first person: a block quote, or more than a few words in quotation marks."""
    whole = [(0, len(wording.text))] if QUOTE in wording.around else []
    for start, end in whole or [found.span() for found in _QUOTATION.finditer(wording.text)]:
        quoted = wording.text[start:end]
        if _FIRST_PERSON.search(quoted) and "?" not in quoted:
            yield at("CLAIM-TESTIMONIAL", wording, start, words=quoted[:40].strip(" “”"), reason=_ONE_PERSON)
