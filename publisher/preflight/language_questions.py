"""What no program can judge about a patient's guide: questions for a person, after two public instruments, in our own
words. Numbers are the instruments' own. What is missing from them here, the language checks look at."""

from __future__ import annotations

from publisher.model.value import value


@value
class Instrument:
    """`questions` as number and question; `scored` says how the instrument comes to its mark."""

    name: str
    source: str
    scored: str
    questions: tuple[tuple[str, str], ...]


PEMAT = Instrument(
    "PEMAT-P",
    "Patient Education Materials Assessment Tool for printed material, US Agency for Healthcare Research and Quality",
    "The tool has 24 items. Its mark is the share of items agreed with, of those that apply, for understanding and for "
    "action apart; 70 in 100 is the usual bar. Only the items that need a person's eye are here.",
    (
        ("1", "Is it plain from the first page what this guide is for?"),
        ("2", "Is everything in it there for that purpose, with nothing that leads a reader astray?"),
        ("3", "Are its words the ones your patients use at home?"),
        ("10", "Does it come in an order that makes sense to a patient?"),
        ("15", "Is there a picture wherever a picture would say it better?"),
        ("16", "Does each picture help the text, and none distract from it?"),
        ("18", "Are the pictures clear, without clutter, and free of retouching?"),
        ("22", "Is each thing to do broken into steps that a tired person can follow?"),
        ("23", "Is there something to use, such as a list to tick or a place to write?"),
        ("24", "Where a reader has to work something out, is there an example?"),
        ("25", "Is it said how to use each chart, table or plan?"),
        ("26", "Is there a picture wherever it would make acting easier?"),
    ),
)
CDC = Instrument(
    "CDC Clear Communication Index",
    "US Centers for Disease Control and Prevention",
    "The index has 20 items; 90 of 100 points is a pass. Only the items that need a person's judgement are here.",
    (
        ("1", "Is there one main message, and is it the right one for these readers?"),
        ("2", "Does it stand at the very beginning?"),
        ("4", "Does at least one picture carry the main message?"),
        ("6", "Do main message and call to action say who does what?"),
        ("7", "Are all words ones that these readers use?"),
        ("11", "Does it say what is known, and what is not?"),
        ("13", "Is it said why each piece of advice matters to the reader?"),
        ("14", "Is it said how to do what is advised?"),
        ("15", "Are the numbers ones that these readers use in daily life?"),
        ("16", "Is it always said what a number means for the reader?"),
        ("18", "Is it clear what could go wrong, and for whom?"),
        ("19", "Do risks and benefits both stand there, side by side?"),
        ("20", "Is each chance of harm also told in words or a picture?"),
    ),
)
READERS = Instrument(
    "Before it is handed out",
    "what no instrument replaces",
    "",
    (
        ("a", "Has a clinician checked every fact, dose and number of days?"),
        ("b", "Have at least five patients read it, and said back in their own words what to do?"),
        ("c", "Do pictures and examples show people like your patients?"),
        ("d", "Have you tried every telephone number, address and code in it?"),
        ("e", "Is every quotation, logo and photograph allowed to be there?"),
    ),
)
INSTRUMENTS = (PEMAT, CDC, READERS)
