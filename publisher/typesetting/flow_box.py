"""Callouts and safety blocks become boxes: title, telephone number, signs, and the line for emergencies.

Where a column is wide enough for both on one line the number stands beside the title, at the head of the box."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from publisher.model.block import Block, Callout, Paragraph, Safety
from publisher.style.look import BoxStyle
from publisher.typesetting.galley import Galley, Para, Stack
from publisher.typesetting.galley_block import Box, Ruled
from publisher.typesetting.galley_either import Either
from publisher.typesetting.galley_row import Row, with_icon
from publisher.typesetting.pages import Fit
from publisher.typesetting.setting import Setting

Galleys = tuple[Galley, ...]
Flow = Callable[[Iterable[Block], Setting], Galleys]
_APART = 1.2  # em of the number, between the title and it
_SIGN = 1.15  # em of the number, for the sign before it


def boxed(block: Callout | Safety, setting: Setting, role: str, flow: Flow, beside: Sequence[Block] = ()) -> Galley:
    """Title and content in the box of `role`; a first paragraph of class `phone` stands in the header, or where the
    box says. `beside` are the blocks after this one that stand in its box, below the signs. On a frame's
    own ground the box is not drawn."""
    style = setting.sheet.box(role, setting.voice)
    inner = replace(setting.boxed(style.voice), list_role="", boxless=False)
    phone, title, content = _phone(block, inner), _title(block, inner), block.content
    content = content[1:] if phone else content
    at = next((n for n, each in enumerate(content) if _has_class(each, "emergency")), len(content))
    signs, emergency = (
        (*flow(content[:at], inner), *_apart(flow(beside, inner), inner)),
        (*_parting(style, inner), *flow(content[at:], inner)),
    )
    header, foot = _placed(phone, title, style)
    galleys = (*signs, *foot, *(emergency if at < len(content) else ()))
    space = setting.style("body").leading / 2
    if setting.boxless:
        bare = BoxStyle(voice=style.voice)
        return Box(bare, (), (*header, *galleys), setting.style("body").after, setting.style("body").after)
    return Box(style, header, galleys, space, space)


def _title(block: Callout | Safety, setting: Setting) -> Para | None:
    return setting.para(block.title, "title", (block, "title"), block.place, keep=True) if block.title else None


def _phone(block: Callout | Safety, setting: Setting) -> Para | None:
    first = block.content[0] if block.content else None
    if not isinstance(first, Paragraph) or not _has_class(first, "phone"):
        return None
    return setting.para(first.content, "phone", first, first.place, keep=True)


def _has_class(block: Block, name: str) -> bool:
    return isinstance(block, Paragraph) and name in block.attributes.classes


def _parting(style: BoxStyle, setting: Setting) -> Galleys:
    """The rule above the line for emergencies, where the box has one."""
    space = setting.style("body").leading / 3
    return (Ruled(style.rule, setting.sheet.rule_width, space, space),) if style.rule else ()


def _apart(galleys: Galleys, setting: Setting) -> Galleys:
    """`galleys` with some air between them and the signs."""
    air = setting.style("body").leading / 3
    return tuple(replace(galley, before=air) if isinstance(galley, Para) else galley for galley in galleys)


def _placed(phone: Para | None, title: Para | None, style: BoxStyle) -> tuple[Galleys, Galleys]:
    """What stands at the head of the box, and of it what goes behind the signs."""
    titled = (title,) if title else ()
    if phone is None:
        return titled, ()
    at_foot = style.phone == "foot"
    number = _signed(phone, style)
    if title is None:
        return ((), (number,)) if at_foot else ((number,), ())
    row, needs = _beside(phone, title, style)
    if at_foot:
        return (Either(title, row, needs),), (Either(number, Stack(()), needs),)
    return (Either(Stack((number, title), keep=True), row, needs),), ()


def _signed(phone: Para, style: BoxStyle) -> Galley:
    """The number, behind its sign where the box has one."""
    size = phone.style.size
    return with_icon(phone, style.icon, phone.style.colour.name, _SIGN * size, 1.1) if style.icon else phone


def _beside(phone: Para, title: Para, style: BoxStyle) -> tuple[Row, Callable[[Fit], float]]:
    """The title on the left and the number on the right of one line, and the width in points that this needs."""
    sign = _SIGN * phone.style.size if style.icon else 0.0

    def number(fit: Fit) -> float:
        return phone.natural(fit) + sign + 0.1

    def needs(fit: Fit) -> float:
        return title.natural(fit) + _APART * phone.size(fit) + number(fit)

    def columns(width: float, fit: Fit) -> tuple[tuple[float, float], tuple[float, float]]:
        return (width - number(fit), number(fit)), (0.0, width - number(fit))

    bare = replace(phone, before=0.0, after=0.0)
    return Row((_signed(bare, style), title), columns, title.before, title.after, keep=True), needs
