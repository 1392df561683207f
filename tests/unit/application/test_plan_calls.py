from samspel.application.plan_calls import plan_calls
from samspel.domain.studies import Measurement
from samspel.domain.texts import Text
from tests.unit.application.small_region import cited, inventory, knowledge

WHY = Text("därför", "because")


def measurement(stream_id: str, field: str = "amount") -> Measurement:
    return Measurement(
        stream_id, field, Text("mängd", "amount"), WHY, Text("Väg.", "Weigh."), cited(1, "SEK"), 2
    )


def test_owners_of_the_numbers_worth_most_are_called_once_each() -> None:
    wanted = (measurement("grain"), measurement("heat"), measurement("grain", "moisture"))
    calls = plan_calls(inventory(), knowledge(), (), (), wanted)
    assert [c.actor_id for c in calls] == ["brewery", "plant"]
    assert calls[0].why == WHY
    assert "kyler ni bort varje månad" in calls[1].question.sv
    assert "brewers_grain en" in calls[0].question.en


def test_groups_and_vacant_roles_have_no_telephone() -> None:
    assert plan_calls(inventory(), knowledge(), (), (), (measurement("scraps"),)) == ()
    assert plan_calls(inventory(), knowledge(), (), (), (measurement("house"),)) == ()


def test_another_field_is_asked_for_in_its_own_words() -> None:
    (call,) = plan_calls(inventory(), knowledge(), (), (), (measurement("grain", "moisture"),))
    assert call.question == Text("Väg.", "Weigh.")
