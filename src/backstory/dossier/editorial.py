"""Read what the editors sign: disagreements, links between events, and what is not known."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from backstory.dates.days import day_number, from_iso, today
from backstory.dates.edtf import Span
from backstory.dossier.forms import ID_PATTERN
from backstory.dossier.items import THINGS
from backstory.dossier.marks import Marked
from backstory.dossier.registry import Registry, article
from backstory.dossier.twins import hold_both, hold_numbers
from backstory.errors import Problem, Severity, Spot
from backstory.model.nouns import Claim
from backstory.model.signed import Correction, Disagreement, Gap, Link
from backstory.text import nearest

__all__ = ["corrections_in", "disagreements_in", "gaps_in", "links_in"]

_ENDS: Final = ("event", "instrument")
_NAMELESS: Final = "linked"
"""How a link is told of that names no relation."""
_IN_WORDS: Final = ("ctx:remark", "ctx:before", "ctx:after")
"""Predicates of claims that may speak of a day, though they give none that is read."""
_ABOUT: Final = ("event", "instrument", "actor", "place")


def _claims(
    page: Marked,
    names: Sequence[str],
    path: tuple[str | int, ...],
    claims: Mapping[str, Claim],
    registry: Registry,
) -> tuple[str, ...]:
    """Resolve ids of claims to their IRIs, sorted; note those that nothing has."""
    found = set()
    for number, name in enumerate(names):
        spot = page.spot((*path, number))
        if name in claims:
            found.add(claims[name].iri)
            registry.leans_on(name, spot)
        elif not registry.is_lost(name):
            guess = nearest(name, claims)
            if not guess and registry.is_doubled():
                continue
            mend = f"did you mean `{guess}`?" if guess else "give the claim an `id:`"
            what = f"no claim has the id '{name}'"
            if (kind := registry.named.get(name)) in THINGS:
                what = f"`{name}` names {article(kind)}, and no claim"
                mend = "name a claim about it by its `id:`, and give it one if it has none"
            registry.note(spot, "D048", what, mend)
    return tuple(sorted(found))


def disagreements_in(
    marked: Mapping[str, Marked],
    filled: Mapping[str, Any],
    claims: Mapping[str, Claim],
    registry: Registry,
) -> dict[str, Disagreement]:
    """Read disagreements.yaml: the claims of each exist, and there are two at least."""
    found: dict[str, Disagreement] = {}
    if "disagreements" not in filled:
        return found
    page = marked["disagreements"]
    for name, form in sorted(filled["disagreements"].root.items()):
        at = page.spot((name,), key=True)
        own = registry.take(name, "disagreement", at)
        between = _claims(page, form.between, (name, "between"), claims, registry)
        if len(between) < len(set(form.between)):  # what it lacks is told where that was lost
            registry.doubted.add(name)
        lost = page.hollow | page.moved.keys()
        if (name, "between") in lost:
            registry.doubted.add(name)
        if len(set(form.between)) < 2 and (name, "between") not in lost:
            what = f"`{name}` names fewer than two claims"
            registry.note(at, "D050", what, "name every claim that takes part")
        kind = registry.concept(form.kind, ("disagreement",), page.spot((name, "kind")), "the kind")
        _hold_kind(page, name, form, claims, registry)
        labels = {"en": form.title_en or "", "es": form.title_es or ""}
        hold_numbers(registry, labels, page.spot((name, "title-en")), "title")
        hold_both(registry, page, (name,), "title", labels)
        notes = {"en": form.en, "es": form.es}
        hold_numbers(registry, notes, page.spot((name, "en")), name)
        found[own] = Disagreement(
            iri=registry.iri(own), kind=kind or "",
            between=between, verdict=form.verdict or "",
            labels={key: text for key, text in labels.items() if text},
            notes=notes, rows=tuple(sorted(set(form.row or ()))), at=at,
        )  # fmt: skip
    return found


def _hold_kind(
    page: Marked, name: str, form: Any, claims: Mapping[str, Claim], registry: Registry
) -> None:
    """Warn of a disagreement over values, days or names that names claims of another sort."""
    there = [claims[each] for each in form.between if each in claims]
    bare = [each for each in form.between if each in claims and not claims[each].figure]
    if form.kind == "value" and bare:
        what = f"`kind: value` is told of figures, and `{bare[0]}` has no `count:`"
        mend = "write another `kind:`, or name a claim that counts"
    elif form.kind == "date" and there and not any(map(_dates, there)):
        what = "`kind: date` is told of days, and none of its claims gives one"
        mend = "write another `kind:`, or name a claim with `happened:` or `when:`"
    elif form.kind == "name" and there and not any(map(_names, there)):
        what = "`kind: name` is told of what or who something is, and its claims only count or date"
        mend = "write another `kind:`, or name a claim that says it in words"
    else:
        return
    at = page.spot((name, "kind"))
    registry.problems.append(Problem(at, "D064", what, mend, Severity.WARNING))


def _dates(claim: Claim) -> bool:
    """Tell whether a claim gives a day, be it in words: what is not known to give none may."""
    if claim.when or claim.said or claim.within or claim.predicate in _IN_WORDS:
        return True
    own = claim.figure is not None and claim.figure.as_of is not None
    return own or isinstance(claim.object, Span) or bool(claim.limit) or claim.wording is not None


def _names(claim: Claim) -> bool:
    """Tell whether a claim says what or who something is, be it in words that it quotes."""
    return claim.wording is not None or not (claim.figure or claim.predicate == "ctx:date")


def links_in(
    marked: Mapping[str, Marked],
    filled: Mapping[str, Any],
    claims: Mapping[str, Claim],
    registry: Registry,
) -> dict[str, Link]:
    """Read links.yaml: both ends exist and differ, and the claims that a reason rests on."""
    found: dict[str, Link] = {}
    if "links" not in filled:
        return found
    page = marked["links"]
    for name, form in sorted(filled["links"].root.items()):
        at = page.spot((name,), key=True)
        own = registry.take(name, "link", at)
        because = form.because.model_dump()
        hold_numbers(registry, because, page.spot((name, "because")), "because")
        rests_on = _claims(page, form.rests_on, (name, "rests-on"), claims, registry)
        later = registry.thing(form.from_, _ENDS, page.spot((name, "from")), "`from`")
        earlier = registry.thing(form.to, _ENDS, page.spot((name, "to")), "`to`")
        if later and later == earlier:
            what = f"`{name}` links `{later}` with itself"
            registry.note(page.spot((name, "to")), "D061", what, "name the earlier event")
        elif later and earlier:
            found[own] = Link(
                iri=registry.iri(own), subject=registry.iri(later),
                relation=_as_written(page, name, form.relation), object=registry.iri(earlier),
                because=because, rests_on=rests_on, at=at,
            )  # fmt: skip
    return found


def _as_written(page: Marked, name: str, relation: str) -> str:
    """Give the relation as it stands there, though it is none: no rule tells what nobody wrote."""
    told = page.value[name].get("relation", _NAMELESS)
    known = isinstance(told, str) and re.fullmatch(ID_PATTERN, told)
    return told if known and (name, "relation") in page.hollow else relation


def gaps_in(
    marked: Mapping[str, Marked], filled: Mapping[str, Any], registry: Registry
) -> dict[str, Gap]:
    """Read gaps.yaml: what a gap is about exists; where and when it was looked for go together."""
    found: dict[str, Gap] = {}
    if "gaps" not in filled:
        return found
    page = marked["gaps"]
    for name, form in sorted(filled["gaps"].root.items()):
        at = page.spot((name,), key=True)
        own = registry.take(name, "gap", at)
        about = {
            registry.iri(it)
            for number, thing in enumerate(form.about)
            if (it := registry.thing(thing, _ABOUT, page.spot((name, "about", number)), "`about`"))
        }
        told = {"looked", "looked-on"} <= page.value[name].keys()  # one of them may be at fault
        if bool(form.looked) != bool(form.looked_on) and not told:
            there, missing = ("looked", "looked-on") if form.looked else ("looked-on", "looked")
            if (name, missing) in page.meant:  # told where it is misspelt
                registry.following += 1
            else:
                what = f"`{name}` has `{there}` without `{missing}`"
                half = page.spot((name, there), key=True)
                mend = "say where and when it was looked for, or neither"
                registry.note(half, "D062", what, mend)
        question, looked = {"en": form.en, "es": form.es}, form.looked
        hold_numbers(registry, question, page.spot((name, "en")), name)
        if looked:
            at_looked = page.spot((name, "looked"))
            hold_numbers(registry, looked.model_dump(), at_looked, "looked")
        _not_ahead(form.looked_on, "looked-on", page.spot((name, "looked-on")), registry)
        found[own] = Gap(
            iri=registry.iri(own), question=question,
            about=tuple(sorted(about)), looked=looked.model_dump() if looked else {},
            looked_on=form.looked_on or "", rows=tuple(sorted(set(form.row or ()))), at=at,
        )  # fmt: skip
    return found


def corrections_in(
    marked: Mapping[str, Marked], filled: Mapping[str, Any], registry: Registry
) -> dict[str, Correction]:
    """Read corrections.yaml: what was withdrawn is gone, and what was changed is there."""
    found: dict[str, Correction] = {}
    if "corrections" not in filled:
        return found
    page = marked["corrections"]
    there = dict(registry.named)
    for name, form in sorted(filled["corrections"].root.items()):
        own = registry.take(name, "correction", page.spot((name,), key=True))
        spot, withdrawn = page.spot((name, "of")), form.change == "withdrawn"
        if form.of is None:
            if not withdrawn:
                what = f"`{name}` does not say what was changed"
                at = page.spot((name,), key=True)
                registry.note(at, "D069", what, "write `of:` with its id")
        elif (name, "change") in page.hollow:  # which of the two is not known
            pass
        elif withdrawn and form.of in there:
            what = f"`{form.of}` is withdrawn and still there"
            registry.note(spot, "D069", what, "remove it with all that names it")
        elif not withdrawn and form.of not in there and not registry.is_lost(form.of):
            what = f"`{form.of}` is said to be changed and is not there"
            guess = nearest(form.of, there)
            mend = f"did you mean `{guess}`?" if guess else "write `change: withdrawn`"
            registry.note(spot, "D069", what, mend)
        because = form.because.model_dump()
        hold_numbers(registry, because, page.spot((name, "because")), "because")
        if (name, "date") not in page.hollow:
            _not_ahead(form.date, "date", page.spot((name, "date")), registry)
        found[own] = Correction(
            iri=registry.iri(own), of=registry.iri(form.of) if form.of else "", date=form.date,
            withdrawn=withdrawn, because=because,
            at=page.spot((name,), key=True),
        )  # fmt: skip
    return found


def _not_ahead(day: str | None, key: str, at: Spot, registry: Registry) -> None:
    """Warn of a day to come, on which nobody has done anything yet; tomorrow is today somewhere."""
    now = today()
    if day and from_iso(day) > day_number(now.year, now.month, now.day) + 1:
        what = f"`{key}: {day}` is a day to come: nobody has done it yet"
        mend = "write the day on which it was done"
        registry.problems.append(Problem(at, "D075", what, mend, Severity.WARNING))
