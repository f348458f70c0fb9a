"""
A question's text comes in; out goes its tree of groups and triple patterns, and text again.

It reads the SPARQL 1.1 in which the questions are written, prefixes and all, and keeps what it does
not look into (expressions, VALUES, the heads of selects) as the words that stand there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from backstory.errors import QueryError

__all__ = ["Group", "Part", "Pattern", "Select", "Words", "parsed", "printed"]

_TOKEN: Final = re.compile(
    r"""(?P<blank>(?:\s|\#[^\n]*)*)(?P<token><[^<>"{}|^`\\\s]*>
    | (?:\"(?:[^"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*')
      (?:@[A-Za-z0-9-]+|\^\^(?:<[^>]*>|[\w.-]*:[\w.-]+))?
    | [?$]\w+ | [A-Za-z_][\w-]*:[\w.-]*[\w-] | [A-Za-z_][\w-]*:| :[\w.-]*[\w-] | [+-]?\d+(?:\.\d+)?
    | [A-Za-z_]\w* | \|\| | && | [<>!]= | .)""",
    re.VERBOSE | re.DOTALL,
)
"""The tokens of SPARQL 1.1, section 19.8, as far as questions have them."""
_JOINS: Final = frozenset(("OPTIONAL", "UNION", "MINUS"))
_WORDS: Final = frozenset(("FILTER", "BIND", "VALUES", "SELECT", *_JOINS))


@dataclass(slots=True)
class Pattern:
    """One triple pattern, each part as it is written; the predicate may be a path."""

    subject: str
    predicate: str
    object: str


@dataclass(slots=True)
class Words:
    """What is not looked into; what stands in groups of it (EXISTS) is."""

    parts: list[str | Group]


@dataclass(slots=True)
class Group:
    """What stands between two braces, after OPTIONAL, UNION, MINUS or nothing."""

    join: str = ""
    parts: list[Part] = field(default_factory=list)


@dataclass(slots=True)
class Select:
    """A select, the whole one or one within: its head, its group, what follows."""

    head: str
    where: Group
    rest: str


Part = Pattern | Words | Group | Select


class _Reader:
    """Reads a query from its tokens."""

    def __init__(self, text: str) -> None:
        found = list(_TOKEN.finditer(text.rstrip()))
        self.tokens = [each["token"] for each in found]
        self.blanks = [" " if each["blank"] else "" for each in found]
        self.at = 0

    @property
    def next(self) -> str:
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def take(self, wanted: str = "") -> str:
        token = self.next
        if not token or (wanted and token.upper() != wanted):
            raise QueryError(f"this text cannot be limited: {wanted or 'more'} is missing.")
        self.at += 1
        return token

    def word(self) -> str:
        """Take a token with the blank before it."""
        return self.blanks[self.at] + self.take()

    def select(self) -> Select:
        head, rest = "", ""
        while self.next.upper() != "WHERE":
            head += self.word()
        self.take("WHERE")
        where = self.group()
        while self.next not in ("", "}"):
            rest += self.word()
        return Select(head.strip(), where, rest.strip())

    def group(self, join: str = "") -> Group:
        found = Group(join)
        self.take("{")
        while self.next != "}":
            word = self.next.upper()
            if word == "SELECT":
                found.parts.append(self.select())
            elif word in _JOINS:
                found.parts.append(self.group(self.take().upper()))
            elif word == "{":
                found.parts.append(self.group())
            elif word == "FILTER":
                found.parts.append(Words(list(self.filter())))
            elif word in ("BIND", "VALUES"):
                found.parts.append(Words(list(self.words())))
            elif word == ".":
                self.take()
            else:
                found.parts += self.patterns()
        self.take("}")
        return found

    def filter(self) -> Iterator[str | Group]:
        yield self.word()
        while self.next != "(" and self.next != "{":
            yield self.word()
        if self.next == "{":
            yield self.group()
        else:
            yield from self.balanced()

    def balanced(self) -> Iterator[str | Group]:
        depth = 0
        while True:
            if self.next == "{":
                yield self.group()
                continue
            depth += (self.next == "(") - (self.next == ")")
            yield self.word()
            if not depth:
                return

    def words(self) -> Iterator[str | Group]:
        """Take a BIND, or VALUES with its table."""
        if self.next.upper() == "BIND":
            yield self.word()
            yield from self.balanced()
            return
        while self.next != "}":
            yield self.word()
        yield self.word()

    def patterns(self) -> Iterator[Pattern]:
        subject = self.take()
        while True:
            predicate = self.path()
            yield Pattern(subject, predicate, self.take())
            while self.next == ",":
                self.take()
                yield Pattern(subject, predicate, self.take())
            if self.next != ";":
                return
            self.take()

    def path(self) -> str:
        """Take a predicate, or a path of several."""
        told = []
        while True:
            if self.next == "^":
                told.append(self.take())
            if self.next == "(":
                told.append(self.take())
                told.append(self.path())
                told.append(self.take(")"))
            else:
                told.append(self.take())
            if self.next in ("*", "+", "?"):
                told.append(self.take())
            if self.next not in ("/", "|"):
                return "".join(told)
            told.append(self.take())


def parsed(text: str) -> tuple[list[str], Select]:
    """
    Read a question's text.

    Returns:
        Its prefixes, one a line, and its select.

    Raises:
        QueryError: It is not written as questions are.
    """
    lines = text.split("\n")
    prefixes = [line for line in lines if line.startswith("PREFIX ")]
    reader = _Reader("\n".join(line for line in lines if not line.startswith("PREFIX ")))
    return prefixes, reader.select()


def printed(prefixes: list[str], select: Select) -> str:
    """Write a question out again."""
    return "\n".join((*prefixes, "", *_of_select(select, ""), ""))


def _of_select(select: Select, indent: str) -> Iterator[str]:
    yield f"{indent}{select.head} WHERE {{"
    yield from _of_group(select.where, indent + "  ")
    yield f"{indent}}} {select.rest}".rstrip()


def _of_group(group: Group, indent: str) -> Iterator[str]:
    for part in group.parts:
        if isinstance(part, Pattern):
            yield f"{indent}{part.subject} {part.predicate} {part.object} ."
        elif isinstance(part, Select):
            yield from _of_select(part, indent)
        elif isinstance(part, Group):
            yield f"{indent}{part.join} {{" if part.join else f"{indent}{{"
            yield from _of_group(part, indent + "  ")
            yield f"{indent}}}"
        else:
            yield from _of_words(part, indent)


def _of_words(words: Words, indent: str) -> Iterator[str]:
    told = ""
    for part in words.parts:
        if isinstance(part, str):
            told += part
            continue
        yield f"{indent}{told.strip()} {{"
        yield from _of_group(part, indent + "  ")
        told = "}"
    yield f"{indent}{told.strip()}"
