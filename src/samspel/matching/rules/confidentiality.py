"""A draft is its owner's alone; a match is as confidential as its strictest stream."""

from samspel.domain.streams import Disclosure, strictest
from samspel.domain.texts import Text
from samspel.domain.verdicts import Outcome, Verdict
from samspel.matching.candidates import Candidate, Context
from samspel.matching.wording import name_of, say

NAME = "confidentiality"
_CLASS_TEXTS = {
    Disclosure.DRAFT: Text("utkast", "draft"),
    Disclosure.FACILITATOR: Text("bara processledaren", "the facilitator only"),
    Disclosure.ANONYMOUS: Text("alla, utan namn", "everyone, without names"),
    Disclosure.NAMED: Text("deltagarna, med namn", "participants, with names"),
    Disclosure.PUBLIC: Text("alla", "everyone"),
}


def disclosure_of(candidate: Candidate) -> Disclosure:
    """The class of the match: the strictest of its streams, its operators' among them."""
    operators = (o.disclosure for o in candidate.operators if o is not None)
    return strictest(candidate.source.disclosure, candidate.sink.disclosure, *operators)


def judge(candidate: Candidate, _: Context) -> Verdict:
    """The confidentiality rule: drafts are not matched."""
    drafts = [s for s in (candidate.source, candidate.sink) if s.disclosure is Disclosure.DRAFT]
    if drafts:
        reason = say(
            "{names} är ett utkast och matchas inte förrän ägaren delar det.",
            "{names} is a draft and is not matched until its owner shares it.",
            names=", ".join(name_of(s) for s in drafts),
        )
        change = Text(
            "Ägaren behöver dela uppgiften, minst med processledaren.",
            "The owner must share it, at least with the facilitator.",
        )
        return Verdict(NAME, Outcome.REFUSED, "CONFIDENTIALITY-DRAFT", reason, change)
    reason = say(
        "Får ses av: {audience}.",
        "May be seen by: {audience}.",
        audience=_CLASS_TEXTS[disclosure_of(candidate)],
    )
    return Verdict(NAME, Outcome.ACCEPTED, "CONFIDENTIALITY-SHARED", reason)
