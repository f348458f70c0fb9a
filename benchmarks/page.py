"""
Measure the page in headless Chromium: the dossier's, and synthetic networks beside pyvis.

Run `python benchmarks/page.py`; it prints medians of five, in milliseconds and frames a second.
pyvis draws the same synthetic networks as it comes (its physics on, its resources in line), once
each, in the same run; `>` says that it was still moving when its time was over.
"""

from __future__ import annotations

import argparse
import gzip
import random
import shutil
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from backstory.draw.data import PageData, page_data
from backstory.draw.page import page_of, view_page
from backstory.rdf.opening import open_store

BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
FRAMES = """([tab, seconds]) => new Promise(done => {
  const part = backstory.part(tab);
  const move = tab === 'network'
    ? now => part.frame(1000 + 300 * Math.sin(now / 300), 600)
    : now => part.frame(0.02 * Math.sign(Math.sin(now / 300)));
  let frames = 0;
  const began = performance.now();
  const step = now => {
    frames += 1;
    move(now);
    if (now - began < seconds * 1000) requestAnimationFrame(step);
    else done(frames / ((performance.now() - began) / 1000));
  };
  requestAnimationFrame(step);
})"""
PYVIS_FRAMES = """seconds => new Promise(done => {
  let frames = 0;
  const began = performance.now();
  const step = now => {
    frames += 1;
    network.moveTo({ position: { x: 300 * Math.sin(now / 300), y: 0 } });
    if (now - began < seconds * 1000) requestAnimationFrame(step);
    else done(frames / ((performance.now() - began) / 1000));
  };
  requestAnimationFrame(step);
})"""
STILL = "network.once('stabilizationIterationsDone', () => { window.still = performance.now(); });"
LIMIT_S = 180
OPEN_TAB = """tab => new Promise(done => {
  const began = performance.now();
  document.getElementById(`for-${tab}`).click();
  const wait = () => {
    const ready = tab === 'ask' ? document.querySelector('.status[data-ready]')
      : document.getElementById('view').dataset.drawn === tab;
    ready ? requestAnimationFrame(() => done(performance.now() - began)) : setTimeout(wait, 1);
  };
  wait();
})"""


def synthetic(like: PageData, nodes: int) -> PageData:
    """Make a dossier of as many events, each linked to two others, at places given beforehand."""
    dice = random.Random(1)
    names = [f"event-{i}" for i in range(nodes)]
    day = {name: 10_000 + dice.randrange(10_000) for name in names}
    lines = [
        [name, names[dice.randrange(nodes)], "continues", "", ["none"], 0, ["Continues", "Sigue"]]
        for name in names
        for _ in "ab"
    ]
    spots = [
        [name, (day[name] - 10_000) / 5, dice.random() * 1150, dice.random() * 2000,
         dice.random() * 1150] for name in names
    ]  # fmt: skip
    things = {
        name: {
            "type": "event",
            "name": f"Event {i}",
            "kind": "kind/amnesty",
            "days": [day[name]] * 4,
        }
        for i, name in enumerate(names)
    }
    return {
        **like, "things": things, "claims": [], "disagreements": [], "verdicts": [], "measures": [],
        "versions": [], "dates": {}, "sources": {},
        "drawing": {**like["drawing"], "spots": spots, "lines": lines, "axis": [],
                    "words": [["continues", "continúa"]]},
        "start": {"tab": "network", "event": "", "lang": "en"},
    }  # type: ignore[typeddict-item]  # fmt: skip


def opened(browser: Any, path: Path, tab: str) -> tuple[Any, float]:
    """Open a page and wait until its tab is drawn; give the page and how long that took, in ms."""
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    page.set_default_timeout(60_000)
    page.goto(f"file://{path}#lang=en&tab={tab}")
    page.wait_for_selector(f"#view[data-drawn={tab}]")
    return page, page.evaluate("performance.now()")


def pyvis_html(data: PageData) -> str:
    """Write the same network with pyvis as it comes; only the end of its physics is noted."""
    from pyvis.network import Network

    net = Network(height="800px", width="100%", directed=True, cdn_resources="in_line")
    for name, thing in data["things"].items():
        net.add_node(name, label=str(thing["name"]))
    for start, end, *_ in data["drawing"]["lines"]:
        net.add_edge(str(start), str(end))
    before, call, after = net.generate_html().rpartition("drawGraph();")
    return f"{before}{call} {STILL}{after}"


def pyvis_run(browser: Any, path: Path) -> tuple[float, bool, float]:
    """Give ms to a still picture, whether it was reached within the limit, and frames a second."""
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    page.set_default_timeout(LIMIT_S * 1000)
    # It asks a network for Bootstrap; here there is none, and it is not to wait for it.
    page.route("http*://**", lambda route: route.abort())
    page.goto(f"file://{path}", wait_until="commit")
    began = time.perf_counter()
    still = None
    while still is None and time.perf_counter() - began < LIMIT_S:
        page.wait_for_timeout(50)
        still = page.evaluate("window.still ?? null")
    fps = page.evaluate(PYVIS_FRAMES, 2)
    page.context.close()
    return still or LIMIT_S * 1000, still is not None, fps


def ours(browser: Any, path: Path, tab: str, runs: int) -> tuple[float, float]:
    """Give the medians of ms to a still picture and of frames a second while panning."""
    times, frames = [], []
    for _ in range(runs):
        page, first = opened(browser, path, tab)
        times.append(first)
        page.wait_for_timeout(300)
        frames.append(page.evaluate(FRAMES, [tab, 2]))
        page.context.close()
    return statistics.median(times), statistics.median(frames)


def measure(runs: int, graph: str | None, beside: frozenset[int]) -> None:
    """Print what the page weighs and how long it takes."""
    store = open_store(graph)
    found = next(at for name in BROWSERS if (at := shutil.which(name)))
    folder = Path(tempfile.mkdtemp())
    began = time.perf_counter()
    whole = view_page(store)
    print(f"written in {time.perf_counter() - began:.2f} s")
    for name, text in (("page", whole), ("no engine", view_page(store, engine=False))):
        raw = text.encode("utf-8")
        print(f"{name}: {len(raw) / 1e6:.2f} MB, {len(gzip.compress(raw, 9)) / 1e6:.2f} compressed")
    (folder / "page.html").write_text(whole, "utf-8")
    like = page_data(store, engine=False)
    with sync_playwright() as running:
        browser = running.chromium.launch(executable_path=found, args=FLAGS)
        times: dict[str, list[float]] = {}
        for _ in range(runs):
            page, first = opened(browser, folder / "page.html", "timeline")
            times.setdefault("first drawing", []).append(first)
            for tab in ("network", "measures", "figures", "claims", "ask"):
                times.setdefault(tab, []).append(page.evaluate(OPEN_TAB, tab))
            page.context.close()
        looks = ("first drawing", "network", "measures", "figures", "claims")
        times["all tabs ready"] = [sum(each) for each in zip(*map(times.get, looks), strict=True)]
        for name, each in times.items():
            print(f"{name}: {statistics.median(each):.0f} ms")
        for nodes in (500, 2_000, 10_000):
            data = synthetic(like, nodes)
            path = folder / f"{nodes}.html"
            path.write_text(page_of(data), "utf-8")
            first, fps = ours(browser, path, "network", runs)
            print(f"{nodes} events, network: {first:.0f} ms, {fps:.0f} frames a second")
            if nodes in beside:
                plain = folder / f"pyvis-{nodes}.html"
                plain.write_text(pyvis_html(data), "utf-8")
                still, reached, slow = pyvis_run(browser, plain)
                more = "" if reached else ">"
                print(f"{nodes} events, pyvis: {more}{still:.0f} ms, {slow:.0f} frames a second")
                print(f"  ours is still {more}{still / first:.0f}x sooner, "
                      f"{fps / max(slow, 0.1):.1f}x the frames")  # fmt: skip
            first, fps = ours(browser, path, "timeline", runs)
            print(f"{nodes} events, timeline: {first:.0f} ms, {fps:.0f} frames a second")
        browser.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--graph")
    parser.add_argument(
        "--pyvis", type=int, nargs="*", default=[500, 2_000], help="sizes pyvis draws too"
    )
    given = parser.parse_args()
    measure(given.runs, given.graph, frozenset(given.pyvis))
