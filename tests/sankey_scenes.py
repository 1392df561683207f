"""Views for the tests of the Sankey: a region by hand, random ones, and a Hypothesis strategy."""

import random

from attrs import evolve
from hypothesis import strategies as st

from samspel.domain.resources import Family
from samspel.domain.texts import same
from samspel.reporting.figures.sankey import FigureFlow, FigureNode, FlowView

UNIT = "t/år"
_REGION = """
skog>varme wood 4200, skog>såg wood 9000, såg>varme wood 1900, såg>hus wood 1500,
såg>pellets wood 2600, såg>papper wood 2400, hus>varme wood 210, bygg>åter wood 720,
snickeri>pellets wood 200 assumed, papper>kartong material 1900, åter>papper material 800,
kartong>åter material 230, gjut>verk material 700, gjut>betong material 300 assumed,
verk>gjut material 380, bygg>asfalt material 600, bygg>betong material 1400,
brygg>lant organic 500, brygg>insekt organic 240, insekt>fisk organic 60 assumed,
insekt>jord organic ?, lant>gas organic 800, lant>slakt organic 900, lant>bageri organic 420,
lant>mejeri organic 1500, slakt>gas organic 500, slakt>butik organic 380,
bageri>butik organic 330, mejeri>butik organic 620, mejeri>foder organic 640,
butik>gas organic 300, växt>butik organic 320, växt>hotell organic 40, hotell>gas organic 140,
gas>lant organic 1700, gas>jord organic 300, foder>lant organic 380, rening>gas organic 900,
rening>växt water 330, fisk>växt water ?, vatten>rening water 260, gas>varme power 120,
hotell>hotell sharing ? assumed, bad>is heat 30
"""


def flow(
    flow_id: str,
    source: str,
    target: str,
    value: float | None,
    family: str = "organic",
    *,
    origin: str = "stated",
) -> FigureFlow:
    """A flow in t/år named by its id."""
    return FigureFlow(
        flow_id=flow_id,
        source=source,
        target=target,
        resource=same(f"resurs {flow_id}"),
        family=family,
        unit=UNIT,
        value=value,
        origin=origin,
    )


def view_of(*flows: FigureFlow) -> FlowView:
    """The view of `flows` with a node for every end, labelled by its id."""
    ends = sorted({end for f in flows for end in (f.source, f.target)})
    return FlowView(tuple(FigureNode(end, f"Aktör {end}") for end in ends), flows, UNIT)


def region() -> FlowView:
    """31 actors with returns, unknown and assumed amounts, a self-loop and a pair of its own."""
    flows = []
    for i, row in enumerate(_REGION.replace("\n", " ").split(",")):
        ends, family, amount, *origin = row.split()
        source, target = ends.split(">")
        value = None if amount == "?" else float(amount)
        origin_word = origin[0] if origin else "stated"
        flows.append(flow(f"f{i:02}", source, target, value, family, origin=origin_word))
    return view_of(*flows)


def random_view(seed: int, n_nodes: int, *, is_acyclic: bool = False) -> FlowView:
    """A connected random network of about 1.6 flows per node, one in ten of unknown amount."""
    draw = random.Random(seed)
    flows = []
    families = list(Family)
    pairs = [(draw.randrange(i), i) for i in range(1, n_nodes)]
    for _ in range(int(0.6 * n_nodes)):
        a, b = draw.sample(range(n_nodes), 2)
        pairs.append((a, b))
    for i, (a, b) in enumerate(pairs):
        is_back = not is_acyclic and draw.random() < 0.3
        low, high = min(a, b), max(a, b)
        source, target = (high, low) if is_back else (low, high)
        value = None if draw.random() < 0.1 else round(draw.lognormvariate(5, 1.2), 1)
        family = draw.choice(families)
        flows.append(flow(f"f{i:03}", f"n{source:02}", f"n{target:02}", value, family))
    return view_of(*flows)


def wiggled(view: FlowView, seed: int, share: float = 0.05) -> FlowView:
    """The view with every known amount changed by up to ± `share`."""
    draw = random.Random(seed)
    flows = tuple(
        f if f.value is None else evolve(f, value=f.value * draw.uniform(1 - share, 1 + share))
        for f in view.flows
    )
    return evolve(view, flows=flows)


def shuffled(view: FlowView, seed: int) -> FlowView:
    """The view with nodes and flows in another order."""
    draw = random.Random(seed)
    nodes, flows = list(view.nodes), list(view.flows)
    draw.shuffle(nodes)
    draw.shuffle(flows)
    return evolve(view, nodes=tuple(nodes), flows=tuple(flows))


@st.composite
def views(draw: st.DrawFn) -> FlowView:
    """Small views of any shape: cycles, self-loops, parallel flows, unknown, zero and refused."""
    n_nodes = draw(st.integers(2, 9))
    names = [f"n{i}" for i in range(n_nodes)]
    amounts = st.one_of(st.none(), st.just(0.0), st.floats(0.01, 1e5))
    rows = draw(
        st.lists(
            st.tuples(
                st.sampled_from(names),
                st.sampled_from(names),
                amounts,
                st.sampled_from(list(Family)),
                st.sampled_from(["stated", "measured", "derived", "assumed"]),
                st.integers(0, 9),
            ),
            min_size=1,
            max_size=16,
        )
    )
    flows = []
    for i, (source, target, value, family, origin, dice) in enumerate(rows):
        made = flow(f"f{i:02}", source, target, value, family, origin=origin)
        flows.append(evolve(made, is_refused=dice == 0))
    nodes = tuple(FigureNode(n, f"Aktör {n}", is_vacant=n == "n1") for n in names)
    return FlowView(nodes, tuple(flows), UNIT)
