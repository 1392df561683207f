"""What the tables of one package need to know of each other and of the catalogue."""

from collections.abc import Collection, Mapping
from functools import cached_property

from attrs import frozen

from samspel.adapters.importers.table_reader import TableReader
from samspel.domain.knowledge import Knowledge


@frozen
class Context:
    """The catalogue, when there is one, and the region's country and whether it is invented."""

    knowledge: Knowledge | None
    country: str = "SE"
    is_fictional: bool = False

    @cached_property
    def _municipality_names(self) -> Collection[str]:
        known = self.knowledge
        return {m.name for m in known.municipalities.values()} if known else ()

    @cached_property
    def _waste_codes(self) -> Collection[str]:
        known = self.knowledge
        return {entry.code for entry in known.waste_codes.values()} if known else ()

    def resource_unit(self, resource_id: str) -> str | None:
        """The unit the catalogue counts a resource in; None when it is not known."""
        if self.knowledge is None or resource_id not in self.knowledge.resources:
            return None
        return self.knowledge.resources[resource_id].unit

    def is_cold(self, resource_id: str) -> bool:
        """Whether a resource is cold, whose return is warmer than its supply."""
        if self.knowledge is not None and resource_id in self.knowledge.resources:
            return "cold" in self.knowledge.lineage(resource_id)
        return resource_id == "cold"

    def check_resource(self, reader: TableReader, i: int, resource_id: str) -> None:
        """Report a resource that the catalogue does not have."""
        if self.knowledge is None or not resource_id:
            return
        if resource_id not in self.knowledge.resources:
            hint = reader.hint(resource_id, self.knowledge.resources)
            reader.fault("RESOURCE-UNKNOWN", i, "resource_id", resource_id, hint=hint)

    def check_waste_code(self, reader: TableReader, i: int, code: str) -> None:
        """Report a waste code that is not on the List of Waste."""
        if self._waste_codes and code not in self._waste_codes:
            hint = reader.hint(code, self._waste_codes)
            reader.fault("WASTE-CODE-UNKNOWN", i, "waste_code", code, hint=hint)

    def check_conversions(
        self, reader: TableReader, i: int, pathway: tuple[str, ...], owner: str
    ) -> None:
        """Report conversions that the catalogue does not have."""
        if self.knowledge is None:
            return
        for step in pathway:
            if step not in self.knowledge.conversions:
                hint = reader.hint(step, self.knowledge.conversions)
                reader.fault(
                    "REFERENCE-EXCHANGE-CONVERSION", i, "pathway", step, owner=owner, hint=hint
                )

    def note_municipalities(self, reader: TableReader, names: list[str]) -> None:
        """Note municipalities of places without coordinates that the catalogue does not have.

        An invented region's municipalities are expected to be unknown.
        """
        if self.is_fictional or not self._municipality_names:
            return
        for name in sorted(set(names) - {""} - set(self._municipality_names)):
            place = reader.place(reader.peek("municipality").index(name), "municipality")
            hint = reader.hint(name, self._municipality_names)
            reader.findings.note("MUNICIPALITY-UNKNOWN", place, name, hint=hint)


Ids = Mapping[str, int] | None
"""Ids of a table that was read, with their data row; None where the table could not be read."""
