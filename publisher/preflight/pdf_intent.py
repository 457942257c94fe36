"""Does the file say for which press its inks are mixed, and whether its colours are trapped (ISO 15930-7)?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from publisher.model.finding import Finding
from publisher.model.place import Place
from publisher.preflight.pdf_objects import listed, stated, text, under

if TYPE_CHECKING:
    import pikepdf


def intent(pdf: pikepdf.Pdf, file: str) -> Iterator[Finding]:
    """PDF-INTENT and PDF-TRAPPED."""
    problem = _problem(pdf)
    if problem:
        yield Finding("PDF-INTENT", Place(file), {"problem": problem})
    trapped = text(under(under(pdf.trailer, "/Info"), "/Trapped")).removeprefix("/") or stated(pdf, "pdf:Trapped")
    if trapped not in ("True", "False"):
        yield Finding("PDF-TRAPPED", Place(file))


def _problem(pdf: pikepdf.Pdf) -> str:
    intents = [each for each in listed(under(pdf.Root, "/OutputIntents")) if under(each, "/S") == "/GTS_PDFX"]
    if not intents:
        return "it has no output intent of PDF/X"
    if any(_known(each) for each in intents):
        return ""
    return "its output intent holds no profile and names no registered printing condition"


def _known(given: Any) -> bool:
    """Whether an output intent leads to a profile: embedded, elsewhere by reference, or in a registry."""
    import pikepdf

    if isinstance(under(given, "/DestOutputProfile"), pikepdf.Stream) or under(given, "/DestOutputProfileRef"):
        return True
    return bool(text(under(given, "/OutputConditionIdentifier")) and text(under(given, "/RegistryName")))
