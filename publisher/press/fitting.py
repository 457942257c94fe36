"""How a clinic's sheet was set beside the guide's own.

One size, height of figures, leading and space hold for all panels of a folded sheet, so a clinic's words may set those
anew too that say nothing of it. The guide's own sheet is the one in the brand's own clinic's name: it depends neither
on the other rows nor on which process had which. A book is set at its recipe's size, an ebook at its reader's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from publisher.model.finding import Finding
from publisher.model.place import Place
from publisher.publish import Job, Laid, Product, lay

Fitted = Mapping[str, float]
"""The factors that copyfitting chose, by name (`Fit`); empty where there was nothing to choose."""

_SEEN = 0.02
"""Type that is smaller by less than this part, 0.2 pt in 10 pt, nobody sees."""


class Fitting:
    """The sheets of a guide in one brand and locale; the guide's own is laid out when it is first asked for."""

    def __init__(self) -> None:
        self._own: dict[str, Fitted] = {}

    def own(self, job: Job) -> Fitted:
        """How the sheet of `job`, which is for no clinic of a table, is set."""
        name = job.recipe.name
        if name not in self._own:
            self._own[name] = _factors(lay(job)) if _folded(job) else {}
        return self._own[name]


def fitted(job: Job, product: Product) -> Fitted:
    """How the sheet that `job` came to is set."""
    return _factors(product) if _folded(job) else {}


def smaller(edition: str, fit: Fitted, own: Fitted, place: Place) -> Iterator[Finding]:
    """ROW-SMALLER where type set at `fit` is visibly smaller than at `own`."""
    less = 1 - fit["scale"] / own["scale"] if fit and own else 0
    if less >= _SEEN:
        yield Finding("ROW-SMALLER", place, {"edition": edition, "percent": round(100 * less)})


def _folded(job: Job) -> bool:
    return job.recipe.output == "pdf" and not job.recipe.page


def _factors(laid: Product | Laid) -> Fitted:
    return {name: round(factor, 4) for name, factor in laid.fit._asdict().items()} if laid.fit else {}
