"""
Sentences come in; out go the events they speak of, by the frame that fits best, with the evidence.

A frame is what one must find to think of an event: a word for its kind, a day that agrees, those
who took part, the instrument, the place, the words of its name. Every candidate of the kind is
scored; it is linked only if it scores enough and leads the second by a margin, and else told as
"could be A or B". What the sentence denies is not linked; what it expects may lie ahead.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import log1p
from typing import Final

from backstory.read.country import Gate
from backstory.read.dates import Dated
from backstory.read.known import Event, Known, stem
from backstory.read.lexicon import Frame, Lexicon
from backstory.read.mentions import Mention
from backstory.read.tokens import Tokens

__all__ = ["Clue", "Fit", "Frames", "Scene", "clues_in"]

ENOUGH: Final = 3.0
"""The least score with which an event is linked."""
MARGIN: Final = 0.8
"""By how much it must lead the second."""
_REACH: Final = 14
"""Words on either side of a trigger whose words and names belong to it."""
_FAR: Final = 12
"""Sentences back that `the ruling` may point; half of it without the article."""
_WELL_KNOWN: Final = 10
"""Claims about an event that "the coup" may mean without more words."""
_LEAD: Final = 3
"""Sentences from the beginning that tell the news."""
_AHEAD_DAYS: Final = 240
"""How far ahead of the article an event may lie that the article expects."""


@dataclass(frozen=True, slots=True)
class Clue:
    """A trigger: words by which a text speaks of some kind of event."""

    first: int
    after: int
    kinds: tuple[str, ...]
    sentence: int
    denied: bool = False
    expected: bool = False
    abroad: frozenset[str] = frozenset()
    """Words for another country that stand right beside it."""
    definite: bool = False
    """Whether it points at something known: `the ruling`, `aquellas protestas`."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How well an event fits a clue."""

    event: Event
    score: float
    evidence: tuple[tuple[str, str], ...]


@dataclass
class Scene:
    """What is known of a text while its events are read."""

    text: Tokens
    lex: Lexicon
    gate: Gate
    day: int | None
    """The day of the article, as a day number."""
    dates: Sequence[Dated]
    names: Sequence[Mention]
    persons: frozenset[str] = frozenset()
    """IRIs of all persons that the graph knows."""
    all_clues: Sequence[Clue] = ()
    main: str = ""
    """IRI of the main event, once it is known."""
    episode: frozenset[str] = frozenset()
    """What belongs to one episode with the main event."""
    hero: frozenset[str] = frozenset()
    """Words of the name of whom the main event is about."""
    clues: dict[int, list[Clue]] = field(default_factory=dict)
    """All clues, by sentence."""
    linked: list[tuple[Clue, str]] = field(default_factory=list)
    """What was linked so far, in the order of the text."""
    topic: dict[int, str] = field(default_factory=dict)
    """The last person named before each sentence."""
    by_sentence: dict[int, list[Mention]] = field(default_factory=dict)
    dates_by_sentence: dict[int, list[Dated]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Sort names and dates by sentence."""
        for clue in self.all_clues:
            self.clues.setdefault(clue.sentence, []).append(clue)
        for name in self.names:
            self.by_sentence.setdefault(self.text.sentence_at(name.first), []).append(name)
        for one in self.dates:
            self.dates_by_sentence.setdefault(self.text.sentence_at(one.first), []).append(one)

    def dateline(self, one: Dated) -> bool:
        """Tell whether a date is that of the text, at the head of it: `CARACAS, 3 May 2010 –`."""
        sentence = self.text.sentence_at(one.first)
        head = sentence <= 1 and one.first - self.text.sentences[sentence][0] <= _HEAD
        return head and bool(_DASHES & set(self.text.gap(one.after - 1)))

    def owner(self, one: Dated) -> int:
        """Give the word for a form to which a year belongs (`the law of 1984`), or -1."""
        words, forms = self.text.words, self.lex.forms
        if len(one.value) > 4 or one.first < 2 or words[one.first - 1] not in self.lex.raw["of"]:
            return -1
        return one.first - 2 if words[one.first - 2] in forms else -1


def clues_in(text: Tokens, lex: Lexicon) -> list[Clue]:
    """Find the triggers of a text; of those that overlap, the longest."""
    found: list[Clue] = []
    words = text.words
    for number, (first, after) in enumerate(text.sentences):
        low = text.sentences[max(0, number - 1)][0]
        topics = {name for name, known in lex.topics.items()
                  if any(word in known for word in words[low:after])}  # fmt: skip
        at = first
        while at < after:
            hits: list[tuple[int, Frame]] = []
            if lex.frames.starting(words[at]):
                hits = [
                    (length, frame) for length, frame in lex.frames.at(words, at, after)
                    if not frame.needs or frame.needs in topics
                ]  # fmt: skip
            if hits:
                longest = max(length for length, _ in hits)
                kinds = dict.fromkeys(
                    kind for length, frame in hits if length == longest for kind in frame.kinds
                )
                less = dict.fromkeys(kind for _, frame in hits for kind in frame.kinds)
                blocked = any(length == longest and not frame.kinds for length, frame in hits)
                if kinds and not blocked:
                    found.append(_clue(text, lex, at, longest, tuple(kinds | less), number))
                at += longest
            else:
                at += 1
    return found


def _clue(
    text: Tokens, lex: Lexicon, at: int, length: int, kinds: tuple[str, ...], sentence: int
) -> Clue:
    first, after = text.sentences[sentence]
    before = text.words[max(first, at - 4) : at]
    denied = any(word in lex.sets["negations"] for word in before[-3:])
    low = max(first, at - 8)
    expected = any(
        word in lex.sets["expects"] for word in text.words[low : min(after, at + length + 3)]
    )
    definite = any(word in lex.sets["definite"] for word in before[-2:])
    if denied and before[-1:] and before[-1] in lex.sets["definite"]:
        denied = False  # `neither the pardons of …`: what is denied is told further on
    return Clue(at, at + length, kinds, sentence, denied, expected, definite=definite)


class Frames:
    """The events of a graph, ready to be fitted to the clues of texts."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self.by_kind: defaultdict[str, list[Event]] = defaultdict(list)
        for event in known.events.values():
            for kind in event.kinds[:2]:
                self.by_kind[kind].append(event)
        self.names = frozenset(stem(word) for word in known.name_words)
        """Stems of names of people, who count as actors and not as words too."""
        self.most = log1p(max((event.claims for event in known.events.values()), default=1))
        self.bounds = {iri: _bounds(event) for iri, event in known.events.items()}

    @classmethod
    def of(cls, known: Known) -> Frames:
        """Make them of what is known; kept beside the store."""
        made = known.store.cache.get("read-frames")
        if not isinstance(made, Frames):
            made = known.store.cache["read-frames"] = Frames(known)
        return made

    def fits(self, clue: Clue, scene: Scene) -> list[Fit]:
        """Score every event that a clue may mean, best first."""
        if clue.denied:
            return []
        around = _Around(clue, scene)
        found: list[Fit] = []
        seen: set[str] = set()
        for place, kind in enumerate(clue.kinds):
            for event in self.by_kind.get(kind, ()):
                if event.iri in seen:
                    continue
                seen.add(event.iri)
                fit = self._fit(event, 1.0 if place == 0 else 0.75, clue, scene, around)
                if fit is not None:
                    found.append(fit)
        self._only_one(clue, found)
        found.sort(key=lambda fit: (-fit.score, fit.event.iri))
        return found

    def _only_one(self, clue: Clue, found: list[Fit]) -> None:
        """Favour the only event of its very kind in the graph, where it is pointed at as known."""
        kind = clue.kinds[0]
        exact = [event for event in self.by_kind.get(kind, ()) if event.kinds[0] == kind]
        if not clue.definite or len(exact) != 1 or exact[0].claims < _WELL_KNOWN:
            return
        for place, fit in enumerate(found):
            if fit.event.iri == exact[0].iri:
                found[place] = Fit(fit.event, fit.score + 1.0, fit.evidence)

    def _fit(
        self, event: Event, base: float, clue: Clue, scene: Scene, around: _Around
    ) -> Fit | None:
        if clue.abroad and not clue.abroad & (event.anchors | event.words):
            return None
        evidence: list[tuple[str, str]] = [("kind", event.kinds[0] if event.kinds else "")]
        dated = self._dated(event, clue, scene, around)
        if dated is None:
            return None
        score = base + dated[0]
        if dated[1]:
            evidence.append(("date", dated[1]))
        own = around.iris
        actors = [iri for iri in event.actors if iri in own]
        score += min(1.6, sum(self._actor(event, iri) for iri in actors))
        evidence += [
            ("actor", self.known.things[iri].id) for iri in actors if iri in self.known.things
        ]
        texts = event.instruments & own
        if texts:
            score += 1.5
            evidence += [("instrument", self.known.things[iri].id) for iri in sorted(texts)
                         if iri in self.known.things]  # fmt: skip
        elif event.instruments and around.instruments:
            score -= 1.2
        places = event.places & own
        score += sum(0.6 * self.known.rarity.get(iri, 0) for iri in places)
        words = (event.words & around.stems) - self.names
        score += min(2.4, sum(0.9 * self.known.rarity.get(word, 0) for word in words))
        evidence += [("word", word) for word in sorted(words)]
        score += 1.0 * log1p(event.claims) / self.most
        score += self._beside(event, around)
        if event.anchors:
            held = event.anchors & around.wide
            strangers = around.persons - set(event.actors)
            if not held and (dated[0] < 2.5 or strangers):
                return None
            score += 0.5 if held else -1.0
        if event.parents:
            score -= 0.35
        score += self._thread(event, clue, scene, evidence)
        return Fit(event, round(score, 3), tuple(evidence))

    def _actor(self, event: Event, iri: str) -> float:
        light = event.actors[iri] <= _LIGHT_ROLES
        return (0.4 if light else 1.0) * self.known.rarity.get(iri, 0.2)

    @staticmethod
    def _beside(event: Event, around: _Around) -> float:
        """Weigh whoever stands right beside the clue: `the arrest of X` is not that of Y."""
        if not around.beside:
            return 0.0
        if around.beside & set(event.actors):
            return 0.6
        return -1.0 if any(roles - _LIGHT_ROLES for roles in event.actors.values()) else -0.3

    def _thread(
        self, event: Event, clue: Clue, scene: Scene, evidence: list[tuple[str, str]]
    ) -> float:
        """Weigh what the text spoke of before: the same event again, or the main one."""
        bare = not any(
            one.first >= clue.after or one.after <= clue.first
            for one in scene.dates_by_sentence.get(clue.sentence, ())
            if abs(one.first - clue.first) < 8
        )
        for earlier, iri in reversed(scene.linked):
            if clue.sentence - earlier.sentence > (_FAR if clue.definite else _FAR // 2):
                break
            if iri == event.iri and set(earlier.kinds) & set(clue.kinds):
                evidence.append(("again", event.thing.id))
                return 1.9 if clue.definite and bare else 0.6
        if event.iri in scene.episode:
            return 0.7 if event.instruments or not event.anchors else 0.4
        if scene.main and scene.main == event.iri:
            evidence.append(("main", event.thing.id))
            return 1.0 if clue.definite else 0.5
        return 0.0

    def _dated(
        self, event: Event, clue: Clue, scene: Scene, around: _Around
    ) -> tuple[float, str] | None:
        """Weigh the day: what the clause says, else how near the article the event lies."""
        bounds = self.bounds[event.iri]
        if around.dates:
            found = _agrees(bounds, around.dates)
            if around.own:
                return found
            return (0.7 * found[0], found[1]) if found else (-0.4, "")
        if bounds is None or scene.day is None:
            return (-0.3, "")
        begin, end = bounds
        if begin > scene.day + 1:
            ahead = clue.expected and begin <= scene.day + _AHEAD_DAYS
            return (0.6, "") if ahead else None
        gone = scene.day - min(end, scene.day)
        lead = clue.sentence < _LEAD
        for days, score in ((3, 1.9 if lead else 0.9), (10, 1.1 if lead else 0.6), (45, 0.4)):
            if gone <= days:
                return score, ""
        return -0.2, ""


_HEAD: Final = 8
"""Words from the beginning of a sentence in which its dateline stands."""
_DASHES: Final = frozenset("–—-.")
_MARKS: Final = frozenset(",;:—–()")
_LIGHT_ROLES: Final = frozenset(
    ("critic", "supporter", "sceptic", "speaker", "documenter", "observer", "opponent")
)


def _bounds(event: Event) -> tuple[float, float] | None:
    span = event.span
    if span is None:
        return None
    begins = [day for day in (span.earliest_begin, span.latest_begin) if day is not None]
    ends = [day for day in (span.latest_end, span.earliest_end) if day is not None]
    if not begins and not ends:
        return None
    begin = min(begins) if begins else min(ends)
    end = max(ends) if ends else max(begins)
    return begin, max(begin, end)


def _agrees(bounds: tuple[float, float] | None, dates: Sequence[Dated]) -> tuple[float, str] | None:
    """Weigh the dates of a clause against the bounds of an event; None where they exclude it."""
    if bounds is None:
        return (-0.3, "")
    best: tuple[float, str] | None = None
    for one in dates:
        span = one.span
        low, high = span.earliest_begin, span.latest_end
        if low is None or high is None:
            continue
        width = high - low
        meets = low <= bounds[1] and bounds[0] <= high
        near = low - 1 <= bounds[1] and bounds[0] <= high + 1
        wide = bounds[1] - bounds[0]
        if meets:
            score = 3.0 if width <= 1 and wide < 40 else 2.2 if width < 40 else 1.5
            if wide > 200 and width < 40:
                score = 1.2
        elif near and width <= 1:
            score = 1.6
        else:
            continue
        if best is None or score > best[0]:
            best = (score, one.value)
    return best


class _Around:
    """What stands around a clue, in its clause and its sentence."""

    def __init__(self, clue: Clue, scene: Scene) -> None:
        text = scene.text
        first, after = text.sentences[clue.sentence]
        low, high = max(first, clue.first - _REACH), min(after, clue.after + _REACH)
        near = scene.by_sentence.get(clue.sentence, ())
        self.iris = frozenset(
            name.iri for name in near if name.first >= low and name.after <= high and name.iri
        )
        self.instruments = frozenset(
            name.iri for name in near
            if name.kind == "instrument" and name.first >= low and name.after <= high and name.iri
        )  # fmt: skip
        self.stems = frozenset(stem(word) for word in text.words[low:high])
        topic = scene.topic.get(clue.sentence, "")
        self.persons = frozenset(
            name.iri for name in near if name.kind == "actor" and name.iri in scene.persons
        )
        self.beside = frozenset(
            name.iri for name in near
            if name.iri in scene.persons
            and (0 <= name.first - clue.after <= 1 or 0 <= clue.first - name.after <= 1)
        )  # fmt: skip
        self.wide = frozenset(text.words[first:after]) | frozenset(topic.split())
        if not self.persons:
            self.wide |= scene.hero
        self.dates, self.own = self._dates(clue, scene, low, high)

    @staticmethod
    def _dates(clue: Clue, scene: Scene, low: int, high: int) -> tuple[list[Dated], bool]:
        """
        Give the dates of a clause, and whether they are this clue's own.

        A date belongs to the clue that stands nearest to it; to others near it belongs weakly.
        """
        found = [
            one for one in scene.dates_by_sentence.get(clue.sentence, ())
            if one.after > low and one.first < high and not one.sense
            and not scene.dateline(one) and scene.owner(one) in (-1, clue.first)
        ]  # fmt: skip
        best: dict[Dated, int] = {
            one: min(
                _distance(one, other, scene) for other in scene.clues.get(clue.sentence, [clue])
            )
            for one in found
        }
        distance = {one: _distance(one, clue, scene) for one in found}
        own = [one for one in found if distance[one] <= best[one] + 1 and distance[one] <= _REACH]
        if own:
            nearest = min(distance[one] for one in own)
            return [one for one in own if distance[one] == nearest], True
        weak = [one for one in found if distance[one] <= best[one] + 6 and distance[one] <= _REACH]
        return weak, False


def _distance(one: Dated, clue: Clue, scene: Scene) -> int:
    """
    Count the words between a date and a clue; a comma or the like counts as four, `and` as five.

    A date tells of what stands before it, rather than of what follows: that counts as three more,
    but not where the sentence begins with the date.
    """
    text = scene.text
    if one.first < clue.after and clue.first < one.after:
        return 0
    before = one.after <= clue.first
    left, right = (one.after, clue.first) if before else (clue.after, one.first)
    marks = sum(bool(_MARKS & set(text.gap(at))) for at in range(max(left - 1, 0), right))
    ands = sum(text.words[at] in scene.lex.raw["and"] for at in range(left, right))
    begins = one.first - text.sentences[clue.sentence][0] <= 1
    back = 3 * (before and not begins) - 3 * (before and begins and marks > 0)
    return right - left + 4 * marks + 5 * ands + back


def best_of(fits: Iterable[Fit]) -> tuple[Fit | None, float, list[Fit]]:
    """Give the best fit, its lead over the second, and what else comes near it."""
    found = list(fits)
    if not found:
        return None, 0.0, []
    best = found[0]
    rivals = [fit for fit in found[1:] if not _related(fit.event, best.event)]
    lead = best.score - rivals[0].score if rivals else best.score
    near = [fit for fit in rivals if best.score - fit.score < MARGIN]
    return best, lead, near


def _related(one: Event, other: Event) -> bool:
    """Tell whether one event is a part of the other: no rival, for both are right."""
    return one.iri in other.parents or other.iri in one.parents
