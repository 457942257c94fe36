"""`check` says again what it said, if all is as it was, and only then."""

from __future__ import annotations

import datetime
import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

import pytest
from click.testing import CliRunner, Result

from publisher import dates, inputs, order, tool
from publisher.checked import _sealed
from publisher.cli import main
from tests.brochure.pictures import png

GUIDE, BRAND = Path("source/first-guide/guide.md"), Path("styles/plain/_brand.yml")


def check(*words: str) -> Result:
    return CliRunner().invoke(main, ["check", *words])


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new project that was checked once; of the brochure alone, which is enough."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(main, ["new", "clinic"]).exit_code == 0
    monkeypatch.chdir(tmp_path / "clinic")
    check("-e", "brochure")
    return tmp_path / "clinic"


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The orders whose files were read."""
    orders: list[object] = []
    accept = order.accept

    def seen(each: order.Order) -> order.Accepted:
        orders.append(each)
        return accept(each)

    monkeypatch.setattr(order, "accept", seen)
    return orders


def kept(project: Path) -> list[Path]:
    return [path for path in (project.parent / "cache").rglob("*") if path.is_file()]


@pytest.mark.parametrize("form", ["text", "json", "github", "sarif"])
def test_the_same_is_said_again_without_reading(project: Path, read: list[object], form: str) -> None:
    again = check("-e", "brochure", "--format", form)
    assert read == []
    for path in kept(project):
        path.unlink()
    anew = check("-e", "brochure", "--format", form)
    assert len(read) == 1
    assert (again.output, again.exit_code) == (anew.output, anew.exit_code)
    assert "REVIEW-AWAITED" in anew.output


@pytest.mark.usefixtures("project")
def test_what_is_chosen_of_the_findings_is_chosen_of_those_said_before(read: list[object]) -> None:
    assert "REVIEW-AWAITED" not in check("-e", "brochure", "--ignore", "REVIEW").output
    assert read == []


def edited(path: Path) -> Callable[[], object]:
    return lambda: path.write_text(path.read_text("utf-8") + "\n", "utf-8")


CHANGES = {
    "the guide": edited(GUIDE),
    "the brand": edited(BRAND),
    "the recipes": edited(Path("styles/editions.yml")),
    "a text more": lambda: GUIDE.with_name("more.md").write_text("# More {#more}\n\nMore.\n", "utf-8"),
    "a layout for this fold": lambda: Path("styles/plain/brochure-letter.yml").write_bytes(
        Path("styles/plain/brochure.yml").read_bytes()
    ),
}


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_whatever_changes_is_checked_anew(read: list[object], change: Callable[[], object]) -> None:
    change()
    check("-e", "brochure")
    assert len(read) == 1
    check("-e", "brochure")
    assert len(read) == 1


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("words", [(), ("-e", "ebook"), ("-e", "brochure", "--size", "letter")])
def test_what_is_asked_otherwise_is_checked_anew(read: list[object], words: tuple[str, ...]) -> None:
    check(*words)
    assert len(read) == 1


@pytest.mark.usefixtures("project")
def test_another_day_another_clock_and_another_program_are_differences(
    read: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    tomorrow = datetime.date.today() + datetime.timedelta(days=1)
    with monkeypatch.context() as patch:
        patch.setattr(dates, "today", lambda: tomorrow)
        check("-e", "brochure")
    with monkeypatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1700000000")
        check("-e", "brochure")
    with monkeypatch.context() as patch:
        newer = MappingProxyType({**tool.tool(), "uharfbuzz": "999"})
        patch.setattr(inputs, "tool", lambda: newer)
        check("-e", "brochure")
    assert len(read) == 3


def test_what_was_said_on_another_day_is_forgotten(project: Path, read: list[object]) -> None:
    (old,) = kept(project)
    os.utime(old, (0, 0))
    check("-e", "handout")
    assert read
    assert old not in kept(project)


@pytest.mark.usefixtures("project")
def test_a_logo_that_was_refused_is_asked_for_again_once_it_is_mended(read: list[object]) -> None:
    Path("far.png").write_bytes(png(40, 20))
    Path("clinics").mkdir(exist_ok=True)
    Path("clinics/west.yml").write_text("name: West\nlogo: logo.png\n")
    Path("clinics/logo.png").symlink_to(Path("far.png").resolve())
    first = check("-e", "brochure", "--clinic", "clinics/west.yml")
    assert "IMAGE-OUTSIDE" in first.stderr + first.stdout
    Path("clinics/logo.png").unlink()
    Path("clinics/logo.png").write_bytes(png(40, 20))
    again = check("-e", "brochure", "--clinic", "clinics/west.yml")
    assert "IMAGE-OUTSIDE" not in again.stderr + again.stdout
    assert len(read) == 2


@pytest.mark.parametrize("spoil", [b"", b"{}", b"\xff\xfe", b"0" * 64 + b"\n{}"])
def test_a_broken_cache_costs_a_check_and_is_mended(project: Path, read: list[object], spoil: bytes) -> None:
    for path in kept(project):
        path.write_bytes(spoil)
    assert "REVIEW-AWAITED" in check("-e", "brochure").output
    assert len(read) == 1
    check("-e", "brochure")
    assert len(read) == 1


@pytest.mark.parametrize("told", [{}, [], "x", {"inputs": {}}, {"inputs": {"found": {}}}])
def test_what_another_version_kept_costs_a_check(project: Path, read: list[object], told: Mapping[str, object]) -> None:
    (file,) = kept(project)
    file.write_bytes(_sealed(told))
    assert "REVIEW-AWAITED" in check("-e", "brochure").output
    assert len(read) == 1


def test_without_a_field_that_is_asked_for_there_is_a_check(project: Path, read: list[object]) -> None:
    (file,) = kept(project)
    told = json.loads(file.read_bytes().partition(b"\n")[2])
    for name in told:
        file.write_bytes(_sealed({key: each for key, each in told.items() if key != name}))
        assert "REVIEW-AWAITED" in check("-e", "brochure").output
    assert len(read) == len(told)


def test_half_a_cache_is_none(project: Path, read: list[object]) -> None:
    (path,) = kept(project)
    path.write_bytes(path.read_bytes()[:-1])
    check("-e", "brochure")
    assert len(read) == 1


@pytest.mark.usefixtures("project")
def test_where_no_cache_can_be_kept_the_check_is_the_same(
    read: list[object], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    before = check("-e", "brochure").output
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert check("-e", "brochure").output == check("-e", "brochure").output == before
    assert len(read) == 2


def test_a_guide_that_cannot_be_judged_whole_is_not_remembered(project: Path, read: list[object]) -> None:
    GUIDE.write_text("---\ntitle: [\n---\n", "utf-8")
    assert check().exit_code == check().exit_code == 1
    assert len(read) == 2
    assert len(kept(project)) == 1
