"""The paragraphs that galleys hold, whatever holds them, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from publisher.typesetting.flow_field import Fields
from publisher.typesetting.galley import Galley, Para, Stack
from publisher.typesetting.galley_block import Box
from publisher.typesetting.galley_either import Either
from publisher.typesetting.galley_row import Labelled, Row


def paras(galleys: Iterable[Galley]) -> Iterator[Para]:
    """Those of `galleys` and of all inside them; of a galley in two forms, those of one."""
    for galley in galleys:
        if isinstance(galley, Para):
            yield galley
        else:
            yield from paras(_held(galley))


def _held(galley: Galley) -> tuple[Galley, ...]:
    """The galleys directly inside `galley`."""
    if isinstance(galley, Stack):
        return galley.galleys
    if isinstance(galley, Row):
        return galley.cells
    if isinstance(galley, Labelled):
        return (galley.label, galley.text)
    if isinstance(galley, Box):
        return (*galley.header, *galley.body)
    if isinstance(galley, Either):
        return (galley.narrow,)
    return galley.labels if isinstance(galley, Fields) else ()
