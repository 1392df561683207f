"""About the report: how to read it, what it is not, and what made it."""

from samspel.domain.studies import Study
from samspel.domain.texts import Language, Text
from samspel.reporting.blocks import Bullets, Facts, Notice, Section, TextCell

_TITLE = Text("Om rapporten", "About this report")
_LEGAL = Text(
    "Rapporten är ett underlag för samtal, inte juridisk rådgivning. Regler om avfall, foder, "
    "livsmedel och miljötillstånd ändras: fråga kommunens miljökontor eller länsstyrelsen innan "
    "något börjar flyttas.",
    "The report is a basis for conversations, not legal advice. Rules on waste, feed, food and "
    "environmental permits change: ask the municipality's environmental office or the county "
    "administrative board before anything is moved.",
)
_READ = (
    (
        Text("Siffrornas ursprung", "Where numbers are from"),
        Text(
            "Heldraget understruket är angivet, dubbelt är uppmätt, prickat är beräknat, streckat "
            "är antaget eller delvis antaget: beräknat ur något som är antaget. En streckad ruta "
            "är okänt.",
            "A solid underline is stated, double is measured, dotted is computed, dashed is "
            "assumed or partly assumed: computed from something assumed. A dashed box is unknown.",
        ),
    ),
    (
        Text("Lägst och högst", "Lowest and highest"),
        Text(
            "Varje siffra med spridning visas som troligast, lägst och högst. Det lägsta är när "
            "allt går emot på en gång, det högsta när allt går väl.",
            "Every number with a spread is shown as likeliest, lowest and highest. The lowest is "
            "when everything goes against it at once, the highest when all goes well.",
        ),
    ),
    (
        Text("Omdömen", "Verdicts"),
        Text(
            "Godkänd: alla regler säger ja. Okänt: en uppgift saknas. Avvisad: en regel säger nej, "
            "och skälet står bredvid.",
            "Accepted: every rule says yes. Unknown: a fact is missing. Refused: a rule says no, "
            "and the reason is given.",
        ),
    ),
    (
        Text("Pengar", "Money"),
        Text(
            "Nuvärde över kalkyltiden. Plus är vinst för den som får det.",
            "Net present value over the horizon. Plus is a gain for whoever receives it.",
        ),
    ),
)
_STUDY = Text("Studie", "Study")
_VERSION = Text("Version", "Version")
_CATALOGUE = Text("Katalog", "Catalogue")
_SEED = Text("Slumpfrö", "Random seed")


def build(study: Study, language: Language) -> Section:
    """The legal note, the reading key and the versions."""
    items = tuple(TextCell(a.render(language), b.render(language)) for a, b in _READ)
    facts = (
        (_STUDY.render(language), TextCell(study.study_id)),
        (_VERSION.render(language), TextCell(f"Samspel {study.samspel_version}")),
        (_CATALOGUE.render(language), TextCell(study.knowledge.version)),
        (_SEED.render(language), TextCell(str(study.options.seed))),
    )
    blocks = (Notice(_LEGAL.render(language)), Bullets(items), Facts(facts))
    return Section("about", _TITLE.render(language), blocks)
