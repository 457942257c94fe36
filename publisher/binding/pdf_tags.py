"""The structure tree in the file: marked content in the pages' streams, and the objects that tell what it is
(ISO 32000-1, 14.6 to 14.8).

In: the tree as plain values. Out: operators around marks, and the bodies of objects by number. Neighbouring marks of
one element share one marked-content sequence; marks that no element claims are artifacts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from publisher.binding.pdf_ink import number
from publisher.binding.pdf_object import text_string
from publisher.typesetting.pages import Mark, Running
from publisher.typesetting.structure_tree import AreaAt, Attribute, Element, MarkAt

ARTIFACT = "/Artifact<</Type/Layout>>BDC"
PAGINATION = {
    "top": "/Artifact<</Type/Pagination/Subtype/Header/Attached[/Top]>>BDC",
    "bottom": "/Artifact<</Type/Pagination/Subtype/Footer/Attached[/Bottom]>>BDC",
}
"""Running heads and feet by the page's edge they stand at (ISO 14289-1, 7.8; ISO 32000-1, 14.8.2.2.2)."""
END = "EMC"


class Tags:
    """One document's tags. Elements are numbered in the order they are read, the root is 0."""

    def __init__(self, root: Element) -> None:
        self.elements: list[Element] = []
        self.parents: list[int] = []
        self.kids: list[list[int]] = []
        self.marks: dict[tuple[int, int], int] = {}
        self.areas: dict[tuple[int, int], int] = {}
        self._mcids: dict[tuple[int, int], int] = {}
        self._sequences: dict[int, list[int]] = {}
        self._number(root, -1)

    def _number(self, element: Element, parent: int) -> int:
        own = len(self.elements)
        self.elements.append(element)
        self.parents.append(parent)
        kids: list[int] = []
        self.kids.append(kids)
        for kid in element.kids:
            if isinstance(kid, Element):
                kids.append(self._number(kid, own))
            elif isinstance(kid, MarkAt):
                self.marks[kid.page, kid.index] = own
            else:
                self.areas[kid.page, kid.index] = own
        return own

    def marked(self, page: int, at: int, marks: Sequence[Mark]) -> Iterator[str | int]:
        """A part of a page's marks, `at` being the first, in marked-content sequences: the operators that open and
        close these, and amid them each mark's place in the part. Pages, and their parts, come in order."""
        sequences = self._sequences.setdefault(page, [])
        before: int | str | None = None
        for index, mark in enumerate(marks):
            element: int | str = self.marks.get((page, at + index), _artifact(mark))
            if element != before:
                if before is not None:
                    yield END
                if isinstance(element, str):
                    yield element
                else:
                    yield f"/{self.elements[element].role}<</MCID {len(sequences)}>>BDC"
                    self._mcids[page, at + index] = len(sequences)
                    sequences.append(element)
                before = element
            yield index
        if before is not None:
            yield END

    def objects(self, first: int, pages: Sequence[int], annotations: Mapping[tuple[int, int], int]) -> dict[int, bytes]:
        """Bodies by object number: the tree's root is number `first`, its elements follow. `pages` and `annotations`
        (by page and link area) are the numbers of those objects; an annotation's StructParent is its place in the
        mapping behind the pages."""
        bodies = {first: self._root(first, len(pages), annotations)}
        for own, element in enumerate(self.elements):
            bodies[first + 1 + own] = self.body(own, element, first, pages, annotations)
        return bodies

    @property
    def described(self) -> tuple[int, ...]:
        """The elements that are told in other words than their text, and the figures that nothing is said of."""
        return tuple(own for own, element in enumerate(self.elements) if element.alt or element.role == "Figure")

    def _root(self, first: int, pages: int, annotations: Mapping[tuple[int, int], int]) -> bytes:
        rows = [
            f"{page}[{' '.join(f'{first + 1 + element} 0 R' for element in self._sequences.get(page, ()))}]"
            for page in range(pages)
        ]
        rows += [f"{pages + at} {first + 1 + self.areas[area]} 0 R" for at, area in enumerate(annotations)]
        named = sorted((element.id, first + 1 + own) for own, element in enumerate(self.elements) if element.id)
        names = "".join(f"{text_string(id)}{at} 0 R" for id, at in named)
        ids = f"/IDTree<</Names[{names}]>>" if named else ""
        return (
            f"<</Type/StructTreeRoot/K {first + 1} 0 R/ParentTree<</Nums[{' '.join(rows)}]>>"
            f"/ParentTreeNextKey {pages + len(annotations)}{ids}>>"
        ).encode("ascii")

    def body(
        self,
        own: int,
        element: Element,
        first: int,
        pages: Sequence[int],
        annotations: Mapping[tuple[int, int], int],
    ) -> bytes:
        """One structure element (ISO 32000-1, table 323), the number `own` of the tree's."""
        home = next((kid.page for kid in element.kids if isinstance(kid, MarkAt)), -1)
        below = iter(self.kids[own])
        kids = []
        for kid in element.kids:
            if isinstance(kid, Element):
                kids.append(f"{first + 1 + next(below)} 0 R")
            elif isinstance(kid, AreaAt):
                area = (kid.page, kid.index)
                kids.append(f"<</Type/OBJR/Pg {pages[kid.page]} 0 R/Obj {annotations[area]} 0 R>>")
            else:
                mcid = self._mcids.get((kid.page, kid.index))
                if mcid is not None:  # else the sequence of the mark before it
                    kids.append(
                        str(mcid) if kid.page == home else f"<</Type/MCR/Pg {pages[kid.page]} 0 R/MCID {mcid}>>"
                    )
        page = f"/Pg {pages[home]} 0 R" if home >= 0 else ""
        content = f"/K[{' '.join(kids)}]" if kids else ""
        return (
            f"<</Type/StructElem/S/{element.role}/P {first + 1 + self.parents[own]} 0 R{page}{content}"
            f"{_strings(element)}{_attributes(element.attributes)}>>"
        ).encode("ascii")


def _artifact(mark: Mark) -> str:
    """What opens a mark that no element claims."""
    return PAGINATION[mark.owner.edge] if isinstance(mark.owner, Running) else ARTIFACT


_KEYS = (
    ("Alt", "alt"),
    ("E", "expansion"),
    ("Lang", "language"),
    ("T", "title"),
    ("ID", "id"),
)


def _strings(element: Element) -> str:
    found = ((key, getattr(element, name)) for key, name in _KEYS)
    return "".join(f"/{key}{text_string(text)}" for key, text in found if text)


def _attributes(attributes: Sequence[Attribute]) -> str:
    """Attribute objects, one an owner (ISO 32000-1, 14.7.5)."""
    owners = dict.fromkeys(attribute.owner for attribute in attributes)
    made = [
        f"<</O/{owner}{''.join(_attribute(each) for each in attributes if each.owner == owner)}>>" for owner in owners
    ]
    if not made:
        return ""
    return f"/A{made[0]}" if len(made) == 1 else f"/A[{''.join(made)}]"


def _attribute(attribute: Attribute) -> str:
    if isinstance(attribute.value, str):
        return f"/{attribute.name}/{attribute.value}"
    return f"/{attribute.name}[{' '.join(map(number, attribute.value))}]"
