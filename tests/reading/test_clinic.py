"""A clinic's file: plain text by name."""

from __future__ import annotations

import pytest

from publisher.model.finding import BrokenInput
from publisher.model.place import Place
from publisher.reading import read_clinic

WHOLE = b"""\
name: "Harbour & <Skin>"
phone: 020 7946 0018
address:
  - 1 Quay
  - Town
languages: [English, Urdu]
settings:
  make_up_hours: 048
  off: no
"""


def test_values_are_the_characters_that_were_written() -> None:
    clinic, findings = read_clinic("c.yml", WHOLE)
    assert (clinic.name, clinic.phone, clinic.address) == ("Harbour & <Skin>", "020 7946 0018", "1 Quay\nTown")
    assert (clinic.languages, clinic.settings) == ("English, Urdu", {"make_up_hours": "048", "off": "no"})
    assert (clinic.place, findings) == (Place("c.yml", 1, 1), ())


def test_what_cannot_be_seen_is_no_value() -> None:
    text = 'name: "\\ufeffA B\\u200b"\nphone: "\\u200b"\nemergency: "\\u200e\\u2028"\nsettings: {days: "\\u00ad"}\n'
    clinic, findings = read_clinic("c.yml", text.encode())
    assert (clinic.name, clinic.phone, clinic.emergency, clinic.settings["days"]) == ("A B", "", "", "")
    assert not findings
    with pytest.raises(BrokenInput) as broken:
        read_clinic("c.yml", b'name: "\\u200b"\n')
    assert [finding.code for finding in broken.value.findings] == ["CLINIC-NAMELESS"]


def test_a_misspelt_key_is_named_with_the_key_that_was_meant() -> None:
    (finding,) = read_clinic("c.yml", b"name: A\nadress: B\n")[1]
    assert (finding.place, finding.arguments["suggestion"]) == (Place("c.yml", 2, 1), "Did you mean 'address'? ")


@pytest.mark.parametrize(
    ("data", "code", "line"),
    [
        (b"", "CLINIC-SHAPE", 0),
        (b"name: [a\n", "CLINIC-UNREAD", 2),
        (b"name: !!python/name:os.system\n", "CLINIC-UNREAD", 1),
        (b"name: a\n---\nname: b\n", "CLINIC-UNREAD", 3),
        (b"name: \xff\n", "CLINIC-UNREAD", 1),
    ],
)
def test_a_file_that_is_no_clinic_says_where(data: bytes, code: str, line: int) -> None:
    with pytest.raises(BrokenInput) as broken:
        read_clinic("c.yml", data)
    assert (broken.value.findings[0].code, broken.value.findings[0].place.line) == (code, line)
