"""An address that fsspec knows (s3://bucket/prefix, memory://name, …) as a shelf of a run.

An object store takes a file whole or not at all. Whatever a store raises leaves as a finding; no user name or password
of the address is ever in one. An error in writing ends the run: names are safe and files are sound before they come
here, so no other row would fare better."""

from __future__ import annotations

import errno
import re
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO
from urllib.parse import unquote, urlsplit

from publisher import disk
from publisher.model.finding import BrokenInput, Finding
from publisher.model.place import Place
from publisher.model.value import value
from publisher.press import claim
from publisher.press.shelf import Reach

_ODD = re.compile(r"[*?\[\]\\#\x00-\x1f\x7f]|::|(?:^|/)\.\.(?:/|$)")
"""What fsspec would take for a pattern, a chain of addresses or a way out."""
_OURS = "publisher[cloud]"
_PACKAGES = {"gs": "gcsfs", "gcs": "gcsfs", "abfs": "adlfs", "abfss": "adlfs", "az": "adlfs", "sftp": "paramiko"}


@value
class Bucket:
    """The names below `prefix` at `address`."""

    address: str
    prefix: str = ""

    @property
    def reach(self) -> Reach:
        return Reach.PROCESS if self.address.startswith("memory:") else Reach.WORLD

    def below(self, name: str) -> Bucket:
        return Bucket(self.address, f"{self.prefix}{name}/")

    def shown(self, name: str) -> str:
        return f"{open_address(self.address)}/{self.prefix}{name}".rstrip("/")

    def alone(self) -> AbstractContextManager[None]:
        return claim.alone(self)

    def read(self, name: str) -> bytes | None:
        with self._asked(name, "FILE-UNREADABLE"):
            try:
                data: bytes = self._store.cat_file(self._path(name))
            except FileNotFoundError:
                return None
            return data

    def fetch(self, name: str, path: Path) -> bool:
        """Copy the file to `path` of this machine; whether there is one."""
        with self._asked(name, "FILE-UNREADABLE"):
            try:
                self._store.get_file(self._path(name), str(path))
            except FileNotFoundError:
                return False
            return True

    def opened(self, name: str) -> BinaryIO | None:
        with suppress(Exception):  # a store raises what it likes; the files are made anew
            file: BinaryIO = self._store.open(self._path(name), "rb")
            return file
        return None

    def lies(self, name: str) -> bool:
        with self._asked(name, "FILE-UNREADABLE"):
            return bool(self._store.exists(self._path(name)))

    def names(self) -> tuple[str, ...]:
        """All files on it, sorted."""
        root = self._path("")
        with self._asked("", "FILE-UNREADABLE"):
            found = self._store.find(root.rstrip("/"))
            return tuple(sorted(path.removeprefix(root) for path in found if path.startswith(root)))

    def write(self, name: str, data: bytes) -> None:
        with self._asked(name):
            self._grounded(name, data)

    def begin(self, name: str, data: bytes) -> bool:
        """Put `data` there if nothing is: whether it was so. Stores that know no such request may be wrong."""
        with self._asked(name):
            try:
                self._grounded(name, data, mode="create")
            except FileExistsError:
                return False
            return True

    @contextmanager
    def growing(self, name: str) -> Iterator[BinaryIO]:
        with TemporaryDirectory(prefix="publisher-") as folder:
            beside = Path(folder) / "whole"
            with disk.growing(beside) as file:
                yield file
            self.put(name, beside)

    def put(self, name: str, path: Path) -> None:
        """Copy the file at `path` of this machine there."""
        with self._asked(name):
            self._store.put_file(str(path), self._path(name))

    def clear(self) -> None:
        self.drop(self.names())

    def drop(self, names: Iterable[str]) -> None:
        paths = [self._path(name) for name in names]
        with self._asked(""):
            if paths:
                self._store.rm(paths)

    @property
    def _store(self) -> Any:
        return _reached(self.address)[0]

    def _path(self, name: str) -> str:
        return f"{_reached(self.address)[1]}/{self.prefix}{name}"

    def _grounded(self, name: str, data: bytes, **how: str) -> None:
        """Some stores want the folders there first. The uppermost part, a bucket perhaps, is never made."""
        path = self._path(name)
        try:
            self._store.pipe_file(path, data, **how)
        except FileNotFoundError:
            parts = path.strip("/").split("/")[:-1]
            lead = "/" if path.startswith("/") else ""
            for depth in range(2, len(parts) + 1):
                with suppress(FileExistsError):
                    self._store.mkdir(lead + "/".join(parts[:depth]), create_parents=False)
            self._store.pipe_file(path, data, **how)

    @contextmanager
    def _asked(self, name: str, code: str = "OUTPUT-UNWRITABLE") -> Iterator[None]:
        try:
            yield
        except Exception as error:  # a store raises what it likes
            reason = _reason(error, self.address)
            finding = Finding(code, Place(self.shown(name)), {"reason": reason})
            raise BrokenInput(finding) from OSError(errno.EIO, reason)


def bucket(address: str) -> Bucket:
    """The shelf at `address`. Raises BrokenInput: ADDRESS-UNUSABLE, EXTRA-MISSING."""
    if _ODD.search(address):
        raise _unusable(address, "it has signs in it that mean something else to a store: * ? [ ] \\ # :: or ..")
    if any("/" in login for login in _logins(address)):
        raise _unusable(address, "a slash in its user name or password is written %2F")
    try:
        _reached(address)
    except BrokenInput:
        raise
    except ImportError as missing:
        protocol = urlsplit(address).scheme
        package = _PACKAGES.get(protocol, _OURS)
        arguments = {"what": f"An address that begins with {protocol}://", "package": package}
        raise BrokenInput(Finding("EXTRA-MISSING", arguments=arguments)) from missing
    except Exception as error:
        reason = _reason(error, address)
        raise _unusable(address, reason) from OSError(errno.EINVAL, reason)
    return Bucket(address)


def _unusable(address: str, reason: str) -> BrokenInput:
    return BrokenInput(Finding("ADDRESS-UNUSABLE", arguments={"address": open_address(address), "reason": reason}))


@lru_cache(maxsize=4)
def _reached(address: str) -> tuple[Any, str]:
    """The store and the path there. It is not to keep listings: other processes write too."""
    import fsspec

    store, path = fsspec.url_to_fs(address, use_listings_cache=False)
    return store, path.rstrip("/")


_LOGIN = re.compile(r"(?<=://)(?:[^/]*|[^/@:]*:[^@]*)@")
"""A user name and a password before a place. A password may hold a slash, though it should not."""
_TELLING = 4  # letters of a user name: a shorter one is in many a word


def _logins(address: str) -> list[str]:
    """The logins in an address. CONTAINER@ACCOUNT of Azure is none."""
    azure = urlsplit(address).scheme in ("abfs", "abfss", "az")
    return [login for login in _LOGIN.findall(address) if not azure or ":" in login]


def open_address(address: str) -> str:
    """`address` without what may be secret: user names, passwords, and what follows a question mark."""
    bare = address.partition("?")[0]
    for login in _logins(bare):
        bare = bare.replace(f"://{login}", "://", 1)
    return bare.rstrip("/")


def _secrets(address: str) -> Iterator[str]:
    for login in _logins(address):
        user, colon, password = login.removesuffix("@").partition(":")
        yield from (f"{user}{colon}{password}" if colon else "", password, user if len(user) >= _TELLING else "")
    yield address.partition("?")[2]


def _reason(error: Exception, address: str) -> str:
    """The first line of what a store says, on one line and without the address's secrets."""
    said = (str(error).splitlines() or [""])[0] or type(error).__name__
    if isinstance(error, NotImplementedError):
        said = "nothing can be written to an address of this kind"
    for secret in sorted(set(_secrets(address)), key=len, reverse=True):
        for form in filter(None, (secret, unquote(secret))):
            said = said.replace(form, "…")
    return said[:300]
