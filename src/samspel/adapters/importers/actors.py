"""Actors and their sites."""

from samspel.adapters.importers.context import Context, Ids
from samspel.adapters.importers.places import read_coordinates
from samspel.adapters.importers.table_reader import TableReader
from samspel.domain.actors import Actor, ActorKind, Role, Site
from samspel.domain.codes import SniCode
from samspel.domain.errors import CodeError
from samspel.domain.texts import Text


def read_actors(reader: TableReader) -> tuple[Actor, ...]:
    """The actors, in the table's order."""
    rows = zip(
        reader.ids("actor_id"),
        reader.texts("name"),
        reader.choices("kind", ActorKind.COMPANY),
        reader.texts("organisation_number"),
        _read_sni_codes(reader),
        reader.integers("n_employees"),
        reader.choice_lists("roles", Role),
        reader.texts("municipality"),
        reader.texts("note"),
        reader.texts("source"),
        strict=True,
    )
    return tuple(Actor(*row) for row in rows)


def _read_sni_codes(reader: TableReader) -> list[SniCode | None]:
    codes, editions = reader.texts("sni_code"), reader.texts("sni_edition")
    return [
        _sni(reader, i, *pair) if pair[0] else None
        for i, pair in enumerate(zip(codes, editions, strict=True))
    ]


def _sni(reader: TableReader, i: int, code: str, edition: str) -> SniCode | None:
    try:
        SniCode.parse(code, "2007")
    except CodeError:
        reader.fault("SNI-CODE", i, "sni_code", code)
        return None
    try:
        return SniCode.parse(code, edition)
    except CodeError:
        given = Text(f" (”{edition}”)", f" (“{edition}”)") if edition else Text("", "")
        reader.fault("SNI-EDITION", i, "sni_edition", edition, other=code, given=given)
        return None


def read_sites(reader: TableReader, context: Context, actors: Ids) -> tuple[Site, ...]:
    """The sites, in the table's order."""
    ids = reader.ids("site_id")
    municipalities = reader.texts("municipality")
    latitudes, longitudes = read_coordinates(reader, ids, context.country)
    homeless = [m for m, degrees in zip(municipalities, latitudes, strict=True) if degrees is None]
    context.note_municipalities(reader, homeless)
    rows = zip(
        ids,
        reader.references("actor_id", actors, "REFERENCE-SITE-ACTOR", ids),
        reader.texts("name"),
        latitudes,
        longitudes,
        municipalities,
        reader.numbers("land_available_m2", low=0),
        reader.texts("note"),
        reader.texts("source"),
        strict=True,
    )
    return tuple(Site(*row) for row in rows)
