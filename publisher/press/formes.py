"""The sheets of a run, printed from formes: what does not depend on the clinic is set, tagged and packed once.

Type stands ready for all clinics; a forme is made of it for those whose sheets are set at the same fit. What leaves is,
byte for byte, what `publish` makes."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import field
from typing import TYPE_CHECKING

from publisher.binding.pdf_profile import PROFILES
from publisher.model.clinic import FIELDS
from publisher.model.finding import BrokenInput, Finding
from publisher.model.value import value
from publisher.publish import Job, Product, edition_of, publish
from publisher.report import has_errors

if TYPE_CHECKING:
    from publisher.binding.pdf_forme import Forme
    from publisher.edition.edition import Edition
    from publisher.typesetting.pages import Fit, Pages
    from publisher.typesetting.standing import Stone

_MOST = 24  # formes of a brand and locale: each holds a sheet's file
_WORKS = 8  # choices of values that clinics give, for each of which there is type


@value
class _Locked:
    """A forme with the sheet it was made from."""

    pages: Pages
    forme: Forme


@value
class _Works:
    """What stands for clinics that give the same values of a guide in a brand, layout and so on: the type, and the
    formes made of it, the last used first. `job` was the first of them, `findings` all that was found."""

    job: Job
    findings: tuple[Finding, ...]
    stone: Stone
    locked: list[_Locked] = field(default_factory=list)
    met: set[Fit] = field(default_factory=set)

    def printed(self, pages: Pages, edition: Edition, job: Job) -> bytes | None:
        """The file of `pages`; None if no forme that is here prints them. A fit that comes again is to have a forme of
        its own, of which more stands as it is to be."""
        own = [at for at, each in enumerate(self.locked) if each.pages.fit == pages.fit]
        data = None
        for at in own or (range(len(self.locked)) if pages.fit not in self.met else ()):
            data = self.locked[at].forme.print(pages, edition, job.when)
            if data:
                self.locked.insert(0, self.locked.pop(at))
                break
        self.met.add(pages.fit)
        return data


class Formes:
    """The formes of a guide in one brand and locale; those of values that were not met for long are taken apart."""

    def __init__(self) -> None:
        self._known: OrderedDict[tuple[object, ...], _Works] = OrderedDict()

    def publish(self, job: Job) -> Product:
        """As `publisher.publish.publish`."""
        if job.recipe.output != "pdf" or job.recipe.page or job.overdue or PROFILES[job.profile].press:
            return publish(job)
        try:
            return self._published(job) or publish(job)
        except BrokenInput:
            return publish(job)

    def _published(self, job: Job) -> Product | None:
        edition, findings = edition_of(job)
        if has_errors(findings):
            return None
        works = self._works(job, findings)
        if works.findings != findings:
            return None
        pages = works.stone.reset(edition)
        if pages is None:
            return self._made(works, edition, job)
        data = works.printed(pages, edition, job) or self._locked(works, pages, edition, job)
        return _product(job, edition, data, findings, pages.fit)

    def _works(self, job: Job, findings: tuple[Finding, ...]) -> _Works:
        from publisher.typesetting.standing import Stone

        assert job.geometry is not None, "a paper edition has a sheet"
        given = tuple(bool(getattr(job.clinic, name)) for name in FIELDS if name != "hours")
        same = (id(job.guide), id(job.brand), id(job.recipe), id(job.layout), job.profile, job.locale)
        key = (*same, given, tuple(each.code for each in findings))
        if key not in self._known:
            self._known[key] = _Works(job, findings, Stone(job.geometry))
        self._known.move_to_end(key)
        self._tidy()
        return self._known[key]

    def _tidy(self) -> None:
        """What was not asked for longest is taken apart first."""
        while sum(len(each.locked) for each in self._known.values()) > _MOST or len(self._known) > _WORKS:
            oldest = next(iter(self._known.values()))
            if oldest.locked and len(self._known) <= _WORKS:
                oldest.locked.pop()
            else:
                self._known.popitem(last=False)

    def _made(self, works: _Works, edition: Edition, job: Job) -> Product | None:
        """The full build, its type and its forme kept where others can use them; nothing where there is something to
        be said of it."""
        from publisher.binding import pdf
        from publisher.typesetting.panels import impose

        assert job.geometry is not None, "a paper edition has a sheet"
        assert job.layout is not None, "a paper edition has a layout"
        standing, found = impose(edition, job.geometry, job.layout)
        if standing is None or found:
            return None
        works.stone.add(standing)
        pages = works.stone.reset(edition)
        if pages == standing.pages:
            data = self._locked(works, pages, edition, job)
        else:
            data = pdf.bind(standing.pages, edition, job.when, job.profile)
        return _product(job, edition, data, works.findings, standing.pages.fit)

    def _locked(self, works: _Works, pages: Pages, edition: Edition, job: Job) -> bytes:
        """The file of `pages`, of which there is a forme from now on."""
        from publisher.binding import pdf

        data, forme = pdf.forme(pages, edition, job.when, job.profile)
        works.locked.insert(0, _Locked(pages, forme))
        return data


def _product(job: Job, edition: Edition, data: bytes, findings: tuple[Finding, ...], fit: Fit) -> Product:
    return Product(((job.file, data),), findings, fit, edition.safety, edition.sheet.font_versions)
