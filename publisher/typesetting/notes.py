"""Footnotes of a sheet that has no page feet: numbered, in small type, after everything else."""

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
    voiced = setting.speaking("note")
    small = voiced.style("body")
    rows: list[Galley] = [
        Ruled(
            setting.sheet.rule,
            setting.sheet.rule_width,
            before=setting.style("body").leading,
            after=0.4 * small.leading,
            keep=True,
        )
    ]
    for number, note in enumerate(notes, 1):
        label = voiced.text(f"{number}.", "body", (note, "label"))
        indent = 1.8 * small.size
        body = Stack(flow(note.content, replace(voiced, list_role="")))
        rows.append(Row((label, body), indented(indent)))
    return tuple(rows)
