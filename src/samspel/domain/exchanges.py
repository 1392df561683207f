"""Matches, assessed exchanges, synergies and networks."""

from attrs import frozen

from samspel.domain.conversions import Pathway
from samspel.domain.geography import Distance
from samspel.domain.inventory import ExchangeStatus
from samspel.domain.provenance import Cited
from samspel.domain.streams import Disclosure
from samspel.domain.texts import Text
from samspel.domain.verdicts import Outcome, Verdict, overall

MONTHS = 12


@frozen
class ScorePart:
    """One visible part of a ranking: what, how good (0…1), and how much it weighs."""

    name: str
    label: Text
    value: float
    weight: float


@frozen
class Match:
    """A candidate pairing of a source with a sink, directly or along a pathway, with verdicts.

    `amount_per_year`: how much of the source it can use, in the source resource's unit.
    `delivered_per_year`: what reaches the sink, in the sink resource's unit. `monthly_amount`: 12
    likeliest amounts of the source (empty when the amount is unknown). `resource_ids`: the line
    from the offered resource through each conversion's output to the wanted one (n conversions
    + 1; for direct use one). `operator_ids`: per conversion the actor that runs it, None = vacant
    role. `is_resource_proposed`: a resource type was proposed from text, not stated.
    """

    source_stream_id: str
    sink_stream_id: str
    pathway: Pathway
    resource_ids: tuple[str, ...]
    operator_ids: tuple[str | None, ...]
    amount_per_year: Cited
    delivered_per_year: Cited
    monthly_amount: tuple[float, ...]
    distance: Distance | None
    verdicts: tuple[Verdict, ...]
    score_parts: tuple[ScorePart, ...]
    disclosure: Disclosure
    is_internal: bool = False
    is_resource_proposed: bool = False
    known_status: ExchangeStatus | None = None

    @property
    def match_id(self) -> str:
        """Stable id: source > conversions > sink."""
        return ">".join((self.source_stream_id, *self.pathway.conversion_ids, self.sink_stream_id))

    @property
    def outcome(self) -> Outcome:
        """The verdicts together."""
        return overall(self.verdicts)

    @property
    def score(self) -> float:
        """Weighted mean of the parts, 0…1."""
        weight = sum(p.weight for p in self.score_parts)
        return sum(p.value * p.weight for p in self.score_parts) / weight if weight else 0.0

    @property
    def vacant_conversion_ids(self) -> tuple[str, ...]:
        """Conversions that nobody runs yet."""
        pairs = zip(self.pathway.conversion_ids, self.operator_ids, strict=True)
        return tuple(c for c, operator in pairs if operator is None)


@frozen
class Bundle:
    """Small streams that together make a batch, collected in one tour.

    `conversion_ids`: the pathway they feed (empty: straight to the sink). `amount`: tonnes a year.
    `tour_site_ids`: the round in order; it ends where it began, `tour_km` long.
    """

    stream_ids: tuple[str, ...]
    conversion_ids: tuple[str, ...]
    sink_stream_id: str
    amount: Cited
    tour_site_ids: tuple[str, ...]
    tour_km: float


@frozen
class MatchResult:
    """What matching found: ranked matches, refusals with reasons, and who was left alone."""

    matches: tuple[Match, ...]
    refused: tuple[Match, ...]
    unmatched_sources: tuple[str, ...]
    unmatched_sinks: tuple[str, ...]
    bundles: tuple[Bundle, ...] = ()


@frozen
class HaulTerms:
    """How the cost of a haul follows from its amount and distance; all numbers are ≥ 0.

    Yearly cost in SEK = `sek_per_year` + km·`sek_per_year_km` + amount·(`sek_per_unit` +
    km·`sek_per_unit_km`), amount in the carried resource's unit. `investment_sek_per_km` is laid
    once and lasts `lifetime_years` (a pipe). `loss_share_per_km`: share lost on the way.
    """

    sek_per_year: Cited
    sek_per_year_km: Cited
    sek_per_unit: Cited
    sek_per_unit_km: Cited
    kg_co2e_per_unit_km: Cited
    investment_sek_per_km: Cited
    loss_share_per_km: Cited
    lifetime_years: float | None = None


@frozen
class Leg:
    """One haul of an exchange: what is carried between which sites, how far, at what cost.

    `terms` let the cost be recomputed for another amount or distance; None when not given.
    """

    resource_id: str
    from_site_id: str
    to_site_id: str
    distance: Distance | None
    tonnes_per_year: Cited
    trips_per_year: Cited
    cost_sek_per_year: Cited
    emissions_kg_co2e_per_year: Cited
    terms: HaulTerms | None = None


@frozen
class PartnerGain:
    """What one partner gains, given the price inside the feasible interval.

    `partner_id`: an actor id, or "role:<conversion_id>" for a vacant role.
    `payback_years`: discounted; None when it never pays back or is unknown.
    """

    partner_id: str
    part: str
    investment_sek: Cited
    yearly_sek: Cited
    npv_sek: Cited
    payback_years: float | None


@frozen
class PriceInterval:
    """SEK per source unit between the supplier's minimum and the user's maximum."""

    minimum: Cited
    maximum: Cited
    agreed: Cited

    @property
    def is_open(self) -> bool:
        """Whether there is a price both can live with (at the likeliest values)."""
        low, high = self.minimum.quantity.value, self.maximum.quantity.value
        return low is not None and high is not None and low <= high


@frozen
class BreakEven:
    """What it would take for the exchange to pay: each alone, others as assumed; None = cannot.

    Amount in source units per year, distance in km, price in SEK per source unit.
    """

    amount_per_year: Cited | None
    distance_km: Cited | None
    price_sek_per_unit: Cited | None
    value_sek_per_unit: Cited | None


@frozen
class FixedCost:
    """What an exchange costs however little it moves; exchanges with the same `key` pay it once.

    `npv_sek`: negative, part of the exchange's net present value. `investment_sek`: ≥ 0.
    """

    key: str
    npv_sek: Cited
    investment_sek: Cited


@frozen
class Exchange:
    """An assessed match: amounts, transport, money, climate, jobs and food (low/high carried).

    `emissions_t_co2e_per_year`: change against the reference scenario (negative = avoided), split
    in `emission_parts` which sum to it exactly. `society_npv_sek`: partners' NPV plus the value of
    climate. Every number may be unknown.
    """

    match: Match
    legs: tuple[Leg, ...]
    partners: tuple[PartnerGain, ...]
    joint_npv_sek: Cited
    society_npv_sek: Cited
    investment_sek: Cited
    price: PriceInterval | None
    price_reason: Text
    reference_scenario: Text
    emissions_t_co2e_per_year: Cited
    emission_parts: tuple[tuple[str, Cited], ...]
    jobs_fte: Cited
    food_kg_per_year: Cited
    food_kcal_per_year: Cited
    food_protein_kg_per_year: Cited
    break_even: BreakEven
    fixed_costs: tuple[FixedCost, ...] = ()

    @property
    def exchange_id(self) -> str:
        """The match's id."""
        return self.match.match_id


@frozen
class Synergy:
    """Exchanges that belong together: joined by partners, resources and shared cost.

    `meets_3_2`: at least three counted actors exchange at least two resources.
    """

    synergy_id: str
    exchange_ids: tuple[str, ...]
    actor_ids: tuple[str, ...]
    resource_ids: tuple[str, ...]
    meets_3_2: bool
    vacant_conversion_ids: tuple[str, ...]
    springboard_ids: tuple[str, ...]


@frozen
class NetworkFlow:
    """How much a chosen exchange moves, by month, in source units."""

    exchange_id: str
    monthly_amount: tuple[float, ...]

    @property
    def yearly_amount(self) -> float:
        """The year's sum."""
        return sum(self.monthly_amount)


@frozen
class Network:
    """The chosen set, with objective, proven bound and relative gap (conventions §13).

    `totals`: name → amount over the chosen exchanges, each split in what rests on assumptions and
    what does not (see `NetworkTotal`).
    """

    objective: str
    objective_value: float
    bound: float
    gap: float
    solve_nodes: int
    flows: tuple[NetworkFlow, ...]
    synergies: tuple[Synergy, ...]
    totals: tuple["NetworkTotal", ...]
    undecidable_exchange_ids: tuple[str, ...] = ()
    partners: tuple["PartnerTotal", ...] = ()

    @property
    def exchange_ids(self) -> tuple[str, ...]:
        """The chosen exchanges."""
        return tuple(f.exchange_id for f in self.flows)


@frozen
class PartnerTotal:
    """What one partner gains over the whole network; `n_unknown` exchanges are not in it."""

    partner_id: str
    npv_sek: Cited
    n_unknown: int


@frozen
class NetworkTotal:
    """A sum over the network, apart by whether it rests on assumptions; counts the unknown."""

    name: str
    label: Text
    without_assumptions: Cited
    with_assumptions: Cited
    n_unknown: int
