"""A contestant: `python -m benchmarks.press.with_weasyprint FOLDER` sets the brochure with WeasyPrint, warm in one
process, the font configuration kept, as PDF/UA-1."""

from __future__ import annotations

import html
import sys
from pathlib import Path

import weasyprint
from weasyprint.text.fonts import FontConfiguration

from benchmarks.press.clinics import clinic
from benchmarks.press.turns import serve


def main(folder: str) -> None:
    page = (Path(folder) / "trifold.html").read_text("utf-8")
    fonts = FontConfiguration()

    def work(number: int) -> int:
        text = page
        for name, cell in clinic(number).items():
            text = text.replace(f"{{{name}}}", _logo(cell) if name == "logo" else html.escape(cell))
        document = weasyprint.HTML(string=text, base_url=f"{folder}/")
        return len(document.write_pdf(pdf_variant="pdf/ua-1", font_config=fonts))

    serve(work)


def _logo(cell: str) -> str:
    return f'<img src="{cell}" alt="The clinic\'s mark">' if cell else ""


if __name__ == "__main__":
    main(sys.argv[1])
