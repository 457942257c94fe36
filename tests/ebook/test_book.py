"""The whole book: every word once, every link resolved, navigation and metadata that say what is there."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from publisher.binding.epub import bind
from publisher.edition.edition import Edition
from publisher.edition.imprint import imprint
from publisher.markup.parting import parts
from publisher.model.block import CodeBlock, Figure, Paragraph
from publisher.model.clinic import Clinic
from publisher.model.guide import Metadata
from publisher.model.inline import Abbreviation, Attributes, Code, Image, Link, NoteReference, Text
from publisher.model.picture import Picture
from publisher.model.walk import Node, walk
from tests.ebook.opened import EPUB, OPF, Book, X, bound, dead_links, letters, opened, real_edition
from tests.ebook.sample import WHEN, edition, everything, note, paragraph, png, section, text

EDITIONS = {"every kind": everything, "the real guide": real_edition}
DC = "{http://purl.org/dc/elements/1.1/}"


@pytest.fixture(params=EDITIONS)
def book(request: pytest.FixtureRequest) -> tuple[Edition, Book]:
    made = EDITIONS[request.param]()
    return made, bound(made)


def characters(nodes: Iterable[Node]) -> str:
    """What the guide says, read from the model itself, white space aside."""
    kinds = (Text, Code, CodeBlock, Abbreviation)
    told = [node.text for node in walk(nodes) if isinstance(node, kinds)]
    return "".join("".join(told).split())


def test_every_word_of_the_edition_is_in_the_book_once_and_in_order(book: tuple[Edition, Book]) -> None:
    made, read = book
    left = [each.label for each in made.notes]
    for chapter, name in zip(made.sections, read.chapters, strict=True):
        nodes = (*chapter.heading, *chapter.blocks)
        own = [each.label for each in walk(nodes) if isinstance(each, NoteReference) and each.label in left]
        notes = [each for each in made.notes if each.label in own]
        left = [label for label in left if label not in own]
        page = read.page(name)
        for figure in page.iter(f"{X}figure"):
            if "unseen" in (figure.get("class") or ""):
                for told in figure.findall(f"{X}p"):
                    figure.remove(told)
        assert letters(page) == characters(nodes) + "".join(characters(each.content) for each in notes)
    assert left == []


def test_every_link_and_picture_of_the_book_is_there(book: tuple[Edition, Book]) -> None:
    _, read = book
    assert dead_links(read) == []
    shown = {each.get("src") for name in read.spine for each in read.page(name).iter(f"{X}img")}
    assert shown <= set(read.files)


def test_no_id_is_given_twice(book: tuple[Edition, Book]) -> None:
    _, read = book
    for name in read.spine:
        ids = Counter(each.get("id") for each in read.page(name).iter() if each.get("id"))
        assert [found for found, times in ids.items() if times > 1] == []


def test_the_manifest_lists_every_file(book: tuple[Edition, Book]) -> None:
    _, read = book
    listed = {item.get("href") for item in read.package.iter(f"{OPF}item")}
    assert listed == set(read.files) - {"mimetype", "META-INF/container.xml", "package.opf"}


def test_hostile_text_comes_out_as_that_text() -> None:
    hostile = "<img src=\"http://x.example/a.png\"> ]]> & \x00\x1b <font color='red'> ../"
    metadata = Metadata(hostile, hostile, description=hostile, authors=(hostile,), rights=hostile, feedback=hostile)
    read = bound(edition([section("a", hostile, paragraph(hostile))], metadata=metadata))
    shown = hostile.replace("\x00", "\ufffd").replace("\x1b", "\ufffd")
    assert letters(read.page(read.chapters[0])) == "".join((shown + shown).split())
    assert read.package.findtext(f".//{DC}title") == shown
    assert [name for name in read.spine if list(read.page(name).iter(f"{X}font"))] == []


def test_a_note_is_printed_once_and_leads_back_to_each_of_its_marks() -> None:
    read = bound(everything())
    asides = [each for name in read.spine for each in read.page(name).iter(f"{X}aside") if each.get("class") == "note"]
    back = [[link.get("href") for link in each.iter(f"{X}a") if link.get("role") == "doc-backlink"] for each in asides]
    assert back == [["#mark-1", "chapter-002-recovery.xhtml#mark-1"], ["#mark-2"]]
    assert [each.get("data-number") for each in asides] == ["1", "2"]


def test_a_note_that_marks_a_note_brings_it_along() -> None:
    outer = note("outer", Paragraph((Text("Outer"), NoteReference("inner"))))
    only = section("a", "A", Paragraph((Text("Text"), NoteReference("outer"))))
    made = edition([only], [outer, note("inner", paragraph("Inner"))])
    read = bound(replace(made, notes=made.notes[:1]))
    assert letters(read.page(read.chapters[0])) == "ATextOuterInner"
    assert dead_links(read) == []


def test_a_link_crosses_into_the_chapter_that_holds_its_target() -> None:
    there = section("b", "B", Paragraph(text("x"), Attributes(id="spot 1")))
    read = bound(edition([section("a", "A", Paragraph((Link(text("go"), "#spot-1"),))), there]))
    assert [each.get("href") for each in read.page(read.chapters[0]).iter(f"{X}a")] == [f"{read.chapters[1]}#spot-1"]


def test_ids_of_the_guide_that_look_like_the_books_own_do_no_harm() -> None:
    names = ("note-1", "mark-1", "title", "contents", "heading", "panel", "description-1", "a-title", "colophon")
    blocks = tuple(Paragraph(text("x"), Attributes(id=name)) for name in names)
    marked = Paragraph((Text("y"), NoteReference("n"), Image("p.png", "p", long_description="Long.")))
    read = bound(
        edition([section("a", "A", *blocks, marked)], [note("n", paragraph("N"))], [Picture("p.png", "png", png())])
    )
    assert dead_links(read) == []
    for name in read.spine:
        ids = [each.get("id") for each in read.page(name).iter() if each.get("id")]
        assert len(ids) == len(set(ids))


def test_a_guide_without_headings_or_notes_binds() -> None:
    read = bound(edition([section("a", "", paragraph("Only this."))], metadata=Metadata("Bare")))
    assert letters(read.page(read.chapters[0])) == "Onlythis."
    assert dead_links(read) == []


def test_the_contents_list_chapters_and_their_second_level() -> None:
    read = bound(everything())
    toc = next(each for each in read.page("nav.xhtml").iter(f"{X}nav") if each.get(f"{EPUB}type") == "toc")
    listed = [(each.text, each.get("href")) for each in toc.iter(f"{X}a")]
    assert listed[:3] == [
        ("What microneedling is", "chapter-001-treatment.xhtml#treatment"),
        ("Do not have it if you", "chapter-001-treatment.xhtml#heading"),
        ("Before your visit", "chapter-001-treatment.xhtml#heading-2"),
    ]
    assert [title for title, _ in listed[-2:]] == ["Picture descriptions", "About this guide"]


def test_the_landmarks_name_the_parts_that_are_there() -> None:
    read = bound(everything())
    kinds = [each.get(f"{EPUB}type") for each in read.page("nav.xhtml").iter(f"{X}a") if each.get(f"{EPUB}type")]
    assert kinds == ["cover", "titlepage", "toc", "bodymatter", "glossary", "bibliography", "colophon"]


def test_the_contents_stand_behind_the_title_page() -> None:
    assert bound(everything()).spine[:4] == (
        "cover.xhtml",
        "titlepage.xhtml",
        "nav.xhtml",
        "chapter-001-treatment.xhtml",
    )


def test_panels_become_a_page_list_only_when_they_are_given() -> None:
    pages = (("Cover", "treatment"), ("Flap", "treatment"), ("Inside", "recovery"), ("Lost", "nowhere"))
    read = opened(bind(parts(everything(), {}, pages), WHEN))
    listed = [each for each in read.page("nav.xhtml").iter(f"{X}nav") if each.get(f"{EPUB}type") == "page-list"]
    assert [(each.text, each.get("href")) for each in listed[0].iter(f"{X}a")] == [
        ("Cover", "chapter-001-treatment.xhtml#panel"),
        ("Flap", "chapter-001-treatment.xhtml#panel-2"),
        ("Inside", "chapter-002-recovery.xhtml#panel"),
    ]
    assert dead_links(read) == []
    assert "Microneedling, printed brochure" in properties(read)["pageBreakSource"]
    assert b"page-list" not in bound(everything()).files["nav.xhtml"]


def properties(read: Book) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for meta in read.package.iter(f"{OPF}meta"):
        found.setdefault(meta.get("property") or meta.get("name") or "", []).append(
            meta.text or meta.get("content") or ""
        )
    return found


def test_the_package_says_whose_book_it_is() -> None:
    read = bound(everything())
    told = {
        name: [each.text for each in read.package.iter(f"{DC}{name}")] for name in ("title", "creator", "publisher")
    }
    assert told == {
        "title": ["Microneedling", "What it is and how your skin heals"],
        "creator": ["The writers"],
        "publisher": ["Example Press"],
    }
    assert properties(read)["dcterms:modified"] == ["2025-03-01T09:30:00Z"]
    assert properties(read)["title-type"] == ["main", "subtitle"]


def test_the_identifier_stays_when_the_text_changes_and_differs_by_clinic() -> None:
    def identifier(made: Edition) -> str:
        return parts(made).particulars.identifier

    made = everything()
    assert identifier(made) == identifier(replace(made, sections=made.sections[:1]))
    assert identifier(made) != identifier(replace(made, clinic=replace(made.clinic, slug="west")))
    assert identifier(made) != identifier(replace(made, clinic=replace(made.clinic, name="West")))
    named = replace(made, clinic=replace(made.clinic, slug="west"))
    assert identifier(named) == identifier(replace(named, clinic=replace(named.clinic, name="West & Sons")))


def accessibility(*images: Image, pages: tuple[tuple[str, str], ...] = ()) -> dict[str, list[str]]:
    blocks = tuple(Figure(image) for image in images)
    made = edition([section("a", "A", *blocks)], pictures=[Picture("p.png", "png", png())])
    found = properties(opened(bind(parts(made, {}, pages), WHEN)))
    return {name.removeprefix("schema:"): values for name, values in found.items() if name.startswith("schema:")}


ALWAYS = ["ARIA", "displayTransformability", "readingOrder", "structuralNavigation", "tableOfContents", "unlocked"]


@pytest.mark.parametrize(
    ("images", "modes", "sufficient", "extra"),
    [
        ((), ["textual"], ["textual"], ["alternativeText"]),
        ((Image("p.png", "told"),), ["textual", "visual"], ["textual", "textual,visual"], ["alternativeText"]),
        ((Image("p.png", ""),), ["textual", "visual"], ["textual,visual"], []),
        (
            (Image("p.png", "told", long_description="At length."),),
            ["textual", "visual"],
            ["textual", "textual,visual"],
            ["alternativeText", "longDescription"],
        ),
    ],
)
def test_the_accessibility_metadata_match_the_content(
    images: tuple[Image, ...], modes: list[str], sufficient: list[str], extra: list[str]
) -> None:
    told = accessibility(*images)
    assert told["accessMode"] == modes
    assert told["accessModeSufficient"] == sufficient
    assert told["accessibilityFeature"] == sorted([*ALWAYS, *extra])
    assert told["accessibilityHazard"] == ["none"]


def test_page_navigation_is_claimed_with_a_page_list_only() -> None:
    paged = accessibility(pages=(("Cover", "a"),))
    assert {"pageBreakMarkers", "pageNavigation"} <= set(paged["accessibilityFeature"])


def test_no_conformance_is_claimed() -> None:
    assert not {"dcterms:conformsTo", "a11y:certifiedBy"} & set(properties(bound(everything())))


def test_the_colophon_tells_the_review_state_and_the_accessibility() -> None:
    read = bound(everything())
    told = letters(read.page("colophon.xhtml"))
    for words in (
        "Version 1.0",
        "Awaiting clinical review",
        "hello@clinic.example",
        "Free to share unchanged.",
        "None declared.",
    ):
        assert "".join(words.split()) in told
    assert "".join(properties(read)["schema:accessibilitySummary"][0].split()) in told


def test_two_files_of_one_name_are_refused() -> None:
    made = parts(everything())
    twice = replace(made, images=(*made.images, made.images[0]))
    with pytest.raises(ValueError, match="two files are called EPUB/images/image-1"):
        bind(twice, WHEN)


def test_a_right_to_left_language_turns_the_book() -> None:
    read = bound(edition([section("a", "A")], metadata=Metadata("عنوان", language="ar")))
    assert read.package.get("dir") == "rtl"
    assert read.page(read.chapters[0]).get("dir") == "rtl"


def test_the_date_is_told_in_utc_whatever_zone_it_is_given_in() -> None:
    east = WHEN.astimezone(datetime.timezone(datetime.timedelta(hours=9)))
    assert bind(parts(everything()), east) == bind(parts(everything()), WHEN)


def test_the_publishers_own_words_say_their_language_in_a_guide_of_another() -> None:
    metadata = Metadata("Mikroneedling", "Was es ist", language="de", authors=("A. Autorin",), identifier="nadeln")
    picture = Image("line.svg", "Eine Linie", long_description="Die Linie beginnt links.")
    block = Paragraph((Text("Text"), NoteReference("eins")))
    sections = [section("a", "Erstes", block, Figure(picture)), section("b", "Zweites")]
    drawn = Picture("line.svg", "svg", b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"/>', 4, 4)
    made = bound(edition(sections, [note("eins", paragraph("Anmerkung"))], [drawn], metadata))
    foreign = [f"{name}: {text}" for name in made.spine for text in _german(made.page(name), "")]
    assert [each for each in foreign if any(word in each for word in OWN)] == []
    assert any("Mikroneedling" in each for each in foreign)


def test_no_word_of_the_publishers_is_spoken_by_the_rules_of_the_guides_language() -> None:
    metadata = Metadata("Mikroneedling", language="de", next_review=datetime.date(2020, 1, 1))
    own = Clinic(name="Klinik am Markt", out_of_hours="116117", languages="Deutsch", formats="Audio")
    made = replace(
        edition([section("a", "", paragraph("Erstes")), section("b", "Zweites")], metadata=metadata, clinic=own),
        imprint=imprint(metadata, own, overdue=True),
    )
    read = opened(bind(parts(made, pages=(("Inside left", "a"),)), WHEN))
    pages = (*read.spine, "nav.xhtml")
    spoken = [text for name in pages for text in _german(read.page(name), "")]
    wrong = ("Introduction", "Inside left", "Out of hours", "Languages", "Ask us", "Overdue", "Awaiting")
    assert [each for each in spoken if any(word in each for word in wrong)] == []
    assert {"Erstes", "Klinik am Markt", "Zweites"} <= set(spoken)


def test_a_guide_in_the_publishers_language_is_not_told_so_again() -> None:
    book = bound(everything())
    assert not [each for name in book.spine for each in _parts(book, name) if each.get("lang") == "en"]


OWN = (
    "Note",
    "Back to",
    "Picture",
    "Contents",
    "Landmarks",
    "Start of",
    "About",
    "Cover",
    "Rights",
    "Written",
    "The text",
)


def _parts(book: Book, name: str) -> list[ElementTree.Element]:
    return [each for each in book.page(name).iter() if each.tag != f"{X}html"]


def _german(element: ElementTree.Element, language: str) -> list[str]:
    """Texts and spoken labels that a screen reader would say in German."""
    if element.tag == f"{X}head":
        return []
    language = element.get("lang") or language
    tails = [child.tail or "" for child in element]
    own = [element.text or "", element.get("aria-label") or "", element.get("alt") or "", *tails]
    here = [text for text in own if text.strip() and language == "de"]
    return here + [text for child in element for text in _german(child, language)]
