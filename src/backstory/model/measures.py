"""
Tell which things are measures: a clemency, or a legal text that is about one.

The one rule of it, for graphs, tables, pages and questions. A clemency is an event of that branch
of kinds (amnesty, pardon, release …). A legal text is about one if a clemency comes by it, or if
its name says so ("amnesty bill", «decreto de indulto»); a judgment decides on measures and is none.
Where no clemency comes by a text, and no text is about one, the laws and decrees are measures too.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Final

from backstory.model.nouns import Name
from backstory.text import normalise
from backstory.vocabulary import id_of

__all__ = ["measures_in"]

_BRANCH: Final = "clemency"
_NO_TEXT: Final = "judgment"
_LAWS: Final = frozenset(
    {"bill", "constitution", "decree", "decree-law", "law", "order", "regulation", "resolution"}
)


def measures_in(
    names: Iterable[Name],
    kinds_of: Mapping[str, Collection[str]],
    through: Iterable[tuple[str, str]],
) -> dict[str, tuple[str, ...]]:
    """
    Give each measure, with the legal texts by which it comes.

    Args:
        names: Events, instruments and concepts; others are passed over.
        kinds_of: By the IRI of an event or concept, the ids of its kind and of every broader one.
        through: An event and the instrument by which it comes, as IRIs.

    Returns:
        IRIs: clemencies with their texts, then texts by which no clemency comes.
    """
    known = list(names)
    clement = {iri for iri, kinds in kinds_of.items() if _BRANCH in kinds}
    words = {
        f" {normalise(label)} "
        for name in known
        if name.kind == "concept" and name.iri in clement
        for label in name.labels.values()
    }
    texts = {
        name.iri
        for name in known
        if name.kind == "instrument" and id_of(name.type) != _NO_TEXT and _tells_of(name, words)
    }
    events = sorted(name.iri for name in known if name.kind == "event" and name.iri in clement)
    found: dict[str, set[str]] = {event: set() for event in events}
    for event, text in through:
        if event in found:
            found[event].add(text)
    if not texts and not any(found.values()):
        texts = {n.iri for n in known if n.kind == "instrument" and id_of(n.type) in _LAWS}
    alone = sorted(texts - {text for by in found.values() for text in by})
    return {**{iri: tuple(sorted(by)) for iri, by in found.items()}, **dict.fromkeys(alone, ())}


def _tells_of(text: Name, words: Collection[str]) -> bool:
    """Tell whether a name, in any language, holds one of these words."""
    called = (*text.labels.values(), *(alias.text for alias in text.aliases))
    return any(word in f" {normalise(name)} " for name in called for word in words)
