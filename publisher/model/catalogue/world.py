"""Findings about files, folders and the outputs."""

from publisher.model.catalogue.entry import Entry

WORLD: dict[str, Entry] = {}
