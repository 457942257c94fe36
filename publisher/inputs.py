"""All that a file was made from, and what of it is different now.

A build asks the disk, the environment and the program itself, and knows nothing but their answers. They are kept with
the file: where each of them is the same today, the same file would come out, and nothing need be read to say so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from hashlib import sha256
from pathlib import Path, PurePosixPath

from publisher import disk, lookup
from publisher.asked import Order
from publisher.model.finding import BrokenInput, Finding
from publisher.model.place import Place
from publisher.model.value import value
from publisher.tool import CODE, tool

Answers = Mapping[str, tuple[str, ...]]
Faces = Mapping[str, Mapping[str, str]]
GUIDE, SHELVES, BRAND = "guide", "shelves", "brand"
_NAMED = {lookup.BRAND_FILE: "The brand", lookup.RECIPES: "The recipes"}
_KINDS = {
    ".md": "The guide's text",
    ".ttf": "A font of the brand",
    ".icc": "The press's colour profile",
    ".yml": "A layout",
}


@value
class Inputs:
    """`guide` is the path that finds the guide, `options` the other words of the order, None where it left them out
    or, a profile, where it plays no part.
    `sources`: a ledger, the digest of each file by name, ABSENT for those looked for in vain. `found`: where guide and
    shelves were found and, if the guide names no brand, which one stands in. `faces`: the installed families that were
    asked for, each file's digest by its name. `epoch` is SOURCE_DATE_EPOCH, `tool` the versions of the program."""

    guide: str
    options: dict[str, str | bool | None]
    found: Answers
    faces: Faces
    epoch: str
    sources: Mapping[str, str] = field(default_factory=dict)
    tool: Mapping[str, str] = field(default_factory=tool)

    @property
    def read(self) -> dict[str, str]:
        """The files that were there."""
        return {name: digest for name, digest in self.sources.items() if digest != disk.ABSENT}


def options_of(order: Order) -> dict[str, str | bool | None]:
    """The words of `order` that decide what comes out, apart from the guide. Whether an overdue guide is allowed
    decides only whether anything does."""
    clinic = disk.named(Path(order.clinic)) if order.clinic else None
    return {
        "brand": order.brand,
        "clinic": clinic,
        "locale": order.locale,
        "size": order.size,
        "profile": order.profile,
        "imposed": order.imposed,
    }


def fits(was: Inputs, options: Mapping[str, str | bool | None]) -> bool:
    """Whether an order of these `options` would give the same."""
    return {**options, "profile": options["profile"] if was.options["profile"] else None} == was.options


def answers(found: lookup.GuideFiles, shelves: tuple[Path, ...], standing: str = "") -> Answers:
    """What was found, as text. `standing`: the brand that stands in, if one had to."""
    files = {
        GUIDE: (found.name, *map(disk.named, found.files)),
        SHELVES: tuple(map(disk.named, shelves)),
    }
    return files | ({BRAND: (standing,)} if standing else {})


def faces_here(families: Iterable[str]) -> Faces:
    """The faces of each family that is installed, by file name, with their digests."""
    from publisher.style.installed_font import font_bytes, installed

    return {
        family: {Path(path).name: sha256(font_bytes(path)).hexdigest() for _, _, path in installed(family)}
        for family in sorted(families)
    }


class Now:
    """What the disk and the environment say today; each is asked once. `epoch` is SOURCE_DATE_EPOCH, None
    where it does not matter."""

    def __init__(self, epoch: str | None) -> None:
        self.epoch = epoch
        self._digests: dict[str, str] = {}
        self._answers: dict[tuple[str | None, bool], Answers] = {}
        self._faces: dict[str, Mapping[str, str]] = {}

    def digest(self, name: str) -> str:
        if name not in self._digests:
            self._digests[name] = disk.digest(disk.located(name), disk.FONT_LIMIT)
        return self._digests[name]

    def answers(self, guide: str | None, standing: bool) -> Answers:
        """Empty where the guide is found no more."""
        key = guide, standing
        if key not in self._answers:
            try:
                found = lookup.find_guide(guide)
                shelves = lookup.shelves(found.folder)
                self._answers[key] = answers(found, shelves, lookup.standing_brand(shelves) if standing else "")
            except BrokenInput:
                self._answers[key] = {}
        return self._answers[key]

    def faces(self, family: str) -> Mapping[str, str]:
        if family not in self._faces:
            self._faces |= faces_here((family,))
        return self._faces[family]


def since(was: Inputs, now: Now, guide: str | None) -> Iterator[Finding]:
    """What is different now from what `was`, a finding each. `guide` is the word that names it today."""
    yield from _clock(was, now)
    yield from _tool(was)
    yield from _found(was, now.answers(guide, BRAND in was.found))
    yield from sources_since(was.sources, now, was.options.get("clinic"))
    for family, faces in was.faces.items():
        if now.faces(family) != faces:
            yield Finding("SINCE-FONT", arguments={"family": family})


def _clock(was: Inputs, now: Now) -> Iterator[Finding]:
    if now.epoch is not None and was.epoch != now.epoch:
        yield Finding("SINCE-CLOCK", arguments={"was": was.epoch or "not set", "now": now.epoch or "not set"})


def _tool(was: Inputs) -> Iterator[Finding]:
    now = tool()
    for name in sorted(was.tool.keys() | now.keys()):
        before, today = was.tool.get(name, "absent"), now.get(name, "absent")
        if before != today and name == CODE:
            yield Finding("SINCE-CODE", arguments={"was": before[:12], "now": today[:12]})
        elif before != today:
            yield Finding("SINCE-TOOL", arguments={"name": name, "was": before, "now": today})


def _found(was: Inputs, now: Answers) -> Iterator[Finding]:
    """New files of a guide are named one by one; those that are gone are told of as sources."""
    for name in now.get(GUIDE, ())[1:]:
        if name not in was.found[GUIDE]:
            yield Finding("SINCE-NEW", Place(name), {"what": "A text of the guide"})
    for what, before in was.found.items():
        today = now.get(what, ())
        if before != today:
            yield Finding("SINCE-FOUND", arguments={"what": what, "was": _listed(before), "now": _listed(today)})


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(names) or "nothing"


def sources_since(was: Mapping[str, str], now: Now, clinic: object = None) -> Iterator[Finding]:
    """SINCE-CHANGED, SINCE-GONE or SINCE-NEW for each file of a ledger that is not as it `was`."""
    for name, before in was.items():
        today = now.digest(name)
        if before != today:
            code = "SINCE-NEW" if before == disk.ABSENT else "SINCE-GONE" if today == disk.ABSENT else "SINCE-CHANGED"
            yield Finding(code, Place(name), {"what": "The clinic's file" if name == clinic else _kind(name)})


def _kind(name: str) -> str:
    """What kind of file a source is, as the beginning of a sentence."""
    path = PurePosixPath(name)
    return _NAMED.get(path.name) or _KINDS.get(path.suffix.lower(), "A picture")
