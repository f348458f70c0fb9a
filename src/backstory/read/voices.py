"""A text and its names come in; out goes whose a figure is: who says so beside it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from backstory.read.country import Gate
from backstory.read.known import Known
from backstory.read.lexicon import Lexicon, phrases_of
from backstory.read.mention import Mention
from backstory.read.thing import concept_id
from backstory.read.tokens import Tokens

__all__ = ["Voices", "of_position"]

_VOICE: Final = 12
"""Words between who speaks and the word that says so."""
_BEFORE: Final = 8
"""The same, of who stands before that word and need not be its subject."""
_ACCORDING: Final = 4
"""Words between `according to` or a word of saying and the name behind it."""
_BEGINS: Final = 3
"""Words from the beginning of a sentence to its subject."""
_BACK: Final = 4
"""Sentences back in which the organisation is named of which a text goes on to speak."""
_COMMAS: Final = frozenset(",;:—–()")
_APART: Final = frozenset(";—–")


def of_position(known: Known, *positions: str) -> frozenset[str]:
    """Give the IRIs of the actors who speak from some positions: `ngo`, `party`."""
    made = known.store.cache.get("read-positions")
    if not isinstance(made, dict):
        rows = known.store.query("SELECT ?x ?p WHERE { ?x ctx:position ?p }").values()
        made = {row["x"]: concept_id(row["p"]) for row in rows}
        known.store.cache["read-positions"] = made
    return frozenset(iri for iri, one in made.items() if one in positions)


class Voices:
    """Who says what in a text."""

    def __init__(
        self, text: Tokens, lex: Lexicon, names: Sequence[Mention], gate: Gate, government: str,
        groups: Collection[str] = (), persons: Collection[str] = (),
    ) -> None:  # fmt: skip
        """
        Sort the actors of a text by sentence.

        Args:
            text: The text.
            lex: What is known of its language.
            names: The names in it.
            gate: The countries that it speaks of.
            government: IRI of the government at home, which is named as no more than that.
            groups: IRIs of those of whom a text goes on to speak as `the group`, `la ONG`.
            persons: IRIs of all persons.
        """
        self.groups, self.persons = groups, persons
        self.text, self.lex, self.gate, self.government = text, lex, gate, government
        self.according = phrases_of(lex.lang, "according")
        self.actors: dict[int, list[Mention]] = {}
        for name in names:
            if name.kind == "actor":
                self.actors.setdefault(text.sentence_at(name.first), []).append(name)

    def of(self, first: int, after: int, sentence: int) -> tuple[str, tuple[int, int] | None]:
        """Find who says so: the actor beside a word of saying in its part of the sentence."""
        low, high = self.part(first, sentence)
        said = [at for at in range(low, high) if self.text.words[at] in self.lex.sets["said"]
                or self.according.at(self.text.words, at, high)]  # fmt: skip
        if not said:
            return self._as_before(low, first, sentence)
        plain = self._plainly(first, after, said, low, high, sentence)
        if plain is not None:
            plain = self.rather_person(plain, self.speakers(low, high, sentence))
            return plain[2], (plain[0], plain[1])
        said = [at for at in said if at < first or not self._of_another(after, at, high)]
        near = [
            (min(abs(one[0] - at) + 3 * (one[0] < at - _BEFORE) for at in said), *one)
            for one in self.speakers(low, high, sentence)
            if said
        ]
        near.sort()
        if near and near[0][0] <= _VOICE:
            begin, end, iri = self.rather_person(near[0][1:], [one[1:] for one in near])
            return iri, (begin, end)
        if (one := self._group(low, first, said, sentence)) is not None:
            return one
        word = self.text.raw(low).lower()
        if word in self.lex.raw["speakers"] or word in self.lex.raw["it"]:
            here = [one for one in self.actors.get(sentence, ()) if one.after <= low]
            before = here[-1:] or self.actors.get(sentence - 1, ())[:1]
            if before:
                return before[0].iri, (low, low + 1)
        return "", None

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
            if any(words[one] in ands or words[one][0].isdecimal() for one in range(end, place)):
                break
            after = place + max(length for length, _ in hits)
            for one in speakers:
                if 0 <= one[0] - after <= _ACCORDING and self._joined(after - 1, one[0]):
                    return one
        own = self._own_account(said, at, low, sentence)
        if own is not None:
            return own
        for place in reversed([one for one in said if one < at]):
            if place > low and words[place - 1] in self.lex.raw["passive"]:
                continue  # `after he was declared the winner`
            hits = self.according.at(words, place, high)
            after = place + max((length for length, _ in hits), default=1)
            behind = [one for one in speakers if 0 <= one[0] - after <= _ACCORDING
                      and one[1] <= at and self._joined(after - 1, one[0])]  # fmt: skip
            before = [
                one for one in speakers if one[1] <= place
                and (place - one[1] <= _VOICE or self._set_apart(one, place, low))
            ]  # fmt: skip
            if hits and behind:
                return behind[0]
            if not hits and before and self._joined(before[-1][1] - 1, place):
                return before[-1]
            if not hits and behind:
                return behind[0]
            if not hits and before:
                return before[-1]
        return None

    def _set_apart(self, one: tuple[int, int, str], place: int, low: int) -> bool:
        """Read `Foro Penal, an NGO that …, said`: the subject, whatever is told of it between."""
        return one[0] - low <= _BEGINS and "," in self.text.gap(one[1] - 1) and (
            "," in self.text.gap(place - 1)
        )  # fmt: skip

    def rather_person(
        self, one: tuple[int, int, str], others: Sequence[tuple[int, int, str]]
    ) -> tuple[int, int, str]:
        """
        Give who speaks for a body: its head, or its member, whom the same words name.

        `The president of the NGO Foro Penal, the lawyer Alfredo Romero`; `Jorge Arreaza, a deputy
        in the National Assembly who …, said`.
        """
        words, raw = self.text.words, self.lex.raw
        if one[2] in self.persons:
            return one
        before = one[0] - 1
        while before >= 0 and one[0] - before <= _BEFORE // 2 and (
            self.lex.has("definite", words[before]) or words[before] in raw["groups"]
        ):  # fmt: skip
            before -= 1
        if before < 0 or words[before] not in raw["inside"]:
            return one
        head = words[before - 1] if before else ""
        if head in raw["offices"]["heads"] or head in raw["speakers-by-office"]:
            for other in others:
                if other[2] in self.persons and 0 <= other[0] - one[1] <= _ACCORDING:
                    return other
        for other in sorted(others, reverse=True):
            if other[2] in self.persons and 0 < one[0] - other[1] <= _ACCORDING and (
                "," in self.text.gap(other[1] - 1)
            ):  # fmt: skip
                return other
        return one

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
        return None

    def _of_another(self, after: int, at: int, high: int) -> bool:
        """Tell whether a word of saying behind a number and an `and` goes on to another number."""
        words = self.text.words
        joined = any(word in self.lex.raw["between-clauses"] for word in words[after:at])
        return joined and any(
            word[0].isdecimal() for word in words[at + 1 : min(high, at + _BEFORE)]
        )

    def _group(
        self, low: int, first: int, said: Sequence[int], sentence: int
    ) -> tuple[str, tuple[int, int]] | None:  # fmt: skip
        """Read `the group counted 40`: the organisation of which the text spoke last."""
        words, nouns = self.text.words, self.lex.raw["groups"]
        at = next((at for at in range(low, first) if words[at] in nouns), -1)
        if at < 1 or not self.lex.has("definite", words[at - 1]) or not any(
            0 < place - at <= _BEFORE for place in said
        ):  # fmt: skip
            return None
        iri = self.group_before(sentence, at)
        return (iri, (at, at + 1)) if iri else None

    def group_before(self, sentence: int, at: int | None = None) -> str:
        """Give the organisation of which the text spoke last, up to a sentence or a word in it."""
        return next((
            one.iri for back in range(sentence, sentence - _BACK, -1)
            for one in reversed(self.actors.get(back, ()))
            if one.iri in self.groups and (at is None or one.after <= at)
        ), "")  # fmt: skip

    def _joined(self, first: int, after: int) -> bool:
        """Tell whether no comma or the like stands between two words."""
        return not any(_COMMAS & set(self.text.gap(at)) for at in range(first, after))

    def _as_before(
        self, low: int, first: int, sentence: int
    ) -> tuple[str, tuple[int, int] | None]:  # fmt: skip
        """Read `the group confirms eleven dead; the prosecutor, 749 arrests`: he confirms too."""
        begin = self.text.sentences[sentence][0]
        told = low > begin and ";" in self.text.gap(low - 1) and any(
            word in self.lex.sets["said"] for word in self.text.words[begin:low]
        )  # fmt: skip
        own = [one for one in self.actors.get(sentence, ()) if low <= one.first < first]
        if told and own and first - own[-1].after <= 1:
            return own[-1].iri, (own[-1].first, own[-1].after)
        return "", None

    def part(self, at: int, sentence: int) -> tuple[int, int]:
        """Give the part of a sentence between semicolons and dashes in which a word stands."""
        low, high = self.text.sentences[sentence]
        marks = [place + 1 for place in range(low, high - 1) if _APART & set(self.text.gap(place))]
        begin = max((mark for mark in marks if mark <= at), default=low)
        return begin, min((mark for mark in marks if mark > at), default=high)

    def speakers(self, low: int, high: int, sentence: int) -> list[tuple[int, int, str]]:
        """Give who may speak in a part of a sentence: actors, and the government at home."""
        found = [
            (one.first, one.after, one.iri) for one in self.actors.get(sentence, ())
            if low <= one.first < high
        ]  # fmt: skip
        if self.government and self.gate.open:
            for at in range(low, high):
                hits = [hit for hit in self.lex.bodies.at(self.text.words, at, high)
                        if hit[1] == "government"]  # fmt: skip
                free = not any(begin <= at < end for begin, end, _ in found)
                if hits and free and not self.gate.abroad_beside(at, at + max(hits)[0]):
                    found.append((at, at + max(hits)[0], self.government))
        return found
