"""The manifest of the output folder."""

from __future__ import annotations

import json
from hashlib import sha256

import pytest

from publisher.manifest import Entry, listed, updated

BROCHURE = Entry(b"pdf", "g", "brochure", "1.0", "2025-01-01", {"b.yml": "22", "a.md": "11"})


def test_it_says_what_each_file_is_and_what_it_was_made_of() -> None:
    manifest = json.loads(updated(b"", {"g.pdf": BROCHURE}, ()))
    assert manifest["files"]["g.pdf"] == {
        "sha256": sha256(b"pdf").hexdigest(),
        "guide": "g",
        "edition": "brochure",
        "version": "1.0",
        "date": "2025-01-01",
        "sources": {"a.md": "11", "b.yml": "22"},
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
