"""
Open a graph, whatever it lies in, and answer queries over it: one door to Oxigraph.

A grown file (.ttl, .nq, .trig), a store on disk, a folder of seeds, or the dossier that ships
with the package go in; rows of RDF terms come out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol

import pyoxigraph as ox

from backstory.errors import CouldNotRun, QueryError
from backstory.files import is_there, settle
from backstory.vocabulary import MODEL_VERSION, PREFIXES, id_of, term
from backstory.words.languages import labelled

if TYPE_CHECKING:
    from rdflib import Dataset

__all__ = [
    "SHIPPED",
    "Answer",
    "Reach",
    "Term",
    "TripleStore",
    "brought_forward",
    "is_grown",
    "joined_stores",
    "named_place",
    "open_store",
    "prefixed",
    "shipped_path",
    "understood",
]

Term = ox.NamedNode | ox.Literal | ox.BlankNode | ox.Triple

SHIPPED = "venezuela-amnesties"
"""The dossier whose grown graph the wheel carries."""

_LONGEST_WHY: Final = 400
_LONGEST_HEAD: Final = 1 << 20
_ROOT: Final = re.compile(rb"<[A-Za-z_]")
_NESTED: Final = re.compile(
    rb"<!ENTITY\s+%|<!ENTITY\s[^>]*?[\"'][^\"'>]*&(?!#|lt;|gt;|amp;|quot;|apos;)"
)
_FORMATS = {
    ".trig": ox.RdfFormat.TRIG,
    ".nq": ox.RdfFormat.N_QUADS,
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".jsonld": ox.RdfFormat.JSON_LD,
}


_HELD: Final = """ASK {
  VALUES ?class {
    ctx:Claim ctx:Instrument ctx:Disagreement ctx:Link ctx:Gap sem:Event dcat:Dataset
  }
  ?thing a ?class
}"""


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows of a query; an ASK gives one row with one column, `answer`."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]
    triples: tuple[ox.Triple, ...] = ()
    """What a CONSTRUCT or DESCRIBE gives; its rows are subject, predicate, object."""

    def values(self) -> list[dict[str, str]]:
        """Give each row as text by column: IRIs and lexical forms, empty where unbound."""
        return [
            {name: "" if t is None else _text(t) for name, t in zip(self.columns, row, strict=True)}
            for row in self.rows
        ]


def _text(term_: Term) -> str:
    return term_.value if isinstance(term_, ox.NamedNode | ox.Literal) else str(term_)


def prefixed(query: str) -> str:
    """Put the known prefixes before a query, on its first line, so that line numbers hold."""
    return " ".join(f"PREFIX {p}: <{iri}>" for p, iri in PREFIXES.items()) + " " + query


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
        find = self.quads_for_pattern
        return {
            quad.subject
            for node in nodes
            for quad in find(None, predicate, node)
            if next(find(quad.subject, also, value), None) is not None
        }


@dataclass(slots=True)
class TripleStore:
    """A graph in Oxigraph. `path` is where it was read from, empty if it was made in memory."""

    store: ox.Store
    path: str = ""
    cache: dict[str, Any] = field(default_factory=dict, repr=False)

    def query(self, text: str, bindings: Mapping[str, Term] | None = None) -> Answer:
        """
        Answer a trusted query in this process, with terms bound to variables, never spliced.

        The known prefixes are at hand. A bound variable must be among the columns
        (pyoxigraph requires it). For a stranger's query, see `backstory.ask.supervised`.

        Raises:
            QueryError: The query is malformed.
        """
        substitutions = {ox.Variable(name): value for name, value in (bindings or {}).items()}
        try:
            found: Any = self.store.query(prefixed(text), substitutions=substitutions)
        except (SyntaxError, ValueError, RuntimeError) as why:
            raise QueryError(str(why)) from None
        return answer_of(found)

    @property
    def homes(self) -> dict[str, str]:
        """The IRIs of the dossiers this graph holds, each with the name that tells it apart."""
        known: dict[str, str] | None = self.cache.get("homes")
        if known is None:
            rows = self.query("SELECT DISTINCT ?d WHERE { ?d a dcat:Dataset } ORDER BY ?d").values()
            known = self.cache["homes"] = {row["d"]: id_of(row["d"]) for row in rows}
        return known

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
        return {name: f"{home}/" for home, name in self.homes.items()}

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
        homes = self.homes
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

    @property
    def is_here(self) -> bool:
        """Whether it is in this process, and not asked of a server."""
        return True

    def whole(self) -> TripleStore:
        """Give all of it, in this process."""
        return self

    def rdflib(self) -> Dataset:
        """Give an RDFLib Dataset over this same store, nothing copied."""
        from oxrdflib import OxigraphStore
        from rdflib import Dataset

        data = Dataset(store=OxigraphStore(store=self.store), default_union=False)
        for prefix, iri in PREFIXES.items():
            data.bind(prefix, iri, replace=True)
        return data

    def __len__(self) -> int:
        return len(self.store)


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


def shipped_path() -> Path:
    """Find the grown graph that ships with the package, or that a checkout holds."""
    with as_file(files("backstory").joinpath("grown", f"{SHIPPED}.ttl")) as packed:
        if packed.is_file():
            return packed
    checkout = Path(__file__).parents[3] / "graph" / f"{SHIPPED}.ttl"
    if checkout.is_file():
        return checkout
    raise CouldNotRun("The package carries no graph. Run `backstory build` in a checkout first.")


def open_store(where: Path | str | None = None) -> TripleStore:
    """
    Open a graph.

    Args:
        where: A grown file, a folder of seeds (grown in memory), a store on disk, or None for
            the dossier that ships with the package.

    Raises:
        CouldNotRun: There is nothing to open there, in one clear line.
        DossierError: A folder of seeds has mistakes.
    """
    path = shipped_path() if where is None else Path(where)
    if is_there(path) and path.is_dir():
        return _open_folder(path)
    settle(path.parent)
    settle(path)  # a store that was about to stand there
    if is_there(path) and path.is_dir():
        return _open_folder(path)
    if not is_there(path):
        raise CouldNotRun(f"There is no graph at {path}. `backstory build` grows one.")
    form = _FORMATS.get(path.suffix)
    if form is None:
        known = ", ".join(sorted(_FORMATS))
        raise CouldNotRun(f"{path} is not a graph file; known endings are {known}.")
    store = ox.Store()
    try:
        if form == ox.RdfFormat.RDF_XML:
            _refuse_nested(path)
        store.bulk_load(path=str(path), format=form)
    except MemoryError:
        raise CouldNotRun(
            f"{path} cannot be read as {form.name}: one of its texts is longer than 16 MB."
        ) from None
    except (OSError, SyntaxError, ValueError) as why:
        raise CouldNotRun(f"{path} cannot be read as {form.name}: {_plain_words(why)}") from None
    return understood(TripleStore(brought_forward(store), str(path)))


def _refuse_nested(path: Path) -> None:
    """
    Refuse entities that are made of others before anything is read: some letters become gigabytes.

    Raises:
        CouldNotRun: There are such, or the declarations of the file have no end.
    """
    with path.open("rb") as file:
        head = file.read(_LONGEST_HEAD)
    begins = _ROOT.search(head)
    if _NESTED.search(head, 0, begins.start() if begins else len(head)):
        raise CouldNotRun(
            f"{path} cannot be read as RDF/XML: an entity of it is made of other entities, which "
            "can become gigabytes. Write the text of each out."
        )
    if begins is None and len(head) == _LONGEST_HEAD:
        raise CouldNotRun(f"{path} cannot be read as RDF/XML: its first MB has no element.")


def _plain_words(why: Exception) -> str:
    """Tell what a parser says, in one line that hides nothing."""
    told = "".join(c if c.isprintable() or c.isspace() else f"\\x{ord(c):02x}" for c in str(why))
    told = " ".join(told.split())
    if "LoadDocumentCallback" in told:
        return "it names a @context on the network, which is not fetched: write it into the file"
    return told if len(told) <= _LONGEST_WHY else told[: _LONGEST_WHY - 1] + "…"


def understood(graph: TripleStore) -> TripleStore:
    """Refuse a graph whose shape is newer than this program knows."""
    term_ = ox.NamedNode(term("ctx:modelVersion"))
    for quad in graph.store.quads_for_pattern(None, term_, None, None):
        told = quad.object.value if isinstance(quad.object, ox.Literal) else ""
        if told.isdecimal() and int(told) > MODEL_VERSION:
            raise CouldNotRun(
                f"{graph.path} was built by a newer version of backstory (model "
                f"{told}; this one knows {MODEL_VERSION}): install that version."
            )
    return graph


def brought_forward(store: ox.Store) -> ox.Store:
    """
    Give a graph of model 1 the shape of today, in memory; leave every other as it is.

    There, plain triples lay in a named graph, and `dcterms:source` led to the passage.
    """
    told = store.quads_for_pattern(None, ox.NamedNode(term("ctx:modelVersion")), None, None)
    versions = {quad.object.value for quad in told if isinstance(quad.object, ox.Literal)}
    if versions and "1" not in versions:
        return store  # a graph that says so need not be looked through
    views = [g for g in store.named_graphs() if str(g).endswith("/view>")]
    source, home = ox.NamedNode(term("dcterms:source")), ox.NamedNode(term("oa:hasSource"))
    plain = ox.DefaultGraph()
    texts = {str(q.subject): q.object for q in store.quads_for_pattern(None, home, None, plain)}
    old = [
        quad
        for quad in store.quads_for_pattern(None, source, None, plain)
        if str(quad.object) in texts
    ]
    if not views and not old:
        return store
    made, turned = ox.Store(), set(old)
    passage = ox.NamedNode(term("ctx:passage"))
    made.bulk_extend(
        ox.Quad(quad.subject, quad.predicate, quad.object, plain)
        if quad.graph_name in views
        else quad
        for quad in store
        if quad not in turned
    )
    made.bulk_extend(ox.Quad(q.subject, passage, q.object, plain) for q in old)
    made.bulk_extend(ox.Quad(q.subject, source, texts[str(q.object)], plain) for q in old)
    return made


_VOCABULARY: Final = ("ontology.ttl", "concepts.ttl", "shapes.ttl")
"""What `build` writes beside a grown graph."""


def is_grown(path: Path) -> bool:
    """Tell by its name whether a file is a grown graph, of this version or an earlier one."""
    return path.suffix in (".ttl", ".trig") and path.name not in _VOCABULARY


def _grown_in(folder: Path) -> list[Path]:
    """List the grown graphs of a folder; where one is there in two forms, the newer form."""
    newest_last = sorted(filter(is_grown, folder.iterdir()), key=lambda p: (p.suffix == ".ttl", p))
    return sorted({path.stem: path for path in newest_last}.values())


def _open_folder(path: Path) -> TripleStore:
    settle(path)
    if (path / "dossier.yaml").exists():
        from backstory.dossier import read
        from backstory.rdf.grow import store_of

        return TripleStore(store_of(read(path)), str(path))
    if (path / "CURRENT").exists():
        try:
            return understood(
                TripleStore(brought_forward(ox.Store.read_only(str(path))), str(path))
            )
        except (OSError, RuntimeError) as why:  # RuntimeError: a store that is damaged
            raise CouldNotRun(f"{path} is not a store that can be opened: {why}") from None
    grown = _grown_in(path)
    if len(grown) == 1:
        return open_store(grown[0])
    raise CouldNotRun(
        f"{path} is neither a dossier (dossier.yaml) nor a store, nor holds one grown graph."
    )


def named_place(where: str) -> tuple[str, str]:
    """
    Read where a graph lies, and the name it is to go by: `uruguay=graph/uruguay.ttl`.

    >>> named_place("uy=graph/uruguay.ttl"), named_place("https://x.example/sparql?a=b")
    (('uy', 'graph/uruguay.ttl'), ('', 'https://x.example/sparql?a=b'))
    """
    name, mark, rest = where.partition("=")
    if mark and rest and re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name):
        return name, rest
    return "", where


def joined_stores(graphs: Sequence[tuple[str, TripleStore]]) -> TripleStore:
    """
    Put several graphs into one, each dossier under a name of its own.

    Args:
        graphs: A name, empty for the dossier's own, and the graph.

    Raises:
        CouldNotRun: Two hold the dossier of one address, or two dossiers of one name.
    """
    homes: dict[str, str] = {}
    from_: dict[str, str] = {}
    for name, graph in graphs:
        if not graph.homes:
            raise CouldNotRun(f"{graph.path or 'one of the graphs'} describes no dossier.")
        for home, own in graph.homes.items():
            if home in homes:
                raise CouldNotRun(
                    f"{from_[home]} and {graph.path} hold one dossier, <{home}>: open one of them, "
                    "or compare its versions with `backstory diff`."
                )
            homes[home] = name if name and len(graph.homes) == 1 else own
            from_[home] = graph.path
    twice = [name for name, times in Counter(homes.values()).items() if times > 1]
    if twice:
        paths = [path for home, path in from_.items() if homes[home] == twice[0]]
        raise CouldNotRun(
            f"{' and '.join(paths)} hold two dossiers of the name {twice[0]}. Name one apart: "
            f"`--graph other={paths[-1]}`."
        )
    made = ox.Store()
    for _, graph in graphs:
        made.bulk_extend(_plain(graph.store))
    every = {lang for _, graph in graphs for lang in graph.languages}
    for _, graph in graphs:
        made.bulk_extend(_also_called(graph, every - set(graph.languages)))
    whole = TripleStore(made, "")
    whole.cache["homes"] = dict(sorted(homes.items()))
    return whole


def _also_called(graph: TripleStore, lacking: Iterable[str]) -> Iterable[ox.Quad]:
    """
    Give the names of a dossier again in languages that it lacks and another one has.

    So a query that asks for the labels of a language loses nothing of it; only where several are
    open, and in memory.
    """
    for name in ("skos:prefLabel", "rdfs:label"):
        for quad in graph.store.quads_for_pattern(None, ox.NamedNode(term(name)), None, None):
            known = quad.object
            if (
                isinstance(known, ox.Literal)
                and known.language in graph.languages
                and graph.home_of(str(quad.subject)[1:-1])
            ):
                for lang in lacking:
                    again = ox.Literal(known.value, language=lang)
                    yield ox.Quad(quad.subject, quad.predicate, again, quad.graph_name)


def _plain(store: ox.Store) -> Iterable[ox.Quad]:
    return store.quads_for_pattern(None, None, None, None)
