"""Figures: text comes first, strips keep their height, and no picture is wider than its column or its own pixels."""

from __future__ import annotations

import pytest

from publisher.model.block import Figure
from publisher.style.geometry import Panel
from publisher.typesetting import typeset
from publisher.typesetting.pages import Ink, Mark, Placed
from tests.brochure.invented import text, titled
from tests.brochure.make import Made, edition, guide, made, stock
from tests.brochure.pictures import SQUARE, png
from tests.brochure.words import panels

NEARLY = 0.01  # points
Box = tuple[float, float, float, float]


def standing(found: Made) -> list[tuple[Box, Panel]]:
    """Each figure's left edge, top, width and height in points, with the panel it stands on."""
    return [
        (box, panel)
        for panel, shown in zip(found.stock.geometry.panels, panels(found.set), strict=True)
        for mark in shown.marks
        if (box := _box(mark))
    ]


def _box(mark: Mark) -> Box | None:
    if isinstance(mark, Placed):
        return mark.x, mark.y, mark.width, mark.height
    return mark.clip if isinstance(mark, Ink) and isinstance(mark.owner, Figure) else None


def figures(found: Made) -> list[tuple[float, float]]:
    """Width and height of each figure, in points."""
    return [box[2:] for box, _ in standing(found)]


def column(found: Made, panel: Panel) -> tuple[float, float]:
    """The left edge and the width of the one column that a panel has."""
    (frame,) = found.stock.layout.panels.get(panel.name, found.stock.layout.standard).frames
    return panel.left + frame.left, panel.width - frame.left - frame.right


def with_drawing(name: str, words: int) -> Made:
    return made(titled(f"# One\n\n![A drawing](drawing:{name})\n\n{text(words)}"))


def test_a_figure_gives_way_before_text_does() -> None:
    roomy, full = with_drawing("skin-section", 40), with_drawing("skin-section", 1150)
    ((_, tall),), ((_, low),) = figures(roomy), figures(full)
    assert full.set.fit.scale == pytest.approx(roomy.set.fit.scale, rel=0.2)
    assert low < tall
    assert low >= 0.5 * tall - 0.5


def test_text_is_as_large_as_it_could_be_with_figures_at_their_least() -> None:
    """Figures never cost text its size: half their height is what they may count on."""
    on = stock()
    body = titled(f"# One\n\n![A](drawing:skin-section)\n\n{text(1300)}")
    found = made(body, on)
    assert found.set.fit.scale < on.sheet.limits.body_most / on.sheet.text("body").size
    assert found.set.fit.figures < 1.0


def test_a_strip_keeps_its_height_however_full_the_sheet() -> None:
    proportions = []
    for found in (with_drawing("stitch-rule", words) for words in (40, 1300)):
        (((left, _, wide, high), panel),) = standing(found)
        assert (left, wide) == pytest.approx(column(found, panel), abs=NEARLY)
        proportions.append(high / wide)
    assert proportions[0] == pytest.approx(proportions[1], rel=1e-6)


@pytest.mark.parametrize(("width", "height"), [(4000, 1000), (1000, 4000), (30, 20), (3, 3000)])
def test_a_picture_keeps_its_proportions_and_its_column(width: int, height: int) -> None:
    body = titled("# One\n\n![A](a.png)\n\nText.")
    found = made(guide(body, {"a.png": png(width, height)}))
    (((left, _, wide, high), panel),) = standing(found)
    begins, room = column(found, panel)
    assert begins - NEARLY <= left
    assert left + wide <= begins + room + NEARLY
    assert wide <= width * 0.75 + NEARLY
    assert high / wide == pytest.approx(height / width, rel=0.01)


def test_a_vector_file_is_set_like_a_picture() -> None:
    body = titled("# One\n\n![A](a.svg)\n\nText.")
    ((wide, high),) = figures(made(guide(body, {"a.svg": SQUARE})))
    assert (wide, high) == pytest.approx((30, 15), abs=0.01)


def test_a_caption_stays_with_its_picture() -> None:
    for words in range(300, 420, 20):
        body = titled(f'# One\n\n{text(words)}\n\n![A](drawing:skin-section "The caption")\n\n{text(200)}')
        for panel in panels(made(body).set):
            figure = [mark for mark in panel.marks if isinstance(mark, Ink) and isinstance(mark.owner, Figure)]
            caption = [mark for mark in panel.marks if getattr(mark, "text", "").startswith("The caption")]
            assert len(figure) == len(caption)


def test_a_picture_that_is_not_there_is_told_in_words() -> None:
    found = made(titled('# One\n\n![A red dot](lost.png "Its caption")'))
    told = [getattr(mark, "text", "") for panel in panels(found.set) for mark in panel.marks]
    assert "A red dot" in told
    assert "Its caption" in told


def test_a_drawing_nobody_knows_is_a_finding_with_its_line() -> None:
    found = made(titled("# One\n\n![A dot](drawing:skin-sektion)"))
    (finding,) = found.findings
    assert (finding.code, finding.place.line, finding.arguments["name"]) == ("DRAWING-UNKNOWN", 7, "skin-sektion")


@pytest.mark.parametrize(
    ("inside", "codes"),
    [
        ("<text x='1' y='9'>Dose</text><path d='M0 0h9'/>", ["SVG-TEXT"]),
        ("<path d='M0 0h9v9z' opacity='.5'/>", ["SVG-UNREAD"]),
        ("<path d='M0 0h9v9z' fill='#123456'/>", []),
    ],
)
def test_what_a_vector_file_would_lose_on_paper_is_told_with_its_line(inside: str, codes: list[str]) -> None:
    picture = f"<svg xmlns='http://www.w3.org/2000/svg' width='20' height='10'>{inside}</svg>".encode()
    on = stock()
    selected, _ = edition(guide(titled("# One\n\n![A](a.svg)\n\nText."), {"a.svg": picture}), on.recipe, on.sheet)
    _, findings = typeset(selected, on.geometry, on.layout)
    told = [finding for finding in findings if finding.code.startswith("SVG")]
    assert [finding.code for finding in told] == codes
    assert all(finding.place.line for finding in told)
    if codes == ["SVG-TEXT"]:
        assert told[0].arguments["words"] == "Dose"


def test_a_number_wider_than_its_column_is_refused_and_a_word_is_told() -> None:
    row = "| 1,234.55 | 2,345.66 | 3,456.77 | 4,567.88 | 5,678.99 | 6,789.01 | 7,890.12 | 8,901.23 |"
    head = "| a | b | c | d | e | f | g | h |\n|---|---|---|---|---|---|---|---|\n"
    wide = made(titled(f"# One\n\n{head}{row}\n\nText."))
    assert {finding.code for finding in wide.findings} == {"NUMBER-PARTED"}
    assert all(finding.place.line for finding in wide.findings)
    long = made(titled(f"# One\n\nA {'x' * 200} word."))
    assert [finding.code for finding in long.findings] == ["WORD-PARTED"]
    assert not made(titled("# One\n\nPlain words and 1,234.55.")).findings
