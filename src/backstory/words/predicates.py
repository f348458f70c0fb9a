"""A predicate and a language come in; out goes its name in words, or the pattern of a clause."""

from __future__ import annotations

from functools import cache

from backstory.words.languages import MODEL, words_of

__all__ = ["clause", "predicate_name", "relation_name", "reverse_name"]


@cache
def _local() -> dict[str, str]:
    """Give every predicate by its local name."""
    return {name.rpartition(":")[2]: name for name in words_of(MODEL)["predicates"]}


def predicate_name(predicate: str, lang: str) -> str:
    """Name a predicate, read from what a claim is about."""
    return _said(predicate, "name", lang)


def relation_name(local: str, lang: str) -> str:
    """
    Name a predicate by its local name, as it stands in an answer.

    >>> relation_name("precedent", "es")
    'tiene como precedente'
    """
    return predicate_name(_local().get(local, local), lang)


def reverse_name(predicate: str, lang: str) -> str:
    """Name a predicate, read from what a claim points at."""
    return _said(predicate, "reverse", lang)


def clause(predicate: str, lang: str, *, of_it: bool = False) -> str:
    """
    Give the pattern of a clause that says what a claim says; {s}, {r} and {o} are filled.

    A verb stands in it for one and for many, as `words.phrases.filled` reads it.

    Args:
        predicate: Compact, as in `ctx:annuls`.
        lang: The language.
        of_it: Leave the subject out, as understood.

    >>> clause("ctx:annuls", "en"), clause("ctx:annuls", "es", of_it=True)
    ('{s} <annuls|annul> {o}', 'anula {o}')
    """
    known = words_of(lang)["predicates"].get(predicate)
    if known is None:  # of a graph from elsewhere
        return f"{predicate} {{o}}" if of_it else f"{{s}} {predicate} {{o}}"
    return str(known["of it" if of_it else "clause"])


def _said(predicate: str, how: str, lang: str) -> str:
    found = words_of(lang)["predicates"].get(predicate)
    return str(found[how]) if found else predicate
