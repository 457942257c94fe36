"""The structure tree as plain values: what a screen reader is told, and which marks show it (ISO 32000-1, 14.7)."""

from __future__ import annotations

from publisher.model.value import value


@value
class MarkAt:
    """The mark `index` of `Page.marks` on page `page`, both counted from 0."""

    page: int
    index: int


@value
class AreaAt:
    """An area on page `page`: the link `index` of `Page.links`, or counted on behind them one of `Page.fields`."""

    page: int
    index: int


@value
class Attribute:
    """An attribute of standard owner `owner` (List, Table, Layout; ISO 32000-1, 14.8.5): a name, or numbers."""

    owner: str
    name: str
    value: str | tuple[float, ...]


@value
class Element:
    """`role` is a standard structure type (ISO 32000-1, 14.8.4); `kids` in the order they are read. `expansion` is an
    abbreviation in full. A BBox counts in points from the page's lower left corner, as the standard has it."""

    role: str
    kids: tuple[Kid, ...] = ()
    alt: str = ""
    expansion: str = ""
    language: str = ""
    title: str = ""
    id: str = ""
    attributes: tuple[Attribute, ...] = ()


Kid = Element | MarkAt | AreaAt
