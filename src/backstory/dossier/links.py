"""Tie claims to the claims they deny, dispute, support, revise or are part of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import takewhile
from typing import Any, Final

from backstory.dossier.claims import Draft, content_iri
from backstory.dossier.items import THINGS
from backstory.dossier.registry import Registry, article
from backstory.errors import Problem, Severity, Spot
from backstory.model.nouns import Claim
from backstory.text import nearest
from backstory.vocabulary import KEYS, id_of

__all__ = ["linked"]


_NO_FIGURE: Final = "add `count:`; what else is stated goes into an item of its own"


def linked(drafts: Iterable[Draft], registry: Registry) -> dict[str, Claim]:
    """
    Resolve the links between claims of a whole dossier.

    A claim that denies another takes its subject, predicate, object and figure, is *denied*, and
    disputes it. Two claims of equal content in one passage are one mistake.
    """
    drafts = list(drafts)
    known = {draft.claim.id: draft for draft in drafts if draft.claim.iri}
    found: dict[str, Claim] = {}
    said: dict[str, Claim] = {}
    _warn_of_another_kind(drafts, known, registry)
    for draft in drafts:
        before = len(registry.problems), registry.following
        claim = _one(draft, known, registry)
        if (len(registry.problems), registry.following) != before:
            registry.doubted.update((draft.claim.id, id_of(draft.claim.subject)))
            if claim is None and draft.claim.iri:  # whoever denies nothing says something still
                registry.doubted.update(map(id_of, draft.claim.voices))
                registry.broken.add(draft.claim.id)
        if claim is None or draft.partial:
            continue
        same = content_iri(claim, registry) if draft.named_by_author else claim.iri
        first = said.setdefault(same, claim)
        if first is not claim and registry.stand_ins.get(claim.id) == first.id:
            registry.following += 1  # its id is told
            continue
        if first is not claim:
            what = f"this says the same as {first.at}"
            registry.note(claim.at, "D053", what, "remove one of the two")
        found.setdefault(claim.id, claim)
    carry = {claim.source for claim in found.values()}
    registry.doubted.update(
        id_of(draft.claim.source) for draft in drafts if draft.claim.source not in carry
    )
    return dict(sorted(found.items()))


def _warn_of_others(draft: Draft, denied: str, registry: Registry) -> None:
    """Warn where what is denied makes more statements, which would stand without the denial."""
    second = f"{denied}-2"
    if second in registry.derived:
        what = f"`{denied}` makes several statements, and only the first of them is denied"
        mend = "give each statement an item of its own, with an `id:`, and deny every one"
        registry.problems.append(
            Problem(draft.spots["denies"], "D058", what, mend, Severity.WARNING)
        )


def _warn_of_another_kind(
    drafts: Iterable[Draft], known: Mapping[str, Draft], registry: Registry
) -> None:
    """Warn where a count is set against the date of an item that counts too."""
    meant: dict[tuple[Spot, str], set[str]] = defaultdict(set)
    for draft in drafts:
        links = (
            *(("disputes", one) for one in draft.disputes),
            *(("supports", one) for one in draft.supports),
            *((("revises", draft.revises),) if draft.revises else ()),
        )
        for key, name in links:
            if name in known and key in draft.spots:
                meant[draft.spots[key], name].add(draft.claim.predicate)
    for (at, name), kinds in meant.items():
        first = known[name].claim.predicate
        others = _others_of(name, known, registry)
        same = next((kind for kind in others if kind in kinds), "")
        if first not in kinds and same:
            what = (
                f"`{name}` makes several statements, and its id is that of `{KEYS[first]}:`, "
                f"not of `{KEYS[same]}:`"
            )
            mend = f"put its `{KEYS[same]}:` into an item of its own, with an `id:`, and name that"
            registry.problems.append(Problem(at, "D058", what, mend, Severity.WARNING))


def _others_of(name: str, known: Mapping[str, Draft], registry: Registry) -> list[str]:
    """Give the predicates of the further statements of an item."""
    own = (f"{name}-{number}" for number in range(2, len(known)))
    made = takewhile(lambda one: one in registry.derived and one in known, own)
    return [known[one].claim.predicate for one in made]


def _one(draft: Draft, known: Mapping[str, Draft], registry: Registry) -> Claim | None:
    claim = draft.claim
    disputes = _ids(draft, "disputes", draft.disputes, known, registry)
    if draft.denies:
        denied = _ids(draft, "denies", (draft.denies,), known, registry)
        if not denied:
            return None
        _warn_of_others(draft, denied[0], registry)
        target = _denied(denied[0], known)
        if not target.subject:
            what = f"`denies: {denied[0]}` comes back to itself: nobody states what is denied"
            registry.note(draft.spots["denies"], "D047", what, "name the claim that states it")
            return None
        claim = replace(
            claim, subject=target.subject, predicate=target.predicate, object=target.object,
            role=target.role, figure=target.figure, when=claim.when or target.when,
            # A remark is told in each language: so is its denial.
            gist=claim.gist or (target.gist if target.predicate == "ctx:remark" else {}),
        )  # fmt: skip
        claim = replace(claim, iri=claim.iri or content_iri(claim, registry))
        disputes = (*denied, *disputes)
    if claim.id in disputes:
        at = draft.spots["disputes"]
        registry.note(at, "D047", f"`{claim.id}` disputes itself", "name the other claim")
        disputes = tuple(name for name in disputes if name != claim.id)
    revises = _others(draft, "revises", (draft.revises,) if draft.revises else (), known, registry)
    whole = _ids(draft, "part_of", (draft.part_of,) if draft.part_of else (), known, registry)
    if whole and _is_part_of_itself(claim.id, known):
        what = f"`{claim.id}` is a part of itself: its `part-of` leads back to it"
        mend = "name the claim of the whole, or leave `part-of` out"
        registry.note(draft.spots["part_of"], "D061", what, mend)
        whole = ()
    if whole and claim.figure:
        if known[whole[0]].claim.figure is None:
            what = f"`part-of: {whole[0]}` is not a figure"
            registry.note(draft.spots["part_of"], "D051", what, "name a claim with `count:`")
        claim = replace(claim, figure=replace(claim.figure, part_of=registry.iri(whole[0])))
    elif whole and not draft.partial:
        registry.note(draft.spots["part_of"], "D051", "`part-of` without a figure", _NO_FIGURE)
    supports = _others(draft, "supports", draft.supports, known, registry)
    settled: dict[str, Any] = {
        "voices": tuple(sorted(set(claim.voices))),
        "disputes": _iris(disputes, registry),
        "supports": _iris(supports, registry),
        "revises": _iris(revises, registry),
    }
    # Most claims have no link and one voice, and a copy of a claim is not cheap.
    is_so = all(getattr(claim, name) == value for name, value in settled.items())
    return claim if is_so else replace(claim, **settled)


def _iris(names: Iterable[str], registry: Registry) -> tuple[str, ...]:
    return tuple(sorted({registry.iri(name) for name in names}))


def _denied(name: str, known: Mapping[str, Draft]) -> Claim:
    """Reach the statement that is denied, through denials of it if need be."""
    passed = set()
    while known[name].denies in known and name not in passed:
        passed.add(name)
        name = known[name].denies
    return known[name].claim


def _is_part_of_itself(name: str, known: Mapping[str, Draft]) -> bool:
    """Tell whether the whole of a part is, in the end, a part of it."""
    seen, above = set[str](), known[name].part_of if name in known else ""
    while above in known and above != name and above not in seen:
        seen.add(above)
        above = known[above].part_of
    return bool(above) and above == name


def _others(
    draft: Draft, key: str, names: tuple[str, ...], known: Mapping[str, Draft], registry: Registry
) -> tuple[str, ...]:
    """Give the claims that a claim names, and tell of one that names itself."""
    found = _ids(draft, key, names, known, registry)
    if draft.claim.id in found:
        what = f"`{key}` ties `{draft.claim.id}` to itself"
        registry.note(draft.spots[key], "D061", what, "name the other claim")
    return tuple(name for name in found if name != draft.claim.id)


def _ids(
    draft: Draft, key: str, names: tuple[str, ...], known: Mapping[str, Draft], registry: Registry
) -> tuple[str, ...]:
    found = []
    for name in names:
        if name in known:
            if draft.partial or not known[name].partial:
                found.append(name)
            registry.leans_on(name, draft.spots[key])
            continue
        if registry.is_lost(name):
            continue
        guess = nearest(name, known)
        if not guess and registry.is_doubled():
            continue
        mend = (
            f"did you mean `{guess}`?" if guess else "give the other claim an `id:` and name that"
        )
        if not guess and (kind := registry.named.get(name)) in THINGS:
            what = f"`{name}` names {article(kind)}, and no claim"
            mend = "name a claim about it by its `id:`, and give it one if it has none"
            if key != "part_of" or kind != "event":
                registry.note(draft.spots[key], "D048", what, mend)
                continue
        if key == "part_of" and registry.named.get(name) == "event":
            mend = "`part-of` ties a figure to a figure; for an event write `sub-event-of:`"
        registry.note(draft.spots[key], "D048", f"no claim has the id '{name}'", mend)
    return tuple(found)
