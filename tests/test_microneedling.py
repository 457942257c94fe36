"""The guide that comes with the project keeps what it promises: plain words, no claims that must not be made, sources
with their addresses, and no review that nobody has made."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable

import pytest

from publisher.model.block import Brief, Paragraph, Safety
from publisher.model.inline import Link
from publisher.model.walk import Node, plain_text, walk
from tests.brochure.make import real, real_guide

UNAVOIDABLE = {"microneedling", "dermatologist", "radiofrequency", "isotretinoin", "collagen", "hyperpigmentation"}
CLAIMS = (
    "guarantee", "permanent", "cure", "miracle", "revolutionary", "breakthrough", "risk-free", "no side effects",
    "painless", "pain-free", "100%", "100 %", "fda approved", "fda-approved", "erase", "eliminate", "instant",
    "rejuvenat", "youthful", "anti-ageing", "anti-aging", "flawless", "no downtime", "clinically proven",
)  # fmt: skip


def sentences(blocks: Iterable[Node]) -> list[str]:
    """The whole sentences of the running text."""
    paragraphs = (plain_text(node.content) for node in walk(blocks) if isinstance(node, Paragraph))
    found = (sentence for text in paragraphs for sentence in re.split(r"(?<=[.!?])\s+", text))
    return [sentence for sentence in found if sentence.endswith((".", "!", "?"))]


def syllables(word: str) -> int:
    """Groups of vowels, without a silent e at the end."""
    word = word.lower()
    groups = len(re.findall(r"[aeiouy]+", word))
    silent = word.endswith(("e", "ed")) and not word.endswith(("le", "ted", "ded"))
    return max(1, groups - (silent and groups > 1))


def smog(texts: list[str]) -> float:
    """McLaughlin's grade, 1969; thirty sentences are the least that it means something for."""
    assert len(texts) >= 30
    words = [word for text in texts for word in re.findall(r"[A-Za-z]+", text) if word.lower() not in UNAVOIDABLE]
    return 1.0430 * math.sqrt(sum(syllables(word) >= 3 for word in words) * 30 / len(texts)) + 3.1291


def test_the_measure_tells_hard_text_from_easy() -> None:
    assert smog(["The cat sat on the mat."] * 30) < 4
    assert smog(["Histopathological examination demonstrates inflammatory alterations."] * 30) > 14


def test_the_whole_text_can_be_read_at_grade_eight() -> None:
    assert smog(sentences(block for section in real_guide().sections for block in section.blocks)) <= 8


def test_the_sheets_text_can_be_read_at_grade_eight() -> None:
    assert smog(sentences(block for section in real().edition.sections for block in section.blocks)) <= 8


@pytest.mark.parametrize("claim", CLAIMS)
def test_no_claim_is_made_that_must_not_be_made(claim: str) -> None:
    guide = real_guide()
    nodes = [node for section in guide.sections for node in (*section.heading, *section.blocks)]
    text = " ".join(plain_text([node]) for node in nodes).lower()
    found = [text[max(0, at.start() - 40) : at.end() + 20] for at in re.finditer(rf"\b{re.escape(claim)}", text)]
    assert not found


def test_nobody_is_said_to_have_reviewed_it() -> None:
    metadata = real_guide().metadata
    assert (metadata.reviewed_by, metadata.last_reviewed) == ("", None)
    review = plain_text(real().edition.imprint.review)
    assert "Awaiting clinical review" in review


def test_every_source_has_its_address() -> None:
    notes = real_guide().notes
    assert len(notes) > 10
    for label, note in notes.items():
        addresses = [node.target for node in walk(note.content) if isinstance(node, Link)]
        assert any(address.startswith(("https://", "http://")) for address in addresses), label


def test_what_is_dangerous_stands_in_a_safety_block_and_the_sheet_has_a_short_form_of_its_sections() -> None:
    kinds = [type(node) for section in real_guide().sections for node in walk(section.blocks)]
    assert kinds.count(Safety) == 1
    assert kinds.count(Brief) >= 8
