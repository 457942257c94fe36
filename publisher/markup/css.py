"""Sheet → CSS: one of the Sheet's two translators.

Every length is relative to the reader's own text size and no rule fixes one; body text keeps the reader's colours and
ground (see `tint.py`). What the Sheet does not decide, how XHTML flows and breaks on a screen, is `css_structure.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from publisher.markup.book import Typeface
from publisher.markup.css_boxes import BOXED, box_rules, night_rules
from publisher.markup.css_fonts import font_rules
from publisher.markup.css_rule import Rule, families, number, rule
from publisher.markup.css_structure import STACKS, STRUCTURE
from publisher.markup.tint import night_tint, tint
from publisher.style.colour import Colour
from publisher.style.sheet import ListStyle, Sheet, TextStyle

# The roles that the ebook's own elements speak in; a class that names a role of the Sheet does so as well.
_SELECTORS: Mapping[str, str] = {
    "title": "h1",
    "heading": "h2",
    "subheading": "h3, h4, h5, h6",
    "caption": "figcaption, caption",
    "table-head": "thead th",
    "label": ".label, .when, .timeline > .title",
}
# What a screen bears beside the reader's own text size: print's sizes are for a panel seen as a whole.
_BOUNDS: Mapping[str, tuple[float, float]] = {
    "title": (1.6, 2.0),
    "heading": (1.3, 1.6),
    "subheading": (1.1, 1.3),
    "lead": (1.1, 1.18),
}
_COVER_MOST = 2.25
_STEPPED_BACK = 1.15
_LARGE = 1.3  # of the body size: a numeral from here on stands in the margin
_COLUMN = 14  # percent of the column's width that a heading's letters may be high
_USUAL = (0.85, 1.6)
_UNSPOKEN = frozenset(
    ["body", "code", "contents", "folio", "numeral", "question-numeral", "quote", "running", "table-cell"]
)
_NUMBER, _NUMBER_SIZE = "header[data-number]::before", 2.0  # of the title's
_ORDERED = "ordered"  # such a list keeps its numbers, whatever sign a brand has for it on paper
_MARKERS = {"bullet": "•", "cross": "×", "ring": "○", "tick": "✓"}


def style_sheet(sheet: Sheet, faces: Sequence[Typeface] = (), more: Sequence[Rule] = ()) -> str:
    """The book's style sheet, which knows `faces`. `more` rules stand behind those of the Sheet."""
    night = " ".join(str(each) for each in (*_night_texts(sheet), *night_rules(sheet)))
    rules = (str(each) for each in (*font_rules(faces), *_rules(sheet), *more))
    return "\n".join(
        ('@charset "utf-8";', STRUCTURE, STACKS, *rules, f"@media (prefers-color-scheme: dark) {{ {night} }}", "")
    )


def _rules(sheet: Sheet) -> Iterator[Rule]:
    yield rule("body, .plain", font_family=families(sheet.text("body")), line_height="1.5")
    for role, style in _spoken(sheet):
        yield _text_rule(_SELECTORS.get(role, f".{role}"), style, sheet)
    for role, drawn in sheet.lists.items():
        yield from _list_rules(role, drawn, sheet)
    yield from _line_rules(sheet)
    yield from box_rules(sheet)


def _text_rule(selector: str, style: TextStyle, sheet: Sheet) -> Rule:
    body = sheet.text("body")
    least, most = _BOUNDS.get(style.role, _USUAL)
    size = min(max(style.size / body.size, least), most)
    return rule(
        selector,
        font_family=families(style) if style.face.family != body.face.family else None,
        font_weight=str(style.face.weight),
        font_size=f"{number(size)}em",
        line_height=number(max(style.leading / style.size, 1.15)),
        letter_spacing=f"{number(style.tracking)}em" if style.tracking else None,
        color=_tint(style.colour) if style.colour.hex != body.colour.hex else None,
    )


def _night_texts(sheet: Sheet) -> Iterator[Rule]:
    """On a dark page headings are as light as the text, whose colour is the reader's, and numerals keep a breath of
    the brand's."""
    body = sheet.text("body").colour.hex
    coloured = [_SELECTORS.get(role, f".{role}") for role, style in _spoken(sheet) if style.colour.hex != body]
    if coloured:
        yield rule(", ".join(coloured), color="inherit")
    found = night_tint(_dot(sheet))
    yield rule(_NUMBER, color=found.css if found else "inherit")


def _number(sheet: Sheet) -> Rule:
    """A chapter's number: the title's letters, light and large."""
    title = sheet.text("title")
    size = _NUMBER_SIZE * min(title.size / sheet.text("body").size, _BOUNDS["title"][1])
    return rule(
        _NUMBER,
        font_family=families(title),
        font_weight="300",
        font_size=f"{number(size)}em",
        color=_tint(_dot(sheet)) or _tint(title.colour),
    )


def _spoken(sheet: Sheet) -> Iterator[tuple[str, TextStyle]]:
    return ((role, style) for role, style in sheet.texts.items() if role not in _UNSPOKEN and "." not in role)


def _tint(colour: Colour | None) -> str | None:
    found = tint(colour) if colour else None
    return found.css if found else None


def _list_rules(role: str, style: ListStyle, sheet: Sheet) -> Iterator[Rule]:
    selector = _list_selector(role, sheet)
    if style.marker == "numeral" and style.numeral in sheet.texts:
        yield from _numeral_rules(selector, style, sheet)
    elif style.marker in _MARKERS and role != _ORDERED:
        yield rule(selector, list_style_type=f'"{_MARKERS[style.marker]}\\2002"')
        yield rule(f"{selector} > li::marker", color=_tint(style.colour), font_weight="600")
    elif style.marker == "none":
        yield rule(selector, list_style="none", padding_inline_start="0")
    if style.rule:
        yield from _ruled(selector, style.rule)


def _list_selector(role: str, sheet: Sheet) -> str:
    """A role that is a box's voice is that of the lists in the box."""
    spoken = [selector for box, selector in BOXED.items() if box in sheet.boxes and sheet.boxes[box].voice == role]
    named = {"default": "ul", _ORDERED: "ol"}.get(role, f".{role}:is(ul, ol)")
    return f"{spoken[0]} ul" if spoken else named


def _numeral_rules(selector: str, style: ListStyle, sheet: Sheet) -> Iterator[Rule]:
    """Numerals counted by the list itself, so that its start holds: large ones in the margin, else its own."""
    numeral = sheet.text(style.numeral)
    if numeral.size < _LARGE * sheet.text("body").size:
        yield rule(f"{selector} > li::marker", color=_tint(numeral.colour), font_weight=str(numeral.face.weight))
        return
    yield rule(selector, list_style="none", padding_inline_start="0")
    yield rule(f"{selector} > li", position="relative", padding_inline_start="2.8em", min_height="2.4em")
    yield rule(
        f"{selector} > li::before",
        content="counter(list-item)",
        position="absolute",
        inset_inline_start="0",
        font_family=families(numeral),
        font_weight=str(numeral.face.weight),
        font_size="1.9em",
        line_height="1",
        color=_tint(numeral.colour),
    )


def _ruled(selector: str, colour: Colour) -> Iterator[Rule]:
    line = f"1px solid {colour.hex}"
    yield rule(f"{selector} > li", border_top=line, padding_top=".5em", padding_bottom=".5em", margin="0")
    yield rule(f"{selector} > li:last-child", border_bottom=line)


def _line_rules(sheet: Sheet) -> Iterator[Rule]:
    line = f"1px solid {sheet.rule.hex}"
    yield rule("hr, .notes, .table tr, nav ol > li, .unseen", border_color=sheet.rule.hex)
    yield rule(".stages > li", border_inline_start=f"2px solid {sheet.rule.hex}")
    yield rule(".stages > li::before", background=_dot(sheet).hex, border=line)
    yield rule(".titlepage h1", font_size=f"{number(min(_cover(sheet), _COVER_MOST))}em")
    yield from _heading_widths(sheet)
    yield _number(sheet)
    yield rule(".titlepage .clinic", border_color=_dot(sheet).hex)
    # A guide's own pictures were made for a light page; drawings bring their ground with them.
    yield rule("figure img:not(.drawing)", background=sheet.page.hex)
    yield rule("figure img", border_radius=".35em")


def _heading_widths(sheet: Sheet) -> Iterator[Rule]:
    """Large headings step back, never to the reader's own size, where a column holds few letters of them: at twice
    the usual size on a phone a word would else be broken."""
    most = min(sheet.text("title").size / sheet.text("body").size, _BOUNDS["title"][1])
    for selector, size in (("header h1", most), (".titlepage header h1", min(_cover(sheet), _COVER_MOST))):
        yield rule(selector, font_size=f"clamp({number(_STEPPED_BACK)}em, {_COLUMN}cqi, {number(size)}em)")


def _cover(sheet: Sheet) -> float:
    return sheet.text("title", "cover").size / sheet.text("body").size


def _dot(sheet: Sheet) -> Colour:
    return (sheet.texts.get("numeral") or sheet.text("title")).colour
