"""
Two graphs come in; out goes what changed between them, as names and claims, never as triples.

A claim whose id is made from its content gets another id when its content changes; so one that
left and one that came are told as one change where voice, source, place and predicate are the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any, Final

from backstory.dates.edtf import Span
from backstory.model.nouns import ACTOR_KINDS, Claim, Name, Source
from backstory.model.signed import Disagreement
from backstory.rdf.record import Record
from backstory.tell.answers import answers_of
from backstory.tell.saying import Speaker
from backstory.tell.withdrawn import Withdrawn, correction_told
from backstory.vocabulary import id_of
from backstory.words.phrases import phrase

__all__ = ["MARKS", "Change", "Told", "changes", "diff_text", "parts_told", "same_claim", "stated",
           "told_changes", "totals"]  # fmt: skip

MARKS: Final = {"added": "+", "removed": "-", "changed": "~"}

_NAMED: Final = frozenset((*ACTOR_KINDS, "event", "instrument", "place", "concept"))
"""Kinds of what people name."""
_Thing = Name | Source | Claim | Disagreement


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that came, left or changed."""

    how: str
    """added, removed, changed."""
    kind: str
    """event, person, … , source, claim, disagreement."""
    iri: str
    about: str
    """IRI of what a claim is about; of the thing itself for the rest."""
    old: _Thing | None = None
    new: _Thing | None = None

    @property
    def parts(self) -> list[str]:
        """The parts that differ, for a changed thing."""
        if self.old is None or self.new is None:
            return []
        old, new = stated(self.old), stated(self.new)
        return [name for name in {**old, **new} if old.get(name) != new.get(name)]


def stated(thing: _Thing) -> dict[str, Any]:
    """Give everything that is stated of a thing, by the name of the part; a figure's parts too."""
    found = {
        field.name: getattr(thing, field.name)
        for field in fields(thing)
        if field.name not in ("iri", "at", "figure", "passage")
    }
    if isinstance(thing, Source):  # an original that is not held, in words of one language or more
        found["copy_of"] = found.pop("copied") or thing.copy_of
    if isinstance(thing, Claim):
        parts = (thing.figure, thing.passage)
        found |= {f.name: getattr(part, f.name) for part in parts if part for f in fields(part)}
    return found


def same_claim(record: Record, claim: Claim, beside: Record | None = None) -> Claim | None:
    """
    Find a claim in another release: by its address, else what stood in its stead there.

    Args:
        record: The other release.
        claim: The claim.
        beside: The release that has the claim; what it holds as well is another claim.
    """
    if claim.iri in record.claims:
        return record.claims[claim.iri]
    others = beside.claims if beside else {}
    told = stated(claim)

    def differs(one: Claim) -> tuple[int, str]:
        return sum(value != told.get(name) for name, value in stated(one).items()), one.iri

    stead = [
        one for one in record.about.get(claim.subject, ())
        if _stead(one) == _stead(claim) and one.iri not in others
    ]  # fmt: skip
    return min(stead, key=differs, default=None)


def changes(old: Record, new: Record) -> list[Change]:
    """Tell what changed, names first, then sources, claims and disagreements."""
    names = [_named(record) for record in (old, new)]
    found = [*_compared(names[0], names[1]), *_compared(old.sources, new.sources)]
    found += _joined(_compared(old.claims, new.claims))
    found += _compared(old.disagreements, new.disagreements)
    return found


def _named(record: Record) -> dict[str, Name]:
    """Give the names people wrote: events, actors, places, instruments, own concepts."""
    return {
        iri: name
        for iri, name in record.names.items()
        if name.kind in _NAMED and iri.startswith(record.dossier)
    }


def _compared(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[Change]:
    found = []
    for iri in sorted({*old, *new}):
        before, after = old.get(iri), new.get(iri)
        if before == after:
            continue
        thing = after if after is not None else before
        how = "added" if before is None else "removed" if after is None else "changed"
        kind = {Claim: "claim", Source: "source", Disagreement: "disagreement"}.get(
            type(thing), getattr(thing, "kind", "")
        )
        found.append(Change(how, kind, iri, getattr(thing, "subject", iri), before, after))
    return found


def _joined(found: list[Change]) -> list[Change]:
    """Join a claim that left with the one that came in its stead."""
    left: dict[tuple[Any, ...], list[Change]] = {}
    for change in found:
        if change.how == "removed":
            left.setdefault(_stead(change.old), []).append(change)
    kept = []
    replaced = set()
    for change in found:
        same_stead = left.get(_stead(change.new)) if change.how == "added" else None
        if same_stead:
            before = same_stead.pop(0)
            replaced.add(before.iri)
            kept.append(
                Change("changed", "claim", change.iri, change.about, before.old, change.new)
            )
        else:
            kept.append(change)
    return [change for change in kept if change.how != "removed" or change.iri not in replaced]


def _stead(thing: _Thing | None) -> tuple[Any, ...]:
    if not isinstance(thing, Claim):
        return ()
    return (thing.source, thing.locator, thing.voices, thing.subject, thing.predicate, thing.role,
            thing.counted)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """What changed of one thing, in words."""

    iri: str
    title: str
    changes: tuple[tuple[Change, str, tuple[str, ...]], ...]
    """Each change, what it is about, and the parts that differ, a line each."""


def told_changes(old: Record, new: Record, lang: str) -> list[Told]:
    """Tell what changed, by event, actor, instrument, place and source."""
    speaks, withdrawn = (Speaker(old, lang), Speaker(new, lang)), Withdrawn(old, new)
    by_thing: dict[str, list[Change]] = {}
    for change in changes(old, new):
        left = _left(withdrawn, change)
        if left not in by_thing.setdefault(left.about, []):
            by_thing[left.about].append(left)
    titles = {iri: _title_left(speaks, withdrawn, iri) for iri in by_thing}
    return [
        Told(about, titles[about],
             tuple((change, *_told_left(speaks, withdrawn, change)) for change in by_thing[about]))
        for about in sorted(by_thing, key=lambda iri: (titles[iri], iri))
    ]  # fmt: skip


def _left(withdrawn: Withdrawn, change: Change) -> Change:
    """Put the correction in the place of what left, where the id of that would tell too much."""
    instead = withdrawn.stands_for(withdrawn.cause(change.iri, change.old, change.about))
    if change.new is not None or not instead:
        return change
    return Change("removed", "correction", instead, instead)


def _title_left(speaks: tuple[Speaker, Speaker], withdrawn: Withdrawn, iri: str) -> str:
    """Give the title of something; of what was withdrawn its id."""
    if iri in withdrawn.new.corrections:
        return phrase("corrections", speaks[1].lang)
    if iri in withdrawn.gone:
        return withdrawn.new.short(iri)
    return withdrawn.blotted(_title(speaks, iri))


def _told_left(
    speaks: tuple[Speaker, Speaker], withdrawn: Withdrawn, change: Change
) -> tuple[str, tuple[str, ...]]:
    """Tell a change without what was withdrawn or corrected: that it was, when and why."""
    lang = speaks[1].lang
    cause = withdrawn.cause(change.old, change.iri)
    parts: tuple[str, ...] = ()
    if change.kind == "correction":
        said = correction_told(withdrawn.new.corrections[change.iri], lang)
        return f"{phrase('correction', lang)}: {said}", parts
    if cause and change.new is None:
        kind = phrase(change.kind or "concept", lang)
        return f"{kind}: {id_of(change.iri)}. {withdrawn.told(cause, lang)}", parts
    text, parts = _told(speaks, change, lang)
    if change.new is not None and (cause or withdrawn.is_corrected(change.iri)):
        names = (phrase(f"part {part}", lang) for part in change.parts)
        parts = tuple(phrase("corrected part", lang).format(name) for name in names)
    return withdrawn.blotted(text), tuple(map(withdrawn.blotted, parts))


def totals(found: Iterable[Told], lang: str) -> str:
    """Say how many came, left and changed."""
    hows = [change.how for each in found for change, _, _ in each.changes]
    return " · ".join(
        f"{phrase(how, lang)}: {hows.count(how)}" for how in ("added", "removed", "changed")
    )


def diff_text(old: Record, new: Record, lang: str) -> str:
    """Write what changed, as text."""
    found = told_changes(old, new, lang)
    if not found:
        return phrase("no change", lang) + "\n"
    lines = []
    for each in found:
        lines.append(f"{each.title} [{each.iri.rsplit('/', 1)[-1]}]")
        for change, text, parts in each.changes:
            lines.append(f"  {MARKS[change.how]} {text}")
            lines += [f"      {part}" for part in parts]
        lines.append("")
    return "\n".join([*lines, totals(found, lang)]) + "\n"


def _title(speaks: tuple[Speaker, Speaker], iri: str) -> str:
    old, new = speaks
    return (new if iri in new.record.names else old).name(iri)


def _told(
    speaks: tuple[Speaker, Speaker], change: Change, lang: str
) -> tuple[str, tuple[str, ...]]:
    old, new = speaks
    speak, thing = (old, change.old) if change.how == "removed" else (new, change.new)
    start = phrase(change.kind or "concept", lang)
    if isinstance(thing, Claim):
        where = f"{speak.source(thing.source)}, {speak.place(thing)}"
        told = f"{start}: {speak.says(thing)}: {speak.statement(thing)} · {where} [{thing.id}]"
        told = answers_of(speak.record, lang).beside(thing, told)
    else:
        told = f"{start}: {_title(speaks, change.iri)} [{change.iri.rsplit('/', 1)[-1]}]"
    return told, parts_told(speaks, change, lang)


def parts_told(speaks: tuple[Speaker, Speaker], change: Change, lang: str) -> tuple[str, ...]:
    """Tell each part that differs, as it was and as it is."""
    if change.old is None or change.new is None:
        return ()
    old, new = stated(change.old), stated(change.new)
    return tuple(
        f"{phrase(f'part {part}', lang)}: {_part(speaks[0], old.get(part), part)} → "
        f"{_part(speaks[1], new.get(part), part)}"
        for part in change.parts
    )


_CODED: Final = frozenset(("inferred", "modality", "bound"))
"""Parts whose values are keys of the format: people are told words for them."""


def _part(speak: Speaker, value: Any, part: str) -> str:
    """Write one part of a thing for people."""
    if value in (None, "", (), {}, frozenset()):
        return phrase("none", speak.lang)
    if isinstance(value, Span):
        return speak.date(value)
    if isinstance(value, str):
        if part in _CODED:
            return phrase(f"{part} {value}", speak.lang)
        return speak.name(value) if value.startswith(("http://", "https://")) else value
    if isinstance(value, bool):
        return phrase("yes" if value else "no", speak.lang)
    if isinstance(value, Mapping):
        return "; ".join(f"{key}: {text}" for key, text in sorted(value.items()))
    if isinstance(value, frozenset):
        value = tuple(sorted(value))
    if isinstance(value, tuple):
        return "; ".join(_part(speak, each, part) for each in value)
    return str(getattr(value, "text", value))
