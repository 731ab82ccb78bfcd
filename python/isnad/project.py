"""A project file (isnad.db): its claims and events, and every export format."""
from __future__ import annotations

import os
import pathlib
import typing

from . import _isnad
from .reader import data_path, _json_lines
from .records import Claim, Event


class Project:
    """Reads a project; writes nothing to it.

    Project("raqqa.db").export("acled")["acled.csv"] are the bytes that `isnad export --format acled`
    writes.
    """

    def __init__(self, path: str | os.PathLike[str], *, data: str | os.PathLike[str] | None = None):
        self.path = os.fspath(path)
        self._engine = _isnad.Engine(os.fspath(data) if data is not None else data_path())

    def export(self, format: str, *, bom: bool = False, spreadsheet: bool = False,
               base: str = "isnad:") -> dict[str, bytes]:
        """Files by name, schemas included. IsnadError names the formats where there is no such one."""
        files = _isnad.export_project(self._engine, self.path, format, bom, spreadsheet, base)
        return {f.name: f.bytes for f in files}

    def claims(self) -> list[Claim]:
        return [Claim.from_line(line) for line in _json_lines(self.export("jsonl")["claims.jsonl"].decode())]

    def events(self) -> list[Event]:
        return [Event.from_line(line) for line in _json_lines(self.export("jsonl")["events.jsonl"].decode())]

    def to_pandas(self) -> typing.Any:
        from .tables import claims_to_pandas

        return claims_to_pandas(self.claims())

    def to_parquet(self, folder: str | os.PathLike[str]) -> list[pathlib.Path]:
        """claims.parquet and events.parquet."""
        import pyarrow.parquet

        from .tables import claims_to_arrow, events_to_arrow

        out = pathlib.Path(folder)
        out.mkdir(parents=True, exist_ok=True)
        written = []
        for name, table in (("claims", claims_to_arrow(self.claims())), ("events", events_to_arrow(self.events()))):
            path = out / f"{name}.parquet"
            pyarrow.parquet.write_table(table, path, compression="zstd")
            written.append(path)
        return written
