"""Link targets: what a guide wrote → an address that is safe to write, or None where there is none to follow.

A reading system follows web, mail and telephone addresses; anything else (a script, a file, a path into the book's
container) stays text.
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote, unquote, urlsplit

from publisher.markup.scope import Scope, anchor

_SCHEMES = frozenset(["http", "https", "mailto", "tel"])
# RFC 3986, 2.2 and 2.3: what may stand unescaped; "%" so that what is escaped stays so.
_LOOSE_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")
_UNESCAPED = "%/:?#@!$&'()*+,;=-._~"


def address(target: str, scope: Scope) -> str | None:
    """The `href` for `target` in `scope`."""
    return _inside(target[1:], scope) if target.startswith("#") else outside(target)


def _inside(name: str, scope: Scope) -> str | None:
    found = next((name for name in (anchor(name), anchor(unquote(name))) if name in scope.library.anchors), None)
    return None if found is None else scope.address(scope.library.anchors[found], found)


@lru_cache(maxsize=256)  # a book gives the same numbers again and again
def outside(target: str) -> str | None:
    """A web, mail or telephone address, escaped (RFC 3986); None for any other."""
    try:
        parts = urlsplit(target.strip())
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme.lower() not in _SCHEMES or (parts.scheme.lower().startswith("http") and not host):
        return None
    if parts.scheme.lower() in ("mailto", "tel") and not parts.path:
        return None
    written = _without_spaces(target.strip()) if parts.scheme.lower() == "tel" else target.strip()
    return quote(_LOOSE_PERCENT.sub("%25", written), safe=_UNESCAPED)


def _without_spaces(number: str) -> str:
    return "".join(number.split())
