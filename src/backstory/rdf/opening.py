"""Where a graph lies comes in; out goes its store: a file, a folder of seeds, a store on disk."""

from __future__ import annotations

import codecs
import contextlib
import mmap
import re
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from backstory.errors import CouldNotRun
from backstory.files import is_there, settle
from backstory.rdf.ahead import LOOKS, READ, looks_of, taken
from backstory.rdf.cut_off import refuse_cut_off
from backstory.rdf.shipped import SHIPPED, shipped_path
from backstory.rdf.store import TripleStore
from backstory.rdf.unread import plain_words, refuse_packed, why_not
from backstory.vocabulary import MODEL_VERSION, term
from backstory.words.aside import say_beside

__all__ = [
    "REMOTE",
    "SHIPPED",
    "brought_forward",
    "form_of",
    "is_grown",
    "named_place",
    "open_store",
    "refuse_newer",
    "shipped_path",
    "understood",
]

REMOTE: Final = ("http://", "https://")
"""How the address of a server begins, which no path does."""
_MOST_UNPACKED: Final = 1 << 30
_FIRST: Final = 8
_LONGEST_HEAD: Final = 1 << 20
_LONGEST_VERSION: Final = 9
_KNOWN_VERSIONS: Final = frozenset(map(str, range(1, MODEL_VERSION + 1)))
_COUNT: Final = re.compile("[0-9]+")
_ROOT: Final = re.compile(rb"<[A-Za-z_]")
_NESTED: Final = re.compile(
    rb"<!ENTITY\s+%|<!ENTITY\s[^>]*?[\"'][^\"'>]*&(?!#|lt;|gt;|amp;|quot;|apos;)"
)
_ELSEWHERE: Final = re.compile(rb"<!ENTITY\s+(?:%\s+)?[^\s>\"']+\s+(?:SYSTEM|PUBLIC)\s")
_ENTITY: Final = re.compile(rb"<!ENTITY\s+([^\s>\"'&;]+)\s+(?:\"([^\"]*)\"|'([^']*)')")
_BRACKET: Final = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*(?:"|\Z)|[\[\]{}]', re.DOTALL)
"""A bracket of JSON, or a text, in which none counts."""
_TERM: Final = re.compile(rb"<<\(|\)>>")
"""What opens and ends a statement that is told of in another."""
_DEEPEST: Final = 500
"""Brackets of JSON-LD, or such statements, within each other."""
_MOST_UNFOLDED: Final = 1 << 26
"""Bytes that the entities of a file may become, all uses of them together."""
_FORMATS = {
    ".trig": ox.RdfFormat.TRIG,
    ".nq": ox.RdfFormat.N_QUADS,
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".jsonld": ox.RdfFormat.JSON_LD,
}
_VOCABULARY: Final = ("ontology.ttl", "concepts.ttl", "shapes.ttl")
"""What `build` writes beside a grown graph."""


def form_of(path: Path) -> ox.RdfFormat | None:
    """Give the form of RDF that a file's name promises; None where it promises none."""
    within = path.with_suffix("") if _is_packed(path) else path
    return _FORMATS.get(within.suffix.lower())


def _is_packed(path: Path) -> bool:
    return path.suffix.lower() in (".gz", ".xz")


def open_store(where: Path | str | None = None) -> TripleStore:
    """
    Open a graph.

    Args:
        where: A file that build wrote, a folder of seeds (grown in memory), a store on disk, or
            None for the dossier that ships with the package.

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
    if not path.is_file():
        raise CouldNotRun(f"{path} is a pipe or a device: write what comes out to a file, name it.")
    packed = _is_packed(path)
    form = form_of(path)
    if form is None:
        known = ", ".join(sorted([*_FORMATS, ".ttl.gz", ".ttl.xz"]))
        raise CouldNotRun(f"{path} is not a graph file; known endings are {known}.")
    if (read := taken(path)) is not None:
        of, digest = read
        return understood(TripleStore(brought_forward(of), str(path), {READ: digest}))
    store = ox.Store()
    try:
        looks = looks_of(path)
        whole = _unpacked(path) if packed else b""
        head = whole[:_FIRST] if packed else _head(path)
        refuse_packed(path, head)
        if form == ox.RdfFormat.RDF_XML and not packed:
            _refuse_nested(path)
            refuse_cut_off(path)
        if form != ox.RdfFormat.RDF_XML:
            _refuse_deep(path, form, whole)
        if packed:
            store.load(whole, format=form)
        elif head.startswith(codecs.BOM_UTF8):  # as some editors write it
            store.load(path.read_bytes()[len(codecs.BOM_UTF8) :], format=form)
        else:
            # In memory this takes a seventh less time than `bulk_load`, and a fifth less memory.
            store.load(path=str(path), format=form)
    except MemoryError:
        raise CouldNotRun(
            f"{path} cannot be read as {form.name}: one of its texts is longer than 16 MB."
        ) from None
    except (OSError, EOFError, SyntaxError, ValueError, zlib.error) as why:
        told = why_not(path, form, why, packed=packed)
        raise CouldNotRun(f"{path} cannot be read as {form.name}: {told}") from None
    return understood(TripleStore(brought_forward(store), str(path), {LOOKS: looks}))


def _refuse_deep(path: Path, form: ox.RdfFormat, whole: bytes) -> None:
    """Refuse very many brackets within each other: a parser would end the whole process."""
    if not whole and not path.stat().st_size:
        return
    with path.open("rb") as file, contextlib.ExitStack() as opened:
        text = whole or opened.enter_context(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        is_json = form == ox.RdfFormat.JSON_LD
        if not is_json and text.find(b"<<(") < 0:
            return
        if _depth(text, _BRACKET if is_json else _TERM) <= _DEEPEST:
            return
    mend = (
        "Give inner things an @id, and write them beside each other."
        if is_json
        else "Name inner statements, and write them beside each other."
    )
    raise CouldNotRun(
        f"{path} cannot be read as {form.name}: its brackets stand deeper than {_DEEPEST} within "
        f"each other. {mend}"
    )


def _depth(text: bytes | mmap.mmap, brackets: re.Pattern[bytes]) -> int:
    """Count how deep brackets stand within each other, until that is too deep."""
    depth = deepest = 0
    for sign in (found[0] for found in brackets.finditer(text)):
        if sign[:1] != b'"':
            depth += 1 if sign in (b"{", b"[", b"<<(") else -1
            deepest = max(deepest, depth)
            if deepest > _DEEPEST:
                break
    return deepest


def _head(path: Path) -> bytes:
    """Give the first bytes of a file, which tell what it is."""
    with path.open("rb") as file:
        return file.read(_FIRST)


def _unpacked(path: Path) -> bytes:
    """
    Unpack a graph that is kept as gzip or xz.

    Raises:
        CouldNotRun: It holds more than a gigabyte.
        ValueError: It is no such file.
    """
    import gzip
    import lzma

    opened = lzma.open if path.suffix.lower() == ".xz" else gzip.open
    try:
        with opened(path) as file:
            found = file.read(_MOST_UNPACKED + 1)
    except lzma.LZMAError as why:
        raise ValueError(str(why)) from None
    if len(found) > _MOST_UNPACKED:
        raise CouldNotRun(f"{path} holds more than 1 GB unpacked: unpack it, then name the file.")
    return found


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
        f"{path} is neither a dossier (dossier.yaml) nor a store, nor holds one graph that build "
        "wrote."
    )


def _grown_in(folder: Path) -> list[Path]:
    """List the grown graphs of a folder; where one is there in two forms, the newer form."""
    newest_last = sorted(filter(is_grown, folder.iterdir()), key=lambda p: (p.suffix == ".ttl", p))
    return sorted({path.stem: path for path in newest_last}.values())


def is_grown(path: Path) -> bool:
    """Tell by its name whether a file is a grown graph, of this version or an earlier one."""
    return path.suffix in (".ttl", ".trig") and path.name not in _VOCABULARY


def _refuse_nested(path: Path) -> None:
    """
    Refuse entities that are made of others before anything is read: some letters become gigabytes.

    Raises:
        CouldNotRun: There are such, or the declarations of the file have no end.
    """
    with path.open("rb") as file:
        head = file.read(_LONGEST_HEAD)
    begins = _ROOT.search(head)
    until = begins.start() if begins else len(head)
    if _ELSEWHERE.search(head, 0, until):
        raise CouldNotRun(
            f"{path} cannot be read as RDF/XML: an entity of it stands in another file or on the "
            "network, which is not read. Write its text out."
        )
    if _NESTED.search(head, 0, until):
        raise CouldNotRun(
            f"{path} cannot be read as RDF/XML: an entity of it is made of other entities, which "
            "can become gigabytes. Write the text of each out."
        )
    texts = {name: one or other for name, one, other in _ENTITY.findall(head[:until])}
    if texts and _unfolded(path, texts) > _MOST_UNFOLDED:
        raise CouldNotRun(
            f"{path} cannot be read as RDF/XML: its entities would become more than 64 MB of text. "
            "Write the text of each out."
        )
    if begins is None and len(head) == _LONGEST_HEAD:
        raise CouldNotRun(f"{path} cannot be read as RDF/XML: its first MB has no element.")


def _unfolded(path: Path, texts: Mapping[bytes, bytes]) -> int:
    """Count the bytes that all uses of some entities become."""
    uses = re.compile(rb"&([^\s&;<>]{1,200});")
    total, rest = 0, b""
    with path.open("rb") as file:
        while chunk := file.read(1 << 20):
            text = rest + chunk
            last = 0
            for use in uses.finditer(text):
                total += len(texts.get(use[1], b""))
                last = use.end()
            rest = text[max(last, len(text) - 202) :]  # one may go on in the next chunk
    return total


def understood(graph: TripleStore) -> TripleStore:
    """Refuse a graph whose shape is newer than this program knows."""
    term_ = ox.NamedNode(term("ctx:modelVersion"))
    for quad in graph.store.quads_for_pattern(None, term_, None, None):
        told = quad.object.value if isinstance(quad.object, ox.Literal) else ""
        refuse_newer(told, graph.path)
        if told.strip() not in _KNOWN_VERSIONS:
            say_beside(
                f"{graph.path or 'The graph'}: the version of its model, "
                f"'{plain_words(told or quad.object)}', is none that this program knows; it is "
                f"read as version {MODEL_VERSION}."
            )
    return graph


def refuse_newer(version: str, path: str) -> None:
    """
    Refuse a version of the model that is newer than this program's, whatever it is written with.

    Raises:
        CouldNotRun: It is newer.
    """
    if not _COUNT.fullmatch(version):
        return
    shown = version.lstrip("0")
    if len(shown) > _LONGEST_VERSION or int(shown or "0") > MODEL_VERSION:
        told = shown if len(shown) <= _LONGEST_VERSION else shown[:_LONGEST_VERSION] + "…"
        raise CouldNotRun(
            f"{path} was built by a newer version of backstory (model "
            f"{told}; this one knows {MODEL_VERSION}): install that version."
        )


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
