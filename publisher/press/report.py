"""The reports of a run, for a program (JSON), a spreadsheet (CSV) and a person (HTML). Outcomes enter one by one, as
often as they are asked for, and no report is held in memory. Nothing in them tells when or how fast the run went: the
same rows give the same bytes, however often the run was interrupted."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from publisher import __version__, disk
from publisher.inputs import Inputs
from publisher.manifest import inputs_told
from publisher.model.catalogue import sentence, severity
from publisher.model.finding import Finding, Severity
from publisher.model.value import value
from publisher.press.outcome import Made, Outcome, Source
from publisher.press.shelf import Shelf
from publisher.report import record

NAME = "run-report"
VERSION = 2
COLUMNS = ("row", "clinic", "result", "folder", "errors", "warnings", "findings", "files", "sha256")
Outcomes = Callable[[], Iterable[Outcome]]
_STEERING = ("=", "+", "-", "@", "\t", "\r", "\n")


@value
class About:
    """A run: the guide's `title` and name, the table, how many rows there were and failed, all that it was made from
    but the rows. `terms`: what else the command said that decides what comes out. `loose`: the clinics' files lie
    beside the report; `volumes`: the files that hold those of many clinics."""

    title: str
    guide: str
    table: str
    rows: int
    failed: int
    inputs: Inputs
    terms: Mapping[str, object]
    loose: bool = True
    volumes: tuple[Made, ...] = ()


def write_reports(shelf: Shelf, about: About, outcomes: Outcomes) -> tuple[str, ...]:
    """Write the three; how a person is told of them, the one for people last. Raises BrokenInput: OUTPUT-UNWRITABLE."""
    from publisher.press.page import as_page

    forms = {"json": as_json, "csv": as_csv, "html": as_page}
    for ending, form in forms.items():
        with shelf.growing(f"{NAME}.{ending}") as file:
            for piece in form(about, outcomes):
                file.write(piece.encode("utf-8", "replace"))
    return tuple(shelf.shown(f"{NAME}.{ending}") for ending in forms)


def as_json(about: About, outcomes: Outcomes) -> Iterator[str]:
    """One object; its rows stand one a line."""
    head: dict[str, object] = {
        "version": VERSION,
        "publisher": __version__,
        "guide": about.guide,
        "table": disk.named(Path(about.table)),
        "counts": {"rows": about.rows, "failed": about.failed},
        **inputs_told(about.inputs),
        "terms": dict(about.terms),
    }
    if about.volumes:
        head["volumes"] = [{**_file(made), "pages": made.pages} for made in about.volumes]
    yield json.dumps(head, indent=1, ensure_ascii=False).removesuffix("\n}") + ',\n "rows": ['
    for number, outcome in enumerate(outcomes()):
        yield (",\n  " if number else "\n  ") + json.dumps(_row(outcome), ensure_ascii=False)
    yield "\n ]\n}\n"


def _row(outcome: Outcome) -> dict[str, object]:
    files = [_file(made) for made in outcome.files if not made.pages]
    records = [_record(made) for made in outcome.files if made.pages]
    return {
        "row": outcome.row,
        "clinic": outcome.clinic,
        "result": result(outcome),
        "folder": outcome.folder,
        **({"made_from": _source(outcome.source)} if outcome.source.values else {}),
        "files": files,
        **({"records": records} if records else {}),
        "findings": [record(finding) for finding in outcome.findings],
    }


def _source(source: Source) -> dict[str, str]:
    return {"values": source.values} | ({"logo": source.logo} if source.logo else {})


def _file(made: Made) -> dict[str, object]:
    return {"name": made.name, "edition": made.edition, "bytes": made.size, "sha256": made.sha256, **_set(made)}


def _record(made: Made) -> dict[str, object]:
    """Where a clinic's pages stand in a volume (after PDF/VT's document parts, ISO 16612-2)."""
    told = {"volume": made.name, "edition": made.edition, "first_page": made.first, "pages": made.pages}
    return {**told, "sha256": made.sha256, **_set(made)}


def _set(made: Made) -> dict[str, object]:
    """How it was set; how the guide's own sheet is, where that is otherwise."""
    fit = {"fit": dict(made.fit)} if made.fit else {}
    own = {"guide_fit": dict(made.own)} if made.own and made.own != made.fit else {}
    return {**fit, **own}


def as_csv(_about: About, outcomes: Outcomes) -> Iterator[str]:
    """UTF-8 with a mark, as spreadsheets expect it. A cell that a spreadsheet would take for a formula begins with an
    apostrophe (OWASP, CSV injection)."""
    yield "\ufeff" + _line(COLUMNS)
    for outcome in outcomes():
        yield _line(_cells(outcome))


def _cells(outcome: Outcome) -> tuple[str, ...]:
    grades = [severity(finding) for finding in outcome.findings]
    return (
        str(outcome.row),
        outcome.clinic,
        result(outcome),
        outcome.folder,
        str(grades.count(Severity.ERROR)),
        str(grades.count(Severity.WARNING)),
        "\n".join(f"{finding.code} {sentence(finding)}" for finding in outcome.findings),
        "\n".join(made.place for made in outcome.files),
        "\n".join(made.sha256 for made in outcome.files),
    )


def _line(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow([f"'{cell}" if cell.startswith(_STEERING) else cell for cell in cells])
    return line.getvalue()


def result(outcome: Outcome) -> str:
    return "failed" if outcome.failed else "done"


def errors(outcome: Outcome) -> tuple[Finding, ...]:
    return tuple(finding for finding in outcome.findings if severity(finding) is Severity.ERROR)
