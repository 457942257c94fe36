"""Floor 3: Edition → XHTML and CSS `Parts` (`parting.parts`), a sibling of typesetting. A check asks for the cover's
words alone, so nothing is imported here."""
