"""Lists, definition lists and timelines become rows: a sign, a number or a label, and text beside it.

A list is one stack that is cut, between its items, only where it is too tall to stay in one piece."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from publisher.drawing.icons import MARKERS
from publisher.model.block import Block, Definition, Definitions, Item, List, Stage, Timeline
from publisher.style.sheet import ListStyle, TextStyle
from publisher.typesetting.flow_field import fields
from publisher.typesetting.flow_figure import ribbon
from publisher.typesetting.galley import Galley, Para, Stack
from publisher.typesetting.galley_block import Drawn, Photo
from publisher.typesetting.galley_either import Either
from publisher.typesetting.galley_row import Labelled, Marker, Numeral, Row, indented, plain_rule
from publisher.typesetting.pages import Fit
from publisher.typesetting.setting import Setting

Flow = Callable[[Iterable[Block], Setting], tuple[Galley, ...]]
_GUTTER = 0.9  # em between label and text


def listing(block: List, setting: Setting, flow: Flow) -> tuple[Galley, ...]:
    """One row an item."""
    style = setting.list_style(block.attributes, block.ordered)
    if style.marker == "field":
        return fields(block, style, setting, flow)
    if style.columns > 1 and style.marker == "none":
        return _tiles(block, style, setting, flow)
    inner = replace(setting, depth=setting.depth + 1, list_role="" if setting.depth else setting.list_role)
    body = setting.style("body")
    numbered = enumerate(block.items, block.start)
    signs = [_sign(item, number, block.ordered, style, inner, body) for number, item in numbered]
    indent = max((style.indent, *(least for _, least in signs)))  # text stands on one edge, behind 9 as behind 10
    rows = [
        Row((sign, Stack(flow(item.content, inner))), indented(indent))
        for item, (sign, _) in zip(block.items, signs, strict=True)
    ]
    spaced = _spaced(rows, style, body, setting.depth)
    if setting.depth or not spaced:
        return spaced
    head = setting.list_head if setting.list_role and style.marker not in _NEUTRAL else ()
    return (_in_columns(spaced, style.columns, body, head),) if style.columns > 1 else (_whole(spaced, head),)


_NEUTRAL = ("bullet", "numeral", "number", "none")  # markers that say nothing: a cross is to be read with its heading


def _whole(rows: Sequence[Galley], head: tuple[Galley, ...] = ()) -> Stack:
    """A list as one galley, which stays in one piece where it can, or else goes on under `head`."""
    return Stack(tuple(rows), rows[0].before, rows[-1].after, whole=True, repeats=head)


_COLUMN, _BETWEEN = 18.0, 1.6  # em: the least width of a list's column, and from one to the next


def _in_columns(rows: Sequence[Galley], count: int, body: TextStyle, head: tuple[Galley, ...]) -> Galley:
    """The list in `count` columns, read one after the other, where they find room beside each other."""
    each = -(-len(rows) // count)
    parts = [Stack(tuple(rows[at : at + each]), repeats=head) for at in range(0, len(rows), each)]

    def columns(width: float, fit: Fit) -> Sequence[tuple[float, float]]:
        between = _BETWEEN * body.size * fit.scale
        own = (width - between * (count - 1)) / count
        return [(index * (own + between), own) for index in range(len(parts))]

    def needs(fit: Fit) -> float:
        return body.size * fit.scale * (count * _COLUMN + (count - 1) * _BETWEEN)

    return Either(_whole(rows, head), Row(tuple(parts), columns, rows[0].before, rows[-1].after), needs)


_TILE_GUTTER = 0.7  # em of body text between tiles


def _tiles(block: List, style: ListStyle, setting: Setting, flow: Flow) -> tuple[Galley, ...]:
    """Items side by side, `style.columns` to a row, each with what it holds in a column of its own."""
    body = setting.style("body")
    gutter = _TILE_GUTTER * body.size
    inner = replace(setting, depth=setting.depth + 1, list_role="")
    cells = [Stack(_together(flow(item.content, inner))) for item in block.items]
    rows = [cells[at : at + style.columns] for at in range(0, len(cells), style.columns)]

    def columns(width: float, _: Fit) -> Sequence[tuple[float, float]]:
        own = (width - gutter * (style.columns - 1)) / style.columns
        return [(index * (own + gutter), own) for index in range(style.columns)]

    filled = [(*row, *(Stack(()) for _ in range(style.columns - len(row)))) for row in rows]
    return tuple(Row(row, columns, before=body.after, after=body.after) for row in filled)


def _together(galleys: Sequence[Galley]) -> tuple[Galley, ...]:
    """A tile's picture with what is said of it."""
    return tuple(
        replace(galley, keep=True) if isinstance(galley, Drawn | Photo) and galley is not galleys[-1] else galley
        for galley in galleys
    )


def _sign(
    item: Item, number: int, ordered: bool, style: ListStyle, setting: Setting, body: TextStyle
) -> tuple[Galley, float]:
    """The sign of an item and the least indent that clears it, in points at the sheet's own size."""
    if style.marker == "numeral" and ordered:
        para = setting.text(str(number), style.numeral or "numeral", (item, "label"))
        return Numeral(para, body), para.natural(Fit()) + 0.6 * body.size
    if ordered:
        para = setting.text(f"{number}.", "body", (item, "label"))
        return para, para.natural(Fit()) + 0.45 * body.size
    colour = (style.colour or body.colour).name
    draw = MARKERS[style.marker if style.marker in MARKERS else "bullet"]
    sign = Marker(lambda size: draw(size, colour), body, (item, "label"), scale=style.scale)
    return sign, 1.1 * style.scale * body.size


def _spaced(rows: Sequence[Row], style: ListStyle, body: TextStyle, depth: int) -> tuple[Galley, ...]:
    """Rows with their rules. Rows of running text stand close, ruled rows on the list's pitch."""
    between = max(0.0, style.pitch - body.leading) if style.pitch else body.after * 0.4
    edge = body.after if not depth else between
    last = len(rows) - 1
    spaced = []
    for index, row in enumerate(rows):
        before = edge if index == 0 else between
        after = edge if index == last else between
        if style.rule and style.rule_width:
            lift = between / 2
            rule = plain_rule(style.rule.name, style.rule_width) if index or style.pitch else None
            row = replace(row, before=0.0, after=0.0, rule=rule, lift=lift, foot=lift)
            spaced.append(replace(row, after=body.after + lift, foot=0.0) if index == last else row)
        else:
            spaced.append(replace(row, before=before, after=after))
    return tuple(spaced)


def _close(rows: Sequence[Labelled], body: TextStyle) -> tuple[Galley, ...]:
    """Labelled rows stand closer than paragraphs."""
    near = 0.45 * body.after
    return tuple(
        replace(row, before=near if index else body.after, after=body.after if index == len(rows) - 1 else near)
        for index, row in enumerate(rows)
    )


def definitions(block: Definitions, setting: Setting, flow: Flow) -> tuple[Galley, ...]:
    """Terms in a column of their own where they are short, above their meanings where they are not."""
    labels = [_terms(entry, setting) for entry in block.entries]
    column = _label_column(labels)
    body = setting.style("body")
    rows = [
        Labelled(Stack(label, keep=True), _meanings(entry, setting, flow), column)
        for label, entry in zip(labels, block.entries, strict=True)
    ]
    return (_whole(_close(rows, body)),)


def _terms(entry: Definition, setting: Setting) -> tuple[Para, ...]:
    return tuple(
        replace(setting.para(term, "label", (entry, "term", index), entry.place, keep=True), before=0.0, after=0.0)
        for index, term in enumerate(entry.terms)
    )


def _meanings(entry: Definition, setting: Setting, flow: Flow) -> Stack:
    return Stack(tuple(galley for meaning in entry.meanings for galley in flow(meaning, setting)))


def timeline(block: Timeline, setting: Setting, flow: Flow) -> tuple[Galley, ...]:
    """Title, the brand's drawing of time, and the stages as labelled rows."""
    galleys: list[Galley] = []
    if block.title:
        galleys.append(setting.para(block.title, "heading", (block, "title"), block.place, keep=True))
    galleys += ribbon(block, setting)
    labels = [_when(stage, setting) for stage in block.stages]
    column = _label_column([(label,) for label in labels])
    rows = [
        Labelled(label, Stack(flow(stage.content, setting)), column)
        for label, stage in zip(labels, block.stages, strict=True)
    ]
    return (*galleys, _whole(_close(rows, setting.style("body"))))


def _when(stage: Stage, setting: Setting) -> Para:
    para = setting.para(stage.when, "label", (stage, "when"), stage.place, keep=True)
    return replace(para, before=0.0, after=0.0)


def _label_column(labels: Sequence[Sequence[Para]]) -> Callable[[Fit], float]:
    """The width that the longest label needs, in points."""

    def needed(fit: Fit) -> float:
        paras = [para for label in labels for para in label]
        return max((para.natural(fit) + _GUTTER * para.size(fit) for para in paras), default=0.0)

    return needed
