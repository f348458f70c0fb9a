"""Give plain words with the accents and capitals with which a graph's sentences write them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial
from itertools import islice

from backstory.rdf.record import Record
from backstory.tell.told import Teller
from backstory.text import words_at, written_words

__all__ = ["as_written"]


def as_written(teller: Teller, words: Sequence[str]) -> list[str]:
    """Give words with the accents and capitals with which the editors' sentences write them."""
    forms = teller.record.once(f"forms of {teller.lang}", partial(_forms, lang=teller.lang))
    return [forms.get(word, word) for word in words]


def _forms(record: Record, *, lang: str) -> dict[str, str]:
    """Give for each plain word how it is most often written within a sentence."""
    gists = record.gists(lang)
    written = Counter(raw for gist in gists for raw in written_words(gist))
    for gist in gists:
        for word, start, end in islice(words_at(gist), 1):
            if word != gist[start:end]:  # the first of a sentence has its capital from there
                written[gist[start:end]] -= 1
    forms: dict[str, dict[str, int]] = {}
    for raw, times in written.items():
        for word, _, _ in words_at(raw):
            if times:
                forms.setdefault(word, {})[raw] = times
    return {word: min(one, key=lambda raw: (-one[raw], raw)) for word, one in forms.items()}
