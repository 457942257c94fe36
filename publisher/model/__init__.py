"""Floor 0: the frozen values that everything else is said in."""
