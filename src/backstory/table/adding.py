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

from backstory.calls import with_parts
from backstory.errors import CouldNotRun, Problem
from backstory.table.dataset import Added, DataSet
from backstory.table.maps import TableMap
from backstory.table.matching import Matcher
from backstory.table.opened import Broken, Opened
from backstory.table.opening import needed, open_rows
from backstory.table.parts import Chunk, problems_of, reject, write_part

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa

    from backstory.rdf.record import Record
    from backstory.table.coding import Coder

__all__ = ["Adding", "Told", "add_files", "bytes_of", "rows_at_once"]

MEMORY: Final = "2GB"
_ROW_BYTES: Final = 700
"""What a row needs at most while a chunk is sorted and written, its parties and texts included."""
_OWN_BYTES: Final = 330 << 20
"""What the program, and the reading of text, take beside the rows of a chunk."""
_LEAST_BYTES: Final = 500 << 20
_LEAST_ROWS, _MOST_ROWS = 10_000, 2_000_000
_MOST_MEMORY: Final = 1 << 60
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


@with_parts
@dataclass(slots=True)
class Adding:
    """What became of some files, and of the names in them."""

    files: list[Told]
    names: Counter[str] = field(default_factory=Counter)
    """How many new names there are of each role."""
    matched: Counter[str] = field(default_factory=Counter)
    """How many of them the dossier knows."""
    unsure: dict[str, str] = field(default_factory=dict)
    """Initials that may be what the dossier calls so, and its id: a map says which they are."""

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
    amount = float(number) * _UNITS[unit]
    if amount > _MOST_MEMORY:
        raise CouldNotRun(f"{memory:.40} of memory is more than any machine has.")
    found = int(amount)
    if found < _LEAST_BYTES:
        raise CouldNotRun(f"{memory} of memory is too little to work in: write 500MB or more.")
    return found


def rows_at_once(memory: str) -> int:
    """
    Give how many rows may be worked on at once, beside what the program itself takes.

    >>> rows_at_once("500MB") * _ROW_BYTES + _OWN_BYTES <= bytes_of("500MB")
    True
    >>> rows_at_once("2GB")
    2000000
    """
    for_rows = bytes_of(memory) - _OWN_BYTES
    return min(max(for_rows // _ROW_BYTES, _LEAST_ROWS), _MOST_ROWS)


def add_files(
    data: DataSet, paths: Sequence[Path], how: TableMap, record: Record, *,
    memory: str = MEMORY, progress: Progress | None = None,
) -> Adding:  # fmt: skip
    """
    Add files to a data set.

    Args:
        data: The data set; made if it is not there.
        paths: CSV, TSV, JSON lines, Parquet or xlsx files, all read by one map.
        how: The map.
        record: The dossier whose names are matched.
        memory: How much memory may be used.
        progress: Called with bytes done and bytes in all.

    Raises:
        CouldNotRun: A file cannot be read at all; what was added before stays.
    """
    needed()
    chunk_rows = rows_at_once(memory)
    for path in paths:
        open_rows(path, how)  # what cannot be opened is told before anything is written
    from backstory.table.coding import Coder

    with data.held():
        data.sweep()
        data.maps[how.name] = json.loads(json.dumps(asdict(how), default=sorted))
        matcher = Matcher(record, how)
        coder = Coder(data.names(), matcher.iri)
        added = Adding([], unsure=matcher.unsure)
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
    try:
        for cells, numbers, broken in _ahead(_chunks(opened, file.chunk_rows, file.seen)):
            _add_chunk(data, told, number, Chunk(cells, numbers, broken), opened.how, coder, added)
            if progress is not None:
                progress(min(cells.nbytes * (file.seen // max(len(cells), 1)), size), size)
    except CouldNotRun as why:
        # Mended, it is another file: what was read of this one would stand there twice.
        data.take_back(number)
        raise CouldNotRun(f"{why} Nothing of it was added.") from None
    file.whole = True
    data.save()
    return told


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
    data: DataSet, told: Told, number: int, chunk: Chunk, how: TableMap, coder: Coder,
    added: Adding,
) -> None:  # fmt: skip
    """Type, sort and write one chunk; it counts once the manifest says so."""
    from backstory.table.chunks import parties_of, rows_of
    from backstory.table.dataset import names_table

    # A file is a name too, so that a row can say where it stands.
    file_no = coder.number("file", told.file.name)
    rows, wrong = rows_of(chunk.cells, chunk.numbers, how, coder, file_no)
    if len(rows) < len(chunk.cells):
        coder.forget_unused(rows)
    with ThreadPoolExecutor(2) as workers:
        writing = workers.submit(write_part, data.part("rows"), rows)
        parties = write_part(data.part("parties"), parties_of(rows))
        paths = {"rows": writing.result(), "parties": parties}
    new = coder.new()
    if new:
        write_part(data.part("names"), names_table(new))
        data.parts["names"].append(data.part("names").name)
    file = told.file
    for kind, path in paths.items():
        data.parts[kind].append(path.name)
        file.parts.setdefault(kind, []).append(path.name)
    for _, role, _, iri in new:
        added.names[role] += 1
        added.matched[role] += bool(iri)
    if len(wrong.rows) or chunk.broken:
        told.rejected.append(reject(data, number, told.file, chunk, wrong))
        told.problems += problems_of(told.file.name, wrong, chunk)
    file.rows += len(rows)
    file.bad += len(wrong.rows) + len(chunk.broken)
    file.passed += len(chunk.cells) - len(rows) - len(wrong.rows)
    file.seen += len(chunk.cells)
    counts = Counter(file.codes) + wrong.counts() + Counter(T001=len(chunk.broken))
    file.codes = dict(sorted(counts.items()))
    data.save()


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
