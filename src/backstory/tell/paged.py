"""
Plain words come in; out goes the page that they mean by what the dossier calls it: *the article*.

Only a page whose name in running text begins as a common noun does, and only if no other page is
called so: *article 7* is no page, and *the salt strike* not that of the Salt Workers' Union. The
page of the browser has the same rule (replies/paged.ts).
"""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from backstory.ask.box import box_of
from backstory.ask.plain import plain
from backstory.tell.aims import aim_words, has_aim
from backstory.words.phrases import phrase

if TYPE_CHECKING:
    from backstory.tell.told import Teller

__all__ = ["authored", "page_meant"]


def page_meant(teller: Teller, text: str) -> tuple[str, frozenset[str]]:
    """Give the IRI of the page that words mean, with the words of its name; empty if none."""
    light = box_of(teller.record).fitting.typed.light
    called: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for iri in teller.record.sources:
        name = teller.voice(iri)
        words = plain(name).split()
        if len(words) > 1 and words[0] in light and _is_common(name):
            called[tuple(words[:2])].append(iri)
    typed = plain(text).split()
    for at, pair in enumerate(pairwise(typed)):
        pages, after = called.get(pair, []), typed[at + 2 : at + 3]
        if len(pages) == 1 and not any(word.isdigit() for word in after):
            return pages[0], frozenset(plain(teller.voice(pages[0])).split())
    return "", frozenset()


def _is_common(name: str) -> bool:
    """Tell whether what follows an article is no proper name: *the article*, not *the Union*."""
    _, _, noun = name.partition(" ")
    return noun[:1].islower()


def authored(teller: Teller, text: str) -> tuple[str, ...]:
    """Say, where it is asked who wrote a page, that nobody is recorded; and who published it."""
    typed = plain(text).split()
    if not (has_aim(typed[:1], "who") and has_aim(typed, "authoring")):
        return ()
    page, called = page_meant(teller, text)
    rest = {*box_of(teller.record).read(text).words} - called - aim_words("authoring")
    if not page or rest:
        return ()
    publisher = teller.prose.publisher(teller.record.sources[page])
    none = phrase("no author", teller.lang).format(teller.voice(page))
    by = phrase("published by", teller.lang).format(publisher)
    return (none, by) if publisher else (none,)
