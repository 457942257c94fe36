"""Where text and ink of the handout landed: clear of edges, of each other, readable in colour and in grey."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.handout.make import LONG, SHEETS, handout
from tests.look import laid, landed
from tests.look.sheets import Look


@pytest.mark.parametrize("clinic", [None, LONG], ids=["own", "long"])
@pytest.mark.parametrize(("name", "size"), SHEETS)
def test_text_keeps_clear_and_can_be_read(name: str, size: str, clinic: object) -> None:
    found = handout(name, size, LONG if clinic else None)
    shown = Look(found.edition, found.stock, found.set)
    assert laid.breaches(shown) == []
    assert landed.breaches(shown) == []
    assert list(landed.unclear_in_grey(replace(shown, profile="office"))) == []
