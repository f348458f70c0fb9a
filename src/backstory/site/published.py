"""
A graph and a folder come in; the folder then holds the site, and what it holds no more is gone.

It is swapped as one: a run that is ended leaves the old site, or the new one, ready in a folder
`.backstory-ready` for the next run to move. Only what changed is written, so that a copy to a web
space moves little. A list of what was written lies beside it, and nothing else in the folder is
touched.
"""

from __future__ import annotations

import json
import mmap
import os
import re
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import Final
from urllib.parse import urlsplit

from backstory.calls import with_parts
from backstory.draw.apart import abandoned, worked_out
from backstory.errors import CouldNotRun
from backstory.files import Gathered, gathered
from backstory.rdf.answering import contacts, refuse_unanswered
from backstory.rdf.record import Record
from backstory.site.around import around, interactive
from backstory.site.made import File, Made
from backstory.words.numbers import numeral
from backstory.words.phrases import phrase

__all__ = ["Progress", "Published", "published"]

Progress = Callable[[int, int], None]

LISTED: Final = ".backstory-site"
"""The list of what was written."""
_PLAIN: Final = re.compile(r"[!#-;=?-\[\]_a-z~]+")
"""Letters of an address: no space, no quotation mark, no bracket of markup."""
_MANY: Final = 2000
"""Claims from which on a site takes seconds."""
_TOLD_EACH: Final = 100
"""Files after which the progress is told."""
_SHARES: Final = 3
"""The pages, and what is worked out beside them in two parts."""


@with_parts
@dataclass(frozen=True, slots=True)
class Published:
    """What became of a folder."""

    out: Path
    files: int
    bytes: int
    written: int
    """Files that are new or changed."""
    removed: int
    hidden: bool
    """Whether it is a preview, since nobody answers for it."""

    def told(self, lang: str) -> str:
        """Say in words what was written."""
        counts = (numeral(each, lang) for each in (self.files, self.written, self.removed))
        said = phrase("site written", lang).format(self.out, *counts)
        return f"{said}\n{phrase('site preview', lang)}" if self.hidden else said


def published(
    record: Record, out: Path, languages: tuple[str, ...], *, base: str = "", page: bool = True,
    tell: Progress | None = None,
) -> Published:  # fmt: skip
    """
    Write the site of a graph.

    Args:
        record: What the graph records.
        out: The folder; made if it is not there.
        languages: Those of the pages, the first with the plain names.
        base: The address at which it will stand, if that is known.
        page: Whether it has the interactive page.
        tell: Is told how many files are done, of how many at least.

    Raises:
        CouldNotRun: Nobody answers for a dossier; the folder holds something else; a file cannot
            be written.
    """
    base = _address(base)
    if base:
        refuse_unanswered(record.store, base)
    hidden = not all(contacts(record.store).values())
    with gathered(out, sync=False) as files:
        before = _listed(out)

        def kept(path: str) -> bytes:
            there = out / path
            return there.read_bytes() if path in before and there.is_file() else b""

        made = Made(record, languages, base=base, page=page, hidden=hidden, kept=kept)
        tally = _Tally(files, max(len(before), made.least() if tell else 0), tell)
        much = len(record.claims) >= _MANY
        with ExitStack() as beside:
            # What hangs on no page, and takes as long as they: on other cores, if there are any.
            shares = [
                beside.enter_context(
                    worked_out(partial(tally.share, at, each), much=much, meanwhile=tally.say)
                )
                for at, each in enumerate(
                    (made.pictures(), chain(interactive(made), made.data())), start=1
                )
            ]
            for name, content in chain(made.files(), around(made)):
                tally.put(name, content)
            for share in shares:
                tally.add(share())
        tally.say()
        done = tally.done
        gone = before - done.keys()
        if gone:
            files.drop(gone)
        files.put(LISTED, _list(done))
    size, written = (sum(each) for each in zip(*done.values(), strict=True))
    return Published(out, len(done), size, written, len(gone), hidden)


class _Tally:
    """Puts files into a set, here or in a copy of this process, and counts them."""

    def __init__(self, files: Gathered, least: int, tell: Progress | None) -> None:
        self.files, self.least, self.tell, self.own = files, least, tell, os.getpid()
        self.done: dict[str, tuple[int, bool]] = {}
        """How many bytes each file has, and whether it is new or changed."""
        self.counts = memoryview(mmap.mmap(-1, _SHARES * 8)).cast("Q")
        """How many files the pages and each share came to: copies of this process write here."""
        self.at = 0
        """Which of these counts what is put."""

    def put(self, name: str, content: bytes) -> None:
        """Add a file, and tell of it now and then."""
        self.done[name] = len(content), self.files.put(name, content)
        self.counts[self.at] += 1
        if len(self.done) % _TOLD_EACH == 0:
            self.say()

    def say(self) -> None:
        """Tell how many files are put by all; a copy tells nobody."""
        if self.tell and os.getpid() == self.own:
            put = sum(self.counts)
            self.tell(put, max(put, self.least))

    def share(self, at: int, files: Iterable[File]) -> list[bytes]:
        """Add files; give what was counted, which a copy of this process hands over."""
        names = []
        self.at, self.counts[at] = at, 0
        for name, content in files:
            if abandoned():
                break
            self.put(name, content)
            names.append(name)
        self.at = 0
        return [json.dumps({name: self.done[name] for name in names}).encode("utf-8")]

    def add(self, counted: Sequence[bytes]) -> None:
        """Count what a copy of this process added."""
        for each in counted:
            self.done |= {name: tuple(told) for name, told in json.loads(each).items()}


def _address(base: str) -> str:
    """Read the address of a site: http or https, with a slash at its end."""
    if not base:
        return ""
    try:
        parts = urlsplit(base)
        _ = parts.port
    except ValueError:  # an open bracket, a port that is no number
        parts = urlsplit("")
    if (
        not _PLAIN.fullmatch(base)
        or parts.scheme not in ("http", "https")
        or not parts.hostname
        or parts.query
        or parts.fragment
    ):
        raise CouldNotRun(
            f"{base:.200} is not the address of a site: write https://HOST/ or https://HOST/PATH/."
        )
    return base if base.endswith("/") else f"{base}/"


def _list(names: Iterable[str]) -> bytes:
    return json.dumps(sorted(names), indent=0, ensure_ascii=False).encode("utf-8") + b"\n"


def _listed(out: Path) -> set[str]:
    """
    Read what an earlier run wrote, and refuse a folder in which something else stands.

    Raises:
        CouldNotRun: There is a dossier, or a first page that no run wrote; or the list cannot be
            read.
    """
    path = out / LISTED
    if (out / "dossier.yaml").is_file():
        raise CouldNotRun(f"{out} holds a dossier, among whose files no site belongs: "
                          "name a folder of its own.")  # fmt: skip
    try:
        if not path.is_file():
            if (out / "index.html").exists():
                raise CouldNotRun(
                    f"{out} holds a page that is not of this program: name an empty folder."
                )
            return set()
        names = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as why:
        raise CouldNotRun(f"{path} cannot be read ({why}): remove it, or the folder.") from None
    if not isinstance(names, list) or not all(map(_is_inside, names)):
        raise CouldNotRun(f"{path} is not a list of files of a site: remove it, or the folder.")
    return set(names)


def _is_inside(name: object) -> bool:
    """Tell whether a name stays within the folder: who changed the list removes nothing else."""
    if not isinstance(name, str) or "\\" in name or "\0" in name:
        return False
    path = PurePosixPath(name)
    return bool(path.parts) and not path.is_absolute() and ".." not in path.parts
