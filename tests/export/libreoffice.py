#!/usr/bin/env python3
"""Arabic in an export opens correctly in LibreOffice, and no cell of it runs as a formula.

    libreoffice.py PROGRAM

Exports a project for spreadsheets, lets LibreOffice turn it into a spreadsheet and back, and compares
cell by cell. Ends with 77 (skipped) where LibreOffice is not installed.
"""
import csv
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

ARTICLES = [
    {"id": "a", "outlet": "=صدى الشرق", "title": "@غارة", "url": "https://example.org/a", "published": "2019-04-10",
     "text": "قال مصدر طبي إن 12 مدنياً بينهم 3 أطفال قتلوا في غارة على مدينة منبج أمس الثلاثاء."},
    {"id": "b", "outlet": "منبر \"الضفة\"", "title": "-١٠–٣٥ شخصاً", "published": "2019-04-11",
     "text": "نفى تنظيم الدولة الإسلامية انسحاب مقاتليه من مدينة الطبقة، وفق ما نقلت (قسد)."},
]


def sheet(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def main():
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        print("skipped: LibreOffice is not installed (apt install libreoffice-calc-nogui)")
        return 77
    program = sys.argv[1]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "a.jsonl").write_text("".join(json.dumps(a, ensure_ascii=False) + "\n" for a in ARTICLES), "utf-8")
        subprocess.run([program, "import", "--project", folder / "p.db", folder / "a.jsonl"], check=True, capture_output=True)
        subprocess.run([program, "export", "--project", folder / "p.db", "--format", "claims", "--spreadsheet", "--out",
                        folder / "out"], check=True, capture_output=True)
        convert = [office, "--headless", f"-env:UserInstallation=file://{folder}/profile"]
        into = ["--outdir", folder]  # stands behind the format, or is refused
        # 44 comma, 34 quote, 76 UTF-8; every column as text, formulas not evaluated on the way in.
        subprocess.run([*convert, "--infilter=CSV:44,34,76", "--convert-to", "ods", *into, folder / "out/claims.csv"], check=True,
                       capture_output=True, timeout=240)
        subprocess.run([*convert, "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true", *into,
                        folder / "claims.ods"],
                       check=True, capture_output=True, timeout=240)
        before, after = sheet(folder / "out/claims.csv"), sheet(folder / "claims.csv")
        assert len(before) == len(after) > 2, (len(before), len(after))
        texts = ["quote", "outlet", "title", "place", "agent", "according_to", "date_words"]
        for row, back in zip(before[1:], after[1:]):
            for column in texts:
                at = before[0].index(column)
                assert row[at] == back[at], (column, row[at], back[at])
        outlets = {row[before[0].index("outlet")] for row in after[1:]}
        assert "'=صدى الشرق" in outlets, outlets
    print("Arabic goes into a spreadsheet and back, and no cell runs")
    return 0


if __name__ == "__main__":
    sys.exit(main())
