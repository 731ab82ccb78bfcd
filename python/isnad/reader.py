"""The reader: articles in, claims out."""
from __future__ import annotations

import html
import json
import os
import pathlib
import typing
from dataclasses import dataclass, field

from . import _isnad
from .records import Claim, Event

_DATA = pathlib.Path(__file__).parent / "isnad.blob"


def data_path() -> str:
    """The compiled data: $ISNAD_DATA, else the package's own."""
    return os.environ.get("ISNAD_DATA") or str(_DATA)


def _json_lines(text: str) -> list[str]:
    """Lines end at a line feed alone: str.splitlines also cuts at marks that may stand in a text."""
    return [line for line in text.split("\n") if line]


@dataclass(slots=True)
class Article:
    """An article and its claims; in a notebook, its text with the claims marked, right to left."""

    id: str
    text: str
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    published: str | None = None
    language: str | None = None
    notes: list[str] = field(default_factory=list)
    lines: str = field(default="", repr=False)
    _claims: list[Claim] | None = field(default=None, repr=False)

    @property
    def claims(self) -> list[Claim]:
        if self._claims is None:
            self._claims = [Claim.from_line(line) for line in _json_lines(self.lines)]
        return self._claims

    def to_pandas(self) -> typing.Any:
        from .tables import claims_to_pandas

        return claims_to_pandas(self.claims)

    def to_arrow(self) -> typing.Any:
        from .tables import claims_to_arrow

        return claims_to_arrow(self.claims)

    def _repr_html_(self) -> str:
        from .notebook import article_html

        return article_html(self)


def _article(a: _isnad.Article) -> Article:
    return Article(a.id, a.text, a.title or None, a.url or None, a.outlet or None, a.published or None,
                   a.language or None, list(a.notes), a.claims)


Input = typing.Union[str, typing.Mapping[str, typing.Any]]


def _line(article: Input, number: int, published: str | None, outlet: str | None) -> str:
    if isinstance(article, str):
        record: dict[str, typing.Any] = {"id": f"text-{number}", "text": article}
    else:
        record = dict(article)
        record.setdefault("id", f"text-{number}")
    if published is not None:
        record.setdefault("published", str(published))
    if outlet is not None:
        record.setdefault("outlet", outlet)
    return json.dumps(record, ensure_ascii=False)


class Reader:
    """Reads with the data of the package, or of `data`. One Reader serves any number of threads.

    >>> from isnad import Reader
    >>> reader = Reader()
    >>> [c.type for c in reader.read("انسحب مسلحون من بلدة السدرة.").claims]
    ['withdraw']
    """

    def __init__(self, data: str | os.PathLike[str] | None = None):
        self._engine = _isnad.Engine(os.fspath(data) if data is not None else data_path())

    @property
    def data_hash(self) -> str:
        """Of the compiled data: results are the same for one version and one data hash."""
        return self._engine.data_hash

    def read(self, text: Input, *, published: str | None = None, outlet: str | None = None,
             id: str | None = None) -> Article:
        """One article: its text, or a mapping with text and what else is known of it."""
        if id is not None:
            text = {"text": text, "id": id} if isinstance(text, str) else {**text, "id": id}
        return self.read_batch([text], published=published, outlet=outlet, threads=1)[0]

    def read_batch(self, articles: typing.Iterable[Input], *, published: str | None = None,
                   outlet: str | None = None, threads: int = 0) -> list[Article]:
        """Many at once on `threads` cores (0: all), without the interpreter's lock.

        >>> batch = Reader().read_batch([{"id": "a", "text": "قصفت طائرات مدينة منبج."}, "لا شيء هنا."])
        >>> [(a.id, len(a.claims)) for a in batch]
        [('a', 1), ('text-1', 0)]
        """
        lines = [_line(a, i, published, outlet) for i, a in enumerate(articles)]
        out = []
        for parts in self._engine.read_lines(lines, threads=threads):
            article = _article(parts[0]) if parts else Article("", "")
            if article.notes and article.notes[0].startswith("error: "):
                raise _isnad.IsnadError(article.notes[0].removeprefix("error: "))
            out.append(article)
        return out

    def read_paths(self, paths: str | os.PathLike[str] | typing.Iterable[str | os.PathLike[str]], *,
                   published: str | None = None, outlet: str | None = None, threads: int = 0,
                   batch: int = 256) -> typing.Iterator[Article]:
        """Files, folders and archives (.txt, .html, .jsonl, .csv, .warc.gz, feeds …), an article at a
        time. What cannot be read comes as an article without an id whose notes say why."""
        if isinstance(paths, (str, os.PathLike)):
            paths = [paths]
        source = _isnad.PathReader(self._engine, [os.fspath(p) for p in paths], published or "", outlet or "")
        while articles := source.batch(batch, threads):
            for article in articles:
                yield _article(article)


def fuse(articles: typing.Iterable[Article], *, reader: Reader | None = None) -> list[Event]:
    """Claims of many articles to events, as `isnad events` does it; with the data of `reader`, which know who
    is a part or an ally of whom, or with the package's.

    >>> reader = Reader()
    >>> news = [{"id": "a", "outlet": "منبر الضفة", "text": "قتل 12 مدنياً في غارة على مدينة منبج الثلاثاء."},
    ...         {"id": "b", "outlet": "صدى الشرق", "text": "أدت غارة على مدينة منبج الثلاثاء إلى مقتل 12 مدنياً."}]
    >>> events = fuse(reader.read_batch(news, published="2019-04-10"))
    >>> len(events), events[0].type, len(events[0].claims)
    (1, 'airstrike', 2)
    """
    articles = list(articles)
    lines = [line for a in articles for line in _json_lines(a.lines)]
    about = [_isnad.AboutDocument(a.id, a.outlet or "", a.published or "", a.text) for a in articles]
    return [Event.from_line(line) for line in _isnad.fuse_lines(lines, about, (reader or Reader())._engine)]


def escape(text: str) -> str:
    """For HTML, without the invisible marks that turn the direction of text."""
    return html.escape("".join(c for c in text if c not in "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"))
