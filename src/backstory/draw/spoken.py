"""The languages of a page, and what it says in each: its part of `words/`, as data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from backstory.ask.guard import FORBIDDEN
from backstory.compare.figures import Verdict
from backstory.words.languages import labelled, shipped, words_of
from backstory.words.messages import message_in
from backstory.words.phrases import phrase

if TYPE_CHECKING:
    from backstory.draw.shape import PageWords

__all__ = ["page_languages", "page_words"]

_WHY_NOTHING: Final = (
    "no row", "no named graph", "in named graphs", "occurs nowhere", "did you mean",
    "written otherwise", "of another", "is a class", "is a property", "is pointed at",
    "dates as texts", "only in claims", "turned",
    "nothing fits", "never together", "is a text", "of claims", "only filtered", "other tags",
    "dates in EDTF", "declared otherwise", "bound nowhere", "no pattern", "having alone",
)  # fmt: skip
"""What is said of a query that found nothing, in the page as in the shell."""


_CITED: Final = ("cited as",)
"""What a citation of the dossier for one thing says."""

_FIRST: Final = (
    "sources end", "what happened", "how it came", "what before", "accounts differ", "what since",
    "not known",
)  # fmt: skip
"""What a first screen is divided into, in the page as in the shell."""


def page_languages(lang: str) -> tuple[str, ...]:
    """
    Give the languages of a page that opens in one: those of the program, and that one.

    >>> page_languages("es")
    ('en', 'es')
    """
    return tuple(dict.fromkeys((*shipped(), lang)))


def page_words(lang: str) -> PageWords:
    """Give what a page says in one language; the script bundles no words."""
    words: Mapping[str, Any] = words_of(lang)
    return {
        "name": words["language"]["name"],
        "switch": words["language"]["switch"],
        "labels": labelled(lang),
        "quoted": words["grammar"]["quoted"],
        "thousands": words["numbers"]["thousands"],
        "decimal": words["numbers"]["decimal"],
        "months": list(words["months"]),
        "dayOfMonth": words["dates"]["day of month"],
        "monthOfYear": words["dates"]["month of year"],
        "light": words["asking"]["light"],
        "asking": dict(words["asking"]["questions"]),
        "pairs": dict(words["asking"]["pairs"]),
        "spelt": words["asking"]["spelt"],
        "alike": words["asking"]["alike"],
        "edges": words["asking"]["edges"],
        "fates": words["asking"]["fates"],
        "turns": dict(words["asking"]["turns"]),
        "links": words["asking"]["links"],
        "listing": words["asking"]["listing"],
        "theirs": words["asking"]["theirs"],
        "seconds": words["asking"]["seconds"],
        "meant": words["asking"]["meant"],
        "counts": words["asking"]["counts"],
        "actors": words["asking"]["actors"],
        "speakers": words["asking"]["speakers"],
        "telling": words["asking"]["telling"],
        "became": words["asking"]["became"],
        "instead": words["asking"]["instead"],
        "named": words["asking"]["named"],
        "laws": words["asking"]["laws"],
        "spans": dict(words["asking"]["spans"]),
        "little": dict(words["asking"]["little"]),
        "counted": dict(words["counted"]),
        "page": {
            **words["page"],
            **{key: phrase(key, lang) for key in (*_WHY_NOTHING, *_CITED, *_FIRST)},
            **{f"would {word}": message_in(why, lang) for word, why in FORBIDDEN.items()},
            **{str(each): phrase(f"verdict {each}", lang) for each in Verdict},
        },
    }
