"""Short ways to read a guide in a test."""

from __future__ import annotations

from collections.abc import Mapping

from publisher.model.finding import BrokenInput, Finding
from publisher.model.guide import Guide
from publisher.reading import Source, read_guide


def read(*texts: str | bytes, images: Mapping[str, bytes] | None = None) -> tuple[Guide, tuple[Finding, ...]]:
    """The guide whose files are `texts`, named guide.md, guide2.md … as they come."""

    def load(path: str) -> bytes:
        if path not in (images or {}):
            raise FileNotFoundError(path)
        return (images or {})[path]

    return read_guide("guide", ".", sources(*texts), load)


def sources(*texts: str | bytes) -> list[Source]:
    return [
        Source(f"guide{index or ''}.md", text.encode() if isinstance(text, str) else text)
        for index, text in enumerate(texts)
    ]


def codes(*texts: str | bytes, images: Mapping[str, bytes] | None = None) -> list[str]:
    """The codes of all findings, also of those that leave no guide."""
    try:
        return [finding.code for finding in read(*texts, images=images)[1]]
    except BrokenInput as broken:
        return [finding.code for finding in broken.findings]
