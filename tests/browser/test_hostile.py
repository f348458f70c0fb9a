"""Labels that try to be markup, script, links or another direction stay text everywhere."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from browsing import TABS, choose_tab, copied, drawn, overflow

from backstory.draw.data import PageData, page_data
from backstory.draw.embed import FORM, embed
from backstory.draw.network import network_svg
from backstory.draw.page import page_of
from backstory.draw.pyvis import network_page
from backstory.draw.shape import Citations
from backstory.draw.timeline import timeline_svg
from backstory.model.nouns import Claim
from backstory.rdf.store import TripleStore
from backstory.tell.cite import Cited
from backstory.vocabulary import term

pytestmark = pytest.mark.browser

HOSTILE = (
    "</script><script>window.broken=1</script>",
    "<img src=x onerror='window.broken=1'>",
    "javascript:window.broken=1",
    '"><b onclick="window.broken=1">\'',
    "\u202eright to left",
    "ñ" * 10_000,
    "]]></style><!-- &amp; &lt;script&gt; ${window.broken=1} `${1}`",
)
Open = Callable[..., Any]


def spoil(data: PageData) -> PageData:
    """Put a hostile label wherever a dossier may say something."""
    events = [one for one, thing in data["things"].items() if thing["type"] == "event"]
    for i, (one, thing) in enumerate(data["things"].items()):
        if one in events[:200] or i % 3 == 0:
            label = HOSTILE[i % len(HOSTILE)]
            thing["name"] = label
            thing["also"] = {"en": [label], "es": [label]}
    for i, claim in enumerate(data["claims"]):
        label = HOSTILE[i % len(HOSTILE)]
        if i % 5 == 0:
            claim["gist"] = [label, label]
            claim["at"] = label
            claim["wording"] = {"text": label, "lang": "es"}
        elif i % 5 == 1 and claim["says"] == "happened":
            claim["when"] = label
    for i, source in enumerate(data["sources"].values()):
        label = HOSTILE[i % len(HOSTILE)]
        source["title"] = source["publisher"] = source["address"] = label
        source["url"] = label
    for i, measure in enumerate(data["measures"]):
        for cells in measure["cells"].values():
            for cell in cells:
                cell["text"] = HOSTILE[i % len(HOSTILE)]
    for i, disagreement in enumerate(data["disagreements"]):
        disagreement["note"] = HOSTILE[i % len(HOSTILE)]
    data["dossier"]["title"] = data["dossier"]["note"] = HOSTILE[0]
    data["dossier"]["description"] = HOSTILE[3]
    return data


def cited(data: PageData) -> Citations:
    """Cite everything by a hostile text."""
    of = {key: HOSTILE[i % len(HOSTILE)] for i, key in enumerate(data["things"])}
    claims = {one["id"]: HOSTILE[i % len(HOSTILE)] for i, one in enumerate(data["claims"])}
    return {
        "claims": claims,
        "things": of,
        "sources": dict.fromkeys(data["sources"], HOSTILE[0]),
        "fragment": {**FORM, "odds": HOSTILE[1], "foot": {data["dossier"]["iri"]: HOSTILE[2]}},
    }


class HostileCited(Cited):
    """Cites everything by a hostile text."""

    def claim(self, claim: Claim) -> str:
        """Cite a claim."""
        return HOSTILE[len(claim.id) % len(HOSTILE)]

    def part(self, iri: str) -> str:
        """Cite a thing."""
        return HOSTILE[len(iri) % len(HOSTILE)]


@pytest.fixture(scope="module")
def hostile(store: TripleStore) -> tuple[Any, PageData]:
    """Give a graph and its page data, both of them full of hostile labels."""
    return store, spoil(page_data(store, engine=False))


@pytest.mark.parametrize("width", [360, 1440])
def test_the_page_keeps_hostile_labels_as_text(
    opened: Open, hostile: tuple[Any, PageData], tmp_path: Path, width: int
) -> None:
    _, data = hostile
    events = [one for one, thing in data["things"].items() if thing["type"] == "event"]
    file = tmp_path / "hostile.html"
    file.write_text(page_of(data, cited=cited(data)), "utf-8")
    page = opened(f"#event={events[0]}&tab=timeline", file=file, width=width)
    drawn(page, "timeline")
    for i, tab in enumerate(TABS[:5]):
        page.evaluate("document.body.classList.remove('story-open')")
        choose_tab(page, tab)
        assert overflow(page) <= 0, tab
        page.evaluate("id => backstory.now().choose({ event: id })", events[i + 1])
    page.evaluate("document.getElementById('about-button').click()")
    assert overflow(page) <= 0, "about"
    page.evaluate("document.getElementById('about').close()")
    assert page.evaluate("window.broken") is None
    assert page.locator("a[href^='javascript']").count() == 0
    assert HOSTILE[(list(data["things"]).index(events[5])) % len(HOSTILE)][:50].strip() in (
        page.text_content("#story h2") or ""
    )
    if width > 500:
        pasted = copied(page, "#story .actions [data-key=embed]")
        page.set_content(pasted)
        assert page.evaluate("window.broken") is None
        assert page.locator("img, script, b[onclick]").count() == 0


def test_the_list_for_readers_without_script_keeps_them_as_text(
    opened: Open, hostile: tuple[Any, PageData], tmp_path: Path
) -> None:
    _, data = hostile
    file = tmp_path / "hostile.html"
    file.write_text(page_of(data), "utf-8")
    page = opened(file=file, script=False, width=360)
    assert page.locator("#plain img, #plain script, #plain b[onclick]").count() == 0
    assert page.locator("a[href^='javascript']").count() == 0
    assert overflow(page) <= 0


def _hostile_network(graph: Any, file: Path) -> Path:
    """Write the pyvis page of a graph in which whatever has a name has a hostile one."""
    spoilt = ox.Store()
    label = ox.NamedNode(term("skos:prefLabel"))
    names = {
        quad.subject: HOSTILE[place % len(HOSTILE)]
        for place, quad in enumerate(graph.store.quads_for_pattern(None, label, None))
    }
    names[ox.NamedNode(graph.dossier)] = HOSTILE[0]
    spoilt.extend(
        ox.Quad(quad.subject, label, ox.Literal(names[quad.subject], language=quad.object.language))
        if quad.predicate == label
        else quad
        for quad in graph.store
    )
    file.write_text(network_page(TripleStore(spoilt)), "utf-8")
    return file


def test_pictures_the_pyvis_page_and_what_is_pasted_keep_them_as_text(
    opened: Open,
    hostile: tuple[Any, PageData],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    graph, data = hostile
    monkeypatch.setattr("backstory.draw.embed.Cited", HostileCited)
    monkeypatch.setattr("backstory.draw.data.drawn_data", lambda *_: data)
    for draw in (network_svg, timeline_svg):
        root = ET.fromstring(draw(graph))
        tags = {one.tag.rpartition("}")[2] for one in root.iter()}
        assert not tags & {"script", "img", "image", "a", "b", "style", "foreignObject"}, tags
    page = opened(file=_hostile_network(graph, tmp_path / "network.html"))
    page.wait_for_selector("canvas")
    page.click("#more")
    assert page.evaluate("window.broken") is None
    assert page.locator("img, b[onclick]").count() == 0
    assert page.title() == HOSTILE[0]
    focus = data["dossier"]["focus"]
    page.set_content(embed(graph, focus, "es"))
    assert page.locator("img, script, b[onclick], a[href^='javascript']").count() == 0
    assert page.locator("li").count() == sum(one["about"] == focus for one in data["claims"])
