"""Words that may not stand in a guide at all, by the rules of the FTC (16 CFR 255; Health Products Compliance Guidance,
2022), the FDA (21 CFR 807.97) and the UK's CAP Code (12.1, 12.7 and rulings)."""

from __future__ import annotations

from publisher.preflight.claims_words import ADVERT, EVERYBODY, TRACE, Claim, claim

_HARM = (
    r"(?!\s+(?:or \w+ )?(?:\w+ ){0,2}(?:scar|damage|loss|mark|harm|injur|blind|deaf|disab|nerve|pain|stain|change|numb|"
    r"teeth|tooth|address|record|home|pigment|lesion|weak|redness|problem|catheter|line|pacemaker|stiff|swell|stoma))"
)


def _forbidden(stems: str, reason: str, *patterns: str) -> Claim:
    return claim("CLAIM-FORBIDDEN", stems, reason, *patterns)


FORBIDDEN: tuple[Claim, ...] = (
    _forbidden("guarant", "No result can be guaranteed.", r"guarante(?:e[sd]?|eing)\b"),
    _forbidden("permanent", "No lasting result can be promised.", r"permanent(?:ly)?\b" + _HARM),
    _forbidden("cur", "A cure must not be promised.", r"cur(?:es?|ed|ing)\b(?! (?:lamp|light|resin|time))"),
    _forbidden("miracl|miracul", ADVERT, r"miracles?\b|miraculous(?:ly)?\b"),
    _forbidden("revolution", ADVERT, r"revolution(?:ary|i[sz]\w+)\b"),
    _forbidden(
        "through",
        "It needs evidence that hardly any treatment has.",
        r"break-?throughs?\b(?! (?:pain|bleed|infection|case|seizure|symptom))",
    ),
    _forbidden(
        "risk",
        "Every treatment has risks.",
        r"risk[- ]free\b|free (?:of|from) (?:any |all )?risks?\b|zero risks?\b|without (?:any )?risks?\b",
        r"(?:has|have|with|carries|are|is|at) (?:absolutely )?no risks?(?: at all)?\b(?! (?:factor|of (?!harm)))",
    ),
    _forbidden(
        "effects",
        "Every treatment has side effects.",
        r"(?:no|zero|without(?: any)?|free (?:of|from)(?: any)?|has no|have no) (?:known |real )?"
        r"(?:side[ -]effects|adverse effects)\b",
    ),
    _forbidden(
        "pain|comfortable",
        "Pain differs from person to person.",
        r"pain-?less(?:ly)?\b|pain[- ]free\b|(?:completely|totally) comfortable\b",
    ),
    _forbidden(
        "100",
        EVERYBODY,
        r"100 ?%(?! (?:cotton|silk|wool|oxygen|juice|fruit|linen|whole\w*|of (?:the )?(?:your )?daily))",
    ),
    _forbidden(
        "safe", "Every treatment has risks.", r"(?:completely|totally|perfectly|entirely|absolutely|always) safe\b"
    ),
    _forbidden(
        "approv",
        "The FDA clears or authorises most devices; to call that approval is misbranding (21 CFR 807.97).",
        r"fda[- ]approv(?:ed|al)\b|approv(?:ed|al) (?:by|from|of) the (?:us )?(?:fda|food and drug)\b",
        r"the fda (?:has |have )?approve[sd]\b",
    ),
    _forbidden("eras", TRACE, r"eras(?:e[sd]?|ing)\b"),
    _forbidden("eliminat", TRACE, r"eliminat(?:e[sd]?|ing|ion)\b"),
    _forbidden(
        "instant",
        "Results take time.",
        r"instant(?:ly|aneous(?:ly)?)?\b"
        r"(?! (?:coffee|tea|soup|noodle|cold|ice|messag|oat|pack|porridge|potato|glucose|milk|food))",
    ),
    _forbidden(
        "work|fail",
        EVERYBODY,
        r"(?:always works?|never fails?|works? (?:for|on) (?:every(?:one|body)|all)|can(?:not|’t|'t) fail)\b",
    ),
)
