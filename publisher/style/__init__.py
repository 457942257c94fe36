"""Floor 1: lengths, colours, brands, recipes, layouts, folds; and the `Sheet`, the look of every role."""
