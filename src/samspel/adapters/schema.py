"""The region package's tables and columns, shared by importers and exporters.

What is written here is what people script against: names and order are kept.
"""

from collections.abc import Mapping
from enum import StrEnum

from attrs import frozen

from samspel.domain.actors import ActorKind, Role
from samspel.domain.inventory import ExchangeStatus, LinkKind
from samspel.domain.provenance import Origin
from samspel.domain.resources import LegalStatus
from samspel.domain.streams import Direction, Disclosure, Recurrence


class Kind(StrEnum):
    """What a column's cells hold; the value is the Frictionless field type."""

    TEXT = "string"
    NUMBER = "number"
    INTEGER = "integer"
    DATE = "date"


@frozen
class Column:
    """One column. `is_needed`: the column must exist; `is_filled`: so must every cell."""

    name: str
    kind: Kind = Kind.TEXT
    choices: tuple[str, ...] = ()
    is_needed: bool = False
    is_filled: bool = False


@frozen
class Table:
    """One table. `is_needed`: it must exist and have a row."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    is_needed: bool = False

    @property
    def column_names(self) -> tuple[str, ...]:
        """The names in their order."""
        return tuple(c.name for c in self.columns)


def _filled(name: str, *choices: str) -> Column:
    return Column(name, choices=choices, is_needed=True, is_filled=True)


def _choice(name: str, choices: type[StrEnum]) -> Column:
    return Column(name, choices=tuple(choices))


def _number(name: str) -> Column:
    return Column(name, Kind.NUMBER)


_NOTE = (Column("note"), Column("source"))
AREA_KINDS = ("municipality", "region", "industrial_area")
AREA_STATUSES = ("unknown", "not_started", "partly", "done")
RESOLUTIONS = ("month", "hour")
BASES = ("wet", "dry")

_ACTORS = Table(
    "actors",
    (
        _filled("actor_id"),
        _filled("name"),
        _filled("kind", *ActorKind),
        Column("organisation_number"),
        Column("sni_code"),
        Column("sni_edition"),
        Column("n_employees", Kind.INTEGER),
        _choice("roles", Role),
        Column("municipality"),
        *_NOTE,
    ),
    ("actor_id",),
    is_needed=True,
)
_SITES = Table(
    "sites",
    (
        _filled("site_id"),
        _filled("actor_id"),
        Column("name"),
        _number("latitude"),
        _number("longitude"),
        Column("municipality"),
        _number("land_available_m2"),
        *_NOTE,
    ),
    ("site_id",),
    is_needed=True,
)
_STREAMS = Table(
    "streams",
    (
        _filled("stream_id"),
        _filled("site_id"),
        _filled("direction", *Direction),
        _filled("description"),
        Column("resource_id"),
        Column("waste_code"),
        _choice("legal_status", LegalStatus),
        Column("amount", Kind.NUMBER, is_needed=True),
        _number("amount_low"),
        _number("amount_high"),
        Column("unit", is_needed=True),
        _choice("origin", Origin),
        Column("profile_id"),
        _number("temperature_supply_c"),
        _number("temperature_return_c"),
        _number("moisture_pct_wet"),
        _number("value_sek_per_unit"),
        Column("current_handling"),
        _choice("recurrence", Recurrence),
        _choice("disclosure", Disclosure),
        Column("available_from", Kind.DATE),
        Column("available_to", Kind.DATE),
        *_NOTE,
    ),
    ("stream_id",),
    is_needed=True,
)
_PROPERTIES = Table(
    "stream_properties",
    (
        _filled("stream_id"),
        _filled("property"),
        Column("value", Kind.NUMBER, is_needed=True),
        _number("low"),
        _number("high"),
        Column("unit"),
        Column("basis", choices=BASES),
        _choice("origin", Origin),
        Column("source"),
    ),
    ("stream_id", "property"),
)
_EXCHANGES = Table(
    "exchanges",
    (
        _filled("exchange_id"),
        _filled("source_stream_id"),
        _filled("sink_stream_id"),
        Column("pathway"),
        _choice("status", ExchangeStatus),
        Column("since"),
        *_NOTE,
    ),
    ("exchange_id",),
)
_PROBLEMS = Table(
    "problems",
    (
        _filled("problem_id"),
        _filled("actor_id"),
        _filled("description"),
        Column("resource_id"),
        _number("cost_sek_per_unit"),
        *_NOTE,
    ),
    ("problem_id",),
)
_PROFILES = Table(
    "profiles",
    (
        _filled("profile_id"),
        _filled("resolution", *RESOLUTIONS),
        Column("index", Kind.INTEGER, is_needed=True, is_filled=True),
        Column("value", Kind.NUMBER, is_needed=True, is_filled=True),
    ),
    ("profile_id", "index"),
)
_LINKS = Table(
    "links",
    (
        _filled("from_site_id"),
        _filled("to_site_id"),
        _filled("kind", *LinkKind),
        Column("distance_km", Kind.NUMBER, is_needed=True, is_filled=True),
    ),
    ("from_site_id", "to_site_id", "kind"),
)
_AREAS = Table(
    "areas",
    (
        _filled("area_id"),
        _filled("name"),
        _filled("kind", *AREA_KINDS),
        Column("plan_status"),
        _number("land_available_m2"),
        _number("grid_kw"),
        _number("latitude"),
        _number("longitude"),
        *_NOTE,
    ),
    ("area_id",),
)
_AREA_STATUS = Table(
    "area_status",
    (
        _filled("area_id"),
        _filled("question_id"),
        Column("status", choices=AREA_STATUSES),
        Column("date"),
        *_NOTE,
    ),
    ("area_id", "question_id"),
)

TABLES: tuple[Table, ...] = (
    _ACTORS, _SITES, _STREAMS, _PROPERTIES, _EXCHANGES, _PROBLEMS, _PROFILES, _LINKS, _AREAS,
    _AREA_STATUS,
)  # fmt: skip
TABLE_BY_NAME: Mapping[str, Table] = {t.name: t for t in TABLES}

REGION = "region"
REGION_FILE = "region.yaml"
ASSUMPTIONS = "assumptions"
REGION_KEYS = (
    "id", "name", "country", "municipalities", "currency", "price_year", "discount_rate",
    "horizon_years", "weather", "road_detour_factor", "note", "is_fictional",
)  # fmt: skip
ASSUMPTION_KEYS = (
    "id", "value", "low", "high", "unit", "origin", "source", "source_address", "source_year",
    "label_sv", "label_en",
)  # fmt: skip
TABLE_ORDER = (REGION, ASSUMPTIONS, *TABLE_BY_NAME)
LIST_SEPARATOR = ";"
MAX_CELL_LENGTH = 10_000
