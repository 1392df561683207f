import pytest

from samspel.domain.errors import MissingReferenceError
from samspel.domain.inventory import AreaStatus
from samspel.readiness.checklist import QUESTIONS, Status, assess_checklist
from samspel.readiness.phases import Phase


def test_ten_questions_start_unknown() -> None:
    checklist = assess_checklist("sveg", [])
    assert len(QUESTIONS) == 10
    assert checklist.count(Status.UNKNOWN) == 10


def test_the_latest_answer_counts_and_other_areas_do_not() -> None:
    checklist = assess_checklist(
        "sveg",
        [
            AreaStatus("sveg", "mark", "done", date="2025-03-01"),
            AreaStatus("sveg", "mark", "partly", date="2024-01-01"),
            AreaStatus("hede", "mark", "not_started", date="2026-01-01"),
        ],
    )
    assert {a.question.question_id: a.status for a in checklist.answers}["mark"] is Status.DONE
    assert checklist.count(Status.UNKNOWN) == 9


def test_a_question_that_does_not_exist_is_named() -> None:
    with pytest.raises(MissingReferenceError, match="'budget'"):
        assess_checklist("sveg", [AreaStatus("sveg", "budget")])


def test_the_phases_are_a_loop() -> None:
    assert [p.following for p in Phase] == [
        Phase.TEST,
        Phase.SCALE_UP,
        Phase.MANAGE,
        Phase.EXPLORE,
    ]
