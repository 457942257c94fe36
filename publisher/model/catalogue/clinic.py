"""Findings about a clinic's file."""

from publisher.model.catalogue.entry import ERROR, WARNING, Entry

CLINIC: dict[str, Entry] = {
    "CLINIC-SHAPE": Entry(
        ERROR,
        "A clinic's file holds names with values; this does not.",
        "Write lines such as 'name: Harbour Skin Clinic'.",
        "The file says what stands for {{{{ clinic.name }}}} and the like in a guide.",
    ),
    "CLINIC-NAMELESS": Entry(
        ERROR,
        "The clinic has no name.",
        "Write a line 'name: …', or in a table of clinics fill in the column 'name'.",
        "A leaflet that patients take home must say who gave it to them.",
    ),
    "CLINIC-UNKNOWN": Entry(
        WARNING,
        "A clinic has no '{key}'.",
        "{suggestion}Known: {known}. Other values go under 'settings'.",
        "A key that is not known is not read, so a telephone number under a misspelt name would be missing in print.",
    ),
    "CLINIC-TYPE": Entry(
        ERROR,
        "'{key}' should be {wanted}.",
        "Write it as {wanted}.",
        "Each value of a clinic is plain text; an address or hours may be a list of lines.",
    ),
    "CLINIC-UNREAD": Entry(
        ERROR,
        "This clinic's file cannot be read. {problem}",
        "{cure}",
        "A clinic's file is YAML: names with values, one a line. It has to be sound before anything is built for the "
        "clinic.",
    ),
    "CLINIC-LOCKED": Entry(
        ERROR,
        "The brand fixes '{key}', at {brand}, so a clinic cannot set it.",
        "Delete the line here, or ask whoever keeps the brand.",
        "A brand lists under `locked` what is the same for all its clinics, such as its logo, the emergency number or "
        "a medical rule. A clinic's file that gives such a value another way is not built for.",
    ),
}
