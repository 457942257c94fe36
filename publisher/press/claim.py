"""One run at a time at an address, as far as a store lets one know.

A store has no locks that go with the process that holds them. So a run leaves a mark and renews it again and again;
whoever finds one from a process of this machine that is gone takes its place at once, and else watches for a while
whether it is renewed. Two that begin in the same moment are told apart by the store if it can create a file only
where there is none, as S3 can. A run that was held up for longer than the watch may lose its place unawares; both then
write the same files, if they make the same rows."""

from __future__ import annotations

import json
import os
import platform
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import getnode, uuid4

from publisher.model.finding import BrokenInput, Finding
from publisher.model.place import Place

if TYPE_CHECKING:
    from publisher.press.bucket import Bucket

NAME = "run.json"
_BEAT, _WATCH, _SETTLE = 10.0, 35.0, 1.0
"""Seconds between renewals; how long a mark is watched that does not change; and after one was taken over, until it is
seen whose it is."""


@contextmanager
def alone(shelf: Bucket) -> Iterator[None]:
    """Raises BrokenInput: RUN-BUSY where another run is at work, FILE-UNREADABLE, OUTPUT-UNWRITABLE."""
    found = shelf.read(NAME)
    if found is not None and not _is_left(found) and _changes(shelf, found):
        raise _busy(shelf)
    if found is not None:
        with suppress(BrokenInput):  # its run may have ended meanwhile
            shelf.drop((NAME,))
    token = uuid4().hex
    if not shelf.begin(NAME, _mark(token, 0)):
        raise _busy(shelf)
    if found is not None:  # another that found the same mark may take ours for it
        time.sleep(_SETTLE)
        if shelf.read(NAME) != _mark(token, 0):
            raise _busy(shelf)
    over = threading.Event()
    beating = threading.Thread(target=_beat, args=(shelf, token, over), daemon=True)
    beating.start()
    try:
        yield
    finally:
        over.set()
        beating.join()
        with suppress(BrokenInput):  # what ended the run is told; a mark that stays is found to be left
            shelf.drop((NAME,))


def _mark(token: str, beat: int) -> bytes:
    said = {"machine": _machine(), "process": os.getpid(), "token": token, "beat": beat}
    return json.dumps(said).encode()


def _machine() -> str:
    """What a process's number holds for: a system since it was started, and a namespace of it."""
    try:
        started = Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip()
        return f"{platform.node()} {started} {Path('/proc/self/ns/pid').readlink()}"
    except (OSError, ValueError):
        return f"{platform.node()} {getnode():x}"


def _beat(shelf: Bucket, token: str, over: threading.Event) -> None:
    beat = 0
    while not over.wait(_BEAT):
        beat += 1
        with suppress(BrokenInput):  # the run itself will hear of it
            shelf.write(NAME, _mark(token, beat))


def _is_left(mark: bytes) -> bool:
    """Whether it is of a process of this machine that is no more."""
    try:
        told = json.loads(mark)
        machine, process = told["machine"], int(told["process"])
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError):
        return True
    if sys.platform == "win32" or machine != _machine() or process <= 0:
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    except (OSError, OverflowError):  # it is there, and another user's; or no such number can be
        return False
    return False


def _changes(shelf: Bucket, found: bytes) -> bool:
    """Whether the mark is renewed while it is watched; no clock of another machine is asked."""
    until = time.monotonic() + _WATCH
    while time.monotonic() < until:
        time.sleep(min(_BEAT / 2, _WATCH))
        seen = shelf.read(NAME)
        if seen != found:
            return seen is not None
    return False


def _busy(shelf: Bucket) -> BrokenInput:
    return BrokenInput(Finding("RUN-BUSY", Place(shelf.shown(""))))
