"""What poppler reads from a PDF's structure tree, as a screen reader would: elements in order with their words."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.judges import need

_ELEMENT = re.compile(r'( *)([A-Za-z]\w*)(?: "(?P<title>.*)")?(?: \((?:block|inline)\))?:?$')
_WORDS = re.compile(r' *"(.*)"$')
INLINE = frozenset({"Link", "Reference", "Span", "Code", "Quote"})


@dataclass(slots=True)
class Told:
    """An element at its depth, with the words it holds itself and those of the inlines in it."""

    depth: int
    role: str
    words: str = ""


def told(pdf: Path) -> list[Told]:
    """Every element but inlines, whose words belong to the element they stand in."""
    need("pdfinfo")
    run = subprocess.run(["pdfinfo", "-struct-text", str(pdf)], check=True, capture_output=True)
    found: list[Told] = []
    # Poppler prints an element's title as its bytes stand in the file, UTF-16 among them; words come in UTF-8.
    for line in run.stdout.decode("utf-8", "replace").splitlines():
        words, element = _WORDS.match(line), _ELEMENT.match(line)
        if words:
            found[-1].words += words[1]
        elif element and element[2] not in INLINE | {"Object"}:
            found.append(Told(len(element[1]) // 2, element[2]))
    return found


def said(pdf: Path) -> list[str]:
    """All words in the order they are read out, element by element."""
    return [each.words for each in told(pdf) if each.words.strip()]
