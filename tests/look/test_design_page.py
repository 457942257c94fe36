"""What docs/design says a brand can set is all there is, and its pictures are there and small."""

from __future__ import annotations

import dataclasses
import re

import pytest

from publisher.drawing import DRAWINGS
from publisher.style.fold import PANEL_NAMES
from publisher.style.layout import FURNITURE, Frame, PanelLayout
from publisher.style.look import BoxStyle, ListStyle
from publisher.style.roles import BOXES, ICONS, LISTS, MARKERS, ROLES, VOICES
from publisher.style.text_rule import TextRule
from tests.brochure.make import ROOT
from tests.look.sheets import BRANDS

DESIGN = ROOT / "docs" / "design"
PAGE = (DESIGN / "README.md").read_text("utf-8")
NAMED = set(re.findall(r"`([^`\n]+)`", PAGE)) | set(re.findall(r"^  ([a-z]+):", PAGE, re.MULTILINE))


def keys(kind: type, but: tuple[str, ...] = ()) -> set[str]:
    names = {each.name for each in dataclasses.fields(kind) if not each.name.startswith("_")}
    return {name.replace("_", "-") for name in names - {"place", *but}}


@pytest.mark.parametrize(
    "names",
    [
        {role for role in ROLES if "." not in role},
        {*VOICES, *BOXES, *LISTS, *ICONS, *MARKERS},
        set(PANEL_NAMES),
        set(FURNITURE) - {"logo"},
        keys(TextRule, ("ratio",)),
        keys(BoxStyle),
        keys(ListStyle),
        keys(PanelLayout),
        keys(Frame) - {"anchor"},
        {*DRAWINGS, *(option for each in DRAWINGS.values() for option in (*each.slots, *each.settings))},
    ],
    ids=["roles", "kinds", "panels", "furniture", "text", "boxes", "lists", "panel", "frame", "drawings"],
)
def test_the_page_names_everything(names: set[str]) -> None:
    assert names - NAMED == set()


def test_every_picture_on_the_page_is_there_and_small() -> None:
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", PAGE)
    assert [name for name in pictures if not (DESIGN / name).is_file()] == []
    assert [name for name in pictures if (DESIGN / name).stat().st_size > 200_000] == []
    assert {f"{brand}-{side}.jpg" for brand in BRANDS for side in ("outside", "inside")} <= set(pictures)
