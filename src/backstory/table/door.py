"""
A data set beside a dossier, open to be added to and asked: what `Graph.table` gives.

Every question gives a `Table` to read, and the same rows as Arrow or pandas to go on from.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from backstory.calls import doors, no_part
from backstory.errors import CouldNotRun, UnknownName, WrongCall
from backstory.table.adding import MEMORY, Adding, Progress, add_files, bytes_of
from backstory.table.asking import table_question
from backstory.table.dataset import DataSet, is_address
from backstory.table.engines import Engine, engine_of, refuse_engine
from backstory.table.maps import TableMap, read_map
from backstory.table.naming import SQL, Names
from backstory.table.opening import needed
from backstory.vocabulary import term
from backstory.words.spoken import spoken
from backstory.words.table import Table

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

    from backstory.rdf.record import Record

__all__ = ["LIMIT", "Tables"]

LIMIT: Final = 1000
"""Rows that a question gives if no other number is asked for."""
_EVER: Final = (-3_652_425, 2_932_896)
"""The days that stand for no beginning and no end: the years -8030 and 9999."""


_VALUES: Final = ("actor", "days", "event", "first", "last")
"""What a question can be asked with."""
_NEEDED: Final = {"near": "event", "around": "actor"}
"""What a question is not asked without."""


@spoken
@doors
class Tables:
    """The rows of a data set, and the dossier whose names they are matched to."""

    if not TYPE_CHECKING:  # else a checker of types would let every name pass
        __getattr__ = no_part("part of a table")

    def __init__(
        self, record: Record, data: Path | str, *, lang: str = "en", engine: str = "duckdb",
        memory: str = MEMORY,
    ) -> None:  # fmt: skip
        """
        Take a data set; nothing is opened yet.

        Args:
            record: What the dossier's graph records.
            data: The folder of the data set, or an address that the engine's workers see.
            lang: The language of headings and notes.
            engine: duckdb, `spark://HOST:PORT`, or `sc://HOST:PORT` for Spark Connect.
            memory: How much memory to use here, as 500MB or 2GB.

        Raises:
            UnknownName: There is no such engine.
            CouldNotRun: That is no amount of memory.
        """
        refuse_engine(engine)
        bytes_of(memory)
        self.record, self.data, self.lang = record, str(data), lang
        self._engine_name, self.memory = engine, memory
        self._engine: Engine | None = None
        self._names: Names | None = None

    def add(
        self, files: Sequence[Path | str] | Path | str, map: TableMap | Path | str, *,
        progress: Progress | None = None,
    ) -> Adding:  # fmt: skip
        """
        Add files, sorted, with their names matched; what was added before is left alone.

        Args:
            files: CSV, TSV, JSON lines, Parquet or xlsx.
            map: Which column is what: a file, or the name of a map that ships.
            progress: Called with bytes done and bytes in all.

        Raises:
            CouldNotRun: A file or the map cannot be read, or the data set is an address.
        """
        if is_address(self.data):
            raise CouldNotRun(f"Rows are added to a folder of this machine, not {self.data}: add "
                              "them to one, then copy it there.")  # fmt: skip
        self.close()
        how = map if isinstance(map, TableMap) else read_map(map)
        paths = [files] if isinstance(files, str | Path) else files
        return add_files(
            DataSet(self.data), [Path(path) for path in paths], how, self.record,
            memory=self.memory, progress=progress,
        )  # fmt: skip

    @property
    def engine(self) -> Engine:
        """What answers, opened when it is first asked."""
        if self._engine is None:
            needed()
            self._engine = engine_of(self._engine_name, self.data, self.memory)
        return self._engine

    @property
    def names(self) -> Names:
        """All names, read when the first rows are told."""
        if self._names is None:
            self._names = Names(self.engine.answer(SQL, []))
        return self._names

    def close(self) -> None:
        """Let go of the engine; the next question opens it anew."""
        if self._engine is not None:
            self._engine.close()
            self._engine = self._names = None

    def arrow(self, question: str, /, *, limit: int = LIMIT, **values: Any) -> pa.Table:
        """
        Answer a question as Arrow: days as whole numbers, 0 is 1970-01-01; IRIs beside names.

        Args:
            question: window, around, together, conflicts, counts, days, density or near.
            limit: The most rows.
            **values: `first` and `last` (days, dates or day numbers), `actor`, `event`, `days`.

        Raises:
            UnknownName: There is no such question, actor or event; the nearest is offered.
            WrongCall: A value is none of these, or `near` lacks its event, `around` its actor.
            CouldNotRun: There is no data set, or the engine is not there.
        """
        asked = table_question(question)
        for name in sorted(values.keys() - set(_VALUES)):
            # Passed over, it would answer of all rows as if it had been asked so.
            raise WrongCall(f"A table is asked with {', '.join(_VALUES)}, not `{name}`.")
        if (lacks := _NEEDED.get(question)) and lacks not in values:
            raise WrongCall(f"`{question}` needs `{lacks}=`.")
        found = self.engine.answer(asked.sql, asked.filled(self._given(values) | {"limit": limit}))
        return self.names.put(found, asked.texts, asked.things) if asked.texts else found

    def pandas(self, question: str, /, *, limit: int = LIMIT, **values: Any) -> pd.DataFrame:
        """Answer a question as a pandas DataFrame; see `arrow`."""
        try:
            import pandas
        except ModuleNotFoundError:
            raise CouldNotRun("This needs pandas: pip install pandas") from None
        _ = pandas
        frame: pd.DataFrame = self.arrow(question, limit=limit, **values).to_pandas()
        return frame

    def ask(self, question: str, /, *, limit: int = LIMIT, **values: Any) -> Table:
        """Answer a question as a table to read: days as dates, names that lead to the dossier."""
        from backstory.table.shown import shown_rows

        found = self.arrow(question, limit=limit + 1, **values)
        cut = len(found) > limit
        table = shown_rows(
            found.slice(0, limit), self.lang, limit if cut else None, self.kind_labels,
            self._counted,
        )  # fmt: skip
        if not len(table) and values.get("actor"):
            self._named(str(values["actor"]))
        return table

    def window(self, first: Any, last: Any = None, *, limit: int = LIMIT) -> Table:
        """Tell what happened in a window of time: one date, or a first and a last one."""
        return self.ask("window", first=first, last=last, limit=limit)

    def around(
        self, actor: str, *, first: Any = None, last: Any = None, limit: int = LIMIT
    ) -> Table:
        """Tell what an actor did and what was done to it; an id, or a name as the table has it."""
        return self.ask("around", actor=actor, first=first, last=last, limit=limit)

    def together(self, *, first: Any = None, last: Any = None, limit: int = LIMIT) -> Table:
        """Count which actors appear together, most often first."""
        return self.ask("together", first=first, last=last, limit=limit)

    def conflicts(self, *, first: Any = None, last: Any = None, limit: int = LIMIT) -> Table:
        """Set figures side by side that differ although they are of the same thing."""
        table = self.ask("conflicts", first=first, last=last, limit=limit)
        if len(table) or self._compares:
            return table
        from backstory.words.phrases import phrase

        return replace(table, notes=(phrase("no same thing", self.lang),))

    def counts(self, *, first: Any = None, last: Any = None, limit: int = LIMIT) -> Table:
        """Count the rows of each year and kind."""
        return self.ask("counts", first=first, last=last, limit=limit)

    def density(self, *, first: Any = None, last: Any = None, limit: int = LIMIT) -> Table:
        """Count the rows of each month, for a band behind a timeline."""
        return self.ask("density", first=first, last=last, limit=limit)

    @property
    def _compares(self) -> bool:
        """Whether a map says what figures are of; where no map is known, one may."""
        maps = {} if is_address(self.data) else DataSet(self.data).maps
        return not maps or any({"figure", "thing"} <= each["columns"].keys()
                               for each in maps.values())  # fmt: skip

    def count(self) -> int:
        """Count all rows."""
        found = self.engine.answer("SELECT COUNT(*) AS rows FROM rows", [])
        return int(found["rows"][0].as_py())

    @property
    def title(self) -> str:
        """What the rows are from, as their maps call it; where they lie, if that is not known."""
        maps = {} if is_address(self.data) else DataSet(self.data).maps
        titles = sorted({str(each.get("title") or name) for name, each in maps.items()})
        return ", ".join(titles) or self.data

    @property
    def kind_labels(self) -> Mapping[str, Mapping[str, str]]:
        """What codes of kinds mean, as the maps of the rows say; none of which two maps differ."""
        maps = {} if is_address(self.data) else DataSet(self.data).maps
        found: dict[str, Mapping[str, str]] = {}
        differing = set()
        for told in maps.values():
            for code, labels in told.get("labels", {}).items():
                if found.setdefault(code, labels) != labels:
                    differing.add(code)
        return {code: labels for code, labels in found.items() if code not in differing}

    def near(self, event: str, *, days: int = 7, limit: int = LIMIT) -> Table:
        """
        Tell what else was reported around an event of the dossier, of its actors if it has any.

        Args:
            event: An id, or a whole name.
            days: How many days before and after.
            limit: The most rows.
        """
        table = self.ask("near", event=event, days=days, limit=limit)
        if len(table):
            return table
        from backstory.table.given import nothing_near

        return replace(table, notes=(nothing_near(self.record, event, days, self.lang),))

    def claims(
        self, event: str, *, days: int = 7, first: Any = None, last: Any = None, limit: int = 50
    ) -> dict[str, str]:
        """
        Draft sources of the rows around an event, each row as the passage it is.

        Args:
            event: An id, or a whole name.
            days: How many days before and after; of its actors, if it has any.
            first: The rows of a window instead, whoever acts in them.
            last: Its last day.
            limit: The most rows.

        Returns:
            Texts of source files by name, as they would lie in `sources/` of the dossier; where
            there were more rows, each says so.
        """
        from backstory.ask.find import find_iri
        from backstory.table.drafts import draft_sources

        iri = find_iri(self.record, event, ("event",), lang=self.lang)
        if first is None and last is None:
            found = self.arrow("near", event=event, days=days, limit=limit + 1)
        else:
            found = self.arrow("window", first=first, last=last, limit=limit + 1)
        known = DataSet(self.data).files if not is_address(self.data) else []
        maps = DataSet(self.data).maps if known else {}
        told = {each.name: maps.get(each.map, {}) for each in known}
        rows, short = found.to_pylist(), self.record.short(iri)
        cut = limit if len(rows) > limit else 0
        return draft_sources(rows[:limit], short, told, self.kind_labels, cut)

    def _given(self, values: dict[str, Any]) -> dict[str, Any]:
        from backstory.table.given import actor_of, window_of

        if "event" in values:
            return window_of(self.record, values["event"], int(values.get("days", 7)), self.lang)
        found = {"first": _EVER[0], "last": _EVER[1]}
        first, last = values.get("first"), values.get("last")
        if first is not None or last is not None:
            from backstory.table.given import days_of

            found["first"], found["last"] = days_of(first, last, _EVER)
        if "actor" in values:
            return found | actor_of(self.record, str(values["actor"]))
        return found

    def _counted(self, concept: str) -> str:
        """Give the name of what figures count; a map may name what the vocabulary has not."""
        iri = term(f"concept:counted/{concept}")
        return self.record.label(iri, self.lang) if iri in self.record.names else concept

    def _named(self, actor: str) -> None:
        """
        Make sure that a name with no row is a name of the table.

        Raises:
            UnknownName: It is not; the nearest is offered.
        """
        sql = "SELECT name FROM names WHERE role = 'actor' AND name = ? ORDER BY name NULLS LAST"
        if len(self.engine.answer(sql, [actor])) or self._given({"actor": actor})["actor_iri"]:
            return
        near = (
            "SELECT name FROM names WHERE role = 'actor' AND LOWER(name) LIKE ? "
            "ORDER BY LENGTH(name) NULLS LAST, name NULLS LAST LIMIT 1000"
        )
        for like in (f"%{actor.lower()}%", f"{actor[:3].lower()}%"):  # Hollande is of François
            if known := self.engine.answer(near, [like])["name"].to_pylist():
                break
        raise UnknownName("actor of the table", actor, known)
