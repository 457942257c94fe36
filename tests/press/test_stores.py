"""A run whose files go to the address of a store: the same files, whatever stops it, and errors told to people."""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import Any

import fsspec
import pytest

from publisher.model.finding import BrokenInput
from publisher.press import claim
from publisher.press import run as running
from publisher.press.bucket import Bucket, _reason, bucket, open_address
from publisher.press.journal import SentJournal
from publisher.press.outcome import Made, Outcome
from publisher.press.report import NAME
from publisher.press.shelf import Folder, shelf_of
from tests.press import faults
from tests.press.conftest import FILE, Press, Table, kept, tree

REPORTS = {f"{NAME}.{ending}" for ending in ("json", "csv", "html")}
ROWS = (*(f"Clinic {n}" for n in range(5)), "Clinic 3", "=Bad", "Last")


def seen(files: Mapping[str, str]) -> dict[str, str]:
    return {name: digest for name, digest in files.items() if not name.startswith(".")}


@pytest.fixture(params=["memory", "s3"])
def address(request: pytest.FixtureRequest) -> str:
    found: str = request.getfixturevalue(request.param)
    return found


def test_an_address_gets_the_files_that_a_folder_gets(folder: Path, table: Table, press: Press, address: str) -> None:
    name = table(*ROWS)
    assert press(name, jobs=2).exit_code == 1
    told = press(name, "-o", address, jobs=2)
    assert told.exit_code == 1, told.stderr
    assert told.stdout.split() == [f"{address}/{NAME}.{ending}" for ending in ("json", "csv", "html")]
    assert kept(address) == tree(folder / "output")


def test_an_archive_at_an_address_is_that_of_a_folder(folder: Path, table: Table, press: Press, address: str) -> None:
    name = table("East", "West")
    for more in ((), ("-o", address)):
        assert press(name, "--as", "zip", *more).exit_code == 0
    assert kept(address) == tree(folder / "output")
    assert set(seen(kept(address))) == {"guide-clinics.zip", *REPORTS}


def test_what_lies_in_an_archive_at_an_address_is_not_made_again(
    table: Table, press: Press, monkeypatch: pytest.MonkeyPatch, memory: str
) -> None:
    press(table(faults.FAULTY), "--as", "zip", "-o", memory)
    monkeypatch.setattr(running, "Setting", faults.Faulty)  # made once more, that row would fail
    assert press(table(faults.FAULTY, "West"), "--as", "zip", "-o", memory).exit_code == 0
    store, root = fsspec.url_to_fs(memory)
    with zipfile.ZipFile(BytesIO(store.cat_file(f"{root}/guide-clinics.zip"))) as held:
        assert held.namelist() == [f"faulty/{FILE}", f"west/{FILE}"]


def test_only_what_is_new_or_not_as_it_was_made_is_made(
    table: Table, press: Press, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    press(table(faults.FAULTY, "West"), "-o", address)
    before, (store, root) = kept(address), fsspec.url_to_fs(address, use_listings_cache=False)
    store.pipe_file(f"{root}/west/{FILE}", b"x" * 9)
    monkeypatch.setattr(running, "Setting", faults.Faulty)  # made once more, that row would fail
    assert press(table(faults.FAULTY, "West"), "-o", address).exit_code == 0
    assert kept(address) == before
    store.rm_file(f"{root}/west/{FILE}")
    assert press(table(faults.FAULTY, "West"), "-o", address).exit_code == 0
    assert kept(address) == before


def test_a_file_of_an_earlier_run_is_named_at_an_address(table: Table, press: Press, memory: str) -> None:
    press(table("West"), "-o", memory)
    assert press(table({"name": "West", "phone": "=1"}), "-o", memory).exit_code == 1
    store, root = fsspec.url_to_fs(memory)
    (row,) = json.loads(store.cat_file(f"{root}/{NAME}.json"))["rows"]
    assert [found["code"] for found in row["findings"]] == ["ROW-STALE", "CELL-FORMULA"]


KILLED = """
import os, signal, sys
from publisher.cli import main
from publisher.press import journal
from publisher.press.bucket import Bucket

left = int(sys.argv[1])
journal._KEPT = 2

def counted(method):
    # The process kills itself before or after the so-manieth thing that it asks of the store.
    def ask(*given, **named):
        global left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        said = method(*given, **named)
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return said
    return ask

if __name__ == "__main__":
    for name in ("read", "fetch", "names", "write", "begin", "put", "drop"):
        setattr(Bucket, name, counted(getattr(Bucket, name)))
    main(["press", "guide.md", "clinics.csv", "-e", "brochure", "--jobs", "2", *sys.argv[2:]])
"""


@pytest.mark.parametrize("words", [(), ("--as", "zip")], ids=["files", "zip"])
def test_a_run_killed_at_any_moment_is_finished_with_the_same_files(
    folder: Path, table: Table, press: Press, s3: str, words: tuple[str, ...]
) -> None:
    name = table(*ROWS)
    assert press(name, *words, "-o", s3, jobs=2).exit_code == 1
    undisturbed = kept(s3)
    store, root = fsspec.url_to_fs(s3)
    store.rm(root, recursive=True)
    (folder / "killed.py").write_text(KILLED, "utf-8")
    ends = []
    for moment in random.Random(6).sample(range(1, 30), 4):
        command = [sys.executable, "killed.py", str(moment), *words, "-o", s3]
        ends.append(subprocess.run(command, cwd=folder, capture_output=True, timeout=120).returncode)
    assert ends.count(-signal.SIGKILL) >= 3, ends
    assert press(name, *words, "-o", s3).exit_code == 1
    assert kept(s3) == undisturbed


def test_the_journal_at_an_address_keeps_what_was_sent(memory: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("publisher.press.journal._KEPT", 2)
    outcomes = [Outcome(n, "A", "a", f"{n}" * 64, (Made("a/b.pdf", "b", 1, "0" * 64),)) for n in range(5)]
    killed = SentJournal(bucket(memory), "guide")
    killed.__enter__()
    for outcome in outcomes:
        killed.write(outcome)
    assert sorted(kept(memory)) == ["guide.new/00000000.jsonl", "guide.new/00000001.jsonl"]
    with SentJournal(bucket(memory), "guide") as journal:
        assert [journal.found(outcome.key) for outcome in outcomes] == [*outcomes[:4], None]
        assert sorted(kept(memory)) == ["guide.jsonl"]
        journal.write(outcomes[4])
    with SentJournal(bucket(memory), "guide") as journal:
        assert [journal.found(outcome.key) for outcome in outcomes] == outcomes
        journal.write(outcomes[1])
        journal.finish()
        assert list(journal.outcomes()) == [outcomes[1]]
    assert sorted(kept(memory)) == ["guide.jsonl"]
    killed.__exit__()


def test_the_second_of_two_runs_to_an_address_says_so_and_stops(
    table: Table, press: Press, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setattr(claim, "_BEAT", 0.05)
    name = table("A")
    with bucket(address).below(running.ASIDE).alone():
        told = press(name, "-o", address)
        assert told.exit_code == 2
        assert "error RUN-BUSY Another run is writing into this folder" in told.stderr
        assert seen(kept(address)) == {}
    assert press(name, "-o", address).exit_code == 0
    assert f".press/{claim.NAME}" not in kept(address)


@pytest.mark.parametrize("left", ["gone", "silent", "odd"])
def test_the_mark_of_a_run_that_is_no_more_is_no_hindrance(
    table: Table, press: Press, monkeypatch: pytest.MonkeyPatch, memory: str, left: str
) -> None:
    monkeypatch.setattr(claim, "_WATCH", 0.1)
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    machine, number = (claim._machine(), process.pid) if left == "gone" else ("another", 1)
    mark = b"[]" if left == "odd" else json.dumps({"machine": machine, "process": number}).encode()
    bucket(memory).below(running.ASIDE).write(claim.NAME, mark)
    assert press(table("A"), "-o", memory).exit_code == 0


def test_of_two_that_begin_at_once_the_store_lets_one_begin(address: str) -> None:
    shelf = bucket(address)
    assert [shelf.begin("run.json", name) for name in (b"one", b"other")] == [True, False]
    assert shelf.read("run.json") == b"one"


class Refusing:
    """A store that takes nothing once `left` files are there, and tells secrets when it is asked."""

    def __init__(self, store: Any, left: int) -> None:
        self.store, self.left = store, left

    def __getattr__(self, name: str) -> Any:
        return getattr(self.store, name)

    def pipe_file(self, path: str, data: bytes, **how: str) -> None:
        self.left -= path.endswith(".pdf")
        if self.left < 0:
            raise RuntimeError("no room for ann:s%40crets or s@crets")
        self.store.pipe_file(path, data, **how)


def test_a_store_that_takes_no_more_stops_the_run_and_the_next_call_goes_on(
    table: Table, press: Press, monkeypatch: pytest.MonkeyPatch, memory: str
) -> None:
    name, address = table("A", "B", "C"), memory.replace("//", "//ann:s%40crets@")
    assert press(name, "-o", address).exit_code == 0
    store, root = fsspec.url_to_fs(address)
    undisturbed = kept(address)
    store.rm(root, recursive=True)
    refusing = Refusing(store, 1)
    with monkeypatch.context() as patched:
        patched.setattr("publisher.press.bucket._reached", lambda _: (refusing, root))
        told = press(name, "-o", address, "--verbose")
    assert told.exit_code == 2
    assert f"{memory}/b/{FILE}: error OUTPUT-UNWRITABLE" in told.stderr
    assert "no room for … or …" in told.stderr
    assert "crets" not in told.stderr + told.stdout
    assert f"a/{FILE}" in kept(address)
    assert f"{NAME}.json" not in kept(address)
    assert press(name, "-o", address).exit_code == 0
    assert kept(address) == undisturbed


@pytest.mark.usefixtures("s3")
@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("s3://nowhere/run", "The specified bucket does not exist"),
        ("s3://", "error"),
        ("nonsense://x/y", "Nothing can be put at the address nonsense://x/y: Protocol not known: nonsense"),
        ("memory://a*/b", "Nothing can be put at the address memory://a*/b: it has signs"),
        ("memory://a/../b", "it has signs"),
        ("simplecache::memory://b", "it has signs"),
        ("http://127.0.0.1:1/x", ""),
    ],
)
def test_an_address_that_cannot_be_used_ends_with_2(table: Table, press: Press, address: str, said: str) -> None:
    told = press(table("A"), "-o", address)
    assert told.exit_code == 2
    assert " error " in f" {told.stderr}"
    assert said in told.stderr
    assert "fault of ours" not in told.stderr
    assert "hush-hush" not in told.stderr


def test_no_bucket_is_made_by_the_way(s3: str) -> None:
    with pytest.raises(BrokenInput):
        bucket("s3://nowhere/run").write("a/b", b"")
    assert "nowhere" not in fsspec.url_to_fs(s3)[0].ls("")


@pytest.mark.parametrize(
    ("address", "without", "package"),
    [
        ("memory://x", "fsspec", "publisher[cloud]"),
        ("s3://b/x", "s3fs", "publisher[cloud]"),
        ("gs://b/x", "gcsfs", "gcsfs"),
    ],
)
def test_a_package_that_is_missing_is_named(
    table: Table, press: Press, monkeypatch: pytest.MonkeyPatch, address: str, without: str, package: str
) -> None:
    monkeypatch.delitem(sys.modules["fsspec.registry"]._registry, address.partition(":")[0], raising=False)
    monkeypatch.setitem(sys.modules, without, None)
    told = press(table("A"), "-o", address)
    assert told.exit_code == 2
    assert f"pip install '{package}'" in told.stderr


def test_a_store_with_folders_has_them_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from fsspec.implementations.local import LocalFileSystem

    store = LocalFileSystem(auto_mkdir=False)
    monkeypatch.setattr("publisher.press.bucket._reached", lambda _: (store, str(tmp_path)))
    shelf = Bucket("folders://x").below("run")
    shelf.write("east/a.pdf", b"1")
    shelf.write("east/b.pdf", b"2")
    assert (shelf.read("east/a.pdf"), shelf.read("c"), shelf.names()) == (b"1", None, ("east/a.pdf", "east/b.pdf"))
    assert set(tree(tmp_path)) == {"run/east/a.pdf", "run/east/b.pdf"}


def test_a_file_that_is_not_finished_does_not_come_to_a_store(memory: str) -> None:
    shelf = bucket(memory)
    shelf.write("a", b"before")
    with suppress(RuntimeError), shelf.growing("a") as file:
        file.write(b"half")
        raise RuntimeError
    assert shelf.read("a") == b"before"


@pytest.mark.parametrize("output", ["out", Path("out"), "./out", "file://out", "local://out"])
def test_what_is_no_address_is_a_folder(output: Path | str) -> None:
    assert shelf_of(output) == Folder(Path("out"))


def test_a_login_in_an_address_is_never_shown() -> None:
    assert Bucket("ftp://ann:p@ss@host/run").shown("a.pdf") == "ftp://host/run/a.pdf"


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("ftp://user:pa/ssW0RD@host/x", "ftp://host/x"),
        ("s3://AKIA:wJalr/S3CRET@bucket/x", "s3://bucket/x"),
        ("abfs://container/x?sv=1&sig=S3CRET", "abfs://container/x"),
        (
            "abfs://container@account.dfs.core.windows.net/tonight",
            "abfs://container@account.dfs.core.windows.net/tonight",
        ),
        ("s3://bucket/a@b/c", "s3://bucket/a@b/c"),
    ],
)
def test_what_may_be_secret_in_an_address_is_never_shown(address: str, shown: str) -> None:
    assert open_address(address) == shown


@pytest.mark.parametrize("address", ["ftp://user:pa/ssW0RD@host/x", "s3://AKIA:wJalr/S3CRET@bucket/x"])
def test_a_login_with_a_slash_is_refused_and_not_told(address: str) -> None:
    with pytest.raises(BrokenInput) as told:
        bucket(address)
    (finding,) = told.value.findings
    assert finding.code == "ADDRESS-UNUSABLE"
    assert not any(secret in str(finding.arguments) for secret in ("S3CRET", "W0RD", "pa/", "wJalr"))


def test_a_short_user_name_garbles_no_reason() -> None:
    assert _reason(OSError("no such file on the server"), "sftp://s@host/x") == "no such file on the server"


@pytest.mark.parametrize(
    "mark", ['{"machine": 1, "process": Infinity}', "[" * 100_000, '{"machine": "", "process": 1e20}']
)
def test_a_strange_mark_at_an_address_ends_no_run_with_a_traceback(
    table: Table, press: Press, memory: str, mark: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(claim, "_WATCH", 0.0)
    bucket(memory).below(running.ASIDE).write(claim.NAME, mark.encode())
    assert press(table("A"), "-o", memory).exit_code == 0


def test_a_run_that_ends_while_it_is_watched_makes_room(
    table: Table, press: Press, memory: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf = bucket(memory).below(running.ASIDE)
    shelf.write(claim.NAME, json.dumps({"machine": "another", "process": 1}).encode())
    monkeypatch.setattr(claim, "_BEAT", 0.0)
    monkeypatch.setattr(claim, "_SETTLE", 0.0)
    ends = iter([lambda: shelf.drop((claim.NAME,))])
    monkeypatch.setattr(claim.time, "sleep", lambda _: next(ends, lambda: None)())
    assert press(table("A"), "-o", memory).exit_code == 0


def test_the_second_who_takes_a_left_place_has_it_alone(memory: str, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = bucket(memory)
    shelf.write(claim.NAME, b"[]")
    other = claim._mark("another", 0)

    def taken(_: float) -> None:
        shelf.write(claim.NAME, other)

    monkeypatch.setattr(claim.time, "sleep", taken)
    with pytest.raises(BrokenInput) as told, claim.alone(shelf):
        raise AssertionError("both would be at work")
    assert [finding.code for finding in told.value.findings] == ["RUN-BUSY"]


@pytest.mark.parametrize(("address", "folder"), [("file:///a%20b", "/a b"), ("FILE:///x", "/x")])
def test_an_address_of_this_machine_is_its_folder(address: str, folder: str) -> None:
    assert shelf_of(address).shown("").rstrip("/") == folder
