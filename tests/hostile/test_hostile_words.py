"""Words that look like mark-up, entities or paths come out as those words, in the sheet and in the ebook."""

from __future__ import annotations

import re
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.hostile.conftest import GOOD, GUIDE, Project
from tests.judges import need

WORDS = [
    '<img src="http://192.0.2.1/x.png">',
    '<font color="red">red</font>',
    "<para>x</para>",
    "<script>alert(1)</script>",
    "Tom & Jerry &amp; &lt;b&gt; &nbsp; &#x41;",
    "]]>",
    "<![CDATA[x]]>",
    "<!-- not a comment -->",
    "../../etc/passwd",
    "%s {0} ${HOME} `id`",
    "\\(escaped\\) (parenthesis",
    "BT /F1 12 Tf (x) Tj ET",
]

TWO = ("-e", "brochure", "-e", "ebook")


def flat(text: str) -> str:
    """Without what line breaking, quotes and dashes make of it."""
    straight = text.translate(str.maketrans("“”‘’–—", "\"\"''--"))
    return re.sub(r"\s+", "", straight.replace("\xa0", ""))


def sheet_text(project: Project) -> str:
    need("pdftotext")
    (path,) = (project.folder / "output").rglob("*brochure*.pdf")
    return flat(subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout)


def ebook_text(project: Project) -> str:
    """The text of every document, each parsed by an XML parser."""
    (path,) = (project.folder / "output").rglob("*.epub")
    with zipfile.ZipFile(path) as book:
        pages = [book.read(name) for name in book.namelist() if name.endswith((".xhtml", ".opf", ".ncx"))]
    return flat(" ".join(" ".join(ElementTree.fromstring(page).itertext()) for page in pages))


def literal(words: str) -> str:
    """As a writer writes it in Markdown to mean these very characters."""
    return re.sub(r"([\\`*_{}\[\]<>()#+!&$.-])", r"\\\1", words)


def quoted(words: str) -> str:
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'


def in_a_clinic(project: Project, words: str) -> list[str]:
    project.put("c.yml", f"name: {quoted(words)}\nphone: {quoted(words)}\nsettings: {{rest_days: {quoted(words)}}}\n")
    project.put(GUIDE, GOOD.replace("Call us if", "Call {{ clinic.phone }} or {{ clinic.settings.rest_days }} if"))
    return ["--clinic", "c.yml"]


def in_a_brand(project: Project, words: str) -> list[str]:
    project.put("styles/plain/_brand.yml", f"meta:\n  name: {quoted(words)}\ndefaults:\n  publisher:\n"
                f"    clinic: {{name: {quoted(words)}, phone: {quoted(words)}}}\n")  # fmt: skip
    project.put(GUIDE, GOOD.replace("Call us if", "Call {{ clinic.phone }} if"))
    return []


def in_the_front_matter(project: Project, words: str) -> list[str]:
    project.put(GUIDE, GOOD.replace("title: Needling", f"title: {quoted(words)}\nsubtitle: {quoted(words)}"))
    return []


def in_the_text(project: Project, words: str) -> list[str]:
    project.put(GUIDE, GOOD.replace("tiny holes", f"tiny {literal(words)} holes"))
    return []


def in_code(project: Project, words: str) -> list[str]:
    project.put(GUIDE, GOOD.replace("tiny holes", f"tiny `` {words} `` holes"))
    return []


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("place", [in_a_clinic, in_a_brand, in_the_front_matter, in_the_text, in_code])
def test_hostile_words_are_printed_as_they_stand(
    project: Project, place: Callable[[Project, str], list[str]], words: str
) -> None:
    for path in (project.folder / "output").iterdir():
        path.unlink()
    told = project.run("build", *TWO, *place(project, words))
    assert told.exit_code == 0, told.stderr
    expected = flat(words.replace("\xa0", " "))
    assert expected in sheet_text(project)
    assert expected in ebook_text(project)


@pytest.mark.parametrize("words", WORDS[:5])
def test_raw_html_in_a_guide_is_warned_of_and_printed_as_it_stands(project: Project, words: str) -> None:
    project.put(GUIDE, GOOD.replace("tiny holes", f"tiny {words} holes"))
    told = project.run("build", *TWO)
    assert told.exit_code == 0, told.stderr
    tags = "<" in words.replace("&lt;", "")
    assert ("RAW-HTML" in told.stderr) is tags
    if tags:
        assert flat(words) in sheet_text(project)
        assert flat(words) in ebook_text(project)


@pytest.mark.parametrize(
    ("slug", "folder"),
    [("../../x", "x"), ("CON", "clinic-con"), ("", "harbour"), ("a" * 300, "a" * 80), ("🌊", "clinic"), ("نور", "نور")],
)
def test_a_clinic_never_leaves_the_output_folder(project: Project, slug: str, folder: str) -> None:
    project.put("c.yml", f"name: Harbour\nslug: {quoted(slug)}\n")
    told = project.run("build", "--clinic", "c.yml", "-e", "ebook")
    assert told.exit_code == 0, told.stderr
    assert told.stdout == f"output/{folder}/needling.epub\n"
    assert (project.folder / "output" / folder / "needling.epub").is_file()


def test_control_characters_never_reach_the_terminal_or_the_files(project: Project) -> None:
    project.put("c.yml", 'name: "a\\u001b[31mb\\u202ec"\n')
    told = project.run("build", "--clinic", "c.yml")
    assert "\x1b" not in told.output
    for path in Path("output").rglob("*.epub"):
        with zipfile.ZipFile(path) as book:
            for name in book.namelist():
                if name.endswith(".xhtml"):
                    ElementTree.fromstring(book.read(name))
