"""What a reading found is held to a key: right, too much, missed; the main event, the holders."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from keyed import Key, Keyed

from backstory.vocabulary import id_of

Link = tuple[int, int, str, str]
"""Start, end, sort, id or value."""


@dataclass
class Score:
    """What was right, what was too much, what was missed."""

    right: int = 0
    extra: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Of what was linked, the share that is right."""
        return self.right / (self.right + self.extra) if self.right + self.extra else math.nan

    @property
    def recall(self) -> float:
        """Of what should be linked, the share that is."""
        return self.right / (self.right + self.missed) if self.right + self.missed else math.nan

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        below = 2 * self.right + self.extra + self.missed
        return 2 * self.right / below if below else math.nan


@dataclass
class Scores:
    """All scores of one way of reading."""

    by: defaultdict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    ids: Score = field(default_factory=Score)
    main: Counter[str] = field(default_factory=Counter)
    holders: Counter[str] = field(default_factory=Counter)
    things: Counter[str] = field(default_factory=Counter)
    not_held: int = 0
    """Keys that name what the dossier of their text does not hold."""
    abroad: int = 0
    abroad_texts: int = 0
    misses: list[str] = field(default_factory=list)


def overlaps(key: Key, link: Link) -> bool:
    return link[0] < key.end and key.start < link[1]


def score(text: Keyed, links: Iterable[Link], scores: Scores) -> None:
    """Add the links of one text to the scores."""
    by_sort: defaultdict[str, list[Link]] = defaultdict(list)
    for link in links:
        by_sort[link[2]].append(link)
    for sort in ("event", "actor", "place", "instrument", "date", "figure"):
        keys = [key for key in text.keys if key.sort == sort]
        if text.sorts and sort not in text.sorts:
            continue
        if text.abroad and not keys and sort in ("date", "figure"):
            continue  # nobody marked them
        if not text.abroad and not keys and sort in ("actor", "place"):
            continue
        held = [key for key in keys if key.values]
        open_ = [key for key in keys if not key.values]
        left = list(by_sort[sort])
        one = scores.by[sort]
        for key in held:
            hit = next(
                (link for link in left if overlaps(key, link) and link[3] in key.values), None
            )
            if hit is None:
                one.missed += 1
                near = [link[3] for link in left if overlaps(key, link)]
                scores.misses.append(
                    f"{text.name} missed {sort} {text.text[key.start : key.end]!r} "
                    f"{sorted(key.values)} {near}"
                )
            else:
                one.right += 1
                left = [link for link in left if not (
                    overlaps(key, link) and link[3] in key.values)]  # fmt: skip
        for link in left:
            if any(overlaps(key, link) for key in open_):
                continue
            one.extra += 1
            scores.misses.append(
                f"{text.name} extra {sort} {text.text[link[0] : link[1]]!r} {link[3]}"
            )
    if text.abroad:
        scores.abroad_texts += 1
        scores.abroad += sum(
            len(by_sort[s]) for s in ("event", "actor", "place", "instrument", "post")
        )
        return
    if text.sorts and "event" not in text.sorts:
        return
    wanted = {
        min(key.values): key.values for key in text.keys if key.sort == "event" and key.values
    }
    found = {link[3] for link in by_sort["event"]}
    met = {name for name, ids in wanted.items() if ids & found}
    scores.ids.right += len(met)
    scores.ids.missed += len(wanted) - len(met)
    scores.ids.extra += sum(not any(one in ids for ids in wanted.values()) for one in found)


def read_links(text: Keyed, graph, scores: Scores) -> list[Link]:
    """Read a text, and note its main event, the holders of its posts and what its figures count."""
    reading = graph.read(text.text, date=text.day, lang=text.lang)
    tokens = reading.linked.text
    links: list[Link] = [
        (*tokens.span(one.first, one.after), one.kind, id_of(one.iri)) for one in reading
    ]
    links += [
        (*tokens.span(d.first, d.after), "date", d.value.rstrip("~?")) for d in reading.linked.dates
    ]
    for one in reading.linked.figures:
        number = f"{one.value.normalize():f}"
        links.append((*tokens.span(one.first, one.after), "figure", number))
    _things(text, reading, scores)
    if text.main:
        right = id_of(reading.linked.main) in text.main
        scores.main["right" if right else "wrong"] += 1
        if reading.linked.main_certain:
            scores.main["certain"] += 1
            scores.main["certain and wrong"] += not right
        if not right:
            scores.misses.append(f"{text.name} main {sorted(text.main)}: {reading.main}")
    for one in reading.linked.posts:
        start, end = tokens.span(one.first, one.after)
        for key in text.keys:
            if key.sort == "post" and key.start < end and start < key.end:
                holder = id_of(dict(one.evidence).get("holder", ""))
                scores.holders["right" if holder == key.holder else "wrong"] += 1
    return links


def _things(text: Keyed, reading, scores: Scores) -> None:
    """Note for each figure whose key tells it whether what it counts and whose it is are right."""
    tokens = reading.linked.text
    for key in text.keys:
        if key.sort != "figure" or not key.counted:
            continue
        found = [
            one for one in reading.linked.figures
            if overlaps(key, (*tokens.span(one.first, one.after), "", ""))
            and f"{one.value.normalize():f}" in key.values
        ]  # fmt: skip
        counted = {id_of(one.counted).removeprefix("counted-") for one in found if one.counted}
        voices = {id_of(one.voice) for one in found if one.voice}
        said = bool(voices & key.voices) if key.voices else not voices
        right = bool(counted & key.counted) and said
        scores.things["right" if right else "wrong"] += 1
        if not right:
            scores.misses.append(
                f"{text.name} thing {text.text[key.start : key.end + 60]!r} "
                f"{sorted(key.counted)} {sorted(key.voices)}: {sorted(counted)} {sorted(voices)}"
            )
