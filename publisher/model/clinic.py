"""Who hands the guide out: what `{{ clinic.… }}` stands for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from publisher.model.place import NOWHERE, Place
from publisher.model.value import value


@value
class Clinic:
    """Contact and settings of one clinic, all plain text. `address` may hold several lines. `logo` is a path.
    `settings` override the guide's own defaults key by key."""

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
