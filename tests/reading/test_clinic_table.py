"""A table of clinics: every row by itself, every fault at its row and column, whatever the table's length."""

from __future__ import annotations

import io
import tracemalloc
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest

from publisher.model.finding import BrokenInput
from publisher.model.place import Place
from publisher.reading.clinic_row import LONGEST_CELL, Row
from publisher.reading.clinic_table import ClinicTable, read_table
from publisher.reading.clinic_table_csv import LONGEST_LINE
from publisher.report import has_errors

GOOD = "name,phone\nA,1\nB,2\n"


def table(text: str | bytes, file: str = "c.csv", **named: str) -> ClinicTable:
    return read_table(file, io.BytesIO(text.encode() if isinstance(text, str) else text), **named)


def rows(text: str | bytes, file: str = "c.csv", **named: str) -> list[Row]:
    return list(table(text, file, **named).rows)


def told(found: list[Row]) -> list[tuple[str, int, int]]:
    return [(each.code, each.place.line, each.place.column) for row in found for each in row.findings]


def workbook(*lines: tuple[Any, ...]) -> bytes:
    book, data = openpyxl.Workbook(), io.BytesIO()
    assert book.active is not None
    for line in lines:
        book.active.append(line)
    book.save(data)
    return data.getvalue()


def test_a_row_is_a_clinic_with_the_choices_made_for_it() -> None:
    (row,) = rows(
        "Name;Out of hours;ADDRESS;brand;locale;editions;settings.Rest\n"
        'A & B;0123;"1 Quay\nTown";harbour;en-US;brochure, ebook;048\n'
    )
    assert row.clinic is not None
    assert (row.clinic.name, row.clinic.out_of_hours, row.clinic.address) == ("A & B", "0123", "1 Quay\nTown")
    assert (row.clinic.settings, row.clinic.at("settings.Rest")) == ({"Rest": "048"}, Place("c.csv", 2, 7))
    assert (row.brand, row.locale, row.editions) == ("harbour", "en-US", ("brochure", "ebook"))
    assert (row.number, row.at("brand"), row.findings) == (2, Place("c.csv", 2, 4), ())


@pytest.mark.parametrize(
    ("data", "named"),
    [
        (GOOD.encode(), {}),
        (GOOD.encode("utf-8-sig"), {}),
        (GOOD.encode("utf-16"), {}),
        (GOOD.encode("utf-16-be"), {"encoding": "utf-16-be"}),
        ("\ufeffname,phone\nA,1\nB,2\n".encode(), {"encoding": "utf-8"}),
        ("\ufeffname,phone\nA,1\nB,2\n".encode("utf-16-le"), {"encoding": "utf-16-le"}),
        (GOOD.replace(",", ";").encode(), {}),
        (GOOD.replace(",", "\t").encode(), {}),
        (GOOD.replace(",", "|").encode(), {}),
        (GOOD.replace(",", "~").encode(), {"delimiter": "~"}),
        (GOOD.replace("\n", "\r\n").encode(), {}),
        (GOOD.replace("\n", "\r").encode(), {}),
        (b'note;"a, b";name;phone\n;;A;1\n;;B;2\n', {}),
    ],
)
def test_what_parts_a_table_and_how_it_is_written_is_found_out(data: bytes, named: dict[str, str]) -> None:
    assert [(row.name, row.clinic and row.clinic.phone) for row in rows(data, **named)] == [("A", "1"), ("B", "2")]


@pytest.mark.parametrize("named", [{}, {"encoding": "utf-8"}])
def test_the_mark_at_the_beginning_of_a_text_is_no_part_of_it(named: dict[str, str]) -> None:
    (row,) = rows('\ufeff{"name": "A"}\n'.encode(), "c.jsonl", **named)
    assert (row.name, row.findings) == ("A", ())


def test_a_cell_in_which_nothing_can_be_seen_is_empty() -> None:
    (row,) = rows("name,emergency,brand,settings.rest\n\u200bA\u2060,\u200e,\ufeff,\u200b\n")
    assert row.clinic is not None
    assert (row.clinic.name, row.clinic.emergency, row.clinic.settings, row.brand) == ("A", "", {}, "")


def test_a_bad_character_is_named_and_the_encoding_can_be() -> None:
    data = "name,phone\nB,2\nCafé,1\n".encode("cp1252")
    found = rows(data)
    assert told(found) == [("CELL-ENCODING", 3, 1)]
    assert found[0].clinic is not None
    assert [row.name for row in rows(data, encoding="cp1252")] == ["B", "Café"]


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("A", ("ROW-RAGGED", 3, 1)),
        ("A,1,2", ("ROW-RAGGED", 3, 1)),
        ('"A,1', ("ROW-QUOTES", 3, 1)),
        ('"A"x,1', ("ROW-QUOTES", 3, 1)),
        (",1", ("CLINIC-NAMELESS", 3, 1)),
        ("A\0B,1", ("CELL-CONTROL", 3, 1)),
        ("A,\x1b[31m", ("CELL-CONTROL", 3, 2)),
        ('A,"=HYPERLINK(""http://x"",""y"")"', ("CELL-FORMULA", 3, 2)),
        ("A,caf\ufffd", ("CELL-ENCODING", 3, 2)),
        ("A," + "1" * (LONGEST_CELL + 1), ("CELL-LONG", 3, 2)),
        ("A," + "1" * LONGEST_LINE, ("ROW-LONG", 3, 1)),
        ("A," + "1" * (LONGEST_LINE * 3), ("ROW-LONG", 3, 1)),
    ],
)
def test_a_bad_row_is_named_and_stops_no_other(line: str, fault: tuple[str, int, int]) -> None:
    found = rows(f"name,phone\nA,1\n{line}\nB,2\n")
    assert told(found) == [fault]
    assert [row.name for row in found if not has_errors(row.findings)] == ["A", "B"]


def test_signs_that_only_look_like_formulas_are_text() -> None:
    found = rows("name,phone\n@Home,+44 20 7946 0018\n-A-,(020) 7946\n")
    assert [row.clinic and row.clinic.phone for row in found] == ["+44 20 7946 0018", "(020) 7946"]
    assert told(found) == []


def test_an_open_quotation_mark_swallows_no_row_below() -> None:
    good = "".join(f'C{n},"{n} Quay, Town"\n' for n in range(300))
    found = rows(f'name,address\nA,"1 Quay\n{good}B,"2 Quay\n')
    assert told(found) == [("ROW-QUOTES", 2, 1), ("ROW-QUOTES", 303, 1)]
    assert sum(row.clinic is not None for row in found) == 300


def test_a_row_without_text_is_passed_over_but_counted() -> None:
    assert [row.number for row in rows("name,phone\n\nA,1\n , \nB,2\n")] == [3, 5]


@pytest.mark.parametrize(
    ("header", "code", "column"),
    [
        ("", "TABLE-EMPTY", 1),
        (",,", "TABLE-EMPTY", 1),
        ("nam,phone", "TABLE-NAMELESS", 1),
        ("name,phone,Name", "TABLE-COLUMN-TWICE", 3),
        ("name,out of hours,out_of_hours", "TABLE-COLUMN-TWICE", 3),
        ('"name', "TABLE-UNREAD", 1),
        ("n\0a\0m\0e\0", "TABLE-UNREAD", 1),
    ],
)
def test_a_header_that_will_not_do_stops_the_table(header: str, code: str, column: int) -> None:
    with pytest.raises(BrokenInput) as broken:
        table(header + "\n")
    assert [(each.code, each.place.column) for each in broken.value.findings] == [(code, column)]


def test_columns_that_are_not_read_are_named() -> None:
    found = table("name,adress,,my notes,my notes\nA,b,,c,d\n")
    assert [(each.code, each.place.column) for each in found.findings] == [
        ("TABLE-COLUMN-UNKNOWN", 2),
        ("TABLE-COLUMN-BARE", 3),
        ("TABLE-COLUMN-UNKNOWN", 4),
        ("TABLE-COLUMN-UNKNOWN", 5),
    ]
    assert found.findings[0].arguments["suggestion"] == "Did you mean 'address'? "
    assert [row.name for row in found.rows] == ["A"]


def test_a_locale_that_is_none_is_named() -> None:
    assert told(rows("name,locale\nA,english please\n")) == [("ROW-LOCALE", 2, 2)]


def test_json_lines_are_rows() -> None:
    found = rows(
        '{"name": "A", "address": ["1", "2"], "settings": {"days": 3}, "editions": ["ebook", "brochure"]}\n'
        '{"name": "B", "settings.days": "1.10", "emergency": 112, "phone": null}\n',
        "c.jsonl",
    )
    assert told(found) == []
    assert [row.clinic and (row.clinic.address, dict(row.clinic.settings)) for row in found] == [
        ("1\n2", {"days": "3"}),
        ("", {"days": "1.10"}),
    ]
    assert found[0].editions == ("ebook", "brochure")


@pytest.mark.parametrize(
    ("line", "code", "column"),
    [
        ("[]", "ROW-JSON", 1),
        ('"A"', "ROW-JSON", 1),
        ('{"name": }', "ROW-JSON", 10),
        ('{"name": "A", "name": "B"}', "ROW-JSON", 1),
        ('{"name": "A", "settings": {"x": 1}, "settings.x": 2}', "ROW-JSON", 1),
        ("[" * 9000, "ROW-JSON", 1),
        ('{"name": "A", "phone": 2079460018}', "CELL-NUMBER", 1),
        ('{"name": "A", "web": true}', "CELL-KIND", 1),
        ('{"name": "A", "web": {"a": 1}}', "CELL-KIND", 1),
        ('{"name": "\\ud800"}', "CELL-CONTROL", 1),
        ('{"name": "A", "adress": "x"}', "CLINIC-UNKNOWN", 1),
        ('{"name": "' + "A" * LONGEST_LINE + '"}', "ROW-LONG", 1),
    ],
)
def test_a_bad_line_of_json_is_named_and_stops_no_other(line: str, code: str, column: int) -> None:
    found = rows(f'{{"name": "A"}}\n{line}\n\n{{"name": "B"}}\n', "c.jsonl")
    assert told(found) == [(code, 2, column)]
    assert [row.number for row in found] == [1, 2, 4]


def test_a_workbook_is_a_table() -> None:
    data = workbook(("Name", "Phone", "Emergency", "settings.days"), ("A", "020", 999, 3), (), ("B", "+44", None, 1.5))
    found = rows(data, "c.xlsx")
    assert told(found) == []
    assert [row.number for row in found] == [2, 4]
    assert [row.clinic and (row.clinic.phone, dict(row.clinic.settings)) for row in found] == [
        ("020", {"days": "3"}),
        ("+44", {"days": "1.5"}),
    ]


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        (("A", 2079460018), "CELL-NUMBER"),
        (("A", "=1+1"), "CELL-FORMULA"),
        (("A", True), "CELL-KIND"),
        (("A", "#REF!"), "CELL-KIND"),
        (("A", "1", "spare"), "ROW-RAGGED"),
    ],
)
def test_a_cell_of_a_workbook_that_is_no_text_is_named(cells: tuple[Any, ...], code: str) -> None:
    found = rows(workbook(("name", "phone"), cells, ("B", "2")), "c.xlsx")
    assert [(each.code, each.place.line) for row in found for each in row.findings] == [(code, 2)]
    assert found[1].clinic is not None


@pytest.mark.parametrize("broken", [lambda data: data[:2000], lambda _: b"", lambda _: b"name,phone\nA,1\n"])
def test_a_file_that_is_no_workbook_is_refused(broken: Callable[[bytes], bytes]) -> None:
    with pytest.raises(BrokenInput) as refused:
        table(broken(workbook(("name",), ("A",))), "c.xlsx")
    assert [each.code for each in refused.value.findings] in (["TABLE-UNREAD"], ["TABLE-EMPTY"])


def test_a_file_of_another_kind_is_refused() -> None:
    with pytest.raises(BrokenInput) as refused:
        table(GOOD, "clinics.docx")
    assert [each.code for each in refused.value.findings] == ["TABLE-KIND"]


LINE = b'"A clinic",020 7946 0018,"1 Quay\nTown"\n'


class Long(io.RawIOBase):
    """A table of so many rows, which is nowhere held."""

    def __init__(self, count: int) -> None:
        self.count, self.rest = count, b""

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        self.rest = b"name,phone,address\n"
        return 0

    def readinto(self, buffer: Any) -> int:
        while len(self.rest) < len(buffer) and self.count:
            self.count, self.rest = self.count - 1, self.rest + LINE
        size = min(len(self.rest), len(buffer))
        buffer[:size], self.rest = self.rest[:size], self.rest[size:]
        return size


def test_a_long_table_is_never_held() -> None:
    many = 8_000
    tracemalloc.start()
    try:
        count = len([None for _ in read_table("c.csv", Long(many)).rows])  # type: ignore[arg-type]
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert count > many * 0.9
    assert most < 2_000_000
