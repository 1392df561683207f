"""The region's facts and assumptions, validated at the edge (pydantic) into domain values."""

from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Annotated, Any

from attrs import frozen
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_core import PydanticCustomError

from samspel.adapters.importers.cells import parse_number
from samspel.adapters.importers.findings import Findings, Place
from samspel.adapters.importers.nearest import did_you_mean, nearest, nearest_unit
from samspel.adapters.importers.quantities import PROPERTY, Columns, Given, check_given
from samspel.adapters.importers.raw import RawEntry, RawRegion
from samspel.adapters.importers.table_reader import between, one_of, split_list
from samspel.adapters.schema import (
    ASSUMPTION_KEYS,
    ASSUMPTIONS,
    MAX_CELL_LENGTH,
    REGION,
    REGION_KEYS,
)
from samspel.domain.assumptions import Assumption
from samspel.domain.inventory import ExtraColumn, Region
from samspel.domain.provenance import Cited, Origin, Source
from samspel.domain.texts import Text
from samspel.domain.units import is_unit

_TRUE, _FALSE = ("true", "yes", "ja", "1"), ("false", "no", "nej", "0", "")
_IN_YAML = Columns(ASSUMPTIONS, ASSUMPTIONS, ASSUMPTIONS)
_LONGEST_PATH = 200
_BUILTIN = "builtin:"
_BUILTIN_WEATHER = ("builtin:sveg",)


def _refuse(code: str, **facts: str | Text) -> PydanticCustomError:
    return PydanticCustomError(code, "{code}", {"code": code, **facts})


def _number(value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        return parse_number(value)
    except ValueError:
        raise _refuse("NUMBER") from None


def _ranged(low: float, high: float) -> Callable[[object], object]:
    def check(value: object) -> object:
        number = _number(value)
        if isinstance(number, float) and not low <= number <= high:
            raise _refuse("NUMBER-RANGE", bounds=between(f"{low:g}", f"{high:g}"))
        return number

    return check


def _whole(low: float, high: float) -> Callable[[object], object]:
    ranged = _ranged(low, high)

    def check(value: object) -> object:
        number = ranged(value)
        if isinstance(number, float) and not number.is_integer():
            raise _refuse("INTEGER")
        return number

    return check


def _flag(value: object) -> object:
    if isinstance(value, str):
        if value.casefold() not in _TRUE + _FALSE:
            choices = one_of(("true", "false"))
            raise _refuse("CHOICE", choices=choices)
        return value.casefold() in _TRUE
    return value


def _origin(value: object) -> object:
    if isinstance(value, str) and value.casefold() not in tuple(Origin):
        hint = did_you_mean(nearest(value, tuple(Origin)))
        raise _refuse("CHOICE", choices=one_of(tuple(Origin)), hint=hint)
    return value


def _filled(value: object) -> object:
    if value == "":
        raise _refuse("VALUE-MISSING", what=Text("ett värde", "a value"))
    return value


def _unit(value: object) -> object:
    if isinstance(value, str) and not is_unit(value):
        raise _refuse("UNIT-UNKNOWN", hint=did_you_mean(nearest_unit(value)))
    return _filled(value)


def _weather(value: object) -> object:
    path = PurePosixPath(str(value).replace("\\", "/"))
    leaves = path.is_absolute() or PureWindowsPath(str(value)).drive or ".." in path.parts
    if str(value).startswith(_BUILTIN):
        if value not in _BUILTIN_WEATHER:
            raise _refuse("REGION-WEATHER", what=Text("finns inte", "does not exist"))
    elif len(str(value)) > _LONGEST_PATH:
        raise _refuse("REGION-WEATHER", what=Text("är för lång", "is too long"))
    elif leaves:
        what = Text("ligger utanför regionens mapp", "is outside the region's folder")
        raise _refuse("REGION-WEATHER", what=what)
    return value


_Filled = Annotated[str, BeforeValidator(_filled)]
_Optional = Annotated[float | None, BeforeValidator(lambda v: _number(v) if v != "" else None)]


class _RegionModel(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    id: _Filled
    name: _Filled
    country: Annotated[str, BeforeValidator(lambda v: str(v).upper())] = "SE"
    municipalities: tuple[str, ...] = ()
    currency: Annotated[str, BeforeValidator(lambda v: str(v).upper())] = "SEK"
    price_year: Annotated[int, BeforeValidator(_whole(1990, 2100))] = 2024
    discount_rate: Annotated[float, BeforeValidator(_ranged(0, 1))] = 0.04
    horizon_years: Annotated[int, BeforeValidator(_whole(1, 100))] = 15
    weather: Annotated[str, BeforeValidator(_weather)] = "builtin:sveg"
    road_detour_factor: Annotated[float, BeforeValidator(_ranged(1, 5))] = 1.3
    note: str = ""
    is_fictional: Annotated[bool, BeforeValidator(_flag)] = False


class _AssumptionModel(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    id: _Filled
    value: _Optional = None
    low: _Optional = None
    high: _Optional = None
    unit: Annotated[str, BeforeValidator(_unit)]
    origin: Annotated[Origin, BeforeValidator(_origin)] = Origin.ASSUMED
    source: _Filled
    source_address: str = ""
    source_year: Annotated[int, BeforeValidator(_whole(1800, 2200))] | None = None
    label_sv: str = ""
    label_en: str = Field(default="")


@frozen
class ReadRegion:
    """A region with the facts that the format does not know."""

    region: Region
    extras: tuple[ExtraColumn, ...]


def read_region(raw: RawRegion, folder: Path, findings: Findings) -> ReadRegion | None:
    """The region; None when a fact is missing or wrong (with a fault for each)."""
    _check_lengths(raw, findings)
    extras = _region_extras(raw, findings)
    facts = {k: _shaped(k, e, findings) for k, e in raw.facts.items() if k in REGION_KEYS}
    assumptions = _read_assumptions(raw, findings)
    extras += _assumption_extras(raw, findings)
    try:
        model = _RegionModel.model_validate({k: v for k, v in facts.items() if v not in ("", None)})
    except ValidationError as error:
        for key, code, value, more in _problems(error):
            entry = raw.facts.get(key)
            row = entry.row if entry else None
            findings.fault(code, Place(REGION, row, key), value, **more)
        return None
    _note_weather(model.weather, folder, findings)
    fields = model.model_dump()
    region_id = fields.pop("id")
    return ReadRegion(Region(region_id=region_id, assumptions=assumptions, **fields), extras)


def _check_lengths(raw: RawRegion, findings: Findings) -> None:
    texts = [(Place(REGION, e.row, k), t) for k, e in raw.facts.items() for t in _texts(e.value)]
    for row, facts in raw.assumptions:
        spot = _Spot(row, facts.get("id", ""))
        texts += [(spot.place(k), t) for k, t in facts.items()]
    for place, text in texts:
        if len(text) > MAX_CELL_LENGTH:
            size, limit = str(len(text)), str(MAX_CELL_LENGTH)
            findings.fault("CELL-LONG", place, value=text, size=size, limit=limit)


def _texts(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value


def _shaped(key: str, entry: RawEntry, findings: Findings) -> str | tuple[str, ...] | None:
    value = entry.value
    if key == "municipalities":
        return split_list(value) if isinstance(value, str) else value
    if isinstance(value, str):
        return value
    what = Text("ett enda värde", "a single value")
    findings.fault("REGION-SHAPE", Place(REGION, entry.row, key), what=what)
    findings.mark_broken(Place(REGION, entry.row, key))
    return None


def _problems(
    error: ValidationError,
) -> list[tuple[str, str, str | None, dict[str, str | Text]]]:
    found: list[tuple[str, str, str | None, dict[str, str | Text]]] = []
    for problem in error.errors(include_url=False):
        key = str(problem["loc"][0])
        context: dict[str, Any] = dict(problem.get("ctx", {}))
        code = str(context.pop("code", "VALUE-MISSING"))
        if code == "VALUE-MISSING":
            context = {"what": Text("ett värde", "a value")}
        value = None if code == "VALUE-MISSING" else str(problem["input"])
        found.append((key, code, value, context))
    return found


def _region_extras(raw: RawRegion, findings: Findings) -> tuple[ExtraColumn, ...]:
    extras: list[ExtraColumn] = []
    for key, entry in raw.facts.items():
        if key in REGION_KEYS:
            continue
        extras.append(ExtraColumn(REGION, key, _texts(entry.value)))
        hint = did_you_mean(nearest(key, [k for k in REGION_KEYS if k not in raw.facts]))
        findings.note("UNKNOWN-KEY", Place(REGION, entry.row, key), key, hint=hint)
    return tuple(extras)


def _assumption_extras(raw: RawRegion, findings: Findings) -> tuple[ExtraColumn, ...]:
    unknown = dict.fromkeys(k for _, facts in raw.assumptions for k in facts)
    extras: list[ExtraColumn] = []
    for key in unknown:
        if key in ASSUMPTION_KEYS:
            continue
        values = tuple(facts.get(key, "") for _, facts in raw.assumptions)
        extras.append(ExtraColumn(ASSUMPTIONS, key, values))
        hint = did_you_mean(nearest(key, [k for k in ASSUMPTION_KEYS if k not in unknown]))
        findings.note("UNKNOWN-KEY", Place(ASSUMPTIONS, None, key), key, hint=hint)
    return tuple(extras)


def _note_weather(weather: str, folder: Path, findings: Findings) -> None:
    if weather.startswith(_BUILTIN) or (folder / weather).is_file():
        return
    findings.note("WEATHER-MISSING", Place(REGION, None, "weather"), weather)


@frozen
class _Spot:
    """Where an assumption is: in region.yaml it has no row, in a workbook it has."""

    row: int | None
    assumption_id: str

    def place(self, key: str) -> Place:
        if self.row is None:
            return Place(REGION, None, ASSUMPTIONS)
        return Place(ASSUMPTIONS, self.row, key)

    def name(self, key: str) -> str:
        return f"{key} ({self.assumption_id})" if self.assumption_id else key


def _read_assumptions(raw: RawRegion, findings: Findings) -> tuple[Assumption, ...]:
    found: list[Assumption] = []
    first: dict[str, str] = {}
    for number, (row, facts) in enumerate(raw.assumptions, start=1):
        spot = _Spot(row, facts.get("id", ""))
        if spot.assumption_id in first:
            findings.fault(
                "ID-DUPLICATE",
                spot.place("id"),
                spot.assumption_id,
                first=first[spot.assumption_id],
            )
        if spot.assumption_id:
            first[spot.assumption_id] = str(number if row is None else row)
        assumption = _read_assumption(facts, spot, findings)
        if assumption is not None:
            found.append(assumption)
    return tuple(found)


def _read_assumption(
    facts: Mapping[str, str], spot: _Spot, findings: Findings
) -> Assumption | None:
    known = {k: v for k, v in facts.items() if k in ASSUMPTION_KEYS and v != ""}
    try:
        model = _AssumptionModel.model_validate(known)
    except ValidationError as error:
        for key, code, value, more in _problems(error):
            findings.fault(code, spot.place(key), value, **{"column": spot.name(key), **more})
        return None
    given = Given(model.value, model.low, model.high)
    names = _IN_YAML if spot.row is None else PROPERTY
    check_given(findings, spot.place("value"), names, given)
    quantity = given.quantity(model.unit)
    source = Source(model.source, model.source_address, model.source_year)
    label = Text(model.label_sv or model.label_en, model.label_en or model.label_sv)
    return Assumption(model.id, Cited(quantity, model.origin, source), label)
