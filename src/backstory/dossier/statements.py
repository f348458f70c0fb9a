"""Give what an item says of its subject: each predicate that it has, and what it points at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from backstory.dossier.figures import figure_in
from backstory.dossier.items import MAX_WORDING_WORDS, THINGS, Item, Statement
from backstory.dossier.registry import Registry
from backstory.dossier.twins import hold_numbers
from backstory.errors import Problem, Severity, Spot
from backstory.model.nouns import Object, Words
from backstory.text import nearest
from backstory.vocabulary import PREDICATES, SAID_OF, SCHEME_OF, TARGETS

__all__ = ["statements_of", "target_in"]


_FIELDS: Final = tuple((key, key.replace("-", "_")) for key in PREDICATES)
"""Each predicate with the field of an item that has it."""

_SORTS: Final = {"holds": ("post",), "member-of": ("body", "group")}
"""Kinds of actor that a predicate points at, where not every kind will do."""


def statements_of(item: Item) -> Iterator[Statement]:
    """Give predicate, object, role and figure of each statement an item makes, in fixed order."""
    form, registry = item.form, item.registry
    told = form.model_fields_set
    for key, name in _FIELDS:
        written = getattr(form, name) if name in told else None
        if not written or not _is_said_of(item, key):
            continue
        if key == "actors":
            yield from _actors(item)
        elif key == "count":
            for number, text in enumerate(form.count or ()):
                yield from figure_in(item, text, item.spot("count", number))
        elif key == "happened":
            for number, text in enumerate(written):
                span = registry.span(text, item.spot(key, number), key)
                if span:
                    yield {"predicate": PREDICATES[key], "object": span}
        elif key == "remark":
            if item.is_blotted(key):
                continue
            gist, first = written.model_dump(), registry.languages[0]
            hold_numbers(registry, gist, item.spot(key), key)
            yield {"predicate": PREDICATES[key], "object": Words(gist[first], first), "gist": gist}
        elif key in ("number", "published"):
            yield from (
                {"predicate": PREDICATES[key], "object": Words(text, "")} for text in written
            )
        elif key == "characterised-as":
            language = form.wording_language or item.language
            for number, text in enumerate(written):
                if len(text.split()) > MAX_WORDING_WORDS:
                    what = "a characterisation quotes more than fifteen words"
                    item.note(item.spot(key, number), "D046", what, "quote fewer, or use `remark:`")
                yield {"predicate": PREDICATES[key], "object": Words(text, language)}
        else:
            for number, name in enumerate(written):
                found = target_in(item, key, name, item.spot(key, number))
                if found is not None:
                    yield {"predicate": PREDICATES[key], "object": found}


def _is_said_of(item: Item, key: str) -> bool:
    """Note that a thing of this kind cannot have a predicate: a law holds no office."""
    about, kinds = item.form.about, SAID_OF[key]
    if not kinds or not about or item.registry.named.get(about) not in THINGS:
        return True
    at = item.spot(key, key=True)
    found = item.registry.thing(about, kinds, at, f"the subject of `{key}`")
    actor = item.registry.actors.get(about)
    if key == "holds" and actor and actor.kind == "post" and about not in item.registry.broken:
        what = f"the subject of `{key}` '{about}' is an office, and no office holds another"
        item.note(at, "D026", what, "write `about:` whoever holds it")
        return False
    if (
        key == "holds"
        and actor
        and actor.kind in ("body", "group")
        and about not in item.registry.broken
    ):  # a warning: a junta may govern as one
        what = f"`{key}`: '{about}' is of the kind `{actor.kind}`, not `person`"
        mend = "name one of actors.yaml of the kind `person`"
        item.registry.problems.append(Problem(at, "D026", what, mend, Severity.WARNING))
    return bool(found)


def target_in(item: Item, key: str, name: str, at: Spot) -> Object | None:
    """Resolve what a predicate points at: a thing first, then a concept."""
    registry, kinds, schemes = item.registry, TARGETS.get(key, ()), SCHEME_OF.get(key, ())
    if registry.named.get(name) in kinds:
        if name == item.form.about:
            told = f"`{key}` ties `{name}` to itself"
            registry.note(at, "D061", told, "name the other one, as the page has it")
            return None
        return registry.iri(name) if _is_of_sort(registry, key, name, at) else None
    if schemes and (name not in registry.named or not kinds):
        found = registry.find_concept(name, schemes)
        if found or not kinds:
            return found or registry.concept(name, schemes, at, f"`{key}`")
    if registry.is_lost(name, (*kinds, *(("concept",) if schemes else ()))):
        return None
    if schemes and name not in registry.named:
        known = [n for n, kind in registry.named.items() if kind in kinds]
        guess = registry.called(name, schemes) or nearest(
            name, [*known, *registry.concept_ids(schemes)]
        )
        mend = (
            f"did you mean `{guess}`?"
            if guess
            else f"add it to concepts.yaml under `{schemes[0]}:`"
        )
        registry.note(at, "D020", f"`{key}`: '{name}' names no thing and no concept", mend)
        return None
    # A place is no post, and any actor would be told next; of two that bear one id one may be it.
    if name not in registry.stand_ins.values() and not _is_of_sort(registry, key, name, at):
        return None
    thing = registry.thing(name, kinds, at, f"`{key}`")
    return registry.iri(thing) if thing else None


def _is_of_sort(registry: Registry, key: str, name: str, at: Spot) -> bool:
    """Note that an actor of this kind cannot be pointed at: nobody holds a person."""
    wanted, actor = _SORTS.get(key), registry.actors.get(name)
    kind = actor.kind if actor else registry.named.get(name)
    if not wanted or not kind or kind in wanted or name in registry.broken:
        return True
    what = f"`{key}`: '{name}' is of the kind `{kind}`, not `{'` or `'.join(wanted)}`"
    registry.note(at, "D026", what, f"name one of actors.yaml of the kind `{wanted[0]}`")
    return False


def _actors(item: Item) -> Iterator[Statement]:
    for role, names in (item.form.actors or {}).items():
        if _is_exchanged(item, role, names):
            continue
        ref = item.registry.concept(
            role, ("role",), item.spot("actors", role, key=True), "the role"
        )
        for number, name in enumerate(names):
            at = item.spot("actors", role, number)
            actor = item.registry.thing(name, ("actor",), at, "the actor")
            if actor and ref:
                yield {"predicate": "sem:hasActor", "object": item.registry.iri(actor), "role": ref}


def _is_exchanged(item: Item, role: str, names: Sequence[str]) -> bool:
    """Tell where an actor stands as a role and a role as an actor; each is known as the other."""
    registry = item.registry
    if registry.named.get(role) != "actor" or registry.find_concept(role, ("role",)):
        return False
    roles = [name for name in names if name not in registry.named]
    if not roles or not all(registry.find_concept(name, ("role",)) for name in roles):
        return False
    at = item.spot("actors", role, key=True)
    what = f"the actor `{role}` stands where its role belongs, and `{roles[0]}` is a role"
    registry.note(at, "D020", what, f"write `{roles[0]}: {role}`")
    return True
