"""
A graph comes in; one self-contained HTML page goes out, which needs no network and no other file.

What the page is made of (scripts, styles, the engine) was bundled beforehand: see web/build.mjs.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from html import escape
from importlib.resources import files
from string import Template
from typing import TYPE_CHECKING, Any, Final, cast

import pyoxigraph as ox

from backstory import __version__
from backstory.draw.answer import first_html
from backstory.draw.apart import worked_out
from backstory.draw.borrowed import borrowed
from backstory.draw.compared import citations
from backstory.draw.data import PageData, page_data
from backstory.draw.folded import folded
from backstory.draw.once import (
    by_number,
    lines_by_number,
    listed,
    placed,
    spared,
)
from backstory.draw.packing import block, late, packed_json, packed_text, zipped
from backstory.draw.plain import known_on, name_in, plain_list
from backstory.draw.screens import first_screens
from backstory.errors import CouldNotRun, UnknownName
from backstory.rdf.record import Record
from backstory.vocabulary import PREFIXES
from backstory.words.phrases import phrase

if TYPE_CHECKING:
    from backstory.draw.shape import Behind, Citations, Claim, Name, Screens
    from backstory.rdf.store import TripleStore

__all__ = ["asset", "claims_in_order", "page_of", "view_page"]

_POLICY: Final = (
    "default-src 'none'; script-src {hashes} blob: 'wasm-unsafe-eval'; style-src 'unsafe-inline'; "
    "img-src data: blob:; worker-src blob:; form-action 'none'; base-uri 'none'"
)
"""Everything the page may load is inside it: no address of any network is allowed."""

_EARLY: Final = (
    "const root=document.documentElement,own=root.dataset.languages.split(' '),"
    "first=navigator.languages.map((one)=>one.split('-')[0]).find((one)=>own.includes(one));"
    "if(/[#&](event|actor|voice|kind|known|tab|lang)=/.test(location.hash)"
    "||(first&&first!==root.lang))root.classList.add('linked')"
)
"""Runs before the first drawing: neither a link to something else nor a reader of another language
is shown the start beforehand."""

_MANY: Final = 20_000
"""Claims from which on it takes seconds to cite them all."""
_BLOCKS: Final = (
    "data", "drawings", "screens", "citations", "graph", "questions", "asking", "worker", "engine",
)  # fmt: skip
"""What is packed into a page, in the order in which it stands there."""
_BARE: Final = "html:not(.js) .needs-script{visibility:hidden}html.js #plain{display:none}"
"""What a page with packed styles needs where no script unpacks them."""
_UNPACK: Final = (
    "const read=async(id)=>new Response(new Blob([Uint8Array.from(atob(document.getElementById("
    "'packed-'+id).textContent),(c)=>c.charCodeAt(0))]).stream().pipeThrough("
    "new DecompressionStream('gzip'))).text();"
    "const put=(name,text)=>{const one=document.createElement(name);"
    "if(name==='script')one.type='module';one.textContent=text;document.head.append(one)};"
    "put('style',await read('styles'));put('script',await read('app'));"
)


def asset(name: str) -> bytes:
    """
    Read a file that the build of the page left in web/dist.

    Raises:
        CouldNotRun: The page was not bundled.
    """
    path = files("backstory").joinpath("draw", "web", "dist", name)
    if not path.is_file():
        raise CouldNotRun(
            "The page is not bundled yet. Run `make web` in the checkout (needs Node)."
        )
    return path.read_bytes()


def view_page(
    graph: TripleStore,
    *,
    event: str = "",
    lang: str = "en",
    tab: str = "answer",
    engine: bool = True,
    behind: Behind | None = None,
) -> str:
    """
    Build the page of a dossier.

    Args:
        graph: The grown graph of one dossier.
        event: What is chosen when the page opens; empty for the dossier's focus.
        lang: The language in which it opens; the reader can switch.
        tab: The way to look with which it opens.
        engine: Leave out the query engine (and with it 2 MB) by saying False.
        behind: What is drawn behind the timeline.

    Raises:
        CouldNotRun: The page was not bundled.
        UnknownName: The dossier has no such event.
    """
    record = Record(graph)
    data = page_data(record, event=event, lang=lang, tab=tab, engine=engine)
    if behind is not None:
        data["behind"] = behind
    if event and event not in data["things"] and event not in data["sources"]:
        raise UnknownName("event", event, data["things"])
    cite = partial(_all_cited, record, data)
    # Packing leaves Python free to collect the rest, and citing needs nothing of the rest.
    with (
        worked_out(cite, much=len(data["claims"]) >= _MANY) as cited,
        ThreadPoolExecutor(1) as aside,
    ):
        packed = aside.submit(lambda: packed_text(_turtle(graph, data)) if engine else b"")
        screens = first_screens(record, data)
        return page_of(data, packed.result(), cited(), screens=screens)


def _all_cited(record: Record, data: PageData) -> bytes:
    return _cited(data, citations(record, data["languages"]))


def page_of(
    data: PageData,
    graph: bytes = b"",
    cited: Citations | bytes | None = None,
    *,
    screens: Screens | None = None,
    plain: str | None = None,
    style: str = "",
    before: str = "",
    drawings: bool = True,
    light: bool = False,
) -> str:
    """
    Put the data, and the graph for the engine if any, into a page.

    Args:
        data: What the page shows.
        graph: What its engine is asked, as packed Turtle; empty for a page without one.
        cited: How to cite what it shows, or that as it was packed, if it offers that.
        screens: What is told first of each event, if it opens with that.
        plain: What is shown where scripts do not run, if not the list of all events.
        style: Rules after the page's own.
        before: Script before the page's own.
        drawings: Whether it can draw the timeline and the network.
        light: Pack scripts and styles too, for a page that must weigh little.
    """
    lang = data["start"]["lang"]
    claims = claims_in_order(data)
    # Queries beside the named ones need the prefixes too; the questions come when they are asked.
    asking = {key: data["asking"][key] for key in ("prefixes", "bounds")} if graph else {}
    if plain is None:
        plain = plain_list(data, lang)
    rows = _numbered(claims, plain, data["languages"])
    order = {claim["id"]: at for at, claim in enumerate(claims)}
    told = {**_by_number({**data, **spared(data)}, order), "claims": _columns(rows)}
    own = {**told, "asking": asking}
    with ThreadPoolExecutor(2) as aside:  # packing leaves Python free to write the next
        parts: dict[str, Future[bytes]] = {"data": aside.submit(packed_json, own)}
        if screens:
            parts["screens"] = aside.submit(packed_json, by_number(screens, order))
        if cited and not isinstance(cited, bytes):
            parts["citations"] = aside.submit(_cited, data, cited)
        if graph:
            parts["questions"] = aside.submit(late, data["asking"])
    made = {name: part.result() for name, part in parts.items()}
    if isinstance(cited, bytes):
        made["citations"] = cited
    if drawings:
        made["drawings"] = asset("drawings.js.gz")
    if graph:
        made |= {
            "graph": graph,
            "asking": asset("asking.js.lzma"),
            "worker": asset("worker.js.gz"),
            "engine": asset("engine.wasm.lzma"),
        }
    blocks = [block(name, made[name]) for name in _BLOCKS if name in made]
    script, style = (
        before + asset("app.js").decode("utf-8"),
        asset("app.css").decode("utf-8") + style,
    )
    fallback = asset("fallback.js").decode("utf-8")
    hashes = f"{_hash(script)} {_hash(fallback)} {_hash(_EARLY)}"
    if light:
        blocks += [block("app", zipped(script)), block("styles", zipped(style))]
        script, style = _UNPACK, _BARE
        hashes += f" {_hash(script)}"
    return Template(asset("page.html").decode("utf-8")).substitute(
        lang=lang,
        languages=escape(" ".join(data["languages"])),
        policy=_POLICY.format(hashes=hashes),
        version=escape(__version__),
        title=escape(name_in(data, data["dossier"]["title"], lang)),
        description=escape(name_in(data, data["dossier"]["description"], lang)),
        style=style,
        early=_EARLY,
        tab=escape(data["start"]["tab"]),
        first=first_html(screens, data, lang, _ends(data, lang))
        if screens and data["start"]["tab"] == "answer"
        else "",
        why=escape(phrase("old browser", lang)),
        plain=plain,
        packed="\n".join(blocks),
        script=script,
        fallback=fallback,
    )


def claims_in_order(data: PageData) -> list[Claim]:
    """Put claims in the order in which they stand in the page."""
    return sorted(data["claims"], key=lambda claim: (claim["source"], claim["at"], claim["id"]))


def _cited(data: PageData, cited: Citations) -> bytes:
    """Pack citations, those of claims in the order of the claims."""
    claims = [cited["claims"].get(claim["id"], "") for claim in claims_in_order(data)]
    return late({**cited, "claims": claims})


def _ends(data: PageData, lang: str) -> str:
    """Tell to which day the sources reach."""
    return f"{known_on(data, lang)}."


def _by_number(told: Mapping[str, Any], order: Mapping[str, int]) -> dict[str, Any]:
    """Name claims by their place in the page, wherever what is compared or drawn names them."""
    named = ("measures", "versions", "verdicts", "disagreements")
    lines = lines_by_number(told["drawing"]["lines"], order)
    return {
        **told,
        **{key: by_number(told[key], order) for key in named},
        "drawing": {**told["drawing"], "lines": lines},
    }


def _numbered(
    claims: Iterable[Claim], plain: str, languages: Sequence[str]
) -> list[dict[str, Any]]:
    """Leave out of claims the sentences that the plain list tells: their numbers there stand in."""
    found = listed(plain)
    return [
        {
            key: placed(cast("Name", value), languages, found) if key in ("gist", "text") else value
            for key, value in claim.items()
        }
        for claim in claims
    ]


def _columns(rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """
    Turn rows into one list a field, None where a row lacks it.

    >>> _columns([{"id": "a", "n": 1}, {"id": "b"}])
    {'rows': 2, 'columns': {'id': ['a', 'b'], 'n': [1, None]}}
    """
    fields = sorted({field for row in rows for field in row})
    return {
        "rows": len(rows),
        "columns": {field: [row.get(field) for row in rows] for field in fields},
    }


def _turtle(graph: TripleStore, data: PageData) -> bytes:
    """Write the graph, without what the data hold: the page puts it back."""
    prefixes = {**PREFIXES, **graph.prefixes}
    found = graph.store.dump(
        format=ox.RdfFormat.TURTLE, from_graph=ox.DefaultGraph(), prefixes=prefixes
    )
    order = [claim["id"] for claim in claims_in_order(data)]
    return folded(borrowed((found or b"").decode("utf-8"), data, order)).encode()


def _hash(script: str) -> str:
    """Name a script as the policy wants it, so that it runs and no other does."""
    digest = base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")
    return f"'sha256-{digest}'"
