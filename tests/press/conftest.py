"""A small guide and tables for it."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

import fsspec
import pytest
from click.testing import CliRunner, Result

from publisher.cli import main

GUIDE = """\
---
title: Your visit
description: What to expect.
version: "1"
language: en-GB
settings:
  days: "2"
---

# Call us

Call {{ clinic.name }} on {{ clinic.phone }}. Rest for {{ clinic.settings.days }} days.
"""
FILE = "guide-brochure-a4-screen.pdf"
Table = Callable[..., str]
Press = Callable[..., Result]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A guide in a working folder of its own."""
    (tmp_path / "guide.md").write_text(GUIDE, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def table(folder: Path) -> Table:
    """Writes clinics.csv; a clinic is its name or its columns."""

    def write(*clinics: str | Mapping[str, str], columns: Sequence[str] = ("name", "phone"), file: str = "") -> str:
        name = file or "clinics.csv"
        with (folder / name).open("w", encoding="utf-8", newline="") as text:
            writer = csv.DictWriter(text, columns, restval="020 7946 0018" if len(columns) == 2 else "")
            writer.writeheader()
            writer.writerows({"name": each} if isinstance(each, str) else each for each in clinics)
        return name

    return write


@pytest.fixture
def press(folder: Path) -> Press:
    """`publisher press guide.md` with further words, the brochure by one process unless they say otherwise."""

    def run(*words: str, editions: Iterable[str] = ("brochure",), jobs: int | None = 1) -> Result:
        assert Path.cwd() == folder
        crew = ["--jobs", str(jobs)] if jobs else []
        chosen = [word for edition in editions for word in ("-e", edition)]
        return CliRunner().invoke(main, ["press", "guide.md", *chosen, *crew, *words])

    return run


@pytest.fixture
def memory() -> Iterator[str]:
    """An address in this process, which nobody else can see."""
    store = fsspec.filesystem("memory")
    store.store.clear()
    yield "memory://tonight/run"
    store.store.clear()


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """An S3 server on loopback."""
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    yield "http://{}:{}".format(*server.get_host_and_port())
    server.stop()


@pytest.fixture
def s3(server: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """An address in a bucket of its own."""
    import s3fs

    words = {"AWS_ENDPOINT_URL": server, "AWS_ACCESS_KEY_ID": "somebody", "AWS_SECRET_ACCESS_KEY": "hush-hush"}
    for name, value in {**words, "AWS_DEFAULT_REGION": "us-east-1", "AWS_EC2_METADATA_DISABLED": "true"}.items():
        monkeypatch.setenv(name, value)
    store = s3fs.S3FileSystem(use_listings_cache=False)
    store.mkdir("clinics")
    yield "s3://clinics/tonight"
    store.rm("clinics", recursive=True)


def tree(folder: Path) -> dict[str, str]:
    """Every file below `folder`, hidden ones too, with its digest."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest() for path in files}


def visible(folder: Path) -> set[str]:
    """Files a person sees."""
    return {name for name in tree(folder) if not name.startswith(".")}


def kept(address: str) -> dict[str, str]:
    """Every file at an address, with its digest."""
    store, root = fsspec.url_to_fs(address, use_listings_cache=False)
    root = root.rstrip("/")
    return {path.removeprefix(f"{root}/"): sha256(store.cat_file(path)).hexdigest() for path in store.find(root)}
