"""A clue comes in; out goes what stands around it in its clause: names, words and its own dates."""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property
from typing import Final

from backstory.read.clue_dates import REACH, dates_of
from backstory.read.clues import Clue
from backstory.read.dated import Dated
from backstory.read.fit import Fit
from backstory.read.lands import words_of_country
from backstory.read.scene import Scene
from backstory.read.storytime import Then
from backstory.read.thing import stem

__all__ = ["Around", "around_of"]

_NEAR: Final = 8
"""Words on either side of a clause without a trigger whose words and names belong to it."""
_SPEAKS: Final = 1
"""Words between a speaker and the word for what they said: `also`, `has`."""
_SINCE: Final = 5
"""Words between a clue and the day since which it goes on."""
_FAR: Final = 12
"""Sentences back that `the ruling` may point; half of it without the article."""
_BARE: Final = 8
_SLACK: Final = 3
"""Days by which an event may miss what a text says."""
_NONE: Final[frozenset[str]] = frozenset()
_NO_NUMBER: Final[frozenset[Decimal]] = frozenset()
_State = tuple[str, frozenset[str], frozenset[str], int, object]


class Around:
    """What stands around a clue, in its clause and its sentence."""

    def __init__(self, clue: Clue, scene: Scene) -> None:
        first, after = scene.text.sentences[clue.sentence]
        reach = _NEAR if clue.dates else REACH if clue.kinds else 0
        low, high = max(first, clue.first - reach), min(after, clue.after + reach)
        self._clue, self._scene = clue, scene
        self.fits: tuple[_State, list[Fit]] = (("", _NONE, _NONE, -1, None), [])
        """What fits it, and what was known when that was worked out."""
        self.then: Then | None = None
        """The time of which the text tells, where no day stands around it."""
        self._span, self._reach = (first, after), (low, high)
        dates = scene.dates_by_sentence.get(clue.sentence, ())
        self.since: list[Dated] = []
        """The days since which it is told to go on."""
        self.dates: list[Dated] = []
        self.own, self.bare = False, True
        """Whether its dates are its own, and whether none stands near it."""
        if dates:
            self.since = [
                one for one in dates
                if one.sense == "since" and -_SINCE <= one.first - clue.after <= _SINCE
            ]  # fmt: skip
            self.dates, self.own = dates_of(clue, scene, low, high)
            self.bare = not any(
                one.first >= clue.after or one.after <= clue.first
                for one in dates if abs(one.first - clue.first) < _BARE
            )  # fmt: skip
        self.of_texts = [
            one
            for one in dates
            if one.after > low and one.first < high and scene.owner(one) not in (-1, clue.first)
        ]
        """The years of the laws beside it: `the law of 2016 was annulled`."""
        if not self.of_texts and not self.own:
            self.of_texts = scene.years_of_object(clue)
        told = scene.apart_before(clue) if scene.apart else None
        if told and (not self.own or all(one.after <= told.first for one in self.dates)):
            self.dates, self.own = [told], True
        if clue.first in scene.counted and not self.own:
            self.dates, self.own = [scene.counted[clue.first]], True
        self.again = self.linked_before()
        self.thread = self.linked_beside()
        self._looked = False

    def look(self) -> None:
        """Look at the names, words and numbers, once: no event needs them that its day excludes."""
        if self._looked:
            return
        self._looked = True
        clue, scene, (low, high) = self._clue, self._scene, self._reach
        self.topic = scene.told.get(clue.sentence, _NONE)
        """IRIs of the persons whom the two sentences before name."""
        near = scene.by_sentence.get(clue.sentence, ())
        self.iris = self.instruments = self.persons = self.beside = _NONE
        """What is named within reach; texts among it; persons in the sentence, and beside it."""
        self.speaker = ""
        """Who stands right before it, and so did or said it."""
        named: set[int] = set()
        if near:
            iris, texts, persons, beside = set(), set(), set(), set()
            for name in near:
                if name.kind == "actor" and name.first in scene.kin:
                    named.update(range(name.first, name.after))
                    continue  # `the brother of the president met …`: who met is the brother
                within = name.first >= low and name.after <= high and name.iri
                if within:
                    iris.add(name.iri)
                if name.kind == "actor":
                    named.update(range(name.first, name.after))
                elif within and name.kind == "instrument":
                    texts.add(name.iri)
                if name.kind == "actor" and 0 <= clue.first - name.after <= _SPEAKS:
                    self.speaker = name.iri
                if name.iri in scene.persons:
                    if name.kind == "actor":
                        persons.add(name.iri)
                    if 0 <= name.first - clue.after <= 1 or 0 <= clue.first - name.after <= 1:
                        beside.add(name.iri)
            self.iris, self.instruments = frozenset(iris), frozenset(texts)
            self.persons, self.beside = frozenset(persons), frozenset(beside)
        begin, end = self._own_words(clue, scene, low, high)
        stems = scene.stems
        if named:
            words = {stems[at] for at in range(begin, end) if at not in named}
        else:
            words = {*stems[begin:end]}
        self.stems = frozenset(words.union(map(stem, clue.means)) if clue.means else words)
        """Of the words that name nobody, and of those that the trigger stands for."""
        abroad = scene.gate.by_sentence.get(clue.sentence)
        self.codes = _NONE if not abroad else frozenset(
            word.code for word in abroad
            if word.code != scene.gate.home and word.first >= low and word.after <= high
        )  # fmt: skip
        """Other countries that it names: their governments and forces may have acted."""
        self.keys = self.stems.union(self.iris, self.topic, self.codes)
        """All of these that may speak for an event."""
        figures = scene.figures_by_sentence.get(clue.sentence)
        self.numbers = _NO_NUMBER if not figures else frozenset(
            one.value for one in figures if one.first >= low and one.after <= high
        )  # fmt: skip
        """The numbers of its figures."""

    def reach_of_days(self) -> tuple[float, float, frozenset[str]] | None:
        """
        Give the days outside which no event is meant, and the years whose events still may be.

        None where the clause tells no day of its own.
        """
        dates = self._clue.dates or (self.dates if self.own else ())
        if not dates:
            return None
        lows, highs = [], []
        for one in dates:
            low, high = one.span.earliest_begin, one.span.latest_end
            if low is not None and high is not None:
                lows.append(low)
                highs.append(high)
        years = _NONE if self._clue.dates else frozenset(one.value[:4] for one in dates)
        if not lows:
            return 1.0, 0.0, years
        return min(lows) - _SLACK, max(highs) + _SLACK, years

    @property
    def kinds(self) -> frozenset[str]:
        """The likeliest kinds of the triggers within reach."""
        low, high = self._reach
        sentence = self._scene.text.sentence_at(self._span[0])
        return frozenset(
            kind for other in self._scene.clues.get(sentence, ()) for kind in other.kinds[:1]
            if other.first < high and low < other.after and not other.denied
        )  # fmt: skip

    @cached_property
    def wide(self) -> frozenset[str]:
        """Words of the sentence, of all names of what it names, and of whom it speaks on."""
        scene, (first, after) = self._scene, self._span
        topic = scene.topic.get(self._clue.sentence, "")
        found = {*scene.text.words[first:after], *topic.split()}
        for name in scene.by_sentence.get(scene.text.sentence_at(first), ()):
            found |= scene.called.get(name.iri, frozenset())
        for code in self.codes:
            found |= words_of_country(code)
        return frozenset(found)

    @staticmethod
    def _own_words(clue: Clue, scene: Scene, low: int, high: int) -> tuple[int, int]:
        """Cut a reach where `and` or a comma stands between a clue and the next one."""
        for other in scene.clues.get(clue.sentence, ()) if clue.kinds else ():
            left, right = (other.after, clue.first) if other.after <= clue.first else (
                clue.after, other.first
            )  # fmt: skip
            if left >= right:
                continue
            ands = scene.ands_before[right] - scene.ands_before[left]
            if ands:
                low, high = (
                    (max(low, left), high) if left == other.after else (low, min(high, right))
                )
        return low, high

    def linked_before(self) -> frozenset[str]:
        """Give the IRIs of the events of its kinds of which the text spoke not long before."""
        clue, linked = self._clue, self._scene.linked
        if not linked:
            return _NONE
        kinds, first, found = clue.kinds[:2], clue.kinds[:1], set()
        far = _FAR if clue.definite else _FAR // 2
        for sentence in range(clue.sentence, max(-1, clue.sentence - far - 1), -1):
            if sentence not in linked:
                continue
            for earlier, iri in linked[sentence]:
                if (earlier.kinds and earlier.kinds[0] in kinds) or first == earlier.kinds[1:2]:
                    found.add(iri)
        return frozenset(found)

    def linked_beside(self) -> frozenset[str]:
        """Give the IRIs of the events of which this sentence and the one before speak."""
        here, linked = self._clue.sentence, self._scene.linked
        if here not in linked and here - 1 not in linked:
            return _NONE
        return frozenset(
            [iri for sentence in (here - 1, here) for _, iri in linked.get(sentence, ())]
        )


def around_of(clue: Clue, scene: Scene) -> Around:
    """Give what stands around a clue, worked out once; what was linked before it, as of now."""
    made = scene.kept.get(id(clue))
    if not isinstance(made, Around):
        made = scene.kept[id(clue)] = Around(clue, scene)
    elif scene.linked:
        made.again, made.thread = made.linked_before(), made.linked_beside()
    return made
