"""For those who decide: what the network is worth, with and without assumptions."""

from samspel.domain.exchanges import NetworkTotal
from samspel.domain.provenance import Cited
from samspel.domain.quantities import Quantity
from samspel.domain.studies import Study
from samspel.domain.texts import Language, Text
from samspel.reporting.blocks import Column, Empty, KeyFigure, KeyFigures, Section, Table, TextCell
from samspel.reporting.numbers import avoided, show
from samspel.reporting.phrases import in_words, sentence, with_unit
from samspel.reporting.selection import proposals_found, surpluses_with_takers

N_KEY_FIGURES = 4
_TITLE = Text("Nyckeltal", "Key figures")
_ASIDE = Text(
    "Troligast; lägst om allt går emot på en gång, högst om allt går väl",
    "Likeliest; lowest if everything goes against it at once, highest if all goes well",
)
_AVOIDED = Text("Undvikna utsläpp", "Avoided emissions")
_LACKS = Text("{n} utan siffra räknas inte med", "{n} without a number not counted")
_WITHOUT_SHORT = Text("utan antaganden {number}", "without assumptions {number}")
TOTALS = Text("Summor med och utan antaganden", "Sums with and without assumptions")
_COLUMNS = (
    Text("Summa", "Sum"),
    Text("Utan antaganden", "Without assumptions"),
    Text("Med antaganden", "With assumptions"),
    Text("Saknar siffra", "Without a number"),
)
_NONE_WITHOUT = Text("inget", "none")
_NOTE = Text(
    "Okänt räknas aldrig som noll. Det som vilar på antaganden står för sig.",
    "Unknown is never counted as zero. What rests on assumptions stands apart.",
)
_TAKEN = Text("Överskott med möjlig mottagare", "Surpluses with a possible taker")
_FOUND = Text("Förslag som matchningen hittar", "Proposals that matching finds")
_KNOWN = Text("Mängder som är kända", "Amounts that are known")
_VACANT = Text("Roller som saknas", "Roles that are missing")
_OF_ALL = Text("av {n}", "of {n}")
_FOR_MATCHES = Text("för {n} matchningar", "for {n} matches")
_COUNTED = Text("räknat i underlaget", "counted in the data")
_NONE = Text("Inga summor än", "No sums yet")
_NONE_WHY = Text(
    "Inget utbyte har så många kända siffror att det går att räkna på. Se vad som bör mätas först.",
    "No exchange has enough known numbers to be computed. See what to measure first.",
)


def build(study: Study, language: Language) -> Section:
    """Up to four large figures; every sum stands in the network's section."""
    totals = study.network.totals
    if not any(t.with_assumptions.is_known for t in totals) or not study.chosen:
        empty = Empty(_NONE.render(language), _NONE_WHY.render(language))
        counts = KeyFigures(_counts(study, language))
        blocks = (counts, empty) if study.inventory.streams else (empty,)
        return Section("summary", _TITLE.render(language), blocks)
    first = sorted(totals, key=lambda t: not t.with_assumptions.is_known)[:N_KEY_FIGURES]
    figures = KeyFigures(tuple(_key_figure(t, language) for t in first))
    return Section(
        "summary",
        _TITLE.render(language),
        (figures,),
        _ASIDE.render(language),
    )


def _counts(study: Study, language: Language) -> tuple[KeyFigure, ...]:
    """What there is to go on when nothing can be summed: how many, and how many are known."""
    streams = study.inventory.streams
    offers, found = surpluses_with_takers(study), proposals_found(study)
    known = sum(s.amount.is_known for s in streams)
    roles = [m for m in study.match_result.matches if m.vacant_conversion_ids]
    vacant = {c for m in roles for c in m.vacant_conversion_ids}
    of_all, for_matches = _OF_ALL.render(language), _FOR_MATCHES.render(language)
    numbers = [
        (_TAKEN, offers.n, of_all.format(n=offers.total)),
        (_FOUND, found.n, of_all.format(n=found.total)),
        (_KNOWN, known, of_all.format(n=len(streams))),
        (_VACANT, len(vacant), for_matches.format(n=len(roles))),
    ]
    if not found.total:
        del numbers[1]
    rule = _COUNTED.render(language)
    return tuple(
        KeyFigure(
            label.render(language),
            show(Cited.derived(Quantity.of(float(n), "1"), rule), language),
            f"{sentence(detail)}, {rule}",
        )
        for label, n, detail in numbers
    )


def _is_avoided(total: NetworkTotal) -> bool:
    quantity = total.with_assumptions.quantity
    return "emission" in total.name and quantity.value is not None and quantity.value < 0


def _turned(total: NetworkTotal) -> tuple[Text, Cited, Cited]:
    """Label, without and with assumptions; avoided emissions as a positive number."""
    without, with_ = total.without_assumptions, total.with_assumptions
    if _is_avoided(total):
        return _AVOIDED, avoided(without), avoided(with_)
    return total.label, without, with_


def _key_figure(total: NetworkTotal, language: Language) -> KeyFigure:
    label, without, with_ = _turned(total)
    number = show(with_, language)
    notes = []
    if without.quantity != with_.quantity and without.is_known:
        text = _WITHOUT_SHORT.render(language)
        notes.append(text.format(number=with_unit(show(without, language))))
    if total.n_unknown:
        text = _LACKS.render(language)
        notes.append(text.format(n=in_words(total.n_unknown, language)))
    note = sentence(", ".join(notes))
    return KeyFigure(label.render(language), number, number.detail, note)


def totals_table(totals: tuple[NetworkTotal, ...], language: Language) -> Table:
    """Every sum over the network, apart by whether it rests on assumptions."""
    columns = tuple(
        Column(title.render(language), is_number=i > 0) for i, title in enumerate(_COLUMNS)
    )
    rows = []
    for total in totals:
        label, without, with_ = _turned(total)
        is_none = without.quantity.value == 0 and with_.quantity.value != 0
        rows.append(
            (
                TextCell(label.render(language)),
                TextCell(_NONE_WITHOUT.render(language)) if is_none else show(without, language),
                show(with_, language),
                TextCell(str(total.n_unknown)),
            )
        )
    return Table("totals", "", columns, tuple(rows), _NOTE.render(language))
