"""Where a release lies comes in; out goes its graph: a file, a folder, or a git revision."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from backstory.errors import CouldNotRun
from backstory.files import is_there
from backstory.rdf.opening import REMOTE, brought_forward, is_grown, open_store
from backstory.rdf.store import TripleStore

__all__ = ["Revision", "graph_at", "refuse_others", "revisions"]


def graph_at(where: str, like: str = "", lang: str = "en") -> TripleStore:
    """
    Open a graph: a grown file, a folder, a store, an address; or the grown file of a git revision.

    Args:
        where: A path, a revision (`HEAD~1`, `v1.0`), or `REVISION:PATH`.
        like: The name of the grown file to take, where a revision holds several.
        lang: The language in which it is said that what a server holds is copied.

    Raises:
        CouldNotRun: It is neither, or the revision holds no grown file.
    """
    if is_there(where):
        return open_store(where)
    if where.startswith(REMOTE):
        from backstory.rdf.far import far, telling

        return far(where, telling(where, lang)).whole()
    revision, _, path = where.partition(":")
    if not path:
        listed = _git("ls-tree", "-r", "--name-only", "--full-tree", revision, "--", wrong=where)
        grown = [
            line
            for line in listed.decode().splitlines()
            if is_grown(Path(line)) and not line.startswith("tests/")
        ]
        stem = Path(like).stem
        fitting = [line for line in grown if Path(line).stem == stem] or grown
        if len(fitting) != 1:
            raise CouldNotRun(
                f"{where} holds {len(fitting)} files that build wrote; write REVISION:PATH, "
                f"such as {where}:graph/NAME.ttl."
            )
        path = fitting[0]
    return _read(_git("show", f"{revision}:{path}", wrong=where), where)


def _read(text: bytes, where: str) -> TripleStore:
    store = ox.Store()
    try:
        # TriG is Turtle with graphs, so one reader serves the files of every version.
        store.bulk_load(input=text, format=ox.RdfFormat.TRIG)
    except (SyntaxError, ValueError) as why:
        raise CouldNotRun(f"{where} cannot be read as Turtle: {why}") from None
    return TripleStore(brought_forward(store), where)


def refuse_others(old: TripleStore, new: TripleStore) -> None:
    """
    Refuse two graphs of other dossiers: all of one would be gone, and all of the other new.

    Raises:
        CouldNotRun: They have none; a copy in a folder of another name is another dossier.
    """
    if old.homes and new.homes and not old.homes.keys() & new.homes.keys():
        ours, theirs = (", ".join(sorted(one.homes.values())) for one in (old, new))
        raise CouldNotRun(
            f"They are two dossiers and not two releases of one: {ours}, and {theirs}. A dossier "
            "is called as its folder: give both folders one name, in two places."
        )


def _git(*words: str, wrong: str) -> bytes:
    if wrong.startswith("-"):
        raise CouldNotRun(f"'{wrong}' is neither a graph nor a git revision.")
    try:
        done = subprocess.run(["git", *words], capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        raise CouldNotRun(f"'{wrong}' is neither a graph nor a git revision.") from None
    return done.stdout


@dataclass(frozen=True, slots=True)
class Revision:
    """One state of a grown file that git keeps."""

    name: str
    day: str
    folder: str
    """Where git is asked."""
    path: str
    """Of the file, from the top of the repository."""

    def text(self) -> bytes:
        """Give what was written."""
        return _git("-C", self.folder, "show", f"{self.name}:{self.path}", wrong=self.name)

    def opened(self) -> TripleStore:
        """
        Open the graph of that time.

        Raises:
            CouldNotRun: What was written is no graph.
        """
        return _read(self.text(), self.name)


def revisions(where: str) -> list[Revision]:
    """
    List the git revisions in which a grown file changed, the newest first.

    Raises:
        CouldNotRun: It is in no git repository, or no file: of a folder of seeds each revision
            would have to be grown.
    """
    path = Path(where).resolve()
    if path.is_dir():
        raise CouldNotRun(
            f"{where} is a folder, and git knows the releases of a file: name the one that build "
            "wrote (--graph graph/NAME.ttl), or the releases after the claim, the newest first."
        )
    try:
        told = _git("-C", str(path.parent), "log", "--name-only", "--format=%x00%h %cs",
                    "--", path.name, wrong=where)  # fmt: skip
    except CouldNotRun:
        raise CouldNotRun(
            f"{where} is in no git repository, which would know its releases: name them after the "
            "claim, the newest first."
        ) from None
    found = []
    for each in told.decode().split("\0")[1:]:
        head, *names = each.split("\n")
        name, day = head.split()
        found += [Revision(name, day, str(path.parent), one) for one in names if one]
    return found
