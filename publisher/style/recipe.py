"""What makes an edition: data from `editions.yml`. No code asks an edition for its name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from publisher.model.finding import Finding
from publisher.model.place import NOWHERE, Place
from publisher.model.value import value
from publisher.style.fields import Fields
from publisher.style.fold import FOLDS
from publisher.style.length import points
from publisher.style.page import PAGES
from publisher.style.yaml_source import read_yaml

_OUTPUTS, _TEXTS, _BRIEFS = ("pdf", "epub"), ("brief", "whole"), ("any", "own")
_PAPER = points("0.1 mm")  # 80 g/m²
_TYPE, _SPACE, _THICKNESS = ("4 pt", "72 pt"), ("0.5", "3"), ("0 mm", "1 mm")
"""From and to: beyond them text lies on text, or nothing can be read or folded."""


@value
class Recipe:
    """`output` is pdf or epub. `text` is brief (briefs and safety blocks, where the guide has any brief) or whole.
    `own_briefs`: where briefs name the edition it prints those alone. `fold` is letter, z, half or flat. `layout` names
    the file in the brand's folder. `body_least` in points.

    `page` (full, half) instead of a fold: text reflows over as many pages as it needs, with `contents` if wished. Its
    body is `body` points, and all other text grows as many points as that; nothing is smaller than `least`. `space`
    is a factor of the brand's space between blocks; `upright`: bold stands for italics; `paper` is the thickness of
    a sheet in points.

    `safety` names the safety blocks that may not be missing, by `.class` or `#id` of theirs or their section's; empty:
    all of them."""

    name: str
    output: str
    text: str
    fold: str = ""
    layout: str = ""
    body_least: float = 9.5
    page: str = ""
    body: float = 0.0
    least: float = 0.0
    space: float = 1.0
    upright: bool = False
    contents: bool = False
    paper: float = _PAPER
    safety: tuple[str, ...] = ()
    own_briefs: bool = False
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
    page, fold = _paper(fields, output)
    recipe = Recipe(
        name=name,
        output=output or "pdf",
        text=fields.one_of(_TEXTS, "text", default="whole"),
        own_briefs=fields.one_of(_BRIEFS, "briefs", default="any") == "own",
        fold=fold,
        layout=fields.text("layout"),
        body_least=_within(fields, "body-least", fields.length("body-least"), _TYPE, 9.5),
        page=page,
        body=_within(fields, "body", fields.length("body"), _TYPE, 0.0),
        least=_within(fields, "least", fields.length("least"), _TYPE, 0.0),
        space=_within(fields, "space", fields.number("space"), _SPACE, 1.0),
        upright=fields.one_of(("strong",), "emphasis") == "strong",
        contents=bool(fields.yes("contents")),
        paper=_within(fields, "paper", fields.length("paper"), _THICKNESS, _PAPER),
        safety=fields.texts("safety"),
        place=fields.table.place,
    )
    fields.close()
    return recipe


def _paper(fields: Fields, output: str) -> tuple[str, str]:
    """Page and fold: paper has one of them, and an ebook may name a fold alone, the sheet it belongs to."""
    page, fold = fields.one_of(PAGES, "page"), fields.one_of(FOLDS, "fold")
    if page and output == "epub":
        fields.refuse(fields.table.entries["page"], "page", "nothing, since an ebook has no pages of paper")
        page = ""
    if page and fold:
        fields.refuse(fields.table.entries["fold"], "fold", "nothing, since a recipe with page is not folded")
        fold = ""
    return page, fold or ("letter" if output == "pdf" and not page else "")


def _within(fields: Fields, name: str, asked: float | None, span: tuple[str, str], default: float) -> float:
    """What is `asked` for; the default if nothing is, or, as a finding tells, what is not within `span`."""
    if asked is None:
        return default
    if points(span[0]) <= asked <= points(span[1]):
        return asked
    fields.refuse(fields.table.entries[name], name, f"a value from {span[0]} to {span[1]}")
    return default
