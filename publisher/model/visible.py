"""What of a value can be seen: a clinic's telephone number that is one zero-width space is no number."""

from __future__ import annotations

import unicodedata

_UNSEEN = frozenset({"Cf", "Cc", "Zs", "Zl", "Zp"})


def visible(text: str) -> str:
    """`text` without the spaces, controls and format characters at its ends (Unicode's general categories Z*, Cc and
    Cf); empty where it holds nothing else."""
    if text[:1].isalnum() and text[-1].isalnum():
        return text
    seen = [index for index, char in enumerate(text) if unicodedata.category(char) not in _UNSEEN]
    return text[seen[0] : seen[-1] + 1] if seen else ""
