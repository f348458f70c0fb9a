"""Every reason for a link has its words, in each language: else a reading could not be printed."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from growing import shipped

import backstory.read
from backstory.words.phrases import phrases

_MAKERS = {"Mention", "link_of"}
_WHY = 4
"""Where the reason stands among the arguments of those."""


def reasons() -> set[str]:
    """Give the reasons that the code writes out where it makes a link."""
    folder = Path(backstory.read.__file__).parent
    trees = (ast.parse(path.read_text("utf-8")) for path in folder.glob("*.py"))
    calls = (
        node for tree in trees for node in ast.walk(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in _MAKERS
        and len(node.args) > _WHY
    )  # fmt: skip
    return {
        one.value for call in calls for one in ast.walk(call.args[_WHY])
        if isinstance(one, ast.Constant) and isinstance(one.value, str) and one.value
    }  # fmt: skip


@pytest.mark.parametrize("lang", ["en", "es"])
def test_every_reason_for_a_link_has_its_words(lang: str) -> None:
    found = reasons()
    assert {"said", "frame", "surname"} <= found, "the reasons are no longer found in the code"
    assert not {one for one in found if f"read why {one}" not in phrases(lang)}


def test_a_reading_with_who_said_something_on_its_day_can_be_printed() -> None:
    text = (
        "En Venezuela, Nicolás Maduro indultó el lunes a 110 opositores. Michelle Bachelet, "
        "prudente, dijo el martes que era un paso."
    )
    reading = shipped().read(text, date="2020-09-03", lang="es")
    assert "said" in {one.why for one in reading.linked.events}
    assert phrases(reading.lang)["read why said"] in reading.text(240)
