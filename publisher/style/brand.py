"""A brand: `_brand.yml` in, by the public rules (https://posit-dev.github.io/brand-yml), and `Brand` out.

A marketing team's file works as it is. Every problem is a finding, and reading goes on with what would stand there if
nothing had been said; only YAML that cannot be read at all raises."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from publisher.model.clinic import Clinic
from publisher.model.finding import Finding
from publisher.model.place import Place
from publisher.model.value import value
from publisher.style.colour import Colour
from publisher.style.face import Face
from publisher.style.family import Load, faces_of
from publisher.style.fields import Fields
from publisher.style.logo import Logos, read_logos
from publisher.style.palette import Palette, read_palette
from publisher.style.print_rules import PrintRules, read_inks, read_print_rules
from publisher.style.tones import named_colours
from publisher.style.typography import Typography, read_typography
from publisher.style.yaml_source import Scalar, read_yaml

FILE = "_brand.yml"
_KINDS = ("base", "headings", "monospace")


@value
class Brand:
    """`slug` is the folder's name; `name` what people call it. `faces` holds, by family in lower case, the faces
    that are here (their bytes are loaded by the Sheet that uses them)."""

    slug: str
    name: str
    file: str
    logos: Logos = field(default_factory=Logos)
    palette: Palette = field(default_factory=Palette)
    typography: Typography = field(default_factory=lambda: Typography((), {}))
    faces: Mapping[str, tuple[Face, ...]] = field(default_factory=dict, repr=False)
    rules: PrintRules = field(default_factory=PrintRules)

    @property
    def colours(self) -> Mapping[str, Colour]:
        """What layouts and drawings may name: palette and theme, and the theme colours that were derived."""
        return named_colours(self.palette.colours)

    @property
    def clinic(self) -> Clinic:
        """The contact that stands in when no clinic is given."""
        return self.rules.clinic

    @property
    def place(self) -> Place:
        return Place(self.file)


def read_brand(name: str, folder: str, data: bytes, load: Load) -> tuple[Brand, tuple[Finding, ...]]:
    """The brand called `name` from the bytes of `folder`/_brand.yml. `load` gives the bytes of a file by its path,
    which starts with `folder`, and raises OSError if it cannot. BrokenInput (STYLE-YAML) if the YAML is not sound."""
    findings: list[Finding] = []
    tell = findings.append
    file = f"{folder}/{FILE}" if folder else FILE
    top = Fields(read_yaml(file, data), "", tell)
    own = _own_section(top)
    full = _full_name(top.fields("meta"))
    palette = read_palette(top.fields("color"), read_inks(own, tell), tell)
    typography = read_typography(top.fields("typography"), palette, tell)
    logos = read_logos(top.node("logo"), tell)
    rules = read_print_rules(own, palette, tell)
    top.close()
    faces = faces_of(_wanted(typography, rules), typography.families, folder, load, tell)
    return Brand(name, full or name, file, logos, palette, typography, faces, rules), tuple(findings)


def _own_section(top: Fields) -> Fields | None:
    """Other tools' keys under `defaults` are theirs."""
    defaults = top.fields("defaults")
    own = defaults.node("publisher") if defaults else None
    if defaults is None or own is None:
        return None
    section = defaults.fields("publisher")
    if section:
        section.where = "publisher"
    return section


def _full_name(meta: Fields | None) -> str:
    """`name` is a text, or a table of its full and short forms. The format lets anyone add keys to `meta`: they are
    left alone."""
    node = meta.node("name") if meta else None
    if isinstance(node, Scalar):
        return node.text.strip()
    forms = meta.fields("name") if meta else None
    return forms.text("full") if forms else ""


def _wanted(typography: Typography, rules: PrintRules) -> dict[str, Place]:
    """Families that some text is to be set in, and where each is first asked for."""
    wanted: dict[str, Place] = {}
    for name in (*_KINDS, "monospace-inline", "monospace-block"):
        setting = typography.settings[name]
        if setting.family:
            wanted.setdefault(setting.family, setting.place)
    for rule in rules.texts.values():
        if rule.family and rule.family not in _KINDS:
            wanted.setdefault(rule.family, rule.place)
    return {**rules.fallbacks, **wanted}
