"""The reader and fusion on Apache Spark, for archives that one machine cannot hold.

    from isnad import spark as isnad_spark
    articles = isnad_spark.read_paths(session, ["s3a://…/CC-NEWS-2024-01.warc.gz", …])   # or:
    articles = isnad_spark.read(df)                # a frame with a `text` column
    claims = isnad_spark.claims(articles)          # one row a claim
    isnad_spark.write_by_month(claims, "claims.parquet")
    events = isnad_spark.fuse(articles)            # the same events as on one machine

The reader is loaded once for each Python worker process and kept; nothing is pickled but paths and
text. Every function is a plain DataFrame transformation: a lost executor's tasks are run again and
give the same rows, because a reading depends on its article alone.
"""
from __future__ import annotations

import heapq
import json
import os
import typing

import pyarrow as pa

from . import _isnad
from .reader import Reader, _line, data_path, _json_lines
from .tables import CLAIM_COLUMNS, _to_arrow, arrow_schema, claim_row
from .records import Claim

if typing.TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

ARTICLE_SCHEMA = ("id string, title string, url string, outlet string, published string, language string, "
                  "text string, claims string, notes string")
_ARTICLE_FIELDS = ["id", "title", "url", "outlet", "published", "language", "text", "claims", "notes"]
_ARTICLE_ARROW = pa.schema([(name, pa.string()) for name in _ARTICLE_FIELDS])

_readers: dict[str, Reader] = {}


def _reader(data: str | None) -> Reader:
    """One Reader a process, for each data file: its tables are mapped, so that processes of one
    machine share their pages."""
    path = data or data_path()
    if path not in _readers:
        _readers[path] = Reader(path)
    return _readers[path]


def _table(articles: list[_isnad.Article]) -> pa.RecordBatch:
    columns: dict[str, list[str | None]] = {name: [] for name in _ARTICLE_FIELDS}
    for a in articles:
        for name in _ARTICLE_FIELDS[:-1]:
            columns[name].append(getattr(a, name) or None)
        columns["notes"].append("\n".join(a.notes) or None)
    return pa.RecordBatch.from_arrays([pa.array(columns[n], pa.string()) for n in _ARTICLE_FIELDS],
                                      schema=_ARTICLE_ARROW)


def read(df: DataFrame, *, data: str | None = None, threads: int = 1) -> DataFrame:
    """Articles of a frame with a column `text`, and `id`, `title`, `url`, `outlet`, `published` where
    they are known. `claims` of the result holds the claims as JSON lines. An article that cannot be
    read has a null id and its reason in `notes`."""
    known = [name for name in ("id", "title", "url", "outlet", "published", "language", "text") if name in df.columns]
    if "text" not in known:
        raise ValueError("the frame needs a column `text`")

    def work(batches: typing.Iterator[pa.RecordBatch]) -> typing.Iterator[pa.RecordBatch]:
        reader = _reader(data)
        for batch in batches:
            rows = batch.to_pylist()
            lines = [_line({k: str(v) for k, v in row.items() if v is not None}, i, None, None)
                     for i, row in enumerate(rows)]
            read = [a for parts in reader._engine.read_lines(lines, threads=threads) for a in parts]
            if read:
                yield _table(read)

    return df.select(*known).mapInArrow(work, ARTICLE_SCHEMA)


def read_paths(session: SparkSession, paths: typing.Sequence[str], *, data: str | None = None,
               published: str | None = None, outlet: str | None = None, batch: int = 64) -> DataFrame:
    """Archives and files by path, one split each: a WARC file is read from its start to its end by one
    task. Paths must be readable on every worker (a shared or mounted folder)."""
    numbered = session.createDataFrame([(os.fspath(p),) for p in paths], "path string")
    splits = numbered.repartitionByRange(max(1, len(paths)), "path")

    def work(batches: typing.Iterator[pa.RecordBatch]) -> typing.Iterator[pa.RecordBatch]:
        reader = _reader(data)
        for rows in batches:
            source = _isnad.PathReader(reader._engine, rows.column(0).to_pylist(), published or "", outlet or "")
            while articles := source.batch(batch, 1):
                yield _table(articles)

    return splits.mapInArrow(work, ARTICLE_SCHEMA)


def _sql_schema(columns: list[str]) -> str:
    names = {pa.int64(): "bigint", pa.float64(): "double", pa.date32(): "date", pa.string(): "string"}
    return ", ".join(f"`{f.name}` {names[f.type]}" for f in arrow_schema(columns))


def claims(articles: DataFrame) -> DataFrame:
    """One row a claim: the columns of isnad.claims_to_arrow, and outlet, published and url of the
    article."""

    def work(batches: typing.Iterator[pa.RecordBatch]) -> typing.Iterator[pa.RecordBatch]:
        for batch in batches:
            rows, about = [], []
            for lines, outlet, published, url in zip(*(batch.column(i).to_pylist() for i in range(4))):
                for line in _json_lines(lines or ""):
                    rows.append(claim_row(Claim.from_line(line)))
                    about.append((outlet, published, url))
            if not rows:
                continue
            table = _to_arrow(rows, CLAIM_COLUMNS)
            for i, name in enumerate(("outlet", "published", "url")):
                table = table.append_column(name, pa.array([a[i] for a in about], pa.string()))
            yield from table.combine_chunks().to_batches()

    schema = _sql_schema(CLAIM_COLUMNS) + ", outlet string, published string, url string"
    return articles.select("claims", "outlet", "published", "url").mapInArrow(work, schema)


def write_by_month(frame: DataFrame, path: str) -> None:
    """Parquet partitioned by the month of the happening, else of the publication, else `unknown`."""
    from pyspark.sql import functions as F

    month = F.coalesce(F.date_format("date_start", "yyyy-MM"), F.substring("published", 1, 7), F.lit("unknown"))
    frame.withColumn("month", month).repartition("month").sortWithinPartitions("doc", "start", "id").write.mode(
        "overwrite").partitionBy("month").parquet(path)


def _groups(keyed: DataFrame, bins: int) -> list[tuple[str, int, list[int]]]:
    """(document, bin, which of its claims) rows. Claims that could ever meet are in one group; groups
    fill bins evenly. The driver holds some 40 bytes a block number and nothing of the texts."""
    import numpy

    pairs = keyed.toArrow() if hasattr(keyed, "toArrow") else pa.Table.from_pandas(keyed.toPandas())
    order = pairs.sort_by("doc").combine_chunks()
    of_documents = _lists(order.column("keys"))
    of_claims = of_documents.flatten()
    count = len(of_claims)
    numbers = numpy.repeat(numpy.arange(count, dtype=numpy.uint32), of_claims.value_lengths().to_numpy())
    roots = _isnad.components(count, numbers, of_claims.flatten().to_numpy().view(numpy.uint64))
    groups, sizes = numpy.unique(roots, return_counts=True)
    lightest = [(0, b) for b in range(bins)]
    placed: dict[int, int] = {}
    for size, root in sorted(zip((-sizes).tolist(), groups.tolist())):
        load, number = heapq.heappop(lightest)
        placed[root] = number
        heapq.heappush(lightest, (load - size, number))
    out: dict[tuple[str, int], list[int]] = {}
    claim = 0
    for doc, claims_of_it in zip(order.column("doc").to_pylist(), of_documents.value_lengths().to_pylist()):
        for position in range(claims_of_it):
            out.setdefault((doc, placed[int(roots[claim])]), []).append(position)
            claim += 1
    return [(doc, number, positions) for (doc, number), positions in out.items()]


def _lists(column: typing.Any) -> typing.Any:
    """A column of lists as one array."""
    chunks = column.chunks
    if not chunks:
        return pa.array([], column.type)
    return chunks[0] if len(chunks) == 1 else pa.concat_arrays(chunks)


def _keyed(batches: typing.Iterator[pa.RecordBatch]) -> typing.Iterator[pa.RecordBatch]:
    """The blocks of each article's claims. They depend on its words: claims also meet by a name that
    stands in quotation marks."""
    for batch in batches:
        documents, all_keys = [], []
        for id, published, text, lines in zip(*(batch.column(i).to_pylist() for i in range(4))):
            found = _isnad.block_keys(_json_lines(lines), [_isnad.AboutDocument(id, "", published or "", text or "")])
            # Spark's integers are signed.
            all_keys.append([[k - (1 << 64) if k >> 63 else k for k in keys] for keys in found])
            documents.append(id)
        yield pa.RecordBatch.from_arrays([pa.array(documents, pa.string()),
                                          pa.array(all_keys, pa.list_(pa.list_(pa.int64())))],
                                         names=["doc", "keys"])


_BIN_SCHEMA = ("id string, first string, event string, link string, whole boolean, whole_keys array<string>, "
               "part_keys array<string>")


def _fused(table: pa.Table, data: str | None) -> pa.Table:
    """One bin, fused by the C++ fuser, without the links between its events."""
    about: list[_isnad.AboutDocument] = []
    lines: list[str] = []
    for r in sorted(table.to_pylist(), key=lambda r: r["id"]):
        about.append(_isnad.AboutDocument(r["id"], r["outlet"] or "", r["published"] or "", r["text"] or ""))
        listed = _json_lines(r["claims"])
        lines.extend(listed[position] for position in r["positions"])
    events = _isnad.fuse_bin(lines, about, _reader(data)._engine)
    texts = pa.list_(pa.string())
    return pa.table({"id": pa.array([e.id for e in events], pa.string()),
                     "first": pa.array([e.first for e in events], pa.string()),
                     "event": pa.array([e.line for e in events], pa.string()),
                     "link": pa.array([e.link for e in events], pa.string()),
                     "whole": pa.array([e.whole for e in events], pa.bool_()),
                     "whole_keys": pa.array([e.whole_keys for e in events], texts),
                     "part_keys": pa.array([e.part_keys for e in events], texts)})


def _reasons(batches: typing.Iterator[pa.RecordBatch]) -> typing.Iterator[pa.RecordBatch]:
    """Pairs of a whole and what may be its part: those that are, and why."""
    for batch in batches:
        w, w_first, p, p_first, wholes, parts = (batch.column(i).to_pylist() for i in range(6))
        kept = [(w[i], w_first[i], p[i], p_first[i], why)
                for i, why in enumerate(_isnad.link_reasons(wholes, parts)) if why]
        names = ["w", "w_first", "p", "p_first", "because"]
        yield pa.RecordBatch.from_arrays([pa.array([k[i] for k in kept], pa.string()) for i in range(5)], names=names)


def _with_links(batches: typing.Iterator[pa.RecordBatch]) -> typing.Iterator[pa.RecordBatch]:
    """Puts an event's links at the end of its record, where one machine writes them."""
    for batch in batches:
        ids, firsts, events, links = (batch.column(i).to_pylist() for i in range(4))
        for i, listed in enumerate(links):
            sides: dict[str, list[dict[str, str]]] = {}
            for one in listed or []:
                sides.setdefault(one["side"], []).append({"event": one["event"], "because": one["because"]})
            if sides:
                written = json.dumps(sides, ensure_ascii=False, separators=(",", ":"))
                events[i] = events[i][:-1] + "," + written[1:]
        yield pa.RecordBatch.from_arrays([pa.array(c, pa.string()) for c in (ids, firsts, events)],
                                         names=["id", "first", "event"])


def _links(made: DataFrame) -> DataFrame:
    """`first` of an event and its `links`: wholes meet their parts at a place of the whole, whichever
    bins they were fused in, and come in the order in which one machine finds them."""
    from pyspark.sql import Window
    from pyspark.sql import functions as F

    wholes = made.where("whole").select(F.col("id").alias("w"), F.col("first").alias("w_first"),
                                        F.col("link").alias("w_link"),
                                        F.explode(F.array_distinct("whole_keys")).alias("key"))
    parts = made.select(F.col("id").alias("p"), F.col("first").alias("p_first"), F.col("link").alias("p_link"),
                        F.explode(F.array_distinct("part_keys")).alias("key"))
    met = wholes.join(parts, "key").where("w_first != p_first").select("w", "w_first", "p", "p_first", "w_link", "p_link")
    found = met.mapInArrow(_reasons, "w string, w_first string, p string, p_first string, because string")
    rank = F.row_number().over(Window.partitionBy("w_first").orderBy("p_first"))
    kept = found.dropDuplicates(["w_first", "p_first"]).withColumn("rank", rank).where(F.col("rank") <= _isnad.MOST_PARTS)

    def side(owner: str, name: str, other: str) -> DataFrame:
        return kept.select(F.col(owner).alias("first"),
                           F.struct("w_first", "p_first", F.lit(name).alias("side"), F.col(other).alias("event"),
                                    "because").alias("link"))

    both = side("w_first", "holds", "p").unionByName(side("p_first", "part_of", "w"))
    return both.groupBy("first").agg(F.sort_array(F.collect_list("link")).alias("links"))


def fuse(articles: DataFrame, *, bins: int = 64, data: str | None = None) -> DataFrame:
    """Events as rows of `id`, `first` (the smallest id of its claims) and `event` (a JSON line), by
    `first`: byte for byte those of `isnad.fuse` on one machine. Ids of articles must not repeat.

    Claims meet in blocks (kind, place or party or quoted name, stretch of days; or one article). Claims
    that share a block, through any number of others, make a group; no claim of one group can join one of
    another, so each bin of groups is fused by the C++ fuser on its own. A last pass links wholes and parts
    (`holds`, `part_of`) across the bins. A group is fused in one process (1 KB a claim and the texts): the
    largest group bounds the memory of a worker; see docs/how-to/spark.md. What the bins come to is
    persisted on the workers until the session ends: it is read three times.
    """
    session = articles.sparkSession
    held = articles.where("claims IS NOT NULL AND id IS NOT NULL").select("id", "outlet", "published", "text", "claims")
    pairs = held.select("id", "published", "text", "claims").mapInArrow(_keyed, "doc string, keys array<array<bigint>>")
    rows = _groups(pairs, bins)
    if not rows:
        return session.createDataFrame([], "id string, first string, event string")
    bin_of = session.createDataFrame(rows, "id string, bin int, positions array<int>")
    binned = held.join(bin_of, "id").repartition(bins, "bin")  # as many tasks, however Spark shuffles else
    made = binned.groupBy("bin").applyInArrow(lambda table: _fused(table, data), _BIN_SCHEMA).persist()
    linked = made.join(_links(made), "first", "left").select("id", "first", "event", "links")
    return linked.mapInArrow(_with_links, "id string, first string, event string").orderBy("first")
