"""Every table of a study as rows with full precision, for spreadsheets."""

from samspel.domain.studies import Study
from samspel.domain.texts import Language
from samspel.reporting.sheet_model import Maker, Sheet
from samspel.reporting.sheets_inputs import input_sheets
from samspel.reporting.sheets_region import region_sheets
from samspel.reporting.sheets_results import result_sheets


def study_sheets(study: Study, language: Language) -> tuple[Sheet, ...]:
    """All sheets: results first, then what they rest on."""
    maker = Maker(study, language)
    return (*result_sheets(maker), *region_sheets(maker), *input_sheets(maker))
