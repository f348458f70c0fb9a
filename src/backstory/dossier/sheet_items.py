"""Turn a row of a table into what people write in YAML: an item, its source, the names it needs."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from backstory.dossier.sheet import NEEDED, Row
from backstory.dossier.sheet_figures import figure_written, said_beside
from backstory.dossier.writer import scalar
from backstory.model.nouns import Bound
from backstory.words.languages import shipped

__all__ = [
    "CLAIMS_TABLE", "HEADER", "ID", "NEEDED_OF_CLAIMS", "NOTHING", "Line", "Refused", "Written",
    "empty", "identity", "is_claims_table", "says_something", "written",
]  # fmt: skip

_STATEMENTS: Final = ("date", "actor", "place", "figure")
"""Columns of which each is a statement about the event."""
_TELLING_APART: Final = ("statement", "said", "as_of", "of", "stage", "definition", "within",
                         "denies")  # fmt: skip
"""Columns by which two rows that count one thing in one place are two."""
CLAIMS_TABLE: Final = frozenset({"claim", "about", "predicate", "object", "source"})
"""Columns by which a table is known as one of claims (`GRAPH.claims.csv`)."""
STAND_IN_ROLE: Final = "participant"
STAND_IN_COUNTED: Final = "people-affected"
"""Stand in empty cells while the others of the row are looked at."""
NEEDED_OF_CLAIMS: Final = ("claim", "source", "place", "about")
"""What no row of such a table can do without."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of YAML, and the column of the table that it comes from."""

    text: str
    column: str = ""


@dataclass(frozen=True, slots=True)
class Refused(Exception):
    """A cell that says nothing that could be written."""

    column: str
    what: str
    mend: str
    warning: bool = False
    """The rest of the row comes in without it."""
    instead: str = ""
    """What stands in the cell while the other cells of the row are looked at."""


@dataclass(slots=True)
class Written:
    """What a row comes to."""

    source: str
    identity: str
    header: list[Line] = field(default_factory=list)
    item: list[Line] = field(default_factory=list)
    names: dict[tuple[str, str], list[Line]] = field(default_factory=dict)
    """By the file (`events` …) and the id, what a name that is not there yet would be."""
    columns: dict[tuple[str, str], str] = field(default_factory=dict)
    """The column that names each of them."""
    refused: list[Refused] = field(default_factory=list)
    """Cells that cannot be used; then it is looked at, and never kept."""


def is_claims_table(columns: Mapping[str, str]) -> bool:
    """Tell a table of claims from one in the form of the template."""
    return set(columns) >= CLAIMS_TABLE


def identity(row: Row, *, claims: bool) -> str:
    """Give what makes a row the same one again: a column, else a hash of what it is about."""
    given = row.get("claim" if claims else "row")
    if given:
        return re.sub(r"\s+", "-", given)
    keys = ("source", "at", "voice", "event", "actor", "role", "place", "counted", "when")
    # What only some tables have tells rows apart without a new identity for all others.
    more = [f"{key}={row.get(key)}" for key in _TELLING_APART if row.get(key)]
    text = "\x1f".join([*(row.get(key) for key in keys), *more])
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def written(row: Row, *, claims: bool) -> Written:
    """
    Write what a row says; `refused` has each cell that cannot be written.

    Raises:
        Refused: A cell is empty without which nothing of a row can be written.
    """
    found = Written(row.get("source"), identity(row, claims=claims))
    if not claims:  # how people break lines in a cell is of their table; of claims it is the text's
        row = row.flat()
    for column in NEEDED_OF_CLAIMS if claims else NEEDED:
        if not row.get(column):
            raise empty(column)
    _header(row, found.header)
    found.refused += (_claim if claims else _statement)(row, found.item.append)
    if not claims and not says_something(row):
        what = "the row says nothing of its event"
        mend = "fill in a date, an actor and a role, a place, or a figure"
        found.refused.append(Refused("date", what, mend))
    if not claims:
        for column, key, lines in _names(row):
            found.names[key], found.columns[key] = lines, column
    return found


def empty(column: str) -> Refused:
    """Tell that a cell is empty which a row cannot do without."""
    return Refused(column, "the cell is empty", _NEED.get(column, "fill it in"))


ID: Final = re.compile(r"[a-z0-9][a-z0-9:-]*")
"""What is an id and no name."""
NOTHING: Final = "no-id-at-all"
"""Stands for a name of which no id can be made."""
_NEED: Final = {
    "source": "write the id of the source: lower-case words and hyphens",
    "at": "write where in the source it stands: paragraph 3",
    "place": "write where in the source it stands: paragraph 3",
    "event": "write the id of the event: lower-case words and hyphens",
    "about": "write the id of what it is about",
}

HEADER: Final = (
    ("title", "title"), ("kind", "source_kind"), ("publisher", "publisher"),
    ("language", "language"), ("issued", "issued"), ("inferred", "issued_inferred"),
    ("url", "address"), ("link", "link"), ("read", "read"), ("sha256", "sha256"),
    ("copy-of", "copy_of"), ("lead", "lead"), ("archived", "archived"),
)  # fmt: skip
"""What the head of a source has, and from which column."""


def _header(row: Row, lines: list[Line]) -> None:
    for key, column in HEADER:
        name = "kind" if column == "source_kind" and not row.get(column) else column
        text = row.get(name)
        if key == "read" and not text:
            text = "part"  # who read it whole says so
        if any(row.get(f"{column}_{lang}") for lang in shipped()):
            _each(key, column, row, lines.append)
        elif text:
            lines.append(Line(f"{key}: {scalar(text)}", name))
    _each("short", "short", row, lines.append)
    for key, column in (("caution", "cautions"), ("row", "source_rows")):
        parts = row.get(column).split("; " if column == "source_rows" else None)
        _listed(key, [part for part in parts if part], column, lines.append)


def _each(key: str, column: str, row: Row, add: Callable[[Line], None]) -> None:
    texts = {lang: row.get(f"{column}_{lang}") for lang in shipped()}
    if any(texts.values()):
        add(Line(f"{key}:"))
        for lang, text in texts.items():
            if text:
                add(Line(f"  {lang}: {scalar(text)}", f"{column}_{lang}"))


def _listed(key: str, values: list[str], column: str, add: Callable[[Line], None]) -> None:
    if len(values) == 1:
        add(Line(f"{key}: {scalar(values[0])}", column))
    elif values:
        add(Line(f"{key}:"))
        for value in values:
            add(Line(f"- {scalar(value)}", column))


def _states(row: Row) -> bool:
    return any(row.get(column) for column in _STATEMENTS)


def says_something(row: Row) -> bool:
    """Tell whether a row states anything, be it a denial, or in own words only."""
    return (
        _states(row)
        or bool(row.get("denies"))
        or any(row.get(f"gist_{lang}") for lang in shipped())
    )


def _statement(row: Row, add: Callable[[Line], None]) -> Iterator[Refused]:
    """Write a row of the template: one event, and all that the row says of it."""
    if row.get("statement") and sum(bool(row.get(column)) for column in _STATEMENTS) > 1:
        what = "the row says several things, and an id is that of one"
        mend = "leave here what the id is of, and give the rest a row of its own"
        yield Refused("statement", what, mend)
    add(Line(f"at: {scalar(row.get('at'))}", "at"))
    _plain("id", "statement", row, add)
    _listed("voice", row.get("voice").replace(";", " ").split(), "voice", add)
    if not row.get("denies"):  # it is about what the other statement is about
        add(Line(f"about: {scalar(row.get('event'))}", "event"))
    for key, column in (("put-as", "put_as"), ("when", "when"), ("said", "said"),
                        ("within", "within"), ("extent", "extent"), ("part-of", "part_of"),
                        ("definition", "definition"), ("of", "of"), ("stage", "stage"),
                        ("as-of", "as_of"), ("revises", "revises")):  # fmt: skip
        _plain(key, column, row, add)
    for key in ("denies", "disputes", "supports"):
        _listed(key, row.get(key).replace(";", " ").split(), key, add)
    _listed("article", [each for each in row.get("articles").split("; ") if each], "articles", add)
    _each("limit", "limit", row, add)
    _listed("inferred", row.get("inferred").split(), "inferred", add)
    _plain("wording", "wording", row, add)
    _each("gist" if _states(row) or row.get("denies") else "remark", "gist", row, add)
    _plain("happened", "date", row, add)
    actors = row.get("actor").replace(";", " ").split()
    if actors and not row.get("role"):
        yield Refused("role", "the cell is empty, and an actor is named",
                      "write the role: decider, participant, initiator …")  # fmt: skip
    if actors:
        role = scalar(row.get("role") or STAND_IN_ROLE)
        add(Line("actors:"))
        if len(actors) == 1:
            add(Line(f"  {role}: {scalar(actors[0])}", "actor"))
        else:
            add(Line(f"  {role}:", "role"))
            for actor in actors:
                add(Line(f"  - {scalar(actor)}", "actor"))
    _plain("place", "place", row, add)
    if row.get("figure"):
        counted = row.get("counted") or STAND_IN_COUNTED
        if not row.get("counted"):
            yield Refused("counted", "the cell is empty, and there is a figure",
                          "write what is counted: deaths, prisoners-held, turnout …")  # fmt: skip
        figure = figure_written(row.get("figure"), row.get("counted"))
        if rest := said_beside(figure, counted):
            mend = "write the number alone; what is counted has a column of its own"
            yield Refused("figure", f"`{rest}` is no part of a number", mend)
            figure = figure.removesuffix(rest).rstrip()
        add(Line(f"count: {scalar(figure + ' ' + counted)}", "figure"))


def _plain(key: str, column: str, row: Row, add: Callable[[Line], None]) -> None:
    if row.get(column):
        add(Line(f"{key}: {scalar(row.get(column))}", column))


def _names(row: Row) -> Iterator[tuple[str, tuple[str, str], list[Line]]]:
    """Give the names a row could add: an event, its actors, its voice, its place."""
    event = [Line(f"  {lang}: {scalar(row.get(f'event_{lang}'))}", f"event_{lang}")
             for lang in shipped() if row.get(f"event_{lang}")]  # fmt: skip
    kind = row.get("event_kind")
    yield "event", ("events", row.get("event")), [*event, *_kind(kind, "event_kind")]
    for who in ("actor", "voice"):
        for name in row.get(who).replace(";", " ").split():
            named = [*_called(row, f"{who}_name"), *_kind(row.get(f"{who}_kind"), f"{who}_kind")]
            yield who, ("actors", name), named
    if row.get("place"):
        yield "place", ("places", row.get("place")), [*_called(row, "place_name")]


def _called(row: Row, column: str) -> list[Line]:
    """Write a name; `The union / El sindicato` where it differs from language to language."""
    names = [part.strip() for part in row.get(column).split(" / ") if part.strip()]
    if len(names) == len(shipped()):
        return [Line(f"  {lang}: {scalar(name)}", column)
                for lang, name in zip(shipped(), names, strict=True)]  # fmt: skip
    return [Line(f"  name: {scalar(row.get(column))}", column)] if names else []


def _kind(kind: str, column: str) -> list[Line]:
    return [Line(f"  kind: {scalar(kind)}", column)] if kind else []


_SIGNS: Final = {
    Bound.ABOUT: "~", Bound.AT_MOST: "<=", Bound.FEWER_THAN: "<", Bound.MORE_THAN: ">",
    Bound.ALMOST: "almost ", Bound.AT_LEAST: ">=",
}  # fmt: skip


def _claim(row: Row, add: Callable[[Line], None]) -> Iterator[Refused]:
    """Write a row of a table of claims: one statement as it stands."""
    add(Line(f"at: {scalar(row.get('place'))}", "place"))
    # An id that follows from the rest comes again by itself, but for the order of several voices.
    if " " in row.get("voices") or not re.fullmatch(r"claim-[0-9a-f]{12}", row.get("claim")):
        add(Line(f"id: {scalar(row.get('claim'))}", "claim"))
    voices = [voice for voice in row.get("voices").split() if voice != row.get("source")]
    _listed("voice", voices, "voices", add)
    denied = _denied(row)
    if not denied:
        add(Line(f"about: {scalar(row.get('about'))}", "about"))
    if row.get("modality") != "asserted" and not denied:
        _plain("put-as", "modality", row, add)
    for key, column in (("when", "when"), ("said", "said"), ("within", "within"),
                        ("wording", "wording"), ("wording-language", "words_language"),
                        ("quoted", "quoted"), ("as-quoted", "as_quoted"), ("extent", "extent"),
                        ("part-of", "part_of"), ("definition", "definition"), ("of", "of"),
                        ("stage", "stage"), ("as-of", "as_of"),
                        ("revises", "revises")):  # fmt: skip
        _plain(key, column, row, add)
    for key, column in (("inferred", "inferred"), ("disputes", "disputes"),
                        ("supports", "supports")):  # fmt: skip
        key = "denies" if key == "disputes" and denied else key
        _listed(key, row.get(column).split(), column, add)
    for key, column in (("article", "articles"), ("row", "rows")):
        _listed(key, [text for text in row.get(column).split("; ") if text], column, add)
    _each("limit", "limit", row, add)
    if denied or row.get("predicate") != "remark":
        _each("gist", "gist", row, add)
    if not denied and not row.get("predicate"):
        yield Refused("predicate", "the cell is empty", "write what is said: happened, count …")
    elif not denied:
        _said(row, add)


def _denied(row: Row) -> bool:
    """Tell whether somebody's remark is denied: it is the other's, and the gist is the denier's."""
    is_remark = row.get("predicate") == "remark" and row.get("object") != row.get("gist_en")
    return is_remark and row.get("modality") == "denied" and bool(row.get("disputes"))


def _said(row: Row, add: Callable[[Line], None]) -> None:
    key, value = row.get("predicate"), row.get("object")
    if key == "remark":
        _each("remark", "gist", row, add)
    elif key == "actors":
        add(Line("actors:"))
        add(Line(f"  {scalar(row.get('role'))}: {scalar(value)}", "object"))
    elif key == "count":
        number, bound = row.get("number"), row.get("bound")
        sign = _SIGNS.get(Bound(bound), "") if bound in set(Bound) else ""
        for column, mark in (("upto", ".."), ("spread", "±"), ("total", " of ")):
            if row.get(column):
                number += mark + row.get(column)
        counted = f"{sign}{number} {row.get('counted')}".strip()
        add(Line(f"count: {scalar(counted)}", "number"))
    else:
        add(Line(f"{key}: {json.dumps(value, ensure_ascii=False) if not value else scalar(value)}",
                 "object"))  # fmt: skip
