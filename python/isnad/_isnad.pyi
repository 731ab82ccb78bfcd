"""The engine; use isnad.Reader, isnad.Project and isnad.fuse instead."""
import typing
from typing import Sequence

__version__: str

class IsnadError(RuntimeError): ...

class Article:
    id: str
    text: str
    title: str
    url: str
    outlet: str
    published: str
    language: str
    claims: str
    notes: list[str]

class AboutDocument:
    def __init__(self, id: str, outlet: str = ..., published: str = ..., text: str = ...) -> None: ...

class Engine:
    def __init__(self, data: str) -> None: ...
    @property
    def data_hash(self) -> str: ...
    def read_lines(
        self, lines: Sequence[str], published: str = ..., outlet: str = ..., threads: int = ...
    ) -> list[list[Article]]: ...

class PathReader:
    def __init__(self, engine: Engine, paths: Sequence[str], published: str = ..., outlet: str = ...) -> None: ...
    def batch(self, items: int = ..., threads: int = ...) -> list[Article]: ...

class ExportFile:
    name: str
    media_type: str
    bytes: bytes
    rows: int
    schema: bool

class BinEvent:
    id: str
    first: str
    line: str
    link: str
    whole: bool
    whole_keys: list[str]
    part_keys: list[str]

MOST_PARTS: int

def fuse_lines(claims: Sequence[str], documents: Sequence[AboutDocument], engine: Engine) -> list[str]: ...
def block_keys(claims: Sequence[str], documents: Sequence[AboutDocument]) -> list[list[int]]: ...
def components(count: int, items: typing.Any, keys: typing.Any) -> typing.Any: ...
def fuse_bin(claims: Sequence[str], documents: Sequence[AboutDocument], engine: Engine) -> list[BinEvent]: ...
def link_reasons(wholes: Sequence[str], parts: Sequence[str]) -> list[str]: ...
def export_project(
    engine: Engine, project: str, format: str, bom: bool = ..., spreadsheet: bool = ..., base: str = ...
) -> list[ExportFile]: ...
