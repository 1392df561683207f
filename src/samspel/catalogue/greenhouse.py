"""The heat a greenhouse needs month by month, from reference runs of a published model."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from attrs import frozen

from samspel.catalogue.reading import read_rows
from samspel.domain.errors import ProfileError
from samspel.domain.knowledge import AreaNeed
from samspel.domain.provenance import Cited, Origin, Source
from samspel.domain.quantities import Quantity
from samspel.domain.texts import Text


@frozen
class GreenhouseNeed:
    """One case: delivered heat, lamp electricity and harvest per month (kWh/m2, kWh/m2, kg/m2).

    Twelve values each, January first; `yield_kg_per_m2` is empty where no run gives it. The house
    stands empty 12–27 September. The unlit months are derived from the lit ones and the unlit
    year, as the file's notes say. Source: GreenLight 2.0.5 (Katzin et al. 2020,
    doi:10.1016/j.biosystemseng.2020.03.010), 4 ha of Venlo glass, a synthetic year in Sveg.
    """

    case_id: str
    label: Text
    heat_kwh_per_m2: tuple[float, ...]
    lighting_kwh_per_m2: tuple[float, ...]
    yield_kg_per_m2: tuple[float, ...]

    @property
    def yearly_heat_kwh_per_m2(self) -> float:
        """The sum over the year."""
        return sum(self.heat_kwh_per_m2)


_LABELS = {
    "sveg_led": Text("Sveg, LED-belysning", "Sveg, LED lighting"),
    "sveg_unlit": Text("Sveg, utan belysning", "Sveg, unlit"),
}


@cache
def load_greenhouse_need() -> tuple[GreenhouseNeed, ...]:
    """The shipped cases, by id. Raises ProfileError when a case lacks a month."""
    file = files("samspel.catalogue") / "data" / "technologies" / "greenhouse_need.csv"
    by_case: dict[str, dict[int, tuple[float, float, float | None]]] = {}
    for row in read_rows(file):
        by_case.setdefault(row["case_id"], {})[int(row["month"])] = (
            float(row["heat_kwh_per_m2"]),
            float(row["lighting_kwh_per_m2"]),
            float(row["yield_kg_per_m2"]) if row["yield_kg_per_m2"] else None,
        )
    return tuple(_need(case_id, by_case[case_id]) for case_id in sorted(by_case))


def _need(case_id: str, months: dict[int, tuple[float, float, float | None]]) -> GreenhouseNeed:
    if sorted(months) != list(range(1, 13)):
        raise ProfileError(f"The greenhouse case {case_id!r} must have the months 1 to 12.")
    heat, light, harvest = zip(*(months[m] for m in range(1, 13)), strict=True)
    known = tuple(h for h in harvest if h is not None)
    return GreenhouseNeed(case_id, _LABELS[case_id], heat, light, known if len(known) == 12 else ())


_SOURCE = Source(
    "GreenLight 2.0.5 (Katzin et al. 2020), 4 ha Venlo, synthetic Sveg year",
    "https://doi.org/10.1016/j.biosystemseng.2020.03.010",
    2020,
)
_SUPPLY_C = 40.0
_YEARLY_TOLERANCE = 0.10  # the reference is asked to hold the year's heat to ±10 %


def load_area_needs() -> Mapping[str, AreaNeed]:
    """What a square metre of greenhouse takes, as values for the engines, by case id.

    kWh/m2 per month, with ±10 % as range; at least 40 °C (pre-study Härjedalen 2024, section 3.8).
    """
    return {
        need.case_id: AreaNeed(
            need.case_id,
            need.label,
            "kWh/m2",
            tuple(_assumed(month) for month in need.heat_kwh_per_m2),
            _SUPPLY_C,
        )
        for need in load_greenhouse_need()
    }


def _assumed(heat_kwh_per_m2: float) -> Cited:
    low, high = (heat_kwh_per_m2 * (1 + sign * _YEARLY_TOLERANCE) for sign in (-1, 1))
    return Cited(Quantity.of(heat_kwh_per_m2, "kWh/m2", low, high), Origin.ASSUMED, _SOURCE)
