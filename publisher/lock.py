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
def alone(folder: Path) -> Iterator[None]:
    """Waits until no other process is in here for the same `folder`. Raises OSError where the file cannot be made."""
    path = folder / NAME
    descriptor = _entered(path)
    try:
        yield
    finally:
        with suppress(OSError):  # Windows keeps an open file; it stays, empty, for the next
            path.unlink()
        os.close(descriptor)


def _entered(path: Path) -> int:
    """The open, locked file at `path`. One that its holder took away while we waited is no longer the lock."""
    while True:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            _wait(descriptor)
            with suppress(FileNotFoundError):
                if os.path.samestat(os.fstat(descriptor), path.stat()):
                    return descriptor
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)


def _wait(descriptor: int) -> None:
    try:
        import fcntl
    except ImportError:
        import msvcrt

        msvcrt.locking(descriptor, msvcrt.LK_LOCK, 1)  # type: ignore[attr-defined]
    else:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
