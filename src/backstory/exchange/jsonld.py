"""
A graph goes out as JSON-LD that a person can read: short keys, with a context for each.

Things are called by their ids, concepts by prefix and id, texts stand under their language. The
context is in the file, so nothing is fetched to read it; whoever reads it as RDF has each triple.

Sources:
    W3C, "JSON-LD 1.1", Recommendation of 16 July 2020.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import pyoxigraph as ox

from backstory.exchange.rdf import triples
from backstory.rdf.record import Record
from backstory.rdf.store import TripleStore
from backstory.vocabulary import PREFIXES, SCHEMES, term

__all__ = ["json_ld", "json_ld_of"]

_TYPE: Final = term("rdf:type")
_STRING: Final = term("xsd:string")
_BOOLEAN: Final = term("xsd:boolean")
_INTEGER: Final = term("xsd:integer")
_NUMBER: Final = re.compile(r"0|-?[1-9][0-9]*")
_OF_JSON_LD: Final = frozenset({"id", "type"})
"""Keys that stand for `@id` and `@type`."""
_OF_CLAIMS: Final = {
    **{each: term(f"rdf:{each}") for each in ("subject", "predicate", "object")},
    "date": term("ctx:date"),
}
"""Keys that are a claim's, whatever else is called so: the first correction would change them."""

_Term = ox.NamedNode | ox.Literal


def json_ld(record: Record, lang: str = "en") -> str:
    """Write a graph as JSON-LD: a context, then every thing with what is stated of it, by id."""
    return _document(_words(record.store), triples(record), whole=True)


def json_ld_of(graph: TripleStore, stated: Iterable[ox.Triple]) -> str:
    """
    Write some statements as JSON-LD, under the keys that the whole graph is written with.

    Args:
        graph: The graph, from whose statements the keys are made; of an empty one, each is the
            prefix and the name of its property.
        stated: What to write; of statements of statements JSON-LD 1.1 has none.
    """
    plain = [each for each in stated if not isinstance(each.object, ox.Triple)]
    return _document(_words(graph), plain, whole=False)


def _document(words: _Words, stated: Iterable[ox.Triple], *, whole: bool) -> str:
    """Write statements, with all keys and prefixes in the context or only those that are used."""
    told: defaultdict[str, defaultdict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for triple in stated:
        told[_name(triple.subject)][_name(triple.predicate)].append(triple.object)
    names, terms = _Names(words.base, words.prefixes), words.terms
    if not whole:
        used = sorted({predicate for of in told.values() for predicate in of})
        terms = {each: terms.get(each) or _Key(names.word(each), each, told.values())
                 for each in used}  # fmt: skip
    things = [_thing(names, iri, told[iri], terms) for iri in sorted(told)]
    meanings = {
        terms[predicate].key: terms[predicate].meaning(names)
        for predicate in sorted(terms, key=lambda each: terms[each].key)
        if predicate != _TYPE
    }
    context: dict[str, Any] = {"@version": 1.1}
    if words.base:
        context["@base"] = words.base
    context |= {"id": "@id", "type": "@type"}
    prefixes = words.prefixes if whole else names.used
    context |= {name: words.prefixes[name] for name in sorted(prefixes)}
    context |= meanings
    return json.dumps({"@context": context, "@graph": things}, ensure_ascii=False, indent=1) + "\n"


@dataclass(frozen=True, slots=True)
class _Words:
    """What the statements of one graph are written with."""

    base: str
    prefixes: dict[str, str]
    terms: dict[str, _Key]


def _words(graph: TripleStore) -> _Words:
    """Make the keys of a graph, once: all of its statements say how the values of each are."""
    known: _Words | None = graph.cache.get("words of JSON-LD")
    if known is None:
        of: defaultdict[str, list[Any]] = defaultdict(list)
        for quad in graph.store:
            of[_name(quad.predicate)].append(quad.object)
        prefixes = _prefixes(graph)
        keys = _keys(of, prefixes)
        terms = {predicate: _Key(key, predicate, (of,)) for predicate, key in keys.items()}
        base = f"{graph.dossier}/" if graph.dossier else ""
        known = graph.cache["words of JSON-LD"] = _Words(base, prefixes, terms)
    return known


def _name(node: Any) -> str:
    return node.value if isinstance(node, ox.NamedNode) else str(node)


def _prefixes(graph: TripleStore) -> dict[str, str]:
    """
    Give the prefixes of the vocabularies, and of each dossier where there are several.

    Those of the schemes are left out: `modality` and `counted` are keys here, and
    `concept:modality/denied` says the same.
    """
    known = {name: iri for name, iri in PREFIXES.items() if name not in SCHEMES}
    return known | {name: iri for name, iri in graph.prefixes.items() if name}


class _Names:
    """Writes IRIs short: relative to the dossier, or with a prefix."""

    def __init__(self, base: str, prefixes: Mapping[str, str]) -> None:
        self.base = base
        self.used: set[str] = set()
        """The prefixes that were written."""
        self.longest = sorted(
            ((iri, name) for name, iri in prefixes.items()),
            key=lambda each: (-len(each[0]), each[1]),
        )

    def thing(self, iri: str) -> str:
        """Write the IRI of a thing; the whole of it where a short one could be misread."""
        local = iri.removeprefix(self.base) if self.base else iri
        if local != iri and re.fullmatch(r"[A-Za-z0-9][\w.-]*", local):
            return local
        return self.word(iri)

    def word(self, iri: str) -> str:
        """Write the IRI of a word of a vocabulary."""
        for home, name in self.longest:
            if iri.startswith(home) and not iri.startswith(f"{home}//") and iri != home:
                self.used.add(name)
                return f"{name}:{iri.removeprefix(home)}"
        return iri


class _Key:
    """One predicate: its key, and how all its values can be written short."""

    def __init__(self, key: str, predicate: str, told: Iterable[Mapping[str, list[_Term]]]) -> None:
        self.key, self.predicate = key, predicate
        lists = [of[predicate] for of in told if predicate in of]
        values = [value for each in lists for value in each]
        self.is_link = all(isinstance(value, ox.NamedNode) for value in values)
        literals = [value for value in values if isinstance(value, ox.Literal)]
        is_literal = len(literals) == len(values)
        self.by_language = is_literal and all(value.language for value in literals)
        kinds = {value.datatype.value for value in literals}
        single = kinds.pop() if is_literal and len(kinds) == 1 else ""
        # A whole number or a truth is itself in JSON; texts need no mark, and others are marked.
        self.datatype = (
            "" if single in (_STRING, _INTEGER, _BOOLEAN) or self.by_language else single
        )

    def meaning(self, names: _Names) -> Any:
        """Say in the context what the key stands for."""
        iri = names.word(self.predicate)
        if self.is_link:
            return {"@id": iri, "@type": "@id"}
        if self.by_language:
            return {"@id": iri, "@container": "@language"}
        if self.datatype:
            return {"@id": iri, "@type": names.word(self.datatype)}
        return iri

    def value(self, names: _Names, value: Any) -> Any:
        """Write one value."""
        if isinstance(value, ox.NamedNode):
            return names.thing(value.value) if self.is_link else {"@id": names.thing(value.value)}
        if not isinstance(value, ox.Literal):
            return {"@id": str(value)}
        if value.language:
            return {"@value": value.value, "@language": value.language}
        datatype, text = value.datatype.value, value.value
        if datatype == _STRING or datatype == self.datatype:
            return text
        if datatype == _INTEGER and _NUMBER.fullmatch(text) and len(text) < 16:
            return int(text)
        if datatype == _BOOLEAN and text in ("true", "false"):
            return text == "true"
        return {"@value": text, "@type": names.word(datatype)}


def _keys(predicates: Iterable[str], prefixes: Mapping[str, str]) -> dict[str, str]:
    """Give each predicate a key: its own name, or with its prefix where two are called so."""
    names = _Names("", prefixes)
    locals_ = {each: re.split(r"[/#]", each)[-1] for each in predicates}
    taken = Counter(locals_.values())
    strange = _OF_JSON_LD | prefixes.keys()

    def is_own(each: str, local: str) -> bool:
        if not local or local in strange:
            return False
        return each == _OF_CLAIMS[local] if local in _OF_CLAIMS else taken[local] == 1

    return {
        each: local if is_own(each, local) else names.word(each) for each, local in locals_.items()
    }


def _thing(
    names: _Names, iri: str, of: Mapping[str, list[Any]], terms: Mapping[str, _Key]
) -> dict[str, Any]:
    found: dict[str, Any] = {"id": names.thing(iri)}
    if _TYPE in of:
        found["type"] = [names.word(_name(each)) for each in of[_TYPE]]
    for predicate in sorted(of, key=lambda each: terms[each].key):
        if predicate == _TYPE:
            continue
        key, values = terms[predicate], of[predicate]
        if key.by_language:
            texts: defaultdict[str, list[str]] = defaultdict(list)
            for value in values:
                texts[value.language].append(value.value)
            found[key.key] = {lang: _one(texts[lang]) for lang in sorted(texts)}
        else:
            found[key.key] = _one([key.value(names, value) for value in values])
    return found


def _one(values: list[Any]) -> Any:
    return values[0] if len(values) == 1 else values
