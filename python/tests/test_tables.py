import hashlib
import json
import pathlib

import isnad
import pytest
from conftest import CORPUS

pa = pytest.importorskip("pyarrow")
pd = pytest.importorskip("pandas")


@pytest.fixture(scope="module")
def project(program, corpus, tmp_path_factory):
    path = tmp_path_factory.mktemp("project") / "p.db"
    run = program("import", "--project", path, corpus)
    assert run.returncode == 0, run.stderr.decode()
    return path


def claims(reader):
    return [c for a in reader.read_batch(CORPUS) for c in a.claims]


def test_pandas_keeps_open_ends_open(reader):
    frame = isnad.claims_to_pandas(claims(reader))
    assert len(frame) == len(claims(reader))
    assert str(frame["killed_min"].dtype) == "Int64" and frame["killed_max"].isna().any()
    assert str(frame["date_start"].dtype).startswith("datetime64")


def test_arrow_and_parquet_hold_the_same(reader, tmp_path):
    import pyarrow.parquet as pq

    table = isnad.claims_to_arrow(claims(reader))
    assert table.schema.field("date_start").type == pa.date32()
    isnad.write_parquet(claims(reader), tmp_path / "c.parquet")
    assert pq.read_table(tmp_path / "c.parquet").equals(table)


def test_records_survive_the_round(reader):
    for claim in claims(reader):
        assert isnad.Claim.from_line(claim.line) == claim


@pytest.mark.parametrize("format", ["claims", "jsonl", "control", "tolls", "negotiations", "contradictions", "victims", "acled",
                                    "ucdp", "airwars", "hxl", "plover", "geojson", "webanno", "prov", "ftm"])
def test_exports_are_the_bytes_of_the_command_line(format, project, program, tmp_path):
    run = program("export", "--project", project, "--format", format, "--out", tmp_path)
    assert run.returncode == 0, run.stderr.decode()
    files = isnad.Project(project).export(format)
    assert files
    for name, content in files.items():
        assert (tmp_path / name).read_bytes() == content, name
    manifest = json.loads((tmp_path / "manifest.json").read_text())
    for entry in manifest["files"]:
        assert entry["sha256"] == hashlib.sha256(files[entry["name"]]).hexdigest()


def test_schemas_hold_what_is_exported(project):
    """The JSON Schemas by a validator that is not ours."""
    jsonschema = pytest.importorskip("jsonschema")
    held = pathlib.Path(__file__).parents[2] / "docs/format/schemas"
    for format, file, lines in [("geojson", "events.geojson", False), ("geojson", "control.geojson", False),
                                ("webanno", "annotations.jsonld", False), ("prov", "prov.json", False),
                                ("ftm", "entities.ftm.json", True), ("plover", "plover.jsonl", True)]:
        text = isnad.Project(project).export(format)[file].decode()
        schema = json.loads((held / f"{format}.schema.json").read_text())
        validator = jsonschema.Draft202012Validator(schema)
        for value in [json.loads(line) for line in text.splitlines()] if lines else [json.loads(text)]:
            validator.validate(value)


def test_projects_become_parquet(project, tmp_path):
    import pyarrow.parquet as pq

    written = isnad.Project(project).to_parquet(tmp_path)
    assert [p.name for p in written] == ["claims.parquet", "events.parquet"]
    assert pq.read_table(written[0]).num_rows == len(isnad.Project(project).claims()) > 0
    assert pq.read_table(written[1]).num_rows == len(isnad.Project(project).events()) > 0
