"""For everybody: `golden` compares or rewrites, `grown` builds, `ran` has run the notebooks."""

from __future__ import annotations

import contextlib
import ctypes
import gc
import importlib.util
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import again
import pytest
from growing import grown_of
from hypothesis import settings
from paths import GOOD, ROOT

from backstory.rdf.store import TripleStore

# What whoever runs the tests has set for themselves is not what is tested.
os.environ["BACKSTORY_CONFIG"] = os.devnull
os.environ["BACKSTORY_CACHE"] = ""
for _name in ("BACKSTORY_GRAPH", "BACKSTORY_LANG"):
    os.environ.pop(_name, None)

# As a command does: to look for cycles among the graphs that are kept costs a fifth of the time.
gc.set_threshold(100_000, 50, 100)

# A busy machine must not make a law fail, and two runs draw the same examples.
settings.register_profile("backstory", deadline=None, derandomize=True)
settings.load_profile("backstory")


LONG = (
    *("stores", "tests/ask", "release", "ran", "spark", "tests/table", "tests/browser/"),
    *("tests/rdf/", "tests/dossier", "tests/test_kills.py", "tests/cli", "tests/server", "docs/"),
    *("README.md", "tests/read", "tests/draw", "tests/test_notebook.py", "tests/site"),
    *("tests/docs", "tests/tell", "tests/exchange"),
)
"""What runs longest, which begins: what comes last is short, so no process waits for another."""
SPREAD = ("tests/browser", "tests/rdf")
"""Folders too large for one process: each of their files is shared out by itself."""


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(again)
    config.option.loadscopereorder = False  # xdist would begin with the most tests, not the longest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite what golden() compares")


@pytest.hookimpl(tryfirst=True)  # xdist reads the groups in a hook of its own
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """
    Keep the tests of a folder in one process where several run, and begin with the longest.

    What tests share would be made in each: the same graphs, servers and answers, notebooks too.
    """
    if not hasattr(config, "workerinput"):
        return
    begins: dict[pytest.Item, int] = {}
    for item in items:
        if told := item.get_closest_marker("xdist_group"):
            group = str(told.args[0])
        else:
            group = _group(item)
            item.add_marker(pytest.mark.xdist_group(group))
        early = (at for at, part in enumerate(LONG) if group.startswith(part))
        begins[item] = next(early, len(LONG))
    items.sort(key=lambda item: begins[item])


def _group(item: pytest.Item) -> str:
    names = set(getattr(item, "fixturenames", ()))
    if "ran" in names:
        return "ran"
    if names & {"wheel", "installed"}:
        return "release"
    file = item.nodeid.partition("::")[0]
    folder = file.rpartition("/")[0]
    return file if folder in ("tests", *SPREAD) or file.startswith("src/") else folder


@pytest.fixture(scope="module", autouse=True)
def given_back() -> Iterator[None]:
    """
    Give memory back after each module: graphs go, but what held them stays with the process.

    A command that was called in this process may have sent the collector away for good, as it may
    in a process of its own: without it, 2,000 mutants took eight gigabytes.
    """
    yield
    gc.enable()
    gc.unfreeze()
    with contextlib.suppress(AttributeError, OSError, TypeError):  # glibc alone has it
        ctypes.CDLL(None).malloc_trim(0)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compare text with a committed file; with --update-golden, write it first."""

    def check(path: Path, actual: str) -> None:
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(actual, "utf-8")
        shown = path.relative_to(ROOT)
        assert path.exists(), f"{shown} is missing: run with --update-golden and read the result"
        told = f"{shown} differs: read the diff, then --update-golden and say why in the commit"
        assert actual == path.read_text("utf-8"), told

    return check


@pytest.fixture
def grown() -> Callable[[str], TripleStore]:
    """Give the graph of a good dossier of the tests, or of a dossier in seeds/."""

    def of(name: str) -> TripleStore:
        path = GOOD / name
        return grown_of(path if path.exists() else ROOT / "seeds" / name)

    return of


@pytest.fixture(scope="session")
def render() -> Any:
    """Give notebooks/render.py, where what it needs is installed."""
    for needed in ("ipykernel", "nbclient", "nbconvert", "pandas"):
        pytest.importorskip(needed)
    spec = importlib.util.spec_from_file_location("render", ROOT / "notebooks" / "render.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def playwright() -> Iterator[Any]:
    """Start what drives browsers, once a process: it bears no second beside it."""
    driver = pytest.importorskip("playwright.sync_api", reason="the extra [dev] brings it")
    with driver.sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def ran(render: Any) -> dict[str, Any]:
    """Run the notebooks once, by name; a cell that fails fails here, with its traceback."""
    books: dict[str, Any] = render.run_all()
    return books
