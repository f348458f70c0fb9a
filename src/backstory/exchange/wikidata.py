"""
An entity of Wikidata comes in as JSON; out go rows for a draft, each with its reference.

Each statement of an event that says when, where, who or how many becomes a row, `put-as: proposed`,
in the source that it refers to, or in the item itself where it refers to none. Nothing is fetched:
things that the file gives no label for are called by their number. What no row could say is told,
as are a statement's qualifiers, which may say of when or by whose count it holds.

Sources:
    Wikidata, "Wikibase JSON" (data model of dumps), "Help: Dates" (precision and calendar), and
    "Help: Sources" (reference URL, stated in, imported from).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from backstory.dossier.sheet import Row, Sheet
from backstory.errors import CouldNotRun
from backstory.vocabulary import claim_id, slug
from backstory.words.languages import shipped

__all__ = ["wikidata_sheet"]

_DATES: Final = {"P585": "{}", "P580": "{}/..", "P582": "../{}"}
_PLACES: Final = ("P276", "P131", "P17")
_ACTORS: Final = {"P710": "participant", "P664": "organiser", "P1346": "winner"}
_FIGURES: Final = {"P1120": "deaths", "P1339": "injured"}
_URLS: Final = ("P854", "P4656")
"""Reference URL; Wikimedia import URL."""
_WORKS: Final = ("P248", "P143")
"""Stated in; imported from Wikimedia project."""
_READ: Final = frozenset({*_DATES, *_PLACES, *_ACTORS, *_FIGURES})
_CLASSES: Final = {
    "Q5": "person", "Q43229": "body", "Q7278": "body", "Q7188": "body", "Q178790": "body",
    "Q16334295": "group", "Q13473501": "group",
}  # fmt: skip
"""Human; organisation, political party, government, trade union; group of humans, collective."""
_GREGORIAN: Final = "Q1985727"
_PRECISION: Final = {11: 10, 10: 7, 9: 4}
"""How many signs of an ISO date are known, by the precision that Wikidata gives."""


@dataclass(slots=True)
class _Item:
    """One entity, and the labels of whatever else the file holds."""

    id: str
    told: Mapping[str, Any]
    labels: Mapping[str, Mapping[str, str]]
    kinds: Mapping[str, str] = field(default_factory=dict)
    """What kind of actor each is, where the file says so."""
    left: list[str] = field(default_factory=list)

    def name(self, entity: str) -> str:
        """Name an entity in both languages, `The one / El uno`, or by its number."""
        known = self.labels.get(entity, {})
        first = next(iter(known.values()), entity)
        names = [known.get(lang, first) for lang in shipped()]
        return names[0] if len(set(names)) == 1 else " / ".join(names)


def wikidata_sheet(path: Path, kind: str = "") -> tuple[Sheet, list[str]]:
    """
    Read the rows of a draft from a file of Wikidata: one entity, or several.

    Args:
        path: The JSON of an entity, or of `{"entities": {…}}`.
        kind: The kind of the events, where they are new to the dossier.

    Returns:
        The rows, and what was left out, a line each.

    Raises:
        CouldNotRun: It is no such file, or says nothing of when, where, who or how many.
    """
    try:
        told = json.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as why:
        raise CouldNotRun(f"{path} cannot be read: {str(why).lower()}.") from None
    except (ValueError, RecursionError):
        raise CouldNotRun(f"{path} is no JSON.") from None
    entities = told.get("entities", {told.get("id"): told}) if isinstance(told, dict) else {}
    items = {key: each for key, each in entities.items()
             if isinstance(each, dict) and re.fullmatch(r"Q\d+", str(key))}  # fmt: skip
    if not items:
        raise CouldNotRun(f"{path} holds no entity of Wikidata: save Special:EntityData/Q….json.")
    labels = {
        key: {lang: _value(label) for lang, label in _dict(each.get("labels")).items()}
        for key, each in items.items()
    }
    kinds = {key: _kind(each) for key, each in items.items()}
    rows: list[dict[str, str]] = []
    left: list[str] = []
    for key, each in items.items():
        item = _Item(key, each, labels, kinds)
        rows += [{**row, **({"event_kind": kind} if kind else {})} for row in _rows(item)]
        left += item.left
    if not rows:
        raise CouldNotRun(f"{path} says of no event when, where, who or how many.")
    numbered = [Row(number, {k: v for k, v in row.items() if v}) for number, row in
                enumerate(rows, 1)]  # fmt: skip
    return Sheet(path, {name: name for row in rows for name in row}, numbered, ()), left


def _kind(told: Mapping[str, Any]) -> str:
    """Say what kind of actor an entity is, by what it is an instance of; empty if it is none."""
    classes = _dict(told.get("claims")).get("P31")
    for statement in classes if isinstance(classes, list) else ():
        value = _dict(_dict(_dict(statement).get("mainsnak")).get("datavalue")).get("value")
        if kind := _CLASSES.get(str(_dict(value).get("id"))):
            return kind
    return ""


def _rows(item: _Item) -> Iterator[dict[str, str]]:
    claims = _dict(item.told.get("claims"))
    for name, statements in sorted(claims.items()):
        for statement in statements if isinstance(statements, list) else ():
            told = _said(item, name, _dict(statement))
            if told is None:
                continue
            if qualifiers := ", ".join(sorted(_dict(statement.get("qualifiers")))):
                item.left.append(f"{item.id} {name}: its qualifiers {qualifiers}")
            references = [_dict(each) for each in statement.get("references") or ()]
            for number, source in enumerate(_sources(item, name, references)):
                guid = str(statement.get("id", f"{item.id}-{name}")).replace("$", "-")
                yield {
                    "row": f"{guid}-{number}" if number else guid, **source, **told,
                    "event": _event_id(item), "put_as": "proposed",
                    **{f"event_{lang}": item.labels[item.id].get(lang) or item.name(item.id)
                       for lang in shipped()},
                }  # fmt: skip


def _event_id(item: _Item) -> str:
    label = item.labels[item.id].get("en", "")
    return slug(label) if label else item.id.lower()


def _said(item: _Item, name: str, statement: Mapping[str, Any]) -> dict[str, str] | None:
    """Say in columns what a statement says; None where it says nothing that a row could."""
    snak = _dict(statement.get("mainsnak"))
    if name not in _READ:
        return None
    if statement.get("rank") == "deprecated":
        item.left.append(f"{item.id} {name}: a statement that Wikidata no longer holds to be true")
        return None
    if snak.get("snaktype") != "value":
        item.left.append(f"{item.id} {name}: no value is known, or there is none")
        return None
    value = _dict(snak.get("datavalue")).get("value")
    if name in _DATES:
        date = _date(item, name, _dict(value))
        return {"date": _DATES[name].format(date)} if date else None
    entity = str(_dict(value).get("id", ""))
    if name in _PLACES and entity:
        return {"place": entity.lower(), "place_name": item.name(entity)}
    if name in _ACTORS and entity:
        kind = item.kinds.get(entity, "")
        if not kind:
            item.left.append(
                f"{item.id} {name}: {entity}, of which the file does not say what it is"
            )
            return None
        return {"actor": entity.lower(), "actor_name": item.name(entity), "actor_kind": kind,
                "role": _ACTORS[name]}  # fmt: skip
    if name in _FIGURES:
        return {"figure": _figure(_dict(value)), "counted": _FIGURES[name]}
    return None


def _date(item: _Item, name: str, value: Mapping[str, Any]) -> str:
    """Write a date as EDTF, no finer than it is told; empty where it cannot be."""
    found = re.match(r"([+-])0*(\d{4,})-(\d\d)-(\d\d)T", str(value.get("time", "")))
    precision = value.get("precision")
    if not found or not str(value.get("calendarmodel", _GREGORIAN)).endswith(_GREGORIAN):
        item.left.append(f"{item.id} {name}: a date of another calendar, or none")
        return ""
    year = int(found[2]) if found[1] == "+" else 1 - int(found[2])  # Wikidata has no year 0
    written = f"{'-' if year < 0 else ''}{abs(year):04}"
    if precision in _PRECISION:
        return f"{written}-{found[3]}-{found[4]}"[: _PRECISION[precision] + (year < 0)]
    if precision == 8:
        return f"{written[:-1]}X"
    item.left.append(f"{item.id} {name}: a date vaguer than a decade")
    return ""


def _figure(value: Mapping[str, Any]) -> str:
    low, amount, high = (
        str(value.get(key, "")).lstrip("+") for key in ("lowerBound", "amount", "upperBound")
    )
    return f"{low}..{high}" if low and high and low != high else amount


def _sources(
    item: _Item, name: str, references: Iterable[Mapping[str, Any]]
) -> list[dict[str, str]]:
    """Give the sources that a statement refers to; the item itself where it refers to none."""
    found = [source for each in references if (source := _source(item, each))]
    return found or [{
        "source": f"wikidata-{item.id.lower()}", "title": f"{item.name(item.id)} ({item.id})",
        "source_kind": "encyclopaedia", "publisher": "Wikidata", "language": "en",
        "read": "part", "at": f"property {name}",
        "address": f"https://www.wikidata.org/wiki/{item.id}",
    }]  # fmt: skip


def _source(item: _Item, reference: Mapping[str, Any]) -> dict[str, str]:
    """Give the page that a reference leads to, or else the work that it names; empty for others."""
    snaks = _dict(reference.get("snaks"))
    named = (str(_dict(_first(snaks, each)).get("id", "")) for each in _WORKS)
    work = next((each for each in named if each), "")
    urls = (str(_first(snaks, each) or "") for each in _URLS)
    url = next((each for each in urls if urlsplit(each).scheme in ("http", "https")), "")
    title = _dict(_first(snaks, "P1476"))
    called = str(title.get("text") or "")
    told = {
        "source_kind": "website", "language": str(title.get("language") or "en"),
        "issued": _date(_Item("", {}, {}), "P577", _dict(_first(snaks, "P577"))), "read": "part",
    }  # fmt: skip
    if url:
        host = urlsplit(url).netloc.removeprefix("www.")
        return {
            **told, "source": f"{slug(host)}-{claim_id(url).removeprefix('claim-')[:6]}",
            "title": called or url, "publisher": host, "address": url, "at": "whole item",
        }  # fmt: skip
    if work:
        page = str(_first(snaks, "P304") or "")
        return {
            **told, "source": f"wikidata-{work.lower()}", "title": called or item.name(work),
            "publisher": item.name(work), "address": f"https://www.wikidata.org/wiki/{work}",
            "at": f"page {page}" if page.isdecimal() else "whole item",
        }  # fmt: skip
    return {}


def _first(snaks: Mapping[str, Any], name: str) -> Any:
    found = snaks.get(name) or [{}]
    return _dict(_dict(found[0]).get("datavalue")).get("value")


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _value(label: Any) -> str:
    return str(_dict(label).get("value", ""))
