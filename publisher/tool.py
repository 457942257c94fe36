"""What the program itself is here and now: its version, its code, Python, and the libraries it sets and binds with.

A file is passed over only if all of it is as it was when the file was made. A newer program or font library may set a
line otherwise, and nobody would look for the difference."""

from __future__ import annotations

import re
import sys
import sysconfig
import zlib
from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from types import MappingProxyType

import publisher

CODE = "code"
_NAME = re.compile(r"[A-Za-z0-9][\w.-]*")
_PARTS = frozenset({".py", ".icc"})


@cache
def tool() -> Mapping[str, str]:
    """Versions by name; under CODE the digest of the program's own files, for who works on it."""
    versions = {
        "publisher": publisher.__version__,
        CODE: _code(),
        "Python": ".".join(map(str, sys.version_info[:3])),
        "system": sysconfig.get_platform(),
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
    }
    return MappingProxyType(versions | dict(sorted(_libraries())))


@cache
def tool_digest() -> str:
    """The digest of the program as it is installed here."""
    return sha256(repr(sorted(tool().items())).encode()).hexdigest()


def _code() -> str:
    """Styles that came with the program are not counted: they are sources of what is made with them."""
    digest, package = sha256(), Path(publisher.__file__).parent
    for path in sorted(path for path in package.rglob("*") if path.suffix in _PARTS):
        data = path.read_bytes()
        digest.update(f"{path.relative_to(package).as_posix()} {len(data)}\n".encode())
        digest.update(data)
    return digest.hexdigest()


def _libraries() -> Iterator[tuple[str, str]]:
    """The libraries that the program needs and those that they need, with their versions. Extras do not count: they
    say where work is done, not what comes out."""
    waiting, seen = ["publisher"], {"publisher"}
    while waiting:
        name = waiting.pop()
        try:
            found = distribution(name)
        except PackageNotFoundError:
            continue
        if name != "publisher":
            yield name, found.version
        needs = (_NAME.match(need) for need in found.requires or () if "extra ==" not in need)
        fresh = {need[0].lower() for need in needs if need} - seen
        waiting.extend(fresh)
        seen |= fresh
