"""
Draw the network of a graph as SVG: what matters most, in rows by time, words on its lines.

At most some twenty-five things: events one below another, under each who had a main part. At the
right all links of one event meet in an upright line of its own, with a dot at its row; each branch
has its words on it, and an arrow at what is linked with. No words lie over others, or under a line;
what nobody dates stands below. It serves the README, print, notebooks and readers without a script;
nothing in it is random.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from textwrap import shorten
from typing import TYPE_CHECKING, Final

from backstory.ask.find import record_of
from backstory.compare.context import main_event, ties_of
from backstory.compare.measures import relation_of
from backstory.draw.data import data_for
from backstory.draw.look import corners, look_of
from backstory.draw.plain import in_doubt, name_in, named, sources_end
from backstory.draw.timeline import day_words, starred
from backstory.vocabulary import CONTEXT_PREDICATES, id_of
from backstory.words.markup import line, picture, sheet, tag, text
from backstory.words.numbers import numeral
from backstory.words.phrases import phrase

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
_ROW, _TOP, _LANE = 46.0, 64.0, 166.0
_HEAD: Final = _ROW * 0.6
"""Above what nobody dates."""
_TRIES: Final = 5
"""How often those without a line make way for others, at most."""
_FOOT: Final = 16.0
"""Below the last row, for the day to which the sources reach."""
_LANES: Final = 3
"""Upright lines beside one another, at most."""
_STEP: Final = 9.0
"""Pixels by which the branches of one lane lie below those of the lane before it."""
_DAY, _NAME, _ARCS = 16.0, 192.0, 596.0
"""Where dates, names and branches begin."""
_NARROW, _WIDE = 7.6, 8.6
"""Pixels that a letter of a name takes at most, plain and bold: no line runs through a name."""
_SMALL: Final = 6.4
"""Pixels that a letter of those under it takes at most."""
_NAME_LETTERS, _DAY_LETTERS, _ACTOR_LETTERS, _WORD_LETTERS = 57, 25, 62, 27


@dataclass(frozen=True, slots=True)
class _Link:
    """One event linked with another, and in what words."""

    start: str
    end: str
    words: str
    rank: tuple[bool, int, str, str]
    """What is drawn first where there is no room for all."""


@dataclass(frozen=True, slots=True)
class _Star:
    """One event, and what it is linked with."""

    hub: str
    lane: int
    links: tuple[_Link, ...]

    @property
    def rows(self) -> frozenset[str]:
        return frozenset(end for link in self.links for end in (link.start, link.end))


def network_svg(graph: TripleStore, *, event: str = "", lang: str = "en") -> str:
    """Draw what matters most, or what is linked with one event, in rows by time."""
    data = data_for(graph, event, lang)
    record = record_of(graph)
    things = data["things"]
    at, stars = _laid_out(data, _links(record, data, lang), event)
    if not at:
        nothing = phrase("nothing recorded", lang)
        return picture(300, 40, "0 0 300 40", nothing, nothing, [text(10, 25, nothing)])
    undated = [one for one in at if _day(things[one]) is None]
    lanes = 1 + max((star.lane for star in stars), default=0)
    people = _people(record, data, at, lang)
    width = _ARCS + lanes * _LANE + 24
    height = _TOP + (_HEAD if undated else 0) + len(at) * _ROW + _FOOT
    body = [
        sheet(0, 0, width, height),
        _heading(data, len(at), starred(record, list(at), lang), lang),
        text(_DAY, height - 12, sources_end(data, lang), font_size=12, fill="#555"),
    ]
    if undated:
        words = phrase("not dated", lang) + f" ({numeral(len(undated), lang)})"
        y = _TOP + (len(at) - len(undated)) * _ROW - 8
        body.append(text(_DAY, y, words, font_size=12, font_style="italic"))
    odds = in_doubt(data)
    lane_of = {one: star.lane for star in reversed(stars) for one in star.rows}
    for one, y in at.items():
        name = shorten(named(data, one, odds, lang), _NAME_LETTERS, placeholder="…")
        body += _event(data, record, one, y, name, lang, bold=one == event)
        if people.get(one):
            told = shorten(", ".join(people[one]), _ACTOR_LETTERS, placeholder="…")
            body.append(text(_NAME, y + 16, told, font_size=11, fill="#555"))
        if one in lane_of:
            after = _NAME + len(name) * (_WIDE if one == event else _NARROW) + 8
            level = y + _level(lane_of[one])
            if level > y and people.get(one):  # as low as the people under the name
                after = max(after, _NAME + len(told) * _SMALL + 8)
            body += [line(after, level, _ARCS, level, "#e7e2d7")] if after < _ARCS else []
    for star in stars:
        body += _drawn(star, at)
    links_drawn = sum(len(star.links) for star in stars)
    told = phrase("things and links", lang)
    told = told.format(numeral(len(at) + len(_all(people)), lang), numeral(links_drawn, lang))
    title = name_in(data, data["dossier"]["title"], lang)
    return picture(width, height, f"0 0 {width:g} {height:g}", title, told, body)


def _laid_out(
    data: PageData, links: Sequence[_Link], focus: str
) -> tuple[dict[str, float], list[_Star]]:
    """Choose events and place each in its row; those that nobody dates stand below, apart."""
    things = data["things"]
    at: dict[str, float] = {}
    stars: list[_Star] = []
    alone: set[str] = set()
    for _ in range(_TRIES):
        chosen = _chosen(data, links, focus, alone)
        if len(chosen) < len(at):  # too few are linked: the rest stand alone
            break
        chosen.sort(key=lambda one: (_day(things[one]) is None, _day(things[one]) or 0, one))
        dated = sum(_day(things[one]) is not None for one in chosen)
        at = {
            one: _TOP + row * _ROW + (_HEAD if row >= dated else 0)
            for row, one in enumerate(chosen)
        }
        stars = _stars(links, at, focus)
        lined = {one for star in stars for one in star.rows}
        # What found no room for its line makes way for what does.
        if focus or lined.issuperset(at):
            break
        alone |= at.keys() - lined
    return at, stars


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
    found: dict[tuple[str, str], Counter[tuple[str, str]]] = {}
    for claim in record.claims.values():
        known = claim.predicate in _LINKS or claim.predicate in _LESS
        if not known or claim.modality == "denied" or not isinstance(claim.object, str):
            continue
        start, end = _event_of(ties, claim.subject), _event_of(ties, claim.object)
        if start and end and start != end:
            words = found.setdefault((record.short(start), record.short(end)), Counter())
            words[claim.predicate, relation_of(record, claim, lang)] += 1
    links = []
    for (start, end), words in found.items():
        best, said = min(words, key=lambda one: (one[0] in _LESS, -words[one], one))
        if start not in data["things"] or end not in data["things"]:
            continue
        weight = sum(int(data["things"][one].get("weight", 0)) for one in (start, end))
        rank = (best in _LESS, -weight, start, end)
        links.append(_Link(start, end, said, rank))
    return sorted(links, key=lambda link: link.rank)


def _event_of(ties: Ties, iri: str) -> str:
    """Give the event that something is, or that a legal text came by; empty if neither."""
    return main_event(ties, iri) if iri in ties.events or iri in ties.events_of else ""


def _chosen(
    data: PageData, links: Sequence[_Link], focus: str, without: Collection[str]
) -> list[str]:
    """Choose events: the one looked at and what is linked with it, else what matters most."""
    things = data["things"]
    weight = {one: int(thing.get("weight", 0)) for one, thing in things.items()
              if thing["type"] == "event" and one not in without}  # fmt: skip
    tied = Counter(end for link in links for end in (link.start, link.end))
    if focus:
        near = {end for link in links if focus in (link.start, link.end)
                for end in (link.start, link.end)} | {focus}  # fmt: skip
        weight = {one: value for one, value in weight.items() if one in near}
    ranked = sorted(weight, key=lambda one: (one != focus, not tied[one], -weight[one], one))
    undated = {one for one in ranked if _day(things[one]) is None}
    return _together(ranked, undated, links)


def _together(ranked: Sequence[str], undated: Collection[str], links: Iterable[_Link]) -> list[str]:
    """Take the first, then again and again the first that is linked with one taken, if any is."""
    near: dict[str, set[str]] = {}
    for link in links:
        near.setdefault(link.start, set()).add(link.end)
        near.setdefault(link.end, set()).add(link.start)
    taken: dict[str, None] = {}
    while len(taken) < _EVENTS:
        is_full = sum(one in undated for one in taken) == _UNDATED
        rest = [one for one in ranked if one not in taken and not (is_full and one in undated)]
        if not rest:
            break
        linked = (one for one in rest if not near.get(one, set()).isdisjoint(taken))
        taken[next(linked, rest[0])] = None
    return list(taken)


def _stars(links: Iterable[_Link], at: Mapping[str, float], focus: str) -> list[_Star]:
    """
    Give each event with many links a line of its own: first the one looked at, then by its links.

    Every link is told once; what finds no lane among those that it would meet is left out.
    """
    rest: dict[frozenset[str], _Link] = {}
    for link in links:
        if link.start in at and link.end in at:
            rest.setdefault(frozenset((link.start, link.end)), link)
    taken: list[list[tuple[float, float]]] = [[] for _ in range(_LANES)]
    found: list[_Star] = []
    tried: set[str] = set()
    while rest:
        often = Counter(end for pair in rest for end in pair if end not in tried)
        if not often:
            break
        hub = min(often, key=lambda one: (one != focus, -often[one], at[one]))
        tried.add(hub)
        own = [link for pair, link in rest.items() if hub in pair]
        ys = [at[end] for link in own for end in (link.start, link.end)]
        low, high = min(ys), max(ys)
        lane = next(
            (n for n, others in enumerate(taken) if all(high < a or b < low for a, b in others)),
            None,
        )
        if lane is None:
            continue
        taken[lane].append((low, high))
        found.append(_Star(hub, lane, tuple(own)))
        rest = {pair: link for pair, link in rest.items() if hub not in pair}
    return found


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
        text(_DAY, y + 4, day, font_size=11, fill="#555"),
        tag("polygon", {"points": points, "fill": colour}),
        text(_NAME, y + 4, name, font_size=13, **more),
    ]


def _level(lane: int) -> float:
    """Give how far below the middle of a row the branches of a lane lie."""
    return (lane - 1) * _STEP


def _drawn(star: _Star, at: Mapping[str, float]) -> list[str]:
    """Draw the links of one event: its upright line, and a branch with words to each other row."""
    x = _ARCS + (star.lane + 1) * _LANE
    hub = at[star.hub] + _level(star.lane)
    ends = [at[one] + _level(star.lane) for one in star.rows]
    found = [
        line(_ARCS, hub, x, hub, "#666"),
        line(x, min([hub, *ends]), x, max([hub, *ends]), "#666"),
        tag("circle", {"cx": x, "cy": hub, "r": 4, "fill": "#444"}),
    ]
    for link in star.links:
        away = link.start == star.hub
        y = at[link.end if away else link.start] + _level(star.lane)
        # The arrow stands at what is linked with: at the row, or where the branch leaves the line.
        to, back = (_ARCS, 7) if away else (x - 2, -7)
        head = f"M{to + back:g} {y - 4:g}L{to:g} {y:g}L{to + back:g} {y + 4:g}"
        path = f"M{_ARCS:g} {y:g}H{x:g}{head}"
        found.append(tag("path", {"d": path, "stroke": "#666", "fill": "none"}))
        words = shorten(link.words, _WORD_LETTERS, placeholder="…")
        found.append(text(x - _LANE + 10, y - 3, words, font_size=11))
    return found
