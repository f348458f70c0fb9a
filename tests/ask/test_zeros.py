"""A number stands with the zeros that its source writes: 43.0 per cent is not 43."""

from __future__ import annotations

import shutil

import pytest
from paths import GOOD

import backstory
from backstory.draw.claims import _target
from backstory.model.nouns import Claim

CENSUS = """
title: Census
kind: news
publisher: Census Office
language: en
issued: 1911-12
read: whole
about: lockout-1911
when: 1911-08-10
says:
- at: page 1
  id: zero
  count: 43.0 turnout
- at: page 2
  id: between
  count: 43.10..44.00 turnout
- at: page 3
  id: over
  count: ">43.50 turnout"
- at: page 4
  id: whole
  count: 43 turnout
- at: page 5
  id: part
  count: 43.50 turnout
  stage: partial 80,0 %
"""


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> backstory.Graph:
    folder = tmp_path_factory.mktemp("zeros") / "ruritania-lockout"
    shutil.copytree(GOOD / "ruritania-lockout", folder)
    (folder / "sources" / "census-1911.yaml").write_text(CENSUS, "utf-8")
    backstory.grow(folder).write(folder.parent / "graph")
    return backstory.load(folder.parent / "graph" / "ruritania-lockout.ttl")


WRITTEN = {
    "zero": ("43.0", "43.0", "43,0"),
    "between": ("43.10", "between 43.10 and 44.00", "entre 43,10 y 44,00"),
    "over": ("43.50", "more than 43.50", "más de 43,50"),
    "whole": ("43", "43", "43"),
    "part": (
        "43.50",
        "43.50, partial count, 80.0 % counted",
        "43,50, recuento parcial, 80,0 % contado",
    ),
}


@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_table_has_the_zeros_of_the_source(graph: backstory.Graph, lang: str) -> None:
    table = graph.ask("figures_side_by_side", lang=lang, subject="lockout-1911", counted="turnout")
    rows = {row["claim"]: row for row in table}
    assert {name: (str(rows[name]["value"]), rows[name]["value_label"]) for name in WRITTEN} == {
        name: (raw, es if lang == "es" else en) for name, (raw, en, es) in WRITTEN.items()
    }
    assert str(rows["between"]["upto"]) == "44.00"


def test_what_is_read_back_has_them(graph: backstory.Graph) -> None:
    told = {claim.id: claim for claim in graph.record.claims.values()}
    assert {name: str(told[name].object) for name in WRITTEN} == {
        name: raw for name, (raw, _, _) in WRITTEN.items()
    }
    figure = told["between"].figure
    assert figure
    assert str(figure.upto) == "44.00"


def test_the_page_has_them(graph: backstory.Graph) -> None:
    claims: dict[str, Claim] = {each.id: each for each in graph.record.claims.values()}
    assert _target(None, claims["zero"]) == {"number": 43, "written": "43.0"}  # type: ignore[arg-type]
    assert _target(None, claims["whole"]) == {"number": 43}  # type: ignore[arg-type]


def test_running_text_has_them(graph: backstory.Graph) -> None:
    told = str(graph.show("zero"))
    assert "43.0" in told
