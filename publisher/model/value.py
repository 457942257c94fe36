"""`@value`: a frozen, slotted dataclass that costs little to define.

The standard decorator writes and compiles seven functions a class, about a millisecond; with some hundred and fifty
classes that was a quarter of a whole build. Here equality, hash and the rest are shared, and `__init__` is compiled
when a class is first used. `fields`, `replace`, `match`, pickling and type checkers see an ordinary dataclass."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from typing import Any, NoReturn, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def value(cls: type[T]) -> type[T]:
    """`cls` as a frozen, slotted dataclass with equality and a hash by its compared fields."""
    cls.__doc__ = cls.__doc__ or cls.__name__
    made: Any = dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    made.__init__ = _first_init(made)
    key = _key(made)
    made.__eq__ = lambda self, other: key(self) == key(other) if other.__class__ is made else NotImplemented
    made.__hash__ = lambda self: hash(key(self))
    made.__repr__ = _repr
    made.__setattr__ = made.__delattr__ = _refuse
    made.__reduce__ = _reduce(made)
    return made  # type: ignore[no-any-return]


def _first_init(made: Any) -> Callable[..., None]:
    def __init__(self: Any, *args: Any, **named: Any) -> None:  # noqa: N807
        made.__init__ = _init(made)
        made.__init__(self, *args, **named)

    return __init__


def _init(made: Any) -> Callable[..., None]:
    """`__init__` compiled, each field set by its slot."""
    names: dict[str, Any] = {"MISSING": MISSING}
    heads, lines = [], []
    for part in fields(made):
        names[f"set_{part.name}"] = getattr(made, part.name).__set__
        if part.init:
            heads.append(_head(part, names))
        lines.append(f" set_{part.name}(self, {_given(part, names)})")
    exec(f"def __init__(self, {', '.join(heads)}):\n" + "\n".join(lines or [" pass"]), names)
    init: Callable[..., None] = names["__init__"]
    return init


def _head(part: Field[Any], names: dict[str, Any]) -> str:
    if part.default is not MISSING:
        names[f"default_{part.name}"] = part.default
        return f"{part.name}=default_{part.name}"
    return part.name if part.default_factory is MISSING else f"{part.name}=MISSING"


def _given(part: Field[Any], names: dict[str, Any]) -> str:
    """What a field is set to: the argument, or what its factory makes where none is given."""
    if part.default_factory is MISSING:
        return part.name
    names[f"make_{part.name}"] = part.default_factory
    return f"make_{part.name}() if {part.name} is MISSING else {part.name}" if part.init else f"make_{part.name}()"


def _key(made: Any) -> Callable[[Any], Any]:
    compared = [part.name for part in fields(made) if part.compare]
    return attrgetter(*compared) if compared else lambda _: ()


def _repr(self: Any) -> str:
    parts = (f"{part.name}={getattr(self, part.name)!r}" for part in fields(self) if part.repr)
    return f"{type(self).__qualname__}({', '.join(parts)})"


def _refuse(_self: object, name: str, *_: object) -> NoReturn:
    raise FrozenInstanceError(f"cannot change field {name!r}")


def _reduce(made: Any) -> Callable[[Any], tuple[Any, ...]]:
    """For pickling: made once more of its parts; what it only remembers stays behind."""
    names = [part.name for part in fields(made) if part.init]
    return lambda self: (made, tuple([getattr(self, name) for name in names]))
