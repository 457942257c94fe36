"""The safety blocks of the real guide, read back from the built files of every recipe as a screen reader tells them."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from publisher.edition import make_edition
from publisher.edition.safety import words_of
from publisher.model.block import Safety
from publisher.model.walk import walk
from publisher.order import Order, Task, accept, fulfil
from publisher.style.sheet import make_sheet
from tests.judges.structure import said

ROOT = Path(__file__).parents[2]
CLINIC = """\
name: West Street Clinic
phone: 020 7946 0018
out_of_hours: 020 7946 0019
emergency: "112"
web: west.example.org
settings: {call_redness_days: "9"}
"""


@pytest.fixture(scope="module")
def tasks(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Task]:
    """A task for every recipe of the project's own editions."""
    clinic = tmp_path_factory.mktemp("clinic") / "west.yml"
    clinic.write_text(CLINIC)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        accepted = accept(Order("source/microneedling", clinic=str(clinic)))
    return {task.job.recipe.name: task for task in accepted.tasks}


def names() -> list[str]:
    return re.findall(r"^([a-z-]+):$", (ROOT / "styles" / "editions.yml").read_text(), re.MULTILINE)


def safety(task: Task) -> Iterator[Safety]:
    job = task.job
    sheet, _ = make_sheet(job.brand, job.recipe, job.geometry, job.layout)
    edition, findings = make_edition(job.guide, job.recipe, sheet, job.clinic, job.editions)
    assert not [finding for finding in findings if finding.code.startswith("SAFETY")]
    blocks = (node for section in edition.sections for node in walk(section.blocks, inlines=False))
    return (node for node in blocks if isinstance(node, Safety))


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def told(file: Path) -> list[str]:
    """All words of a file in the order that it is read out."""
    if file.suffix == ".pdf":
        return words(" ".join(said(file)))
    with zipfile.ZipFile(file) as book:
        pages = [book.read(name) for name in sorted(book.namelist()) if "chapter" in name]
    return words(" ".join(" ".join(ElementTree.fromstring(page).itertext()) for page in pages))


def stands_in(wanted: list[str], held: list[str]) -> bool:
    """Whether the words `wanted` stand in `held`, one after another."""
    joined, size = " ".join(wanted), len(wanted)
    return any(" ".join(held[start : start + size]) == joined for start in range(len(held) - size + 1))


@pytest.mark.parametrize("name", names())
def test_every_safety_block_is_read_out_whole_and_in_order(name: str, tasks: dict[str, Task], tmp_path: Path) -> None:
    product = fulfil(tasks[name])
    assert product.files, [(str(finding.place), finding.code) for finding in product.findings]
    ((file, data),) = product.files
    (tmp_path / file).write_bytes(data)
    held = told(tmp_path / file)
    blocks = list(safety(tasks[name]))
    assert blocks
    for block in blocks:
        assert stands_in(words(words_of(block)), held), (name, words_of(block))


def test_every_recipe_is_judged(tasks: dict[str, Task]) -> None:
    assert set(names()) == set(tasks)
    assert len(names()) >= 5


def test_a_block_that_lost_a_word_is_not_found() -> None:
    held = words("Before. Call us. A fever or pain. After.")
    assert stands_in(words("Call us. A fever or pain."), held)
    assert not stands_in(words("Call us. A fever and pain."), held)
    assert not stands_in(words("Call us. A high fever or pain."), held)
