"""A clinic's own words in the place of variables, as text and as numbers to dial."""

from __future__ import annotations

from dataclasses import replace

import pytest

from publisher.edition.imprint import dialled, telephone
from publisher.model.clinic import Clinic
from publisher.model.inline import Image, Link, Text, Variable
from publisher.model.place import Place
from publisher.model.walk import Node, plain_text, walk
from tests.brochure.make import CLINIC, edition, stock

HEAD = "---\ntitle: T\nsettings:\n  hours: '72'\n  days: '3'\n---\n# H\n\n"


def nodes(text: str, clinic: Clinic = CLINIC) -> list[Node]:
    found, findings = edition(HEAD + text, stock().recipe, stock().sheet, clinic)
    assert not findings
    return list(walk(node for section in found.sections for node in (*section.heading, *section.blocks)))


def words(text: str, clinic: Clinic = CLINIC) -> str:
    found, _ = edition(HEAD + text, stock().recipe, stock().sheet, clinic)
    return plain_text(found.sections[0].blocks)


def links(text: str, clinic: Clinic = CLINIC) -> list[tuple[str, str]]:
    return [(plain_text(node.content), node.target) for node in nodes(text, clinic) if isinstance(node, Link)]


def test_a_clinics_settings_go_before_the_guides() -> None:
    text = "{{ clinic.settings.hours }} hours, {{ clinic.settings.days }} days\n"
    assert words(text) == "72\u00a0hours, 3\u00a0days"
    assert words(text, replace(CLINIC, settings={"hours": "48"})) == "48\u00a0hours, 3\u00a0days"


def test_variables_are_filled_in_headings_boxes_and_notes() -> None:
    text = "/// callout | {{ clinic.name }}\nAt {{ clinic.name }}.[^a]\n///\n\n[^a]: From {{ clinic.name }}.\n"
    assert words(text) == "Oak Street Clinic\nAt Oak Street Clinic."
    found, _ = edition(HEAD + text, stock().recipe, stock().sheet)
    assert plain_text(found.notes[0].content) == "From Oak Street Clinic."
    assert not [node for node in walk(found.notes[0].content) if isinstance(node, Variable)]


def test_a_value_is_text_whatever_it_looks_like() -> None:
    hostile = replace(CLINIC, name='<b>{{ clinic.phone }}</b> & "[x](y)"')
    assert words("{{ clinic.name }}\n", hostile) == hostile.name


def test_a_missing_value_is_named_with_file_line_and_column() -> None:
    _, findings = edition(HEAD + "One.\n\nCall {{ clinic.phone }} now.\n", stock().recipe, stock().sheet, Clinic())
    (finding,) = findings
    assert (finding.code, str(finding.place)) == ("VARIABLE-EMPTY", "guide.md:11:6")
    assert finding.arguments == {"name": "clinic.phone"}


def test_a_value_that_cannot_be_seen_is_missing() -> None:
    text = '---\ntitle: T\nsettings:\n  days: "\\u200b"\n---\n# H\n\nFor {{ clinic.settings.days }} days.\n'
    _, findings = edition(text, stock().recipe, stock().sheet)
    assert [finding.code for finding in findings] == ["VARIABLE-EMPTY"]


def test_a_missing_value_in_an_address_or_a_description_is_named_too() -> None:
    image = '![Call {{ clinic.phone }}](drawing:leaf){: longdesc="{{ clinic.web }}" }'
    text = f"Call [us](tel:{{{{ clinic.phone }}}}).\n\n{image}\n"
    _, findings = edition(HEAD + text, stock().recipe, stock().sheet, Clinic())
    assert [finding.arguments["name"] for finding in findings] == ["clinic.phone", "clinic.web", "clinic.phone"]


def test_numbers_become_links_that_dial() -> None:
    text = "{{ clinic.phone }}, {{ clinic.out_of_hours }} or {{ clinic.emergency }}\n"
    assert links(text) == [
        ("020 7946 0018", "tel:02079460018"),
        ("020 7946 0999", "tel:02079460999"),
        ("112", "tel:112"),
    ]


@pytest.mark.parametrize("label", ["{{ clinic.phone }}", "**{{ clinic.phone }}** now", "*call **{{ clinic.phone }}***"])
def test_a_number_inside_a_link_belongs_to_that_link(label: str) -> None:
    found = links(f"[{label}](tel:{{{{ clinic.phone }}}})\n")
    assert [target for _, target in found] == ["tel:02079460018"]


def test_other_addresses_stay_as_written() -> None:
    assert links("[a](https://example.org/a+b?c=(1)) [b](#h)\n") == [
        ("a", "https://example.org/a+b?c=(1)"),
        ("b", "#h"),
    ]


def test_an_images_words_are_filled() -> None:
    text = '![At {{ clinic.name }}](drawing:leaf){: longdesc="By {{ clinic.name }}." }\n'
    (image,) = [node for node in nodes(text) if isinstance(node, Image)]
    assert (image.alt, image.long_description) == ("At Oak Street Clinic", "By Oak Street Clinic.")


@pytest.mark.parametrize(
    ("phone", "number"),
    [
        ("020 7946 0018", "02079460018"),
        ("+44 20 7946 0018", "+442079460018"),
        ("+44 (0)20 7946 0018", "+442079460018"),
        ("(020) 7946-0018", "02079460018"),
        ("555.010.0199", "5550100199"),
        ("020 7946 0018 ext. 5", "02079460018"),
        ("0800 123 (option 2)", "0800123"),
        ("Call 999", "999"),
        ("see our web page", ""),
        ("", ""),
    ],
)
def test_a_number_is_dialled_without_what_surrounds_it(phone: str, number: str) -> None:
    assert dialled(phone) == number


def test_words_without_a_number_are_no_link() -> None:
    assert telephone("see our web page") == Text("see our web page")


@pytest.mark.parametrize(
    ("web", "target"),
    [
        ("example.org/guide", "https://example.org/guide"),
        ("http://example.org", "http://example.org"),
        ("mailto:desk@example.org", "mailto:desk@example.org"),
        ("www.example.org:8080", "https://www.example.org:8080"),
        ("www.example.org:8080/guide?a=b", "https://www.example.org:8080/guide?a=b"),
    ],
)
def test_an_address_that_a_value_completes_leads_to_the_web(web: str, target: str) -> None:
    assert links("[here]({{ clinic.web }})\n", replace(CLINIC, web=web)) == [("here", target)]


@pytest.mark.parametrize("web", ["javascript:alert(1)", " data:text/html,x", "file:///etc/passwd"])
def test_an_address_that_runs_code_keeps_its_words_and_loses_its_link(web: str) -> None:
    found, findings = edition(
        HEAD + "[here]({{ clinic.web }})\n", stock().recipe, stock().sheet, replace(CLINIC, web=web)
    )
    assert [finding.place.line for finding in findings if finding.code == "LINK-FORBIDDEN"] == [9]
    assert plain_text(found.sections[0].blocks) == "here"
    assert not [node for node in walk(found.sections[0].blocks) if isinstance(node, Link)]
    assert found.imprint.address.startswith("https://")


@pytest.mark.parametrize("web", ["exa mple.org", "https://", "https://a<b>.example", "https://a.example:port/x"])
def test_an_address_that_nobody_can_open_is_told_at_the_clinic_and_at_the_link(web: str) -> None:
    clinic = replace(CLINIC, web=web, place=Place("c.yml", 1))
    found, findings = edition(HEAD + "[here]({{ clinic.web }})\n", stock().recipe, stock().sheet, clinic)
    assert [(f.code, f.place.file) for f in findings] == [("LINK-BROKEN", "c.yml"), ("LINK-BROKEN", "guide.md")]
    assert not [node for node in walk(found.sections[0].blocks) if isinstance(node, Link)]


@pytest.mark.parametrize("web", ["", "klinik-münchen.example/weg ?a=%zz", "http://[::1]:8080", "HTTPS://example.org#x"])
def test_an_address_with_odd_characters_past_its_site_can_be_opened(web: str) -> None:
    assert edition(HEAD + "Text.\n", stock().recipe, stock().sheet, replace(CLINIC, web=web))[1] == ()
