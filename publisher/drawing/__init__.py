"""Floor 1: the drawings by name: options and a rectangle → shapes, known to no output."""

from collections.abc import Mapping
from types import MappingProxyType

from publisher.drawing.drawing import Drawing
from publisher.drawing.field import COVER_FIELD
from publisher.drawing.ink import resolve
from publisher.drawing.leaf import LEAF
from publisher.drawing.pricks import HEALING_RIBBON, PRICK_RULE
from publisher.drawing.relief import RELIEF_CREASES, RELIEF_PITS, RELIEF_SCAR
from publisher.drawing.ribbon import RECOVERY_RIBBON, SESSION_PLAN
from publisher.drawing.shape import Shape
from publisher.drawing.skin import SKIN_SECTION
from publisher.drawing.stitch import STITCH_RULE
from publisher.drawing.strip import HEALING_STRIP
from publisher.drawing.tones import HEALING_TONES, RECOVERY_TONES
from publisher.drawing.wedge import SKIN_WEDGE

__all__ = ["DRAWINGS", "Drawing", "Shape", "resolve"]

DRAWINGS: Mapping[str, Drawing] = MappingProxyType(
    {
        "cover-field": COVER_FIELD,
        "stitch-rule": STITCH_RULE,
        "skin-section": SKIN_SECTION,
        "recovery-ribbon": RECOVERY_RIBBON,
        "session-plan": SESSION_PLAN,
        "relief-pits": RELIEF_PITS,
        "relief-creases": RELIEF_CREASES,
        "relief-scar": RELIEF_SCAR,
        "leaf": LEAF,
        "prick-rule": PRICK_RULE,
        "healing-ribbon": HEALING_RIBBON,
        "skin-wedge": SKIN_WEDGE,
        "recovery-tones": RECOVERY_TONES,
        "healing-tones": HEALING_TONES,
        "healing-strip": HEALING_STRIP,
    }
)
