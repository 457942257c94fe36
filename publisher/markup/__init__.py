"""Floor 3: Edition → XHTML and CSS parts."""
