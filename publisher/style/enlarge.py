"""A look at another size: made for a panel's small body, it serves a page of large print too.

Every role grows by as many points as the body does, so that a heading keeps its distance from it and does not fill the
page; leading grows with its role, spaces and the indents of lists with the body."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from publisher.style.look import ListStyle, TextStyle
from publisher.style.recipe import Recipe

_MARK = 0.64  # em: footnote marks where nothing asks for more


def enlarged_texts(texts: Mapping[str, TextStyle], recipe: Recipe) -> dict[str, TextStyle]:
    """`texts` with a body of the recipe's size, none smaller than its least."""
    own = texts["body"].size
    body = recipe.body or own
    return {role: _enlarged(style, body - own, body / own, recipe) for role, style in texts.items()}


def enlarged_lists(lists: Mapping[str, ListStyle], factor: float) -> dict[str, ListStyle]:
    return {
        role: replace(style, indent=style.indent * factor, pitch=style.pitch * factor) for role, style in lists.items()
    }


def _enlarged(style: TextStyle, more: float, factor: float, recipe: Recipe) -> TextStyle:
    size = max(style.size + more, recipe.least)
    return replace(
        style,
        size=size,
        leading=style.leading * size / style.size,
        before=style.before * factor,
        after=style.after * factor,
        mark=max(_MARK, recipe.least / size),
    )
