"""CSV as people save it: UTF-8 with or without BOM, comma, semicolon or tab."""

import csv
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import StringIO

from attrs import evolve

from samspel.adapters.importers.cells import Cell
from samspel.adapters.importers.findings import Findings, Place, clip
from samspel.adapters.importers.raw import Limits, RawTable, build_table, normal_name
from samspel.adapters.schema import TABLE_BY_NAME

_DELIMITERS = (",", ";", "\t")
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def decode_text(data: bytes, table: str, findings: Findings) -> str | None:
    """The text of a UTF-8 file; None with a fault that says where it is not UTF-8."""
    if data.startswith(_UTF16_MARKS) or data[:400].count(0) > len(data[:400]) // 4:
        findings.fault("ENCODING", Place(table, 1), value="UTF-16")
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        start = data.rfind(b"\n", 0, error.start) + 1
        end = data.find(b"\n", error.start)
        line = data[start : end if end >= 0 else len(data)].decode("cp1252", "replace").strip()
        around = max(0, error.start - start - 20)
        row = _n_records(data[:start].decode("utf-8-sig")) + 1
        findings.fault("ENCODING", Place(table, row), value=clip(line[around : around + 60]))
        return None


def read_csv(data: bytes, name: str, findings: Findings, limits: Limits) -> RawTable | None:
    """The table in a CSV file; None, with faults, when it cannot be split into cells."""
    text = decode_text(data, name, findings)
    if text is None:
        return None
    first, _, rest = text.partition("\n")
    mark = first.rstrip("\r").lower()
    if mark.startswith("sep=") and len(mark) == 5:  # Excel's own mark, which it does not show
        delimiter, text = mark[4], rest
    else:
        delimiter = _sniff(text, name)
    records, is_whole = _split(text, delimiter)
    if len(records) > limits.rows_of(name) + 1:
        findings.fault("TABLE-ROWS", Place(name), limit=str(limits.rows_of(name)))
        return None
    if not is_whole:
        findings.fault("CSV-QUOTE", Place(name, len(records) + 1))
    table = build_table(name, records, findings, limits)
    return evolve(table, is_whole=is_whole) if table is not None else None


def _sniff(text: str, name: str) -> str:
    known = set(TABLE_BY_NAME[name].column_names)
    line = next((part for part in text.splitlines() if part.strip(" \t,;")), "")

    def n_known(delimiter: str) -> tuple[int, int]:
        names = [normal_name(c.strip('"')) for c in line.split(delimiter)]
        return sum(n in known for n in names), len(names)

    return max(_DELIMITERS, key=n_known)


@contextmanager
def _fields_up_to(length: int) -> Iterator[None]:
    usual = csv.field_size_limit(length)
    try:
        yield
    finally:
        csv.field_size_limit(usual)


def _n_records(text: str) -> int:
    with _fields_up_to(len(text) + 1):
        return sum(1 for _ in csv.reader(StringIO(text, newline="")))


def _split(text: str, delimiter: str) -> tuple[list[Sequence[Cell]], bool]:
    """(the records that can be read, whether that is all of them)."""
    records: list[Sequence[Cell]] = []
    with _fields_up_to(len(text) + 1):
        try:
            for record in csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True):
                records.append(record)
        except csv.Error:
            return records, False
    return records, True
