"""Findings about choosing and personalising what an edition prints."""

from publisher.model.catalogue.entry import ERROR, Entry

EDITION: dict[str, Entry] = {
    "ONLY-UNKNOWN": Entry(
        ERROR,
        "no edition is called “{name}”",
        "name one of: {known}",
        "A block that opens with `/// only | …` or `/// brief | …` is printed in the editions it names. One of those "
        "names is not an edition of the recipes, so the block would be lost without a word.",
    ),
    "VARIABLE-EMPTY": Entry(
        ERROR,
        "{{{{ {name} }}}} has no value",
        "give it in the clinic's file, in the brand's clinic, or under settings in the guide's front matter",
        "The text needs a value that belongs to the clinic, such as its telephone number. Printing a gap there could "
        "harm a reader, so the edition is not built.",
    ),
    "SAFETY-DROPPED": Entry(
        ERROR,
        "this safety block is not in the edition “{edition}”: {cause}",
        "move it out to where every edition prints it",
        "Every reader gets every safety block in full. An edition that lacks one is not built. A short edition leaves "
        "out what is not in a brief or a safety block, a whole one leaves out briefs, and `/// only` leaves its "
        "content out of all other editions: a safety block inside one of these is lost somewhere. A recipe that needs "
        "only some of them names those under `safety:`, such as `safety: [.call]`.",
    ),
    "SAFETY-ALTERED": Entry(
        ERROR,
        "this safety block would be printed in the edition “{edition}” without {lost}",
        "say it in the block itself, in the same words for every edition and with a value for each variable",
        "A safety block is printed with the same words in every edition, or it is not built. A `/// brief` or "
        "`/// only` inside the block, or a variable without a value, would take words out of it.",
    ),
    "EDITION-EMPTY": Entry(
        ERROR,
        "the edition “{edition}” has nothing to print",
        "give at least one section a `/// brief`, or let the recipe print whole sections (text: whole)",
        "The recipe selects no section of this guide.",
    ),
}
