"""
A graph comes in; one self-contained HTML page goes out, which needs no network and no other file.

What the page is made of (scripts, styles, the engine) was bundled beforehand: see web/build.mjs.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from html import escape
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, Final, cast

from backstory import __version__
from backstory.carried import carried, is_carried
from backstory.draw.answer import first_html
from backstory.draw.apart import worked_out
from backstory.draw.before import BARE, EARLY, POLICY, UNPACK
from backstory.draw.blocks import (
    cited_block,
    cited_in,
    claims_in_order,
    data_block,
    drawing_block,
    graph_block,
    large_graph_block,
    screens_block,
)
from backstory.draw.collected import Collected, terms_of
from backstory.draw.data import PageData, page_data, placed
from backstory.draw.first_screens import first_screens
from backstory.draw.packing import block, late, zipped
from backstory.draw.plain import name_in, plain_list, sources_end
from backstory.draw.replied import replied, voiced
from backstory.draw.spoken import page_languages
from backstory.errors import CouldNotRun, UnknownName
from backstory.rdf.record import Record
from backstory.words.phrases import phrase

if TYPE_CHECKING:
    from backstory.draw.shape import Behind, Citations, Replied, Screens
    from backstory.rdf.store import TripleStore

__all__ = ["asset", "page_of", "view_page"]


_MANY: Final = 2000
"""Claims from which on it takes seconds to cite them all."""
_LARGE: Final = 200_000
"""Statements from which on a graph is packed whole, which takes a second."""
_ASIDE: Final = 0.2
"""The part of the claims that are told on the second core: with it both cores end together."""
_BLOCKS: Final = (
    "data", "drawing", "drawings", "screens", "citations", "graph", "questions", "replies",
    "asking", "worker", "engine",
)  # fmt: skip
"""What is packed into a page, in the order in which it stands there."""
_OTHER: Final = "html:not([lang={0}]) .first[lang={0}]{{display:none}}"
"""Hides what stands ready in a language that is not read."""


def asset(name: str) -> bytes:
    """
    Read a file that the build of the page left in web/dist.

    Raises:
        CouldNotRun: The page was not bundled.
    """
    path = Path(__file__).parent / "web" / "dist" / name
    if is_carried(path):
        return carried(path)
    raise CouldNotRun("The page is not bundled yet. Run `make web` in the checkout (needs Node).")


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
    large = engine and graph.is_here and len(graph) >= _LARGE
    packed, terms = b"", None
    with worked_out(lambda: _before_reading(graph), much=large) as unread:
        record = Record(graph)
        read = Collected(record, page_languages(lang))
        much = len(record.claims) >= _MANY
        # What needs nothing but the graph is packed on the second core meanwhile.
        unneeding = partial(_packed_aside, read, pack=engine and not large)
        with worked_out(unneeding, much=much) as aside:
            if large:
                packed, listed = unread()
                terms = json.loads(listed)
            data = page_data(
                record, event=event, lang=lang, tab=tab, engine=engine, drawing=False, terms=terms
            )
            if behind is not None:
                data["behind"] = behind
            if event and event not in data["things"] and event not in data["sources"]:
                raise UnknownName("event", event, data["things"])
            order = _order(data)
            some = int(len(order) * _ASIDE)
            early_blocks = partial(_early_blocks, read, data, order[:some], engine=engine)
            with worked_out(early_blocks, much=much) as early:
                screens = first_screens(record, data)
                # Here, where the screens have told half of the claims already.
                rest = voiced(read, data, order[some:]) if engine else []
                plain, *blocks = early()
                made = dict(zip(("data", "drawing", "questions"), blocks, strict=False))
                made["citations"], *graphs = aside()
    replies: Replied | None = None
    with ThreadPoolExecutor(1) as packer:  # it leaves Python free to tell the rest
        parts = packer.submit(screens_block, data, screens)
        if engine:
            packed = packed or (graphs[0] if graphs else graph_block(read))
            there, first = map(json.loads, blocks[3:])
            told = [*first, *rest]
            replies = replied(read, data, order, told=told, there=there, screens=screens)
            made["replies"] = late(replies)
    made["screens"] = parts.result()
    return page_of(
        data, packed, screens=screens, replies=replies, plain=plain.decode("utf-8"), made=made
    )


def _before_reading(graph: TripleStore) -> list[bytes]:
    """Pack a large graph and list its terms, for which nothing of it need have been read."""
    return [large_graph_block(graph), json.dumps(terms_of(graph)).encode()]


def _packed_aside(read: Collected, *, pack: bool) -> list[bytes]:
    """Pack citations, and the graph if it is not packed, for which no data are needed."""
    return [cited_in(read), *([graph_block(read)] if pack else [])]


def _early_blocks(
    read: Collected, data: PageData, claims: Sequence[str], *, engine: bool
) -> list[bytes]:
    """
    Write the list of all events, and pack the data, in which its sentences are numbers.

    For a page that answers come its questions and, as JSON, the claims that lines of the network
    tell, and what is told of some claims.
    """
    data["drawing"] = placed(read, data["things"], data["claims"])
    plain = plain_list(data, data["start"]["lang"])
    blocks = [plain.encode("utf-8"), data_block(data, plain, engine=engine), drawing_block(data)]
    if not engine:
        return blocks
    lines = [cast("list[str]", line[4])[0] for line in data["drawing"]["lines"]]
    blocks.append(late(data["asking"]))
    return [*blocks, *(json.dumps(each).encode() for each in (lines, voiced(read, data, claims)))]


def _order(data: PageData) -> list[str]:
    return [claim["id"] for claim in claims_in_order(data)]


def page_of(
    data: PageData,
    graph: bytes = b"",
    cited: Citations | None = None,
    *,
    screens: Screens | None = None,
    replies: Replied | None = None,
    plain: str | None = None,
    made: Mapping[str, bytes] | None = None,
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
        cited: How to cite what it shows, if it offers that.
        screens: What is told first of each event, if it opens with that.
        replies: What answers plain words, if it can be asked.
        plain: What is shown where scripts do not run, if not the list of all events.
        made: What was packed before, by the name of its block.
        style: Rules after the page's own.
        before: Script before the page's own.
        drawings: Whether it can draw the timeline and the network.
        light: Pack scripts and styles too, for a page that must weigh little.
    """
    lang = data["start"]["lang"]
    if plain is None:
        plain = plain_list(data, lang)
    work: dict[str, Callable[[], bytes]] = {
        "data": partial(data_block, data, plain, engine=bool(graph)),
        "drawing": partial(drawing_block, data),
    }
    if screens:
        work["screens"] = partial(screens_block, data, screens)
    if cited:
        work["citations"] = partial(cited_block, data, cited)
    if graph:
        work["questions"] = partial(late, data["asking"])
    if replies:
        work["replies"] = partial(late, replies)
    made = dict(made or {})
    with ThreadPoolExecutor(2) as aside:  # packing leaves Python free to write the next
        parts = {name: aside.submit(make) for name, make in work.items() if name not in made}
    made |= {name: part.result() for name, part in parts.items()}
    if drawings:
        made["drawings"] = asset("drawings.js.lzma")
    if graph:
        made |= {
            "graph": graph,
            "asking": asset("asking.js.lzma"),
            "worker": asset("worker.js.lzma"),
            "engine": asset("engine.wasm.lzma"),
        }
    blocks = [block(name, made[name]) for name in _BLOCKS if name in made]
    script, style = (
        before + asset("app.js").decode("utf-8"),
        asset("app.css").decode("utf-8") + style,
    )
    fallback = asset("fallback.js").decode("utf-8")
    hashes = f"{_hash(script)} {_hash(fallback)} {_hash(EARLY)}"
    if light:
        blocks += [block("app", zipped(script)), block("styles", zipped(style))]
        script, style = UNPACK, BARE
        hashes += f" {_hash(script)}"
    return Template(asset("page.html").decode("utf-8")).substitute(
        lang=lang,
        languages=escape(" ".join(data["languages"])),
        event=escape(data["start"]["event"]),
        focus=escape(data["dossier"]["focus"]),
        policy=POLICY.format(hashes=hashes),
        version=escape(__version__),
        title=escape(name_in(data, data["dossier"]["title"], lang)),
        description=escape(name_in(data, data["dossier"]["description"], lang)),
        style=style + "".join(map(_OTHER.format, map(escape, data["languages"]))),
        early=EARLY,
        tab=escape(data["start"]["tab"]),
        first=_first(screens, data) if screens and data["start"]["tab"] == "answer" else "",
        why=escape(phrase("old browser", lang)),
        plain=plain,
        packed="\n".join(blocks),
        script=script,
        fallback=fallback,
    )


def _first(screens: Screens, data: PageData) -> str:
    """Write the first screen in each language of the page; styles show that which is read."""
    return "".join(
        f'<div class="first" lang="{escape(lang)}">'
        f"{first_html(screens, data, lang, sources_end(data, lang))}</div>"
        for lang in data["languages"]
    )


def _hash(script: str) -> str:
    """Name a script as the policy wants it, so that it runs and no other does."""
    digest = base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")
    return f"'sha256-{digest}'"
