"""How long a report takes: page, print and workbook of a study with 120 streams.

`python benchmarks/bench_reporting.py` prints cold and warm seconds, and the ratio to the bound of
1.5 s for all three together.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[1]))

from samspel.reporting.html import render_html
from samspel.reporting.pdf import render_pdf
from samspel.reporting.svg_files import render_figures
from samspel.reporting.xlsx import render_tables_xlsx
from tests.reporting_study import large_study

BOUND_S = 1.5
RENDERERS: tuple[Callable[..., object], ...] = (
    render_html,
    render_pdf,
    render_tables_xlsx,
    render_figures,
)


def main(repeats: int = 7) -> None:
    """Print the table."""
    study = large_study(60)
    seconds: dict[str, list[float]] = {}
    for _ in range(repeats):
        for render in RENDERERS:
            start = perf_counter()
            render(study, "sv")
            seconds.setdefault(render.__name__, []).append(perf_counter() - start)
    print(f"{'':<22}{'cold s':>8}{'warm s':>8}")
    for name, times in seconds.items():
        print(f"{name:<22}{times[0]:8.3f}{median(times[1:]):8.3f}")
    joint = sum(median(times[1:]) for name, times in seconds.items() if name != "render_figures")
    print(f"page, print and workbook: {joint:.2f} s, {joint / BOUND_S:.2f} of the bound")


if __name__ == "__main__":
    main()
