"""Coordinates: both or neither, within the world, and not swapped."""

from samspel.adapters.importers.table_reader import TableReader, between
from samspel.domain.texts import Text

_LATITUDES = (-90.0, 90.0)
_LONGITUDES = (-180.0, 180.0)
# The box around Sweden (WGS84 degrees), Smygehuk to Treriksröset and Koster to Haparanda.
_SWEDEN_LATITUDES = (55.2, 69.2)
_SWEDEN_LONGITUDES = (10.5, 24.3)
_NO_HINT = Text("", "")
_GRID_HINT = Text(
    " Det ser ut som SWEREF 99 TM; räkna om till grader.",
    " It looks like SWEREF 99 TM; convert it to degrees.",
)

Degrees = list[float | None]


def _is_within(value: float, bounds: tuple[float, float]) -> bool:
    return bounds[0] <= value <= bounds[1]


def _is_in_sweden(latitude: float, longitude: float) -> bool:
    return _is_within(latitude, _SWEDEN_LATITUDES) and _is_within(longitude, _SWEDEN_LONGITUDES)


def read_coordinates(
    reader: TableReader, owners: list[str], country: str
) -> tuple[Degrees, Degrees]:
    """(latitudes, longitudes) in WGS84 degrees, None where unknown."""
    latitudes, longitudes = reader.numbers("latitude"), reader.numbers("longitude")
    for i, (latitude, longitude) in enumerate(zip(latitudes, longitudes, strict=True)):
        if latitude is None or longitude is None:
            if (latitude is None) != (longitude is None):
                _check_pair(reader, i, latitude is None)
            continue
        is_inside = _check_range(reader, i, "latitude", latitude, _LATITUDES)
        is_inside = _check_range(reader, i, "longitude", longitude, _LONGITUDES) and is_inside
        if is_inside:
            _check_country(reader, i, (latitude, longitude), owners[i], country)
    return latitudes, longitudes


def _check_pair(reader: TableReader, i: int, is_latitude_missing: bool) -> None:
    missing, other = ("latitude", "longitude") if is_latitude_missing else ("longitude", "latitude")
    if not reader.has(missing) or reader.cells(missing)[i] == "":
        reader.fault("COORDINATE-PAIR", i, missing, other=other)


def _check_range(
    reader: TableReader, i: int, column: str, value: float, bounds: tuple[float, float]
) -> bool:
    if _is_within(value, bounds):
        return True
    looks_like_grid = 200_000 <= value <= 8_000_000
    reader.fault(
        "COORDINATE-RANGE",
        i,
        column,
        reader.shown(i, column),
        bounds=between(f"{bounds[0]:g}", f"{bounds[1]:g}"),
        hint=_GRID_HINT if looks_like_grid else _NO_HINT,
    )
    return False


def _check_country(
    reader: TableReader, i: int, point: tuple[float, float], owner: str, country: str
) -> None:
    latitude, longitude = point
    if latitude == 0 and longitude == 0:
        reader.fault("COORDINATE-ZERO", i, "latitude", "0")
    elif country != "SE" or _is_in_sweden(latitude, longitude):
        return
    elif _is_in_sweden(longitude, latitude):
        shown = reader.shown(i, "longitude")
        reader.fault("COORDINATE-SWAPPED", i, "latitude", reader.shown(i, "latitude"), other=shown)
    else:
        value = f"{latitude:g}, {longitude:g}"
        reader.findings.note("OUTSIDE-COUNTRY", reader.place(i, "latitude"), value, owner=owner)
