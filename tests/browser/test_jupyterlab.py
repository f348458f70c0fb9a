"""
The notebooks in a real JupyterLab: opened, run, seen; skipped aloud where it is not installed.

`make jupyterlab` installs it and runs these; the screenshots lie in the folder it names.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from paths import ROOT

pytest.importorskip("jupyterlab", reason="JupyterLab is not installed: `make jupyterlab`")
pytestmark = pytest.mark.browser

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
SHOTS = os.environ.get("BACKSTORY_SHOTS", "")
WAIT_MS = 90_000
THEMES = {"light": "JupyterLab Light", "dark": "JupyterLab Dark"}
_SETTINGS = "@jupyterlab/apputils-extension"


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _write(path: Path, told: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(told), "utf-8")


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Start a JupyterLab for a theme, with settings of its own; give its folder and address."""
    running: dict[str, Any] = {}

    def start(theme: str) -> tuple[Path, str]:
        if theme not in running:
            home = tmp_path_factory.mktemp(theme)
            folder = home / "notebooks"
            folder.mkdir()
            _write(
                home / "settings" / _SETTINGS / "themes.jupyterlab-settings",
                {"theme": THEMES[theme], "adaptive-theme": False},
            )
            _write(
                home / "settings" / _SETTINGS / "notification.jupyterlab-settings",
                {"fetchNews": "false", "checkForUpdates": False},
            )
            port = _free_port()
            beside = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
            env = {**os.environ, "PATH": beside, "JUPYTERLAB_SETTINGS_DIR": str(home / "settings")}
            for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR",
                         "JUPYTERLAB_WORKSPACES_DIR", "IPYTHONDIR"):  # fmt: skip
                env[name] = str(home / name.lower())
            order = [
                sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root",
                f"--port={port}", "--IdentityProvider.token=", f"--ServerApp.root_dir={folder}",
                "--LabApp.expose_app_in_browser=True",
            ]  # fmt: skip
            with (home / "log").open("wb") as log:
                server = subprocess.Popen(order, env=env, stdout=log, stderr=log)
            for _ in range(200):
                with socket.socket() as one:
                    if one.connect_ex(("127.0.0.1", port)) == 0:
                        break
                time.sleep(0.2)
            running[theme] = (server, folder, f"http://127.0.0.1:{port}")
        return running[theme][1:]

    yield start
    for server, *_ in running.values():
        server.terminate()
        server.wait(30)


@pytest.fixture
def opened(browser: Any) -> Iterator[Any]:
    """Open a notebook, tall enough that every cell is drawn; hold it to no error, no request."""
    pages, told = [], []

    def open_(address: str, name: str) -> Any:
        page = browser.new_page(viewport={"width": 1400, "height": 7000})
        page.set_default_timeout(WAIT_MS)
        pages.append(page)
        mine = (address, address.replace("http", "ws"), "data:", "blob:", "about:")
        page.on("pageerror", lambda error: told.append(f"error: {error}"))
        page.on("console", lambda m: told.append(m.text) if m.type == "error" else None)
        page.on("request", lambda r: None if r.url.startswith(mine) else told.append(r.url))
        page.goto(f"{address}/lab/tree/{name}?reset")
        page.wait_for_selector(".jp-Notebook .jp-Cell")
        return page

    yield open_
    found = list(told)
    for page in pages:
        page.evaluate(f"{_SESSION}?.shutdown()")  # a kernel outlives the page it was opened in
        page.close()
    assert not found, found


_SESSION = "window.jupyterapp?.shell?.currentWidget?.context?.sessionContext"
_READY = f"() => {_SESSION}?.isReady && {_SESSION}.session?.kernel?.status === 'idle'"
_RAN = """(errors) => {
  const cells = [...document.querySelectorAll('.jp-CodeCell')];
  const ran = (cell) => /[0-9]/.test(cell.querySelector('.jp-InputPrompt').textContent);
  return cells.length && (cells.every(ran) || document.querySelector(errors));
}"""
_ERRORS = "[data-mime-type='application/vnd.jupyter.error'], .jp-Dialog"


def run_all(page: Any) -> None:
    """
    Run every cell by the menu, as a reader does, and wait for the last, or for an error.

    Before that the kernel has to be there: until a notebook has one, its indicator says idle as
    well, and JupyterLab answers who runs a cell with the dialog Select Kernel.
    """
    page.wait_for_function(_READY)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_text("Run All Cells", exact=True).click()
    page.wait_for_function(_RAN, arg=_ERRORS)
    assert not page.locator(_ERRORS).all_inner_texts()


def until(frame: Any, expression: str) -> None:
    """
    Wait until something holds in a view.

    Asked from here, again and again: `wait_for_function` asks by `eval` inside the page from the
    second time on, which a view forbids, and tells as an error.
    """
    for _ in range(150):
        if frame.evaluate(expression):
            return
        frame.page.wait_for_timeout(100)
    raise AssertionError(f"never: {expression}")


def shot(page: Any, name: str) -> None:
    """Keep a picture, where somebody wants to look at them."""
    if SHOTS:
        Path(SHOTS).mkdir(parents=True, exist_ok=True)
        page.locator(".jp-NotebookPanel-notebook").screenshot(path=f"{SHOTS}/{name}.png")


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_and_its_views_follow_the_theme(
    path: Path, theme: str, lab: Any, opened: Any
) -> None:
    folder, address = lab(theme)
    shutil.copy(path, folder)
    page = opened(address, path.name)
    run_all(page)
    page.wait_for_selector("iframe.backstory-view")
    frames = [frame for frame in page.frames if frame.parent_frame == page.main_frame]
    assert frames
    for frame in frames:
        frame.wait_for_selector("#view[data-drawn]")
        until(frame, "document.querySelector('#view').innerText.trim().length > 20")
        dark = (
            "getComputedStyle(document.documentElement).backgroundColor"
            ".match(/[0-9]+/g).slice(0, 3).every((part) => part < 128)"
        )
        until(frame, f"({dark}) === {str(theme == 'dark').lower()}")
        wide = frame.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0
    shot(page, f"{path.stem}-{theme}")


def test_a_notebook_from_a_stranger_shows_pictures_and_links(
    lab: Any, opened: Any, tmp_path: Path
) -> None:
    """A notebook that this JupyterLab has not run is not trusted: its frames are dropped."""
    folder, address = lab("light")
    name = "03-five-clemencies.ipynb"
    order = [sys.executable, "-m", "nbconvert", "--to", "notebook", "--execute"]
    there = str(NOTEBOOKS[0].parent / name)
    subprocess.run([*order, "--output", str(tmp_path / name), there], check=True)
    shutil.copy(tmp_path / name, folder / "stranger.ipynb")
    page = opened(address, "stranger.ipynb")
    page.wait_for_selector(".jp-OutputArea-output img")
    assert not page.locator(".jp-OutputArea-output iframe").count()
    drawn = "[...document.querySelectorAll('.jp-OutputArea-output img')].map((i) => i.naturalWidth)"
    page.wait_for_function(f"{drawn}.every((width) => width > 100)")
    assert page.locator(".jp-OutputArea-output a[href^=http]").count() > 3
    shot(page, "stranger")
