"""Sheets of what a study was made from: streams, actors, unknowns, assumptions, sources."""

from samspel.domain.streams import Stream
from samspel.reporting.phrases import kind_label, source_title
from samspel.reporting.sections.assumptions import used_sources
from samspel.reporting.sheet_model import Maker, Sheet, Value


def input_sheets(maker: Maker) -> tuple[Sheet, ...]:
    """The sheets in the order they are asked for."""
    return (
        _measurements(maker),
        _unknown(maker),
        _streams(maker),
        _actors(maker),
        _inverse(maker),
        _assumptions(maker),
        _sources(maker),
        _options(maker),
    )


def _measurements(m: Maker) -> Sheet:
    columns = (
        m.text("Okänt", "Unknown", 34),
        m.text("Flöde", "Stream", 18),
        m.text("Därför", "Why", 50),
        m.text("Så här", "How", 50),
        *m.range("Spridning", "Spread", "SEK"),
        m.number("Matchningar", "Matches"),
    )
    rows = tuple(
        (
            x.label.render(m.language),
            x.stream_id,
            x.why.render(m.language),
            x.how.render(m.language),
            *m.cited(x.spread_sek, "SEK"),
            x.n_matches,
        )
        for x in m.study.measurements
    )
    return Sheet(m.say("Mät först", "Measure first"), columns, rows)


def _unknown(m: Maker) -> Sheet:
    columns = (
        m.text("Flöde", "Stream", 18),
        m.text("Beskrivning", "Description", 40),
        m.text("Vems", "Whose", 28),
        m.text("Riktning", "Direction", 12),
        m.text("Resurs", "Resource", 24),
        m.text("Hittade motpart", "Found a counterpart", 14),
    )
    alone = {*m.study.match_result.unmatched_sources, *m.study.match_result.unmatched_sinks}
    rows = tuple(
        (
            s.stream_id,
            s.description,
            m.study.inventory.actor_of(s).name,
            s.direction.text.render(m.language),
            m.resource(s.resource_id),
            m.yes(s.stream_id not in alone),
        )
        for s in m.study.inventory.streams
        if not s.amount.is_known
    )
    return Sheet(m.say("Okänt", "Unknown"), columns, rows)


def _streams(m: Maker) -> Sheet:
    columns = (
        m.text("Flöde", "Stream", 18),
        m.text("Vems", "Whose", 28),
        m.text("Plats", "Site", 20),
        m.text("Riktning", "Direction", 12),
        m.text("Beskrivning", "Description", 40),
        m.text("Resurs", "Resource", 24),
        m.text("Avfallskod", "Waste code", 11),
        m.text("Enhet", "Unit", 10),
        *m.range("Mängd", "Amount"),
        m.number("Värde (kr per enhet)", "Value (SEK per unit)"),
        m.number("Temperatur (°C)", "Temperature (°C)"),
        m.number("Fukt (% av våtvikt)", "Moisture (% wet basis)"),
        m.text("Hantering i dag", "Handling today", 34),
        m.text("Anteckning", "Note", 40),
        m.text("Källa", "Source", 34),
    )
    rows = tuple(_stream_row(m, s) for s in m.study.inventory.streams)
    return Sheet(m.say("Flöden", "Streams"), columns, rows)


def _stream_row(m: Maker, stream: Stream) -> tuple[Value, ...]:
    inventory = m.study.inventory
    return (
        stream.stream_id,
        inventory.actor_of(stream).name,
        inventory.site_of(stream).name,
        stream.direction.text.render(m.language),
        stream.description,
        m.resource(stream.resource_id),
        str(stream.waste_code or ""),
        m.unit(stream.amount.quantity.unit),
        *m.cited(stream.amount),
        stream.value_sek_per_unit,
        stream.temperature_supply_c,
        stream.moisture_pct_wet,
        stream.current_handling,
        stream.note,
        stream.source or str(stream.amount.source),
    )


def _actors(m: Maker) -> Sheet:
    columns = (
        m.text("Aktör", "Actor", 32),
        m.text("Slag", "Kind", 16),
        m.text("Roller", "Roles", 26),
        m.text("Kommun", "Municipality", 18),
        m.number("Latitud (°)", "Latitude (°)"),
        m.number("Longitud (°)", "Longitude (°)"),
        m.text("Anteckning", "Note", 40),
        m.text("Källa", "Source", 34),
    )
    sites = {s.actor_id: s for s in reversed(m.study.inventory.sites)}
    rows: list[tuple[Value, ...]] = []
    for actor in m.study.inventory.actors:
        site = sites.get(actor.actor_id)
        rows.append(
            (
                actor.name,
                kind_label(actor.kind, m.language),
                ", ".join(r.text.render(m.language) for r in actor.roles),
                actor.municipality,
                site.latitude if site else None,
                site.longitude if site else None,
                actor.note,
                actor.source,
            )
        )
    return Sheet(m.say("Aktörer", "Actors"), columns, tuple(rows))


def _inverse(m: Maker) -> Sheet:
    columns = (
        m.text("Fråga", "Question", 60),
        m.text("Fall", "Case", 30),
        m.number("Månad", "Month"),
        m.text("Enhet", "Unit", 10),
        *m.range("Behov", "Need"),
    )
    rows = tuple(
        (
            answer.question.render(m.language),
            answer.title.render(m.language),
            month,
            m.unit(answer.unit),
            *m.cited(cited),
        )
        for answer in m.study.inverse_answers
        for month, cited in enumerate(answer.monthly, 1)
    )
    return Sheet(m.say("Omvänd fråga", "Inverse question"), columns, rows)


def _assumptions(m: Maker) -> Sheet:
    columns = (
        m.text("Antagande", "Assumption", 44),
        m.text("Id", "Id", 34),
        m.text("Enhet", "Unit", 14),
        *m.range("Värde", "Value"),
        m.text("Källa", "Source", 50),
        m.text("Adress", "Address", 40),
        m.text("Studiens eget", "The study's own", 12),
    )
    own = {a.assumption_id: a for a in m.study.inventory.region.assumptions}
    together = {**m.study.knowledge.assumptions.by_id, **own}
    rows = tuple(
        (
            a.label.render(m.language) or a.assumption_id,
            a.assumption_id,
            m.unit(a.cited.quantity.unit),
            *m.cited(a.cited),
            source_title(a.cited.source, m.language),
            a.cited.source.address,
            m.yes(a.assumption_id in own),
        )
        for _, a in sorted(together.items())
    )
    return Sheet(m.say("Antaganden", "Assumptions"), columns, rows)


def _sources(m: Maker) -> Sheet:
    columns = (
        m.text("Källa", "Source", 60),
        m.text("Adress", "Address", 60),
        m.number("År", "Year"),
    )
    rows = tuple((s.title, s.address, s.year) for s in used_sources(m.study))
    return Sheet(m.say("Källor", "Sources"), columns, rows)


def _options(m: Maker) -> Sheet:
    study, region = m.study, m.study.inventory.region
    columns = (m.text("Val", "Choice", 40), m.text("Värde", "Value", 40))
    gap = f"{study.network.gap:.3g}"
    rows: tuple[tuple[Value, ...], ...] = (
        (m.say("Studie", "Study"), study.study_id),
        (m.say("Region", "Region"), region.name),
        (m.say("Version", "Version"), f"Samspel {study.samspel_version}"),
        (m.say("Katalog", "Catalogue"), study.knowledge.version),
        (m.say("Valt för", "Chosen for"), study.options.objective.text.render(m.language)),
        (m.say("Målvärde", "Objective value"), study.network.objective_value),
        (m.say("Bevisat tak", "Proven bound"), study.network.bound),
        (m.say("Gap", "Gap"), gap),
        (m.say("Prisår", "Price year"), region.price_year),
        (m.say("Real kalkylränta", "Real discount rate"), region.discount_rate),
        (m.say("Kalkyltid (år)", "Horizon (years)"), region.horizon_years),
        (m.say("Frö", "Seed"), study.options.seed),
        (
            m.say("Juridik", "Law"),
            m.say("Vägledning, inte juridisk rådgivning", "Guidance, not legal advice"),
        ),
    )
    return Sheet(m.say("Om studien", "About the study"), columns, rows)
