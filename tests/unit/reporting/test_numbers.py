"""Numbers as readers meet them."""

import pytest

from samspel.domain.provenance import Cited, Origin
from samspel.domain.quantities import Quantity
from samspel.domain.texts import Language
from samspel.reporting.numbers import avoided, show, unit_label
from tests.reporting_parts import assumed, derived, stated, unknown


@pytest.mark.parametrize(
    ("unit", "language", "expected"),
    [
        ("t/year", "sv", "t/år"),
        ("t/year", "en", "t/year"),
        ("m3/year", "sv", "m³/år"),
        ("m2", "en", "m²"),
        ("tCO2e/year", "sv", "t CO₂e/år"),
        ("SEK/t/km", "sv", "kr/t/km"),
        ("SEK/MWh", "en", "SEK/MWh"),
        ("fte", "sv", "årsverken"),
        ("1", "sv", ""),
    ],
)
def test_units_are_written_as_people_write_them(
    unit: str, language: Language, expected: str
) -> None:
    assert unit_label(unit, language) == expected


@pytest.mark.parametrize(
    ("value", "language", "text", "unit"),
    [
        (1_300_000.0, "sv", "1,3", "Mkr"),
        (1_300_000.0, "en", "1.3", "MSEK"),
        (-31_400.0, "sv", "−31,4", "tkr"),
        (950.0, "sv", "950", "kr"),
        (0.0, "sv", "0", "kr"),
    ],
)
def test_money_is_scaled_by_its_size(
    value: float, language: Language, text: str, unit: str
) -> None:
    shown = show(derived(value, "SEK"), language)
    assert (shown.text, shown.unit) == (text, unit)


def test_yearly_money_keeps_its_year() -> None:
    assert show(derived(22_000, "SEK/year"), "sv").unit == "tkr/år"


def test_a_price_per_tonne_is_never_scaled() -> None:
    shown = show(stated(12_000, "SEK/t"), "en")
    assert (shown.text, shown.unit) == ("12\u202f000", "SEK/t")


def test_the_range_is_in_the_unit_of_the_likeliest() -> None:
    shown = show(derived(1_300_000, "SEK", 600_000, 2_100_000), "sv")
    assert shown.detail == "0,6–2,1. Beräknat"


def test_tables_use_a_shorter_word() -> None:
    shown = show(derived(2, "t", 1, 3, rests=True), "sv")
    assert (shown.detail, shown.brief) == ("1–3. Vilar på antaganden", "1–3. Delvis antaget")


def test_a_range_that_crosses_zero_uses_a_word() -> None:
    assert show(derived(5, "km", -2, 8), "sv").span == "−2 till 8"
    assert show(derived(5, "km", -2, 8), "en").span == "−2 to 8"


def test_unknown_is_a_word_and_never_zero() -> None:
    words: tuple[tuple[Language, str], ...] = (("sv", "okänt"), ("en", "unknown"))
    for language, word in words:
        shown = show(unknown("t/year"), language)
        assert (shown.text, shown.span, shown.is_known) == (word, "", False)
        assert "0" not in shown.text


def test_zero_is_a_number() -> None:
    shown = show(stated(0, "t/year"), "sv")
    assert (shown.text, shown.is_known) == ("0", True)


@pytest.mark.parametrize(
    ("cited", "style", "word"),
    [
        (stated(1, "t"), "", "angivet"),
        (Cited(Quantity.of(1, "t"), Origin.MEASURED), "uppmatt", "uppmätt"),
        (derived(1, "t"), "beraknat", "beräknat"),
        (assumed(2, "t", 1, 3), "antaget", "antaget"),
        (derived(1, "t", rests=True), "antaget", "vilar på antaganden"),
    ],
)
def test_the_origin_shows_in_word_and_underline(cited: Cited, style: str, word: str) -> None:
    shown = show(cited, "sv")
    assert (shown.style, shown.origin_word) == (style, word)


def test_avoided_emissions_turn_sign_and_range() -> None:
    turned = avoided(derived(-410, "tCO2e/year", -640, -180, rests=True))
    assert turned.quantity == Quantity(410, 180, 640, "tCO2e/year")
    assert turned.is_assumed


def test_full_precision_stays_with_the_number() -> None:
    cited = derived(1 / 3, "t")
    assert show(cited, "sv").cited.quantity.value == 1 / 3
