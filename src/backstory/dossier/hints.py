"""Words that somebody wrote for a concept come in; out goes the id of the one that they mean."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from backstory.model.concepts import common_concepts
from backstory.text import normalise
from backstory.words.languages import languages, shipped, words_of

__all__ = ["concept_called", "is_called", "meant_among", "says_nothing", "value_meant"]


_SHORT = 3
"""Letters of a word with which too many others begin."""


def concept_called(
    written: str, known: Mapping[str, Iterable[str]], *, everyday: bool = False
) -> str:
    """
    Give the id of the concept that bears these words as a label, or alone has them in one.

    Args:
        written: The words: «elección», «detenciones», «periódico».
        known: The labels of each concept, by id.
        everyday: Whether a counted thing is meant, for which people have words of their own.

    >>> concept_called("Elección", {"election": ["election", "elección"]})
    'election'
    >>> concept_called("news paper", {"news": ["news site"], "newspaper": ["newspaper"]})
    'newspaper'
    """
    words = normalise(written.replace("-", " "))
    if not words or meant_among(words, known):
        return ""
    labels = {name: [normalise(label) for label in told] for name, told in known.items()}
    named = next((name for name, told in labels.items() if words in told), "")
    if named:
        return named
    if joined := [  # “news paper” is a newspaper, and not news
        name for name, told in labels.items()
        if words.replace(" ", "") in (one.replace(" ", "") for one in (*told, normalise(name)))
    ]:  # fmt: skip
        return joined[0] if len(joined) == 1 else ""
    for each in (words, words.removesuffix("s")) if everyday else ():
        if found := [name for name in _everyday().get(each, ()) if name in known]:
            # «liberados» are releases, and not those that somebody announced or verified.
            plain = (
                one for one in found if all(f"{name}-".startswith(f"{one}-") for name in found)
            )
            return next(plain, found[0])
    within = [
        name for name, told in labels.items() if any(f" {words} " in f" {one} " for one in told)
    ]
    begun = any(one.startswith(words) for name in within for one in labels[name])
    if not begun and (also := _also(words, known)):  # «fuera del gobierno» is no government
        return also
    if not within and " " in words:  # “arrests of dockers” begins with arrests
        longest = max(
            ((one, name) for name, told in labels.items() for one in (*told, normalise(name))
             if words.startswith(f"{one} ") and len(one) > _SHORT), default=("", ""),
        )  # fmt: skip
        return longest[1]
    if len(within) > 1:  # «autoridad» is the shorter of those that begin so
        begin = [
            name for name in within if any(one.startswith(f"{words} ") for one in labels[name])
        ]
        within = sorted(begin, key=lambda name: min(map(len, labels[name])))[:1]
    return within[0] if len(within) == 1 else _also(words, known)


def is_called(written: str, name: str, labels: Iterable[str]) -> bool:
    """
    Tell whether words are what a concept is called, or begin that: not merely a word of its label.

    >>> is_called("news paper", "newspaper", ["newspaper"])
    True
    >>> is_called("política", "disqualification", ["inhabilitación política"])
    False
    """
    words = normalise(written.replace("-", " "))
    known = [normalise(each) for each in (*labels, name)]
    if any(each.startswith(f"{words} ") for each in known):
        return True  # the head of it: «golpe de Estado»
    joined = {each.replace(" ", "") for each in known}
    others = (*_values_also().get(words, ()), *_everyday().get(words, ()))
    return words.replace(" ", "") in joined or name in others


def value_meant(written: str, known: Iterable[str]) -> str:
    """
    Give the value of a list that words of any language mean; empty if none is meant.

    >>> value_meant("esperado", ["asserted", "expected"]), value_meant("entera", ["whole"])
    ('expected', 'whole')
    """
    options = list(known)
    labels: dict[str, list[str]] = {name: [name] for name in options}
    for (_, name), one in common_concepts().items():
        if name in labels:
            labels[name] += one.labels.values()
    return concept_called(written, labels)


def meant_among(written: str, known: Iterable[str]) -> list[str]:
    """
    Give the ids or values of which words may mean either, where they are two: one must be asked.

    >>> meant_among("esperado", ["asserted", "expected", "hoped"])
    ['expected', 'hoped']
    """
    found = _values_also().get(normalise(written.replace("-", " ")), ())
    here = [name for name in dict.fromkeys(found) if name in known]
    return here if len(here) > 1 else []


def _also(words: str, known: Iterable[str]) -> str:
    """Give the id or value for which people have these words besides its labels."""
    return next((name for name in _values_also().get(words, ()) if name in known), "")


@cache
def _values_also() -> Mapping[str, list[str]]:
    return _by_words("values_also", languages())


def _by_words(section: str, langs: Iterable[str]) -> Mapping[str, list[str]]:
    """Give the ids of a section of the files of words by what people call them."""
    found: dict[str, list[str]] = {}
    for lang in langs:
        for ids, told in words_of(lang)[section].items():
            for words in told.split(", "):
                found.setdefault(normalise(words), []).extend(ids.split())
    return found


def says_nothing(written: str) -> bool:
    """
    Tell whether words say nothing of what is counted: people, persons, how many.

    >>> says_nothing("people"), says_nothing("personas"), says_nothing("people-held")
    (True, True, False)
    """
    nothing = {
        word for lang in shipped() for word in words_of(lang)["counted_words"]["none"].split()
    }
    return set(normalise(written.replace("-", " ")).split()) <= nothing


@cache
def _everyday() -> Mapping[str, list[str]]:
    """Give the ids of counted things by the words that people have for them."""
    return _by_words("counted", shipped())
