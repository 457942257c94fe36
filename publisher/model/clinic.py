"""Who hands the guide out: what `{{ clinic.… }}` stands for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from typing import Any

from publisher.model.place import NOWHERE, Place
from publisher.model.value import value


@value
class Clinic:
    """Contact and settings of one clinic, all plain text. `address` may hold several lines. `logo` is a path.
    `settings` override the guide's own defaults key by key. `places` says where each was written, a setting under
    `settings.NAME`."""

    name: str = ""
    slug: str = ""
    address: str = ""
    phone: str = ""
    out_of_hours: str = ""
    emergency: str = ""
    web: str = ""
    logo: str = ""
    hours: str = ""
    languages: str = ""
    formats: str = ""
    settings: Mapping[str, str] = field(default_factory=dict)
    place: Place = field(default=NOWHERE, compare=False)
    places: Mapping[str, Place] = field(default_factory=dict, compare=False)

    def at(self, key: str) -> Place:
        """Where the value of `key` stands; the clinic as a whole where that is not known."""
        return self.places.get(key, self.place)

    def given(self, key: str) -> str:
        """The value of a field or of `settings.NAME`; empty where there is none."""
        if key.startswith(SETTING):
            return self.settings.get(key.removeprefix(SETTING), "")
        return str(getattr(self, key)) if key in FIELDS else ""

    def fixed(self, other: Clinic, keys: Iterable[str]) -> Clinic:
        """This clinic with the values that `other` gives for `keys`."""
        given = {key: other.given(key) for key in keys if other.given(key)}
        settings = {key.removeprefix(SETTING): text for key, text in given.items() if key.startswith(SETTING)}
        fields: dict[str, Any] = {key: text for key, text in given.items() if key in FIELDS}
        places = {key: other.at(key) for key in given}
        return replace(self, **fields, settings={**self.settings, **settings}, places={**self.places, **places})


SETTING = "settings."
FIELDS: tuple[str, ...] = (
    "name",
    "slug",
    "address",
    "phone",
    "out_of_hours",
    "emergency",
    "web",
    "logo",
    "hours",
    "languages",
    "formats",
)
