"""The little words of dates and of names: what joins them, and what no name need have."""

from __future__ import annotations

import re
from functools import cache

from backstory.text import normalise
from backstory.words.languages import languages, words_of

__all__ = ["between", "light_in_names"]


@cache
def light_in_names() -> frozenset[str]:
    """
    Give the words that a query may hold though the name does not, as names are compared.

    Whoever types mixes languages, so those of all that are spoken are one set.

    >>> sorted(light_in_names() & {"the", "los", "law"})
    ['los', 'the']
    """
    texts = (words_of(lang)["asking"]["little"]["names"] for lang in languages())
    return frozenset(normalise(" ".join(texts)).split())


def between(lang: str) -> str:
    """
    Give, as part of a pattern, what may stand between a day, its month and its year.

    >>> between("es"), between("en")
    ('(?: de)?', '')
    """
    link = words_of(lang)["asking"]["little"]["year"].partition("{}")[0].strip()
    return rf"(?: {re.escape(link)})?" if link else ""
