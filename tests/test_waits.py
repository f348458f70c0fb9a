"""No browser test waits for a time, or by what the page's own policy forbids: for states only."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from paths import HERE

FORBIDDEN = re.compile(r"\.(wait_for_timeout|wait_for_function)\(")


@pytest.mark.parametrize(
    "path", sorted((HERE / "browser").glob("test_*.py")), ids=lambda path: path.stem
)
def test_a_browser_test_waits_for_a_state(path: Path) -> None:
    """A notebook's own page has no policy, and its frames are asked from outside."""
    if path.stem == "test_jupyterlab":
        pytest.skip("JupyterLab's page, which forbids nothing")
    lines = path.read_text("utf-8").splitlines()
    assert [line for line in lines if FORBIDDEN.search(line)] == [], "use browsing.until"
