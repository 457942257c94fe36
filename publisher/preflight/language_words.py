"""Lists of English words that the language checks go by, each in small letters."""

from __future__ import annotations

_NEGATIVE = """
aren't aren’t can't cannot can’t couldn't couldn’t didn't didn’t doesn't doesn’t don't don’t false few hardly
isn't isn’t neither never no nobody none nor not nothing nowhere rarely shouldn't shouldn’t unlikely wasn't
wasn’t without won't won’t wouldn't wouldn’t
"""
_VERBS = """
add agree apply arrange ask attend avoid bathe be book breathe bring brush buy call carry change check choose
clean come compare complete contact continue count cover cut decide discuss dress drink dry eat empty exercise
expect fill find finish follow gargle get give go have hold keep know lean learn leave let lie lift limit look
lower make measure move note open order pack pat phone pick place plan practice practise press protect pull push
put raise reach read relax remember remove rest return ring rinse roll rub run save say see shake share show sit
sleep soak speak spread stand start stay stop store swallow switch take talk tell test throw treat trim try turn
use visit wait walk wash watch wear weigh wipe work wrap write
"""
_NOT_VERBS = """
about above across after against all along also although and another any are around as at because before behind
below beside between both but by can could despite did does down during each even every except few for from has
here how if in inside into is it its like many may maybe might most much must near neither no nor not of off
often on once one only or our out outside over past per perhaps plus shall should since so some still such than
that the their then there these they this those through throughout till to toward towards under until up upon
was we were what when where whether which while who why will with within without would yet you your
"""
_STATES = """
aged allowed amazed ashamed based bored born broken called closed committed complicated concerned confused
crowded damaged dehydrated delighted depressed detailed determined dressed due excited exhausted experienced
frightened grown healed inclined infected inflamed interested involved irritated known limited located married
meant named needed overweight pleased prepared qualified ragged red related relaxed retired satisfied scared
supposed surprised swollen tanned thrilled tired trained unused unwell upset well-studied worried wounded
"""
_MAY_DOUBLE = """
bye far go ha had ho hush knock many no now out really so that there tut very well yes
"""
_SMALL = """
a also an and are as at be body by called can for form from has have in into is it its kind made most of off on
one or out over part said short so someone something such that the their them they thing things this to too
under used was way when which while who with you your
"""
_EVERYDAY = """
allergy antibiotic bandage blister bruise cold fever flu germ infection itch medicine nurse pain rash scar
surgery swelling tablet tumour vaccine virus vitamin
"""


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


NEGATIVE = _listed(_NEGATIVE)
"""Words that deny what follows them."""
VERBS = _listed(_VERBS)
"""Verbs that open an instruction, as leaflets use them."""
NOT_VERBS = _listed(_NOT_VERBS)
"""Words that may stand before "the" or "your" at the head of a sentence and are no verbs."""
STATES = _listed(_STATES)
"""Participles that say how something is, not what is done to it."""
MAY_DOUBLE = _listed(_MAY_DOUBLE)
"""Words that English may say twice."""
SMALL = _listed(_SMALL)
"""Words too common to tell one explanation from another."""
EVERYDAY = _listed(_EVERYDAY) | {"cold sore", "blood pressure", "blood test", "side effect"}
"""Words that need no explanation, even where a glossary has them."""
