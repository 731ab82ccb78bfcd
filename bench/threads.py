#!/usr/bin/env python3
"""How much faster a batch is read on two threads than on one, within one Python process.

    PYTHONPATH=build/python build/venv/bin/python bench/threads.py [--articles 1500] [--rounds 5] [--least 1.7]

Two ways: one batch on two of the engine's threads, and two Python threads that each read a batch of their own; both
need that the interpreter's lock is let go. Rounds alternate between one thread and two, and the middle ratio counts.
On a machine that does other work the wall clock says little; `cost` then tells more: the processor time of two threads
by that of one. With cores free the ratio is 2 / cost.
"""
import argparse
import concurrent.futures
import json
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

import isnad


def timed(work):
    wall, processor = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - wall, time.process_time() - processor


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=1500)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--least", type=float, help="exit 1 where a batch on two threads is less than this much faster")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        made = pathlib.Path(folder) / "articles.jsonl"
        subprocess.run([sys.executable, pathlib.Path(__file__).with_name("make_articles.py"), str(options.articles), made],
                       check=True, stdout=subprocess.DEVNULL)
        articles = [json.loads(line) for line in made.read_text(encoding="utf-8").splitlines()]
    reader = isnad.Reader()
    half = len(articles) // 2
    halves = articles[:half], articles[half:]
    reader.read_batch(articles[:100], threads=2)  # tables and memos are warm

    def in_python():
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            list(pool.map(lambda part: reader.read_batch(part, threads=1), halves))

    ways = {"one": lambda: reader.read_batch(articles, threads=1), "two": lambda: reader.read_batch(articles, threads=2),
            "python": in_python}
    times = {name: [] for name in ways}
    for _ in range(options.rounds):
        for name, work in ways.items():
            times[name].append(timed(work))
    one = times["one"]
    print(f"one thread: {len(articles) / statistics.median(w for w, _ in one):.0f} articles/s")
    ratios = {}
    for name, what in (("two", "one batch on two threads"), ("python", "two Python threads, a batch each")):
        both = list(zip(one, times[name]))
        ratios[name] = statistics.median(a[0] / b[0] for a, b in both)
        print(f"{what}: {ratios[name]:.2f} times as fast, cost {statistics.median(b[1] / a[1] for a, b in both):.2f}, "
              f"{statistics.median(b[1] / b[0] for _, b in both):.2f} cores in use")
    sys.exit(options.least is not None and ratios["two"] < options.least)


if __name__ == "__main__":
    main()
