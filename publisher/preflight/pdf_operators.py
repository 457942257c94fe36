"""One content stream, operator by operator (ISO 32000-2, annex A): instructions enter, Marks leave.

Boxes are generous: around all control points, within the clipping boxes; a line of text has the box of its first
letter. Operators that make no sense are passed over, as viewers do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, Protocol

from publisher.preflight.pdf_objects import NONSENSE, entries, number, numbers, text, under
from publisher.preflight.pdf_page import Box, meeting
from publisher.preflight.pdf_path import Path
from publisher.preflight.pdf_space import CMYK, GREY, PATTERN, RGB, read_space
from publisher.preflight.pdf_state import IDENTITY, Mark, Matrix, Paint, Raster, State, around, scale, times

EVERYWHERE: Box = (-1e9, -1e9, 1e9, 1e9)
_DEVICE = {"g": GREY, "rg": RGB, "k": CMYK}


class Enter(Protocol):
    """Walks into a form: its stream, resources to fall back on, the state it is painted in, how deep it lies."""

    def __call__(self, form: Any, resources: Any, state: State, depth: int) -> Iterator[Mark]: ...


class Reader:
    """The state of reading one stream. `matrix` at the start is what patterns go by."""

    def __init__(self, enter: Enter, resources: Any, state: State, depth: int) -> None:
        self.enter, self.resources, self.depth = enter, resources, depth
        self.state, self.base = state, state.matrix
        self.saved: list[State] = []
        self.path, self.clips = Path(), False
        self.line: Matrix = IDENTITY
        self.spaces = under(resources, "/ColorSpace")

    def read(self, instruction: Any) -> Iterable[Mark]:
        """What the instruction paints; the state changes as it says."""
        method = OPERATORS.get(text(instruction.operator))
        if method is None:
            return ()
        try:
            return method(self, instruction) or ()
        except NONSENSE:
            return ()

    # Graphics state

    def save(self, _: Any) -> None:
        self.saved.append(self.state)

    def restore(self, _: Any) -> None:
        self.state = self.saved.pop()

    def transform(self, given: Any) -> None:
        a, b, c, d, e, f = _values(given)
        self.state = replace(self.state, matrix=times((a, b, c, d, e, f), self.state.matrix))

    def line_width(self, given: Any) -> None:
        self.state = replace(self.state, width=float(given.operands[0]))

    def named_state(self, given: Any) -> None:
        chosen = under(under(self.resources, "/ExtGState"), given.operands[0])
        width, font = under(chosen, "/LW"), under(chosen, "/Font")
        if width is not None:
            self.state = replace(self.state, width=number(width, self.state.width))
        if font is not None:
            self.state = replace(self.state, font=font[0], size=float(font[1]))

    # Paths

    def point(self, given: Any) -> None:
        self.path.points(_values(given))

    def rectangle(self, given: Any) -> None:
        self.path.rectangle(_values(given))

    def clip(self, _: Any) -> None:
        self.clips = True

    def end(self, _: Any) -> None:
        """A path ends; what it clips from now on is the box around it."""
        if self.clips and self.path.xs:
            corner = self.state.clip[:2]
            narrowed = meeting(self.path.box(self.state.matrix), self.state.clip)
            self.state = replace(self.state, clip=narrowed or (*corner, *corner))
        self.path, self.clips = Path(), False

    def paint(self, given: Any) -> list[Mark]:
        """The path is filled, stroked or both."""
        operator, found = str(given.operator), list[Mark]()
        state, path = self.state, self.path
        box = meeting(path.box(state.matrix), state.clip) if path.xs else None
        if box and operator[0] in "fFbB":
            found += self._mark("fill", box, state.fill, path.thin(state.matrix) if operator[0] in "fF" else None)
        if box and operator[0] in "sSbB":
            found += self._mark("stroke", box, state.stroke, state.width * scale(state.matrix))
        self.end(given)
        return found

    def _mark(self, kind: str, box: Box, paint: Paint, thin: float | None = None) -> Iterator[Mark]:
        """A mark, or what the pattern that it is painted with paints."""
        pattern = paint.pattern
        if pattern is None:
            yield Mark(kind, box, paint, thin)
        elif under(pattern, "/PatternType") == 2:
            space = read_space(under(under(pattern, "/Shading"), "/ColorSpace"), self.spaces)
            yield Mark("shading", box, Paint(space), thin)
        else:
            plain = Paint(paint.space.base or GREY, paint.colour)
            start = State(self.base, EVERYWHERE, plain, plain)
            for mark in self.enter(pattern, self.resources, start, self.depth):
                yield replace(mark, box=box)

    # Colours

    def device(self, given: Any) -> None:
        self._set(given, Paint(_DEVICE[str(given.operator).lower()], _values(given)))

    def space(self, given: Any) -> None:
        """A space is chosen, and with it its first colour."""
        space = read_space(given.operands[0], self.spaces)
        self._set(given, Paint(space, space.first))

    def colour(self, given: Any) -> None:
        operands, current = list(given.operands), self._current(given)
        pattern = None
        if operands and str(given.operator).lower() == "scn" and current.space.kind == PATTERN.kind:
            pattern = under(under(self.resources, "/Pattern"), operands.pop())
        self._set(given, Paint(current.space, tuple(map(float, operands)), pattern))

    def _current(self, given: Any) -> Paint:
        return self.state.stroke if str(given.operator)[0].isupper() else self.state.fill

    def _set(self, given: Any, paint: Paint) -> None:
        """Operators in capitals are for strokes."""
        strokes = str(given.operator)[0].isupper()
        self.state = replace(self.state, stroke=paint) if strokes else replace(self.state, fill=paint)

    # Text

    def begin_text(self, _: Any) -> None:
        self.line = IDENTITY

    def font(self, given: Any) -> None:
        found = under(under(self.resources, "/Font"), given.operands[0])
        self.state = replace(self.state, font=found, size=float(given.operands[1]))

    def text_mode(self, given: Any) -> None:
        self.state = replace(self.state, mode=int(given.operands[0]))

    def leading(self, given: Any) -> None:
        self.state = replace(self.state, leading=float(given.operands[0]))

    def text_matrix(self, given: Any) -> None:
        a, b, c, d, e, f = _values(given)
        self.line = (a, b, c, d, e, f)

    def move(self, given: Any) -> None:
        x, y = _values(given)
        self.line = times((1, 0, 0, 1, x, y), self.line)

    def move_and_lead(self, given: Any) -> None:
        self.move(given)
        self.state = replace(self.state, leading=-float(given.operands[1]))

    def next_line(self, _: Any) -> None:
        self.line = times((1, 0, 0, 1, 0, -self.state.leading), self.line)

    def show(self, _: Any) -> list[Mark]:
        state = self.state
        placed = times(self.line, state.matrix)
        box = meeting(around((0, 0, state.size, state.size), placed), state.clip)
        if box is None or state.mode in (3, 7):
            return []
        if under(state.font, "/Subtype") == "/Type3":
            return list(self._drawn_glyphs(placed, box))
        found = [*self._mark("text", box, state.fill)] if state.mode in (0, 2, 4, 6) else []
        return [*found, *self._mark("text", box, state.stroke)] if state.mode in (1, 2, 5, 6) else found

    def show_below(self, given: Any) -> list[Mark]:
        self.next_line(given)
        return self.show(given)

    def _drawn_glyphs(self, placed: Matrix, box: Box) -> Iterator[Mark]:
        """All that a font of drawings draws, each glyph once a page or so: which ones a text uses is not asked."""
        own = numbers(under(self.state.font, "/FontMatrix"), 6) or (0.001, 0, 0, 0.001, 0, 0)
        matrix = times(own, times((self.state.size, 0, 0, self.state.size, 0, 0), placed))  # type: ignore[arg-type]
        inner = replace(self.state, matrix=matrix, clip=EVERYWHERE)
        resources = under(self.state.font, "/Resources") or self.resources
        for glyph in entries(under(self.state.font, "/CharProcs")):
            for mark in self.enter(glyph, resources, inner, self.depth):
                yield replace(mark, box=box)

    # Images, forms, shadings

    def shading(self, given: Any) -> list[Mark]:
        found = under(under(self.resources, "/Shading"), given.operands[0])
        return [Mark("shading", self.state.clip, Paint(read_space(under(found, "/ColorSpace"), self.spaces)))]

    def external(self, given: Any) -> Iterable[Mark]:
        found = under(under(self.resources, "/XObject"), given.operands[0])
        if under(found, "/Subtype") == "/Form":
            return self.enter(found, self.resources, self.state, self.depth)
        if under(found, "/Subtype") == "/Image":
            size = (int(found.get("/Width", 0)), int(found.get("/Height", 0)))
            return self._image(size, bool(found.get("/ImageMask", False)), found.get("/ColorSpace"), found)
        return ()

    def inline_image(self, given: Any) -> Iterable[Mark]:
        image = given.iimage
        return self._image((image.width, image.height), bool(image.image_mask), under(image.obj, "/ColorSpace"), image)

    def _image(self, size: tuple[int, int], stencil: bool, space: Any, source: Any) -> Iterator[Mark]:
        box = meeting(around((0, 0, 1, 1), self.state.matrix), self.state.clip)
        if box is None:
            return
        if stencil:
            yield from self._mark("fill", box, self.state.fill)
        else:
            raster = Raster(*size, self.state.matrix, source)
            yield Mark("image", box, Paint(read_space(space, self.spaces)), raster=raster)


def _values(given: Any) -> tuple[float, ...]:
    return tuple(map(float, given.operands))


OPERATORS: Mapping[str, Callable[[Reader, Any], Iterable[Mark] | None]] = MappingProxyType(
    {
        **{"q": Reader.save, "Q": Reader.restore, "cm": Reader.transform, "w": Reader.line_width},
        **{"gs": Reader.named_state, "re": Reader.rectangle, "W": Reader.clip, "W*": Reader.clip, "n": Reader.end},
        **dict.fromkeys(("m", "l", "c", "v", "y"), Reader.point),
        **dict.fromkeys(("f", "F", "f*", "S", "s", "B", "B*", "b", "b*"), Reader.paint),
        **dict.fromkeys(("g", "G", "rg", "RG", "k", "K"), Reader.device),
        **dict.fromkeys(("cs", "CS"), Reader.space),
        **dict.fromkeys(("sc", "SC", "scn", "SCN"), Reader.colour),
        **{"BT": Reader.begin_text, "Tf": Reader.font, "Tr": Reader.text_mode, "TL": Reader.leading},
        **{"Tm": Reader.text_matrix, "Td": Reader.move, "TD": Reader.move_and_lead, "T*": Reader.next_line},
        **{"Tj": Reader.show, "TJ": Reader.show, "'": Reader.show_below, '"': Reader.show_below},
        **{"sh": Reader.shading, "Do": Reader.external, "INLINE IMAGE": Reader.inline_image},
    }
)
