"""Checks across files: every id named exists, nothing goes in circles, every unit fits."""

from collections.abc import Iterable

from attrs import define

from samspel.catalogue.conversions import expected_ratio_unit
from samspel.domain.conversions import Conversion, Guidance
from samspel.domain.errors import Fault, UnitError
from samspel.domain.knowledge import Knowledge
from samspel.domain.provenance import Factor
from samspel.domain.resources import Resource
from samspel.domain.units import amount_unit, dimension, is_unit

_STATUSES = ("waste", "by_product", "product", "not_applicable", "unknown")
_NAMED_AFTER = {
    "price": "SEK/{}",
    "disposal": "SEK/{}",
    "mass": "t/{}",
    "kcal": "kcal/kg",
    "protein": "g/kg",
    "displacement": "1",
    "lost": "kgCO2e/{}",
}
_INDEX = "price_index_"


@define
class CrossCheck:
    """Checks a whole catalogue against itself and gathers the faults."""

    knowledge: Knowledge
    faults: list[Fault]

    def run(self) -> None:
        """All checks."""
        for resource in self.knowledge.resources.values():
            self._resource(resource)
        for conversion in self.knowledge.conversions.values():
            self._conversion(conversion)
        for guidance in self.knowledge.guidance.values():
            self._guidance(guidance)
        for factor in self.knowledge.factors.values():
            self._factor(factor)

    def _report(self, table: str, key: str, column: str, code: str, text: tuple[str, str]) -> None:
        sv, en = (f"{table}: {key}: {t}" for t in text)
        self.faults.append(Fault(table, None, column, key, code, sv, en))

    def _missing(self, table: str, key: str, column: str, wanted: str) -> None:
        text = (
            f"{column} nämner {wanted!r}, som inte finns. Rätta id:t eller lägg till det.",
            f"{column} names {wanted!r}, which does not exist. Correct the id or add it.",
        )
        self._report(table, key, column, "REFERENCE", text)

    def _resource(self, resource: Resource) -> None:
        table, key = f"resources/{resource.family}.yaml", resource.resource_id
        if not is_unit(resource.unit):
            self._unit(table, key, resource.unit, "year")
        self._parent(table, resource)
        for code in resource.waste_codes:
            if code.text not in self.knowledge.waste_codes:
                self._missing(table, key, "waste_codes", code.text)
        for column, factor_id in (
            ("virgin", resource.virgin_factor_id),
            ("treatment", resource.reference_treatment_factor_id),
        ):
            if factor_id is not None and factor_id not in self.knowledge.factors:
                self._missing(table, key, column, factor_id)
        for use in resource.usable_as:
            target = self.knowledge.resources.get(use.resource_id)
            if target is None:
                self._missing(table, key, "usable_as", use.resource_id)
            else:
                unit = f"{amount_unit(target.unit)}/{amount_unit(resource.unit)}"
                self._same(table, key, use.ratio.quantity.unit, unit)

    def _parent(self, table: str, resource: Resource) -> None:
        seen, at = {resource.resource_id}, resource
        while at.parent_id is not None:
            parent = self.knowledge.resources.get(at.parent_id)
            if parent is None:
                self._missing(table, at.resource_id, "parent", at.parent_id)
                return
            if parent.resource_id in seen:
                text = (
                    f"{parent.resource_id!r} är sin egen överordnade. Bryt kedjan.",
                    f"{parent.resource_id!r} is its own ancestor. Break the chain.",
                )
                self._report(table, resource.resource_id, "parent", "CYCLE", text)
                return
            seen.add(parent.resource_id)
            at = parent

    def _factor(self, factor: Factor) -> None:
        """A factor named after a resource ("price_drav"): the resource exists, the unit fits."""
        kind, _, resource_id = factor.factor_id.partition("_")
        if kind not in _NAMED_AFTER or factor.factor_id.startswith(_INDEX):
            return
        resource = self.knowledge.resources.get(resource_id)
        if resource is None:
            self._missing("factors", factor.factor_id, "factor_id", resource_id)
        else:
            unit = _NAMED_AFTER[kind].format(amount_unit(resource.unit))
            self._same("factors", factor.factor_id, factor.cited.quantity.unit, unit)

    def _conversion(self, conversion: Conversion) -> None:
        key, table = conversion.conversion_id, "conversions"
        cost = f"SEK/{amount_unit(conversion.input_unit)}"
        technology = conversion.technology
        for cited in (technology.capex_sek_per_unit, technology.opex_sek_per_unit):
            if cited is not None:
                self._same(table, key, cited.quantity.unit, cost)
        if not conversion.accepts:
            self._missing(table, key, "accepts", "")
        for accepted in conversion.accepts:
            self._end(key, "accepts", accepted, conversion.input_unit)
        self._end(key, "output", conversion.output_id, conversion.output_unit)
        ratio = expected_ratio_unit(conversion.output_unit, conversion.input_unit)
        self._same(table, key, conversion.yield_.quantity.unit, ratio)
        emitted = conversion.process_kg_co2e_per_unit
        if emitted is not None:
            per_unit = f"kgCO2e/{amount_unit(conversion.input_unit)}"
            self._same(table, key, emitted.quantity.unit, per_unit)
        for limit in conversion.limits:
            if not is_unit(limit.unit):
                self._unit(table, key, limit.unit, "percent")
        for feed in (*conversion.co_inputs, *conversion.rests):
            resource = self.knowledge.resources.get(feed.resource_id)
            if resource is None:
                self._missing(table, key, "co_inputs, rests", feed.resource_id)
            else:
                ratio = expected_ratio_unit(resource.unit, conversion.input_unit)
                self._same(table, key, feed.ratio.quantity.unit, ratio)

    def _end(self, key: str, column: str, resource_id: str, unit: str) -> None:
        resource = self.knowledge.resources.get(resource_id)
        if resource is None:
            self._missing("conversions", key, column, resource_id)
        else:
            self._same("conversions", key, resource.unit, unit)

    def _same(self, table: str, key: str, unit: str, expected: str) -> None:
        try:
            if unit == expected or dimension(unit) == dimension(expected):
                return
        except UnitError:
            pass
        self._unit(table, key, unit, expected)

    def _unit(self, table: str, key: str, unit: str, expected: str) -> None:
        text = (
            f"enheten {unit!r} mäter inte det som {expected!r} mäter. Rätta enheten.",
            f"the unit {unit!r} does not measure what {expected!r} measures. Correct the unit.",
        )
        self._report(table, key, "unit", "UNIT", text)

    def _guidance(self, guidance: Guidance) -> None:
        table, key = "rules", guidance.guidance_id
        known: tuple[tuple[str, Iterable[str], Iterable[str]], ...] = (
            ("resources", guidance.resource_ids, self.knowledge.resources),
            ("conversions", guidance.conversion_ids, self.knowledge.conversions),
            ("sinks", guidance.sink_resource_ids, self.knowledge.resources),
            ("statuses", guidance.statuses, _STATUSES),
        )
        for column, ids, existing in known:
            for wanted in ids:
                if wanted not in existing:
                    self._missing(table, key, column, wanted)
