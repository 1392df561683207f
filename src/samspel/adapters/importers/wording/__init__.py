"""Every text an importer can say, by code, in both languages."""

from collections.abc import Mapping

from samspel.adapters.importers.wording.cells import CELL_TEXTS
from samspel.adapters.importers.wording.files import FILE_TEXTS
from samspel.adapters.importers.wording.notes import NOTE_TEXTS
from samspel.adapters.importers.wording.references import REFERENCE_TEXTS
from samspel.domain.texts import Text

FAULT_TEXTS: Mapping[str, Text] = {**FILE_TEXTS, **CELL_TEXTS, **REFERENCE_TEXTS}

__all__ = ["FAULT_TEXTS", "NOTE_TEXTS"]
