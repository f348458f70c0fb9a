"""
Say what is wrong, where, and how to mend it: the one value type of every complaint.

    BackstoryError
      x DossierError   problems found while reading or checking a dossier
      x UnknownName    a word that names nothing, with the nearest that does
          x NotFound   the same of a name in a graph, told in the reader's language
      x QueryError     a query that is refused, stopped or malformed
      x WrongCall      a call from Python with a value missing, too many or of another kind
      x CouldNotRun    a file, folder or tool that is not there or not permitted
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

__all__ = [
    "BackstoryError",
    "CouldNotRun",
    "DossierError",
    "More",
    "NoSuchRow",
    "NotFound",
    "Problem",
    "QueryError",
    "Severity",
    "Spot",
    "UnknownName",
    "WrongCall",
    "in_order",
    "thinned",
    "told",
    "without_password",
]


class Severity(IntEnum):
    """How much a problem weighs; only `PROBLEM` fails a check."""

    NOTE = 0
    WARNING = 1
    PROBLEM = 2


_PASSWORD = re.compile(r"(:/{1,2})[^\s/@:]*:(?![0-9]*(?:[/?#'`\s]|$))[^\s@]*(?:(@)|…)")
"""A user and a password in an address, whole or cut off; what follows the host is a port. A path
that was made of an address has one stroke."""


def without_password(text: str) -> str:
    """
    Hide the user and the password of each address in a text.

    >>> without_password("ftp://me:secret@host.example/a"), without_password("https://host:80/@me")
    ('ftp://…@host.example/a', 'https://host:80/@me')
    """
    return _PASSWORD.sub(r"\1…\2", text) if ":/" in text else text


class Spot(NamedTuple):
    """
    A spot in a file. Line and column count from 1, columns in code points.

    The word is not `Place`, because a place is where an event happened.
    """

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{without_password(self.file)}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """
    One mistake: where it is, its code, what is wrong, and what to type instead.

    >>> print(Problem(Spot("events.yaml", 3, 9), "D021", "`when: 1956-13` is none", "write 1956"))
    events.yaml:3:9: D021 `when: 1956-13` is none
        mend: write 1956
    """

    at: Spot
    code: str
    what: str
    mend: str
    severity: Severity = field(default=Severity.PROBLEM, compare=False)

    def __post_init__(self) -> None:
        """Hide a password in an address: a report is kept in logs, and sent to others."""
        for name in ("what", "mend"):
            text = getattr(self, name)
            if ":/" in text:
                object.__setattr__(self, name, without_password(text))

    if not TYPE_CHECKING:  # else a checker of types would let every name pass

        def __getattr__(self, name: str) -> object:
            """Tell the nearest part; what begins with a stroke is Python's own."""
            if name.startswith("_"):
                raise AttributeError(name)
            parts = ["at.file", "at.line", "at.column", "code", "what", "mend", "severity"]
            raise NoSuchPart("part of a problem", name, parts)

    def __str__(self) -> str:
        grade = {Severity.WARNING: "warning: ", Severity.NOTE: "note: "}.get(self.severity, "")
        return f"{self.at}: {self.code} {grade}{self.what}\n    mend: {self.mend}"


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Sort problems by file and line; a file that is missed, from which others follow, is first."""
    return sorted(
        problems, key=lambda each: (each.code != "D066" or each.severity < Severity.PROBLEM, each)
    )


MOST_ALIKE = 20
"""How often one mistake is told of one file; the rest of it is counted."""
MOST_OF_A_CAUSE = 1000
"""How often mistakes of one file that differ in what they quote alone are told: the rest counts."""
FEW_OF_A_CAUSE = 3
"""How often one cause is told of a graph, whose problems have no line to go to."""
_QUOTED = re.compile(r"`[^`]*`|'[^']*'")
"""What a problem quotes: the rest of its words is its cause."""


class More(NamedTuple):
    """How many more problems of a file are like those that are told."""

    file: str
    code: str
    times: int


def thinned(problems: Iterable[Problem], *, by_cause: bool = False) -> list[Problem | More]:
    """
    Give the problems that are told, and how many more are like them.

    Args:
        problems: What was found, in order.
        by_cause: Whether those are alike that differ in what they quote alone, as in a graph, where
            no problem has a line; each cause is then told together. Else those of the same words,
            and of those that differ in what they quote the first thousand of a file.
    """
    most = FEW_OF_A_CAUSE if by_cause else MOST_ALIKE
    alike: dict[tuple[str, str, str], list[Problem]] = {}
    causes: Counter[tuple[str, str, str]] = Counter()
    found: list[Problem | More] = []
    for problem in problems:
        cause = (problem.at.file, problem.code, _QUOTED.sub("", problem.what))
        what = cause[2] if by_cause else problem.what
        of_a_kind = alike.setdefault((problem.at.file, problem.code, what), [])
        of_a_kind.append(problem)
        if len(of_a_kind) <= most and not by_cause:
            causes[cause] += 1
            if causes[cause] <= MOST_OF_A_CAUSE:
                found.append(problem)
    for (file, code, _), every in alike.items():
        if by_cause:
            found.extend(every[:most])
        if len(every) > most:
            found.append(More(file, code, len(every) - most))
    found += [
        More(file, code, times - MOST_OF_A_CAUSE)
        for (file, code, _), times in causes.items()
        if times > MOST_OF_A_CAUSE
    ]
    return found


def told(problems: Iterable[Problem], following: int = 0, *, by_cause: bool = False) -> list[str]:
    """
    Write problems a line each, with its remedy; what is alike in one file is told so often only.

    Args:
        problems: What was found, in order.
        following: How many more merely follow from these.
        by_cause: See `thinned`.
    """
    found = [
        f"{each.file}: {each.code} and {each.times:,} more like it"
        if isinstance(each, More)
        else str(each)
        for each in thinned(problems, by_cause=by_cause)
    ]
    if following:
        verb = "follows" if following == 1 else "follow"
        whence = "it" if len(found) == 1 else "these"
        found.append(f"and {following:,} that {verb} from {whence}")
    return found


class BackstoryError(Exception):
    """
    The base of every error this package raises on purpose.

    >>> try:
    ...     graph.show("coup-2020")
    ... except BackstoryError as told:
    ...     print(told)
    Nothing is called 'coup-2020'. Did you mean 'coup-2002' (April 2002 coup)?
    """

    def __str__(self) -> str:
        """Tell it with what would steer a terminal shown: names and files are of anybody's."""
        text = without_password(super().__str__())
        if text.isprintable():
            return text
        from backstory.text import harmless  # late: most runs tell nothing of the kind

        return harmless(text)

    def _render_traceback_(self) -> list[str]:
        """Tell a notebook what is wrong without the frames that led there."""
        return [f"{type(self).__name__}: {self}"]


class DossierError(BackstoryError):
    """
    A dossier cannot be read; carries every problem found, in the order of the files.

    >>> from backstory import read
    >>> try:
    ...     read("tests/dossiers/bad")
    ... except DossierError as told:
    ...     print(told.problems[0].code)
    D066
    """

    def __init__(self, problems: Iterable[Problem], following: int = 0) -> None:
        self.problems, self.following = in_order(problems), following
        super().__init__("\n".join(told(self.problems, following)))


_FEW = 12
"""Names that are offered where none is near."""
_ROOM = 400
"""Letters that they may take."""


def _short(name: str) -> str:
    name = " ".join(name.split())
    return name if len(name) <= 80 else name[:79] + "…"


class UnknownName(BackstoryError):
    """
    A word names nothing; the message offers the nearest known one.

    >>> try:
    ...     graph.view("timelin")
    ... except UnknownName as told:
    ...     print(told)
    No view is called 'timelin'. Did you mean 'timeline'?
    """

    def __init__(
        self, kind: str, name: str, known: Iterable[str], named: Iterable[str] = ()
    ) -> None:
        """
        Say so, and offer the nearest.

        Args:
            kind: What was looked for.
            name: What was given.
            known: The ids there are.
            named: Ids found by their names, offered where no id is near.
        """
        self.kind, self.name = kind, name
        from backstory.text import nearest  # late: most runs make no slip

        known = list(known)
        near = nearest(name, known)
        meant = [near] if near else list(named)
        self.suggestion = meant[0] if meant else None
        hint = f" Did you mean {', '.join(repr(each) for each in meant)}?" if meant else ""
        every = [] if hint else sorted(map(str, known))
        if every:
            most = _FEW if sum(map(len, every[:_FEW])) <= _ROOM else 3  # addresses are long
            hint = f" There {'is' if len(every) == 1 else 'are'} {', '.join(every[:most])}"
            hint += "." if len(every) <= most else f" and {len(every) - most:,} more."
        super().__init__(f"No {kind} is called '{_short(name)}'.{hint}")


class NotFound(UnknownName):
    """Nothing in a graph has this id or name, or several things have; the nearest are offered."""

    def __init__(self, told: str, name: str, *, kind: str = "", suggestion: str | None) -> None:
        """
        Say so.

        Args:
            told: The whole message, in the reader's language.
            name: What was given.
            kind: What was looked for.
            suggestion: The nearest there is, as it can be typed.
        """
        self.kind, self.name, self.suggestion = kind, name, suggestion
        BackstoryError.__init__(self, told)


class NoSuchPart(UnknownName, AttributeError):  # type: ignore[misc]
    """A graph offers nothing of this name."""


class NoSuchId(UnknownName, KeyError):
    """Nothing has this id, where things are held by theirs."""

    __str__ = Exception.__str__  # a KeyError would quote its message


class QueryError(BackstoryError):
    """
    A query is malformed, refused or stopped; says why and what is allowed.

    >>> try:
    ...     graph.sparql("SELECT ?e WHERE")
    ... except QueryError as told:
    ...     print(str(told).splitlines()[0])
    line 1, column 1: SELECT lacks its braces
    """


class WrongCall(BackstoryError, TypeError):
    """A call from Python lacks a value, has one too many, or one of another kind."""


class NoSuchRow(WrongCall, IndexError):
    """A table has fewer rows than that."""


class CouldNotRun(BackstoryError):
    """
    Something outside the dossier is missing or not permitted (exit status 2).

    >>> from backstory import load
    >>> try:
    ...     load("nowhere.ttl")
    ... except CouldNotRun as told:
    ...     print(told)
    There is no graph at nowhere.ttl. `backstory build` grows one.
    """
