"""British and American spelling side by side. An edition's wordings and its language enter, findings leave.

The guide's language decides which is the stranger; a guide that says no more than `en` goes by what it writes more
often. Names keep their spelling: a word with a capital inside a sentence is left alone, and so are titles of sources.
-ise and -ize are both British, so -ize is strange in a British guide only beside -ise."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from publisher.model.finding import Finding
from publisher.model.language import region
from publisher.preflight.language_finding import at
from publisher.preflight.language_wording import CITATION, Wording

_PAIRS = (
    "anaesthe/anesthe haemo/hemo haema/hema oestro/estro paediatr/pediatr "
    "diarrhoea/diarrhea oedema/edema ageing/aging colour/color favour/favor tumour/tumor behaviour/behavior "
    "centre/center centred/centered litre/liter fibre/fiber grey/gray programme/program mould/mold jewellery/jewelry "
    "orthopaed/orthoped gynaecolog/gynecolog leukaemia/leukemia anaemia/anemia anaemic/anemic caesarean/cesarean "
    "labelled/labeled labelling/labeling travelled/traveled travelling/traveling cancelled/canceled "
    "counselling/counseling counsellor/counselor defence/defense neighbour/neighbor odour/odor vapour/vapor "
    "honour/honor labour/labor flavour/flavor analyse/analyze paralyse/paralyze pyjamas/pajamas theatre/theater "
    "aluminium/aluminum faeces/feces oesophag/esophag ischaem/ischem manoeuvre/maneuver "
    "millilitre/milliliter kilometre/kilometer centimetre/centimeter millimetre/millimeter"
)
_ENDINGS = (
    "organ recogn real minim maxim steril moistur apolog summar immun hospital stabil normal special emphas "
    "author categor character final general local memor neutral optim priorit visual util sensit desensit fertil "
    "familiar personal symbol sympath vapor oxid"
)
_WHOLE = "program gray grey liter mold aging color favor tumor behavior odor vapor honor labor flavor neighbor"
_EXACT = frozenset(_WHOLE.split())
"""American stems that begin other words too, such as laboratory and literature."""
_SUFFIX = r"(?:s|ed|ing|al|able|ite|ful|less|hood)?"
BRITISH, AMERICAN = "British", "American"


def _table() -> dict[str, tuple[str, str]]:
    """Each stem with the manner it belongs to and the other manner's stem."""
    table: dict[str, tuple[str, str]] = {}
    for pair in _PAIRS.split():
        british, american = pair.split("/")
        table[british], table[american] = (BRITISH, american), (AMERICAN, british)
    for stem in _ENDINGS.split():
        table[f"{stem}is"], table[f"{stem}iz"] = (BRITISH, f"{stem}iz"), (AMERICAN, f"{stem}is")
    return table


_TABLE = _table()
_STEMS = frozenset(_ENDINGS.split())
_ENDED = r"(?:e|ed|es|er|ers|ing|ation|ations)"


def _pattern(text: str) -> re.Pattern[str] | None:
    """A pattern of the stems that stand in `text`, in small letters; None where none does."""
    here = [stem for stem in sorted(_TABLE, key=len, reverse=True) if stem in text]
    return re.compile(rf"\b(?:{'|'.join(map(_form, here))})\b", re.IGNORECASE) if here else None


def _form(stem: str) -> str:
    """A pattern of the words that begin with `stem` and are spelled in its manner."""
    if stem[:-2] in _STEMS:
        return stem + _ENDED
    return stem + (_SUFFIX if stem in _EXACT else r"[^\W\d_]*")


def mixed_spelling(language: str, wordings: Iterable[Wording]) -> Iterator[Finding]:
    """SPELLING-MIXED, once for each word that is spelled in the other manner."""
    judged = [wording for wording in wordings if CITATION not in wording.around]
    pattern = _pattern("\n".join(wording.text for wording in judged).lower())
    if pattern is None:
        return
    matches = ((wording, match) for wording in judged for match in pattern.finditer(wording.text))
    found = [(wording, match, _stem(match[0].lower())) for wording, match in matches if not _is_name(wording, match)]
    strange = _stranger(language, [stem for _, _, stem in found])
    told: set[str] = set()
    for wording, match, stem in found:
        manner, other = _TABLE[stem]
        if manner == strange and stem not in told:
            told.add(stem)
            better = other + match[0][len(stem) :].lower()
            yield at("SPELLING-MIXED", wording, match.start(), words=match[0], manner=manner, better=better)


def _stem(word: str) -> str:
    return max((stem for stem in _TABLE if word.startswith(stem)), key=len)


def _stranger(language: str, stems: list[str]) -> str:
    """The manner that does not belong in a guide of this language; empty where nothing says which."""
    british = [stem for stem in stems if _TABLE[stem][0] == BRITISH]
    country = region(language)
    if country == "US":
        return BRITISH
    if country:
        oxford = all(stem[:-2] in _STEMS for stem in stems if _TABLE[stem][0] == AMERICAN)
        return "" if oxford and not any(stem[:-2] in _STEMS for stem in british) else AMERICAN
    if not british or len(british) == len(stems):
        return ""
    return AMERICAN if 2 * len(british) >= len(stems) else BRITISH


def _is_name(wording: Wording, match: re.Match[str]) -> bool:
    """Whether the word is a name: it has a capital, and no sentence begins with it."""
    return match[0][0].isupper() and all(each.start != match.start() for each in wording.sentences)
