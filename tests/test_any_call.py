"""Whatever stands in a call from Python, in whichever parameter: an answer, or a reason of ours."""

from __future__ import annotations

import contextlib
import inspect
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from odd import VALUES, methods, told
from paths import GOOD, ROOT

import backstory
from backstory.errors import BackstoryError

SEEDS = GOOD / "ruritania-lockout"
GOOD_ONES: dict[str, Any] = {
    "ask.name": "timeline", "question_text.name": "timeline", "view.name": "timeline",
    "query": "ASK {}", "form": "text", "text": "lockout", "findings": [], "folder": SEEDS,
}  # fmt: skip
WRITES = ("site", "table")
"""They write wherever one says, and are tried with what is no path only."""


def _calls(name: str, call: Callable[..., Any]) -> Iterator[tuple[dict[str, Any], tuple[Any, ...]]]:
    """Give each parameter each value, the others what is right."""
    every = list(inspect.signature(call).parameters.values())
    needed = [one for one in every if one.default is one.empty and one.kind < one.VAR_KEYWORD]
    for one in every:
        for value in VALUES:
            if name in WRITES and isinstance(value, str) and value not in ("", " ", "\0", "\ud800"):
                continue
            right = {
                each.name: GOOD_ONES.get(f"{name}.{each.name}", GOOD_ONES.get(each.name, "king"))
                for each in needed
            }
            right["value" if one.kind == one.VAR_KEYWORD else one.name] = value
            placed = [each.name for each in every if each.kind == each.POSITIONAL_ONLY]
            yield right, tuple(right.pop(each) for each in placed)


@pytest.fixture(scope="module")
def graph() -> backstory.Graph:
    return backstory.load(ROOT / "tests" / "golden" / "ruritania-lockout.ttl")


@pytest.mark.parametrize("name", methods(backstory.Graph))
def test_any_value_in_any_parameter_of_a_graphs_method(
    name: str, graph: backstory.Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    call = getattr(graph, name)
    tried = 0
    for named, placed in _calls(name, call):
        tried += 1
        assert 0 < len(told(call, placed, named)) < 12_000, (named, placed)
    assert tried or name in ("rdflib", "opened", "summary")


@pytest.mark.parametrize("name", ["check", "read", "grow", "load"])
def test_any_value_in_any_parameter_of_a_function(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    call = getattr(backstory, name)
    for named, placed in _calls(name, call):
        if "../../.." in named.values():  # a folder above, with all that others keep there
            continue
        assert 0 < len(told(call, placed, named)) < 12_000, named


@pytest.mark.parametrize(("made", "how"), [
    ("Span", "Span.parse("), ("Claim", "graph.record.claims"), ("Figure", "graph.figures()"),
    ("Story", "graph.show("),
])  # fmt: skip
def test_what_nobody_makes_by_hand_says_where_it_comes_from(made: str, how: str) -> None:
    with pytest.raises(BackstoryError, match=r"To have one") as why:
        getattr(backstory, made)("2026")
    assert how in str(why.value)


ODD_FIGURES = ("²", "፩", "፩፱፩፩", "᧚", "𑁒", "٣", "１９１１", "¹ ²", "9" * 5000, "lockout ፩")


@pytest.mark.parametrize("figures", ODD_FIGURES, ids=lambda figures: ascii(figures)[:14])
def test_figures_of_any_script_and_length_break_nothing(figures: str) -> None:
    graph = backstory.load(ROOT / "tests" / "golden" / "ruritania-lockout.ttl")
    article = (
        f"The lockout of {figures} in Strelsau ended on {figures} May {figures}; {figures} "
        f"dockers, {figures}/{figures}/{figures}, {figures} years ago, Article {figures}."
    )
    for asked in (
        lambda: graph.find(figures), lambda: graph.ask(f"what happened in {figures}"),
        lambda: graph.ask(f"how many on {figures} August 1911"), lambda: graph.pairs(figures),
        lambda: graph.figures(valid_at=figures), lambda: graph.show(figures),
        lambda: graph.read(article).text(), lambda: graph.read(article).draft(),
    ):  # fmt: skip
        with contextlib.suppress(BackstoryError):
            asked()
