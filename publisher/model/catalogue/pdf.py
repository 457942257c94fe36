"""Findings about finished PDFs: `UNREADABLE` ends the command with exit code 2, `PDF` is what preflight reports.

How grave a finding is depends on the profile that the file is checked for; each entry says it for all three."""

from collections.abc import Mapping
from types import MappingProxyType

from publisher.model.catalogue.entry import ERROR, NOTE, WARNING, Entry
from publisher.model.finding import Severity

_GRADES = {"E": ERROR, "W": WARNING, "N": NOTE}


PROFILES = ("screen", "press", "office")


def _entry(given: str, sentence: str, hint: str, why: str) -> Entry:
    """`given`: E, W or N (error, warning, note) for each of PROFILES; `-`: silent."""
    grades: Mapping[str, Severity] = {
        profile: _GRADES[grade] for profile, grade in zip(PROFILES, given.split(), strict=True) if grade != "-"
    }
    gravest = min(grades.values(), key=list(Severity).index)
    return Entry(gravest, sentence, hint, why, MappingProxyType(grades))


UNREADABLE: dict[str, Entry] = {
    "PDF-NONE": Entry(
        ERROR,
        "this is no PDF: it does not begin like one",
        "name a PDF, or the guide's folder or Markdown file",
        "A PDF begins with `%PDF-`. A file with another beginning was saved under a wrong name.",
    ),
    "PDF-DAMAGED": Entry(
        ERROR,
        "the PDF is damaged: {reason}",
        "export or download it again; it may have been cut off",
        "Some viewers guess what a damaged file meant, and each guesses otherwise. A print shop's machine does not, "
        "so nothing is checked that might not be what is printed.",
    ),
    "PDF-ENCRYPTED": Entry(
        ERROR,
        "the PDF is encrypted",
        "save it without a password and without restrictions",
        "Encryption keeps assistive technology and print shops from the content. PDF/A and PDF/X forbid it.",
    ),
}

PDF: dict[str, Entry] = {
    "PDF-BOX-OUTSIDE": _entry(
        "E E E",
        "the {inner} reaches out of the {outer}, by {over} mm",
        "set the boxes so that MediaBox holds BleedBox and BleedBox holds TrimBox",
        "The boxes of a page say where the sheet, the bleed and the finished page end. Where they do not lie inside "
        "one another, programs put the page in different places (ISO 32000-2, 14.11.2).",
    ),
    "PDF-BOX-BROKEN": _entry(
        "E E E",
        "the {box} is no rectangle",
        "export the file again: a box is four numbers and has a width and a height",
        "Without a sound box nobody knows how large the page is. It was checked as if the box were not there.",
    ),
    "PDF-TRIM-MISSING": _entry(
        "- E -",
        "the page has no TrimBox",
        "export it with trim and bleed, as the print shop's PDF/X setting does",
        "The TrimBox says where the page is cut. PDF/X demands it, and imposition places the page by it.",
    ),
    "PDF-INTENT": _entry(
        "- W -",
        "the PDF does not say for which press its inks are mixed: {problem}",
        "export as PDF/X-4 with the print shop's profile as output intent",
        "The same cyan, magenta, yellow and black look different on coated and on uncoated paper. The output intent "
        "says which was meant, so that proof and press agree; PDF/X demands it. Without it the print shop guesses.",
    ),
    "PDF-TRAPPED": _entry(
        "- N -",
        "the PDF does not say whether its colours are trapped",
        "export as PDF/X-4, or set “trapped” to no",
        "Trapping lets neighbouring colours overlap a little, so that no paper shows between them. Print shops add it, "
        "unless the file says that it was done. PDF/X demands an answer (the Trapped key, true or false).",
    ),
    "PDF-BLEED-NARROW": _entry(
        "- E -",
        "the bleed is {width} mm wide at the {side}; {least} mm are needed",
        "export with 3 mm (0.125 in) of bleed on all sides",
        "Sheets shift under the knife. Colour that ends exactly at the cut leaves a white edge on some copies, so it "
        "has to run on past it.",
    ),
    "PDF-BLEED-EMPTY": _entry(
        "- E -",
        "colour touches the {side} edge for {length} mm, but the bleed beyond it is not filled",
        "let grounds and pictures run out to the BleedBox, or end 3 mm before the cut",
        "A BleedBox alone is not enough: what is seen at the edge has to go on into it, or cutting leaves a white "
        "edge. The page was drawn and looked at.",
    ),
    "PDF-MARGIN-INK": _entry(
        "- - E",
        "ink comes within {distance} mm of the {side} edge; desk printers need {least} mm",
        "draw grounds and boxes in from the edges, or choose the office profile when building",
        "Most desk printers cannot print close to the edge of the paper. What lies there is cut off.",
    ),
    "PDF-FONT-LOOSE": _entry(
        "E E E",
        "the font {font} is not embedded",
        "export with all fonts embedded",
        "A font that is not in the file is replaced by another one elsewhere: lines run over, characters are lost. "
        "PDF/A, PDF/UA and PDF/X all demand embedding. Fonts that a page names count, even if no text uses them.",
    ),
    "PDF-RGB": _entry(
        "- E -",
        "{what} in {space} ({count} on this page)",
        "convert it to CMYK with the print shop's profile before or while exporting",
        "A press prints with inks. What is not given as ink is converted on the way, by rules that you do not see, "
        "and black text may come out in four colours. Colours inside pictures, patterns and forms count.",
    ),
    "PDF-SPOT": _entry(
        "- N -",
        "the spot ink “{ink}” is used: a plate of its own",
        "agree on it with the print shop, or convert it to CMYK",
        "Each spot ink is one more plate and costs accordingly.",
    ),
    "PDF-INK": _entry(
        "- E -",
        "{what} carries {ink} % of ink; the limit is {limit} %",
        "make the colour lighter, or convert with a profile that has a lower total",
        "Too much ink does not dry: it smears and sets off on the next sheet. Coated paper takes 300 to 330 %, "
        "uncoated 240 to 280 %. Each mark is judged by itself; inks that overprint one another are not added up.",
    ),
    "PDF-INK-UNREAD": _entry(
        "- W -",
        "the ink of an image was not measured: {reason}",
        "look at it in the print shop's own preflight",
        "The image is packed in a way that is not read here, or it is larger than is read.",
    ),
    "PDF-IMAGE-COARSE": _entry(
        "W E E",
        "an image of {width} × {height} pixels has {ppi} ppi at its size; {least} are the least",
        "put in a larger picture, or print this one smaller",
        "Under 150 pixels an inch the pixels show. A picture taken from a web page is the usual cause.",
    ),
    "PDF-IMAGE-SOFT": _entry(
        "- W -",
        "an image of {width} × {height} pixels has {ppi} ppi at its size; {least} look sharp",
        "put in a larger picture if there is one",
        "Offset printing shows detail up to 300 pixels an inch; under 225 a picture looks soft.",
    ),
    "PDF-HAIRLINE": _entry(
        "- E W",
        "a line is {width} pt thin ({count} on this page); {least} pt print safely",
        "make lines at least {least} pt thick",
        "Thinner lines break up or vanish on a press, though a desk printer may show them thicker than they are.",
    ),
    "PDF-KNOCKOUT": _entry(
        "- E W",
        "white text of {size} pt on a ground: “{text}” ({count} in all); {least} pt are the least",
        "set it larger, or dark on a light ground",
        "Ink flows into fine white letters from all sides, and plates never meet exactly: small ones fill up.",
    ),
    "PDF-NEAR-TRIM": _entry(
        "- E E",
        "text is {distance} mm from the {side} edge: “{text}” ({count} in all); {least} mm are the least",
        "move the text in",
        "Cutting may be off by a millimetre or two, and desk printers leave the edge white.",
    ),
    "PDF-NEAR-FOLD": _entry(
        "W E W",
        "text is {distance} mm from the fold at {fold} mm: “{text}” ({count} in all); {least} mm are the least",
        "keep text clear of folds",
        "A fold may be off by two or three millimetres. Text in the crease is hard to read and wears off.",
    ),
    "PDF-UNTAGGED": _entry(
        "E - E",
        "the PDF has no tags",
        "export it tagged (accessible, PDF/UA)",
        "Tags tell a screen reader what is a heading, a list or a picture, and in which order to read. Without them "
        "it guesses. Both the structure tree and the mark that says so must be there (ISO 14289-1, 7.1).",
    ),
    "PDF-FIGURE-ALT": _entry(
        "E - E",
        "a figure has no description ({count} on this page)",
        "describe it in its source, or mark it as decoration",
        "Who cannot see a picture hears its description (ISO 14289-1, 7.3). Decoration belongs among the artifacts.",
    ),
    "PDF-LANGUAGE": _entry(
        "E - E",
        "the PDF does not say its language",
        "set the document's language before exporting",
        "A screen reader picks its voice by the language (WCAG 2.2, 3.1.1).",
    ),
    "PDF-TITLE": _entry(
        "E - E",
        "the PDF has no title",
        "set the document's title before exporting",
        "The title is the first thing a screen reader says (WCAG 2.2, 2.4.2).",
    ),
    "PDF-TITLE-HIDDEN": _entry(
        "E - E",
        "viewers are not told to show the title",
        "set “show document title” (DisplayDocTitle) before exporting",
        "Without it the window shows the file's name, and so says the screen reader (ISO 14289-1, 7.1).",
    ),
    "PDF-CONTRAST": _entry(
        "E W E",
        "text in {colour} on {ground} has a contrast of {ratio}, {least} is needed: “{text}” ({count} in all)",
        "make the text darker or its ground lighter, or the reverse",
        "Faint text cannot be read by many patients. Normal text needs 4.5:1, text of 18 pt, or bold of 14 pt, needs "
        "3:1 (WCAG 2.2, 1.4.3). The ground was drawn and measured under each word.",
    ),
}
