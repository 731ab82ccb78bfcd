"""The package as a type checker sees it, and the stub against the extension itself."""
import ast
import pathlib
import subprocess
import sys

import isnad
import pytest
from isnad import _isnad

pytest.importorskip("mypy")
PACKAGE = pathlib.Path(isnad.__file__).parent


def check(*arguments):
    run = subprocess.run([sys.executable, "-m", *arguments], capture_output=True, text=True, cwd=PACKAGE.parent)
    assert run.returncode == 0, run.stdout + run.stderr


def test_the_package_type_checks():
    check("mypy", "--ignore-missing-imports", "--check-untyped-defs", "-p", "isnad")


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
