"""The share of passive sentences in an edition: who does what should be said. Wordings enter, findings leave.

A form of *be* and a participle make a passive, with adverbs between them at most. Participles that name a state, such
as "worried" or "allergic to", are none; neither is "called", which a guide needs to name things."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from publisher.model.finding import Finding
from publisher.preflight.language_finding import at_sentence
from publisher.preflight.language_grade import LEAST_SENTENCES
from publisher.preflight.language_sentences import Sentence
from publisher.preflight.language_wording import CITATION, GLOSSARY, RUNNING, Wording
from publisher.preflight.language_words import STATES

MOST = 0.10
_IRREGULAR = (
    "given|taken|seen|done|made|put|set|kept|held|found|left|lost|sent|told|paid|read|cut|hurt|fed|led|met|bought|"
    "brought|built|caught|chosen|drawn|driven|eaten|felt|forgotten|grown|hidden|known|laid|lent|meant|proven|shown|"
    "sold|said|"
    "shut|spent|spread|stolen|taught|thrown|understood|withdrawn|worn|written|born|begun|bound|drunk|injected|fitted"
)
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|isn’t|aren’t|wasn’t|weren’t|gets?|got)\s+"
    r"(?:(?:not|never|also|often|usually|always|sometimes|then|only|still|now|well|just|all|both|first|most|no longer|"
    r"\w+ly)\s+){0,2}"
    rf"(?P<participle>\w+ed|{_IRREGULAR})\b(?!(?<=\bused) to (?:it|the|this|that|a|your|having|being|\w+ing)\b)",
    re.IGNORECASE,
)
_BE = re.compile(r"\b(?:is|are|was|were|be|been|being|isn’t|aren’t|wasn’t|weren’t|gets?|got)\b", re.IGNORECASE)


def is_passive(text: str) -> bool:
    return bool(_BE.search(text)) and any(
        found["participle"].casefold() not in STATES for found in _PASSIVE.finditer(text)
    )


def passive_share(edition: str, wordings: Iterable[Wording]) -> Iterator[Finding]:
    """PASSIVE-SHARE, at the first passive sentence, where more than a tenth of the whole sentences is passive."""
    count = passive = 0
    first: tuple[Wording, Sentence] | None = None
    for wording in wordings:
        if wording.kind not in RUNNING or wording.around & {GLOSSARY, CITATION}:
            continue
        for sentence in wording.sentences:
            count += sentence.whole
            if sentence.whole and is_passive(sentence.text):
                passive += 1
                first = first or (wording, sentence)
    if first and count >= LEAST_SENTENCES and passive > MOST * count:
        share = round(100 * passive / count)
        yield at_sentence("PASSIVE-SHARE", *first, edition=edition, passive=passive, count=count, share=share)
