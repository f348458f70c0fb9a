"""Whatever is called wrongly from Python is told at the door, with what to write instead."""

from __future__ import annotations

import copy
import datetime
import decimal
import io
import os
import pickle
import re
from collections.abc import Callable
from pathlib import Path
from types import CodeType
from typing import Any

import pyoxigraph as ox
import pytest
from paths import GOOD, ROOT

import backstory
from backstory.errors import BackstoryError, UnknownName, WrongCall
from backstory.rdf.store import TripleStore

SEEDS = GOOD / "ruritania-lockout"
GROWN = ROOT / "tests" / "golden" / "ruritania-lockout.ttl"

CALLS = (
    "backstory.load(5)",
    "backstory.load(b'graph.ttl')",
    "backstory.load(GRAPH, lang='english')",
    "backstory.load(GRAPH, lang=None)",
    "backstory.load(GRAPH, lang=3)",
    "backstory.load('nowhere.ttl')",
    "backstory.load('')",
    "backstory.load('  ')",
    "backstory.load([])",
    "backstory.load([1])",
    "backstory.load([GRAPH, GRAPH])",
    "backstory.load('a\\x00b')",
    "backstory.load('x' * 5000)",
    "backstory.load(place / 'bad.ttl')",
    "backstory.load(place / 'x.doc')",
    "backstory.load(place / 'folder')",
    "backstory.load(GRAPH, 'es')",
    "backstory.load(GRAPH, language='es')",
    "backstory.load(path=GRAPH)",
    "backstory.load('ftp://x')",
    "backstory.load('a\\ud800')",
    "backstory.load({})",
    "backstory.load(True)",
    "backstory.load((x for x in ()))",
    "backstory.read('nowhere')",
    "backstory.read(5)",
    "backstory.read(None)",
    "backstory.read(SEEDS, texts='x')",
    "backstory.check('nowhere')",
    "backstory.check('nowhere', shackl=True)",
    "backstory.check(SEEDS, shacl='yes')",
    "backstory.check(SEEDS, progress=5)",
    "backstory.grow('nowhere')",
    "backstory.grow(SEEDS, lang='fr')",
    "backstory.grow(None)",
    "backstory.grow(GRAPH)",
    "backstory.grow(['a'])",
    "graph.ask(None)",
    "graph.ask()",
    "graph.ask('timelin')",
    "graph.ask(7)",
    "graph.ask('event_timeline', evnt='x')",
    "graph.ask('timeline', lang='de')",
    "graph.ask('timeline', lang=5)",
    "graph.ask('timeline', known_at='yesterday')",
    "graph.ask('timeline', voice='nobody')",
    "graph.ask('timeline', voice=5)",
    "graph.ask('timeline', source=object())",
    "graph.ask('timeline', 'x')",
    "graph.site()",
    "graph.site(None)",
    "graph.site(place, base='ftp://x/')",
    "graph.site(place, base=5)",
    "graph.site(place, page='no')",
    "graph.sparql(None)",
    "graph.sparql('')",
    "graph.sparql('SELEKT * {}')",
    "graph.sparql('SELECT * {?s ?p ?o}', timeout_s=-1)",
    "graph.sparql('SELECT * {?s ?p ?o}', timeout_s='10')",
    "graph.sparql('SELECT * {?s ?p ?o} LIMIT 1', timeout_s=float('nan'))",
    "graph.sparql('SELECT * {?s ?p ?o} LIMIT 1', timeout_s=0)",
    "graph.sparql('SELECT * {?s ?p ?o} LIMIT 1', timeout_s=float('inf'))",
    "graph.sparql('SELECT * {?s ?p ?o}', max_rows=-1)",
    "graph.sparql('SELECT * {?s ?p ?o}', max_rows=1.5)",
    "graph.sparql('SELECT * {?s ?p ?o} LIMIT 1', s=object())",
    "graph.sparql('SELECT * {?s ?p ?o} LIMIT 1', s=[1])",
    "graph.sparql('SELECT * {?s ?p ?o} LIMIT 1', s='http://a b')",
    "graph.sparql('SELECT * {?s ?p ?o} LIMIT 1', s=None)",
    "graph.sparql('SELECT * {?s ?p ?o} LIMIT 1', **{'a b': 'x'})",
    "graph.sparql('SELECT ?s {?s ?p ?o} LIMIT 1', zz='x')",
    "graph.sparql('SELECT * {?s ?p ?o} LIMIT 1', o='\\ud800')",
    "graph.sparql(\"SELECT ?s {?s ?p '\\ud800'} LIMIT 1\")",
    "graph.sparql('SELECT * {SERVICE <http://x> {?s ?p ?o}}')",
    "graph.sparql(b'SELECT * {}')",
    "graph.sparql(Path('q.rq'))",
    "graph.sparql('SELECT ?s {?s ?p ?o} LIMIT 1', limit=5)",
    "graph.answer(None)",
    "graph.answer('x')",
    "graph.find(None)",
    "graph.find('amnesty', kind='evnt')",
    "graph.find('amnesty', kind=3)",
    "graph.find('amnesty', limit='5')",
    "graph.find('amnesty', limit=-5)",
    "graph.find('amnesty', knd='event')",
    "graph.find()",
    "graph.show(None)",
    "graph.show('amnesti')",
    "graph[5]",
    "graph[1:2]",
    "graph.show('')",
    "graph.show('a', 'b')",
    "graph[b'x']",
    "graph.figures('nothing-such')",
    "graph.figures(5)",
    "graph.figures(valid_at='x')",
    "graph.figures(valid_at=object())",
    "graph.figures(valid_at=1.5)",
    "graph.pairs(every='no')",
    "graph.pairs('x' * 300)",
    "graph.pairs(valid_at=[])",
    "graph.disputes('nobody')",
    "graph.disputes(by='statd')",
    "graph.disputes(by=5)",
    "graph.brief('nothing')",
    "graph.brief(EVENT, words=-5)",
    "graph.brief(EVENT, words='180')",
    "graph.brief(EVENT, form='pdf')",
    "graph.context('nothing')",
    "graph.context(EVENT, lang='fr')",
    "graph.context(EVENT, known_at='soon')",
    "graph.context(EVENT, lang=5)",
    "graph.first('nothing')",
    "graph.first(EVENT, form='html')",
    "graph.first(EVENT, lang='fr')",
    "graph.cite('nothing')",
    "graph.cite(EVENT, 'bibtx')",
    "graph.cite(EVENT, None)",
    "graph.diff('nowhere')",
    "graph.diff(5)",
    "graph.diff(None)",
    "graph.diff(place / 'bad.ttl')",
    "graph.diff('--help')",
    "graph.diff('')",
    "graph.read(5)",
    "graph.read('')",
    "graph.read('The amnesty was passed.', date='yesterday')",
    "graph.read('The amnesty was passed.', lang='fr')",
    "graph.read(Path('nowhere.txt'))",
    "graph.read(None)",
    "graph.read('The amnesty was passed.').why('coup')",
    "graph.read('The amnesty was passed.').figure_line(None)",
    "graph.read(place / 'folder')",
    "graph.view('timelin')",
    "graph.view(None)",
    "graph.view('timeline', 'nothing')",
    "graph.view('timeline', 5)",
    "graph.view('measures', [5])",
    "graph.view('timeline').save(5)",
    "graph.view('timeline.svg').save(place / 'folder')",
    "graph.view('timeline').save('')",
    "graph.view('page').file(engine='no')",
    "graph.view('timeline', ['a', 'b'])",
    "graph.export('turtel')",
    "graph.export(None)",
    "graph.export()",
    "graph.table(5)",
    "graph.table(place, engine='dukdb').window('2020')",
    "graph.table(place, memory='lots').window('2020')",
    "graph.table(place, memory=5)",
    "graph.table(place).window('2020-01')",
    "graph.table(place).add('nowhere.csv', 'acled')",
    "graph.table(place).add('nowhere.csv', 'acleed')",
    "graph.table(place).ask('windw')",
    "graph.table(place).window()",
    "graph.pyvis('nothing')",
    "graph.pyvis(3)",
    "graph.networkx(parallel='x')",
    "graph.findings(5)",
    "graph.findings([5])",
    "graph.rdflib(5)",
    "graph.limit(voice='nobody')",
    "graph.limit(voice=5)",
    "graph.limit(known_at='soon')",
    "graph.limit(source='nothing')",
    "graph.limit(knownat='2020')",
    "graph.limit('2020')",
    "graph.limit(known_at=20200101)",
    "graph.limit(known_at=True)",
    "table.column('evnt')",
    "table.chosen(['evnt'])",
    "table.chosen(5)",
    "table.chosen('event')",
    "table.head('5')",
    "table.head(-1)",
    "table.text('pdf')",
    "table.text(None)",
    "table.text(width='80')",
    "table.text(width=-1)",
    "table.text(width=0)",
    "table[9999]",
    "table['event']",
    "table[None]",
    "table[0]['evnt']",
    "table.text('turtle')",
    "table[0:2]",
    "backstory.Graph(5)",
    "backstory.Graph(lang='xx')",
    "backstory.Graph(store=5)",
    "backstory.Graph('nowhere')",
    "backstory.Span.parse('13/13/13')",
    "backstory.Span.parse(2020)",
    "backstory.Span.parse(None)",
    "backstory.Certainty('sure')",
    "backstory.load_ipython_extension(5)",
    "backstory.grow(SEEDS).write(place / 'x.doc')",
    "backstory.grow(SEEDS).write(None)",
)
"""Wrong types, words, ids, days, numbers, paths, parameters; one a line."""


MORE = (
    "graph.read(5)",
    "graph.read(None)",
    "graph.read('')",
    "graph.read(b'On Monday the union met.')",
    "graph.read('Text.', date='soon')",
    "graph.read('Text.', date=5.5)",
    "graph.read('Text.', date=[2020])",
    "graph.read('Text.', lang='klingon')",
    "graph.read('Text.', lang=5)",
    "graph.read('Text.', lang=None)",
    "graph.read('Text.', extractors=5)",
    "graph.read('Text.', extractors=[5])",
    "graph.read('Text.', extractors=[lambda: 1])",
    "graph.read('Text.', extractors=[lambda *a, **k: [7]])",
    "graph.read(Path('nowhere.txt'))",
    "graph.read(place / 'pic.png')",
    "graph.read(place / 'zeros.txt')",
    "graph.read(place)",
    "graph.read('x' * 5_000_000)",
    "graph.read('Text.', day='2020')",
    "graph.read('half \\ud800 text')",
    "graph.read('A text.').text(width=0)",
    "graph.read('A text.').text(width='wide')",
    "graph.read('A text.').why(5)",
    "graph.read('A text.').why('x')",
    "graph.context(EVENT, known_at='tomorrow')",
    "graph.context(EVENT, known_at=[1])",
    "graph.context(EVENT, lang='xx')",
    "graph.context(5)",
    "graph.context(EVENT, 'x')",
    "graph.context(EVENT, most=5)",
    "graph.first('nobody at all')",
    "graph.first(EVENT, form='pdf')",
    "graph.first(EVENT, lang=5)",
    "graph.brief(EVENT, words=0)",
    "graph.brief(EVENT, words='many')",
    "graph.brief(EVENT, form='svg')",
    "graph.brief(['a'])",
    "graph.view('page', about='nothing like it')",
    "graph.view('page', about=[5])",
    "graph.view('page', about=5)",
    "graph.view('')",
    "graph.view('page').save(5)",
    "graph.view('page').save(place)",
    "graph.view('page').save('')",
    "graph.view('timeline').file(engine='yes')",
    "graph.view('timeline').file(fast=True)",
    "graph.view('figures', about='no-such-thing')",
    "graph.view(None)",
    "graph.table(5)",
    "graph.table(engine='mysql')",
    "graph.table(engine=5)",
    "graph.table(memory='lots')",
    "graph.table(memory=5)",
    "graph.table(memory='-1GB')",
    "graph.table(place).window(EVENT, days=-1)",
    "graph.table(place).around('nobody')",
    "graph.diff(5)",
    "graph.diff('nowhere.ttl')",
    "graph.diff(GRAPH, form='docx')",
    "graph.diff(place)",
    "graph.diff(None)",
    "graph.history('no-such-claim')",
    "graph.history(5)",
    "graph.history('x', releases='nowhere')",
    "graph.history(graph.claims[0]['claim'], releases=[5])",
    "graph.history(graph.claims[0]['claim'], releases=['nowhere.ttl'])",
    "graph.export('')",
    "graph.export(5)",
    "graph.export('exe')",
    "graph.export(form='turtle', to='x')",
    "graph.redact('nowhere.yaml')",
    "graph.redact(5)",
    "graph.redact('no-such-profile')",
    "graph.redact(place / 'p.yaml')",
    "graph.networkx(parallel='no')",
    "graph.networkx(True)",
    "graph.pyvis('nobody')",
    "graph.pyvis(5)",
    "graph.site(5)",
    "graph.site(place / 'site', base='javascript:alert(1)')",
    "graph.site(place / 'site', base=5)",
    "graph.site(place / 'empty.txt')",
    "graph.site(place / 'site', page='yes')",
    "graph.site(place / 'site', progress='loud')",
    "graph.together(limit=-5)",
    "graph.together(limit='all')",
    "graph.together(5)",
    "graph.question_text('timelin')",
    "graph.question_text('actors_of_event', event='nobody')",
    "graph.question_text('actors_of_event', evnt=EVENT)",
    "graph.pairs('nobody')",
    "graph.pairs(valid_at='2020-13-45')",
    "graph.pairs(every='yes')",
    "graph.disputes(by='nobody')",
    "graph.disputes(5)",
    "graph.cite('nobody')",
    "graph.cite(EVENT, 'apa')",
    "graph.limit(known_at=object())",
    "graph.limit(voice='no such voice')",
    "graph.limit(source='')",
    "graph.limit(day='2020')",
    "graph.answer('DROP ALL')",
    "graph.answer(5)",
    "graph.answer('')",
    "graph.answer('x' * 2_000_000)",
    "graph.ask('who was it', lang='xx')",
    "graph['nobody']",
    "graph[5]",
    "graph[None]",
    "graph[EVENT:2]",
    "graph.findings(5)",
    "graph.findings([5])",
    "graph.find('x', kind='planet')",
    "graph.find('x', limit=0.5)",
    "graph.find('x', limit=0)",
    "graph.sparql('ASK {}', max_rows=0)",
    "graph.ask('holders_of_post', post=EVENT)",
    "graph.find('x' * 3_000_000)",
    "graph.show('')",
    "graph.show(EVENT, 5)",
    "table.chosen('event')",
    "table.chosen([5])",
    "table.chosen(['no'])",
    "table.head(-1)",
    "table.head('x')",
    "table.text('table', width=-3)",
    "table.text(5)",
    "table.column(5)",
    "table[1.5]",
    "backstory.Table(5, 6)",
    "backstory.Table(('a',), 5)",
    "backstory.Span.parse('')",
    "backstory.Span.parse('2020-02-30')",
    "backstory.Span.parse('x' * 10_000)",
    "backstory.load([GRAPH, 'nowhere.ttl'])",
    "backstory.load({'a': 'b'})",
    "backstory.load(place / 'pic.png')",
    "backstory.load('http://')",
    "backstory.load('http://user:pw@')",
    "backstory.load('file:///etc/passwd')",
    "backstory.load('javascript:alert(1)')",
    "backstory.load(GRAPH, lang='')",
    "backstory.check(5)",
    "backstory.check(place / 'pic.png')",
    "backstory.check('')",
    "backstory.read(place)",
    "backstory.read('')",
    "backstory.grow(place)",
    "backstory.grow('a\\x00b')",
    "graph.site('')",
)
"""Of every door that came later: reading, context, pictures, tables, releases, sites."""


AGAIN = (ROOT / "tests" / "fixtures" / "wrong_calls.txt").read_text("utf-8").split("\n")[:-1]
"""Addresses that are none, names with what no name has, words where lists are expected."""


ONCE_MORE = (
    (ROOT / "tests" / "fixtures" / "wrong_calls_once_more.txt").read_text("utf-8").split("\n")[:-1]
)
"""Other schemes, sets and enumerations, names beside the right one, a site among seeds."""


OF_PARTS = (ROOT / "tests" / "fixtures" / "wrong_calls_of_parts.txt").read_text("utf-8").split("\n")
"""Things of other libraries and of this one where none belongs; parts of what is given back."""


@pytest.fixture(scope="module")
def within(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Hold what the calls may name."""
    place = tmp_path_factory.mktemp("calls")
    backstory.grow(SEEDS).write(place / "grown")
    (place / "bad.ttl").write_text("not turtle {", "utf-8")
    (place / "x.doc").write_text("x", "utf-8")
    (place / "folder").mkdir()
    (place / "empty.txt").write_text("", "utf-8")
    (place / "zeros.txt").write_bytes(b"\0" * 100)
    (place / "p.yaml").write_text("a: [", "utf-8")
    (place / "pic.png").write_bytes(b"\x89PNG\r\n")
    graph = backstory.load(place / "grown" / "ruritania-lockout.ttl")
    return {
        "backstory": backstory, "Path": Path, "place": place, "SEEDS": SEEDS, "graph": graph,
        "GRAPH": place / "grown" / "ruritania-lockout.ttl", "table": graph.events,
        "EVENT": graph.events[0]["event"],
    }  # fmt: skip


@pytest.mark.parametrize("call", [*CALLS, *MORE, *AGAIN, *ONCE_MORE], ids=lambda call: call[:60])
def test_a_wrong_call_is_told_at_the_door(call: str, within: dict[str, Any]) -> None:
    code: CodeType = compile(call, "call", "eval")
    with pytest.raises(BackstoryError) as why:
        eval(code, within)
    assert str(why.value).strip()
    assert len(str(why.value)) < 1500
    assert min(len(CALLS), len(MORE), len(AGAIN), len(ONCE_MORE)) >= 91


def test_a_graph_in_spanish_tells_a_wrong_call_in_spanish(within: dict[str, Any]) -> None:
    """What the door says is said in the graph's language; what others say stays theirs."""
    spanish = within | {"graph": backstory.load(within["GRAPH"], lang="es")}
    same = []
    tried = [call for call in (*CALLS, *MORE, *AGAIN, *ONCE_MORE) if call.startswith("graph")]
    for call in tried:
        told = []
        for world in (within, spanish):
            with pytest.raises(BackstoryError) as why:
                eval(call, dict(world))
            told.append(str(why.value))
        if told[0] == told[1]:
            same.append(call)
    assert len(tried) > 150
    # Asked for in Spanish, it is told in Spanish by the English graph too.
    assert [call for call in same if "lang='es'" not in call] == []
    with pytest.raises(UnknownName, match="no tiene ningún parámetro"):
        within["graph"].ask("timeline", lang="es", vioce="x")


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (lambda graph: graph.store.xyz, "Nada de un almacén se llama 'xyz'. Hay "),
        (lambda graph: graph.store[1], "un almacén no tiene nada en '1': escriba "),
        (lambda graph: graph.record.xyz, "Nada de un registro se llama 'xyz'. Hay "),
        (
            lambda graph: graph.record.claims["x"],
            "Nada de la clase «afirmación» se llama 'x'. Hay ",
        ),
        (lambda graph: graph.record.gaps["x"], "Nada de la clase «laguna» se llama 'x'."),
        (lambda graph: graph.record.hulls["x"], "Nada de la clase «cosa fechada» se llama 'x'. "),
        (lambda graph: graph.record["x"], "o `graph[id]` para un relato."),
        (
            lambda graph: setattr(graph, "lang", "fr"),
            "Nada de la clase «lengua (en o es)» se llama",
        ),
        (
            lambda graph: graph.ask("timeline", kind=["x"]),
            "lleva un texto, un número o un día, no ",
        ),
        (lambda graph: graph.brief("lockout").xyz, "Nada de un texto se llama 'xyz'. Hay "),
        (lambda graph: graph.brief("lockout")[3.5], "números enteros, no por '3.5': `text[0]`"),
        (lambda graph: graph.events.find(), "find: falta un argumento obligatorio: 'things'."),
        (lambda graph: graph.events.find(3), "find: `things` admite una lista de "),
    ],
)
def test_what_a_graph_in_spanish_gives_tells_in_spanish_what_it_has_not(
    asked: Callable[[Any], object], told: str
) -> None:
    graph = backstory.load(GROWN, lang="es")
    with pytest.raises(BackstoryError, match=re.escape(told)):
        asked(graph)


@pytest.fixture(scope="module")
def parts(within: dict[str, Any]) -> dict[str, Any]:
    """Hold what a graph gives back besides, and things of other libraries."""
    import rdflib

    graph, event, ring = within["graph"], within["EVENT"], list[Any]()
    ring.append(ring)
    reading = graph.read("On 2 August 1911 the dockers' union marched. 400 people marched.")
    dossier = backstory.read(SEEDS)
    return within | {
        "story": graph.show(event), "view": graph.view("timeline"), "dossier": dossier,
        "claim": next(iter(dossier.claims.values())), "span": backstory.Span.parse("2020-01"),
        "reading": reading, "checked": backstory.check(SEEDS), "cite": graph.cite(event),
        "answer": graph.answer("SELECT * {?s ?p ?o} LIMIT 2"), "record": graph.record,
        "row": graph.claims[0], "rclaim": next(iter(graph.record.claims.values())), "site": None,
        "brief": graph.brief(event), "grown": backstory.grow(SEEDS), "ring": ring,
        "datetime": datetime, "decimal": decimal, "io": io, "os": os, "pickle": pickle,
        "rdflib": rdflib, "ox": ox,
    }  # fmt: skip


@pytest.mark.parametrize("call", OF_PARTS[:-1], ids=lambda call: call[:60])
def test_a_wrong_call_of_what_is_given_back_is_told(call: str, parts: dict[str, Any]) -> None:
    with pytest.raises(BackstoryError) as why:
        eval(compile(call, "call", "eval"), parts)
    assert 0 < len(str(why.value).strip()) < 1500
    assert len(OF_PARTS) > 91


def test_the_nearest_right_word_is_offered(within: dict[str, Any]) -> None:
    graph, table = within["graph"], within["table"]
    for call, meant in (
        (lambda: graph.ask("timelin"), "timeline"), (lambda: graph.export("turtel"), "turtle"),
        (lambda: graph.view("timelin"), "timeline"), (lambda: table.column("evnt"), "event"),
        (lambda: graph.find("strike", knd="event"), "kind"), (lambda: table[0]["evnt"], "event"),
        (lambda: graph.find("strike", kind="evnt"), "event"),
        (lambda: graph.limit(knownat="2020"), "known_at"), (lambda: table.text("csw"), "csv"),
        (lambda: backstory.check(SEEDS, shackl=True), "shacl"),
        (lambda: graph.cite(within["EVENT"], "bibtx"), "bibtex"),
    ):  # fmt: skip
        with pytest.raises(UnknownName, match=f"Did you mean '{meant}'"):
            call()


def test_a_name_that_steers_a_terminal_is_told_and_not_obeyed(tmp_path: Path) -> None:
    with pytest.raises(BackstoryError) as why:
        backstory.load(tmp_path / "a\x1b[31m\u202eb.ttl")
    assert "a␛[31mb.ttl" in str(why.value)


@pytest.mark.parametrize(
    ("call", "english", "spanish"),
    [
        ("graph.ask('earlier_measures')", "needs `event`:", "`event`:"),
        ("graph.limit(known_at='soon')", "`known_at`:", "`known_at`:"),
        ("graph.figures(valid_at='soon')", "`valid_at`:", "`valid_at`:"),
        ("graph.read('12 34 56 78 90 12 34 56')", "`lang` en or `lang` es", "`lang` en o `lang`"),
    ],
)
def test_a_remedy_names_parameters_as_python_does(
    call: str, english: str, spanish: str, within: dict[str, Any]
) -> None:
    for lang, said in (("en", english), ("es", spanish)):
        graph = backstory.load(within["GRAPH"], lang=lang)
        with pytest.raises(BackstoryError) as told:
            eval(call, {**within, "graph": graph})
        assert said in str(told.value)
        assert "--" not in str(told.value)


def test_who_expects_pythons_own_errors_gets_them_too(within: dict[str, Any]) -> None:
    with pytest.raises(TypeError):
        within["graph"].show(5)
    with pytest.raises(IndexError):
        within["table"][999]
    with pytest.raises(ValueError, match="13"):
        backstory.Span.parse("2026-13-01")


def test_right_calls_pass_as_they_are(within: dict[str, Any]) -> None:
    """What is text, a path, a number or a list in some other library serves as well."""
    numpy = pytest.importorskip("numpy")
    graph, table = within["graph"], within["table"]
    assert len(table.head(numpy.int64(1))) == 1
    assert table.chosen(iter(["event"])).columns == ("event",)
    assert table[-1] == table.rows[-1]
    assert len(graph.find(numpy.str_("strike"), limit=1)) <= 1
    assert not issubclass(WrongCall, ValueError)


class _Odd:
    """Says that it is a path, and is none."""

    def __init__(self, path: Any) -> None:
        self.path = path

    def __fspath__(self) -> Any:
        if isinstance(self.path, Exception):
            raise self.path
        return self.path


@pytest.mark.parametrize("path", [5, None, OSError("gone"), ValueError("no")])
def test_what_says_that_it_is_a_path_and_is_none_is_told_at_the_door(path: Any) -> None:
    for call in (backstory.load, backstory.read, backstory.check, backstory.grow):
        with pytest.raises(WrongCall, match="is no path"):
            call(_Odd(path))
    with pytest.raises(WrongCall, match="is no path"):
        backstory.load([GROWN, _Odd(path)])  # type: ignore[list-item]


def test_whatever_stands_for_a_path_is_one() -> None:
    """An entry of a folder as `os.scandir` gives it is no Path of pathlib."""
    (entry,) = (each for each in os.scandir(GROWN.parent) if each.name == GROWN.name)
    own = len(backstory.load(GROWN).events.rows)
    assert len(backstory.load(entry).events.rows) == own  # type: ignore[arg-type]
    assert len(backstory.load([entry]).events.rows) == own  # type: ignore[list-item]
    assert len(backstory.load(_Odd(os.fsencode(GROWN))).events.rows) == own  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("args", "named"), [((), {}), (("2026", "2027"), {}), ((), {"txt": "2026"})], ids=str
)
def test_what_is_called_by_the_thousand_tells_a_wrong_call_too(
    args: tuple[Any, ...], named: dict[str, Any]
) -> None:
    for call in (backstory.Span.parse, backstory.check(GOOD / "ruritania-lockout").with_late):
        with pytest.raises(BackstoryError, match=r"It takes|parameter"):
            call(*args, **named)


class _Unspeakable:
    """What fails however it is written out."""

    def __str__(self) -> str:
        raise ValueError("unspeakable")

    __repr__ = __str__


def test_what_cannot_even_be_written_out_is_told_at_the_door(within: dict[str, Any]) -> None:
    graph, odd = within["graph"], _Unspeakable()
    for call in (
        lambda: graph.ask("actors_of_event", event=odd),
        lambda: graph.ask("timeline", known_at=odd),
        lambda: graph.ask("timeline", source=odd),
        lambda: graph.limit(known_at=odd),
        lambda: graph.show(odd),
    ):
        with pytest.raises(BackstoryError, match=r"not something \(_Unspeakable\)"):
            call()
    with pytest.raises(BackstoryError, match="`event` takes a text, a number or a day"):
        graph.ask("actors_of_event", event=[within["EVENT"]])


def test_the_nearest_part_of_what_is_given_back_is_offered(within: dict[str, Any]) -> None:
    graph, event = within["graph"], within["EVENT"]
    for given, name, meant in (
        (graph.show(event), "sectons", "sections"), (graph.view("timeline"), "sav", "save"),
        (graph.read("On Monday the union marched."), "drft", "draft"),
        (graph.brief(event), "splitt", "split"), (graph.events, "colum", "column"),
    ):  # fmt: skip
        with pytest.raises(UnknownName, match=f"Did you mean '{meant}'"):
            getattr(given, name)
        assert not hasattr(given, name)


def test_what_is_no_graph_and_no_server_is_told_as_that(within: dict[str, Any]) -> None:
    graph = within["graph"]
    for call, told in (
        (lambda: backstory.Graph(graph), "open already"),
        (lambda: backstory.load("s3://bucket/x.ttl"), "nothing that is opened here"),
        (lambda: backstory.load("HTTP://127.0.0.1:1/x"), "does not answer"),
        (lambda: graph.push("ftp://127.0.0.1/x"), "it begins with `ftp:`"),
        (lambda: graph.site(SEEDS), "holds a dossier"),
        (lambda: graph.read("https://example.org/page"), "the address of a page"),
        (lambda: graph.read(Path("https://example.org/page")), "the address of a page"),
    ):
        with pytest.raises(BackstoryError, match=told):
            call()
    assert not (SEEDS / "index.html").exists()


def test_an_id_that_nothing_has_is_told_with_the_nearest(within: dict[str, Any]) -> None:
    dossier = backstory.read(SEEDS)
    for held, name, meant in (
        (dossier.claims, "union-ship", "union-ships"), (dossier.events, "lockuot-1911", "lockout"),
        (dossier.sources, "gazete-1911-08-10", "gazette"), (backstory.Certainty, "SURE", ""),
    ):  # fmt: skip
        with pytest.raises(UnknownName, match=f"{name}.*{meant}") as why:
            held[name]  # type: ignore[index]
        assert isinstance(why.value, KeyError)
    assert dossier.claims.get("union-ship") is None
    assert pickle.loads(pickle.dumps(dossier)) == dossier == copy.deepcopy(dossier)
    for given, name in (
        (dossier, "claim"), (backstory.check(SEEDS), "problem"),
        (within["graph"].answer("ASK {}"), "row"),
    ):  # fmt: skip
        with pytest.raises(UnknownName, match=f"Did you mean '{name}s'"):
            getattr(given, name)


def test_what_is_given_back_goes_to_another_process_or_says_why_not(parts: dict[str, Any]) -> None:
    """A table, a story and a text go; what is open stays here."""
    for name in ("table", "story", "row", "brief", "answer", "checked", "dossier", "span", "claim"):
        assert pickle.loads(pickle.dumps(parts[name])) is not None, name
        assert copy.deepcopy(parts[name]) is not None, name
    sent = pickle.loads(pickle.dumps(parts["table"]))
    assert sent.text("csv") == parts["table"].text("csv")
    assert sent._repr_html_(), "without the addresses that only the graph knows"
    for name in ("graph", "record", "view", "reading"):
        with pytest.raises(WrongCall, match="cannot be pickled: send where it lies"):
            pickle.dumps(parts[name])
    other = copy.copy(parts["graph"])
    other.lang = "es"
    assert (other.lang, parts["graph"].lang) == ("es", "en")
    assert other.events.rows != parts["graph"].events.rows


def test_a_term_of_rdflib_is_that_term(parts: dict[str, Any]) -> None:
    """Each is a text as well, and was taken for that text: no row answered, without a word."""
    rdflib, graph = parts["rdflib"], parts["graph"]
    (label, *_) = graph.sparql("SELECT ?s ?o { ?s skos:prefLabel ?o FILTER (LANG(?o) = 'es') }")
    found = graph.sparql(
        "SELECT ?s ?o { ?s skos:prefLabel ?o }", s=rdflib.URIRef(label["s"].iri),
        o=rdflib.Literal(label["o"], lang="es"),
    )  # fmt: skip
    assert len(found) == 1


def test_a_row_without_its_columns_is_told_when_a_table_is_made() -> None:
    for rows in ((("b",),), ({"a": 1}, 5)):
        with pytest.raises(WrongCall, match="a row is a mapping"):
            backstory.Table(("a",), rows)  # type: ignore[arg-type]
    with pytest.raises(WrongCall, match="the first row has no `a`"):
        backstory.Table(("a",), ({"b": 1},))


PYTHONS = {
    "backstory.Problem()": TypeError, "backstory.DossierError(5)": TypeError,
    "backstory.UnknownName()": TypeError,
    "backstory.Span.parse('2020') < 5": TypeError, "backstory.Span.parse('2020') + 1": TypeError,
    "table < table": TypeError, "table + table": TypeError, "graph < graph": TypeError,
    "len(graph.show(EVENT))": TypeError, "graph.show(EVENT)()": TypeError,
    "table.rows['x']": TypeError, "set(table)": TypeError,
    "hash(table)": TypeError, "format(table, 'csv')": TypeError, "sorted(table)": TypeError,
    "graph.record.claims[['x']]": TypeError, "setattr(table, 'rows', ())": AttributeError,
    "graph.view('measures', (1 / 0 for _ in 'x'))": ZeroDivisionError,
    "backstory.check(SEEDS, progress=lambda done, of: {}[done])": KeyError,
}  # fmt: skip


@pytest.mark.parametrize("call", PYTHONS)
def test_what_python_itself_refuses_stays_pythons(call: str, within: dict[str, Any]) -> None:
    """Operators, the making of an error, what is frozen, and a stranger's own: docs/limits.md."""
    with pytest.raises(PYTHONS[call]) as why:
        eval(call, within)
    assert not isinstance(why.value, BackstoryError)


def test_a_graph_has_as_many_ids_as_it_can_show_and_is_true_though_it_had_none() -> None:
    assert backstory.Graph(store=TripleStore(ox.Store()))
    graph = backstory.load()
    assert len(graph) == len(list(graph)) > 3_000
    assert "coup-2002" in graph


@pytest.mark.parametrize(
    ("call", "told"),
    [("graph.view('timeline', [1])", "takes a text or a list of texts, not [1] (list)."),
     ("graph.findings([1])", "takes a list of findings, not [1] (list)."),
     ("graph.show(None)", "show: `name` takes a text, not None. Give a value."),
     ("graph.disputes(None)", "not None. Leave it out, or give a value."),
     ("graph[3]", "graph[…]: `name` takes a text, not 3 (int)."),
     ("graph.cite()", "cite: missing a required argument: 'name'."),
     ("graph.summary(1)", "summary: too many positional arguments. It takes: nothing."),
     ("graph.together(1)", "together: too many positional arguments. It takes: limit=…."),
     ("graph.events(1)", "A table takes nothing in parentheses: `.text"),
     ("graph.sources(format='bibtex')", "A table takes nothing in parentheses: `.text"),
     ("graph.history('no-such')", "No claim is called 'no-such'.")],
)  # fmt: skip
def test_what_is_told_does_not_contradict_itself_and_names_nothing_from_within(
    call: str, told: str, within: dict[str, Any]
) -> None:
    """It was told that a list is taken, not a list; and of `Asked[…]` and `Beside.cite`."""
    with pytest.raises(BackstoryError) as why:
        eval(call, dict(within))
    assert str(why.value).startswith(told) or told in str(why.value)
    assert not re.search(r"\b(Telling|Asked|Beside|Listed|Opened|Grown)\b", str(why.value))


def test_a_column_that_there_is_not_is_not_offered() -> None:
    """It was told to write row['lable'], which fails as well."""
    from backstory.words.row import Row

    row = Row(event="coup-2002", event_label="Coup")
    with pytest.raises(BackstoryError, match=r"There are .*event_label"):
        _ = row.lable
    with pytest.raises(BackstoryError, match=r"Did you mean \"row\['event'\]\""):
        _ = row.event
