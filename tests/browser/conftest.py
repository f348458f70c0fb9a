"""One Chromium for all browser tests, and their pages; skipped aloud where there is none."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from browsing import chromium
from once import once

from backstory.draw.data import PageData, page_data
from backstory.draw.page import asset, view_page
from backstory.errors import CouldNotRun
from backstory.rdf.opening import open_store
from backstory.rdf.record import Record
from backstory.rdf.store import TripleStore

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
    found = chromium()
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
def held(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> PageData:
    """Collect what the shipped page holds, once; whoever changes it copies it first."""
    return once(tmp_path_factory, "held", lambda: page_data(request.getfixturevalue("whole")))


@pytest.fixture(scope="session")
def page_file(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the page of the shipped dossier: drawn once for all processes."""
    try:
        asset("app.js")
    except CouldNotRun as why:
        _unable(str(why))
    path = tmp_path_factory.mktemp("page") / "page.html"
    page = once(tmp_path_factory, "page", lambda: view_page(request.getfixturevalue("store")))
    path.write_text(page, "utf-8")
    return path


_SHOWN_MOST = 6
"""Pages after which a window gives memory back: with it goes what Chromium had compiled of them."""


class Window:
    """One window of the browser, used by one test after the other: to open anew costs thrice."""

    def __init__(self, browser: Any, script: bool) -> None:
        self.script = script
        self.shown = 0
        self.told: list[str] = []
        self.page = browser.new_context(java_script_enabled=script).new_page()
        self.within = self.page.context.new_cdp_session(self.page)
        self.page.on("pageerror", lambda error: self.note("error", str(error)))
        self.page.on("console", lambda m: self.note("console", m.text) if m.type == "error" else 0)
        self.page.on("request", lambda r: self.note("request", r.url) if _is_far(r.url) else 0)

    def note(self, kind: str, text: str) -> None:
        self.told.append(f"{kind}: {text[:300]}")

    def clear(self) -> list[str]:
        """Leave nothing of a test to the next one; give what was told meanwhile."""
        for other in self.page.context.pages:
            if other != self.page:
                other.close()
        self.page.goto("about:blank")
        # Left to itself Chromium keeps some 30 MB of each page: gigabytes by the end of all tests.
        if self.shown >= _SHOWN_MOST:
            self.within.send("HeapProfiler.collectGarbage")
            self.shown = 0
        self.page.mouse.move(0, 0)
        told, self.told = self.told, []
        return told

    def show(self, address: str, width: int, height: int, scheme: Any, motion: Any) -> Any:
        self.shown += 1
        self.page.set_default_timeout(120_000)
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.emulate_media(media="null", color_scheme=scheme, reduced_motion=motion)
        self.page.goto(address)
        return self.page


def _is_far(address: str) -> bool:
    return not address.startswith(("file:", "blob:", "data:", "about:"))


@pytest.fixture(scope="session")
def windows() -> list[Window]:
    """Keep the windows that no test uses."""
    return []


@pytest.fixture
def opened(
    browser: Any, windows: list[Window], request: pytest.FixtureRequest
) -> Iterator[Callable[..., Any]]:
    """
    Open the page; when the test ends, hold it to no request, no error and no overflow.

    The shipped one is written only if it is opened: some modules have their own.
    """
    used: list[Window] = []

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
        free = next((one for one in windows if one.script == script), None)
        if free is None:
            free = Window(browser, script)
        else:
            windows.remove(free)
        used.append(free)
        shown = file or request.getfixturevalue("page_file")
        return free.show(f"file://{shown}{hash_}", width, height, scheme, motion)

    yield open_
    told = [line for window in used for line in window.clear()]
    windows.extend(used)
    assert not told, told
