"""Who connects whom, and by whose word: each result names claims, and time is respected."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest

from backstory.ask.find import record_of
from backstory.compare import findings
from backstory.compare import network as nw
from backstory.errors import UnknownName
from backstory.exchange.gexf import gexf
from backstory.exchange.graphml import graphml
from backstory.graph import Graph
from backstory.rdf.store import TripleStore
from backstory.vocabulary import id_of, term

Grown = Callable[[str], TripleStore]


@pytest.fixture
def dossier(grown: Grown) -> nx.MultiDiGraph:
    return nw.network(record_of(grown("venezuela-amnesties")))


def test_an_edge_is_a_claim_with_its_voice_source_and_days(grown: Grown) -> None:
    net = nw.network(record_of(grown("ruritania-lockout")))
    edges = {data["predicate"]: data for *_, data in net.edges(data=True)}
    assert edges["hasActor"]["role"] == "decider"
    assert edges["hasActor"]["said_in"] == "gazette-1911-08-10"
    assert edges["holds"]["begin"] == -25932  # 1899-01-01
    assert "end" not in edges["holds"]  # 1899/.. stays open


def test_a_post_brings_in_who_held_it_then_and_nobody_else(grown: Grown) -> None:
    """Rudolf was King from 1899: he is in the pardon of 1911, by the claim that says so."""
    graph = grown("ruritania-lockout")
    company = findings.co_participation(nw.network(record_of(graph)))
    assert company.has_edge("king", "rudolf-elphberg")
    late = ox.Store()
    late.bulk_extend(list(graph.store))
    held = ox.Literal("1899/..", datatype=ox.NamedNode(term("edtf:EDTF")))
    began = ox.Literal("1915/..", datatype=ox.NamedNode(term("edtf:EDTF")))
    for quad in list(late.quads_for_pattern(None, None, held, None)):
        late.remove(quad)
        late.add(ox.Quad(quad.subject, quad.predicate, began, quad.graph_name))
    later = findings.co_participation(nw.network(record_of(TripleStore(late))))
    assert not later.has_edge("king", "rudolf-elphberg")  # from 1915 on: not in 1911


def test_every_finding_names_claims_of_the_graph(dossier: nx.MultiDiGraph, grown: Grown) -> None:
    rows = grown("venezuela-amnesties").query("SELECT ?c WHERE { ?c a ctx:Claim }").values()
    known = {id_of(row["c"]) for row in rows}
    found = [
        *findings.communities(dossier),
        *findings.bridges(dossier),
        *findings.chains(dossier, "announcement-2026"),
    ]
    assert found
    for finding in found:
        assert finding.claims
        assert set(finding.claims) <= known


def test_the_coup_is_context_by_way_of_the_amnesty_of_2007(dossier: nx.MultiDiGraph) -> None:
    paths = [finding.about for finding in findings.chains(dossier, "announcement-2026")]
    assert any(p[0] == "announcement-2026" and p[-1] == "coup-2002" for p in paths)


def test_a_neighbourhood_in_time_leaves_out_what_cannot_hold_then(dossier: nx.MultiDiGraph) -> None:
    whole = nw.neighbourhood(dossier, "hugo-chavez")
    early = nw.neighbourhood(dossier, "hugo-chavez", first=11688, last=12052)  # 2002
    assert set(early) < set(whole)
    assert "return-of-chavez-2002" in early
    assert "amnesty-2007" not in early


def test_nobody_is_accused_by_an_edge(dossier: nx.MultiDiGraph) -> None:
    roles = {data["role"] for *_, data in dossier.edges(data=True)}
    assert not roles & {"victim", "alleged-perpetrator"}


@pytest.mark.parametrize(("directed", "parallel"), [(True, True), (False, False)])
def test_pyvis_takes_the_network_as_it_is_and_drops_no_line(
    directed: bool, parallel: bool, grown: Grown
) -> None:
    """An undirected pyvis network keeps one line between two things: so joined, it loses none."""
    from pyvis.network import Network

    graph = Graph(store=grown("venezuela-amnesties"))
    whole, net = graph.networkx(), graph.networkx(parallel=parallel)
    drawn = Network(directed=directed)
    drawn.from_nx(net)
    assert len(drawn.nodes) == net.number_of_nodes() == whole.number_of_nodes()
    assert len(drawn.edges) == net.number_of_edges()
    told = [claim for *_, data in net.edges(data=True) for claim in
            data.get("claims", data.get("claim", "")).split()]  # fmt: skip
    assert sorted(told) == sorted(data["claim"] for *_, data in whole.edges(data=True))
    assert len(told) > 900
    assert all(node["label"] and node["title"] for node in drawn.nodes)
    assert all(edge["label"] and edge["title"] for edge in drawn.edges)


def test_no_attribute_is_none_or_has_a_name_that_pyvis_keeps(dossier: nx.MultiDiGraph) -> None:
    for *_, data in (*dossier.nodes(data=True), *dossier.edges(data=True)):
        assert not {"source", "to", "from", "n_id", "physics", "hidden", "value"} & set(data)
        assert None not in data.values()


def test_an_unknown_id_suggests_the_nearest(dossier: nx.MultiDiGraph) -> None:
    with pytest.raises(UnknownName, match="Did you mean 'coup-2002'"):
        nw.neighbourhood(dossier, "coup-202")


def test_files_for_gephi_are_the_same_on_every_day_and_read_back(
    dossier: nx.MultiDiGraph, grown: Grown
) -> None:
    record = record_of(grown("venezuela-amnesties"))
    assert gexf(record) == gexf(record)
    assert "lastmodifieddate" not in gexf(record)
    again = nx.parse_graphml(graphml(record))
    assert again.number_of_edges() == dossier.number_of_edges()


def test_gephi_files_keep_names_and_claims(
    dossier: nx.MultiDiGraph, grown: Grown, tmp_path: Path
) -> None:
    (tmp_path / "net.gexf").write_text(gexf(record_of(grown("venezuela-amnesties"))), "utf-8")
    read = nx.read_gexf(tmp_path / "net.gexf")
    assert set(read) == set(dossier)
    assert read.nodes["coup-2002"]["label_es"] == dossier.nodes["coup-2002"]["label_es"]
    kept = {(a, b, data["claim"]) for a, b, data in read.edges(data=True)}
    told = {(a, b, data["claim"]) for a, b, data in dossier.edges(data=True)}
    assert kept == told


@pytest.mark.parametrize("lang", ["en", "es"])
def test_findings_are_shown_with_names_and_a_claim(grown: Grown, lang: str) -> None:
    graph = Graph(store=grown("venezuela-amnesties"), lang=lang)
    net = graph.networkx()
    for found in (
        findings.bridges(net),
        findings.communities(net),
        findings.chains(net, "announcement-2026"),
    ):
        table = graph.findings(found)
        assert len(table) == len(found)
        assert table.column("claims") == [len(one.claims) for one in found]
        assert all(row["first_claim"] in one.claims for row, one in zip(table, found, strict=True))
        assert "coup-2002" not in str(table)  # people read names, not ids
    assert "not" in graph.findings([]).notes[0] or "no" in graph.findings([]).notes[0]


def test_a_shared_crowd_weighs_less_than_a_shared_pair() -> None:
    net: nx.MultiDiGraph = nx.MultiDiGraph()
    for event, actors in {"pair": "ab", "crowd": "cdefghij"}.items():
        net.add_node(event, kind="event", begin=0, end=0)
        for actor in actors:
            net.add_node(actor, kind="person")
            net.add_edge(
                event, actor, predicate="hasActor", claim=f"{event}-{actor}", begin=0, end=0
            )
    company = findings.co_participation(net)
    assert company.edges["a", "b"]["weight"] > company.edges["c", "d"]["weight"]
