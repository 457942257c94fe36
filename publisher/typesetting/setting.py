"""What a block needs to know to become a galley, handed down while blocks nest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field, replace

from publisher.model.block import Figure
from publisher.model.finding import Finding
from publisher.model.inline import Attributes, Inline, Link, NoteReference, Text
from publisher.model.picture import Picture
from publisher.model.place import Place
from publisher.model.value import value
from publisher.model.walk import walk
from publisher.style.sheet import ListStyle, Sheet, TextStyle
from publisher.typesetting.font import missing
from publisher.typesetting.galley import Broken, Galley, Para
from publisher.typesetting.pages import Owner
from publisher.typesetting.references import Behind, with_pages
from publisher.typesetting.words import Unit, compose


@value
class Setting:
    """`voice` comes before each role (`call.body`), that of a box behind its frame's (`sheet.call.title`); `list_role`
    is what the heading above says of the lists below it, and `list_head` that heading as it is repeated; `notes`
    numbers footnotes; `dark`: the ground is dark; `boxless`: the ground is a box already; `shown` are the figures that
    the layout shows itself. `findings` collects what setting notices; `behind` is what stands
    behind links, by their identity."""

    sheet: Sheet
    notes: Mapping[str, int]
    pictures: Mapping[str, Picture]
    findings: list[Finding]
    voice: str = ""
    list_role: str = ""
    list_head: tuple[Galley, ...] = ()
    depth: int = 0
    dark: bool = False
    boxless: bool = False
    shown: tuple[Figure, ...] = ()
    behind: Behind = field(default_factory=dict)
    seen: set[tuple[str, Place]] = field(default_factory=set)

    def speaking(self, voice: str) -> Setting:
        return replace(self, voice=voice) if voice and voice != self.voice else self

    def boxed(self, voice: str) -> Setting:
        """The setting of what stands in a box that speaks with `voice`."""
        return self.speaking(f"{self.voice}.{voice}" if voice and self.voice else voice)

    def style(self, role: str) -> TextStyle:
        return self.sheet.text(role, self.voice)

    def role_of(self, attributes: Attributes, role: str) -> str:
        """A class that names a text role gives a block that role."""
        for name in attributes.classes:
            if f"{self.voice}.{name}" in self.sheet.texts or name in self.sheet.texts:
                return name
        return role

    def list_style(self, attributes: Attributes, ordered: bool) -> ListStyle:
        for name in (*attributes.classes, self.list_role, self.voice.rpartition(".")[2]):
            if name and name in self.sheet.lists and _suits(self.sheet.lists[name], ordered):
                return self.sheet.lists[name]
        return self.sheet.lists["ordered" if ordered else "default"]

    def para(
        self,
        content: Sequence[Inline],
        role: str,
        owner: Owner,
        place: Place,
        keep: bool = False,
        landing: tuple[str, str, int] | None = None,
    ) -> Para:
        """The paragraph of `content` in `role`. A character no font has is a finding (GLYPH-MISSING)."""
        style = self.style(role)
        units, broken = self._composed(tuple(content), style)
        self._glyphs(units, style, content, place)
        return Para(units, style, owner, style.before, style.after, keep, landing, broken=broken)

    def _composed(self, content: tuple[Inline, ...], style: TextStyle) -> tuple[tuple[Unit, ...], Broken]:
        """Units and the memory of their lines. Text without links is the same in every sheet of a run, so both are
        kept; a link belongs to its own Edition, which the record must name."""
        nodes = tuple(walk(content))
        if any(isinstance(node, Link) for node in nodes):
            content = with_pages(content, self.behind) if self.behind else content
            return compose(content, style, self.notes, self.sheet.fallbacks), {}
        marks = tuple(self.notes.get(node.label) for node in nodes if isinstance(node, NoteReference))
        key = (content, id(style), marks)
        kept = _kept.get(key)
        if kept is None or kept[0] is not style:
            if len(_kept) >= _MOST_KEPT:
                _kept.clear()
            kept = _kept[key] = (style, compose(content, style, self.notes, self.sheet.fallbacks), {})
        return kept[1], kept[2]

    def text(self, words: str, role: str, owner: Owner) -> Para:
        """Words of our own, such as an item's number."""
        style = self.style(role)
        return Para(compose((Text(words),), style, {}, self.sheet.fallbacks), style, owner)

    def _glyphs(self, units: Sequence[Unit], style: TextStyle, content: Sequence[Inline], place: Place) -> None:
        lost = {c for unit in units for atom in unit.atoms for c in missing(atom.shaped)}
        found = {char: _written(char, content, place) for char in sorted(lost)}
        for at in dict.fromkeys(found.values()):
            chars = "".join(char for char in found if found[char] == at)
            if (chars, at) not in self.seen:
                self.seen.add((chars, at))
                named = ", ".join(f"{c} (U+{ord(c):04X})" for c in chars)
                self.findings.append(Finding("GLYPH-MISSING", at, {"characters": named, "font": style.face.family}))


def _written(char: str, content: Sequence[Inline], place: Place) -> Place:
    """Where the text that holds `char` was written, such as a value in a clinic's file; `place` if it does not say."""
    texts = (node for node in walk(content) if isinstance(node, Text) and char in node.text)
    return next((node.place for node in texts if node.place.line), place)


_MOST_KEPT = 4096
_kept: dict[object, tuple[TextStyle, tuple[Unit, ...], Broken]] = {}


def _suits(style: ListStyle, ordered: bool) -> bool:
    return ordered or style.marker not in ("numeral", "number")
