"""Random decision problems for the tests of the network's choice."""

import numpy as np

from samspel.optimisation.spec import NetworkProblem, Shared


def random_problem(
    n: int, seed: int, *, n_sources: int = 3, n_sinks: int = 3, n_items: int = 2
) -> NetworkProblem:
    """`n` candidates with seasons, shared plants, least amounts, a budget and an exclusive pair."""
    rng = np.random.default_rng(seed)
    source, sink = rng.integers(0, n_sources, n), rng.integers(0, n_sinks, n)
    supply = rng.uniform(0, 10, (n_sources, 12)).round(1)
    need = rng.uniform(0, 10, (n_sinks, 12)).round(1)
    yield_ = rng.choice([0.5, 1.0, 2.0], n)
    upper = np.minimum(supply[source], need[sink] / yield_[:, None])
    uses = np.flatnonzero(rng.random(n) < 0.6)
    shared = Shared(
        tuple(f"item-{i}" for i in range(n_items)),
        -rng.uniform(0, 60, n_items).round(),
        rng.uniform(0, 100, n_items).round(),
        rng.choice([0.0, 15.0], n_items),
        uses,
        rng.integers(0, n_items, uses.size),
        rng.choice([0.5, 1.0], uses.size),
    )
    exclusive = ((0, n - 1),) if n > 1 and seed % 2 else ()
    return NetworkProblem(
        tuple(f"e{i:05d}" for i in range(n)),
        source,
        sink,
        upper,
        supply,
        need,
        yield_,
        rng.random(n) < 0.3,
        rng.uniform(-1, 4, n).round(2),
        -rng.choice([0.0, 30.0], n),
        rng.uniform(0, 5, n).round(1),
        rng.choice([0.0, 20.0], n),
        shared,
        exclusive,
        (),
        float(rng.choice([150.0, 400.0])),
    )
