"""How often the dear tests of a run try: a number for every landing, and one for whoever asks with THOROUGH=1 in the
environment (`make test THOROUGH=1`)."""

from __future__ import annotations

import os


def times(usual: int, thorough: int) -> int:
    return thorough if os.environ.get("THOROUGH") else usual
