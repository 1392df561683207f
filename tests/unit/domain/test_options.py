"""A run's options are refused where they cannot be, in words for both languages."""

from math import inf, nan

import pytest

from samspel.domain.errors import OptionError
from samspel.domain.studies import Objective, StudyOptions


def test_an_objective_may_be_given_by_its_name() -> None:
    assert StudyOptions(objective="climate").objective is Objective.CLIMATE


@pytest.mark.parametrize("budget", [-1.0, inf, nan])
def test_a_budget_is_a_sum_of_money(budget: float) -> None:
    with pytest.raises(OptionError, match="no sum of money"):
        StudyOptions(investment_budget_sek=budget)


@pytest.mark.parametrize("weights", [(0, 0, 0), (1, -1, 1), (nan, 1, 1), (inf, 1, 1), (1, 1)])
def test_weights_weigh(weights: tuple[float, float, float]) -> None:
    with pytest.raises(OptionError, match="cannot be weighed"):
        StudyOptions(weights=weights)


def test_other_choices_keep_within_what_the_solver_takes() -> None:
    with pytest.raises(OptionError, match="seed"):
        StudyOptions(seed=-1)
    with pytest.raises(OptionError, match="seed"):
        StudyOptions(seed=2**31)
    with pytest.raises(OptionError, match="per surplus"):
        StudyOptions(n_per_source=0)
    with pytest.raises(OptionError, match=r"'gold'.*society, firms, climate"):
        StudyOptions(objective="gold")
