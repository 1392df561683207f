"""Time of loading and checking the catalogue, against the bound of only parsing its YAML.

Run: python benchmarks/bench_catalogue.py. Times are processor time, best of five, with the units
registry (pint) already imported, as any study has it; its own import is shown beside.
"""

from collections.abc import Callable
from time import process_time

from samspel.catalogue import check_knowledge, read_raw
from samspel.domain.units import dimension


def best_of(function: Callable[[], object], times: int = 5) -> float:
    """Least processor time of some runs, in seconds."""
    spent = []
    for _ in range(times):
        start = process_time()
        function()
        spent.append(process_time() - start)
    return min(spent)


def main() -> None:
    """Print the figures."""
    start = process_time()
    dimension("t/year")
    registry = process_time() - start
    raw = read_raw()
    reading, checking = best_of(read_raw), best_of(lambda: check_knowledge(raw))
    print(f"units registry, once   {registry * 1000:7.0f} ms")
    print(f"reading (YAML and CSV) {reading * 1000:7.0f} ms")
    print(f"building and checking  {checking * 1000:7.0f} ms")
    print(f"ratio of all to reading {(reading + checking) / reading:6.2f}")


if __name__ == "__main__":
    main()
