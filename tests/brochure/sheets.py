"""The sheets that judges are shown: the real guide's, and those of guides that hold every block, picture and letter."""

from __future__ import annotations

from pathlib import Path

from tests.brochure.make import Made, guide, made, real, stock, with_limits
from tests.brochure.pictures import SQUARE, every_kind

README = Path(__file__).with_name("readme.md")
# Letters that a font builds of several glyphs, that stand for several characters, or that show nothing.
LETTERS = (
    "\u01f0 \u01e9 \u01ef \u1e69 e\u0301 q\u0323 \ufb01 office zero\u200bwidth join\u200der no\u2060break bom\ufeff"
)


def sheet(source: str, size: str, fold: str) -> Made:
    if source == "readme":
        bare = guide(README.read_text("utf-8"), {"dot.png": every_kind()["rgba.png"], "square.svg": SQUARE})
        return made(bare, with_limits(stock("plain", size, fold), body_least=8.0))
    if source == "pictures":
        return pictured()
    if source == "letters":
        return made(f"---\ntitle: Letters\n---\n# Rare ones\n\n{LETTERS}\n")
    return real(source, size, fold)


def pictured() -> Made:
    """A guide with a picture of each kind, and the links and languages that a paragraph may hold."""
    names = every_kind()
    figures = "\n\n".join(f"![A picture, {name}]({name})" for name in names)
    text = f"---\ntitle: Pictures\n---\n# All kinds\n\nOne *mot*{{: lang=fr }}.\n\n{figures}\n"
    return made(guide(text, names), with_limits(stock("plain"), body_least=8.0))
