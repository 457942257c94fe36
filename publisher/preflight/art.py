"""Findings about the drawings that a brand sets and its layout places: names, options, colours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from publisher.drawing import DRAWINGS
from publisher.drawing.ink import unknown
from publisher.drawing.stand_in import AS, NOT_DRAWN
from publisher.model.finding import Finding
from publisher.model.place import Place
from publisher.model.remembering import remembered
from publisher.style.brand import Brand
from publisher.style.layout import Layout
from publisher.style.look import Sheet
from publisher.style.nearest import suggestion


@remembered(16)
def art_findings(brand: Brand, sheet: Sheet, layout: Layout | None) -> tuple[Finding, ...]:
    """LAYOUT-DRAWING for a drawing nobody knows, DRAWING-OPTION for what a drawing cannot use."""
    found: list[Finding] = []
    for name, rule in brand.rules.drawings.items():
        other = rule.options.get(AS, name)
        other = name if other == NOT_DRAWN else other
        unknown_names = [each for each in (name, other) if each not in DRAWINGS]
        if unknown_names:
            values = {"name": unknown_names[0], "suggestion": suggestion(unknown_names[0], DRAWINGS)}
            found.append(Finding("LAYOUT-DRAWING", rule.place, values))
        else:
            options = {key: value for key, value in rule.options.items() if key != AS}
            found += _options(other, options, rule.place, sheet)
    for table in brand.rules.tables.values():
        for name in (each for each in (table.rule, table.sign) if each and each not in DRAWINGS):
            found.append(
                Finding("LAYOUT-DRAWING", table.place, {"name": name, "suggestion": suggestion(name, DRAWINGS)})
            )
    panels = (*layout.panels.values(), layout.standard) if layout else ()
    forms = [form for panel in panels for form in panel.forms()]
    for piece in {id(piece): piece for form in forms for piece in form.art}.values():
        found += _options(piece.drawing, piece.options, piece.place, sheet)
    return tuple(found)


def _options(name: str, options: Mapping[str, str], place: Place, sheet: Sheet) -> Iterator[Finding]:
    drawing = DRAWINGS[name]
    known = ", ".join((*drawing.slots, *drawing.settings))
    refused = drawing.refused(options)
    strange = [slot for slot, ink in options.items() if slot in drawing.slots and unknown(ink, sheet.colours)]
    for option in dict.fromkeys((*refused, *strange)):
        arguments = {"drawing": name, "option": option, "value": options[option], "known": known}
        yield Finding("DRAWING-OPTION", place, arguments)
