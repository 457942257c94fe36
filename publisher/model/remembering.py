"""Results remembered for the very same arguments.

A run of many clinics makes the same brand's Sheet and the same drawings again and again. Their arguments hold mappings,
which have no hash, and comparing them would cost as much as the work; they are frozen, so identity is enough. What is
remembered also keeps its arguments alive, lest a new object take an old one's identity."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

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
