#!/usr/bin/env python3
"""Lays out the pages of the documentation site in a folder: what stands in docs/, and what is made
from the program, the headers, the package and the tables of data/ontology.

    make_docs.py PROGRAM OUT

Deterministic: the same tree gives the same pages. Needs nothing but Python.
"""
import ast
import csv
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
SCHEMES = {"plover": "PLOVER event and mode", "acled": "ACLED event and sub-event type", "cameo": "CAMEO code"}


def rows(path):
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def table(head, body):
    clean = lambda cell: str(cell or "").replace("|", "\\|").replace("\n", " ") or " "
    out = ["| " + " | ".join(head) + " |", "|" + " --- |" * len(head)]
    out += ["| " + " | ".join(clean(cell) for cell in row) + " |" for row in body]
    return "\n".join(out) + "\n"


def codebook():
    out = ["# Codes of other schemes\n",
           "Made from the tables in `data/ontology/`. The first row of a type whose conditions hold is taken; "
           "they are this project's own reading of the code books. Event-level formats decide a few codes from the "
           "event as a whole: see [Exports](format/exports.md).\n"]
    tables = {name: rows(ROOT / f"data/ontology/{name}.tsv") for name in SCHEMES}
    for name, title in SCHEMES.items():
        out.append(f"## {title}\n")
        out.append(table(["claim type", "when", "code", "sub-code"],
                         [(f"`{r['type']}`", f"`{r['when']}`" if r["when"] else "always", r["code"], r["sub"])
                          for r in tables[name]]))
    out.append("## Countries\n")
    countries = rows(ROOT / "data/ontology/countries.tsv")
    out.append(table(["country", "ISO 3166", "numeric", "Gleditsch and Ward", "ACLED region", "UCDP region"],
                     [(r["name"], f"{r['iso2']}, {r['iso3']}", r["numeric"], r["gw"], r["acled_region"],
                       r["ucdp_region"]) for r in countries]))
    return "\n".join(out)


def cpp():
    out = ["# C++\n", "The public headers in `include/isnad/`; each opens with a guide whose comments are the reference. "
           "Link `isnad_engine`. Expected failures are `Result<T>`; values are plain and thread-safe as said.\n"]
    for path in sorted((ROOT / "include/isnad").glob("*.h")):
        out.append(f"## isnad/{path.name}\n\n```cpp\n{path.read_text(encoding='utf-8').rstrip()}\n```\n")
    return "\n".join(out)


def signature(node):
    return f"{node.name}({ast.unparse(node.args)})" + (f" -> {ast.unparse(node.returns)}" if node.returns else "")


def docstring(node):
    text = ast.get_docstring(node) or ""
    # Examples become code blocks.
    out, inside = [], False
    for line in text.splitlines():
        example = line.lstrip().startswith((">>>", "...")) or (inside and line.strip())
        if example and not inside:
            out.append("\n```pycon")
        if not example and inside:
            out.append("```\n")
        inside = bool(example)
        out.append(line.removeprefix("    ") if inside else line)
    return "\n".join(out + (["```"] if inside else [])) + "\n"


def python():
    out = ["# Python\n", "`pip install .` from a checkout builds the package with its engine and data. "
           "`pip install '.[arrow,pandas,spark]'` adds what the tables and Spark need.\n"]
    for name in ["__init__", "reader", "records", "tables", "project", "spark"]:
        tree = ast.parse((ROOT / f"python/isnad/{name}.py").read_text(encoding="utf-8"))
        title = "isnad" if name == "__init__" else f"isnad.{name}"
        out.append(f"## {title}\n\n{docstring(tree)}")
        for node in tree.body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                out.append(f"### `{signature(node)}`\n\n{docstring(node)}")
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                out.append(f"### class `{node.name}`\n\n{docstring(node)}")
                fields = [f"`{n.target.id}: {ast.unparse(n.annotation)}`" for n in node.body
                          if isinstance(n, ast.AnnAssign) and not n.target.id.startswith("_")]
                if fields:
                    out.append("Fields: " + ", ".join(fields) + "\n")
                for method in node.body:
                    if isinstance(method, ast.FunctionDef) and (not method.name.startswith("_") or method.name == "__init__"):
                        plain = any(ast.unparse(d) == "property" for d in method.decorator_list)
                        shown = f"{method.name}: {ast.unparse(method.returns)}" if plain and method.returns else signature(method)
                        out.append(f"#### `{node.name}.{shown}`\n\n{docstring(method)}")
    return "\n".join(out)


def command_line(program):
    helped = lambda *words: subprocess.run([program, *words, "--help"], capture_output=True, text=True).stdout
    top = helped()
    names = re.findall(r"^  ([a-z]+) +\S", top.split("Subcommands:")[-1], re.M) if "Subcommands:" in top else []
    out = ["# Command line\n", f"```text\n{top.rstrip()}\n```\n"]
    out += [f"## isnad {name}\n\n```text\n{helped(name).rstrip()}\n```\n" for name in names]
    return "\n".join(out)


def columns(program):
    """The tables' columns, from the schema documents the program writes beside them."""
    out = ["# Columns of the exports\n", "Made from the CSVW documents that the program writes beside each table.\n"]
    with tempfile.TemporaryDirectory() as folder:
        project = pathlib.Path(folder) / "empty.db"
        subprocess.run([program, "init", "--project", project], check=True, capture_output=True)
        for name in ["claims", "control", "tolls", "negotiations", "contradictions", "victims", "acled", "ucdp", "airwars", "hxl"]:
            made = pathlib.Path(folder) / name
            subprocess.run([program, "export", "--project", project, "--format", name, "--out", made], check=True,
                           capture_output=True)
            for path in sorted(made.glob("*-metadata.json")):
                schema = json.loads(path.read_text(encoding="utf-8"))
                out.append(f"## {name}: {schema['url']}\n\n{schema['dc:description']}\n")
                body = []
                for c in schema["tableSchema"]["columns"]:
                    kind = c["datatype"]["base"]
                    if "format" in c["datatype"]:
                        kind += ": " + c["datatype"]["format"].removeprefix("^(").removesuffix(")$").strip("|").replace("|", ", ")
                    elif "minimum" in c["datatype"]:
                        kind += f", {c['datatype']['minimum']:g} to {c['datatype']['maximum']:g}"
                    body.append((f"`{c['name']}`", kind, c["dc:description"]))
                out.append(table(["column", "kind", "meaning"], body))
    return "\n".join(out)


def http():
    """From the table of routes itself, so that the page cannot fall behind the server."""
    out = ["# HTTP\n", "The desk answers on 127.0.0.1 under `/`; `GET /api` is the same as an OpenAPI document. "
           "Lists take the filter parameters of the address bar; `.csv` instead of `.json` gives every row; a path "
           "that is *bare* or a *file* is asked for as it stands. Writes carry the session's token.\n"]
    text = "".join(p.read_text(encoding="utf-8") for p in sorted((ROOT / "src/serve").glob("route*.cpp")))
    found = re.findall(r'\{"(GET|POST|PUT|DELETE)",\s*"([^"]+)",\s*"([^"]*)",\s*(?:"([^"]*)"|(\w+)),\s*"([^"]*)",\s*"([^"]*)"', text)
    body = [(m, f"`{p}`", e, (params or ("filter parameters" if name else "")), about)
            for m, p, e, params, name, schema, about in found]
    out.append(table(["method", "path", "endings", "parameters", "what"], body))
    return "\n".join(out)


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    program, out = sys.argv[1], pathlib.Path(sys.argv[2])
    shutil.rmtree(out, ignore_errors=True)
    shutil.copytree(ROOT / "docs", out)
    readme = (ROOT / "README.md").read_text(encoding="utf-8").replace("](docs/", "](")
    if not (out / "index.md").exists():
        (out / "index.md").write_text(readme, encoding="utf-8")
    (out / "reference").mkdir(exist_ok=True)
    for name, text in {"codebook.md": codebook(), "reference/cpp.md": cpp(), "reference/python.md": python(),
                       "reference/cli.md": command_line(program), "reference/http.md": http(),
                       "format/export-columns.md": columns(program)}.items():
        (out / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
