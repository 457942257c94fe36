"""The package keeps to its floors, and the project's files name no machine and no registry."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.judges import need
from tests.judges.floors import FLOORS, breaches

ROOT = Path(__file__).parents[1]
# Written in pieces, so that this file does not hold what it looks for.
FORBIDDEN = re.compile(
    "|".join(
        [
            r"pypi\." + "org",
            "pythonhosted" + r"\.org",
            "registry" + r"\.(?:npmjs|yarnpkg)\.",
            "deb" + r"\.debian\.org",
            r"(?<![\w.\-/])/(?:" + "work|tmp|root" + r")(?=/|\b)",
        ]
    )
)


def test_every_module_imports_only_what_its_floor_allows() -> None:
    sources = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in ROOT.glob("publisher/**/*.py")}
    assert breaches(sources) == []


def test_every_part_of_the_package_stands_on_a_floor() -> None:
    parts = {path.stem for path in ROOT.glob("publisher/*.py")} | {
        path.parent.name for path in ROOT.glob("publisher/*/__init__.py")
    }
    assert parts - set(FLOORS) <= {"__init__", "defaults"}


@pytest.mark.parametrize(
    ("path", "source", "breach"),
    [
        ("publisher/model/guide.py", "import publisher.style.sheet", "a floor above its own"),
        ("publisher/style/sheet.py", "from publisher.edition import edition", "a floor above its own"),
        ("publisher/style/sheet.py", "from publisher import edition", "a floor above its own"),
        ("publisher/style/sheet.py", "from ..binding.pdf import bind", "a floor above its own"),
        ("publisher/style/sheet.py", "def f():\n    from publisher.cli import main", "a floor above its own"),
        ("publisher/style/sheet.py", "if TYPE_CHECKING:\n    import publisher.markup", "a floor above its own"),
        ("publisher/style/sheet.py", "importlib.import_module('publisher.markup')", "a floor above its own"),
        ("publisher/publish.py", "from publisher.cli import main", "a floor above its own"),
        ("publisher/attic/box.py", "import re", "stands on no floor"),
        ("publisher/typesetting/line.py", "from reportlab.pdfgen import canvas", "not its to import"),
        ("publisher/binding/epub.py", "import reportlab", "not its to import"),
        ("publisher/markup/xhtml.py", "import ebooklib.epub", "not its to import"),
        ("publisher/style/inks.py", "from PIL import Image", "not its to import"),
        ("publisher/markup/cover.py", "from PIL import ImageCms", "not its to import"),
        ("publisher/publish.py", "import requests", "not its to import"),
        ("publisher/model/guide.py", "import shared.prototype", "not its to import"),
        ("publisher/disk.py", "from urllib.request import urlopen", "reaches the network"),
        ("publisher/disk.py", "from urllib import request", "reaches the network"),
        ("publisher/model/text_utils.py", "", "named after nothing"),
        ("publisher/common/text.py", "", "named after nothing"),
    ],
)
def test_a_breach_is_found(path: str, source: str, breach: str) -> None:
    found = breaches({path: source})
    assert len(found) == 1
    assert breach in found[0]


def test_yaml_enters_by_one_module_of_a_folder() -> None:
    one_each = {"publisher/reading/front_matter.py": "import yaml", "publisher/style/kit.py": "import yaml"}
    assert breaches(one_each) == []
    assert breaches({**one_each, "publisher/style/inks.py": "from yaml import safe_load"}) == [
        "yaml is imported by 2 modules of publisher/style: publisher/style/inks.py, publisher/style/kit.py"
    ]


def test_what_a_floor_allows_is_no_breach() -> None:
    allowed = {
        "publisher/cli/build.py": "import click\nfrom publisher.publish import publish",
        "publisher/binding/pdf_pages.py": "import reportlab.pdfgen.canvas, uharfbuzz\nfrom PIL import Image",
        "publisher/typesetting/shape.py": "import uharfbuzz\nfrom publisher.typesetting import line",
        "publisher/style/inks.py": "from PIL import ImageCms\nfrom urllib.parse import urlsplit",
        "publisher/__main__.py": "from publisher.cli import main",
    }
    assert breaches(allowed) == []


def test_no_tracked_file_names_a_machine_or_a_registry() -> None:
    need("git")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    assert [hit for name in listed.split("\0") if name for hit in _forbidden(ROOT / name)] == []


@pytest.mark.parametrize("text", ["see /wo" + "rk/main", "'/tm" + "p/x'", "https://py" + "pi.org/simple"])
def test_a_forbidden_word_is_seen(tmp_path: Path, text: str) -> None:
    (tmp_path / "page.md").write_text(f"First.\n{text}\n", "utf-8")
    assert len(_forbidden(tmp_path / "page.md")) == 1


@pytest.mark.parametrize("text", ["home/work", "https://example.com/work", "a/tmp.py", "/worker"])
def test_an_innocent_word_is_left_alone(tmp_path: Path, text: str) -> None:
    (tmp_path / "page.md").write_text(text, "utf-8")
    assert _forbidden(tmp_path / "page.md") == []


def _forbidden(path: Path) -> list[str]:
    """`file:line: words` for each forbidden name in a text file; a file that is deleted or not text has none."""
    try:
        lines = path.read_text("utf-8").splitlines()
    except (UnicodeDecodeError, FileNotFoundError, IsADirectoryError):
        return []
    return [
        f"{path.name}:{number}: {hit[0]}" for number, line in enumerate(lines, 1) for hit in FORBIDDEN.finditer(line)
    ]
