"""Floor 1: Markdown and front matter → Guide."""
