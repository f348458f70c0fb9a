"""
One claim and the releases of its dossier come in; out goes when it came, changed and left.

A claim's address is its IRI, and stays. Where an id is made of the content, and so changes with it,
the claim is followed by what stood in its stead: same source, place, voice, subject, predicate.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path

from backstory.model.nouns import Claim
from backstory.rdf.record import Record
from backstory.rdf.store import TripleStore
from backstory.tell.answers import answers_of
from backstory.tell.diff import Change, parts_told, same_claim
from backstory.tell.releases import graph_at, revisions
from backstory.tell.saying import Speaker
from backstory.tell.withdrawn import tombstone
from backstory.tell.written import written_of
from backstory.words.phrases import phrase
from backstory.words.table import Id, Table

__all__ = ["Release", "history_left", "history_table", "opened_releases"]

Progress = Callable[[int, int], None]


@dataclass
class Release:
    """One state of a dossier, opened when it is looked at."""

    name: str
    """A git revision, or the file that it lies in."""
    day: str
    """When it was released, or the day up to which it was kept."""
    opened: Callable[[], TripleStore]
    text: Callable[[], bytes] = bytes
    """Its grown file, as it is written; nothing where it lies elsewhere."""

    @cached_property
    def record(self) -> Record:
        """What it holds."""
        return Record(self.opened())


def opened_releases(graph: str, where: Sequence[str]) -> list[Release]:
    """
    Find releases, the newest first: those named, or else every git revision of the graph's file.

    Raises:
        CouldNotRun: One cannot be opened, or the file is in no git repository.
    """
    if not where:
        return [Release(one.name, one.day, one.opened, one.text) for one in revisions(graph)]
    found = []
    for name in where:
        store = graph_at(name, Path(graph).name)
        release = Release(name, "", partial(_same, store))
        release.day = release.record.known_on.text if release.record.known_on else ""
        found.append(release)
    return found


def _same(store: TripleStore) -> TripleStore:
    return store


def history_left(record: Record, iri: str, lang: str) -> Table:
    """Tell the history of what was withdrawn: that it was, and nothing of what it had said."""
    row = {
        "release": "", "date": record.withdrawn[iri].date, "change": phrase("withdrawn", lang),
        "claim": Id.called(record.short(iri), iri), "told": tombstone(record, iri, lang),
    }  # fmt: skip
    return Table(("release", "date", "change", "claim", "told"), (row,), iri, lang)


def history_table(
    claim: Claim, releases: Sequence[Release], lang: str, progress: Progress | None = None
) -> Table:
    """
    Tell the history of a claim, the newest release first.

    Args:
        claim: As one of the releases has it.
        releases: The newest first.
        lang: The language to tell in.
        progress: Called with releases read and releases in all.
    """
    rows = []
    held = _followed(claim, releases, progress)
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
            "told": answers_of(speak.record, lang).beside(
                known, "; ".join(parts) or f"{speak.says(known)}: {speak.statement(known)}"
            ),
        })  # fmt: skip
    return Table(("release", "date", "change", "claim", "told"), tuple(rows), claim.iri, lang)


def _followed(
    claim: Claim, releases: Sequence[Release], progress: Progress | None
) -> list[tuple[Release, Claim | None]]:
    """Find a claim in each release; what is written of it as in the one after is not read anew."""
    held: list[tuple[Release, Claim | None]] = []
    now, beside, last = claim, None, None
    for done, release in enumerate(releases):
        if progress:
            progress(done, len(releases))
        written = written_of(release.text(), now)
        if held and written is not None and written == last:
            found = held[-1][1]
        else:
            found = same_claim(release.record, now, beside.record if beside else None)
            if found and found.iri != now.iri:
                written = written_of(release.text(), found)
        held.append((release, found))
        now, beside, last = found or now, release, written
    return held
