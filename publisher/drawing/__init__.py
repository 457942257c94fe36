"""Floor 1: the drawings by name: tokens and a rectangle → shapes, known to no output."""
