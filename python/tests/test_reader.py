import doctest
import importlib
import threading
import time

import isnad
import pytest
from conftest import CORPUS


@pytest.mark.parametrize("module", ["isnad", "isnad.reader", "isnad.tables"])
def test_examples_in_the_documentation_hold(module):
    failed, tried = doctest.testmod(importlib.import_module(module))
    assert tried > 0 and failed == 0


def test_the_bytes_are_those_of_the_command_line(reader, program, corpus):
    printed = program("read", "--format", "jsonl", corpus).stdout.decode()
    assert printed
    assert "".join(a.lines for a in reader.read_batch(CORPUS)) == printed
    assert "".join(a.lines for a in reader.read_paths(corpus)) == printed


def test_events_are_those_of_the_command_line(reader, program, corpus):
    printed = program("events", "--format", "jsonl", corpus).stdout.decode().splitlines()
    assert printed and [e.line for e in isnad.fuse(reader.read_batch(CORPUS))] == printed


def test_offsets_index_python_strings(reader):
    for article in reader.read_batch(CORPUS):
        for claim in article.claims:
            assert article.text[claim.evidence.start:claim.evidence.end] == claim.evidence.text


def test_a_denial_is_a_denial_and_says_by_whom(reader):
    denied = [c for c in reader.read(CORPUS[1]).claims if c.denied]
    assert len(denied) == 1 and denied[0].type == "withdraw" and denied[0].according_to == "تنظيم الدولة الإسلامية"


def test_what_is_not_arabic_gives_no_claims_and_a_note(reader):
    article = reader.read(CORPUS[3])
    assert article.claims == [] and any("language" in note for note in article.notes)


def test_batches_let_other_threads_run(reader):
    """While a batch is read, the interpreter's lock is free: a counter goes on."""
    ticks, done = [], threading.Event()

    def count():
        while not done.is_set():
            ticks.append(time.perf_counter())
            time.sleep(0.001)

    counter = threading.Thread(target=count)
    text = " ".join(a["text"] for a in CORPUS[:3]) * 40
    counter.start()
    start = time.perf_counter()
    reader.read_batch([text] * 8, threads=1)
    end = time.perf_counter()
    done.set()
    counter.join()
    inside = [t for t in ticks if start < t < end]
    assert len(inside) >= 3


def test_threads_change_nothing(reader):
    many = [dict(a, id=f"{a['id']}-{i}") for i in range(20) for a in CORPUS]
    assert [a.lines for a in reader.read_batch(many, threads=1)] == [a.lines for a in reader.read_batch(many, threads=4)]


def test_errors_say_what_is_wrong(reader):
    with pytest.raises(isnad.IsnadError, match="text"):
        reader.read({"id": "x"})
    with pytest.raises(isnad.IsnadError):
        isnad.Reader("/nowhere/isnad.blob")


def test_the_quick_look_is_right_to_left_and_escapes(reader):
    shown = reader.read("قال <script>alert(1)</script> مصدر إن 3 مدنيين قتلوا في قصف على بلدة السدرة.")._repr_html_()
    assert 'dir="rtl"' in shown and "<mark" in shown and "<script" not in shown and "http" not in shown
