"""Claims: whatever a layout names, every section and every piece of furniture ends up in exactly one place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from publisher.model.block import Block, Heading, Paragraph, Safety, Timeline
from publisher.model.guide import Section
from publisher.model.inline import Attributes, Text
from publisher.style.fold import geometry
from publisher.style.layout import Frame, Layout, PanelLayout
from publisher.typesetting.claims import FURNITURE, Site, assign

SHEET = geometry("a4", "half")
NAMES = [panel.name for panel in SHEET.panels]


def layout(*claims: Sequence[str], standard: Sequence[str] = ()) -> Layout:
    """A layout whose panels, in reading order, have one frame each with these claims."""
    panels = {name: _panel(claimed) for name, claimed in zip(NAMES, claims)}
    return Layout(panels, _panel(standard))


def _panel(claims: Sequence[str]) -> PanelLayout:
    return PanelLayout(frames=(Frame(tuple(claims), 10, 10, 10, 10),) if claims else ())


def marked(*classes: str, id: str = "") -> Attributes:
    return Attributes(id, classes)


def text(words: str, *classes: str) -> Paragraph:
    return Paragraph((Text(words),), marked(*classes))


def heading(words: str, level: int, *classes: str) -> Heading:
    return Heading(level, (Text(words),), marked(*classes))


def section(id: str, *blocks: Block, classes: Iterable[str] = ()) -> Section:
    return Section(id, (Text(id.title()),), blocks, marked(*classes, id=id))


def told(shown: Iterable[str | Section]) -> list[str]:
    """Furniture by name; a section as its heading, if it is there, and the words of its blocks."""
    return [word for each in shown for word in ([each] if isinstance(each, str) else _told(each))]


def _told(each: Section) -> list[str]:
    return [*([f"# {each.id}"] if each.heading else []), *(_words(block) for block in each.blocks)]


def _words(block: Block) -> str:
    content = block.content if isinstance(block, Paragraph | Heading) else ()
    return "".join(node.text for node in content if isinstance(node, Text)) or type(block).__name__.lower()


def shown(sites: Iterable[Site]) -> list[list[str]]:
    return [told(site.shows) for site in sites]


def test_a_class_claims_its_section_and_the_rest_waits_in_order() -> None:
    sections = [section("one"), section("two", text("a"), classes=["big"]), section("three")]
    sites, rest = assign(sections, layout(["title"], [".big", "rest"]), SHEET, ["title", "imprint"])
    assert shown(sites) == [["title"], ["# two", "a"]]
    assert told(rest) == ["# one", "# three", "imprint"]
    assert [site.pours for site in sites] == [False, True]


def test_a_layout_without_claims_leaves_everything_in_reading_order() -> None:
    furniture = ["kicker", "title", "subtitle", "clinic-name", "qr", "imprint", "review"]
    sites, rest = assign([section("one", text("a"))], layout(standard=["rest"]), SHEET, furniture)
    assert shown(sites) == [[], [], [], []]
    assert told(rest) == ["kicker", "title", "subtitle", "# one", "a", "qr", "imprint", "review"]


def test_a_kind_is_claimed_out_of_its_section_which_keeps_the_others() -> None:
    box = Safety((), ())
    sections = [section("one", text("a"), box, text("b")), section("two", Safety((), ()))]
    sites, rest = assign(sections, layout(["safety"]), SHEET, [])
    assert shown(sites) == [["safety", "# two", "safety"]]
    assert told(rest) == ["# one", "a", "b"]
    assert sites[0].shows[0].blocks[0] is box  # type: ignore[union-attr]


def test_a_claimed_safety_block_takes_the_line_that_goes_with_it() -> None:
    blocks = [text("a", "closed"), Safety((), ()), text("b", "closed"), text("c", "closed"), text("d")]
    sites, rest = assign([section("one", *blocks)], layout(["safety"]), SHEET, [])
    assert (shown(sites), told(rest)) == ([["safety", "b"]], ["# one", "a", "c", "d"])


def test_a_block_is_claimed_before_the_section_around_it() -> None:
    sections = [section("call", text("a"), Safety((), ()), classes=["call"])]
    sites, rest = assign(sections, layout([".call"], ["safety"]), SHEET, [])
    assert (shown(sites), rest) == ([["# call", "a"], ["safety"]], ())


def test_a_claimed_heading_takes_what_stands_below_it() -> None:
    blocks = [text("a"), heading("H", 2, "tell"), text("b"), heading("I", 3), text("c"), heading("J", 2), text("d")]
    sites, rest = assign([section("one", *blocks)], layout([".tell"]), SHEET, [])
    assert shown(sites) == [["H", "b", "I", "c"]]
    assert told(rest) == ["# one", "a", "J", "d"]


def test_a_claimed_heading_below_a_claimed_heading_ends_nothing() -> None:
    blocks = [heading("H", 2, "tell"), heading("I", 3, "tell"), text("b"), heading("J", 3), text("c")]
    sites, _ = assign([section("one", *blocks)], layout([".tell"]), SHEET, [])
    assert shown(sites) == [["# one", "H", "I", "b", "J", "c"]]


def test_a_heading_goes_with_its_text_when_nothing_else_is_left_below_it() -> None:
    blocks = [text("a"), heading("H", 2), text("b", "x"), heading("I", 2), text("c", "x"), text("d")]
    sites, rest = assign([section("one", *blocks), section("two", text("e", "x"))], layout([".x"]), SHEET, [])
    assert shown(sites) == [["H", "b", "c", "# two", "e"]]
    assert told(rest) == ["# one", "a", "I", "d"]


def test_two_frames_share_a_claim_without_doubling_it() -> None:
    sections = [section("one", classes=["big"]), section("two", text("a", "big"))]
    sites, rest = assign(sections, layout([".big"], [".big", "title"], ["title"]), SHEET, ["title"])
    assert shown(sites) == [["# one", "# two", "a"], ["title"], []]
    assert rest == ()


def test_an_id_claims_its_section_and_its_blocks() -> None:
    sections = [section("one", heading("H", 2)), section("two")]
    sites, _ = assign(sections, layout(["#two"]), SHEET, [])
    assert shown(sites) == [["# two"]]


def test_a_frame_shows_what_it_claims_in_the_order_of_its_claims() -> None:
    sections = [section("one", classes=["a"]), section("two", classes=["b"])]
    sites, _ = assign(sections, layout([".b", "review", ".a", "title"]), SHEET, ["title", "review"])
    assert shown(sites) == [["# two", "review", "# one", "title"]]


def test_a_section_without_a_heading_waits_with_its_blocks() -> None:
    bare = Section("bare", (), (text("a", "x"),), marked("untitled"))
    sites, rest = assign([bare], layout([".x"]), SHEET, [])
    assert (shown(sites), rest) == ([["a"]], ())


CLASSES = ["a", "b", "c"]
CLASSED = st.lists(st.sampled_from(CLASSES), max_size=2)
BLOCKS = st.lists(
    st.one_of(
        st.builds(lambda n, c: text(f"p{n}", *c), st.integers(0, 10**6), CLASSED),
        st.builds(lambda n, level, c: heading(f"h{n}", level, *c), st.integers(0, 10**6), st.integers(2, 4), CLASSED),
        st.just(Safety((), ())),
        st.just(Timeline((), ())),
    ),
    max_size=6,
)
SECTIONS = st.lists(st.tuples(BLOCKS, CLASSED), max_size=5).map(
    lambda parts: [section(f"s{n}", *blocks, classes=classes) for n, (blocks, classes) in enumerate(parts)]
)
CLAIMS = st.lists(
    st.sampled_from([".a", ".b", ".c", "#s0", "#s1", "safety", "timeline", "heading", "rest", *FURNITURE]), max_size=5
)


@given(SECTIONS, st.lists(CLAIMS, max_size=4), CLAIMS, st.sets(st.sampled_from(FURNITURE)))
@settings(max_examples=200, deadline=None)
def test_everything_is_assigned_exactly_once(
    sections: list[Section], claims: list[list[str]], standard: list[str], furniture: set[str]
) -> None:
    """What belongs to a page, and the clinic's name, which the imprint has too, may stay out."""
    sites, rest = assign(sections, layout(*claims, standard=standard), SHEET, sorted(furniture))
    found = Counter([*(word for frame in shown(sites) for word in frame), *told(rest)])
    wanted = Counter([*told(sections), *furniture])
    assert wanted - found - Counter(["clinic-name", "folio", "running"]) == Counter()
    assert found - wanted == Counter()
