"""Balances of mass and energy, worked by hand."""

import pytest

from samspel.catalogue import load_knowledge
from samspel.catalogue.balances import BalanceSheet, balance_sheet

KNOWLEDGE = load_knowledge()


def sheet(conversion_id: str, unit: str) -> BalanceSheet:
    return balance_sheet(KNOWLEDGE.conversions[conversion_id], unit, KNOWLEDGE.resources)


def test_power_and_rest_heat_are_below_the_heat() -> None:
    found = sheet("power_from_low_heat", "MWh")
    assert found.put_in == 1
    assert found.taken_out == pytest.approx(0.05 + 0.92)
    assert found.is_possible


def test_a_heat_pump_counts_its_electricity() -> None:
    found = sheet("heat_pump_lift", "MWh")
    assert found.put_in == pytest.approx(1.286)
    assert found.taken_out == pytest.approx(1.286)
    assert found.is_possible


def test_other_kinds_of_unit_are_left_out() -> None:
    found = sheet("insect_rearing", "t")
    assert found.put_in == 1
    assert found.taken_out == pytest.approx(0.06 + 0.3)


def test_more_out_than_in_is_impossible() -> None:
    assert not BalanceSheet("t", 1.0, 1.01).is_possible
