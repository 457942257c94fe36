"""Is an entry of a manifest whole, and every value of the kind it should be?

A manifest is a file that anybody may have written: decoded JSON enters, the name of the first thing that is wrong
leaves. Nothing else looks at what was not found sound here."""

from __future__ import annotations

import codecs
import datetime
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import PurePosixPath, PureWindowsPath
from types import MappingProxyType
from typing import Any

from publisher.model.catalogue import CATALOGUE, hint, sentence
from publisher.model.catalogue.pdf import PROFILES
from publisher.model.finding import Finding
from publisher.model.language import is_tag
from publisher.model.place import NOWHERE


def unsound(entry: object) -> str:
    """The key of the first thing in an entry that is missing or not of the right kind; empty for a sound one."""
    return next(_wrong(entry, _SHAPE, ""), "")


def unsound_report(head: Mapping[str, Any]) -> str:
    """The same for what stands before the rows of a run's report; only runs that bind PDFs list `volumes`."""
    return next(_wrong({"volumes": [], **head}, _REPORT, ""), "")


def strays(name: str, entry: Mapping[str, Any]) -> Iterator[str]:
    """Paths in a sound entry that no build writes: a file outside the manifest's folder, a source by a machine's own
    path. A guide may well lie beside the working folder."""
    if leads_away(name):
        yield name
    told = entry["inputs"]
    clinic = told["options"]["clinic"] or ""
    yield from filter(
        machines_own, (*entry["sources"], *entry["absent"], *told["found"]["guide"], told["guide"], clinic)
    )


def leads_away(name: str) -> bool:
    """Whether a file called so would not lie below the folder it is listed for."""
    return machines_own(name) or ".." in PurePosixPath(name.replace("\\", "/")).parts or not PurePosixPath(name).name


def machines_own(name: str) -> bool:
    """Whether a path begins at the root of some machine, or is none."""
    return "\0" in name or PurePosixPath(name).is_absolute() or bool(PureWindowsPath(name).anchor)


def _wrong(told: object, shape: Any, key: str) -> Iterator[str]:
    """The keys of what is not of the `shape`: a type or several; [of each]; {str: of each}; {key: of its value}, where
    further keys are left to newer programs; or a function that judges."""
    if isinstance(shape, Mapping):
        yield from _wrong_table(told, shape, key)
    elif isinstance(shape, list):
        if not isinstance(told, list):
            yield key
        else:
            yield from (wrong for each in told for wrong in _wrong(each, shape[0], key))
    elif not (type(told) in shape if isinstance(shape, tuple) else shape(told)):
        yield key


def _wrong_table(told: object, shape: Mapping[Any, Any], key: str) -> Iterator[str]:
    if not isinstance(told, dict):
        yield key or "files"
    elif str in shape:
        yield from (wrong for each in told.values() for wrong in _wrong(each, shape[str], key))
    else:
        for name, inner in shape.items():
            if name not in told:
                yield name
            else:
                yield from _wrong(told[name], inner, name)


def _is_place(told: object) -> bool:
    return isinstance(told, list) and [type(part) for part in told] == [str, int, int] and min(told[1:]) >= 0


def _is_day(told: object) -> bool:
    if told is None:
        return True
    with suppress(ValueError, TypeError):
        return bool(datetime.date.fromisoformat(told))  # type: ignore[arg-type]
    return False


def _is_encoding(told: object) -> bool:
    with suppress(LookupError, ValueError, TypeError):
        return told == "" or bool(codecs.lookup(told))  # type: ignore[arg-type]
    return False


def _is_moment(told: object) -> bool:
    with suppress(ValueError, TypeError):
        return datetime.datetime.fromisoformat(told).tzinfo is not None  # type: ignore[arg-type]
    return False


def _is_finding(told: object) -> bool:
    """Whether it can be said: the catalogue knows it, and no word is missing."""
    if next(_wrong(told, _FINDING, "findings"), "") or told["code"] not in CATALOGUE:  # type: ignore[index]
        return False
    with suppress(LookupError, ValueError, TypeError, AttributeError):
        finding = Finding(told["code"], NOWHERE, told["arguments"])  # type: ignore[index]
        return bool(sentence(finding) + hint(finding))
    return False


def _is_found(told: object) -> bool:
    """A guide has its name and a file at least."""
    return not next(_wrong(told, {str: [(str,)]}, "found"), "") and len(told.get("guide", ())) > 1 and "shelves" in told  # type: ignore[attr-defined, operator]


_TEXT, _TEXTS, _MAYBE = (str,), {str: (str,)}, (str, type(None))
_FINDING = {"code": _TEXT, "at": _is_place, "arguments": {str: (str, int, float)}}
_OPTIONS = {
    "brand": _MAYBE,
    "clinic": _MAYBE,
    "locale": lambda told: told is None or (isinstance(told, str) and is_tag(told)),
    "size": lambda told: told is None or told in ("a4", "letter"),
    "profile": lambda told: told is None or told in PROFILES,
    "imposed": (bool,),
}
_INPUTS = {
    "guide": _TEXT,
    "options": _OPTIONS,
    "found": _is_found,
    "faces": {str: _TEXTS},
    "source_date_epoch": _TEXT,
    "tool": _TEXTS,
}
_READ = {"sources": _TEXTS, "absent": [_TEXT], "inputs": _INPUTS}
_FILES = [{**dict.fromkeys(("name", "edition", "sha256"), _TEXT), "bytes": (int,)}]
_TERMS = {
    "editions": [_TEXT],
    "form": _TEXT,
    "delimiter": lambda told: isinstance(told, str) and len(told) < 2 and told not in ('"', "\n", "\r"),
    "encoding": _is_encoding,
    "overdue": (bool,),
}
_REPORT: Mapping[str, Any] = MappingProxyType(
    {"guide": _TEXT, "table": _TEXT, "counts": {"rows": (int,)}, **_READ, "terms": _TERMS, "volumes": _FILES}
)
_SHAPE: Mapping[str, Any] = MappingProxyType(
    {
        **dict.fromkeys(("sha256", "guide", "edition", "version", "brand", "locale"), _TEXT),
        "bytes": (int,),
        "editions": [_TEXT],
        "moment": _is_moment,
        "overdue": (bool,),
        "next_review": _is_day,
        "next_review_at": _is_place,
        **_READ,
        "fonts": _TEXTS,
        "findings": [_is_finding],
    }
)
