"""The routing client against a tiny server on this machine."""

from collections.abc import Iterator

import numpy as np
import pytest

from samspel.adapters.routing import OsrmRouting
from samspel.application.ports import RoutingError, RoutingService
from tests.osrm_server import serving


@pytest.fixture
def address() -> Iterator[str]:
    with serving() as here:
        yield here


@pytest.mark.parametrize("block", [1, 2, 50])
def test_blocks_join_to_the_whole_table(address: str, block: int) -> None:
    routing: RoutingService = OsrmRouting(address, block=block)
    km = routing.table([(62.0, 14.0), (62.5, 14.0), (float("nan"), float("nan")), (81.0, 14.0)])
    assert km[0, 1] == pytest.approx(55.5)
    assert km[1, 0] == pytest.approx(55.5)
    assert np.isnan(km[2]).all()
    assert np.isnan(km[0, 3]), "no road is unknown, not far"


def test_no_points_need_no_server() -> None:
    assert OsrmRouting("http://127.0.0.1:9").table([]).shape == (0, 0)


def test_refusal_names_the_servers_word(address: str) -> None:
    with pytest.raises(RoutingError, match="NoSegment sea"):
        OsrmRouting(address).table([(-1.0, 0.0)])


def test_another_kind_of_server_is_named(address: str) -> None:
    with pytest.raises(RoutingError, match="not an OSRM"):
        OsrmRouting(address, profile="x").table([(62.0, 14.0)])


def test_silence_is_named() -> None:
    with pytest.raises(RoutingError, match="does not answer"):
        OsrmRouting("http://127.0.0.1:9", timeout_s=2.0).table([(62.0, 14.0)])


@pytest.mark.parametrize(
    "wrong", ["localhost:5000", "ftp://host/table", "", "http://", "http://x:port", "http://[::1"]
)
def test_only_web_addresses_are_asked(wrong: str) -> None:
    with pytest.raises(RoutingError, match="not the address"):
        OsrmRouting(wrong)
