"""A text and its names come in; out goes whose a figure is: who says so beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from backstory.read.known import Known
from backstory.read.speakers import Speakers
from backstory.read.thing import concept_id

__all__ = ["Voices", "of_position"]

_VOICE: Final = 12
"""Words between who speaks and the word that says so."""
_BEFORE: Final = 8
"""The same, of who stands before that word and need not be its subject."""
_ACCORDING: Final = 4
"""Words between `according to` or a word of saying and the name behind it."""
_BEGINS: Final = 3
"""Words from the beginning of a sentence to its subject."""


def of_position(known: Known, *positions: str) -> frozenset[str]:
    """Give the IRIs of the actors who speak from some positions: `ngo`, `party`."""
    made = known.store.cache.get("read-positions")
    if not isinstance(made, dict):
        rows = known.store.query("SELECT ?x ?p WHERE { ?x ctx:position ?p }").values()
        made = {row["x"]: concept_id(row["p"]) for row in rows}
        known.store.cache["read-positions"] = made
    return frozenset(iri for iri, one in made.items() if one in positions)


class Voices(Speakers):
    """Who says what in a text."""

    def of(self, first: int, after: int, sentence: int) -> tuple[str, tuple[int, int] | None]:
        """Find who says so: the actor beside a word of saying in its part of the sentence."""
        low, high = self.part(first, sentence)
        said = [at for at in range(low, high) if self.text.words[at] in self.lex.sets["said"]
                or self.according.at(self.text.words, at, high)
                or self.records.at(self.text.words, at, high)]  # fmt: skip
        said = [at for at in said if not self._is_no_saying(at, high, sentence)]
        if (one := self._gapped(said, first, sentence)) is not None:
            return one
        if not said:
            return self._as_before(low, first, sentence)
        plain = self._plainly(first, after, said, low, high, sentence)
        if plain is not None:
            plain = self.rather_person(plain, self.speakers(low, high, sentence))
            return plain[2], (plain[0], plain[1])
        said = [at for at in said if at < first or not (
            self._of_another(after, at, high) or self._of_next(after, at, high))]  # fmt: skip
        near = [
            (min(abs(one[0] - at) + 3 * (one[0] < at - _BEFORE) for at in said), *one)
            for one in self.speakers(low, high, sentence)
            if said and not any(self._before_another(one, at) for at in said)
        ]
        near.sort()
        if near and near[0][0] <= _VOICE:
            begin, end, iri = self.rather_person(near[0][1:], [one[1:] for one in near])
            return iri, (begin, end)
        if (one := self._group(low, first, said, sentence)) is not None:
            return one
        return self._goes_on(said, low, sentence)

    def _is_no_saying(self, at: int, high: int, sentence: int) -> bool:
        """Read `pardoned 110 by decree`, `an alleged plot`: nobody says anything."""
        words, raw = self.text.words, self.lex.raw
        following = words[at + 1] if at + 1 < high else ""
        if words[at] in raw["alleged"]:
            return following not in raw["and-that"]
        if words[at] not in raw["agents"]:
            return False
        near = any(0 <= one[0] - at - 1 <= _ACCORDING for one in self.speakers(at, high, sentence))
        return not near and following not in raw["possessives"] and not self.is_group(at + 1) and (
            following not in raw["speakers"]
        )  # fmt: skip

    def _goes_on(
        self, said: Sequence[int], low: int, sentence: int
    ) -> tuple[str, tuple[int, int] | None]:  # fmt: skip
        """Read `It still lists 315`, and «…; sostiene que …»: of whom the text spoke before."""
        word = self.text.raw(low).lower()
        here = [one for one in self.actors.get(sentence, ()) if one.after <= low]
        if word in self.lex.raw["speakers"] or word in self.lex.raw["it"]:
            before = here[-1:] or self.actors.get(sentence - 1, ())[:1]
            if before:
                return before[0].iri, (low, low + 1)
            if word in self.lex.raw["it"] and (iri := self.group_before(sentence)):
                return iri, (low, low + 1)
        if self.lex.raw["no-pronoun"] and said[:1] == [low] and here:
            return here[0].iri, (low, low + 1)
        return "", None

    def _gapped(
        self, said: Sequence[int], first: int, sentence: int
    ) -> tuple[str, tuple[int, int]] | None:
        """Read `Foro Penal confirms 426, and the minister, X, 897`: the verb is told but once."""
        words, text = self.text.words, self.text
        own = [one for one in self.actors.get(sentence, ()) if one.after <= first]
        if not own or not any(at < own[-1].first for at in said):
            return None
        one = own[-1]
        apposed = "," in text.gap(one.after - 1) and "," in text.gap(first - 1)
        if one.after != first and not apposed:
            return None
        if any(one.after <= at < first for at in said):
            return None
        begin = one.first
        while begin and self.lex.has("definite", words[begin - 1]):
            begin -= 1
        joined = begin and words[begin - 1] in self.lex.raw["between-clauses"]
        return (one.iri, (one.first, one.after)) if joined else None

    def _plainly(
        self, at: int, end: int, said: Sequence[int], low: int, high: int, sentence: int
    ) -> tuple[int, int, str] | None:
        """
        Find who plainly says a number.

        Whom `according to` names after it in its own part of the sentence; else who speaks in the
        last clause of saying before it, so that what others are told to have said of it, or of
        another number, further on, makes it none of theirs.
        """
        words, ands = self.text.words, self.lex.raw["between-clauses"]
        speakers = self.speakers(low, high, sentence)
        for place in said:
            hits = self.according.at(words, place, high)
            if place < at or not hits:
                continue
            if self._turns(end, place) if self._closes(place, high, said) else any(
                words[one] in ands or words[one][0].isdecimal() for one in range(end, place)
            ):  # fmt: skip
                break
            after = place + max(length for length, _ in hits)
            for one in speakers:
                if 0 <= one[0] - after <= _ACCORDING and self.joined(after - 1, one[0]):
                    return one
            if self.text.raw(min(after, high - 1)).lower() in self.lex.raw["speakers"] and (
                him := self._last_person(sentence, place)
            ):  # fmt: skip
                return after, after + 1, him  # «58 que, según él, …»
            if self.is_group(after) and (group := self.group_before(sentence, after)):
                return after, after + 2, group
        own = self._own_account(said, at, low, sentence)
        if own is not None:
            return own
        for place in reversed([one for one in said if one < at]):
            if place > low and words[place - 1] in self.lex.raw["passive"]:
                continue  # `after he was declared the winner`
            hits = self.according.at(words, place, high)
            after = place + max((length for length, _ in hits), default=1)
            behind = [one for one in speakers if 0 <= one[0] - after <= _ACCORDING
                      and one[1] <= at and self.joined(after - 1, one[0])]  # fmt: skip
            before = [
                one for one in speakers if one[1] <= place and not self._before_another(one, place)
                and (place - one[1] <= _VOICE or self._set_apart(one, place, low))
            ]  # fmt: skip
            if hits and behind:
                return behind[0]
            if not hits and before and self.joined(before[-1][1] - 1, place):
                return before[-1]
            if not hits and behind:
                return behind[0]
            if not hits and before:
                return before[-1]
        return None

    def _closes(self, place: int, high: int, said: Sequence[int]) -> bool:
        """Tell whether `, according to X` ends a part of a sentence in which nobody else speaks."""
        return "," in self.text.gap(place - 1) and high - place <= _VOICE and not any(
            at < place for at in said
        )  # fmt: skip

    def _turns(self, end: int, place: int) -> bool:
        """Tell whether a sentence turns to something else: `39 were freed, and 280 are held, …`."""
        return any(
            self.text.words[one] in self.lex.raw["between-clauses"]
            and ("," in self.text.gap(one - 1) or self.text.words[one] not in self.lex.raw["and"])
            for one in range(end, place)
        )

    def _last_person(self, sentence: int, at: int) -> str:
        """Give the person of whom the text spoke last before a word."""
        return next((
            one.iri for back in range(sentence, sentence - _BEFORE, -1)
            for one in reversed(self.actors.get(back, ()))
            if one.after <= at and one.iri in self.persons
        ), "")  # fmt: skip

    def _before_another(self, one: tuple[int, int, str], place: int) -> bool:
        """Read `…, among them Jatar, the UN's rights chief said`: somebody else is who says so."""
        at = one[1]
        return (
            at < place - 1 and "," in self.text.gap(at - 1)
            and self.lex.has("definite", self.text.words[at]) and self.joined(at, place)
        )  # fmt: skip

    def _set_apart(self, one: tuple[int, int, str], place: int, low: int) -> bool:
        """Read `Foro Penal, an NGO that …, said`: the subject, whatever is told of it between."""
        return one[0] - low <= _BEGINS and "," in self.text.gap(one[1] - 1) and (
            "," in self.text.gap(place - 1)
        )  # fmt: skip

    def _own_account(
        self, said: Sequence[int], at: int, low: int, sentence: int
    ) -> tuple[int, int, str] | None:
        """Read `according to its records, …`: those of whom the sentence before spoke first."""
        words, high = self.text.words, self.text.sentences[sentence][1]
        for place in said:
            hits = self.according.at(words, place, high)
            after = place + max((length for length, _ in hits), default=0)
            if place < at and hits and after < at and words[after] in self.lex.raw["possessives"]:
                here = [one for one in self.actors.get(sentence, ()) if low <= one.first < place]
                for one in (here or self.actors.get(sentence - 1, []))[:1]:
                    return after, after + 1, one.iri
                if group := self.group_before(sentence, place):
                    return after, after + 1, group  # `By its tally …`, of whom it goes on to speak
        return None

    def _of_another(self, after: int, at: int, high: int) -> bool:
        """Tell whether a word of saying behind a number and an `and` goes on to another number."""
        words = self.text.words
        joined = any(word in self.lex.raw["between-clauses"] for word in words[after:at])
        return joined and any(
            word[0].isdecimal() for word in words[at + 1 : min(high, at + _BEFORE)]
        )

    def _of_next(self, after: int, at: int, high: int) -> bool:
        """Read `863 are held, though 187 releases were announced by …`: by whom the next is."""
        words, of = self.text.words, self.lex.raw["of"]
        return bool(self.according.at(words, at, high)) and any(
            words[place][0].isdecimal() and of.count(words[place - 2]) + of.count(words[place - 1])
            == 0 for place in range(after, at)
        )  # fmt: skip

    def _group(
        self, low: int, first: int, said: Sequence[int], sentence: int
    ) -> tuple[str, tuple[int, int]] | None:  # fmt: skip
        """Read `the group counted 40`: the organisation of which the text spoke last."""
        words, nouns = self.text.words, self.lex.raw["groups"]
        for place in said:
            if place > first and self.is_group(place + 1) and (
                iri := self.group_before(sentence, place)
            ):  # fmt: skip
                return iri, (place + 1, place + 3)  # «…, recordó la organización»
            if place > first and self.is_group(place - 2) and (
                iri := self.group_before(sentence, place - 2)
            ):  # fmt: skip
                return iri, (place - 2, place)  # `…, the group said`
        at = next((at for at in range(low, first) if words[at] in nouns), -1)
        if at < 1 or not self.lex.has("definite", words[at - 1]) or not any(
            0 < place - at <= _BEFORE for place in said
        ):  # fmt: skip
            return None
        iri = self.group_before(sentence, at)
        return (iri, (at, at + 1)) if iri else None

    def _as_before(
        self, low: int, first: int, sentence: int
    ) -> tuple[str, tuple[int, int] | None]:  # fmt: skip
        """Read `the group confirms eleven dead; the prosecutor, 749 arrests`: he confirms too."""
        begin = self.text.sentences[sentence][0]
        told = low > begin and ";" in self.text.gap(low - 1) and any(
            word in self.lex.sets["said"] for word in self.text.words[begin:low]
        )  # fmt: skip
        own = [one for one in self.actors.get(sentence, ()) if low <= one.first < first]
        high = self.part(first, sentence)[1]
        heads = self.according.at(self.text.words, begin, low) if low > begin else ()
        if told and heads and not any(
            low <= one.first < high for one in self.actors.get(sentence, ())
        ):  # fmt: skip
            return self.of(low - 1, low, sentence)  # `According to X 7,600 …; just 256 …`
        if told and own and first - own[-1].after <= 1:
            return own[-1].iri, (own[-1].first, own[-1].after)
        colon = next((at for at in range(first - 1, low, -1) if ":" in self.text.gap(at - 1)), low)
        for one in reversed(self.actors.get(sentence, ())):
            if low <= one.first < one.after <= colon and one.iri in self.groups:
                return one.iri, (one.first, one.after)  # `Foro Penal is less sure: of the 644 …`
        before = [one for one in self.actors.get(sentence, ()) if low <= one.first < first]
        if len(before) != 1 or before[0].iri not in self.groups or (
            self.text.words[first - 1] in (*self.lex.sets["definite"], *self.lex.raw["all"])
        ):  # fmt: skip
            return "", None
        at = before[0].first
        if at == low or (at - low <= _BEGINS and "-" in self.text.gap(at - 1)):  # a dateline
            return before[0].iri, (at, before[0].after)  # `X ends the year with 244 prisoners`
        return "", None
