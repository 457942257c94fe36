"""The sheet size that a country's printers hold. A language tag enters, a size of `fold.SIZES` leaves."""

from __future__ import annotations

from publisher.model.language import region

# Unicode CLDR 46, supplemental/measurementData, paperSize US-Letter; everywhere else it is A4.
_LETTER = frozenset({"BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"})


def standing_size(locale: str) -> str:
    """`letter` or `a4`."""
    return "letter" if region(locale) in _LETTER else "a4"
