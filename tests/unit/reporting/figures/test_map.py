"""The map: right places, labels that keep apart, honest lines."""

from itertools import combinations

import pytest
from attrs import evolve

from samspel.domain.geography import haversine_km
from samspel.domain.inventory import Area
from samspel.domain.resources import Family
from samspel.reporting.figures.ground import municipalities, municipalities_named, places
from samspel.reporting.figures.map import NARROW, SMALL, WIDE, MapFrame, draw_map
from samspel.reporting.figures.map_scene import MOST_ARCS, MapScene, build_map_scene
from samspel.reporting.figures.placing import Area as Box
from samspel.reporting.figures.placing import Wish, place_labels
from samspel.reporting.figures.projection import Bounds, Projection, fitted
from samspel.reporting.figures.rings import crosses, place_ring
from tests.reporting_study import (
    ALL,
    empty_study,
    large_study,
    lonely_study,
    rich_study,
    unknown_study,
)

JAMTLAND = Bounds(12.0, 61.5, 15.5, 63.0)


def scene_of(name: str) -> MapScene:
    return build_map_scene(ALL[name](), "sv")


def test_kilometres_are_true_within_two_percent() -> None:
    projection = Projection(fitted(JAMTLAND, 900, 560, margin=20), 900, 560)
    for a, b in combinations([(12.5, 62.5), (14.4, 62.0), (13.5, 62.4), (15.0, 62.2)], 2):
        (x1, y1), (x2, y2) = projection(*a), projection(*b)
        px = ((x1 - x2) ** 2 + (y1 - y2) ** 2) ** 0.5
        km = haversine_km(a[1], a[0], b[1], b[0])
        assert px / projection.px_per_km == pytest.approx(km, rel=0.02)


def test_a_mirror_keeps_heights_and_turns_sides() -> None:
    window = fitted(JAMTLAND, 900, 560, margin=20)
    plain, mirrored = Projection(window, 900, 560), Projection(window, 900, 560, True)
    (x, y), (mx, my) = plain(13.0, 62.0), mirrored(13.0, 62.0)
    assert my == y
    assert mx == pytest.approx(900 - x)


def test_the_window_holds_its_content_with_margin() -> None:
    projection = Projection(fitted(JAMTLAND, 360, 340, margin=14), 360, 340)
    corners = [(x, y) for x in (JAMTLAND.west, JAMTLAND.east) for y in (61.5, 63.0)]
    for corner in corners:
        x, y = projection(*corner)
        assert 13.9 <= x <= 346.1
        assert 13.9 <= y <= 326.1


@pytest.mark.parametrize("wanted", ["2361", "Härjedalen", "Härjedalens kommun", "härjedalen"])
def test_a_municipality_is_found_by_code_and_name(wanted: str) -> None:
    assert [s.code for s in municipalities_named([wanted])] == ["2361"]


def test_the_ground_is_all_of_sweden_and_knows_inside() -> None:
    assert len(municipalities()) == 290
    (own,) = municipalities_named(["2361"])
    sveg = next(p for p in places() if p.name == "Sveg")
    assert own.holds(sveg.longitude, sveg.latitude)
    assert not own.holds(14.64, 63.18)


def test_sites_near_each_other_make_a_village_with_its_real_name() -> None:
    names = [v.name for v in scene_of("unknown").villages]
    assert names[0] == "Sveg"
    assert set(names) == {"Sveg", "Tännäs", "Hede", "Funäsdalen"}


def test_exchanges_that_stay_make_a_ring_and_nobody_without_place_is_lost() -> None:
    scene = scene_of("unknown")
    rings = {r.village_id: r for r in scene.rings}
    names = {v.village_id: v.name for v in scene.villages}
    assert {names[i] for i in rings} == {"Sveg", "Tännäs"}
    sveg = next(r for i, r in rings.items() if names[i] == "Sveg")
    assert "Odlare" in {m.name for m in sveg.members if m.is_vacant}
    assert scene.unplaced == ("Matbutiker", "Djurhållning")
    assert not any(w.is_firm for r in scene.rings for w in r.ways)


def test_solid_is_known_and_dashed_is_not() -> None:
    study = rich_study()
    scene = build_map_scene(study, "sv")
    names = {v.village_id: v.name for v in scene.villages}
    lines = {(names[w.start], names[w.end], w.family): w.is_firm for w in scene.ways}
    assert lines["Granliden", "Norrmark", Family.WOOD] is True
    assert lines["Snöån", "Norrmark", Family.WATER] is False
    assert lines["Lavåsen", "Norrmark", Family.ORGANIC] is False


def test_heat_of_one_village_is_never_an_arc() -> None:
    assert Family.HEAT not in {w.family for w in scene_of("rich").ways}


def test_an_invented_region_shows_no_real_place() -> None:
    scene = scene_of("rich")
    svg = draw_map(scene, "Exempelbygden", "sv", WIDE, "m").render()
    assert all(f">{p.name}<" not in svg for p in places())
    assert "NORGE" not in svg
    assert "spegelvänd" in svg


def test_a_real_region_shows_scale_and_attribution() -> None:
    svg = draw_map(scene_of("unknown"), "Härjedalen", "sv", WIDE, "m").render()
    assert "30 km" in svg
    assert "SCB, Natural Earth, GeoNames (CC BY 4.0)" in svg
    assert ">NORGE<" in svg
    assert ">Ytterhogdal<" in svg


def test_areas_name_the_villages_of_an_invented_region() -> None:
    study = rich_study()
    area = Area("a", "Norrmarks industriområde", "industrial_area", latitude=62.06, longitude=14.33)
    sites = tuple(evolve(s, name=f"Plats {s.site_id}") for s in study.inventory.sites)
    renamed = evolve(study, inventory=evolve(study.inventory, areas=(area,), sites=sites))
    names = {v.name for v in build_map_scene(renamed, "sv").villages}
    assert "Norrmarks industriområde" in names


def test_municipalities_name_the_villages_where_there_are_several() -> None:
    study = rich_study()
    sites = tuple(
        evolve(s, name=f"Plats {s.site_id}", municipality=f"{s.name}bygden")
        for s in study.inventory.sites
    )
    renamed = evolve(study, inventory=evolve(study.inventory, sites=sites))
    assert "Norrmarkbygden" in {v.name for v in build_map_scene(renamed, "sv").villages}


def test_far_places_do_not_shrink_the_map() -> None:
    study = unknown_study()
    sites = tuple(
        evolve(s, latitude=58.41, longitude=15.62, name="Linköping") if s.actor_id == "brygg" else s
        for s in study.inventory.sites
    )
    scene = build_map_scene(evolve(study, inventory=evolve(study.inventory, sites=sites)), "sv")
    assert "Linköping" not in {v.name for v in scene.villages}
    assert scene.outside == ("Linköping",)


def test_too_many_arcs_are_counted() -> None:
    scene = build_map_scene(large_study(200), "sv")
    assert len(scene.ways) == MOST_ARCS
    assert scene.n_ways_left_out > 0


def test_without_municipality_and_place_there_is_no_map() -> None:
    assert build_map_scene(empty_study(), "sv").is_empty
    lonely = build_map_scene(lonely_study(), "sv")
    assert not lonely.is_empty
    assert lonely.villages == ()


@pytest.mark.parametrize("frame", [WIDE, NARROW, SMALL])
@pytest.mark.parametrize("name", ["rich", "unknown", "large", "awkward", "lonely"])
def test_every_study_is_drawn_the_same_way_twice(name: str, frame: MapFrame) -> None:
    drawings = [draw_map(scene_of(name), "R", "en", frame, "m").render() for _ in range(2)]
    assert drawings[0] == drawings[1]


def test_labels_keep_apart_from_each_other_and_from_what_is_taken() -> None:
    points = [(60.0 + 70 * i, 80.0 + 42 * j) for i in range(4) for j in range(4)]
    wishes = [Wish(f"Ort {i}", p, 13, True, (6, 6)) for i, p in enumerate(points)]
    taken = [Box.around(p, 6, 6) for p in points]
    placed = place_labels(wishes, taken, [], 400, 320)
    assert len(placed) == len(wishes)
    for a, b in combinations(placed, 2):
        assert not a.area.overlaps(b.area)
    assert not any(p.area.overlaps(t) for p in placed for t in taken)


def test_a_label_that_may_be_left_out_is() -> None:
    wish = Wish("Trång", (50, 50), 13, False, (4, 4), must=False)
    assert place_labels([wish], [Box(0, 0, 100, 100)], [], 100, 100) == ()
    assert len(place_labels([evolve(wish, must=True)], [Box(0, 0, 100, 100)], [], 100, 100)) == 1


def test_leaders_of_rings_do_not_cross() -> None:
    scene = build_map_scene(large_study(), "sv")
    homes = {"v0": (200.0, 300.0), "v1": (700.0, 300.0)}
    ring = scene.rings[0]
    first = place_ring(ring, "A", homes["v0"], (900, 560), [], [])
    assert first is not None
    line = (first.centre, homes["v0"])
    second = place_ring(ring, "B", homes["v1"], (900, 560), [first.area], [], leaders=[line])
    assert second is not None
    assert not crosses((second.centre, homes["v1"]), line)
    assert crosses(((0, 0), (10, 10)), ((0, 10), (10, 0)))


def test_a_ring_covers_nothing_that_is_taken() -> None:
    ring = scene_of("unknown").rings[0]
    taken = [Box(0, 0, 450, 560)]
    placed = place_ring(ring, "Sveg", (300, 300), (900, 560), taken, [])
    assert placed is not None
    assert not placed.area.overlaps(taken[0])
    assert placed.area.is_within(900, 560)
    assert place_ring(ring, "Sveg", (300, 300), (900, 560), [Box(0, 0, 900, 560)], []) is None
