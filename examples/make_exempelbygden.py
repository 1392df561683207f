"""Make the fictional region package `exempelbygden`: python examples/make_exempelbygden.py [FOLDER]

Sizes of firms are invented; amounts are size × benchmark, and each benchmark names its source.
Ranges without a source, positions and the spread of prices are drawn with a fixed seed, each from
its own name, so that the same tables always give the same bytes and one new row changes no other.
Standard library only.
"""

import csv
import random
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

SEED = 20241122
HERE = Path(__file__).resolve().parent
TABLES = HERE / "exempelbygden_maker"
INVENTED = "Påhittad uppgift, Exempelbygden"
YEAR_HOURS = 8760
MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
CHECKLIST = (
    "facilitator", "dela_kunskap", "resursfloden", "ankarforetag", "nyckelaktorer",
    "befintlig_samverkan", "geografiska_omraden", "mark", "affarspotential", "drivkrafter",
)  # fmt: skip

# Mirrored positions: nothing lies where a real village does. Mirror line: longitude 13.65.
VILLAGES = {
    "Granliden": (62.41, 13.79),
    "Norrmark": (62.06, 12.97),
    "Tjärnby": (62.30, 14.50),
    "Lavåsen": (62.50, 13.35),
    "Myrsele": (62.20, 12.45),
    "Snöån": (61.98, 14.05),
}

# Relative months, January first. dh_load and dh_surplus follow the normals of Östersund (yr.no,
# 1961-1990); greenhouse follows the shape of a GreenLight year for Sveg; the others are invented.
MONTHLY = {
    "autumn": (0, 0, 0, 0, 0, 0, 0, 0, 30, 45, 25, 0),
    "autumn_heavy": (7, 6, 6, 5, 5, 5, 5, 8, 14, 18, 13, 8),
    "brew": (6, 6, 7, 8, 9, 11, 13, 12, 8, 7, 6, 7),
    "building": (3, 3, 6, 9, 12, 13, 8, 12, 13, 11, 7, 3),
    "dairy": (7, 7, 8, 9, 10, 11, 11, 9, 8, 7, 6.5, 6.5),
    "dh_load": (15, 13.5, 12.5, 9, 5.5, 2.5, 2, 2.5, 5.5, 8.5, 11, 12.5),
    "dh_peak": (30, 26, 16, 0, 0, 0, 0, 0, 0, 0, 10, 18),
    "dh_surplus": (0, 0, 0, 6, 14, 21, 23, 19, 12, 5, 0, 0),
    "even": (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31),
    "greenhouse": (14.5, 13, 11.5, 8, 5, 3, 2.5, 3, 5.5, 9, 12, 13),
    "grow": (2, 5, 9, 11, 12, 12, 12, 11, 10, 8, 5, 3),
    "harvest": (9, 8, 8, 7, 5, 2, 1, 5, 18, 17, 11, 9),
    "late_summer": (0, 0, 0, 0, 0, 0, 0, 40, 60, 0, 0, 0),
    "saw": (9, 9, 9, 9, 9, 8, 3, 8, 9, 9, 9, 9),
    "school": (10, 9, 11, 10, 11, 5, 1, 6, 11, 10, 11, 5),
    "spring": (0, 0, 10, 30, 40, 20, 0, 0, 0, 0, 0, 0),
    "spring_autumn": (0, 0, 35, 15, 0, 0, 0, 0, 10, 40, 0, 0),
    "stall": (12, 11, 12, 11, 6, 2, 2, 3, 7, 11, 11, 12),
    "summer": (0, 0, 0, 0, 10, 28, 32, 25, 5, 0, 0, 0),
    "summer_half": (0, 0, 0, 10, 25, 15, 10, 10, 15, 15, 0, 0),
    "tourist": (10, 15, 16, 11, 3, 6, 12, 9, 5, 4, 2, 7),
    "winter": (20, 22, 20, 10, 0, 0, 0, 0, 0, 2, 8, 18),
    "winter_half": (14, 13, 14, 8, 0, 0, 0, 6, 11, 12, 11, 11),
}

UNITS = {
    "MWh/year": {"heat_above_90", "heat_50_90", "heat_30_50", "heat_below_30"},
    "m2": {
        "cold_storage_space", "greenhouse_space", "industrial_land", "kitchen_space",
        "storage_space", "workshop_space",
    },
    "h/year": {"expertise_hours", "machine_hours", "staff_hours"},
    "m3/year": {"nutrient_water"},
}  # fmt: skip

Row = dict[str, str]
Record = Mapping[str, object]


def read(name: str) -> list[Row]:
    """The rows of a table of the maker."""
    with (TABLES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(folder: Path, name: str, columns: str, rows: Iterable[Record]) -> None:
    """Write a table of the package, one line feed per row."""
    with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns.split(), restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def drawn(name: str) -> random.Random:
    """Random numbers of one name."""
    return random.Random(f"{SEED}/{name}")


def rounded(value: float, digits: int = 3) -> str:
    """A number with so many significant digits, written without exponent."""
    text = f"{float(f'{value:.{digits}g}'):f}".rstrip("0").rstrip(".")
    return text or "0"


def unit_of(resource_id: str) -> str:
    """The unit in which the package gives a resource."""
    found = (unit for unit, resources in UNITS.items() if resource_id in resources)
    return next(found, "t/year")


def actors() -> list[Record]:
    """Firms and other actors."""
    return [
        row
        | {
            "sni_edition": "2007" if row["sni_code"] else "",
            "municipality": row["village"],
            "note": "Påhittad aktör.",
            "source": INVENTED,
        }
        for row in read("actors")
    ]


def sites() -> list[Record]:
    """One site per actor, near its village, and the extra ones."""
    village = {row["actor_id"]: row["village"] for row in read("actors")}
    own = [
        {"site_id": row["actor_id"], "actor_id": row["actor_id"], "name": row["name"]}
        for row in read("actors")
    ]
    return [_placed(row, village[str(row["actor_id"])]) for row in [*own, *read("sites")]]


def _placed(row: Row, village: str) -> Record:
    draw = drawn(row["site_id"])
    latitude, longitude = VILLAGES[village]
    return row | {
        "latitude": f"{latitude + draw.uniform(-0.012, 0.012):.4f}",
        "longitude": f"{longitude + draw.uniform(-0.025, 0.025):.4f}",
        "municipality": village,
        "note": "Påhittad plats.",
        "source": INVENTED,
    }


def streams() -> list[Record]:
    """All streams, each with amount, range, season and price."""
    benchmarks = {row["benchmark_id"]: row for row in read("benchmarks")}
    prices = {row["price_id"]: row for row in read("prices")}
    return [_stream(row, benchmarks.get(row["benchmark"]), prices) for row in read("streams")]


def _stream(row: Row, benchmark: Row | None, prices: Mapping[str, Row]) -> Record:
    price = prices.get(row["price"])
    sources = [INVENTED]
    if benchmark:
        size = f"{rounded(float(row['size']), 6)} {benchmark['per']}"
        sources.append(f"{size} × riktvärde: {benchmark['source']}")
    if price:
        sources.append(f"pris: {price['source']}")
    return {
        "stream_id": row["stream_id"],
        "site_id": row["site"],
        "direction": row["direction"],
        "description": row["description"],
        "resource_id": row["resource_id"],
        "waste_code": row["waste_code"],
        "legal_status": row["status"],
        "unit": unit_of(row["resource_id"]),
        "origin": "derived" if benchmark else "stated",
        "profile_id": row["profile"],
        "temperature_supply_c": row["supply_c"],
        "temperature_return_c": row["return_c"],
        "moisture_pct_wet": row["moisture"],
        "value_sek_per_unit": _price(row, price),
        "current_handling": row["handling"],
        "recurrence": row["recurrence"],
        "disclosure": row["disclosure"],
        "available_from": row["from"],
        "available_to": row["to"],
        "note": row["note"],
        "source": "; ".join(sources),
        **_amount(row, benchmark),
    }


def _amount(row: Row, benchmark: Row | None) -> dict[str, str]:
    size = float(row["size"])
    if benchmark:
        value, low, high = (size * float(benchmark[k]) for k in ("value", "low", "high"))
    elif unit_of(row["resource_id"]) == "m2":
        value = low = high = size
    else:
        draw = drawn(f"{row['stream_id']}/range")
        value, low, high = size, size * draw.uniform(0.8, 0.93), size * draw.uniform(1.07, 1.25)
    return {
        "amount": rounded(value),
        "amount_low": rounded(low),
        "amount_high": rounded(high),
    }


def _price(row: Row, price: Row | None) -> str:
    if price is None:
        return row["price"]
    spread = drawn(f"{row['stream_id']}/price").uniform(0.93, 1.07)
    return rounded(float(price["sek_per_unit"]) * spread)


def profiles() -> list[Record]:
    """Monthly seasons, and the bathing hall hour by hour."""
    monthly = [
        {"profile_id": name, "resolution": "month", "index": month + 1, "value": f"{value:g}"}
        for name, values in MONTHLY.items()
        for month, value in enumerate(values)
    ]
    hourly = [
        {
            "profile_id": "bath_hours",
            "resolution": "hour",
            "index": hour,
            "value": f"{_bath_load(hour):.4f}",
        }
        for hour in range(YEAR_HOURS)
    ]
    return [*monthly, *hourly]


def _bath_load(hour: int) -> float:
    """Heat of the bathing hall: colder months, open 6-21, closed in July but kept warm."""
    day, clock = divmod(hour, 24)
    month = next(m for m in range(12) if day < sum(MONTH_DAYS[: m + 1]))
    season = 0.6 + MONTHLY["dh_load"][month] / 25
    if month == 6:
        return 0.25
    return season * (1.0 if 6 <= clock < 21 else 0.55)


def areas() -> list[Record]:
    """The region, its municipalities and two industrial areas."""
    rows: list[Record] = []
    for row in read("areas"):
        latitude, longitude = VILLAGES.get(row["village"], ("", ""))
        rows.append(row | {"latitude": latitude, "longitude": longitude, "source": INVENTED})
    return rows


def area_statuses() -> list[Record]:
    """The answers to the ten questions of the checklist."""
    return [
        {
            "area_id": row["area_id"],
            "question_id": question,
            "status": status,
            "date": "2024-11-12" if status != "unknown" else "",
            "source": INVENTED,
        }
        for row in read("areas")
        if row["answers"]
        for question, status in zip(CHECKLIST, row["answers"].split(), strict=True)
    ]


REGION = """\
# Made by examples/make_exempelbygden.py; change the tables in examples/exempelbygden_maker instead.
id: exempelbygden
name: Exempelbygden
country: SE
municipalities: [Granliden, Norrmark, Tjärnby, Lavåsen, Myrsele, Snöån, Björkhult, Stenvattnet]
currency: SEK
price_year: 2024
discount_rate: 0.04
horizon_years: 15
weather: builtin:sveg
road_detour_factor: 1.3
is_fictional: true
note: Exempelbygden är påhittad. Företag, mängder och belopp finns inte på riktigt.
assumptions:
  - id: inhabitants
    value: 7800
    unit: person
    source: Påhittad uppgift, Exempelbygden
  - id: guest_nights_per_year
    value: 620000
    unit: guest_night/year
    source: Påhittad uppgift, Exempelbygden
"""

COLUMNS = {
    "actors": "actor_id name kind organisation_number sni_code sni_edition n_employees roles"
    " municipality note source",
    "sites": "site_id actor_id name latitude longitude municipality land_available_m2 note source",
    "streams": "stream_id site_id direction description resource_id waste_code legal_status amount"
    " amount_low amount_high unit origin profile_id temperature_supply_c temperature_return_c"
    " moisture_pct_wet value_sek_per_unit current_handling recurrence disclosure available_from"
    " available_to note source",
    "stream_properties": "stream_id property value low high unit basis origin source",
    "exchanges": "exchange_id source_stream_id sink_stream_id pathway status since note source",
    "problems": "problem_id actor_id description resource_id cost_sek_per_unit note source",
    "profiles": "profile_id resolution index value",
    "links": "from_site_id to_site_id kind distance_km",
    "areas": "area_id name kind plan_status land_available_m2 grid_kw latitude longitude note"
    " source",
    "area_status": "area_id question_id status date note source",
}


def make(folder: Path) -> None:
    """Write the whole package into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "region.yaml").write_text(REGION, encoding="utf-8", newline="\n")
    sourced = {
        name: [row | {"source": INVENTED} for row in read(name)]
        for name in ("stream_properties", "exchanges", "problems")
    }
    rows: dict[str, Iterable[Record]] = {
        "actors": actors(),
        "sites": sites(),
        "streams": streams(),
        "profiles": profiles(),
        "links": read("links"),
        "areas": areas(),
        "area_status": area_statuses(),
        **sourced,
    }
    for name, columns in COLUMNS.items():
        wanted = columns.split()
        write(folder, name, columns, ({c: r.get(c, "") for c in wanted} for r in rows[name]))


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "exempelbygden")
