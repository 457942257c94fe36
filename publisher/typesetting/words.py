"""Inlines become units: the pieces of text between which a line may break, shaped, measured in em.

A unit breaks after a space, after a hyphen or dash inside a word, after a slash, inside an address, and nowhere else
(never inside a number): panels are set ragged without hyphenation. Units know no type size, so one composition serves
every step of copyfitting."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from publisher.model.inline import (
    Abbreviation,
    Code,
    Emphasis,
    Image,
    Inline,
    LineBreak,
    Link,
    NoteReference,
    Strong,
    Text,
    Variable,
)
from publisher.style.colour import Colour
from publisher.style.face import Face
from publisher.style.sheet import TextStyle
from publisher.typesetting.font import Font, Shaped, font, runs

SUPERSCRIPT = 0.64  # size of a footnote mark against its text
RISE = 0.34  # its baseline above the text's, in em of the text


class Atom(NamedTuple):
    """Shaped text of one look. `size` and `rise` are in em of the paragraph's size."""

    shaped: Shaped
    font: Font
    colour: Colour
    size: float
    rise: float
    link: Link | None
    inlines: tuple[Inline, ...] = ()


class Unit(NamedTuple):
    """Text that is never broken. `space` follows it on the same line (em, 0 within a word); `ends_line`: a forced
    break follows."""

    atoms: tuple[Atom, ...]
    width: float
    space: float
    ends_line: bool

    @property
    def text(self) -> str:
        return "".join(atom.shaped.text for atom in self.atoms)


class Look(NamedTuple):
    """The look in force while inlines nest."""

    strong: bool = False
    emphasis: bool = False
    code: bool = False
    link: Link | None = None
    superscript: bool = False
    inlines: tuple[Inline, ...] = ()

    def within(self, node: Inline) -> Look:
        """This look inside `node`, an inline with a meaning of its own."""
        return self._replace(inlines=(*self.inlines, node))


Styled = tuple[str, Look]


def _text(node: Text, look: Look, _: Mapping[str, int]) -> Iterator[Styled]:
    yield node.text, look


def _code(node: Code, look: Look, _: Mapping[str, int]) -> Iterator[Styled]:
    yield node.text, look._replace(code=True).within(node)


def _emphasis(node: Emphasis, look: Look, notes: Mapping[str, int]) -> Iterator[Styled]:
    return styled(node.content, _spoken(node, look._replace(emphasis=True)), notes)


def _strong(node: Strong, look: Look, notes: Mapping[str, int]) -> Iterator[Styled]:
    return styled(node.content, _spoken(node, look._replace(strong=True)), notes)


def _spoken(node: Emphasis | Strong, look: Look) -> Look:
    """Words in a language of their own are told apart from the others."""
    return look.within(node) if node.attributes.get("lang") else look


def _link(node: Link, look: Look, notes: Mapping[str, int]) -> Iterator[Styled]:
    return styled(node.content, look._replace(link=node).within(node), notes)


def _abbreviation(node: Abbreviation, look: Look, _: Mapping[str, int]) -> Iterator[Styled]:
    yield node.text, look.within(node)


def _image(node: Image, look: Look, _: Mapping[str, int]) -> Iterator[Styled]:
    """An image amid text is told by its alternative text: panels have no room for pictures inside a line."""
    yield node.alt, look


def _note(node: NoteReference, look: Look, notes: Mapping[str, int]) -> Iterator[Styled]:
    if node.label in notes:
        yield str(notes[node.label]), look._replace(superscript=True).within(node)


def _variable(node: Variable, look: Look, _: Mapping[str, int]) -> Iterator[Styled]:
    yield "{{ " + node.name + " }}", look


def _break(_node: LineBreak, look: Look, _: Mapping[str, int]) -> Iterator[Styled]:
    yield "\n", look


INLINES: Mapping[type, Callable[..., Iterator[Styled]]] = {
    Text: _text,
    Code: _code,
    Emphasis: _emphasis,
    Strong: _strong,
    Link: _link,
    Abbreviation: _abbreviation,
    Image: _image,
    NoteReference: _note,
    Variable: _variable,
    LineBreak: _break,
}


def styled(content: Iterable[Inline], look: Look, notes: Mapping[str, int]) -> Iterator[Styled]:
    """Inlines as text with the look each piece has; a line break is "\\n", a comma parts marks of notes in a row."""
    before: Inline | None = None
    for node in content:
        if type(before) is type(node) is NoteReference:
            yield ",", look._replace(superscript=True)
        before = node
        for text, inner in INLINES[type(node)](node, look, notes):
            yield (text if type(node) is LineBreak else text.replace("\n", " ")), inner


_PIECES = re.compile(r"[^\S\n\u00a0\u202f]+|\n|[^\s]+(?:[\u00a0\u202f]+[^\s]*)*|[\u00a0\u202f]+")
_BREAK_WITHIN = re.compile(
    r"(?<=[^\W\d_][-\u2010])(?=[^\W\d_])|(?<=\w[/\u2013\u2014])(?=[^\W\d_])"
    r"|(?<=[^\W\d_][/.?&=])(?=[^\W\d_]{3})"
)


def compose(
    content: Iterable[Inline],
    style: TextStyle,
    notes: Mapping[str, int],
    fallbacks: tuple[tuple[Face, ...], ...] = (),
) -> tuple[Unit, ...]:
    """The units of a paragraph in `style`; `notes` numbers the footnotes that are printed."""
    units: list[Unit] = []
    atoms: list[Atom] = []

    def close(space: float = 0.0, ends_line: bool = False) -> None:
        if atoms:
            units.append(_unit(tuple(atoms), space, ends_line, style.tracking))
            atoms.clear()
        elif units and (space or ends_line):
            units[-1] = units[-1]._replace(space=space or units[-1].space, ends_line=ends_line or units[-1].ends_line)

    for text, look in styled(content, Look(), notes):
        own = font(face_of(style, look))
        for piece in _PIECES.findall(text):
            if piece == "\n":
                close(ends_line=True)
            elif piece.isspace() and piece[0] not in "\u00a0\u202f":
                close(space=own.space)
            else:
                parts = (piece,) if look.code else _BREAK_WITHIN.split(piece)
                for index, part in enumerate(parts):
                    if index:
                        close()
                    atoms.extend(_atoms(part, own, style, look, fallbacks))
    close(ends_line=True)
    if units:
        units[-1] = units[-1]._replace(space=0.0, ends_line=True)
    return tuple(units)


def _unit(atoms: tuple[Atom, ...], space: float, ends_line: bool, tracking: float) -> Unit:
    letters = sum(len(atom.shaped.glyphs) for atom in atoms)
    width = sum(atom.shaped.width * atom.size for atom in atoms) + tracking * letters
    return Unit(atoms, width, space + (tracking if space else 0.0), ends_line)


def face_of(style: TextStyle, look: Look) -> Face:
    if look.code:
        return style.code
    if look.strong:
        return style.strong_emphasis if look.emphasis else style.strong
    return style.emphasis if look.emphasis else style.face


def _atoms(
    text: str, own: Font, style: TextStyle, look: Look, fallbacks: tuple[tuple[Face, ...], ...]
) -> Iterator[Atom]:
    """`text` in its `own` font, or where that lacks a character as `runs` parts it."""
    colour = style.link_colour if look.link else style.strong_colour if look.strong else style.colour
    size, rise = (max(SUPERSCRIPT, style.mark), RISE) if look.superscript else (1.0, 0.0)
    shaped = own.shape(text, style.tabular)
    if shaped.whole:
        yield Atom(shaped, own, colour, size, rise, look.link, look.inlines)
        return
    for piece, found in runs(text, face_of(style, look), fallbacks, style.tabular):
        yield Atom(found.shape(piece, style.tabular), found, colour, size, rise, look.link, look.inlines)


def chopped(unit: Unit, width: float, tracking: float) -> Iterator[Unit]:
    """A unit wider than a line (`width` in em) cut between letters, so that no text leaves its column."""
    atoms: list[Atom] = []
    used = 0.0
    for atom in unit.atoms:
        for letter in _clusters(atom):
            if atoms and used + letter.shaped.width * letter.size > width:
                yield _unit(tuple(atoms), 0.0, False, tracking)
                atoms, used = [], 0.0
            atoms.append(letter)
            used += (letter.shaped.width + tracking) * letter.size
    yield _unit(tuple(atoms), unit.space, unit.ends_line, tracking)


def _clusters(atom: Atom) -> Iterator[Atom]:
    for glyph in atom.shaped.glyphs:
        if glyph.text:
            yield atom._replace(shaped=atom.font.shape(glyph.text))
