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


class Same:
    """A part of a key that is equal to nothing but itself."""

    __slots__ = ("content",)

    def __init__(self, content: object) -> None:
        self.content = content

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.content is self.content

    def __hash__(self) -> int:
        return id(self.content)


class Memory(Generic[R]):
    """Results of pure functions by key. It holds at most `most` and, where `weigh` tells how many bytes one is, at most
    `bytes_most`; what was not asked for longest is forgotten first."""

    def __init__(self, most: int, weigh: Callable[[R], int] = lambda _: 0, bytes_most: int = 0) -> None:
        self._most, self._weigh, self._bytes_most = most, weigh, bytes_most
        self._kept: dict[Hashable, R] = {}  # what was asked for last comes last
        self._bytes = 0
        self._lock = Lock()

    def of(self, key: Hashable, make: Callable[[], R]) -> R:
        """What `make` gives, or gave when this key was first asked for."""
        with self._lock:
            if key in self._kept:
                found = self._kept[key] = self._kept.pop(key)
                return found
        made = make()
        with self._lock:
            self._forget(key)
            self._kept[key] = made
            self._bytes += self._weigh(made)
            while len(self._kept) > self._most or self._bytes > self._bytes_most:
                self._forget(next(iter(self._kept)))
        return made

    def _forget(self, key: Hashable) -> None:
        if key in self._kept:
            self._bytes -= self._weigh(self._kept.pop(key))
