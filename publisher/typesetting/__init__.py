"""Floor 3: Edition → Pages: glyphs at places, known to no file format. `typeset` sets a folded sheet, `typeset_book`
pages that reflow."""

from publisher.typesetting.book import typeset_book
from publisher.typesetting.notice import noticed
from publisher.typesetting.pages import Fit, Pages
from publisher.typesetting.panels import typeset

__all__ = ["Fit", "Pages", "noticed", "typeset", "typeset_book"]
