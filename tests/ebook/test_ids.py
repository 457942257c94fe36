"""Ids are handed out once in a document, whether text is written in its place or was written by itself before."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from publisher.markup.scope import Uses

WISHES = st.lists(st.sampled_from(("a", "a-2", "a-2-2", "a-3", "b", "b-2")), max_size=6)


@given(WISHES, WISHES, st.frozensets(st.sampled_from(("a", "a-2", "b")), max_size=2), WISHES)
@example(["b"], ["a"], frozenset(), ["a"])
@example(["a", "a"], ["a-2"], frozenset(), [])
@example(["a-2"], ["a", "a"], frozenset(), [])
def test_text_written_by_itself_is_taken_only_with_the_ids_that_it_would_be_given_here(
    before: list[str], wished: list[str], taken: frozenset[str], after: list[str]
) -> None:
    alone, here, straight = Uses((taken,)), Uses((taken,)), Uses((taken,))
    given_alone = [alone.fresh(wish) for wish in wished]
    for uses in (here, straight):
        for wish in before:
            uses.fresh(wish)
    ids = set(here.ids)
    if here.take(alone):
        assert [straight.fresh(wish) for wish in wished] == given_alone
        assert [here.fresh(wish) for wish in after] == [straight.fresh(wish) for wish in after]
    else:
        assert here.ids == ids


def test_text_that_wishes_for_ids_nobody_has_is_taken_with_its_marks() -> None:
    here, alone = Uses(), Uses()
    here.fresh("title")
    alone.marks.append(("note", f"page#{alone.fresh('mark-1')}"))
    assert here.take(alone)
    assert (here.ids, here.marks) == ({"title", "mark-1"}, [("note", "page#mark-1")])
    assert not here.take(alone)
