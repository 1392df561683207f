"""What a council meets: few cards, reasons together, tours, where the region is, roomy numbers."""

import pytest
from attrs import evolve

from samspel.domain.exchanges import Bundle
from samspel.domain.inventory import Area, AreaStatus
from samspel.domain.provenance import Cited, Source
from samspel.domain.quantities import Quantity
from samspel.domain.studies import Study
from samspel.domain.texts import Language
from samspel.reporting.blocks import Bullets, Matches, Paragraph, Section, Table, TextCell
from samspel.reporting.document import ingress
from samspel.reporting.html import render_html
from samspel.reporting.numbers import show
from samspel.reporting.phrases import source_title
from samspel.reporting.sections import SECTIONS
from samspel.reporting.selection import Share, proposals_found, surpluses_with_takers
from samspel.reporting.sheets import study_sheets
from tests.reporting_parts import derived, stated
from tests.reporting_study import rich_study, unknown_study


def section(name: str, study: Study, language: Language = "sv") -> Section:
    built = SECTIONS[name](study, language)
    assert built is not None
    return built


def table(built: Section, table_id: str) -> Table:
    return next(b for b in built.blocks if isinstance(b, Table) and b.table_id == table_id)


def words(cell: object) -> str:
    assert isinstance(cell, TextCell)
    return cell.text


def answered() -> Study:
    """Two areas: one has begun, the other has told nothing."""
    study = rich_study()
    areas = (Area("gran", "Granliden", "municipality"), Area("tjarn", "Tjärnby", "municipality"))
    statuses = (
        AreaStatus("gran", "facilitator", "done", "2026-01-01"),
        AreaStatus("gran", "dela_kunskap", "partly", "2026-01-01"),
    )
    inventory = evolve(study.inventory, areas=areas, area_statuses=statuses)
    return evolve(study, inventory=inventory)


def test_nobody_has_answered_so_the_questions_are_folded() -> None:
    built = section("readiness", rich_study())
    paragraph, questions = built.blocks
    assert isinstance(paragraph, Paragraph)
    assert "Ingen har svarat" in paragraph.text
    assert isinstance(questions, Bullets)
    assert len(questions.items) == 10
    assert questions.fold == "Visa de tio frågorna"


def test_answers_are_counted_area_by_area() -> None:
    built = section("readiness", answered())
    (row,) = table(built, "readiness").rows
    assert [words(c) for c in row[:5]] == ["Granliden", "1", "1", "0", "8"]
    assert words(row[5]) == "Resursflöden, Ankarföretag, Nyckelaktörer"
    lead = built.blocks[0]
    assert isinstance(lead, Paragraph)
    assert lead.text.startswith("1 svar av 10 är genomförda, 1 är på väg, 8 är okända")


def test_tours_name_whom_to_fetch_from() -> None:
    study = rich_study()
    streams = [s for s in study.inventory.streams if s.is_source][:2]
    sink = next(s for s in study.inventory.streams if not s.is_source)
    bundle = Bundle(
        tuple(s.stream_id for s in streams),
        (),
        sink.stream_id,
        derived(40, "t/year"),
        tuple(s.site_id for s in streams),
        31.5,
    )
    toured = evolve(study, match_result=evolve(study.match_result, bundles=(bundle,)))
    (row,) = table(section("matches", toured), "tours").rows
    assert " och " in words(row[1])
    sheet = next(s for s in study_sheets(toured, "sv") if s.name == "Rundor")
    assert sheet.rows[0][-1] == 31.5
    assert not any(
        isinstance(b, Table) and b.table_id == "tours" for b in section("matches", study).blocks
    )


def test_every_surplus_with_a_taker_has_one_row() -> None:
    study = rich_study()
    rows = table(section("matches", study), "offers").rows
    assert len(rows) == surpluses_with_takers(study).n
    assert len(rows) == len({m.source_stream_id for m in study.match_result.matches})


def test_cards_left_out_are_counted() -> None:
    study = rich_study()
    cards = next(b for b in section("matches", study).blocks if isinstance(b, Matches))
    assert cards.n_first == 5
    assert cards.n_all == len(study.chosen)


def test_equal_refusals_share_a_row() -> None:
    study = rich_study()
    first = study.match_result.refused[0]
    takers = {s.stream_id for s in study.inventory.streams if not s.is_source}
    other = next(i for i in sorted(takers) if i != first.sink_stream_id)
    twin = evolve(first, sink_stream_id=other)
    alone = evolve(study, match_result=evolve(study.match_result, refused=(first,)))
    both = evolve(study, match_result=evolve(study.match_result, refused=(first, twin)))
    assert len(table(section("refused", alone), "refused").rows) == 1
    (row,) = table(section("refused", both), "refused").rows
    what = row[0]
    assert isinstance(what, TextCell)
    sinks = [study.inventory.stream_by_id[i] for i in (first.sink_stream_id, other)]
    named, also = sorted(
        (study.inventory.actor_of(s).name for s in sinks), key=lambda n: n not in what.text
    )
    assert what.text.endswith(named)
    assert what.note == f"Gäller också {also}."


def test_the_ingress_counts_surpluses_not_raw_matches() -> None:
    study = unknown_study()
    offers = surpluses_with_takers(study)
    text = ingress(study, "sv")
    assert text.startswith(f"{offers.n} av {offers.total} överskott har minst en möjlig mottagare.")
    assert "matchningar är möjliga" not in text


def test_proposals_are_found_again() -> None:
    study = unknown_study()
    found = proposals_found(study)
    assert isinstance(found, Share)
    assert found.n_waiting <= found.n <= found.total


@pytest.mark.parametrize(
    ("cited", "text", "unit"),
    [
        (derived(102_000, "kg/year", 71_645, 165_839), "102", "t/år"),
        (derived(73_710_000, "kcal/year"), "73,7", "miljoner kcal/år"),
        (stated(5_000_000, "guest_night/year"), "5\u202f000\u202f000", "gästnätter/år"),
        (derived(832_313, "SEK/fte", 669_974, 1_004_960), "832\u202f000", "kr/årsverke"),
        (stated(1_275, "t/year"), "1\u202f275", "t/år"),
    ],
)
def test_numbers_are_no_finer_than_they_are_known(cited: Cited, text: str, unit: str) -> None:
    shown = show(cited, "sv")
    assert (shown.text, shown.unit) == (text, unit)


def test_the_catalogue_s_own_judgement_is_said_in_swedish() -> None:
    source = Source("Samspel: judgement of the catalogue's authors, see SOURCES.md")
    assert source_title(source, "sv") == "Samspels egen bedömning"
    assert source_title(Source("IPCC 2006"), "sv") == "IPCC 2006"


def test_a_hopeless_amount_is_not_asked_for() -> None:
    study = rich_study()
    near = evolve(study, network=evolve(study.network, flows=(), synergies=()))
    (row,) = table(section("refused", near), "near-misses").rows
    title = words(row[0])
    exchange = next(e for e in near.exchanges if e.joint_npv_sek.quantity.value == -20_000)
    even = evolve(
        exchange.break_even, amount_per_year=Cited.derived(Quantity.of(1e9, "t/year"), "x")
    )
    far = tuple(evolve(e, break_even=even) if e is exchange else e for e in near.exchanges)
    (row,) = table(section("refused", evolve(near, exchanges=far)), "near-misses").rows
    assert words(row[0]) == title
    assert words(row[3]) == "räcker inte ensamt"


def test_long_tables_fold_on_a_screen() -> None:
    html = render_html(unknown_study())
    assert "<summary>Visa alla 11</summary>" in html
    assert "Utan mängd, det som flest väntar på först, fortsättning" in html


def test_the_first_cards_are_those_to_call_about() -> None:
    study = unknown_study()
    cards = next(b for b in section("matches", study).blocks if isinstance(b, Matches)).matches
    asked = study.measurements[0].stream_id
    assert asked in cards[0].match_id
    sources = [c.match_id.split(">")[0] for c in cards]
    n_sources = len(set(sources))
    assert len(set(sources[:n_sources])) == n_sources
