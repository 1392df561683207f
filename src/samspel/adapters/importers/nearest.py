"""What somebody may have meant: the nearest known name or unit."""

from collections.abc import Collection
from difflib import get_close_matches
from functools import cache

from samspel.domain.texts import Text
from samspel.domain.units import dimension, is_per_time, is_unit

_MOST_CANDIDATES = 3000
_AMOUNTS = (
    "t", "kg", "g", "ton", "MWh", "kWh", "GWh", "GJ", "MJ", "MW", "kW", "W", "m3", "Nm3", "l",
    "hl", "m2", "ha", "km", "m", "h", "tim", "st", "SEK", "kr", "tkr", "persontimmar", "fte",
)  # fmt: skip
_TIMES = (
    "year", "år", "week", "vecka", "month", "månad", "day", "dygn", "dag", "hour", "tim", "h",
    "kvartal", "s", "min",
)  # fmt: skip
_MEASURES = ("t", "MWh", "m3", "Nm3", "m2", "st", "persontimmar", "gästnatt", "kgCO2e", "person")


def nearest(value: str, candidates: Collection[str]) -> str | None:
    """The candidate most like `value`, or None when none is like it."""
    folded = value.casefold()
    near = [c for c in candidates if abs(len(c) - len(value)) <= 4]
    for candidate in near:
        if candidate.casefold() == folded:
            return candidate
    found = get_close_matches(value, near[:_MOST_CANDIDATES], n=1, cutoff=0.7)
    return found[0] if found else None


def did_you_mean(suggestion: str | None) -> Text:
    """ " Menade ni ”x”?", or nothing."""
    if suggestion is None:
        return Text("", "")
    return Text(f" Menade ni ”{suggestion}”?", f" Did you mean “{suggestion}”?")


@cache
def nearest_unit(unit: str) -> str | None:
    """The readable unit most like `unit` ("t/veka" gives "t/vecka"), or None."""
    if len(unit) > 40:
        return None
    head, slash, tail = unit.replace(" per ", "/").replace(" ", "").partition("/")
    amount = head if is_unit(head) and head else nearest(head, _AMOUNTS)
    if amount is None:
        return None
    if not slash:
        return amount if amount != unit and is_unit(amount) else None
    time = tail if tail and is_unit(tail) else nearest(tail, _TIMES)
    found = f"{amount}/{time}" if time else None
    return found if found and found != unit and is_unit(found) else None


@cache
def _amount_dimensions() -> frozenset[str]:
    return frozenset(
        dimension(unit) for measure in _MEASURES for unit in (measure, f"{measure}/year")
    )


@cache
def measures_an_amount(unit: str) -> bool:
    """Whether a readable `unit` can measure a stream: mass, energy, volume, area, time, pieces."""
    if dimension(unit) == dimension("1"):  # hours per year have no dimension, nor has a percentage
        return is_per_time(unit)
    return dimension(unit) in _amount_dimensions()
