"""Where a piece of text stands while it becomes XHTML: in which document, how deep, and what the book knows.

`Library` is what is settled before the first word is written. `Uses` is the one thing here that grows: for a document
it hands out each id once and remembers which places mark a note and which pictures want a description page. No document
knows of another's, so that each is made of its own section and the Library alone.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import quote

from publisher.model.inline import Image
from publisher.model.value import value

DRAWING = "drawing:"


@value
class NotePlace:
    """A footnote's number, the document that prints it and its id there. `number` counts through the book."""

    label: str
    number: int
    document: str
    id: str


@value
class Library:
    """`anchors` tells which document holds an id that the guide gave; `images` the name of an image's file, by what
    `drawn_as` calls it; `notes` where each label's note stands; `list_roles` are the classes that the brand draws lists
    for; `language` is the guide's; `note_ids` are those of `notes`."""

    anchors: Mapping[str, str]
    images: Mapping[str, str]
    notes: Mapping[str, NotePlace]
    list_roles: frozenset[str] = frozenset()
    language: str = "en"
    note_ids: frozenset[str] = frozenset()

    def image(self, image: Image) -> str | None:
        return self.images.get(drawn_as(image))

    @property
    def taken(self) -> tuple[Container[str], ...]:
        """The ids that the guide gave, and those of the notes."""
        return self.anchors, self.note_ids


def drawn_as(image: Image) -> str:
    """What tells an image's file from others: its source; for a drawing its name, and its options where it has any."""
    if not image.source.startswith(DRAWING):
        return image.source
    options = "".join(f" {name}={said}" for name, said in sorted(image.attributes.values))
    return image.source.removeprefix(DRAWING) + options


@value
class Described:
    """A picture with a long description: `address` is the link that leads to `id` on the description page."""

    image: Image
    id: str
    address: str
    name: str


@dataclass(slots=True)
class Uses:
    """`ids` are those handed out; what is `taken` is not. `marks` are the label and the address of each note mark;
    `pictures` how many pictures were described in the documents before."""

    taken: tuple[Container[str], ...] = ()
    pictures: int = 0
    ids: set[str] = field(default_factory=set)
    numbers: dict[str, int] = field(default_factory=dict)
    marks: list[tuple[str, str]] = field(default_factory=list)
    described: list[Described] = field(default_factory=list)

    def fresh(self, wish: str) -> str:
        """`wish`, or `wish` with the first number behind it that makes it unique in the document."""
        name, number = wish, self.numbers.get(wish, 1)
        while name in self.ids or any(name in ids for ids in self.taken):
            number += 1
            name = f"{wish}-{number}"
        self.numbers[wish] = number
        self.ids.add(name)
        return name

    def take(self, others: Uses) -> bool:
        """Hand out all that `others` did for a piece of text by itself; False, and nothing done, where this would not
        hand out the same: an id is taken, or a picture's number is not to be known."""
        if not others.ids and not others.described:
            return True
        if others.described or any(name in ids for name in others.ids for ids in (self.ids, *self.taken)):
            return False
        self.ids |= others.ids
        self.numbers |= others.numbers
        self.marks += others.marks
        return True


@value
class Scope:
    """`document` is a name; `depth` the level of the heading that the text stands under; `list_role` what that heading
    says of the lists below it; `glossary`: definitions here define the guide's terms."""

    document: str
    library: Library
    uses: Uses
    depth: int = 1
    list_role: str = ""
    glossary: bool = False

    def under(self, depth: int, list_role: str) -> Scope:
        same = depth == self.depth and list_role == self.list_role
        return self if same else replace(self, depth=depth, list_role=list_role)

    def address(self, document: str, anchor: str) -> str:
        """The way from here to `anchor` in `document`."""
        return ("" if document == self.document else document) + "#" + quote(anchor)

    def role_of(self, classes: Iterable[str]) -> str:
        """The first class that the brand draws lists for, or none."""
        return next((name for name in classes if name in self.library.list_roles), "")

    def place(self, id_: str) -> str:
        """The address of `id_` in this document, from anywhere in the book."""
        return f"{self.document}#{quote(id_)}"


def anchor(name: str) -> str:
    """An id as it is written: HTML allows any character in it but white space (HTML, 3.2.6)."""
    return "-".join(name.split())
