"""The heat need of a greenhouse by month."""

import pytest

from samspel.catalogue import load_greenhouse_need


def test_the_years_are_those_of_the_reference_runs() -> None:
    lit, unlit = load_greenhouse_need()
    assert (lit.case_id, unlit.case_id) == ("sveg_led", "sveg_unlit")
    assert lit.yearly_heat_kwh_per_m2 == pytest.approx(369.17, abs=0.01)
    assert sum(lit.lighting_kwh_per_m2) == pytest.approx(260.47, abs=0.01)
    assert sum(lit.yield_kg_per_m2) == pytest.approx(86.29, abs=0.01)
    assert unlit.yearly_heat_kwh_per_m2 == pytest.approx(446, abs=0.1)


def test_an_unlit_house_needs_more_heat_in_every_dark_month_and_has_no_known_harvest() -> None:
    lit, unlit = load_greenhouse_need()
    dark = (0, 1, 2, 9, 10, 11)
    assert all(unlit.heat_kwh_per_m2[m] > lit.heat_kwh_per_m2[m] for m in dark)
    assert unlit.yield_kg_per_m2 == ()
    assert set(unlit.lighting_kwh_per_m2) == {0}
