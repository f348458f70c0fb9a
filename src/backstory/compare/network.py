"""
Turn a graph into a networkx network, and ask it who connects whom and what leads to what.

Every edge is one claim that may stand as a plain line, and so accuses nobody, with the days
between which it holds; every result names the claims it rests on. Being linked means being told
of together, and no more.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final

import networkx as nx

from backstory.compare.measures import relation_of
from backstory.errors import UnknownName
from backstory.rdf.hulled import inferred_hulls, told_hull
from backstory.rdf.view import may_be_plain, with_broader
from backstory.vocabulary import id_of
from backstory.words.dates import name as date_name
from backstory.words.phrases import phrase

__all__ = [
    "EVER",
    "Network",
    "joined",
    "may_meet",
    "neighbourhood",
    "network",
    "require",
    "span_of",
    "weightiest",
]

if TYPE_CHECKING:
    from backstory.dates.edtf import Span
    from backstory.model.nouns import Claim
    from backstory.rdf.record import Record

    Network = nx.MultiDiGraph[str]
else:
    Network = nx.MultiDiGraph

EVER: Final = (-math.inf, math.inf)

_KINDS: Final = frozenset({"event", "person", "body", "group", "post", "instrument", "place"})
_LINKED: Final = 5
"""How much more a claim weighs that links a thing with what the reader asks about."""
ACTORS: Final = frozenset({"person", "body", "group", "post"})


def network(record: Record, lang: str = "en") -> Network:
    """
    Give a graph as a typed `MultiDiGraph`, in which every edge is one claim.

    Nodes carry `kind` (event, person, body, group, post, instrument, place; `group` says the same
    to pyvis), `family` (the broadest kind of an event), `label`, `label_en` and the like, `title`,
    `begin` and `end`; edges `predicate`, `role`, `claim`, `said_in` (the source), `voices`,
    `label`, `title`, `begin`, `end` and `arrows`. Days are whole numbers, day 0 is 1970-01-01; an
    open or unstated bound is absent. The period of an edge is the claim's own, else that of the
    event it is about. No attribute has a name that pyvis keeps for itself, none is None.

    Args:
        record: What a graph records.
        lang: The language of `label` and `title`.
    """
    found: Network = nx.MultiDiGraph()
    rows = record.store.query("SELECT ?x ?above WHERE { ?x skos:broader ?above }").values()
    above = {row["x"]: row["above"] for row in rows}
    for iri, name in record.names.items():
        if name.kind in _KINDS:
            found.add_node(record.short(iri), **_node(record, iri, lang, above))
    kinds = {iri: with_broader(name.type, above) for iri, name in record.names.items()}
    for iri, claim in record.claims.items():
        thing = claim.object
        if not isinstance(thing, str) or not _drawn(claim, thing, kinds):
            continue
        start, end = record.short(claim.subject), record.short(thing)
        if start not in found or end not in found:
            continue
        found.add_edge(
            start, end, key=record.short(iri), claim=record.short(iri),
            predicate=claim.predicate.split(":")[-1],
            role=id_of(claim.role) if claim.role else "", said_in=record.short(claim.source),
            voices=" ".join(map(record.short, claim.voices)), label=_relation(record, claim, lang),
            title=_told(record, claim, thing, lang), arrows="to",
            **_period(claim.when or record.hulls.get(claim.subject)),
            **_inferred(record, claim.subject, claim),
        )  # fmt: skip
    return found


def weightiest(net: Network, focus: Iterable[str] = ()) -> list[str]:
    """
    Order things by how much is told of them, what is linked with a focus before its equals.

    Each claim at a thing counts one, each that links it with the focus five more; the focus itself
    comes first. Things that no claim links are left out.

    Args:
        net: A network made by `network`.
        focus: Ids of what the reader asks about.
    """
    chosen = [name for name in focus if name in net]
    score = {name: net.degree(name) for name in net if net.degree(name)}
    for one in chosen:
        for other in (*net.successors(one), *net.predecessors(one)):
            links = net.number_of_edges(one, other) + net.number_of_edges(other, one)
            score[other] += _LINKED * links
    ordered = sorted(score, key=lambda name: (-score[name], name))
    return [*chosen, *(name for name in ordered if name not in chosen)]


def joined(net: Network, *, most: int = 6) -> nx.Graph[str]:
    """
    Join the claims between two things into one edge, whichever way they point.

    Edges carry `claims`, `label`, `title` and `weight`, how many claims there are. It is what an
    undirected drawing needs, which shows one line between two things and drops the rest.

    Args:
        net: A network made by `network`.
        most: Claims that a title tells; of more it says how many there are.
    """
    found: nx.Graph[str] = nx.Graph()
    found.add_nodes_from((name, dict(data)) for name, data in net.nodes(data=True))
    between: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for start, end, data in net.edges(data=True):
        between[min(start, end), max(start, end)].append(data)
    for (one, other), claims in between.items():
        titles = [data["title"] for data in claims[:most]]
        titles += [f"… + {len(claims) - most}"] if len(claims) > most else []
        found.add_edge(
            one, other, claims=" ".join(data["claim"] for data in claims),
            label=", ".join(dict.fromkeys(data["label"] for data in claims)),
            title="\n\n".join(titles), weight=len(claims),
        )  # fmt: skip
    return found


def _node(record: Record, iri: str, lang: str, above: Mapping[str, str]) -> dict[str, Any]:
    name = record.names[iri]
    when = record.hulls.get(iri)
    kind = record.label(name.type, lang) if name.type else phrase(name.kind, lang)
    dated = f"{kind}, {told_hull(record, iri, lang)}" if when else kind
    label = record.label(iri, lang)
    labels = {f"label_{language}": text for language, text in name.labels.items() if language}
    return {
        "kind": name.kind, "group": name.kind, "family": _family(name.type, above),
        "label": label, **labels,
        "title": f"{label}\n{dated}", **_period(when), **_inferred(record, iri),
    }  # fmt: skip


def _family(kind: str, above: Mapping[str, str]) -> str:
    """Give the id of the broadest kind of a kind."""
    seen: set[str] = set()
    while kind in above and kind not in seen:
        seen.add(kind)
        kind = above[kind]
    return id_of(kind) if kind else ""


def _drawn(claim: Claim, thing: str, kinds: Mapping[str, frozenset[str]]) -> bool:
    """Say whether a claim is a line: as a plain triple may stand, and who held what when."""
    about = kinds.get(claim.subject, frozenset())
    role = id_of(claim.role) if claim.role else ""
    plain = may_be_plain(
        claim.predicate, asserted=claim.modality == "asserted", limited=claim.within is not None,
        role=role, thing=id_of(thing), kinds=about,
    )  # fmt: skip
    return plain or (claim.predicate == "org:holds" and claim.modality == "asserted")


def _relation(record: Record, claim: Claim, lang: str) -> str:
    if claim.role:
        return record.label(claim.role, lang)
    return relation_of(record, claim, lang)


def _told(record: Record, claim: Claim, thing: str, lang: str) -> str:
    """Tell a claim in lines: what is said, by whom, where it is read."""
    ends = [record.label(iri, lang) for iri in (claim.subject, thing)]
    said = f"{ends[0]} – {_relation(record, claim, lang)} → {ends[1]}"
    when = date_name(claim.when, lang) if claim.when else ""
    if when and claim.is_date_inferred:
        when = f"{when}, {phrase('date worked out', lang)}"
    voices = ", ".join(record.label(voice, lang) for voice in claim.voices)
    source = record.label(claim.source, lang)
    when = f" ({when})" if when else ""
    return f"{said}{when}\n{voices}" + (f"\n{source}" if source != voices else "")


def _period(span: Span | None) -> dict[str, int]:
    bounds = {"begin": span.earliest_begin, "end": span.latest_end} if span else {}
    return {key: day for key, day in bounds.items() if day is not None}


def _inferred(record: Record, iri: str, claim: Claim | None = None) -> dict[str, str]:
    """Mark a period that the editors worked out: the claim's own, or that of its event."""
    is_own = claim is not None and claim.when is not None
    marked = claim.is_date_inferred if claim and is_own else iri in inferred_hulls(record)
    return {"inferred": "yes"} if marked else {}


def span_of(data: Mapping[str, Any]) -> tuple[float, float]:
    """Give the first and the last day of a node or an edge, open where none is stated."""
    return data.get("begin", EVER[0]), data.get("end", EVER[1])


def may_meet(one: tuple[float, float], other: tuple[float, float]) -> bool:
    """Say whether two periods possibly share a day."""
    return one[0] <= other[1] and other[0] <= one[1]


def require(net: Network, name: str) -> None:
    """Complain of an id that nothing in a network has."""
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
    require(net, thing)
    edges: list[Any] = [
        (start, end, key)
        for start, end, key, data in net.edges(keys=True, data=True)
        if may_meet(span_of(data), (first, last))
    ]
    within = net.edge_subgraph(edges).copy() if edges else nx.MultiDiGraph()
    if thing not in within:
        within.add_node(thing, **net.nodes[thing])
    near = nx.ego_graph(within.to_undirected(as_view=True), thing, radius=steps)
    return nx.MultiDiGraph(within.subgraph(near.nodes))
