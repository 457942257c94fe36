"""One process at a time in an output folder, so that two builds into it do not lose each other's manifest entries.

The system's own lock on an open file goes with the process that holds it, however that ends: none is ever left
behind to be judged stale. The file itself is taken away by whoever holds it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

NAME = ".publisher.lock"


@contextmanager
def alone(folder: Path, patient: bool = True) -> Iterator[None]:
    """Waits until no other process is in here for the same `folder`; one that is not `patient` gets BlockingIOError
    where another is. Raises OSError where the file cannot be made."""
    path = folder / NAME
    descriptor = _entered(path, patient)
    try:
        yield
    finally:
        with suppress(OSError):  # Windows keeps an open file; it stays, empty, for the next
            path.unlink()
        os.close(descriptor)


def _entered(path: Path, patient: bool) -> int:
    """The open, locked file at `path`. One that its holder took away while we waited is no longer the lock."""
    while True:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            _hold(descriptor, patient)
            with suppress(FileNotFoundError):
                if os.path.samestat(os.fstat(descriptor), path.stat()):
                    return descriptor
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)


def _hold(descriptor: int, patient: bool) -> None:
    try:
        import fcntl
    except ImportError:
        import msvcrt

        mode = msvcrt.LK_LOCK if patient else msvcrt.LK_NBLCK  # type: ignore[attr-defined]
        msvcrt.locking(descriptor, mode, 1)  # type: ignore[attr-defined]
    else:
        fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if patient else fcntl.LOCK_NB))
