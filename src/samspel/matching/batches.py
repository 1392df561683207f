"""How much of a source a route needs at least, to be worth building or fetching."""

from samspel.domain.quantities import Quantity
from samspel.domain.resources import Carriage
from samspel.domain.texts import Text
from samspel.matching.candidates import Context, Threshold, tonnes_per_source_unit
from samspel.matching.operators import Operator
from samspel.matching.routes import Route


def least_amount(
    route: Route, operators: tuple[Operator | None, ...], context: Context
) -> Threshold | None:
    """The highest threshold of a route; None if any amount will do."""
    found = _thresholds(route, operators, context)
    return max(found, key=lambda t: t.amount.value or 0.0, default=None)


def _thresholds(
    route: Route, operators: tuple[Operator | None, ...], context: Context
) -> list[Threshold]:
    """Smallest amounts in source units: of every conversion nobody runs yet, or of one load."""
    found = []
    for step, per_unit, operator in zip(route.steps, route.inputs, operators, strict=True):
        batch, ratio = step.conversion.batch_minimum, per_unit.value
        is_running = operator is not None and not operator.is_proposed
        if batch is None or not batch.is_known or is_running or not ratio:
            continue
        unit = context.resource(route.start_id).unit
        least = batch.to(_yearly(step.conversion.input_unit)).scaled(1 / ratio)
        found.append(
            Threshold(Quantity(least.value, least.low, least.high, unit), step.conversion.label)
        )
    return found or _one_load(route, context)


def _yearly(unit: str) -> str:
    return unit if "/" in unit else f"{unit}/year"


def _one_load(route: Route, context: Context) -> list[Threshold]:
    resource = context.resource(route.start_id)
    tonnes = tonnes_per_source_unit(route, 0, context)
    least = context.rates.minimum_batch_t
    if resource.carriage is not Carriage.ROAD or not tonnes or least is None:
        return []
    return [Threshold(Quantity.of(least / tonnes, resource.unit), Text("en transport", "one haul"))]
