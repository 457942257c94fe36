"""Each role set in type: a brand's rule for it, over what is derived where the brand does not say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from publisher.style.brand import Brand
from publisher.style.colour import Colour, contrast, readable
from publisher.style.face import Face
from publisher.style.family import FALLBACK, loaded, nearest
from publisher.style.length import RELATIVE, points, split
from publisher.style.look import BoxStyle, Limits, TextStyle
from publisher.style.roles import BLOCK_ROLES, ROLES, VOICES, Role
from publisher.style.text_rule import BODY_SIZE, TextRule
from publisher.style.tones import LEAST_CONTRAST, Tones, on
from publisher.style.typography import TypeSetting

_LEADING = 1.36
_WEIGHTS = {"base": 400, "headings": 600, "monospace": 400}


def body_size(brand: Brand) -> float:
    """A size in px or rem is for screens; on paper the body is what `publisher` or an absolute size says."""
    rule = brand.rules.texts.get("body", TextRule())
    if rule.size:
        return rule.size
    written = brand.typography.settings["base"].size
    try:
        absolute = bool(written) and split(written)[1] not in ("", "px", *RELATIVE)
        return points(written) if absolute else BODY_SIZE
    except ValueError:
        return BODY_SIZE


class Setter:
    """Sets each role in type: the brand's rule over the role's own derivation; `upright`: bold stands for italics."""

    def __init__(
        self,
        brand: Brand,
        tones: Tones,
        boxes: Mapping[str, BoxStyle],
        limits: Limits,
        title_most: float,
        upright: bool = False,
    ) -> None:
        self.brand, self.tones, self.limits, self.title_most = brand, tones, limits, title_most
        self.upright = upright
        self.settings: Mapping[str, TypeSetting] = brand.typography.settings
        self.rules = brand.rules.texts
        self.body = max(body_size(brand), limits.body_least)
        base = self.settings["base"].line_height
        body = self.rules.get("body", TextRule())
        self.grounds = _grounds(boxes, tones)
        self.leading = body.leading or self.body * (body.ratio or base or _LEADING)

    def texts(self) -> dict[str, TextStyle]:
        heading = self.rules.get("heading", TextRule())
        own = {"section": self.rules.get("section", TextRule()).over(heading)}
        styles = {role: self.style(role, plan, own.get(role)) for role, plan in ROLES.items()}
        for key, rule in self.rules.items():
            if key not in styles:
                bare = key.rpartition(".")[2]
                styles[key] = self.style(key, ROLES.get(bare, Role()), rule.over(self.rules.get(bare, TextRule())))
        for voice in sorted({key.rpartition(".")[0] for key in styles} - {""}):
            if f"{voice}.heading" in styles:
                styles.setdefault(f"{voice}.section", styles[f"{voice}.heading"])
            styles |= self.spoken(voice, styles)
        return styles

    def spoken(self, voice: str, styles: Mapping[str, TextStyle]) -> dict[str, TextStyle]:
        """Every block role that `voice` does not have, in the colour of the voice's body where that differs."""
        body = styles.get(f"{voice}.body")
        if body is None or body.colour == styles["body"].colour:
            return {}
        return {
            f"{voice}.{role}": replace(
                styles[role], role=role, colour=body.colour, strong_colour=body.strong_colour, link_colour=body.colour
            )
            for role in BLOCK_ROLES
            if f"{voice}.{role}" not in styles
        }

    def style(self, key: str, plan: Role, rule: TextRule | None = None) -> TextStyle:
        rule = rule or self.rules.get(key, TextRule())
        size = max(rule.size or self.derived_size(key, plan), self.limits.small_least)
        family, weight, italic = self.typeface(rule, plan)
        strong = rule.strong or next(bold for bold in (600, 700, 900, 1000) if bold > weight or bold == 1000)
        colour = rule.colour or self.colour(key, plan)
        linked = self.settings["link"].colour
        return TextStyle(
            role=key.rpartition(".")[2],
            face=self.face(family, weight, italic),
            strong=self.face(family, strong, italic),
            emphasis=self.face(family, strong if self.upright else weight, not self.upright),
            strong_emphasis=self.face(family, strong, not self.upright),
            code=self.code(weight),
            size=size,
            leading=rule.leading or size * (rule.ratio or self.derived_leading(plan)),
            tracking=plan.tracking if rule.tracking is None else rule.tracking,
            colour=colour,
            strong_colour=rule.strong_colour or colour,
            link_colour=self.link(key, colour, linked),
            before=plan.before * self.leading if rule.before is None else rule.before,
            after=plan.after * self.leading if rule.after is None else rule.after,
            scales=plan.scales if rule.scales is None else rule.scales,
            balanced=plan.balanced if rule.balanced is None else rule.balanced,
            tabular=plan.tabular if rule.tabular is None else rule.tabular,
            align="right" if rule.align == "right" else "",
        )

    def derived_size(self, key: str, plan: Role) -> float:
        size = self.body * plan.size
        if key == "code" and self.settings["monospace-block"].size:
            size = self.monospace_size(size)
        return min(size, self.title_most) if key == "cover.title" else size

    def monospace_size(self, size: float) -> float:
        try:
            number, unit = split(self.settings["monospace-block"].size)
            return points(f"{number}{unit}", base=self.body) if unit in ("em", "%") else size
        except ValueError:
            return size

    def derived_leading(self, plan: Role) -> float:
        if plan.leading:
            return self.settings["headings"].line_height or plan.leading if plan.family == "headings" else plan.leading
        return self.leading / self.body

    def typeface(self, rule: TextRule, plan: Role) -> tuple[str, int, bool]:
        kind = rule.family or plan.family
        setting = self.settings.get("monospace-block" if kind == "monospace" else kind, TypeSetting())
        family = setting.family if kind in _WEIGHTS else kind
        if not family and kind in _WEIGHTS:
            family = self.settings["base"].family
        weight = rule.weight or plan.weight or setting.weight or _WEIGHTS.get(kind, 400)
        italic = setting.italic if rule.italic is None else rule.italic
        return family or FALLBACK, weight, italic and not self.upright

    def face(self, family: str, weight: int, italic: bool) -> Face:
        faces = self.brand.faces.get(family.lower()) or self.brand.faces.get(FALLBACK.lower(), ())
        face = nearest(faces, weight, italic)
        if face is None:
            raise LookupError(f"the fallback family {FALLBACK} is not installed")
        return loaded(face)

    def code(self, weight: int) -> Face:
        inline = self.settings["monospace-inline"]
        return self.face(inline.family or self.settings["base"].family or FALLBACK, inline.weight or weight, False)

    def colour(self, key: str, plan: Role) -> Colour:
        voice = key.rpartition(".")[0]
        fill, header = self.grounds.get(voice, (self.tones.page, self.tones.page))
        if plan.colour == "on":
            return on(header, self.tones)
        if plan.colour == "text":
            text = self.tones.text
            return text if not voice or contrast(text, fill) >= LEAST_CONTRAST else on(fill, self.tones)
        headings = self.settings["headings"].colour
        if plan.family == "headings" and headings:
            return headings
        return readable(self.tones.accent, fill, LEAST_CONTRAST)

    def link(self, key: str, colour: Colour, linked: Colour | None) -> Colour:
        """On a voice's ground a link keeps the text's colour (its underline tells it); elsewhere the brand's."""
        voice = key.rpartition(".")[0]
        if voice in VOICES or self.rules.get(f"{voice}.body", TextRule()).colour:
            return colour
        return linked or self.tones.accent

    def fallbacks(self) -> tuple[tuple[Face, ...], ...]:
        """Families for characters that a face lacks: the brand's own, those it names for this, and the last resort."""
        own = (setting.family for setting in self.settings.values())
        names = dict.fromkeys(name.lower() for name in (*own, *self.brand.rules.fallbacks, FALLBACK))
        return tuple(faces for name in names if (faces := self.brand.faces.get(name)))


def _grounds(boxes: Mapping[str, BoxStyle], tones: Tones) -> dict[str, tuple[Colour, Colour]]:
    """What each voice's texts, and its titles, stand on."""
    grounds = {"cover": (tones.cover, tones.cover)}
    for role, box in boxes.items():
        fill, frame = box.fill or tones.page, role.rpartition(".")[0]
        if box.voice:
            grounds[f"{frame}.{box.voice}".lstrip(".")] = (fill, box.header or fill)
    return grounds
