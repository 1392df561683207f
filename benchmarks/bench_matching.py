"""Matching of a made-up region, against judging every pair in the same run.

    python benchmarks/bench_matching.py [n_sources n_sinks]

First a region small enough to judge everything: same matches, and how much faster. Then the size
asked for (2 000 and 5 000), with the memory it takes.
"""

import resource
import sys
import time
from pathlib import Path

import numpy as np

from samspel.catalogue import load_knowledge
from samspel.domain.actors import Actor, ActorKind, Site
from samspel.domain.geography import DistanceMatrix, DistanceMethod
from samspel.domain.inventory import Inventory, Region
from samspel.domain.knowledge import Knowledge
from samspel.domain.provenance import Cited, Origin
from samspel.domain.quantities import Quantity
from samspel.domain.streams import Direction, Recurrence, Stream
from samspel.matching import find_matches
from samspel.matching.preparation import Prepared

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.matching_oracle import judge_everything

N_SITES = 400
EXTENT_KM = 200.0


def made_up(knowledge: Knowledge, n_sources: int, n_sinks: int) -> Inventory:
    """Streams of random kinds and sizes at random sites; one in five amounts is unknown."""
    rng = np.random.default_rng(1)
    ids = sorted(knowledge.resources)
    streams = []
    for number in range(n_sources + n_sinks):
        direction = Direction.SOURCE if number < n_sources else Direction.SINK
        chosen = knowledge.resources[str(rng.choice(ids))]
        amount = None if rng.random() < 0.2 else float(rng.lognormal(4.0, 1.5))
        streams.append(
            Stream(
                f"{direction.value}{number:05}",
                f"site{rng.integers(N_SITES):03}",
                direction,
                "",
                Cited(Quantity.of(amount, chosen.unit), Origin.STATED),
                chosen.resource_id,
                recurrence=Recurrence.CONTINUOUS,
            )
        )
    names = [f"site{i:03}" for i in range(N_SITES)]
    return Inventory(
        Region("bench", "Bench"),
        tuple(Actor(f"actor_{n}", n, ActorKind.COMPANY) for n in names),
        tuple(Site(n, f"actor_{n}", n, 62.0, 14.0) for n in names),
        tuple(streams),
    )


def distances_of(inventory: Inventory) -> DistanceMatrix:
    """Random places in a square, detour 1.3."""
    points = np.random.default_rng(2).uniform(0, EXTENT_KM, (len(inventory.sites), 2))
    km = 1.3 * np.linalg.norm(points[:, None] - points[None, :], axis=2)
    method = np.full(km.shape, list(DistanceMethod).index(DistanceMethod.DETOUR), dtype=np.int8)
    return DistanceMatrix(tuple(s.site_id for s in inventory.sites), np.stack([km] * 3), method)


def report(n_sources: int, n_sinks: int, *, is_compared: bool) -> None:
    """Print seconds, matches and memory; with the full loop's time and the ratio if compared."""
    knowledge = load_knowledge()
    inventory = made_up(knowledge, n_sources, n_sinks)
    distances = distances_of(inventory)
    start = time.perf_counter()
    result = find_matches(inventory, knowledge, distances, knowledge.assumptions)
    seconds = time.perf_counter() - start
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{n_sources} sources, {n_sinks} sinks: {seconds:.2f} s, {len(result.matches)} matches, "
        f"{len(result.refused)} refused, {len(result.bundles)} tours, peak {peak_mb:.0f} MB"
    )
    if is_compared:
        start = time.perf_counter()
        prepared = Prepared.of(inventory, knowledge, distances, knowledge.assumptions)
        expected = judge_everything(prepared, 10)
        full = time.perf_counter() - start
        missing = set(expected) - {m.match_id for m in result.matches}
        more = len(result.matches) - len(set(expected) - missing)
        verdict = "same matches" if not missing else f"{len(missing)} MISSING"
        verdict += f" ({more} more for needs that are in no list)"
        print(f"  judging every pair: {full:.2f} s, ratio {full / seconds:.1f}, {verdict}")


if __name__ == "__main__":
    sizes = tuple(int(a) for a in sys.argv[1:3]) or (2000, 5000)
    report(60, 60, is_compared=True)
    report(200, 400, is_compared=True)
    report(sizes[0], sizes[1], is_compared=False)
