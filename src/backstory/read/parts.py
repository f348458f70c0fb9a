"""
Figures come in, some of which count a part of another; out they go with what the part counts.

`Of these 687 prisoners, 600 are men`: the number is told beside a class of people, and counts those
of them whom the figure before counts. A part that no concept is for counts nothing that can be held
against others: what the whole counts it does not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from backstory.read.figures import Figure
from backstory.read.lexicon import Lexicon, phrases_of
from backstory.read.tokens import Tokens

__all__ = ["goes_on", "is_other_part", "parted", "parts_of", "without_differences"]

_WHOLES: Final = ("prisoners-held", "people-held")
"""What is counted of which there are parts with concepts of their own."""
_PARTS: Final = {
    "women": "women-prisoners-held", "men": "men-prisoners-held", "minor": "minors-held",
    "civilian": "civilian-prisoners-held", "military": "military-prisoners-held",
    "adult": "adult-prisoners-held", "foreign": "foreign-prisoners-held",
}  # fmt: skip
_FREED: Final = ("releases", "releases-verified", "releases-announced")
"""What is counted of those behind whom others are left in prison."""
_NEAR: Final = 6
"""Words after a number in which a class of people may stand, all between them light."""
_BACK: Final = 2
"""Sentences back to the figure of the whole."""
_FAR: Final = 5
"""The same, from a sentence that begins with `of this number`."""
_BEGINS: Final = 3
"""Words from the beginning of a sentence in which it says so."""


def parts_of(iris: Mapping[str, str]) -> frozenset[str]:
    """Give the IRIs of what counts a part of something, of those of all that can be counted."""
    return frozenset(iris[name] for name in _PARTS.values() if name in iris)


def is_other_part(
    one: Figure, counted: str, text: Tokens, lex: Lexicon, iris: Mapping[str, str]
) -> bool:  # fmt: skip
    """Tell whether the word behind a number tells one class of people, and the count another."""
    name = next((lex.classes[word] for word in text.words[one.after : one.after + 1]
                 if word in lex.classes), "")  # fmt: skip
    return bool(name) and counted in parts_of(iris) and counted != iris.get(_PARTS[name])


def without_differences(figures: Sequence[Figure], text: Tokens, lex: Lexicon) -> list[Figure]:
    """Give figures; those count nothing that tell how many more: `10 fewer than in May`."""
    raw = lex.raw
    return [
        replace(one, counted="", thing=None)
        if text.gap(one.after - 1) == " "
        and {*text.words[one.after : one.after + 1]} & {*raw["differs"]}
        and {*text.words[one.after + 1 : one.after + 2]} & {*raw["than"]}
        else one
        for one in figures
    ]


def goes_on(text: Tokens, lex: Lexicon, sentence: int) -> bool:
    """Tell whether a sentence goes on with the figures before: `Of them, …`, «En total, …»."""
    low, high = text.sentences[sentence]
    phrases = phrases_of(lex.lang, "goes-on")
    return any(phrases.at(text.words, at, high) for at in range(low, min(high, low + _BEGINS)))


def parted(
    figures: Sequence[Figure], text: Tokens, lex: Lexicon, iris: Mapping[str, str]
) -> list[Figure]:
    """
    Give the figures of a text with what those count that are parts of others.

    Args:
        figures: The figures, in the order of the text, with what the words beside them count.
        text: The text.
        lex: What is known of its language.
        iris: IRIs of what can be counted, by id.
    """
    wholes = {iris[name] for name in _WHOLES if name in iris}
    parts = parts_of(iris)
    political = iris.get(_WHOLES[0], "")
    found: list[Figure] = []
    whole: Figure | None = None
    freed = {iris[name] for name in _FREED if name in iris}
    for one in figures:
        if found and found[-1].counted in freed and _is_left(one, found[-1], text, lex):
            one = replace(one, counted=political)
        sentence = text.sentence_at(one.first)
        far = _FAR if goes_on(text, lex, sentence) else _BACK
        near = whole if whole and sentence - text.sentence_at(whole.first) <= far else None
        name = _class(one, text, lex)
        of_whole = near is not None and near.counted == political
        if name and (one.counted == political or (of_whole and one.counted in {"", *wholes})):
            one = replace(one, counted=iris.get(_PARTS[name], ""))
        elif near and not one.counted and not one.unit and _again(one, near, text, lex):
            one = replace(one, counted=near.counted)
        if one.counted in wholes:
            whole = one
        elif near and one.counted in parts:
            whole = replace(near, first=one.first, after=one.after)  # of which it goes on to speak
        elif one.counted in parts:
            whole = replace(one, counted=political)
        found.append(one)
    return found


def _is_left(one: Figure, before: Figure, text: Tokens, lex: Lexicon) -> bool:
    """Read `41 walked out; 804 remain`: who is left behind those who were let go is held."""
    near = text.sentence_at(one.first) - text.sentence_at(before.first) <= 1
    beside = {*text.words[one.first - 1 : one.first], *text.words[one.after : one.after + 1]}
    bare = one.counted in ("", before.counted) or one.thing is None or one.thing[0] < one.first
    return near and bare and not one.unit and not beside.isdisjoint(lex.raw["left-in"])


def _class(one: Figure, text: Tokens, lex: Lexicon) -> str:
    """Give the class of people beside a number: `600 son hombres`, `63 political prisoners …`."""
    last = text.sentences[text.sentence_at(one.first)][1]
    light = lex.raw["part-light"]
    before = text.words[max(0, one.first - 2) : one.first]
    if before[-1:] and before[-1] in lex.raw["part-verbs"] and before[0] in lex.classes:
        return lex.classes[before[0]]  # `las mujeres son 63`
    for at in range(one.after, min(last, one.after + _NEAR)):
        if at > one.after and text.gap(at - 1).strip():
            return ""
        word = text.words[at]
        if word in lex.classes:
            return lex.classes[word]
        if word not in light:
            return ""
    return ""


def _again(one: Figure, whole: Figure, text: Tokens, lex: Lexicon) -> bool:
    """Read `of these 687 people`: the number of the whole once more."""
    return one.value == whole.value and any(
        word in lex.raw["people"] for word in text.words[one.after : one.after + 1]
    )
