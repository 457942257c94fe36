"""File names made of what people wrote. Text enters, a name leaves that is one safe path component on any system:
no separators, no leading dot, no device name, no invisible or direction characters, a bounded length in bytes."""

from __future__ import annotations

import re
import unicodedata

from publisher.model.value import value

_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)")
_KEPT = frozenset("LNM")


@value
class Variant:
    """The brand and the locale of a file, each empty where it is the guide's own."""

    brand: str = ""
    locale: str = ""


def slug(text: str, instead: str, most: int = 80) -> str:
    """`text` in lower case with its letters, digits and accents, all else a hyphen; at most `most` bytes of UTF-8.
    `instead` stands for a text that leaves nothing, and before the name of a device such as CON."""
    composed = unicodedata.normalize("NFC", text).lower()
    kept = "".join(c if unicodedata.category(c)[0] in _KEPT else "-" for c in composed)
    words = re.sub(r"-+", "-", kept).strip("-")
    short = words.encode()[:most].decode(errors="ignore").strip("-")
    if not short or unicodedata.category(short[0])[0] == "M":
        short = instead + short if short else instead
    return f"{instead}-{short}" if _DEVICES.fullmatch(short) else short


def pdf_name(guide: str, variant: Variant, edition: str, size: str, profile: str, imposed: bool = False) -> str:
    """`GUIDE-EDITION-SIZE-PROFILE.pdf`, what `variant` names after GUIDE; `-imposed` behind all for sheets of pages."""
    last = "imposed" if imposed else ""
    return "-".join(filter(None, (guide, *_parts(variant), _part(edition), size, profile, last))) + ".pdf"


def volume_name(guide: str, edition: str, profile: str, imposed: bool = False, nth: int = 1) -> str:
    """`GUIDE-clinics-EDITION-PROFILE.pdf`, one edition for many clinics; a number behind all where it takes several."""
    last = "imposed" if imposed else "", str(nth) if nth > 1 else ""
    return "-".join(filter(None, (guide, "clinics", _part(edition), profile, *last))) + ".pdf"


def epub_name(guide: str, variant: Variant, edition: str) -> str:
    """`GUIDE.epub`; `edition` is empty for the first such edition of the recipes."""
    return "-".join(filter(None, (guide, *_parts(variant), _part(edition)))) + ".epub"


def _parts(variant: Variant) -> tuple[str, str]:
    return _part(variant.brand), _part(variant.locale)


def _part(text: str) -> str:
    return slug(text, "x", 40) if text else ""
