"""The printed first page's two figures, side by side: what could go where, and where that is."""

from samspel.domain.studies import Study
from samspel.domain.texts import Language, Text
from samspel.reporting.blocks import Block, Section
from samspel.reporting.sections.region_map import map_figure
from samspel.reporting.sections.small_flows import small_figure

_TITLE = Text("Vad som kan gå vart", "What could go where")


def build(study: Study, language: Language) -> Section | None:
    """Sankey and map in small; None when there is neither."""
    blocks: list[Block] = []
    aside = ""
    sankey = small_figure(study, language)
    if sankey is not None:
        figure, aside = sankey
        blocks.append(figure)
    ground = map_figure(study, language, is_small=True)
    if ground is not None:
        blocks.append(ground)
    return Section("glance", _TITLE.render(language), tuple(blocks), aside) if blocks else None
