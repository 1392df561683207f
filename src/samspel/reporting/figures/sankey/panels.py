"""A panel: one connected component with its columns, chains of dummies and pinned returns."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np
from attrs import frozen

from samspel.reporting.figures.sankey.compiling import Array
from samspel.reporting.figures.sankey.flows import FigureNode
from samspel.reporting.figures.sankey.links import Bundle
from samspel.reporting.figures.sankey.ordering import build_layers
from samspel.reporting.figures.sankey.ordering_kernels import Layers

PIN = "pinned"


@frozen
class Vertex:
    """A place in a column: a node (`node` ≥ 0), a bundle passing (`bundle` ≥ 0), or a pin."""

    key: str
    column: int
    node: int = -1
    bundle: int = -1


@frozen
class Panel:
    """A component: its nodes and bundles (numbers into the figure's lists) and their columns."""

    nodes: tuple[int, ...]
    bundles: tuple[int, ...]
    ranks: Mapping[int, int]
    vertices: tuple[Vertex, ...]
    chains: Mapping[int, tuple[int, ...]]
    returns: tuple[int, ...]
    loops: tuple[int, ...]
    layers: Layers

    @property
    def n_columns(self) -> int:
        """Number of columns."""
        return int(self.layers.free.shape[0])


def components(n_nodes: int, ends: Sequence[tuple[int, int]]) -> list[list[int]]:
    """Connected components, largest first, then by first node; nodes ascending."""
    parent = list(range(n_nodes))

    def root(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for source, target in ends:
        a, b = root(source), root(target)
        parent[max(a, b)] = min(a, b)
    groups: dict[int, list[int]] = {}
    for node in range(n_nodes):
        groups.setdefault(root(node), []).append(node)
    return sorted(groups.values(), key=lambda group: (-len(group), group[0]))


def build_panel(
    members: Sequence[int],
    ranks: Mapping[int, int],
    nodes: Sequence[FigureNode],
    bundles: Sequence[Bundle],
    ends: Sequence[tuple[int, int]],
    widths: Array,
) -> Panel:
    """The layered graph of a component whose node columns are `ranks`."""
    inside = set(members)
    mine = [b for b, (source, _) in enumerate(ends) if source in inside]
    forward = [b for b in mine if ranks[ends[b][1]] > ranks[ends[b][0]]]
    returns = tuple(b for b in mine if ranks[ends[b][1]] < ranks[ends[b][0]])
    loops = tuple(b for b in mine if ends[b][0] == ends[b][1])
    n_columns = max(ranks[node] for node in members) + 1
    columns: list[list[Vertex]] = [[] for _ in range(n_columns)]
    for node in members:
        columns[ranks[node]].append(Vertex(nodes[node].node_id, ranks[node], node=node))
    for b in forward:
        for q in range(ranks[ends[b][0]] + 1, ranks[ends[b][1]]):
            columns[q].append(Vertex(f"{bundles[b].key}@{q}", q, bundle=b))
    pins = _pin_columns(returns, ranks, ends, n_columns)
    for q in pins:
        columns[q].append(Vertex(PIN, q))
    vertices = tuple(vertex for column in columns for vertex in column)
    place = _places(vertices)
    chains = {b: _chain(b, ends[b], place, ranks) for b in forward}
    edges, weights = _edges(chains, returns, place, ranks, ends, widths)
    pinned = [int(q in pins) for q in range(n_columns)]
    layers = build_layers([len(c) for c in columns], pinned, edges, weights)
    return Panel(tuple(members), tuple(mine), dict(ranks), vertices, chains, returns, loops, layers)


def _pin_columns(
    returns: Sequence[int],
    ranks: Mapping[int, int],
    ends: Sequence[tuple[int, int]],
    n_columns: int,
) -> set[int]:
    """Columns right of a return's source and left of its target, where there is one."""
    right = {ranks[ends[b][0]] + 1 for b in returns}
    left = {ranks[ends[b][1]] - 1 for b in returns}
    return {q for q in right | left if 0 <= q < n_columns}


def _places(vertices: Sequence[Vertex]) -> dict[tuple[str, int, int], int]:
    """Number of each vertex by what it is: a node, a bundle in a column, a pin of a column."""
    place: dict[tuple[str, int, int], int] = {}
    for number, vertex in enumerate(vertices):
        if vertex.node >= 0:
            place["node", vertex.node, 0] = number
        elif vertex.bundle >= 0:
            place["bundle", vertex.bundle, vertex.column] = number
        else:
            place[PIN, vertex.column, 0] = number
    return place


def _chain(
    b: int,
    end: tuple[int, int],
    place: Mapping[tuple[str, int, int], int],
    ranks: Mapping[int, int],
) -> tuple[int, ...]:
    source, target = end
    between = (place["bundle", b, q] for q in range(ranks[source] + 1, ranks[target]))
    return (place["node", source, 0], *between, place["node", target, 0])


def _edges(
    chains: Mapping[int, tuple[int, ...]],
    returns: Sequence[int],
    place: Mapping[tuple[str, int, int], int],
    ranks: Mapping[int, int],
    ends: Sequence[tuple[int, int]],
    widths: Array,
) -> tuple[Array, Array]:
    """Hops between neighbouring columns with widths rounded to 1e-6 px."""
    edges: list[tuple[int, int]] = []
    weights: list[float] = []
    for b, chain in chains.items():
        edges += pairwise(chain)
        weights += [widths[b]] * (len(chain) - 1)
    for b in returns:
        source, target = (place["node", node, 0] for node in ends[b])
        right = place.get((PIN, ranks[ends[b][0]] + 1, 0))
        left = place.get((PIN, ranks[ends[b][1]] - 1, 0))
        if right is not None:
            edges.append((source, right))
            weights.append(widths[b])
        if left is not None:
            edges.append((left, target))
            weights.append(widths[b])
    return np.array(edges, dtype=np.int64).reshape(-1, 2), np.round(np.array(weights), 6)
