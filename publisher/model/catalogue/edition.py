"""Findings about choosing and personalising what an edition prints."""

from publisher.model.catalogue.entry import ERROR, Entry

EDITION: dict[str, Entry] = {
    "ONLY-UNKNOWN": Entry(
        ERROR,
        "no edition is called “{name}”",
        "name one of: {known}",
        "A block that opens with `/// only | …` is printed in the editions it names. One of those names is not an "
        "edition of the recipes, so the block would be lost without a word.",
    ),
    "VARIABLE-EMPTY": Entry(
        ERROR,
        "{{{{ {name} }}}} has no value",
        "give it in the clinic's file, in the brand's clinic, or under settings in the guide's front matter",
        "The text needs a value that belongs to the clinic, such as its telephone number. Printing a gap there could "
        "harm a reader, so the edition is not built.",
    ),
    "EDITION-EMPTY": Entry(
        ERROR,
        "the edition “{edition}” has nothing to print",
        "give at least one section a `/// brief`, or let the recipe print whole sections (text: whole)",
        "The recipe selects no section of this guide.",
    ),
}
