"""Where something stands in the text a person wrote."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """File as the user named it, line and column, both counted from 1. Line 0: the file as a whole."""

    file: str
    line: int = 0
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


NOWHERE = Place("")
