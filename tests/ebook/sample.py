"""Editions made by hand in the look of Harbour, and a guide that uses every kind of block and inline."""

from __future__ import annotations

import datetime
import struct
import zlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from publisher.edition.edition import Edition, Imprint
from publisher.model.block import (
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
from publisher.model.clinic import Clinic
from publisher.model.guide import Guide, Metadata, Note, Section
from publisher.model.inline import (
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
)
from publisher.model.picture import Picture
from publisher.style.brand import Brand, read_brand
from publisher.style.recipe import Recipe
from publisher.style.sheet import Sheet, make_sheet

HARBOUR = Path(__file__).parents[2] / "styles" / "harbour"
WHEN = datetime.datetime(2025, 3, 1, 9, 30, tzinfo=datetime.UTC)


@cache
def brand() -> Brand:
    return read_brand("harbour", HARBOUR.as_posix(), (HARBOUR / "_brand.yml").read_bytes(), _bytes)[0]


@cache
def sheet() -> Sheet:
    """The look of the first brand."""
    return make_sheet(brand(), Recipe("ebook", "epub", "whole"))[0]


def _bytes(path: str) -> bytes:
    return Path(path).read_bytes()


def text(words: str) -> tuple[Inline, ...]:
    return (Text(words),)


def paragraph(words: str, *classes: str) -> Paragraph:
    return Paragraph(text(words), Attributes(classes=classes))


def section(id_: str, title: str, *blocks: Block, classes: tuple[str, ...] = ()) -> Section:
    return Section(id_, text(title) if title else (), blocks, Attributes(id=id_, classes=classes))


def items(*lines: str) -> tuple[Item, ...]:
    return tuple(Item((paragraph(line),)) for line in lines)


def note(label: str, *content: Block) -> Note:
    return Note(label, content)


def png(width: int = 8, height: int = 8) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + bytes(range(width)) for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><path d="M0 10 H40" stroke="#0b3c49"/></svg>'


def edition(
    sections: Iterable[Section],
    notes: Iterable[Note] = (),
    pictures: Iterable[Picture] = (),
    metadata: Metadata | None = None,
    clinic: Clinic | None = None,
    look: Sheet | None = None,
) -> Edition:
    sections, notes = tuple(sections), tuple(notes)
    named = {each.label: each for each in notes}
    shown = {picture.source: picture for picture in pictures}
    described = metadata or Metadata("Microneedling", "What it is and how your skin heals", identifier="needles")
    return Edition(
        recipe=Recipe("ebook", "epub", "whole"),
        guide=Guide("microneedling", "source", described, sections, named, shown),
        sections=sections,
        notes=notes,
        clinic=clinic or Clinic(name="Example Skin Clinic", slug=""),
        imprint=Imprint(
            kicker=text("Patient guide"),
            clinic=(paragraph("Example Skin Clinic"), paragraph("1 Harbour Street")),
            review=(paragraph("Version 1.0"), paragraph("Awaiting clinical review")),
            invitation=(paragraph("Scan to read the whole guide"),),
            address="https://clinic.example/microneedling",
        ),
        sheet=look or sheet(),
    )


def everything() -> Edition:
    """A guide that holds each kind of block and inline, notes marked twice, pictures, a glossary and sources."""
    return edition(
        (_treatment(), _recovery(), _pictures(), _glossary(), _sources()),
        (
            note(
                "study",
                Paragraph((Text("A study of 40 people. "), Link(text("doi.org/10.1/x"), "https://doi.org/10.1/x"))),
            ),
            note("leaflet", paragraph("The maker’s leaflet, 2024.")),
        ),
        (Picture("skin.png", "png", png(), 8, 8), Picture("line.svg", "svg", SVG, 40, 20)),
        Metadata(
            "Microneedling",
            "What it is and how your skin heals",
            description="A guide for people who think about microneedling.",
            identifier="needles",
            version="1.0",
            authors=("The writers",),
            publisher="Example Press",
            last_reviewed=None,
            evidence="Each claim names its source.",
            conflicts="None declared.",
            feedback="hello@clinic.example",
            rights="Free to share unchanged.",
        ),
    )


def _treatment() -> Section:
    words: tuple[Inline, ...] = (
        Text("Fine needles make tiny "),
        Emphasis(text("channels")),
        Text(" in the skin; it is also called "),
        Abbreviation("CIT", "collagen induction therapy"),
        Text(". Nothing is "),
        Strong(text("cut"), Attributes(values=(("lang", "en-GB"),))),
        Text("."),
        NoteReference("study"),
        LineBreak(),
        Text("See "),
        Link(text("how your skin heals"), "#recovery"),
        Text(" or ring "),
        Link(text("020 7946 0018"), "tel:020 7946 0018"),
        Text(". Dose "),
        Code("0.5 mm"),
        Text("."),
    )
    nested = Item((paragraph("Wash gently"), List(items("cool water", "no soap"))))
    return section(
        "treatment",
        "What microneedling is",
        paragraph("Small needles, a few days of redness, slow change.", "lead"),
        Paragraph(words),
        Heading(2, text("Do not have it if you"), Attributes(classes=("avoid",))),
        List(items("have an active infection", "took isotretinoin in the last six months")),
        Heading(2, text("Before your visit")),
        List(
            (nested, *items("Wear a hat", "Come without make-up")),
            ordered=True,
            attributes=Attributes(classes=("steps",)),
        ),
        Callout(text("Good to know"), (paragraph("Most people drive home afterwards."),)),
        Quote((paragraph("It felt like sandpaper for a day."),)),
        CodeBlock("depth = 0.5\n  passes = 3"),
        Rule(),
        paragraph("The end of the first chapter."),
    )


def _recovery() -> Section:
    stages = tuple(
        Stage(text(when), (paragraph(what),))
        for when, what in (("Day 0", "Red, warm and tight."), ("Days 1 to 3", "Fading and dry."), ("Day 14", "Calm."))
    )
    cells = (("0", "Red, warm", "Clean hands. Shade."), ("2–3", "Fading, dry", "Plain moisturiser."))
    table = Table(
        text("What you may see"),
        tuple(Cell(text(name)) for name in ("Day", "Your skin", "What to do")),
        tuple(tuple(Cell(text(words)) for words in row) for row in cells),
        ("right", "", ""),
    )
    return section(
        "recovery",
        "Recovery, day 0 to 14",
        Timeline(text("Your first two weeks"), stages),
        table,
        Paragraph(
            (
                Text("Once more the first study"),
                NoteReference("study"),
                Text(" and a new one"),
                NoteReference("leaflet"),
            )
        ),
        Safety(
            text("Call us the same day if"),
            (
                paragraph("020 7946 0018", "phone"),
                List(items("redness, heat or pain gets worse after day 2", "you see pus or have a fever")),
            ),
        ),
    )


def _pictures() -> Section:
    skin = Image("skin.png", "Skin cut open", long_description="Five needles reach the dermis.\n\nNone goes deeper.")
    return section(
        "pictures",
        "Pictures",
        Figure(skin, text("Needles in skin"), Attributes(id="skin")),
        Figure(Image("line.svg", "", attributes=Attributes(classes=("decorative",)))),
        Figure(Image("drawing:sessions", "Three dots become a line", long_description="One dot a visit.")),
        Paragraph((Text("A mark "), Image("line.svg", "a line"), Text(" in the text."))),
    )


def _glossary() -> Section:
    terms = (("Collagen", "What makes skin firm."), ("Dermis", "The middle layer of the skin."))
    entries = tuple(Definition((text(term),), ((paragraph(meaning),),)) for term, meaning in terms)
    return section("words", "Words we use", Definitions(entries), classes=("glossary",))


def _sources() -> Section:
    return section(
        "sources", "Where this comes from", List(items("A review of 2021.", "A trial of 2019.")), classes=("sources",)
    )
