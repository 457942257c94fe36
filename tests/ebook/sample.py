"""Editions made by hand: a small Sheet in two faces, and a guide that uses every kind of block and inline."""

from __future__ import annotations

import datetime
import struct
import zlib
from collections.abc import Iterable
from importlib import resources

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
from publisher.style.colour import Colour
from publisher.style.face import Face
from publisher.style.recipe import Recipe
from publisher.style.sheet import BoxStyle, Limits, ListStyle, Sheet, TextStyle

WHEN = datetime.datetime(2025, 3, 1, 9, 30, tzinfo=datetime.UTC)


def colour(name: str, code: str) -> Colour:
    red, green, blue = (int(code[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return Colour(name, red, green, blue)


PETROL, TEAL, PALE = colour("petrol", "#0B3C49"), colour("teal", "#3F7F8B"), colour("pale", "#A3C6C6")
SAND, RULE, CORAL = colour("sand", "#F7F0E5"), colour("rule", "#C9AF86"), colour("coral", "#BF3F29")
INK, WHITE = colour("ink", "#1D1D1B"), colour("white", "#FFFFFF")


def face(family: str, file: str, weight: int) -> Face:
    package = f"font_source_{'serif' if 'Serif' in family else 'sans'}_pro"
    data = (resources.files(package) / "files" / file).read_bytes()
    return Face(family, weight, False, file, data)


def style(role: str, look: Face, size: float, tone: Colour = INK, leading: float = 1.3) -> TextStyle:
    return TextStyle(role, look, look, look, look, look, size, size * leading, 0, tone, TEAL, tone)


def sheet() -> Sheet:
    sans = face("Source Sans Pro", "SourceSansPro-Regular.ttf", 400)
    bold = face("Source Sans Pro", "SourceSansPro-Semibold.ttf", 600)
    serif = face("Source Serif Pro", "SourceSerifPro-Regular.ttf", 400)
    light = face("Source Serif Pro", "SourceSerifPro-Light.ttf", 300)
    texts = (
        style("body", sans, 10.25, leading=1.4),
        style("code", sans, 10.25),
        style("title", serif, 25.5, PETROL, 1.2),
        style("heading", bold, 14.5, PETROL),
        style("subheading", bold, 12.3, PETROL),
        style("lead", serif, 13, PETROL, 1.45),
        style("caption", sans, 9.35),
        style("phone", bold, 17, WHITE),
        style("numeral", light, 25.5, TEAL),
        style("call.title", bold, 14.8, WHITE),
        style("cover.title", light, 36.7, WHITE),
        style("cover.subtitle", serif, 14.8, WHITE, 1.45),
        style("cover.kicker", bold, 10.25, PALE),
        style("cover.label", bold, 10.25, WHITE),
        style("cover.body", sans, 10.25, WHITE),
    )
    boxes = {
        "callout": BoxStyle(fill=SAND, radius=4, padding=10),
        "safety": BoxStyle(fill=WHITE, border=CORAL, border_width=2, radius=7, header=CORAL, voice="call"),
    }
    lists = {
        "default": ListStyle("bullet", TEAL),
        "ordered": ListStyle("number", TEAL),
        "steps": ListStyle("numeral", TEAL, numeral="numeral"),
        "avoid": ListStyle("cross", CORAL, rule=RULE, rule_width=0.5),
        "tell": ListStyle("ring", TEAL, rule=RULE, rule_width=0.5),
    }
    named = (PETROL, TEAL, PALE, SAND, RULE, CORAL, INK, WHITE)
    colours = {**{each.name: each for each in named}, "primary": PETROL, "light": SAND}
    voiced = {text.role: text for text in texts}
    return Sheet("harbour", voiced, boxes, lists, colours, Limits(9.5, 12, 8), WHITE, RULE)


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
