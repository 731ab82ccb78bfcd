#!/usr/bin/env python3
"""Measures what the sizing of an archive is reckoned from (docs/how-to/spark.md): one process, one core.

    PYTHONPATH=build/python build/venv/bin/python scripts/measure_archive.py [--articles 2000] [FILE.warc.gz…]

Without files it reads three generated archives: pages of 80 kB in other languages, the same in Arabic, and
short Arabic pages without menus, whose claims are then fused. Times are the processor's, so that other
work on the machine disturbs them little.
"""
import argparse
import collections
import pathlib
import resource
import subprocess
import sys
import tempfile
import time

import isnad
from isnad import _isnad

SETS = {"other languages, 80 kB": ["--other-every", "1", "--markup", "80000", "--sentences", "2", "50"],
        "Arabic, 80 kB": ["--other-every", "0", "--markup", "80000", "--sentences", "18", "22"],
        "Arabic, short": []}


def lines_of(articles):
    return [line for a in articles for line in a.lines.split("\n") if line]


def read(reader, name, files):
    started = time.process_time()
    articles = list(reader.read_paths(files, threads=1))
    took = time.process_time() - started
    packed = sum(pathlib.Path(f).stat().st_size for f in files)
    text = sum(len(a.text.encode()) for a in articles)
    print(f"{name}: {len(articles)} pages, {packed / 1e6:.1f} MB packed, {text / len(articles):.0f} bytes of text each: "
          f"{len(articles) / took:.0f} pages/s, {text / took / 1e6:.2f} MB of text/s, {len(lines_of(articles))} claims, "
          f"peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB", flush=True)
    return articles


def fuse(reader, articles):
    lines = lines_of(articles)
    about = [_isnad.AboutDocument(a.id, a.outlet or "", a.published or "", a.text) for a in articles]
    started = time.process_time()
    keys = _isnad.block_keys(lines, about)
    took = time.process_time() - started
    print(f"blocks: {len(lines) / took:.0f} claims/s, {sum(map(len, keys)) / len(lines):.1f} numbers a claim")
    started = time.process_time()
    events = _isnad.fuse_bin(lines, about, reader._engine)
    took = time.process_time() - started
    print(f"fusion: {len(lines) / took:.0f} claims/s, {len(events)} events, "
          f"peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")
    owners = [i for i, of_claim in enumerate(keys) for _ in of_claim]
    roots = _isnad.components(len(lines), owners, [key for of_claim in keys for key in of_claim])
    sizes = collections.Counter(roots.tolist())
    print(f"groups: {len(sizes)}, the largest {max(sizes.values())} of {len(lines)} claims")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*")
    parser.add_argument("--articles", type=int, default=2000)
    options = parser.parse_args()
    reader = isnad.Reader()
    if options.files:
        list(reader.read_paths(options.files[:1], threads=1))  # tables and memos are warm, as in a worker that goes on
        fuse(reader, read(reader, "archive", options.files))
        return
    with tempfile.TemporaryDirectory() as folder:
        sets = {}
        for number, (name, how) in enumerate(SETS.items()):
            out = pathlib.Path(folder) / str(number)
            subprocess.run([sys.executable, pathlib.Path(__file__).with_name("make_warc.py"), out, "--articles",
                            str(options.articles), "--files", "1", *how], check=True)
            sets[name] = sorted(map(str, out.glob("*.warc.gz")))
        list(reader.read_paths(sets["Arabic, short"], threads=1))
        for name, files in sets.items():
            articles = read(reader, name, files)
    fuse(reader, articles)


if __name__ == "__main__":
    main()
