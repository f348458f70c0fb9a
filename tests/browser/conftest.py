"""One Chromium for all browser tests, and their pages; skipped aloud where there is none."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from backstory.draw.page import asset, view_page
from backstory.errors import CouldNotRun
from backstory.rdf.opening import open_store
from backstory.rdf.record import Record
from backstory.rdf.store import TripleStore

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def _unable(why: str) -> None:
    if os.environ.get("BACKSTORY_REQUIRE_BROWSER") == "1":
        pytest.fail(why)
    pytest.skip(why)


@pytest.fixture(scope="session")
def browser(playwright: Any) -> Iterator[Any]:
    """Start the Chromium of this machine."""
    found = next((path for name in NAMES if (path := shutil.which(name))), "")
    if not found:
        _unable("no Chromium here: install chromium to run the browser tests")
    started = playwright.chromium.launch(executable_path=found, args=FLAGS)
    yield started
    started.close()


@pytest.fixture(scope="session")
def store() -> TripleStore:
    """Open the shipped graph, in the order in which it is written: so it packs as users have it."""
    return open_store(Path(__file__).parents[2] / "graph" / "venezuela-amnesties.ttl")


@pytest.fixture(scope="session")
def whole(store: TripleStore) -> Record:
    """Read what the shipped dossier records."""
    return Record(store)


@pytest.fixture(scope="session")
def page_file(tmp_path_factory: pytest.TempPathFactory, store: TripleStore) -> Path:
    """Write the page of the shipped dossier."""
    try:
        asset("app.js")
    except CouldNotRun as why:
        _unable(str(why))
    path = tmp_path_factory.mktemp("page") / "page.html"
    path.write_text(view_page(store), "utf-8")
    return path


@pytest.fixture
def opened(browser: Any, page_file: Path) -> Iterator[Callable[..., Any]]:
    """Open the page; when the test ends, hold it to no request, no error and no overflow."""
    contexts, told = [], []

    def open_(
        hash_: str = "",
        *,
        width: int = 1440,
        height: int = 900,
        scheme: str = "light",
        file: Path | None = None,
        script: bool = True,
        motion: str = "no-preference",
    ) -> Any:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            java_script_enabled=script,
            reduced_motion=motion,
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)

        def note(kind: str, text: str) -> None:
            told.append(f"{kind}: {text[:300]}")

        page.on("pageerror", lambda error: note("error", str(error)))
        page.on("console", lambda m: note("console", m.text) if m.type == "error" else None)
        page.on(
            "request",
            lambda r: (
                None if r.url.startswith(("file:", "blob:", "data:")) else note("request", r.url)
            ),
        )
        page.goto(f"file://{file or page_file}{hash_}")
        return page

    yield open_
    for context in contexts:
        context.close()
    assert not told, told
