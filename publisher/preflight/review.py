"""What the clock says of a guide's review: the only findings that change while nothing else does.

The guide's own date for its next review and today's enter, findings leave."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from publisher.model.finding import Finding
from publisher.model.place import Place

NOTICE = datetime.timedelta(days=90)
BY_THE_CLOCK = frozenset({"REVIEW-OVERDUE", "REVIEW-LAPSED", "REVIEW-DUE"})


def lapsed(due: datetime.date | None, today: datetime.date) -> bool:
    """Whether the date for the next review is past."""
    return due is not None and due < today


def review_findings(
    due: datetime.date | None, place: Place, today: datetime.date, allowed: bool = False
) -> Iterator[Finding]:
    """REVIEW-OVERDUE (REVIEW-LAPSED if that is `allowed`) or, ninety days before, REVIEW-DUE, at `place`."""
    if due is None:
        return
    arguments: dict[str, str | int | float] = {"due": due.isoformat()}
    if lapsed(due, today):
        yield Finding("REVIEW-LAPSED" if allowed else "REVIEW-OVERDUE", place, arguments)
    elif due - today <= NOTICE:
        yield Finding("REVIEW-DUE", place, {**arguments, "days": (due - today).days})
