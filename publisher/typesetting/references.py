"""Links to other sections tell their page on paper: Before your visit (page 12).

What stands behind a link takes room and may push the link's goal to another page, so a book is set again until nothing
changes. A link in a heading or in a safety passage tells none: those words are printed as they are written. Nor does a
word's link to its explanation: words are found in the order of letters."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar, cast

from publisher.edition.words import speaks, words
from publisher.model.block import Heading, Safety
from publisher.model.guide import Section
from publisher.model.inline import Inline, Link, Text
from publisher.model.walk import Node, children, rewrite
from publisher.typesetting.pages import Landing, Page

Laid = TypeVar("Laid")
Behind = Mapping[int, str]
"""What stands behind links, by the identity of the link."""

_FREE = 2  # settings after which a link that has told a page goes on to tell one, even its own
_MOST = 6  # settings that numbers are given to come to rest


def references(sections: Sequence[Section], language: str) -> Mapping[int, str]:
    """The ids of sections and headings that links in other sections lead to, by the identity of the link. None where
    the publisher has no words in `language`: a sentence holds no word of another."""
    if not speaks(language):
        return {}
    homes = {id: section.id for section in sections for id in _named(section)}
    links = ((link, link.target.removeprefix("#"), section) for section in sections for link in _links(section.blocks))
    return {id(link): goal for link, goal, section in links if homes.get(goal, section.id) != section.id}


def _named(section: Section) -> Iterator[str]:
    if section.heading:
        yield section.id
    yield from (block.attributes.id for block in section.blocks if isinstance(block, Heading) and block.attributes.id)


def _links(nodes: Iterable[Node]) -> Iterator[Link]:
    for node in nodes:
        if isinstance(node, Link):
            yield node
        elif not isinstance(node, Heading | Safety):
            yield from _links(children(node))


def told(
    links: Mapping[int, str],
    pages: Iterable[tuple[int, Page]],
    landings: Iterable[Landing],
    language: str,
    always: Container[int] = (),
) -> Behind:
    """What each of `links` that is on one of the numbered `pages` says of its goal on another, or, if it is one of
    `always`, on any."""
    begun = {landing.id: landing.page + 1 for landing in landings}
    standing: dict[int, int] = {}
    for number, page in pages:
        for area in page.links:
            standing.setdefault(id(area.owner), number)
    said = words(language).page
    return {
        link: f" ({said.format(number=begun[goal])})"
        for link, goal in links.items()
        if link in standing and goal in begun and (standing[link] != begun[goal] or link in always)
    }


def settled(lay: Callable[[Behind], Laid], tell: Callable[[Laid, Container[int]], Behind]) -> Laid:
    """What `lay` gives with just the words behind links that `tell` finds in it. Where a few settings do not bring
    them to rest none is said: a wrong number is worse."""
    behind: Behind = {}
    for count in range(_MOST):
        laid = lay(behind)
        found = tell(laid, behind if count >= _FREE else ())
        if found == behind:
            return laid
        behind = found
        del laid  # a long book has room for one
    return lay({})


def with_pages(content: tuple[Inline, ...], behind: Behind) -> tuple[Inline, ...]:
    """`content` with what stands behind its links."""

    def followed(node: Node) -> Iterator[Node]:
        yield node
        if id(node) in behind:
            yield Text(behind[id(node)])

    return cast("tuple[Inline, ...]", tuple(new for node in content for new in followed(rewrite(node, followed))))
