import pytest

from samspel.application.fill_unknowns import (
    FilledInventory,
    fill_amounts,
    propose_missing_resources,
)
from samspel.domain.assumptions import Assumption, Assumptions
from samspel.domain.provenance import Origin
from tests.unit.application.small_region import cited, inventory, knowledge

FOOD = Assumption("stream_amount/food", cited(100.0, "t/year"))
GRAIN = Assumption("stream_amount/brewers_grain", cited(50.0, "t/year"))


def test_a_total_is_split_over_groups_and_the_municipality_and_shown_as_assumed() -> None:
    filled = fill_amounts(inventory(), Assumptions([FOOD]))
    assert filled.filled_ids == ("leftovers", "scraps")
    amounts = [filled.inventory.stream_by_id[i].amount for i in filled.filled_ids]
    assert sum(a.quantity.value or 0 for a in amounts) == pytest.approx(100)
    assert {a.origin for a in amounts} == {Origin.ASSUMED}


def test_a_named_company_is_never_given_an_amount() -> None:
    filled = fill_amounts(inventory(), Assumptions([GRAIN]))
    assert filled.filled_ids == ()
    assert not filled.inventory.stream_by_id["grain"].amount.is_known


def test_a_need_is_not_filled_by_what_is_over() -> None:
    need = Assumption("need_amount/food", cited(100.0, "t/year"))
    assert fill_amounts(inventory(), Assumptions([need])).filled_ids == ()


def test_a_stated_type_is_never_replaced_by_a_proposal() -> None:
    region = inventory()
    proposed = propose_missing_resources(FilledInventory(region, (), ()), knowledge())
    assert proposed.proposed == ()
    assert proposed.inventory == region
