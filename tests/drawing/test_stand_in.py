"""A brand may have one drawing stand for another."""

from publisher.drawing.stand_in import left_out, standing

SAID = {
    "skin-section": {"as": "skin-wedge", "needles": "5"},
    "skin-wedge": {"rim": "plum", "needles": "8"},
    "leaf": {"lit": "sand"},
    "relief-pits": {"as": "none"},
    "first": {"as": "second"},
    "second": {"as": "third", "line": "sand"},
}


def test_what_is_said_under_the_name_asked_for_goes_before_what_is_said_of_the_other() -> None:
    assert standing("skin-section", SAID) == ("skin-wedge", {"rim": "plum", "needles": "5"})


def test_a_drawing_without_a_stand_in_stands_for_itself() -> None:
    assert standing("leaf", SAID) == ("leaf", {"lit": "sand"})
    assert standing("stitch-rule", SAID) == ("stitch-rule", {})


def test_a_stand_in_has_no_stand_in() -> None:
    assert standing("first", SAID) == ("second", {"line": "sand"})


def test_only_decoration_is_left_out_and_the_drawing_stays_what_it_was() -> None:
    assert left_out("relief-pits", SAID)
    assert not left_out("skin-section", SAID)
    assert standing("relief-pits", SAID) == ("relief-pits", {})
