"""The whole process that is timed: typst from PyPI sets trifold.typ as PDF/UA-1, with the fonts beside it."""

import typst

typst.compile("trifold.typ", output="typst.pdf", font_paths=["fonts"], ignore_system_fonts=True, pdf_standards=["ua-1"])
