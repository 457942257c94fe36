"""The words of an edition as plain pieces, and the pieces as the source that a peer reads.

Emphasis and pictures are left out: that makes the peers' work lighter than ours, never heavier."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from publisher.edition import Edition
from publisher.model.block import Block, Callout, Definitions, Figure, Heading, List, Rule, Safety, Table, Timeline
from publisher.model.walk import plain_text


@dataclass(frozen=True, slots=True)
class Piece:
    """`kind` is heading, text, bullets, numbers, table or note; `level` counts for headings, `rows` holds the words:
    one row of one cell for a text, a row an item for a list."""

    kind: str
    rows: tuple[tuple[str, ...], ...]
    level: int = 1


def pieces(edition: Edition) -> Iterator[Piece]:
    """Everything the edition prints as words, in reading order."""
    metadata = edition.guide.metadata
    yield Piece("heading", ((metadata.title,),))
    yield Piece("text", ((metadata.subtitle,),))
    for section in edition.sections:
        if section.heading:
            yield Piece("heading", ((plain_text(section.heading),),))
        for block in section.blocks:
            yield from _piece(block)
    for block in (*edition.imprint.clinic, *edition.imprint.review, *edition.imprint.invitation):
        yield from _piece(block)


def _piece(block: Block) -> Iterator[Piece]:
    match block:
        case Heading(level=level, content=content):
            yield Piece("heading", ((plain_text(content),),), level)
        case List(items=items, ordered=ordered):
            yield Piece("numbers" if ordered else "bullets", tuple((plain_text(item.content),) for item in items))
        case Table(header=header, rows=rows):
            yield Piece("table", tuple(tuple(plain_text(cell.content) for cell in row) for row in (header, *rows)))
        case Definitions(entries=entries):
            yield Piece(
                "table", tuple((*map(plain_text, e.terms), " ".join(map(plain_text, e.meanings))) for e in entries)
            )
        case Timeline(stages=stages):
            yield Piece("table", tuple((plain_text(stage.when), plain_text(stage.content)) for stage in stages))
        case Safety(title=title, content=content) | Callout(title=title, content=content):
            yield Piece("note", ((plain_text(title),), *((plain_text([inner]),) for inner in content)))
        case Figure() | Rule():
            return
        case _:
            yield Piece("text", ((plain_text([block]),),))


def as_typst(text: Iterable[Piece]) -> str:
    return "\n\n".join(_TYPST[piece.kind](piece) for piece in text)


def _typst_text(piece: Piece) -> str:
    return "\n\n".join(_escaped(cell) for row in piece.rows for cell in row)


def _typst_table(piece: Piece) -> str:
    columns = ", ".join(["auto"] * (len(piece.rows[0]) - 1) + ["1fr"])
    cells = ", ".join(f"[{_escaped(cell)}]" for row in piece.rows for cell in row)
    return f"#table(columns: ({columns}), {cells})"


def _escaped(text: str) -> str:
    return re.sub(r"([\\#*_`$<>@=\[\]~/+-])", r"\\\1", " ".join(text.split()))


_TYPST: Mapping[str, Callable[[Piece], str]] = {
    "heading": lambda piece: f"{'=' * piece.level} {_typst_text(piece)}",
    "text": _typst_text,
    "bullets": lambda piece: "\n".join(f"- {_escaped(cell)}" for (cell,) in piece.rows),
    "numbers": lambda piece: "\n".join(f"+ {_escaped(cell)}" for (cell,) in piece.rows),
    "table": _typst_table,
    "note": lambda piece: f"#quote(block: true)[\n{_typst_text(piece)}\n]",
}


def as_html(text: Iterable[Piece]) -> str:
    return "\n".join(_HTML[piece.kind](piece) for piece in text)


def _cells(piece: Piece, element: str) -> str:
    return "".join(f"<{element}>{html.escape(cell)}</{element}>" for row in piece.rows for cell in row)


def _html_table(piece: Piece) -> str:
    rows = ("".join(f"<td>{html.escape(cell)}</td>" for cell in row) for row in piece.rows)
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


_HTML: Mapping[str, Callable[[Piece], str]] = {
    "heading": lambda piece: _cells(piece, f"h{piece.level}"),
    "text": lambda piece: _cells(piece, "p"),
    "bullets": lambda piece: f"<ul>{_cells(piece, 'li')}</ul>",
    "numbers": lambda piece: f"<ol>{_cells(piece, 'li')}</ol>",
    "table": _html_table,
    "note": lambda piece: f"<aside>{_cells(piece, 'p')}</aside>",
}
