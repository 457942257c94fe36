"""Floor 2: recipe, guide, sheet and clinic → Edition. `make_edition` is the one way in."""

from publisher.edition.edition import Edition, Imprint, Passage
from publisher.edition.make import make_edition

__all__ = ["Edition", "Imprint", "Passage", "make_edition"]
