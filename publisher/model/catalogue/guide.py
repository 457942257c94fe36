"""Findings about what a person wrote in the guide (reading and selecting)."""

from publisher.model.catalogue.entry import Entry

GUIDE: dict[str, Entry] = {}
