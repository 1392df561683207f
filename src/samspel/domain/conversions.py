"""Conversions: how one resource becomes another, and chains of them."""

from enum import StrEnum

from attrs import frozen

from samspel.domain.provenance import Cited, Source
from samspel.domain.quantities import Quantity
from samspel.domain.resources import PropertyLimit
from samspel.domain.texts import Text


@frozen
class Technology:
    """What an operator builds to run a conversion. Costs per unit of yearly capacity of the input.

    `capex_sek_per_unit`: SEK per (input unit per year); `opex_sek_per_unit`: SEK per input unit,
    without the co-inputs. `cost_year`: price year of both. `jobs_per_unit`: full-time jobs per
    input unit per year. `sni_divisions`: industries that usually run it.
    """

    technology_id: str
    label: Text
    operator_label: Text
    capex_sek_per_unit: Cited | None
    opex_sek_per_unit: Cited | None
    cost_year: int
    lifetime_years: float
    jobs_per_unit: Cited | None = None
    sni_divisions: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()


@frozen
class Feed:
    """One input or output: so much of a resource per unit of the main input."""

    resource_id: str
    ratio: Cited


@frozen
class Conversion:
    """A step that takes a main input (one of `accepts`) to `output`, with co-inputs and rests.

    `yield_`: output units per main-input unit. `co_inputs`: bought besides; `rests`: come out
    besides and may be matched on. `batch_minimum`: smallest sensible yearly main input.
    `temperature_min_c`: supply temperature needed where the main input is heat.
    `season`: 12 relative monthly shares in which it can take input; empty = all year.
    `process_kg_co2e_per_unit`: what the step itself emits per main-input unit (methane of a heap);
    the co-inputs are counted apart.
    """

    conversion_id: str
    label: Text
    technology: Technology
    accepts: tuple[str, ...]
    input_unit: str
    output_id: str
    output_unit: str
    yield_: Cited
    co_inputs: tuple[Feed, ...] = ()
    rests: tuple[Feed, ...] = ()
    batch_minimum: Quantity | None = None
    temperature_min_c: float | None = None
    temperature_output_c: float | None = None
    limits: tuple[PropertyLimit, ...] = ()
    season: tuple[float, ...] = ()
    reliability: Text = Text("", "")
    sources: tuple[Source, ...] = ()
    process_kg_co2e_per_unit: Cited | None = None


@frozen
class Pathway:
    """A chain of up to three conversions; empty means direct use."""

    conversions: tuple[Conversion, ...] = ()

    @property
    def conversion_ids(self) -> tuple[str, ...]:
        """The ids in order, as JSON and exchanges.csv write them."""
        return tuple(c.conversion_id for c in self.conversions)

    @property
    def is_direct(self) -> bool:
        """Whether nothing needs to be built."""
        return not self.conversions


class LegalOutcome(StrEnum):
    """What guidance says of a use: allowed, allowed on conditions, prohibited, or ask."""

    ALLOWED = "allowed"
    CONDITIONS = "conditions"
    PROHIBITED = "prohibited"
    ASK = "ask"


@frozen
class Guidance:
    """A rule note: not legal advice, dated and sourced (conventions §14).

    Applies where the source's resource is in `resource_ids` (or below one) and, if given, the use
    is one of `conversion_ids`, or a direct delivery to one of `sink_resource_ids`.
    """

    guidance_id: str
    title: Text
    outcome: LegalOutcome
    text: Text
    change: Text
    resource_ids: tuple[str, ...]
    conversion_ids: tuple[str, ...] = ()
    sink_resource_ids: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    source_state: str = ""
    sources: tuple[Source, ...] = ()
