"""Pages of the manual come in; out go their fenced blocks, for tests to hold to the truth."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from paths import ROOT

DOCS = ROOT / "docs"
PAGES = sorted(
    [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE-DATA.md")]
    + list(DOCS.rglob("*.md"))
)
AUTHORING = DOCS / "authoring.md"
AUTHORING_ES = DOCS / "es" / "authoring.md"
DECISIONS = sorted((DOCS / "decisions").glob("*.md"))


def page_id(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@dataclass(frozen=True)
class Block:
    """One fenced block: its language, its text, its page and the line it begins on."""

    language: str
    text: str
    page: str
    line: int


def blocks(path: Path) -> list[Block]:
    text = path.read_text("utf-8")
    return [
        Block(fence[1], fence[2], page_id(path), text[: fence.start()].count("\n") + 2)
        for fence in re.finditer(r"^```(\w*)[^\n]*\n(.*?)^```$", text, re.M | re.S)
    ]


def cases(*languages: str) -> list[Any]:
    """
    Give every block of some languages, each with the page and line it stands on as its id.

    Blocks of a page run in one process, in their order: what one makes, the next one reads.
    """
    return [
        pytest.param(
            block, id=f"{block.page}:{block.line}", marks=pytest.mark.xdist_group(block.page)
        )
        for path in PAGES
        for block in blocks(path)
        if block.language in languages
    ]
