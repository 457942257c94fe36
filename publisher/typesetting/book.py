"""Edition, geometry and layout become Pages: a book, as many pages as its text needs.

    cover │ contents │ chapters → leaves → marks │ back

Cover and back are panels like those of a folded sheet, set by the same means. The text between them flows: it is
poured page by page, at the size that the recipe gives; nothing is fitted. Where links tell the pages that they lead to
it is poured again until those are right."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from itertools import count

from publisher.edition.edition import Edition
from publisher.model.finding import Finding
from publisher.model.guide import Note, Section
from publisher.model.value import value
from publisher.model.walk import plain_text
from publisher.style.geometry import Geometry, Panel
from publisher.style.layout import Frame, Layout, PanelLayout
from publisher.style.page import BACK, COVER
from publisher.typesetting.book_page import Sheetwork, page_layout, page_name, room_of, text_frame
from publisher.typesetting.claims import CLOSING, LEADING, assign
from publisher.typesetting.contents import contents_flow
from publisher.typesetting.flow import section_flow
from publisher.typesetting.footnotes import Footnotes
from publisher.typesetting.furniture import present
from publisher.typesetting.galley import Galley, Para, Stack
from publisher.typesetting.galley_block import Box
from publisher.typesetting.leaf import Leaf
from publisher.typesetting.leaves import Chapter, Pouring
from publisher.typesetting.notes import note_row, noted, notes_rule
from publisher.typesetting.overset import page_overset
from publisher.typesetting.pages import Fit, Landing, Page, Pages
from publisher.typesetting.panels import typeset
from publisher.typesetting.parted import parted_words
from publisher.typesetting.references import Behind, references, settled, told
from publisher.typesetting.setting import Setting

_BEFORE = 2.2  # of the body's leading: the space above a section that runs on
_LEAD = 3  # lines: words under a heading that lead to what follows are no more


def typeset_book(edition: Edition, geometry: Geometry, layout: Layout) -> tuple[Pages | None, tuple[Finding, ...]]:
    """The book's Pages, or None with the findings that say what cannot be set. `geometry` has a page of each kind."""
    covers, sections = _covers(edition, geometry, layout)
    bound, said = typeset(*covers)
    findings = list(said)
    if bound is None:
        return None, tuple(findings)
    language = edition.guide.metadata.language
    links = references(sections, language)

    def laid(behind: Behind) -> _Drawn:
        return _Body(edition, sections, geometry, layout, behind).drawn()

    def tell(drawn: _Drawn, always: Container[int]) -> Behind:
        return told(links, enumerate(drawn.pages, 2), drawn.landings, language, always)

    drawn = settled(laid, tell)
    findings += drawn.findings
    if drawn.overset:
        return None, (*findings, *page_overset(drawn.overset, edition))
    return _together(bound, drawn, geometry), tuple(findings)


def _covers(
    edition: Edition, geometry: Geometry, layout: Layout
) -> tuple[tuple[Edition, Geometry, Layout], tuple[Section, ...]]:
    """The first and last page as a sheet of two panels, with the sections that they claim; and the other sections."""
    kinds = [panel for panel in geometry.panels if panel.name in (COVER, BACK)]
    sheet = replace(geometry, panels=tuple(replace(panel, page=index) for index, panel in enumerate(kinds)))
    panels = {panel.name: layout.panels.get(panel.name, PanelLayout()) for panel in kinds}
    _, unclaimed = assign((), Layout(panels, PanelLayout()), sheet, present(edition))
    panels[COVER] = _with_claims(panels[COVER], [name for name in LEADING if name in unclaimed], geometry)
    panels[BACK] = _with_claims(panels[BACK], [name for name in CLOSING if name in unclaimed], geometry)
    laid = Layout(panels, PanelLayout(), layout.place, notes=False)
    sites, rest = assign(edition.sections, laid, sheet, present(edition))
    shown = [each for site in sites for each in site.shows if isinstance(each, Section)]
    claimed = tuple(part for section in edition.sections if (part := _claimed(section, shown)))
    others = tuple(each for each in rest if isinstance(each, Section))
    return (replace(edition, sections=claimed), sheet, laid), others


def _with_claims(layout: PanelLayout, names: Sequence[str], geometry: Geometry) -> PanelLayout:
    """`layout` with the furniture that no frame claims in its last frame, or in one of its own."""
    if not names:
        return layout
    margin = geometry.width * 0.12
    frames = layout.frames or (Frame((), margin, margin, margin, margin),)
    last = replace(frames[-1], claims=(*frames[-1].claims, *names))
    return replace(layout, frames=(*frames[:-1], last))


def _claimed(section: Section, shown: Sequence[Section]) -> Section | None:
    """What `shown` has of `section`."""
    parts = [part for part in shown if part.id == section.id]
    if not parts:
        return None
    there = {id(block) for part in parts for block in part.blocks}
    heading = section.heading if any(part.heading for part in parts) else ()
    return replace(section, heading=heading, blocks=tuple(block for block in section.blocks if id(block) in there))


@value
class _Drawn:
    """Pages in order, the places that links lead to, the sections that begin on each page; what was noticed, and what
    no page can hold."""

    pages: tuple[Page, ...]
    landings: tuple[Landing, ...]
    sections: dict[str, tuple[str, ...]]
    findings: list[Finding]
    overset: list[Galley]


class _Body:
    """All between cover and back."""

    def __init__(
        self,
        edition: Edition,
        sections: Sequence[Section],
        geometry: Geometry,
        layout: Layout,
        behind: Behind,
    ) -> None:
        numbers = {note.label: index for index, note in enumerate(edition.notes, 1)}
        self.edition, self.sections = edition, sections
        self.findings: list[Finding] = []
        self.setting = Setting(edition.sheet, numbers, edition.guide.pictures, self.findings, behind=behind)
        self.fit = Fit(space=edition.recipe.space)
        self.work = Sheetwork(edition, geometry, layout, self.setting, self.fit)
        self.opening, self.other = (
            room_of(text_frame(page_layout(layout, opens), geometry), geometry) for opens in (True, False)
        )
        self.pouring = Pouring(self.opening, self.other, self.fit, self._footnotes(edition.notes))

    def _footnotes(self, notes: Sequence[Note]) -> Footnotes:
        small = noted(self.setting)
        least = 2 * small.style("body").leading
        return Footnotes(notes, lambda note, number: note_row(note, number, small), notes_rule(self.setting), least)

    def drawn(self) -> _Drawn:
        """The contents are poured first, for their length, and drawn last, for their numbers."""
        first = 2 + len(self._contents({}))
        pages: list[Page] = []
        landings: list[Landing] = []
        for number, leaf in zip(count(first), self.pouring.leaves(self._chapters())):
            self._draw(leaf, number, pages, landings)
        begun = {landing.id: landing.page + 1 for landing in landings if landing.level == 0}
        front: list[Page] = []
        named: list[Landing] = []
        for number, leaf in enumerate(self._contents(begun), 2):
            self._draw(leaf, number, front, named)
        sections = {page_name(n): tuple(id for id, on in begun.items() if on == n) for n in sorted(set(begun.values()))}
        overset = self.pouring.overset
        return _Drawn((*front, *pages), (*named, *landings), sections, self.findings, overset)

    def _draw(self, leaf: Leaf, number: int, pages: list[Page], landings: list[Landing]) -> None:
        page, pen = self.work.drawn(leaf, number)
        pages.append(page)
        landings += pen.landings
        self.findings += parted_words(pen.parted)

    def _contents(self, numbers: dict[str, int]) -> list[Leaf]:
        if not self.edition.recipe.contents:
            return []
        galleys = contents_flow(self.sections, numbers, self.edition, self.setting)
        pouring = Pouring(self.opening, self.other, self.fit, self._footnotes(()))
        return list(pouring.leaves([Chapter(galleys)])) if galleys else []

    def _chapters(self) -> Iterator[Chapter]:
        for section in self.sections:
            galleys = section_flow(section, self.setting, first=True)
            if galleys:
                yield Chapter(self._led(self._apart(galleys)), plain_text(section.heading))
        left = self.pouring.notes.give(self.pouring.notes.left())
        if left:
            yield Chapter((self.pouring.notes.rule, *left))

    def _led(self, galleys: tuple[Galley, ...]) -> tuple[Galley, ...]:
        """A few words under a heading that lead to a box or a list stand on its page, and so does the heading: whoever
        looks for when to call finds all of it at once, and crosses mean nothing without their heading."""

        def led(index: int) -> Galley:
            words = galleys[index]
            if not isinstance(words, Para) or not index or not galleys[index - 1].keep:
                return words
            short = len(words.lines(self.other.width, self.fit)[1]) <= _LEAD
            return replace(words, keep=True) if short and isinstance(galleys[index + 1], Box | Stack) else words

        return (*map(led, range(len(galleys) - 1)), galleys[-1])

    def _apart(self, galleys: tuple[Galley, ...]) -> tuple[Galley, ...]:
        """A section's galleys with the space above that a title on its own page does not need."""
        first = galleys[0]
        if not isinstance(first, Para) or not first.keep:
            return galleys
        return (replace(first, before=_BEFORE * self.setting.style("body").leading), *galleys[1:])


def _together(bound: Pages, drawn: _Drawn, geometry: Geometry) -> Pages:
    """Cover, text and back as one book."""
    last = len(drawn.pages) + 1
    names = [panel.name for panel in bound.geometry.panels]
    at = {panel.page: 0 if panel.name == COVER else last for panel in bound.geometry.panels}
    places = {at[panel.page]: (panel.name, bound.pages[panel.page]) for panel in bound.geometry.panels}
    middle = {n: (page.panels[0].name, page) for n, page in enumerate(drawn.pages, 1)}
    ordered = sorted({**places, **middle}.items())
    panels = tuple(Panel(name, n, 0.0, geometry.width, geometry.height) for n, (_, (name, _)) in enumerate(ordered))
    landings = [replace(landing, page=at[landing.page]) for landing in bound.landings]
    front = [landing for landing in landings if landing.page == 0]
    behind = [landing for landing in landings if landing.page]
    sections = {**{name: bound.sections.get(name, ()) for name in names}, **drawn.sections}
    return Pages(
        replace(geometry, panels=panels),
        tuple(page for _, (_, page) in ordered),
        (*front, *drawn.landings, *behind),
        Fit(),
        sections,
    )
