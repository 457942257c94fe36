"""What a claim is as data: words that promise more than a treatment can keep, and what is wrong with them.

Patterns are tried on small letters; a lookahead keeps a word's harmless uses out, such as permanent damage or
breakthrough pain. `stems` stand in every text that a pattern can match: no other is looked at, which is what makes so
many patterns cheap."""

from __future__ import annotations

import re
from functools import cache, partial

from publisher.model.value import value

ADVERT = "This is advertising, not information."
EVERYBODY = "Nothing works for everybody."
TRACE = "No treatment takes them away without a trace (ASA)."


@value
class Claim:
    """`pattern` begins at a word's first letter; `reason` is a sentence."""

    code: str
    stems: tuple[str, ...]
    pattern: str
    reason: str


def claim(code: str, stems: str, reason: str, *patterns: str) -> Claim:
    """A claim in several patterns; its stems stand between bars."""
    return Claim(code, tuple(stems.split("|")), "|".join(patterns), reason)


forbidden = partial(claim, "CLAIM-FORBIDDEN")
doubtful = partial(claim, "CLAIM-DOUBTFUL")
personal = partial(claim, "CLAIM-TESTIMONIAL")


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})")
