"""Findings about the laid-out sheet."""

from publisher.model.catalogue.entry import Entry

SHEET: dict[str, Entry] = {}
