"""Reading the shipped files as they are: no meaning yet, only documents and tables."""

import csv
from collections.abc import Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from io import StringIO
from typing import Any

from attrs import frozen

_READ_APART = (
    "codes/sni2007.csv",
    "codes/recovery_disposal.csv",
    "technologies/greenhouse_need.csv",
)
_FOLDERS = ("resources", "technologies", "conversions", "factors", "codes", "rules")


@frozen
class RawCatalogue:
    """The files of the catalogue by path: YAML as a mapping of entries, CSV as rows of text."""

    documents: Mapping[str, Mapping[str, Any]]
    tables: Mapping[str, tuple[Mapping[str, str], ...]]
    version: str = ""

    def documents_in(self, folder: str) -> list[tuple[str, Mapping[str, Any]]]:
        """(path, entries) of the YAML files of one folder, by name."""
        return [(path, d) for path, d in self.documents.items() if path.startswith(folder + "/")]

    def table(self, path: str) -> tuple[Mapping[str, str], ...]:
        """The rows of one CSV file; empty when it is not there."""
        return self.tables.get(path, ())


def read_raw() -> RawCatalogue:
    """Read every YAML and CSV file of the shipped catalogue."""
    root = files("samspel.catalogue") / "data"
    documents: dict[str, Mapping[str, Any]] = {}
    tables: dict[str, tuple[Mapping[str, str], ...]] = {}
    for folder in _FOLDERS:
        for file in sorted((root / folder).iterdir(), key=lambda f: f.name):
            path = f"{folder}/{file.name}"
            if file.name.endswith(".yaml"):
                documents[path] = _yaml(file)
            elif file.name.endswith(".csv") and path not in _READ_APART:
                tables[path] = read_rows(file)
    version = (root / "VERSION").read_text(encoding="utf-8").strip()
    return RawCatalogue(documents, tables, version)


def read_rows(file: Traversable) -> tuple[Mapping[str, str], ...]:
    """The rows of a CSV file, each by column name."""
    return tuple(csv.DictReader(StringIO(file.read_text(encoding="utf-8"))))


def _yaml(file: Traversable) -> Mapping[str, Any]:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    loaded: Any = yaml.load(file.read_text(encoding="utf-8"), Loader=loader)
    return loaded if isinstance(loaded, dict) else {}
