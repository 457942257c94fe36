"""One page for those who answer for a guide's words: marks, findings by section, questions for a person.

A guide, its Reading and its findings enter; one self-contained HTML file leaves, for screen, telephone and paper. All
text of the guide passes the escaping writer of the ebook. The same guide gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from publisher.markup.xml import Element, Node, element, fragment
from publisher.model.catalogue import severity
from publisher.model.finding import Finding, Severity
from publisher.model.guide import Guide
from publisher.model.walk import plain_text
from publisher.preflight.findings_page import finding_item, page_head
from publisher.preflight.language import Reading
from publisher.preflight.language_allow import named
from publisher.preflight.language_grade import FLESCH_LIMIT, FLESCH_TARGET, SMOG_LIMIT, SMOG_TARGET, Grade
from publisher.preflight.language_questions import INSTRUMENTS, Instrument

_COUNTED = {Severity.ERROR: "to mend", Severity.WARNING: "to look at", Severity.NOTE: "to know"}
_WHOLE = "The guide as a whole"
_ANSWERS = ("Yes", "No", "Does not apply")


def page(guide: Guide, reading: Reading, findings: Sequence[Finding]) -> bytes:
    """The page; `findings` are all that was found, those about layout too."""
    title = f"Report on “{guide.metadata.title}”"
    parts = (
        _summary(guide, title, findings),
        _marks(reading),
        _by_section(guide, findings),
        _set_aside(guide),
        _checklist(),
    )
    main = element("main", *(node for part in parts for node in part))
    return b"<!DOCTYPE html>\n" + fragment(element("html", page_head(title), element("body", main), lang="en"), "\n")


def _summary(guide: Guide, title: str, findings: Sequence[Finding]) -> Iterator[Node]:
    numbers = {kind: sum(severity(each) is kind for each in findings) for kind in Severity}
    yield element("h1", title)
    metadata = guide.metadata
    about = (f"Version {metadata.version}" if metadata.version else "", f"Language {metadata.language}", guide.folder)
    yield element("p", " · ".join(filter(None, about)), class_="about")
    counted = (
        element("li", element("strong", str(numbers[kind])), f" {_COUNTED[kind]}", class_=kind.value)
        for kind in Severity
    )
    yield element("ul", *counted, class_="counts")


def _marks(reading: Reading) -> Iterator[Node]:
    yield element("h2", "How hard it is to read")
    if not reading.grades:
        yield element("p", "The formulas are English, so a guide in another language has no marks.")
        return
    heads = ("Edition", "Sentences", "Words", "SMOG grade", "Flesch-Kincaid grade", "In words")
    head = element("tr", *(element("th", each, scope="col") for each in heads))
    rows = (_mark(grade) for grade in reading.grades)
    caption = element(
        "caption", "School grades of each edition’s running text; in brackets, with the guide’s own terms."
    )
    yield element("div", element("table", caption, element("thead", head), element("tbody", *rows)), class_="wide")
    yield element(
        "p",
        f"Aim for SMOG {SMOG_TARGET:.0f} and Flesch-Kincaid {FLESCH_TARGET:.0f} or less; more than {SMOG_LIMIT:.0f} or "
        f"{FLESCH_LIMIT:.0f} is too hard. Headings, labels, numbers and the glossary are not counted. Formulas differ "
        "by some grades on the same text, and none says whether it was understood.",
        class_="small",
    )


def _mark(grade: Grade) -> Element:
    figures = (str(grade.sentences), str(grade.words))
    if not grade.measured:
        cells = (*figures, "–", "–", "Too short to be measured: 30 sentences or 300 words are the least.")
    else:
        smog, flesch = f"{grade.smog_plain:.1f} ({grade.smog:.1f})", f"{grade.flesch_plain:.1f} ({grade.flesch:.1f})"
        cells = (*figures, smog, flesch, _verdict(grade))
    return element("tr", element("th", grade.edition, scope="row"), *(element("td", each) for each in cells))


def _verdict(grade: Grade) -> str:
    if grade.smog_plain > SMOG_LIMIT or grade.flesch_plain > FLESCH_LIMIT:
        return "Too hard."
    if grade.smog_plain > SMOG_TARGET or grade.flesch_plain > FLESCH_TARGET:
        return "Harder than it should be."
    return "Plain enough."


def _by_section(guide: Guide, findings: Sequence[Finding]) -> Iterator[Node]:
    yield element("h2", "What was found")
    if not findings:
        yield element("p", "Nothing was found.")
    grouped: dict[str, list[Finding]] = {}
    for finding in findings:
        grouped.setdefault(_section(guide, finding), []).append(finding)
    order = [_WHOLE, *(_heading(guide, index) for index in range(len(guide.sections)))]
    for name in sorted(grouped, key=order.index):
        yield element("h3", name)
        yield element("ol", *(_finding(guide, each) for each in grouped[name]), class_="findings")


def _heading(guide: Guide, index: int) -> str:
    return plain_text(guide.sections[index].heading) or guide.metadata.title


def _section(guide: Guide, finding: Finding) -> str:
    """The heading that the finding stands under, by file and line."""
    place, found = finding.place, _WHOLE
    for index, section in enumerate(guide.sections):
        if section.place.file == place.file and section.place.line <= place.line:
            found = _heading(guide, index)
    return found


def _finding(guide: Guide, finding: Finding) -> Element:
    quoted = str(finding.arguments.get("sentence", ""))
    if not quoted:
        return finding_item(finding)
    return finding_item(finding, element("blockquote", element("p", quoted), lang=guide.metadata.language))


def _set_aside(guide: Guide) -> Iterator[Node]:
    """Allowances with the reasons given, so that whoever signs sees what was not reported."""
    allowed = [each for each in guide.metadata.allow if each.reason]
    if allowed:
        yield element("h2", "What was set aside, and why")
        yield element("ul", *(element("li", element("strong", named(each)), f": {each.reason}") for each in allowed))


def _checklist() -> Iterator[Node]:
    yield element("h2", "Questions that only a person can answer")
    yield element("p", "Tick on the screen, or print this page. Answer each for the edition you hand out.")
    for instrument in INSTRUMENTS:
        yield element("h3", instrument.name)
        told = (
            f"{instrument.source}. {instrument.scored}" if instrument.scored else f"{instrument.source.capitalize()}."
        )
        yield element("p", told.strip(), class_="small")
        yield from (_question(instrument, *each) for each in instrument.questions)
    yield element(
        "p",
        "Looked at by ",
        element("span", "", class_="line"),
        " on ",
        element("span", "", class_="line"),
        class_="signed",
    )


def _question(instrument: Instrument, number: str, question: str) -> Element:
    name = f"{instrument.name}-{number}".lower().replace(" ", "-")
    answers = (
        element("label", element("input", type="radio", name=name, value=each.lower()), f" {each}") for each in _ANSWERS
    )
    legend = element("legend", element("span", number, class_="number"), " ", question)
    return element("fieldset", legend, element("div", *answers, class_="answers"))
