"""Claims that need a source or lie outside what a device is cleared for. Wordings enter, findings leave."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from publisher.model.finding import Finding
from publisher.preflight.claims_context import claims_nothing
from publisher.preflight.language_action import is_call
from publisher.preflight.language_finding import at
from publisher.preflight.language_sentences import Sentence
from publisher.preflight.language_wording import CITATION, RUNNING, Wording

_BENEFIT = re.compile(
    r"\b(?P<verb>improv(?:e|es|ed)|reduc(?:e|es|ed)|boost(?:s|ed)?|stimulat(?:e|es|ed)|smooth(?:s|es|ed)?|soften(?:s|"
    r"ed)?|tighten(?:s|ed)?|lift(?:s|ed)(?! (?:off|away|out))|brighten(?:s|ed)?|lighten(?:s|ed)?|fad(?:es|ed)|"
    r"renew(?:s|ed)|regenerat(?:e|es|ed)|restor(?:e|es|ed)|plump(?:s|ed)|shrinks?|heal(?:s|ed)|treats?|prevent(?:s|"
    r"ed)?|relieve(?:s|d)?|sooth(?:es?|ed)|calms?|clears|lower(?:s|ed)?(?! (?:back|leg|limb|part|jaw|lip|arm|than|"
    r"risk than))|eas(?:e|es|ed)|increas(?:e|es|ed)|strengthen(?:s|ed)?|protect(?:s|ed)? against|speeds? up|"
    r"cuts? your)\b"
    r"(?P<object>(?:\W+\w+){0,6}?\W+(?:scar\w*|wrinkl\w*|lines|skin|collagen|acne|pigment\w*|dark (?:marks|spots)|"
    r"pores?|hearing|sight|vision|tinnitus|texture|tone|elasticity|stretch ?marks?|cellulite|hair|pain|symptoms?|"
    r"swelling|inflammation|risk|chances?|cholesterol|sleep|healing|mobility|strength|infections?|disease|cancer|"
    r"attacks?|headaches?|migraines?|itch\w*|blood pressure|memory|immun\w+|bones?|joints?|stroke|depression|anxiety|"
    r"asthma|bleeding|wounds?|recovery|circulation|eczema|infection|stiffness|fatigue|tiredness))\b",
    re.IGNORECASE,
)
_NO_CLAIM = re.compile(
    r"\b(?:ask|if|whether|tell us|aim|hope|want|goal|we (?:will|can|may) (?:try|look)|tri(?:al|ed) to|you (?:should|"
    r"must|need to))\b",
    re.IGNORECASE,
)
_NEEDLING = r"(?:needl\w+|micro-?channels?|punctur\w+|rollers?|derma-?roll\w+|channels|tiny holes|micro-?injur\w+)"
_PRODUCT = (
    r"(?:serums?|vitamin c|prp|platelet\w*|exosomes?|growth factors?|peptides?|hyaluronic(?: acid)?|stem cells?|"
    r"retinol|active ingredients?|skin ?care|creams?|products?|vitamins?|drugs?|botulinum|botox|minoxidil|actives)"
)
_ENTERS = (
    r"(?:absor\w+|infus\w+|penetrat\w+|deliver\w*|sink(?:s|ing)?|soak(?:s|ing)?|driv\w+|push\w*|reach(?:es)?|carr\w+|"
    r"deeper|soaked|enter(?:s|ing)?|work(?:s)? (?:better|harder)|more effective|boost\w*|enhanc\w*|combin\w+)"
)
_PRONOUN = re.compile(r"\b(?:it|them|they|these)\b", re.IGNORECASE)
_DELIVERY = re.compile(
    rf"(?=.*\b{_PRODUCT}\b)(?=.*\b{_ENTERS}\b)(?=.*\b{_NEEDLING}\b).*?(?P<product>\b{_PRODUCT}\b)",
    re.IGNORECASE | re.DOTALL,
)


def delivery(wording: Wording) -> Iterator[Finding]:
    """CLAIM-DELIVERY: needles that carry a product into the skin. 21 CFR 878.4430(a) leaves that out of what a
    microneedling device may be sold for."""
    if not _needles(wording.text.lower()):
        return
    before: Sentence | None = None
    for sentence in wording.sentences:
        found, start = _DELIVERY.match(sentence.text), sentence.start
        if found is None and before and _PRONOUN.search(sentence.text):
            found, start = _DELIVERY.match(f"{before.text} {sentence.text}"), before.start
        if found and not _denies(wording, sentence):
            yield at("CLAIM-DELIVERY", wording, start + found.start("product"), words=found["product"])
        before = sentence


def _needles(text: str) -> bool:
    return any(stem in text for stem in ("needl", "channel", "punctur", "roll", "holes", "injur"))


def _denies(wording: Wording, sentence: Sentence) -> bool:
    """Whether the sentence says no to it anywhere: "do not bring your own serum for use with the needles"."""
    middle = sentence.start + len(sentence.text)
    denial = re.search(
        r"\b(?:not|no|never|cannot|nor|leaves? (?:that|it) out|don’t|isn’t|avoid|wary)\b", sentence.text, re.IGNORECASE
    )
    return bool(denial) or claims_nothing(wording, sentence.start, middle)


def uncited(wordings: Iterable[Wording], cited: frozenset[str]) -> Iterator[Finding]:
    """CLAIM-UNCITED: a benefit without a footnote's mark in the same paragraph, list or table. `cited`: the sections
    whose full text has marks; a short form of them carries none and needs none."""
    running = (each for each in wordings if each.kind in RUNNING | {"cell", "caption"} and CITATION not in each.around)
    for (section, _), stretch in groupby(running, key=lambda each: (each.section, each.stretch)):
        together = list(stretch)
        if section in cited or any(each.marks for each in together):
            continue
        for wording in together:
            yield from _unsupported(wording)


def _unsupported(wording: Wording) -> Iterator[Finding]:
    """Once a sentence."""
    told: set[int] = set()
    for found in _BENEFIT.finditer(wording.text):
        sentence = wording.sentence(found.start())
        if (
            sentence.start in told
            or found.end() > sentence.end
            or is_call(sentence.text)
            or _NO_CLAIM.search(sentence.text[: found.start()])
        ):
            continue
        if not claims_nothing(wording, *found.span()):
            told.add(sentence.start)
            yield at("CLAIM-UNCITED", wording, found.start(), words=" ".join(found[0].split()))
