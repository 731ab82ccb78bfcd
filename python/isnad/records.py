"""The records as dataclasses, field for field as docs/format/claim-record.md has them.

Offsets are Unicode code points of the article's text, so they index a Python string as they are.
Unknown is None or an empty list, never an empty string.
"""
from __future__ import annotations

import dataclasses
import json
import typing
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Span:
    start: int
    end: int
    text: str | None = None
    lemma: str | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    id: str | None = None
    name: str | None = None
    name_en: str | None = None
    text: str | None = None
    generic: bool = False
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Source:
    id: str | None = None
    name: str | None = None
    text: str | None = None
    kind: str | None = None
    level: int = 0
    verb: str | None = None
    affiliation: str | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Place:
    id: str | None = None
    name: str | None = None
    name_en: str | None = None
    text: str | None = None
    role: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: str | None = None
    admin: list[str] = field(default_factory=list)
    runner_up: str | None = None
    inherited: bool = False
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Time:
    """Days as YYYY-MM-DD, both ends inclusive."""

    start: str | None = None
    end: str | None = None
    text: str | None = None
    approximate: bool = False
    resolved: bool = False
    basis: str | None = None
    span: list[int] | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """Either end may be open (None)."""

    min: int | None = None
    max: int | None = None
    approximate: bool = False
    cumulative: bool = False
    text: str | None = None
    start: int | None = None
    end: int | None = None
    by_source: list[dict[str, typing.Any]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Breakdown:
    category: str
    killed: Quantity | None = None
    injured: Quantity | None = None
    names: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Claim:
    id: str
    doc: str
    sentence: int
    type: str
    evidence: Span
    trigger: Span
    rule: str
    attribution: list[Source] = field(default_factory=list)
    agent: list[Actor] = field(default_factory=list)
    target: list[Actor] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    time: Time | None = None
    killed: Quantity | None = None
    injured: Quantity | None = None
    captured: Quantity | None = None
    missing: Quantity | None = None
    quantity: Quantity | None = None
    share: float | None = None
    victims: str | None = None
    breakdown: list[Breakdown] = field(default_factory=list)
    mediator: list[Actor] = field(default_factory=list)
    terms: list[str] = field(default_factory=list)
    weapon: str | None = None
    polarity: str = "+"
    certainty: str = "fact"
    stage: str | None = None
    confidence: float = 0.5
    plover: dict[str, str] | None = None
    acled: dict[str, str] | None = None
    cameo: str | None = None
    line: str = field(default="", repr=False, compare=False)

    @property
    def denied(self) -> bool:
        return self.polarity == "-"

    @property
    def according_to(self) -> str | None:
        """The innermost voices, joined by +; None where the outlet speaks itself."""
        if not self.attribution:
            return None
        level = self.attribution[-1].level
        return " + ".join(s.name or s.text or "?" for s in self.attribution if s.level == level)

    @classmethod
    def from_line(cls, line: str) -> Claim:
        """From one line of JSON, as `isnad read --format jsonl` prints it."""
        record = json.loads(line)
        return typing.cast(Claim, _build(cls, {**record, "line": line}))


@dataclass(frozen=True, slots=True)
class Agreement:
    claim: str
    other: str
    relation: str
    on: str


@dataclass(frozen=True, slots=True)
class Event:
    id: str
    type: str
    claims: list[str]
    time: Time | None = None
    places: list[Place] = field(default_factory=list)
    agent: list[Actor] = field(default_factory=list)
    target: list[Actor] = field(default_factory=list)
    killed: Quantity | None = None
    injured: Quantity | None = None
    origins: list[list[str]] = field(default_factory=list)
    outlets: list[str] = field(default_factory=list)
    agreement: list[Agreement] = field(default_factory=list)
    state: str = "reported"
    line: str = field(default="", repr=False, compare=False)

    @classmethod
    def from_line(cls, line: str) -> Event:
        return typing.cast(Event, _build(cls, {**json.loads(line), "line": line}))


_HINTS: dict[type, dict[str, typing.Any]] = {}


def _convert(hint: typing.Any, value: typing.Any) -> typing.Any:
    if value is None:
        return None
    if dataclasses.is_dataclass(hint):
        return _build(typing.cast(type, hint), value)
    arguments = typing.get_args(hint)
    if isinstance(value, list) and typing.get_origin(hint) is list and dataclasses.is_dataclass(arguments[0]):
        return [_build(typing.cast(type, arguments[0]), item) for item in value]
    for one in arguments:  # X | None
        if dataclasses.is_dataclass(one) and isinstance(value, dict):
            return _build(typing.cast(type, one), value)
    return value


def _build(cls: type, record: dict[str, typing.Any]) -> typing.Any:
    """Fields a newer engine may add are passed over."""
    if cls not in _HINTS:
        _HINTS[cls] = typing.get_type_hints(cls)
    hints = _HINTS[cls]
    return cls(**{name: _convert(hints[name], value) for name, value in record.items() if name in hints})
