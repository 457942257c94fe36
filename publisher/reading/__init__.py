"""Floor 1: Markdown and front matter → `Guide`; a clinic's file → `Clinic`. The parser is imported when it is used."""

from publisher.reading.clinic import read_clinic
from publisher.reading.guide import Source, read_guide

__all__ = ["Source", "read_clinic", "read_guide"]
