"""Of all that would work, what a reader is shown: a handful per source, direct first."""

import pytest
from attrs import evolve

from samspel.domain.conversions import Conversion
from samspel.domain.inventory import ExchangeStatus, KnownExchange
from samspel.domain.resources import Resource
from samspel.domain.streams import Stream
from samspel.matching import find_matches
from tests.fixtures.matching_park import (
    CONVERSIONS,
    RESOURCES,
    assumptions,
    conversion,
    inventory,
    knowledge,
    matrix,
    resource,
    stream,
)

PEEL = stream("peel", "source", "peel", 100.0)
SOIL = stream("field", "sink", "soil", 100.0)
STUFFS = (resource("peel"), resource("pulp", value=10.0), resource("soil", value=40.0))


def kept(
    *streams: Stream,
    ways: tuple[Conversion, ...],
    exchange: KnownExchange | None = None,
    more: tuple[Resource, ...] = (),
) -> set[str]:
    known = knowledge(resources=(*RESOURCES, *STUFFS, *more), conversions=(*CONVERSIONS, *ways))
    region = inventory(*streams, exchanges=(exchange,) if exchange else ())
    return {m.match_id for m in find_matches(region, known, matrix(region), assumptions()).matches}


def test_a_chain_without_operator_is_told_for_its_three_best_takers() -> None:
    fields = [evolve(SOIL, stream_id=f"field{i}", site_id=f"at_{i}") for i in range(5)]
    heap = conversion("heap", ("peel",), "soil", 0.5)
    assert kept(PEEL, *fields, ways=(heap,)) >= {f"peel>heap>field{i}" for i in range(3)}
    runs = (stream("in", "sink", "peel", 90.0, site="yard"),)
    made = stream("out", "source", "soil", 1.0, site="yard")
    found = kept(PEEL, *fields, *runs, made, ways=(heap,))
    assert found >= {f"peel>heap>field{i}" for i in range(5)}, "who runs it serves all"


@pytest.mark.parametrize(("yield_", "is_kept"), [(0.9, False), (1.2, False), (1.3, True)])
def test_what_the_two_can_do_without_must_give_clearly_more(yield_: float, is_kept: bool) -> None:
    washing = conversion("washing", ("peel",), "clean_peel", yield_)
    clean = resource("clean_peel", parent_id="peel", value=10.0)
    worth = evolve(STUFFS[0], value_sek_per_unit=STUFFS[1].value_sek_per_unit)
    known = knowledge(resources=(*RESOURCES, worth, clean), conversions=(*CONVERSIONS, washing))
    region = inventory(PEEL, stream("cook", "sink", "peel", 500.0))
    found = find_matches(region, known, matrix(region), assumptions())
    ids = {m.match_id for m in found.matches}
    assert "peel>cook" in ids
    assert ("peel>washing>cook" in ids) is is_kept


PULPING = conversion("pulping", ("peel",), "pulp", 1.0)
ROTTING = conversion("rotting", ("pulp",), "soil", 0.5)
TURNING = conversion("turning", ("soil",), "mould", 1.0)
LONG = (PULPING, ROTTING, TURNING)
MOULD = resource("mould", value=90.0)


def test_three_vacant_roles_are_too_many_unless_somebody_told_of_them() -> None:
    bed = stream("bed", "sink", "mould", 10.0)
    way = ("pulping", "rotting", "turning")
    assert kept(PEEL, bed, ways=LONG, more=(MOULD,)) == set()
    told = KnownExchange("known", "peel", "bed", way, ExchangeStatus.PROPOSED)
    assert kept(PEEL, bed, ways=LONG, more=(MOULD,), exchange=told) == {f"peel>{'>'.join(way)}>bed"}


def test_two_vacant_roles_only_where_no_shorter_way_reaches_such_needs() -> None:
    assert kept(PEEL, SOIL, ways=LONG, more=(MOULD,)) == {"peel>pulping>rotting>field"}
    heap = conversion("heap", ("peel",), "mould", 0.9)
    bed = stream("bed", "sink", "mould", 10.0)
    assert "peel>pulping>rotting>field" not in kept(
        PEEL,
        evolve(SOIL, site_id="far"),
        bed,
        stream("other", "source", "soil", 50.0),
        ways=(*LONG, heap),
        more=(MOULD,),
    )


def test_an_operators_own_surplus_is_matched_from_there() -> None:
    mill = conversion("mill", ("peel",), "pulp", 0.5, rests=(("soil", 0.5),))
    runs = (
        stream("in", "sink", "peel", 90.0, site="mill"),
        stream("made", "source", "pulp", 9.0, site="mill"),
    )
    assert "peel>mill>field" in kept(PEEL, SOIL, *runs, ways=(mill,))
    offered = stream("left", "source", "soil", 9.0, site="mill")
    assert "peel>mill>field" not in kept(PEEL, SOIL, *runs, offered, ways=(mill,))
