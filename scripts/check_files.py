#!/usr/bin/env python3
"""Source files stop at 500 lines; data tables and rules are UTF-8 without a byte-order mark.

    check_files.py [ROOT]
"""
import pathlib
import subprocess
import sys

LIMIT = 500


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve()
    names = subprocess.run(["git", "-C", root, "ls-files", "-z"], capture_output=True, check=True)
    found = 0
    for name in filter(None, names.stdout.decode().split("\0")):
        path = root / name
        if not path.is_file():
            continue
        if path.suffix in {".cpp", ".h", ".ts", ".tsx", ".py"} and "dist/" not in name:
            lines = path.read_bytes().count(b"\n")
            if lines > LIMIT:
                print(f"{name}: {lines} lines, a file stops at {LIMIT}")
                found += 1
        if path.suffix in {".tsv", ".toml", ".case"}:
            raw = path.read_bytes()
            if raw.startswith(b"\xef\xbb\xbf"):
                print(f"{name}:1: starts with a byte-order mark")
                found += 1
            try:
                raw.decode("utf-8")
            except UnicodeDecodeError as error:
                print(f"{name}: not UTF-8 at byte {error.start}")
                found += 1
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
