"""
Files come in, a part at a time; out goes a data set of sorted Parquet, and what is bad in it.

A run that was stopped goes on where it was: what the manifest lists is whole, and only the rest of
a file is read again. The same file is never added twice.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field
from pathlib import Path
from queue import Queue
from threading import Event, Thread
from typing import TYPE_CHECKING, Any, Final

from backstory.errors import CouldNotRun, Problem, Spot
from backstory.table.cells import Refused
from backstory.table.dataset import Added, DataSet
from backstory.table.maps import TableMap
from backstory.table.matching import Matcher
from backstory.table.opening import Broken, Opened, needed, open_rows
from backstory.words.separated import separated

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa

    from backstory.rdf.record import Record
    from backstory.table.chunks import Coder, Wrong

__all__ = ["Adding", "Told", "add_files", "bytes_of"]

MEMORY: Final = "2GB"
_ROW_BYTES: Final = 700
"""What a row needs at most while a chunk is sorted and written, its parties and texts included."""
_LEAST_ROWS, _MOST_ROWS = 10_000, 2_000_000
MOST_TOLD: Final = 1000
"""Bad rows of a chunk that are told one by one; all of them are kept and counted."""
_WRITTEN_AT_ONCE: Final = 50_000
_GROUP_ROWS: Final = 1 << 17
_UNITS: Final = {"KB": 1 << 10, "MB": 1 << 20, "GB": 1 << 30}

Progress = Callable[[int, int], None]


@dataclass(slots=True)
class Told:
    """What became of one file."""

    file: Added
    problems: list[Problem] = field(default_factory=list)
    """The bad rows, each with its number and remedy; of many, the first thousand a chunk."""
    known: bool = False
    """It had been added before: nothing was done."""
    rejected: list[Path] = field(default_factory=list)
    """Where the bad rows lie, with all their cells."""


@dataclass(slots=True)
class Adding:
    """What became of some files, and of the names in them."""

    files: list[Told]
    names: Counter[str] = field(default_factory=Counter)
    """How many new names there are of each role."""
    matched: Counter[str] = field(default_factory=Counter)
    """How many of them the dossier knows."""

    @property
    def bad(self) -> int:
        """How many rows could not be read."""
        return sum(told.file.bad for told in self.files if not told.known)


def bytes_of(memory: str) -> int:
    """
    Read how much memory may be used.

    Raises:
        CouldNotRun: It is no number with KB, MB or GB, or too little to work in.

    >>> bytes_of("2GB")
    2147483648
    """
    number, unit = memory.upper().strip()[:-2].strip(), memory.upper().strip()[-2:]
    if unit not in _UNITS or not number.replace(".", "", 1).isdecimal():
        raise CouldNotRun(f"'{memory}' is no amount of memory: write 500MB or 2GB.")
    found = int(float(number) * _UNITS[unit])
    if found < 100 * _UNITS["MB"]:
        raise CouldNotRun(f"{memory} of memory is too little to work in: write 100MB or more.")
    return found


def add_files(
    data: DataSet, paths: Sequence[Path], how: TableMap, record: Record, *,
    memory: str = MEMORY, progress: Progress | None = None,
) -> Adding:  # fmt: skip
    """
    Add files to a data set.

    Args:
        data: The data set; made if it is not there.
        paths: CSV, TSV, Parquet or xlsx files, all read by one map.
        how: The map.
        record: The dossier whose names are matched.
        memory: How much memory may be used.
        progress: Called with bytes done and bytes in all.

    Raises:
        CouldNotRun: A file cannot be read at all; what was added before stays.
    """
    needed()
    chunk_rows = min(max(bytes_of(memory) // _ROW_BYTES, _LEAST_ROWS), _MOST_ROWS)
    for path in paths:
        open_rows(path, how)  # what cannot be opened is told before anything is written
    from backstory.table.chunks import Coder

    with data.held():
        data.sweep()
        data.maps[how.name] = json.loads(json.dumps(asdict(how), default=sorted))
        coder = Coder(data.names(), Matcher(record, how).iri)
        added = Adding([])
        for path in paths:
            added.files.append(_one(data, path, how, coder, chunk_rows, added, progress))
        data.save()
    return added


def _one(
    data: DataSet, path: Path, how: TableMap, coder: Coder, chunk_rows: int, added: Adding,
    progress: Progress | None,
) -> Told:  # fmt: skip
    digest = _sha256(path)
    number = next((n for n, each in enumerate(data.files) if each.sha256 == digest
                   and each.map == how.name), None)  # fmt: skip
    if number is None:
        number = len(data.files)
        taken = path.name in {each.name for each in data.files}
        name = f"{path.stem}-{number + 1}{path.suffix}" if taken else path.name
        data.files.append(Added(name, digest, how.name, chunk_rows))
    file = data.files[number]
    told = Told(file, known=file.whole)
    if file.whole:
        return told
    opened = open_rows(path, how)
    size = path.stat().st_size
    for cells, numbers, broken in _ahead(_chunks(opened, file.chunk_rows, file.seen)):
        _add_chunk(data, told, number, _Chunk(cells, numbers, broken), how, coder, added)
        if progress is not None:
            progress(min(cells.nbytes * (file.seen // max(len(cells), 1)), size), size)
    file.whole = True
    data.save()
    return told


@dataclass(frozen=True, slots=True)
class _Chunk:
    cells: pa.Table
    numbers: np.ndarray
    broken: list[Broken]


def _chunks(
    opened: Opened, rows: int, seen: int
) -> Iterator[tuple[pa.Table, np.ndarray, list[Broken]]]:
    """Give rows in chunks that are the same on every run, after those that were seen."""
    import numpy as np
    import pyarrow as pa

    batches: list[pa.RecordBatch] = []
    numbers: list[np.ndarray] = []
    passed, held = 0, 0

    def whole() -> tuple[pa.Table, np.ndarray, list[Broken]]:
        broken = list(opened.broken)
        opened.broken.clear()
        return pa.Table.from_batches(batches), np.concatenate(numbers), broken

    for numbered, batch in opened.batches:
        while len(batch):
            taken = min(rows - held, len(batch))
            batches.append(batch.slice(0, taken))
            numbers.append(numbered[:taken])
            batch, numbered, held = batch.slice(taken), numbered[taken:], held + taken
            if held == rows:
                passed += held
                chunk = whole()
                if passed > seen:
                    yield chunk
                batches, numbers, held = [], [], 0
    if held and passed + held > seen:
        yield whole()
    elif opened.broken and not batches:
        empty = pa.table({name: pa.array([], pa.string()) for name in opened.columns})
        yield empty, np.zeros(0, np.int64), list(opened.broken)


def _ahead(chunks: Iterator[Any]) -> Iterator[Any]:
    """Read the next chunk while the last one is worked on."""
    line: Queue[Any] = Queue(maxsize=1)
    stop = Event()

    def fill() -> None:
        try:
            for chunk in chunks:
                line.put(chunk)
                if stop.is_set():
                    return
            line.put(None)
        except BaseException as why:  # told in the thread that waits
            line.put(why)

    reader = Thread(target=fill, daemon=True)
    reader.start()
    try:
        while (chunk := line.get()) is not None:
            if isinstance(chunk, BaseException):
                raise chunk
            yield chunk
    finally:
        stop.set()


def _add_chunk(
    data: DataSet, told: Told, number: int, chunk: _Chunk, how: TableMap, coder: Coder,
    added: Adding,
) -> None:  # fmt: skip
    """Type, sort and write one chunk; it counts once the manifest says so."""
    from backstory.table.chunks import parties_of, rows_of
    from backstory.table.dataset import names_table

    # A file is a name too, so that a row can say where it stands.
    file_no = coder.number("file", told.file.name)
    rows, wrong = rows_of(chunk.cells, chunk.numbers, how, coder, file_no)
    with ThreadPoolExecutor(2) as workers:
        writing = workers.submit(_write, data.part("rows"), rows)
        parties = _write(data.part("parties"), parties_of(rows))
        paths = {"rows": writing.result(), "parties": parties}
    new = coder.new()
    if new:
        _write(data.part("names"), names_table(new))
        data.parts["names"].append(data.part("names").name)
    for kind, path in paths.items():
        data.parts[kind].append(path.name)
    for _, role, _, iri in new:
        added.names[role] += 1
        added.matched[role] += bool(iri)
    if len(wrong.rows) or chunk.broken:
        told.rejected.append(_reject(data, number, told.file, chunk, wrong))
        told.problems += _problems(told.file.name, wrong, chunk)
    file = told.file
    file.rows += len(rows)
    file.bad += len(wrong.rows) + len(chunk.broken)
    file.seen += len(chunk.cells)
    counts = Counter(file.codes) + wrong.counts() + Counter(T001=len(chunk.broken))
    file.codes = dict(sorted(counts.items()))
    data.save()


_PLAIN: Final = ("figure", "row_no", "thing", "note", "other")


def _write(path: Path, table: pa.Table) -> Path:
    from pyarrow import parquet

    sorted_by = [name for name in ("party", "first_day", "last_day") if name in table.column_names]
    parquet.write_table(
        table, path, compression="zstd", compression_level=1, row_group_size=_GROUP_ROWS,
        use_dictionary=[name for name in table.column_names if name not in _PLAIN],
        write_statistics=sorted_by or True,
    )  # fmt: skip
    return path


def _reject(data: DataSet, number: int, file: Added, chunk: _Chunk, wrong: Wrong) -> Path:
    """Write the bad rows with all their cells, each with why, so that nothing is lost."""
    names = chunk.cells.column_names
    path = data.folder / "rejected" / f"{number + 1:05}-{file.seen:012}.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as out:
        out.write(separated(["(row)", "(column)", "(value)", "(why)", "(mend)", *names], ()))
        out.write(separated((), (
            [line.row, "", line.text, _cells(line).what, _cells(line).mend, *[None] * len(names)]
            for line in chunk.broken
        )))  # fmt: skip
        for start in range(0, len(wrong.rows), _WRITTEN_AT_ONCE):
            places = wrong.rows[start : start + _WRITTEN_AT_ONCE]
            rows = []
            for place, cells in zip(places, chunk.cells.take(places).to_pylist(), strict=True):
                column, why = wrong.of(place)
                told = [int(chunk.numbers[place]), column, cells[column], why.what, why.mend]
                rows.append([*told, *(cells[name] for name in names)])
            out.write(separated((), rows))
    return path


def _cells(line: Broken) -> Refused:
    what = f"the line has {line.cells} cells, the header {line.expected}"
    return Refused("T001", what, "put a cell that holds the mark between cells into quotes")


def _problems(name: str, wrong: Wrong, chunk: _Chunk) -> list[Problem]:
    columns = {column: at for at, column in enumerate(chunk.cells.column_names, 1)}
    found = []
    for place in wrong.rows[:MOST_TOLD]:
        column, why = wrong.of(place)
        spot = Spot(name, int(chunk.numbers[place]), columns[column])
        found.append(Problem(spot, why.code, f"`{column}`: {why.what}", why.mend))
    found += [
        Problem(Spot(name, line.row, 1), "T001", _cells(line).what, _cells(line).mend)
        for line in chunk.broken[:MOST_TOLD]
    ]
    return sorted(found)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
