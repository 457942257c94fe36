"""A small sound book, made by hand, for trying the judges: without a fault, and with one fault at a time."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

CONTAINER = """<?xml version="1.0" encoding="utf-8"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
<rootfiles><rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""

PACKAGE = """<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="en">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">urn:uuid:6f0c5c1a-6a60-5b0e-9d5e-0d6b0f6b7a11</dc:identifier>
<dc:title>Sample</dc:title><dc:language>en</dc:language><dc:creator>Nobody</dc:creator>
<dc:publisher>Nobody</dc:publisher><dc:source>None</dc:source>
<meta property="dcterms:modified">2026-01-01T00:00:00Z</meta>
<meta property="schema:accessMode">textual</meta>
<meta property="schema:accessModeSufficient">textual</meta>
<meta property="schema:accessibilityFeature">structuralNavigation</meta>
<meta property="schema:accessibilityHazard">none</meta>
<meta property="schema:accessibilitySummary">Plain text with headings.</meta>
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="one" href="one.xhtml" media-type="application/xhtml+xml"/>
<item id="css" href="book.css" media-type="text/css"/>
</manifest>
<spine><itemref idref="one"/></spine>
</package>
"""

NAV = """<?xml version="1.0" encoding="utf-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en" xml:lang="en">
<head><title>Contents</title></head>
<body>
<nav epub:type="toc" role="doc-toc" aria-label="Contents"><ol><li><a href="one.xhtml#top">One</a></li></ol></nav>
<nav epub:type="landmarks" aria-label="Landmarks" hidden="hidden">
<ol><li><a epub:type="bodymatter" href="one.xhtml">Start</a></li></ol></nav>
</body>
</html>
"""

PAGE = """<?xml version="1.0" encoding="utf-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en" xml:lang="en">
<head><title>One</title><link rel="stylesheet" type="text/css" href="book.css"/></head>
<body><section epub:type="bodymatter chapter" role="doc-chapter" aria-labelledby="top">
<h1 id="top">One</h1>
<p>A paragraph long enough to be taken for the running text of the book.</p>
{body}
</section></body>
</html>
"""


def sample_book(path: Path, body: str = "", css: str = "", files: Mapping[str, str] | None = None) -> Path:
    """Write a book of one chapter to `path`; `body` is added to its chapter, `css` is its style sheet, and `files`
    take the place of its other files by name."""
    parts = {
        "META-INF/container.xml": CONTAINER,
        "book/package.opf": PACKAGE,
        "book/nav.xhtml": NAV,
        "book/one.xhtml": PAGE.format(body=body),
        "book/book.css": css or "p { margin: 1em 0; }",
        **(files or {}),
    }
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        for name, text in parts.items():
            book.writestr(name, text, zipfile.ZIP_DEFLATED)
    return path
