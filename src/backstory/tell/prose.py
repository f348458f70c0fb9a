"""
Claims come in; out goes a sentence of running text, by whose word it is in the same breath.

Never more than the claim: its voice, modality, period, limits and disputes stay with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from backstory.dates.edtf import Span
from backstory.model.nouns import Claim, Words
from backstory.rdf.view import ACCUSING_ROLES
from backstory.tell.naming import Namer, Thread
from backstory.text import normalise
from backstory.vocabulary import id_of
from backstory.words.dates import adverb
from backstory.words.grammar import sentence
from backstory.words.languages import language_name
from backstory.words.phrases import filled, phrase

__all__ = ["Prose", "Saying", "Thread"]

_MOST = 4
"""Things named in one sentence; of more, it tells how many."""
_LONG: Final = 14
"""Words of a clause before which the voice must stand, not behind."""


@dataclass(frozen=True, slots=True)
class Saying:
    """What some voices say alike: one sentence to be."""

    claims: tuple[Claim, ...]
    """Every claim that says it, the first one first."""
    things: tuple[Claim, ...]
    """One claim for each thing it points at, alike in all else."""
    against: tuple[Claim, ...] = ()
    """The claims that dispute it."""
    topic: int = 0

    @property
    def first(self) -> Claim:
        """The claim it is told by."""
        return self.claims[0]

    @property
    def voices(self) -> tuple[str, ...]:
        """The voices, each once."""
        return tuple(dict.fromkeys(voice for claim in self.claims for voice in claim.voices))


class Prose(Namer):
    """Write sentences about one thing, in one language."""

    def write(self, saying: Saying, thread: Thread) -> str:
        """Write one sentence, and note in the thread what it has said."""
        first = saying.first
        gist = self._gist(saying)
        gist = "" if gist in thread.gists else gist
        alone = bool(gist) and self._tells(gist, saying)
        voices, many = self.voice_nouns(saying.voices, thread)
        text = self._text(saying, thread, voices, many, gist if alone else "")
        limits = [] if alone and not first.when else self.bounds(saying)
        tail = f" ({'; '.join(limits)})" if limits else ""
        text += tail
        if gist and not alone:
            told = self.lowered(gist)
            text += f" ({told})" if ": " in text.removesuffix(tail) else f": {told}"
        if saying.against:
            against = [voice for claim in saying.against for voice in claim.voices]
            names, several = self.voice_nouns(list(dict.fromkeys(against)), thread)
            text += filled(self.patterns["turns"]["disputes"], several, v=names)
        thread.gists |= {gist} - {""}
        thread.voices = saying.voices
        if thread.last not in saying.voices:
            thread.last = ""
        return sentence(self.grammar.contracted(text))

    def _text(self, saying: Saying, thread: Thread, voices: str, many: bool, gist: str) -> str:
        """Give the sentence without its limits: a fixed turn, or a clause in a frame."""
        first = saying.first
        own = first.subject == self.subject
        if gist:
            thread.on_subject = False
            return self._framed(self.lowered(gist), saying, thread, voices, many)
        if first.predicate == "ctx:remark":
            thread.on_subject = False
            said = self._remark(first)
            if first.modality == "asserted":
                return self._framed(said, saying, thread, voices, many)
            key = f"remark {first.modality}"
            return filled(self._stance(key, "turns", saying), many, v=voices, c=said)
        things = self.things(saying)
        subject, plural = self._subject(first, thread)
        key = self._fixed(first)
        if key:
            if f"{key} again" in self.patterns["turns"] and key == thread.key:
                key, things = f"{key} again", self.things(saying, again=True)
            thread.on_subject, thread.key = own, key
            return filled(self._stance(key, "turns", saying), many, v=voices, s=subject, o=things)
        if first.predicate == "sem:hasActor":
            thread.on_subject = False
            clause = self._took_part(saying, things)
        else:
            thread.on_subject = own
            clause = self._clause(first, subject, plural, things)
        if first.modality in self.patterns["stances"]:
            return filled(self._stance(first.modality, "stances", saying), many, v=voices, c=clause)
        return self._framed(clause, saying, thread, voices, many)

    def _stance(self, key: str, by: str, saying: Saying) -> str:
        """Give the pattern of a statement; a text tells of a proposal, and makes none."""
        texts = any(voice in self.record.sources for voice in saying.voices)
        reported: Mapping[str, str] = self.patterns["stances of texts"] if texts else {}
        return reported.get(key) or str(self.patterns[by][key])

    def _framed(self, clause: str, saying: Saying, thread: Thread, voices: str, many: bool) -> str:
        """Say by whose word a clause is, not twice running in the same turn of phrase."""
        if saying.voices == thread.voices and thread.frame % 2:
            thread.frame += 1
            return filled(self.patterns["turns"]["adds"], many, v=voices, c=clause)
        frames = self.patterns["frames"]
        at = thread.frame % len(frames)
        last = at == len(frames) - 1
        gist = self._gist(saying)
        # The first letter may be small in the clause and a capital in the gist.
        more = self.bounds(saying) or (gist and clause[1:] not in gist)
        # A voice that comes last is lost behind a long clause, or before what is still to follow.
        if last and (":" in clause or len(clause.split()) > _LONG or more):
            at = 0
        thread.frame += 1
        return filled(frames[at], many, v=voices, c=clause)

    def _fixed(self, claim: Claim) -> str:
        """Give the key of the fixed turn of a claim, if it has one."""
        asserted = claim.modality == "asserted"
        if claim.predicate == "ctx:date" and asserted and isinstance(claim.object, Span):
            return "dated between" if self.grammar.is_adverb(self.date(claim.object)) else "dated"
        turns = self.patterns["turns"]
        if claim.predicate == "ctx:date" and f"dated {claim.modality}" in turns:
            return f"dated {claim.modality}"
        if claim.counted:
            return "counted" if asserted else f"counted {claim.modality}"
        if claim.predicate == "ctx:characterisedAs":
            if asserted:
                return "called"
            key = f"called {claim.modality}"
            return key if key in turns else ""
        return ""

    def _subject(self, claim: Claim, thread: Thread) -> tuple[str, bool]:
        if claim.subject != self.subject:
            return self.noun(claim.subject), self.many(claim.subject)
        name, plural = self.this
        it = self.grammar.it(many=plural)
        if it and thread.on_subject and self.kind(self.subject) != "person":
            return it, plural
        return name, plural

    def things(self, saying: Saying, *, again: bool = False) -> str:
        """Name what a claim, or several alike, point at; `again` in another turn of phrase."""
        named = list(dict.fromkeys(self._thing(claim, again=again) for claim in saying.things))
        if len(named) > _MOST:
            left = len(named) - _MOST + 1
            named_first = ", ".join(named[: _MOST - 1])
            return self.turn("others", o=named_first, n=self.number_word(left))
        return self.grammar.joined(named)

    def _thing(self, claim: Claim, *, again: bool = False) -> str:
        thing = claim.object
        if claim.counted:
            return self.figure(claim)
        if isinstance(thing, Span):
            plain = claim.modality not in ("denied", "questioned")
            return self.when(thing, bare=plain and self.grammar.bare_days and not again)
        if isinstance(thing, Words):
            return self.worded(claim, thing, self.in_marks) if thing.language else thing.text
        if isinstance(thing, str):
            if claim.predicate == "sem:hasPlace":
                return self.grammar.place(self.name(thing))
            if claim.predicate == "org:holds":
                return self.name(thing)
            return self.this[0] if thing == self.subject else self.noun(thing)
        return self.thing(claim)

    def in_marks(self, words: Words) -> str:
        """Quote words, and name their language if it is another."""
        told = self.grammar.quoted(words.text)
        if words.language in ("", self.lang):
            return told
        named = language_name(words.language, self.lang)
        return told + self.turn("in language", o=named)

    def figure(self, claim: Claim) -> str:
        """Write a figure in words: "at least 60 people", "turnout: 30 per cent"."""
        counted, amount = self.name(claim.counted), self.amount(claim)
        if claim.modality == "expected":
            counted = self.grammar.unexpected(counted)
        whole = claim.object != 1 and self.grammar.is_plural(counted)
        if whole:
            return f"{amount} {counted}"
        unit = self.name(claim.unit) if claim.unit else ""
        same = unit and (counted.startswith(unit) or id_of(claim.unit) == "person")
        if not same and claim.object != 1 and " " not in unit:
            unit = self.grammar.plural(unit)
        return f"{amount}{'' if same or not unit else f' {unit}'} ({counted})"

    def when(self, span: Span, *, bare: bool = False) -> str:
        """Write a date as an adverb: "on 30 January 2026", "en enero de 2026"."""
        return adverb(span, self.lang, bare=bare)

    def bounds(self, saying: Saying) -> list[str]:
        """Tell the period, limit, definition, wording and doubt of a claim."""
        claim = saying.first
        found = []
        if claim.when and claim.when != claim.object:
            found.append(self.when(claim.when))
        elif claim.counted:
            found.append(phrase("period open", self.lang))
        if isinstance(claim.within, Span):
            found.append(phrase("within period", self.lang).format(self.date(claim.within)))
        elif claim.within:
            found.append(self.turn("within", o=self.noun(claim.within)))
        return [*found, *self.cautions(claim, self.in_marks)]

    def _took_part(self, saying: Saying, things: str) -> str:
        first, modality = saying.first, saying.first.modality
        role = first.role.rsplit("/", 1)[-1]
        many = len(saying.things) > 1 or self.many(str(first.object))
        roles, to_come = self.patterns["roles"], self.patterns["roles to come"]
        if modality == "asserted":
            known = role in roles and role not in ACCUSING_ROLES
            text = roles[role if known else "other"]
        elif modality in self.patterns["will"]:
            text = to_come.get(role, to_come["other"])
        else:
            text = roles["other, doubted"]
        will = self.patterns["will"].get(modality, "")
        return filled(text, many, o=things, r=self.name(first.role), will=will)

    def _clause(self, claim: Claim, subject: str, plural: bool, things: str) -> str:
        found = self.patterns["clauses"].get(claim.predicate)
        if found is None:
            return f"{subject}: {things}"
        doubted = claim.modality in ("denied", "questioned")
        how = "asserted" if claim.modality == "asserted" else "doubted" if doubted else "to come"
        will = self.patterns["will"].get(claim.modality, "")
        return f"{subject} {filled(found[how], plural, o=things, will=will)}"

    def _remark(self, claim: Claim) -> str:
        said = self.thing(claim).rstrip(".")
        return self.lowered(said)

    def _gist(self, saying: Saying) -> str:
        """Give the editors' gist where the voice asserts it: a denial's may be turned already."""
        gists = {self.gist(claim).rstrip(".") for claim in saying.claims}
        return gists.pop() if len(gists) == 1 and saying.first.modality == "asserted" else ""

    def stands_alone(self, saying: Saying) -> bool:
        """Tell whether the gist of a claim is a sentence that says by itself what it says."""
        gist = self._gist(saying)
        return bool(gist) and self._tells(gist, saying)

    def _tells(self, gist: str, saying: Saying) -> bool:
        if saying.first.predicate in ("ctx:date", "ctx:count", "ctx:characterisedAs"):
            return False
        if not self.grammar.is_statement(gist):
            return False
        told = set(_words(gist))
        return all(
            2 * len(told & wanted) >= len(wanted)
            for wanted in (set(_words(self._thing(claim))) for claim in saying.things)
        )


def _words(text: str) -> list[str]:
    return [word for word in normalise(text).split() if len(word) > 3]
