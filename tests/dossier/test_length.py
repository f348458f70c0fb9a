"""A claim costs a fifth less to write than it would if nothing stood for another."""

from __future__ import annotations

import runpy

import pytest
from paths import ROOT

length = runpy.run_path(str(ROOT / "benchmarks" / "length.py"))["length"]


@pytest.mark.parametrize("name", ["venezuela-amnesties", "spain-amnesty-1977"])
def test_a_claim_costs_a_fifth_fewer_keys_and_list_items(name: str) -> None:
    claims, short, long = length(ROOT / "seeds" / name)
    assert claims > 50
    assert short <= 0.8 * long, f"{1 - short / long:.1%} fewer"
