"""
Turn a graph into a networkx network, and ask it who connects whom and what leads to what.

Every edge is one claim that may stand as a plain line, and so accuses nobody, with the days
between which it holds; every result names the claims it rests on. Being linked means being told
of together, and no more.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any, Final

import networkx as nx

from backstory.errors import UnknownName
from backstory.rdf.view import may_be_plain, with_broader
from backstory.vocabulary import CONTEXT_PREDICATES, id_of, term
from backstory.words.dates import name as date_name
from backstory.words.phrases import phrase
from backstory.words.predicates import predicate_name

__all__ = [
    "Finding",
    "bridges",
    "chains",
    "co_participation",
    "communities",
    "joined",
    "neighbourhood",
    "network",
    "weightiest",
]

if TYPE_CHECKING:
    from backstory.dates.edtf import Span
    from backstory.model.nouns import Claim
    from backstory.rdf.record import Record

    Network = nx.MultiDiGraph[str]
else:
    Network = nx.MultiDiGraph

_CONTEXT: Final = frozenset(id_of(term(compact)) for compact in CONTEXT_PREDICATES.values())
_EVER: Final = (-math.inf, math.inf)

_KINDS: Final = frozenset({"event", "person", "body", "group", "post", "instrument", "place"})
_LINKED: Final = 5
"""How much more a claim weighs that links a thing with what the reader asks about."""
ACTORS: Final = frozenset({"person", "body", "group", "post"})


@dataclass(frozen=True, slots=True)
class Finding:
    """One result: the things it is about, a value, and the claims it rests on."""

    about: tuple[str, ...]
    value: float
    claims: tuple[str, ...]
    note: str = ""
    """What the value is, in a few words."""


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
    dated = f"{kind}, {date_name(when, lang)}" if when else kind
    label = record.label(iri, lang)
    labels = {f"label_{language}": text for language, text in name.labels.items() if language}
    return {
        "kind": name.kind, "group": name.kind, "family": _family(name.type, above),
        "label": label, **labels,
        "title": f"{label}\n{dated}", **_period(when),
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
    return predicate_name(claim.predicate, lang)


def _told(record: Record, claim: Claim, thing: str, lang: str) -> str:
    """Tell a claim in lines: what is said, by whom, where it is read."""
    ends = [record.label(iri, lang) for iri in (claim.subject, thing)]
    said = f"{ends[0]} – {_relation(record, claim, lang)} → {ends[1]}"
    when = f" ({date_name(claim.when, lang)})" if claim.when else ""
    voices = ", ".join(record.label(voice, lang) for voice in claim.voices)
    source = record.label(claim.source, lang)
    return f"{said}{when}\n{voices}" + (f"\n{source}" if source != voices else "")


def _period(span: Span | None) -> dict[str, int]:
    bounds = {"begin": span.earliest_begin, "end": span.latest_end} if span else {}
    return {key: day for key, day in bounds.items() if day is not None}


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
