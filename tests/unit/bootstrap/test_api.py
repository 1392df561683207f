"""The Python API: every value shows itself, converts, and says what is wrong."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import samspel as sp
from samspel.bootstrap.api import MissingPackageError
from tests.osrm_server import serving

ROOT = Path(__file__).parents[3]
TOY = ROOT / "tests" / "fixtures" / "toy_park"
HARJEDALEN = ROOT / "examples" / "harjedalen"


@pytest.fixture(scope="module")
def region() -> sp.RegionPackage:
    return sp.read_package(TOY)


@pytest.fixture(scope="module")
def study(region: sp.RegionPackage) -> sp.StudyResult:
    return sp.run_study(region)


@pytest.fixture(scope="module")
def values(region: sp.RegionPackage, study: sp.StudyResult) -> tuple[Any, ...]:
    return region, sp.match_package(region), study


@pytest.fixture
def server() -> Iterator[str]:
    with serving() as address:
        yield address


def test_the_package_lists_what_it_offers() -> None:
    assert {"read_package", "run_study", "match_package", "__version__"} <= set(dir(sp))
    assert all(getattr(sp, name) for name in sp.__all__)
    with pytest.raises(AttributeError, match="nothing"):
        _ = sp.nothing


@pytest.mark.parametrize("method", ["to_pandas", "to_polars"])
def test_every_table_becomes_a_frame(values: tuple[Any, ...], method: str) -> None:
    pytest.importorskip(method.removeprefix("to_"))
    for value in values:
        tables = {t.name: t for t in value._tables()}
        assert tuple(tables) == value.table_names
        for name in value.table_names:
            frame = getattr(value, method)(name)
            assert tuple(frame.columns) == tables[name].header
            assert frame.shape == (len(tables[name].rows), len(tables[name].header))


def test_a_column_that_begins_with_many_unknowns_keeps_its_numbers() -> None:
    polars = pytest.importorskip("polars")
    study = sp.run_study(HARJEDALEN, language="en")
    measured = study.to_polars("Measure first")
    assert measured.height > 100
    numbers = [c for c in measured.columns if measured[c].dtype == polars.Float64]
    assert numbers


def test_the_main_table_needs_no_name(values: tuple[Any, ...], study: sp.StudyResult) -> None:
    pytest.importorskip("pandas")
    mains = ("streams", "matches", "Utbyten")
    for value, name in zip(values, mains, strict=True):
        assert value.to_pandas().equals(value.to_pandas(name))
    assert sp.StudyResult(study.study, "en").to_pandas().shape == study.to_pandas().shape


@pytest.mark.parametrize("method", ["to_pandas", "to_polars"])
def test_a_wrong_table_names_the_right_ones(values: tuple[Any, ...], method: str) -> None:
    for value in values:
        with pytest.raises(KeyError, match=value.table_names[-1]):
            getattr(value, method)("nope")


def test_values_show_themselves_briefly(values: tuple[Any, ...]) -> None:
    for value in values:
        assert len(repr(value)) < 200, "a whole study in a prompt helps nobody"
        assert "Lekparken" in repr(value)
    region, matches, study = values
    assert "<table><caption>streams</caption>" in region._repr_html_()
    assert "<table><caption>matches</caption>" in matches._repr_html_()
    assert study._repr_html_().startswith("<iframe srcdoc=")


def test_what_is_shown_is_escaped(tmp_path: Path) -> None:
    package = tmp_path / "park"
    package.mkdir()
    for file in TOY.glob("*.*"):
        text = file.read_text(encoding="utf-8")
        (package / file.name).write_text(text.replace("Kompost", "<b>Kompost</b>"), "utf-8")
    page = sp.read_package(package)._repr_html_()
    assert "&lt;b&gt;Kompost" in page
    assert "<b>" not in page


def test_faults_are_raised_or_listed_whole() -> None:
    assert [f.code for f in sp.check_package("nowhere").faults] == ["PACKAGE-MISSING"]
    with pytest.raises(sp.FaultyInputError, match="nothing at") as caught:
        sp.read_package("nowhere")
    assert len(caught.value.faults) == 1
    with pytest.raises(sp.SamspelError):
        sp.run_study("nowhere")


def test_a_path_is_read_where_a_region_is_asked_for(study: sp.StudyResult) -> None:
    assert sp.run_study(str(TOY)).study.network == study.study.network
    assert len(sp.match_package(TOY).matched.result.matches) == len(study.study.exchanges)


def test_options_change_the_answer(region: sp.RegionPackage) -> None:
    best, all_ = (
        sp.match_package(HARJEDALEN, sp.StudyOptions(n_per_source=n)).matched.result.matches
        for n in (1, 10)
    )
    assert 0 < len(best) < len(all_)
    assert sp.match_package(region, language="en")._tables()[0].rows != (
        sp.match_package(region, language="sv")._tables()[0].rows
    )


def test_a_study_writes_what_the_command_writes(study: sp.StudyResult, tmp_path: Path) -> None:
    names = {p.relative_to(tmp_path / "out").as_posix() for p in study.write(tmp_path / "out")}
    assert names >= {"study.json", "report.html", "report.pdf", "figures/sankey.svg"}
    assert study.figures.keys() == {Path(n).stem for n in names if n.startswith("figures/")}, (
        "the figures are those of the folder"
    )


def test_a_routing_server_gives_the_distances(server: str) -> None:
    matches = sp.match_package(HARJEDALEN, routing=server).matched
    methods = {m.distance.method.value for m in matches.result.matches if m.distance}
    assert "routed" in methods
    with pytest.raises(sp.SamspelError, match="does not answer"):
        sp.run_study(TOY, routing="http://127.0.0.1:9")


def test_a_missing_package_is_named(
    region: sp.RegionPackage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def absent(name: str) -> None:
        raise ModuleNotFoundError(name)

    monkeypatch.setattr("samspel.bootstrap.api.import_module", absent)
    with pytest.raises(MissingPackageError, match=r"pip install 'samspel\[notebook\]'"):
        region.to_pandas()
