"""Each limit that docs/limits.md tells is the one in the code, and each test it names is there."""

from __future__ import annotations

import re
from importlib import import_module

import pytest
from paths import ROOT

PAGE = (ROOT / "docs" / "limits.md").read_text("utf-8")
ROWS = re.findall(r"^\| (.+?) \| (\d+) (\w+) \| `([\w.]+):(\w+)` \| (.+) \|$", PAGE, re.MULTILINE)
UNITS = {"kB": 1 << 10, "MB": 1 << 20, "GB": 1 << 30}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[4])
def test_a_limit_is_told_as_it_is(row: tuple[str, ...]) -> None:
    _, figure, unit, room, name, held = row
    module = import_module(f"backstory.{room}")
    assert getattr(module, name) == int(figure) * UNITS.get(unit, 1)
    if found := re.fullmatch(r"`(.+)::(\w+)`", held):
        assert f"def {found[2]}(" in (ROOT / found[1]).read_text("utf-8")


def test_the_page_tells_every_room_of_limits() -> None:
    assert len(ROWS) >= 20
    for path in re.findall(r"`((?:tests|benchmarks)/[\w./]+)`", PAGE):
        assert (ROOT / path).exists(), path
    assert "(docs/limits.md)" in (ROOT / "SECURITY.md").read_text("utf-8")
