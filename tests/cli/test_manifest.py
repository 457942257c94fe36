"""The manifest of the output folder."""

from __future__ import annotations

import json
from hashlib import sha256

import pytest

from publisher import __version__
from publisher.edition import Passage
from publisher.manifest import Entry, listed, updated
from publisher.model.place import Place

BROCHURE = Entry(
    data=b"pdf",
    guide="g",
    edition="brochure",
    version="1.0",
    date="2025-01-01",
    brand="plain",
    locale="en-GB",
    overdue=False,
    sources={"b.yml": "22", "a.md": "11"},
    fonts={"Sans.ttf": "2.020 0a1b2c3d"},
    safety=(Passage(Place("a.md", 7), "44", "55"),),
)


def test_it_says_what_each_file_is_and_what_it_was_made_of() -> None:
    manifest = json.loads(updated(b"", {"g.pdf": BROCHURE}, ()))
    assert manifest["files"]["g.pdf"] == {
        "sha256": sha256(b"pdf").hexdigest(),
        "guide": "g",
        "edition": "brochure",
        "version": "1.0",
        "date": "2025-01-01",
        "brand": "plain",
        "locale": "en-GB",
        "overdue": False,
        "publisher": __version__,
        "sources": {"a.md": "11", "b.yml": "22"},
        "fonts": {"Sans.ttf": "2.020 0a1b2c3d"},
        "safety": [{"place": "a.md:7:1", "written": "44", "printed": "55"}],
    }


def test_files_that_this_run_did_not_make_are_kept_while_they_exist() -> None:
    old = updated(b"", {"kept.epub": BROCHURE, "gone.pdf": BROCHURE}, ())
    assert listed(updated(old, {"new.pdf": BROCHURE}, {"kept.epub"})) == ("kept.epub", "new.pdf")


@pytest.mark.parametrize("old", [b"", b"{", b"[]", b'{"files": 3}', b"\xff", b"[" * 9000])
def test_a_broken_manifest_is_written_anew(old: bytes) -> None:
    assert listed(updated(old, {"new.pdf": BROCHURE}, ())) == ("new.pdf",)


def test_the_order_of_making_does_not_show() -> None:
    both = updated(updated(b"", {"a": BROCHURE}, ()), {"b": BROCHURE}, {"a"})
    assert both == updated(updated(b"", {"b": BROCHURE}, ()), {"a": BROCHURE}, {"b"})
