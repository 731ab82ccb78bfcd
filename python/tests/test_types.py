"""The package as a type checker sees it, and the stub against the extension itself."""
import ast
import os
import pathlib
import subprocess
import sys
import tempfile

import isnad
import pytest
from isnad import _isnad

pytest.importorskip("mypy")
PACKAGE = pathlib.Path(isnad.__file__).parent


def mypy(*arguments):
    # Away from the package's folder: beside it, in site-packages, lie mypy's own modules.
    installed = PACKAGE.parent.name in ("site-packages", "dist-packages")
    env = dict(os.environ) if installed else {**os.environ, "MYPYPATH": str(PACKAGE.parent)}
    return subprocess.run([sys.executable, "-m", "mypy", "--ignore-missing-imports", "--cache-dir", os.devnull, *arguments],
                          capture_output=True, text=True, cwd=tempfile.gettempdir(), env=env)


def check(*arguments):
    run = mypy(*arguments)
    assert run.returncode == 0, run.stdout + run.stderr


def test_the_package_type_checks():
    check("--check-untyped-defs", "-p", "isnad")


USER = """
import isnad

def deaths(text: str) -> list[tuple[str, int | None, str | None]]:
    article = isnad.Reader().read(text, published="2019-04-10")
    return [(c.type, c.killed.min, c.according_to) for c in article.claims if c.killed is not None]

events: list[isnad.Event] = isnad.fuse(isnad.Reader().read_batch(["", {"text": ""}], threads=2))
files: dict[str, bytes] = isnad.Project("p.db").export("acled")
"""
MISTAKE = "wrong: str = isnad.Reader().read('').claims\n"


def test_a_users_script_is_checked_strictly(tmp_path):
    script = tmp_path / "user.py"
    script.write_text(USER, encoding="utf-8")
    check("--strict", str(script))
    script.write_text(USER + MISTAKE, encoding="utf-8")
    run = mypy("--strict", str(script))
    assert run.returncode == 1 and "list[Claim]" in run.stdout and "Found 1 error" in run.stdout, run.stdout


def names_of(body):
    """Names that a stub's statements define, and below each class its members'."""
    out = {}
    for node in body:
        if isinstance(node, ast.ClassDef):
            out[node.name] = set(names_of(node.body))
        elif isinstance(node, ast.FunctionDef):
            out[node.name] = set()
        elif isinstance(node, ast.AnnAssign):
            out[node.target.id] = set()
    return out


def test_the_stub_is_the_extension():
    # By name alone: how pybind11 shows its classes to an inspector differs from release to release.
    stub = names_of(ast.parse((PACKAGE / "_isnad.pyi").read_text(encoding="utf-8")).body)
    real = {name: getattr(_isnad, name) for name in dir(_isnad) if not name.startswith("_")}
    assert {name for name in stub if not name.startswith("_")} == set(real)
    for name, members in stub.items():
        if isinstance(getattr(_isnad, name), type) and not issubclass(getattr(_isnad, name), Exception):
            told = {member for member in members if not member.startswith("_")}
            assert told == {member for member in dir(real[name]) if not member.startswith("_")}, name
