"""`build --imposed`: pages on sheets, and a word for editions that have no pages."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner, Result

from publisher.cli import main
from publisher.model.finding import BrokenInput
from publisher.order import Order, _chosen
from publisher.style.recipe import Recipe

GUIDE = "# Read me\n\nThis is a *file* like many.\n\n" + "\n\n".join(f"# Part {n}\n\nWords of it." for n in range(9))


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["build", "notes.md", *words])


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("notes.md").write_text(GUIDE)


@pytest.mark.parametrize(("size", "sheet"), [("a4", (841.89, 595.28)), ("letter", (792, 612))])
def test_a_booklet_comes_on_sheets_of_two_pages(size: str, sheet: tuple[float, float]) -> None:
    told = run("-e", "booklet", "--imposed", "--profile", "office", "--size", size)
    assert told.exit_code == 0, told.stderr
    assert told.stdout == f"output/notes-booklet-{size}-office-imposed.pdf\n"
    with pikepdf.open(told.stdout.strip()) as document:
        assert len(document.pages) % 2 == 0
        found = [float(edge) for edge in document.pages[0].mediabox]
        assert found[2:] == pytest.approx(sheet, abs=0.02)


def test_the_pages_and_the_sheets_stand_beside_each_other() -> None:
    run("-e", "booklet")
    run("-e", "booklet", "--imposed")
    names = {path.name for path in Path("output").glob("*.pdf")}
    assert names == {"notes-booklet-a4-screen.pdf", "notes-booklet-a4-screen-imposed.pdf"}


def test_without_a_name_only_editions_of_pages_are_imposed() -> None:
    told = run("--imposed")
    assert told.exit_code == 0, told.stderr
    assert told.stdout.split() == [
        "output/notes-booklet-a4-screen-imposed.pdf",
        "output/notes-large-print-a4-screen-imposed.pdf",
    ]


@pytest.mark.parametrize("edition", ["brochure", "ebook", "handout"])
def test_an_edition_without_pages_is_refused(edition: str) -> None:
    told = run("-e", edition, "--imposed")
    assert told.exit_code == 2
    assert "error IMPOSED-FOLDED" in told.stderr
    assert "booklet, large-print" in told.stderr
    assert not Path("output").exists()


def test_where_no_recipe_has_pages_nothing_can_be_imposed() -> None:
    Path("styles").mkdir()
    Path("styles/editions.yml").write_text("sheet:\n  output: pdf\n  layout: brochure\n")
    told = run("--imposed")
    assert told.exit_code == 2
    assert "error IMPOSED-FOLDED" in told.stderr


def test_an_ebook_is_never_imposed_whatever_its_recipe_says() -> None:
    recipes = {
        "leaves": Recipe("leaves", "pdf", "whole", page="half"),
        "screen": Recipe("screen", "epub", "whole", page="full"),
    }
    assert _chosen(Order(imposed=True), recipes) == ("leaves",)
    with pytest.raises(BrokenInput) as refused:
        _chosen(Order(imposed=True, editions=("screen",)), recipes)
    assert [finding.code for finding in refused.value.findings] == ["IMPOSED-FOLDED"]
