"""What the documents say holds: their links lead somewhere, and their example of a guide builds."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from publisher.model.catalogue import CATALOGUE

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_to_a_file_leads_there(document: Path) -> None:
    text = re.sub(r"```.*?```|`[^`\n]*`", "", document.read_text("utf-8"), flags=re.DOTALL)
    targets = re.findall(r"\]\(((?!https?:|#)[^)\s]+)\)", text)
    assert [target for target in targets if not (document.parent / target).exists()] == []


def test_every_finding_that_the_documents_name_exists() -> None:
    named = {code for path in DOCUMENTS for code in re.findall(r"`([A-Z]+(?:-[A-Z]+)+)`", path.read_text("utf-8"))}
    assert named
    assert named <= set(CATALOGUE)


def test_the_guide_that_shows_how_to_write_one_builds(tmp_path: Path) -> None:
    example = re.search(r"```markdown\n(---\n.*?)```", (ROOT / "docs/writing.md").read_text("utf-8"), re.DOTALL)
    assert example
    (tmp_path / "guide.md").write_text(example[1], "utf-8")
    shutil.copytree(ROOT / "styles", tmp_path / "styles")
    command = [sys.executable, "-m", "publisher", "build", "guide.md"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert set(re.findall(r"(?:error|warning|note) ([A-Z-]+)", done.stderr)) == {"REVIEW-AWAITED"}
