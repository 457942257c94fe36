"""Lengths as people write them, in points."""

from __future__ import annotations

import pytest

from publisher.style.length import points


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("72pt", 72),
        ("25.4 mm", 72),
        ("2.54cm", 72),
        ("1in", 72),
        ("96px", 72),
        ("6pc", 72),
        ("-3 mm", -8.503937),
        (".5 in", 36),
        ("12", 12),
        (10.25, 10.25),
        (" 5MM ", 14.173228),
    ],
)
def test_absolute_lengths_become_points(written: str | float, expected: float) -> None:
    assert points(written) == pytest.approx(expected)


def test_a_bare_number_counts_in_the_default_unit() -> None:
    assert points("5", "mm") == pytest.approx(14.173228)


@pytest.mark.parametrize(("written", "expected"), [("40%", 80), ("1.5em", 300), ("2rem", 24), ("0%", 0)])
def test_relative_lengths_are_parts_of_their_base(written: str, expected: float) -> None:
    assert points(written, base=200) == pytest.approx(expected)


@pytest.mark.parametrize("written", ["40%", "1em", "1rem"])
def test_relative_lengths_are_refused_where_nothing_is_their_base(written: str) -> None:
    with pytest.raises(ValueError, match="relative"):
        points(written)


@pytest.mark.parametrize("written", ["", "mm", "5 ells", "1e400", "nan", "inf", "5mm 6mm", "--5mm", "1,5 mm", "٣ mm"])
def test_what_is_no_length_is_refused_by_name(written: str) -> None:
    with pytest.raises(ValueError, match="length") as refused:
        points(written)
    assert repr(written) in str(refused.value)
