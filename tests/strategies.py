"""Shared Hypothesis strategies: every kind of domain value that tests draw."""

from enum import StrEnum
from typing import TypeVar

import numpy as np
from hypothesis import strategies as st

from samspel.domain.actors import Actor, ActorKind, Role, Site
from samspel.domain.assumptions import Assumption
from samspel.domain.codes import SniCode, WasteCode
from samspel.domain.inventory import (
    Area,
    AreaStatus,
    ExchangeStatus,
    ExtraColumn,
    Inventory,
    KnownExchange,
    Link,
    LinkKind,
    Problem,
    Region,
)
from samspel.domain.provenance import Cited, Origin, Source
from samspel.domain.quantities import Profile, Quantity
from samspel.domain.resources import LegalStatus
from samspel.domain.streams import Direction, Disclosure, Recurrence, Stream, StreamProperty
from samspel.domain.texts import Text

Member = TypeVar("Member", bound=StrEnum)

RESOURCE_IDS = (
    "heat", "heat_50_90", "electricity", "process_water", "food_waste_catering", "brewers_grain",
    "manure", "wood_residues", "wood_chips", "plastic_mixed", "storage_space", "staff_hours",
)  # fmt: skip
"""Resources of every family, for strategies that need real ids."""

AMOUNT_UNITS = ("t/year", "kg/week", "MWh/year", "m3/year", "m2", "h/year", "st/year")


def members(kind: type[Member]) -> st.SearchStrategy[Member]:
    """Any member of an enumeration."""
    return st.sampled_from(list(kind))


def texts(min_size: int = 0, max_size: int = 40) -> st.SearchStrategy[str]:
    """Texts as people write them: any letters, quotes and line breaks, none of it invisible."""
    alphabet = st.characters(
        codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs"),
        include_characters=" ",
    )  # fmt: skip
    awkward = st.sampled_from(
        ["=1+1", "+46 70", "-", "@x", "a,b;c", 'säg "hej"', "rad 1\nrad 2", "007", "null", "'x",
         "_x0041_", "1,5", "TRUE", "2024-01-01", "#REF!", "é", "ja: nej", "[a]", "0"]
    )  # fmt: skip
    drawn = st.text(alphabet, min_size=min_size, max_size=max_size) | awkward
    return drawn.map(str.strip).filter(lambda t: len(t) >= min_size)


def ids(prefix: str = "") -> st.SearchStrategy[str]:
    """Identifiers: letters (Swedish too), digits, hyphen and underscore."""
    return st.from_regex(r"[a-zåäö0-9][a-zåäö0-9_\-]{0,8}", fullmatch=True).map(
        lambda text: prefix + text
    )


def numbers(low: float = -1e9, high: float = 1e9) -> st.SearchStrategy[float]:
    """Finite numbers, zero among them, with all the digits a float has."""
    return st.floats(low, high, allow_nan=False, allow_infinity=False).map(lambda x: x + 0.0)


@st.composite
def quantities(
    draw: st.DrawFn, units: st.SearchStrategy[str] | None = None, low: float = 0.0
) -> Quantity:
    """Unknown, zero, exact or ranged."""
    unit = draw(st.sampled_from(AMOUNT_UNITS) if units is None else units)
    match draw(st.integers(0, 3)):
        case 0:
            return Quantity.unknown(unit)
        case 1:
            return Quantity.of(0.0, unit)
        case 2:
            return Quantity.of(draw(numbers(low)), unit)
    ends = sorted(draw(st.tuples(numbers(low), numbers(low), numbers(low))))
    return Quantity(ends[1], ends[0], ends[2], unit)


def profiles(profile_id: str = "p", *, with_hours: bool = False) -> st.SearchStrategy[Profile]:
    """Profiles by month, and by hour (leap years too) when asked for."""
    shares = st.lists(numbers(0, 1e6), min_size=12, max_size=12).filter(lambda v: sum(v) > 0)
    months = shares.map(lambda v: Profile(profile_id, "month", np.array(v)))
    if not with_hours:
        return months
    drawn = st.tuples(st.sampled_from((8760, 8784)), st.integers(0, 2**32 - 1))
    hours = drawn.map(
        lambda d: Profile(profile_id, "hour", np.random.default_rng(d[1]).random(d[0]))
    )
    return months | hours


def waste_codes() -> st.SearchStrategy[WasteCode]:
    """Codes of the right form (not all are on the list)."""
    return st.integers(10_101, 209_999).map(lambda n: WasteCode.parse(f"{n:06d}"))


def sni_codes() -> st.SearchStrategy[SniCode]:
    """Codes of the right form in either edition."""
    digits = st.from_regex(r"[0-9]{2}(\.[0-9]{1,3})?", fullmatch=True)
    return st.builds(SniCode.parse, digits, st.sampled_from(("2007", "2025")))


def coordinates() -> st.SearchStrategy[tuple[float | None, float | None]]:
    """A point in Sweden, or nowhere known."""
    return st.one_of(st.just((None, None)), st.tuples(st.floats(55.5, 69.0), st.floats(11.0, 24.0)))


def actors(actor_id: str) -> st.SearchStrategy[Actor]:
    """Any kind of actor with this id."""
    return st.builds(
        Actor,
        st.just(actor_id),
        texts(1),
        members(ActorKind),
        texts(),
        st.none() | sni_codes(),
        st.none() | st.integers(0, 10**6),
        st.lists(members(Role), unique=True, max_size=3).map(tuple),
        texts(),
        texts(),
        texts(),
    )


@st.composite
def sites(draw: st.DrawFn, site_id: str, actor_ids: list[str]) -> Site:
    """A site of one of the actors."""
    latitude, longitude = draw(coordinates())
    return Site(
        site_id,
        draw(st.sampled_from(actor_ids)),
        draw(texts()),
        latitude,
        longitude,
        draw(texts()),
        draw(st.none() | numbers(0)),
        draw(texts()),
        draw(texts()),
    )


def stream_properties(name: str) -> st.SearchStrategy[StreamProperty]:
    """A property with this name."""
    units = st.sampled_from(("%", "kg/t", "", "MJ/kg"))
    return st.builds(
        StreamProperty,
        st.just(name),
        quantities(units, low=-1e9),
        st.sampled_from(("", "wet", "dry")),
        members(Origin),
        texts(),
    )


@st.composite
def streams(
    draw: st.DrawFn, stream_id: str, site_ids: list[str], profile_ids: list[str] | None = None
) -> Stream:
    """A stream of one of the sites, anything about it known or not."""
    source = draw(texts())
    first, last = sorted(draw(st.tuples(st.dates(), st.dates())))
    back, supply = sorted(draw(st.tuples(numbers(-20, 900), numbers(-20, 900))))
    names = draw(st.lists(ids("q_"), unique=True, max_size=2))
    return Stream(
        stream_id,
        draw(st.sampled_from(site_ids)),
        draw(members(Direction)),
        draw(texts(1)),
        Cited(draw(quantities()), draw(members(Origin)), Source(source)),
        resource_id=draw(st.none() | st.sampled_from(RESOURCE_IDS)),
        waste_code=draw(st.none() | waste_codes()),
        legal_status=draw(members(LegalStatus)),
        profile_id=draw(st.none() | st.sampled_from(profile_ids)) if profile_ids else None,
        temperature_supply_c=draw(st.none() | st.just(supply)),
        temperature_return_c=draw(st.none() | st.just(back)),
        moisture_pct_wet=draw(st.none() | numbers(0, 100)),
        value_sek_per_unit=draw(st.none() | numbers()),
        current_handling=draw(texts()),
        recurrence=draw(members(Recurrence)),
        disclosure=draw(members(Disclosure)),
        available_from=draw(st.none() | st.just(first)),
        available_to=draw(st.none() | st.just(last)),
        properties=tuple(draw(stream_properties(name)) for name in names),
        note=draw(texts()),
        source=source,
    )


def assumptions(assumption_id: str) -> st.SearchStrategy[Assumption]:
    """An assumption with this id."""
    sources = st.builds(Source, texts(1), texts(), st.none() | st.integers(1900, 2100))
    units = st.sampled_from(("SEK/t/km", "SEK/MWh", "1", "t/year"))
    cited = st.builds(Cited, quantities(units, low=-1e9), members(Origin), sources)
    labels = st.just(Text("", "")) | st.builds(Text, texts(1), texts(1))
    return st.builds(Assumption, st.just(assumption_id), cited, labels)


@st.composite
def regions(draw: st.DrawFn) -> Region:
    """A region with its own assumptions."""
    names = draw(st.lists(ids("t_"), unique=True, max_size=2))
    places = texts(1).filter(lambda t: ";" not in t)
    return Region(
        draw(ids()),
        draw(texts(1)),
        draw(st.sampled_from(("SE", "NO", "FI"))),
        tuple(draw(st.lists(places, max_size=2))),
        draw(st.sampled_from(("SEK", "NOK"))),
        draw(st.integers(2000, 2050)),
        draw(numbers(0, 1)),
        draw(st.integers(1, 60)),
        "builtin:sveg",
        draw(numbers(1, 5)),
        tuple(draw(assumptions(name)) for name in names),
        draw(texts()),
        draw(st.booleans()),
    )


def _unique_ids(prefix: str, most: int) -> st.SearchStrategy[list[str]]:
    return st.lists(ids(prefix), min_size=1, max_size=most, unique=True)


@st.composite
def inventories(draw: st.DrawFn, max_streams: int = 4) -> Inventory:
    """A whole inventory: at least one actor, site and stream; every reference holds."""
    actor_ids, site_ids = draw(_unique_ids("a", 3)), draw(_unique_ids("s", 3))
    stream_ids = draw(_unique_ids("f", max_streams))
    profile_ids = draw(st.lists(ids("p"), max_size=2, unique=True))
    drawn = tuple(draw(streams(i, site_ids, profile_ids)) for i in stream_ids)
    return Inventory(
        draw(regions()),
        tuple(draw(actors(i)) for i in actor_ids),
        tuple(draw(sites(i, actor_ids)) for i in site_ids),
        drawn,
        tuple(draw(profiles(i)) for i in profile_ids),
        tuple(draw(_exchanges(drawn))),
        tuple(draw(_problems(actor_ids))),
        tuple(draw(_links(site_ids))),
        *draw(_areas()),
        extras=tuple(draw(_extras(len(stream_ids)))),
    )


@st.composite
def _exchanges(draw: st.DrawFn, drawn: tuple[Stream, ...]) -> list[KnownExchange]:
    sources = [s.stream_id for s in drawn if s.is_source]
    sinks = [s.stream_id for s in drawn if not s.is_source]
    if not sources or not sinks:
        return []
    exchange = st.builds(
        KnownExchange,
        st.just("e1"),
        st.sampled_from(sources),
        st.sampled_from(sinks),
        st.lists(ids("c_"), max_size=3).map(tuple),
        members(ExchangeStatus),
        texts(),
        texts(),
        texts(),
    )
    return draw(st.lists(exchange, max_size=1))


def _problems(actor_ids: list[str]) -> st.SearchStrategy[list[Problem]]:
    problem = st.builds(
        Problem,
        st.just("o1"),
        st.sampled_from(actor_ids),
        texts(1),
        st.none() | st.sampled_from(RESOURCE_IDS),
        st.none() | numbers(),
        texts(),
        texts(),
    )
    return st.lists(problem, max_size=1)


def _links(site_ids: list[str]) -> st.SearchStrategy[list[Link]]:
    if len(site_ids) < 2:
        return st.just([])
    ends = (st.just(site_ids[0]), st.just(site_ids[1]))
    return st.lists(st.builds(Link, *ends, members(LinkKind), numbers(0, 1e4)), max_size=1)


@st.composite
def _areas(draw: st.DrawFn) -> tuple[tuple[Area, ...], tuple[AreaStatus, ...]]:
    if draw(st.booleans()):
        return (), ()
    latitude, longitude = draw(coordinates())
    kind = draw(st.sampled_from(("municipality", "region", "industrial_area")))
    land, grid = draw(st.none() | numbers(0)), draw(st.none() | numbers(0))
    area = Area(
        "o1", draw(texts(1)), kind, draw(texts()), land, grid, latitude, longitude, draw(texts())
    )
    answers = st.sampled_from(("unknown", "not_started", "partly", "done"))
    status = st.builds(AreaStatus, st.just("o1"), ids("q"), answers, texts(), texts(), texts())
    return (area,), tuple(draw(st.lists(status, max_size=1)))


@st.composite
def _extras(draw: st.DrawFn, n_streams: int) -> list[ExtraColumn]:
    if draw(st.booleans()):
        return []
    values = tuple(draw(texts()) for _ in range(n_streams))
    return [ExtraColumn("streams", "Kontakt", values)]
