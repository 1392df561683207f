"""Every section builds for every study in both languages, and says what the study says."""

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import attrs
import pytest
from attrs import evolve

from samspel.domain.exchanges import NetworkTotal
from samspel.domain.studies import Study
from samspel.domain.texts import LANGUAGES, Language, same
from samspel.domain.verdicts import Outcome
from samspel.reporting import recipes
from samspel.reporting.blocks import (
    Bullets,
    Calls,
    Empty,
    Facts,
    FigureBlock,
    KeyFigures,
    Matches,
    Paragraph,
    RangeRows,
    Section,
    Table,
    TextCell,
)
from samspel.reporting.document import build_document, headline, ingress
from samspel.reporting.numbers import NumberView
from samspel.reporting.sections import SECTIONS
from tests.reporting_parts import derived
from tests.reporting_study import ALL, empty_study, lonely_study, rich_study, unknown_study

T = TypeVar("T")


def texts(value: Any) -> Iterator[str]:
    """Every text a block shows, figures' drawings apart."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, NumberView):
        yield from (value.text, value.unit, value.detail)
    elif isinstance(value, tuple | list):
        for item in value:
            yield from texts(item)
    elif attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            if field.name not in ("wide", "narrow", "bar"):
                yield from texts(getattr(value, field.name))


def section(name: str, study: Study, language: Language = "sv") -> Section:
    built = SECTIONS[name](study, language)
    assert built is not None
    return built


def the(kind: type[T], built: Section) -> T:
    return next(b for b in built.blocks if isinstance(b, kind))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SECTIONS)
@pytest.mark.parametrize("study_name", ALL)
def test_every_section_builds(study_name: str, name: str, language: Language) -> None:
    built = SECTIONS[name](ALL[study_name](), language)
    if built is not None:
        assert built.title
        assert built.blocks
        assert all("{" not in t for t in texts(built)) or study_name == "awkward"


def test_every_section_is_in_a_recipe() -> None:
    left = set(SECTIONS) - set(recipes.SCREEN) - set(recipes.PRINT)
    assert left == set()
    assert set(recipes.SCREEN) | set(recipes.PRINT) <= set(SECTIONS)


def plain_names(study: Study) -> Study:
    """The study with names that hold no Swedish letters."""
    inventory = study.inventory
    renamed = evolve(
        inventory,
        region=evolve(inventory.region, name="Region", note=""),
        actors=tuple(
            evolve(a, name=f"Firm {i}", municipality="M") for i, a in enumerate(inventory.actors)
        ),
        sites=tuple(evolve(s, name=f"Place {s.latitude}") for s in inventory.sites),
        streams=tuple(evolve(s, description="Something") for s in inventory.streams),
    )
    measurements = tuple(evolve(m, label=same("A number")) for m in study.measurements)
    calls = tuple(evolve(c, question=same("A question")) for c in study.calls)
    answers = tuple(evolve(a, question=same("What must it be?")) for a in study.inverse_answers)
    return evolve(
        study,
        inventory=renamed,
        measurements=measurements,
        calls=calls,
        inverse_answers=answers,
    )


@pytest.mark.parametrize("recipe", [recipes.SCREEN, recipes.PRINT])
@pytest.mark.parametrize("make", [rich_study, unknown_study, empty_study, lonely_study])
def test_no_swedish_is_left_in_english(make: Callable[[], Study], recipe: tuple[str, ...]) -> None:
    study = plain_names(make())
    swedish = "åäöÅÄÖ"
    for built in build_document(study, "en", recipe).sections:
        found = [t for t in texts(built) if any(c in t for c in swedish)]
        assert found == [], built.section_id


@pytest.mark.parametrize("name", sorted(SECTIONS))
def test_the_languages_differ(name: str) -> None:
    for make in (rich_study, unknown_study):
        built = [SECTIONS[name](make(), language) for language in LANGUAGES]
        if built[0] is not None and built[1] is not None:
            assert built[0].title != built[1].title or name == "monday"
            assert list(texts(built[0])) != list(texts(built[1]))


def test_monday_names_whom_to_call_with_what_and_why() -> None:
    calls = the(Calls, section("monday", rich_study())).calls
    assert [c.name for c in calls] == ["Granlidens Såg", "Lavåsens Mejeri", "Tjärnby byalag"]
    assert calls[0].role == "Ankarföretag, Granliden"
    assert calls[0].question == "Kan ni lägga spånet torrt under tak från december?"
    assert calls[0].why.startswith("Torrt spån betalar sig till 84 km")
    assert the(Empty, section("monday", empty_study())).title == "Ingen att ringa än"


@pytest.mark.parametrize(
    ("make", "language", "expected"),
    [
        (rich_study, "sv", "Åtta utbyten är värda att prova. Börja med tre samtal."),
        (rich_study, "en", "Eight exchanges are worth trying. Start with three calls."),
        (unknown_study, "sv", "Tre samtal ger de siffror som saknas"),
        (empty_study, "sv", "Börja med att fråga vad som finns"),
    ],
)
def test_the_headline_says_what_to_do(
    make: Callable[[], Study], language: Language, expected: str
) -> None:
    assert headline(make(), language) == expected


def test_one_call_is_singular() -> None:
    study = rich_study()
    one = evolve(study, calls=study.calls[:1])
    assert headline(one, "sv") == "Åtta utbyten är värda att prova. Börja med ett samtal."
    assert headline(one, "en") == "Eight exchanges are worth trying. Start with one call."


def test_the_ingress_counts_what_is_ready_and_what_waits() -> None:
    assert ingress(rich_study(), "sv") == (
        "Fyra utbyten har allt klart utom ett ja. Fyra utbyten väntar på en roll som saknas."
    )


def test_key_figures_keep_assumptions_apart() -> None:
    figures = the(KeyFigures, section("summary", rich_study())).figures
    first = figures[0]
    assert (first.label, first.number.text, first.number.unit) == (
        "Vinst för företagen",
        "1,3",
        "Mkr",
    )
    assert first.detail == "0,6–2,1. Vilar på antaganden"
    assert first.note == "Utan antaganden 900 tkr, ett utan siffra räknas inte med"
    climate = figures[2]
    assert (climate.label, climate.number.text) == ("Undvikna utsläpp", "410")
    assert climate.number.span == "180–640"


def test_emissions_that_rise_are_not_called_avoided() -> None:
    study = rich_study()
    risen = NetworkTotal(
        "emissions_t_co2e_per_year",
        study.network.totals[2].label,
        derived(40, "tCO2e/year"),
        derived(40, "tCO2e/year"),
        0,
    )
    network = evolve(study.network, totals=(risen,))
    figure = the(KeyFigures, section("summary", evolve(study, network=network))).figures[0]
    assert (figure.label, figure.number.text) == ("Utsläpp", "40")


def test_totals_count_what_lacks_a_number() -> None:
    built = section("network", rich_study())
    totals = next(b for b in built.blocks if isinstance(b, Table) and b.table_id == "totals")
    jobs = totals.rows[-1]
    assert isinstance(jobs[1], NumberView)
    assert not jobs[1].is_known
    assert jobs[3] == TextCell("2")


def test_gains_are_summed_per_partner() -> None:
    rows = the(RangeRows, section("network", rich_study())).rows
    values = [r.number.cited.quantity.value or 0.0 for r in rows]
    assert values == sorted(values, reverse=True)
    study = rich_study()
    expected = sum(
        p.npv_sek.quantity.value or 0.0
        for e in study.chosen
        for p in e.partners
        if p.partner_id == "varme"
    )
    heat = next(r for r in rows if r.name == "Norrmarks Värme")
    assert heat.number.cited.quantity.value == pytest.approx(expected)
    assert next(r for r in rows if r.name == "Insektsodlare").role == "Rollen saknas"


def test_the_gap_is_told() -> None:
    study = rich_study()
    facts = dict(the(Facts, section("network", study)).facts)
    proven = facts["Avstånd till bästa möjliga"]
    assert isinstance(proven, TextCell)
    assert "bättre finns inte" in proven.text
    loose = evolve(study, network=evolve(study.network, gap=0.034))
    told = dict(the(Facts, section("network", loose)).facts)["Avstånd till bästa möjliga"]
    assert told == TextCell("3,4 %")


def test_missing_roles_say_how_many_wait() -> None:
    lists = [b for b in section("network", rich_study()).blocks if isinstance(b, Bullets)]
    assert (
        TextCell(
            "Biogasanläggning", "Rötning. Två utbyten väntar på den.", lists[1].items[0].family
        )
        in lists[1].items
    )


def test_a_network_of_nothing_explains_itself() -> None:
    assert the(Empty, section("network", unknown_study())).title == "Inget nätverk än"


def test_every_refusal_gives_reason_and_change() -> None:
    table = the(Table, section("refused", rich_study()))
    reasons = [row[1] for row in table.rows]
    assert all(isinstance(r, TextCell) and r.text for r in reasons)
    by_reason = {
        r.text: row for r, row in zip(reasons, table.rows, strict=True) if isinstance(r, TextCell)
    }
    assert by_reason["Gödsel är förbjudet som insektsfoder."][2] == TextCell(
        "Den kan gå till rötning."
    )


def test_near_misses_show_what_it_would_take() -> None:
    study = rich_study()
    none_chosen = evolve(study, network=evolve(study.network, flows=(), synergies=()))
    table = the(Table, section("refused", none_chosen))
    assert table.table_id == "near-misses"
    (row,) = table.rows
    gain, amount, longest = row[1], row[3], row[5]
    assert isinstance(gain, NumberView)
    assert isinstance(amount, NumberView)
    assert isinstance(longest, NumberView)
    assert (gain.text, gain.unit) == ("−20", "tkr")
    assert (amount.text, amount.unit) == ("31", "t/år")
    assert (longest.text, longest.span) == ("71", "55–90")


def test_cards_carry_every_verdict() -> None:
    study = rich_study()
    cards = the(Matches, section("matches", study)).matches
    assert len(cards) == len(study.chosen)
    insects = next(c for c in cards if "insektsmjöl" in c.title)
    assert insects.title == "Drav från Tjärnbrygg blir insektsmjöl till Björkhults Ägg"
    assert insects.chip.outcome is Outcome.UNKNOWN
    assert [r.rule for r in insects.reasons][-1] == "Kvalitet"
    assert insects.reasons[-1].change == "Ta tre prover."
    assert insects.steps[1] == TextCell("Insektsodling", "rollen saknas", insects.steps[1].family)


def test_a_rise_of_emissions_is_not_called_avoided() -> None:
    study = rich_study()
    first = study.exchanges[0]
    risen = evolve(first, emissions_t_co2e_per_year=derived(12, "tCO2e/year", 4, 20))
    cards = the(Matches, section("matches", evolve(study, exchanges=(risen, *study.exchanges[1:]))))
    card = next(c for c in cards.matches if c.match_id == first.exchange_id)
    shown = dict(card.facts)["Ökade utsläpp"]
    assert isinstance(shown, NumberView)
    assert (shown.text, shown.span) == ("12", "4–20")


def test_unknown_numbers_of_a_card_share_a_line() -> None:
    cards = the(Matches, section("matches", unknown_study())).matches
    facts = next(dict(c.facts) for c in cards if c.steps)
    amount = facts["Mängd"]
    assert isinstance(amount, NumberView)
    assert not amount.is_known
    together = facts["Också okänt"]
    assert isinstance(together, TextCell)
    assert together.text.startswith("Når fram, avstånd")


def test_months_are_drawn_only_where_the_season_is_known() -> None:
    cards = the(Matches, section("matches", rich_study())).matches
    with_chart = {c.title.split(" från ")[0] for c in cards if c.chart is not None}
    assert with_chart == {"Träspill", "Värme 50–90 °C"}
    chart = next(c.chart for c in cards if c.chart is not None)
    assert chart.table is not None
    assert len(chart.table.rows) == 12


def test_inverse_shows_twelve_months_and_the_year() -> None:
    built = section("inverse", unknown_study())
    figure = the(FigureBlock, built)
    assert "20\u202f400 MWh" in figure.caption
    assert figure.table is not None
    assert len(figure.table.rows) == 12
    assert SECTIONS["inverse"](rich_study(), "sv") is None


def test_unknown_lists_every_stream_without_an_amount() -> None:
    study = unknown_study()
    built = section("unknown", study)
    assert the(Paragraph, built).text.startswith("11 av 12 överskott och behov saknar mängd.")
    assert len(the(Table, built).rows) == 11
    assert SECTIONS["unknown"](empty_study(), "sv") is None
    known = evolve(study.inventory, streams=study.inventory.streams[4:5])
    assert (
        "Alla 1 överskott och behov har"
        in the(Paragraph, section("unknown", evolve(study, inventory=known))).text
    )


def test_measure_shows_at_most_three() -> None:
    study = rich_study()
    many = evolve(study, measurements=study.measurements * 3)
    assert len(the(Table, section("measure", many)).rows) == 3
    assert SECTIONS["measure"](empty_study(), "sv") is None


def test_a_measurement_without_spread_needs_no_column() -> None:
    table = the(Table, section("measure", unknown_study()))
    assert [c.title for c in table.columns] == ["Okänt i dag", "Därför", "Så här"]


def test_assumptions_show_value_range_and_source() -> None:
    table = the(Table, section("assumptions", rich_study()))
    price = table.rows[0]
    assert isinstance(price[1], NumberView)
    assert (price[1].text, price[1].unit, price[1].span) == ("450", "kr/MWh", "250–900")
    assert isinstance(price[2], TextCell)
    assert price[2].text.startswith("Avfall Sverige")


@pytest.mark.parametrize(
    ("language", "words"), [("sv", "inte juridisk rådgivning"), ("en", "not legal advice")]
)
def test_about_is_no_legal_advice(language: Language, words: str) -> None:
    assert any(words in t for t in texts(section("about", empty_study(), language)))
