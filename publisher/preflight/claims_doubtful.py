"""Words that need evidence or a plainer word: praise, pressure, endorsement, and what a few people say."""

from __future__ import annotations

from publisher.preflight.claims_words import ADVERT, TRACE, Claim, claim

_PEOPLE = (
    r"(?:doctors?|dermatologists?|experts?|specialists?|surgeons?|celebrit\w+|professionals|clinicians|scientists|"
    r"dentists?|midwives|pharmacists?)"
)
_THING = (
    r"(?:treatments?|procedures?|therap(?:y|ies)|peels?|lasers?|needling|microneedling|injections?|devices?|methods?|"
    r"techniques?|creams?|serums?|products?|operations?|pills?|tablets?|remed(?:y|ies)|programmes?|implants?|fillers?|"
    r"solutions?|supplements?|vaccines?|surgery|medicines?|system|formula|it|this)"
)
_FLAWS = (
    r"(?:(?:fine |deep )?(?:wrinkles?|lines|scars?|blemish\w*|spots|stretch ?marks?|cellulite|pigment\w*|acne|pores|"
    r"sun damage|dark circles|sagging|veins|age spots|signs of age\w*|eye ?bags))"
)
_SHOW_RISKS = "Say what the risks are instead."
_PRAISE = "Praise is no information."
_LOOK = "It promises a look."
_COMPARED = "Nobody can be compared so without evidence."
_LIGHT = "It makes light of the treatment (CAP): say what is done and felt."
_FEW = "What a few say reads as what most will get (16 CFR 255.2)."


def _doubtful(stems: str, reason: str, *patterns: str) -> Claim:
    return claim("CLAIM-DOUBTFUL", stems, reason, *patterns)


def _personal(stems: str, reason: str, *patterns: str) -> Claim:
    return claim("CLAIM-TESTIMONIAL", stems, reason, *patterns)


DOUBTFUL: tuple[Claim, ...] = (
    _doubtful("rejuvenat", "The CAP Code asks for strong evidence of rejuvenation.", r"rejuvenat\w+"),
    _doubtful(
        "young|youth",
        _LOOK,
        r"youthful(?:ly|ness)?\b|younger[- ]looking\b|looks?(?:ing)? (?:(?:\w+ )?years )?younger\b",
        r"fountain of youth\b",
    ),
    _doubtful("anti", _LOOK, r"anti-?age?ing\b"),
    _doubtful(
        "promis",
        "It reads as praise, not as doubt (FTC, 2022).",
        r"promising\b(?! (?:you|me|us|to|that|them|people|patients|anyone))",
        r"show(?:s|n|ed)? (?:great |real |some |early )?promise\b",
    ),
    _doubtful("proven", "Say what was found, in how many people, and cite it.", r"(?:\w+ly |well[- ])?proven\b"),
    _doubtful(
        "safe",
        _SHOW_RISKS,
        r"safe (?:and|but|yet) (?:\w+ly )?(?:effective|gentle|easy|natural|simple|reliable|quick|fast|affordable|"
        r"comfortable)\b",
        r"(?:very|extremely|really|quite) safe\b|safest\b",
        _THING + r" (?:is|are) safe\b(?! (?:to|for|if|unless|when|as long|with|in|during|while|from))",
        r"(?:an?|our|this) (?:\w+, )?safe,? (?:\w+,? )?" + _THING + r"\b",
    ),
    _doubtful(
        "natural",
        "Natural is no proof of safety or effect.",
        r"(?:all[- ]|completely |totally )natural\b|natural(?:ly)?[- ]looking\b",
        r"natural (?:results?|ingredients?|treatment|remed\w+|glow|product|alternative|way to|beauty|solution|"
        r"therapy)\b",
    ),
    _doubtful("remarkabl", _PRAISE, r"remarkabl[ey]\b"),
    _doubtful("impressive", _PRAISE, r"impressive(?:ly)?\b"),
    _doubtful(
        "flawless|perfect",
        "It promises what no treatment can.",
        r"flawless(?:ly)?\b|perfect (?:skin|smile|body|teeth|results?|complexion|face|vision|hearing)\b",
    ),
    _doubtful(
        "amazing|incredibl|stunning|astonish|spectacular|unbeliev|wonderful",
        _PRAISE,
        r"(?:amazing|incredible|stunning|astonishing|spectacular|unbelievable|wonderful) (?:new )?(?:results?|effects?|"
        r"skin|change|difference|transformation|benefit|treatment|improvement|technology|smile)\w*",
        r"(?:results?|difference|change) (?:are|is) (?:truly |simply )?(?:amazing|incredible|stunning|astonishing|"
        r"spectacular)\b",
    ),
    _doubtful(
        "dramatic",
        "Give the size of the change instead.",
        r"dramatic(?:ally)? (?:results?|improve\w*|chang\w*|reduc\w*|better|transform\w*|differen\w*|younger|"
        r"smooth\w*)\b",
    ),
    _doubtful(
        "transform",
        _LOOK,
        r"transform(?:s|ed|ing)? (?:your|the|tired|dull|ageing) (?:\w+ )?(?:skin|face|look|life|body|smile|appearance|"
        r"confidence|complexion)\b",
    ),
    _doubtful(
        "best",
        _COMPARED,
        r"(?:the|our|your|world.s|country.s|city.s|very) (?:very )?best (?:possible )?(?:results?|treatments?|clinics?|"
        r"care|skin|teams?|technology|doctors?|dentists?|surgeons?|practitioners?|devices?|products?|solution|smile)\b",
        r"best results?\b|best[- ]in[- ]class\b|simply the best\b",
    ),
    _doubtful(
        "leading|number one",
        _COMPARED,
        r"(?:world|market|industry|globally)[- ]leading\b|number one (?:clinic|treatment|choice)\b",
        r"leading (?:clinics?|experts?|specialists?|brands?|providers?|technology|devices?|treatments?|dermatologists?|"
        r"surgeons?|doctors?|dentists?|centres?|centers?|names?|practitioners?|edge)\b",
    ),
    _doubtful(
        "downtime|recovery time|time off",
        "It makes light of recovery (CAP).",
        r"(?:no|zero|little|minimal|little or no|without(?: any)?|almost no) (?:downtime|recovery time|time off)\b",
    ),
    _doubtful(
        "minimal|virtually",
        _LIGHT,
        r"minimal(?:ly)? (?:invasive|discomfort|pain)\b|virtually (?:no pain|no discomfort)\b",
    ),
    _doubtful(
        "lunch",
        _LIGHT,
        r"lunch-?(?: ?time| hour| break) (?:procedures?|treatments?|peels?|facials?|facelifts?|lifts?|jabs?|fix|"
        r"laser)\b",
    ),
    _doubtful(
        "cutting|state|ground|game|generation|world|advanced|unriv|unbeat|unparall|ultimate|wonder",
        ADVERT,
        r"cutting[- ]edge\b|state[- ]of[- ]the[- ]art\b|ground-?breaking\b|game[- ]chang\w+|next[- ]generation\b",
        r"world[- ]class\b|most advanced\b|unrivall?ed\b|unbeatable\b|unparallell?ed\b",
        r"ultimate (?:treatment|solution|care|skin|experience|in)\b|wonder (?:drug|cure|treatment|cream|pill)\b",
    ),
    _doubtful(
        "effective",
        "Give the size of the effect and its source instead.",
        r"(?:highly|extremely|incredibly|most|super|amazingly|hugely) effective\b",
    ),
    _doubtful(
        "remov|rid of|banish|melt|wip|dissolv|vanish",
        TRACE,
        r"(?:remov\w+|gets? rid of|getting rid of|banish\w*|melts? away|wip\w+ away|dissolv\w+|vanish\w*) "
        r"(?:all |any |your |the |unwanted |stubborn |those |every |ugly )*" + _FLAWS + r"\b",
        _FLAWS + r" (?:will |can |simply )?(?:vanish|melt away|disappear) ?(?:for good|completely|altogether)?\b",
    ),
    _doubtful(
        "recommend|endors|trusted|loved|heralded|praised|favo|hailed|agree|love|swear|rave",
        "An endorsement has to be real, named and typical (16 CFR 255).",
        r"(?:recommended|endorsed|trusted|loved|heralded|praised|favou?red|hailed) by (?:\w+ )?" + _PEOPLE + r"\b",
        _PEOPLE + r" (?:all |everywhere )?(?:agree|recommend|love|swear by|rave)\b",
    ),
    _doubtful(
        "offer|deal|price|discount|limited|today only|last chance|book now|hurry|miss|last|% off|buy one|too late",
        "It puts a reader under pressure (CAP).",
        r"(?:offer|deal|price|discount) (?:ends|expires|closes)\b|limited[- ]time\b|special offer\b|today only\b",
        r"last chance\b|book now\b|hurry\b(?! (?:to|if|or|your|when))|don.t miss (?:out|this)\b|half[- ]price\b",
        r"while (?:places|stocks?|spaces|appointments) last\b|\d+ ?% off\b|buy one\b|before it.s too late\b",
    ),
    _doubtful(
        "teen|school|prom",
        "Cosmetic treatment must not be aimed at under-18s (CAP 12.25).",
        r"(?:perfect for|ideal for|popular with) (?:teens|teenagers|school (?:leavers|girls|boys))\b",
        r"prom (?:night|season|ready)\b|school prom\b|back[- ]to[- ]school (?:skin|look|offer|treatment)\b",
    ),
    _doubtful(
        "preliminary|pilot",
        "Say how many people were studied and how sure it is (FTC, 2022).",
        r"preliminary (?:results?|studies|evidence|data|findings)\b|pilot (?:study|studies|trial|data)\b",
    ),
    _doubtful(
        "radiant|glowing|luminous|ageless|clock|back time",
        _LOOK,
        r"(?:radiant|glowing|luminous|ageless) (?:\w+ )?(?:skin|complexion|face|smile|results?|glow)\b",
        r"turn(?:s|ing)? back (?:the clock|time)\b",
    ),
    _doubtful(
        "negligib|non-exist|nonexist|harmless",
        _SHOW_RISKS,
        r"risks? (?:is|are) (?:negligible|non-?existent)\b",
        _THING + r" (?:is|are) (?:completely |quite |totally )?harmless\b",
    ),
)

TESTIMONIAL: tuple[Claim, ...] = (
    _personal(
        "say|report|tell us|rave|love|swear|notice",
        _FEW,
        r"(?:patients?|clients?|customers?|users?|people|women|men|many) (?:often |regularly |always |frequently )?"
        r"(?:say|report|tell us|rave|love|swear|notice)s?(?: that| of| about| how| feeling| seeing)? (?:\w+ ){0,4}"
        r"(?:smooth|younger|better|brighter|firmer|softer|amaz|delight|happy|thrill|results?|confiden|transform|glow|"
        r"improve|difference)\w*",
    ),
    _personal(
        "after",
        "Such pictures imply typical results (16 CFR 255.2).",
        r"before[- ]and[- ]after (?:photos?|photographs?|pictures?|images?|shots?|gallery)\b",
    ),
    _personal(
        "results",
        "This alone is no disclaimer: say what people generally get (16 CFR 255.2).",
        r"(?:individual )?results (?:may|can|will|do) (?:vary|differ)\b",
    ),
    _personal(
        "stor|happy|satisfied|testimon",
        _FEW,
        r"success stor(?:y|ies)\b|(?:happy|satisfied) (?:patients|clients|customers)\b|testimonials?\b",
    ),
)
