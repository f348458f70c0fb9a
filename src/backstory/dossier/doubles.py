"""
A dossier comes in; out go warnings where one thing is said twice, or one name means two things.

A name that two things of a kind bear finds neither; a gist that says "is expected to" of what is
only expected anyway is told as expected to be expected; and words that pass for another language
would be told as the voice's.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final

from backstory.dossier.registry import Registry
from backstory.dossier.twins import hold_numbers
from backstory.errors import Problem, Severity
from backstory.model.nouns import Claim, Name, Words
from backstory.text import normalise
from backstory.words.languages import shipped, words_of

__all__ = ["hold_doubles"]

_MODALITIES: Final = ("asked", "denied", "expected", "hoped", "proposed", "reported")
"""Those that a gist may say again without saying whose they are; the words lie in `words/`."""
_ENOUGH: Final = 2
"""Joining words of another language, and none of its own, by which a text is in that."""


def hold_doubles(registry: Registry, claims: Iterable[Claim]) -> None:
    """Warn of names that two things bear, labels at odds, modalities told twice, strange words."""
    every = list(claims)
    _hold_names(registry)
    _hold_gists(registry, every)
    _hold_words(registry, every)


def _hold_names(registry: Registry) -> None:
    """Warn of another name that is a name of a second thing of its kind, and of labels at odds."""
    kinds: Mapping[str, Mapping[str, Name]] = {
        "event": registry.events, "instrument": registry.instruments, "place": registry.places,
        "actor": registry.actors,
    }  # fmt: skip
    for names in kinds.values():
        bearers: defaultdict[str, dict[str, str]] = defaultdict(dict)
        for name in names.values():
            hold_numbers(registry, name.labels, name.at, name.id)
            for text in (*name.labels.values(), *(alias.text for alias in name.aliases)):
                bearers[normalise(text)].setdefault(name.id, text)
        for shared in bearers.values():
            if len(shared) > 1:
                _two_bear(registry, names, shared)


def _two_bear(registry: Registry, names: Mapping[str, Name], shared: Mapping[str, str]) -> None:
    """Tell of a name that two or more things bear, if it is another name of one of them."""
    ids = sorted(shared, key=lambda each: (not _is_other(names[each], shared[each]), each))
    first, *others = ids
    if not _is_other(names[first], shared[first]):
        return  # two labels alike: a rule on the grown graph tells of them
    at = names[first].at
    for other in others:
        place = names[other].at
        what = (
            f"“{shared[first]}” is another name of `{first}`, and a name of `{other}` too"
            f" (`{other}` is at {place.file}:{place.line})"
        )
        mend = (
            "keep it under `also:` of the one that is most often called so; tell the other apart "
            "by a place or a year"
        )
        registry.problems.append(Problem(at, "D071", what, mend, Severity.WARNING))


def _is_other(name: Name, text: str) -> bool:
    """Tell whether a text is no label of a name, but another name of it."""
    return text not in name.labels.values()


def _hold_gists(registry: Registry, claims: Iterable[Claim]) -> None:
    """Warn of a gist that says its modality again, and not whose it is."""
    for claim in claims:
        if claim.modality not in _MODALITIES or not claim.gist:
            continue
        pattern = _twice(claim.modality)
        found = [pattern.search(text) for text in claim.gist.values()]
        said = next((match[0] for match in found if match), "")
        if said:
            what = (
                f"the gist says “{said}” and not by whom, and the modality is {claim.modality} "
                "already: both are told"
            )
            mend = "say in the gist what it is that is so told, alone; or name who says it so"
            registry.problems.append(Problem(claim.at, "D072", what, mend, Severity.WARNING))


def _words_of(claim: Claim) -> Iterable[Words]:
    """Give what a claim has of its source's own words; what a voice calls something is too."""
    if claim.wording is not None:
        yield claim.wording
    if claim.predicate == "ctx:characterisedAs" and isinstance(claim.object, Words):
        yield claim.object


def _hold_words(registry: Registry, claims: Iterable[Claim]) -> None:
    """Warn of words of a source that are in another language than they are given in."""
    every = [(claim, words) for claim in claims for words in _words_of(claim)]
    before = len(registry.problems)
    for claim, words in every:
        if words.language not in shipped():
            continue
        held = normalise(words.text).split()
        told = {lang: sum(word in _light(lang) for word in held) for lang in shipped()}
        other = max(told, key=lambda lang: (told[lang], lang))
        if told[other] >= _ENOUGH and not told[words.language]:
            what = f"“{words.text}” is given in `{words.language}` and looks like `{other}`"
            mend = (
                f"write `wording-language: {other}`, and `as-quoted: {other}` if the page quotes "
                "it so; or give the words as the page has them"
            )
            problem = Problem(claim.at, "D073", what, mend, Severity.WARNING)
            if problem not in registry.problems[before:]:  # one place may make several claims
                registry.problems.append(problem)


@cache
def _light(lang: str) -> frozenset[str]:
    """Give the words of a language that only join others, and are of no other language."""
    told = {each: set(normalise(words_of(each)["asking"]["light"]).split()) for each in shipped()}
    return frozenset(told.pop(lang).difference(*told.values()))


@cache
def _twice(modality: str) -> re.Pattern[str]:
    """Give how any language says that something is only expected, asked for or denied."""
    words = "|".join(words_of(lang)["problems"][f"twice {modality}"] for lang in shipped())
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
