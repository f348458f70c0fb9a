"""What rests on the sources of a sort: blogs, machine translations."""

from __future__ import annotations

import re

import pytest

from backstory import Graph


@pytest.mark.parametrize(
    ("asked", "lang", "sort", "caution"),
    [
        ("what rests on blogs", "en", "(blog or personal site)", "blog"),
        ("what rests only on a machine translation", "en", "(translated by machine)", ""),
        ("qué se basa en blogs", "es", "(blog o sitio personal)", "blog"),
    ],
)
def test_how_much_rests_on_a_sort_of_sources_is_told(
    asked: str, lang: str, sort: str, caution: str, graphs: dict[str, Graph]
) -> None:
    graph = graphs[lang]
    first, *most = graph.ask(asked).told
    assert sort in first
    own = {
        source.iri
        for source in graph.record.sources.values()
        if source.kind.endswith(f"/{caution}")
        or (not caution and any(c.endswith("machine-translated") for c in source.cautions))
    }
    carried = sum(claim.source in own for claim in graph.record.claims.values())
    assert re.findall(r"\d+", first) == [
        str(len(own)),
        str(len(graph.record.sources)),
        str(carried),
    ]
    assert most
