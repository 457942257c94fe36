"""The few words that the ebook itself brings: names of its own pages and of the links between them. What every
edition says of itself has its words in `edition/words.py`, which also knows the languages that there are words in."""

from __future__ import annotations

from publisher.edition.words import speaks

LANGUAGE = "en"

COVER = "Cover"
COVER_OF = "Cover of {title}"
TITLE_PAGE = "Title page"
CONTENTS = "Contents"
LANDMARKS = "Landmarks"
START = "Start of the guide"
OPENING = "Introduction"
NOTES = "Notes"
NOTE_MARK = "Note {number}"
BACK_FROM_NOTE = "Back to note {number} in the text"
BACK_FROM_NOTE_AGAIN = "Back to note {number} in the text, place {place}"
DESCRIPTIONS = "Picture descriptions"
DESCRIPTION = "Picture description"
DESCRIPTION_OF = "Picture description: {picture}"
PICTURE = "Picture {number}"
BACK_TO_PICTURE = "Back to the picture"
BACK_TO_PICTURE_OF = "Back to the picture: {picture}"
COLOPHON = "About this guide"
VERSION_AND_REVIEW = "Version and review"
WRITTEN_BY = "Written by {names}."
PUBLISHED_BY = "Published by {name}."
EVIDENCE = "Evidence"
CONFLICTS = "Conflicts of interest"
FEEDBACK = "Feedback"
RIGHTS = "Rights"
ONLINE = "This guide online"
ACCESSIBILITY = "Accessibility"
PAGES = "Panels of the printed brochure"
PAGE_SOURCE = "{title}, printed brochure"
ACCESSIBLE_TEXT = (
    "The text can be read out, enlarged and shown in the reader's own colours. Headings, lists, tables and notes are "
    "marked as such, and the contents lead to every chapter."
)
ACCESSIBLE_PICTURES = "Each picture that carries meaning has a text that says what it shows."
INACCESSIBLE_PICTURES = "Some pictures have no text that says what they show."
ACCESSIBLE_DESCRIPTIONS = "Longer picture descriptions stand at the end of the book."
ACCESSIBLE_PAGES = "Marks show where each panel of the printed brochure begins."
ACCESSIBLE_MOTION = "Nothing flashes, moves or makes a sound."


def tongue(language: str) -> dict[str, str | None]:
    """What an element that holds these words says of their language, as keywords of `element`: nothing in a guide in
    the same language. A screen reader would else say them by the guide's rules."""
    return {} if speaks(language) else {"lang": LANGUAGE, "xml_lang": LANGUAGE}


def guide_tongue(language: str) -> dict[str, str | None]:
    """The same of an element inside such a one that holds the guide's words again."""
    return {} if speaks(language) else {"lang": language, "xml_lang": language}
