"""Ids: from headings, and fit for XML (NCName of Namespaces in XML 1.0, 4)."""

from __future__ import annotations

import re
import unicodedata

_NAME = re.compile(r"[^\W\d][\w.-]*\Z")


def slug(text: str) -> str:
    """Small letters, digits and hyphens; empty if the text has none."""
    return re.sub(r"[\s-]+", "-", _kept(text)).strip("-")


def github_slug(text: str) -> str:
    """The same heading's id on GitHub, where every space is a hyphen: links are often written for there."""
    return re.sub(r"\s", "-", _kept(text))


def _kept(text: str) -> str:
    return re.sub(r"[^\w\s-]", "", unicodedata.normalize("NFC", text).lower()).strip()


def is_name(text: str) -> bool:
    return bool(_NAME.match(text))


def named(text: str, fallback: str = "section") -> str:
    """`text`, if it may be an id; else the nearest thing to it that may."""
    bare = re.sub(r"[^\w.-]", "-", text)
    return bare if is_name(bare) else f"{fallback}-{bare}" if bare.strip("-") else fallback
