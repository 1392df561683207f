"""Typed reading of one entry: every field is checked as it is taken, and faults are gathered."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any, TypeVar

from attrs import define, field

from samspel.catalogue.money import MoneyIndex
from samspel.domain.errors import Fault, QuantityError, SamspelError, UnitError
from samspel.domain.provenance import NO_SOURCE, Cited, Origin, Source
from samspel.domain.quantities import Quantity
from samspel.domain.texts import Text
from samspel.domain.units import dimension

E = TypeVar("E", bound=StrEnum)


@define
class Desk:
    """What reading an entry needs to know, and where its faults are laid."""

    sources: Mapping[str, Source]
    money: MoneyIndex
    faults: list[Fault] = field(factory=list)

    def report(self, entry: "Entry", column: str | None, code: str, *, sv: str, en: str) -> None:
        """Lay down a fault of one entry."""
        where = f"{entry.table}: {entry.entry_id}"
        self.faults.append(
            Fault(
                entry.table,
                entry.row,
                column,
                entry.entry_id,
                code,
                f"{where}: {sv}",
                f"{where}: {en}",
            )
        )


@define
class Entry:
    """One resource, technology, row …: its file, its id, its fields, and what has been read."""

    table: str
    entry_id: str
    fields: Mapping[str, Any]
    desk: Desk
    row: int | None = None
    taken: set[str] = field(factory=set)

    def raw(self, name: str) -> Any:
        """The field as it stands; None when empty."""
        self.taken.add(name)
        value = self.fields.get(name)
        return None if value in ("", []) else value

    def fault(self, column: str | None, code: str, *, sv: str, en: str) -> None:
        """Report a fault of this entry."""
        self.desk.report(self, column, code, sv=sv, en=en)

    def text(self, name: str, *, required: bool = True) -> str:
        """A text field."""
        value = self.raw(name)
        if value is None:
            if required:
                self.fault(
                    name,
                    "MISSING",
                    sv=f"{name} saknas. Fyll i det.",
                    en=f"{name} is missing. Fill it in.",
                )
            return ""
        return str(value).strip()

    def label(self, name: str = "label", *, required: bool = True) -> Text:
        """A text in both languages, written [svenska, English] or {sv: …, en: …}."""
        value = self.raw(name)
        pair = [value.get("sv"), value.get("en")] if isinstance(value, dict) else value
        if pair is None and not required:
            return Text("", "")
        if not isinstance(pair, list) or len(pair) != 2 or not all(pair):
            self.fault(
                name,
                "LABEL",
                sv=f"{name} måste finnas på svenska och engelska.",
                en=f"{name} must be given in Swedish and in English.",
            )
            return Text("", "")
        return Text(str(pair[0]).strip(), str(pair[1]).strip())

    def strings(self, name: str) -> tuple[str, ...]:
        """A list of texts, in the order given."""
        value = self.raw(name)
        if value is None:
            return ()
        if not isinstance(value, list):
            self.fault(name, "TYPE", sv=f"{name} ska vara en lista.", en=f"{name} must be a list.")
            return ()
        return tuple(str(item) for item in value)

    def choice(self, name: str, kind: type[E], default: E) -> E:
        """One of the values of an enumeration."""
        value = self.raw(name)
        if value is None:
            return default
        if value not in list(kind):
            known = ", ".join(kind)
            self.fault(
                name,
                "CHOICE",
                sv=f"{name} är {value!r}; välj bland {known}.",
                en=f"{name} is {value!r}; choose among {known}.",
            )
            return default
        return kind(value)

    def real(self, name: str) -> float | None:
        """A number without unit of its own, or None."""
        return self._as_float(name, self.raw(name))

    def pair(self, name: str) -> tuple[float, float] | None:
        """Two numbers, the first not above the second."""
        value = self.raw(name)
        if value is None:
            return None
        if isinstance(value, list) and len(value) == 2:
            first, last = (self._as_float(name, v) for v in value)
            if first is not None and last is not None and first <= last:
                return first, last
        self.fault(
            name,
            "TYPE",
            sv=f"{name} ska vara två tal, det mindre först.",
            en=f"{name} must be two numbers, the lesser first.",
        )
        return None

    def _as_float(self, name: str, value: Any) -> float | None:
        if value is None:
            return None
        try:
            return float(value)
        except (TypeError, ValueError):
            self.fault(
                name,
                "TYPE",
                sv=f"{name} är {value!r}; skriv ett tal.",
                en=f"{name} is {value!r}; write a number.",
            )
            return None

    def source(self, name: str = "source") -> Source:
        """The source that this entry names by its id."""
        return self._source(name, self.text(name))

    def sources(self, name: str = "sources") -> tuple[Source, ...]:
        """All sources named; at least one."""
        ids = self.strings(name)
        if not ids:
            self.fault(
                name,
                "SOURCE",
                sv="källa saknas. Ange minst en.",
                en="no source. Name at least one.",
            )
        return tuple(self._source(name, source_id) for source_id in ids)

    def _source(self, name: str, source_id: str) -> Source:
        found = self.desk.sources.get(source_id)
        if found is None and source_id:
            self.fault(
                name,
                "SOURCE",
                sv=f"källan {source_id!r} finns inte i factors/sources.csv.",
                en=f"the source {source_id!r} is not in factors/sources.csv.",
            )
        return found or NO_SOURCE

    def children(self, name: str) -> Iterator["Entry"]:
        """The entries of a nested mapping, each read like this one."""
        value = self.raw(name)
        if value is None:
            return
        if not isinstance(value, dict):
            self.fault(
                name, "TYPE", sv=f"{name} ska ha fält.", en=f"{name} must be a mapping of fields."
            )
            return
        for key, fields in value.items():
            yield Entry(
                self.table, f"{self.entry_id}.{name}.{key}", _fields(fields), self.desk, self.row
            )

    def number(self, name: str, unit: str | None = None) -> Cited | None:
        """A nested number with unit, year and source; None when it is not given."""
        value = self.raw(name)
        if value is None:
            return None
        nested = Entry(self.table, f"{self.entry_id}.{name}", _fields(value), self.desk, self.row)
        cited = nested.cited(unit)
        nested.close()
        return cited

    def cited(self, unit: str | None = None) -> Cited | None:
        """This entry as a number: value, low, high, unit, year, source (and a note)."""
        value, low, high = self.real("value"), self.real("low"), self.real("high")
        given, year, source = self.text("unit"), self.real("year"), self.source()
        self.raw("note")
        if year is None:
            self.fault("year", "YEAR", sv="år saknas för talet.", en="the number has no year.")
            return None
        try:
            quantity = Quantity.of(value, given, low, high)
            quantity = self.desk.money.to_base(quantity, int(year))
            if unit is not None and dimension(quantity.unit) != dimension(unit):
                raise UnitError(f"The unit is {quantity.unit!r}; it must measure {unit!r}.")
            if not quantity.is_known:
                raise QuantityError("The number has neither value nor range.")
            dimension(quantity.unit)
        except SamspelError as error:
            self.fault("value", error.code, sv=f"talet går inte att läsa: {error}", en=str(error))
            return None
        return Cited(quantity if unit is None else quantity.to(unit), Origin.ASSUMED, source)

    def close(self) -> None:
        """Report fields that nobody reads: most often a typing error."""
        for name in sorted(set(self.fields) - self.taken):
            self.fault(
                name,
                "FIELD",
                sv=f"fältet {name!r} är okänt. Rätta eller ta bort det.",
                en=f"the field {name!r} is not known. Correct it or remove it.",
            )


def _fields(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {"value": value}
