"""
Draw the network of a graph as SVG: what matters most, in rows by time, words on its lines.

At most some twenty-five things: events one below another, under each who had a main part, and at
the right an arc for each link between two of them, with what links them. No line of words lies over
another; what nobody dates stands below. It serves the README, print, notebooks and readers without
a script; nothing in it is random.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from textwrap import shorten, wrap
from typing import TYPE_CHECKING, Final

from backstory.ask.find import record_of
from backstory.compare.context import main_event, ties_of
from backstory.draw.data import data_for
from backstory.draw.look import corners, look_of
from backstory.draw.plain import in_doubt, name_in, named
from backstory.draw.timeline import day_words, starred
from backstory.vocabulary import CONTEXT_PREDICATES, id_of
from backstory.words.markup import line, picture, sheet, tag, text
from backstory.words.numbers import numeral
from backstory.words.phrases import phrase
from backstory.words.predicates import predicate_name

if TYPE_CHECKING:
    from backstory.compare.context_ties import Ties
    from backstory.draw.shape import PageData
    from backstory.rdf.record import Record
    from backstory.rdf.store import TripleStore

__all__ = ["network_svg"]

_EVENTS, _UNDATED, _ACTORS = 14, 2, 9
"""Events, those without a date among them, and actors, at most."""
_LINKS: Final = tuple(CONTEXT_PREDICATES.values())
_LESS: Final = ("sem:subEventOf", "ctx:coincidesWith", "ctx:contrastsWith")
"""Links that are drawn where there is room."""
_MAIN: Final = frozenset(
    ("decider", "initiator", "executor", "appointee", "signatory", "author", "leader", "winner",
     "target")
)  # fmt: skip
_ROW, _TOP, _LANE = 46.0, 60.0, 150.0
_LANES, _LANES_AROUND = 5, 8
"""Arcs beside one another, at most: all of one event meet in its row."""
_ASIDE: Final = 5.0
"""Pixels by which an arc leaves below its row and comes in above it, so that no two coincide."""
_DAY, _NAME, _ARCS = 16.0, 210.0, 760.0
"""Where dates, names and arcs begin."""
_NARROW, _WIDE = 8.3, 9.4
"""Pixels that a letter of a name takes at most, plain and bold: no line runs through a name."""
_NAME_LETTERS, _DAY_LETTERS, _ACTOR_LETTERS, _WORD_LETTERS = 62, 27, 84, 21


@dataclass(frozen=True, slots=True)
class _Link:
    """One event linked with another, and in what words."""

    start: str
    end: str
    words: str
    rank: tuple[bool, int, str, str]
    """What is drawn first where there is no room for all."""


def network_svg(graph: TripleStore, *, event: str = "", lang: str = "en") -> str:
    """Draw what matters most, or what is linked with one event, in rows by time."""
    data = data_for(graph, event, lang)
    record = record_of(graph)
    things = data["things"]
    links = _links(record, data, lang)
    chosen = _chosen(data, links, event)
    if not chosen:
        nothing = phrase("nothing recorded", lang)
        return picture(300, 40, "0 0 300 40", nothing, nothing, [text(10, 25, nothing)])
    dated = [one for one in chosen if _day(things[one]) is not None]
    dated.sort(key=lambda one: (_day(things[one]) or 0, one))
    undated = sorted(one for one in chosen if _day(things[one]) is None)
    head = _ROW * 0.6 if undated else 0.0
    at = {one: _TOP + row * _ROW for row, one in enumerate(dated)}
    at |= {one: _TOP + head + row * _ROW for row, one in enumerate(undated, len(dated))}
    drawn, lanes = _laid(links, at, event)
    people = _people(record, data, at, lang)
    width = _ARCS + max(1, lanes) * _LANE + 20
    height = _TOP + head + len(at) * _ROW
    body = [
        sheet(0, 0, width, height),
        _heading(data, len(chosen), starred(record, chosen, lang), lang),
    ]
    if undated:
        words = phrase("not dated", lang) + f" ({numeral(len(undated), lang)})"
        y = _TOP + len(dated) * _ROW - 8
        body.append(text(_DAY, y, words, font_size=12, font_style="italic"))
    odds = in_doubt(data)
    touched = {end for link, _ in drawn for end in (link.start, link.end)}
    for one, y in at.items():
        name = shorten(named(data, one, odds, lang), _NAME_LETTERS, placeholder="…")
        body += _event(data, record, one, y, name, lang, bold=one == event)
        if people.get(one):
            told = shorten(", ".join(people[one]), _ACTOR_LETTERS, placeholder="…")
            body.append(text(_NAME, y + 17, told, font_size=12, fill="#555"))
        if one in touched:
            after = _NAME + len(name) * (_WIDE if one == event else _NARROW) + 12
            body += [line(after, y, _ARCS, y, "#e7e2d7")] if after < _ARCS else []
    for link, lane in drawn:
        body += _arc(at[link.start], at[link.end], _ARCS + 12 + lane * _LANE, link.words)
    told = phrase("things and links", lang)
    told = told.format(numeral(len(at) + len(_all(people)), lang), numeral(len(drawn), lang))
    title = name_in(data, data["dossier"]["title"], lang)
    return picture(width, height, f"0 0 {width:g} {height:g}", title, told, body)


def _heading(data: PageData, events: int, stars: str, lang: str) -> str:
    total = sum(thing["type"] == "event" for thing in data["things"].values())
    told = phrase("events of all", lang).format(numeral(events, lang), numeral(total, lang))
    return text(_DAY, 24, f"{told}{stars}", font_size=14, font_weight="bold")


def _day(thing: Mapping[str, object]) -> int | None:
    days: Sequence[int | None] = thing.get("days") or ()  # type: ignore[assignment]
    return next((day for day in days if day is not None), None)


def _links(record: Record, data: PageData, lang: str) -> list[_Link]:
    """Give what links two events, the words of several claims together."""
    ties = ties_of(record)
    found: dict[tuple[str, str], dict[str, int]] = {}
    for claim in record.claims.values():
        known = claim.predicate in _LINKS or claim.predicate in _LESS
        if not known or claim.modality == "denied" or not isinstance(claim.object, str):
            continue
        start, end = _event_of(ties, claim.subject), _event_of(ties, claim.object)
        if start and end and start != end:
            words = found.setdefault((record.short(start), record.short(end)), {})
            words[claim.predicate] = words.get(claim.predicate, 0) + 1
    links = []
    for (start, end), words in found.items():
        best = min(words, key=lambda one: (one in _LESS, -words[one], one))
        if start not in data["things"] or end not in data["things"]:
            continue
        weight = sum(int(data["things"][one].get("weight", 0)) for one in (start, end))
        rank = (best in _LESS, -weight, start, end)
        links.append(_Link(start, end, predicate_name(best, lang), rank))
    return sorted(links, key=lambda link: link.rank)


def _event_of(ties: Ties, iri: str) -> str:
    """Give the event that something is, or that a legal text came by; empty if neither."""
    return main_event(ties, iri) if iri in ties.events or iri in ties.events_of else ""


def _chosen(data: PageData, links: Sequence[_Link], focus: str) -> list[str]:
    """Choose events: the one looked at and what is linked with it, else what matters most."""
    things = data["things"]
    weight = {one: int(thing.get("weight", 0)) for one, thing in things.items()
              if thing["type"] == "event"}  # fmt: skip
    tied = Counter(end for link in links for end in (link.start, link.end))
    if focus:
        near = {end for link in links if focus in (link.start, link.end)
                for end in (link.start, link.end)} | {focus}  # fmt: skip
        weight = {one: value for one, value in weight.items() if one in near}
    ranked = sorted(weight, key=lambda one: (one != focus, not tied[one], -weight[one], one))
    dated = [one for one in ranked if _day(things[one]) is not None]
    undated = [one for one in ranked if _day(things[one]) is None][:_UNDATED]
    return [*dated[: _EVENTS - len(undated)], *undated]


def _laid(
    links: Iterable[_Link], at: Mapping[str, float], focus: str
) -> tuple[list[tuple[_Link, int]], int]:
    """Give each link a lane of its own among those it would meet; what finds none is left out."""
    taken: list[list[tuple[float, float]]] = []
    found: list[tuple[_Link, int]] = []
    seen: set[frozenset[str]] = set()
    ordered = sorted(links, key=lambda link: (focus not in (link.start, link.end), link.rank))
    for link in ordered:
        pair = frozenset((link.start, link.end))
        if link.start not in at or link.end not in at or pair in seen:
            continue
        low, high = sorted((at[link.start], at[link.end]))
        for lane in range(_LANES_AROUND if focus else _LANES):
            if lane == len(taken):
                taken.append([])
            if all(high < a or b < low for a, b in taken[lane]):
                taken[lane].append((low, high))
                found.append((link, lane))
                seen.add(pair)
                break
    return found, len([lane for lane in taken if lane])


def _people(
    record: Record, data: PageData, events: Collection[str], lang: str
) -> dict[str, list[str]]:
    """Give those who had a main part in each event, with the part, at most so many in all."""
    parts: dict[str, dict[str, str]] = {}
    for claim in record.claims.values():
        one = record.short(claim.subject)
        main = claim.predicate == "sem:hasActor" and id_of(claim.role) in _MAIN
        if main and one in events and claim.modality == "asserted":
            parts.setdefault(one, {}).setdefault(str(claim.object), claim.role)
    often = Counter(actor for actors in parts.values() for actor in actors)
    kept = set(sorted(often, key=lambda one: (-often[one], one))[:_ACTORS])
    return {
        one: [
            f"{record.label(actor, lang)} ({record.label(role, lang)})"
            for actor, role in sorted(actors.items(), key=lambda pair: (-often[pair[0]], pair[0]))
            if actor in kept
        ][:2]
        for one, actors in parts.items()
    }


def _all(people: Mapping[str, Sequence[str]]) -> set[str]:
    return {each.rpartition(" (")[0] for several in people.values() for each in several}


def _event(
    data: PageData, record: Record, one: str, y: float, name: str, lang: str, *, bold: bool
) -> list[str]:
    """Draw one event: its day, its mark, its name."""
    day = day_words(record, one, lang, _DAY_LETTERS)
    shape, colour = look_of(data, one)
    points = " ".join(f"{_NAME - 14 + dx * 6:.1f},{y + dy * 6:.1f}" for dx, dy in corners(shape))
    more = {"font_weight": "bold"} if bold else {}
    return [
        text(_DAY, y + 4, day, font_size=12, fill="#555"),
        tag("polygon", {"points": points, "fill": colour}),
        text(_NAME, y + 4, name, font_size=14, **more),
    ]


def _arc(start: float, end: float, x: float, words: str) -> list[str]:
    """Draw one link: from the event that is linked to what it is linked with, words beside it."""
    low = min(start, end)
    start, end = start + _ASIDE, end - _ASIDE
    head = f"M{_ARCS + 7:g} {end - 4:g}L{_ARCS:g} {end:g}L{_ARCS + 7:g} {end + 4:g}"
    path = f"M{_ARCS:g} {start:g}H{x:g}V{end:g}H{_ARCS:g}{head}"
    told = wrap(words, _WORD_LETTERS, max_lines=2, placeholder="…")
    first = low + _ROW / 2 + 4 - 7 * (len(told) - 1)
    return [
        tag("path", {"d": path, "stroke": "#666", "fill": "none"}),
        *(text(x + 5, first + 14 * at, said, font_size=12) for at, said in enumerate(told)),
    ]
