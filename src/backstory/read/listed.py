"""
The instruments linked so far come in; out go those that a list of years tells beside them.

`The laws of 2000 and 2016`, `la ley de 2000 y la de 2016`: each year names one, of the same matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from backstory.read.forms import FORMS, form_of
from backstory.read.lexicon import Lexicon
from backstory.read.mention import Mention
from backstory.read.thing import Thing, stem
from backstory.read.tokens import Tokens

__all__ = ["listed"]

_BACK: Final = 12
"""Words from `la de 2016` back to the law beside which it stands."""
_SENTENCE: Final = 40
"""The same, where it begins the next sentence."""
_BETWEEN: Final = 3
"""Words between `laws` and its years: `the amnesty laws passed in`."""
_CERTAINTY: Final = 0.8
_YEAR: Final = 4
_MATTER: Final = 6
"""Letters of a stem that tells a matter."""


def listed(
    text: Tokens, lex: Lexicon, things: Sequence[Thing], stems: Mapping[str, frozenset[str]],
    found: Iterable[Mention], matters: frozenset[str],
) -> list[Mention]:  # fmt: skip
    """
    Link the years that stand for instruments.

    Args:
        text: The text.
        lex: What is known of its language.
        things: The instruments of the graph.
        stems: The stems of the names of each.
        found: The instruments linked so far.
        matters: The stems of the words that an instrument may be about.
    """
    out: list[Mention] = []
    many, words = lex.raw["forms-of-many"], text.words
    wanted = {word for word in {*words} if word in many or _is_year(word)}
    told = sorted(found, key=lambda one: one.after)
    for at, word in [(at, word) for at, word in enumerate(words) if word in wanted]:
        if form := many.get(word, ""):
            first = at - (at > 0 and lex.has("definite", words[at - 1]))
            topics = {stem(one) for one in words[max(0, at - 1) : at + _BETWEEN]} & matters
            years = _years(text, lex, at)
            sure = [one for year, _ in years if (one := _of(year, form, topics, things, stems))]
            alike = [
                one for one in things if not sure or _share(stems[one.iri], stems[sure[0].iri])
            ]
            for year, (begin, end) in years:
                if thing := _of(year, form, topics, alike, stems):
                    begin = first if not out or out[-1].after <= first else begin
                    out.append(_link(begin, end, thing, year))
        elif at > 1 and words[at - 2 : at] in lex.raw["that-of"]:
            begins = at - 2 == text.sentences[text.sentence_at(at)][0]
            far = _SENTENCE if begins else _BACK
            near = [one for one in told if one.after <= at - 2 and at - one.after <= far]
            if near and text.sentence_at(near[-1].first) >= text.sentence_at(at) - begins:
                own = near[-1].iri
                form = next((form_of(one) for one in things if one.iri == own), "")
                alike = [one for one in things if _share(stems[one.iri], stems.get(own, ()))]
                thing = _of(word, form, set(), alike, stems) or _of(
                    word, "amnesty", set(), alike, stems
                )
                if thing:
                    out.append(_link(at - 2, at + 1, thing, word))
    return out


def _link(first: int, after: int, thing: Thing, year: str) -> Mention:
    signs = (("form", form_of(thing)), ("word", year))
    return Mention(first, after, "instrument", thing.iri, "words", _CERTAINTY, signs)


def _share(one: Iterable[str], other: Iterable[str]) -> bool:
    """Tell whether two names share a word that tells a matter: `amnesty`."""
    return any(len(word) >= _MATTER and word.isalpha() for word in {*one} & {*other})


def _is_year(word: str) -> bool:
    return len(word) == _YEAR and word.isdecimal()


def _years(text: Tokens, lex: Lexicon, at: int) -> list[tuple[str, tuple[int, int]]]:
    """Give the years of a list after a word, `leyes de 2000 y 2016`, and the place of each."""
    last = text.sentences[text.sentence_at(at)][1]
    place, found = at + 1, list[tuple[str, tuple[int, int]]]()
    while place < last and place - at <= _BETWEEN and not _is_year(text.words[place]):
        place += 1
    while place < last and _is_year(text.words[place]):
        found.append((text.words[place], (place, place + 1)))
        place += 1
        place += place < last and text.words[place] in lex.raw["between-clauses"]
        place += place < last and text.words[place] in lex.raw["of"]
    return found if len(found) > 1 else []


def _of(
    year: str, form: str, topics: set[str], things: Sequence[Thing],
    stems: Mapping[str, frozenset[str]],
) -> Thing | None:  # fmt: skip
    """Give the one instrument of a year, of a form and a matter, the likeliest form first."""
    fitting = [thing for thing in things if year in stems[thing.iri] and topics <= stems[thing.iri]]
    for apt in FORMS.get(form, (form,)):
        own = [thing for thing in fitting if form_of(thing) == apt]
        if own:
            return own[0] if len(own) == 1 else None
    return None
