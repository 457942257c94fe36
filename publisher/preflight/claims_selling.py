"""Words that sell: comparison with others, pressure of time and price, endorsement, and what a few people say."""

from __future__ import annotations

from publisher.preflight.claims_words import Claim, doubtful, personal

_PEOPLE = (
    r"(?:doctors?|dermatologists?|experts?|specialists?|surgeons?|celebrit\w+|professionals|clinicians|scientists|"
    r"dentists?|nurses|midwives|pharmacists?)"
)
_FEW = "What a few say reads as what most will get (16 CFR 255.2)."
_COMPARED = "Nobody can be compared so without evidence."
_PRESSED = "It puts a reader under pressure (CAP)."


SELLING: tuple[Claim, ...] = (
    doubtful(
        "best",
        _COMPARED,
        r"(?:the|our|your|world.s|country.s|city.s|very) (?:very )?best (?:possible )?(?:results?|treatments?|"
        r"clinics?|care|skin|teams?|technology|doctors?|dentists?|surgeons?|practitioners?|devices?|products?|"
        r"solution|smile)\b",
        r"best results?\b|best[- ]in[- ]class\b|simply the best\b",
    ),
    doubtful(
        "leading|number one",
        _COMPARED,
        r"(?:world|market|industry|globally)[- ]leading\b|number one (?:clinic|treatment|choice)\b",
        r"leading (?:clinics?|experts?|specialists?|brands?|providers?|technology|devices?|treatments?|"
        r"dermatologists?|surgeons?|doctors?|dentists?|centres?|centers?|names?|practitioners?|edge)\b",
    ),
    doubtful(
        "world|town|country|city|than any|gold|top|finest|purest|compar|comes|lowest|cheapest|nothing|europe|america|"
        "britain|nation",
        _COMPARED,
        r"(?:world|country|town|city|europe|america|britain|nation)(?:.s)? (?:first|smallest|biggest|fastest|"
        r"favou?rite|strongest|finest|top|only|no\. ?1)\b|lowest prices?\b|cheapest (?:in|price|treatment)\b",
        r"nothing (?:else )?(?:\w+ )?(?:comes close|compares|works (?:better|like|as well)|on the market)\b",
        r"than any(?:thing|one|body)?(?: other| else)\b|gold standard\b|(?:our|the|country.s) (?:top|"
        r"finest) (?:\w+ )?(?:doctors?|experts?|surgeons?|injectors?|specialists?|clinics?)\b|only the (?:best|"
        r"purest|finest)\b",
    ),
    doubtful(
        "recommend|endors|trusted|loved|heralded|praised|favo|hailed|agree|love|swear|rave",
        "An endorsement has to be real, named and typical (16 CFR 255).",
        r"(?:recommended|endorsed|trusted|loved|heralded|praised|favou?red|hailed) by (?:\w+ )?" + _PEOPLE + r"\b",
        _PEOPLE + r" (?:all |everywhere )?(?:agree|recommend|love|swear by|rave)\b",
    ),
    doubtful(
        "amaze|stunned|astonished|baffled|seen|featured|millions|thousands",
        "An endorsement has to be real, named and typical (16 CFR 255).",
        _PEOPLE + r" (?:were|was|are) (?:amazed|stunned|astonished|baffled)\b|as (?:seen|featured) (?:on|in)\b|"
        r"will amaze you\b",
        r"(?:helped|(?:trusted|loved|used|chosen) by) (?:millions|thousands|hundreds)\b",
    ),
    doubtful(
        "offer|deal|price|discount|limited|today only|only|last chance|now|hurry|miss|last|% off|free|too late|until|"
        "back",
        _PRESSED,
        r"(?:offer|deal|price|discount|sale) (?:ends|expires|closes|(?:is )?valid until)\b|limited[- ]time\b|"
        r"special offer\b",
        r"(?:today|this (?:week|month|weekend)|for a (?:short|limited) time) only\b|last chance\b|half[- ]price\b",
        r"(?:book|order|call|buy|act) (?:now|today)\b(?! (?:if|when|and (?:ask|tell)))(?=[^,]{0,30}(?:[.!]|while|"
        r"before|and get))",
        r"hurry\b(?! (?:to|if|or|your|when))|don.t miss (?:out|this)\b|before it.s too late\b",
        r"while (?:places|stocks?|spaces|appointments|supplies) last\b|\d+ ?% off\b|save \d+ ?%|only \d+ \w+ left\b|"
        r"in the next (?:hour|\d+ hours)\b|(?:get|buy) (?:one|two|a \w+|another),? "
        r"(?:get (?:one|a \w+|another) )?free\b|money[- ]back\b|your money back\b",
    ),
    doubtful(
        "teen|school|prom",
        "Cosmetic treatment must not be aimed at under-18s (CAP 12.25).",
        r"(?:perfect for|ideal for|popular with) (?:teens|teenagers|school (?:leavers|girls|boys))\b",
        r"prom (?:night|season|ready)\b|school prom\b|back[- ]to[- ]school (?:skin|look|offer|treatment)\b",
    ),
)

TESTIMONIAL: tuple[Claim, ...] = (
    personal(
        "say|report|tell us|rave|love|swear|notice",
        _FEW,
        r"(?:patients?|clients?|customers?|users?|people|women|men|many) (?:often |regularly |always |frequently )?"
        r"(?:say|report|tell us|rave|love|swear|notice)s?(?: that| of| about| how| feeling| seeing)? (?:\w+ ){0,6}"
        r"(?:smooth|younger|better|brighter|firmer|softer|amaz|delight|happy|thrill|results?|confiden|transform|glow|"
        r"improve|difference)\w*",
    ),
    personal(
        "after",
        "Such pictures imply typical results (16 CFR 255.2).",
        r"before[- ]and[- ]after (?:photos?|photographs?|pictures?|images?|shots?|gallery)\b",
    ),
    personal(
        "results",
        "This alone is no disclaimer: say what people generally get (16 CFR 255.2).",
        r"(?:individual )?results (?:may|can|will|do) (?:vary|differ)\b",
    ),
    personal(
        "stor|happy|satisfied|delighted|thrilled|testimon",
        _FEW,
        r"success stor(?:y|ies)\b|(?:happy|satisfied|delighted|thrilled) (?:patients|clients|customers)\b|"
        r"testimonials?\b",
    ),
)
