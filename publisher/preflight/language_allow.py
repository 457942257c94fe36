"""What a guide's front matter allows its language checks to find, with a reason. Findings and allowances enter; what is
left leaves, with what is wrong with the allowances themselves."""

from __future__ import annotations

from collections.abc import Iterable

from publisher.model.catalogue.language import LANGUAGE
from publisher.model.finding import Finding
from publisher.model.guide import Allowance

_OWN = frozenset({"ALLOW-UNREASONED", "ALLOW-UNMATCHED"})


def allowed(findings: Iterable[Finding], allowances: Iterable[Allowance], whole: bool) -> tuple[Finding, ...]:
    """`findings` without those that an allowance answers for, and ALLOW-UNREASONED for an allowance without a reason,
    which allows nothing. With `whole`, that is where every edition was looked at, ALLOW-UNMATCHED for one that no
    finding needs."""
    left, own = list(findings), list[Finding]()
    for each in allowances:
        arguments: dict[str, str | int | float] = {"what": named(each)}
        if not each.reason.strip():
            own.append(Finding("ALLOW-UNREASONED", each.place, arguments))
            continue
        kept = [finding for finding in left if not _answers(each, finding)]
        if whole and len(kept) == len(left):
            own.append(Finding("ALLOW-UNMATCHED", each.place, arguments))
        left = kept
    return (*left, *own)


def _answers(allowance: Allowance, finding: Finding) -> bool:
    if finding.code not in LANGUAGE or finding.code in _OWN or allowance.code not in ("", finding.code):
        return False
    said = " ".join(str(finding.arguments.get(key, "")) for key in ("words", "sentence")).casefold()
    return allowance.words.casefold() in said


def named(allowance: Allowance) -> str:
    """What an allowance allows, for people: its code and its words."""
    return " ".join(filter(None, (allowance.code, f"“{allowance.words}”" if allowance.words else "")))
