#!/usr/bin/env python3
"""Loads, kills and fills the disk under `isnad import`, and prints figures.

    soak_import.py PROGRAM [--count 100000] [--kills 50] [--killed-count 4000] [--only load,kill,disk,bombs]

load   the same articles as JSON lines, as a WARC and as pages: import against the reader alone
kill   an import killed at random moments and run again is the same project as one left alone
disk   a full disk ends in a clear error and a project that is sound; with room again it goes on
Exits 1 where a bound is missed.
"""
import argparse
import contextlib
import hashlib
import os
import pathlib
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
MAKE = HERE.parent / "bench" / "make_articles.py"
SPEED, RESIDENT_MB = 0.60, 300
missed = []


def say(text):
    print(text, flush=True)


def bound(good, text):
    say(("  " if good else "  MISSED ") + text)
    if not good:
        missed.append(text)


def run(*command, **more):
    """Gives wall seconds, processor seconds, peak MB, status."""
    begin = time.monotonic()
    child = subprocess.Popen([str(c) for c in command], stdout=subprocess.DEVNULL, **more)
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    return time.monotonic() - begin, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, child.returncode


def ask(project, question):
    """The first cell of the answer, through a connection that does not stay open."""
    with contextlib.closing(sqlite3.connect(f"file:{project}?mode=ro", uri=True)) as database:
        return database.execute(question).fetchone()[0]


def digest(program, project):
    """Over the exports and every table that an export is made of, without what the clock says."""
    out = hashlib.sha256()
    for arguments in (["claims", "--format", "jsonl"],):
        out.update(subprocess.run([program, *arguments, "--project", project], check=True, capture_output=True).stdout)
    database = sqlite3.connect(f"file:{project}?mode=ro", uri=True)
    for table, columns, order in (
            ("documents", "id, text, text_sha256, normal_sha256, title, url, outlet, published, path, raw_sha256", "key"),
            ("raw", "sha256, size, packing, bytes", "key"), ("claims", "*", "key"), ("slots", "*", "owner, slot, position"),
            ("figures", "*", "owner, slot, position"), ("sentences", "*", "reading, position"),
            ("notes", "*", "document, position"), ("searched_claims", "*", "key"),
            ("searched_documents", "*", "key"), ("searched", "*", "claims")):
        for row in database.execute(f"SELECT {columns} FROM {table} ORDER BY {order}"):
            out.update(repr(row).encode())
    database.close()
    return out.hexdigest()


def load(program, folder, count):
    say(f"load: {count} articles")
    for name in ("a.jsonl", "a.warc.gz", "pages"):
        source = folder / name
        subprocess.run([sys.executable, MAKE, str(count), str(source) + ("/" if name == "pages" else "")], check=True)
        alone = run(program, "read", "--format", "jsonl", source)
        project = folder / "load.db"
        with_store = run(program, "import", "--no-events", "--project", project, source, stderr=subprocess.DEVNULL)
        documents = ask(project, "SELECT count(*) FROM documents")
        say(f"  {name}: read {alone[0]:.1f} s ({alone[1]:.1f} s of processor, {alone[2]:.0f} MB), "
            f"import {with_store[0]:.1f} s ({with_store[1]:.1f} s), {documents} documents")
        bound(documents == count, f"{name}: all documents are in")
        bound(alone[0] / with_store[0] >= SPEED, f"{name}: import at {100 * alone[0] / with_store[0]:.0f} % of the reader's speed "
              f"({100 * alone[1] / with_store[1]:.0f} % by processor time)")
        bound(with_store[2] <= RESIDENT_MB, f"{name}: {with_store[2]:.0f} MB resident at most")
        for path in folder.glob("load.db*"):
            path.unlink()
        shutil.rmtree(source) if source.is_dir() else source.unlink()


def kill(program, folder, count, kills):
    say(f"kill: {count} articles, {kills} kills")
    source = folder / "k.jsonl"
    subprocess.run([sys.executable, MAKE, str(count), source], check=True)
    whole, killed = folder / "whole.db", folder / "killed.db"
    command = [program, "import", "--no-events", "--project"]
    took, *_ = run(*command, whole, source, stderr=subprocess.DEVNULL)
    pick = random.Random(7)
    done = 0
    while done < kills:
        child = subprocess.Popen([*command, str(killed), str(source)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            child.wait(timeout=pick.uniform(0, took / kills * 4))
        except subprocess.TimeoutExpired:
            child.send_signal(signal.SIGKILL)
            child.wait()
        done += 1
    documents = 0
    if killed.exists():
        try:
            documents = ask(killed, "SELECT count(*) FROM documents")
        except sqlite3.OperationalError:
            documents = 0
    say(f"  {documents} documents were in after the last kill")
    run(*command, killed, source, stderr=subprocess.DEVNULL)
    bound(digest(program, whole) == digest(program, killed), f"after {done} kills the project is the same byte for byte")
    bound(run(program, "verify", "--project", killed)[3] == 0, "and verifies")


def disk(program, folder, count):
    say("disk: a file system of 24 MB")
    small = folder / "small"
    small.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", small], stderr=subprocess.DEVNULL).returncode:
        say("  skipped: a small file system can be mounted by root alone")
        return
    try:
        source = folder / "d.jsonl"
        subprocess.run([sys.executable, MAKE, str(count), source], check=True)
        project = small / "p.db"
        told = subprocess.run([program, "import", "--no-events", "--project", project, source], capture_output=True, text=True)
        say("  " + told.stderr.strip().split("\n")[0])
        bound(told.returncode == 4 and "space" in told.stderr, f"status {told.returncode}, and the error names the space")
        sound = ask(project, "PRAGMA integrity_check")
        bound(sound == "ok", "the project is sound")
        subprocess.run(["mount", "-o", "remount,size=400m", small], check=True)
        bound(run(program, "import", "--no-events", "--project", project, source, stderr=subprocess.DEVNULL)[3] == 0,
              "with room again it goes on")
        bound(run(program, "verify", "--project", project)[3] == 0, "and verifies")
        whole = folder / "disk.db"
        run(program, "import", "--no-events", "--project", whole, source, stderr=subprocess.DEVNULL)
        bound(digest(program, whole) == digest(program, project), "the project is the same as one left alone")
    finally:
        subprocess.run(["umount", small], check=False)


def main():
    parse = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parse.add_argument("program", type=pathlib.Path)
    parse.add_argument("--count", type=int, default=100_000)
    parse.add_argument("--kills", type=int, default=50)
    parse.add_argument("--killed-count", type=int, default=4000)
    parse.add_argument("--only", default="load,kill,disk")
    options = parse.parse_args()
    program = options.program.resolve()
    with tempfile.TemporaryDirectory(prefix="isnad-soak-") as name:
        folder = pathlib.Path(name)
        if "kill" in options.only:
            kill(program, folder, options.killed_count, options.kills)
        if "disk" in options.only:
            disk(program, folder, 1500)
        if "load" in options.only:
            load(program, folder, options.count)
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    main()
