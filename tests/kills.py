"""
End a writer at some moment, again and again, and look at what it leaves.

A process of its own forks the writers: each begins with everything imported, counts what it does to
files, and ends itself without any farewell at the one that it was given, or a moment after it. So a
kill costs milliseconds and lands where it could hurt, however slow the machine is.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from paths import ROOT

SEED = 20261127
_TOUCHED = ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.chmod")
_ROOMS = ("dossier", "rdf.grow", "rdf.files", "graph.front", "draw.page", "draw.views",
          "site.published", "dossier.writer", "dossier.sheet_import",
          "exchange.formats")  # fmt: skip
"""What is imported once, before anything is forked."""
_NUMBERED = {"actor", "target", "party", "other", "kind", "place", "said_by", "counted", "date",
             "file"}  # fmt: skip
"""Columns of a table that say a name by its number."""
_CHUNK = 4
"""Rows of a table that are written at a time, so that a small one is added bit by bit."""
_LATER = 0.003
"""Seconds; a file is filled, and a store on disk grows, between two things that Python tells of."""


def killed(out: Path, words: Sequence[Sequence[str]], times: int) -> dict[str, object]:
    """
    Run commands of the shell in turn, each ended at some moment.

    Args:
        out: What they write: a file or a folder.
        words: Two commands that write something else to the same place.
        times: How often one is ended.

    Returns:
        How often what was left was the work of the one or the other, which files it was not, and
        how many runs were ended before they were through.
    """
    return _elsewhere([str(out), str(times), json.dumps(list(map(list, words)))])


def begun(out: Path, begin: Path | None, words: Sequence[str], times: int) -> dict[str, object]:
    """
    Run a command from one beginning, ended at some moment, and then once more to its end.

    Args:
        out: The folder it writes to.
        begin: What stands there before; None: nothing.
        words: The command.
        times: How often it is ended.

    Returns:
        How often what was left was the old or the new, what it was else, how many runs were ended,
        and what the next run did not bring about.
    """
    return _elsewhere([str(out), str(times), json.dumps([list(words)]), str(begin or "")])


def _elsewhere(given: Sequence[str]) -> dict[str, object]:
    done = subprocess.run(
        [sys.executable, __file__, *given],
        capture_output=True, text=True, check=False, timeout=7200,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    found: dict[str, object] = json.loads(done.stdout)
    return found


def state(out: Path) -> dict[str, bytes]:
    """Read every file that somebody would see; of a store or a table, what it holds."""
    if (out / "CURRENT").exists():
        return {"store": _held(out, _quads)}
    if (out / "parties").is_dir() or (out / "rows").is_dir():  # the second folder may lack yet
        rows = _held(out, _rows)
        return {"table": rows} if rows != hashlib.sha256().digest() else {}
    if out.is_file():
        return {out.name: out.read_bytes()}
    return {
        str(path.relative_to(out)): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(out).parts)
    }


def _quads(store: Path) -> list[str]:
    import pyoxigraph as ox

    return sorted(map(str, ox.Store.read_only(str(store))))


def _rows(folder: Path) -> list[str]:
    """Read the rows that would answer, each with the names that its numbers stand for."""
    from pyarrow import parquet

    from backstory.table.dataset import DataSet

    data = DataSet(folder)
    found = {
        kind: [row for path in data.whole(kind) for row in parquet.read_table(path).to_pylist()]
        for kind in ("rows", "parties", "names")
    }
    names = {row["no"]: row["name"] for row in found.pop("names")}

    def named(row: dict[str, Any]) -> dict[str, Any]:
        return {key: names[told] if key in _NUMBERED and isinstance(told, int) else told
                for key, told in row.items()}  # fmt: skip

    return sorted(f"{kind} {named(row)}" for kind, rows in found.items() for row in rows)


def _held(where: Path, read: Callable[[Path], list[str]]) -> bytes:
    """Read it in a process of its own: its threads would not survive a fork."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.write(writing, hashlib.sha256("\n".join(read(where)).encode()).digest())
        os._exit(0)
    os.close(writing)
    _wait(child)
    with os.fdopen(reading, "rb") as told:
        return told.read()


def _begin(words: Sequence[str], told: int = -1, at: int = -1, after: float = 0) -> int:
    """
    Run a command in a process of its own.

    Args:
        words: The command.
        told: Where the process writes how often it touched files, when it is through.
        at: The touch at which it is killed; it comes to its end without one.
        after: How many seconds after it; 0 is at once.

    Returns:
        The number of the process.
    """
    from backstory.cli import main

    if child := os.fork():
        return child
    touched = 0

    def count(event: str, given: tuple[object, ...]) -> None:
        nonlocal touched
        if event in _TOUCHED or (event == "open" and isinstance(given[2], int) and given[2] & 3):
            touched += 1
            if touched == at and after:
                signal.setitimer(signal.ITIMER_REAL, after)  # nobody hears it: it ends the process
            elif touched == at:
                os.kill(os.getpid(), signal.SIGKILL)

    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    os.dup2(quiet, 2)
    sys.argv = ["backstory", *words]
    sys.addaudithook(count)
    code: object = 0
    try:
        main()
    except SystemExit as end:
        code = end.code
    if told >= 0:
        os.write(told, str(touched).encode())
    os._exit(2 if code == 2 else 0)


def _counted(words: Sequence[str]) -> int:
    """Run a command to its end; tell how often it touched files."""
    reading, writing = os.pipe()
    child = _begin(words, writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as told:
        found = told.read()
    assert _wait(child), words
    return int(found)


def _wait(child: int) -> bool:
    """Wait for a process; tell whether it came to its end."""
    _, status = os.waitpid(child, 0)
    return os.WIFEXITED(status) and os.WEXITSTATUS(status) == 0


def _loop(out: Path, times: int, words: Sequence[Sequence[str]]) -> dict[str, object]:
    from backstory.files import settle

    for room in _ROOMS:
        import_module(f"backstory.{room}")
    wanted = []
    for each in words:
        _wait(_begin(each))
        wanted.append(state(out))
    assert wanted[0] != wanted[1], "both commands write the same"
    touches = [_counted(each) for each in words]  # over what lies there, as all that follow
    assert min(touches), "a writer that touches no file"
    chance, whole, ended, mixed = random.Random(SEED), 0, 0, []
    for number in range(times):
        at = chance.randint(1, touches[number % 2])
        after = chance.choice((0, chance.uniform(0, _LATER)))
        ended += not _wait(_begin(words[number % 2], -1, at, after))
        settle(out.parent)
        settle(out)  # as whoever opens it does
        found = state(out)
        if found in wanted:
            whole += 1
        else:
            mixed.append([n for n in found if found[n] not in (w.get(n) for w in wanted)])
    return {"whole": whole, "ended": ended, "mixed": mixed}


def _anew(out: Path, begin: Path | None) -> None:
    """Lay the beginning again, and nothing beside it."""
    shutil.rmtree(out.parent, ignore_errors=True)
    out.parent.mkdir(parents=True)
    if begin is not None:
        shutil.copytree(begin, out)


def _from_beginning(
    out: Path, begin: Path | None, times: int, words: Sequence[str]
) -> dict[str, object]:
    from backstory.files import settle

    for room in _ROOMS:
        import_module(f"backstory.{room}")
    if words[0] == "table":
        adding: Any = import_module("backstory.table.adding")
        import_module("pyarrow.parquet")
        adding._LEAST_ROWS = adding._MOST_ROWS = _CHUNK
    _anew(out, begin)
    old = state(out)
    touches = _counted(words)
    new = state(out)
    assert touches, "a writer that touches no file"
    assert old != new, "it adds nothing"
    chance, whole, ended, mixed, left = random.Random(SEED), 0, 0, list[object](), list[object]()
    for number in range(times):
        _anew(out, begin)
        at, after = chance.randint(1, touches), chance.choice((0, chance.uniform(0, _LATER)))
        ended += not _wait(_begin(words, -1, at, after))
        settle(out)  # as whoever opens it does
        found = state(out)
        whole += found in (old, new)
        if found not in (old, new):
            mixed.append([number, at, sorted(found)])
        well = _wait(_begin(words)) or found == new  # what is there already may be refused
        parts = [str(path) for path in out.parent.rglob(".backstory-*")]
        if not well or state(out) != new or parts:
            left.append([number, at, well, state(out) == new, parts])
    return {"whole": whole, "ended": ended, "mixed": mixed, "left": left}


def _asked(given: Sequence[str]) -> dict[str, object]:
    out, times, words = Path(given[0]), int(given[1]), json.loads(given[2])
    if len(given) == 3:
        return _loop(out, times, words)
    return _from_beginning(out, Path(given[3]) if given[3] else None, times, words[0])


if __name__ == "__main__":
    print(json.dumps(_asked(sys.argv[1:])))
