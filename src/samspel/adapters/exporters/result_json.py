"""JSON of results, as scripts read them: stable order, full precision, a schema field."""

import json
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TypeAlias, cast

from attrs import AttrsInstance, fields, has

from samspel.domain.errors import Fault
from samspel.domain.exchanges import Exchange, Match, MatchResult, Network
from samspel.domain.provenance import Cited
from samspel.domain.studies import ProposedResource, Study
from samspel.domain.texts import Language, Text
from samspel.domain.verdicts import Verdict

Json: TypeAlias = "str | int | float | bool | Sequence[Json] | dict[str, Json] | None"


def document(name: str, version: str, content: dict[str, Json]) -> dict[str, Json]:
    """`content` with the schema and version every JSON output opens with."""
    return {"schema": f"samspel.{name}/1", "samspel_version": version, **content}


def dump(content: dict[str, Json]) -> str:
    """UTF-8 text: a line per key and per item of a list of objects; NaN is refused."""
    lines = [f"{_compact(key)}: {_spread(value)}" for key, value in content.items()]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _spread(value: Json) -> str:
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return "[\n" + ",\n".join(map(_compact, value)) + "\n]"
    return _compact(value)


def _compact(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def faults_json(faults: Iterable[Fault], language: Language) -> list[Json]:
    """Faults as `samspel check` lists them."""
    return [
        {
            "table": f.table,
            "row": f.row,
            "column": f.column,
            "value": f.value,
            "code": f.code,
            "message": f.message_sv if language == "sv" else f.message_en,
        }
        for f in faults
    ]


def cited_json(cited: Cited) -> dict[str, Json]:
    """A number with its range, unit, origin and source; null when unknown."""
    quantity = cited.quantity
    return {
        "value": quantity.value,
        "low": quantity.low,
        "high": quantity.high,
        "unit": quantity.unit,
        "origin": cited.origin.value,
        "rests_on_assumption": cited.is_assumed,
        "source": cited.source.title,
        "address": cited.source.address,
    }


def match_json(match: Match, language: Language) -> dict[str, Json]:
    """One match or refusal."""
    return {
        "source_stream_id": match.source_stream_id,
        "sink_stream_id": match.sink_stream_id,
        "pathway": list(match.pathway.conversion_ids),
        "score": match.score,
        "amount_per_year": match.amount_per_year.quantity.value,
        "unit": match.amount_per_year.quantity.unit,
        "distance_km": match.distance.km if match.distance else None,
        "verdicts": [_verdict_json(v, language) for v in match.verdicts],
        "outcome": match.outcome.value,
        "resources": list(match.resource_ids),
        "operators": list(match.operator_ids),
        "is_internal": match.is_internal,
        "is_resource_proposed": match.is_resource_proposed,
        "known_status": match.known_status.value if match.known_status else None,
        "disclosure": match.disclosure.value,
        "amount": cited_json(match.amount_per_year),
        "delivered": cited_json(match.delivered_per_year),
        "monthly_amount": list(match.monthly_amount),
        "score_parts": [
            {"name": p.name, "value": p.value, "weight": p.weight} for p in match.score_parts
        ],
    }


def _verdict_json(verdict: Verdict, language: Language) -> dict[str, Json]:
    return {
        "rule": verdict.rule,
        "verdict": verdict.outcome.value,
        "reason": verdict.reason.render(language),
        "code": verdict.code,
        "change": verdict.change.render(language),
        "missing": list(verdict.missing),
        "sources": [{"title": s.title, "address": s.address} for s in verdict.sources],
    }


def matches_json(
    result: MatchResult,
    proposed: tuple[ProposedResource, ...],
    version: str,
    language: Language,
) -> dict[str, Json]:
    """What `samspel match` answers; `proposed`: resource types that were not stated."""
    return document(
        "matches",
        version,
        {
            "matches": [match_json(m, language) for m in result.matches],
            "refused": [match_json(m, language) for m in result.refused],
            "unmatched_sources": list(result.unmatched_sources),
            "unmatched_sinks": list(result.unmatched_sinks),
            "proposed_resources": _plain(proposed),
        },
    )


def network_json(network: Network, version: str) -> dict[str, Json]:
    """The chosen network with its proof."""
    return document("network", version, dict(_plain_fields(network)))


def study_json(study: Study, language: Language) -> dict[str, Json]:
    """The whole study but its catalogue: options, assessed exchanges, network, what to do."""
    region = study.inventory.region
    return document(
        "study",
        study.samspel_version,
        {
            "study_id": study.study_id,
            "region": _plain(region),
            "options": _plain(study.options),
            "catalogue_version": study.knowledge.version,
            "n_actors": len(study.inventory.actors),
            "n_sites": len(study.inventory.sites),
            "n_streams": len(study.inventory.streams),
            "filled_stream_ids": list(study.filled_stream_ids),
            "proposed_resources": _plain(study.proposed_resources),
            "exchanges": [_exchange_json(e, language) for e in study.exchanges],
            "network": _plain(study.network),
            "measurements": [_plain(m, language) for m in study.measurements],
            "calls": [_plain(c, language) for c in study.calls],
            "inverse_answers": [_plain(a, language) for a in study.inverse_answers],
            "n_refused": len(study.match_result.refused),
            "unmatched_sources": list(study.match_result.unmatched_sources),
            "unmatched_sinks": list(study.match_result.unmatched_sinks),
        },
    )


def _exchange_json(exchange: Exchange, language: Language) -> dict[str, Json]:
    content = {k: v for k, v in _plain_fields(exchange, language) if k != "match"}
    return {"exchange_id": exchange.exchange_id, **content}


@cache
def _names(kind: type[AttrsInstance]) -> tuple[str, ...]:
    return tuple(a.name for a in fields(kind) if not a.name.startswith("_"))


def _plain_fields(value: AttrsInstance, language: Language = "sv") -> list[tuple[str, Json]]:
    return [(name, _plain(getattr(value, name), language)) for name in _names(type(value))]


def _plain(value: object, language: Language = "sv") -> Json:
    """Any frozen domain value as JSON: texts in one language, numbers with their origin."""
    if value is None or isinstance(value, str | float | int):
        return value
    if isinstance(value, Cited):
        return cited_json(value)
    if isinstance(value, tuple | list):
        return [_plain(item, language) for item in value]
    if isinstance(value, Text):
        return value.render(language)
    if has(type(value)):
        return dict(_plain_fields(cast("AttrsInstance", value), language))
    raise TypeError(f"{type(value).__name__} has no JSON form; give it one in result_json")
