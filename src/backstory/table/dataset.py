"""
A folder of sorted Parquet parts, and the manifest that says which of them count.

`rows/` holds each row once, by day; `parties/` each actor and target of a row, by who it is;
`names/` every text that a row may carry, with the thing of the dossier that it names. Rows carry
numbers of names, so that names matched anew touch no row. A part that the manifest does not list
was left by a killed run, and is written over.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from backstory.errors import CouldNotRun
from backstory.files import as_folder, write_whole
from backstory.files.whole import told as writing

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["PARTS", "ROLES", "Added", "DataSet", "is_address"]

VERSION: Final = 1
PARTS: Final = ("rows", "parties", "names")
ROLES: Final = ("actor", "place", "kind", "said_by", "counted", "date", "file")
"""What a name is to a row; one text may be an actor and a place, and has two numbers then."""
_MANIFEST: Final = "manifest.json"


@dataclass(slots=True)
class Added:
    """One file that was added, or is being added."""

    name: str
    sha256: str
    map: str
    chunk_rows: int
    rows: int = 0
    bad: int = 0
    passed: int = 0
    """Rows that the map passes over, which tell of nothing that happened."""
    seen: int = 0
    """Rows read of it so far; a run that goes on begins after them."""
    whole: bool = False
    codes: dict[str, int] = field(default_factory=dict)
    """How often each code of a bad row was told."""
    parts: dict[str, list[str]] = field(default_factory=dict)
    """Its parts, by kind; those of names are everybody's."""


def is_address(where: Path | str) -> bool:
    """Say whether a data set lies where only an engine sees it: `s3a://…`, `hdfs://…`."""
    return "://" in str(where)


class DataSet:
    """A data set on this machine."""

    def __init__(self, folder: Path | str) -> None:
        self.folder = Path(folder)
        self._read()

    def _read(self) -> None:
        self.files: list[Added] = []
        self.parts: dict[str, list[str]] = {part: [] for part in PARTS}
        self.maps: dict[str, dict[str, Any]] = {}
        path = self.folder / _MANIFEST
        if not path.is_file():
            return
        try:
            told = json.loads(path.read_text("utf-8"))
            version = told["version"]
            if version <= VERSION:
                self.files = [Added(**each) for each in told["files"]]
                self.parts, self.maps = told["parts"], told["maps"]
        except (ValueError, KeyError, TypeError):
            raise CouldNotRun(
                f"{path} is damaged; add the files anew into another folder."
            ) from None
        if version > VERSION:
            raise CouldNotRun(
                f"{self.folder} was written by a newer version of backstory: install that one."
            )

    def __len__(self) -> int:
        return sum(each.rows for each in self.files)

    def existing(self) -> DataSet:
        """
        Give the data set, if there is one.

        Raises:
            CouldNotRun: There is none, or it holds no row yet.
        """
        # A part of a file whose rows are all bad is there, and holds none.
        if not any(each.rows for each in self.files if each.whole):
            if half := next((each.name for each in self.files if not each.whole), ""):
                raise CouldNotRun(
                    f"{half} was not added to its end, and {self.folder} holds nothing else: "
                    "run the same `backstory table add` again, it goes on where it was."
                )
            if self.files:
                raise CouldNotRun(
                    f"The table in {self.folder} has no rows: none could be read of "
                    f"{', '.join(each.name for each in self.files)}."
                )
            raise CouldNotRun(
                f"There is no table in {self.folder}. "
                "`backstory table add FILE --map MAP` begins one."
            )
        return self

    def save(self) -> None:
        """Write the manifest: from now on its parts count."""
        told = {
            "version": VERSION,
            "files": [asdict(each) for each in self.files],
            "maps": self.maps,
            "parts": self.parts,
        }
        text = json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        write_whole(self.folder / _MANIFEST, text.encode("utf-8"))

    def part(self, kind: str) -> Path:
        """Give the path of the next part of a kind; it counts once it is in `parts`."""
        last = int(Path(self.parts[kind][-1]).stem) if self.parts[kind] else 0
        path = self.folder / kind / f"{last + 1:05}.parquet"
        with writing(path):
            path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def paths(self, kind: str) -> list[str]:
        """Give the parts of a kind that count."""
        return [str(self.folder / kind / name) for name in self.parts[kind]]

    def whole(self, kind: str) -> list[str]:
        """Give the parts that answer: those of a file that is being added do when all are there."""
        begun = {name for each in self.files if not each.whole for name in each.parts.get(kind, ())}
        return [path for path in self.paths(kind) if Path(path).name not in begun]

    def sweep(self) -> None:
        """Remove parts that do not count."""
        for kind in PARTS:
            known = set(self.parts[kind])
            for path in sorted((self.folder / kind).glob("*.parquet")):
                if path.name not in known:
                    path.unlink()

    def take_back(self, number: int) -> None:
        """Take a file out again that cannot be read to its end, with all that was read of it."""
        file = self.files[number]
        for kind, names in file.parts.items():
            self.parts[kind] = [name for name in self.parts[kind] if name not in names]
        for path in (self.folder / "rejected").glob(f"{number + 1:05}-*.csv"):
            path.unlink()
        if number == len(self.files) - 1:
            self.files.pop()
        else:  # another was added since, which keeps its number
            self.files[number] = Added(file.name, file.sha256, file.map, file.chunk_rows)
        if not self.files:
            self.parts = {part: [] for part in PARTS}
        self.save()
        self.sweep()
        if not self.files:
            (self.folder / _MANIFEST).unlink()
            for path in (*(self.folder / each for each in (*PARTS, "rejected")), self.folder):
                with contextlib.suppress(OSError):  # there is none, or somebody's file is in it
                    path.rmdir()

    def names(self) -> dict[str, dict[str, int]]:
        """Give the numbers of all names, by role and text."""
        from pyarrow import parquet

        found: dict[str, dict[str, int]] = {role: {} for role in ROLES}
        for path in self.paths("names"):
            table = parquet.read_table(path, columns=["no", "role", "name"])
            rows = zip(*(table[each].to_pylist() for each in ("no", "role", "name")), strict=True)
            for number, role, name in rows:
                found[role][name] = number
        return found

    @contextlib.contextmanager
    def held(self) -> Iterator[None]:
        """
        Hold the folder against another run that adds to it, where the system can, and read it.

        What another run added since this one was opened is there too.
        """
        as_folder(self.folder).mkdir(parents=True, exist_ok=True)
        try:
            import fcntl
            import os
        except ModuleNotFoundError:  # Windows
            yield
            return
        held = os.open(self.folder, os.O_RDONLY)
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            self._read()
            yield
        except BlockingIOError:
            raise CouldNotRun(f"Another run is adding to {self.folder}; wait for it.") from None
        finally:
            os.close(held)


def names_table(rows: list[tuple[int, str, str, str]]) -> pa.Table:
    """Write names as Arrow: number, role, name, and the IRI of the thing it names."""
    import pyarrow as pa

    columns: list[Any] = list(zip(*rows, strict=True)) if rows else [[], [], [], []]
    return pa.table({
        "no": pa.array(columns[0], pa.int32()),
        "role": pa.array(columns[1], pa.string()),
        "name": pa.array(columns[2], pa.string()),
        "iri": pa.array([each or None for each in columns[3]], pa.string()),
    })  # fmt: skip
