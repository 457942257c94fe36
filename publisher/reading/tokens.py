"""Characters that name, in the prepared text, what a line has already been found to be. Private use; what a person
wrote in this range is escaped (`marks.escape`) before."""

FENCE = "\U000f0002"
OPEN = "\U000f0003"
CLOSE = "\U000f0004"
RULE = "\U000f0005"
