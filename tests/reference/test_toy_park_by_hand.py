"""The toy park's solution, found again by brute force from the package's own numbers.

Source: tests/fixtures/toy_park/SOLUTION.md, solved by hand. The sums there are rounded to whole
SEK, hence the tolerance of 1 SEK. Nothing of matching, impact or optimisation is used here, so
that those can be held against it.
"""

from itertools import product
from math import log
from pathlib import Path

import pytest

from samspel.adapters.importers import read_package
from samspel.domain.assumptions import Assumptions
from samspel.domain.inventory import Inventory

FOLDER = Path(__file__).resolve().parents[1] / "fixtures" / "toy_park"


@pytest.fixture(scope="module")
def park() -> Inventory:
    return read_package(FOLDER)


def amount(park: Inventory, stream_id: str) -> float:
    return park.stream_by_id[stream_id].amount.quantity.require(stream_id)[0]


def price(park: Inventory, stream_id: str) -> float:
    return park.stream_by_id[stream_id].value_sek_per_unit or 0.0


def compost_gain(park: Inventory, sink_id: str) -> float:
    """SEK per tonne: avoided disposal and purchase, less the transport."""
    per_t_km, _, _ = Assumptions(park.region.assumptions).value(
        "transport_sek_per_t_km", "SEK/t/km"
    )
    sink_site = park.stream_by_id[sink_id].site_id
    [km] = [
        link.distance_km
        for link in park.links
        if (link.from_site_id, link.to_site_id, link.kind) == ("plant_site", sink_site, "road")
    ]
    return -price(park, "plant_compost") - price(park, sink_id) - per_t_km * km


def heat_mwh(park: Inventory) -> float:
    """What the even supply gives the winter need, month by month."""
    source, sink = (park.stream_by_id[i] for i in ("garden_heat", "plant_heat_need"))
    supply, need = park.profile_of(source), park.profile_of(sink)
    assert supply is not None
    assert need is not None
    monthly = zip(supply.monthly * 500, need.monthly * 400, strict=True)
    return float(sum(min(given, wanted) for given, wanted in monthly))


def annuity(park: Inventory) -> float:
    rate, years = park.region.discount_rate, park.region.horizon_years
    return float((1 - (1 + rate) ** -years) / rate)


def pipe_sek(park: Inventory) -> float:
    per_m, _, _ = Assumptions(park.region.assumptions).value("pipe_sek_per_m", "SEK/m")
    [km] = [link.distance_km for link in park.links if link.kind == "pipe"]
    return per_m * km * 1000


def test_compost_goes_90_to_the_garden_and_30_to_the_farm(park: Inventory) -> None:
    sinks = ("garden_compost_need", "farm_compost_need")
    gains = [compost_gain(park, s) for s in sinks]
    limits = [range(int(amount(park, s)) + 1) for s in sinks]
    possible = [p for p in product(*limits) if sum(p) <= amount(park, "plant_compost")]
    best = max(possible, key=lambda p: sum(t * g for t, g in zip(p, gains, strict=True)))

    assert gains == pytest.approx([1299.6, 1050])
    assert best == (90, 30)


def test_the_season_lets_less_heat_through_than_annual_sums(park: Inventory) -> None:
    assert heat_mwh(park) == pytest.approx(249.315, abs=5e-4)
    assert heat_mwh(park) / 400 == pytest.approx(0.623, abs=5e-4)
    assert amount(park, "garden_heat") >= amount(park, "plant_heat_need")


def test_net_present_values(park: Inventory) -> None:
    factor = annuity(park)
    yearly_heat = heat_mwh(park) * 600
    values = [90 * 1299.6 * factor, 30 * 1050 * factor, yearly_heat * factor - pipe_sek(park)]

    assert factor == pytest.approx(8.110896, abs=5e-7)
    assert values == pytest.approx([948_683, 255_493, 413_301], abs=1)
    assert sum(values) == pytest.approx(1_617_477, abs=1)


def test_discounted_payback_of_the_pipe(park: Inventory) -> None:
    yearly = heat_mwh(park) * 600
    years = -log(1 - pipe_sek(park) * 0.04 / yearly) / log(1.04)

    assert years == pytest.approx(6.14, abs=5e-3)


def test_the_low_heat_is_too_cold(park: Inventory) -> None:
    low, need = park.stream_by_id["garden_low_heat"], park.stream_by_id["plant_heat_need"]

    assert low.temperature_supply_c is not None
    assert need.temperature_supply_c is not None
    assert low.temperature_supply_c < need.temperature_supply_c
