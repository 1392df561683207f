"""What to do on Monday: three calls, to whom, with which question, and why."""

from samspel.domain.studies import Study
from samspel.domain.texts import Language, Text
from samspel.reporting.blocks import Calls, CallView, Empty, Section
from samspel.reporting.phrases import actor_line

_TITLE = Text("På måndag", "On Monday")
_ASIDE = Text("Valda för att svaret ändrar mest", "Chosen because the answer changes most")
_NONE = Text("Ingen att ringa än", "Nobody to call yet")
_WHY = Text(
    "Samtal föreslås när det finns flöden att fråga om. Börja med att lägga in företag, platser "
    "och vad de har över eller behöver.",
    "Calls are proposed when there are streams to ask about. Start by entering firms, places and "
    "what they have over or need.",
)


def build(study: Study, language: Language) -> Section:
    """The calls, in the order to make them."""
    calls = tuple(
        CallView(
            number=i,
            name=study.inventory.actor_by_id[call.actor_id].name,
            role=actor_line(study.inventory.actor_by_id[call.actor_id], study, language),
            question=call.question.render(language),
            why=call.why.render(language),
        )
        for i, call in enumerate(study.calls, 1)
    )
    block = Calls(calls) if calls else Empty(_NONE.render(language), _WHY.render(language))
    aside = _ASIDE.render(language) if calls else ""
    return Section("monday", _TITLE.render(language), (block,), aside)
