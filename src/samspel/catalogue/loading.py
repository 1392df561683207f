"""Loading the shipped knowledge: read, build, check, and refuse with every fault at once."""

from collections.abc import Mapping
from functools import cache

from samspel.catalogue.balances import check_balances
from samspel.catalogue.checks import CrossCheck
from samspel.catalogue.codes import build_municipalities, build_waste_codes
from samspel.catalogue.conversions import build_conversions, build_technologies
from samspel.catalogue.entries import Desk
from samspel.catalogue.factors import MONEY, build_assumptions, build_factors, build_sources
from samspel.catalogue.guidance import build_guidance
from samspel.catalogue.money import MoneyIndex, money_factors
from samspel.catalogue.reading import RawCatalogue, read_raw
from samspel.catalogue.resources import build_resources
from samspel.domain.errors import FaultyInputError
from samspel.domain.knowledge import Knowledge
from samspel.domain.provenance import Factor


@cache
def load_knowledge() -> Knowledge:
    """The shipped catalogue, checked; read once per process.

    Raises FaultyInputError with every fault of every file.
    """
    return check_knowledge(read_raw())


def check_knowledge(raw: RawCatalogue) -> Knowledge:
    """Build and check a catalogue from its files. Raises FaultyInputError with every fault."""
    desk = Desk(build_sources(raw), MoneyIndex.from_rows(raw.table(MONEY)))
    factors: Mapping[str, Factor] = {
        **build_factors(raw, desk),
        **money_factors(raw.table(MONEY), desk.sources),
    }
    resources = build_resources(raw, factors, desk)
    conversions, balances = build_conversions(raw, build_technologies(raw, desk), desk)
    knowledge = Knowledge(
        raw.version,
        resources,
        conversions,
        build_guidance(raw, desk),
        factors,
        build_assumptions(raw, desk),
        build_waste_codes(raw),
        build_municipalities(raw),
    )
    CrossCheck(knowledge, desk.faults).run()
    desk.faults.extend(check_balances(conversions, balances, resources))
    if desk.faults:
        raise FaultyInputError(tuple(desk.faults))
    return knowledge
