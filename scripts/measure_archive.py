#!/usr/bin/env python3
"""Measures what the sizing of an archive is reckoned from (docs/how-to/spark.md): one process, one core.

    PYTHONPATH=build/python build/venv/bin/python scripts/measure_archive.py [--articles 4000] [FILE.warc.gz…]

Without files it reads generated pages. Times are the processor's, so that other work on the machine
disturbs them little; what one process holds is its peak.
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
from isnad.reader import _json_lines


def peak_mb():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*")
    parser.add_argument("--articles", type=int, default=4000)
    options = parser.parse_args()
    reader = isnad.Reader()
    with tempfile.TemporaryDirectory() as folder:
        files = options.files
        if not files:
            script = pathlib.Path(__file__).with_name("make_warc.py")
            subprocess.run([sys.executable, script, folder, "--articles", str(options.articles), "--files", "4"], check=True)
            files = sorted(str(p) for p in pathlib.Path(folder).glob("*.warc.gz"))
        list(reader.read_paths(files[:1], threads=1))  # tables and memos are warm, as in a worker that goes on
        started = time.process_time()
        articles = list(reader.read_paths(files, threads=1))
        took = time.process_time() - started
        wire = sum(pathlib.Path(f).stat().st_size for f in files)
    text = sum(len(a.text.encode()) for a in articles)
    arabic = [a for a in articles if a.language == "ar" or a.lines]
    lines = [line for a in articles for line in _json_lines(a.lines)]
    print(f"archive: {len(articles)} articles ({len(arabic)} Arabic), {wire / 1e6:.1f} MB packed, {text / 1e6:.2f} MB text")
    print(f"read: {took:.1f} s, {len(articles) / took:.0f} articles/s, {text / took / 1e6:.2f} MB text/s, "
          f"{len(lines)} claims, peak {peak_mb()} MB")
    others = [a for a in articles if not a.lines and a.language != "ar"]
    if others:
        about = [{"id": a.id, "text": a.text} for a in others]
        started = time.process_time()
        reader.read_batch(about, threads=1)
        print(f"other languages: {len(others) / (time.process_time() - started):.0f} articles/s once extracted")
    about = [_isnad.AboutDocument(a.id, a.outlet or "", a.published or "", a.text) for a in articles]
    started = time.process_time()
    keys = _isnad.block_keys(lines, about)
    took = time.process_time() - started
    print(f"block numbers: {len(lines) / took:.0f} claims/s, {sum(map(len, keys)) / max(1, len(lines)):.1f} a claim")
    started = time.process_time()
    events = _isnad.fuse_bin(lines, about)
    took = time.process_time() - started
    print(f"fusion: {took:.1f} s, {len(lines) / took:.0f} claims/s, {len(events)} events, peak {peak_mb()} MB")
    owners = [i for i, of_claim in enumerate(keys) for _ in of_claim]
    roots = _isnad.components(len(lines), owners, [key for of_claim in keys for key in of_claim])
    sizes = collections.Counter(roots)
    print(f"groups: {len(sizes)}, the largest {max(sizes.values(), default=0)} claims")


if __name__ == "__main__":
    main()
