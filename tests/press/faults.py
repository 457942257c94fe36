"""Faults put into the processes of a run: a Setting that, on its way into one, makes rows of certain names go wrong."""

from __future__ import annotations

import errno
import os
import select
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from publisher.press import making
from publisher.press.making import Setting

DIES, DIES_ONCE, FAULTY, FULL = "Dies", "Dies once", "Faulty", "Full"
WAITS, CALLS = "Waits", "Calls"
_PATIENCE = 60.0


class Faulty:
    """Stands for a Setting until it arrives in another process."""

    def __init__(self, *parts: Any) -> None:
        self.setting = Setting(*parts)

    def __reduce__(self) -> tuple[Callable[[Setting], Setting], tuple[Setting]]:
        return _arrived, (self.setting,)


def _arrived(setting: Setting) -> Setting:
    made, written = making.made, Path.write_bytes

    def faulty(kit: Any, plan: Any, table: str) -> Iterator[Any]:
        once = Path(table).with_name("died")
        if plan.clinic.name == DIES or (plan.clinic.name == DIES_ONCE and not once.exists()):
            once.touch()
            os._exit(9)
        if plan.clinic.name == CALLS:
            os.write(os.open(Path(table).with_name("call"), os.O_RDWR), b"now")  # stays open, so that it is kept
        if plan.clinic.name == WAITS and not _called(Path(table).with_name("call")):
            raise TimeoutError("nobody called")
        if plan.clinic.name == FAULTY:
            raise RuntimeError("a sorry thing")
        yield from made(kit, plan, table)

    def full(path: Path, data: Any) -> int:
        if path.parent.name == FULL.lower():
            raise OSError(errno.ENOSPC, "No space left on device", str(path))
        return written(path, data)

    making.made, Path.write_bytes = faulty, full  # type: ignore[method-assign]
    return setting


def _called(pipe: Path) -> bool:
    """Whether another row calls while this one waits."""
    call = os.open(pipe, os.O_RDWR | os.O_NONBLOCK)
    try:
        return bool(select.select([call], [], [], _PATIENCE)[0])
    finally:
        os.close(call)
