"""
A text and its events come in; out go the laws, bills, decrees and agreements that it speaks of.

An instrument is named in full (the index of names), or called by its form ("the law", "una
amnistía"): then it is the one of the event that the same clause speaks of, else the one of that
form of which the text spoke last, else that of the main event and its episode.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from backstory.read.chosen import BARE, PLAIN, Chosen
from backstory.read.forms import FORMS, compound, is_adjective
from backstory.read.known import Known
from backstory.read.lexicon import Lexicon
from backstory.read.listed import listed
from backstory.read.mention import Mention
from backstory.read.scene import Scene
from backstory.read.thing import stem
from backstory.read.tokens import Tokens

__all__ = ["instruments_in"]

_MADE: Final = ("bill", "agreement", "protocol")
"""Forms that a text introduces with `a` where it tells what was done with one."""
_THEIRS: Final = ("bill", "proposal")
"""Forms of what somebody puts forward."""
_HEADED: Final = ("agreement", "bill", "law", "protocol")
"""Forms that headlines tell without an article."""
_YEAR: Final = 4  # signs
_SIGNS, _NAME = 2, 2
"""Words from a form to its day, and to the name of what it is one of."""
_DENIED: Final = 3
"""Words from a denial to the text that it denies."""
_CITED: Final = 3
"""Words from the number of an article to the constitution."""


def instruments_in(
    text: Tokens, lex: Lexicon, known: Known, scene: Scene, events: Sequence[Mention]
) -> list[Mention]:
    """Find and link the instruments of a text that it does not name in full."""
    named = [one for one in scene.names if one.kind == "instrument"]
    taken = {at for one in scene.names for at in range(one.first, one.after)}
    finder = _Finder(text, lex, known, scene, events)
    found: list[Mention] = []
    last: list[Mention] = []
    verbs = tuple(lex.raw["verb-endings"])
    stands_for = {word: form for form, words in lex.raw["stands-for"].items() for word in words}
    forms = {*lex.forms, *stands_for}
    words = text.words
    for at in [at for at, word in enumerate(words) if word in forms and at not in scene.idioms]:
        word = words[at]
        while named and named[0].first <= at:
            last.append(named.pop(0))
        form = lex.forms.get(word) or stands_for.get(word)
        if (
            form == "amnesty"
            and text.gap(at) == " "
            and (at + 1 < len(words) and lex.forms.get(words[at + 1]))
        ):
            continue  # `the amnesty law` is named by its last word
        if (form == "judgment" and is_adjective(text, lex, at)) or (
            at and words[at - 1] in lex.raw["verb-before"] and text.gap(at - 1) == " "
        ):
            continue  # `the ruling party`, `that must act`
        if text.gap(at) == " " and not {*words[at + 1 : at + 2]}.isdisjoint(lex.raw["law-of"]):
            continue  # `a law firm`
        form = compound(text, lex, at, form)
        if form not in FORMS or at in taken or text.raw(at).endswith(verbs):
            continue
        one = finder.linked(at, form, last)
        if one is not None:
            found.append(one)
            last.append(one)
            taken.update(range(one.first, one.after))
    pairs = [tuple(one.split()) for one in lex.raw["one-that"]]
    begins = lex.sets["definite"].union(pair[0] for pair in (*pairs, *lex.raw["that-of"]))
    for at in [at for at, word in enumerate(words[:-1]) if word in begins]:
        apart = at and "," not in text.gap(at - 1)  # `del proyecto, el que obligó a …`
        if {at, at + 1} & taken:
            continue
        one = finder.one_that(at) if (words[at], words[at + 1]) in pairs and apart else None
        one = one or finder.of_matter(at) or finder.numbered(at)
        found += [one] if one else []
    matters = finder.wording.every - finder.known.body_stems
    more = listed(text, lex, finder.things, finder.stems, (*found, *last), matters)
    return found + [one for one in more if taken.isdisjoint(range(one.first, one.after))]


class _Finder(Chosen):
    def linked(self, at: int, form: str, last: Sequence[Mention]) -> Mention | None:
        """Link a word for a form of instrument, if anything tells which it is."""
        sentence = self.text.sentence_at(at)
        if theirs := self.of_place(at, form) or (form in _THEIRS and self.of_author(at)):
            return theirs
        if self._is_abroad(at, at + 1, form):
            return None
        first, after, pointed = self.wording.extent(at, sentence)
        if form == "amnesty" and at - first > _SIGNS:
            return None  # `a month after amnesty`: the article is another word's
        if not pointed and (owned := self.owned_from(at, form)) >= 0:
            first, pointed = owned, True
        ones = self.lex.sets["ones"]
        the = first < at and self.lex.has("definite", self.text.words[first])
        before = first - (first > 0 and not the and self.text.gap(first - 1) == " ")
        if not {*self.text.words[before : first + 1]}.isdisjoint(self.lex.raw["any-of"]):
            return None  # `nearly every law since 2016`
        if self._is_denied(at, first):
            return None  # `no amnesty law was passed`, «nadie ha decretado una amnistía»
        if not self.named.isdisjoint(range(at + 1, at + _NAME + 1)):
            return None  # `el proyecto de Ley de Amnistía y …`: it is named behind
        topics = self.wording.topics(first, after, at)
        if after > at + 1 and self._is_abroad(at, after, form):
            return None  # `la ley de amnistía de España`
        if form in BARE and self.is_of_other(at, after, topics, plain=False):
            return None  # `the law of supply and demand`
        if told := self.of_deed(at, form, first, after, topics):
            return told
        some = first < at and self.text.words[first] in ones
        if self.text.words[at - 1] in self.lex.raw["by-the-way"] and at - first != _SIGNS:
            first, some = at - 1, True  # `parliament will vote another law`
        if (
            form == "amnesty"
            and (some or pointed)
            and (thing := self._made_in(at, pointed=not some))
        ):
            return Mention(first, after, "instrument", thing.iri, "clause", 0.8, (("form", form),))
        if (
            some
            and topics <= {stem(self.text.words[at])}
            and (thing := self._in_lead(at, form, sentence))
        ):
            return Mention(first, after, "instrument", thing.iri, "main", PLAIN, (("form", form),))
        if form == "amnesty" and (not pointed or self._is_event(at) or self._in_text(first, last)):
            return None
        made = self.made(first, after) if some else []
        if some and form == "amnesty" and not made:
            return None  # `an amnesty that leaves out soldiers`: any
        if made and (
            self.is_of_other_year(first, made)
            or any(one.iri == made[0].iri for one in self.told_since(last, max(1, sentence - 1)))
        ):  # fmt: skip
            made = []  # `the amnesty includes those who signed a decree`: another one
        beside = (form in _MADE and self._beside(first, after)) or made
        if form in self.lex.raw["stands-for"] or self.text.words[at] in self.lex.raw["any-law"]:
            return None  # `the text`, «la norma»: what any of them may be called says no more
        if form == "judgment":
            return None  # what was ruled is an event
        if form == "constitution" and not self._is_cited(first, after):
            return None  # `it breaches the constitution`: it is unlawful
        idiom = (
            form != "constitution" and at - first <= 1
            and self.wording.is_idiom(first, pointed, self.is_told(first, form, last))
        )  # fmt: skip
        if (
            some
            and not (topics or beside)
            and {*self.text.words[after : after + 1]} & {*self.lex.raw["that"]}
            and (thing := self.of_told_day(after, form, self.apt(form)))
        ):  # `a decree that Chávez signed in 2007`
            return Mention(first, after, "instrument", thing.iri, "words", PLAIN)
        dates = self.scene.dates_by_sentence.get(sentence, ())
        years = {
            one.value[:_YEAR] for one in dates
            if (first <= one.first < after and len(one.value) == _YEAR)
            or self.is_of_year(after, one)
        }  # fmt: skip
        years = years or {
            one.value for one in dates if some and one.after == first and len(one.value) == _YEAR
        }  # `in 2016 a law …`
        listed_year = some and self.is_of_year_alone(after, sentence)  # `a law in 2000, a …`
        if (some and not (topics or beside or listed_year)) or (
            idiom
            and not (some and beside)
            and topics.isdisjoint(map(self.wording.matter, self.text.words[first:after]))
        ):
            return None
        if form in _HEADED and first == at and not pointed and self.scene.lead[:1] == [sentence]:
            pointed = True  # headlines leave out articles: `US eases sanctions after deal`
        fitting = [thing for thing in self.apt(form) if self._may(thing, topics, years)]
        if form in BARE and not years and self.wording.is_other(at, after, topics):
            fitting = [one for one in fitting if one in self._beside(first, after)]  # `the oil law`
        objects = made if some else None
        chosen = self._chosen(
            first, after, form, fitting, last, bool(years), topics, pointed, made=objects
        )
        if chosen is None:
            return None
        thing, why, certainty = chosen
        if why in ("words", "again") and self.is_made_anew(first, thing):
            return None  # `approved on Thursday the amnesty law`, in a text about one of 1977
        signs = (("form", form), *(("word", word) for word in sorted(topics)))
        return Mention(first, after, "instrument", thing.iri, why, certainty, signs)

    def _is_denied(self, at: int, first: int) -> bool:
        """Tell whether words deny that there was such a text, and point at none."""
        words, (low, _) = self.text.words, self.text.sentences[self.text.sentence_at(at)]
        if first == at:
            none = self.lex.raw["any-of"]
            return at - 1 > low and words[at - 1] in self.lex.forms and words[at - 2] in none
        near = words[max(low, first - _DENIED) : first]
        return words[first] in self.lex.sets["ones"] and not (
            self.lex.sets["negations"].isdisjoint(near)
        )

    def _is_cited(self, first: int, after: int) -> bool:
        """Tell whether a number or a name tells which constitution: `article 29 of the …`."""
        words = self.text.words
        return any(word.isdecimal() for word in words[max(0, first - _CITED) : after + _SIGNS])

    def _is_abroad(self, at: int, after: int, form: str) -> bool:
        """Tell whether another country stands beside, for which no instrument here is named."""
        far = len(self.text.words) if "," in self.text.gap(after - 1) else after
        gate, here = self.scene.gate, self.text.sentence_at(at)
        theirs = gate.abroad_beside(at, far) or gate.is_theirs(here, self.scene.peopled)
        return bool(theirs) and not self._is_of_place(at, form)

    def _is_of_place(self, at: int, form: str) -> bool:
        """Tell whether the country beside a form is one that an instrument is named for."""
        words = {stem(word) for word in self.scene.gate.words_beside(at, at + 1, 2)}
        return any(
            words & (self.stems[one.iri] | {stem(name) for name in self.anchors.get(one.iri, ())})
            for one in self.apt(form)
        )  # fmt: skip
