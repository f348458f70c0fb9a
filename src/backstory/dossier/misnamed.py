"""A name where an id belongs comes in; out goes the id of what bears it, or how to add one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Final

from backstory.dossier.fields import ID_PATTERN
from backstory.dossier.marked import Marked
from backstory.dossier.nobody import PAGE_ITSELF, is_nobody
from backstory.dossier.registry import Registry
from backstory.errors import Problem
from backstory.text import nearest, normalise
from backstory.vocabulary import SCHEME_OF

__all__ = ["offer_bearers"]

_FILES: Final = {"event": "events.yaml", "actor": "actors.yaml", "place": "places.yaml",
                 "instrument": "instruments.yaml"}  # fmt: skip
_WANTED: Final = {
    "voice": ("actor",), "actors": ("actor",), "place": ("place",), "focus": ("event",),
    "about": ("event", "instrument", "actor", "place"), "from": ("event", "instrument"),
    "to": ("event", "instrument"),
}  # fmt: skip
"""What may stand at a key, the likeliest first; at another, whatever bears the name."""
_SCHEMES: Final = dict(SCHEME_OF) | {
    "position": ("position",), "form": ("form",), "unit": ("unit",), "caution": ("caution",),
    "definition": ("definition",), "role": ("role",),
}  # fmt: skip
"""Schemes of the concepts that may stand at a key."""
_KIND_IN: Final = {"events.yaml": "kind", "disagreements.yaml": "disagreement"}
"""The scheme of `kind:` in each file; in another it is that of a source."""
_SEVERAL: Final = re.compile(r"\s*[,;&/+]\s*(?:and|y|e)?\s*|\s+(?:and|y|e)\s+")
"""What stands between two ids, or names, that were to be a list."""
_ALONE: Final = frozenset(
    ("about", "revises", "part-of", "focus", "from", "to", "kind", "definition", "of", "form", "id",
     "broader", "unit", "position")
)  # fmt: skip
"""Keys that take one id."""


def offer_bearers(files: Iterable[Marked], registry: Registry) -> None:
    """Offer, for each name where an id belongs, what bears it; labels and aliases count."""
    misnamed = {key: told for file in files for key, told in file.misnamed.items()}
    if not misnamed:
        return
    called = _called(registry)
    for at, problem in enumerate(registry.problems):
        told = misnamed.get((problem.at, problem.what)) if problem.code == "D014" else None
        if told:
            mend = _mend(*told, registry, called) or _concept(*told, problem, registry)
            registry.problems[at] = replace(problem, mend=mend or problem.mend)


def _called(registry: Registry) -> dict[str, dict[str, str]]:
    """List, by kind and by name without accents or case, the id of what bears it."""
    kinds = {"event": registry.events, "actor": registry.actors, "place": registry.places,
             "instrument": registry.instruments}  # fmt: skip
    found: dict[str, dict[str, str]] = {}
    for kind, things in kinds.items():
        names = found[kind] = {normalise(id_): id_ for id_ in things}
        for id_, thing in things.items():
            for text in (*thing.labels.values(), *(alias.text for alias in thing.aliases)):
                names.setdefault(normalise(text), id_)
    return found


def _mend(told: str, key: str, registry: Registry, called: dict[str, dict[str, str]]) -> str:
    """Say which id was meant, or how to add one; empty if nobody knows what belongs there."""
    kinds, plain = _WANTED.get(key, tuple(called)), normalise(told)
    if key == "voice" and is_nobody(told):
        return PAGE_ITSELF
    within = re.fullmatch(r"([\w-]+)[:/#]([\w-]+)", told.strip())
    if within and within[1] not in registry.named and registry.named.get(within[2]) in kinds:
        return f"write `{within[2]}`"  # with the name of its dossier or file before it
    if each := _each_of(told, kinds, called):
        if key in _ALONE:
            return f"one stands here; write an item for each: {', '.join(f'`{n}`' for n in each)}"
        return "write a list, one a line: " + ", ".join(f"`- {name}`" for name in each)
    last = re.split("[/#]", told.strip().strip("<>").rstrip("/"))[-1]
    if "://" in told and registry.named.get(last) in kinds:
        return f"write `{last}`"  # its address was taken from a page
    if registry.lost.intersection(kinds):
        return ""  # whatever bears it may stand in a file that cannot be read
    if plain.replace(" ", "-") in {*registry.named, *registry.dropped}:
        return ""  # the id was meant, and is what the problem offers already
    guess = next((called[kind][plain] for kind in kinds if plain in called[kind]), "")
    if not guess and key in _WANTED:
        names = {name: id_ for kind in reversed(kinds) for name, id_ in called[kind].items()}
        guess = names.get(nearest(plain, names) or "", "")
    like = plain.replace(" ", "-")
    if key not in _WANTED:
        return f"did you mean `{guess}`?" if guess else ""
    add = f"add it to {_FILES[kinds[0]]}"
    if re.fullmatch(ID_PATTERN, like):
        add += f" as `{like}:`"
    return f"did you mean `{guess}`? If not, {add}" if guess else f"{add}, and name it so here"


def _concept(told: str, key: str, problem: Problem, registry: Registry) -> str:
    """Offer the concept that is called so, where one belongs; empty if none is."""
    scheme = _KIND_IN.get(Path(problem.at.file).name, "source-kind")
    schemes = (scheme,) if key == "kind" else _SCHEMES.get(key, ())
    meant = registry.called(told, schemes)
    like = normalise(told).replace(" ", "-")
    if meant:
        sure = registry.bears(meant, told, schemes)  # one word of a label is a guess
        return f"write `{meant}`" if sure else f"did you mean `{meant}`?"
    if not schemes or registry.find_concept(like, schemes):
        return ""
    near = nearest(like, registry.concept_ids(schemes))
    return f"did you mean `{near}`?" if near else registry.concepts_offered(schemes)


def _each_of(told: str, kinds: Iterable[str], called: dict[str, dict[str, str]]) -> list[str]:
    """Give the ids of a text that was to be a list of them; empty if it was not."""
    parts = _SEVERAL.split(told.strip())
    names = {name: id_ for kind in kinds for name, id_ in called[kind].items()}
    found = [part if re.fullmatch(ID_PATTERN, part) else names.get(normalise(part), "")
             for part in parts]  # fmt: skip
    whole = normalise(told) in names  # “Bread and Roses” is one name
    return found if len(parts) > 1 and all(found) and not whole else []
