"""Floor 2: recipe, guide, sheet and clinic → Edition."""
