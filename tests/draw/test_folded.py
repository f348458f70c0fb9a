"""The page's graph is folded before it is packed, and comes back to the letter."""

import json

from hypothesis import given
from hypothesis import strategies as st
from tests.paths import ROOT

from backstory.draw.folded import folded, unfolded


def test_what_the_page_unfolds_is_what_is_folded_here() -> None:
    case = json.loads((ROOT / "tests/shared/folded.json").read_text("utf-8"))
    assert folded(case["turtle"]) == case["folded"]


@given(
    st.lists(
        st.sampled_from(["\ta :b ;", "\trdf:type :é ;", ":x", "", " ;", "\tĀ", "\t:p ", "\x03"])
    )
)
def test_no_letter_is_lost(lines: list[str]) -> None:
    text = "\n".join(lines * 25)
    assert unfolded(folded(text)) == text
