"""What may be loaded when: start-up time is a promise (docs/explanation/house.md)."""

import subprocess
import sys

import pytest

HEAVY = ("numpy", "pint", "pydantic", "rich", "yaml", "numba", "highspy", "pandas", "polars")
CASES = {
    "import samspel": ("import samspel", (*HEAVY, "attrs", "typer", "django")),
    "samspel --help": (
        "import sys; sys.argv = ['samspel', '--help']\n"
        "from samspel.cli.main import main\n"
        "try: main()\n"
        "except SystemExit: pass",
        (*HEAVY, "django"),
    ),
    "reading the domain": (
        "import samspel.domain.studies, samspel.domain.inventory",
        ("pint", "pydantic", "rich", "yaml", "numba", "highspy", "pandas", "polars", "django"),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_nothing_heavy_is_loaded_too_early(name: str) -> None:
    statement, forbidden = CASES[name]
    script = f"{statement}\nimport sys\nprint('LOADED', *sorted(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    last = next(line for line in done.stdout.splitlines() if line.startswith("LOADED"))
    loaded = set(last.split()[1:])
    assert loaded.isdisjoint(forbidden), loaded.intersection(forbidden)
