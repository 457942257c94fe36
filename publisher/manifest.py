"""What lies in the output folder and what it was made of: `manifest.json`.

The old manifest and new entries enter, the new text leaves; equal builds give equal text. Entries of files that this
run did not make stay, since those files do."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from hashlib import sha256

from publisher import __version__
from publisher.edition import Passage
from publisher.model.value import value

NAME = "manifest.json"


@value
class Entry:
    """One file made. `version` is the guide's. `sources` are the digests of every file it was made from, by name;
    `fonts` the versions of the brand's faces, by file; `safety` the record of each safety block in it."""

    data: bytes
    guide: str
    edition: str
    version: str
    date: str
    brand: str
    locale: str
    overdue: bool
    sources: Mapping[str, str]
    fonts: Mapping[str, str]
    safety: Sequence[Passage]


def updated(old: bytes, made: Mapping[str, Entry], there: Collection[str]) -> bytes:
    """The manifest with the entries of `made` added; older ones are kept for files that are still `there`."""
    kept = {name: entry for name, entry in _files(old).items() if name in there}
    files = kept | {name: _entry(entry) for name, entry in made.items()}
    content = {"publisher": __version__, "files": dict(sorted(files.items()))}
    return (json.dumps(content, indent=2, ensure_ascii=False, sort_keys=True) + "\n").encode()


def listed(old: bytes) -> tuple[str, ...]:
    """The files that a manifest lists."""
    return tuple(_files(old))


def _files(old: bytes) -> dict[str, object]:
    """The entries of a manifest; none of a broken one, which is then written anew."""
    try:
        files = json.loads(old)["files"]
    except (ValueError, TypeError, KeyError, RecursionError):
        return {}
    return files if isinstance(files, dict) else {}


def _entry(entry: Entry) -> dict[str, object]:
    return {
        "sha256": sha256(entry.data).hexdigest(),
        "guide": entry.guide,
        "edition": entry.edition,
        "version": entry.version,
        "date": entry.date,
        "brand": entry.brand,
        "locale": entry.locale,
        "overdue": entry.overdue,
        "publisher": __version__,
        "sources": dict(entry.sources),
        "fonts": dict(entry.fonts),
        "safety": [_passage(passage) for passage in entry.safety],
    }


def _passage(passage: Passage) -> dict[str, str]:
    return {"place": str(passage.place), "written": passage.written, "printed": passage.printed}
