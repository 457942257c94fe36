"""Footnotes as galleys: numbered, in small type, under a rule. A sheet that has no page feet shows them after all
else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from publisher.model.guide import Note
from publisher.typesetting.flow import flow
from publisher.typesetting.galley import Galley, Stack
from publisher.typesetting.galley_block import Ruled
from publisher.typesetting.galley_row import Row, indented
from publisher.typesetting.setting import Setting


def notes_flow(notes: Sequence[Note], setting: Setting) -> tuple[Galley, ...]:
    """A rule and the notes in the order of their marks."""
    if not notes:
        return ()
    small = noted(setting)
    return (notes_rule(setting), *(note_row(note, number, small) for number, note in enumerate(notes, 1)))


def noted(setting: Setting) -> Setting:
    """`setting` for notes: running text has their size."""
    texts = {**setting.sheet.texts, "body": setting.sheet.text("note")}
    return replace(setting, sheet=replace(setting.sheet, texts=texts), list_role="")


def notes_rule(setting: Setting) -> Ruled:
    sheet = setting.sheet
    below = 0.4 * sheet.text("note").leading
    return Ruled(sheet.rule, sheet.rule_width, 0.8 * setting.style("body").leading, below, keep=True)


def note_row(note: Note, number: int, small: Setting) -> Row:
    """One note behind its number, in a setting for notes."""
    style = small.style("body")
    label = small.text(f"{number}.", "body", (note, "label"))
    return Row((label, Stack(flow(note.content, small))), indented(2.1 * style.size), 0.0, 0.25 * style.leading)
