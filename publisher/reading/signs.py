"""What a line of Markdown begins with, and so what it is."""

from __future__ import annotations

import re

QUOTED = re.compile(r"(?:[ ]{0,3}>[ ]?)*+")
PREFIX = re.compile(
    r"[ ]*(?:(?:>[ ]?|[*+-][ ]+|\d{1,9}\.[ ]+)[ ]*)*(?:#{1,6}(?:[ ]+|$)|:[ ]{1,3}[ ]*|\[\^[^\]]+\]:[ ]*|\|[ ]*)?"
)
HEADING = re.compile(r"[ ]{0,3}#{1,6}(?:[ ]|$)")
RULE = re.compile(r"[ ]{0,3}(?:(?:-[ ]*){3,}|(?:_[ ]*){3,}|(?:\*[ ]*){3,})$")
UNDERLINE = re.compile(r"(?:=+|-+)[ ]*$")
DELIMITERS = re.compile(r"(?=[^|]*\|)(?=[^-]*-)[ |:-]+$")
ATTRIBUTES = re.compile(r"[ ]*\{:.*\}[ ]*$")
_TITLE = r"(?:\"[^\"]*\"|'[^']*'|\([^)]*\))"
DEFINITION = re.compile(rf"[ ]{{0,3}}\[[^\]^][^\]]*\]:[ ]*(?:[^\s]+[ ]*{_TITLE}?[ ]*)?$")
ABBREVIATION = re.compile(r"[ ]{0,3}\*\[(?P<short>[^\]]+)\][ ]?:[ ]*(?P<long>.*)$")
DEFINITION_TITLE = re.compile(rf"[ ]*{_TITLE}[ ]*$")
SPACED_VARIABLE = re.compile(r"\{\{[ ]*([\w.]+)[ ]*\}\}")
