"""Words that are wider than their column. They are set letter by letter rather than run out of it; this says which."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from publisher.model.finding import Finding
from publisher.model.place import NOWHERE, Place
from publisher.typesetting.pages import Owner

_FIGURES = re.compile(r"[\d.,:/%×–+−-]*\d[\d.,:/%×–+−-]*")


PARTED = ("NUMBER-PARTED", "WORD-PARTED")


def parted_words(parted: Iterable[tuple[Owner, str]]) -> Iterator[Finding]:
    """NUMBER-PARTED (an error) for figures, which misread when they are broken; WORD-PARTED for other words."""
    for owner, word in parted:
        node = owner[0] if isinstance(owner, tuple) else owner
        found = getattr(node, "place", NOWHERE)
        place = found if isinstance(found, Place) else NOWHERE
        code = "NUMBER-PARTED" if _FIGURES.fullmatch(word) else "WORD-PARTED"
        yield Finding(code, place, {"word": word if len(word) <= 40 else f"{word[:40]}…"})
