"""What somebody asks for, in the words of the command line. Light: who only looks for changes reads no more."""

from __future__ import annotations

from publisher.model.value import value


@value
class Order:
    """The words of the command line. None and empty mean: whatever the guide, brand, recipes and locale say."""

    guide: str | None = None
    editions: tuple[str, ...] = ()
    brand: str | None = None
    clinic: str | None = None
    locale: str | None = None
    size: str | None = None
    profile: str = "screen"
    allow_overdue: bool = False
    imposed: bool = False
