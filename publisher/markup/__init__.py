"""Floor 3: Edition → XHTML and CSS `Parts`, a sibling of typesetting."""

from publisher.markup.book import Parts
from publisher.markup.parting import parts

__all__ = ["Parts", "parts"]
