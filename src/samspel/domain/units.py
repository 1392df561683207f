"""Units: one small pint registry, read once; factors are cached per pair of unit strings.

Only the units that symbiosis needs are defined, so a typing error is refused instead of being
read as something exotic ("t/veka", "MWH"). Swedish spellings are aliases ("t/år", "st", "tim").
"""

import re
from functools import cache
from typing import Any

from samspel.domain.errors import UnitError
from samspel.domain.texts import Text

_GRAMMAR = re.compile(r"^(1/)?[^\W\d]\w*(\*\*[1-4])?([*/][^\W\d]\w*(\*\*[1-4])?){0,4}$")
_DEFINITIONS = (
    "kilogram = [mass] = kg",
    "gram = 0.001 kilogram = g",
    "milligram = 0.000001 kilogram = mg",
    "tonne = 1000 kilogram = t = ton = tons = tonnes",
    "metre = [length] = m = meter",
    "kilometre = 1000 metre = km",
    "centimetre = 0.01 metre = cm",
    "millimetre = 0.001 metre = mm",
    "are = 100 metre ** 2",
    "hectare = 10000 metre ** 2 = ha",
    "square_metre = metre ** 2 = m2",
    "cubic_metre = metre ** 3 = m3",
    "litre = 0.001 metre ** 3 = l = L = liter",
    "hectolitre = 0.1 metre ** 3 = hl = hL",
    "normal_cubic_metre = [gas] = Nm3",
    "second = [time] = s",
    "minute = 60 second = min",
    "hour = 3600 second = h = tim = timme = timmar",
    "day = 24 hour = d = dygn = dag",
    "week = 7 day = vecka = v",
    "month = 730 hour = mån = månad",
    "quarter = 2190 hour = kvartal",
    "year = 8760 hour = yr = år = a",
    "joule = kilogram * metre ** 2 / second ** 2 = J",
    "kilojoule = 1000 joule = kJ",
    "megajoule = 1000000 joule = MJ",
    "gigajoule = 1000000000 joule = GJ",
    "watt = joule / second = W",
    "kilowatt = 1000 watt = kW",
    "megawatt = 1000000 watt = MW",
    "kilowatt_hour = kilowatt * hour = kWh",
    "megawatt_hour = 1000 kilowatt_hour = MWh",
    "gigawatt_hour = 1000000 kilowatt_hour = GWh",
    "person_hour = [work] = persontimme = persontimmar = ph",
    "full_time_year = 1700 person_hour = fte = FTE = årsarbete = heltid",
    "piece = [count] = st = styck = pcs = unit = units = stycken",
    "guest_night = [guest] = gästnatt",
    "person = [person_count] = personer = persons = invånare",
    "krona = [money] = SEK = kr = kronor",
    "kilokrona = 1000 krona = kSEK = tkr",
    "megakrona = 1000000 krona = MSEK = Mkr",
    "euro = [money_eur] = EUR",
    "kilogram_co2e = [climate] = kgCO2e = kgCO2 = kg_co2e",
    "tonne_co2e = 1000 kilogram_co2e = tCO2e = tCO2 = t_co2e",
    "gram_co2e = 0.001 kilogram_co2e = gCO2e = gCO2",
    "kilocalorie = 4184 joule = kcal",
    "vehicle_kilometre = [vehicle_distance] = vkm = fordonskm",
    "percent = 0.01 = procent",
    "parts_per_million = 0.000001 = ppm",
    "kelvin = [temperature] = K",
)


@cache
def _registry() -> Any:
    from pint import UnitRegistry

    registry: Any = UnitRegistry(None, on_redefinition="raise")
    registry.load_definitions(list(_DEFINITIONS))
    return registry


def _tidy(unit: str) -> str:
    text = unit.strip().replace("²", "2").replace("³", "3").replace("·", "*")
    return (
        text.replace("%", "percent")
        .replace(" per ", "/")
        .replace("CO₂", "CO2")
        .replace("g CO2", "gCO2")
        .replace("t CO2", "tCO2")
    )


@cache
def _parsed(unit: str) -> Any:
    tidy = _tidy(unit)
    if tidy in ("", "1", "-"):
        return _registry().Unit("")
    if len(tidy) <= 40 and _GRAMMAR.match(tidy):
        try:
            return _registry().Unit(tidy)
        except AttributeError:  # what pint raises for a name it does not define
            pass
    raise UnitError(
        Text(
            f"Enheten {unit!r} är okänd, så mängden går inte att jämföra med något. "
            "Skriv till exempel t/år, kg/år, MWh/år, m3/år, m2, tim/år eller st/år.",
            f"The unit {unit!r} is not known, so the amount cannot be compared with anything. "
            "Write for example t/year, kg/year, MWh/year, m3/year, m2, h/year or st/year.",
        )
    )


@cache
def dimension(unit: str) -> str:
    """What `unit` measures, as text, for comparing two units. Raises UnitError."""
    return str(sorted(_parsed(unit).dimensionality.items()))


def is_unit(unit: str) -> bool:
    """Whether `unit` can be read."""
    try:
        _parsed(unit)
    except UnitError:
        return False
    return True


@cache
def conversion_factor(unit: str, target: str) -> float:
    """What to multiply an amount in `unit` by to have it in `target`. Raises UnitError."""
    if unit == target:
        return 1.0
    if dimension(unit) != dimension(target):
        raise UnitError(
            Text(
                f"{unit!r} och {target!r} mäter olika saker, så den ena går inte att räkna om till "
                "den andra. Ange mängden i en enhet av samma slag.",
                f"{unit!r} and {target!r} measure different things, so one cannot be converted to "
                "the other. Give the amount in a unit of the same kind.",
            )
        )
    return float((1 * _parsed(unit)).to(_parsed(target)).magnitude)


@cache
def is_per_time(unit: str) -> bool:
    """Whether `unit` is a flow (an amount per time) rather than a stock such as m2."""
    text = _tidy(unit)
    return "/" in text and dimension(text.rpartition("/")[2]) == dimension("hour")


@cache
def amount_unit(unit: str) -> str:
    """The amount behind a yearly unit: "t/year" gives "t"; a stock such as "m2" stays itself."""
    head, slash, tail = unit.rpartition("/")
    return head if slash and tail in ("year", "år", "yr", "a") else unit
