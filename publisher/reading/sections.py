"""Blocks of all files → the guide's sections and its title.

Where the front matter gives the title, the shallowest heading begins a section. Where it does not, a lone first
heading of level 1 is the title and the level below begins sections; where there are several, or no heading below,
they are the sections and the first of them is the title too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from publisher.model.block import Block, Brief, Callout, Heading, Only, Quote, Safety
from publisher.model.finding import BrokenInput, Finding
from publisher.model.guide import Section
from publisher.model.inline import Inline
from publisher.model.place import Place
from publisher.model.value import value
from publisher.model.walk import walk
from publisher.reading.inlines import words
from publisher.reading.slug import github_slug, named, slug


@value
class Chapter:
    """One file's blocks."""

    path: str
    blocks: tuple[Block, ...]


@dataclass(slots=True)
class Outline:
    """The sections, and what links may point at: `aliases` from an id as people write it to the id it became,
    `firsts` from a file to its first section."""

    title: str
    sections: tuple[Section, ...]
    aliases: dict[str, str] = field(default_factory=dict)
    firsts: dict[str, str] = field(default_factory=dict)


def outline(title: str, chapters: Sequence[Chapter], findings: list[Finding]) -> Outline:
    """BrokenInput GUIDE-NO-HEADING if no file has a heading."""
    headings = [block for chapter in chapters for block in chapter.blocks if isinstance(block, Heading)]
    if not headings:
        raise BrokenInput(Finding("GUIDE-NO-HEADING", Place(chapters[0].path)), *findings)
    taken, level = _title_heading(title, headings)
    name = title or words(headings[0].content)
    drafts = [draft for chapter in chapters for draft in _drafts(chapter, level, taken)]
    plan = _Builder(findings).outline(name, drafts)
    if taken and plan.sections:  # a link to the title leads to where the text begins
        plan.aliases.setdefault(taken.attributes.id or slug(words(taken.content)), plan.sections[0].id)
    return plan


def _title_heading(title: str, headings: list[Heading]) -> tuple[Heading | None, int]:
    """The heading that is the guide's title and begins no section, and the level that begins sections."""
    shallowest = min(heading.level for heading in headings)
    top = [heading for heading in headings if heading.level == 1]
    if title or len(headings) == 1 or len(top) != 1 or headings[0] is not top[0]:
        return None, shallowest
    return top[0], min((heading.level for heading in headings[1:]), default=2)


@dataclass(slots=True)
class _Draft:
    path: str
    heading: Heading | None
    blocks: list[Block]
    level: int

    @property
    def place(self) -> Place:
        return self.heading.place if self.heading else self.blocks[0].place if self.blocks else Place(self.path)


def _drafts(chapter: Chapter, level: int, title: Heading | None) -> Iterator[_Draft]:
    draft = _Draft(chapter.path, None, [], level)
    for block in chapter.blocks:
        if block is title:
            continue
        if isinstance(block, Heading) and block.level <= level:
            if draft.heading or draft.blocks:
                yield draft
            draft = _Draft(chapter.path, block, [], level)
        else:
            draft.blocks.append(block)
    if draft.heading or draft.blocks:
        yield draft


class _Builder:
    """Gives out ids: those that people wrote first, so that none made from a heading can take their place."""

    def __init__(self, findings: list[Finding]) -> None:
        self.findings = findings
        self.taken: dict[str, Place] = {}
        self.aliases: dict[str, str] = {}
        self.counts: dict[str, int] = defaultdict(lambda: 1)

    def outline(self, title: str, drafts: list[_Draft]) -> Outline:
        for draft in drafts:
            self.reserve(draft)
        sections: list[Section] = []
        firsts: dict[str, str] = {}
        for draft in drafts:
            sections.append(self.section(draft))
            firsts.setdefault(draft.path, sections[-1].id)
        return Outline(title, tuple(sections), self.aliases, firsts)

    def reserve(self, draft: _Draft) -> None:
        nodes = [*((draft.heading,) if draft.heading else ()), *walk(draft.blocks)]
        for node in nodes:
            attributes = getattr(node, "attributes", None)
            if attributes is None or not attributes.id:
                continue
            name, place = named(attributes.id), getattr(node, "place")  # noqa: B009
            if name in self.taken:
                arguments = {"id": attributes.id, "first": str(self.taken[name])}
                self.findings.append(Finding("DUPLICATE-ID", place, arguments))
            self.taken.setdefault(name, place)
            self.aliases.setdefault(attributes.id, name)

    def fresh(self, text: str, place: Place) -> str:
        """An id that is not taken, from the words of a heading."""
        wanted = slug(text) or "section"
        name = named(wanted)
        while name in self.taken:
            self.counts[wanted] += 1
            name = f"{named(wanted)}-{self.counts[wanted]}"
        self.taken[name] = place
        self.aliases.setdefault(wanted, name)
        self.aliases.setdefault(github_slug(text), name)
        return name

    def section(self, draft: _Draft) -> Section:
        heading = draft.heading
        content: tuple[Inline, ...] = ()
        if heading is None:
            return Section(self.fresh("start", draft.place), content, self.body(draft), place=draft.place)
        given = heading.attributes.id
        name = self.aliases[given] if given else self.fresh(words(heading.content), heading.place)
        return Section(name, heading.content, self.body(draft), heading.attributes, heading.place)

    def body(self, draft: _Draft) -> tuple[Block, ...]:
        self.check_briefs(draft.blocks)
        return tuple(self.levelled(draft.blocks, draft.level, 2, True))

    def check_briefs(self, blocks: Iterable[Block]) -> None:
        first: dict[str, Brief] = {}
        for brief in (block for block in blocks if isinstance(block, Brief)):
            known = [
                before for name in brief.editions or ("",) if (before := first.setdefault(name, brief)) is not brief
            ]
            if known:
                self.findings.append(Finding("BRIEF-TWICE", brief.place, {"first": str(known[0].place)}))

    def levelled(self, blocks: Iterable[Block], above: int, least: int, slugs: bool) -> Iterator[Block]:
        """Headings with levels that leave no gap: `above` is the level, as written, of what stands over them."""
        open_levels: list[int] = []
        for block in blocks:
            if isinstance(block, Heading):
                yield self.heading(block, above, open_levels, least, slugs)
            elif isinstance(block, Brief | Safety):
                yield replace(block, content=tuple(self.levelled(block.content, 0, 1, False)))
            elif isinstance(block, Only):
                yield replace(block, content=tuple(self.levelled(block.content, above, least, slugs)))
            else:
                yield self.below(block, above, least)

    def below(self, block: Block, above: int, least: int) -> Block:
        """Headings in a quote or a callout."""
        if isinstance(block, Quote | Callout):
            return replace(block, content=tuple(self.levelled(block.content, above, least, False)))
        return block

    def heading(self, block: Heading, above: int, opened: list[int], least: int, slugs: bool) -> Heading:
        while opened and opened[-1] >= block.level:
            opened.pop()
        expected = (opened[-1] if opened else above) + 1
        if block.level > expected and not (least == 1 and not opened):
            arguments = {"found": block.level, "wanted": expected}
            self.findings.append(Finding("HEADING-SKIP", block.place, arguments))
        level = self.depth(block, opened, least)
        opened.append(block.level)
        attributes = block.attributes
        if attributes.id:
            attributes = replace(attributes, id=self.aliases.get(attributes.id, attributes.id))
        elif slugs:
            attributes = replace(attributes, id=self.fresh(words(block.content), block.place))
        return replace(block, level=level, attributes=attributes)

    def depth(self, block: Heading, opened: list[int], least: int) -> int:
        """In a brief, `#` is 1 and `##` 2 even where no `#` stands above it."""
        return len(opened) + least if least > 1 or block.level == 1 or opened else 2
