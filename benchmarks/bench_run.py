"""The main job as a whole process, against the same work without the report.

Prints wall time, processor time and peak memory of `samspel run examples/exempelbygden`, of
`samspel match` on the same package, and of `samspel --help`, each the median of five processes
after one that warms the caches; and their ratios.

Use: python benchmarks/bench_run.py
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "examples" / "exempelbygden"
N_RUNS = 5


def measure(*arguments: str) -> tuple[float, float, float]:
    """(wall s, processor s, peak MB) of one process."""
    command = [sys.executable, "-m", "samspel.cli.main", *arguments]
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, cwd=ROOT)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    if status:
        raise SystemExit(f"{' '.join(command)} ended with {os.waitstatus_to_exitcode(status)}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def median_of(name: str, *arguments: str) -> float:
    """Print and return the median wall time."""
    measure(*arguments)
    runs = [measure(*arguments) for _ in range(N_RUNS)]
    wall, processor, memory = (statistics.median(column) for column in zip(*runs, strict=True))
    print(f"{name:32} {wall:6.2f} s wall  {processor:6.2f} s processor  {memory:5.0f} MB")
    return wall


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        whole = median_of("samspel run", "run", str(PACKAGE), "--out", f"{folder}/out")
        matching = median_of("samspel match", "match", str(PACKAGE), "--json", f"{folder}/m.json")
        start = median_of("samspel --help", "--help")
    print(f"run / match {whole / matching:.2f}, run / bound of 4 s {whole / 4:.2f}")
    print(f"help / bound of 0.35 s {start / 0.35:.2f}")


if __name__ == "__main__":
    main()
