"""What `check` said of an order before, if all is as it was then.

An order and today's date enter; the findings leave that a check would come to, or nothing. One file an order lies in
the user's cache: what the check was made from, as a build records it, the day, and the findings. Every difference
counts, and whatever cannot be read counts as one: the worst that a lost or broken file does is another check."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import fields
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from publisher import disk
from publisher.inputs import Inputs, Now, options_of, since
from publisher.model.finding import BrokenInput, Finding
from publisher.model.place import Place
from publisher.model.value import value

if TYPE_CHECKING:
    from publisher.order import Order, Task


@value
class Cache:
    """`home` is the user's cache folder, `epoch` SOURCE_DATE_EPOCH."""

    home: Path
    epoch: str
    today: datetime.date

    def said(self, order: Order) -> tuple[Finding, ...] | None:
        """What a check of `order` says today; None where there must be one to know."""
        with suppress(BrokenInput, LookupError, TypeError, ValueError):  # the program may have told it otherwise once
            told = _sound(disk.read(self._path(order), disk.TEXT_LIMIT, {}))
            if told and told["day"] == self.today.isoformat():
                inputs = Inputs(options=options_of(order), **told["inputs"])
                if next(since(inputs, Now(self.epoch), order.guide), None) is None:
                    return tuple(Finding(code, Place(*at), arguments) for code, at, arguments in told["findings"])
        return None

    def keep(self, order: Order, tasks: Sequence[Task], findings: Sequence[Finding]) -> None:
        """Remember what a check of `order`, which came to `tasks`, found, and forget what was said on another day. A
        cache that cannot be written is none."""
        inputs = tasks[0].inputs
        told = {
            "day": self.today.isoformat(),
            "inputs": {
                "guide": inputs.guide,
                "found": inputs.found,
                "faces": {family: dict(faces) for family, faces in inputs.faces.items()},
                "epoch": inputs.epoch,
                "sources": {name: digest for task in tasks for name, digest in task.inputs.sources.items()},
                "tool": dict(inputs.tool),
            },
            "findings": [(each.code, _parts(each.place), dict(each.arguments)) for each in findings],
        }
        with suppress(BrokenInput):
            disk.write(self._path(order), _sealed(told))
        for path in self._folder.glob("*.json"):
            with suppress(OSError):
                if datetime.date.fromtimestamp(path.stat().st_mtime) < self.today:
                    path.unlink()

    @property
    def _folder(self) -> Path:
        return self.home / "publisher" / "checks"

    def _path(self, order: Order) -> Path:
        """Places are told from the working folder, so it tells orders apart too."""
        asked = [str(Path.cwd()), *(getattr(order, part.name) for part in fields(order))]
        return self._folder / f"{sha256(repr(asked).encode('utf-8', 'replace')).hexdigest()}.json"


def _parts(place: Place) -> list[object]:
    return [place.file, place.line, place.column]


def _sealed(told: Mapping[str, object]) -> bytes:
    """The digest of what follows comes first: nothing but what was written whole is believed."""
    text = json.dumps(told, ensure_ascii=True).encode("ascii")
    return sha256(text).hexdigest().encode("ascii") + b"\n" + text


def _sound(data: bytes) -> Any:
    """What `_sealed` was given, its lists tuples where a build has tuples; None for anything else."""
    seal, _, text = data.partition(b"\n")
    if seal != sha256(text).hexdigest().encode("ascii"):
        return None
    told = json.loads(text)
    found = told["inputs"]["found"]
    return told | {"inputs": told["inputs"] | {"found": {what: tuple(names) for what, names in found.items()}}}
