import pytest
from attrs import evolve

from samspel.application.answer_inverse import answer_inverse
from samspel.domain.assumptions import Assumptions
from tests.unit.application.small_region import AREA, cited, inventory, knowledge


def test_an_unknown_surplus_is_answered_month_by_month() -> None:
    (answer,) = answer_inverse(inventory(), knowledge(), Assumptions([AREA]))
    months = [m.quantity.value for m in answer.monthly]
    assert months == pytest.approx([float(m) for m in range(1, 13)])  # kWh/m2 × 1 000 m2 = MWh
    assert answer.yearly.quantity.value == pytest.approx(78)
    assert "Värmeverket" in answer.question.sv
    assert "1\u202f000 m²" in answer.question.en
    assert "40 °C" in answer.note.en


def test_nothing_is_answered_without_an_area_or_when_the_surplus_is_known() -> None:
    region = inventory()
    assert answer_inverse(region, knowledge(), Assumptions([])) == ()
    heat, *others = region.streams
    known = evolve(region, streams=(evolve(heat, amount=cited(5, "MWh/year")), *others))
    assert answer_inverse(known, knowledge(), Assumptions([AREA])) == ()


def test_nothing_is_answered_where_no_space_is_near() -> None:
    region = inventory()
    far = evolve(region, streams=tuple(s for s in region.streams if s.stream_id != "house"))
    assert answer_inverse(far, knowledge(), Assumptions([AREA])) == ()
