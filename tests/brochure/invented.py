"""Guides that nobody wrote, for Hypothesis: paragraphs, lists, tables and boxes of any length, in Markdown."""

from __future__ import annotations

import re

from hypothesis import strategies as st

_WORDS = re.split(
    " ",
    "skin heals in days and needles leave no mark where light falls so wait until redness fades then ask us about "
    "sunscreen, creams; rollers: pens (with care) for well-known scars/lines. Office fluff, AVATAR To-Ye 2.5 mm 14",
)
_LONG = "Pneumonoultramicroscopicsilicovolcanoconiosis" * 3


def text(count: int, start: int = 0) -> str:
    """`count` words, the same ones for the same numbers."""
    return "x " + " ".join(_WORDS[(start + n * 7) % len(_WORDS)] for n in range(count))


TEXTS = st.builds(text, st.integers(1, 60), st.integers(0, 40))
SHORT = st.builds(text, st.integers(1, 6), st.integers(0, 40))


def _list(items: list[str], marker: str) -> str:
    return "\n".join(f"{marker} {item}" for item in items)


def _table(cells: list[list[str]]) -> str:
    rows = [f"| {' | '.join(row)} |" for row in cells]
    return "\n".join([rows[0], "|---" * len(cells[0]) + "|", *rows[1:]])


def _tables(columns: int) -> st.SearchStrategy[str]:
    row = st.lists(SHORT, min_size=columns, max_size=columns)
    return st.lists(row, min_size=2, max_size=5).map(_table)


BLOCKS = st.one_of(
    TEXTS,
    TEXTS,
    SHORT.map(lambda words: f"## {words}"),
    st.builds(_list, st.lists(TEXTS, min_size=1, max_size=5), st.sampled_from(["-", "1."])),
    st.integers(1, 4).flatmap(_tables),
    st.builds(lambda term, meaning: f"{term}\n: {meaning}", SHORT, TEXTS),
    TEXTS.map(lambda words: f"> {words}"),
    st.builds(lambda title, words: f"/// callout | {title}\n{words}\n///", SHORT, TEXTS),
    st.builds(lambda title, words: f"/// safety | {title}\n- {words}\n///", SHORT, TEXTS),
    st.just(f"A {_LONG} word"),
    st.just("![dot](drawing:skin-section)"),
)
SECTIONS = st.tuples(SHORT, st.lists(BLOCKS, max_size=6)).map(lambda parts: "\n\n".join([f"# {parts[0]}", *parts[1]]))
GUIDES = st.lists(SECTIONS, min_size=1, max_size=6).map("\n\n".join)


def titled(body: str) -> str:
    return f"---\ntitle: A guide\nsubtitle: To try\n---\n{body}\n"
