"""What the page's data hold too is left out of its graph, and comes back to the letter."""

import json

import pyoxigraph as ox
from tests.paths import ROOT

from backstory.draw.borrowed import borrowed, returned
from backstory.vocabulary import PREFIXES

CASE = json.loads((ROOT / "tests/shared/borrowed.json").read_text("utf-8"))
ORDER = [claim["id"] for claim in CASE["data"]["claims"]]


def test_what_the_page_puts_back_is_what_is_left_out_here() -> None:
    assert borrowed(CASE["turtle"], CASE["data"], ORDER) == CASE["borrowed"]
    assert returned(CASE["borrowed"], CASE["data"], ORDER) == CASE["returned"]


def test_the_graph_is_the_same_in_another_order() -> None:
    heads = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    one, other = (
        {str(quad) for quad in ox.parse(heads + CASE[key], format=ox.RdfFormat.TURTLE)}
        for key in ("turtle", "returned")
    )
    assert one == other
    assert len(one) > 10


def test_a_text_of_a_claim_that_the_graph_lacks_is_lent_to_no_other() -> None:
    assert borrowed(CASE["turtle"], CASE["data"], [*ORDER, "claim-z"]) == CASE["turtle"]
    marked = CASE["turtle"].replace("1990", "\x08")
    assert borrowed(marked, CASE["data"], ORDER) == marked
