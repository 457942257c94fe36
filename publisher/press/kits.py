"""What rows share: for a brand and a locale, the guide, brand, recipes and layouts, read once in a process."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field, replace
from hashlib import sha256

from publisher import disk
from publisher.inputs import Inputs, options_of
from publisher.model.finding import BrokenInput, Finding
from publisher.model.value import value
from publisher.order import Order, Task, accept
from publisher.press.fitting import Fitting
from publisher.press.formes import Formes
from publisher.report import has_errors
from publisher.tool import tool_digest

_MOST = 32


@value
class Kit:
    """`tasks` by the names of their editions; none where the findings leave none. `digest`: of all that its files are
    made from but the row; `formes` are those that its sheets are printed from, `fitting` tells how the guide's own are
    set, `loader` reads the logos that rows share."""

    tasks: Mapping[str, Task] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    digest: str = ""
    formes: Formes = field(default_factory=Formes, compare=False, repr=False)
    fitting: Fitting = field(default_factory=Fitting, compare=False, repr=False)
    loader: disk.Loader = field(default_factory=disk.lasting, compare=False, repr=False)

    @property
    def broken(self) -> bool:
        return not self.tasks or has_errors(self.findings)


class Kits:
    """The kits of a run by brand and locale; empty names are the order's own. `dated` gives a task the date of another
    day."""

    def __init__(self, order: Order, dated: Callable[[Task], Task] = lambda task: task) -> None:
        self.order, self.dated = order, dated
        self._sources: dict[str, str] = {}
        self._faces: dict[str, Mapping[str, str]] = {}
        self._known: dict[tuple[str, str], Kit] = {}

    def of(self, brand: str = "", locale: str = "") -> Kit:
        found = self._known.get((brand, locale))
        if found is None:
            if len(self._known) >= _MOST:
                self._known.clear()
            found = self._known[brand, locale] = self._read(brand, locale)
        return found

    @property
    def inputs(self) -> Inputs:
        """All that the kits asked for so far were made from; what was found is that of the order's own."""
        own = next(iter(self.of().tasks.values())).inputs
        sources, faces = dict(sorted(self._sources.items())), dict(sorted(self._faces.items()))
        return replace(own, options=options_of(self.order), sources=sources, faces=faces)

    def _read(self, brand: str, locale: str) -> Kit:
        named = self.order.editions if self.order.imposed else ()  # else a row may choose others
        order = replace(
            self.order, editions=named, brand=brand or self.order.brand, locale=locale or self.order.locale, clinic=None
        )
        try:
            accepted = accept(order)
            tasks = {task.job.recipe.name: self.dated(task) for task in accepted.tasks}
        except BrokenInput as broken:
            return Kit(findings=broken.findings)
        for task in accepted.tasks:
            self._sources.update(task.inputs.sources)
            self._faces.update(task.inputs.faces)
        return Kit(tasks, (*accepted.findings, *self._unknown(tasks)), _digest(tasks.values()))

    def _unknown(self, tasks: Mapping[str, Task]) -> Iterator[Finding]:
        """Editions that the order asks for and the recipes do not list."""
        for name in self.order.editions if tasks else ():
            if name not in tasks:
                yield Finding("EDITION-UNKNOWN", arguments={"name": name, "known": ", ".join(tasks)})


def _digest(tasks: Iterable[Task]) -> str:
    parts = [
        [job.file, job.profile, job.locale, job.when.isoformat(), job.overdue, task.inputs.sources, task.inputs.faces]
        for task in tasks
        for job in (task.job,)
    ]
    return sha256(json.dumps([tool_digest(), parts], sort_keys=True).encode()).hexdigest()
