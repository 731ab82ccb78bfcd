#!/usr/bin/env python3
"""Weights of data/rules/confidence.tsv from reviewed claims: fit_confidence.py ISNAD > data/rules/confidence.tsv

Claims read from demo/ are right unless tests/demo/reviewed.tsv names them; stories of tests/cases are written
to pass and would flatter. A logistic fit with a ridge, the rule's own confidence as its offset. To fit anew,
build with an empty table (the header alone), so that `confidence` is the rule's.
"""
import csv, glob, json, math, os, subprocess, sys

RIDGE, RATE, STEPS, LEAST = 6.0, 0.003, 3000, 0.05


def head_and_text(path):
    head, text = open(path, encoding="utf-8").read().split("\n---\n", 1)
    return dict(line.split(": ", 1) for line in head.split("\n") if ": " in line), text


def documents():
    for path in sorted(glob.glob("demo/*.txt")):
        head, text = head_and_text(path)
        yield {"id": os.path.basename(path)[:-4], "text": text, "published": head.get("published", ""), "outlet": head.get("outlet", "")}


def construction(claim):
    line = [x for x in claim["because"].split("\n") if x.startswith("construction: ")][-1]
    return line.split(" «")[0].split()[1:]


def main():
    docs = "\n".join(json.dumps(d, ensure_ascii=False) for d in documents())
    read = subprocess.run([sys.argv[1], "read", "--format", "jsonl", "-"], input=docs, text=True, stdout=subprocess.PIPE, check=True)
    with open("tests/demo/reviewed.tsv", encoding="utf-8") as f:
        wrong = {(r["doc"], r["type"], r["words"]) for r in csv.DictReader((x for x in f if x[0] != "#"), delimiter="\t")}
    data = []
    for claim in map(json.loads, read.stdout.splitlines()):
        right = (claim["doc"], claim["type"], claim["trigger"]["text"]) not in wrong
        p = min(0.97, max(0.05, claim["confidence"]))
        data.append((math.log(p / (1 - p)), construction(claim), right))
    weights = {name: 0.0 for _, names, _ in data for name in names}
    always = 0.0
    for _ in range(STEPS):
        step, all_ = {n: -RIDGE * w for n, w in weights.items()}, 0.0
        for odds, names, right in data:
            miss = right - 1 / (1 + math.exp(-always - odds - sum(weights[n] for n in names)))
            all_ += miss
            for n in names:
                step[n] += miss
        always += RATE * all_
        weights = {n: w + RATE * step[n] for n, w in weights.items()}
    print(f"# Log odds that a claim's construction (src/claims/construction.h) adds to its rule's confidence; «always» to\n"
          f"# every claim. Fitted by scripts/fit_confidence.py on the reviewed claims of demo/: {len(data)} claims, "
          f"{sum(not r for *_, r in data)} of them wrong.\nfeature\tweight\nalways\t{always:.2f}")
    for name, w in sorted(weights.items()):
        if abs(w) >= LEAST:
            print(f"{name}\t{w:.2f}")


if __name__ == "__main__":
    main()
