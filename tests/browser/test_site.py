"""The site of static files as a browser shows it: phone and desk, light and dark, no script."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from paths import GOOD, ROOT

from backstory.graph import Graph

pytestmark = pytest.mark.browser
AXE = ROOT / "src/backstory/draw/web/node_modules/axe-core/axe.min.js"
PAGES = (
    "index.html",
    "index.es.html",
    "ruritania-lockout/lockout-1911.html",
    "ruritania-lockout/gazette-1911-08-10.es.html",
    "ruritania-lockout/list_events.html",
    "ruritania-lockout/list_corrections.es.html",
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site") / "below" / "public"
    Graph(GOOD / "ruritania-lockout").site(folder, page=False)
    return folder


@pytest.fixture
def context(browser: Any, request: pytest.FixtureRequest) -> Iterator[Any]:
    width, scheme, script = request.param
    size = {"width": width, "height": 900}
    made = browser.new_context(viewport=size, color_scheme=scheme, java_script_enabled=script)
    yield made
    made.close()


@pytest.mark.parametrize(
    "context", [(320, "dark", False), (1280, "light", False)], indirect=True, ids=["phone", "desk"]
)
@pytest.mark.parametrize("path", PAGES)
def test_a_page_fits_and_complains_of_nothing(context: Any, site: Path, path: str) -> None:
    page, said = context.new_page(), []
    page.on("console", lambda message: said.append(message.text))
    page.on("requestfailed", lambda request: said.append(request.url))
    page.goto((site / path).as_uri())
    assert said == []
    assert page.locator("h1").count() == 1
    box = page.locator("main").bounding_box()
    size = page.viewport_size
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= size["width"]
    assert page.locator("body").evaluate("body => body.scrollWidth") <= size["width"]


@pytest.mark.parametrize(
    "context", [(390, "light", True), (390, "dark", True)], indirect=True, ids=["light", "dark"]
)
@pytest.mark.parametrize("path", PAGES[:4])
def test_axe_finds_no_serious_fault(context: Any, site: Path, path: str) -> None:
    if not AXE.exists():
        pytest.skip("axe-core is not installed: run `npm ci` in src/backstory/draw/web")
    page = context.new_page()
    page.goto((site / path).as_uri())
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
    grave = [
        (one["id"], [node["target"] for node in one["nodes"]][:3])
        for one in found["violations"]
        if one["impact"] in ("serious", "critical")
    ]
    assert not grave
