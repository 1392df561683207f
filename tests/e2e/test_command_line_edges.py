"""The commands where things go wrong: full disks, closed pipes, interruptions, odd places."""

import csv
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.conftest import EXAMPLES, ROOT, Run
from tests.osrm_server import serving

TOY = ROOT / "tests" / "fixtures" / "toy_park"
SAMSPEL = (sys.executable, "-m", "samspel.cli.main")
pytestmark = pytest.mark.skipif(os.name != "posix", reason="uses what only POSIX systems have")


def start(*arguments: object, **more: Any) -> "subprocess.Popen[str]":
    """`samspel ARGUMENTS`, running."""
    more = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True, **more}
    return subprocess.Popen([*SAMSPEL, *map(str, arguments)], **more)


def finish(process: "subprocess.Popen[str]") -> tuple[int, str, str]:
    """Exit code, standard output and standard error."""
    out, err = process.communicate(timeout=300)
    assert "Traceback" not in err
    return process.returncode, out or "", err


def names_in(folder: Path) -> set[str]:
    """Everything in a folder, hidden or not."""
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*")}


@pytest.fixture
def spaced(tmp_path: Path) -> Path:
    """A package in a folder whose name has spaces and Swedish letters."""
    return Path(shutil.copytree(TOY, tmp_path / "bygd åäö 1" / "paket ö"))


@pytest.mark.parametrize(
    "arguments", [("match", TOY), ("match", TOY, "--json", "-"), ("check", TOY)], ids=str
)
def test_a_reader_that_has_enough_is_no_fault(arguments: tuple[object, ...]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    process = start(*arguments, stdout=writing)
    os.close(writing)
    assert finish(process) == (0, "", "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize(
    "arguments",
    [("match", TOY), ("match", TOY, "--json", "-"), ("check", TOY), ("check", TOY, "--json", "-")],
    ids=str,
)
def test_a_full_disk_is_named_for_standard_output(arguments: tuple[object, ...]) -> None:
    with Path("/dev/full").open("w") as full:
        code, _, err = finish(start(*arguments, stdout=full))
    assert (code, "disken är full" in err, err.count("\n")) == (1, True, 1)


@pytest.mark.parametrize("has_results", [False, True])
def test_a_disk_that_fills_leaves_what_was_there(
    samspel: Run, tmp_path: Path, has_results: bool
) -> None:
    def little_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000))

    out = tmp_path / "out"
    if has_results:
        assert samspel("run", str(TOY), "--out", str(out)).returncode == 0
        (out / "mine.txt").write_text("mine")
    before = {name: (tmp_path / name).stat().st_mtime_ns for name in names_in(tmp_path)}
    code, _, err = finish(start("run", TOY, "--out", out, preexec_fn=little_room))
    assert code == 1
    assert "Det gick inte att läsa eller skriva" in err
    after = {name: (tmp_path / name).stat().st_mtime_ns for name in names_in(tmp_path)}
    assert after.keys() == before.keys()
    assert {n for n in before if before[n] != after[n] and (tmp_path / n).is_file()} == set()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_run_interrupted_while_it_writes_leaves_nothing(
    tmp_path: Path, number: signal.Signals
) -> None:
    process = start("run", EXAMPLES / "exempelbygden", "--out", tmp_path / "out")
    while process.poll() is None and not names_in(tmp_path):
        time.sleep(0.01)
    process.send_signal(number)
    assert finish(process) == (130, "", "Avbrutet.\n")
    assert names_in(tmp_path) == set()


def test_two_runs_at_once_give_one_whole_result(tmp_path: Path) -> None:
    both = [start("run", TOY, "--out", tmp_path / "out") for _ in range(2)]
    assert [finish(process)[0] for process in both] == [0, 0]
    code, _, _ = finish(start("run", TOY, "--out", tmp_path / "alone"))
    assert code == 0
    assert names_in(tmp_path / "out") == names_in(tmp_path / "alone")
    assert {p.name for p in tmp_path.iterdir()} == {"out", "alone"}


def test_a_run_into_results_replaces_them_and_keeps_other_files(
    samspel: Run, tmp_path: Path
) -> None:
    figures = tmp_path / "figures"
    figures.mkdir()
    (figures / "gain-99.svg").write_text("<svg/>")
    (tmp_path / "notes.txt").write_text("mine")
    done = samspel("run", str(TOY), "--out", str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "notes.txt").read_text() == "mine"
    assert not (figures / "gain-99.svg").exists(), "a figure of an earlier run would mislead"
    assert (figures / "sankey.svg").exists()
    assert not [n for n in names_in(tmp_path) if n.startswith(".")]


@pytest.mark.parametrize("below", ["", "deeper/still"])
def test_a_file_in_the_way_is_named_before_the_work(
    samspel: Run, tmp_path: Path, below: str
) -> None:
    (tmp_path / "taken").write_text("mine")
    done = samspel("run", str(TOY), "--out", str(tmp_path / "taken" / below))
    assert done.returncode == 1
    assert done.stderr.strip().endswith("är ingen mapp.")
    assert (tmp_path / "taken").read_text() == "mine"


@pytest.mark.parametrize("locale", ["C", "C.UTF-8"])
def test_swedish_letters_survive_any_locale(spaced: Path, locale: str) -> None:
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG"))}
    environment |= {"LC_ALL": locale, "PYTHONUTF8": "0", "TERM": "dumb"}
    target = spaced.parent / "ut å"
    code, out, err = finish(
        start("run", spaced, "--out", target, env=environment, encoding="utf-8", text=None)
    )
    assert (code, err) == (0, "")
    assert f"Klart. Allt ligger i {target}:" in out
    assert (target / "report.html").is_file()
    code, out, _ = finish(start("check", spaced, env=environment, encoding="utf-8", text=None))
    assert (code, out) == (0, "Inga fel. 3 aktörer, 3 platser, 6 flöden.\n")


def test_relative_paths_start_where_one_stands(spaced: Path, samspel: Run) -> None:
    done = samspel("export", spaced.name, "--out", "en bok.xlsx", cwd=spaced.parent)
    assert done.returncode == 0, done.stderr
    assert (spaced.parent / "en bok.xlsx").is_file()
    done = samspel("run", "en bok.xlsx", "--out", ".", cwd=spaced.parent)
    assert done.returncode == 0, done.stderr
    assert (spaced.parent / "study.json").is_file()


def test_a_workbook_gives_what_its_folder_gives(samspel: Run, tmp_path: Path) -> None:
    package = EXAMPLES / "harjedalen"
    assert samspel("export", str(package), "--out", str(tmp_path / "h.xlsx")).returncode == 0
    for source, out in ((package, "folder"), (tmp_path / "h.xlsx", "book")):
        done = samspel("run", str(source), "--out", str(tmp_path / out))
        assert done.returncode == 0, done.stderr
    assert names_in(tmp_path / "folder") == names_in(tmp_path / "book")
    for name in names_in(tmp_path / "folder"):
        if (tmp_path / "folder" / name).is_file():
            folder, book = ((tmp_path / out / name).read_bytes() for out in ("folder", "book"))
            assert folder == book, name


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--budget", "inf"), "Budgeten inf är inget belopp"),
        (("--budget", "nan"), "Fel värde"),
        (("--gap", "1"), "Gapet 1.0 är ingen andel"),
        (("--seed", "-1"), "skriv 0 eller mer"),
        (("--weights", "1,2,3"), "bara med --objective weighted"),
        (("--objective", "weighted", "--weights", "nan,1,1"), "går inte att väga med"),
        (("--objective", "weighted", "--weights", "0,0,0"), "går inte att väga med"),
        (("--objective", "weighted", "--weights", "1,1,-1"), "går inte att väga med"),
    ],
)
def test_options_that_cannot_be_are_wrong_usage(
    samspel: Run, tmp_path: Path, arguments: tuple[str, ...], words: str
) -> None:
    done = samspel("run", str(TOY), "--out", str(tmp_path / "out"), *arguments)
    assert done.returncode == 2
    assert words in done.stderr
    assert not (tmp_path / "out").exists()


def _document(samspel: Run, *arguments: str) -> dict[str, Any]:
    done = samspel(*arguments, "--json", "-")
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    return dict(json.loads(done.stdout))


def test_a_larger_budget_never_gives_less(samspel: Run, tmp_path: Path) -> None:
    package = str(EXAMPLES / "exempelbygden")
    values = []
    for budget in ("0", "1e6", "1e9"):
        out = str(tmp_path / budget)
        study = _document(samspel, "run", package, "--out", out, "--budget", budget)
        values.append(study["network"]["objective_value"])
    assert values == sorted(values)
    assert values[0] < values[-1]


def test_dearer_transport_gives_less(samspel: Run, tmp_path: Path) -> None:
    values = []
    for price in (1.9, 19):
        package = tmp_path / f"{price}"
        shutil.copytree(EXAMPLES / "exempelbygden", package)
        region = package / "region.yaml"
        text = region.read_text(encoding="utf-8")
        line = (
            f"  - {{id: transport_sek_per_t_km, value: {price}, low: {price}, high: {price}, "
            "unit: SEK/t/km, source: Test}\n"
        )
        head = "" if "assumptions:" in text else "assumptions:\n"
        region.write_text(text.rstrip() + "\n" + head + line, encoding="utf-8")
        study = _document(samspel, "run", str(package), "--out", str(tmp_path / f"out {price}"))
        values.append(study["network"]["objective_value"])
    assert values[1] < values[0]


def test_without_the_overlay_nothing_is_filled(samspel: Run, tmp_path: Path) -> None:
    package = str(EXAMPLES / "harjedalen")
    study = _document(samspel, "run", package, "--out", str(tmp_path / "o"), "--no-overlay")
    assert study["filled_stream_ids"] == []
    assert study["options"]["use_overlay"] is False


def _streams(package: Path) -> list[dict[str, str]]:
    with (package / "streams.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _write_streams(package: Path, rows: list[dict[str, str]]) -> None:
    with (package / "streams.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)


def test_a_draft_is_matched_with_nobody(samspel: Run, tmp_path: Path) -> None:
    package = Path(shutil.copytree(TOY, tmp_path / "park"))
    rows = _streams(package)
    rows[0]["disclosure"] = "draft"
    draft = rows[0]["stream_id"]
    _write_streams(package, rows)
    study = _document(samspel, "run", str(package), "--out", str(tmp_path / "out"))
    matches = json.loads((tmp_path / "out" / "matches.json").read_text(encoding="utf-8"))
    told = [{m["source_stream_id"], m["sink_stream_id"]} for m in matches["matches"]]
    assert not any(draft in pair for pair in told)
    assert draft in [*matches["unmatched_sources"], *matches["unmatched_sinks"]]
    for name in ("exchanges", "network", "measurements", "calls", "inverse_answers"):
        assert draft not in json.dumps(study[name])


def test_what_was_proposed_is_said_with_its_score(samspel: Run, tmp_path: Path) -> None:
    package = Path(shutil.copytree(TOY, tmp_path / "park"))
    rows = _streams(package)
    stream_id, rows[0]["resource_id"] = rows[0]["stream_id"], ""
    rows[0]["description"] = "Sågspån"
    _write_streams(package, rows)
    for command in (("match",), ("run", "--out", str(tmp_path / "out"))):
        (proposed,) = _document(samspel, *command, str(package))["proposed_resources"]
        assert (proposed["stream_id"], proposed["resource_id"]) == (stream_id, "sawdust")
        assert 0 < proposed["score"] <= 1


@pytest.fixture
def server() -> Iterator[str]:
    with serving() as address:
        yield address


def test_road_distances_come_from_the_routing_server(samspel: Run, server: str) -> None:
    package = str(EXAMPLES / "harjedalen")
    plain = _document(samspel, "match", package)
    routed = _document(samspel, "match", package, "--routing", server)
    km = [
        {
            (m["source_stream_id"], *m["pathway"], m["sink_stream_id"]): m["distance_km"]
            for m in document["matches"]
        }
        for document in (plain, routed)
    ]
    changed = [way for way in km[0].keys() & km[1].keys() if km[0][way] != km[1][way]]
    assert changed


@pytest.mark.parametrize("command", ["match", "run"])
@pytest.mark.parametrize(("language", "words"), [("sv", "svarar inte"), ("en", "does not answer")])
def test_a_routing_server_that_is_silent_is_named(
    samspel: Run, tmp_path: Path, command: str, language: str, words: str
) -> None:
    more = ("--out", str(tmp_path / "out")) if command == "run" else ()
    address = "http://127.0.0.1:9"
    done = samspel(command, str(TOY), "--routing", address, "--lang", language, *more)
    assert (done.returncode, done.stdout) == (1, "")
    assert words in done.stderr
    assert address in done.stderr
    assert names_in(tmp_path) == set()


def test_what_is_no_address_is_refused(samspel: Run) -> None:
    done = samspel("match", str(TOY), "--routing", "localhost:5000")
    assert done.returncode == 1
    assert "ingen adress till en ruttjänst" in done.stderr


def test_a_folder_without_examples_is_named(samspel: Run, tmp_path: Path) -> None:
    done = samspel("demo", "--examples", str(tmp_path), "--out", str(tmp_path / "o"), "--no-serve")
    assert done.returncode == 1
    assert "inga regionpaket" in done.stderr
