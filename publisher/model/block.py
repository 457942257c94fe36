"""The closed set of block kinds. Four tables know them all: the reader, `typesetting/flow.py`,
`markup/xhtml.py` and the structure tree; a test demands that each table covers `BLOCK_KINDS`.

`Brief`, `Safety` and `Only` steer selection (`publisher.edition`): an Edition holds `Safety` (so that outputs
can frame it) but never `Brief` or `Only`, whose content it takes over or leaves out.
"""

from __future__ import annotations

from dataclasses import field

from publisher.model.inline import PLAIN, Attributes, Image, Inline
from publisher.model.place import NOWHERE, Place
from publisher.model.value import value


@value
class Heading:
    """A heading inside a section: level 2 is the first below the section's own."""

    level: int
    content: tuple[Inline, ...]
    attributes: Attributes = PLAIN
    place: Place = field(default=NOWHERE, compare=False)


@value
class Paragraph:
    content: tuple[Inline, ...]
    attributes: Attributes = PLAIN
    place: Place = field(default=NOWHERE, compare=False)


@value
class Item:
    content: tuple[Block, ...]
    attributes: Attributes = PLAIN
    place: Place = field(default=NOWHERE, compare=False)


@value
class List:
    """`ordered` lists count from `start`."""

    items: tuple[Item, ...]
    ordered: bool = False
    start: int = 1
    attributes: Attributes = PLAIN
    place: Place = field(default=NOWHERE, compare=False)


@value
class Cell:
    content: tuple[Inline, ...]
    attributes: Attributes = PLAIN
    place: Place = field(default=NOWHERE, compare=False)


@value
class Table:
    """`header` and every row hold the same number of cells; `alignments` one of left, right, center, '' a column.
    The first column heads its row unless the table carries the class `no-row-headers`."""

    caption: tuple[Inline, ...] = ()
    header: tuple[Cell, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    alignments: tuple[str, ...] = ()
    attributes: Attributes = PLAIN
    place: Place = field(default=NOWHERE, compare=False)


@value
class Definition:
    terms: tuple[tuple[Inline, ...], ...]
    meanings: tuple[tuple[Block, ...], ...]
    place: Place = field(default=NOWHERE, compare=False)


@value
class Definitions:
    entries: tuple[Definition, ...]
    attributes: Attributes = PLAIN
    place: Place = field(default=NOWHERE, compare=False)


@value
class Quote:
    content: tuple[Block, ...]
    attributes: Attributes = PLAIN
    place: Place = field(default=NOWHERE, compare=False)


@value
class CodeBlock:
    text: str
    language: str = ""
    attributes: Attributes = PLAIN
    place: Place = field(default=NOWHERE, compare=False)


@value
class Rule:
    attributes: Attributes = PLAIN
    place: Place = field(default=NOWHERE, compare=False)


@value
class Figure:
    """An image that stands alone in its paragraph; its title, if any, is the caption."""

    image: Image
    caption: tuple[Inline, ...] = ()
    attributes: Attributes = PLAIN
    place: Place = field(default=NOWHERE, compare=False)


@value
class Callout:
    """`/// callout | Title`: an aside."""

    title: tuple[Inline, ...]
    content: tuple[Block, ...]
    attributes: Attributes = PLAIN
    place: Place = field(default=NOWHERE, compare=False)


@value
class Stage:
    when: tuple[Inline, ...]
    content: tuple[Block, ...]
    place: Place = field(default=NOWHERE, compare=False)


@value
class Timeline:
    """`/// timeline | Title` around a definition list: each term is when, its meanings are what happens."""

    title: tuple[Inline, ...]
    stages: tuple[Stage, ...]
    attributes: Attributes = PLAIN
    place: Place = field(default=NOWHERE, compare=False)


@value
class Safety:
    """`/// safety | Title`: printed in full in every edition."""

    title: tuple[Inline, ...]
    content: tuple[Block, ...]
    attributes: Attributes = PLAIN
    place: Place = field(default=NOWHERE, compare=False)


@value
class Brief:
    """`/// brief`: the section's short form; `/// brief | handout`: that of the named `editions`, which then print no
    other briefs than those that name them."""

    content: tuple[Block, ...]
    editions: tuple[str, ...] = ()
    attributes: Attributes = PLAIN
    place: Place = field(default=NOWHERE, compare=False)


@value
class Only:
    """`/// only | brochure, handout`: content for the named editions."""

    editions: tuple[str, ...]
    content: tuple[Block, ...]
    attributes: Attributes = PLAIN
    place: Place = field(default=NOWHERE, compare=False)


Block = (
    Heading
    | Paragraph
    | List
    | Table
    | Definitions
    | Quote
    | CodeBlock
    | Rule
    | Figure
    | Callout
    | Timeline
    | Safety
    | Brief
    | Only
)
BLOCK_KINDS: tuple[type, ...] = (
    Heading,
    Paragraph,
    List,
    Table,
    Definitions,
    Quote,
    CodeBlock,
    Rule,
    Figure,
    Callout,
    Timeline,
    Safety,
    Brief,
    Only,
)
PRINTED_KINDS: tuple[type, ...] = BLOCK_KINDS[:-2]
