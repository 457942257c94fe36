"""Letters that a brand's own font lacks: a word stands whole in the first family that has all of it."""

from __future__ import annotations

import shutil
import sys
import zipfile
from pathlib import Path

import pytest
import uharfbuzz as hb
from click.testing import CliRunner

from publisher.cli import main
from publisher.disk import PACKAGED
from publisher.edition import make_edition
from publisher.order import Order, Task, accept
from publisher.style.sheet import make_sheet
from publisher.typesetting import typeset
from publisher.typesetting.pages import TextRun

BRAND = """\
typography:
  fonts:
    - family: House
      source: file
      files: [{path: house.ttf}]
  base: House
defaults:
  publisher:
    %s
"""
NAME = "Nguyễn Ελλάδα Clinic"


def house_font() -> bytes:
    """Source Sans with Latin letters only, and without the one that a Vietnamese name needs."""
    font = next(Path(sys.prefix).rglob("SourceSansPro-Regular.ttf")).read_bytes()
    wanted = hb.SubsetInput()
    wanted.unicode_set.update([*range(0x20, 0x180), *range(0x2010, 0x2030)])
    return bytes(hb.subset(hb.Face(hb.Blob(font)), wanted).blob.data)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(PACKAGED, tmp_path / "styles")
    monkeypatch.chdir(tmp_path)
    Path("styles/plain/house.ttf").write_bytes(house_font())
    Path("g.md").write_text("---\ntitle: T\nversion: '1'\n---\n\n# A\n\nText.\n")
    Path("c.yml").write_text(f"name: {NAME}\nphone: '1'\n")
    return tmp_path


def brand(rule: str) -> None:
    Path("styles/plain/_brand.yml").write_text(BRAND % rule)


def families() -> dict[str, str]:
    """The family that each run of the imprint's name is set in, by its words."""
    task: Task = accept(Order("g.md", ("brochure",), clinic="c.yml")).tasks[0]
    job = task.job
    assert job.geometry is not None
    assert job.layout is not None
    sheet, _ = make_sheet(job.brand, job.recipe, job.geometry, job.layout)
    edition, _ = make_edition(job.guide, job.recipe, sheet, job.clinic)
    pages, _ = typeset(edition, job.geometry, job.layout)
    assert pages is not None
    runs = [mark for page in pages.pages for mark in page.marks if isinstance(mark, TextRun)]
    return {word: run.font.face.family for run in runs for word in run.text.split() if word in NAME.split()}


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("rule", "family"),
    [("fallbacks: Source Serif Pro", "Source Serif Pro"), ("limits: {small: 9 pt}", "Source Sans Pro")],
)
def test_on_paper_a_word_is_set_in_one_family(rule: str, family: str) -> None:
    brand(rule)
    assert families() == {"Nguyễn": family, "Ελλάδα": family, "Clinic": "House"}


@pytest.mark.usefixtures("project")
def test_in_the_ebook_too() -> None:
    brand("fallbacks: Source Serif Pro")
    assert CliRunner().invoke(main, ["build", "g.md", "--clinic", "c.yml", "-e", "ebook"]).exit_code == 0
    (book,) = Path("output").rglob("*.epub")
    with zipfile.ZipFile(book) as held:
        title, style = (held.read(f"EPUB/{name}").decode() for name in ("titlepage.xhtml", "style.css"))
    assert '<span class="spelt">Nguyễn</span> <span class="spelt">Ελλάδα</span> Clinic' in title
    assert '.spelt { font-family: "Source Serif Pro"; font-style: normal; }' in style
    assert '@font-face { font-family: "Source Serif Pro";' in style


@pytest.mark.usefixtures("project")
def test_a_fallback_that_is_not_here_is_told_with_its_line() -> None:
    brand("fallbacks: [Nowhere Sans]")
    told = CliRunner().invoke(main, ["build", "g.md", "-e", "ebook"])
    assert told.exit_code == 0
    assert "styles/plain/_brand.yml:9:5: warning FONT-MISSING The font family 'Nowhere Sans' is not here" in told.stderr
