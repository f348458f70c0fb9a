"""
One claim and the releases of its dossier come in; out goes when it came, changed and left.

A claim's address is its IRI, and stays. Where an id is made of the content, and so changes with it,
the claim is followed by what stood in its stead: same source, place, voice, subject, predicate.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from backstory.model.nouns import Claim
from backstory.rdf.record import Record
from backstory.tell.diff import Change, parts_told, same_claim
from backstory.tell.releases import graph_at, revisions
from backstory.tell.saying import Speaker
from backstory.tell.withdrawn import tombstone
from backstory.words.phrases import phrase
from backstory.words.table import Id, Table

__all__ = ["Release", "history_table", "opened_releases"]


@dataclass(frozen=True, slots=True)
class Release:
    """One state of a dossier."""

    name: str
    """A git revision, or the file that it lies in."""
    day: str
    """When it was released, or the day up to which it was kept."""
    record: Record


def opened_releases(graph: str, where: Sequence[str]) -> Iterator[Release]:
    """
    Open releases, the newest first: those named, or else every git revision of the graph's file.

    Raises:
        CouldNotRun: One cannot be opened, or the file is in no git repository.
    """
    like = Path(graph).name
    dated = dict(revisions(graph)) if not where else dict.fromkeys(where, "")
    for name, day in dated.items():
        record = Record(graph_at(name, like))
        known = record.known_on.text if record.known_on else ""
        yield Release(name, day or known, record)


def history_left(record: Record, iri: str, lang: str) -> Table:
    """Tell the history of what was withdrawn: that it was, and nothing of what it had said."""
    row = {
        "release": "", "date": record.withdrawn[iri].date, "change": phrase("withdrawn", lang),
        "claim": Id.called(record.short(iri), iri), "told": tombstone(record, iri, lang),
    }  # fmt: skip
    return Table(("release", "date", "change", "claim", "told"), (row,), iri, lang)


def history_table(claim: Claim, releases: Iterable[Release], lang: str) -> Table:
    """
    Tell the history of a claim, the newest release first.

    Args:
        claim: As one of the releases has it.
        releases: The newest first.
        lang: The language to tell in.
    """
    rows = []
    held: list[tuple[Release, Claim | None]] = []
    now, beside = claim, None
    for release in releases:
        found = same_claim(release.record, now, beside)
        held.append((release, found))
        now, beside = found or now, release.record
    for place, (release, found) in enumerate(held):
        before_release, before = held[place + 1] if place + 1 < len(held) else (release, None)
        if before == found:
            continue
        how = "added" if before is None else "removed" if found is None else "changed"
        known = found or before
        parts: tuple[str, ...] = ()
        if known is None:
            continue
        if found and before:
            change = Change("changed", "claim", found.iri, found.subject, before, found)
            speaks = Speaker(before_release.record, lang), Speaker(release.record, lang)
            parts = parts_told(speaks, change, lang)
        speak = Speaker((release if found else before_release).record, lang)
        rows.append({
            "release": release.name, "date": release.day, "change": phrase(how, lang),
            "claim": Id.called(release.record.short(known.iri), known.iri),
            "told": "; ".join(parts) or f"{speak.says(known)}: {speak.statement(known)}",
        })  # fmt: skip
    return Table(("release", "date", "change", "claim", "told"), tuple(rows), claim.iri, lang)
