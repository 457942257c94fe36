"""How well do the language checks find what a person marked? Leaflets with their marks enter, counts leave.

A leaflet `NAME.md` has its marks beside it in `NAME.truth`, a line each: a code and the words that the finding has to
touch. `passive` marks a passive sentence by its first words. What no mark touches is a false alarm."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from publisher.model.clinic import Clinic
from publisher.preflight.language import Reading, check_language
from publisher.preflight.language_passive import is_passive
from publisher.preflight.language_wording import RUNNING
from publisher.reading import Source, read_guide
from publisher.style.recipe import Recipe

LEAFLETS = Path(__file__).parent / "leaflets"
CASES = Path(__file__).parent / "cases"
SHORT, WHOLE = Recipe("brochure", "pdf", "brief"), Recipe("ebook", "epub", "whole")
CLINIC = Clinic(name="Oak Street Clinic", phone="020 7946 0018")
BY_THE_EDITION = ("SMOG-", "FLESCH-", "PASSIVE-")
"""Findings about an edition as a whole, which a leaflet of a page is too short for."""


@dataclass(frozen=True)
class Mark:
    """Words on a line of a file; `words` is as long as what it covers."""

    code: str
    line: int
    column: int
    words: str

    def touches(self, other: Mark) -> bool:
        if (self.code, self.line) != (other.code, other.line):
            return False
        return self.column < other.column + len(other.words) and other.column < self.column + len(self.words)


@dataclass
class Tally:
    """By code: marks that were found, false alarms, and marks that were missed."""

    found: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    told: list[str] = field(default_factory=list)

    def precision(self, *codes: str) -> float:
        return _share(_sum(self.found, codes), _sum(self.false, codes))

    def recall(self, *codes: str) -> float:
        return _share(_sum(self.found, codes), _sum(self.missed, codes))

    def table(self) -> str:
        """A line a code: found, false alarms, missed."""
        codes = sorted({*self.found, *self.false, *self.missed})
        rows = (f"| {code} | {self.found[code]} | {self.false[code]} | {self.missed[code]} |" for code in codes)
        return "\n".join(rows)


def _sum(counts: Counter[str], codes: tuple[str, ...]) -> int:
    return sum(count for code, count in counts.items() if not codes or code in codes)


def _share(right: int, wrong: int) -> float:
    return right / (right + wrong) if right + wrong else 1.0


def read(path: Path, *recipes: Recipe) -> Reading:
    """The language checks' reading of a leaflet in these editions."""
    guide, _ = read_guide(path.stem, str(path.parent), [Source(path.name, path.read_bytes())], _no_picture)
    return check_language(guide, recipes or (SHORT, WHOLE), CLINIC)


def _no_picture(name: str) -> bytes:
    raise FileNotFoundError(name)


def measure(folder: str) -> Tally:
    tally = Tally()
    for path in sorted((LEAFLETS / folder).glob("*.md")):
        marks = list(_marks(path))
        for finding in _found(read(path, WHOLE)):
            mark = next((each for each in marks if each.touches(finding)), None)
            if mark:
                marks.remove(mark)
                tally.found[mark.code] += 1
            else:
                tally.false[finding.code] += 1
                tally.told.append(f"false alarm: {path.name} {finding}")
        for mark in marks:
            tally.missed[mark.code] += 1
            tally.told.append(f"missed: {path.name} {mark}")
    return tally


def _marks(path: Path) -> Iterator[Mark]:
    lines = path.read_text("utf-8").splitlines()
    for written in path.with_suffix(".truth").read_text("utf-8").splitlines():
        code, words = written.split(": ", 1)
        places = [(number, line.index(words) + 1) for number, line in enumerate(lines, 1) if words in line]
        assert len(places) == 1, f"{path.name}: “{words}” stands on {len(places)} lines"
        yield Mark(code, *places[0], words)


def _found(reading: Reading) -> Iterator[Mark]:
    for finding in reading.findings:
        if not finding.code.startswith(BY_THE_EDITION):
            words = str(finding.arguments.get("words", "") or " ")
            yield Mark(finding.code, finding.place.line, finding.place.column, words)
    for text in reading.texts:
        for wording in text.wordings:
            for sentence in wording.sentences if wording.kind in RUNNING else ():
                if is_passive(sentence.text):
                    place = wording.place(sentence.start)
                    yield Mark("passive", place.line, place.column, " ")
