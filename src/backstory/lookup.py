"""What somebody typed comes in; out goes the thing it stands for, or the nearest there is."""

from __future__ import annotations

from collections.abc import Iterable

from backstory.errors import BackstoryError
from backstory.record import Record

__all__ = ["NotFound", "find_iri", "kind_of"]


class NotFound(BackstoryError):
    """Nothing has this id; the message offers the nearest names."""


def find_iri(record: Record, name: str, kinds: Iterable[str] = ()) -> str:
    """
    Find what an id, or else a whole name, stands for.

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
    what = f"No {' or '.join(sorted(allowed))}" if allowed else "Nothing"
    hint = f" Did you mean {', '.join(repr(h) for h in hints)}?" if hints else ""
    raise NotFound(f"{what} is called '{name}'.{hint or ' `backstory find` looks for names.'}")


def kind_of(record: Record, iri: str) -> str:
    """Say what kind of thing an IRI is."""
    if iri in record.claims:
        return "claim"
    if iri in record.disagreements:
        return "disagreement"
    known = record.names.get(iri)
    return known.kind if known else ""


def _near_ids(record: Record, name: str, allowed: frozenset[str]) -> list[str]:
    from backstory.names import Index

    rows = [
        (key, key.replace("-", " "), "", "")
        for key, iri in record.by_id.items()
        if not allowed or kind_of(record, iri) in allowed
    ]
    spoken = name.replace("-", " ")
    by_words = [match.id for match in Index(rows).search(spoken, 3)]
    if by_words:
        return by_words
    from backstory.names import nearest

    one = nearest(name, [row[0] for row in rows])
    return [one] if one else []
