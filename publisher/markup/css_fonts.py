"""The brand's faces in the ebook: which ones its style sheet speaks in, under which names, and their rules.

A reader who chooses a typeface of their own still gets it: the rules name families and force nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from publisher.markup.book import Typeface
from publisher.markup.css_rule import Rule, rule
from publisher.model.remembering import remembered
from publisher.style.face import Face
from publisher.style.sheet import Sheet, TextStyle

_SPOKEN = ("body", "title", "heading", "lead", "numeral", "code")


@remembered(16)
def spoken(sheet: Sheet) -> tuple[Face, ...]:
    """Each face that the style sheet can ask for, once, in the order of the roles that speak it."""
    return tuple(dict.fromkeys(face for style in _styles(sheet) for face in _faces(style) if face.data))


def typefaces(faces: Iterable[Face]) -> tuple[Typeface, ...]:
    """Each face once, under the name of its file."""
    return tuple(_typeface(number, face) for number, face in enumerate(dict.fromkeys(faces), 1))


def _styles(sheet: Sheet) -> Iterator[TextStyle]:
    return (sheet.texts[role] for role in _SPOKEN if role in sheet.texts)


def _faces(style: TextStyle) -> Iterable[Face]:
    """Running text has all its faces; a role that stands alone has its own."""
    if style.role == "body":
        return (style.face, style.strong, style.emphasis, style.strong_emphasis)
    return (style.face,)


def _typeface(number: int, face: Face) -> Typeface:
    kind = "otf" if face.data[:4] == b"OTTO" else "ttf"
    return Typeface(f"font-{number}", f"fonts/font-{number}.{kind}", f"font/{kind}", face)


def font_rules(faces: Iterable[Typeface]) -> Iterator[Rule]:
    for each in faces:
        yield rule(
            "@font-face",
            font_family=f'"{each.face.family}"',
            font_weight=str(each.face.weight),
            font_style="italic" if each.face.italic else "normal",
            src=f"url({each.name})",
        )
