"""Who hands the guide out: what `{{ clinic.… }}` stands for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

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
