"""Floor 4: Pages → PDF; Parts → EPUB."""
