"""No sentence of the code is told in one language alone: each has its words in the others."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from paths import ROOT

from backstory.words.languages import beside, shipped
from backstory.words.messages import message_in, said_of

HOME = ROOT / "src" / "backstory"
OTHERS = [lang for lang in shipped() if lang != "en"]
ENGLISH = re.compile(
    r"(?<![\w-])(?:the|this|that|is|are|was|not|nobody|write|add|remove|and|with|from|which|of|by|at"
    r"|name|keep|mend|put|its|has|have|cannot|here|there|did you|see|or)(?![\w-])"
)
"""Words by which an English sentence is known; two of them make one."""
SHORTEST = 25
BLANKS = (
    "7", "`7`", "call: `x`", "https://host/a holds 7 triples of 7", "x.yaml: no y;",
    "is half a claim: it has no voice",
)  # fmt: skip
"""What may stand in a blank: a number, what somebody wrote, and how what was begun goes on."""
NOT_SAID = {
    "server/metrics.py": "a format of machines, whose sentences are English everywhere",
    "draw/views.py": "shown by no door: the manual lists the looks",
    "table/matching.py": "the end of a sentence, which is told whole",
    "table/opening.py": "the end of a sentence, which is told whole",
}
GOES_ON = ("The push is not done", "Allowed: SELECT", "`backstory check --graph FILE` tells")
"""What is only told behind another sentence, and is held with it in `test_messages`."""


def _sentences(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Give the whole sentences of a module that are no docstring, with their blanks filled."""
    tree = ast.parse(path.read_text("utf-8"))
    docs, pieces = set(), set()
    for node in ast.walk(tree):
        for below in (
            getattr(node, "body", []) if isinstance(getattr(node, "body", 0), list) else []
        ):
            if isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant):
                docs.add(below.value)
        if isinstance(node, ast.JoinedStr):
            pieces.update(node.values)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            forms = [] if node in docs or node in pieces else [node.value]
        elif isinstance(node, ast.JoinedStr):
            forms = [
                "".join(str(v.value) if isinstance(v, ast.Constant) else b for v in node.values)
                for b in BLANKS
            ]
        else:
            continue
        if forms and _is_sentence(forms[0]):
            yield node.lineno, forms


def _is_sentence(text: str) -> bool:
    whole = text.strip().endswith(".") and (text[0].isupper() or text[0] in "7`-")
    return whole and len(text) >= SHORTEST and len(ENGLISH.findall(text)) > 1 and "\n" not in text


def _is_told(text: str, lang: str) -> bool:
    helped = beside(lang, "help")
    bare = " ".join(text.split())
    return bare in helped or message_in(bare, lang) != bare or said_of(bare, lang) is not None


@pytest.mark.parametrize("lang", OTHERS)
def test_every_sentence_of_the_code_has_its_words_in_each_language(lang: str) -> None:
    untold, seen = [], 0
    for path in sorted(HOME.rglob("*.py")):
        name = path.relative_to(HOME).as_posix()
        if "web" in path.parts or "node_modules" in path.parts or name in NOT_SAID:
            continue
        for line, forms in _sentences(path):
            seen += 1
            if not forms[0].startswith(GOES_ON) and not any(_is_told(f, lang) for f in forms):
                untold.append(f"{name}:{line}: {forms[0]}")
    assert not untold, "add them to words/problems or words/help of it:\n" + "\n".join(untold)
    assert seen > 200, "the walk found no sentences"
