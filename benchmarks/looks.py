"""
Measure how long each look of a page of many claims takes to open, in headless Chromium.

    python benchmarks/looks.py [--sources 2000] [--claims 50000] [--page FILE]

The dossier is that of benchmarks/large.py. A look is open when it is drawn and a frame was painted;
everything is in view, then one event. The second figure is of the same look, opened again.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import click
from large import large
from playwright.sync_api import sync_playwright

TABS = ("answer", "timeline", "network", "measures", "figures", "claims", "odds", "ask")
CHROMIUMS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
PAINTED = "() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))"


def _written(place: Path, sources: int, claims: int) -> Path:
    folder = large(place / "large", sources, claims)
    for words in (
        ["build", str(folder), "--out", str(place / "graph")],
        ["view", "page", "--graph", str(place / "graph" / "large.ttl"),
         "--out", str(place / "page.html")],
    ):  # fmt: skip
        subprocess.run([sys.executable, "-m", "backstory", *words], check=True, capture_output=True)
    return place / "page.html"


def _opened(page: Any, chosen: dict[str, str]) -> float:
    began = time.perf_counter()
    page.evaluate("chosen => backstory.now().choose(chosen)", chosen)
    page.wait_for_selector(f"#view[data-drawn={chosen['tab']}]")
    page.evaluate(PAINTED)
    return time.perf_counter() - began


def _measure(file: Path) -> None:
    found = next(filter(None, map(shutil.which, CHROMIUMS)))
    with sync_playwright() as running:
        browser = running.chromium.launch(executable_path=found, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.set_default_timeout(120_000)
        began = time.perf_counter()
        page.goto(f"file://{file}#tab=claims&lang=en")
        page.wait_for_selector("#view[data-drawn]")
        print(f"{'the page':10} {time.perf_counter() - began:6.2f} s")
        for tab in TABS:
            first = _opened(page, {"tab": tab})
            _opened(page, {"tab": "claims" if tab != "claims" else "measures"})
            again = _opened(page, {"tab": tab})
            event = _opened(page, {"tab": tab, "event": "event-3"})
            page.evaluate("() => backstory.now().choose({ event: '' })")
            print(f"{tab:10} {first:6.2f} s {again:6.2f} s, one event {event:6.2f} s", flush=True)
        browser.close()


@click.command()
@click.option("--sources", default=2000)
@click.option("--claims", default=50_000)
@click.option("--page", "file", type=click.Path(path_type=Path, exists=True))
def main(sources: int, claims: int, file: Path | None) -> None:
    """Print a row a look."""
    with tempfile.TemporaryDirectory() as place:
        _measure(file.resolve() if file else _written(Path(place), sources, claims))


if __name__ == "__main__":
    main()
