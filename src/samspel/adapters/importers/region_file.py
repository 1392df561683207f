"""region.yaml as it was written: every value stays text, so nothing is read as something else.

YAML would read `country: NO` as false and `1_000` as a number; here only nodes are composed, no
object is made, references are refused, and size and depth are bounded.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import yaml
from attrs import define, field

from samspel.adapters.importers.csv_table import decode_text
from samspel.adapters.importers.findings import Findings, Place
from samspel.adapters.importers.raw import Limits, RawEntry, RawRegion, normal_name
from samspel.adapters.schema import ASSUMPTIONS, REGION
from samspel.domain.texts import Text

_LOADER: type[Any] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_EMPTY_WORDS = ("", "~", "null", "Null", "NULL")
_A_TEXT = Text("en text eller ett tal", "a text or a number")
_A_LIST = Text("en lista", "a list")
_A_MAPPING = Text("uppgifter med namn, en per rad", "named facts, one per line")


class _RefusedError(Exception):
    """The structure is refused before it is composed."""


def read_region_file(data: bytes, findings: Findings, limits: Limits) -> RawRegion | None:
    """The region's facts; None, with a fault, when the file cannot be read."""
    if len(data) > limits.region_kb * 1000:
        size, limit = f"{len(data) / 1e6:.1f}", f"{limits.region_kb / 1000:g}"
        findings.fault("FILE-SIZE", Place(REGION), size=size, limit=limit)
        return None
    text = decode_text(data, REGION, findings)
    if text is None:
        return None
    try:
        _check_events(text, findings, limits)
        root = yaml.compose(text, Loader=_LOADER)
    except _RefusedError:
        return None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = str(mark.line + 1) if mark is not None else "1"
        reason = getattr(error, "problem", None) or getattr(error, "reason", "?")
        findings.fault("REGION-SYNTAX", Place(REGION), line=line, reason=str(reason))
        return None
    if root is None:
        findings.fault("FILE-EMPTY", Place(REGION), example="id: harjedalen")
        return None
    return _Reading(findings).region(root)


def _check_events(text: str, findings: Findings, limits: Limits) -> None:
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        line = str(event.start_mark.line + 1 if event.start_mark else 1)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            findings.fault("REGION-ALIAS", Place(REGION), line=line)
            raise _RefusedError
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > limits.region_depth:
            limit = str(limits.region_depth)
            findings.fault("REGION-DEPTH", Place(REGION), line=line, limit=limit)
            raise _RefusedError


@define
class _Reading:
    findings: Findings
    assumptions: list[tuple[int | None, Mapping[str, str]]] = field(factory=list)

    def region(self, root: yaml.Node) -> RawRegion | None:
        if not isinstance(root, yaml.MappingNode):
            self._misshapen("region.yaml", _A_MAPPING)
            return None
        facts: dict[str, RawEntry] = {}
        for key, node in self._pairs(root, ""):
            if key == ASSUMPTIONS:
                self._read_assumptions(node)
            elif (value := self._value(key, node)) is not None:
                facts[key] = RawEntry(value)
        return RawRegion(facts, tuple(self.assumptions))

    def _misshapen(self, column: str, what: Text) -> None:
        place = Place(REGION, None, column)
        self.findings.fault("REGION-SHAPE", place, what=what)
        self.findings.mark_broken(place)

    def _pairs(self, node: yaml.MappingNode, within: str) -> Iterator[tuple[str, yaml.Node]]:
        seen: set[str] = set()
        for key_node, value_node in node.value:
            key = normal_name(_text(key_node) or "")
            if key in seen:
                column = f"{within}.{key}" if within else key
                self.findings.fault("REGION-DUPLICATE", Place(REGION, None, column))
                continue
            seen.add(key)
            yield key, value_node

    def _value(self, key: str, node: yaml.Node) -> str | tuple[str, ...] | None:
        if isinstance(node, yaml.SequenceNode):
            texts = [_text(item) for item in node.value]
            if all(t is not None for t in texts):
                return tuple(t for t in texts if t)
        elif (text := _text(node)) is not None:
            return text
        self._misshapen(key, _A_TEXT)
        return None

    def _read_assumptions(self, node: yaml.Node) -> None:
        if isinstance(node, yaml.ScalarNode) and not _text(node):
            return
        if not isinstance(node, yaml.SequenceNode):
            self._misshapen(ASSUMPTIONS, _A_LIST)
            return
        for item in node.value:
            if isinstance(item, yaml.MappingNode):
                pairs = [(k, _text(v)) for k, v in self._pairs(item, ASSUMPTIONS)]
                if all(text is not None for _, text in pairs):
                    self.assumptions.append((None, {k: v for k, v in pairs if v is not None}))
                    continue
            self._misshapen(ASSUMPTIONS, _A_MAPPING)


def _text(node: yaml.Node) -> str | None:
    if not isinstance(node, yaml.ScalarNode):
        return None
    is_plain = not node.style
    text = str(node.value).strip().replace("\r\n", "\n")
    return "" if is_plain and text in _EMPTY_WORDS else text
