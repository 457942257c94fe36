"""The peers' work, made like ours: the words of our brochure, its fonts, a QR code; for the ebook the same Markdown.

Enters: a guide's folder and an empty one. Leaves: the commands of each peer, ready to be timed in that folder."""

from __future__ import annotations

import shutil
import sys
from importlib.resources import files
from pathlib import Path

from benchmarks.cost import Command
from benchmarks.wording import as_html, as_typst, pieces
from publisher.edition import Edition, make_edition
from publisher.order import Order, accept
from publisher.style.sheet import make_sheet

HERE = Path(__file__).parent / "peers"
FACES = ("SourceSansPro-Regular", "SourceSansPro-Bold", "SourceSansPro-It", "SourceSerifPro-Semibold")


def peers(guide: Path, folder: Path) -> dict[str, list[Command]]:
    """Prepare `folder` and say what each peer runs in it."""
    edition = brochure(guide)
    text = list(pieces(edition))
    for source in HERE.iterdir():
        if source.is_file():
            shutil.copy(source, folder)
    write_fonts(folder / "fonts")
    write_code(edition, folder / "qr.svg")
    (folder / "text.typ").write_text(as_typst(text), "utf-8")
    page = (HERE / "trifold.html").read_text("utf-8").replace("<!-- text -->", as_html(text))
    (folder / "trifold.html").write_text(page, "utf-8")
    sources = [str(path) for path in sorted(guide.glob("*.md"))]
    return {
        "typst": [[sys.executable, "set_typst.py"]],
        "pandoc": [["pandoc", "--from", "markdown", "--to", "epub3", "--toc", "--output", "pandoc.epub", *sources]],
        "WeasyPrint": [[sys.executable, "set_weasyprint.py"]],
    }


def brochure(guide: Path) -> Edition:
    """The brochure that `publisher build` makes of the guide in `guide`."""
    (task,) = accept(Order(str(guide), ("brochure",))).tasks
    job = task.job
    sheet, _ = make_sheet(job.brand, job.recipe, job.geometry, job.layout)
    edition, _ = make_edition(job.guide, job.recipe, sheet, job.clinic, job.editions)
    return edition


def write_fonts(folder: Path) -> None:
    """Our fonts, in a folder of their own."""
    folder.mkdir()
    for package in ("font_source_sans_pro", "font_source_serif_pro"):
        for path in files(package).joinpath("files").iterdir():
            if Path(path.name).stem in FACES and path.name.endswith(".ttf"):
                (folder / path.name).write_bytes(path.read_bytes())


def write_code(edition: Edition, path: Path) -> None:
    """The edition's QR code as an SVG file."""
    import segno

    segno.make(edition.imprint.address or "https://example.com", micro=False).save(str(path), scale=4)
