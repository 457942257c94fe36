"""Floor 3: Edition → Pages: glyphs at places, known to no file format. `typeset` is the one way in."""

from publisher.typesetting.pages import Fit, Pages
from publisher.typesetting.panels import typeset

__all__ = ["Fit", "Pages", "typeset"]
