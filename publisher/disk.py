"""The only reader and writer of files: paths in, bytes out; bytes in, whole files out.

Readers stay inside the folder they were given, read ordinary files of bounded size only, and enter each file's digest
into a ledger for the manifest, and what was looked for in vain too. Writers put a file beside its place and move it
there when it is whole, so that neither an error nor Ctrl-C leaves half a file. Whatever the system refuses
becomes a finding."""

from __future__ import annotations

import errno
import glob
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from hashlib import file_digest, sha256
from pathlib import Path, PureWindowsPath
from typing import BinaryIO

from publisher.model.finding import BrokenInput, Finding
from publisher.model.place import Place
from publisher.model.remembering import Memory

MEGABYTE = 1 << 20
TEXT_LIMIT = 8 * MEGABYTE
PICTURE_LIMIT = 16 * MEGABYTE
FONT_LIMIT = 64 * MEGABYTE
PROFILE_LIMIT = 16 * MEGABYTE
PDF_LIMIT = 200 * MEGABYTE
PACKAGED = Path(__file__).parent / "defaults" / "styles"
STARTER = Path(__file__).parent / "defaults" / "starter"

Ledger = dict[str, str]
ABSENT = "absent"
"""In a ledger, of a file that was looked for and was not there: if it comes, it will be read."""
_PACKAGE = "publisher:"
Load = Callable[[str], bytes]
Loader = Callable[[Path, int, Ledger], Load]


def read(path: Path, limit: int, ledger: Ledger) -> bytes:
    """The file's bytes. Raises BrokenInput: FILE-UNREADABLE, FILE-TOO-LARGE (more than `limit` bytes)."""
    with readable(path):
        try:
            return _entered(path, limit, ledger)
        except _TooLargeError as large:
            arguments: dict[str, str | int | float] = {"size": large.size, "limit": limit // MEGABYTE}
            raise BrokenInput(Finding("FILE-TOO-LARGE", Place(str(path)), arguments)) from large


@contextmanager
def stream(path: Path) -> Iterator[BinaryIO]:
    """The file open to be read piece by piece, however large. Raises BrokenInput: FILE-UNREADABLE."""
    with ExitStack() as held:
        with readable(path):
            _demand_ordinary(path, path.stat())
            file = held.enter_context(path.open("rb"))
        yield file


def loader(folder: Path, limit: int, ledger: Ledger) -> Load:
    """A function from a name inside `folder` to that file's bytes. It raises OSError with the reason: PermissionError
    for a name that leads out of the folder (`..`, absolute, a symbolic link), FileNotFoundError, more than `limit`."""
    root = folder.resolve()

    def load(name: str) -> bytes:
        outside = PermissionError(errno.EACCES, "it lies outside the folder", name)
        if "\0" in name or PureWindowsPath(name).is_absolute() or ".." in PureWindowsPath(name).parts:
            raise outside
        ledger.setdefault(named(folder / name), ABSENT)  # a link that leads out today may be a file tomorrow
        if not (root / name).resolve().is_relative_to(root):
            raise outside
        if not (folder / name).exists():
            raise FileNotFoundError(errno.ENOENT, "there is no such file", name)
        return _entered(folder / name, limit, ledger)

    return load


def lasting() -> Loader:
    """`loader` for files that many share: one that was read is not read again while it is asked for."""
    kept = Memory[tuple[bytes, Ledger]](256, lambda found: len(found[0]), 4 * MEGABYTE)

    def lasting_loader(folder: Path, limit: int, ledger: Ledger) -> Load:
        def load(name: str) -> bytes:
            data, entered = kept.of((folder, limit, name), partial(_read_once, folder, limit, name, ledger))
            ledger.update(entered)
            return data

        return load

    return lasting_loader


def _read_once(folder: Path, limit: int, name: str, ledger: Ledger) -> tuple[bytes, Ledger]:
    """The bytes, and what the ledger has of them."""
    data = loader(folder, limit, ledger)(name)
    called = named(folder / name)
    return data, {called: ledger[called]}


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
    ledger[named(path)] = sha256(data).hexdigest()
    return data


def size(path: Path) -> int:
    """The length of a file in bytes; 0 for one that is not there."""
    try:
        return path.stat().st_size
    except (OSError, ValueError):
        return 0


def _demand_ordinary(path: Path, about: os.stat_result) -> None:
    if not stat.S_ISREG(about.st_mode):
        raise OSError(errno.EINVAL, "it is not an ordinary file", str(path))


@contextmanager
def readable(path: Path) -> Iterator[None]:
    """Turns the system's refusal to read `path` into a finding."""
    try:
        yield
    except (OSError, ValueError) as error:
        reason = {"reason": getattr(error, "strerror", None) or str(error)}
        raise BrokenInput(Finding("FILE-UNREADABLE", Place(str(path)), reason)) from error


def named(path: Path) -> str:
    """The ledger's name for a file: packaged ones by their place in the package, others as seen from the working
    folder, so that no machine's path is told. Symbolic links are not followed: they may lead elsewhere tomorrow."""
    whole = path.absolute()
    with suppress(ValueError):
        return _PACKAGE + whole.relative_to(PACKAGED).as_posix()
    with suppress(ValueError):  # Windows: on another drive
        return Path(os.path.relpath(whole)).as_posix() if path.is_absolute() else path.as_posix()
    return whole.as_posix()


def located(name: str) -> Path:
    """Where the file lies that a ledger calls so."""
    inside = name.removeprefix(_PACKAGE)
    return PACKAGED / inside if inside != name else Path(name)


def digest(path: Path, limit: int = 0) -> str:
    """The SHA-256 of an ordinary file, of whatever size or of at most `limit` bytes; ABSENT for one that cannot be
    read."""
    try:
        about = path.stat()
        _demand_ordinary(path, about)
        if limit and about.st_size > limit:
            return ABSENT
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError):
        return ABSENT


def shown(path: Path) -> Path:
    """`path` as a user names it: relative where it lies inside the working folder."""
    with suppress(ValueError):
        return path.relative_to(Path.cwd())
    return path


def write(path: Path, data: bytes) -> None:
    """Put `data` at `path`, whole or not at all. Raises BrokenInput: OUTPUT-UNWRITABLE; what stood there stays."""
    with _whole(path) as beside:
        beside.write_bytes(data)


@contextmanager
def growing(path: Path) -> Iterator[BinaryIO]:
    """A file to be written piece by piece, which takes the place of `path` when it is whole. Raises BrokenInput:
    OUTPUT-UNWRITABLE; what stood there stays."""
    sweep(path)
    with _whole(path) as beside, beside.open("wb") as file:
        yield file


@contextmanager
def _whole(path: Path) -> Iterator[Path]:
    """Where to write what is moved to `path` when it is whole."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    with writable(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            yield beside
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


def _unwritable(path: Path, error: OSError) -> BrokenInput:
    return BrokenInput(Finding("OUTPUT-UNWRITABLE", Place(str(path)), {"reason": error.strerror or str(error)}))


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
    with readable(folder):
        yield from sorted(folder.iterdir()) if folder.exists() else ()
