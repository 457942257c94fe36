"""The structure tree as values: what each kind of block and inline is told as."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest

from publisher.model.block import PRINTED_KINDS
from publisher.model.clinic import Clinic
from publisher.model.inline import INLINE_KINDS, Image, LineBreak, Text, Variable
from publisher.typesetting.pages import Pages, PanelMarks, TextRun
from publisher.typesetting.structure import structure
from publisher.typesetting.structure_block import BLOCKS, INLINES
from publisher.typesetting.structure_tree import AreaAt, Element, MarkAt
from tests.brochure.laws import breaches
from tests.brochure.make import Made, guide, made, stock
from tests.brochure.pictures import PNG, SQUARE

FILL = "\n\n".join(["Words that fill a panel or two. " * 12] * 7)
CLAIMS = """
standard: { frames: [{ claims: [rest], left: 9 mm, right: 9 mm, top: 12 mm, bottom: 10 mm }] }
panels: { back: { frames: [{ claims: [.tell], left: 9 mm, right: 9 mm, top: 12 mm, bottom: 10 mm }] } }
"""


def tree(body: str, images: Mapping[str, bytes] | None = None, layout: str = "") -> tuple[Made, Element]:
    source = guide(f"---\ntitle: T\n---\n{body}\n", images)
    found = made(source, stock(layout=layout) if layout else None, clinic=Clinic())
    return found, structure(found.edition, found.set)


def listing(body: str, images: Mapping[str, bytes] | None = None, layout: str = "") -> list[str]:
    """The tree below the title, an element a line, without the imprint."""
    found, root = tree(body, images, layout)
    lines = [line for kid in root.kids if isinstance(kid, Element) for line in _lines(kid, found.set, 0)]
    return [line for line in lines if line not in ("H1 'T'", "P 'Awaiting clinical review'")]


def _lines(element: Element, pages: Pages, depth: int) -> Iterator[str]:
    """Role, attributes and own words, then what is in it; an inline's words stand in its own line."""
    told = [element.role, *(f"{a.name}={a.value}" for a in element.attributes if isinstance(a.value, str))]
    more = {"alt": element.alt, "E": element.expansion, "lang": element.language, "id": element.id}
    told += [f"{key}={text!r}" for key, text in {**more, "T": element.title}.items() if text]
    words = "".join(_words(kid, pages) for kid in element.kids if isinstance(kid, MarkAt))
    told += [repr(words.strip())] if words else []
    told += ["+ area" for kid in element.kids if isinstance(kid, AreaAt)]
    yield "  " * depth + " ".join(told)
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from _lines(kid, pages, depth + 1)


def _words(at: MarkAt, pages: Pages) -> str:
    mark = pages.pages[at.page].marks[at.index]
    return mark.text if isinstance(mark, TextRun) else ""


def test_every_kind_of_block_is_told() -> None:
    assert set(BLOCKS) == set(PRINTED_KINDS)


def test_every_kind_of_inline_with_a_meaning_is_told() -> None:
    assert set(INLINES) == set(INLINE_KINDS) - {Text, Image, LineBreak, Variable}


def test_sections_hold_their_headings_and_blocks() -> None:
    assert listing("# One\n\nFirst.\n\n## In it\n\n### Deeper\n\nSecond.\n\n# Two\n\nThird.") == [
        "Sect T='One'",
        "  H2 'One'",
        "  P 'First.'",
        "  H3 'In it'",
        "  H4 'Deeper'",
        "  P 'Second.'",
        "Sect T='Two'",
        "  H2 'Two'",
        "  P 'Third.'",
    ]


def test_a_heading_that_skips_a_level_is_told_one_below_the_last() -> None:
    assert listing("# One\n\n#### Deep\n\nWords.\n\n###### Deepest\n\nWords.")[1:4:2] == ["  H2 'One'", "  P 'Words.'"]
    roles = [line.split()[0] for line in listing("# One\n\n#### Deep\n\nWords.\n\n###### Deepest\n\nWords.")]
    assert roles == ["Sect", "H2", "H3", "P", "H4", "P"]


def test_lists_have_labels_bodies_and_their_numbering() -> None:
    assert listing("# One\n\n3. Third\n4. Fourth\n    - within\n5. Fifth") == [
        "Sect T='One'",
        "  H2 'One'",
        "  L ListNumbering=Decimal",
        "    LI",
        "      Lbl '3'",
        "      LBody 'Third'",
        "    LI",
        "      Lbl '4'",
        "      LBody",
        "        P 'Fourth'",
        "        L ListNumbering=None",
        "          LI",
        "            LBody 'within'",
        "    LI",
        "      Lbl '5'",
        "      LBody 'Fifth'",
    ]


def test_tables_have_scopes_and_an_empty_corner_heads_nothing() -> None:
    assert listing('# One\n\n|  | When |\n|---|---|\n| Red | Now |\n{: caption="How" }')[2:] == [
        "  Table",
        "    Caption 'How'",
        "    TR",
        "      TD",
        "      TH Scope=Column 'When'",
        "    TR",
        "      TH Scope=Row 'Red'",
        "      TD 'Now'",
    ]


def test_a_tables_head_that_stands_again_on_another_panel_is_told_once() -> None:
    rows = "\n".join(f"| Row {n} | {' '.join(['word'] * 18)} |" for n in range(30))
    body = f"# One\n\n| What | Why |\n|---|---|\n{rows}"
    found, _ = tree(body)
    marks = [mark for page in found.set.pages for mark in page.marks if isinstance(mark, TextRun)]
    heads = [mark.owner is not None for mark in marks if mark.text.strip() == "Why"]
    assert len(heads) > 1
    assert heads.count(True) == 1
    assert sum("'Why'" in line for line in listing(body)) == 1
    assert breaches(replace(found, pages=_owned(found.set)), in_order=False) == []


def _owned(pages: Pages) -> Pages:
    """The pages without the text that decorates."""

    def owned(panel: PanelMarks) -> PanelMarks:
        marks = (mark for mark in panel.marks if not isinstance(mark, TextRun) or mark.owner is not None)
        return replace(panel, frames=(tuple(marks),))

    return replace(pages, pages=tuple(replace(p, panels=tuple(map(owned, p.panels))) for p in pages.pages))


def test_rows_without_headers_are_data() -> None:
    assert "      TD 'Red'" in listing("# One\n\n| A | B |\n|---|---|\n| Red | Now |\n{: .no-row-headers }")


def test_definitions_and_timelines_are_lists() -> None:
    assert listing("# One\n\nDermis\nSkin\n: Deep.\n\n/// timeline | Recovery\nDay 0\n: Red.\n///")[2:] == [
        "  L ListNumbering=None",
        "    LI",
        "      Lbl 'Dermis'",
        "      Lbl 'Skin'",
        "      LBody 'Deep.'",
        "  Sect",
        "    H3 'Recovery'",
        "    L ListNumbering=None",
        "      LI",
        r"        Lbl 'Day\xa00'",
        "        LBody 'Red.'",
    ]


def test_a_timelines_drawing_is_decoration_unless_it_has_words() -> None:
    plain = "# One\n\n/// timeline\n    attrs: {class: recovery-ribbon}\nDay 0\n: Red.\n///"
    assert not [line for line in listing(plain) if "Figure" in line]


def test_quotes_code_and_rules() -> None:
    assert listing("# One\n\n> Said.\n\n```\na = 1\n```\n\n* * *\n\nUse `b`.")[2:] == [
        "  BlockQuote",
        "    P 'Said.'",
        "  P",
        "    Code 'a = 1'",
        "  P 'Use .'",
        "    Code 'b'",
    ]


def test_a_box_is_told_title_first_and_its_headings_stand_below_the_title() -> None:
    body = "/// safety | Call\n020 7946 0018\n{: .phone }\n\n## Signs\n\nPus.\n///\n\n## After\n\nWords."
    assert listing(f"# One\n\n{body}")[2:] == [
        "  Sect",
        "    H3 'Call'",
        "    P '020 7946 0018'",
        "    H4 'Signs'",
        "    P 'Pus.'",
        "  H3 'After'",
        "  P 'Words.'",
    ]


def test_figures_have_words_boxes_and_captions() -> None:
    images = {"dot.png": PNG, "square.svg": SQUARE}
    body = '![A dot](dot.png "As it is"){: longdesc="It is round." }\n\n![](square.svg){: .decorative }'
    assert listing(f"# One\n\n{body}", images)[2:] == [
        "  Figure Placement=Block alt='A dot It is round.'",
        "    Caption 'As it is'",
    ]


@pytest.mark.parametrize("name", ["dot.png", "square.svg", "drawing:skin-section"])
def test_a_figures_box_is_where_it_is_drawn(name: str) -> None:
    found, root = tree(f"# One\n\n![A picture]({name})", {"dot.png": PNG, "square.svg": SQUARE})
    (figure,) = [each for each in _all(root) if each.role == "Figure"]
    (box,) = [a.value for a in figure.attributes if a.name == "BBox"]
    mark = next(m for page in found.set.pages for m in page.marks if not isinstance(m, TextRun) and m.owner is not None)
    height = found.set.geometry.height
    if name == "square.svg":  # its square is two units of twenty within the picture
        assert box == pytest.approx((mark.x, height - mark.y - 15, mark.x + 30, height - mark.y), abs=2)
    assert box[0] == pytest.approx(mark.x, abs=2)
    assert box[3] == pytest.approx(height - mark.y, abs=2)
    assert 0 <= box[0] < box[2] <= found.set.geometry.width
    assert 0 <= box[1] < box[3] <= height


def _all(element: Element) -> Iterator[Element]:
    yield element
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from _all(kid)


def test_notes_are_told_at_the_end_and_their_marks_refer_to_them() -> None:
    assert listing("# One\n\nHeals.[^a] Fades.[^b]\n\n[^a]: First.\n[^b]: Second.")[2:] == [
        "  P 'Heals.Fades.'",
        "    Reference '1'",
        "    Reference '2'",
        "Note id='note-1'",
        "  Lbl '1.'",
        "  P 'First.'",
        "Note id='note-2'",
        "  Lbl '2.'",
        "  P 'Second.'",
    ]


def test_links_hold_their_words_and_areas_and_dead_ones_are_words() -> None:
    found = listing("# One\n\nSee [the *web*](https://example.org) or [nowhere](#nowhere).")[2:]
    assert found == ["  P 'See or nowhere.'", "    Link 'the web' + area"]


def test_a_link_over_two_lines_is_one_link_with_two_areas() -> None:
    words = "words enough to reach into another line of a narrow panel of any sheet at all"
    (link,) = [line for line in listing(f"# One\n\n[{words}](https://example.org)") if "Link" in line]
    assert link.count("+ area") > 1
    assert words in link


def test_abbreviations_and_foreign_words_are_told() -> None:
    body = "The NHS says *merci*{: lang=fr }.\n\n*[NHS]: National Health Service\n\nHallo.\n{: lang=de }"
    assert listing(f"# One\n\n{body}")[2:] == [
        "  P 'The says .'",
        "    Span E='National Health Service' 'NHS'",
        "    Span lang='fr' 'merci'",
        "  P lang='de' 'Hallo.'",
    ]


def test_a_paragraph_that_is_cut_is_one_element_on_two_panels() -> None:
    found, root = tree(f"# One\n\n{FILL}")
    paragraphs = [each for each in _all(root) if each.role == "P"]
    assert len(paragraphs) == 8  # seven and the imprint's
    places = [{_panel(kid, found.set) for kid in each.kids if isinstance(kid, MarkAt)} for each in paragraphs]
    assert max(map(len, places)) == 2


def _panel(at: MarkAt, pages: Pages) -> str:
    index = at.index - len(pages.pages[at.page].under)
    for panel in pages.pages[at.page].panels:
        if index < len(panel.marks):
            return panel.name
        index -= len(panel.marks)
    raise AssertionError(at)


def test_what_a_panel_claims_is_told_where_it_stands() -> None:
    body = "# One\n\nFirst.\n\n## Tell us {: .tell }\n\nThat.\n\n# Two\n\nSecond."
    assert listing(body, layout=CLAIMS) == [
        "Sect T='One'",
        "  H2 'One'",
        "  P 'First.'",
        "Sect T='Two'",
        "  H2 'Two'",
        "  P 'Second.'",
        "Sect",
        "  H2 'Tell us'",
        "  P 'That.'",
    ]


def test_each_mark_with_an_owner_is_told_once() -> None:
    more = "- A\n- B\n\n| A | B |\n|---|---|\n| C | D |\n\nSee [web](https://e.org).[^1]\n\n[^1]: N."
    found, root = tree(f"# One\n\n{FILL}\n\n{more}")
    told = [kid for each in _all(root) for kid in each.kids if isinstance(kid, MarkAt)]
    texts = [
        MarkAt(number, index)
        for number, page in enumerate(found.set.pages)
        for index, mark in enumerate(page.marks)
        if isinstance(mark, TextRun)
    ]
    assert len(told) == len(set(told))
    assert set(texts) <= set(told)
