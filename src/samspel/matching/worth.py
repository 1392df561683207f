"""What moving a unit is worth, and how far that carries."""

from attrs import evolve, frozen

from samspel.domain.quantities import Quantity
from samspel.domain.resources import Resource
from samspel.domain.streams import Stream
from samspel.domain.units import amount_unit
from samspel.matching.amounts import value_factor
from samspel.matching.candidates import Candidate, Context

_PER_UNIT = "SEK"


@frozen
class Worth:
    """SEK per source unit. `saved`: what the owner pays today to be rid of it (negative: what it
    is paid); `used`: what the user pays today for what it replaces, before processing."""

    saved: Quantity
    used: Quantity

    @property
    def gap(self) -> Quantity:
        """The room there is for transport, processing and gain; unknown if a side is."""
        return self.saved.plus(self.used)


def worth_of(candidate: Candidate, context: Context) -> Worth:
    """Stated prices where given, else the catalogue's benchmarks, else unknown."""
    source, sink = context.source_resource(candidate), context.sink_resource(candidate)
    saved = _stated(candidate.source, source)
    if saved is None and source.disposal_sek_per_unit is not None:
        saved = _benchmark(source.disposal_sek_per_unit.quantity, source)
    used = _stated(candidate.sink, sink)
    if used is None and sink.value_sek_per_unit is not None:
        used = _benchmark(sink.value_sek_per_unit.quantity, sink)
    unknown = Quantity.unknown(_PER_UNIT)
    per_source_unit = (used or unknown).times(candidate.route.delivered, _PER_UNIT)
    return Worth(saved or unknown, per_source_unit)


def _stated(stream: Stream, resource: Resource) -> Quantity | None:
    factor = value_factor(stream, resource)
    if stream.value_sek_per_unit is None or factor is None:
        return None
    return Quantity.of(-stream.value_sek_per_unit * factor, _PER_UNIT)


def _benchmark(quantity: Quantity, resource: Resource) -> Quantity:
    """A catalogue price, in SEK per canonical unit."""
    unit = f"SEK/{amount_unit(resource.unit)}"
    price = quantity if quantity.unit in ("SEK", "1") else quantity.to(unit)
    return evolve(price, unit=_PER_UNIT)
