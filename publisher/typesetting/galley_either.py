"""A galley in two forms: one for a wide column, one for any. The column's width decides, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field

from publisher.model.value import value
from publisher.typesetting.galley import Galley
from publisher.typesetting.pages import Fit
from publisher.typesetting.pen import Pen


@value
class Either:
    """`wide` where the column has the points that it `needs`, else `narrow`. `asked` remembers for which columns it was
    the wide one."""

    narrow: Galley
    wide: Galley
    needs: Callable[[Fit], float]
    asked: dict[tuple[float, Fit], bool] = field(default_factory=dict, init=False, compare=False, repr=False)

    def is_wide(self, width: float, fit: Fit) -> bool:
        found = self.asked.get((width, fit))
        if found is None:
            found = self.asked[width, fit] = width >= self.needs(fit)
        return found

    def _form(self, width: float, fit: Fit) -> Galley:
        return self.wide if self.is_wide(width, fit) else self.narrow

    @property
    def before(self) -> float:
        return self.narrow.before

    @property
    def after(self) -> float:
        return self.narrow.after

    @property
    def keep(self) -> bool:
        return self.narrow.keep

    def height(self, width: float, fit: Fit) -> float:
        return self._form(width, fit).height(width, fit)

    def first_baseline(self, fit: Fit) -> float:
        return self.narrow.first_baseline(fit)

    def draw(self, pen: Pen, x: float, y: float, width: float, fit: Fit) -> None:
        form = self._form(width, fit)
        pen.passed.add(id(self.narrow if form is self.wide else self.wide))
        form.draw(pen, x, y, width, fit)

    def split(self, width: float, fit: Fit, room: float) -> tuple[Galley, Galley] | None:
        return self._form(width, fit).split(width, fit, room)
