"""Each kind of block and inline as XHTML."""

from __future__ import annotations

import pytest

from publisher.markup.library import image_files, library
from publisher.markup.phrasing import INLINES, phrases
from publisher.markup.scope import Scope, Uses
from publisher.markup.xhtml import BLOCKS, flow
from publisher.markup.xml import fragment
from publisher.model.block import (
    PRINTED_KINDS,
    Block,
    Callout,
    Cell,
    CodeBlock,
    Definition,
    Definitions,
    Figure,
    Heading,
    Item,
    List,
    Paragraph,
    Quote,
    Rule,
    Safety,
    Stage,
    Table,
    Timeline,
)
from publisher.model.inline import (
    INLINE_KINDS,
    Abbreviation,
    Attributes,
    Code,
    Emphasis,
    Image,
    Inline,
    LineBreak,
    Link,
    NoteReference,
    Strong,
    Text,
    Variable,
)
from publisher.model.picture import Picture
from tests.ebook.sample import edition, items, note, paragraph, png, section, text


def scope(*blocks: Block) -> Scope:
    pictures = [Picture("a.png", "png", png(), 8, 8)]
    book = edition([section("one", "One", *blocks)], [note("n", paragraph("A note."))], pictures)
    known = library(book, image_files(book, {"strip": b"<svg/>"}))
    return Scope("chapter-001-one.xhtml", known, Uses(known.taken))


def block(each: Block) -> str:
    return fragment(*flow([each], scope(each))).decode()


def inline(each: Inline) -> str:
    return fragment(*phrases([each], scope(Paragraph((each,))))).decode()


def test_the_tables_know_every_kind() -> None:
    assert set(BLOCKS) == set(PRINTED_KINDS)
    assert set(INLINES) == set(INLINE_KINDS)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (Text("a < b"), "a &lt; b"),
        (Emphasis(text("a")), "<em>a</em>"),
        (Strong(text("a"), Attributes(values=(("lang", "fr"),))), '<strong lang="fr" xml:lang="fr">a</strong>'),
        (Code("a < b"), "<code>a &lt; b</code>"),
        (Link(text("a"), "https://x.example/a b?c=1&d=é"), '<a href="https://x.example/a%20b?c=1&amp;d=%C3%A9">a</a>'),
        (Link(text("a"), "tel:020 7946"), '<a href="tel:0207946">a</a>'),
        (Link(text("a"), "mailto:a@x.example"), '<a href="mailto:a@x.example">a</a>'),
        (Link(text("a"), "#one"), '<a href="#one">a</a>'),
        (Link(text("a"), "#nowhere"), "<span>a</span>"),
        (Link(text("a"), "javascript:alert(1)"), "<span>a</span>"),
        (Link(text("a"), "../secret.txt"), "<span>a</span>"),
        (Link(text("a"), "https://"), "<span>a</span>"),
        (Link(text("a"), "http://[oops"), "<span>a</span>"),
        (Image("a.png", "A dot"), '<img src="images/image-1.png" alt="A dot"/>'),
        (Image("lost.png", "A dot"), '<span class="unseen">A dot</span>'),
        (
            NoteReference("n"),
            '<sup><a id="mark-1" href="#note-1" role="doc-noteref" epub:type="noteref" aria-label="Note 1">1</a></sup>',
        ),
        (NoteReference("lost"), "[lost]"),
        (Abbreviation("CIT", "collagen induction therapy"), '<abbr title="collagen induction therapy">CIT</abbr>'),
        (Variable("clinic.phone"), "{{ clinic.phone }}"),
        (LineBreak(), "<br/>"),
    ],
)
def test_an_inline_becomes(given: Inline, expected: str) -> None:
    assert inline(given) == expected


ROWS = ((Cell(text("0")), Cell(text("Red"))),)
HEADS = (Cell(text("Day")), Cell(text("Skin")))


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (Heading(2, text("A"), Attributes(id="a b", classes=("x",))), '<h2 id="a-b" class="x">A</h2>'),
        (Heading(9, text("A")), "<h6>A</h6>"),
        (paragraph("A", "lead"), '<p class="lead">A</p>'),
        (List(items("a", "b")), "<ul><li>a</li><li>b</li></ul>"),
        (List(items("a"), ordered=True, start=3), '<ol start="3"><li>a</li></ol>'),
        (List((Item((paragraph("a"), List(items("b")))),)), "<ul><li>a<ul><li>b</li></ul></li></ul>"),
        (List((Item((paragraph("a"), paragraph("b"))),)), "<ul><li><p>a</p><p>b</p></li></ul>"),
        (
            Table(text("T"), HEADS, ROWS, ("right", "")),
            '<div class="table stack-12"><table><caption>T</caption>'
            '<thead><tr><th scope="col" class="align-right">Day</th><th scope="col">Skin</th></tr></thead>'
            '<tbody><tr><th scope="row" data-label="Day:" class="align-right">0</th>'
            '<td data-label="Skin:">Red</td></tr>'
            "</tbody></table></div>",
        ),
        (
            Table((), (), ROWS, attributes=Attributes(classes=("no-row-headers",))),
            '<div class="table stack-12"><table class="no-row-headers"><tbody><tr><td>0</td><td>Red</td></tr></tbody>'
            "</table></div>",
        ),
        (
            Definitions((Definition((text("a"), text("b")), ((paragraph("c"),), (paragraph("d"), paragraph("e")))),)),
            "<dl><dt>a</dt><dt>b</dt><dd>c</dd><dd><p>d</p><p>e</p></dd></dl>",
        ),
        (Quote((paragraph("a"),)), "<blockquote><p>a</p></blockquote>"),
        (CodeBlock("a <\n  b"), "<pre><code>a &lt;\n  b</code></pre>"),
        (Rule(), "<hr/>"),
        (
            Figure(Image("a.png", "A dot"), text("Dots")),
            '<figure><img src="images/image-1.png" alt="A dot"/><figcaption>Dots</figcaption></figure>',
        ),
        (
            Figure(Image("a.png", "", attributes=Attributes(classes=("decorative",)))),
            '<figure><img src="images/image-1.png" alt="" class="decorative"/></figure>',
        ),
        (
            Figure(Image("drawing:strip", "A strip")),
            '<figure><img src="images/image-1.svg" alt="A strip" class="drawing"/></figure>',
        ),
        (
            Figure(Image("drawing:lost", "A strip", long_description="It has 15 days."), text("Days")),
            '<figure class="unseen"><p>A strip</p><p>It has 15 days.</p><figcaption>Days</figcaption></figure>',
        ),
        (
            Callout(text("T"), (paragraph("a"),)),
            '<aside role="doc-tip" epub:type="tip" aria-labelledby="callout-title" class="callout">'
            '<p id="callout-title" class="title">T</p><p>a</p></aside>',
        ),
        (
            Safety(text("T"), (paragraph("a"),)),
            '<section role="doc-notice" epub:type="notice" aria-labelledby="safety-title" class="safety">'
            '<h2 id="safety-title" class="title">T</h2><p>a</p></section>',
        ),
        (
            Timeline(text("T"), (Stage(text("Day 0"), (paragraph("a"),)),)),
            '<div role="group" aria-labelledby="timeline-title" class="timeline">'
            '<p id="timeline-title" class="title">T</p>'
            '<ol class="stages"><li><p class="when">Day 0</p><p>a</p></li></ol></div>',
        ),
    ],
    ids=lambda value: type(value).__name__ if not isinstance(value, str) else "",
)
def test_a_block_becomes(given: Block, expected: str) -> None:
    assert block(given) == expected


def test_a_described_picture_leads_to_its_description() -> None:
    figure = Figure(Image("a.png", "A dot", long_description="It is black."), text("Dots"))
    assert block(figure) == (
        '<figure><img src="images/image-1.png" alt="A dot" aria-details="picture-1"/>'
        '<figcaption>Dots <a id="picture-1" class="description" href="descriptions.xhtml#description-1" '
        'aria-label="Picture description: Dots">Picture description</a></figcaption></figure>'
    )


def test_a_safety_block_stands_one_level_below_the_heading_above_it() -> None:
    blocks = (Heading(2, text("A")), Heading(3, text("B")), Safety(text("T"), ()))
    assert '<h4 id="safety-title" class="title">T</h4>' in fragment(*flow(blocks, scope(*blocks))).decode()


def test_a_heading_says_how_the_lists_below_it_are_drawn_until_the_next() -> None:
    avoid = Heading(2, text("A"), Attributes(classes=("avoid",)))
    blocks = (avoid, List(items("a")), Heading(3, text("B")), List(items("b")), Heading(2, text("C")), List(items("c")))
    written = fragment(*flow(blocks, scope(*blocks))).decode()
    assert written == (
        '<h2 class="avoid">A</h2><ul class="avoid"><li>a</li></ul>'
        '<h3>B</h3><ul class="avoid"><li>b</li></ul><h2>C</h2><ul><li>c</li></ul>'
    )


@pytest.mark.parametrize(
    ("columns", "letters", "width"), [(2, 5, 12), (2, 40, 17), (3, 12, 12), (3, 40, 27), (4, 40, 32), (9, 40, 40)]
)
def test_a_table_stacks_in_a_column_too_narrow_for_what_it_holds(columns: int, letters: int, width: int) -> None:
    table = Table((), (), (tuple(Cell(text("w" * letters)) for _ in range(columns)),))
    assert block(table).startswith(f'<div class="table stack-{width}">')
