"""
Texts with their keys: what a person says that each text speaks of.

A key is written into its text: `{e:coup-2002 the coup of {d:2002 2002}}` marks an event, `a` an
actor, `p` a place, `i` an instrument, `o` an office with `=` and its holder, `d` a date as EDTF,
`f` a figure, its bound first, and after bars what it counts and whose it is, nothing for nobody
(`{f:=50|releases|foro-penal 50}`). A slash stands between ids that are right alike
(a bar between dates); `-` leaves open. `keyed: instrument` in the head says that nothing else was
keyed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

SORTS = {
    "e": "event", "a": "actor", "p": "place", "i": "instrument", "o": "post", "d": "date",
    "f": "figure",
}  # fmt: skip
_MARK = re.compile(r"\{([eapiodf]):(\S+) |\}")
BOUNDS = {"=": "exact", ">": "more-than", "<": "fewer-than", "+": "at-least", "~": "about"}


@dataclass(frozen=True)
class Key:
    """One mention, as a person marks it."""

    start: int
    end: int
    sort: str
    values: frozenset[str]
    """Ids, dates or numbers that are right; empty where the graph does not hold it."""
    holder: str = ""
    bound: str = ""
    counted: frozenset[str] = frozenset()
    """Of a figure, ids of what it counts; empty where nobody marked that."""
    voices: frozenset[str] = frozenset()
    """Of such a figure, ids of who says so; empty for nobody."""
    told: bool = False
    """Of a figure, whether what it counts was marked, be it nothing that the graph knows."""
    said: bool = False
    """Of a figure, whether it was marked whose it is, be it nobody's."""


@dataclass
class Keyed:
    """A text with its keys."""

    name: str
    text: str
    lang: str
    day: date
    keys: list[Key]
    main: frozenset[str] = frozenset()
    abroad: bool = False
    dossier: str = "venezuela-amnesties"
    ignored: list[tuple[int, int]] = field(default_factory=list)
    sorts: frozenset[str] = frozenset()
    """The sorts that were keyed, where not all were; the main event apart."""


def marked(path: Path) -> Keyed:
    """Read a text with its key written into it."""
    head, _, body = path.read_text("utf-8").partition("\n\n")
    told = dict(line.split(": ", 1) for line in head.splitlines())
    text, keys = _taken_out(body)
    return Keyed(
        path.stem, text, told["lang"], date.fromisoformat(told["date"]), keys,
        frozenset(filter(None, told.get("main", "").split("/"))), "about" in told,
        told.get("dossier", "venezuela-amnesties"),
        sorts=frozenset(told.get("keyed", "").split()),
    )  # fmt: skip


def sentences(path: Path) -> Iterator[Keyed]:
    """Read single sentences, one a line: language, day and the sentence with its marks."""
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if line and not line.startswith("#"):
            lang, day, body = line.split("|", 2)
            text, keys = _taken_out(body)
            yield Keyed(f"{path.stem}:{number}", text, lang, date.fromisoformat(day), keys)


def _taken_out(body: str) -> tuple[str, list[Key]]:
    parts: list[str] = []
    length, last = 0, 0
    open_: list[tuple[str, str, int]] = []
    keys: list[Key] = []
    for mark in _MARK.finditer(body):
        parts.append(body[last : mark.start()])
        length += mark.start() - last
        last = mark.end()
        if mark[0] != "}":
            open_.append((mark[1], mark[2], length))
            continue
        sort, value, start = open_.pop()
        keys.append(_key(sort, value, start, length))
    assert not open_, f"a mark is not closed: {open_}"
    return "".join([*parts, body[last:]]), sorted(keys, key=lambda key: (key.start, -key.end))


def _key(sort: str, value: str, start: int, end: int) -> Key:
    if sort == "f":
        if value == "-":
            return Key(start, end, "figure", frozenset())
        number, counted, voices = (*value.split("|"), "", "")[:3]
        return Key(
            start, end, "figure", frozenset((number[1:],)), bound=BOUNDS[value[0]],
            counted=_ids(counted) - {"*"}, voices=_ids(voices),
            told="|" in value and counted not in ("-", "*"), said=value.count("|") > 1,
        )  # fmt: skip
    if sort == "d":
        return Key(start, end, "date", frozenset({*value.split("|")} - {"-"}))
    ids, _, holder = value.partition("=")
    return Key(start, end, SORTS[sort], frozenset(ids.split("/")) - {"-"}, holder)


def _ids(text: str) -> frozenset[str]:
    return frozenset(filter(None, text.split("/")))


def from_json(folder: Path, canon: Path) -> Iterator[Keyed]:
    """Read texts beside keys as JSON, their ids turned into those of the dossier by a table."""
    turned = {}
    for line in canon.read_text("utf-8").splitlines():
        key, _, ids = line.partition("\t")
        turned[key] = frozenset(filter(None, ids.split(" ")))
    for path in sorted(folder.glob("[0-9]*.json")):
        told = json.loads(path.read_text("utf-8"))
        text = path.with_suffix(".txt").read_text("utf-8")
        keys = [
            _from_mention(one, turned, told) for one in told["mentions"] if one["type"] != "date"
        ]
        keys += [Key(one["start"], one["end"], "date", frozenset((one["value"],)))
                 for one in told["dates"]]  # fmt: skip
        main = turned.get((told["main_event"] or {}).get("id", ""), frozenset())
        yield Keyed(
            path.stem, text, told["language"], date.fromisoformat(told["publication_date"]), keys,
            main, told["topic"] == "negative",
        )  # fmt: skip


def _from_mention(one: dict, turned: dict[str, frozenset[str]], told: dict) -> Key:
    sort = {"law": "instrument"}.get(one["type"], one["type"])
    start, end = one["start"], one["end"]
    if sort == "figure":
        claim = next((c for c in told["claims"] if c["start"] == start), {})
        bound = BOUNDS.get(one.get("qualifier") or "=", "exact")
        number = f"{one['value']:f}".rstrip("0").rstrip(".") if one["value"] % 1 else (
            f"{int(one['value'])}"
        )  # fmt: skip
        return Key(start, end, "figure", frozenset((number,)), bound=bound,
                   counted=turned.get(claim.get("counted"), frozenset()),
                   voices=turned.get(claim.get("asserter"), frozenset()))  # fmt: skip
    key = one.get("canonical_id") or one["canonical_en"]
    return Key(start, end, sort, turned.get(key, frozenset()))


def held(text: Keyed, ids: Collection[str]) -> Keyed:
    """Leave open what a dossier does not hold, and what a text about another country names."""
    known = frozenset() if text.abroad else frozenset(ids)
    keys = [
        one if one.sort in ("date", "figure") else replace(one, values=one.values & known)
        for one in text.keys
    ]
    return replace(text, keys=keys, main=text.main & known)
