"""
One SQL text and its values come in; out come rows as Arrow, from DuckDB here or Spark elsewhere.

Both engines are given the same text and the same three views: `rows`, `parties`, `names`. To add an
engine, write its class and its line in `engine_of`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Protocol

from backstory.errors import CouldNotRun, QueryError, UnknownName
from backstory.table.dataset import PARTS, DataSet, is_address
from backstory.table.opening import needed

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["Engine", "engine_of", "refuse_engine"]

_CLUSTERS = ("spark://", "sc://", "local[")


class Engine(Protocol):
    """What answers the SQL of this package."""

    def answer(self, sql: str, values: Sequence[Any]) -> pa.Table:
        """Answer a text with a value for each `?`."""
        ...

    def close(self) -> None:
        """Let go of what it holds."""
        ...


def engine_of(name: str, data: str, memory: str) -> Engine:
    """
    Give the engine that somebody named.

    Args:
        name: duckdb, or the address of a Spark cluster: `spark://…`, or `sc://…` for Spark Connect.
        data: The folder of the data set, or an address that the engine's workers see.
        memory: How much memory DuckDB may use.

    Raises:
        CouldNotRun: It is not installed, or not to be reached, or does not see the data.
        UnknownName: There is no such engine.
    """
    refuse_engine(name)
    if name == "duckdb":
        return _DuckDB(data, memory)
    from backstory.table.spark import Spark

    return Spark(name, data)


def refuse_engine(name: str) -> None:
    """
    Refuse a name that no engine has, before anything is opened.

    Raises:
        UnknownName: There is no such engine.
    """
    if name != "duckdb" and not name.startswith(_CLUSTERS):
        raise UnknownName("engine", name, ["duckdb", "spark://HOST:PORT", "sc://HOST:PORT"])


class _DuckDB:
    """DuckDB in this process."""

    def __init__(self, data: str, memory: str) -> None:
        needed()
        import duckdb

        if is_address(data):
            raise CouldNotRun(f"DuckDB asks a folder of this machine, not {data}; for an address, "
                              "name a cluster with --engine.")  # fmt: skip
        known = DataSet(data).existing()
        self._duckdb = duckdb.connect(config={"memory_limit": memory})
        for part in PARTS:
            paths = ", ".join(
                f"'{path.replace(chr(39), chr(39) * 2)}'" for path in known.whole(part)
            )
            kind = "TABLE" if part == "names" else "VIEW"
            self._duckdb.execute(f"CREATE {kind} {part} AS SELECT * FROM read_parquet([{paths}])")
        # The heads of the parts are read once, not with each question: a tenth of a short answer.
        self._duckdb.execute("SET parquet_metadata_cache = true")

    def answer(self, sql: str, values: Sequence[Any]) -> pa.Table:
        import duckdb

        try:
            found: pa.Table = self._duckdb.sql(sql, params=list(values)).to_arrow_table()
            return found
        except duckdb.Error as why:
            raise QueryError(" ".join(str(why).split())) from None

    def close(self) -> None:
        self._duckdb.close()
