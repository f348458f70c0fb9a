"""What somebody typed comes in; out goes the thing it stands for, or the nearest there is."""

from __future__ import annotations

from collections.abc import Iterable

from backstory.errors import BackstoryError
from backstory.model.names import Index, nearest
from backstory.rdf.record import Record
from backstory.words.phrases import phrase

__all__ = ["NotFound", "find_iri", "kind_of"]


class NotFound(BackstoryError):
    """Nothing has this id; the message offers the nearest names."""


def find_iri(record: Record, name: str, kinds: Iterable[str] = (), *, lang: str = "en") -> str:
    """
    Find what an id, or else a whole name, stands for.

    Args:
        record: What a graph records.
        name: What somebody typed: an id, or a name in either language.
        kinds: What it may be (event, source, person…); anything if none is given.
        lang: The language to say in that nothing was found.

    Raises:
        NotFound: Nothing is called so; offers the nearest ids, found by their names too.
    """
    allowed = frozenset(kinds)
    iri = record.by_id.get(name)
    if name in (record.dossier, record.dossier.rsplit("/", 1)[-1]):
        iri = record.dossier
    if iri and (not allowed or kind_of(record, iri) in allowed):
        return iri
    found = [m for m in record.index.search(name, 20) if not allowed or m.kind in allowed]
    exact = [match for match in found if match.how == "exact"]
    if len(exact) == 1:
        return record.by_id[exact[0].id]
    hints = [match.id for match in found[:3]] or _near_ids(record, name, allowed)
    raise NotFound(_told(record, name, allowed, hints, lang))


def _told(record: Record, name: str, kinds: frozenset[str], hints: list[str], lang: str) -> str:
    """Say that nothing is called so, and what may have been meant, with its name."""
    if kinds:
        either = f" {phrase('or else', lang)} ".join(phrase(kind, lang) for kind in sorted(kinds))
        what = phrase("no such", lang).format(either, name)
    else:
        what = phrase("no such thing", lang).format(name)
    near = [f"'{hint}' ({record.label(record.by_id[hint], lang)})" for hint in hints]
    if not near:
        return f"{what} {phrase('look for it', lang)}"
    return f"{what} {phrase('did you mean', lang).format(', '.join(near))}"


def kind_of(record: Record, iri: str) -> str:
    """Say what kind of thing an IRI is."""
    if iri in record.claim_iris:
        return "claim"
    if iri in record.disagreements:
        return "disagreement"
    known = record.names.get(iri)
    return known.kind if known else ""


def _near_ids(record: Record, name: str, allowed: frozenset[str]) -> list[str]:
    """Give ids whose words are those typed, or else the one that a slip may have made so."""
    rows = [
        (key, key.replace("-", " "), "", "")
        for key, iri in record.by_id.items()
        if not allowed or kind_of(record, iri) in allowed
    ]
    spoken = name.replace("-", " ")
    by_words = [match.id for match in Index(rows).search(spoken, 3)]
    if by_words:
        return by_words
    one = nearest(name, [row[0] for row in rows])
    return [one] if one else []
