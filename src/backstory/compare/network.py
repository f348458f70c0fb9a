"""
Turn a graph into a networkx network, and ask it who connects whom and what leads to what.

Every edge is one asserted claim that accuses nobody, with the days between which it holds; every
result names the claims it rests on. Being linked means being told of together, and no more.
"""

from __future__ import annotations

import io
import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any, Final

import networkx as nx

from backstory.errors import UnknownName
from backstory.rdf.store import TripleStore
from backstory.vocabulary import CONTEXT_PREDICATES, id_of, term

__all__ = [
    "Finding",
    "bridges",
    "chains",
    "co_participation",
    "communities",
    "gexf",
    "graphml",
    "neighbourhood",
    "network",
]

if TYPE_CHECKING:
    Network = nx.MultiDiGraph[str]
else:
    Network = nx.MultiDiGraph

_CONTEXT: Final = frozenset(id_of(term(compact)) for compact in CONTEXT_PREDICATES.values())
_EVER: Final = (-math.inf, math.inf)

_THINGS = """
SELECT ?thing ?class ?en ?es WHERE {
  VALUES ?class {
    sem:Event foaf:Person org:Organization foaf:Group org:Post ctx:Instrument sem:Place }
  ?thing a ?class ; skos:prefLabel ?en , ?es .
  FILTER (LANG(?en) = "en" && LANG(?es) = "es")
} ORDER BY ?thing ?class"""

_CLAIMS = """
SELECT ?claim ?subject ?predicate ?object ?role ?source
       (GROUP_CONCAT(STR(?voice); separator=" ") AS ?voices) WHERE {
  ?claim a ctx:Claim ; rdf:subject ?subject ; rdf:predicate ?predicate ; rdf:object ?object ;
         ctx:modality modality:asserted ; prov:wasAttributedTo ?voice ;
         dcterms:source ?source .
  FILTER (isIRI(?object))
  OPTIONAL { ?claim sem:roleType ?role }
  FILTER (!BOUND(?role) || ?role NOT IN (role:victim, role:alleged-perpetrator))
} GROUP BY ?claim ?subject ?predicate ?object ?role ?source ORDER BY ?claim"""

_DAYS = """
SELECT ?thing ?begin ?end WHERE {
  ?thing ctx:earliestBeginDay|ctx:latestEndDay ?any
    OPTIONAL { ?thing ctx:earliestBeginDay ?begin } OPTIONAL { ?thing ctx:latestEndDay ?end }
} ORDER BY ?thing"""

_CLASS_NAMES: Final = {
    "Event": "event", "Person": "person", "Organization": "body", "Group": "group",
    "Post": "post", "Instrument": "instrument", "Place": "place",
}  # fmt: skip
ACTORS: Final = frozenset({"person", "body", "group", "post"})


@dataclass(frozen=True, slots=True)
class Finding:
    """One result: the things it is about, a value, and the claims it rests on."""

    about: tuple[str, ...]
    value: float
    claims: tuple[str, ...]
    note: str = ""
    """What the value is, in a few words."""


def network(graph: TripleStore) -> Network:
    """
    Give a graph as a typed `MultiDiGraph`.

    Nodes carry `kind` (event, person, body, group, post, instrument, place), `label_en`,
    `label_es`, `begin` and `end`; edges `predicate`, `role`, `claim`, `source`, `voices`, `begin`
    and `end`. Days are whole numbers, day 0 is 1970-01-01; an open or unstated bound is absent.
    The period of an edge is the claim's own, else that of the event it is about.
    """
    found: Network = nx.MultiDiGraph()
    days = {id_of(row["thing"]): row for row in graph.query(_DAYS).values()}
    for row in graph.query(_THINGS).values():
        name = id_of(row["thing"])
        kind = _CLASS_NAMES[id_of(row["class"])]
        found.add_node(
            name, kind=kind, label_en=row["en"], label_es=row["es"], **_period(days, name)
        )
    for row in graph.query(_CLAIMS).values():
        start, end, claim = id_of(row["subject"]), id_of(row["object"]), id_of(row["claim"])
        if start not in found or end not in found:
            continue
        voices = " ".join(sorted(id_of(voice) for voice in row["voices"].split(" ")))
        found.add_edge(
            start, end, key=claim, claim=claim, predicate=id_of(row["predicate"]),
            role=id_of(row["role"]) if row["role"] else "", source=id_of(row["source"]),
            voices=voices, **(_period(days, claim) or _period(days, start)),
        )  # fmt: skip
    return found


def _period(days: Mapping[str, Mapping[str, str]], name: str) -> dict[str, int]:
    row = days.get(name)
    if row is None:
        return {}
    return {key: int(row[key]) for key in ("begin", "end") if row[key]}


def _span(data: Mapping[str, Any]) -> tuple[float, float]:
    return data.get("begin", _EVER[0]), data.get("end", _EVER[1])


def _meet(one: tuple[float, float], other: tuple[float, float]) -> bool:
    """Say whether two periods possibly share a day."""
    return one[0] <= other[1] and other[0] <= one[1]


def _known(net: Network, name: str) -> None:
    if name not in net:
        raise UnknownName("event, actor, place or instrument", name, net)


def neighbourhood(
    net: Network, thing: str, *, steps: int = 1, first: float = -math.inf, last: float = math.inf
) -> Network:
    """
    Cut out what lies within some steps of a thing, through claims that may hold in a period.

    Args:
        net: A network made by `network`.
        thing: The id to start from.
        steps: How many edges away, at least 1; direction does not matter.
        first: First day of the period, inclusive; day 0 is 1970-01-01.
        last: Last day, inclusive.

    Raises:
        UnknownName: Nothing has that id; the message offers the nearest.
    """
    _known(net, thing)
    edges: list[Any] = [
        (start, end, key)
        for start, end, key, data in net.edges(keys=True, data=True)
        if _meet(_span(data), (first, last))
    ]
    within = net.edge_subgraph(edges).copy() if edges else nx.MultiDiGraph()
    if thing not in within:
        within.add_node(thing, **net.nodes[thing])
    near = nx.ego_graph(within.to_undirected(as_view=True), thing, radius=steps)
    return nx.MultiDiGraph(within.subgraph(near.nodes))


def _participations(net: Network) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """
    Give each event, each actor in it, and the claims that put the actor there.

    Where a post acts, whoever held it while the event may have happened takes part too, by the
    claim that says so: never someone who held the post at another time.
    """
    holders: dict[str, list[tuple[str, tuple[float, float], str]]] = defaultdict(list)
    for person, post, data in net.edges(data=True):
        if data["predicate"] == "holds":
            holders[post].append((person, _span(data), data["claim"]))
    for event, actor, data in net.edges(data=True):
        if data["predicate"] != "hasActor" or net.nodes[event]["kind"] != "event":
            continue
        yield event, actor, (data["claim"],)
        when = _span(net.nodes[event])
        if when == _EVER:
            continue
        for person, held, claim in holders.get(actor, ()):
            if held != _EVER and _meet(held, when):
                yield event, person, (data["claim"], claim)


def co_participation(net: Network) -> nx.Graph[str]:
    """
    Link actors who take part in the same events, rare company counting more.

    Each shared event adds 1 / ln(1 + n), n being how many take part in it, so that a head of
    state in a crowd counts little. Edges carry `weight`, `events` and `claims`.

    Sources:
        L. A. Adamic and E. Adar, "Friends and neighbors on the Web", Social Networks 25(3),
        2003, pp. 211-230 (here 1 + n, so that an event of one counts finitely).
    """
    present: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for event, actor, claims in _participations(net):
        present[event][actor].update(claims)
    found: nx.Graph[str] = nx.Graph()
    for event in sorted(present):
        there = present[event]
        for one, other in combinations(sorted(there), 2):
            if not found.has_edge(one, other):
                found.add_edge(one, other, weight=0.0, events=(), claims=())
            edge = found.edges[one, other]
            edge["weight"] += 1 / math.log(1 + len(there))
            edge["events"] += (event,)
            edge["claims"] = tuple(sorted({*edge["claims"], *there[one], *there[other]}))
    for name in found:
        found.nodes[name].update(net.nodes[name])
    return found


def communities(net: Network) -> list[Finding]:
    """
    Group actors that take part together more than chance would have it, largest first.

    The value is the number of actors. A community is a pattern in what the sources tell of, not a
    side anybody took.

    Sources:
        A. Clauset, M. E. J. Newman, C. Moore, "Finding community structure in very large
        networks", Physical Review E 70, 2004 (greedy modularity: no chance in it).
    """
    company = co_participation(net)
    if not company.number_of_edges():
        return []
    groups = nx.community.greedy_modularity_communities(company, weight="weight")
    found = []
    for group in groups:
        inside = company.subgraph(group)
        claims = {claim for *_, data in inside.edges(data=True) for claim in data["claims"]}
        found.append(
            Finding(tuple(sorted(group)), float(len(group)), tuple(sorted(claims)), "actors")
        )
    return sorted(found, key=lambda finding: (-finding.value, finding.about))


def bridges(net: Network, camps: Iterable[Iterable[str]] | None = None) -> list[Finding]:
    """
    Rank actors by how evenly their company is spread over camps, highest first.

    The value is the participation coefficient, 0 (all in one camp) up to 1 - 1/camps. Being at a
    bridge says who is told of with whom; it says nothing of influence, loyalty or consent.

    Args:
        net: A network made by `network`.
        camps: Groups of actor ids; `communities` where none are given.

    Sources:
        R. Guimerà and L. A. N. Amaral, "Functional cartography of complex metabolic networks",
        Nature 433, 2005, pp. 895-900.
    """
    company = co_participation(net)
    groups = [set(camp) for camp in camps] if camps else [set(f.about) for f in communities(net)]
    camp_of = {name: number for number, group in enumerate(groups) for name in group}
    found = []
    for actor in sorted(company):
        shares: dict[int, float] = defaultdict(float)
        claims: set[str] = set()
        for other, data in company[actor].items():
            if other in camp_of:
                shares[camp_of[other]] += data["weight"]
                claims.update(data["claims"])
        total = sum(shares.values())
        if total and len(shares) > 1:
            value = 1 - sum((share / total) ** 2 for share in shares.values())
            found.append(
                Finding((actor,), value, tuple(sorted(claims)), "participation coefficient")
            )
    return sorted(found, key=lambda finding: (-finding.value, finding.about))


def chains(
    net: Network, event: str, *, relations: Iterable[str] = (), depth: int = 3
) -> list[Finding]:
    """
    Follow stated context back from an event: causes, precedents, answers, annulments.

    A step from an event to its instrument, or from an instrument to the event it stands for, is
    free. The value is the number of stated relations in the chain; longer chains are weaker.

    Args:
        net: A network made by `network`.
        event: Where to begin.
        relations: Predicates to follow (`precedent`, `causedBy`…); all context if none are given.
        depth: The most stated relations in a chain, 1 or more.

    Raises:
        UnknownName: Nothing has that id.
    """
    _known(net, event)
    wanted = frozenset(relations) or _CONTEXT
    found: dict[tuple[str, ...], Finding] = {}

    def follow(at: str, path: tuple[str, ...], claims: tuple[str, ...], steps: int) -> None:
        for _, after, data in sorted(
            net.out_edges(at, data=True), key=lambda e: (e[1], e[2]["claim"])
        ):
            free = data["predicate"] == "instrument"
            if after in path or not (free or data["predicate"] in wanted):
                continue
            if steps + (not free) > depth:
                continue
            onward, resting = (*path, after), (*claims, data["claim"])
            if not free and onward not in found:
                found[onward] = Finding(onward, float(steps + 1), resting, "stated steps")
            follow(after, onward, resting, steps + (not free))

    follow(event, (event,), (), 0)
    return sorted(found.values(), key=lambda finding: (finding.value, finding.about))


def graphml(net: Network) -> str:
    """Write a network as GraphML, for Gephi, Cytoscape, yEd and igraph."""
    return "\n".join(nx.generate_graphml(net, named_key_ids=True)) + "\n"


def gexf(net: Network) -> str:
    """
    Write a network as GEXF, for Gephi.

    networkx stamps the day of writing into the file; the stamp is taken out, so that the same
    graph gives the same bytes.
    """
    out = io.BytesIO()
    write: Callable[..., None] = nx.write_gexf
    write(net, out)
    text = re.sub(r' lastmodifieddate="[^"]*"', "", out.getvalue().decode("utf-8"))
    return re.sub(r"\s*<creator>[^<]*</creator>", "", text)
