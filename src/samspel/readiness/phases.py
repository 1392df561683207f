"""The four phases of a symbiosis, walked as a loop: after the last comes the first again."""

from enum import StrEnum

from samspel.domain.texts import Text


class Phase(StrEnum):
    """Where a region or an idea stands. Source: the figure "Evighetsåttan", Jämtland 2024."""

    EXPLORE = "explore"
    TEST = "test"
    SCALE_UP = "scale_up"
    MANAGE = "manage"

    @property
    def text(self) -> Text:
        """The phase's name."""
        return _PHASE_TEXTS[self]

    @property
    def following(self) -> "Phase":
        """The phase after this one; exploring follows managing."""
        phases = list(Phase)
        return phases[(phases.index(self) + 1) % len(phases)]


_PHASE_TEXTS = {
    Phase.EXPLORE: Text("Utforska", "Explore"),
    Phase.TEST: Text("Testa", "Test"),
    Phase.SCALE_UP: Text("Skala upp", "Scale up"),
    Phase.MANAGE: Text("Förvalta & utveckla", "Manage & develop"),
}
