"""The Python API: read, match and run, with values that show themselves in a notebook."""

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from attrs import frozen
from markupsafe import Markup, escape

from samspel.adapters.exporters.rows import build_tables
from samspel.adapters.importers import CheckResult
from samspel.application.run_study import MatchedRegion, match_region
from samspel.bootstrap import runs
from samspel.domain.errors import FaultyInputError, SamspelError
from samspel.domain.exchanges import Match
from samspel.domain.inventory import Inventory
from samspel.domain.knowledge import Knowledge
from samspel.domain.quantities import Quantity
from samspel.domain.studies import Study, StudyOptions
from samspel.domain.texts import Language
from samspel.reporting.html import render_html
from samspel.reporting.sheets import study_sheets
from samspel.reporting.sheets_results import EXCHANGES
from samspel.reporting.svg_files import render_figures

__all__ = [
    "FaultyInputError", "Matches", "Quantity", "RegionPackage", "SamspelError", "StudyOptions",
    "StudyResult", "check_package", "load_knowledge", "match_package", "read_package", "run_study",
]  # fmt: skip


class MissingPackageError(SamspelError):
    """An optional package is needed and not installed."""

    code = "PACKAGE"


def _frame(package: str, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> Any:
    """A pandas or polars data frame."""
    try:
        library = import_module(package)
    except ModuleNotFoundError as error:
        raise MissingPackageError(
            f"{package} is not installed. Install it with: pip install 'samspel[notebook]'"
        ) from error
    if package == "polars":
        return library.DataFrame(
            list(rows),
            schema=list(columns),
            orient="row",
            strict=False,
            infer_schema_length=None,  # a column may begin with many unknown numbers
        )
    return library.DataFrame(list(rows), columns=list(columns))


@frozen
class Table:
    """A named table of plain values."""

    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]


class _Tabular:
    """Values that come as named tables, one of which is the main one."""

    def _tables(self) -> tuple[Table, ...]:
        raise NotImplementedError

    def _main(self) -> str:
        raise NotImplementedError

    def _caption(self) -> str:
        raise NotImplementedError

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self._caption()}>"

    @property
    def table_names(self) -> tuple[str, ...]:
        """The tables there are."""
        return tuple(t.name for t in self._tables())

    def _table(self, name: str | None) -> Table:
        name = self._main() if name is None else name
        for table in self._tables():
            if table.name == name:
                return table
        raise KeyError(f"{name!r} is no table here; there are {', '.join(self.table_names)}")

    def to_pandas(self, table: str | None = None) -> Any:
        """A table (the main one unless named) as a pandas data frame.

        Raises KeyError on a name that is not among `table_names`, MissingPackageError.
        """
        found = self._table(table)
        return _frame("pandas", found.header, found.rows)

    def to_polars(self, table: str | None = None) -> Any:
        """A table (the main one unless named) as a polars data frame.

        Raises KeyError on a name that is not among `table_names`, MissingPackageError.
        """
        found = self._table(table)
        return _frame("polars", found.header, found.rows)

    def _repr_html_(self) -> str:
        return str(Markup("<p>{}</p>{}").format(self._caption(), _as_html(self._table(None))))


def _as_html(table: Table, n_rows: int = 20) -> Markup:
    head = Markup("").join(Markup("<th>{}</th>").format(h) for h in table.header)
    body = Markup("").join(
        Markup("<tr>{}</tr>").format(
            Markup("").join(Markup("<td>{}</td>").format("" if c is None else c) for c in row)
        )
        for row in table.rows[:n_rows]
    )
    more = len(table.rows) - n_rows
    rest = Markup("<p>+ {}</p>").format(more) if more > 0 else Markup("")
    return Markup("<table><caption>{}</caption><tr>{}</tr>{}</table>{}").format(
        table.name, head, body, rest
    )


@frozen(repr=False)
class RegionPackage(_Tabular):
    """A region that was read without faults; `inventory` holds its domain values.

    The main table is "streams".
    """

    inventory: Inventory

    def _tables(self) -> tuple[Table, ...]:
        tables = build_tables(self.inventory)
        return tuple(Table(t.name, t.header, t.rows) for t in tables)

    def _main(self) -> str:
        return "streams"

    def _caption(self) -> str:
        region = self.inventory
        return (
            f"{region.region.name}: {len(region.actors)} actors, {len(region.sites)} sites, "
            f"{len(region.streams)} streams"
        )


@frozen(repr=False)
class Matches(_Tabular):
    """What matching found in a region. The main table is "matches"."""

    matched: MatchedRegion
    language: Language = "sv"

    def _tables(self) -> tuple[Table, ...]:
        found = self.matched.result
        return (self._listed("matches", found.matches), self._listed("refused", found.refused))

    def _main(self) -> str:
        return "matches"

    def _caption(self) -> str:
        name, found = self.matched.filled.inventory.region.name, self.matched.result
        return f"{name}: {len(found.matches)} matches, {len(found.refused)} refused"

    def _listed(self, name: str, matches: tuple[Match, ...]) -> Table:
        header = (
            "source_stream_id", "pathway", "sink_stream_id", "score", "outcome",
            "amount_per_year", "unit", "distance_km", "reason",
        )  # fmt: skip
        return Table(name, header, tuple(self._row(m) for m in matches))

    def _row(self, match: Match) -> tuple[object, ...]:
        quantity = match.amount_per_year.quantity
        deciding = next((v for v in match.verdicts if v.outcome is match.outcome), None)
        return (
            match.source_stream_id,
            "; ".join(match.pathway.conversion_ids),
            match.sink_stream_id,
            match.score,
            match.outcome.value,
            quantity.value,
            quantity.unit,
            match.distance.km if match.distance else None,
            deciding.reason.render(self.language) if deciding else "",
        )


@frozen(repr=False)
class StudyResult(_Tabular):
    """A finished study; `study` holds its domain values.

    Its tables are the sheets of tables.xlsx, named in `language`; the main one lists the
    exchanges.
    """

    study: Study
    language: Language = "sv"

    def _tables(self) -> tuple[Table, ...]:
        return tuple(
            Table(sheet.name, tuple(c.title for c in sheet.columns), sheet.rows)
            for sheet in study_sheets(self.study, self.language)
        )

    def _main(self) -> str:
        return EXCHANGES.render(self.language)

    def _caption(self) -> str:
        study = self.study
        return (
            f"{study.inventory.region.name}: {len(study.exchanges)} exchanges, "
            f"{len(study.chosen)} chosen"
        )

    @property
    def figures(self) -> dict[str, str]:
        """Every figure as SVG, by name."""
        return render_figures(self.study, self.language)

    def write(self, folder: str | Path) -> tuple[Path, ...]:
        """Write what `samspel run` writes; the files' paths."""
        return runs.write_study(self.study, Path(folder), self.language)

    def _repr_html_(self) -> str:
        page = escape(render_html(self.study, self.language))
        return f'<iframe srcdoc="{page}" width="100%" height="800" title="Samspel"></iframe>'


def check_package(path: str | Path) -> CheckResult:
    """Every fault of a package, without raising."""
    return runs.check(Path(path))


def read_package(path: str | Path) -> RegionPackage:
    """Read a region package (folder or .xlsx). Raises FaultyInputError with every fault."""
    return RegionPackage(runs.read(Path(path)))


def load_knowledge() -> Knowledge:
    """The shipped catalogue."""
    return runs.knowledge()


def match_package(
    region: RegionPackage | str | Path,
    options: StudyOptions | None = None,
    language: Language = "sv",
    *,
    routing: str | None = None,
) -> Matches:
    """Find the region's matches; `routing`: the address of an OSRM server, for road distances.

    Raises FaultyInputError where `region` is a path and has faults, RoutingError.
    """
    inventory = _inventory_of(region)
    service = runs.routing_service(routing)
    matched = match_region(inventory, runs.knowledge(), options or StudyOptions(), service)
    return Matches(matched, language)


def run_study(
    region: RegionPackage | str | Path,
    options: StudyOptions | None = None,
    language: Language = "sv",
    *,
    routing: str | None = None,
) -> StudyResult:
    """Run the main job on a region; `routing`: the address of an OSRM server.

    Raises FaultyInputError where `region` is a path and has faults, RoutingError.
    """
    inventory = _inventory_of(region)
    study = runs.study_of(inventory, options or StudyOptions(), lambda _: None, routing)
    return StudyResult(study, language)


def _inventory_of(region: RegionPackage | str | Path) -> Inventory:
    return region.inventory if isinstance(region, RegionPackage) else runs.read(Path(region))
