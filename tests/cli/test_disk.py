"""Reading stays where it was told to; writing is whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from publisher import disk, lookup
from publisher.model.finding import BrokenInput


@pytest.fixture(autouse=True)
def in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def codes(broken: pytest.ExceptionInfo[BrokenInput]) -> list[str]:
    return [finding.code for finding in broken.value.findings]


def guide_at(path: str) -> Path:
    Path(path).mkdir(parents=True)
    (Path(path) / "01.md").write_text("# Hello\n")
    return Path(path)


def test_the_only_guide_under_source_needs_no_name() -> None:
    guide_at("source/needling")
    found = lookup.find_guide(None)
    assert (found.name, found.files) == ("needling", (Path("source/needling/01.md"),))


def test_a_guide_under_source_may_be_called_by_its_bare_name() -> None:
    guide_at("source/needling")
    assert lookup.find_guide("needling").folder == Path("source/needling")


def test_files_are_read_in_the_order_of_their_names() -> None:
    folder = guide_at("g")
    for name in ("10.md", "02.md", ".hidden.md", "note.txt"):
        (folder / name).write_text("text")
    assert [path.name for path in lookup.find_guide("g").files] == ["01.md", "02.md", "10.md"]


def test_several_guides_are_listed() -> None:
    guide_at("source/a")
    guide_at("source/b")
    with pytest.raises(BrokenInput) as broken:
        lookup.find_guide(None)
    assert codes(broken) == ["GUIDE-SEVERAL"]
    assert broken.value.findings[0].arguments["known"] == "source/a, source/b"


@pytest.mark.parametrize(
    ("prepare", "argument", "code"),
    [
        (lambda: None, None, "GUIDE-NONE"),
        (lambda: None, "nowhere", "GUIDE-MISSING"),
        (lambda: Path("empty").mkdir(), "empty", "GUIDE-WITHOUT-TEXT"),
        (lambda: None, "nul\0byte", "GUIDE-MISSING"),
        (lambda: None, "x" * 300, "FILE-UNREADABLE"),
    ],
)
def test_a_guide_that_is_not_there_is_a_finding(prepare: Callable[[], None], argument: str | None, code: str) -> None:
    prepare()
    with pytest.raises(BrokenInput) as broken:
        lookup.find_guide(argument)
    assert codes(broken) == [code]


def test_a_loader_gives_files_of_its_folder_and_notes_their_digests() -> None:
    guide_at("g")
    ledger = disk.Ledger()
    assert disk.loader(Path("g"), 100, ledger)("01.md") == b"# Hello\n"
    assert list(ledger) == ["g/01.md"]
    assert len(ledger["g/01.md"]) == 64


def test_a_lasting_loader_reads_a_file_once_and_notes_its_digest_each_time() -> None:
    guide_at("g")
    load = disk.lasting()
    first, second = disk.Ledger(), disk.Ledger()
    assert load(Path("g"), 100, first)("01.md") == b"# Hello\n"
    Path("g/01.md").write_bytes(b"# Changed\n")
    assert load(Path("g"), 100, second)("01.md") == b"# Hello\n"
    assert first == second == {"g/01.md": first["g/01.md"]}


def test_a_lasting_loader_looks_again_for_what_it_could_not_read() -> None:
    folder, load, ledger = guide_at("g"), disk.lasting(), disk.Ledger()
    with pytest.raises(FileNotFoundError):
        load(folder, 100, ledger)("late.md")
    assert ledger == {"g/late.md": disk.ABSENT}
    (folder / "late.md").write_bytes(b"late")
    assert load(folder, 100, ledger)("late.md") == b"late"
    assert ledger["g/late.md"] != disk.ABSENT


@pytest.mark.parametrize("name", ["../secret", "/etc/passwd", "link", "C:\\x", "a/../../secret", "nul\0", "~/../../x"])
def test_a_loader_never_leaves_its_folder(name: str) -> None:
    folder = guide_at("g")
    Path("secret").write_text("secret")
    (folder / "link").symlink_to("../secret")
    with pytest.raises(OSError, match="outside the folder"):
        disk.loader(folder, 100, {})(name)


def test_a_link_that_leads_out_is_noted_since_it_may_be_a_file_tomorrow() -> None:
    folder, ledger = guide_at("g"), disk.Ledger()
    (folder / "link").symlink_to("../secret")
    with pytest.raises(OSError, match="outside the folder"):
        disk.loader(folder, 100, ledger)("link")
    assert ledger == {"g/link": disk.ABSENT}


def test_a_loader_refuses_what_is_too_large() -> None:
    folder = guide_at("g")
    (folder / "big.png").write_bytes(bytes(101))
    with pytest.raises(OSError, match="at most"):
        disk.loader(folder, 100, {})("big.png")


def test_a_pipe_is_refused_and_never_waited_for() -> None:
    os.mkfifo("pipe")
    with pytest.raises(BrokenInput) as broken:
        disk.read(Path("pipe"), 100, {})
    assert codes(broken) == ["FILE-UNREADABLE"]


def test_brands_are_looked_for_near_first() -> None:
    guide = guide_at("clinic/source/g")
    for shelf in ("styles", "clinic/styles"):
        (Path(shelf) / "house").mkdir(parents=True)
        (Path(shelf) / "house" / "_brand.yml").write_text("")
    shelves = lookup.shelves(guide)
    assert shelves[:2] == (Path("styles"), Path("clinic/styles"))
    assert shelves[-1] == disk.PACKAGED
    assert lookup.brands(shelves)[0] == "house"


def test_what_is_written_is_whole_and_readable_like_any_file() -> None:
    disk.write(Path("out/deep/file"), b"new")
    assert Path("out/deep/file").read_bytes() == b"new"
    umask = os.umask(0)
    os.umask(umask)
    assert stat.S_IMODE(Path("out/deep/file").stat().st_mode) == 0o666 & ~umask


@pytest.mark.parametrize(
    "error", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt(), MemoryError()]
)
def test_a_failed_write_leaves_the_last_good_file_and_nothing_beside_it(
    error: BaseException, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk.write(Path("out/file"), b"good")

    def half(path: Path, data: bytes) -> Any:
        with path.open("wb") as file:
            file.write(data[:1])
        raise error

    monkeypatch.setattr(Path, "write_bytes", half)
    with pytest.raises((BrokenInput, KeyboardInterrupt, MemoryError)):
        disk.write(Path("out/file"), b"newer")
    assert [path.name for path in Path("out").iterdir()] == ["file"]
    assert Path("out/file").read_bytes() == b"good"


def test_a_folder_in_the_files_place_is_a_finding() -> None:
    Path("out/file").mkdir(parents=True)
    with pytest.raises(BrokenInput) as broken:
        disk.write(Path("out/file"), b"x")
    assert codes(broken) == ["OUTPUT-UNWRITABLE"]
    assert [path.name for path in Path("out").iterdir()] == ["file"]


def test_a_file_in_the_output_folders_place_is_a_finding() -> None:
    Path("out").write_text("I am a file")
    with pytest.raises(BrokenInput) as broken:
        disk.write(Path("out/file"), b"x")
    assert codes(broken) == ["OUTPUT-UNWRITABLE"]
