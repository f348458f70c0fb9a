"""
Figures of one sentence come in; out they go with what they count together.

`120 dead and 5,000 detained` were arrested, and are not all still held; `24 guards and 32 Cubans
were killed`; `the court voted 11 to eight`; `8,110 requests received and 4,757 granted`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from backstory.read.figures import STOCK, Figure
from backstory.read.lexicon import Lexicon
from backstory.read.tokens import Tokens

__all__ = ["in_series", "is_let_go"]

_BEFELL: Final = ("deaths", "injured", "releases", "arrests", "pardons")
"""What happened to people of two sorts at once."""
_HARM: Final = ("deaths", "injured")
_WHOLE: Final = "prisoners-held"
_ASKED: Final = "applications"
_NEAR: Final = 3
"""Words between a number and what it counts, or what makes it a part."""
_PEOPLE: Final = 4
"""Words for people between a number and `go`."""
_REACH: Final = 8
"""Words between two such numbers."""


def in_series(
    figures: Sequence[Figure], text: Tokens, lex: Lexicon, iris: Mapping[str, str]
) -> list[Figure]:
    """
    Give the figures of a text with what the others of their sentence tell that they count.

    Args:
        figures: The figures, in the order of the text.
        text: The text.
        lex: What is known of its language.
        iris: IRIs of what can be counted, by id.
    """
    found = list(figures)
    befell = {iris[name] for name in _BEFELL if name in iris}
    gone = befell - {iris.get("deaths"), iris.get("injured")}
    harm = {iris[name] for name in _HARM if name in iris}
    for at, one in enumerate(found):
        here = text.sentence_at(one.first)
        near = [other for other in found[max(0, at - 2) : at + 3]
                if other is not one and text.sentence_at(other.first) == here]  # fmt: skip
        following = found[at + 1] if at + 1 < len(found) else None
        if following is not None and following not in near:
            following = None
        words = text.words[slice(*one.thing)] if one.thing else []
        held = one.counted.endswith(STOCK) and any(word in lex.raw["taken"] for word in words)
        sort = _sort_of(one, found[:at], text, lex, iris) or _died(one, text, lex, iris)
        if sort:
            found[at] = replace(one, counted=sort)
        elif held and any(other.counted in harm for other in near):
            found[at] = replace(one, counted=iris.get("arrests", one.counted))
        elif not one.counted and following is not None and following.counted in befell and (
            _joined(one, following, text, lex)
        ):  # fmt: skip
            found[at] = replace(one, counted=following.counted)
        elif one.counted in gone and _is_left(one, text, lex):
            found[at] = replace(one, counted=iris.get(_WHOLE, one.counted))
        elif _is_granted(one, text, lex, iris) or _is_benefited(one, text, lex):
            found[at] = replace(one, counted=iris.get("beneficiaries", one.counted))
        elif not one.unit and following is not None and _is_voted(one, following, text, lex):
            found[at] = replace(one, counted=iris.get("votes-for", one.counted))
            found[at + 1] = replace(following, counted=iris.get("votes-against", one.counted))
    return found


def _sort_of(
    one: Figure, before: Sequence[Figure], text: Tokens, lex: Lexicon, iris: Mapping[str, str]
) -> str:  # fmt: skip
    """Read `806 prisoners, among them 105 women`: the narrower thing, of those who are held."""
    here, words = text.sentence_at(one.first), text.words
    whole = iris.get(_WHOLE, "")
    wholes = [
        other for other in before if other.counted == whole and other.value > one.value
        and here - text.sentence_at(other.first) <= 1
    ]  # fmt: skip
    if not wholes:
        return ""
    among = not {*words[wholes[-1].after : one.first]}.isdisjoint(lex.raw["among"])
    if one.counted and not (among or one.counted.endswith(STOCK)):
        return ""
    sorts = lex.raw["sorts-held"]
    last = min(text.sentences[here][1], one.after + _NEAR)
    at = next((at for at in range(one.after, last) if words[at] in sorts), -1)
    if at < 0 or any(set(",;") & set(text.gap(place)) for place in range(one.after - 1, at)):
        return ""
    return iris.get(sorts[words[at]], "")


def _died(one: Figure, text: Tokens, lex: Lexicon, iris: Mapping[str, str]) -> str:
    """Read `three detainees died`: a verb right behind those who were held."""
    after, harm = one.thing[1] if one.thing else 0, iris.get(_HARM[0], "")
    if not one.counted.endswith(STOCK) or not one.thing or one.thing[0] < one.after or (
        text.gap(after - 1) != " "
    ):  # fmt: skip
        return ""
    last = text.sentences[text.sentence_at(one.first)][1]
    return (
        harm if any(name == _HARM[0] for _, name in lex.counted.at(text.words, after, last)) else ""
    )


def _is_left(one: Figure, text: Tokens, lex: Lexicon) -> bool:
    """Read `which leaves 103`, `263 are left`: who remains, after those who went."""
    leaves, behind = lex.raw["leaves"], text.words[one.after : one.after + 2]
    if one.first and text.words[one.first - 1] in leaves:
        return True
    return len(behind) > 1 and behind[0] in lex.raw["done"] and behind[1] in leaves


def _is_benefited(one: Figure, text: Tokens, lex: Lexicon) -> bool:
    """Read `the commission proposed to benefit 80 prisoners`: a verb right before a number."""
    at, low = one.first - 1, text.sentences[text.sentence_at(one.first)][0]
    light = {*lex.raw["least"], *lex.raw["to-whom"], *lex.sets["stop"]} - {*lex.raw["benefits"]}
    while at > low and text.words[at] in light:
        at -= 1
    told = not one.counted or one.counted.endswith(STOCK)
    return told and not one.unit and at >= low and text.words[at] in lex.raw["benefits"]


def _is_granted(
    one: Figure, text: Tokens, lex: Lexicon, iris: Mapping[str, str]
) -> bool:  # fmt: skip
    """Read `8,110 requests were received and 4,757 granted`: to so many people."""
    near = text.words[max(0, one.first - _NEAR) : one.after + 1]
    asked = bool(one.counted) and one.counted == iris.get(_ASKED)
    return asked and not {*near}.isdisjoint(lex.raw["grants"])


def _joined(one: Figure, other: Figure, text: Tokens, lex: Lexicon) -> bool:
    """Tell whether nothing but nouns and an `and` stands between two numbers."""
    between = text.words[one.after : other.first]
    return 1 < len(between) <= _REACH and between[-1] in lex.raw["and"] and not any(
        word in lex.raw["done"] or lex.has("said", word) for word in between
    )  # fmt: skip


def _is_voted(one: Figure, other: Figure, text: Tokens, lex: Lexicon) -> bool:
    """Read `voted 11 to eight`, `by 112 votes to 55`: so many against so many."""
    before, voting = text.words[one.first - 1] if one.first else "", tuple(lex.raw["voting"])
    between = text.words[one.after : other.first]
    if len(between) > 1 and between[0].startswith(voting):
        before, between = between[0], between[1:]
    return before.startswith(voting) and (
        len(between) == 1 and between[0] in lex.raw["joins-numbers"]
    )  # fmt: skip


def is_let_go(one: Figure, text: Tokens, lex: Lexicon) -> bool:
    """Read `let twenty political prisoners go`, `let at least 35 people go`."""
    low, high = text.sentences[text.sentence_at(one.first)]
    at = one.first - 1
    while at > low and (text.words[at] in lex.raw["least"] or text.words[at] in lex.sets["stop"]):
        at -= 1  # `at least`
    behind = text.words[one.after : min(high, one.after + _PEOPLE)]
    return at >= low and text.words[at] in lex.raw["lets"] and (
        not {*behind}.isdisjoint(lex.raw["lets-go"])
    )  # fmt: skip
