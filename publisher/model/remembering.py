"""Results remembered for the very same arguments, or by a key.

A run of many clinics makes the same brand's Sheet and the same drawings again and again. Their arguments hold mappings,
which have no hash, and comparing them would cost as much as the work; they are frozen, so identity is enough. What is
remembered also keeps its arguments alive, lest a new object take an old one's identity.

A function remembers a few results that all rows share; a `Memory` remembers many, of which some rows share some."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import wraps
from threading import Lock
from typing import Generic, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


def remembered(most: int) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """A decorator for a pure function of frozen values, given by position; it forgets all once it holds `most`."""

    def decorated(function: Callable[P, R]) -> Callable[P, R]:
        kept: dict[tuple[int, ...], tuple[object, R]] = {}

        @wraps(function)
        def remembering(*args: P.args, **named: P.kwargs) -> R:
            if named:
                return function(*args, **named)
            key = tuple(map(id, args))
            found = kept.get(key)
            if found is None:
                if len(kept) >= most:
                    kept.clear()
                found = kept[key] = (args, function(*args))  # type: ignore[call-arg]
            return found[1]

        return remembering

    return decorated


class Memory(Generic[R]):
    """Results of pure functions by key. It holds `most` at most and, where `weigh` tells how many bytes one is,
    `bytes_most`; what is half of that alone is not kept.

    What comes in goes to the young; when these are half of what may be held, they become the old, and what was old and
    not asked for since is forgotten. So a result that is there costs one look."""

    def __init__(self, most: int, weigh: Callable[[R], int] = lambda _: 0, bytes_most: int = 0) -> None:
        self._most, self._weigh, self._bytes_most = most, weigh, bytes_most
        self._young: dict[Hashable, tuple[R, tuple[object, ...]]] = {}
        self._old: dict[Hashable, tuple[R, tuple[object, ...]]] = {}
        self._bytes = 0  # of the young
        self._lock = Lock()

    def of(self, key: Hashable, make: Callable[[], R], *same: object) -> R:
        """What `make` gives, or gave when it was first asked for by this `key` and the very same objects `same`, which
        are kept alive, lest a new one take the identity of one that is gone."""
        whole = (key, *map(id, same))
        kept = self._young.get(whole)
        if kept is None:
            kept = self._old.get(whole) or (make(), same)
            self._keep(whole, kept)
        return kept[0]

    def _keep(self, key: Hashable, kept: tuple[R, tuple[object, ...]]) -> None:
        weight = self._weigh(kept[0])
        if 2 * weight > self._bytes_most:
            return
        with self._lock:
            if key not in self._young:
                self._young[key] = kept
                self._bytes += weight
            if 2 * len(self._young) > self._most or 2 * self._bytes > self._bytes_most:
                self._old, self._young, self._bytes = self._young, {}, 0
