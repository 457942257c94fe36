"""What a page paints: a page enters, Marks leave, each with its place, paint and size.

Forms, patterns, glyphs that are drawings and the appearances of annotations are walked into wherever they are used:
nothing that shows is missed, and what is defined but never used is not told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from publisher.preflight.pdf_objects import listed, numbers, under
from publisher.preflight.pdf_operators import Reader
from publisher.preflight.pdf_page import Box, meeting
from publisher.preflight.pdf_space import read_space
from publisher.preflight.pdf_state import IDENTITY, Mark, Paint, State, around, times

if TYPE_CHECKING:
    import pikepdf

Name = tuple[int, int]
_PAGE: Name = (-1, -1)
_DEPTH = 40  # forms within forms; PDFium goes no deeper either, and one that draws itself ends here
_USES = 40  # of one form on one page; the next ones paint the same again
_MOST_FORMS = 100_000


class TangledError(ValueError):
    """Forms that draw one another so often that no program could draw the page."""


def marks(page: pikepdf.Page, media: Box) -> Iterator[Mark]:
    """All that `page` paints, in the order of painting. pikepdf.PdfError for content that cannot be read,
    TangledError, at the end, for a page that must not be drawn."""
    walk = _Walk()
    state = State(IDENTITY, media)
    yield from walk.group(page.obj, media)
    yield from walk.stream(page, page.obj.get("/Resources"), state, 0)
    for annotation in listed(page.obj.get("/Annots")):
        yield from walk.appearance(annotation, state)
    forms = walk.forms(_PAGE, {})
    if forms > _MOST_FORMS:
        raise TangledError(f"its forms draw one another {forms} times")


class _Walk:
    """One page's walk. It goes into each form some times only, and notes which form draws which others how often: a
    few small forms within forms can multiply to more than any machine holds."""

    def __init__(self) -> None:
        self.uses: dict[Name, int] = {}
        self.calls: dict[Name, Counter[Name]] = {_PAGE: Counter()}
        self.inside: list[Name] = [_PAGE]

    def forms(self, name: Name, known: dict[Name, int]) -> int:
        """How many forms are drawn for the form `name` or the page, itself included."""
        if name not in known:
            known[name] = 0  # one that draws itself ends there
            known[name] = 1 + sum(many * self.forms(each, known) for each, many in self.calls.get(name, {}).items())
        return known[name]

    def stream(self, source: Any, resources: Any, state: State, depth: int) -> Iterator[Mark]:
        import pikepdf

        reader = Reader(self.form, resources, state, depth)
        for instruction in pikepdf.parse_content_stream(source):
            yield from reader.read(instruction)

    def form(self, form: Any, resources: Any, state: State, depth: int) -> Iterator[Mark]:
        """What a form, pattern, glyph or appearance paints in `state`."""
        import pikepdf

        if not isinstance(form, pikepdf.Stream):
            return
        name, around_it = form.objgen, self.inside[-1]
        if self.uses.get(around_it, 1) == 1:
            self.calls.setdefault(around_it, Counter())[name] += 1
        self.uses[name] = self.uses.get(name, 0) + 1
        if depth > _DEPTH or self.uses[name] > _USES:
            return
        self.inside.append(name)
        yield from self._painted(form, resources, state, depth)
        self.inside.pop()

    def _painted(self, form: Any, resources: Any, state: State, depth: int) -> Iterator[Mark]:
        matrix = times(numbers(form.get("/Matrix"), 6) or IDENTITY, state.matrix)  # type: ignore[arg-type]
        box = numbers(form.get("/BBox"), 4)
        clip = meeting(around(box, matrix), state.clip) if box else state.clip
        if clip is not None:
            yield from self.group(form, clip)
            inner = replace(state, matrix=matrix, clip=clip)
            yield from self.stream(form, form.get("/Resources", resources), inner, depth + 1)

    def group(self, owner: Any, box: Box) -> Iterator[Mark]:
        """The transparency group of a page or form, where it names a colour space of its own."""
        space = under(under(owner, "/Group"), "/CS")
        if space is not None:
            yield Mark("group", box, Paint(read_space(space, under(under(owner, "/Resources"), "/ColorSpace"))))

    def appearance(self, annotation: Any, state: State) -> Iterator[Mark]:
        """An annotation's normal appearance, moved to its place; it is not scaled (ISO 32000-2, 12.5.5)."""
        import pikepdf

        normal = under(under(annotation, "/AP"), "/N")
        if not isinstance(normal, pikepdf.Stream):
            normal = under(normal, under(annotation, "/AS"))
        corner = numbers(under(annotation, "/Rect"), 4)
        if corner is None or not isinstance(normal, pikepdf.Stream):
            return
        box = numbers(normal.get("/BBox"), 4) or (0, 0, 0, 0)
        own = around(box, numbers(normal.get("/Matrix"), 6) or IDENTITY)  # type: ignore[arg-type]
        moved = (1.0, 0.0, 0.0, 1.0, min(corner[::2]) - own[0], min(corner[1::2]) - own[1])
        yield from self.form(normal, None, replace(state, matrix=times(moved, state.matrix)), 0)
