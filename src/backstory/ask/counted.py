"""
A word that somebody typed comes in; out goes what its figures are told by, and what else is near.

People ask for "votes", "detainees" or «liberados»; a dossier counts votes in favour, political
prisoners held, releases verified. A word that stands for one counted thing means it; where it may
stand for several, none is chosen: they are named, with how many figures of each there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

import pyoxigraph as ox

from backstory.ask.counted_words import bare_of, ideas_in
from backstory.ask.find import find_iri
from backstory.errors import NotFound
from backstory.model.names import Index
from backstory.rdf.record import Record
from backstory.text import normalise
from backstory.vocabulary import id_of, term
from backstory.words.languages import languages, words_of
from backstory.words.little import light_in_names
from backstory.words.numbers import numeral
from backstory.words.phrases import phrase

__all__ = ["Meant", "meant", "told_near"]

_SHOWN: Final = 6
"""Counted things that are named as near; the rest is only numbered."""
_COUNTED: Final = "concept counted"
_NUMBERS: Final = (
    "SELECT ?counted (COUNT(?claim) AS ?n) WHERE { ?claim ctx:counted ?counted } GROUP BY ?counted"
)
_BROADER: Final = (
    "SELECT DISTINCT ?narrow ?broad WHERE { ?claim ctx:counted ?narrow . "
    "?narrow skos:broader+ ?broad . FILTER NOT EXISTS { ?other ctx:counted ?broad } }"
)
_ANY: Final = """SELECT ?it WHERE { VALUES ?it { %s }
  { ?claim ctx:counted ?it } UNION { ?claim rdf:subject ?it ; ctx:counted ?what }
  UNION { ?claim prov:wasAttributedTo ?it ; ctx:counted ?what }
  UNION { ?claim dcterms:source ?it ; ctx:counted ?what }
  UNION { ?claim ctx:within ?it ; ctx:counted ?what }
  UNION { ?claim dcterms:isPartOf ?it ; ctx:counted ?what }
  UNION { ?it ctx:counted ?what } } LIMIT 1"""


class Meant(NamedTuple):
    """What the figures are told by."""

    iri: str
    """Of what is counted, or what is counted of it; empty for all figures."""
    near: tuple[str, ...] = ()
    """IRIs of counted things called alike, that with most figures first."""
    numbers: Mapping[str, int] = MappingProxyType({})
    """How many figures there are of each counted thing."""


def meant(record: Record, text: str, lang: str) -> Meant:
    """
    Find what somebody wants figures of.

    Args:
        record: What a graph records.
        text: What was typed: an id, an IRI, a name, or an everyday word in any language.
        lang: The language to complain in.

    Raises:
        NotFound: Nothing is called so, or the word may stand for several counted things.
    """
    if not text:
        return Meant("")
    numbers = _numbers(record)
    sure, near = _alike(record, text, numbers)
    try:
        found = find_iri(record, text, rather=_COUNTED, lang=lang)
    except NotFound:
        if not sure and not near:
            raise
        found = ""
    if found and found not in numbers and len(sure) == 1 and id_of(found) != text:
        found = ""  # an alias of something else: who asks for figures means what is counted
    if found and _has_figures(record, found):
        return Meant(found, tuple(one for one in (*sure, *near) if one != found), numbers)
    if len(sure) == 1 or (not sure and len(near) == 1 and not found):
        chosen = (*sure, *near)[0]
        return Meant(chosen, tuple(one for one in near if one != chosen), numbers)
    if found and not sure:
        return Meant(found, near, numbers)
    several = told_near(record, (*sure, *near), numbers, lang)
    told = phrase("counted several", lang).format(text[:80], several)
    raise NotFound(told, text, kind="figures", suggestion=id_of((*sure, *near)[0]))


def told_near(record: Record, near: Iterable[str], numbers: Mapping[str, int], lang: str) -> str:
    """Name counted things, each as it can be typed, with its name and its number of figures."""
    every = list(near)
    told = [
        f"{record.short(iri).rpartition('/')[2]} ({record.label(iri, lang)}: "
        f"{numeral(numbers[iri], lang)})"
        for iri in every[:_SHOWN]
    ]
    if len(every) > _SHOWN:
        told.append(phrase("and so many", lang).format(numeral(len(every) - _SHOWN, lang)))
    return "; ".join(told)


def _numbers(record: Record) -> dict[str, int]:
    """Count the figures of each counted thing."""
    rows = record.store.query(_NUMBERS).rows
    return {
        what.value: int(number.value)
        for what, number in rows
        if isinstance(what, ox.NamedNode) and isinstance(number, ox.Literal)
    }


def _has_figures(record: Record, iri: str) -> bool:
    """Tell whether something is counted, or counted of, by or in something: asked where it lies."""
    if iri in record.store.homes:
        return True
    return bool(record.store.query(_ANY % ox.NamedNode(iri)).rows)


def _alike(
    record: Record, text: str, numbers: Mapping[str, int]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the counted things that a word surely means, and those called alike."""
    ids = {id_of(iri): iri for iri in numbers}
    asked = normalise(text)
    names: dict[str, set[str]] = {iri: set(_called(record, iri)) for iri in numbers}
    said: dict[str, list[str]] = {}
    for iri, called in names.items():
        for name in map(normalise, called):
            said.setdefault(name, []).append(iri)
    for lang in languages():
        for things, words in words_of(lang)["counted"].items():
            for iri in (ids[one] for one in things.split() if one in ids):
                for word in words.split(","):
                    names[iri].add(word.strip())
                    said.setdefault(normalise(word), []).append(iri)
    bare = [each for lang in languages() if (each := bare_of(asked, lang)) != asked]
    sure = next((said[one] for one in (asked, *bare) if one in said), [])
    sure = list(dict.fromkeys(sure)) or _meaning(asked, names) or _below(record, asked, bare, names)
    rows = ((iri, name, "", "") for iri, called in names.items() for name in called)
    index = Index(rows, light_in_names())
    matches = [one for word in (asked, *_stems(asked)) for one in index.search(word, 50)]
    # "Nays" are no days: what is found by a slip alone is never chosen for who asks.
    found = [one.id for one in matches if one.how != "slip"]
    near = sorted(dict.fromkeys(one for one in found if one not in sure), key=lambda iri: (
        -numbers[iri], iri))  # fmt: skip
    return tuple(sorted(sure, key=lambda iri: (-numbers[iri], iri))), tuple(near)


def _below(
    record: Record, asked: str, bare: Iterable[str], names: Mapping[str, Iterable[str]]
) -> list[str]:
    """Give what is narrower than a counted thing that words mean and that nobody counts itself."""
    rows = record.store.query(_BROADER).rows
    above: dict[str, set[str]] = {}
    for narrow, broad in rows:
        if isinstance(narrow, ox.NamedNode) and isinstance(broad, ox.NamedNode):
            above.setdefault(narrow.value, set()).add(broad.value)
    by_id = {id_of(iri): iri for every in above.values() for iri in every}
    called = {iri: set(map(normalise, _called(record, iri))) for iri in by_id.values()}
    for lang in languages():
        for things, words in words_of(lang)["counted"].items():
            for iri in (by_id[one] for one in things.split() if one in by_id):
                called[iri] |= {normalise(word) for word in words.split(",")}
    said = {asked, *bare}
    return [iri for iri in names if any(said & called[broad] for broad in above.get(iri, ()))]


def _meaning(asked: str, names: Mapping[str, Iterable[str]]) -> list[str]:
    """Give the counted things of which a name has the ideas of what is asked, and no others."""
    found = [
        iri
        for lang in languages()
        for iri, called in names.items()
        if (ideas := ideas_in(asked, lang))
        and any(ideas == ideas_in(each, lang) for each in called)
    ]
    return list(dict.fromkeys(found))


def _called(record: Record, iri: str) -> Iterable[str]:
    """Give what a counted thing is called, and the words by which texts speak of it."""
    node = ox.NamedNode(iri)
    yield id_of(iri).replace("-", " ")
    for predicate in ("skos:prefLabel", "skos:altLabel", "skos:hiddenLabel"):
        for quad in record.store.reach().quads_for_pattern(
            node, ox.NamedNode(term(predicate)), None
        ):
            if isinstance(quad.object, ox.Literal):
                yield quad.object.value


def _stems(word: str) -> tuple[str, ...]:
    """Give a word without the end of its plural: "votes" are near the share of the vote."""
    return tuple(word[: -len(end)] for end in ("s",) if word.endswith(end) and len(word) > 4)
