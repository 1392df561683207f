"""The first page's Sankey: low enough to read, honest about what it leaves out."""

import re
from collections.abc import Callable

import pytest

from samspel.domain.studies import Study
from samspel.reporting.sections.small_flows import MOST_HEIGHT, small_figure
from tests.reporting_study import empty_study, large_study, rich_study, unknown_study


def height(svg: str) -> float:
    found = re.search(r'viewBox="0 0 [0-9.]+ ([0-9.]+)"', svg)
    assert found is not None
    return float(found.group(1))


@pytest.mark.parametrize("make", [rich_study, unknown_study, large_study, lambda: large_study(200)])
def test_it_is_low_enough_to_be_read(make: Callable[[], Study]) -> None:
    small = small_figure(make(), "sv")
    assert small is not None
    assert height(small[0].wide) <= MOST_HEIGHT


def test_it_says_when_it_is_a_part() -> None:
    whole, part = small_figure(rich_study(), "en"), small_figure(large_study(200), "en")
    assert whole is not None
    assert part is not None
    assert not whole[0].caption.startswith("The largest flows.")
    assert part[0].caption.startswith("The largest flows.")


def test_refusals_are_left_for_the_large_figure() -> None:
    small = small_figure(rich_study(), "sv")
    assert small is not None
    assert "avvisat" not in small[0].wide
    assert small[1] == "t per år"


def test_without_flows_there_is_none() -> None:
    assert small_figure(empty_study(), "sv") is None
