"""Quantities: a value with its range in a unit, checked against each other."""

from collections.abc import Sequence

from attrs import frozen

from samspel.adapters.importers.cells import THREE_DECIMALS, Cell
from samspel.adapters.importers.context import Context
from samspel.adapters.importers.findings import Findings, Place
from samspel.adapters.importers.nearest import did_you_mean, measures_an_amount, nearest_unit
from samspel.adapters.importers.table_reader import TableReader
from samspel.domain.quantities import Quantity
from samspel.domain.units import dimension, is_unit

Numbers = Sequence[float | None]


@frozen
class Columns:
    """The names of a quantity's columns in one table."""

    value: str
    low: str
    high: str


AMOUNT = Columns("amount", "amount_low", "amount_high")
PROPERTY = Columns("value", "low", "high")


@frozen
class Given:
    """What one row says of a quantity."""

    value: float | None
    low: float | None
    high: float | None

    def quantity(self, unit: str) -> Quantity:
        """The quantity; unknown when the row contradicts itself (which is a fault)."""
        is_lone = self.value is None and (self.low is None) != (self.high is None)
        low = self.value if self.low is None else self.low
        high = self.value if self.high is None else self.high
        if is_lone or low is None or high is None:
            return Quantity.unknown(unit)
        value = (low + high) / 2 if self.value is None else self.value
        return Quantity(value, low, high, unit) if low <= value <= high else Quantity.unknown(unit)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is given: unknown."""
        return self.value is None and self.low is None and self.high is None


def check_given(findings: Findings, place: Place, names: Columns, given: Given) -> None:
    """Report a lone bound, a range that is turned round, or a value outside its range."""
    value, low, high = given.value, given.low, given.high

    def fault(code: str, column: str, number: float | None, **facts: str) -> None:
        shown = None if number is None else f"{number:g}"
        findings.fault(code, Place(place.table, place.row, column), shown, **facts)

    if value is None and (low is None) != (high is None):
        fault("AMOUNT-BOUND", names.high if low is None else names.low, low or high)
    elif low is not None and high is not None and low > high:
        fault("AMOUNT-RANGE", names.low, low, other=f"{high:g}")
    elif value is not None:
        bottom = value if low is None else low
        top = value if high is None else high
        if not bottom <= value <= top:
            fault(
                "AMOUNT-OUTSIDE",
                names.value,
                value,
                low="" if low is None else f"{low:g}",
                high="" if high is None else f"{high:g}",
            )


def read_quantities(
    reader: TableReader, names: Columns, units: Sequence[str], *, is_amount: bool
) -> list[Quantity]:
    """The quantities of a table in `units` (already checked); amounts are at least 0."""
    values, lows, highs = (reader.numbers(n) for n in (names.value, names.low, names.high))
    raw_rows = zip(values, lows, highs, units, strict=True)
    if is_amount:
        for column, numbers in ((names.value, values), (names.low, lows), (names.high, highs)):
            _check_amounts(reader, column, numbers)
    found: list[Quantity] = []
    for i, (value, low, high, unit) in enumerate(raw_rows):
        given = Given(value, low, high)
        if low is not None or high is not None:
            check_given(reader.findings, reader.place(i, names.value), names, given)
        found.append(given.quantity(unit))
    return found


def _check_amounts(reader: TableReader, column: str, numbers: Numbers) -> None:
    cells: Sequence[Cell] = reader.cells(column)
    is_noted = False
    for i, (number, cell) in enumerate(zip(numbers, cells, strict=True)):
        if number is None:
            continue
        if number < 0:
            reader.fault("AMOUNT-NEGATIVE", i, column, reader.shown(i, column))
        if not is_noted and isinstance(cell, str) and THREE_DECIMALS.fullmatch(cell):
            reader.findings.note("THREE-DECIMALS", reader.place(i, column), cell)
            is_noted = True


def read_property_units(reader: TableReader) -> list[str]:
    """The units of properties; one without a unit is a plain number."""
    units = reader.texts("unit")
    for i, unit in enumerate(units):
        if unit and not is_unit(unit):
            reader.fault("UNIT-UNKNOWN", i, "unit", unit, hint=did_you_mean(nearest_unit(unit)))
    return units


def read_amount_units(reader: TableReader, context: Context, resources: Sequence[str]) -> list[str]:
    """The units of streams, checked to measure an amount and to fit the resource."""
    units = reader.texts("unit")
    amounts = [reader.cells(name) for name in (AMOUNT.value, AMOUNT.low, AMOUNT.high)]
    for i, (unit, resource_id) in enumerate(zip(units, resources, strict=True)):
        if unit:
            _check_amount_unit(reader, context, i, unit, resource_id)
        elif reader.has("unit") and (given := [str(c[i]) for c in amounts if c[i] != ""]):
            reader.fault("UNIT-MISSING", i, "unit", given[0])
    return [
        unit or context.resource_unit(resource_id) or ""
        for unit, resource_id in zip(units, resources, strict=True)
    ]


def _check_amount_unit(
    reader: TableReader, context: Context, i: int, unit: str, resource_id: str
) -> None:
    if not is_unit(unit):
        reader.fault("UNIT-UNKNOWN", i, "unit", unit, hint=did_you_mean(nearest_unit(unit)))
        return
    expected = context.resource_unit(resource_id)
    if expected is None:
        if not measures_an_amount(unit):
            reader.fault("UNIT-AMOUNT", i, "unit", unit)
    elif dimension(unit) != dimension(expected) or not measures_an_amount(unit):
        reader.fault("UNIT-KIND", i, "unit", unit, resource=resource_id, unit=expected)
