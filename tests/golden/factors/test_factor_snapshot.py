"""Every resolved number of the catalogue as text: a changed number shows as a diff in review.

After a wanted change: python tests/golden/factors/test_factor_snapshot.py
"""

from pathlib import Path

from samspel.catalogue import load_knowledge
from samspel.domain.provenance import Cited

SNAPSHOT = Path(__file__).with_name("factors.txt")


def line(name: str, cited: Cited | None) -> str:
    """One number: name, value, range, unit, source."""
    if cited is None:
        return f"{name}: unknown"
    value, low, high = cited.quantity.require(name)
    return f"{name}: {value:.6g} [{low:.6g} {high:.6g}] {cited.quantity.unit} | {cited.source}"


def resolved() -> str:
    """All factors, assumptions, yields and costs, sorted."""
    knowledge = load_knowledge()
    lines = [line(f"factor {key}", f.cited) for key, f in knowledge.factors.items()]
    lines += [line(f"assumption {k}", a.cited) for k, a in knowledge.assumptions.by_id.items()]
    for key, conversion in knowledge.conversions.items():
        lines.append(line(f"conversion {key} yield", conversion.yield_))
        for kind, feeds in (("co_input", conversion.co_inputs), ("rest", conversion.rests)):
            lines += [line(f"conversion {key} {kind} {f.resource_id}", f.ratio) for f in feeds]
        technology = conversion.technology
        lines.append(line(f"conversion {key} capex", technology.capex_sek_per_unit))
        lines.append(line(f"conversion {key} opex", technology.opex_sek_per_unit))
        lines.append(line(f"conversion {key} jobs", technology.jobs_per_unit))
    return "\n".join(sorted(lines)) + "\n"


def test_no_number_changed_unseen() -> None:
    assert resolved() == SNAPSHOT.read_text(encoding="utf-8")


if __name__ == "__main__":
    SNAPSHOT.write_text(resolved(), encoding="utf-8")
