"""The manifest of the output folder: what is written, and what of a stranger's manifest is believed."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from publisher import __version__
from publisher.disk import ABSENT
from publisher.edition import Passage
from publisher.inputs import Inputs
from publisher.manifest import Entry, Record, listed, recorded, updated
from publisher.manifest_shape import strays, unsound
from publisher.model.finding import Finding
from publisher.model.place import Place

INPUTS = Inputs(
    guide="source/g",
    options={"brand": None, "clinic": None, "locale": "en-GB", "size": None, "profile": "screen", "imposed": False},
    found={"guide": ("g", "a.md"), "shelves": ("styles", "publisher:."), "brand": ("plain",)},
    faces={"source sans pro": {"Sans.ttf": "33"}},
    epoch="1700000000",
    sources={"b.yml": "22", "a.md": "11", "styles/plain/brochure.yml": ABSENT},
    tool={"publisher": "0.1.0", "reportlab": "5.1.0"},
)
RECORD = Record(
    sha256="44",
    size=3,
    guide="g",
    edition="brochure",
    version="1.0",
    moment=datetime.datetime(2025, 1, 1, tzinfo=datetime.UTC),
    brand="plain",
    locale="en-GB",
    overdue=False,
    inputs=INPUTS,
    editions=("brochure", "ebook"),
    due=datetime.date(2027, 1, 1),
    due_at=Place("a.md", 3),
    findings=(
        Finding("REVIEW-AWAITED", Place("a.md", 2, 5)),
        Finding("EDITION-UNKNOWN", arguments={"name": "x", "known": ""}),
    ),
    fonts={"Sans.ttf": "2.020 0a1b2c3d"},
)
BROCHURE = Entry(RECORD, (Passage(Place("a.md", 7), "44", "55"),))


def written(name: str = "g.pdf") -> dict[str, Any]:
    entry: dict[str, Any] = json.loads(updated(b"", {name: BROCHURE}, ()))["files"][name]
    return entry


def test_it_says_what_each_file_is_and_what_it_was_made_of() -> None:
    manifest = json.loads(updated(b"", {"g.pdf": BROCHURE}, ()))
    assert manifest["version"] == 2
    assert manifest["files"]["g.pdf"] == {
        "sha256": "44",
        "bytes": 3,
        "guide": "g",
        "edition": "brochure",
        "editions": ["brochure", "ebook"],
        "version": "1.0",
        "date": "2025-01-01",
        "moment": "2025-01-01T00:00:00+00:00",
        "brand": "plain",
        "locale": "en-GB",
        "overdue": False,
        "publisher": __version__,
        "next_review": "2027-01-01",
        "next_review_at": ["a.md", 3, 1],
        "sources": {"a.md": "11", "b.yml": "22"},
        "absent": ["styles/plain/brochure.yml"],
        "inputs": {
            "guide": "source/g",
            "options": dict(INPUTS.options),
            "found": {"guide": ["g", "a.md"], "shelves": ["styles", "publisher:."], "brand": ["plain"]},
            "faces": {"source sans pro": {"Sans.ttf": "33"}},
            "source_date_epoch": "1700000000",
            "tool": {"publisher": "0.1.0", "reportlab": "5.1.0"},
        },
        "fonts": {"Sans.ttf": "2.020 0a1b2c3d"},
        "findings": [
            {"code": "REVIEW-AWAITED", "at": ["a.md", 2, 5], "arguments": {}},
            {"code": "EDITION-UNKNOWN", "at": ["", 0, 1], "arguments": {"name": "x", "known": ""}},
        ],
        "safety": [{"place": "a.md:7:1", "written": "44", "printed": "55"}],
    }


def test_what_was_written_is_what_is_read() -> None:
    assert recorded(updated(b"", {"g.pdf": BROCHURE}, ())) == {"g.pdf": RECORD}


def test_files_that_this_run_did_not_make_are_kept_while_they_exist() -> None:
    old = updated(b"", {"kept.epub": BROCHURE, "gone.pdf": BROCHURE}, ())
    assert listed(updated(old, {"new.pdf": BROCHURE}, {"kept.epub"})) == ("kept.epub", "new.pdf")


@pytest.mark.parametrize("old", [b"", b"{", b"[]", b'{"files": 3}', b"\xff", b"[" * 9000, b'{"files": {"a": 1}}'])
def test_a_broken_manifest_is_written_anew(old: bytes) -> None:
    assert listed(updated(old, {"new.pdf": BROCHURE}, ())) == ("new.pdf",)
    assert recorded(old) == {}


def test_the_order_of_making_does_not_show() -> None:
    both = updated(updated(b"", {"a": BROCHURE}, ()), {"b": BROCHURE}, {"a"})
    assert both == updated(updated(b"", {"b": BROCHURE}, ()), {"a": BROCHURE}, {"b"})


def test_no_path_of_this_machine_is_told() -> None:
    elsewhere = replace(RECORD, findings=(Finding("REVIEW-AWAITED", Place("/elsewhere/of/mine/a.md", 2)),))
    told = updated(
        b"", {"g.pdf": Entry(elsewhere, (Passage(Place("/elsewhere/of/mine/a.md", 7), "4", "5"),))}, ()
    ).decode()
    assert '"/' not in told


PLACES: list[tuple[str, ...]] = [
    (key,)
    for key in written()
    if key not in ("date", "publisher", "safety")  # are for people, and not read
]
INNER: list[tuple[str, ...]] = [("inputs", key) for key in written()["inputs"]]
DEEP: list[tuple[str, ...]] = [
    *(("inputs", "options", key) for key in INPUTS.options),
    *(("inputs", "found", key) for key in ("guide", "shelves")),
]


@pytest.mark.parametrize("path", PLACES + INNER + DEEP, ids="/".join)
def test_an_entry_that_lacks_anything_is_not_believed_and_what_it_lacks_is_named(path: tuple[str, ...]) -> None:
    entry = written()
    table = entry
    for key in path[:-1]:
        table = table[key]
    del table[path[-1]]
    assert unsound(entry) == ("found" if "found" in path[:-1] else path[-1])


@pytest.mark.parametrize("wrong", [5, None, True, "x", [], [5], {}, {"a": 5}, {"a": {"b": 5}}, [["a"]], 1.5], ids=repr)
@pytest.mark.parametrize("path", PLACES + INNER + DEEP, ids="/".join)
def test_values_of_a_wrong_kind_never_come_further(path: tuple[str, ...], wrong: object) -> None:
    entry = written()
    table = entry
    for key in path[:-1]:
        table = table[key]
    table[path[-1]] = wrong
    read = recorded(json.dumps({"files": {"g.pdf": entry}}).encode())
    assert bool(read) != bool(unsound(entry))
    for record in read.values():
        assert updated(b"", {"g.pdf": Entry(record)}, ())


def test_findings_that_cannot_be_said_are_not_believed() -> None:
    for finding in (
        {"code": "NO-SUCH", "at": ["", 0, 1], "arguments": {}},
        {"code": "EDITION-UNKNOWN", "at": ["", 0, 1], "arguments": {}},
    ):
        assert unsound({**written(), "findings": [finding]}) == "findings"


def _source(entry: dict[str, Any], path: str) -> None:
    entry["sources"][path] = "1"


def _absent(entry: dict[str, Any], path: str) -> None:
    entry["absent"].append(path)


def _guide(entry: dict[str, Any], path: str) -> None:
    entry["inputs"]["guide"] = path


def _clinic(entry: dict[str, Any], path: str) -> None:
    entry["inputs"]["options"]["clinic"] = path


@pytest.mark.parametrize("put", [_source, _absent, _guide, _clinic])
@pytest.mark.parametrize("path", ["/etc/passwd", "C:\\x", "\\\\host\\share", "a\0b"])
def test_paths_of_a_machine_are_named_and_not_believed(put: Callable[[dict[str, Any], str], None], path: str) -> None:
    entry = written()
    put(entry, path)
    assert list(strays("g.pdf", entry)) == [path]
    assert recorded(json.dumps({"files": {"g.pdf": entry}}).encode()) == {}


@pytest.mark.parametrize("name", ["../x.pdf", "a/../../x.pdf", "/x.pdf", "C:/x.pdf", "", "..", "a\0.pdf"])
def test_files_outside_the_manifests_folder_are_named_and_not_believed(name: str) -> None:
    assert list(strays(name, written())) == [name]
    assert recorded(json.dumps({"files": {name: written()}}).encode()) == {}
