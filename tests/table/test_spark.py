"""
A real cluster of Apache Spark gives DuckDB's answers: a master and two workers, on loopback.

They need `pyspark` (the extra `spark`) and a Java runtime. `.ci/run` requires them with
BACKSTORY_REQUIRE_SPARK=1; elsewhere, where one of them is missing, the tests are skipped aloud.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

REQUIRED = os.environ.get("BACKSTORY_REQUIRE_SPARK") == "1"
try:
    import pyspark
except ModuleNotFoundError:
    if REQUIRED:
        raise
    pytest.skip("there is no pyspark here", allow_module_level=True)
if not shutil.which("java"):
    if REQUIRED:
        raise RuntimeError("BACKSTORY_REQUIRE_SPARK=1, and there is no Java runtime")
    pytest.skip("there is no Java runtime here", allow_module_level=True)
pytest.importorskip("duckdb")

from tabled import ASKED  # noqa: E402

from backstory.errors import CouldNotRun, QueryError  # noqa: E402
from backstory.graph import load  # noqa: E402
from backstory.table.door import Tables  # noqa: E402

pytestmark = [
    pytest.mark.xdist_group("spark"),
    # py4j leaves sockets to the collector, and pyspark asks pandas for what it is about to drop.
    pytest.mark.filterwarnings("ignore"),
]

HOME = Path(pyspark.__file__).parent
WORKERS = 2
QUICK = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
"""A process that lives for a minute compiles more than it runs, if it is let."""
SMALL = f"""
spark.driver.extraJavaOptions {QUICK}
spark.executor.extraJavaOptions {QUICK}
spark.driver.host 127.0.0.1
spark.driver.bindAddress 127.0.0.1
spark.driver.memory 512m
spark.executor.memory 512m
spark.ui.enabled false
spark.ui.showConsoleProgress false
spark.sql.shuffle.partitions 2
"""
START_S = 90


class Started:
    """A process of Spark, and what it has written so far."""

    def __init__(self, name: str, *words: str, logs: Path, **environment: str) -> None:
        self.log = logs / f"{name}.log"
        with self.log.open("wb") as out:
            self.process = subprocess.Popen(
                [str(HOME / "bin" / "spark-class"), f"org.apache.spark.deploy.{words[0]}",
                 "--host", "127.0.0.1", "--port", "0", "--webui-port", "0", *words[1:]],
                stdout=out, stderr=subprocess.STDOUT, env=os.environ | environment,
            )  # fmt: skip

    def says(self, pattern: str) -> str:
        """Wait until it writes something, and give that."""
        ends = time.monotonic() + START_S
        while time.monotonic() < ends:
            if found := re.search(pattern, self.log.read_text("utf-8", "replace")):
                return found[0]
            if self.process.poll() is not None:
                break
            time.sleep(0.1)
        raise AssertionError(f"never said {pattern}:\n{self.log.read_text('utf-8', 'replace')}")

    def end(self) -> None:
        self.process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(20)
        self.process.kill()
        self.process.wait()


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Start a master and two workers; give the master's address."""
    home = tmp_path_factory.mktemp("spark")
    (home / "spark-defaults.conf").write_text(SMALL, "utf-8")
    told = {"SPARK_LOCAL_IP": "127.0.0.1", "SPARK_CONF_DIR": str(home), "SPARK_HOME": str(HOME),
            "SPARK_DAEMON_MEMORY": "256m", "SPARK_DAEMON_JAVA_OPTS": QUICK,
            "SPARK_WORKER_DIR": str(home / "work")}  # fmt: skip
    started = [Started("master", "master.Master", logs=home, **told)]
    try:
        address = started[0].says(r"spark://127\.0\.0\.1:[1-9]\d*")
        for number in range(WORKERS):
            words = ("worker.Worker", "--cores", "1", "--memory", "768m", address)
            started.append(Started(f"worker{number}", *words, logs=home, **told))
        for worker in started[1:]:
            worker.says("Successfully registered with master")
        with pytest.MonkeyPatch.context() as patched:
            for name, value in told.items():
                patched.setenv(name, value)
            yield address
    finally:
        for each in reversed(started):
            each.end()


@pytest.fixture(scope="module")
def there(cluster: str, harbour: Tables) -> Iterator[Tables]:
    """Give the rows of the harbour, asked on the cluster."""
    tables = load().table(harbour.data, engine=cluster)
    yield tables
    tables.close()


def test_the_cluster_has_two_workers(there: Tables) -> None:
    """Else it would be this process under another name."""
    there.counts()
    spark: Any = there.engine
    context = spark._spark.sparkContext
    ends = time.monotonic() + START_S
    while context._jsc.sc().getExecutorMemoryStatus().size() < WORKERS + 1:
        assert time.monotonic() < ends, "the executors never came"
        time.sleep(0.2)
    assert context.master.startswith("spark://")


@pytest.mark.parametrize("name", list(ASKED))
def test_rows_types_and_order_are_those_of_duckdb(
    name: str, there: Tables, harbour: Tables
) -> None:
    ours = harbour.arrow(name, **ASKED[name])
    theirs = there.arrow(name, **ASKED[name])
    assert theirs.column_names == ours.column_names
    assert theirs.schema.types == ours.schema.types
    assert theirs.to_pylist() == ours.to_pylist()


def test_a_limit_and_a_window_cut_alike(there: Tables, harbour: Tables) -> None:
    for values in ({"limit": 3}, {"first": "1911-08-03", "limit": 2}):
        assert there.arrow("window", **values).equals(harbour.arrow("window", **values))


def test_a_value_is_bound_and_never_read_as_sql(there: Tables) -> None:
    with pytest.raises(Exception, match="actor"):
        there.around("x' OR '1'='1")


def test_what_the_workers_do_not_see_is_told_in_one_line(
    cluster: str, there: Tables, capfd: pytest.CaptureFixture[str]
) -> None:
    for data in ("file:///nowhere/tables", "/nowhere/tables"):
        with pytest.raises((CouldNotRun, QueryError), match=r"does not see|There is no") as why:
            load().table(data, engine=cluster).counts()
        assert "\n" not in str(why.value)
    assert "\tat " not in capfd.readouterr().err  # the trace of Spark's own log


def test_a_cluster_that_is_not_there_is_told_in_one_line(there: Tables) -> None:
    with pytest.raises(CouldNotRun, match="is not to be reached") as why:
        load().table(there.data, engine="sc://127.0.0.1:1").counts()
    assert "\n" not in str(why.value)


def test_another_version_is_told_in_one_line(
    there: Tables, monkeypatch: pytest.MonkeyPatch
) -> None:
    spark: Any = there.engine
    monkeypatch.setattr(spark, "_version", "3.5.1")
    with pytest.raises(CouldNotRun, match=r"here is pyspark 3\.5\.1") as why:
        spark._same_version("spark://x")
    assert "\n" not in str(why.value)
