"""The floors of the package as data, and the breaches of a tree of sources against them.

Enters: each module's path and source text. Leaves: one sentence a breach. Imports are read from the syntax tree, so
an import inside a function, under TYPE_CHECKING or by `import_module("…")` counts like any other.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase

FLOORS: Mapping[str, int] = {
    "model": 0,
    "reading": 1,
    "style": 1,
    "drawing": 1,
    "edition": 2,
    "typesetting": 3,
    "markup": 3,
    "binding": 4,
    "preflight": 5,
    "asked": 6,
    "checked": 6,
    "cycles": 6,
    "dates": 6,
    "disk": 6,
    "inputs": 6,
    "kit": 6,
    "lock": 6,
    "lookup": 6,
    "manifest": 6,
    "manifest_shape": 6,
    "names": 6,
    "order": 6,
    "publish": 6,
    "press": 6,
    "report": 6,
    "starter": 6,
    "stock": 6,
    "tool": 6,
    "unchanged": 6,
    "verify": 6,
    "cli": 7,
    "__main__": 8,
}
"""A part of `publisher` and the floor it stands on. The command line knows all; nobody but `__main__` knows it."""

SOLE_IMPORTERS: Mapping[str, tuple[str, ...]] = {
    "PIL": ("reading/pictures*", "markup/cover*", "binding/pdf*", "preflight/pdf*", "style/ink_profile.py"),
    "PIL._imagingft": ("tool.py",),
    "PIL.ImageCms": ("style/*",),
    "click": ("cli/*",),
    "distributed": ("press/cluster.py",),
    "ebooklib": ("binding/epub*",),
    "fsspec": ("press/bucket.py",),
    "markdown": ("reading/*",),
    "openpyxl": ("reading/clinic_table_xlsx.py",),
    "pikepdf": ("preflight/*",),
    "pypdfium2": ("preflight/*",),
    "reportlab": ("binding/pdf*",),
    "zxingcpp": ("drawing/*",),
    "svgelements": ("drawing/*",),
    "uharfbuzz": (
        "drawing/lettering.py",
        "typesetting/*",
        "binding/pdf*",
        "binding/epub_fonts.py",
        "markup/fallback.py",
    ),
    "yaml": ("reading/*", "style/*"),
}
"""Who may import a foreign library: paths below `publisher/`. A library that is not listed may not be imported."""

ONE_MODULE_A_FOLDER = frozenset({"yaml"})
NETWORK = frozenset({"ftplib", "http.client", "http.server", "smtplib", "socket", "ssl", "urllib.request"})
VAGUE_NAMES = frozenset({"common", "helper", "helpers", "manager", "managers", "misc", "util", "utils"})


@dataclass(frozen=True, slots=True)
class Import:
    """`name` is what an importing module at `path` names, in full: `publisher.model.guide.Guide`."""

    path: str
    line: int
    name: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line} imports {self.name}"


def breaches(sources: Mapping[str, str]) -> list[str]:
    """What stands against the floors in modules given as {`publisher/…/name.py`: source}."""
    imports = [found for path, source in sorted(sources.items()) for found in imports_of(path, source)]
    return [*_vague(sources), *_upward(imports), *_foreign(imports), *_scattered(imports)]


def imports_of(path: str, source: str) -> Iterator[Import]:
    """Every import in one module, wherever it stands."""
    for node in ast.walk(ast.parse(source, path)):
        for name in _named(node, path):
            yield Import(path, getattr(node, "lineno", 0), name)


def _named(node: ast.AST, path: str) -> Iterator[str]:
    match node:
        case ast.Import(names=names):
            yield from (alias.name for alias in names)
        case ast.ImportFrom(module=module, names=names, level=level):
            origin = ".".join(filter(None, (_package(path, level), module)))
            yield from (f"{origin}.{alias.name}" for alias in names)
        case ast.Call(func=function, args=[ast.Constant(value=str(name)), *_]):
            if ast.unparse(function) in ("import_module", "importlib.import_module", "__import__"):
                yield name


def _package(path: str, level: int) -> str:
    """The package that `level` leading dots mean in the module at `path`; nothing for none."""
    return ".".join(path.split("/")[:-level]) if level else ""


def _vague(sources: Mapping[str, str]) -> Iterator[str]:
    for path in sorted(sources):
        words = path.removesuffix(".py").replace("/", "_").split("_")
        if not VAGUE_NAMES.isdisjoint(words):
            yield f"{path} is named after nothing"


def _upward(imports: list[Import]) -> Iterator[str]:
    for found in imports:
        part = _part(found.path.removesuffix(".py").split("/"))
        target = _part(found.name.split("."))
        if part and part not in FLOORS:
            yield f"{found.path} stands on no floor"
        elif part and target and FLOORS.get(target, 0) > FLOORS[part]:
            yield f"{found}, a floor above its own"


def _part(names: list[str]) -> str:
    """The part of the package that a dotted name or a path lies in; nothing for the package itself or elsewhere."""
    return names[1] if len(names) > 1 and names[0] == "publisher" and names[1] != "__init__" else ""


def _foreign(imports: list[Import]) -> Iterator[str]:
    for found in imports:
        top = found.name.partition(".")[0]
        if any(_within(found.name, network) for network in NETWORK):
            yield f"{found}, which reaches the network"
        elif top not in sys.stdlib_module_names and top != "publisher" and not _may_import(found):
            yield f"{found}, which is not its to import"


def _may_import(found: Import) -> bool:
    rules = [library for library in SOLE_IMPORTERS if _within(found.name, library)]
    importers = SOLE_IMPORTERS[max(rules, key=len)] if rules else ()
    return any(fnmatchcase(found.path, f"publisher/{importer}") for importer in importers)


def _within(name: str, package: str) -> bool:
    return name == package or name.startswith(f"{package}.")


def _scattered(imports: list[Import]) -> Iterator[str]:
    for library in sorted(ONE_MODULE_A_FOLDER):
        importers: dict[str, set[str]] = {}
        for found in imports:
            if _within(found.name, library):
                importers.setdefault(found.path.rpartition("/")[0], set()).add(found.path)
        for folder, paths in sorted(importers.items()):
            if len(paths) > 1:
                yield f"{library} is imported by {len(paths)} modules of {folder}: {', '.join(sorted(paths))}"
