"""Is a web address one that a reader's device can open? An address enters, what is wrong with it leaves.

The host is what matters (WHATWG URL, host parsing): a path's odd characters can be escaped when it is written out, a
host's cannot."""

from __future__ import annotations

import re

_WEB = re.compile(r"https?:", re.IGNORECASE)
_PARTS = re.compile(
    r"https?://(?:[^/?#@]*@)?(?P<host>\[[0-9A-Fa-f:.]+\]|[^/?#:]*)(?P<port>:\d*)?(?=[/?#]|$)", re.IGNORECASE
)
_FORBIDDEN = re.compile(r"[\x00-\x20\x7f\"%<>\\^`{|}\[\]]")


def fault(address: str) -> str:
    """What keeps `address` from being opened, to follow "its address"; empty where nothing does, or it is no web
    address."""
    address = address.strip()
    if not _WEB.match(address):
        return ""
    parts = _PARTS.match(address)
    if not parts:
        return "is not of the form https://site/page"
    host = parts["host"]
    if not host.strip("."):
        return "names no site"
    found = None if host.startswith("[") else _FORBIDDEN.search(host)
    return f"has {_named(found[0])} in the site's name" if found else ""


def _named(char: str) -> str:
    return "a space" if char.isspace() else f"the sign {char}"
