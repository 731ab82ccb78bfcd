"""The reader and fusion on a cluster of two workers with real executors, against one machine.

ISNAD_SPARK_ARTICLES sets the size (200; the soak takes 20,000). The archive is read once and fused once on the
cluster, a worker killed each time, while this machine alone does the same.
"""
import concurrent.futures
import contextlib
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import threading

import isnad
import pytest

pyspark = pytest.importorskip("pyspark")
if shutil.which("java") is None:
    pytest.skip("no Java here: Spark's tests are skipped", allow_module_level=True)

ROOT = pathlib.Path(__file__).parents[2]
ARTICLES = int(os.environ.get("ISNAD_SPARK_ARTICLES", "200"))
FILES, BINS = 10, 6


def executors_of(parent):
    """Executors under this process, and no others."""
    processes = {}
    for folder in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            status = (folder / "stat").read_text()
            processes[int(folder.name)] = (int(status.rsplit(")", 1)[1].split()[1]),
                                           (folder / "cmdline").read_bytes().decode(errors="replace"))
        except (OSError, ValueError):  # it has ended meanwhile
            continue

    def ours(pid):
        while pid in processes:
            pid = processes[pid][0]
            if pid == parent:
                return True
        return False

    return [pid for pid, (_, args) in processes.items() if "CoarseGrainedExecutorBackend" in args and ours(pid)]


@contextlib.contextmanager
def one_executor_killed(session, when):
    """Kills an executor as soon as `when` holds of a stage that runs; fails if it never did."""
    killed, over = [], threading.Event()
    tracker = session.sparkContext.statusTracker()

    def kill_one():
        while not over.wait(0.01):
            stages = map(tracker.getStageInfo, tracker.getActiveStageIds())
            victims = executors_of(os.getpid()) if any(s and when(s) for s in stages) else []
            if victims:
                os.kill(victims[0], signal.SIGKILL)
                killed.append(victims[0])
                return

    killer = threading.Thread(target=kill_one)
    killer.start()
    try:
        yield
    finally:
        over.set()
        killer.join()
    assert killed, "the job was over before a worker could be killed"


@pytest.fixture(scope="module")
def warcs(tmp_path_factory):
    out = tmp_path_factory.mktemp("warc")
    subprocess.run([sys.executable, ROOT / "scripts/make_warc.py", out, "--articles", str(ARTICLES), "--files",
                    str(FILES)], check=True)
    return sorted(str(p) for p in out.glob("*.warc.gz"))


@pytest.fixture(scope="module")
def at_home(warcs):
    """What one machine makes of the same files: articles and events, while the cluster starts and reads."""
    with concurrent.futures.ThreadPoolExecutor(1) as pool:
        articles = pool.submit(lambda: list(isnad.Reader().read_paths(warcs)))
        yield articles, pool.submit(lambda: events_of(articles.result()))


@pytest.fixture(scope="module")
def session(at_home):
    from pyspark.sql import SparkSession

    # A job of seconds is over before the second compiler has paid for itself.
    quick = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
    builder = (SparkSession.builder.appName("isnad-tests").master("local-cluster[2,1,1024]")
               .config("spark.ui.enabled", "false")
               .config("spark.driver.host", "127.0.0.1").config("spark.driver.bindAddress", "127.0.0.1")
               .config("spark.executor.memory", "1g")
               .config("spark.sql.shuffle.partitions", "4")
               .config("spark.sql.execution.arrow.maxRecordsPerBatch", "256")
               .config("spark.driver.extraJavaOptions", quick).config("spark.executor.extraJavaOptions", quick)
               .config("spark.sql.codegen.wholeStage", "false")
               # A dead worker's blocks are given up at once, not asked for again for a quarter of a minute.
               .config("spark.shuffle.io.maxRetries", "1").config("spark.shuffle.io.retryWait", "200ms")
               .config("spark.task.maxFailures", "8"))
    for name in ("PYTHONPATH", "ISNAD_DATA"):
        if name in os.environ:
            builder = builder.config(f"spark.executorEnv.{name}", os.environ[name])
    os.environ["PYSPARK_PYTHON"] = sys.executable
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


@pytest.fixture(scope="module")
def alone(at_home):
    return at_home[0].result()


@pytest.fixture(scope="module")
def articles(session, warcs):
    """Read on the cluster, a worker killed meanwhile; what it had read is lost with it and read again."""
    from isnad import spark

    read = spark.read_paths(session, warcs, batch=64 if ARTICLES > 1000 else 4).persist()
    with one_executor_killed(session, lambda s: s.numTasks == FILES and 1 <= s.numCompletedTasks < FILES - 1):
        read.count()
    return read


def test_archives_are_read_to_the_same_bytes_though_a_worker_is_killed(articles, alone):
    read = {row.id: row.claims or "" for row in articles.select("id", "claims").collect()}
    assert len(read) == len(alone) == ARTICLES
    assert read == {a.id: a.lines for a in alone}


def test_frames_are_read_to_the_same_bytes(session, alone):
    from isnad import spark

    rows = [(a.id, a.text, a.outlet, a.published) for a in alone[:60]]
    frame = session.createDataFrame(rows, "id string, text string, outlet string, published string").repartition(4)
    read = {row.id: row.claims or "" for row in spark.read(frame).collect()}
    again = isnad.Reader().read_batch([{"id": i, "text": t, **({"outlet": o} if o else {}),
                                        **({"published": p} if p else {})} for i, t, o, p in rows])
    assert read == {a.id: a.lines for a in again}


def test_claims_are_kept_by_month(session, articles, alone, tmp_path):
    import pyarrow.parquet as pq

    from isnad import spark

    spark.write_by_month(spark.claims(articles), str(tmp_path / "claims"))
    months = sorted(p.name for p in (tmp_path / "claims").glob("month=*"))
    assert len(months) > 6 and all(len(m) == len("month=2019-01") or m == "month=unknown" for m in months)
    assert pq.read_table(tmp_path / "claims").num_rows == sum(len(a.lines.splitlines()) for a in alone)


def events_of(articles):
    """On one machine."""
    return [e.line for e in isnad.fuse(sorted(articles, key=lambda a: a.id))]


def test_events_are_those_of_one_machine_though_a_worker_is_killed(session, articles, at_home):
    """What the dead worker held of the articles is read again, too."""
    from isnad import spark

    # Nothing but the fusion has as many tasks as there are bins.
    with one_executor_killed(session, lambda s: s.numTasks == BINS and s.numActiveTasks > 0):
        many = [row.event for row in spark.fuse(articles, bins=BINS).collect()]
    one = at_home[1].result()
    assert len(one) > 10 and many == one


NEWS = "عاد إلى الأذهان اليوم ما شهدته البلدة من قصف متواصل على أطرافها الشرقية طوال الليل"
FIGHTS = [  # an offensive, days of it, and a running total: wholes and parts in several bins
    ("بدأت قوات سوريا الديمقراطية عملية «عاصفة النهر» العسكرية في مدينة الرقة في 3 يونيو 2017.", "2017-06-03"),
    ("قتل 12 مدنياً في غارة شنتها قوات سوريا الديمقراطية على مدينة الرقة في 7 يونيو 2017.", "2017-06-08"),
    ("قتل 5 مدنيين في قصف لقوات سوريا الديمقراطية على مدينة الرقة في 9 يونيو 2017.", "2017-06-10"),
    ("سيطرت قوات سوريا الديمقراطية على مدينة الرقة في 12 يونيو 2017.", "2017-06-12"),
    ("ارتفعت حصيلة القتلى في مدينة الرقة منذ مطلع يونيو 2017 إلى 300 مدني.", "2017-06-20"),
    ("دارت اشتباكات بين قوات سوريا الديمقراطية وتنظيم الدولة الإسلامية في مدينة الرقة بين 5 و10 يونيو 2017.",
     "2017-06-11"),
    ("بدأت عملية «عاصفة النهر» العسكرية في سوريا في 3 يونيو 2017.", "2017-06-04"),
]


def test_wholes_parts_names_and_copies_are_those_of_one_machine(session):
    """Links across bins, claims that meet by a quoted name alone, one paragraph in sixty articles."""
    from isnad import spark

    rows = [(f"f{i}", text, f"منبر {i}", day) for i, (text, day) in enumerate(FIGHTS)]
    rows += [(f"c{i:02}", f"{NEWS}، وقتل 4 مدنيين في القصف على مدينة منبج يوم الثلاثاء 9 أبريل 2019.", f"صحيفة {i}",
              "2019-04-10") for i in range(60)]
    alone = isnad.Reader().read_batch([{"id": i, "text": t, "outlet": o, "published": p} for i, t, o, p in rows])
    one = events_of(alone)
    assert any('"holds"' in line for line in one) and any('"part_of"' in line for line in one)
    assert any('"how":"copied"' in line for line in one)
    by_name = [e for e in map(json.loads, one) if e["type"] == "operation_start"]
    assert len(by_name) == 1 and len(by_name[0]["claims"]) == 2
    frame = session.createDataFrame(rows, "id string, text string, outlet string, published string").repartition(5)
    many = [row.event for row in spark.fuse(spark.read(frame), bins=7).collect()]
    assert many == one
