"""The report of a run as one page: how many rows failed, each of these with what to do about it, then all rows.

Pieces of one self-contained HTML file leave, for screen, telephone and paper. Every word of a table passes the escaping
writer of the ebook."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from publisher.markup.xml import Element, Node, element, fragment
from publisher.model.catalogue import severity
from publisher.model.finding import Severity
from publisher.preflight.findings_page import finding_item, page_head
from publisher.press.outcome import Made, Outcome
from publisher.press.report import About, Outcomes, errors, result

_OWN = """
main { max-width: 60rem; }
td ul { list-style: none; margin: 0; padding: 0; }
td li + li { margin-top: .35rem; }
code { font-size: .75rem; color: #4a5658; overflow-wrap: anywhere; }
tr.failed th, tr.failed td:nth-of-type(2) { color: #a3161f; font-weight: bold; }
"""
_HEADS = ("Row", "Clinic", "Result", "Files, with their SHA-256")


def as_page(about: About, outcomes: Outcomes) -> Iterator[str]:
    title = f"Run of “{about.title}”"
    head = page_head(title, _OWN)
    yield '<!DOCTYPE html>\n<html lang="en">\n' + _text(head) + "\n<body>\n<main>\n"
    yield _text(*_summary(about, title))
    if about.failed:
        yield _text(element("h2", "What failed, and why"))
        yield from (_text(*_failure(outcome)) for outcome in outcomes() if outcome.failed)
    yield _text(element("h2", "All rows")) + '<div class="wide">\n<table>\n'
    yield _text(element("thead", element("tr", *(element("th", each, scope="col") for each in _HEADS)))) + "\n<tbody>\n"
    yield from (_text(_row(outcome, about.loose)) + "\n" for outcome in outcomes())
    yield "</tbody>\n</table>\n</div>\n</main>\n</body>\n</html>\n"


def _text(*nodes: Node) -> str:
    return fragment(*nodes).decode()


def _summary(about: About, title: str) -> Iterator[Node]:
    yield element("h1", title)
    yield element("p", f"Clinics of {about.table}", class_="about")
    numbers = {"done": about.rows - about.failed, "failed": about.failed}
    items = (element("li", element("strong", f"{number:,}"), f" {word}") for word, number in numbers.items())
    yield element("ul", *items, class_="counts")
    if about.failed:
        yield element("p", "Mend what is listed below and make the same run again: only the rest will be made.")


def _failure(outcome: Outcome) -> Iterator[Node]:
    yield element("h3", f"Row {outcome.row}: {outcome.clinic or 'no name'}", id=f"row-{outcome.row}")
    yield element("ol", *map(finding_item, errors(outcome)), class_="findings")
    if outcome.files:
        yield element("p", f"Made all the same: {', '.join(made.edition for made in outcome.files)}.")


def _row(outcome: Outcome, loose: bool) -> Element:
    said: Node = result(outcome)
    if outcome.failed:
        said = element("a", result(outcome), href=f"#row-{outcome.row}")
    return element(
        "tr",
        element("th", str(outcome.row), scope="row"),
        element("td", outcome.clinic or "no name"),
        element("td", said),
        element("td", *_files(outcome, loose)),
        class_=result(outcome),
    )


def _files(outcome: Outcome, loose: bool) -> Iterator[Node]:
    """The files, and what else is to be known of the row."""
    if outcome.files:
        yield element("ul", *(element("li", *_file(made, loose)) for made in outcome.files))
    said = [finding for finding in outcome.findings if severity(finding) is not Severity.ERROR]
    if said:
        summary = element("summary", f"{len(said)} to look at")
        yield element("details", summary, element("ol", *map(finding_item, said), class_="findings"))


def _file(made: Made, loose: bool) -> Iterator[Node]:
    yield element("a", made.name, href=quote(made.place, safe="/#=")) if loose else made.name
    if made.pages:
        last = made.first + made.pages - 1
        yield f", page {last:,}" if made.pages == 1 else f", pages {made.first:,} to {last:,}"
    yield " "
    yield element("code", made.sha256)
