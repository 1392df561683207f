"""Offer and need must exist at the same time."""

from datetime import date

from samspel.domain.streams import Recurrence, Stream
from samspel.domain.texts import Text
from samspel.domain.verdicts import Outcome, Verdict
from samspel.matching.candidates import Candidate, Context
from samspel.matching.wording import name_of, say

NAME = "availability"


def judge(candidate: Candidate, _: Context) -> Verdict:
    """The availability rule: periods must overlap; what comes once must be dated."""
    source, sink = candidate.source, candidate.sink
    undated = [s for s in (source, sink) if _is_once_without_date(s)]
    if undated:
        return _unknown(undated)
    start = max(_from(source), _from(sink))
    end = min(_to(source), _to(sink))
    if start > end:
        return _refused(candidate, start, end)
    if (start, end) == (date.min, date.max):
        reason = Text("Inga datum begränsar.", "No dates limit it.")
        return Verdict(NAME, Outcome.ACCEPTED, "AVAILABILITY-OPEN", reason)
    reason = say(
        "Båda finns samtidigt{start}{end}.",
        "Both exist together{start}{end}.",
        start=_bound(" från {d}", " from {d}", start, date.min),
        end=_bound(" till {d}", " until {d}", end, date.max),
    )
    return Verdict(NAME, Outcome.ACCEPTED, "AVAILABILITY-OVERLAP", reason)


def _from(stream: Stream) -> date:
    return stream.available_from or date.min


def _to(stream: Stream) -> date:
    return stream.available_to or date.max


def _is_once_without_date(stream: Stream) -> bool:
    is_dated = stream.available_from is not None or stream.available_to is not None
    return stream.recurrence is Recurrence.ONCE and not is_dated


def _bound(sv: str, en: str, day: date, unbounded: date) -> Text:
    return Text("", "") if day == unbounded else say(sv, en, d=day.isoformat())


def _refused(candidate: Candidate, start: date, end: date) -> Verdict:
    is_source_late = _from(candidate.source) == start
    late = candidate.source if is_source_late else candidate.sink
    early = candidate.sink if is_source_late else candidate.source
    reason = say(
        "{late} finns först {start}, men {early} bara till {end}.",
        "{late} exists only from {start}, but {early} only until {end}.",
        late=name_of(late),
        early=name_of(early),
        start=start.isoformat(),
        end=end.isoformat(),
    )
    change = say(
        "Förläng till efter {start}, eller börja före {end}.",
        "Extend beyond {start}, or begin before {end}.",
        start=start.isoformat(),
        end=end.isoformat(),
    )
    return Verdict(NAME, Outcome.REFUSED, "AVAILABILITY-APART", reason, change, 0.0)


def _unknown(undated: list[Stream]) -> Verdict:
    reason = say(
        "{names} kommer en gång, men ingen har sagt när.",
        "{names} comes once, but nobody has said when.",
        names=", ".join(name_of(s) for s in undated),
    )
    change = Text("Ange från och till när.", "Enter from when and until when.")
    missing = tuple(f"{s.stream_id}.available_from" for s in undated)
    return Verdict(NAME, Outcome.UNKNOWN, "AVAILABILITY-UNDATED", reason, change, 0.0, missing)
