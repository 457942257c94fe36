"""A guide as read: metadata, sections, footnotes. Frozen throughout."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import field, replace

from publisher.model.block import Block
from publisher.model.inline import PLAIN, Attributes, Inline
from publisher.model.picture import Picture
from publisher.model.place import NOWHERE, Place
from publisher.model.value import value


@value
class Allowance:
    """Findings of the language checks that somebody answers for: those with `code`, or whose sentence holds `words`,
    or both where both are given."""

    code: str = ""
    words: str = ""
    reason: str = ""
    place: Place = field(default=NOWHERE, compare=False)


@value
class Metadata:
    """The front matter. Medical defaults stand in `settings`; `editions` holds what single editions are called: title,
    subtitle and kicker by edition. `terms` are words the guide cannot do without, however long; `allow` is
    what its language checks may find. `places` says where each key was written."""

    title: str
    subtitle: str = ""
    kicker: str = ""
    language: str = "en"
    description: str = ""
    identifier: str = ""
    version: str = ""
    authors: tuple[str, ...] = ()
    publisher: str = ""
    reviewed_by: str = ""
    last_reviewed: datetime.date | None = None
    next_review: datetime.date | None = None
    date: datetime.date | None = None
    sources: tuple[str, ...] = ()
    evidence: str = ""
    conflicts: str = ""
    feedback: str = ""
    rights: str = ""
    brand: str = ""
    settings: Mapping[str, str] = field(default_factory=dict)
    terms: tuple[str, ...] = ()
    allow: tuple[Allowance, ...] = ()
    editions: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict, compare=False)

    def place(self, key: str) -> Place:
        return self.places.get(key, NOWHERE)

    def called(self, edition: str) -> Metadata:
        """This front matter with the title, subtitle and kicker that `edition` has of its own."""
        own = self.editions.get(edition)
        return replace(self, **own) if own else self  # type: ignore[arg-type]


@value
class Note:
    """A footnote: `label` as written, `content` its blocks."""

    label: str
    content: tuple[Block, ...]
    place: Place = field(default=NOWHERE, compare=False)


@value
class Section:
    """A heading of the guide's top level and all that follows it. `id` is unique in the guide; `heading` is empty
    for text that stands before the first heading."""

    id: str
    heading: tuple[Inline, ...]
    blocks: tuple[Block, ...]
    attributes: Attributes = PLAIN
    place: Place = field(default=NOWHERE, compare=False)

    @property
    def classes(self) -> tuple[str, ...]:
        return self.attributes.classes


@value
class Guide:
    """`name` is the folder's or file's, fit for a file name; `folder` is where its images are looked for.
    `pictures` holds every image file the guide names, by its source."""

    name: str
    folder: str
    metadata: Metadata
    sections: tuple[Section, ...]
    notes: Mapping[str, Note] = field(default_factory=dict)
    pictures: Mapping[str, Picture] = field(default_factory=dict)
