"""Every fault that can be reported has a case, and says as much in both languages."""

from string import Formatter

import pytest

from samspel.adapters.importers.wording import FAULT_TEXTS, NOTE_TEXTS
from samspel.domain.texts import Text
from tests.integration.importers.test_faulty_files import FAULTY as FILES
from tests.integration.importers.test_faulty_tables import CASES as TABLES
from tests.integration.importers.test_faulty_workbooks import FAULTY as WORKBOOKS

_TESTED_ALONE = {
    "PACKAGE-MISSING", "PACKAGE-FORMAT", "CELL-ERROR", "WORKBOOK-CRASH", "WORKBOOK-TIME",
    "FILE-UNREADABLE",
}  # fmt: skip


def test_every_fault_has_a_case() -> None:
    left = set(FAULT_TEXTS) - _TESTED_ALONE
    for case in TABLES:
        left -= {code for code, *_ in case.expected}
    for faulty in (FILES, WORKBOOKS):
        for _, expected in faulty.values():
            left -= {code for code, *_ in expected}
    assert left == set()


@pytest.mark.parametrize("code", [*FAULT_TEXTS, *NOTE_TEXTS])
def test_both_languages_name_the_same_facts(code: str) -> None:
    text: Text = {**FAULT_TEXTS, **NOTE_TEXTS}[code]
    facts = [{name for _, name, _, _ in Formatter().parse(t)} for t in (text.sv, text.en)]
    assert facts[0] == facts[1]


@pytest.mark.parametrize("code", FAULT_TEXTS)
def test_a_fault_says_what_is_wrong_and_what_to_do(code: str) -> None:
    """At least two sentences, none of them shouting."""
    for text in (FAULT_TEXTS[code].sv, FAULT_TEXTS[code].en):
        sentences = text.replace("{hint}", "").count(". ") + text.rstrip().endswith((".", "}"))
        assert sentences >= 2, text
        assert "!" not in text
