"""The closed set of inline kinds: what a line of text is made of. Each knows its place in the source.

Text is data: no kind holds mark-up. Raw HTML in a guide arrives as `Text` with its characters as they stand.
"""

from __future__ import annotations

from dataclasses import field

from publisher.model.place import NOWHERE, Place
from publisher.model.value import value


@value
class Attributes:
    """What `{: #id .class key="value" }` adds to a block or an inline. `values` never holds id or class."""

    id: str = ""
    classes: tuple[str, ...] = ()
    values: tuple[tuple[str, str], ...] = ()

    def get(self, key: str, default: str = "") -> str:
        return dict(self.values).get(key, default)


PLAIN = Attributes()


@value
class Text:
    """`seams`: where pieces from elsewhere in the source were joined on, such as the next line of a paragraph; each
    as its offset in `text` and its place."""

    text: str
    place: Place = field(default=NOWHERE, compare=False)
    seams: tuple[tuple[int, Place], ...] = field(default=(), compare=False, repr=False)


@value
class Emphasis:
    content: tuple[Inline, ...]
    attributes: Attributes = PLAIN
    place: Place = field(default=NOWHERE, compare=False)


@value
class Strong:
    content: tuple[Inline, ...]
    attributes: Attributes = PLAIN
    place: Place = field(default=NOWHERE, compare=False)


@value
class Code:
    text: str
    place: Place = field(default=NOWHERE, compare=False)


@value
class Link:
    """`target` is a web, mail or telephone address, `#id` in this guide, or holds `{{ variables }}`."""

    content: tuple[Inline, ...]
    target: str
    title: str = ""
    attributes: Attributes = PLAIN
    place: Place = field(default=NOWHERE, compare=False)


@value
class Image:
    """`source` is a path relative to the guide's folder, or `drawing:NAME`. An empty `alt` is decorative only
    with the class `decorative`."""

    source: str
    alt: str
    title: str = ""
    long_description: str = ""
    attributes: Attributes = PLAIN
    place: Place = field(default=NOWHERE, compare=False)

    @property
    def decorative(self) -> bool:
        return not self.alt and "decorative" in self.attributes.classes


@value
class NoteReference:
    """The mark of a footnote; `label` is a key of `Guide.notes`."""

    label: str
    place: Place = field(default=NOWHERE, compare=False)


@value
class Abbreviation:
    text: str
    expansion: str
    place: Place = field(default=NOWHERE, compare=False)


@value
class Variable:
    """`{{ clinic.phone }}`: `name` is `clinic.phone`. An Edition holds none: personalising turns each into Text."""

    name: str
    place: Place = field(default=NOWHERE, compare=False)


@value
class LineBreak:
    place: Place = field(default=NOWHERE, compare=False)


Inline = Text | Emphasis | Strong | Code | Link | Image | NoteReference | Abbreviation | Variable | LineBreak
INLINE_KINDS: tuple[type, ...] = (
    Text,
    Emphasis,
    Strong,
    Code,
    Link,
    Image,
    NoteReference,
    Abbreviation,
    Variable,
    LineBreak,
)
