import pytest

from samspel.domain.errors import UnitError
from samspel.domain.units import (
    amount_unit,
    conversion_factor,
    dimension,
    is_per_time,
    is_unit,
)


@pytest.mark.parametrize(
    ("unit", "target", "factor"),
    [
        ("kg/year", "t/year", 0.001),
        ("ton/år", "t/year", 1.0),
        ("kg/vecka", "t/year", 8760 / 168 / 1000),
        ("m³/month", "m3/year", 12.0),
        ("GWh/year", "MWh/year", 1000.0),
        ("MJ", "kWh", 1 / 3.6),
        ("ha", "m²", 10_000.0),
        ("tkr", "SEK", 1000.0),
        ("kg CO₂e/t", "tCO2e/t", 0.001),
        ("%", "1", 0.01),
    ],
)
def test_amounts_convert(unit: str, target: str, factor: float) -> None:
    assert conversion_factor(unit, target) == pytest.approx(factor, rel=1e-12)
    assert conversion_factor(target, unit) == pytest.approx(1 / factor, rel=1e-12)


@pytest.mark.parametrize(
    "unit",
    ["t/veka", "MWH", "", "(((", "t//year", "m*", "1e999", "__import__", "t/year; drop", "x" * 99],
)
def test_what_is_not_a_unit_is_refused_with_an_example(unit: str) -> None:
    if unit == "":
        assert is_unit(unit)  # no unit is a pure number, refused where an amount is needed
        return
    assert not is_unit(unit)
    with pytest.raises(UnitError, match="t/year") as caught:
        dimension(unit)
    assert "t/år" in caught.value.text.sv


def test_units_of_different_kinds_do_not_convert() -> None:
    with pytest.raises(UnitError, match="measure different things"):
        conversion_factor("t/year", "MWh/year")


def test_a_flow_is_told_from_a_stock() -> None:
    assert is_per_time("t/year")
    assert is_per_time("st/vecka")
    assert not is_per_time("m2")
    assert not is_per_time("SEK/t")
    assert amount_unit("t/year") == "t"
    assert amount_unit("m2") == "m2"
