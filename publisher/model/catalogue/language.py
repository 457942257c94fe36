"""Findings about a guide's words: are they plain, whole, and no more than may be claimed?

Thresholds that no standard gives are the editors' own; `docs/lint.md` says which and how the rules were tried."""

from publisher.model.catalogue.entry import ERROR, NOTE, WARNING, Entry
from publisher.model.finding import Severity

_ALLOW = " Or allow it in the front matter, with a reason."
_TO_MEND_A_GRADE = (
    "Use shorter words and shorter sentences; `publisher check --report FILE.html` shows where. Words that the guide "
    "cannot do without belong under 'terms' in the front matter or in the glossary."
)
_WHY_A_GRADE = (
    " Patients read best at the level of a twelve-year-old or below. The figure counts whole sentences of running "
    "text; headings, labels, numbers and the glossary are left out. The second figure counts the guide's own terms too."
)
_SMOG = "SMOG estimates the school grade that understands a text from its words of three syllables or more."
_FLESCH = "Flesch and Kincaid's grade weighs words a sentence and syllables a word."


def _grade(severity: Severity, name: str, held: str, why: str) -> Entry:
    said = f"The edition “{{edition}}” is {held}: {name} grade {{plain}}"
    limit = ", at most {limit}" if severity is ERROR else "; aim for {target}"
    return Entry(severity, f"{said}{limit} ({{whole}} with its own terms).", _TO_MEND_A_GRADE, why + _WHY_A_GRADE)


PLAIN: dict[str, Entry] = {
    "SMOG-TOO-HIGH": _grade(ERROR, "SMOG", "too hard to read", _SMOG),
    "SMOG-ABOVE-TARGET": _grade(WARNING, "SMOG", "hard to read", _SMOG),
    "FLESCH-TOO-HIGH": _grade(ERROR, "Flesch-Kincaid", "too hard to read", _FLESCH),
    "FLESCH-ABOVE-TARGET": _grade(WARNING, "Flesch-Kincaid", "hard to read", _FLESCH),
    "SENTENCE-LONG": Entry(
        WARNING,
        "This sentence has {count} words; {most} are the most: “{begins}”.",
        "Make two sentences of it, one thought each." + _ALLOW,
        "A reader who is worried or tired loses a long sentence half way.",
    ),
    "PARAGRAPH-LONG": Entry(
        WARNING,
        "This paragraph has {words} words in {sentences} sentences; 80 words or 5 sentences are the most: “{begins}”.",
        "Divide it, or make a list of it." + _ALLOW,
        "People look for an answer and skip a wall of text. One paragraph holds one point (PEMAT item 8).",
    ),
    "HEADING-WANTED": Entry(
        WARNING,
        "{count} words follow under “{heading}” without another heading; {most} are the most.",
        "Put a heading where the subject changes." + _ALLOW,
        "Headings let a reader find the place, and come back to it (PEMAT item 9).",
    ),
    "PASSIVE-SHARE": Entry(
        WARNING,
        "{share} in 100 sentences of the edition “{edition}” are passive ({passive} of {count}); 10 are the most. "
        "The first is: “{begins}”.",
        "Say who does it: “We clean your skin” for “Your skin is cleaned”." + _ALLOW,
        "A passive sentence hides who has to act, which may be the reader (PEMAT item 5).",
    ),
    "CAPITALS-RUN": Entry(
        WARNING,
        "More than three words in capitals: “{words}”.",
        "Write them as usual and put two asterisks on either side to make them bold." + _ALLOW,
        "Words in capitals have no shape, so they are slow to read, and some readers hear them shouted.",
    ),
    "PERCENT-ALONE": Entry(
        WARNING,
        "“{words}” stands without the same in people, such as “3 in 10 people”.",
        "Add it in whole people; keep the same “in 10” or “in 100” throughout." + _ALLOW,
        "Many readers cannot picture a percentage. Strengths of a product, such as 4% lidocaine, are left alone.",
    ),
    "JARGON-UNEXPLAINED": Entry(
        WARNING,
        "“{words}” is used here for the first time and not explained.",
        "Explain it in brackets, or link it to its entry in the glossary." + _ALLOW,
        "The guide's own glossary holds this word, so some readers will not know it. Editions differ in what comes "
        "first, and a short one has no glossary at all (PEMAT item 4).",
    ),
    "ACTION-MISSING": Entry(
        WARNING,
        "{where} never says what to do.",
        "Begin a sentence with what to do: “Call us if …”, “Wash your hands before …”." + _ALLOW,
        "Material is judged by what a reader can do after it (PEMAT item 20). Sections of class action, aftercare, "
        "before, call or steps, and those whose heading promises it, need at least one instruction.",
    ),
}

SLIPS: dict[str, Entry] = {
    "SENTENCE-UNFINISHED": Entry(
        ERROR,
        "This text breaks off: “{begins}”.",
        "Write the rest, or end it with a full stop." + _ALLOW,
        "Text that was cut off may have lost the very words that keep a reader safe.",
    ),
    "WORD-DOUBLED": Entry(
        WARNING,
        "A word stands twice: “{words}”.",
        "Delete one." + _ALLOW,
        "A doubled word is nearly always a slip, and the eye of whoever wrote it passes over it.",
    ),
    "PLACEHOLDER-TEXT": Entry(
        ERROR,
        "“{words}” only holds a place.",
        "Write what belongs there, or use a variable such as {{{{ clinic.phone }}}}." + _ALLOW,
        "A leaflet that says “insert number here” leaves a patient without the number.",
    ),
    "SPELLING-MIXED": Entry(
        WARNING,
        "“{words}” is {manner} spelling in a text that otherwise is not; “{better}” goes with the rest.",
        "Spell it as the guide's language has it, or correct 'language' in the front matter." + _ALLOW,
        "Two manners side by side look careless, and a screen reader speaks the guide in one of them.",
    ),
}

CLAIMS: dict[str, Entry] = {
    "CLAIM-FORBIDDEN": Entry(
        ERROR,
        "“{words}” claims what must not be claimed. {reason}",
        "Say what was found, in how many people, and what is not known." + _ALLOW,
        "Regulators of advertising and of medical devices in the US and the UK do not accept these words for a "
        "treatment. Words that are denied just before (“we cannot guarantee”), that a box titled “Walk away if …” or "
        "of class distrust warns of, or that stand in the glossary, are left alone.",
    ),
    "CLAIM-DOUBTFUL": Entry(
        WARNING,
        "“{words}” may claim too much. {reason}",
        "Use a plain word, or give the evidence." + _ALLOW,
        "Praise, pressure and fine names for a treatment are what regulators of advertising ask evidence for.",
    ),
    "CLAIM-TESTIMONIAL": Entry(
        WARNING,
        "“{words}” speaks for one or a few people. {reason}",
        "Say what people generally get, with a source." + _ALLOW,
        "A story of one patient, a gallery of pictures or “results may vary” lets a reader expect what few get.",
    ),
    "CLAIM-DELIVERY": Entry(
        WARNING,
        "The needles are said to carry “{words}” into the skin.",
        "Leave it out, or say that devices are not cleared for it." + _ALLOW,
        "The US rule for microneedling devices (21 CFR 878.4430) leaves out needling creams, drugs and blood products "
        "into the skin, and firm bumps that last have followed it.",
    ),
    "CLAIM-UNCITED": Entry(
        WARNING,
        "“{words}” is a benefit without a source.",
        "Put a footnote's mark behind the sentence." + _ALLOW,
        "A benefit that is claimed needs evidence that can be looked up. A mark in the same paragraph, list or table "
        "will do; a short form leans on the marks of its section's full text.",
    ),
}

OWN: dict[str, Entry] = {
    "ALLOW-UNREASONED": Entry(
        WARNING,
        "The allowance for {what} gives no reason, so it allows nothing.",
        "Add 'reason:' and say in a sentence why the words may stand.",
        "Whoever reviews the guide has to see why a finding was set aside.",
    ),
    "ALLOW-UNMATCHED": Entry(
        WARNING,
        "The allowance for {what} matches nothing in any edition.",
        "Delete it, or correct its code or words.",
        "An allowance that outlived its words would one day hide a new mistake.",
    ),
    "LINT-ENGLISH-ONLY": Entry(
        NOTE,
        "This guide is in “{language}”, and the rules for plain words and claims are English.",
        "Have a native speaker look for hard words and claims; the rules about shape were applied.",
        "Grades, passive sentences, claims and spelling are particular to a language. Long paragraphs, text without "
        "headings, runs of capitals and text that only holds a place are found in any.",
    ),
}

LANGUAGE: dict[str, Entry] = PLAIN | SLIPS | CLAIMS | OWN
