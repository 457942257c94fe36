"""What people name → where it lies: a guide by its folder, file or bare name, brands and recipes on the shelves.

Words of the command line enter, paths leave; nothing is opened. A guide nobody named is the only one under source/."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from publisher.disk import ABSENT, PACKAGED, Ledger, named, readable, shown
from publisher.model.finding import BrokenInput, Finding
from publisher.model.place import Place
from publisher.model.value import value

DEFAULT_BRAND = "plain"
BRAND_FILE = "_brand.yml"
RECIPES = "editions.yml"


@value
class GuideFiles:
    """Where a guide was found: its Markdown files in reading order, the folder of its pictures, its bare name, and
    the path that finds it again."""

    name: str
    folder: Path
    files: tuple[Path, ...]
    path: Path


def find_guide(argument: str | None) -> GuideFiles:
    """The guide named (a folder, a Markdown file, or a folder under source/), or the only one under source/.
    Raises BrokenInput: GUIDE-NONE, GUIDE-SEVERAL, GUIDE-MISSING, GUIDE-WITHOUT-TEXT, FILE-UNREADABLE."""
    path = Path(argument) if argument else _only_guide()
    with readable(path):
        if not path.exists() and not path.is_absolute() and (Path("source") / path).is_dir():
            path = Path("source") / path
        if path.is_dir():
            return _guide_in(path)
        if not path.exists():
            raise BrokenInput(Finding("GUIDE-MISSING", Place(str(path)), {"known": _listed(guides())}))
    return GuideFiles(path.stem, path.parent, (path,), path)


def _guide_in(folder: Path) -> GuideFiles:
    files = tuple(sorted(path for path in folder.iterdir() if path.suffix.lower() == ".md" and path.name[0] != "."))
    if not files:
        raise BrokenInput(Finding("GUIDE-WITHOUT-TEXT", Place(str(folder))))
    return GuideFiles(folder.resolve().name, folder, files, folder)


def guides() -> tuple[str, ...]:
    """The guides under source/ of the working folder, as a user would name them."""
    with suppress(OSError):
        found = (p for p in Path("source").iterdir() if p.name[0] != "." and (p.is_dir() or p.suffix.lower() == ".md"))
        return tuple(sorted(str(path) for path in found))
    return ()


def _only_guide() -> Path:
    found = guides()
    if len(found) > 1:
        raise BrokenInput(Finding("GUIDE-SEVERAL", Place("source"), {"count": len(found), "known": _listed(found)}))
    if not found:
        raise BrokenInput(Finding("GUIDE-NONE"))
    return Path(found[0])


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(names) or "none"


def shelves(guide_folder: Path) -> tuple[Path, ...]:
    """The folders brands and recipes are looked for in: styles/ of the working folder, of the guide's folder and
    those above it, nearest first, then the packaged one."""
    here, guide = Path.cwd(), guide_folder.resolve()
    folders = dict.fromkeys(folder / "styles" for folder in (here, guide, *guide.parents))
    return (*(shown(folder) for folder in folders if folder.is_dir()), PACKAGED)


def find(places: tuple[Path, ...], name: str, ledger: Ledger) -> Path | None:
    """The first of `places` that holds the file `name`; those before it, which do not, go into the ledger."""
    for place in places:
        if (place / name).is_file():
            return place / name
        ledger[named(place / name)] = ABSENT
    return None


def brands(places: tuple[Path, ...]) -> tuple[str, ...]:
    """The names of the brands on these shelves, each once, nearest shelf first."""
    found = (file.parent.name for place in places for file in sorted(place.glob(f"*/{BRAND_FILE}")))
    return tuple(dict.fromkeys(found))


def standing_brand(places: tuple[Path, ...]) -> str:
    """The brand of a guide that names none: the only one on the project's own shelves, else the packaged default."""
    here = brands(places[:-1])
    return here[0] if len(here) == 1 else DEFAULT_BRAND
