"""One Markdown treatment guide becomes a folded brochure and an ebook, from the same section models."""

__version__ = "0.1.0"
