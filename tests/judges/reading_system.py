"""A book in a real reading system: foliate-js in headless Chromium.

Enters: an EPUB file. Leaves: what a reader would see in each view, as values. Every spine item is rendered in every
view; nothing outside the file can be fetched, and a book that tries is reported.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tests.judges import NODE, need

_READER = "html { color-scheme: light dark; } @media (prefers-color-scheme: dark) { a:link { color: lightblue; } }"


@dataclass(frozen=True, slots=True)
class View:
    """A window on the book: CSS pixels, the colour scheme, the style sheet the reader's settings add, and the dots of
    a picture to the pixel."""

    name: str
    width: int
    height: int
    scheme: str = "light"
    style: str = _READER
    density: float = 1


PHONE = View("phone", 390, 700)
VIEWS = (
    PHONE,
    View("small-phone", 320, 600),
    View("dark", 390, 700, scheme="dark"),
    View("sepia", 390, 700, style="html { background: #f1e8d0; color: #34291d; }"),
    View("e-reader", 600, 800),
    View("tablet", 1024, 768),
    View("large-text", 390, 700, style=_READER + "html { font-size: 200%; }"),
)


@dataclass(frozen=True, slots=True)
class Link:
    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Report:
    """`faults` holds a sentence for each thing a reader would stumble over. `text_sizes` gives, by view, the sizes of
    running text met there in CSS pixels, smallest first."""

    title: str
    language: str
    direction: str
    cover: bool
    sections: tuple[str, ...]
    toc: tuple[Link, ...]
    pages: tuple[Link, ...]
    landmarks: tuple[Link, ...]
    faults: tuple[str, ...]
    text_sizes: dict[str, tuple[float, ...]]


def reading_system(path: Path, views: Sequence[View] = VIEWS, pictures: Path | None = None) -> Report:
    """Show the book at `path` in each view; with `pictures`, keep a picture of each spine item's first page there.

    Raises AssertionError with the program's own words when the book cannot be opened at all."""
    need("node", "chromium", "node:foliate-js", "node:puppeteer-core")
    task = {
        "epub": str(path.resolve()),
        "chromium": shutil.which("chromium"),
        "views": [asdict(view) for view in views],
        "pictures": str(pictures.resolve()) if pictures else None,
    }
    done = subprocess.run(["node", NODE / "read.mjs", json.dumps(task)], capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout)
    return _report(seen)


def _report(seen: list[dict[str, Any]]) -> Report:
    book = seen[0]["book"]
    return Report(
        **{key: book[key] for key in ("title", "language", "direction", "cover")},
        sections=tuple(book["sections"]),
        toc=_links(book["toc"]),
        pages=_links(book["pages"]),
        landmarks=_links(book["landmarks"]),
        faults=tuple(dict.fromkeys(fault for view in seen for fault in _faults(view))),
        text_sizes={view["view"]: _text_sizes(view) for view in seen},
    )


def _links(found: list[dict[str, str]]) -> tuple[Link, ...]:
    return tuple(Link(**link) for link in found)


def _faults(view: dict[str, Any]) -> list[str]:
    name = view["view"]
    of_sections = [
        f"{name}: {section['name']}: {fault}"
        for section in view["sections"]
        for fault in (
            *section["escapes"],
            *(f"contrast of {low}" for low in section["contrasts"]),
            *(f"picture missing: {lost}" for lost in section["lostPictures"]),
        )
    ]
    dead = [f"link leads nowhere: {link}" for link in view["deadLinks"]]
    return [*of_sections, *(f"{name}: {fault}" for fault in view["faults"]), *dead]


def _text_sizes(view: dict[str, Any]) -> tuple[float, ...]:
    return tuple(sorted({section["textSize"] for section in view["sections"] if section["textSize"]}))
