"""Is a guide fit to be handed out? A Guide and today's date enter, findings leave.

Today's date comes from the caller: it decides only whether a review is due and is never printed."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from publisher.edition.words import speaks, words
from publisher.model.block import Brief, Safety
from publisher.model.finding import Finding
from publisher.model.guide import Guide
from publisher.model.place import NOWHERE, Place
from publisher.model.walk import walk
from publisher.preflight.review import lapsed, review_findings


def check_guide(guide: Guide, today: datetime.date, allowed: bool = False) -> tuple[Finding, ...]:
    """REVIEW-AWAITED, REVIEW-OVERDUE (REVIEW-LAPSED if a lapsed review is allowed), REVIEW-DUE, REVIEW-DATES,
    VERSION-MISSING, GOVERNANCE-MISSING, DESCRIPTION-MISSING, LANGUAGE-UNSPOKEN and SAFETY-MISSING."""
    return (*_review(guide, today, allowed), *_metadata(guide), *_governance(guide), *_safety(guide))


def overdue(guide: Guide, today: datetime.date) -> bool:
    """Whether the guide's own date for its next review is past."""
    return lapsed(guide.metadata.next_review, today)


def due_place(guide: Guide) -> Place:
    """Where the guide says when its next review is due, or would."""
    return _place(guide, "next_review")


def _review(guide: Guide, today: datetime.date, allowed: bool) -> Iterator[Finding]:
    metadata = guide.metadata
    if not metadata.reviewed_by.strip():
        yield Finding("REVIEW-AWAITED", _place(guide, "reviewed_by"))
    due, last = metadata.next_review, metadata.last_reviewed
    if due and last and due <= last:
        arguments: dict[str, str | int | float] = {"due": due.isoformat(), "last": last.isoformat()}
        yield Finding("REVIEW-DATES", due_place(guide), arguments)
    yield from review_findings(due, due_place(guide), today, allowed)


def _metadata(guide: Guide) -> Iterator[Finding]:
    if not guide.metadata.version:
        yield Finding("VERSION-MISSING", _place(guide, "version"))
    if not guide.metadata.description:
        yield Finding("DESCRIPTION-MISSING", _place(guide, "description"))
    language = guide.metadata.language
    if not speaks(language):
        arguments = {"language": language, "example": words(language).awaiting}
        yield Finding("LANGUAGE-UNSPOKEN", _place(guide, "language"), arguments)


def _governance(guide: Guide) -> Iterator[Finding]:
    """The dates of a review count only where there was one: without, REVIEW-AWAITED says it all."""
    metadata = guide.metadata
    dates = {"last_reviewed": metadata.last_reviewed, "next_review": metadata.next_review}
    said = {"evidence": metadata.evidence, "conflicts": metadata.conflicts, "feedback": metadata.feedback}
    wanted = {**(dates if metadata.reviewed_by.strip() else {}), **said}
    missing = [key for key, given in wanted.items() if not given]
    if missing:
        yield Finding("GOVERNANCE-MISSING", _start(guide), {"keys": ", ".join(missing)})


def _safety(guide: Guide) -> Iterator[Finding]:
    kinds = {type(node) for node in walk((b for s in guide.sections for b in s.blocks), inlines=False)}
    if Brief in kinds and Safety not in kinds:
        yield Finding("SAFETY-MISSING", _start(guide))


def _place(guide: Guide, key: str) -> Place:
    """Where `key` stands in the front matter, or the top of the guide, where it would."""
    place = guide.metadata.place(key)
    return place if place != NOWHERE else _start(guide)


def _start(guide: Guide) -> Place:
    places = [guide.metadata.place("title"), *(section.place for section in guide.sections)]
    file = next((place.file for place in places if place.file), guide.folder)
    return Place(file, 1)
