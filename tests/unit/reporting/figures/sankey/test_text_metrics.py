from hypothesis import given
from hypothesis import strategies as st

from samspel.reporting.figures.sankey.text_metrics import breaks_word, text_width, wrap


def test_width_follows_the_fonts_advances() -> None:
    """Familjen Grotesk Regular: i = 280, m = 980 of 1200 units; 3 % added."""
    assert text_width("im", 12.0) == (280 + 980) / 1200 * 12.0 * 1.03


def test_bold_is_wider() -> None:
    assert text_width("Kraftvärme", 13.0, is_bold=True) > text_width("Kraftvärme", 13.0)


def test_short_text_is_one_line() -> None:
    assert wrap("Sågverket", 13.0, 200.0) == ("Sågverket",)


def test_lines_are_evened_out() -> None:
    lines = wrap("Personal- och kompetensförmedlare i Härjedalen", 13.0, 200.0)
    assert lines == ("Personal- och", "kompetensförmedlare", "i Härjedalen") or len(lines) == 2


def test_long_words_are_broken_with_a_hyphen() -> None:
    lines = wrap("Kompetensförmedlare", 13.0, 70.0)
    assert len(lines) > 1
    assert all(line.endswith("-") for line in lines[:-1])
    assert "".join(line.rstrip("-") for line in lines) == "Kompetensförmedlare"
    assert breaks_word("Kompetensförmedlare", 13.0, 70.0)


@given(st.text("abcdeåäö -", min_size=1, max_size=60), st.floats(60, 200))
def test_no_line_is_wider_than_asked_for(text: str, width: float) -> None:
    for line in wrap(text, 12.0, width):
        assert text_width(line, 12.0) <= width + 1e-9
