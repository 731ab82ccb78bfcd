"""The package as a type checker sees it, and the stub against the extension itself."""
import pathlib
import subprocess
import sys

import isnad
import pytest

pytest.importorskip("mypy")
PACKAGE = pathlib.Path(isnad.__file__).parent


def check(*arguments):
    run = subprocess.run([sys.executable, "-m", *arguments], capture_output=True, text=True, cwd=PACKAGE.parent)
    assert run.returncode == 0, run.stdout + run.stderr


def test_the_package_type_checks():
    check("mypy", "--ignore-missing-imports", "--check-untyped-defs", "-p", "isnad")


def test_the_stub_is_the_extension():
    check("mypy.stubtest", "isnad._isnad", "--ignore-missing-stub", "--ignore-positional-only")
