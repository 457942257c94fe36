"""Floor 5: findings about guides, sheets and files."""
