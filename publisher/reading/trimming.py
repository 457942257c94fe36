"""White space at the ends of a line of inlines goes; what is left keeps its place."""

from __future__ import annotations

from dataclasses import replace

from publisher.model.inline import Inline, LineBreak, Text


def trimmed(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Without the white space and the line breaks at either end, and without space behind a line break."""
    kept: list[Inline] = []
    for node in inlines:
        begins = not kept or isinstance(kept[-1], LineBreak)
        if begins and isinstance(node, Text):
            node = _indented(node)
        if not begins or not (_is_blank(node) or (not kept and isinstance(node, LineBreak))):
            kept.append(node)
    while kept and (isinstance(kept[-1], LineBreak) or _is_blank(kept[-1])):
        kept.pop()
    if kept and isinstance(kept[-1], Text):
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip())
    return tuple(kept)


def _is_blank(node: Inline) -> bool:
    return isinstance(node, Text) and not node.text.strip()


def _indented(node: Text) -> Text:
    """Without the space before its first letter; it stands where that letter stands."""
    bare = node.text.lstrip()
    gap = len(node.text) - len(bare)
    return replace(node, text=bare, place=replace(node.place, column=node.place.column + gap)) if gap else node
