"""A page that leads to the results of several regions."""

from collections.abc import Mapping, Sequence

from attrs import frozen

from samspel.domain.studies import Study
from samspel.domain.texts import LANGUAGES, Language, Text
from samspel.reporting.document import headline, ingress
from samspel.reporting.html import page_parts, template

_WORDS: Mapping[str, Text] = {
    "title": Text("Resultat, bygd för bygd", "Results, region by region"),
    "skip": Text("Hoppa till innehållet", "Skip to the content"),
    "ingress": Text(
        "Läs rapporten först. Tabeller och kartor finns bredvid.",
        "Read the report first. Tables and maps are beside it.",
    ),
    "fictional": Text(
        "Påhittad bygd. Företag, mängder och belopp finns inte på riktigt.",
        "An invented region. Firms, amounts and sums of money are not real.",
    ),
    "footer": Text(
        "Samspel körs på den här datorn. Inget lämnar den.",
        "Samspel runs on this computer. Nothing leaves it.",
    ),
}
_READ = Text("Läs rapporten på svenska", "Read the report in English")
_COUNTS = Text(
    "{actors} aktörer, {streams} flöden", "{actors} actors, {streams} surpluses and needs"
)
_FILES: tuple[tuple[str, Text], ...] = (
    ("report.pdf", Text("Pdf för utskrift", "PDF for print")),
    ("tables.xlsx", Text("Alla tabeller (Excel)", "All tables (Excel)")),
    ("sankey.svg", Text("Flödena (SVG)", "The flows (SVG)")),
    ("map.geojson", Text("Karta för QGIS (GeoJSON)", "Map for QGIS (GeoJSON)")),
    ("study.json", Text("Studien (JSON)", "The study (JSON)")),
)


@frozen
class FileLink:
    """One file to open."""

    name: str
    address: str


@frozen
class Edition:
    """A region's results in one language."""

    language: Language
    read: str
    report: str
    files: tuple[FileLink, ...]


@frozen
class RegionLinks:
    """A region and where its results lie."""

    folder: str
    name: str
    counts: str
    headline: str
    ingress: str
    is_fictional: bool
    editions: tuple[Edition, ...]


def render_index(studies: Sequence[tuple[str, Study]], language: Language = "sv") -> str:
    """One page for `studies`: (folder, study); results lie in <folder>/<language>/."""
    return template("index.html.j2").render(
        language=language,
        regions=[_links(folder, study, language) for folder, study in studies],
        words={name: text.render(language) for name, text in _WORDS.items()},
        **page_parts(),
    )


def _links(folder: str, study: Study, language: Language) -> RegionLinks:
    inventory = study.inventory
    counts = _COUNTS.render(language).format(
        actors=len(inventory.actors), streams=len(inventory.streams)
    )
    spoken = sorted(LANGUAGES, key=lambda other: other != language)
    return RegionLinks(
        folder,
        inventory.region.name,
        counts,
        headline(study, language),
        ingress(study, language),
        inventory.region.is_fictional,
        tuple(_edition(folder, other) for other in spoken),
    )


def _edition(folder: str, language: Language) -> Edition:
    base = f"{folder}/{language}"
    files = tuple(FileLink(text.render(language), f"{base}/{file}") for file, text in _FILES)
    return Edition(language, _READ.render(language), f"{base}/report.html", files)
