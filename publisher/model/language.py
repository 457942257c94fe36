"""Language tags (BCP 47): is a text one, and which country does it name?"""

from __future__ import annotations

import re

_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_REGION = re.compile(r"[A-Za-z]{2}|[0-9]{3}")


def is_tag(text: str) -> bool:
    return bool(_TAG.fullmatch(text))


def region(tag: str) -> str:
    """The country of `tag` in capitals (`US` of `en-US`); empty where it names none."""
    found = (part.upper() for part in tag.split("-")[1:] if _REGION.fullmatch(part))
    return next(found, "")
