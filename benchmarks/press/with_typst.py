"""A contestant: `python -m benchmarks.press.with_typst EDITION [drawn] FOLDER` sets one edition with typst, warm in
one process, a clinic's words given by `sys_inputs`, as PDF/UA-1; `drawn`: with our drawings too, as SVG files."""

from __future__ import annotations

import sys

import typst

from benchmarks.press.clinics import clinic
from benchmarks.press.turns import serve


def main(edition: str, *more: str) -> None:
    *drawn, folder = more
    compiler = typst.Compiler(
        f"{folder}/sheet.typ", root=folder, font_paths=[f"{folder}/fonts"], ignore_system_fonts=True
    )
    form = {"edition": edition, **dict.fromkeys(drawn, "yes"), **({"folded": "yes"} if edition == "brochure" else {})}

    def work(number: int) -> int:
        pdf = compiler.compile(format="pdf", sys_inputs={**form, **clinic(number)}, pdf_standards=["ua-1"])
        assert isinstance(pdf, bytes), "one document is asked for"
        return len(pdf)

    serve(work)


if __name__ == "__main__":
    main(*sys.argv[1:])
