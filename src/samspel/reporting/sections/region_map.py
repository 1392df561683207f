"""The map of the region, large, with the villages that exchange among themselves."""

from samspel.domain.studies import Study
from samspel.domain.texts import Language, Text
from samspel.reporting.blocks import Column, Empty, FigureBlock, Section, Table, TextCell
from samspel.reporting.figures.ground import ATTRIBUTION
from samspel.reporting.figures.map import NARROW, SMALL, WIDE, draw_map
from samspel.reporting.figures.map_scene import MapScene, build_map_scene
from samspel.reporting.numbers import show
from samspel.reporting.phrases import (
    counted,
    distance_view,
    giver_of,
    resource_label,
    sentence,
    taker_of,
)
from samspel.reporting.selection import shown_exchanges

_TITLE = Text("{region} på kartan", "{region} on the map")
_FIRM = Text(
    "Heldragen båge: känd mängd. Streckad båge: mängden är okänd eller antagen, utbytet är "
    "föreslaget eller en roll saknas. Streckad ring: rollen saknas.",
    "Solid arc: known amount. Dashed arc: the amount is unknown or assumed, the exchange is "
    "proposed or a role is missing. Dashed ring: the role is missing.",
)
_FIRM_SHORT = Text(
    "Streckad båge: okänd eller antagen mängd, föreslaget, eller en roll som saknas.",
    "Dashed arc: unknown or assumed amount, proposed, or a missing role.",
)
_RINGED = Text(
    "Ringarna visar byar där utbytena stannar i byn.",
    "The rings show villages where the exchanges stay in the village.",
)
_FICTIONAL = Text(
    "{region} är påhittad och ritad på en spegelvänd karta, så att inget går att förväxla med en "
    "verklig plats.",
    "{region} is invented and drawn on a mirrored map, so that nothing can be taken for a real "
    "place.",
)
_UNPLACED = Text("Utan plats i underlaget: {names}.", "Without a place in the data: {names}.")
_OUTSIDE = Text("Utanför kartan: {names}.", "Outside the map: {names}.")
_LEFT_OUT = Text("{n} bågar till finns i tabellen.", "{n} more arcs are in the table.")
_SOURCES = Text("Karta: {sources}.", "Map: {sources}.")
_NONE = Text("Ingen karta än", "No map yet")
_NONE_WHY = Text(
    "Varken kommunen eller någon plats är känd. Fyll i kommun i region.yaml eller koordinater på "
    "platserna.",
    "Neither the municipality nor any place is known. Enter municipalities in region.yaml or "
    "coordinates on the sites.",
)
_ONE, _MANY = Text("utbyte", "exchange"), Text("utbyten", "exchanges")
_COLUMNS = (
    Text("Från", "From"),
    Text("Till", "To"),
    Text("Vad", "What"),
    Text("Mängd per år", "Amount per year"),
    Text("Avstånd", "Distance"),
)
_TABLE = Text("Utbytena på kartan", "The exchanges on the map")
_MOST_ROWS = 60
_MOST_NAMES = 8


def build(study: Study, language: Language) -> Section:
    """The map with its key and the same as a table."""
    region = study.inventory.region.name
    title = _TITLE.render(language).format(region=region)
    figure = map_figure(study, language)
    if figure is None:
        empty = Empty(_NONE.render(language), _NONE_WHY.render(language))
        return Section("map", title, (empty,))
    n = len(shown_exchanges(study))
    return Section(
        "map", title, (figure,), sentence(counted(n, _ONE, _MANY, language)) if n else ""
    )


def map_figure(study: Study, language: Language, *, is_small: bool = False) -> FigureBlock | None:
    """The map as a figure; None when there is no ground to draw."""
    scene = build_map_scene(study, language)
    if scene.is_empty:
        return None
    region = study.inventory.region.name
    families = tuple((f, f.text.render(language)) for f in scene.families)
    if is_small:
        drawing = draw_map(scene, region, language, SMALL, "map-small")
        caption = _caption(scene, region, language, is_short=True)
        return FigureBlock("map-small", drawing.render(), caption=caption, is_half=True)
    return FigureBlock(
        "map",
        draw_map(scene, region, language, WIDE, "map").render(),
        draw_map(scene, region, language, NARROW, "map-narrow").render(),
        _caption(scene, region, language, is_short=False),
        families,
        _table(study, language),
    )


def _caption(scene: MapScene, region: str, language: Language, *, is_short: bool) -> str:
    has_rings = bool(scene.rings) and not is_short
    parts = [_FICTIONAL.render(language).format(region=region)] if scene.is_fictional else []
    if scene.ways or scene.rings:
        parts.append((_FIRM_SHORT if is_short else _FIRM).render(language))
    if has_rings:
        parts.append(_RINGED.render(language))
    if scene.n_ways_left_out and not is_short:
        parts.append(_LEFT_OUT.render(language).format(n=scene.n_ways_left_out))
    for text, names in ((_OUTSIDE, scene.outside), (_UNPLACED, scene.unplaced)):
        if names and not is_short:
            shown = [*names[:_MOST_NAMES], *(["…"] if len(names) > _MOST_NAMES else [])]
            parts.append(text.render(language).format(names=", ".join(shown)))
    parts.append(_SOURCES.render(language).format(sources=ATTRIBUTION))
    return " ".join(parts)


def _table(study: Study, language: Language) -> Table | None:
    shown = shown_exchanges(study)
    if not shown:
        return None
    rows = tuple(
        (
            TextCell(giver_of(x.match, study).name),
            TextCell(taker_of(x.match, study).name),
            TextCell(
                resource_label(x.match.resource_ids[0], study, language),
                family=study.knowledge.family(x.match.resource_ids[0]),
            ),
            show(x.leaving, language),
            distance_view(x.match.distance, language),
        )
        for x in shown[:_MOST_ROWS]
    )
    columns = tuple(
        Column(title.render(language), is_number=i > 2) for i, title in enumerate(_COLUMNS)
    )
    return Table("map-table", _TABLE.render(language), columns, rows)
