"""Floor 3: Edition → Pages: glyphs at places, known to no file format."""
