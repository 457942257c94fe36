"""Findings about brands, recipes and layouts."""

from publisher.model.catalogue.entry import Entry

STYLE: dict[str, Entry] = {}
