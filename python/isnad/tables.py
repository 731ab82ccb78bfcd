"""Claims and events as tables. One row a claim; nested slots are flattened to the first place and to
joined names, and the whole record stays in `record`."""
from __future__ import annotations

import os
import typing

from .records import Actor, Claim, Event, Quantity

if typing.TYPE_CHECKING:
    import pandas
    import pyarrow

_RANGES = ("killed", "injured", "captured", "missing", "quantity")


def _names(actors: list[Actor]) -> str | None:
    return " | ".join(a.name or a.text or "" for a in actors) or None


def _ids(actors: list[Actor]) -> str | None:
    return " | ".join(a.id or "?" for a in actors) or None


def _range(q: Quantity | None) -> tuple[int | None, int | None]:
    return (q.min, q.max) if q else (None, None)


def claim_row(c: Claim) -> dict[str, typing.Any]:
    place = c.places[0] if c.places else None
    row: dict[str, typing.Any] = {
        "id": c.id, "doc": c.doc, "sentence": c.sentence, "type": c.type, "polarity": c.polarity,
        "certainty": c.certainty, "stage": c.stage, "agent": _names(c.agent), "agent_id": _ids(c.agent),
        "target": _names(c.target), "target_id": _ids(c.target), "mediator": _names(c.mediator),
        "place": " | ".join(p.name or p.text or "" for p in c.places) or None,
        "place_id": place.id if place else None, "precision": place.precision if place else None,
        "lat": place.lat if place else None, "lon": place.lon if place else None,
        "date_start": c.time.start if c.time else None, "date_end": c.time.end if c.time else None,
        "date_words": c.time.text if c.time else None,
    }
    for name in _RANGES:
        row[f"{name}_min"], row[f"{name}_max"] = _range(getattr(c, name))
    row.update(victims=c.victims, weapon=c.weapon, according_to=c.according_to,
               chain=" > ".join(s.name or s.text or "?" for s in reversed(c.attribution)) or None,
               quote=c.evidence.text, start=c.evidence.start, end=c.evidence.end, rule=c.rule,
               confidence=c.confidence, record=c.line)
    return row


def event_row(e: Event) -> dict[str, typing.Any]:
    place = e.places[0] if e.places else None
    row: dict[str, typing.Any] = {
        "id": e.id, "type": e.type, "state": e.state, "agent": _names(e.agent), "target": _names(e.target),
        "place": " | ".join(p.name or p.text or "" for p in e.places) or None,
        "lat": place.lat if place else None, "lon": place.lon if place else None,
        "date_start": e.time.start if e.time else None, "date_end": e.time.end if e.time else None,
    }
    for name in ("killed", "injured"):
        row[f"{name}_min"], row[f"{name}_max"] = _range(getattr(e, name))
    row.update(claims=len(e.claims), origins=len(e.origins), outlets=" | ".join(e.outlets) or None, record=e.line)
    return row


_WHOLE = {"sentence", "start", "end", "claims", "origins",
          *(f"{name}_{end}" for name in _RANGES for end in ("min", "max"))}
_NUMBER = {"lat", "lon", "confidence"}
_DAY = {"date_start", "date_end"}

CLAIM_COLUMNS = list(claim_row(Claim.from_line(
    '{"id":"","doc":"","sentence":0,"type":"","evidence":{"start":0,"end":0},"trigger":{"start":0,"end":0},"rule":""}')))
EVENT_COLUMNS = list(event_row(Event("", "", [])))


def arrow_schema(columns: list[str]) -> pyarrow.Schema:
    import pyarrow as pa

    def kind(name: str) -> pyarrow.DataType:
        if name in _WHOLE:
            return pa.int64()
        if name in _NUMBER:
            return pa.float64()
        return pa.date32() if name in _DAY else pa.string()

    return pa.schema([(name, kind(name)) for name in columns])


def _to_arrow(rows: list[dict[str, typing.Any]], columns: list[str]) -> pyarrow.Table:
    import datetime

    import pyarrow as pa

    schema = arrow_schema(columns)

    def cell(name: str, value: typing.Any) -> typing.Any:
        return datetime.date.fromisoformat(value) if name in _DAY and value else value

    return pa.table({name: pa.array([cell(name, row[name]) for row in rows], schema.field(name).type)
                     for name in columns}, schema=schema)


def claims_to_arrow(claims: typing.Iterable[Claim]) -> pyarrow.Table:
    """
    >>> from isnad import Reader, claims_to_arrow
    >>> claims_to_arrow(Reader().read("سيطر مسلحون على بلدة السدرة.").claims).num_rows
    1
    """
    return _to_arrow([claim_row(c) for c in claims], CLAIM_COLUMNS)


def events_to_arrow(events: typing.Iterable[Event]) -> pyarrow.Table:
    return _to_arrow([event_row(e) for e in events], EVENT_COLUMNS)


def claims_to_pandas(claims: typing.Iterable[Claim]) -> pandas.DataFrame:
    """With nullable integers, so that an open end is <NA> and not a float."""
    import pandas as pd

    frame = pd.DataFrame([claim_row(c) for c in claims], columns=CLAIM_COLUMNS)
    for name in CLAIM_COLUMNS:
        if name in _WHOLE:
            frame[name] = frame[name].astype("Int64")
        elif name in _DAY:
            frame[name] = pd.to_datetime(frame[name])
    return frame


def write_parquet(claims: typing.Iterable[Claim], path: str | os.PathLike[str]) -> None:
    import pyarrow.parquet

    pyarrow.parquet.write_table(claims_to_arrow(claims), os.fspath(path), compression="zstd")
