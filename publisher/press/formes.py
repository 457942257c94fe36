"""The sheets of a run, printed from formes: what does not depend on the clinic is set, tagged and packed once.

A forme serves the clinics whose words take the same lines; others have one of their own, made by the full build of the
first of them. What leaves is, byte for byte, what `publish` makes."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import field
from typing import TYPE_CHECKING

from publisher.binding.pdf_profile import PROFILES
from publisher.model.clinic import FIELDS, Clinic
from publisher.model.finding import BrokenInput, Finding
from publisher.model.value import value
from publisher.publish import Job, Product, edition_of, publish
from publisher.report import has_errors

if TYPE_CHECKING:
    from publisher.binding.pdf_forme import Forme
    from publisher.edition.edition import Edition
    from publisher.typesetting.pages import Fit
    from publisher.typesetting.panels import Standing, Want

_MOST = 24  # formes of a brand and locale: each holds a sheet's type and its file
_SERVED = 32  # measures that each remembers
Measure = tuple[int, ...]


@value
class _Locked:
    """A forme with the type it was made from; `findings` were all that was found."""

    job: Job
    findings: tuple[Finding, ...]
    standing: Standing
    forme: Forme
    served: set[Measure] = field(default_factory=set)

    def unlike(self, clinic: Clinic) -> int:
        """How far the lengths of `clinic`'s values are from those that it has served."""
        own = _measure(clinic)
        return min(sum(abs(a - b) for a, b in zip(own, each, strict=True)) for each in self.served)


class Formes:
    """The formes of a guide in one brand and locale; those of values that were not met for long are taken apart."""

    def __init__(self) -> None:
        self._known: OrderedDict[tuple[object, ...], list[_Locked]] = OrderedDict()

    def publish(self, job: Job) -> Product:
        """As `publisher.publish.publish`."""
        if job.recipe.output != "pdf" or job.recipe.page or job.overdue or PROFILES[job.profile].press:
            return publish(job)
        try:
            return self._published(job) or publish(job)
        except BrokenInput:
            return publish(job)

    def _published(self, job: Job) -> Product | None:
        from publisher.typesetting.standing import reset

        edition, findings = edition_of(job)
        if has_errors(findings):
            return None
        known = self._like(job)
        known.sort(key=lambda locked: locked.unlike(job.clinic))
        want: Want | None = None
        for locked in known:
            if locked.findings != findings or (want and not locked.standing.meets(want)):
                continue
            found = reset(locked.standing, edition)
            data = locked.forme.print(found.pages, edition, job.when) if found.pages else None
            if found.pages and data:
                if len(locked.served) < _SERVED:
                    locked.served.add(_measure(job.clinic))
                return _product(job, edition, data, findings, found.pages.fit)
            want = found.want or want
        return self._made(job, edition, findings, known)

    def _like(self, job: Job) -> list[_Locked]:
        """The formes of the same guide, brand, layout and so on, for clinics that give the same values."""
        clinic = job.clinic
        given = tuple(bool(getattr(clinic, name)) for name in FIELDS if name != "hours")
        key = (id(job.guide), id(job.brand), id(job.recipe), id(job.layout), job.profile, job.locale, given)
        known = self._known.setdefault(key, [])
        self._known.move_to_end(key)
        while sum(map(len, self._known.values())) > _MOST:
            self._known.popitem(last=False)
        return known

    def _made(self, job: Job, edition: Edition, findings: tuple[Finding, ...], known: list[_Locked]) -> Product | None:
        """The full build, its type kept; nothing where there is something to be said of it."""
        from publisher.binding import pdf
        from publisher.typesetting.panels import impose

        assert job.geometry is not None, "a paper edition has a sheet"
        assert job.layout is not None, "a paper edition has a layout"
        standing, found = impose(edition, job.geometry, job.layout)
        if standing is None or found:
            return None
        data, forme = pdf.forme(standing.pages, edition, job.when, job.profile)
        known.append(_Locked(job, findings, standing, forme, {_measure(job.clinic)}))
        return _product(job, edition, data, findings, standing.fit)


def _measure(clinic: Clinic) -> Measure:
    return len(clinic.name), max(map(len, clinic.address.splitlines()), default=0), len(clinic.phone)


def _product(job: Job, edition: Edition, data: bytes, findings: tuple[Finding, ...], fit: Fit) -> Product:
    return Product(((job.file, data),), findings, fit, edition.safety, edition.sheet.font_versions)
