"""What the catalogue holds for one code."""

from collections.abc import Mapping
from dataclasses import field

from publisher.model.finding import Severity
from publisher.model.value import value


@value
class Entry:
    """`profiles`: for findings about PDFs, how grave they are by the profile they are checked for; a profile that is
    not listed is silent about them. `severity` is then the gravest of these."""

    severity: Severity
    sentence: str
    hint: str
    why: str
    profiles: Mapping[str, Severity] = field(default_factory=dict)


ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE
