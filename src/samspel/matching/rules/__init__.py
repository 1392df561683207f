"""The rules of matching. To add one: a module here, and one row below."""

from samspel.domain.texts import Text
from samspel.matching.rules import (
    amount,
    availability,
    confidentiality,
    distance,
    legal,
    quality,
    season,
    temperature,
)
from samspel.matching.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        temperature.NAME,
        Text("Temperatur", "Temperature"),
        temperature.judge,
        facts=("temperature_supply_c",),
        is_settled=temperature.is_settled,
    ),
    Rule(season.NAME, Text("Årstid", "Season"), season.judge, facts=("profile_id",)),
    Rule(amount.NAME, Text("Mängd", "Amount"), amount.judge, facts=("amount",), is_fit=False),
    Rule(
        distance.NAME,
        Text("Avstånd mot värde", "Distance against value"),
        distance.judge,
        facts=("site_id", "value_sek_per_unit"),
        is_fit=False,
    ),
    Rule(
        quality.NAME,
        Text("Kvalitet", "Quality"),
        quality.judge,
        facts=("moisture_pct_wet",),
        is_settled=quality.is_settled,
    ),
    Rule(
        legal.NAME,
        Text("Regler", "Rules and law"),
        legal.judge,
        facts=("legal_status", "waste_code"),
        is_settled=legal.is_settled,
    ),
    Rule(
        availability.NAME,
        Text("Tillgänglighet", "Availability"),
        availability.judge,
        facts=("available_from",),
        can_raise=False,
    ),
    Rule(
        confidentiality.NAME,
        Text("Sekretess", "Confidentiality"),
        confidentiality.judge,
        facts=(),
        can_raise=False,
    ),
)

__all__ = ["RULES", "Rule"]
