import os
import pathlib
import subprocess

import pytest

ROOT = pathlib.Path(__file__).parents[2]

CORPUS = [
    {"id": "a", "outlet": "منبر الضفة", "url": "https://example.org/a", "title": "ضحايا في غارة على منبج",
     "published": "2019-04-10",
     "text": "قال مصدر طبي إن 12 مدنياً بينهم 3 أطفال قتلوا في غارة على مدينة منبج أمس الثلاثاء.\n"
             "وسيطرت قوات سوريا الديمقراطية على مدينة الطبقة صباح الثلاثاء."},
    {"id": "b", "outlet": "صدى الشرق", "url": "https://example.org/b", "published": "2019-04-10",
     "text": "أعلن الدفاع المدني مقتل 40 مدنياً في غارة على مدينة منبج الثلاثاء. "
             "ونفى تنظيم الدولة الإسلامية انسحاب مقاتليه من مدينة الطبقة."},
    {"id": "c", "outlet": "الأفق", "published": "2019-04-12",
     "text": "بدأت مفاوضات بين قوات سوريا الديمقراطية وتنظيم الدولة الإسلامية في مدينة الطبقة الخميس، "
             "بحسب ناشطين محليين."},
    {"id": "en", "text": "The weather stays fair along the coast, with light winds from the north."},
]


@pytest.fixture(scope="session")
def program():
    """The command line of the same build: $ISNAD_PROGRAM, else build/release/isnad."""
    path = pathlib.Path(os.environ.get("ISNAD_PROGRAM", ROOT / "build/release/isnad"))
    if not path.exists():
        pytest.skip(f"{path} is not built")

    def run(*arguments, **more):
        return subprocess.run([str(path), *map(str, arguments)], capture_output=True, check=False, **more)

    return run


@pytest.fixture(scope="session")
def corpus(tmp_path_factory):
    import json

    path = tmp_path_factory.mktemp("corpus") / "news.jsonl"
    path.write_text("".join(json.dumps(a, ensure_ascii=False) + "\n" for a in CORPUS), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def reader():
    import isnad

    return isnad.Reader()
