"""
RDF of many sorts comes in; out come mutants of it, the same for the same number.

Each is a file that somebody could have: a graph of this program or of another one, in one of the
forms RDF has, with something lost, doubled, put in another's place, or cut off.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable

import pyoxigraph as ox
from paths import ROOT

__all__ = ["FORMS", "mutant"]

Triples = list[ox.Triple]
FORMS = {"ttl": ox.RdfFormat.TURTLE, "trig": ox.RdfFormat.TRIG, "nt": ox.RdfFormat.N_TRIPLES,
         "nq": ox.RdfFormat.N_QUADS, "rdf": ox.RdfFormat.RDF_XML,
         "jsonld": ox.RdfFormat.JSON_LD}  # fmt: skip
_GROWN = (ROOT / "tests" / "golden" / "ruritania-lockout.ttl").read_text("utf-8")
_XSD = "http://www.w3.org/2001/XMLSchema#"
_CTX = next(
    x.split("<")[1].split(">")[0] for x in _GROWN.split("\n") if x.startswith("@prefix ctx:")
)
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_TYPE, _LABEL = ox.NamedNode(_RDF + "type"), ox.NamedNode(_SKOS + "prefLabel")
_PARTS = ("subject", "predicate", "object")
_FOREIGN = ROOT / "tests" / "fixtures" / "foreign"
"""What other programs write: none of it is of this model, some of it shares its words."""


def _of(turtle: str) -> Triples:
    return [q.triple for q in ox.parse(turtle, format=ox.RdfFormat.TURTLE)]


def _slice(most: int = 420) -> Triples:
    """Take what one event of a grown graph stands on: few claims, but of every kind of thing."""
    every = _of(_GROWN)
    by: dict[str, Triples] = {}
    for each in every:
        by.setdefault(str(each.subject), []).append(each)
    homes = [s for s, own in by.items() if any("Dataset" in str(t.object) for t in own)]
    event = next(s for s in by if s.endswith("/lockout-1911>"))
    claims = [s for s, own in by.items() if any(str(t.object) == event for t in own)]
    wanted, seen, found = [*homes, event, *claims], set(), []
    while wanted and len(found) < most:
        node = wanted.pop(0)
        if node not in seen:
            seen.add(node)
            found += by.get(node, [])
            wanted += [str(t.object) for t in by.get(node, []) if str(t.object) in by]
    return found


_OWN = _slice()
_OTHERS = {path.stem: _of(path.read_text("utf-8")) for path in sorted(_FOREIGN.iterdir())}


def _iri(text: str) -> ox.NamedNode:
    return ox.NamedNode(text)


def _ctx(name: str) -> ox.NamedNode:
    return ox.NamedNode(_CTX + name)


def _typed(value: str, kind: str) -> ox.Literal:
    return ox.Literal(value, datatype=_iri(kind if ":" in kind else _XSD + kind))


_ILL = (
    _typed("soon", "date"), _typed("1911-02-30", "date"), _typed("99999-01-01", "date"),
    _typed("", "dateTime"), _typed("yes", "boolean"), _typed("many", "integer"),
    _typed("9" * 40, "integer"), _typed("-1", "nonNegativeInteger"), _typed("NaN", "decimal"),
    _typed("1e999", "double"), _typed("half", "decimal"), _typed("a b", "anyURI"),
    _typed("never", "http://id.loc.gov/datatypes/edtf/EDTF"),
    _typed("1911-13", "http://id.loc.gov/datatypes/edtf/EDTF"),
    _typed("9999999/..", "http://id.loc.gov/datatypes/edtf/EDTF"), _typed("x", "urn:no-type"),
    ox.Literal(""), ox.Literal("\n\t "), ox.Literal("x" * 5000), ox.Literal("\u202e\u0007<b>"),
    ox.Literal("words", language="tlh"), ox.Literal("words", language="en-x-y"),
)  # fmt: skip
_NODES = (
    _iri("urn:x:nowhere"), _iri("http://other.example/"), _iri("http://other.example/a%20b"),
    ox.BlankNode("b"), ox.BlankNode("c"), _iri("mailto:me@x.example"),
)  # fmt: skip
_STRANGE = (_iri("urn:x:p"), _iri("http://xmlns.com/foaf/0.1/name"), _TYPE,
            _iri("http://www.w3.org/2002/07/owl#sameAs"), _LABEL)  # fmt: skip


def _with(triple: ox.Triple, part: str, term: object) -> ox.Triple:
    """Put a term in a triple, where it may stand there."""
    subject, predicate, thing = (term if part == each else getattr(triple, each) for each in _PARTS)
    fits = isinstance(subject, ox.NamedNode | ox.BlankNode) and isinstance(predicate, ox.NamedNode)
    return ox.Triple(subject, predicate, thing) if fits else triple


def _some(
    triples: Triples, chance: random.Random, change: Callable[[ox.Triple], ox.Triple]
) -> Triples:
    """Change one triple, or a few, or all of one predicate."""
    one = chance.choice(triples)
    if chance.random() < 0.5:
        chosen = {str(each) for each in triples if each.predicate == one.predicate}
    else:
        chosen = {str(each) for each in chance.sample(triples, min(5, len(triples)))}
    return [change(each) if str(each) in chosen else each for each in triples]


def _lost(triples: Triples, chance: random.Random) -> Triples:
    predicate = chance.choice(triples).predicate
    return [each for each in triples if each.predicate != predicate]


def _lost_of_one(triples: Triples, chance: random.Random) -> Triples:
    """Half a claim, half a name, half a source: a thing keeps some of what is said of it."""
    node = chance.choice(triples).subject
    return [each for each in triples if each.subject != node or chance.random() < 0.5]


def _ill(triples: Triples, chance: random.Random) -> Triples:
    return _some(triples, chance, lambda each: _with(each, "object", chance.choice(_ILL)))


def _ill_where_literals_are(triples: Triples, chance: random.Random) -> Triples:
    held = [each for each in triples if isinstance(each.object, ox.Literal)]
    if not held:
        return triples
    predicate, term = chance.choice(held).predicate, chance.choice(_ILL)
    return [_with(e, "object", term) if e.predicate == predicate else e for e in triples]


def _elsewhere(triples: Triples, chance: random.Random) -> Triples:
    return _some(triples, chance, lambda each: _with(each, "object", chance.choice(_NODES)))


def _strange(triples: Triples, chance: random.Random) -> Triples:
    return _some(triples, chance, lambda each: _with(each, "predicate", chance.choice(_STRANGE)))


def _blank(triples: Triples, chance: random.Random) -> Triples:
    """Give one thing no name: a blank node wherever it stood."""
    node, blank = chance.choice(triples).subject, ox.BlankNode("thing")
    found = []
    for each in triples:
        one = _with(each, "subject", blank) if each.subject == node else each
        found.append(_with(one, "object", blank) if one.object == node else one)
    return found


def _odd_name(triples: Triples, chance: random.Random) -> Triples:
    """Give one thing an address that is no id of this program."""
    node = chance.choice(triples).subject
    name = _iri(chance.choice(("urn:x:", "http://x.example", "http://x.example/#", "x:a/b/c/",
                               "http://x.example/%00", "http://x.example/é?q=1&r=")))  # fmt: skip
    found = []
    for each in triples:
        one = _with(each, "subject", name) if each.subject == node else each
        found.append(_with(one, "object", name) if one.object == node else one)
    return found


def _twisted(triples: Triples, chance: random.Random) -> Triples:
    """Put terms of other triples in some of them."""
    found = list(triples)
    for _ in range(chance.choice((1, 5, 40))):
        at = chance.randrange(len(found))
        part = chance.choice(_PARTS)
        found[at] = _with(found[at], part, getattr(chance.choice(triples), part))
    return found


def _circle(triples: Triples, chance: random.Random) -> Triples:
    """Let things lead to each other, or to themselves, by whatever leads on."""
    nodes = sorted({str(e.subject) for e in triples if isinstance(e.subject, ox.NamedNode)})
    chosen = [_iri(node[1:-1]) for node in chance.sample(nodes, min(3, len(nodes)))]
    if not chosen:
        return triples
    ways = (_iri(_SKOS + "broader"), _iri("http://semanticweb.cs.vu.nl/2009/11/sem/subEventOf"),
            _ctx("disputes"), _ctx("precedent"), _iri("http://purl.org/dc/terms/source"),
            chance.choice(triples).predicate)  # fmt: skip
    way = chance.choice(ways)
    return [*triples, *(ox.Triple(a, way, b) for a, b in zip(chosen, [*chosen[1:], chosen[0]],
                                                              strict=True))]  # fmt: skip


def _version(triples: Triples, chance: random.Random) -> Triples:
    version = _ctx("modelVersion")
    other = chance.choice((
        _typed("99", "integer"), _typed("-3", "integer"), _typed("two", "integer"),
        ox.Literal("1"), _typed("9" * 30, "integer"), _iri("urn:x:2"), _typed("1", "integer"),
        ox.BlankNode("v"),
    ))  # fmt: skip
    home = next((e.subject for e in triples if e.predicate == version), _iri("urn:x:d"))
    return [*(e for e in triples if e.predicate != version), ox.Triple(home, version, other)]


def _twice(triples: Triples, chance: random.Random) -> Triples:
    """Say of one thing also what is said of another: two kinds, two labels, two subjects."""
    one, other = chance.choice(triples).subject, chance.choice(triples).subject
    return [*triples, *(_with(each, "subject", other) for each in triples if each.subject == one)]


def _mixed(triples: Triples, chance: random.Random) -> Triples:
    """Put what another program writes beside it, with one thing the same."""
    guest = _OTHERS[chance.choice(sorted(_OTHERS))]
    if not guest:
        return triples
    node, host = chance.choice(guest).subject, chance.choice(triples).subject
    return [*triples, *(_with(e, "subject", host) if e.subject == node else e for e in guest)]


def _claims_of_nothing(triples: Triples, chance: random.Random) -> Triples:
    """Call things claims, events or concepts that are none."""
    kind = chance.choice((
        _ctx("Claim"), _ctx("Figure"), _ctx("Link"), _ctx("Measure"), _ctx("Instrument"),
        _ctx("Withdrawn"), _iri("http://semanticweb.cs.vu.nl/2009/11/sem/Event"),
        _iri("http://www.w3.org/ns/dcat#Dataset"), _iri(_SKOS + "Concept"),
        _iri("http://www.w3.org/ns/prov#Agent"), _iri("http://semanticweb.cs.vu.nl/2009/11/sem/Place"),
    ))  # fmt: skip
    node = chance.choice(triples).subject
    return [*triples, ox.Triple(node, _TYPE, kind)]


CHANGES = (
    _lost, _lost_of_one, _ill, _ill_where_literals_are, _elsewhere, _strange, _blank, _odd_name,
    _twisted, _circle, _version, _twice, _mixed, _claims_of_nothing,
)  # fmt: skip


def _written(triples: Iterable[ox.Triple], form: str, chance: random.Random) -> bytes:
    graph: object = ox.DefaultGraph()
    if form in ("trig", "nq") and chance.random() < 0.3:
        graph = chance.choice((_iri("urn:x:g"), _iri("http://x.example/view"), ox.BlankNode("g")))
    quads = [ox.Quad(t.subject, t.predicate, t.object, graph) for t in triples]  # type: ignore[arg-type]
    if form in ("ttl", "nt", "rdf"):
        return ox.serialize((q.triple for q in quads), format=FORMS[form])  # type: ignore[return-value]
    return ox.serialize(quads, format=FORMS[form])  # type: ignore[return-value]


def _spoilt(content: bytes, chance: random.Random) -> bytes:
    """Spoil what is written: cut off, a byte lost or another, doubled, in another encoding."""
    at = chance.randrange(1, max(2, len(content)))
    return chance.choice((
        lambda: content[:at],
        lambda: content[at:],
        lambda: content[:at] + b"\0" + content[at:],
        lambda: content[:at] + bytes((chance.randrange(256),)) + content[at + 1 :],
        lambda: content + content[:at],
        lambda: b"\xef\xbb\xbf" + content,
        lambda: content.decode("utf-8").encode("utf-16"),
        lambda: content.replace(b'"', b"'", 1),
        lambda: content.replace(b"http", b"ht tp", 1),
        lambda: content.replace(b"integer", b"date"),
        lambda: content.replace(b"\n", b"\r"),
    ))()  # fmt: skip


def mutant(number: int) -> tuple[str, bytes]:
    """
    Make a mutant.

    Returns:
        The ending of its file, which of some is not that of what it holds, and its bytes.
    """
    chance = random.Random(number)
    form = list(FORMS)[number % len(FORMS)]
    foreign = number % 5 == 0
    triples = list(_OTHERS[chance.choice(sorted(_OTHERS))] if foreign else _OWN)
    for change in chance.sample(CHANGES, chance.choice((1, 1, 2, 4))):
        triples = change(triples, chance) if triples else triples
    try:
        content = _written(triples, form, chance)
    except (OSError, ValueError):  # a name that XML has not, a statement of a statement in JSON
        form = "nt"
        content = _written(triples, form, chance)
    if number % 7 == 0:
        content = _spoilt(content, chance)
    if number % 41 == 0:
        form = chance.choice(list(FORMS))
    return form, content
