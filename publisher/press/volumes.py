"""All clinics' sheets in one file an edition. The clinics' own files are put aside as they are made, and bound in the
table's order when all rows are through; where each clinic's pages stand is kept as small numbers.

The files stay aside, so that a further run need not make them again. An edition takes a further volume where a PDF may
hold no more objects."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import replace
from typing import TYPE_CHECKING

from publisher import names
from publisher.binding.pdf_metadata import Description, describe
from publisher.model.finding import Finding
from publisher.model.place import Place
from publisher.order import Task
from publisher.press.outcome import Made, Outcome
from publisher.press.shelf import Shelf
from publisher.press.store import Aside
from publisher.publish import Job, edition_of

if TYPE_CHECKING:
    from publisher.binding.pdf_copy import Copy
    from publisher.binding.pdf_volume import Volume


class Volumes(Aside):
    """`tasks`: the run's own, by the names of their editions. `imposed` as in an order."""

    def __init__(self, aside: Shelf, shelf: Shelf, tasks: Mapping[str, Task], imposed: bool) -> None:
        super().__init__(aside)
        self.goal, self.tasks, self.imposed = shelf, tasks, imposed
        self._volumes: list[Made] = []
        self._open: dict[str, tuple[int, Volume]] = {}
        self._firsts, self._counts, self._which = array("L"), array("L"), array("L")

    def finish(self, outcomes: Iterable[Outcome]) -> tuple[str, ...]:
        with ExitStack() as held:
            for outcome in outcomes:
                for made in outcome.files:
                    self._bind(outcome, made, held)
            for edition in tuple(self._open):
                self._close(edition)
        return tuple(self.goal.shown(volume.name) for volume in self._volumes)

    @property
    def volumes(self) -> tuple[Made, ...]:
        return tuple(self._volumes)

    def told(self, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
        numbers = zip(self._which, self._firsts, self._counts, strict=True)
        for outcome in outcomes:
            files = []
            for made, (which, first, pages) in zip(outcome.files, numbers, strict=False):
                files.append(replace(made, name=self._volumes[which].name, first=first, pages=pages))
            yield replace(outcome, files=tuple(files))

    def stale(self) -> Iterator[Finding]:
        """Volumes of an earlier run that this one did not make anew."""
        made = {volume.name for volume in self._volumes}
        for edition in self.tasks:
            nth = 1
            while (name := self._name(edition, nth)) in made or self.goal.lies(name):
                if name not in made:
                    yield Finding("ROW-STALE", Place(self.goal.shown(name)), {"file": name})
                nth += 1

    def _bind(self, outcome: Outcome, made: Made, held: ExitStack) -> None:
        from publisher.binding.pdf_copy import read_copy

        copy = read_copy(self.shelf.shown(made.name), self.demanded(made))
        which, volume = self._volume(made.edition, copy, held)
        self._which.append(which)
        self._firsts.append(volume.pages + 1)
        self._counts.append(volume.add(copy, outcome.clinic, outcome.folder))

    def _volume(self, edition: str, copy: Copy, held: ExitStack) -> tuple[int, Volume]:
        """The one that `copy` goes into, by its place among all."""
        from publisher.binding.pdf_volume import Volume

        if edition in self._open:
            which, volume = self._open[edition]
            if volume.takes(copy):
                return which, volume
            self._close(edition)
        nth = 1 + sum(volume.edition == edition for volume in self._volumes)
        name, job = self._name(edition, nth), self.tasks[edition].job
        file = held.enter_context(self.goal.growing(name))
        self._volumes.append(Made(name, edition, 0, ""))
        self._open[edition] = len(self._volumes) - 1, Volume(file, _said(job), copy)
        return self._open[edition]

    def _close(self, edition: str) -> None:
        which, volume = self._open.pop(edition)
        volume.close()
        told = self._volumes[which]
        self._volumes[which] = replace(told, size=volume.file.size, sha256=volume.file.sha256, pages=volume.pages)

    def _name(self, edition: str, nth: int) -> str:
        job = self.tasks[edition].job
        return names.volume_name(job.guide.name, edition, job.profile, self.imposed, nth)


def _said(job: Job) -> Description:
    """What a volume says of itself: all that its sheets say but whose they are."""
    metadata = job.guide.metadata
    creator = metadata.publisher or ", ".join(metadata.authors)
    return replace(describe(edition_of(job)[0], job.when), creator=creator)
