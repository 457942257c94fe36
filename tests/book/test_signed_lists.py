"""Lists whose signs mean nothing without their heading: it stands over every part of them, and is read out once."""

from __future__ import annotations

import pytest

from publisher.typesetting.pages import TextRun
from tests.book.laws import breaches, is_text
from tests.book.make import made, stock
from tests.brochure.invented import titled
from tests.brochure.make import Made
from tests.brochure.words import panels, runs

LINE = "Line.\n\n"
THINGS = "\n".join(f"- thing number {n}" for n in range(70))


@pytest.mark.parametrize("sign", ["avoid", "tell", "do", "dont"])
@pytest.mark.parametrize("brand", ["plain", "harbour"])
def test_the_heading_stands_again_where_the_list_goes_on_and_is_read_out_once(sign: str, brand: str) -> None:
    text = f"# One\n\n## Mind this {{: .{sign} }}\n\n### Here\n\n{THINGS}\n"
    book = made(titled(text), stock("booklet", brand), brand_name=brand)
    heads = [run for page in text_of(book) for run in page if run.text == "Mind this"]
    assert [is_text(run.owner) for run in heads] == [True] + [False] * (len(heads) - 1)
    parts = [page for page in text_of(book) if any(run.text.startswith("thing") for run in page)]
    assert len(parts) == len(heads) > 1
    assert breaches(book) == []


def test_nothing_is_said_again_over_a_list_with_dots() -> None:
    book = made(titled(f"# One\n\n## Mind this {{: .dont }}\n\nWords.\n\n## More\n\n{THINGS}\n"))
    assert len([run for page in text_of(book) for run in page if run.text in ("Mind this", "More")]) == 2


def test_a_section_that_names_a_list_is_said_again_smaller_than_its_title() -> None:
    book = made(titled(f"# Do not {{: .dont }}\n\n{THINGS}\n"))
    heads = [run for page in text_of(book)[2:] for run in page if run.text == "Do not"]
    again = [run for run in heads if run.owner is None]
    assert again
    assert all(run.size < heads[0].size for run in again)
    assert breaches(book) == []


def test_a_list_that_begins_a_page_has_its_heading_over_it() -> None:
    between = "Words that part the heading from what it heads. " * 8
    above = []
    for filling in range(10, 30):
        text = f"# One\n\n{LINE * filling}## Do not {{: .dont }}\n\n{between}\n\n- pick\n- rub\n"
        book = made(titled(text))
        page = next(page for page in text_of(book) if any(run.text == "pick" for run in page))
        above.append(page[[run.text for run in page].index("pick") - 1])
        assert breaches(book) == []
    said = [run.owner is None for run in above]
    assert any(said)
    assert all(again == (run.text == "Do not") for again, run in zip(said, above, strict=True))
    assert all(again or run.text.endswith("heads.") for again, run in zip(said, above, strict=True))


def text_of(book: Made) -> list[list[TextRun]]:
    """The runs of each page, without running heads."""
    return [[run for run in runs(panel) if is_text(run.owner) or run.owner is None] for panel in panels(book.set)]
