"""A page's boxes and where things lie on it: user space in, places in millimetres out.

Boxes are inherited and default as ISO 32000-2, 14.11.2 says. Millimetres count from the top left of the trimmed page
as a reader sees it, so what lies in the bleed has negative ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from publisher.model.place import Place
from publisher.model.value import value
from publisher.preflight.pdf_objects import number, numbers, under

if TYPE_CHECKING:
    import pikepdf

MM = 72 / 25.4
Arguments = dict[str, str | int | float]
"""What fills a finding's sentence."""
Box = tuple[float, float, float, float]
"""Left, bottom, right, top in the page's user space."""
LETTER: Box = (0.0, 0.0, 612.0, 792.0)
SIDES = ("left", "bottom", "right", "top")


@value
class Page:
    """`given` holds the boxes that the page or its parents name, in user space; `broken` the names of those that are
    no rectangles. `rotate`: degrees clockwise at which it is shown."""

    file: str
    number: int
    media: Box
    bleed: Box
    trim: Box
    given: dict[str, Box]
    broken: tuple[str, ...]
    rotate: int
    unit: float

    @property
    def place(self) -> Place:
        """The page as a whole."""
        return Place(self.file, page=self.number)

    def at(self, x: float, y: float) -> Place:
        """The place of a point of user space."""
        left, top = self._seen(x, y)
        scale = self.unit / MM
        # + 0.0 makes -0.0 an ordinary zero
        spot = (round(top * scale, 1) + 0.0, round(left * scale, 1) + 0.0)
        return Place(self.file, page=self.number, spot=spot)

    def corner(self, box: Box) -> Place:
        """The place of the corner of `box` that is the top left to a reader."""
        corners = [self.at(x, y) for x in (box[0], box[2]) for y in (box[1], box[3])]
        return Place(
            self.file,
            page=self.number,
            spot=(min(each.spot[0] for each in corners), min(each.spot[1] for each in corners)),
        )

    def _seen(self, x: float, y: float) -> tuple[float, float]:
        """Points from the left and from the top of the trimmed page, turned as it is shown."""
        left, bottom, right, top = self.trim
        turned = {0: (x - left, top - y), 90: (y - bottom, x - left), 180: (right - x, y - bottom)}
        return turned.get(self.rotate, (top - y, right - x))

    def side(self, index: int) -> str:
        """What a reader calls the side that is SIDES[index] in user space."""
        return SIDES[(index + self.rotate // 90 * 3) % 4]


def read_page(page: pikepdf.Page, file: str, count: int) -> Page:
    """The boxes of `page`, the `count`th of `file`."""
    given: dict[str, Box] = {}
    broken: list[str] = []
    for name in ("MediaBox", "CropBox", "BleedBox", "TrimBox"):
        found = _inherited(page.obj, f"/{name}")
        if found is None:
            continue
        box = _box(found)
        if box is None:
            broken.append(name)
        else:
            given[name] = box
    if "MediaBox" not in given and "MediaBox" not in broken:
        broken.append("MediaBox")
    media = given.get("MediaBox", LETTER)
    crop = _within(given.get("CropBox", media), media)
    turn = number(_inherited(page.obj, "/Rotate"), 0.0)
    unit = number(under(page.obj, "/UserUnit"), 1.0)
    bleed, trim = given.get("BleedBox", crop), given.get("TrimBox", crop)
    return Page(
        file, count, media, bleed, trim, given, tuple(broken), int(turn) // 90 * 90 % 360, unit if unit > 0 else 1.0
    )


_INHERITED = frozenset({"/MediaBox", "/CropBox", "/Rotate"})
_DEPTH = 50  # a page tree this deep is a loop


def _inherited(node: Any, key: str) -> Any:
    """The page's own value, or that of the nearest parent for keys that are inherited (ISO 32000-2, 7.7.3.4)."""
    for _ in range(_DEPTH):
        found = under(node, key)
        if found is not None or key not in _INHERITED:
            return found
        node = under(node, "/Parent")
    return None


def _box(found: Any) -> Box | None:
    """Four numbers as left, bottom, right, top, in whichever order its corners stand; None if it has no area."""
    sides = numbers(found, 4)
    if sides is None:
        return None
    (x0, x1), (y0, y1) = sorted(sides[::2]), sorted(sides[1::2])
    return (x0, y0, x1, y1) if x1 > x0 and y1 > y0 else None


def _within(box: Box, outer: Box) -> Box:
    """The part of `box` inside `outer`, or `outer` where they do not meet."""
    return meeting(box, outer) or outer


def meeting(one: Box, other: Box) -> Box | None:
    """What two boxes share; None if nothing."""
    x0, y0 = max(one[0], other[0]), max(one[1], other[1])
    x1, y1 = min(one[2], other[2]), min(one[3], other[3])
    return (x0, y0, x1, y1) if x0 <= x1 and y0 <= y1 else None
