"""What every browser test does with the page: open a tab, wait until it is drawn, read it."""

from __future__ import annotations

import shutil
from time import monotonic
from typing import Any

_CHROMIUMS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
TABS = ("timeline", "network", "measures", "figures", "claims", "ask")


STILL = """() => {
  const canvas = document.querySelector('.timeline-canvas');
  // The chart hides itself until it is drawn once; what is hidden takes no focus.
  const shown = canvas?.querySelector('.vis-timeline');
  return !shown
    || (getComputedStyle(shown).visibility === 'visible' && !canvas.dataset.moving);
}"""


RESTS = """() => {
  const canvas = document.querySelector('.network-canvas');
  return !canvas || (canvas.dataset.drawn !== undefined && !canvas.dataset.moving);
}"""


def chromium() -> str:
    """Find this machine's Chromium: first the one that opens no window and so takes less."""
    return next(filter(None, map(shutil.which, _CHROMIUMS)), "")


def drawn(page: Any, tab: str) -> None:
    """Wait until a look is there; a timeline or network also until it moves no more."""
    page.wait_for_selector(f"#view[data-drawn={tab}]")
    if tab == "timeline":
        until(page, STILL)
    if tab == "network":
        until(page, RESTS)


def whole_network(page: Any) -> None:
    """Ask the network for everything, and wait until it is drawn with its names."""
    page.click("#tab-network [data-key=whole]")
    until(page, f"({RESTS})() && backstory.part('network').labels().length > 0")


def settled(page: Any) -> None:
    """Wait until what was begun is laid out and painted: two frames, however long they take."""
    page.evaluate("() => new Promise(on => requestAnimationFrame(() => requestAnimationFrame(on)))")


def choose_tab(page: Any, tab: str) -> None:
    page.click(f"#for-{tab}")
    drawn(page, tab)


def write_query(page: Any, query: str) -> None:
    """Put a query into the editor, which is folded until somebody wants it."""
    if not page.is_visible(".cm-content"):
        page.click("#tab-ask .query > summary")
    page.click(".cm-content")
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(query)


def overflow(page: Any) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth - innerWidth"))


def go(page: Any, hash_: str, tab: str) -> None:
    """Change the address after the #, as a link in the same page would."""
    page.evaluate("hash => { location.hash = hash }", f"{hash_}&tab={tab}")
    until(page, "tab => backstory.now().chosen.tab === tab", tab)
    settled(page)
    drawn(page, tab)


def copied(page: Any, press: str) -> str:
    """Press a button that copies something, and give what it put on the clipboard."""
    page.evaluate(
        "() => { navigator.clipboard.writeText = async text => { window.copied = text } }"
    )
    page.evaluate("window.copied = undefined")
    page.locator(press).first.click()
    until(page, "window.copied !== undefined")
    return str(page.evaluate("window.copied"))


def ask(page: Any, *texts: str) -> None:
    """Type into the search box, one after another, as soon as it understands questions."""
    _understands(page)
    for text in texts:
        page.fill("#search", text)
        page.keyboard.press("Enter")


def typed_within(page: Any, script: str, texts: Any) -> Any:
    """
    Run a script that types many texts by `typeIn(text)`, with the events that keys would make.

    From outside each text takes half a dozen calls, and most of the time of a test.
    """
    _understands(page)
    return page.evaluate(f"(texts) => {{ {_TYPE_IN}; return ({script})(texts); }}", list(texts))


_TYPE_IN = """const typeIn = (text) => {
  const search = document.getElementById('search');
  search.value = text;
  search.dispatchEvent(new Event('input', { bubbles: true }));
}"""


def _understands(page: Any) -> None:
    page.fill("#search", "")
    page.click("#search")
    until(page, "!!backstory.now().dossier.data.asking.blanks")


def until(page: Any, true: str, arg: Any = None, seconds: float = 120) -> None:
    """
    Wait until an expression of the page is true, asking again and again from outside.

    `wait_for_function` evaluates a string inside the page, which the page's own policy forbids: it
    passes only where it is true at once, and fails on a slow machine. Takes a frame as well.
    """
    clock = getattr(page, "page", page)
    ends, wait = monotonic() + seconds, 5
    while monotonic() < ends:
        if page.evaluate(true, arg):
            return
        clock.wait_for_timeout(wait)
        wait = min(2 * wait, 50)
    raise AssertionError(f"never true within {seconds} s: {true}")
