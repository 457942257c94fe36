"""Findings about the laid-out sheet."""

from publisher.model.catalogue.entry import ERROR, WARNING, Entry

SHEET: dict[str, Entry] = {
    "PANEL-OVERSET": Entry(
        ERROR,
        "“{section}” does not fit on the panel {panel}: about {much} too many",
        "{cure}; or {remedy}",
        "The text was set at the smallest size the brand allows and still needs more room than its frame has. "
        "Nothing is cut off and nothing is set smaller than the brand's limit, so no file is written. The line named "
        "is the first one that found no room.",
    ),
    "PAGE-OVERSET": Entry(
        ERROR,
        "Something in “{section}” is taller than a page and cannot be parted.",
        "Make it shorter, or use a smaller picture; a list or paragraphs can go on to the next page.",
        "Text goes on from page to page, but a heading, a picture or a row cannot be cut in two. Nothing is cut off, "
        "so no file is written.",
    ),
    "GLYPH-MISSING": Entry(
        ERROR,
        "no font of the brand has the characters {characters}",
        "use other characters, or add a font that has them to the fallbacks of the brand ({font} lacks them)",
        "A character that no font has would print as an empty box. Names in other scripts often need a fallback "
        "font in the brand.",
    ),
    "COVER-LETTERS": Entry(
        WARNING,
        "The ebook's cover leaves out “{text}”: no font of the brand has the characters {characters}.",
        "Add a font that has them to the fallbacks of the brand, or use other characters.",
        "The cover is a picture, so a letter that no font has would stand there as an empty box. On the title page the "
        "words stand as text, which reading programs can set in fonts of their own.",
    ),
    "NUMBER-PARTED": Entry(
        ERROR,
        "the number {word} is wider than its column and would be broken over lines",
        "give the table fewer columns, or turn its rows into a list",
        "A number that is broken over two lines is easily misread, and a dose or a date must not be. The column it "
        "stands in is narrower than the number itself.",
    ),
    "WORD-PARTED": Entry(
        WARNING,
        "“{word}” is wider than its column and is broken between letters",
        "use a shorter word or address, or give the table fewer columns",
        "Panels are set without hyphens. A word that is wider than its column is broken where the column ends, so that "
        "none of it is lost.",
    ),
    "SVG-TEXT": Entry(
        ERROR,
        "the words in {source} would not be printed: {words}",
        "turn them into outlines in the drawing program, or write them into the caption",
        "A vector file may ask for any font, which a printed sheet cannot promise to have. So its words are not drawn "
        "on paper, and a picture that loses its words could mislead.",
    ),
    "SVG-UNREAD": Entry(
        WARNING,
        "{source} has parts that print otherwise than they look on a screen: {kinds}",
        "use plain shapes with flat fills and strokes, or give the picture as a PNG",
        "Paper takes a vector file's paths, shapes, flat fills and strokes. Gradients become one colour; pictures, "
        "masks, filters and the like are left out.",
    ),
    "DRAWING-UNKNOWN": Entry(
        ERROR,
        "there is no drawing called “{name}”",
        "use one of: {known}",
        "A picture whose address begins with `drawing:` is drawn by the publisher, by its name.",
    ),
}
