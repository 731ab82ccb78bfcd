#!/usr/bin/env python3
"""A folder of src/ includes only folders before it in the flow, plus base/, model/ and lexicon/.

    check_layers.py [ROOT]

Also: heavy headers stay in .cpp files, every header has `#pragma once`, no `using namespace`.
Prints file:line for each offence and exits 1 where there is one.
"""
import pathlib
import re
import sys

FLOW = ["base", "model", "lexicon", "ingest", "text", "annotate", "clauses", "resolve", "claims",
        "fuse", "store", "collect", "export", "serve", "compile", "cli"]
# clauses/ builds before resolve/ links; both speak through model/ alone. The server runs the
# compiler as a program and never links it.
FORBIDDEN = {("serve", "compile"), ("resolve", "clauses"), ("compile", "serve"), ("compile", "store")}
HEAVY = re.compile(r'#include [<"](nlohmann/json\.hpp|httplib|CLI/|toml\+\+|toml\.hpp)')
INCLUDE = re.compile(r'#include "([a-z]+)/')


def offences(path, root):
    folder = path.relative_to(root / "src").parts[0]
    inside = folder in FLOW
    header = path.suffix == ".h"
    text = path.read_text(encoding="utf-8")
    if header and "#pragma once" not in text:
        yield 1, "a header without #pragma once"
    for number, line in enumerate(text.split("\n"), 1):
        if header and HEAVY.search(line):
            yield number, "a heavy header included from a header"
        if re.match(r"\s*using namespace (?!std::chrono;)", line):
            yield number, "using namespace"
        match = INCLUDE.match(line)
        if not match or not inside or match[1] not in FLOW or match[1] == folder:
            continue
        if FLOW.index(match[1]) > FLOW.index(folder) or (folder, match[1]) in FORBIDDEN:
            yield number, f"{folder}/ must not include {match[1]}/"


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve()
    found = 0
    for path in sorted(list((root / "src").rglob("*.h")) + list((root / "src").rglob("*.cpp"))):
        for number, what in offences(path, root):
            print(f"{path.relative_to(root)}:{number}: {what}")
            found += 1
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
