"""A dossier behind a SPARQL address: asked there, or copied once, and told like any other."""

from __future__ import annotations

import dataclasses
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any
from urllib.parse import parse_qs

import pyoxigraph as ox
import pytest
from growing import grown_of
from paths import GOOD, ROOT
from serving import SOON_S

import backstory
from backstory.ask.afar import asked_afar
from backstory.errors import BackstoryError, CouldNotRun, NotFound, QueryError
from backstory.graph import Graph
from backstory.model.nouns import Claim
from backstory.rdf.far import Far
from backstory.rdf.push import pushed
from backstory.rdf.remote import copied_store
from backstory.rdf.store import TripleStore
from backstory.vocabulary import term


class _Served(HTTPServer):
    store: ox.Store
    asked: list[str]


class _Sparql(BaseHTTPRequestHandler):
    """The query part of the SPARQL 1.1 Protocol over a store: POST, url-encoded."""

    server: _Served

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode("utf-8")
        query = parse_qs(body)["query"][0]
        self.server.asked.append(query)
        found: Any = self.server.store.query(query)
        if isinstance(found, ox.QueryTriples):
            kind, form = "application/n-triples", ox.RdfFormat.N_TRIPLES
            content = ox.serialize(found, format=form) or b""
        else:
            kind = "application/sparql-results+json"
            content = found.serialize(format=ox.QueryResultsFormat.JSON) or b""
        assert kind in self.headers["Accept"]
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing: the tests look at what was asked."""


@pytest.fixture
def serve() -> Iterator[Any]:
    """Serve a store on this machine; give its address and the list of what is asked."""
    running: list[HTTPServer] = []

    def start(store: ox.Store, handler: type[BaseHTTPRequestHandler] = _Sparql) -> Any:
        server = _Served(("127.0.0.1", 0), handler)
        server.store, server.asked = store, []
        threading.Thread(target=server.serve_forever, args=(SOON_S,), daemon=True).start()
        running.append(server)
        return f"http://127.0.0.1:{server.server_port}/sparql", server.asked

    yield start
    for server in running:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="module")
def local() -> Graph:
    grown: TripleStore = grown_of(ROOT / "seeds" / "venezuela-amnesties")
    return Graph(store=grown)


def test_what_a_server_holds_is_told_and_shown_like_a_file(serve: Any, local: Any) -> None:
    address, asked = serve(local.store.store)
    graph = backstory.load(address, copy=True)
    copied = len(asked)
    assert graph.summary() == local.summary()
    assert graph.events.rows == local.events.rows
    held = {"counted": "prisoners-held", "valid_at": "2026-01-30"}
    assert graph.ask("figures_side_by_side", **held).rows == (
        local.ask("figures_side_by_side", **held).rows
    )
    query = "SELECT ?e WHERE { ?e a sem:Event } ORDER BY ?e"
    assert graph.sparql(query).rows == local.sparql(query).rows
    assert graph.view("timeline", "coup-2002").svg == local.view("timeline", "coup-2002").svg
    assert graph.view("network", "amnesty-2026").svg == local.view("network", "amnesty-2026").svg
    assert graph.view("figures", "foro-penal").svg == local.view("figures", "foro-penal").svg
    assert (
        graph.view("measures", "amnesty-2007").text == local.view("measures", "amnesty-2007").text
    )
    assert repr(graph["coup-2002"]) == repr(local["coup-2002"])
    assert graph.networkx().number_of_edges() == local.networkx().number_of_edges()
    assert len(asked) == copied, "the server is asked again, after the graph was copied"


def test_the_magics_ask_a_served_graph(serve: Any, local: Any, monkeypatch: Any) -> None:
    pytest.importorskip("IPython")
    from IPython.core.interactiveshell import InteractiveShell
    from traitlets.config import Config

    shell = InteractiveShell(config=Config({"HistoryManager": {"enabled": False}}))
    shell.run_line_magic("load_ext", "backstory")
    address = serve(local.store.store)[0]
    shell.user_ns["there"] = backstory.load(address)
    for named in ("there", address):
        query = "SELECT ?e WHERE { ?e a sem:Event }"
        found = shell.run_cell_magic("sparql", f"--graph {named}", query)
        assert len(found) == len(local.events)
    told = shell.run_line_magic("ask", "dates_of_event event=coup-2002 --graph there")
    assert told.rows == local.ask("dates_of_event", event="coup-2002").rows


class _Page(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<!doctype html><p>Welcome")

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class _Missing(_Page):
    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_error(404)


@pytest.mark.parametrize("handler", [_Page, _Missing])
def test_an_address_that_speaks_no_sparql_is_told_in_one_line(
    handler: type[BaseHTTPRequestHandler], serve: Any
) -> None:
    address, _ = serve(ox.Store(), handler)
    with pytest.raises(CouldNotRun, match="does not answer as a SPARQL address") as told:
        backstory.load(address)
    assert "\n" not in str(told.value)


def test_nobody_at_the_address_is_told_when_it_is_opened() -> None:
    with pytest.raises(CouldNotRun, match=r"http://127\.0\.0\.1:9/sparql"):
        backstory.load("http://127.0.0.1:9/sparql")


def test_a_served_graph_of_a_newer_shape_is_refused(serve: Any) -> None:
    store = ox.Store()
    name = ox.NamedNode("https://w3id.org/backstory/later")
    store.add(ox.Quad(name, ox.NamedNode(term("ctx:modelVersion")), ox.Literal(99)))
    with pytest.raises(CouldNotRun, match="newer version"):
        backstory.load(serve(store)[0])


def test_an_empty_server_is_an_empty_graph(serve: Any) -> None:
    graph = backstory.load(serve(ox.Store())[0])
    assert not len(graph.events)
    assert "holds no dossier" in graph.events.notes[0]


class _Login(BaseHTTPRequestHandler):
    """A page for people, as somebody puts it before a server."""

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<html>Who are you?</html>")

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def test_nothing_is_pushed_to_what_is_no_server_of_sparql(serve: Any) -> None:
    grown: TripleStore = grown_of(GOOD / "ruritania-lockout")
    with pytest.raises(CouldNotRun, match="does not answer as a SPARQL address"):
        pushed(grown, serve(ox.Store(), _Login)[0])


def test_a_large_graph_is_copied_only_when_told(serve: Any, monkeypatch: Any) -> None:
    """What needs all of a graph says so, and what to add; what is asked there goes on."""
    store = grown_of(GOOD / "ruritania-lockout").store
    monkeypatch.setattr("backstory.rdf.far.MOST_COPIED", 100)
    address = serve(store)[0]
    graph = backstory.load(address)
    assert len(graph.ask("timeline"))
    with pytest.raises(CouldNotRun, match="add --copy"):
        graph.export("turtle")
    assert backstory.load(address, copy=True).export("turtle")


def test_a_graph_too_large_to_copy_is_refused_not_cut(serve: Any, monkeypatch: Any) -> None:
    """A copy that silently ended somewhere would answer as if the rest had never been said."""
    store = ox.Store()
    number = ox.NamedNode(term("ctx:number"))
    for count in range(20):
        store.add(ox.Quad(ox.NamedNode(term(f"ctx:thing-{count}")), number, ox.Literal(count)))
    monkeypatch.setattr("backstory.rdf.remote_client.MAX_BYTES", 1000)
    with pytest.raises(CouldNotRun, match="too much to copy"):
        backstory.load(serve(store)[0], copy=True)


class _Limited(_Sparql):
    """Gives no more than a few triples of a CONSTRUCT, and says nothing of it."""

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode("utf-8")
        query = parse_qs(body)["query"][0]
        self.server.asked.append(query)
        if query.startswith("CONSTRUCT"):
            query += " LIMIT 7"
        found: Any = self.server.store.query(query)
        kind = "application/n-triples"
        if isinstance(found, ox.QueryTriples):
            content = ox.serialize(found, format=ox.RdfFormat.N_TRIPLES) or b""
        else:
            kind = "application/sparql-results+json"
            content = found.serialize(format=ox.QueryResultsFormat.JSON) or b""
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(content)


def _many(subjects: int, objects: int) -> ox.Store:
    store = ox.Store()
    number = ox.NamedNode(term("ctx:number"))
    for one in range(subjects):
        for two in range(objects):
            thing = ox.NamedNode(term(f"ctx:thing-{one}"))
            store.add(ox.Quad(thing, number, ox.Literal(two)))
    return store


@pytest.mark.parametrize(("subjects", "objects"), [(23, 1), (5, 4), (2, 11), (1, 30)])
def test_a_server_that_gives_too_little_is_asked_in_pages(
    subjects: int, objects: int, serve: Any, monkeypatch: Any
) -> None:
    """Also where a page ends amid one subject, and where one subject is longer than a page."""
    monkeypatch.setattr("backstory.rdf.remote.PAGE", 5)
    store = _many(subjects, objects)
    there = copied_store(serve(store, _Limited)[0])
    assert {str(quad) for quad in there} == {str(quad) for quad in store}


class _Busy(_Sparql):
    """Too busy at first, as it says."""

    def do_POST(self) -> None:
        if len(self.server.asked) < 2:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.server.asked.append("")
            self.send_response(503)
            self.send_header("Retry-After", "0")
            self.end_headers()
            return
        super().do_POST()


def test_a_busy_server_is_asked_again(serve: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr("backstory.rdf.remote_client._WAIT_S", 0)
    store = _many(3, 1)
    assert len(copied_store(serve(store, _Busy)[0])) == 3


class _Refusing(_Page):
    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(403)
        self.end_headers()
        self.wfile.write(b"Only the\nnewsroom may ask.")


def test_a_refusal_is_told_in_the_words_of_the_server(serve: Any) -> None:
    address = serve(ox.Store(), _Refusing)[0].replace("http://", "http://me:secret@")
    with pytest.raises(CouldNotRun, match=r"403 Only the newsroom may ask\.") as told:
        backstory.load(address)
    assert "secret" not in str(told.value)


class _Locked(_Page):
    """Asks who asks, and lets nobody in."""

    challenges: tuple[str, ...]

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(401)
        for challenge in self.challenges:
            self.send_header("WWW-Authenticate", challenge)
        self.end_headers()
        self.wfile.write(b"Nobody of that name may ask.")


@pytest.mark.parametrize(
    "challenges",
    [
        ('Basic realm="x"',),
        ('Digest realm="x", nonce="1", qop="auth"',),
        ('Bearer realm="x"',),
        ("Negotiate", 'Basic realm="x"'),
        (),
    ],
)
@pytest.mark.parametrize("who", ["", "me:secret@"])
def test_who_is_not_let_in_hears_the_words_of_the_server(
    who: str, challenges: tuple[str, ...], serve: Any
) -> None:
    handler = type("_LockedSo", (_Locked,), {"challenges": challenges})
    address = serve(ox.Store(), handler)[0].replace("http://", f"http://{who}")
    with pytest.raises(CouldNotRun, match=r"refuses: 401 Nobody of that name may ask\.") as told:
        backstory.load(address)
    assert "secret" not in str(told.value)


class _Hurried(_Sparql):
    """Answers with what it had when its time was over, as Virtuoso does; the first is whole."""

    status, told = 200, (("X-SQL-State", "S1TAT"), ("X-SQL-Message", "RC..: Returning incomplete"))

    def do_POST(self) -> None:
        if not self.server.asked:
            super().do_POST()
            return
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(self.status)
        self.send_header("Content-Type", "application/sparql-results+json")
        for name, value in self.told:
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(b'{"head": {"vars": ["e"]}, "results": {"bindings": []}}')


class _HurriedAsHttpSays(_Hurried):
    status, told = 206, ()


@pytest.mark.parametrize("handler", [_Hurried, _HurriedAsHttpSays])
def test_an_answer_that_is_cut_is_never_shown_as_whole(handler: Any, serve: Any) -> None:
    address = serve(_many(3, 1), handler)[0]
    graph = backstory.load(address)
    with pytest.raises(QueryError, match=r"says: 206 .*with a part of what it found"):
        graph.sparql("SELECT ?e WHERE { ?e ?p ?o }")
    with pytest.raises(CouldNotRun, match="refuses: 206 "):
        copied_store(address)


class _Rationed(_Sparql):
    """Answers so many times, then no more."""

    most = 0

    def do_POST(self) -> None:
        if len(self.server.asked) >= self.most:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(429)
            self.end_headers()
            self.wfile.write(b"Ten queries an hour,\nplease.")
            return
        super().do_POST()


class _RationedLater(_Rationed):
    most = 1


def _events(graph: Any) -> None:
    assert graph.events


def _opened(graph: Any) -> None:
    assert graph.store


@pytest.mark.parametrize("handler", [_Rationed, _RationedLater])
@pytest.mark.parametrize("asks", [_events, _opened, lambda g: g.export("turtle")])
def test_a_server_that_limits_is_told_as_that_and_as_nothing_else(
    handler: Any, asks: Any, serve: Any, monkeypatch: Any
) -> None:
    """It speaks SPARQL: that it does not answer as such sent people to look for another address."""
    monkeypatch.setattr("backstory.rdf.remote_client._WAIT_S", 0)
    address = serve(_many(3, 1), handler)[0]
    with pytest.raises(BackstoryError) as told:
        asks(backstory.load(address))
    text = str(told.value)
    assert "429 Ten queries an hour, please." in text
    assert text.startswith((f"{address} refuses: ", f"{address} says: "))
    assert "\n" not in text


class _Page(_Sparql):
    """Refuses by a page, as servers behind a proxy do."""

    page = b"""<!DOCTYPE html><html><head><title>503</title><style>p {}</style></head><body>
        <h1>503 Too many clients</h1><p>Come back after 18&nbsp;h.</p></body></html>"""

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(503)
        self.end_headers()
        self.wfile.write(self.page)


class _EmptyPage(_Page):
    page = b"<html><head><title>503"


@pytest.mark.parametrize(
    ("handler", "words"),
    [(_Page, "Too many clients Come back after 18 h."), (_EmptyPage, "Service Unavailable")],
)
def test_a_server_that_refuses_by_a_page_is_told_in_the_words_on_it(
    handler: Any, words: str, serve: Any, monkeypatch: Any
) -> None:
    monkeypatch.setattr("backstory.rdf.remote_client._WAIT_S", 0)
    address = serve(_many(3, 1), handler)[0]
    with pytest.raises(BackstoryError) as told:
        _events(backstory.load(address))
    assert str(told.value).endswith(f"refuses: 503 {words}")


TOLD = {
    "show an event": lambda g: repr(g.show("coup-2002")),
    "show a law by its name": lambda g: repr(
        g.show("Amnesty Law for Democratic Coexistence (2026)")),
    "show a voice": lambda g: repr(g.show("maria-corina-machado")),
    "show a claim": lambda g: repr(g.show("fp-711")),
    "cite": lambda g: str(g.cite("coup-2002", "bibtex")),
    "figures": lambda g: g.figures("releases-2026").text("csv"),
    "pairs": lambda g: g.pairs("releases-2026", every=True).text("csv"),
    "disputes": lambda g: g.disputes("fp-held-384").text("csv"),
    "a question": lambda g: g.ask("statements_of_voice", voice="Foro Penal").text("csv"),
    "a question of a day": lambda g: g.ask(
        "figures_side_by_side", counted="prisoners-held", valid_at="2026-01-30").text("csv"),
    "dates that nobody wrote": lambda g: g.ask("timeline").text("markdown"),
    "sparql": lambda g: g.sparql("SELECT ?e WHERE { ?e a sem:Event } ORDER BY ?e").text("csv"),
    "a value": lambda g: g.sparql(
        "SELECT ?e ?k WHERE { ?e sem:eventType ?k } ORDER BY ?e", k=term("kind:coup")).text("csv"),
    "triples": lambda g: len(g.sparql("DESCRIBE ctx:").rows),
    "nothing, and why": lambda g: g.sparql("SELECT * { ?e a sem:Evnt }").notes,
    "nothing, the other way round": lambda g: g.sparql(
        "SELECT ?e { :hugo-chavez sem:hasActor ?e }").notes,
    "nothing, for a name cut short": lambda g: g.sparql(
        "SELECT ?e { ?e sem:hasActor :Hugo-Chaves }").notes,
    "nothing, of two that never meet": lambda g: g.sparql(
        "SELECT ?e { ?e a sem:Event . ?e a sem:Actor }").notes,
    "nothing, by a filter": lambda g: g.sparql(
        'SELECT ?e { ?e rdfs:label ?l FILTER (LANG(?l) = "fr") }').notes,
    "one source": lambda g: g.ask(
        "figures_side_by_side", subject="releases-2026", source="announcement-article").text("csv"),
    "one voice": lambda g: g.limit(voice="maria-corina-machado").events.text("csv"),
    "what is found": lambda g: g.find("golpe").text("csv"),
    "sentences that are found": lambda g: g.find("711", kind="claim").text("csv"),
    "plain words": lambda g: g.ask("who was excluded in 2007").text("csv"),
    "a brief": lambda g: str(g.brief("coup-2002")),
    "a brief of a voice": lambda g: str(g.brief("foro-penal")),
    "a context": lambda g: g.context("amnesty-2026").text("json"),
    "a first screen": lambda g: str(g.first("amnesty-2007", form="json")),
    "every figure": lambda g: g.figures().text("csv"),
    "every dispute": lambda g: g.disputes().text("csv"),
    "every source": lambda g: g.sources.text("csv"),
    "a list": lambda g: g.events.text("csv"),
    "a card": lambda g: repr(g),
}  # fmt: skip
"""What needs a part of the graph only."""


@pytest.mark.parametrize("name", TOLD)
def test_a_graph_of_a_server_is_asked_there(name: str, serve: Any, local: Any) -> None:
    """The same answer, and nothing is copied: no query asks for everything."""
    address, asked = serve(local.store.store)
    graph = backstory.load(address)
    assert TOLD[name](graph) == TOLD[name](local)
    assert not [query for query in asked if "?s ?p ?o }" in query and "VALUES" not in query]
    assert not graph.store.is_here


def test_claims_from_afar_are_those_of_the_file(serve: Any, local: Any) -> None:
    """Each is read in parts: what is looked at first, the rest of a few, then of all."""
    there, here = backstory.load(serve(local.store.store)[0]).record.claims, local.record.claims
    assert list(there) == list(here)
    fields = [each.name for each in dataclasses.fields(Claim) if each.compare]
    for iri, claim in here.items():
        assert claim.source == there[iri].source
        for name in fields:
            assert getattr(there[iri], name) == getattr(claim, name), f"{iri}: {name}"
    with pytest.raises(AttributeError, match="colour"):
        _ = there[iri].colour


def test_what_needs_all_of_it_says_so_and_copies_once(
    serve: Any, local: Any, caplog: pytest.LogCaptureFixture
) -> None:
    address, asked = serve(local.store.store)
    graph = backstory.load(address, lang="es")
    told = graph.view("timeline", "coup-2002").text
    copied = len(asked)
    number = f"{len(local.store.store):,}".replace(",", ".")
    assert [each.message for each in caplog.records] == [
        f"Se copia {address} entero, {number} triples: lo que se pide lo necesita todo."
    ]
    assert told == Graph(store=local.store, lang="es").view("timeline", "coup-2002").text
    assert graph.brief("coup-2002") == Graph(store=local.store, lang="es").brief("coup-2002")
    assert len(asked) == copied


def test_nobody_is_found_there_and_the_nearest_is_offered(serve: Any, local: Any) -> None:
    graph = backstory.load(serve(local.store.store)[0])
    with pytest.raises(NotFound, match="Foro Penal"):
        graph.show("Foro Penall")


class _Few(_Sparql):
    """Stops every SELECT at 200 rows, and says nothing of it."""

    most = 200
    follows = True

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode("utf-8")
        query = parse_qs(body)["query"][0]
        self.server.asked.append(query)
        if "OFFSET" in query and not self.follows:
            query = query.rpartition("OFFSET")[0]
        found: Any = self.server.store.query(query)
        told = json.loads(found.serialize(format=ox.QueryResultsFormat.JSON) or b"")
        if "results" in told:
            told["results"]["bindings"] = told["results"]["bindings"][: self.most]
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps(told).encode())


class _Some(_Few):
    """Stops where many servers do."""

    most = 1000


class _Deaf(_Few):
    """And gives the first rows again, whichever are asked for."""

    follows = False


def test_rows_come_in_pages_where_a_server_stops(serve: Any, local: Any) -> None:
    graph = backstory.load(serve(local.store.store, _Few)[0])
    query = "SELECT DISTINCT ?c ?v WHERE { ?c prov:wasAttributedTo ?v } ORDER BY ?c ?v"
    assert graph.sparql(query).rows == local.sparql(query).rows
    assert graph.ask("timeline").rows == local.ask("timeline").rows
    assert repr(graph.show("coup-2002")) == repr(local.show("coup-2002"))


def test_what_is_found_comes_in_pages_too(serve: Any, local: Any) -> None:
    graph = backstory.load(serve(local.store.store, _Some)[0])
    assert graph.find("golpe").rows == local.find("golpe").rows


def test_rows_that_do_not_come_whole_are_refused(serve: Any, local: Any) -> None:
    graph = backstory.load(serve(local.store.store, _Deaf)[0])
    with pytest.raises(CouldNotRun, match="they do not come whole"):
        graph.ask("timeline")
    with pytest.raises(QueryError, match="SERVICE"):
        graph.sparql("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")


class _Silent(_Sparql):
    """Takes what is asked, and says nothing."""

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.rfile.read(1)


def test_a_server_that_is_given_up_is_not_said_to_be_none(serve: Any) -> None:
    there = Far(serve(ox.Store(), _Silent)[0])
    there.cache["homes"] = {}  # its dossiers are known
    with pytest.raises(CouldNotRun) as told:
        asked_afar(there, "SELECT * { ?s ?p ?o }", {}, timeout_s=0.2, max_rows=1)
    assert str(told.value).startswith(f"{there.path} has not answered for 0.2 seconds")


def test_what_a_variable_stands_for_is_asked_there(serve: Any, local: Any) -> None:
    address, asked = serve(local.store.store)
    coup = ox.NamedNode(f"{local.store.dossier}/coup-2002")
    text = "SELECT ?x ?o { ?x a ?o }"
    there = Far(address)
    assert {*there.query(text, {"x": coup}).rows} == {*local.store.query(text, {"x": coup}).rows}
    assert not there.is_here
    assert len(asked) == 1


def test_a_graph_of_a_server_is_compared_with_a_file(serve: Any, local: Any, caplog: Any) -> None:
    """It was said to be neither a graph nor a git revision."""
    address = serve(local.store.store)[0]
    file = str(ROOT / "graph" / "venezuela-amnesties.ttl")
    with caplog.at_level("INFO", "backstory"):
        assert str(local.diff(address)) == str(local.diff(file))
        assert str(backstory.load(address).diff(file)) == str(local.diff(file))
    said = [record.getMessage() for record in caplog.records]
    assert said == [f"{address} is copied whole, {len(local.store):,} triples: what is asked for "
                    "needs all of it."] * 2  # fmt: skip
