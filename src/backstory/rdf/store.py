"""
A query comes in; out go rows of RDF terms: the one door to Oxigraph, or to a server elsewhere.

Where a graph lies and how it is opened stands in `opening`, how several become one in `joined`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, Protocol

import pyoxigraph as ox

from backstory.calls import no_items, no_part, quick_doors
from backstory.errors import BackstoryError, QueryError, WrongCall
from backstory.vocabulary import BASE, PREFIXES, id_of
from backstory.words.languages import labelled

if TYPE_CHECKING:
    from rdflib import Dataset

__all__ = [
    "KEPT",
    "KEPT_VERSION",
    "Answer",
    "Reach",
    "Table",
    "Term",
    "TripleStore",
    "answer_of",
    "prefixed",
    "said_by",
]

Term = ox.NamedNode | ox.Literal | ox.BlankNode | ox.Triple

KEPT: Final = "backstory-find.sqlite"
"""What can be found in a graph, in the folder of its store."""
KEPT_VERSION: Final = 6
_FEW: Final = 2000
"""Statements that are read through rather than looked for from thousands of nodes."""
_HELD: Final = """ASK {
  {
    VALUES ?class { ctx:Claim ctx:Instrument ctx:Disagreement ctx:Link ctx:Gap sem:Event }
    ?thing a ?class
  } UNION {
    ?thing a dcat:Dataset ; ctx:modelVersion|ctx:asKnownOn ?said
  }
}"""
"""A catalogue of anybody has a dcat:Dataset; a dossier says as what, and as of when, it is."""


@quick_doors
@dataclass(frozen=True, slots=True)
class Answer:
    """The rows of a query; an ASK gives one row with one column, `answer`."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]
    triples: tuple[ox.Triple, ...] = ()
    """What a CONSTRUCT or DESCRIBE gives; its rows are subject, predicate, object."""

    if not TYPE_CHECKING:
        __getattr__ = no_part("part of an answer")
        __getitem__ = no_items("an answer", "`answer.rows[0]`, or `answer.values()[0]` for text")

    def values(self) -> list[dict[str, str]]:
        """Give each row as text by column: IRIs and lexical forms, empty where unbound."""
        return [
            {name: "" if t is None else _text(t) for name, t in zip(self.columns, row, strict=True)}
            for row in self.rows
        ]


def _text(term_: Term) -> str:
    return term_.value if isinstance(term_, ox.NamedNode | ox.Literal) else str(term_)


def prefixed(query: str, own: Mapping[str, str] | None = None) -> str:
    """
    Put the known prefixes before a query, on its first line, so that line numbers hold.

    Args:
        query: SPARQL; what it declares itself comes after, and holds.
        own: Prefixes of the dossiers that are asked.
    """
    known = {**PREFIXES, **(own or {})}
    return " ".join(f"PREFIX {p}: <{iri}>" for p, iri in known.items()) + " " + query


class Reach(Protocol):
    """
    Reads statements node by node, here or from a server.

    Who knows what will be read next says so (`foresee`), so that a server is asked once for many.
    """

    def quads_for_pattern(
        self, subject: Any, predicate: Any, thing: Any, graph: Any = None, /
    ) -> Iterator[ox.Quad]:
        """Give the statements of a subject, or those of a predicate that lead to a thing."""

    def foresee(self, nodes: Iterable[Any], /) -> None:
        """Say that what is stated of some nodes will be read."""

    def foresee_into(self, predicates: Iterable[Any], nodes: Iterable[Any], /) -> None:
        """Say that what leads to some nodes by some predicates will be read."""

    def both(
        self, predicate: ox.NamedNode, nodes: Iterable[Any], also: ox.NamedNode, value: Any, /
    ) -> set[Any]:
        """Give what leads to one of some nodes by a predicate, and has a value besides."""


class Table(Protocol):
    """Reads a few predicates of many things, and keeps what it read."""

    def described(
        self, pattern: str, needed: Iterable[str], /
    ) -> dict[str, Mapping[str, Sequence[Any]]]:
        """Give what some predicates state of whatever fits a pattern, sorted by address."""


class _Here:
    """Statements of a store in this process."""

    __slots__ = ("quads_for_pattern",)

    def __init__(self, store: ox.Store) -> None:
        self.quads_for_pattern: Any = store.quads_for_pattern

    def foresee(self, nodes: Iterable[Any], /) -> None:
        """Read nothing: it is here."""

    def foresee_into(self, predicates: Iterable[Any], nodes: Iterable[Any], /) -> None:
        """Read nothing: it is here."""

    def both(
        self, predicate: ox.NamedNode, nodes: Iterable[Any], also: ox.NamedNode, value: Any, /
    ) -> set[Any]:
        """Give what leads to one of some nodes by a predicate, and has a value besides."""
        find, wanted = self.quads_for_pattern, set(nodes)
        if not wanted:
            return set()
        few = list(islice(find(None, also, value), _FEW))
        if len(few) < _FEW:  # as with who holds an office: a voice may be named by thousands
            return {
                quad.subject
                for quad in few
                if any(of.object in wanted for of in find(quad.subject, predicate, None))
            }
        return {
            quad.subject
            for node in wanted
            for quad in find(None, predicate, node)
            if next(find(quad.subject, also, value), None) is not None
        }


def said_by(
    asked: Callable[[Any, Any], Any], store_of: Callable[[Any], Any]
) -> Callable[[Any, Any], Any]:
    """
    Make a method that tells what there is not in the language of the graph that is asked.

    Args:
        asked: The method, which tells it in English.
        store_of: Gives the store of what has the method.
    """

    def told(self: Any, name: Any) -> Any:
        try:
            return asked(self, name)
        except BackstoryError as why:
            from backstory.words.spoken import put  # late: most runs make no slip

            raise put(why, store_of(self).cache.get("lang")) from None

    return told


@quick_doors
@dataclass(slots=True)
class TripleStore:
    """A graph in Oxigraph. `path` is where it was read from, empty if it was made in memory."""

    store: ox.Store
    path: str = ""
    cache: dict[str, Any] = field(default_factory=dict, repr=False)

    if not TYPE_CHECKING:  # else a checker of types would let every name pass
        __getattr__ = said_by(no_part("part of a store"), lambda store: store)
        __getitem__ = said_by(no_items("a store", "`graph.sparql(…)`"), lambda store: store)

    def query(self, text: str, bindings: Mapping[str, Term] | None = None) -> Answer:
        """
        Answer a trusted query in this process, with terms bound to variables, never spliced.

        The known prefixes are at hand. A bound variable must be among the columns
        (pyoxigraph requires it). For a stranger's query, see `backstory.ask.supervised`.

        Raises:
            QueryError: The query is malformed.
        """
        asked = prefixed(text)
        try:
            bound = {ox.Variable(name): value for name, value in (bindings or {}).items()}
            found: Any = self.store.query(asked, substitutions=bound)
        except (SyntaxError, ValueError, RuntimeError) as why:
            raise QueryError(str(why)) from None
        except TypeError as why:
            told = str(why).partition("\n")[0]
            raise WrongCall(f"query: `bindings` gives each variable a term: {told}.") from None
        return answer_of(found)

    @property
    def homes(self) -> dict[str, str]:
        """The IRIs of the dossiers this graph holds, each with the name that tells it apart."""
        known: dict[str, str] | None = self.cache.get("homes")
        if known is None:
            rows = self.query(
                "SELECT DISTINCT ?d ?id { ?d a dcat:Dataset FILTER (isIRI(?d))"
                " OPTIONAL { ?d dcterms:identifier ?id } } ORDER BY ?d ?id"
            ).values()
            known = {}
            for row in rows:
                known.setdefault(row["d"], row["id"] or id_of(row["d"]))
            self.cache["homes"] = known
        return known

    @property
    def is_alone(self) -> bool:
        """Whether no id need say of which dossier it is: there is one, at an address of ours."""
        return len(self.homes) < 2 and all(home.startswith(BASE) for home in self.homes)

    @property
    def holds_something(self) -> bool:
        """Whether there is a dossier in it, a claim, an event or an instrument."""
        if "holds" not in self.cache:
            self.cache["holds"] = self.query(_HELD).values()[0]["answer"] == "true"
        found: bool = self.cache["holds"]
        return found

    @property
    def dossier(self) -> str:
        """The IRI of the dossier this graph holds, the first of several; empty if none."""
        return next(iter(self.homes), "")

    @property
    def languages(self) -> list[str]:
        """The languages in which its dossiers are written, sorted; none if no dossier says so."""
        own: list[str] | None = self.cache.get("languages")
        if own is None:
            found = self.query(
                "SELECT DISTINCT ?l WHERE { ?d a dcat:Dataset ; dcterms:language ?l } ORDER BY ?l"
            )
            own = self.cache["languages"] = [row["l"] for row in found.values()]
        return own

    def labelled(self, lang: str) -> str:
        """Give the language of the labels to show to who reads a language: one that is there."""
        wanted = labelled(lang)
        return wanted if not self.languages or wanted in self.languages else self.languages[0]

    @property
    def prefixes(self) -> dict[str, str]:
        """The prefix of the dossier's own names: the empty one; of several, the name of each."""
        if len(self.homes) < 2:
            return {"": f"{self.dossier}/"} if self.dossier else {}
        # Of a stranger's graph a name may be no prefix: `urn:x:d`.
        named = {name: f"{home}/" for home, name in self.homes.items()}
        return {
            name: home
            for name, home in named.items()
            if name.isascii() and name.replace("-", "x").isalnum()
        }

    def home_of(self, iri: str) -> str:
        """Give the IRI of the dossier that something belongs to; empty if it is of none."""
        homes = self.cache.get("homes") or self.homes
        if len(homes) == 1:
            (home,) = homes
            return home if iri.startswith(home) and iri[len(home) : len(home) + 1] in "/" else ""
        found = [home for home in homes if iri.startswith(home + "/") or iri == home]
        return max(found, key=len, default="")

    def short(self, iri: str) -> str:
        """Give the id that people type: `uruguay:ruling-2009` where several dossiers are open."""
        homes = self.cache.get("homes") or self.homes
        home = self.home_of(iri) if len(homes) > 1 else ""
        if not home or iri == home:
            return id_of(iri)
        return f"{homes[home]}:{iri.removeprefix(home + '/')}"

    def reach(self) -> Reach:
        """Give what reads statements node by node."""
        return _Here(self.store)

    def of(self, nodes: Iterable[Term]) -> Reach:
        """Give what reads the statements of some nodes; from afar, they are read now."""
        return self.reach()

    def columns(self) -> Table | None:
        """Give what reads a few predicates of many things, if a server has to be asked for them."""
        return None

    @property
    def is_here(self) -> bool:
        """Whether it is in this process, and not asked of a server."""
        return True

    @property
    def takes_long_texts(self) -> bool:
        """Whether it answers questions within limits, whose texts are long, as they are meant."""
        return True

    def whole(self) -> TripleStore:
        """Give all of it, in this process."""
        return self

    def rdflib(self) -> Dataset:
        """Give an RDFLib Dataset over this same store, nothing copied."""
        from oxrdflib import OxigraphStore
        from rdflib import Dataset

        data = Dataset(store=OxigraphStore(store=self.store), default_union=False)
        for prefix, iri in {**PREFIXES, **self.prefixes}.items():
            data.bind(prefix, iri, replace=True)
        return data

    def __len__(self) -> int:
        return len(self.store)

    def __copy__(self) -> TripleStore:
        """Give itself: nothing changes a graph, and what is open is open once."""
        return self

    def __deepcopy__(self, memo: object) -> TripleStore:
        """Give itself."""
        return self

    def __reduce_ex__(self, protocol: object) -> Any:
        """
        Refuse to be pickled.

        Raises:
            WrongCall: Always.
        """
        raise WrongCall(
            "A graph that is open cannot be pickled: send where it lies, and `load` it there."
        )


def answer_of(found: Any) -> Answer:
    """Turn what pyoxigraph gives into an Answer."""
    if isinstance(found, ox.QueryBoolean):
        return Answer(("answer",), ((ox.Literal(bool(found)),),))
    if isinstance(found, ox.QueryTriples):
        triples = tuple(found)
        rows = tuple((t.subject, t.predicate, t.object) for t in triples)
        return Answer(("subject", "predicate", "object"), rows, triples)
    columns = tuple(variable.value for variable in found.variables)
    return Answer(columns, tuple(tuple(row) for row in found))
