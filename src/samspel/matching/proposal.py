"""Proposing a resource from free text and a waste code, when nobody has chosen one.

Words are compared with the catalogue's labels and synonyms: whole words, parts of Swedish
compounds ("björkspån" holds "spån") and letter trigrams for slips of the pen. A proposal is shown
with its score and confirmed by a person. It never decides hazard (conventions §14): a hazardous
and a harmless resource are weighed alike.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from math import log

from attrs import field, frozen

from samspel.domain.codes import WasteCode
from samspel.domain.errors import CodeError
from samspel.domain.knowledge import Knowledge
from samspel.domain.resources import Resource

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_ENDINGS: tuple[str, ...] = ("arna", "erna", "orna", "are", "ar", "er", "or", "en", "et", "na")
_ENDINGS += ("es", "s", "n", "t", "a", "e")
_PLAIN = str.maketrans("åäöéü", "aaoeu")
_STOPPED = (
    "och från till av i på för med som en ett den det de vi har kan är vid om eller samt mm per år",
    "ton kg the of from and to for with a an in at on or our we is are etc",
)
_STOP = frozenset(word for line in _STOPPED for word in line.split())
_LEAST_SCORE = 0.35
_WHOLE, _PLAINLY, _ASSEMBLED, _PART, _BLUR = 1.0, 0.9, 0.95, 0.72, 0.6
_CODE_EXACT, _CODE_GROUP = 0.45, 0.12


def stem(word: str) -> str:
    """A word without its Swedish or English endings, at least four letters long."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return stem(word[: -len(ending)])
    return word


def words(text: str) -> tuple[str, ...]:
    """The words that carry meaning, in order and in lower case."""
    found = (w.casefold() for w in _WORD.findall(text))
    return tuple(w for w in found if w not in _STOP and not w.isdigit())


def trigrams(word: str) -> frozenset[str]:
    """Letter trigrams of a padded word."""
    padded = f" {word} "
    return frozenset(padded[i : i + 3] for i in range(len(padded) - 2))


def _likeness(left: frozenset[str], right: frozenset[str]) -> float:
    return 2 * len(left & right) / (len(left) + len(right))


@frozen
class _Phrase:
    """A label or synonym of one resource, as words and as stems."""

    resource_id: str
    words: tuple[str, ...]
    stems: tuple[str, ...]


def _phrases(resources: Iterable[Resource]) -> Iterator[_Phrase]:
    for resource in resources:
        texts = (resource.label.sv, resource.label.en, *resource.synonyms_sv, *resource.synonyms_en)
        for text in texts:
            if given := words(text):
                yield _Phrase(resource.resource_id, given, tuple(map(stem, given)))


def _weights(phrases: Iterable[_Phrase]) -> Mapping[str, float]:
    """How telling each stem is: rare stems weigh more (inverse resource frequency)."""
    pairs = {(p.resource_id, s) for p in phrases for s in p.stems}
    total = len({resource_id for resource_id, _ in pairs})
    counts = Counter(s for _, s in pairs)
    return {s: log(1 + total / n) for s, n in counts.items()}


@frozen
class ResourceProposer:
    """The catalogue's words, indexed once for many descriptions."""

    knowledge: Knowledge
    phrases: tuple[_Phrase, ...] = field(init=False)
    weights: Mapping[str, float] = field(init=False)
    plain: Mapping[str, tuple[str, ...]] = field(init=False)

    @phrases.default
    def _default_phrases(self) -> tuple[_Phrase, ...]:
        return tuple(_phrases(self.knowledge.resources.values()))

    @weights.default
    def _default_weights(self) -> Mapping[str, float]:
        return _weights(self.phrases)

    @plain.default
    def _default_plain(self) -> Mapping[str, tuple[str, ...]]:
        """Stems by how they are written on a keyboard without dots and rings."""
        found: dict[str, tuple[str, ...]] = {}
        for phrase in self.phrases:
            for word, known in zip(phrase.words, phrase.stems, strict=True):
                bare = stem(word.translate(_PLAIN))
                if known not in found.get(bare, ()):
                    found[bare] = (*found.get(bare, ()), known)
        return found

    def propose(
        self, description: str, waste_code: str | None = None, n: int = 3
    ) -> tuple[tuple[str, float], ...]:
        """Up to `n` (resource id, score 0–1), best first; none when nothing is alike."""
        seen = self._strengths(words(description))
        scores: dict[str, float] = {}
        for phrase in self.phrases:
            score = self._score(phrase, seen)
            if score > scores.get(phrase.resource_id, 0.0):
                scores[phrase.resource_id] = score
        for resource_id, bonus in self._by_code(waste_code):
            held = scores.get(resource_id, 0.0)
            scores[resource_id] = held + (1 - held) * bonus
        ranked = sorted(
            ((key, round(s, 4)) for key, s in scores.items() if s >= _LEAST_SCORE),
            key=lambda pair: (-pair[1], pair[0]),
        )
        return tuple(ranked[:n])

    def _strengths(self, given: tuple[str, ...]) -> list[dict[str, float]]:
        """For each word given, how strongly it calls each stem of the catalogue."""
        called = [self._called(word) for word in given]
        stems = tuple(stem(word) for word in given)
        for known in self.weights:
            parts = [i for i, part in enumerate(stems) if len(part) >= 3 and part in known]
            if len(parts) > 1 and sum(len(stems[i]) for i in parts) >= 0.8 * len(known):
                for i in parts:
                    called[i][known] = max(called[i].get(known, 0.0), _ASSEMBLED)
        return called

    def _called(self, word: str) -> dict[str, float]:
        own = stem(word)
        if own in self.weights:
            called = {own: _WHOLE}
        else:
            called = dict.fromkeys(self.plain.get(stem(word.translate(_PLAIN)), ()), _PLAINLY)
        grams, is_known = trigrams(own), bool(called)
        for known in self.weights:
            strength = max(_compound(word, known), _compound(own, known))
            if strength == 0.0 and not is_known and min(len(known), len(own)) >= 5:
                alike = _likeness(grams, trigrams(known))
                strength = _BLUR * alike if alike >= 0.6 else 0.0
            if strength > called.get(known, 0.0):
                called[known] = strength
        return called

    def _score(self, phrase: _Phrase, seen: list[dict[str, float]]) -> float:
        """How much of the phrase is said, times how much of what is said the phrase explains."""
        wanted = sum(self.weights[s] for s in phrase.stems)
        best = {s: max((w.get(s, 0.0) for w in seen), default=0.0) for s in phrase.stems}
        said = sum(self.weights[s] * strength for s, strength in best.items()) / wanted
        if said < 0.3:
            return 0.0
        explained = sum(max((w.get(s, 0.0) for s in phrase.stems), default=0.0) for w in seen)
        return float(said**1.5) * (0.7 + 0.3 * explained / len(seen))

    def _by_code(self, waste_code: str | None) -> Iterator[tuple[str, float]]:
        if not waste_code:
            return
        try:
            wanted = WasteCode.parse(waste_code).text
        except CodeError:
            return
        for resource in self.knowledge.resources.values():
            codes = [code.text for code in resource.waste_codes]
            if wanted in codes:
                yield resource.resource_id, _CODE_EXACT - 0.03 * codes.index(wanted)
            elif any(code[:5] == wanted[:5] for code in codes):
                yield resource.resource_id, _CODE_GROUP


def _compound(word: str, known: str) -> float:
    """How strongly a compound calls one of its parts; the last part is what the thing is."""
    if len(known) < 4 or len(word) < len(known) + 2:
        return 0.0
    share = len(known) / len(word)
    if word.endswith(known):
        return _PART * (0.7 + 0.3 * share)
    if word.startswith(known):
        return _PART * (0.4 + 0.3 * share)
    return 0.0


def propose_resources(
    description: str, waste_code: str | None, knowledge: Knowledge, n: int = 3
) -> tuple[tuple[str, float], ...]:
    """Resources that a description and a waste code may mean: (id, score 0–1), best first.

    Deterministic; empty when nothing is alike. For many texts, keep one `ResourceProposer`.
    """
    return ResourceProposer(knowledge).propose(description, waste_code, n)
