"""The laws of a set book, as a judge: what it is shown is an edition and its Pages, what it gives back is breaches."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from publisher.model.block import Heading, Safety
from publisher.model.guide import Note, Section
from publisher.model.inline import Link, NoteReference
from publisher.model.walk import Node, children, plain_text, walk
from publisher.style.length import points
from publisher.typesetting.pages import Pages, PanelMarks, Running, TextRun
from tests.brochure.laws import overlaps, widows
from tests.brochure.make import Made
from tests.brochure.words import panels, passages, runs, words

SAFE = points("9 mm")  # from every edge
NEARLY = 0.02  # points
TOLD = re.compile(r"^ ?\(page\u00a0(\d+)\)")  # behind a link: the only words of a book that its edition has not


def breaches(made: Made) -> list[str]:
    """Every law that the book breaks."""
    found = [*_words(made), *_small(made), *widows(made), *_notes(made), *_contents(made), *_folios(made)]
    found += _references(made)
    for page, panel in zip(panels(made.set), made.set.geometry.panels, strict=True):
        found += [f"{page.name}: {breach}" for breach in overlaps(runs(page))]
        found += [f"{page.name}: outside: {run.text!r}" for run in runs(page) if not _inside(run, panel.width)]
        if _ends_in_a_heading(page, made):
            found.append(f"{page.name} ends in a heading")
    return found


def told(pages: Pages) -> Pages:
    """`pages` without what stands on every page and without the list of contents."""

    def kept(panel: PanelMarks) -> PanelMarks:
        marks = (mark for mark in panel.marks if is_text(mark.owner) and not listed(mark.owner))
        return replace(panel, frames=(tuple(marks),))

    return replace(pages, pages=tuple(replace(page, panels=tuple(map(kept, page.panels))) for page in pages.pages))


def is_text(owner: object) -> bool:
    """Whether a mark belongs to the text, not to what stands beside it."""
    return not (owner is None or isinstance(owner, Running))


def listed(owner: object) -> bool:
    """Whether a mark belongs to the list of contents."""
    return isinstance(owner, tuple) and "contents" in owner[:2]


def _words(made: Made) -> Iterator[str]:
    """Each owner's words, as many times as the edition has them."""
    texts: dict[tuple[object, ...], str] = {}
    for before, run in _followed(made):
        above, text = texts.get(_key(run), ""), run.text
        if before and before.link and TOLD.match(text):
            above, text = above.removesuffix(" "), TOLD.sub("", text)
        texts[_key(run)] = above + text
    there = sorted(words(text) for text in texts.values())
    wanted = sorted(words(text) for text in passages(made.edition))
    name = words(made.edition.clinic.name)
    if there not in (wanted, sorted([*wanted, name])):
        lost = [text for text in wanted if text not in there]
        added = [text for text in there if text not in wanted and text != name]
        yield f"words: {lost} lost, {added} added"


def _key(run: TextRun) -> tuple[object, ...]:
    owner = run.owner if isinstance(run.owner, tuple) else (run.owner,)
    return tuple(part if isinstance(part, str) else id(part) for part in owner)


def _followed(made: Made) -> Iterator[tuple[TextRun | None, TextRun]]:
    """Each run of the text behind the one before it in its own paragraph."""
    last: dict[tuple[object, ...], TextRun] = {}
    for run in (run for panel in panels(told(made.set)) for run in runs(panel)):
        yield last.get(_key(run)), run
        last[_key(run)] = run


def _references(made: Made) -> Iterator[str]:
    """What stands behind a link to another section is the number of the page where that begins, if it is another."""
    links = {id(node): (node, section) for section in made.edition.sections for node in _free(section.blocks)}
    homes: dict[str, tuple[Section | Heading, Section]]
    homes = {section.id: (section, section) for section in made.edition.sections if section.heading}
    homes |= {n.attributes.id: (n, s) for s in made.edition.sections for n in s.blocks if isinstance(n, Heading)}
    on: dict[int, int] = {}
    for number, panel in enumerate(panels(made.set), 1):
        for run in runs(panel):
            on.setdefault(id(run.owner), number)
            on.setdefault(id(run.link), number)
    said = {id(before.link): found[1] for before, run in _followed(made) if before and (found := TOLD.match(run.text))}
    body = {panel.name for panel in panels(made.set) if panel.name.startswith("page-")}
    for key, (link, section) in links.items():
        goal, home = homes.get(link.target.removeprefix("#"), (section, section))
        there = on.get(id(goal), 0) if home.id != section.id else 0
        wanted = str(there) if there and made.set.geometry.panels[there - 1].name in body and on[key] != there else None
        if said.pop(key, None) != wanted:
            yield f"the link {plain_text(link.content)!r} does not say page {wanted}"
    if said:
        yield f"pages are told behind what links to no section: {sorted(said.values())}"


def _free(nodes: Iterable[Node]) -> Iterator[Link]:
    """The links outside headings and safety passages."""
    for node in nodes:
        if isinstance(node, Link):
            yield node
        elif not isinstance(node, Heading | Safety):
            yield from _free(children(node))


def _small(made: Made) -> Iterator[str]:
    least = made.stock.sheet.limits.small_least
    for run in (run for panel in panels(made.set) for run in runs(panel)):
        mark = any(isinstance(node, NoteReference) for node in run.inlines) or run.text == ","
        if run.size < least - 1e-6 and (made.stock.recipe.least or not mark):
            yield f"text at {run.size}: {run.text!r}"


def _notes(made: Made) -> Iterator[str]:
    """A note begins on the page of its first mark."""
    marked: dict[str, int] = {}
    standing: dict[str, int] = {}
    for number, panel in enumerate(panels(made.set), 1):
        for run in runs(panel):
            for node in run.inlines:
                if isinstance(node, NoteReference):
                    marked.setdefault(node.label, number)
            if isinstance(run.owner, tuple) and isinstance(run.owner[0], Note):
                standing.setdefault(run.owner[0].label, number)
    for label, page in marked.items():
        if standing.get(label) != page:
            yield f"note {label} is marked on page {page} and stands on page {standing.get(label)}"


def _contents(made: Made) -> Iterator[str]:
    """The page that the list names is the one where the section's title stands."""
    begun: dict[str, int] = {}
    for number, panel in enumerate(panels(made.set), 1):
        for run in runs(panel):
            if isinstance(run.owner, Section):
                begun.setdefault(run.owner.id, number)
    named: dict[str, str] = {}
    for run in (run for panel in panels(made.set) for run in runs(panel)):
        if isinstance(run.owner, tuple) and run.owner[0] == "contents":
            named[run.owner[1]] = named.get(run.owner[1], "") + run.text
    for section in made.edition.sections:
        if section.id in begun and named.get(section.id) != f"{plain_text(section.heading)} {begun[section.id]}":
            yield f"contents say {named.get(section.id)!r} of {section.id}, which begins on page {begun[section.id]}"


def _folios(made: Made) -> Iterator[str]:
    """Every page between cover and back says its number, once."""
    for number, panel in enumerate(panels(made.set), 1):
        if panel.name.startswith("page-"):
            said = [run.text for run in runs(panel) if isinstance(run.owner, Running) and run.text.isdigit()]
            if said.count(str(number)) != 1 or panel.name != f"page-{number}":
                yield f"{panel.name}, the {number}th page, says {said}"


def _ends_in_a_heading(panel: PanelMarks, made: Made) -> bool:
    """A heading under which nothing stands in its section may be the last of a page."""
    notes = {id(node) for note in made.edition.notes for node in walk(note.content)}
    owners = [mark.owner for mark in panel.marks if is_text(mark.owner) and id(mark.owner) not in notes]
    last = owners[-1] if owners else None
    if isinstance(last, Section):
        return any(section.id == last.id and section.blocks for section in made.edition.sections)
    ends = {id(section.blocks[-1]) for section in made.edition.sections if section.blocks}
    return isinstance(last, Heading) and id(last) not in ends


def _inside(run: TextRun, width: float) -> bool:
    return run.x >= SAFE - NEARLY and run.x + run.width <= width - SAFE + NEARLY
