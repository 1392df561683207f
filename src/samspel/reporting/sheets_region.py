"""Sheets of what a region can do together: collection tours, and how far its areas have come."""

from samspel.domain.exchanges import Bundle
from samspel.domain.studies import Study
from samspel.readiness.checklist import assess_checklist
from samspel.reporting.sheet_model import Maker, Sheet, Value


def region_sheets(maker: Maker) -> tuple[Sheet, ...]:
    """The tours and the ten questions."""
    return (_tours(maker), _checklist(maker))


def _tours(m: Maker) -> Sheet:
    columns = (
        m.text("Hämtas hos", "Fetched from", 50),
        m.text("Vad", "What", 40),
        m.text("Omvandling", "Conversion", 26),
        m.text("Till", "To", 26),
        m.text("Enhet", "Unit", 10),
        *m.range("Mängd", "Amount"),
        m.number("Rundans längd", "Length of the tour", "km"),
    )
    rows = tuple(_tour(b, m) for b in m.study.match_result.bundles)
    return Sheet(m.say("Rundor", "Tours"), columns, rows)


def _tour(bundle: Bundle, m: Maker) -> tuple[Value, ...]:
    study: Study = m.study
    streams = [study.inventory.stream_by_id[i] for i in bundle.stream_ids]
    owners = dict.fromkeys(study.inventory.actor_of(s).name for s in streams)
    steps = (study.knowledge.conversions[c].label for c in bundle.conversion_ids)
    sink = study.inventory.stream_by_id[bundle.sink_stream_id]
    return (
        ", ".join(owners),
        ", ".join(s.description for s in streams),
        " → ".join(label.render(m.language) for label in steps),
        study.inventory.actor_of(sink).name,
        m.unit(bundle.amount.quantity.unit),
        *m.cited(bundle.amount),
        bundle.tour_km,
    )


def _checklist(m: Maker) -> Sheet:
    columns = (
        m.text("Område", "Area", 26),
        m.text("Fråga", "Question", 70),
        m.text("Svar", "Answer", 18),
        m.text("Datum", "Date", 12),
        m.text("Anteckning", "Note", 50),
    )
    inventory = m.study.inventory
    rows = tuple(
        (
            area.name,
            answer.question.text.render(m.language),
            answer.status.text.render(m.language),
            answer.date,
            answer.note,
        )
        for area in inventory.areas
        for answer in assess_checklist(area.area_id, inventory.area_statuses).answers
    )
    return Sheet(m.say("Var vi är", "Where we are"), columns, rows)
