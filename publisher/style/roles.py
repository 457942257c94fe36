"""Every role that a text, a box or a list can have, and how each is derived from a brand that says nothing of it.

Sizes are factors of the body size, leading of the role's own size, spaces of the body's leading."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from publisher.model.value import value


@value
class Role:
    """`family` is base, headings or monospace. `weight` 0: the family's own setting. `colour` is text, accent (the
    brand's main colour, made readable) or `on` (white or black, whichever reads best on the voice's ground)."""

    size: float = 1
    leading: float = 0
    family: str = "base"
    weight: int = 0
    colour: str = "text"
    before: float = 0
    after: float = 0
    tracking: float = 0
    scales: bool = False
    balanced: bool = False
    tabular: bool = False


ROLES: Mapping[str, Role] = MappingProxyType(
    {
        "body": Role(after=0.4, scales=True),
        "lead": Role(1.3, 1.35, after=0.5),
        "title": Role(2.2, 1.1, "headings", colour="accent", after=0.6, tracking=-0.01, balanced=True),
        "heading": Role(1.5, 1.2, "headings", colour="accent", before=1, after=0.35, balanced=True),
        "section": Role(1.5, 1.2, "headings", colour="accent", before=1, after=0.35, balanced=True),
        "subheading": Role(1.15, 1.25, "headings", colour="accent", before=0.8, after=0.25, balanced=True),
        "label": Role(weight=600, colour="accent", scales=True),
        "caption": Role(0.92, 1.3, after=0.4),
        "small": Role(0.9, 1.35),
        "kicker": Role(weight=600, colour="accent", after=0.3),
        "subtitle": Role(1.3, 1.35, "headings", 400, balanced=True),
        "phone": Role(1.9, 1.15, weight=600, colour="accent", tabular=True),
        "numeral": Role(2.2, 1.1, "headings", colour="accent"),
        "question-numeral": Role(1.6, 1.2, "headings", colour="accent"),
        "table-head": Role(weight=600, colour="accent", scales=True, tabular=True),
        "table-cell": Role(scales=True, tabular=True),
        "stage": Role(1.45, 1.2, "headings", colour="accent"),
        "quote": Role(before=0.2, after=0.4, scales=True),
        "code": Role(0.95, 1.4, "monospace", after=0.4, scales=True),
        "note": Role(0.9, 1.35, after=0.2),
        "folio": Role(0.9, 1.35, tabular=True),
        "running": Role(0.9, 1.35),
        "contents": Role(after=0.3, tabular=True),
        "cover.kicker": Role(1.1, 1.3, colour="on", after=0.4),
        "cover.title": Role(3.4, 1.05, "headings", colour="on", tracking=-0.015, after=0.3, balanced=True),
        "cover.subtitle": Role(1.4, 1.4, "headings", 400, colour="on", balanced=True),
        "cover.body": Role(colour="on", after=0.4),
        "cover.label": Role(weight=600, colour="on"),
        "call.title": Role(1.4, 1.25, weight=600, colour="on", balanced=True),
        "call.body": Role(after=0.3, scales=True),
        "call.phone": Role(2, 1.2, weight=600, colour="on", tabular=True),
        "call.label": Role(weight=600, scales=True),
        "callout.title": Role(1.15, 1.25, weight=600, colour="accent", after=0.25, balanced=True),
        "callout.body": Role(after=0.3, scales=True),
        "imprint.body": Role(),
        "imprint.label": Role(weight=600, colour="accent"),
    }
)
BLOCK_ROLES: tuple[str, ...] = (
    "body",
    "lead",
    "title",
    "heading",
    "section",
    "subheading",
    "label",
    "caption",
    "numeral",
    "question-numeral",
    "table-head",
    "table-cell",
    "stage",
    "quote",
    "code",
    "note",
)
VOICES: tuple[str, ...] = ("cover", "call", "callout", "imprint")
BOXES: tuple[str, ...] = ("safety", "callout", "card", "field")
LISTS: tuple[str, ...] = (
    "default",
    "ordered",
    "avoid",
    "tell",
    "do",
    "dont",
    "steps",
    "questions",
    "rows",
    "call",
    "tiles",
    "fields",
)
TABLES: tuple[str, ...] = ("stages",)
ICONS: tuple[str, ...] = ("bar-disc", "bubble", "handset", "cross", "ring", "tick")
MARKERS: tuple[str, ...] = ("bullet", "cross", "ring", "tick", "numeral", "field", "none")
