"""Codes of public lists, and the places."""

import pytest

from samspel.catalogue import load_industry_titles, load_knowledge, load_treatment_codes
from samspel.domain.geography import haversine_km
from samspel.domain.texts import Text


def test_mirror_entries_keep_their_mark() -> None:
    codes = load_knowledge().waste_codes
    assert (codes["20 01 27"].is_hazardous, codes["20 01 27"].entry_type) == (True, "MH")
    assert (codes["20 01 28"].is_hazardous, codes["20 01 28"].entry_type) == (False, "MN")
    assert sum(c.is_hazardous for c in codes.values()) == 408
    assert all(c.text for c in codes.values())


def test_treatment_codes_are_there_in_both_languages() -> None:
    codes = load_treatment_codes()
    assert len(codes) == 28
    assert (
        codes["R10"].en
        == "Land treatment resulting in benefit to agriculture or ecological improvement"
    )
    assert codes["D1"] == Text("Deponering på eller under markytan", "Deposit into or on to land")


def test_industry_titles() -> None:
    titles = load_industry_titles()
    assert titles["01"].en.startswith("Crop and animal production")
    assert sum(len(code) == 2 for code in titles) == 88


@pytest.mark.parametrize(
    ("code", "name", "latitude", "longitude", "area_km2"),
    [("2361", "Härjedalen", 62.2, 13.7, 11_940), ("2380", "Östersund", 63.3, 14.9, 2_500)],
)
def test_municipalities_lie_where_they_should(
    code: str, name: str, latitude: float, longitude: float, area_km2: float
) -> None:
    place = load_knowledge().municipalities[code]
    assert place.name == name
    assert haversine_km(place.latitude, place.longitude, latitude, longitude) < 20
    assert 3.1416 * place.radius_km**2 == pytest.approx(area_km2, rel=0.1)
