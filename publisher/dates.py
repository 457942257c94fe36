"""The date a file carries, and today's, which only says whether a review is due.

What the guide states and the environment's SOURCE_DATE_EPOCH enter; one moment leaves, the same on every run."""

from __future__ import annotations

import datetime

from publisher.model.finding import BrokenInput, Finding
from publisher.model.place import NOWHERE

EARLIEST = datetime.datetime(1980, 1, 1, tzinfo=datetime.UTC)
LATEST = datetime.datetime(2107, 12, 31, tzinfo=datetime.UTC)
"""The dates that a ZIP container can hold, and so an EPUB."""


def today() -> datetime.date:
    """Only to say whether a review is due; never printed."""
    return datetime.datetime.now(tz=datetime.UTC).date()


def date_inside(stated: datetime.date | None, epoch: str) -> datetime.datetime:
    """The date a file carries: SOURCE_DATE_EPOCH, else the one the guide states, else 1980, never the clock.
    Raises BrokenInput: DATE-UNKNOWN."""
    if not epoch:
        day = stated or EARLIEST.date()
        return max(EARLIEST, datetime.datetime(day.year, day.month, day.day, tzinfo=datetime.UTC))
    try:
        return min(max(EARLIEST, datetime.datetime.fromtimestamp(int(epoch), tz=datetime.UTC)), LATEST)
    except (ValueError, OverflowError, OSError) as error:
        raise BrokenInput(Finding("DATE-UNKNOWN", NOWHERE, {"value": epoch})) from error
