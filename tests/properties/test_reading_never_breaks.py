"""Whatever is in a package's files, reading ends in an inventory or in faults, never in a crash."""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samspel.adapters.importers import check_package
from samspel.adapters.schema import TABLE_BY_NAME
from tests.integration.importers.packages import REGION, Tables, sound_tables, write_folder

_SETTINGS = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
_ODD = st.sampled_from(
    ["", "0", "-1", "1,5", "1e400", "NaN", "=1", "\x00", "\u200b", "é", '"', "\n", ";", "a;b", "{}",
     "{value}", "%s", "2026-13-01", "9999999999999999999999", "None", "%", "1", "-"]
)  # fmt: skip


def _check(path: Path) -> None:
    result = check_package(path)
    assert (result.inventory is None) == bool(result.faults)
    for fault in result.faults:
        assert fault.message_sv
        assert fault.message_en
    keys = [(f.table, f.row or 0) for f in result.faults]
    for table in {k[0] for k in keys}:
        rows = [row for name, row in keys if name == table]
        assert rows == sorted(rows)


@st.composite
def _changed(draw: st.DrawFn) -> Tables:
    tables = sound_tables()
    for _ in range(draw(st.integers(1, 6))):
        name = draw(st.sampled_from(sorted(tables)))
        row = draw(st.integers(0, len(tables[name]) - 1))
        column = draw(st.integers(0, len(tables[name][0]) - 1))
        tables[name][row][column] = draw(_ODD | st.text(max_size=30))
    return tables


@_SETTINGS
@given(_changed())
def test_any_cell_may_hold_anything(tables: Tables) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "package")
        write_folder(path, {}, REGION)
        for name, rows in tables.items():
            lines = (",".join('"' + c.replace('"', '""') + '"' for c in row) for row in rows)
            data = "\n".join(lines).encode("utf-8", "surrogatepass")
            (path / f"{name}.csv").write_bytes(data)
        _check(path)


@_SETTINGS
@given(st.binary(max_size=300), st.sampled_from(sorted(TABLE_BY_NAME)))
def test_any_file_may_hold_any_bytes(data: bytes, name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = write_folder(Path(folder, "package"), sound_tables())
        (path / f"{name}.csv").write_bytes(data)
        _check(path)


@_SETTINGS
@given(st.text(max_size=200) | st.text(alphabet="ab:-[]{}&*!|>?'\"#\n ,%@`", max_size=200))
def test_region_yaml_may_hold_any_text(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = write_folder(Path(folder, "package"), sound_tables())
        (path / "region.yaml").write_bytes(text.encode("utf-8", "surrogatepass"))
        _check(path)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=2000), st.booleans())
def test_a_workbook_may_hold_any_bytes(data: bytes, is_zip: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "package.xlsx")
        path.write_bytes((b"PK\x03\x04" if is_zip else b"") + data)
        _check(path)
