"""The Sheet's making: a brand and a recipe in, the look of every role out.

What the brand does not say is derived, so that two colours and one font make a decent sheet: sizes from the body's
size, colours from foreground, background and primary, each made readable on the ground it stands on. What the brand
does say is never altered; where it cannot be read, a finding says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from publisher.model.finding import Finding
from publisher.model.remembering import remembered
from publisher.style.brand import Brand
from publisher.style.contrast import contrast_findings
from publisher.style.enlarge import enlarged_lists, enlarged_texts
from publisher.style.geometry import Geometry
from publisher.style.layout import Layout
from publisher.style.look import BoxStyle, Limits, ListStyle, Sheet, TextStyle
from publisher.style.recipe import Recipe
from publisher.style.text_rule import TextRule
from publisher.style.text_setting import Setter, body_size
from publisher.style.tones import Tones, tones_of

__all__ = ["BoxStyle", "Limits", "ListStyle", "Sheet", "TextStyle", "make_sheet"]
_SMALL_LEAST = 9.0
_NARROW = 283.5
_MOST_TITLE_SHARE = 0.135


@remembered(16)
def make_sheet(
    brand: Brand, recipe: Recipe, geometry: Geometry | None = None, layout: Layout | None = None
) -> tuple[Sheet, tuple[Finding, ...]]:
    """The Sheet for one edition. `geometry` bounds the derived size of titles by the panel's width; `layout` adds the
    grounds of its panels to those that every text's contrast is checked on. Sizes under the limits are raised, with a
    finding TYPE-SMALL; too little contrast is CONTRAST."""
    settings = brand.typography.settings.values()
    tones = tones_of(brand.palette.colours, [each.colour for each in settings if each.colour])
    limits = _limits(brand, recipe)
    boxes = _boxes(brand, tones)
    setter = Setter(brand, tones, boxes, limits, _title_most(geometry), recipe.upright)
    texts = setter.texts()
    lists, body = _lists(brand, tones, texts["body"]), texts["body"].size
    if recipe.body:
        texts = enlarged_texts(texts, recipe)
        lists = enlarged_lists(lists, texts["body"].size / body)
    sheet = Sheet(
        brand=brand.slug,
        texts=texts,
        boxes=boxes,
        lists=lists,
        colours=brand.colours,
        limits=_fixed(limits, texts["body"].size, recipe) if recipe.page else limits,
        page=tones.page,
        rule=brand.rules.rule_colour or tones.rule,
        rule_width=brand.rules.rule_width or 0.57,
        fallbacks=setter.fallbacks(),
        drawings={name: rule.options for name, rule in brand.rules.drawings.items()},
        tables=brand.rules.tables,
    )
    small = tuple(_small(role, rule, limits) for role, rule in brand.rules.texts.items() if _too_small(rule, limits))
    return sheet, small + contrast_findings(sheet, brand, layout)


def _limits(brand: Brand, recipe: Recipe) -> Limits:
    rule, body = brand.rules.limits, body_size(brand)
    least = max(rule.body_least or recipe.body_least, recipe.body_least)
    most = max(rule.body_most or max(body, least) * 1.12, least)
    small = max(rule.small_least or _SMALL_LEAST, _SMALL_LEAST)
    return Limits(least, most, small, rule.leading_most or 1.12, rule.space_most or 2.2)


def _fixed(limits: Limits, body: float, recipe: Recipe) -> Limits:
    """Where text reflows nothing has to be fitted."""
    return Limits(body, body, max(limits.small_least, recipe.least), 1.0, limits.space_most)


def _too_small(rule: TextRule, limits: Limits) -> bool:
    return rule.size is not None and rule.size < limits.small_least - 1e-6


def _small(role: str, rule: TextRule, limits: Limits) -> Finding:
    return Finding(
        "TYPE-SMALL", rule.place, {"role": role, "size": f"{rule.size:g}", "least": f"{limits.small_least:g}"}
    )


def _title_most(geometry: Geometry | None) -> float:
    """A cover title of ten letters should stay on one line of the narrowest panel."""
    width = min((panel.width for panel in geometry.panels), default=_NARROW) if geometry else _NARROW
    return width * _MOST_TITLE_SHARE


def _boxes(brand: Brand, tones: Tones) -> dict[str, BoxStyle]:
    """Safety, callout and card are always there; a list role has a box of its own, after the card's pattern, if the
    brand says so; a box in a frame of some voice (`sheet.safety`) is that box with what the brand says of it there."""
    derived = {
        "safety": BoxStyle(tones.page, tones.alarm, 2, 7, 12, 0, tones.alarm, "call"),
        "callout": BoxStyle(fill=tones.tint, radius=7, padding=12, voice="callout"),
        "card": BoxStyle(fill=tones.page, radius=7, padding=12),
        "field": BoxStyle(tones.page, tones.text, 0.75, 3, 5),
    }
    said = brand.rules.boxes
    styles: dict[str, BoxStyle] = {}
    for role in sorted(dict.fromkeys((*derived, *said)), key=lambda role: "." in role):
        base = styles.get(role.rpartition(".")[2]) if "." in role else derived.get(role)
        styles[role] = replace(base or derived["card"], **_dict(said.get(role)))
    return styles


def _lists(brand: Brand, tones: Tones, body: TextStyle) -> dict[str, ListStyle]:
    accent, indent = tones.accent, body.size * 1.25
    ruled = ListStyle(colour=accent, indent=indent * 1.2, rule=tones.rule, rule_width=0.57, pitch=body.leading * 1.5)
    plain = ListStyle(colour=accent, indent=indent)
    counted = replace(ruled, marker="numeral", indent=body.size * 3, pitch=body.leading * 2.4)
    derived = {
        "default": plain,
        "ordered": replace(plain, marker="numeral", numeral="label", indent=body.size * 1.6),
        "avoid": replace(ruled, marker="cross"),
        "tell": replace(ruled, marker="ring"),
        "do": replace(plain, marker="tick"),
        "dont": replace(plain, marker="cross"),
        "steps": replace(counted, numeral="numeral"),
        "questions": replace(counted, numeral="question-numeral"),
        "rows": replace(ruled, marker="none", indent=0),
        "call": replace(plain, colour=tones.alarm, columns=2),
        "tiles": replace(plain, marker="none", indent=0, columns=3),
        "fields": replace(plain, marker="field", indent=0, columns=4, pitch=28),
    }
    return {role: replace(style, **_dict(brand.rules.lists.get(role))) for role, style in derived.items()}


def _dict(values: Mapping[str, object] | None) -> dict[str, Any]:
    return dict(values or {})
