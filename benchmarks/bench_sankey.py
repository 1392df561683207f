"""Time, crossings and steadiness of the Sankey, beside floWeaver and the exact optimum.

python benchmarks/bench_sankey.py [--offline]

The same 10,000 flows between 400 sites, gathered to 40 groups: ours from flows to SVG; floWeaver
(Lupton and Allwood 2017) from a table to its laid-out-by-the-browser JSON, which has neither
places nor shapes. floWeaver is put in an environment of its own in a temporary folder, where a
package index can be reached; --offline leaves it out. Ours is timed in one warm process: kernels
are compiled once and kept on disk.
"""

import argparse
import csv
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from samspel.domain.resources import Family  # noqa: E402
from samspel.domain.texts import same  # noqa: E402
from samspel.reporting.figures.sankey import (  # noqa: E402
    FigureFlow,
    FigureNode,
    FlowView,
    SankeyLayout,
    draw_sankey,
    layout_sankey,
)
from samspel.reporting.figures.sankey.links import aggregate  # noqa: E402
from samspel.reporting.figures.sankey.ordering import choose_order  # noqa: E402
from samspel.reporting.figures.sankey.ordering_kernels import crossing_weight  # noqa: E402
from tests.sankey_oracle import optimum, panel_of  # noqa: E402
from tests.sankey_scenes import random_view, region, wiggled  # noqa: E402

REPEATS = 15
N_GROUPS = 40
SITES_PER_GROUP = 10
UNIT = "t/år"
_FLOWEAVER = """
import csv, json, sys, time
import pandas as pd
from floweaver import Bundle, Dataset, Partition, ProcessGroup, SankeyDefinition, weave
flows = pd.read_csv(sys.argv[1])
ranks = json.loads(sys.argv[2])
groups = {}
for site in sorted(set(flows.source) | set(flows.target)):
    groups.setdefault(site.rsplit("-", 1)[0], []).append(site)
pairs = sorted({(s.rsplit("-", 1)[0], t.rsplit("-", 1)[0])
                for s, t in zip(flows.source, flows.target)})
nodes = {name: ProcessGroup(sites) for name, sites in groups.items()}
ordering = [[] for _ in range(max(ranks.values()) + 1)]
for name in nodes:
    ordering[ranks[name]].append(name)
by_material = Partition.Simple("type", sorted(set(flows.type)))
definition = SankeyDefinition(nodes, [Bundle(a, b) for a, b in pairs], ordering,
                              flow_partition=by_material)
times = []
for _ in range(5):
    start = time.perf_counter()
    woven = weave(definition, Dataset(flows), add_elsewhere_waypoints=False)
    text = json.dumps(woven.to_json())
    times.append(time.perf_counter() - start)
print(min(times), len(woven.links))
"""


def many_flows(n_flows: int) -> FlowView:
    """`n_flows` between sites of 40 groups, along about 109 of the possible links."""
    draw = random.Random(11)
    families = list(Family)
    links = []
    for group in range(1, N_GROUPS):
        links.append((draw.randrange(max(0, group - 12), group), group))
    while len(links) < 109:
        a = draw.randrange(N_GROUPS)
        b = min(N_GROUPS - 1, a + 1 + int(draw.expovariate(0.15)))
        if a != b:
            links.append((b, a) if draw.random() < 0.12 else (a, b))
    kinds = {link: draw.choice(families) for link in sorted(set(links))}
    flows = []
    for i in range(n_flows):
        link = links[i % len(links)]
        ends = [f"g{g:02}-{draw.randrange(SITES_PER_GROUP)}" for g in link]
        is_unknown = i % len(links) < 10 and i % 7 == 0
        value = None if is_unknown else round(draw.lognormvariate(2, 1), 2)
        flows.append(
            FigureFlow(
                flow_id=f"f{i:05}",
                source=ends[0],
                target=ends[1],
                resource=same("resurs"),
                family=kinds[link],
                unit=UNIT,
                value=value,
            )
        )
    sites = sorted({end for f in flows for end in (f.source, f.target)})
    return FlowView(tuple(FigureNode(site, site) for site in sites), tuple(flows), UNIT)


def timed(work: Callable[[], object]) -> float:
    """Least time of `work` in several runs, ms: what it takes on an idle machine."""
    found = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        work()
        found.append(time.perf_counter() - start)
    return 1000 * min(found)


def gathered(view: FlowView) -> FlowView:
    """The view by group."""
    parts = {
        node.node_id: FigureNode(group := node.node_id.rsplit("-", 1)[0], f"Grupp {group}")
        for node in view.nodes
    }
    return view.partitioned(parts)


def bench_speed(view: FlowView, flows_file: Path, *, is_offline: bool) -> None:
    """Prints our times, step by step, and floWeaver's on the same flows."""
    groups = gathered(view)
    layout = layout_sankey(groups)
    svg = draw_sankey(layout)
    links = sum(len(bundle.slices) for bundle in aggregate(groups.flows))
    print(f"{len(view.flows)} flows -> {len(groups.nodes)} nodes, {links} links, {len(svg)} bytes")
    steps = {
        "partition": timed(lambda: gathered(view)),
        "aggregate": timed(lambda: aggregate(groups.flows)),
        "layout, no saved order (with aggregation)": timed(lambda: layout_sankey(groups)),
        "layout, saved order (with aggregation)": timed(
            lambda: layout_sankey(groups, saved=layout.saved)
        ),
        "draw": timed(lambda: draw_sankey(layout)),
    }
    for name, ms in steps.items():
        print(f"  {name:45} {ms:8.1f} ms")
    cold = timed(lambda: draw_sankey(layout_sankey(groups)))
    warm = timed(lambda: draw_sankey(layout_sankey(groups, saved=layout.saved)))
    print(f"  {'all, no saved order (target 100)':45} {cold:8.1f} ms")
    print(f"  {'all, saved order (target 40)':45} {warm:8.1f} ms")
    if not is_offline:
        bench_floweaver(view, layout, flows_file, cold + steps["partition"])


def bench_floweaver(view: FlowView, layout: SankeyLayout, flows_file: Path, ours: float) -> None:
    """Times floWeaver with the same groups and columns in an environment of its own."""
    with flows_file.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["source", "target", "type", "value"])
        for flow in view.flows:
            writer.writerow([flow.source, flow.target, flow.family, flow.value or 0.0])
    home = flows_file.parent / "env"
    python = home / "bin" / "python"
    subprocess.run([sys.executable, "-m", "venv", str(home)], check=True)
    subprocess.run([str(python), "-m", "pip", "install", "-q", "floweaver==2.0.1"], check=True)
    ranks = str(dict(layout.saved.ranks)).replace("'", '"')
    done = subprocess.run(
        [str(python), "-W", "ignore", "-c", _FLOWEAVER, str(flows_file), ranks],
        check=True,
        capture_output=True,
        text=True,
    )
    seconds, n_links = done.stdout.split()
    theirs = 1000 * float(seconds)
    print(f"  floWeaver 2.0.1 (no places, no shapes) {n_links:>6} links {theirs:8.1f} ms")
    print(f"  floWeaver / ours = {theirs / ours:.1f}")


def bench_crossings(n_graphs: int) -> None:
    """Prints crossing weight over the optimum of random networks and of the region."""
    shares, n_within = [], 0
    for seed in range(n_graphs):
        panel, total = panel_of(seed)
        best = optimum(panel.layers)
        found = crossing_weight(panel.layers, choose_order(panel.layers, seed=1))
        n_within += found <= 1.15 * best + 0.0005 * total**2
        if best > 1.0:
            shares.append(found / best)
    print(f"Crossing weight / optimum, {n_graphs} networks: median {median(shares):.3f}, ", end="")
    print(f"largest {max(shares):.2f}; {n_within} within 1.15 x + 0.0005 (sum w)^2")


def bench_steadiness() -> None:
    """Prints how far nodes move, and how many pairs swap, when amounts change by 5 %."""
    for name, view in [("region", region()), ("random, 29 nodes", random_view(5, 29))]:
        before = layout_sankey(view)
        warm = [
            _moves(before, layout_sankey(wiggled(view, s), saved=before.saved)) for s in range(20)
        ]
        cold = [_moves(before, layout_sankey(wiggled(view, s))) for s in range(20)]
        for label, rows in (("saved order", warm), ("no saved order", cold)):
            far, swaps = max(r[0] for r in rows), sum(r[1] for r in rows)
            print(f"±5 %, {name}, {label}: farthest {far:.1f} px, {swaps} swapped pairs in 20 runs")


def _moves(before: SankeyLayout, after: SankeyLayout) -> tuple[float, int]:
    old = {box.node.node_id: (box.panel, box.column, box.box.top) for box in before.nodes}
    new = {box.node.node_id: (box.panel, box.column, box.box.top) for box in after.nodes}
    far = max(abs(new[name][2] - old[name][2]) for name in old)
    names = sorted(old)
    swaps = sum(
        (old[a][2] < old[b][2]) != (new[a][2] < new[b][2])
        for i, a in enumerate(names)
        for b in names[:i]
        if old[a][:2] == old[b][:2] and new[a][:2] == new[b][:2]
    )
    return far, swaps


def main() -> None:
    """Runs all three."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--offline", action="store_true", help="leave floWeaver out")
    is_offline = parser.parse_args().offline
    view = many_flows(10_000)
    with tempfile.TemporaryDirectory() as folder:
        bench_speed(view, Path(folder) / "flows.csv", is_offline=is_offline)
    bench_crossings(11)
    bench_steadiness()


if __name__ == "__main__":
    main()
