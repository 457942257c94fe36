"""Every fault of a PDF is found, alone, at its place; what just passes is not told."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from font_source_sans_pro import SourceSansProBold
from pikepdf import Array, Dictionary, Name, Stream
from PIL import Image
from reportlab.lib.colors import CMYKColor, CMYKColorSep, Color
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from publisher.model.catalogue.pdf import PDF
from publisher.preflight.pdf import check_pdf
from tests.preflight.sheets import (
    BLEED,
    DARK,
    HEIGHT,
    MARGIN,
    MM,
    WHITE,
    WIDTH,
    Draw,
    Spoil,
    codes,
    nothing,
    registered,
    sheet,
)

PROFILES = ("screen", "press", "office")
Fault = tuple[Draw, Spoil, str, str]


def rectangle(fill: Color, x: float = 30, y: float = 30, width: float = 20, height: float = 20) -> Draw:
    """Filled, without a line; in millimetres."""

    def draw(canvas: Canvas) -> None:
        canvas.setFillColor(fill)
        canvas.rect(x * MM, y * MM, width * MM, height * MM, stroke=0, fill=1)

    return draw


def line(width: float) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.setStrokeColor(DARK)
        canvas.setLineWidth(width)
        canvas.line(30 * MM, 40 * MM, 60 * MM, 40 * MM)

    return draw


def words(x: float, y: float, size: float = 10, fill: Color = DARK, font: str = "Body", text: str = "Hold on") -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColor(fill)
        canvas.setFont(font, size)
        canvas.drawString(x * MM, y * MM, text)

    return draw


def picture(image: Image.Image, inches: float = 1.0) -> Draw:
    """`image` so many inches wide."""

    def draw(canvas: Canvas) -> None:
        across = inches * 72
        canvas.drawImage(ImageReader(image), 30 * MM, 30 * MM, across, across * image.height / image.width)

    return draw


def both(*steps: Draw) -> Draw:
    def draw(canvas: Canvas) -> None:
        for step in steps:
            step(canvas)

    return draw


def raw(operators: str, **resources: Callable[[pikepdf.Pdf], object]) -> Spoil:
    """Content as it stands, with what it names; 30 mm from the left and from the bottom of the trim."""

    def spoil(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[-1]
        for kind, make in resources.items():
            page.Resources[f"/{kind}"] = page.Resources.get(f"/{kind}", Dictionary())
            page.Resources[f"/{kind}"]["/X"] = make(pdf)
        page.contents_add(f"q 1 0 0 1 {30 * MM} {30 * MM} cm {operators} Q".encode())

    return spoil


def form(operators: str, **entries: object) -> Callable[[pikepdf.Pdf], object]:
    def make(pdf: pikepdf.Pdf) -> object:
        made = Stream(pdf, operators.encode(), Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 50, 50]))
        for key, value in entries.items():
            made[f"/{key}"] = value(pdf) if callable(value) else value
        return pdf.make_indirect(made)

    return make


def entry(key: str, value: object) -> Spoil:
    """Sets or, with None, takes away an entry of the page; `Root.` in front: of the document."""

    def spoil(pdf: pikepdf.Pdf) -> None:
        owner = pdf.Root if key.startswith("Root.") else pdf.pages[-1].obj
        name = "/" + key.removeprefix("Root.")
        if value is None:
            del owner[name]
        else:
            owner[name] = value

    return spoil


def no_title(pdf: pikepdf.Pdf) -> None:
    del pdf.docinfo["/Title"]


def intent(**said: object) -> Spoil:
    """The output intent with other entries; without those that are None."""

    def spoil(pdf: pikepdf.Pdf) -> None:
        given = {**dict(registered().items()), **{f"/{key}": value for key, value in said.items()}}
        kept = {key: value for key, value in given.items() if value is not None}
        pdf.Root.OutputIntents = Array([Dictionary(kept)])

    return spoil


def embedded(pdf: pikepdf.Pdf) -> None:
    profile = pdf.make_indirect(Stream(pdf, b"profile", N=4))
    intent(RegistryName=None, DestOutputProfile=profile)(pdf)


def trapped(said: object) -> Spoil:
    def spoil(pdf: pikepdf.Pdf) -> None:
        del pdf.docinfo["/Trapped"]
        if said is not None:
            pdf.docinfo["/Trapped"] = said

    return spoil


def trapped_by_metadata(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata(update_docinfo=False) as metadata:
        metadata["pdf:Trapped"] = "False"
    trapped(None)(pdf)


def figure(**said: object) -> Spoil:
    """A structure tree with one figure on the page."""

    def spoil(pdf: pikepdf.Pdf) -> None:
        attributes = Dictionary(O=Name.Layout, BBox=Array([MARGIN + 30 * MM, MARGIN + 30 * MM, 200, 200]))
        made = Dictionary(Type=Name.StructElem, S=Name.Figure, Pg=pdf.pages[-1].obj, A=attributes, **said)
        part = Dictionary(Type=Name.StructElem, S=Name.Document, K=Array([pdf.make_indirect(made)]))
        pdf.Root.StructTreeRoot.K = pdf.make_indirect(part)

    return spoil


def box(left: float, bottom: float, right: float, top: float) -> Array:
    """Of the page's user space, from the corners of the trim outwards, in points."""
    return Array([MARGIN - left, MARGIN - bottom, MARGIN + WIDTH + right, MARGIN + HEIGHT + top])


def flat(mode: str, colour: object, pixels: int = 300) -> Image.Image:
    return Image.new(mode, (pixels, pixels), colour)  # type: ignore[arg-type]


def indexed(pdf: pikepdf.Pdf) -> Stream:
    space = Array([Name.Indexed, Name.DeviceRGB, 1, pikepdf.String(b"\x10\x20\x30\xff\xff\xff")])
    return Stream(
        pdf,
        b"\x00" * 300 * 300,
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=300,
        Height=300,
        BitsPerComponent=8,
        ColorSpace=space,
    )


def cell(pdf: pikepdf.Pdf) -> Stream:
    made = Stream(pdf, b"1 0 0 rg 0 0 5 5 re f", Type=Name.Pattern, PatternType=1, PaintType=1, TilingType=1)
    for key, value in {"BBox": Array([0, 0, 9, 9]), "XStep": 9, "YStep": 9, "Resources": Dictionary()}.items():
        made[f"/{key}"] = value
    return made


def blend(_: pikepdf.Pdf) -> Dictionary:
    function = Dictionary(FunctionType=2, Domain=[0, 1], C0=[1, 0, 0], C1=[0, 0, 1], N=1)
    return Dictionary(ShadingType=2, ColorSpace=Name.DeviceRGB, Coords=[0, 0, 50, 0], Function=function)


def spot(alternate: Name, colour: list[float]) -> Callable[[pikepdf.Pdf], object]:
    def make(_: pikepdf.Pdf) -> Array:
        function = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0] * len(colour), C1=colour, N=1)
        return Array([Name.Separation, Name("/Sea"), alternate, function])

    return make


def bold() -> str:
    pdfmetrics.registerFont(TTFont("Bold", str(Path(SourceSansProBold).with_suffix(".ttf"))))
    return "Bold"


RED = Color(0.8, 0.1, 0.1)
HEAVY, LADEN = CMYKColor(0.9, 0.9, 0.9, 0.6), CMYKColor(0.9, 0.9, 0.9, 0.3)
GREY = CMYKColor(0, 0, 0, 0.3)
FAINT, ENOUGH = Color(0.50, 0.50, 0.50), Color(0.45, 0.45, 0.45)  # 3.95 and 4.69 to one on white
LOOSE = form("BT /H 9 Tf (x) Tj ET", Resources=lambda _: Dictionary(Font=Dictionary(H=HELVETICA)))
HELVETICA = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
SQUARE = "0 0 20 20 re f"

FAULTS: dict[str, Fault] = {
    "a standard font": (words(30, 60, font="Helvetica"), nothing, "press", "PDF-FONT-LOOSE"),
    "a standard font in a form": (nothing, raw("/X Do", XObject=LOOSE), "screen", "PDF-FONT-LOOSE"),
    "a shape in RGB": (rectangle(RED), nothing, "press", "PDF-RGB"),
    "a line in RGB": (nothing, raw("1 0 0 RG 2 w 0 0 m 50 50 l S"), "press", "PDF-RGB"),
    "text in RGB": (words(30, 60, fill=Color(0, 0, 0)), nothing, "press", "PDF-RGB"),
    "an image in RGB": (picture(flat("RGB", (9, 9, 9))), nothing, "press", "PDF-RGB"),
    "an indexed image in RGB": (nothing, raw("72 0 0 72 0 0 cm /X Do", XObject=indexed), "press", "PDF-RGB"),
    "RGB in a form": (nothing, raw("/X Do", XObject=form("1 0 0 rg 0 0 9 9 re f")), "press", "PDF-RGB"),
    "RGB in a form in a form": (
        nothing,
        raw("/X Do", XObject=form("/Y Do", Resources=lambda pdf: Dictionary(XObject=Dictionary(Y=_inner(pdf))))),
        "press",
        "PDF-RGB",
    ),
    "RGB in a pattern": (nothing, raw(f"/Pattern cs /X scn {SQUARE}", Pattern=cell), "press", "PDF-RGB"),
    "RGB in a shading": (nothing, raw(f"{SQUARE[:-1]} W n /X sh", Shading=blend), "press", "PDF-RGB"),
    "RGB by a pattern that is a shading": (
        nothing,
        raw(f"/Pattern cs /X scn {SQUARE}", Pattern=lambda pdf: Dictionary(PatternType=2, Shading=blend(pdf))),
        "press",
        "PDF-RGB",
    ),
    "RGB in a named space": (
        nothing,
        raw(f"/X cs 1 0 0 scn {SQUARE}", ColorSpace=lambda _: Array([Name.CalRGB, Dictionary(WhitePoint=[1, 1, 1])])),
        "press",
        "PDF-RGB",
    ),
    "a transparency group in RGB": (
        nothing,
        entry("Group", Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)),
        "press",
        "PDF-RGB",
    ),
    "an annotation drawn in RGB": (
        nothing,
        lambda pdf: entry("Annots", Array([_stamp(pdf)]))(pdf),
        "press",
        "PDF-RGB",
    ),
    "a spot ink": (
        nothing,
        raw(f"/X cs 1 scn {SQUARE}", ColorSpace=spot(Name.DeviceCMYK, [1, 0.5, 0, 0])),
        "press",
        "PDF-SPOT",
    ),
    "a spot ink by ReportLab": (rectangle(CMYKColorSep(1, 0.5, 0, 0, spotName="Sea")), nothing, "press", "PDF-SPOT"),
    "a shape with too much ink": (rectangle(HEAVY), nothing, "press", "PDF-INK"),
    "text with too much ink": (words(30, 60, fill=HEAVY), nothing, "press", "PDF-INK"),
    "an image with too much ink": (picture(flat("CMYK", (230, 230, 230, 150))), nothing, "press", "PDF-INK"),
    "all plates inside the trim": (
        nothing,
        raw(f"/X cs 1 scn {SQUARE}", ColorSpace=lambda _: Array([Name.Separation, Name.All, Name.DeviceCMYK, _all()])),
        "press",
        "PDF-INK",
    ),
    "an image that cannot be unpacked": (
        picture(flat("CMYK", (9, 9, 9, 9))),
        lambda pdf: _first_image(pdf).write(b"torn", filter=Name.DCTDecode),
        "press",
        "PDF-INK-UNREAD",
    ),
    "60 pixels an inch": (picture(flat("L", 90, 60)), nothing, "office", "PDF-IMAGE-COARSE"),
    "149 pixels an inch": (picture(flat("L", 90, 149)), nothing, "press", "PDF-IMAGE-COARSE"),
    "224 pixels an inch": (picture(flat("L", 90, 224)), nothing, "press", "PDF-IMAGE-SOFT"),
    "an image stretched one way": (
        nothing,
        raw(
            "144 0 0 36 0 0 cm BI /W 100 /H 100 /BPC 8 /CS /G /F /AHx ID " + "5A" * 10000 + "> EI",
        ),
        "press",
        "PDF-IMAGE-COARSE",
    ),
    "a line of 0.1 pt": (line(0.1), nothing, "press", "PDF-HAIRLINE"),
    "a line of no width": (line(0), nothing, "office", "PDF-HAIRLINE"),
    "a line made thin by scaling": (nothing, raw("0.1 0 0 0.1 0 0 cm 2 w 0 0 m 900 0 l S"), "press", "PDF-HAIRLINE"),
    "a rectangle as thin as a hair": (rectangle(DARK, height=0.2 / MM), nothing, "press", "PDF-HAIRLINE"),
    "white text of 5 pt": (
        both(rectangle(DARK), words(31, 40, 5, WHITE)),
        nothing,
        "press",
        "PDF-KNOCKOUT",
    ),
    "text 1 mm from the cut": (words(1, 60), nothing, "press", "PDF-NEAR-TRIM"),
    "text 4.5 mm from the top": (words(30, 143), nothing, "press", "PDF-NEAR-TRIM"),
    "text 5.5 mm from the edge of a desk printer's sheet": (words(5.4, 60), nothing, "office", "PDF-NEAR-TRIM"),
    "faint text": (words(30, 60, fill=FAINT), nothing, "screen", "PDF-CONTRAST"),
    "faint large text": (words(30, 60, 24, Color(0.65, 0.65, 0.65)), nothing, "office", "PDF-CONTRAST"),
    "text on a ground too much like it": (
        both(rectangle(DARK), words(31, 40, 10, CMYKColor(0.6, 0.3, 0.2, 0.2))),
        nothing,
        "screen",
        "PDF-CONTRAST",
    ),
    "text half on white and half on a dark ground": (
        both(rectangle(DARK), words(47, 40, 12, WHITE, text="Holdfasting")),
        nothing,
        "screen",
        "PDF-CONTRAST",
    ),
    "see-through text": (
        nothing,
        raw(
            "/X gs 0 g BT /F1+0 10 Tf (A sheet) Tj ET",
            ExtGState=lambda _: Dictionary(ca=0.4),
        ),
        "screen",
        "PDF-CONTRAST",
    ),
    "no tags": (nothing, entry("Root.StructTreeRoot", None), "screen", "PDF-UNTAGGED"),
    "tags that are not said to be tags": (nothing, entry("Root.MarkInfo", None), "office", "PDF-UNTAGGED"),
    "a figure without a description": (nothing, figure(), "screen", "PDF-FIGURE-ALT"),
    "a figure with an empty description": (nothing, figure(Alt=pikepdf.String(" ")), "office", "PDF-FIGURE-ALT"),
    "a figure by another name": (
        nothing,
        lambda pdf: (
            figure(S2=Name.X)(pdf),
            pdf.Root.StructTreeRoot.K.K[0].__setitem__("/S", Name("/Photo")),
            pdf.Root.StructTreeRoot.__setitem__("/RoleMap", Dictionary(Photo=Name.Picture, Picture=Name.Figure)),
        ),
        "screen",
        "PDF-FIGURE-ALT",
    ),
    "no language": (nothing, entry("Root.Lang", None), "screen", "PDF-LANGUAGE"),
    "an empty language": (nothing, entry("Root.Lang", pikepdf.String("")), "screen", "PDF-LANGUAGE"),
    "no title": (nothing, no_title, "screen", "PDF-TITLE"),
    "a title that is not shown": (nothing, entry("Root.ViewerPreferences", None), "screen", "PDF-TITLE-HIDDEN"),
    "no TrimBox": (nothing, entry("TrimBox", None), "press", "PDF-TRIM-MISSING"),
    "no output intent": (nothing, entry("Root.OutputIntents", None), "press", "PDF-INTENT"),
    "an output intent of PDF/A alone": (nothing, intent(S=Name.GTS_PDFA1), "press", "PDF-INTENT"),
    "an output intent of a press that nobody knows": (nothing, intent(RegistryName=None), "press", "PDF-INTENT"),
    "a profile that is none": (
        nothing,
        intent(RegistryName=None, DestOutputProfile=Name.FOGRA39),
        "press",
        "PDF-INTENT",
    ),
    "no word about trapping": (nothing, trapped(None), "press", "PDF-TRAPPED"),
    "trapping unknown": (nothing, trapped(Name.Unknown), "press", "PDF-TRAPPED"),
    "a TrimBox outside the BleedBox": (
        nothing,
        entry("BleedBox", box(BLEED, BLEED, -9, BLEED)),
        "screen",
        "PDF-BOX-OUTSIDE",
    ),
    "a BleedBox outside the MediaBox": (
        nothing,
        entry("BleedBox", box(MARGIN + 9, BLEED, BLEED, BLEED)),
        "office",
        "PDF-BOX-OUTSIDE",
    ),
    "a TrimBox of three numbers": (nothing, entry("TrimBox", Array([0, 0, 9])), "screen", "PDF-BOX-BROKEN"),
    "a MediaBox without height": (nothing, entry("MediaBox", Array([0, 9, 300, 9])), "screen", "PDF-BOX-BROKEN"),
    "bleed of 2 mm": (nothing, entry("BleedBox", box(BLEED, BLEED, BLEED, 2 * MM)), "press", "PDF-BLEED-NARROW"),
    "a ground that ends at the cut": (rectangle(DARK, x=0), nothing, "press", "PDF-BLEED-EMPTY"),
    "a ground that leaves the cut to a slope": (
        nothing,
        raw("0 0 0 1 k -85.04 0 m -85.04 60 l -60 60 l -60 0 l f -85.04 0 m -93.54 0 l -93.54 50 l -85.04 50 l f"),
        "press",
        "PDF-BLEED-EMPTY",
    ),
    "a ground with half its bleed": (rectangle(DARK, x=-1.5), nothing, "press", "PDF-BLEED-EMPTY"),
    "a ground 4 mm from the edge": (rectangle(DARK, x=4), nothing, "office", "PDF-MARGIN-INK"),
}


def _inner(pdf: pikepdf.Pdf) -> object:
    return form("1 0 0 rg 0 0 9 9 re f")(pdf)


def _stamp(pdf: pikepdf.Pdf) -> object:
    rectangle = Array([150, 150, 200, 200])
    look = Dictionary(N=form("0 0 1 rg 0 0 9 9 re f")(pdf))
    return pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Stamp, Rect=rectangle, AP=look))


def _all() -> Dictionary:
    return Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[1, 1, 1, 1], N=1)


def _first_image(pdf: pikepdf.Pdf) -> Stream:
    return next(form for form in pdf.pages[-1].Resources.XObject.values() if form.Subtype == "/Image")


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_found_and_nothing_else(name: str) -> None:
    draw, spoil, profile, code = FAULTS[name]
    assert codes(sheet(draw, spoil), profile) == [code]


def test_every_finding_about_pdfs_is_among_the_faults() -> None:
    assert {code for *_, code in FAULTS.values()} | {"PDF-NEAR-FOLD"} == set(PDF)


@pytest.mark.parametrize("profile", PROFILES)
def test_a_sound_sheet_has_no_findings(profile: str) -> None:
    assert codes(sheet(pages=2), profile) == []


NEAR_MISSES: dict[str, tuple[Draw, Spoil, str]] = {
    "RGB on a screen": (rectangle(RED), nothing, "screen"),
    "RGB that no page uses": (nothing, raw("", XObject=form("1 0 0 rg 0 0 9 9 re f")), "press"),
    "CMYK in a form": (nothing, raw("/X Do", XObject=form("1 0 0 0 k 0 0 9 9 re f")), "press"),
    "a grey image": (picture(flat("L", 90)), nothing, "press"),
    "300 % of ink": (rectangle(LADEN), nothing, "press"),
    "an image with 290 % of ink": (picture(flat("CMYK", (185, 185, 185, 185))), nothing, "press"),
    "too much ink outside the trim": (rectangle(HEAVY, x=-8, width=4), nothing, "press"),
    "226 pixels an inch": (picture(flat("L", 90, 226)), nothing, "press"),
    "160 pixels an inch at a desk": (picture(flat("L", 90, 160)), nothing, "office"),
    "an image of one pixel as a ground": (picture(flat("L", 90, 1)), nothing, "press"),
    "a line of 0.25 pt": (line(0.25), nothing, "press"),
    "a hairline on a screen": (line(0.1), nothing, "screen"),
    "a crop mark": (lambda canvas: (canvas.setLineWidth(0.1), canvas.line(-20, 0, -12, 0)), nothing, "press"),
    "white text of 6 pt": (both(rectangle(DARK), words(31, 40, 6, WHITE)), nothing, "press"),
    "dark text of 5 pt": (words(31, 40, 5), nothing, "press"),
    "text 5.2 mm from the cut": (words(5.2, 60), nothing, "press"),
    "text at the edge of a screen": (words(1, 60), nothing, "screen"),
    "a slug line": (words(10, -7), nothing, "press"),
    "grey text that can be read": (words(30, 60, fill=ENOUGH), nothing, "screen"),
    "faint text that is large": (words(30, 60, 18, FAINT), nothing, "screen"),
    "faint text that is bold and large": (
        lambda canvas: words(30, 60, 14, FAINT, bold())(canvas),
        nothing,
        "screen",
    ),
    "white text on a dark ground": (both(rectangle(DARK), words(31, 40, 10, WHITE)), nothing, "screen"),
    "invisible text": (nothing, raw("1 g BT 3 Tr /F1+0 10 Tf (A sheet) Tj ET"), "screen"),
    "a figure with a description": (nothing, figure(Alt=pikepdf.String("A hand")), "screen"),
    "no tags for the press": (nothing, entry("Root.StructTreeRoot", None), "press"),
    "an output intent with its profile": (nothing, embedded, "press"),
    "trapping stated in the metadata alone": (nothing, trapped_by_metadata, "press"),
    "no output intent and no word about trapping on a screen": (
        nothing,
        lambda pdf: (entry("Root.OutputIntents", None)(pdf), trapped(None)(pdf)),
        "screen",
    ),
    "no TrimBox on a screen": (nothing, entry("TrimBox", None), "screen"),
    "bleed without a BleedBox": (nothing, entry("BleedBox", None), "press"),
    "bleed of an eighth of an inch": (nothing, entry("BleedBox", box(9, 9, 9, 9)), "press"),
    "a ground with all its bleed": (rectangle(DARK, x=-3), nothing, "press"),
    "a hill whose slope runs out through the bleed": (
        nothing,
        raw("0 0 0 1 k -95 40 m -60 58 l -60 0 l -95 0 l f"),
        "press",
    ),
    "a ground that stops before the cut": (rectangle(DARK, x=3), nothing, "press"),
    "a ground 6.2 mm from the edge": (rectangle(DARK, x=6.2), nothing, "office"),
    "boxes with their corners the other way round": (
        nothing,
        lambda pdf: pdf.pages[-1].obj.__setitem__(
            "/TrimBox", Array(list(pdf.pages[-1].obj.TrimBox)[2:] + list(pdf.pages[-1].obj.TrimBox)[:2])
        ),
        "press",
    ),
    "operators that make no sense": (nothing, raw("1 w q Q Q Q (x) rg /No Do /No gs 1 2 re f /No sh 3 cm"), "press"),
}


@pytest.mark.parametrize("name", NEAR_MISSES)
def test_what_just_passes_is_not_told(name: str) -> None:
    draw, spoil, profile = NEAR_MISSES[name]
    assert codes(sheet(draw, spoil), profile) == []


def spot_of(data: bytes, profile: str = "press") -> tuple[int, tuple[float, ...]]:
    (finding,) = check_pdf("sheet.pdf", data, profile)
    return finding.place.page, finding.place.spot


def test_a_place_is_the_page_and_millimetres_from_the_top_left_of_the_trim() -> None:
    assert spot_of(sheet(rectangle(RED, x=30, y=40, width=20, height=20), pages=3)) == (3, (90.0, 30.0))


@pytest.mark.parametrize(
    ("turn", "spot"), [(0, (90.0, 30.0)), (90, (30.0, 40.0)), (180, (40.0, 50.0)), (270, (50.0, 90.0))]
)
def test_a_turned_page_is_measured_as_it_is_seen(turn: int, spot: tuple[float, float]) -> None:
    assert spot_of(sheet(rectangle(RED, x=30, y=40), entry("Rotate", turn))) == (1, spot)


@pytest.mark.parametrize(("turn", "side"), [(0, "left"), (90, "top"), (180, "right"), (270, "bottom")])
def test_a_side_is_named_as_it_is_seen(turn: int, side: str) -> None:
    (finding,) = check_pdf("sheet.pdf", sheet(words(1, 60), entry("Rotate", turn)), "press")
    assert finding.arguments["side"] == side


def test_places_in_forms_and_images_follow_their_matrices() -> None:
    inside = form("1 0 0 rg 10 0 10 10 re f", Matrix=Array([2, 0, 0, 2, 0, 0]))
    page, (top, left) = spot_of(sheet(spoil=raw("1 0 0 1 0 20 cm /X Do", XObject=inside)))
    assert (page, left) == (1, round((30 * MM + 20) / MM, 1))
    assert top == round((120 * MM - 40) / MM, 1)


def test_the_ink_of_an_image_is_told_where_it_is_heaviest() -> None:
    image = flat("CMYK", (20, 20, 20, 20), 400)
    image.paste((240, 240, 240, 200), (300, 100, 320, 120))
    (finding,) = check_pdf("sheet.pdf", sheet(picture(image, 40 / 25.4)), "press")
    assert finding.code == "PDF-INK"
    top, left = finding.place.spot
    assert abs(left - 60.1) < 0.2
    assert abs(top - 90.1) < 0.2


def jpeg(decode: list[int]) -> Callable[[pikepdf.Pdf], object]:
    """Light inks as Adobe's kind of JPEG keeps them, upside down; `decode` says so to the PDF, or does not."""

    def make(pdf: pikepdf.Pdf) -> object:
        file = io.BytesIO()
        flat("CMYK", (20, 30, 40, 10)).save(file, "JPEG", quality=95)
        made = Stream(pdf, file.getvalue(), Type=Name.XObject, Subtype=Name.Image, Width=300, Height=300)
        entries = {"BitsPerComponent": 8, "ColorSpace": Name.DeviceCMYK, "Filter": Name.DCTDecode, "Decode": decode}
        for key, value in entries.items():
            made[f"/{key}"] = Array(value) if isinstance(value, list) else value
        return made

    return make


@pytest.mark.parametrize(("decode", "found"), [([1, 0] * 4, []), ([0, 1] * 4, ["PDF-INK"])])
def test_a_jpeg_in_cmyk_is_measured_the_right_way_up(decode: list[int], found: list[str]) -> None:
    assert codes(sheet(spoil=raw("72 0 0 72 0 0 cm /X Do", XObject=jpeg(decode))), "press") == found


def test_marks_of_a_kind_are_counted_and_told_once_a_page() -> None:
    many = both(*(rectangle(RED, x=10 + 4 * n, width=2) for n in range(7)))
    (finding,) = check_pdf("sheet.pdf", sheet(many), "press")
    assert finding.arguments["count"] == 7


def test_a_font_is_told_once_a_file() -> None:
    def helvetica(pdf: pikepdf.Pdf) -> None:
        for page in pdf.pages:
            page.Resources.Font["/H"] = Dictionary(HELVETICA)

    assert codes(sheet(spoil=helvetica, pages=4), "press") == ["PDF-FONT-LOOSE"]
