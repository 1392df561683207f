"""The commands as a person types them: what is printed, what is written, how they exit."""

import json
import shutil
from pathlib import Path

import pytest

from tests.e2e.conftest import EXAMPLES, Run

TOY = "tests/fixtures/toy_park"


def test_help_is_in_swedish_unless_asked_otherwise(samspel: Run) -> None:
    assert "Kommandon:" in samspel("--help").stdout
    assert "Commands:" in samspel("--lang", "en", "--help").stdout
    for command in ("check", "match", "run", "export", "demo"):
        page = samspel(command, "--help")
        assert page.returncode == 0
        assert "Visa den här hjälpen." in page.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("run", TOY), "Valet '--out' saknas."),
        (("fånga",), "Kommandot 'fånga' finns inte."),
        (("match", TOY, "--top", "0"), "Fel värde för '--top'"),
        (("match", TOY, "--budgt", "1"), "finns inte"),
        (("run", TOY, "--out", "x", "--objective", "gold"), "society, firms, climate"),
        (("run", TOY, "--out", "x", "--objective", "weighted", "--weights", "1,2"), "1,1,500"),
        (("export", TOY, "--out", "x.pdf"), ".xlsx"),
        (("check", TOY, "--lang", "de"), "sv | en"),
    ],
)
def test_wrong_usage_exits_with_2_and_a_sentence(
    samspel: Run, arguments: tuple[str, ...], words: str
) -> None:
    done = samspel(*arguments)
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_check_lists_every_fault_and_exits_with_1(samspel: Run, tmp_path: Path) -> None:
    package = tmp_path / "park"
    shutil.copytree(EXAMPLES.parent / TOY, package)
    streams = package / "streams.csv"
    head, first, *rest = streams.read_text(encoding="utf-8").splitlines()
    cells = first.split(",")
    cells[head.split(",").index("unit")] = "t/veka"
    cells[head.split(",").index("site_id")] = "nowhere"
    streams.write_text("\n".join([head, ",".join(cells), *rest]) + "\n", encoding="utf-8")
    done = samspel("check", str(package), "--json", "-")
    answer = json.loads(done.stdout)
    assert done.returncode == 1
    assert answer["schema"] == "samspel.check/1"
    assert {(f["table"], f["row"], f["column"]) for f in answer["faults"]} == {
        ("streams", 2, "unit"),
        ("streams", 2, "site_id"),
    }
    assert "t/vecka" in done.stderr


@pytest.mark.parametrize("name", ["harjedalen", "exempelbygden"])
def test_the_examples_have_no_faults(samspel: Run, name: str) -> None:
    done = samspel("check", f"examples/{name}", "--json", "-")
    assert (done.returncode, json.loads(done.stdout)["faults"]) == (0, [])


def test_match_answers_as_written_down(samspel: Run) -> None:
    answer = json.loads(samspel("match", TOY, "--top", "3", "--json", "-").stdout)
    assert answer["schema"] == "samspel.matches/1"
    assert set(answer) >= {"matches", "refused", "unmatched_sources", "unmatched_sinks"}
    keys = {
        "source_stream_id", "sink_stream_id", "pathway", "score", "amount_per_year", "unit",
        "distance_km", "verdicts",
    }  # fmt: skip
    for match in [*answer["matches"], *answer["refused"]]:
        assert keys <= set(match)
        assert all({"rule", "verdict", "reason"} <= set(v) for v in match["verdicts"])
    assert answer["matches"]


def test_run_writes_everything_twice_alike(samspel: Run, tmp_path: Path) -> None:
    for name in ("a", "b"):
        done = samspel("run", TOY, "--out", str(tmp_path / name))
        assert done.returncode == 0, done.stderr
    names = {p.relative_to(tmp_path / "a").as_posix() for p in (tmp_path / "a").rglob("*.*")}
    assert names >= {
        "study.json", "matches.json", "network.json", "report.html", "report.pdf", "tables.xlsx",
        "sankey.svg", "map.geojson",
    }  # fmt: skip
    for name in names:
        same = (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()
        assert same, name
    study = json.loads((tmp_path / "a" / "study.json").read_text(encoding="utf-8"))
    assert study["schema"] == "samspel.study/1"


def test_a_faulty_package_leaves_nothing_behind(samspel: Run, tmp_path: Path) -> None:
    (tmp_path / "park").mkdir()
    (tmp_path / "park" / "region.yaml").write_text("id: x\nname: X\n", encoding="utf-8")
    done = samspel("run", str(tmp_path / "park"), "--out", str(tmp_path / "out"))
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert {p.name for p in tmp_path.iterdir()} == {"park"}


@pytest.mark.parametrize("ending", ["", ".xlsx", ".geojson", ".gpkg"])
def test_export_writes_each_form(samspel: Run, tmp_path: Path, ending: str) -> None:
    target = tmp_path / f"park{ending}"
    done = samspel("export", TOY, "--out", str(target))
    assert done.returncode == 0, done.stderr
    assert target.exists()
    if ending in ("", ".xlsx"):
        assert samspel("check", str(target)).returncode == 0
