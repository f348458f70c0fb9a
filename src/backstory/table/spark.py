"""A cluster of Apache Spark answers the same SQL text over the same Parquet."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from backstory.errors import CouldNotRun, QueryError
from backstory.table.dataset import PARTS, DataSet, is_address

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["Spark"]

_SECONDS: Final = 10
"""How long a master may take to answer the door."""
_CONNECT: Final = 15002
"""The port of Spark Connect where an address names none."""


class Spark:
    """A session on a cluster, or on a server of Spark Connect."""

    def __init__(self, address: str, data: str) -> None:
        """
        Open a session and the data set.

        Raises:
            CouldNotRun: pyspark is not installed, the cluster is not reached, its version differs,
                or its workers do not see the data; each in one line.
        """
        try:
            import pyspark
            from pyspark.sql import SparkSession
        except ModuleNotFoundError:
            raise CouldNotRun("Spark needs pyspark: pip install pyspark") from None
        self._version = pyspark.__version__
        _reached(address)
        builder = SparkSession.builder.appName("backstory")
        try:
            if address.startswith("sc://"):
                self._spark = builder.remote(address).getOrCreate()
            else:
                os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
                self._spark = (
                    builder.master(address)
                    .config("spark.ui.enabled", "false")
                    .config("spark.log.level", "ERROR")  # what goes wrong is told in a line here
                    .config(
                        "spark.sql.shuffle.partitions",
                        os.environ.get("BACKSTORY_SPARK_PARTITIONS", "200"),
                    )
                    .config("spark.sql.execution.arrow.pyspark.enabled", "true")
                    .getOrCreate()
                )
        except ImportError:
            raise CouldNotRun(
                "Spark Connect needs more of pyspark: pip install 'pyspark[connect]'"
            ) from None
        except Exception as why:
            raise CouldNotRun(f"{address} is not to be reached: {_first_line(why)}") from None
        self._same_version(address)
        for part in PARTS:
            self._view(part, data)

    def _same_version(self, address: str) -> None:
        there = str(self._spark.version)
        if there.split(".")[:2] != self._version.split(".")[:2]:
            raise CouldNotRun(
                f"{address} runs Spark {there}, here is pyspark {self._version}: "
                f"pip install 'pyspark=={'.'.join(there.split('.')[:2])}.*'"
            )

    def _view(self, part: str, data: str) -> None:
        if is_address(data) or not Path(data).is_dir():
            paths = [f"{data.rstrip('/')}/{part}"]
        else:
            known = DataSet(data).existing()
            paths = [Path(path).resolve().as_uri() for path in known.whole(part)]
        try:
            self._spark.read.parquet(*paths).createOrReplaceTempView(part)
        except Exception as why:
            raise CouldNotRun(
                f"The cluster does not see {data}: {_first_line(why)} Lay the data set where every "
                "worker reads it under the same address, and name that with --data."
            ) from None

    def answer(self, sql: str, values: Sequence[Any]) -> pa.Table:
        """Answer a text with a value for each `?`."""
        try:
            return self._spark.sql(sql, args=list(values)).toArrow()
        except Exception as why:
            raise QueryError(f"Spark: {_first_line(why)}") from None

    def close(self) -> None:
        """End the session."""
        self._spark.stop()


def _reached(address: str) -> None:
    """
    Knock at each door first: Spark tries for minutes, and tells a hundred lines of its own.

    Raises:
        CouldNotRun: None of them answers.
    """
    if address.startswith("spark://"):
        masters = address.removeprefix("spark://").split(",")
    elif address.startswith("sc://"):  # its options stand behind a stroke
        server = address.removeprefix("sc://").partition("/")[0]
        masters = [server if server.rpartition(":")[2].isdecimal() else f"{server}:{_CONNECT}"]
    else:
        return
    refused: OSError | None = None
    for master in masters:
        host, _, port = master.rpartition(":")
        if not (host and port.isdecimal() and int(port) < 65536):
            return  # Spark tells what it takes
        try:
            socket.create_connection((host.strip("[]"), int(port)), _SECONDS).close()
        except OSError as why:
            refused = why
        else:
            return
    raise CouldNotRun(f"{address} is not to be reached: {refused}.")


def _first_line(why: BaseException) -> str:
    text = next(
        (line.strip() for line in str(why).splitlines() if line.strip()), type(why).__name__
    )
    return text if text.endswith(".") else f"{text}."
