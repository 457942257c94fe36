"""Words that may not stand in a guide at all, by the rules of the FTC (16 CFR 255; Health Products Compliance Guidance,
2022), the FDA (21 CFR 807.97) and the UK's CAP Code (12.1, 12.7 and rulings)."""

from __future__ import annotations

from publisher.preflight.claims_words import ADVERT, EVERYBODY, TRACE, Claim, forbidden

_HARM = (
    r"(?!\s+(?:or \w+ )?(?:\w+ ){0,2}(?:scar|damage|loss|mark|harm|injur|blind|deaf|disab|nerve|pain|stain|change|"
    r"numb|teeth|tooth|address|record|home|pigment|lesion|weak|redness|problem|catheter|line|pacemaker|stiff|swell|"
    r"stoma))"
)


FORBIDDEN: tuple[Claim, ...] = (
    forbidden("guarant", "No result can be guaranteed.", r"guarante(?:e[sd]?|eing)\b"),
    forbidden("permanent", "No lasting result can be promised.", r"permanent(?:ly)?\b" + _HARM),
    forbidden(
        "forever|for ever|for good|for life|lifetime|back|never return",
        "No lasting result can be promised.",
        r"lasts? (?:\w+ )?(?:forever|for ever|for life|a lifetime)\b|gone (?:forever|for ever|for good)\b",
        r"(?:never|not|won’t|don’t) (?:come|comes|grow|grows) back\b|never returns?\b",
        r"(?:results?|skin|smile|hair-free|fresh|young|smooth|beauty),? for (?:ever|life)\b",
        r"(?:remov\w+|banish\w*|vanish\w*|disappears?|stays? away|goes? away|fixe[sd]|ends?) (?:\w+ ){0,3}"
        r"(?:for good|forever|for ever)\b",
    ),
    forbidden("cur", "A cure must not be promised.", r"cur(?:es?|ed|ing)\b(?! (?:lamp|light|resin|time))"),
    forbidden("miracl|miracul", ADVERT, r"miracles?\b|miraculous(?:ly)?\b"),
    forbidden("revolution", ADVERT, r"revolution(?:ary|i[sz]\w+)\b"),
    forbidden(
        "through",
        "It needs evidence that hardly any treatment has.",
        r"break-?throughs?\b(?! (?:pain|bleed|infection|case|seizure|symptom))",
    ),
    forbidden(
        "risk",
        "Every treatment has risks.",
        r"risk[- ]free\b|free (?:of|from) (?:any |all )?risks?\b|zero risks?\b|without (?:any )?risks?\b",
        r"(?:has|have|with|carries|are|is|at) (?:absolutely )?no risks?(?: at all)?\b(?! (?:factor|of (?!harm)))",
    ),
    forbidden(
        "effects",
        "Every treatment has side effects.",
        r"(?:no|zero|without(?: any)?|free (?:of|from)(?: any)?|has no|have no) (?:known |real )?"
        r"(?:side[ -]effects|adverse effects)\b",
        r"side effects are (?:unheard|unknown|non-?existent)\b",
    ),
    forbidden(
        "pain|comfortable|feel a thing",
        "Pain differs from person to person.",
        r"(?:not|n’t|never) feel a thing\b|pain-?less(?:ly)?\b|pain[- ]free\b|zero pain\b|(?:completely|"
        r"totally) comfortable\b",
    ),
    forbidden(
        "scar|leave",
        "Any treatment of the skin can scar.",
        r"no scars?(?:ring)?(?:,|\.|!| at all| whatsoever| behind)|scar[- ]free\b|leaves? no (?:marks?|scars?|trace)\b",
    ),
    forbidden(
        "100",
        EVERYBODY,
        r"100 ?%(?! (?:cotton|silk|wool|oxygen|juice|fruit|linen|whole\w*|of (?:the )?(?:your )?daily))",
    ),
    forbidden(
        "safe", "Every treatment has risks.", r"(?:completely|totally|perfectly|entirely|absolutely|always) safe\b"
    ),
    forbidden(
        "approv",
        "The FDA clears or authorises most devices; to call that approval is misbranding (21 CFR 807.97).",
        r"fda[- ]approv(?:ed|al)\b|approv(?:ed|al) (?:by|from|of) the (?:us )?(?:fda|food and drug)\b",
        r"the fda (?:has |have )?approve[sd]\b",
    ),
    forbidden("eras", TRACE, r"eras(?:e[sd]?|ing)\b"),
    forbidden("eliminat", TRACE, r"eliminat(?:e[sd]?|ing|ion)\b"),
    forbidden(
        "instant",
        "Results take time.",
        r"instant(?:ly|aneous(?:ly)?)?\b"
        r"(?! (?:coffee|tea|soup|noodle|cold|ice|messag|oat|pack|porridge|potato|glucose|milk|food))",
    ),
    forbidden(
        "work|fail|suit|right for",
        EVERYBODY,
        r"(?:always works?|never fails?|works? (?:for|on) (?:every(?:one|body)|all)|can(?:not|’t|'t) fail)\b",
        r"works? (?:for|on) (?:every|all|any)\b|(?:suits|suitable for|right for) (?:everyone|everybody|every|all)\b",
    ),
)
