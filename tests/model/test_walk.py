"""Walking and rewriting: every node once, in reading order; what changes nothing changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from publisher.model.block import (
    Callout,
    Cell,
    Definition,
    Definitions,
    Figure,
    Heading,
    Item,
    List,
    Paragraph,
    Quote,
    Stage,
    Table,
    Timeline,
)
from publisher.model.inline import Code, Emphasis, Image, LineBreak, Link, NoteReference, Strong, Text, Variable
from publisher.model.walk import children, plain_text, rewrite, walk

_LEAVES = st.one_of(
    st.builds(Text, st.text("abc ", min_size=1, max_size=5)),
    st.builds(Code, st.text("xyz", min_size=1, max_size=3)),
    st.builds(Image, st.just("a.png"), st.just("alt")),
    st.builds(NoteReference, st.just("1")),
    st.builds(Variable, st.just("clinic.name")),
    st.just(LineBreak()),
)
_INLINES = st.recursive(
    _LEAVES,
    lambda inner: st.one_of(
        st.builds(Emphasis, st.tuples(inner)),
        st.builds(Strong, st.tuples(inner, inner)),
        st.builds(Link, st.tuples(inner), st.just("#a")),
    ),
    max_leaves=5,
)
_LINES = st.lists(_INLINES, max_size=3).map(tuple)
_BLOCKS = st.recursive(
    st.one_of(
        st.builds(Paragraph, _LINES),
        st.builds(Heading, st.just(2), _LINES),
        st.builds(Figure, st.builds(Image, st.just("b.png"), st.just("")), _LINES),
    ),
    lambda inner: st.one_of(
        st.builds(Quote, st.tuples(inner)),
        st.builds(Callout, _LINES, st.tuples(inner, inner)),
        st.builds(lambda block: List((Item((block,)),)), inner),
        st.builds(lambda line, block: Definitions((Definition((line,), ((block,),)),)), _LINES, inner),
        st.builds(lambda line, block: Timeline(line, (Stage(line, (block,)),)), _LINES, inner),
        st.builds(lambda line: Table(line, (Cell(line),), ((Cell(line),),), ("",)), _LINES),
    ),
    max_leaves=6,
)


def _same(node: Any) -> Iterator[Any]:
    yield node


@given(_BLOCKS)
def test_rewriting_nothing_gives_the_very_same_value(block: Any) -> None:
    assert rewrite(block, _same) is block


@given(_BLOCKS)
def test_a_change_sees_each_node_below_once_and_deepest_first(block: Any) -> None:
    seen: list[int] = []

    def note(node: Any) -> Iterator[Any]:
        assert all(id(child) in seen for child in children(node))
        seen.append(id(node))
        yield node

    rewrite(block, note)
    assert len(seen) == len(list(walk((block,)))) - 1


@given(_BLOCKS)
def test_a_change_of_every_text_reaches_every_text(block: Any) -> None:
    changed = rewrite(block, lambda node: (Text(node.text.upper()),) if isinstance(node, Text) else (node,))
    texts = [node.text for node in walk((block,)) if isinstance(node, Text)]
    assert [node.text for node in walk((changed,)) if isinstance(node, Text)] == [text.upper() for text in texts]


@given(_BLOCKS)
def test_plain_text_holds_the_words_in_reading_order(block: Any) -> None:
    words = [node.text for node in walk((block,)) if isinstance(node, Text | Code)]
    said = plain_text((block,)).replace("\n", "").replace("{{ clinic.name }}", "")
    assert said == "".join(words)


def test_a_node_may_become_none_or_several() -> None:
    line = Paragraph((Text("a"), LineBreak(), Text("b")))

    def change(node: Any) -> tuple[Any, ...]:
        return (node, node) if isinstance(node, Text) else ()

    assert rewrite(line, change) == Paragraph((Text("a"), Text("a"), Text("b"), Text("b")))


def test_a_picture_may_stand_in_a_line_and_in_a_figure() -> None:
    image = Image("a.png", "alt")
    for block in (Paragraph((image,)), Figure(image)):
        (new,) = children(rewrite(block, lambda node: (Image("b.png", node.alt),)))
        assert new == Image("b.png", "alt")


def test_plain_text_puts_blocks_and_cells_on_lines_of_their_own() -> None:
    table = Table((), (Cell((Text("a"), Strong((Text("b"),)))), Cell((Text("c"),))), (), ("", ""))
    assert plain_text((Paragraph((Text("x "), Emphasis((Text("y"),)))), table)) == "x y\nab\nc"


def test_walking_gives_parents_before_children_in_reading_order() -> None:
    block = Definitions((Definition(((Text("t"),),), ((Paragraph((Text("m"),)),),)),))
    names = [type(node).__name__ for node in walk((block,))]
    assert names == ["Definitions", "Definition", "Text", "Paragraph", "Text"]
