"""
Ask a network who takes part together, who stands between, and what leads to what.

Every result names the claims it rests on. Being linked means being told of together, and no more.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Final

import networkx as nx

from backstory.calls import with_parts
from backstory.compare.network import EVER, Network, may_meet, require, span_of
from backstory.vocabulary import CONTEXT_PREDICATES, id_of, term

__all__ = ["Finding", "bridges", "chains", "co_participation", "communities"]


@with_parts
@dataclass(frozen=True, slots=True)
class Finding:
    """One result: the things it is about, a value, and the claims it rests on."""

    about: tuple[str, ...]
    value: float
    claims: tuple[str, ...]
    note: str = ""
    """What the value is, in a few words."""


def _participations(net: Network) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """
    Give each event, each actor in it, and the claims that put the actor there.

    Where a post acts, whoever held it while the event may have happened takes part too, by the
    claim that says so: never someone who held the post at another time.
    """
    holders: dict[str, list[tuple[str, tuple[float, float], str]]] = defaultdict(list)
    for person, post, data in net.edges(data=True):
        if data["predicate"] == "holds":
            holders[post].append((person, span_of(data), data["claim"]))
    for event, actor, data in net.edges(data=True):
        if data["predicate"] != "hasActor" or net.nodes[event]["kind"] != "event":
            continue
        yield event, actor, (data["claim"],)
        when = span_of(net.nodes[event])
        if when == EVER:
            continue
        for person, held, claim in holders.get(actor, ()):
            if held != EVER and may_meet(held, when):
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
    require(net, event)
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


_CONTEXT: Final = frozenset(id_of(term(compact)) for compact in CONTEXT_PREDICATES.values())
