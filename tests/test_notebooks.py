"""Every notebook runs from top to bottom, stays light, and reads on a code host as it runs."""

from __future__ import annotations

import importlib.util
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT

for needed in ("ipykernel", "nbclient", "nbconvert", "pandas"):
    pytest.importorskip(needed)

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
MOST_CELLS = 12
MOST_SAVED_B = 4_000_000
MOST_VIEW_B = 700_000


def load_render() -> Any:
    spec = importlib.util.spec_from_file_location("render", ROOT / "notebooks" / "render.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def render() -> Any:
    return load_render()


@pytest.fixture(scope="module")
def ran(render: Any) -> dict[str, Any]:
    """Run them all once; a cell that fails fails here, with its traceback."""
    books: dict[str, Any] = render.run_all()
    return books


def cells(path: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(path.read_text("utf-8"))["cells"]
    return found


def source(cell: dict[str, Any]) -> str:
    return "".join(cell["source"])


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_short_and_opens_with_a_question(path: Path) -> None:
    first, *rest = cells(path)
    assert first["cell_type"] == "markdown"
    assert source(first).startswith("# ")
    assert "?" in source(first).splitlines()[0]
    assert len(rest) < MOST_CELLS
    assert not any(re.search(r"^\s*(def|class) ", source(cell), re.M) for cell in rest)
    assert not any("lambda" in source(cell) for cell in rest)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_an_assert_stands_above_every_statement_of_the_prose(path: Path) -> None:
    guarded = False
    for cell in cells(path)[1:]:
        if cell["cell_type"] == "code":
            guarded = guarded or "assert " in source(cell)
        else:
            assert guarded, source(cell)
            guarded = False


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_no_output_is_kept(path: Path) -> None:
    code = [cell for cell in cells(path) if cell["cell_type"] == "code"]
    assert all(not cell["outputs"] and cell["execution_count"] is None for cell in code)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_and_stays_light(path: Path, ran: dict[str, Any]) -> None:
    book = ran[path.stem]
    assert len(json.dumps(book).encode()) < MOST_SAVED_B
    outputs = [o for c in book.cells if c.cell_type == "code" for o in c.outputs]
    views = [o.data for o in outputs if "image/svg+xml" in o.get("data", {})]
    for data in views:
        assert sum(len(form.encode()) for form in data.values()) < MOST_VIEW_B
        assert {"image/svg+xml", "text/plain"} <= set(data)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_html_keeps_the_views(path: Path, ran: dict[str, Any], render: Any) -> None:
    book = ran[path.stem]
    outputs = [o for c in book.cells if c.cell_type == "code" for o in c.outputs]
    frames = [o for o in outputs if "<iframe" in o.get("data", {}).get("text/html", "")]
    page = render.html(book)
    assert page.count("srcdoc=") == len(frames)
    assert page.count('sandbox="allow-scripts') == len(frames)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_the_page_on_the_code_host_is_what_the_notebook_gives(
    path: Path, ran: dict[str, Any], render: Any, golden: Callable[[Path, str], None]
) -> None:
    files = render.markdown(path.stem, ran[path.stem])
    for name, text in files.items():
        golden(render.DOCS / name, text)
    kept = {file.name for file in render.DOCS.glob(f"{path.stem}*")}
    assert kept == set(files)


def test_the_first_two_are_there_in_spanish() -> None:
    names = {path.stem for path in NOTEBOOKS}
    assert {"01-primera-mirada", "02-cuantos-presos"} <= names
