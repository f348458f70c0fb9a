"""
Figures come in; out they go with what the graph tells of the same number of the same voice.

`Foro Penal's tally stood at 1,953`: the words do not say what is counted, but the graph holds that
number of that voice. And where nobody beside a number says it, somebody may who is named before it
in the sentence or the one before, and of whom the graph holds it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from typing import Final

from backstory.read.figures import Figure
from backstory.read.known import Known
from backstory.read.lexicon import Lexicon, phrases_of
from backstory.read.mention import Mention
from backstory.read.tokens import Tokens

__all__ = ["Claimed"]

_LEAST: Final = 20
"""Smaller numbers are said of anything."""
_BEHIND: Final = 3
"""Words behind a number in which it is told to stand in a list."""
_BACK: Final = 1
"""Sentences back to who may say a number."""
_DOES: Final = 3
"""Words between who does something and the number of those it is done to: `Maduro pardons 110`."""
_DEEDS: Final = ("pardons", "releases", "beneficiaries", "arrests")
"""What is counted by what was done, and not by who keeps count."""
_HELD: Final = "people-held"
_POLITICAL: Final = "prisoners-held"
_OFTEN: Final = 5
"""Numbers of political prisoners that a voice has given which counts no others."""
_SELDOM: Final = 20
"""So many of them stand beside each of others, of a voice that all but never counts others."""


@dataclass(frozen=True, slots=True)
class Claimed:
    """The numbers of a graph, with who says each and what it counts."""

    rows: Mapping[Decimal, Sequence[tuple[str, str, float]]]
    """Voice, what is counted, the first day on which it was said, by number."""

    political: frozenset[str] = frozenset()
    """IRIs of the voices that count prisoners, and all but never others than political ones."""

    @classmethod
    def of(cls, known: Known) -> Claimed:
        """Make it of what is known; kept beside the store."""
        made = known.store.cache.get("read-claimed")
        if isinstance(made, Claimed):
            return made
        rows: defaultdict[Decimal, list[tuple[str, str, float]]] = defaultdict(list)
        for row in known.store.query(
            "SELECT DISTINCT ?n ?v ?x ?d WHERE { ?c a ctx:Figure ; rdf:object ?n ; ctx:counted ?x ;"
            " prov:wasAttributedTo ?v . OPTIONAL { ?c ctx:saidEarliestDay ?d } }"
        ).values():
            try:
                number, day = Decimal(row["n"]), float(row["d"] or "-inf")
            except (InvalidOperation, ValueError):
                continue  # a range, or a day that is none
            if number.is_finite() and number >= _LEAST:
                rows[number].append((row["v"], row["x"], day))
        said = Counter((who, what) for told in rows.values() for who, what, _ in told)
        held, own = known.counted.get(_HELD, ""), known.counted.get(_POLITICAL, "")
        voices = frozenset(
            who
            for (who, what), times in said.items()
            if what == own and times >= max(_OFTEN, _SELDOM * said[who, held])
        )
        made = known.store.cache["read-claimed"] = cls(dict(rows), voices)
        return made

    def politically(
        self, figures: Iterable[Figure], text: Tokens, lex: Lexicon, iris: Mapping[str, str]
    ) -> list[Figure]:  # fmt: skip
        """
        Give figures with the prisoners that a voice counts, where it hardly counts any others.

        `Foro Penal still has 644 prisoners on its list`, `315 on its books`, and `lists 806`.
        """
        held, own = iris.get(_HELD, ""), iris.get(_POLITICAL, "")
        records = phrases_of(lex.lang, "records")
        found = []
        for one in figures:
            if own and one.voice in self.political and not one.unit:
                high = text.sentences[text.sentence_at(one.first)][1]
                listed = not one.counted and (
                    text.words[one.first - 1] in lex.raw["lists"]
                    or any(records.at(text.words, at, high)
                           for at in range(one.after, min(high, one.after + _BEHIND)))
                )  # fmt: skip
                if listed or one.counted == held:
                    one = replace(one, counted=own)
            found.append(one)
        return found

    def counted(self, one: Figure, day: int | None) -> str:
        """Give what the number of a voice counts, where the graph leaves no doubt; else nothing."""
        if not one.voice or one.unit:
            return ""
        found = {what for who, what in self._said(one, day) if who == one.voice}
        return found.pop() if len(found) == 1 else ""

    def settled(
        self, figures: Iterable[Figure], text: Tokens, names: Sequence[Mention],
        iris: Mapping[str, str], day: int | None,
    ) -> list[Figure]:  # fmt: skip
        """Give figures with what their number and their voice tell, where the words do not."""
        actors: defaultdict[int, list[Mention]] = defaultdict(list)
        for name in names:
            if name.kind == "actor" and name.iri:
                actors[text.sentence_at(name.first)].append(name)
        held, deeds = iris.get(_HELD, ""), {iris.get(name, "") for name in _DEEDS}
        found = []
        for one in figures:
            if one.counted in ("", held) and (what := self.counted(one, day)):
                one = replace(one, counted=what)
            if not one.voice and not one.unit and one.counted:
                here = text.sentence_at(one.first)
                near = {name.iri for at in range(here - _BACK, here + 1)
                        for name in actors.get(at, ()) if name.first < one.first
                        and not (at == here and one.counted in deeds
                                 and one.first - name.after <= _DOES)}  # fmt: skip
                who = {voice for voice, what in self._said(one, day)
                       if voice in near and what == one.counted}  # fmt: skip
                if len(who) == 1:
                    one = replace(one, voice=who.pop())
            found.append(one)
        return found

    def _said(self, one: Figure, day: int | None) -> list[tuple[str, str]]:
        """Give who said a number of what by the day of the text."""
        return [(who, what) for who, what, said in self.rows.get(one.value, ())
                if day is None or said <= day]  # fmt: skip
