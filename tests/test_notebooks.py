"""Every notebook runs from top to bottom, stays light, and reads on a code host as it runs."""

from __future__ import annotations

import ast
import json
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from paths import ROOT

for needed in ("ipykernel", "nbclient", "nbconvert", "pandas"):
    pytest.importorskip(needed)

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
MOST_CELLS = 12
MOST_CODE = 8
MOST_SAVED_B = 4_000_000
MOST_VIEW_B = 700_000


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
    assert sum(cell["cell_type"] == "code" for cell in rest) <= MOST_CODE
    assert not any(re.search(r"^\s*(def|class) ", source(cell), re.M) for cell in rest)
    assert not any("lambda" in source(cell) for cell in rest)


NUMBER_WORDS = {
    "two": "2", "four": "4", "five": "5", "nine": "9", "fifty": "50", "hundred": "100",
    "dos": "2", "cuatro": "4", "cinco": "5", "nueve": "9", "cincuenta": "50", "cien": "100",
}  # fmt: skip
"""Numbers that the prose writes in words; a new one has to be added to be held."""
OTHER_WORDS = {
    "I", "Gephi", "ACLED", "GDELT", "UCDP", "Arrow", "DuckDB", "Apache", "Spark",
    "January", "February", "March", "April",
}  # fmt: skip
"""Capitals that name nobody, programs among them: the day of a month is held by its digits."""


def plain(text: str) -> str:
    """Take off accents, capitals and hyphens: `Delcy Rodríguez` as the id `delcy-rodriguez`."""
    apart = unicodedata.normalize("NFKD", text)
    kept = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return re.sub(r"[-_]", " ", kept).lower()


def held(prose: str) -> list[str]:
    """Give each number, and each name inside a sentence, that a paragraph states."""
    told = re.sub(r"`[^`]*`", "", prose)
    found = re.findall(r"\b\d+\b", told)
    found += [NUMBER_WORDS[w] for w in re.findall(r"\w+", plain(told)) if w in NUMBER_WORDS]
    for sentence in re.split(r"[.:;]\s+", told):
        names = re.findall(r"(?<=\s)[^\W\d_a-z]\w+", sentence.strip())
        found += [name for name in names if name[0].isupper() and name not in OTHER_WORDS]
    return found


def guards(code: list[str]) -> str:
    """Give the asserts of some cells, with what the names in them were set to."""
    trees = [ast.parse(re.sub(r"(?m)^%.*$", "", cell)) for cell in code if "= !" not in cell]
    trees += [
        ast.parse(re.sub(r"(?m)^%.*$|= !.*$", lambda m: "= ''" if m[0][0] == "=" else "", cell))
        for cell in code if "= !" in cell
    ]  # fmt: skip
    nodes = [node for tree in trees for node in ast.walk(tree)]
    set_to = {
        target.id: node.value
        for node in nodes
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    told: list[str] = []
    waiting: list[ast.AST] = [node.test for node in nodes if isinstance(node, ast.Assert)]
    seen: set[str] = set()
    while waiting:
        node = waiting.pop()
        told.append(ast.unparse(node))
        for name in {each.id for each in ast.walk(node) if isinstance(each, ast.Name)} - seen:
            seen.add(name)
            waiting += [set_to[name]] if name in set_to else []
    return plain(" ".join(told))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_what_the_prose_states_stands_in_an_assert_above_it(path: Path) -> None:
    """Each number and name of a paragraph is in an assert of the cells since the last paragraph."""
    above: list[str] = []
    since = 0
    for cell in cells(path)[1:]:
        if cell["cell_type"] == "code":
            above.append("" if source(cell).startswith("%%") else source(cell))
            continue
        fresh = [text for text in above[since:] if "assert " in text]
        assert fresh, f"no assert above: {source(cell)}"
        words = guards(above)
        for stated in held(source(cell)):
            wanted = rf"(?<![0-9])0?{stated}(?![0-9])" if stated.isdigit() else plain(stated)
            assert re.search(wanted, words), f"'{stated}' is in no assert above: {source(cell)}"
        since = len(above)
    assert above


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_assert_can_fail(path: Path) -> None:
    """An assert of a constant, or of a name alone, guards nothing."""
    for cell in cells(path):
        if cell["cell_type"] == "code" and "assert " in source(cell):
            for found in re.findall(r"(?m)^assert (.+)$", source(cell)):
                assert re.search(r"==|!=|<|>|\bin\b|\ball\(|\bany\(", found), found


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
    assert not re.search(r"""<(script|link|img)[^>]+(src|href)=["']?(https?:)?//""", page)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_the_page_on_the_code_host_is_what_the_notebook_gives(
    path: Path, ran: dict[str, Any], render: Any, golden: Callable[[Path, str], None]
) -> None:
    files = render.markdown(path.stem, ran[path.stem])
    for name, text in files.items():
        golden(render.DOCS / name, text)
    kept = {file.name for file in render.DOCS.glob(f"{path.stem}*")}
    assert kept == set(files)


def test_three_are_there_in_spanish() -> None:
    names = {path.stem for path in NOTEBOOKS}
    assert {"01-primera-mirada", "02-cuantos-presos", "07-dos-paises"} <= names
