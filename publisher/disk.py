"""The only reader and writer of files: paths in, bytes out; bytes in, whole files out.

Readers stay inside the folder they were given, read ordinary files of bounded size only, and enter each file's digest
into a ledger for the manifest. Writers put a file beside its place and move it there when it is whole, so that
neither an error nor Ctrl-C leaves half a file. Whatever the system refuses becomes a finding."""

from __future__ import annotations

import errno
import glob
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from hashlib import sha256
from pathlib import Path, PureWindowsPath
from typing import BinaryIO

from publisher.model.finding import BrokenInput, Finding
from publisher.model.place import Place
from publisher.model.value import value

MEGABYTE = 1 << 20
TEXT_LIMIT = 8 * MEGABYTE
PICTURE_LIMIT = 16 * MEGABYTE
FONT_LIMIT = 64 * MEGABYTE
PROFILE_LIMIT = 16 * MEGABYTE
PDF_LIMIT = 200 * MEGABYTE
PACKAGED = Path(__file__).parent / "defaults" / "styles"
STARTER = Path(__file__).parent / "defaults" / "starter"

Ledger = dict[str, str]
Load = Callable[[str], bytes]


@value
class GuideFiles:
    """Where a guide was found: its Markdown files in reading order, the folder of its pictures, its bare name."""

    name: str
    folder: Path
    files: tuple[Path, ...]


def find_guide(argument: str | None) -> GuideFiles:
    """The guide named (a folder, a Markdown file, or a folder under source/), or the only one under source/.
    Raises BrokenInput: GUIDE-NONE, GUIDE-SEVERAL, GUIDE-MISSING, GUIDE-WITHOUT-TEXT, FILE-UNREADABLE."""
    path = Path(argument) if argument else _only_guide()
    with _readable(path):
        if not path.exists() and not path.is_absolute() and (Path("source") / path).is_dir():
            path = Path("source") / path
        if path.is_dir():
            return _guide_in(path)
        if not path.exists():
            raise BrokenInput(Finding("GUIDE-MISSING", Place(str(path)), {"known": _listed(guides())}))
    return GuideFiles(path.stem, path.parent, (path,))


def _guide_in(folder: Path) -> GuideFiles:
    files = tuple(sorted(path for path in folder.iterdir() if path.suffix.lower() == ".md" and path.name[0] != "."))
    if not files:
        raise BrokenInput(Finding("GUIDE-WITHOUT-TEXT", Place(str(folder))))
    return GuideFiles(folder.resolve().name, folder, files)


def guides() -> tuple[str, ...]:
    """The guides under source/ of the working folder, as a user would name them."""
    with suppress(OSError):
        found = (p for p in Path("source").iterdir() if p.name[0] != "." and (p.is_dir() or p.suffix.lower() == ".md"))
        return tuple(sorted(str(path) for path in found))
    return ()


def _only_guide() -> Path:
    found = guides()
    if len(found) > 1:
        raise BrokenInput(Finding("GUIDE-SEVERAL", Place("source"), {"count": len(found), "known": _listed(found)}))
    if not found:
        raise BrokenInput(Finding("GUIDE-NONE"))
    return Path(found[0])


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(names) or "none"


def shelves(guide_folder: Path) -> tuple[Path, ...]:
    """The folders brands and recipes are looked for in: styles/ of the working folder, of the guide's folder and
    those above it, nearest first, then the packaged one."""
    here, guide = Path.cwd(), guide_folder.resolve()
    folders = dict.fromkeys(folder / "styles" for folder in (here, guide, *guide.parents))
    return (*(shown(folder) for folder in folders if folder.is_dir()), PACKAGED)


def shown(path: Path) -> Path:
    """`path` as a user names it: relative where it lies inside the working folder."""
    with suppress(ValueError):
        return path.relative_to(Path.cwd())
    return path


def find(places: tuple[Path, ...], name: str) -> Path | None:
    """The first of `places` that holds the file `name`."""
    return next((place / name for place in places if (place / name).is_file()), None)


def brands(places: tuple[Path, ...]) -> tuple[str, ...]:
    """The names of the brands on these shelves, each once, nearest shelf first."""
    found = (file.parent.name for place in places for file in sorted(place.glob("*/_brand.yml")))
    return tuple(dict.fromkeys(found))


def read(path: Path, limit: int, ledger: Ledger) -> bytes:
    """The file's bytes. Raises BrokenInput: FILE-UNREADABLE, FILE-TOO-LARGE (more than `limit` bytes)."""
    with _readable(path):
        try:
            return _entered(path, limit, ledger)
        except _TooLargeError as large:
            arguments: dict[str, str | int | float] = {"size": large.size, "limit": limit // MEGABYTE}
            raise BrokenInput(Finding("FILE-TOO-LARGE", Place(str(path)), arguments)) from large


@contextmanager
def stream(path: Path) -> Iterator[BinaryIO]:
    """The file open to be read piece by piece, however large. Raises BrokenInput: FILE-UNREADABLE."""
    with ExitStack() as held:
        with _readable(path):
            _demand_ordinary(path, path.stat())
            file = held.enter_context(path.open("rb"))
        yield file


def loader(folder: Path, limit: int, ledger: Ledger) -> Load:
    """A function from a name inside `folder` to that file's bytes. It raises OSError with the reason: PermissionError
    for a name that leads out of the folder (`..`, absolute, a symbolic link), FileNotFoundError, more than `limit`."""
    root = folder.resolve()

    def load(name: str) -> bytes:
        if "\0" in name or PureWindowsPath(name).is_absolute() or not (root / name).resolve().is_relative_to(root):
            raise PermissionError(errno.EACCES, "it lies outside the folder", name)
        if not (root / name).exists():
            raise FileNotFoundError(errno.ENOENT, "there is no such file", name)
        return _entered(root / name, limit, ledger)

    return load


class _TooLargeError(OSError):
    def __init__(self, name: str, size: int, limit: int) -> None:
        self.size = f"{size / MEGABYTE:.1f}"
        super().__init__(errno.EFBIG, f"it is {self.size} MB, and at most {limit // MEGABYTE} MB are read", name)


def _entered(path: Path, limit: int, ledger: Ledger) -> bytes:
    """The bytes, their digest entered. Devices and pipes, which might never end, are refused unopened."""
    about = path.stat()
    _demand_ordinary(path, about)
    if about.st_size > limit:
        raise _TooLargeError(str(path), about.st_size, limit)
    with path.open("rb") as file:
        data = file.read(limit)
    ledger[_name(path)] = sha256(data).hexdigest()
    return data


def _demand_ordinary(path: Path, about: os.stat_result) -> None:
    if not stat.S_ISREG(about.st_mode):
        raise OSError(errno.EINVAL, "it is not an ordinary file", str(path))


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    """Turns the system's refusal to read `path` into a finding."""
    try:
        yield
    except (OSError, ValueError) as error:
        reason = {"reason": getattr(error, "strerror", None) or str(error)}
        raise BrokenInput(Finding("FILE-UNREADABLE", Place(str(path)), reason)) from error


def _name(path: Path) -> str:
    """The ledger's name for a file: packaged ones by their place in the package, so that no machine's path is told."""
    with suppress(ValueError):
        return "publisher:" + path.resolve().relative_to(PACKAGED.resolve()).as_posix()
    return shown(path.resolve()).as_posix()


def write(path: Path, data: bytes) -> None:
    """Put `data` at `path`, whole or not at all. Raises BrokenInput: OUTPUT-UNWRITABLE; what stood there stays."""
    with writable(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        _move_whole(_beside(path), path, data)


@contextmanager
def growing(path: Path) -> Iterator[BinaryIO]:
    """A file to be written piece by piece, which takes the place of `path` when it is whole. Raises BrokenInput:
    OUTPUT-UNWRITABLE; what stood there stays."""
    sweep(path)
    beside = _beside(path)
    with writable(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with beside.open("wb") as file:
                yield file
            beside.replace(path)
        except BaseException:
            with suppress(OSError):
                beside.unlink()
            raise


@contextmanager
def writable(path: Path) -> Iterator[None]:
    """Turns the system's refusal to write `path` into a finding."""
    try:
        yield
    except OSError as error:
        raise _unwritable(path, error) from error


def sweep(path: Path) -> None:
    """Take away what a process that was killed left beside `path`. For who is alone in the folder."""
    for left in path.parent.glob(f".{glob.escape(path.name)}.*.part"):
        with suppress(OSError):
            left.unlink()


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.name}.{os.getpid()}.part")


def _unwritable(path: Path, error: OSError) -> BrokenInput:
    return BrokenInput(Finding("OUTPUT-UNWRITABLE", Place(str(path)), {"reason": error.strerror or str(error)}))


def _move_whole(beside: Path, path: Path, data: bytes) -> None:
    try:
        beside.write_bytes(data)
        beside.replace(path)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise


@contextmanager
def alone(folder: Path, patient: bool = True) -> Iterator[None]:
    """No other process that asks is here for `folder` at the same time. Raises BrokenInput: OUTPUT-UNWRITABLE, and for
    one that is not `patient` RUN-BUSY where another is in here."""
    from publisher import lock

    with ExitStack() as held:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            held.enter_context(lock.alone(folder, patient))
        except BlockingIOError as busy:
            raise BrokenInput(Finding("RUN-BUSY", Place(str(folder)))) from busy
        except OSError as error:
            raise _unwritable(folder, error) from error
        yield


def entries(folder: Path) -> Iterator[Path]:
    """What lies in `folder`; nothing if it is not there. Raises BrokenInput: FILE-UNREADABLE."""
    with _readable(folder):
        yield from sorted(folder.iterdir()) if folder.exists() else ()
