"""Blocks as galleys: what links lead to."""

from __future__ import annotations

from publisher.typesetting.flow import flow
from publisher.typesetting.pages import Fit, TextRun
from publisher.typesetting.pen import Pen
from publisher.typesetting.setting import Setting
from tests.brochure.make import edition, guide, stock


def landed(text: str) -> list[str]:
    """The ids of the places in `text` that links lead to."""
    on = stock()
    found, _ = edition(guide(f"---\ntitle: T\n---\n# H\n\n{text}\n"), on.recipe, on.sheet)
    pen = Pen(0, {})
    galleys = flow(found.sections[0].blocks, Setting(on.sheet, {}, {}, []))
    for galley in galleys:
        galley.draw(pen, 0, 0, 200, Fit())
    return [landing.id for landing in pen.landings]


def test_links_lead_to_every_block_of_a_passage_in_a_box() -> None:
    text = (
        "## Do {: .callout #do }\n\nOne.\n{: #one }\n\n### Deep {: .callout #deep }\n\nTwo.\n{: #two }\n\n"
        "/// callout | Aside\nThree.\n{: #three }\n///\n\n## Next\n\nFour.\n{: #four }"
    )
    assert landed(text) == ["do", "one", "deep", "two", "three", "next", "four"]


def test_the_text_of_a_list_stands_on_one_edge_however_wide_its_numbers() -> None:
    on = stock()
    items = "\n".join(f"{number}. word" for number in range(8, 112))
    found, _ = edition(guide(f"---\ntitle: T\n---\n# H\n\n{items}\n"), on.recipe, on.sheet)
    pen = Pen(0, {})
    for galley in flow(found.sections[0].blocks, Setting(on.sheet, {}, {}, [])):
        galley.draw(pen, 0, 0, 200, Fit())
    shown = [mark for mark in pen.marks if isinstance(mark, TextRun)]
    assert len([mark for mark in shown if mark.text.strip(".").isdigit()]) == 104
    assert len({round(mark.x, 6) for mark in shown if mark.text == "word"}) == 1
