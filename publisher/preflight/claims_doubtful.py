"""Words that need evidence or a plainer word: praise, looks, and risk made light of."""

from __future__ import annotations

from publisher.preflight.claims_words import ADVERT, TRACE, Claim, doubtful

_THING = (
    r"(?:treatments?|procedures?|therap(?:y|ies)|peels?|lasers?|needling|microneedling|injections?|devices?|methods?|"
    r"techniques?|creams?|serums?|products?|operations?|pills?|tablets?|remed(?:y|ies)|programmes?|implants?|"
    r"fillers?|solutions?|supplements?|vaccines?|surgery|medicines?|system|formula|it|this)"
)
_FLAWS = (
    r"(?:(?:fine |deep |frown )?(?:wrinkles?|lines|scars?|blemish\w*|spots|stretch ?marks?|cellulite|pigment\w*|acne|"
    r"pores|sun damage|dark circles|sagging|veins|age spots|signs of age\w*|eye ?bags|hair|tattoos?|ink|colou?rs|fat|"
    r"stiffness|years|flab|redness))"
)
_SHOW_RISKS = "Say what the risks are instead."
_PRAISE = "Praise is no information."
_LOOK = "It promises a look."
_LIGHT = "It makes light of the treatment (CAP): say what is done and felt."


DOUBTFUL: tuple[Claim, ...] = (
    doubtful("rejuvenat", "The CAP Code asks for strong evidence of rejuvenation.", r"rejuvenat\w+"),
    doubtful(
        "young|youth",
        _LOOK,
        r"youthful(?:ly|ness)?\b|younger[- ]looking\b|looks?(?:ing)? (?:(?:\w+ )?years )?younger\b",
        r"fountain of youth\b|(?:look|feel)s?(?:ing)? (?:as young as|young again)\b|years younger\b",
    ),
    doubtful("anti", _LOOK, r"anti-?age?ing\b"),
    doubtful(
        "promis",
        "It reads as praise, not as doubt (FTC, 2022).",
        r"promising\b(?! (?:you|me|us|to|that|them|people|patients|anyone))",
        r"show(?:s|n|ed)? (?:great |real |some |early )?promise\b",
    ),
    doubtful(
        "prove",
        "Say what was found, in how many people, and cite it.",
        r"(?:\w+ly |well[- ])?proven\b|(?:stud(?:y|ies)|trials?|tests|research|science|"
        r"scientists) (?:\w+ )?proved?s?\b",
    ),
    doubtful(
        "stop|end|revers|beat|undo",
        "To end a disease is to cure it; say what was found.",
        r"(?:stops?|ends?|reverse[sd]?|beats?|undo(?:es)?) (?:\w+ )?(?:tinnitus|arthritis|age?ing|hair loss|baldness|"
        r"dementia|diabetes|migraines?|snoring|acne|eczema|psoriasis|cellulite|memory loss|disease|asthma|cancer)\b",
    ),
    doubtful(
        "safe",
        _SHOW_RISKS,
        r"safe (?:and|but|yet) (?:\w+ly )?(?:effective|gentle|easy|natural|simple|reliable|quick|fast|affordable|"
        r"comfortable)\b",
        r"(?:very|extremely|really|quite) safe\b|safest\b",
        _THING + r" (?:is|are) safe\b(?!,| (?:to|for|if|unless|when|as long|with|in|during|while|from))",
        r"(?:an?|our|this) (?:\w+, )?safe,? (?:\w+,? )?" + _THING + r"\b",
    ),
    doubtful(
        "natural",
        "Natural is no proof of safety or effect.",
        r"(?:all[- ]|completely |totally )natural\b|natural(?:ly)?[- ]looking\b",
        r"natural (?:results?|ingredients?|treatment|remed\w+|glow|product|alternative|way to|beauty|solution|"
        r"therapy)\b",
    ),
    doubtful("remarkabl", _PRAISE, r"remarkabl[ey]\b"),
    doubtful("impressive", _PRAISE, r"impressive(?:ly)?\b"),
    doubtful(
        "flawless|perfect",
        "It promises what no treatment can.",
        r"flawless(?:ly)?\b|perfect (?:skin|smile|body|teeth|results?|complexion|face|vision|hearing)\b",
    ),
    doubtful(
        "amazing|incredibl|stunning|astonish|spectacular|unbeliev|wonderful",
        _PRAISE,
        r"(?:amazing|incredible|stunning|astonishing|spectacular|unbelievable|wonderful) (?:new )?(?:results?|"
        r"effects?|skin|change|difference|transformation|benefit|treatment|improvement|technology|smile)\w*",
        r"(?:results?|difference|change) (?:are|is) (?:truly |simply )?(?:amazing|incredible|stunning|astonishing|"
        r"spectacular)\b",
    ),
    doubtful(
        "dramatic",
        "Give the size of the change instead.",
        r"dramatic(?:ally)? (?:results?|improve\w*|chang\w*|reduc\w*|better|transform\w*|differen\w*|younger|"
        r"smooth\w*)\b",
    ),
    doubtful(
        "transform",
        _LOOK,
        r"transform(?:s|ed|ing)? (?:your|the|tired|dull|ageing) (?:\w+ )?(?:skin|face|look|life|body|smile|"
        r"appearance|confidence|complexion)\b",
    ),
    doubtful(
        "downtime|recovery time|time off",
        "It makes light of recovery (CAP).",
        r"(?:no|zero|little|minimal|little or no|without(?: any)?|almost no) (?:downtime|recovery time|time off)\b",
    ),
    doubtful(
        "minimal|virtually",
        _LIGHT,
        r"minimal(?:ly)? (?:invasive|discomfort|pain)\b|virtually (?:no pain|no discomfort)\b",
    ),
    doubtful(
        "lunch",
        _LIGHT,
        r"lunch[- ]?(?:time|hour|break) (?:procedures?|treatments?|peels?|facials?|facelifts?|lifts?|jabs?|fix|"
        r"laser)\b",
    ),
    doubtful(
        "effective",
        "Give the size of the effect and its source instead.",
        r"(?:highly|extremely|incredibly|most|super|amazingly|hugely) effective\b",
    ),
    doubtful(
        "preliminary|pilot",
        "Say how many people were studied and how sure it is (FTC, 2022).",
        r"preliminary (?:results?|studies|evidence|data|findings)\b|pilot (?:study|studies|trial|data)\b",
    ),
    doubtful(
        "radiant|glowing|luminous|ageless|dazzling|gleaming|hollywood|clock|back t",
        _LOOK,
        r"(?:radiant|glowing|luminous|ageless|dazzling|gleaming|hollywood),? (?:\w+ )?(?:skin|complexion|face|smile|"
        r"results?|glow)\b",
        r"turn(?:s|ing)? back (?:the clock|the years|the hands|time)\b",
    ),
    doubtful(
        "negligib|non-exist|nonexist|harmless",
        _SHOW_RISKS,
        r"risks? (?:is|are) (?:negligible|non-?existent)\b",
        _THING + r" (?:is|are) (?:completely |quite |totally )?harmless\b",
    ),
    doubtful(
        "remov|rid of|goodbye|banish|melt|wip|dissolv|vanish|disappear|flush",
        TRACE,
        r"(?:remov\w+|gets? rid of|getting rid of|banish\w*|melts? away|wip\w+ (?:away|out)|dissolv\w+|vanish\w*|"
        r"goodbye to) (?:all |any |your |the |unwanted |stubborn |those |every |ugly )*" + _FLAWS + r"\b",
        _FLAWS + r" (?:will |can |simply |just )*(?:vanish\w*|melts? away|disappears?)\b",
    ),
    doubtful(
        "cutting|state|ground|game|generation|award|world|advanced|unriv|unbeat|unparall|ultimate|wonder|unique|secret",
        ADVERT,
        r"cutting[- ]edge\b|state[- ]of[- ]the[- ]art\b|ground-?breaking\b|game[- ]chang\w+|next[- ]generation\b",
        r"award[- ]winning\b|world[- ]class\b|most advanced\b|unrivall?ed\b|unbeatable\b|unparallell?ed\b",
        r"ultimate (?:\w+[- ]){0,2}(?:treatment|solution|care|skin|experience|in)\b",
        r"wonder (?:drug|cure|treatment|cream|pill)\b|(?:our|its|a) (?:truly )?unique (?:\w+ )?(?:formula|blend|"
        r"method|technology|chip|system|treatment|approach|complex)\b|(?:best[- ]kept )?secret (?:that|to|of|formula|"
        r"ingredient|blend|recipe)\b",
    ),
)
