"""What makes an edition: data from `editions.yml`. No code asks an edition for its name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from publisher.model.finding import Finding
from publisher.model.place import NOWHERE, Place
from publisher.model.value import value
from publisher.style.fields import Fields
from publisher.style.fold import FOLDS
from publisher.style.yaml_source import read_yaml

_OUTPUTS, _TEXTS = ("pdf", "epub"), ("brief", "whole")


@value
class Recipe:
    """`output` is pdf or epub. `text` is brief (briefs and safety blocks, where the guide has any brief) or whole.
    `fold` is letter, z or half. `layout` names the file in the brand's folder. `body_least` in points."""

    name: str
    output: str
    text: str
    fold: str = ""
    layout: str = ""
    body_least: float = 9.5
    place: Place = field(default=NOWHERE, compare=False)


def read_recipes(path: str, data: bytes) -> tuple[Mapping[str, Recipe], tuple[Finding, ...]]:
    """Recipes by name, in the file's order, and what is wrong with them. BrokenInput if the YAML is not sound."""
    findings: list[Finding] = []
    top = Fields(read_yaml(path, data), "", findings.append)
    recipes: dict[str, Recipe] = {}
    for name in top.table.entries:
        fields = top.fields(name)
        if fields:
            recipes[name] = _recipe(name, fields)
    return recipes, tuple(findings)


def _recipe(name: str, fields: Fields) -> Recipe:
    output = fields.one_of(_OUTPUTS, "output")
    if not output and "output" not in fields.table.entries:
        fields.refuse(fields.table, "output", "pdf or epub")
    recipe = Recipe(
        name=name,
        output=output or "pdf",
        text=fields.one_of(_TEXTS, "text", default="whole"),
        fold=fields.one_of(FOLDS, "fold", default="letter" if output == "pdf" else ""),
        layout=fields.text("layout"),
        body_least=fields.length("body-least") or 9.5,
        place=fields.table.place,
    )
    fields.close()
    return recipe
