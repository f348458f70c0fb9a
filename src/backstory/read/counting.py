"""
Figures come in, some of which nothing beside them says what they count; out they go with that.

What the words beside a number do not say, the sentence does: the number that it is a share of
(`174 of the 600 prisoners`), the number told before (`the group could confirm 107`), or what is
told to have happened (`more than 100 people, among them lawmakers, were pardoned`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from backstory.read.clues import Clue
from backstory.read.figures import Figure
from backstory.read.lexicon import Lexicon, light_words, phrases_of
from backstory.read.parts import is_other_part
from backstory.read.series import in_series, is_let_go
from backstory.read.tokens import Tokens

__all__ = ["settled", "with_kinds"]

_COUNTS: Final = {
    "release": "releases", "leaving-custody": "releases", "prisoner-exchange": "releases",
    "pardon": "pardons", "arrest": "arrests", "detention": "arrests",
    "conviction": "convictions", "amnesty": "beneficiaries", "implementation": "beneficiaries",
}  # fmt: skip
"""What is counted where a number stands beside a word for an event of a kind."""
_PLAIN: Final = {
    "releases-verified": "releases", "releases-announced": "releases",
    "arrests-verified": "arrests",
}  # fmt: skip
"""What a number counts that another voice sets beside what one has verified or announced."""
_REACH: Final = 26
"""Words between a number and that word."""
_OBJECT: Final = 4
"""Words between a verb and the number that is its object, all of them light."""
_APPOSED: Final = 12
"""Words between the commas of what is told in between of those who are counted."""
_NOUNS: Final = 4
"""Words for people between a number and what is told to have become of them."""
_STATES: Final = ("people-held", "prisoners-held")
"""What people are said to be before something is done to them."""
_SHARES: Final = ("turnout", "share", "vote-share", "abstention-rate")
_VOTES: Final = ("votes", "votes-for", "votes-against")
_SIDES: Final = ("votes-for", "votes-against")
_MEASURES: Final = "precautionary-measures"
_UNDER: Final = "people-under-measures"
"""What is counted, of measures, where the number counts people."""
_OUT: Final = ("release", "leaving-custody", "prisoner-exchange", "pardon")
"""Kinds of events after which nobody is held any more."""
_WHOLE: Final = 100
"""The highest share of a whole, in percent."""
_SHARE: Final = 6
"""Words between a share and the number that it is a share of."""


def with_kinds(clue: Clue, kinds: Sequence[str] | None) -> Clue:
    """Read `forgives 110 opponents` as a pardon, if that is the event with which it was linked."""
    kind = next((one for one in kinds or () if one in _COUNTS), "")
    wide = clue.kinds[:1] in (("amnesty",), ("clemency",))
    return replace(clue, kinds=(kind, *clue.kinds)) if kind and wide else clue


def settled(
    figures: Sequence[Figure], text: Tokens, lex: Lexicon, iris: Mapping[str, str],
    clues: Sequence[Clue], told: Mapping[int, str] = MappingProxyType({}),
) -> list[Figure]:  # fmt: skip
    """
    Give the figures of a text with what they count.

    Args:
        figures: The figures, in the order of the text.
        text: The text.
        lex: What is known of its language.
        iris: IRIs of what can be counted, by id.
        clues: The words of the text that speak of kinds of events.
        told: What the graph tells that a number of its voice counts, by the first word.
    """
    by_sentence: dict[int, list[Clue]] = {}
    for clue in clues:
        by_sentence.setdefault(clue.sentence, []).append(clue)
    money = frozenset(lex.raw["money"].values())
    sides = {iris.get(name) for name in _SIDES} - {None}
    found: list[Figure] = []
    for place, one in enumerate(figures):
        if one.value > _WHOLE and one.counted in {iris.get(name) for name in _SHARES}:
            one = replace(one, counted=iris.get("votes", ""))  # `turnout of 8 million`
        if one.counted in sides and not _is_vote(one, text, lex):
            one = replace(one, counted="")  # `evidence against him`
        if done := _of_predicate(one, by_sentence, text, lex):
            one = replace(one, counted=iris.get(done, one.counted))
        if one.unit in money:
            one = replace(one, counted="")  # a reward for an arrest is no arrest
        if not one.counted and not one.unit:
            known = told.get(one.first, "")
            if is_other_part(one, known, text, lex, iris):
                known = ""  # `129 teenagers`, where the voice told of 129 soldiers
            following = figures[place + 1] if place + 1 < len(figures) else None
            counted = (
                _of_share(one, following, text, lex)
                or (iris.get("releases", "") if is_let_go(one, text, lex) else "")
                or (known if known == iris.get(_STATES[1]) else "")  # a part may just be as large
                or _of_before(one, found[-1] if found else None, text, lex, iris)
                or known
                or iris.get(_of_nouns_before(one, by_sentence, text, lex), "")
                or iris.get(_of_clue(one, by_sentence, text, lex), "")
            )
            one = replace(one, counted=counted)
        elif one.unit == "percent" and (
            not one.counted or one.counted in {iris.get(name) for name in _VOTES}
        ):
            one = replace(one, counted=iris.get("share", ""))
        elif one.thing and found and found[-1].thing == one.thing:
            one = replace(one, counted=found[-1].counted)  # `freed 39 prisoners, and another 40`
        elif one.counted in {iris.get(name) for name in _STATES}:
            done = (_of_verb(one, by_sentence, text, lex) or _of_noun(one, by_sentence, text)
                    or _of_days(one, text, lex))  # fmt: skip
            one = replace(one, counted=iris.get(done, one.counted))
        elif one.counted == iris.get(_MEASURES):
            done = _of_between(one, by_sentence, text, lex)
            if done or text.words[one.after] in lex.raw["people"]:
                one = replace(one, counted=iris.get(done or _UNDER, ""))
        elif one.counted == iris.get(_COUNTS["conviction"]) and one.thing and (
            not {*text.words[one.after : one.thing[0]]}.isdisjoint(lex.raw["whose"])
        ):  # fmt: skip
            done = _of_verb(one, by_sentence, text, lex)  # `forgave 41 who had been convicted`
            one = replace(one, counted=iris.get(done, one.counted))
        found.append(one)
    return in_series(found, text, lex, iris)


def _of_between(
    one: Figure, clues: Mapping[int, Sequence[Clue]], text: Tokens, lex: Lexicon
) -> str:  # fmt: skip
    """Read `let 31 of them go under measures`, «A 31 se los soltó con medidas»: what was done."""
    if is_let_go(one, text, lex):
        return _COUNTS["release"]
    first = one.thing[0] if one.thing else one.after
    return next((
        _COUNTS[clue.kinds[0]] for clue in clues.get(text.sentence_at(one.first), ())
        if one.after <= clue.first < first and clue.kinds and clue.kinds[0] in _COUNTS
    ), "")  # fmt: skip


def _is_vote(one: Figure, text: Tokens, lex: Lexicon) -> bool:
    """Tell whether the sentence of a figure, or the one before, speaks of a vote."""
    here = text.sentence_at(one.first)
    low, high = text.sentences[max(0, here - 1)][0], text.sentences[here][1]
    return any(word.startswith(tuple(lex.raw["voting"])) for word in text.words[low:high])


def _of_verb(
    one: Figure, clues: Mapping[int, Sequence[Clue]], text: Tokens, lex: Lexicon
) -> str:  # fmt: skip
    """Read `frees 99 held over protests`: what is done to people counts, and not how they were."""
    if is_let_go(one, text, lex):
        return _COUNTS["release"]
    for clue in clues.get(text.sentence_at(one.first), ()):
        between = text.words[clue.after : one.first]
        light = sum(
            word in lex.sets["stop"]
            or word in light_words()
            or word in lex.raw["least"]
            or word in lex.raw["remain"]
            or word in lex.raw["done"]
            or word in lex.weekdays  # `freed on Friday ten people`
            for word in between
        )
        if (
            0 <= one.first - clue.after <= _OBJECT
            and not any(word in lex.raw["between-clauses"] for word in between[:-1])
            and len(between) - light <= (1 if between[-1:] and between[-1] in lex.raw["and"] else 0)
            and clue.kinds[:1]
            and clue.kinds[0] in _COUNTS
            and not any(text.gap(at).strip() for at in range(clue.after - 1, one.first))
        ):
            return _COUNTS[clue.kinds[0]]
    return ""


def _of_predicate(
    one: Figure, clues: Mapping[int, Sequence[Clue]], text: Tokens, lex: Lexicon
) -> str:  # fmt: skip
    """Read `303 detainees have been released`, `tres detenidos han muerto`: what became of them."""
    last = text.sentences[text.sentence_at(one.first)][1]
    at = one.after
    while at < last and at - one.after <= _NOUNS and text.words[at] not in lex.raw["done"]:
        if text.gap(at - 1).strip():
            break
        if text.words[at][0].isdecimal() or text.words[at] in lex.multipliers:
            return ""  # `19 people died and 120 were injured`
        at += 1
    apposed = at < last and "," in text.gap(at - 1)
    if apposed:  # `five prisoners, a former lawmaker among them, walked free`
        at = next((place for place in range(at + 1, min(last, at + _APPOSED))
                   if "," in text.gap(place - 1)), last)  # fmt: skip
    plain = at < last and text.words[at] not in lex.raw["done"]
    if plain and apposed and text.words[at - 1] in lex.raw["among"]:
        found = max(lex.counted.at(text.words, at, last), default=(0, ""))[1]
        return found if found not in _STATES else ""
    if at >= last or plain or (text.gap(at - 1).strip() and not apposed):
        return ""
    while at < last and text.words[at] in lex.raw["done"] and not text.gap(at - 1).strip():
        at += 1
    found = max(lex.counted.at(text.words, at, last), default=(0, ""))[1] if at < last else ""
    if found and found not in _STATES:
        return found
    if found and text.words[at - 1] not in lex.raw["befell"]:
        return ""
    return next((
        _COUNTS[clue.kinds[0]] for clue in clues.get(text.sentence_at(one.first), ())
        if clue.first <= at < clue.after and clue.kinds and clue.kinds[0] in _COUNTS
    ), "")  # fmt: skip


def _of_noun(one: Figure, clues: Mapping[int, Sequence[Clue]], text: Tokens) -> str:
    """Read `350 political prisoners freed since …`: they are held no more."""
    after = one.thing[1] if one.thing and one.thing[0] == one.after else -1
    return next((
        _COUNTS[clue.kinds[0]] for clue in clues.get(text.sentence_at(one.first), ())
        if clue.first == after and not text.gap(after - 1).strip() and clue.kinds[0] in _OUT
    ), "")  # fmt: skip


def _of_days(one: Figure, text: Tokens, lex: Lexicon) -> str:
    """Read `5,051 detained between April and July`: how many were taken in those months."""
    first, after = one.thing or (one.after, one.after)
    between = text.words[after : after + 1]
    taken = not {*text.words[first:after]}.isdisjoint(lex.raw["taken"])
    near = text.words[after + 1 : after + 4]
    dated = any(word in lex.months or word.isdecimal() for word in near)
    return "arrests" if taken and dated and between and between[0] in lex.raw["between"] else ""


def _of_share(one: Figure, following: Figure | None, text: Tokens, lex: Lexicon) -> str:
    """Read `174 of the about 600 prisoners`."""
    if following is None or not following.counted or following.first - one.after > _SHARE:
        return ""
    after = text.words[one.after : one.after + 2]
    if " ".join(after) in lex.raw["of-them"]:
        return ""  # `431 of those`: of what was told before
    return following.counted if after[:1] and after[0] in lex.raw["of"] else ""


def _is_compared(one: Figure, text: Tokens, lex: Lexicon) -> bool:
    """Tell whether a number stands behind `down from`, «frente a los»."""
    compared = phrases_of(lex.lang, "compared")
    return any(
        at + length in (one.first, one.first - 1)
        for at in range(max(0, one.first - 5), one.first)
        for length, _ in compared.at(text.words, at, one.first)
    )


def _of_before(
    one: Figure, before: Figure | None, text: Tokens, lex: Lexicon, iris: Mapping[str, str]
) -> str:  # fmt: skip
    """Read `the group could confirm 107`, `some 40 of them`, after a figure that says of what."""
    if before is None or not before.counted:
        return ""
    here, there = text.sentence_at(one.first), text.sentence_at(before.first)
    ends = one.after >= text.sentences[here][1] or bool(set(",;.:") & set(text.gap(one.after - 1)))
    again = text.words[one.after : one.after + 2]
    if here == there and before.thing and before.thing[1] == one.first - 1 and (
        text.words[one.first - 1] in lex.raw["joins-numbers"]
    ):  # fmt: skip
        return before.counted  # `from 45 articles to 29`
    if one.voice and before.voice and one.voice != before.voice:
        plain = {iris.get(name): iris.get(_PLAIN[name], "") for name in _PLAIN}
        before = replace(before, counted=plain.get(before.counted, before.counted))
    low = text.sentences[here][0]
    named = any(word in lex.raw["number-words"] for word in text.words[max(low, one.first - 4) :
                                                                       one.first])  # fmt: skip
    if here - there <= 1 and one.voice and text.words[one.first - 1] in lex.raw["tallies"]:
        return before.counted  # `245 prisoners are left; Foro Penal counted 246 in September`
    if here == there and _is_compared(one, text, lex):
        return before.counted  # `315 on its books, down from 336`
    if here - there <= 1 and named:
        return before.counted  # `the president puts the number at 2,400`
    if here - there <= 1 and one.first > low and text.words[one.first - 1] in lex.raw["as-many"]:
        return before.counted  # `The first 39 did so on 1 June, another 40 the day after`
    points = again[:1] and (again[0] in lex.raw["remain"] or " ".join(again) in lex.raw["of-them"])
    return before.counted if here - there <= 1 and (ends or points) else ""


def _of_nouns_before(
    one: Figure, clues: Mapping[int, Sequence[Clue]], text: Tokens, lex: Lexicon
) -> str:  # fmt: skip
    """Read `a new round of releases. … speaks of 179 of them`: what the sentence before told."""
    if " ".join(text.words[one.after : one.after + 2]) not in lex.raw["of-them"]:
        return ""
    here = text.sentence_at(one.first)
    told = [clue for clue in (*clues.get(here - 1, ()), *clues.get(here, ()))
            if clue.after <= one.first]  # fmt: skip
    kinds = told[-1].kinds[:1] if told else ()
    return _COUNTS.get(kinds[0], "") if kinds else ""


def _of_clue(
    one: Figure, clues: Mapping[int, Sequence[Clue]], text: Tokens, lex: Lexicon
) -> str:  # fmt: skip
    """Give what the nearest word for an event counts; one after the number is nearer."""
    best: tuple[int, str] | None = None
    for clue in clues.get(text.sentence_at(one.first), ()):
        kind = next((kind for kind in clue.kinds[:1] if kind in _COUNTS), "")
        after = clue.first >= one.after
        distance = clue.first - one.after if after else one.first - clue.after + 3
        if kind and 0 <= distance <= _REACH and (best is None or distance < best[0]):
            best = (distance, _COUNTS[kind])
    return best[1] if best else ""
