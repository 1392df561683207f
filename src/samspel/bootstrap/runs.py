"""What the command line and the Python API call: packages in, files and JSON out."""

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

from attrs import evolve

from samspel import __version__
from samspel.adapters.exporters import EXPORTERS, export_geojson
from samspel.adapters.exporters.atomic import require_writable, writing_folder
from samspel.adapters.exporters.result_json import (
    Json,
    document,
    dump,
    faults_json,
    matches_json,
    network_json,
    study_json,
)
from samspel.adapters.importers import CheckResult, check_package, read_package
from samspel.adapters.routing import OsrmRouting
from samspel.application.ports import RoutingService
from samspel.application.run_study import MatchedRegion, Progress, match_region, run_study
from samspel.catalogue import load_area_needs, load_knowledge
from samspel.domain.inventory import Inventory
from samspel.domain.knowledge import Knowledge
from samspel.domain.studies import Study, StudyOptions
from samspel.domain.texts import Language, Text
from samspel.reporting.document import build_document
from samspel.reporting.figures.stacking import stack_figures
from samspel.reporting.html import page_of
from samspel.reporting.pdf import print_of
from samspel.reporting.recipes import PRINT, SCREEN
from samspel.reporting.svg_files import figures_of
from samspel.reporting.xlsx import render_tables_xlsx

EXPORT_ENDINGS: Mapping[str, Callable[[Inventory, Path], None]] = {
    "" if name == "folder" else f".{name}": export for name, export in EXPORTERS.items()
}


@cache
def knowledge() -> Knowledge:
    """The shipped catalogue, read once per process."""
    return evolve(load_knowledge(), area_needs=load_area_needs())


def check(package: Path) -> CheckResult:
    """Read a package and gather its faults."""
    return check_package(package, knowledge())


def read(package: Path) -> Inventory:
    """Read a package; raises FaultyInputError with every fault."""
    return read_package(package, knowledge())


def routing_service(address: str | None) -> RoutingService | None:
    """The routing server at `address`, if any. Raises RoutingError on what is no address."""
    return OsrmRouting(address) if address is not None else None


def match(
    package: Path, options: StudyOptions, tell: Progress, routing: str | None = None
) -> MatchedRegion:
    """Read a package and find its matches; `routing`: a routing server's address."""
    service = routing_service(routing)
    tell(Text("Läser paketet", "Reading the package"))
    inventory = read(package)
    tell(Text("Söker matchningar", "Searching matches"))
    return match_region(inventory, knowledge(), options, service)


def study_of(
    inventory: Inventory, options: StudyOptions, tell: Progress, routing: str | None = None
) -> Study:
    """Run the main job on an inventory; `routing`: a routing server's address."""
    return run_study(
        inventory, knowledge(), options, __version__, tell, routing=routing_service(routing)
    )


def run(
    package: Path,
    out: Path,
    options: StudyOptions,
    language: Language,
    tell: Progress,
    *,
    routing: str | None = None,
) -> tuple[Study, tuple[Path, ...]]:
    """The main job: study, report, tables, figures and map, all or nothing written to `out`."""
    require_writable(out)
    tell(Text("Läser paketet", "Reading the package"))
    study = study_of(read(package), options, tell, routing)
    tell(Text("Skriver rapporten", "Writing the report"))
    return study, write_study(study, out, language)


def write_study(study: Study, out: Path, language: Language) -> tuple[Path, ...]:
    """Write every result file, whole or not at all; an earlier run's figures are removed."""
    with writing_folder(out) as folder:
        for file_name, content in _contents(study, language).items():
            target = folder / file_name
            target.parent.mkdir(exist_ok=True)
            target.write_bytes(content)
        export_geojson(study.inventory, folder / "map.geojson")
        names = sorted(p.relative_to(folder) for p in folder.rglob("*") if p.is_file())
    files = tuple(out / name for name in names)
    for figure in set((out / "figures").glob("*.svg")) - set(files):
        figure.unlink(missing_ok=True)
    return files


def _contents(study: Study, language: Language) -> dict[str, bytes]:
    """Every file's content; the PDF is set in a thread of its own, most of it outside Python."""
    with ThreadPoolExecutor(1) as beside:
        printed = build_document(study, language, PRINT)
        pdf = beside.submit(print_of, printed)
        on_screen = printed.only(SCREEN)
        figures = figures_of(on_screen)
        sankeys = [svg for name, svg in figures.items() if name.startswith("sankey")]
        texts = {
            "study.json": dump(study_json(study, language)),
            "matches.json": dump(
                matches_json(study.match_result, study.proposed_resources, __version__, language)
            ),
            "network.json": dump(network_json(study.network, __version__)),
            "report.html": page_of(on_screen),
            **{f"figures/{name}.svg": svg for name, svg in figures.items()},
            "sankey.svg": stack_figures(sankeys),
        }
        return {
            **{name: text.encode() for name, text in texts.items()},
            "tables.xlsx": render_tables_xlsx(study, language),
            "report.pdf": pdf.result(),
        }


def export(package: Path, out: Path) -> None:
    """Write a package in the form that `out`'s ending names."""
    EXPORT_ENDINGS[out.suffix](read(package), out)


def check_document(result: CheckResult, language: Language) -> str:
    """The JSON of `samspel check`."""
    content: dict[str, Json] = {
        "faults": faults_json(result.faults, language),
        "n_actors": result.n_actors,
        "n_sites": result.n_sites,
        "n_streams": result.n_streams,
        "notes": [note.text.render(language) for note in result.notes],
    }
    return dump(document("check", __version__, content))


def match_document(matched: MatchedRegion, language: Language) -> str:
    """The JSON of `samspel match`."""
    return dump(matches_json(matched.result, matched.filled.proposed, __version__, language))


def run_document(study: Study, language: Language) -> str:
    """The JSON of `samspel run`: the study."""
    return dump(study_json(study, language))
