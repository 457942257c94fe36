"""Findings become what a person or a machine reads: text for a terminal, JSON, GitHub annotations, SARIF 2.1.0.

Findings enter, one string leaves. Wording comes from the catalogue, layout from here; nothing else formats a finding.
Characters that would steer a terminal are shown, not sent: a guide's text stays data here too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType

from publisher import __version__
from publisher.model.catalogue import CATALOGUE, hint, sentence, severity
from publisher.model.finding import Finding, Severity
from publisher.model.place import Place

_COLOURS = {Severity.ERROR: "31;1", Severity.WARNING: "33;1", Severity.NOTE: "36;1"}
_BOLD, _FAINT = "1", "2"
_PLURALS = {Severity.ERROR: "errors", Severity.WARNING: "warnings", Severity.NOTE: "notes"}


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Each finding once (several editions may report the same), by file, line and column."""
    once = {(f.place, f.code, tuple(sorted(f.arguments.items()))): f for f in findings}
    return tuple(sorted(once.values(), key=lambda f: (f.place, f.code)))


def has_errors(findings: Iterable[Finding]) -> bool:
    return any(severity(finding) is Severity.ERROR for finding in findings)


def selected(findings: Iterable[Finding], select: Sequence[str], ignore: Sequence[str]) -> tuple[Finding, ...]:
    """Those whose code begins with one of `select` (all, if it is empty) and with none of `ignore`."""
    kept = (f for f in findings if not select or f.code.startswith(tuple(select)))
    return tuple(f for f in kept if not (ignore and f.code.startswith(tuple(ignore))))


def as_text(findings: Sequence[Finding], colour: bool = False) -> str:
    """`file:line:col: error CODE sentence`, the hint indented below; the counts last. Empty without findings."""
    if not findings:
        return ""
    return "".join(_lines(finding, colour) for finding in findings) + counts(findings) + "\n"


def as_json(findings: Sequence[Finding], _colour: bool = False) -> str:
    import json

    report = {
        "version": 1,
        "publisher": __version__,
        "findings": [record(finding) for finding in findings],
        "counts": {kind.value: number for kind, number in _numbers(findings).items()},
    }
    return json.dumps(report, indent=2, ensure_ascii=False) + "\n"


def as_github(findings: Sequence[Finding], _colour: bool = False) -> str:
    """Workflow commands, one a line; GitHub shows each beside the line it names."""
    return "".join(_annotation(finding) for finding in findings)


def as_sarif(findings: Sequence[Finding], _colour: bool = False) -> str:
    """One run in SARIF 2.1.0 (OASIS, 2020), with a rule for each code that occurs."""
    import json

    codes = sorted({finding.code for finding in findings})
    driver = {"name": "publisher", "version": __version__, "rules": [_rule(code) for code in codes]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, codes) for finding in findings],
    }
    log = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(log, indent=2, ensure_ascii=False) + "\n"


FORMATS: Mapping[str, Callable[[Sequence[Finding], bool], str]] = MappingProxyType(
    {"text": as_text, "json": as_json, "github": as_github, "sarif": as_sarif}
)


def counts(findings: Iterable[Finding]) -> str:
    """`2 errors, 1 warning`, gravest first; kinds that did not occur are left out."""
    numbers = _numbers(findings)
    parts = (f"{n} {kind.value if n == 1 else _PLURALS[kind]}" for kind, n in numbers.items() if n)
    return ", ".join(parts) or "no findings"


def visible(text: str, keep: str = "") -> str:
    """`text` with control and direction characters written out (`\\x1b`, `\\u202e`), so that a terminal only shows."""
    return "".join(c if c in keep or not _steers(c) else c.encode("unicode_escape").decode() for c in text)


def _steers(char: str) -> bool:
    code = ord(char)
    return code < 32 or 127 <= code < 160 or code in _DIRECTION or 0xD800 <= code < 0xE000


_DIRECTION = frozenset({0x061C, 0x200E, 0x200F, *range(0x2028, 0x202F), *range(0x2066, 0x206A)})


def _lines(finding: Finding, colour: bool) -> str:
    kind = severity(finding)
    where = _paint(visible(str(finding.place) or "publisher"), _BOLD, colour)
    grade = _paint(f"{kind.value} {finding.code}", _COLOURS[kind], colour)
    advice = hint(finding)
    below = f"    {_paint('hint: ' + visible(advice), _FAINT, colour)}\n" if advice else ""
    return f"{where}: {grade} {visible(_said(finding))}\n{below}"


def _said(finding: Finding) -> str:
    """The catalogue's sentence without a full stop, since more follows it."""
    return sentence(finding).removesuffix(".")


def _lead(place: Place) -> str:
    """Where on a PDF's page, for formats that know lines only."""
    return f"{place.on_page}: " if place.page else ""


def _paint(text: str, code: str, colour: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if colour else text


def _numbers(findings: Iterable[Finding]) -> dict[Severity, int]:
    found = Counter(severity(finding) for finding in findings)
    return {kind: found[kind] for kind in Severity}


def record(finding: Finding) -> dict[str, object]:
    """A finding as JSON has it."""
    place = finding.place
    on_page = {"page": place.page, **dict(zip(("top_mm", "left_mm"), place.spot))}
    return {
        "code": finding.code,
        "severity": severity(finding).value,
        "file": place.file,
        "line": place.line,
        "column": place.column,
        **(on_page if place.page else {}),
        "message": sentence(finding),
        "hint": hint(finding),
    }


_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def _annotation(finding: Finding) -> str:
    place = finding.place
    where = {"file": place.file, "line": place.line or 1, "col": place.column} if place.file else {}
    properties = ",".join(f"{key}={_property(str(value))}" for key, value in {**where, "title": finding.code}.items())
    message = _data(f"{_lead(place)}{sentence(finding)}\n{hint(finding)}".rstrip())
    return f"::{_COMMANDS[severity(finding)]} {properties}::{message}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _rule(code: str) -> dict[str, object]:
    entry = CATALOGUE[code]
    return {
        "id": code,
        "shortDescription": {"text": pattern(entry.sentence)},
        "fullDescription": {"text": entry.why or pattern(entry.sentence)},
        "help": {"text": f"{entry.why}\n\nTo mend it: {pattern(entry.hint)}".strip()},
        "defaultConfiguration": {"level": entry.severity.value},
    }


def pattern(template: str) -> str:
    """A catalogue's template as a person reads it: `{name}` becomes ‹name›."""
    from string import Formatter

    parts = Formatter().parse(template)
    return "".join(text + (f"‹{name}›" if name else "") for text, name, _, _ in parts)


def _result(finding: Finding, codes: Sequence[str]) -> dict[str, object]:
    message = f"{_lead(finding.place)}{_said(finding)}. {hint(finding)}".strip()
    result: dict[str, object] = {
        "ruleId": finding.code,
        "ruleIndex": codes.index(finding.code),
        "level": severity(finding).value,
        "message": {"text": message},
    }
    return result | ({"locations": [_location(finding.place)]} if finding.place.file else {})


def _location(place: Place) -> dict[str, object]:
    """SARIF 3.4.3: a relative URI reference; 3.30: lines and columns count from 1."""
    from urllib.parse import quote

    physical: dict[str, object] = {"artifactLocation": {"uri": quote(place.file.replace("\\", "/"))}}
    if place.line:
        physical["region"] = {"startLine": place.line, "startColumn": place.column}
    return {"physicalLocation": physical}
