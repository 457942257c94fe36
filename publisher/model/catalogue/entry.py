"""What the catalogue holds for one code."""

from publisher.model.finding import Severity
from publisher.model.value import value


@value
class Entry:
    severity: Severity
    sentence: str
    hint: str
    why: str


ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE
