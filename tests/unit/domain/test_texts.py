import pytest

from samspel.domain.texts import Text, format_number, format_range


@pytest.mark.parametrize(
    ("value", "digits", "sv", "en"),
    [
        (1234567.0, None, "1\u202f234\u202f567", "1\u202f234\u202f567"),
        (12.34, None, "12,3", "12.3"),
        (0.5, None, "0,5", "0.5"),
        (10.0, None, "10", "10"),
        (100.0, None, "100", "100"),
        (-0.04, 1, "0,0", "0.0"),
        (-1.26, 1, "\u22121,3", "\u22121.3"),
        (0.0, None, "0", "0"),
        (2.5, 2, "2,50", "2.50"),
    ],
)
def test_numbers_follow_the_language(value: float, digits: int | None, sv: str, en: str) -> None:
    assert format_number(value, "sv", digits) == sv
    assert format_number(value, "en", digits) == en


def test_a_range_is_one_number_when_both_ends_look_alike() -> None:
    assert format_range(1.001, 1.002, "sv", 1) == "1,0"
    assert format_range(1, 2, "sv") == "1\u20132"
    assert format_range(-2, 1, "en") == "\u22122 to 1"


def test_a_text_in_one_language_only_is_refused() -> None:
    with pytest.raises(ValueError, match="both languages"):
        Text("bara svenska", "")
    assert not Text("", "")
    assert Text("hej", "hello").render("en") == "hello"
