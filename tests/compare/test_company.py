"""Who takes part in the same events, counted over a whole graph at once."""

from __future__ import annotations

from paths import ROOT

from backstory.graph import load


def test_pairs_are_those_that_a_join_finds() -> None:
    graph = load(ROOT / "graph" / "spain-amnesty-1977.ttl")
    joined = graph.store.query("""
        SELECT ?a ?b (COUNT(DISTINCT ?e) AS ?n) WHERE {
          ?e sem:hasActor ?a , ?b . FILTER (STR(?a) < STR(?b)) } GROUP BY ?a ?b""").values()
    expected = {(row["a"], row["b"], int(row["n"])) for row in joined}
    found = [(row["actor"].iri, row["other"].iri, row["events"])
             for row in graph.together(limit=10_000)]  # fmt: skip
    assert set(found) == expected
    assert found
    assert [number for *_, number in found] == sorted((n for *_, n in found), reverse=True)
    first = [(row["actor"].iri, row["other"].iri, row["events"]) for row in graph.together(limit=3)]
    assert first == found[:3]
