"""What the program itself was when a row was made: its version, its code, and the libraries it sets and binds with.

A row is passed over only if all of it is as it was. A newer program or font library may set a line otherwise, and
nobody would look for the difference."""

from __future__ import annotations

import re
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

import publisher

_NAME = re.compile(r"[A-Za-z0-9][\w.-]*")


@cache
def tool_digest() -> str:
    """The digest of the program as it is installed here."""
    digest = sha256(publisher.__version__.encode())
    for library in _libraries():
        digest.update(f"{library}\n".encode())
    package = Path(publisher.__file__).parent
    for path in sorted(package.rglob("*.py")):
        digest.update(path.relative_to(package).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _libraries() -> tuple[str, ...]:
    """The libraries that the program needs, with their versions."""
    try:
        named = sorted({found[0] for need in requires("publisher") or () if (found := _NAME.match(need))})
        return tuple(f"{name} {version(name)}" for name in named)
    except PackageNotFoundError:
        return ()
