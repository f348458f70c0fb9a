"""A stranger's query reads only, stops in time, and a wrong one is shown where it breaks."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pyoxigraph as ox
import pytest
from paths import HERE

from backstory.ask import bounds
from backstory.ask.bounds import unbounded
from backstory.ask.ended import TOO_DEEP, why_ended
from backstory.ask.explained import explained
from backstory.ask.guard import MAX_DEPTH, MAX_QUERY_CHARS, refuse_reach
from backstory.ask.supervised import Supervised, _line_within
from backstory.errors import QueryError
from backstory.exchange.sparql_results import results_xml
from backstory.rdf.store import TripleStore, prefixed
from backstory.words.messages import message_in

REFUSED = {
    "SELECT ?s WHERE { SERVICE <http://example.org/> { ?s ?p ?o } }": "SERVICE",
    "SELECT ?s FROM <file:///etc/passwd> WHERE { ?s ?p ?o }": "FROM",
    "select ?s from named <http://example.org/> where { ?s ?p ?o }": "FROM",
    "LOAD <http://example.org/a.ttl>": "LOAD",
    "INSERT DATA { <a:b> <a:c> 1 }": "INSERT",
    "# a comment\nDELETE WHERE { ?s ?p ?o }": "DELETE",
    "DROP ALL": "DROP",
}


@pytest.mark.parametrize("query", REFUSED)
def test_what_reaches_out_is_refused_and_what_is_allowed_is_said(query: str) -> None:
    with pytest.raises(QueryError, match=REFUSED[query]) as told:
        refuse_reach(query)
    assert "Allowed: SELECT, ASK, CONSTRUCT and DESCRIBE" in str(told.value)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?from ?load WHERE { ?from ?p ?load }",
        "SELECT ?s WHERE { ?s ?p 'SERVICE <http://x>' } # LOAD",
        'SELECT ?s WHERE { ?s ?p """INSERT\nDATA""" }',
        "SELECT ?s WHERE { ?s <http://example.org/FROM> ?o }",
        "PREFIX load: <http://example.org/> SELECT ?s WHERE { ?s load:from ?o }",
    ],
)
def test_words_that_only_look_like_it_are_let_through(query: str) -> None:
    refuse_reach(query)


def _complaint(query: str) -> str:
    with pytest.raises(QueryError) as told:
        TripleStore(ox.Store()).query(query)
    return explained(query, str(told.value), len(prefixed("")))


def test_a_missing_prefix_is_offered() -> None:
    told = _complaint("SELECT ?e WHERE {\n  ?e a semm:Event }")
    assert told.startswith("line 2, column 8: the prefix `semm:` is not declared")
    assert "write `sem:`" in told
    assert told.split("\n")[2].index("^") == told.split("\n")[1].index("semm")


@pytest.mark.parametrize(
    ("query", "own", "mend"),
    [
        ("DESCRIBE ex:coup-2002", {"": "urn:x"}, "write `:coup-2002`, if"),
        ("DESCRIBE :strike", {"spain": "urn:s", "chile": "urn:c"}, "write `chile:` / `spain:`, if"),
        ("ASK { ?e dct:title ?t }", {"": "urn:x"}, "write `dcterms:`, if"),
        ("ASK { ?e a event:Event }", {"": "urn:x"}, "begin with PREFIX event: <…>"),
    ],
)  # fmt: skip
def test_a_prefix_that_others_use_leads_somewhere(
    query: str, own: dict[str, str], mend: str
) -> None:
    """No name of the house that merely shares letters with it (`extent:` for `ex:`)."""
    with pytest.raises(QueryError) as told:
        TripleStore(ox.Store()).query(query)
    assert f"mend: {mend}" in explained(query, str(told.value), len(prefixed("")), own)


def test_a_missing_brace_is_told_with_its_line() -> None:
    told = _complaint("SELECT ?e\nWHERE { ?e a sem:Event")
    assert told.startswith("line 2, column 7: `{` is not closed\n")
    assert "mend: write `}` where it ends" in told


@pytest.mark.parametrize(
    ("query", "fix"),
    [
        ('SELECT ?e { ?e a sem:Event ; skos:prefLabel "abc }', "a quotation mark is not closed"),
        ("SELECT ?e { ?e a 'semm:Event }", "a quotation mark is not closed"),
        ("SELECT * { ?s ?p ?o FILTER REGEX(?o, 'x' }", "write `)` where it ends"),
        ("SELECT * { ?s ?p ?o ", "write `}` where it ends"),
        ("SELECT * { ?s ?p ?o } }", "remove it, or write `{` before it"),
        ("SELECT * { ?s ?p ?o FILTER (BOUND(?o))) }", "remove it, or write `(` before it"),
        ("SELECT * { [ ?p ?o }", "write `]` where it ends"),
        ("SELECT * { # all of it ?s ?p ?o }", "begin a new line behind the comment"),
        ('SELECT * { ?s ?p "a\n" }', "a quotation mark is not closed"),
        ("who took part in the coup of 2002?", "begin with SELECT, ASK, CONSTRUCT or DESCRIBE"),
        ("MATCH (e:Event) RETURN e", "begin with SELECT, ASK, CONSTRUCT or DESCRIBE"),
        (
            "SELECT * { ?a time:before ?b }",
            "begin with PREFIX time: <http://www.w3.org/2006/time#>",
        ),
        ("?s ?p ?o", "begin with SELECT, ASK, CONSTRUCT or DESCRIBE"),
    ],
)
def test_the_likely_fix_is_told(query: str, fix: str) -> None:
    assert f"mend: {fix}" in _complaint(query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?s ?p 1SERVICE <http://example.org/> { ?a ?b ?c } }",
        "PREFIX : <http://example.org/> SELECT * { SERVICE:x { ?a ?b ?c } }",
        "SELECT * { ?s ?p trueSERVICE <http://example.org/> { ?a ?b ?c } }",
        "SELECT * { FILTER(1<2)SERVICE<http://example.org/> { ?a ?b ?c } }",
        "SELECT *FROM<file:///etc/passwd>{ ?s ?p ?o }",
        "BASE <http://example.org/>SELECT * { SERVICE <x> { ?a ?b ?c } }",
        "SELECT * { FILTER EXISTS { SERVICE SILENT ?s { ?a ?b ?c } } }",
        "SELECT * { { SELECT * { { SERVICE SILENT <a:b> { SERVICE <c:d> { ?a ?b ?c } } } } } }",
        "SELECT * {} ; LOAD SILENT <file:///etc/passwd> INTO GRAPH <a:b>",
    ],
)
def test_a_keyword_glued_to_its_neighbour_is_refused_too(query: str) -> None:
    """The engine reads `1SERVICE` as a number and a keyword."""
    with pytest.raises(QueryError, match="is refused"):
        refuse_reach(query)


_SERVICE = "SERVICE <http://127.0.0.1:9999/> { ?a ?b ?c }"
HIDDEN = {
    "a comment ends at a carriage return": f"# hello\r{_SERVICE}\n",
    "a comment that holds a quotation mark": f"# it's\n{_SERVICE} # it's\n",
    "a quotation mark escaped in a name": f"?s ?p :a\\' . {_SERVICE} #'\n",
    "a hash escaped in a name": f"?s ?p :a\\# . {_SERVICE}\n",
    "a quotation mark after an escape in an IRI": f"?s ?p <a:\\u0041'> . {_SERVICE} #'\n",
    "a quotation mark after a no-break space in an IRI": f"?s ?p <a:\xa0'> . {_SERVICE} #'\n",
    "a quotation mark after a line separator in an IRI": f"?s ?p <a:\u2028'> . {_SERVICE} #'\n",
    "a sign that only looks like an IRI's": f"FILTER (?o<3) {_SERVICE} FILTER (?o>3)",
    "four quotation marks": f"?s ?p '''a''' . {_SERVICE} #'\n",
}


@pytest.mark.parametrize("inner", HIDDEN.values(), ids=HIDDEN)
def test_a_keyword_behind_what_only_looks_like_a_string_is_refused(inner: str) -> None:
    """Where the guard and the engine disagree about what is a string, a keyword could hide."""
    with pytest.raises(QueryError, match=r"SERVICE on line \d is refused"):
        refuse_reach(f"PREFIX : <http://example.org/> SELECT * {{ {inner} }}")


NO_KEYWORD = {
    "an escaped letter": f"SELECT * {{ \\u0053{_SERVICE[1:]} }}",
    "an escape in a comment": f"SELECT * {{ # \\u000A{_SERVICE}\n }}",
    "a form feed in a comment": f"SELECT * {{ # \x0c{_SERVICE}\n }}",
    "a line separator in a comment": f"SELECT * {{ # \u2028{_SERVICE}\n }}",
    "an escape in a string": f"SELECT * {{ ?s ?p '\\u0027 }} {_SERVICE} #' }}",
    "a variable of the graph": "SELECT * { GRAPH <file:///etc/passwd> { ?s ?p ?o } }",
    "a base": "BASE <file:///etc/> SELECT * { GRAPH <passwd> { ?s ?p ?o } }",
    "a function": "SELECT (<http://127.0.0.1:9999/>('x') AS ?x) {}",
    "a direction": f"SELECT * {{ ?s ?p 'x'@en--ltr{_SERVICE} }}",
    "a modifier of a path": f"PREFIX : <a:b> SELECT * {{ ?s :p?{_SERVICE} }}",
}


@pytest.mark.parametrize("query", NO_KEYWORD.values(), ids=NO_KEYWORD)
def test_what_the_engine_takes_for_no_keyword_reaches_nothing(
    query: str, supervised: Supervised
) -> None:
    """Were one of them to try, the child would say that it could not open a connection."""
    try:
        answer, _ = supervised.ask(query)
    except QueryError as told:
        complaint = str(told)
    else:
        complaint = ""
        assert not any(row for row in answer.values())
    assert "could not" not in complaint


@pytest.fixture(scope="module")
def supervised() -> Iterator[Supervised]:
    child = Supervised(_four_hundred)
    yield child
    child.close()


def _four_hundred() -> bytes:
    """Give four hundred triples as N-Quads."""
    store = ox.Store()
    thing = ox.NamedNode("http://example.org/a")
    store.bulk_extend(ox.Quad(thing, thing, ox.Literal(number)) for number in range(400))
    return store.dump(format=ox.RdfFormat.N_QUADS) or b""


def test_a_query_stops_at_the_time_limit_and_the_next_one_is_answered(
    supervised: Supervised,
) -> None:
    with pytest.raises(QueryError, match=r"stopped after 0\.5 seconds, the time limit"):
        supervised.ask(
            "SELECT (COUNT(*) AS ?n) { ?a ?p ?b . ?c ?q ?d . ?e ?r ?f . ?g ?s ?h }", timeout_s=0.5
        )
    answer, cut = supervised.ask("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    assert (answer.values(), cut) == ([{"n": "400"}], False)


FOR_EVER = {
    "a path over everything": "SELECT (COUNT(*) AS ?n) "
    "{ ?s ((!<a:b>|^!<a:b>)+)* ?o . ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "many patterns without a common variable": "SELECT * { "
    + " . ".join(f"?a{n} ?b{n} ?c{n}" for n in range(30)) + " } ORDER BY ?c1",
    "two long lists": "SELECT (COUNT(*) AS ?n) { VALUES ?a { "
    + " ".join(map(str, range(20_000))) + " } VALUES ?b { " + " ".join(map(str, range(20_000)))
    + " } FILTER (?a < ?b) }",
    "chance": "SELECT ?a { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY RAND() LIMIT 1",
}  # fmt: skip


@pytest.mark.parametrize("query", FOR_EVER.values(), ids=FOR_EVER)
def test_what_would_run_for_ever_is_stopped(query: str, supervised: Supervised) -> None:
    with pytest.raises(QueryError, match=r"stopped after 0\.3 seconds|more memory than"):
        supervised.ask(query, timeout_s=0.3)
    _healthy(supervised)


def _healthy(supervised: Supervised) -> None:
    answer, cut = supervised.ask("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    assert (answer.values(), cut) == ([{"n": "400"}], False)


def _doubled(times: int) -> str:
    """Write an expression whose value is 16 signs, repeated so many times by 16."""
    binds = [f"BIND (CONCAT({', '.join([f'?x{n}'] * 16)}) AS ?x{n + 1})" for n in range(times)]
    return (
        f"SELECT (STRLEN(?x{times}) AS ?n) {{ BIND ('0123456789abcdef' AS ?x0) {' '.join(binds)} }}"
    )


GREEDY = {
    "a text that grows sixteenfold": _doubled(8),
    "a cross join that is sorted": "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f",
    "a cross join that is grouped": "SELECT ?c ?f ?i (COUNT(*) AS ?n) "
    "{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } GROUP BY ?c ?f ?i",
    "all of them in one text": "SELECT (GROUP_CONCAT(CONCAT(STR(?a), STR(?d), STR(?g))) AS ?x) "
    "{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
}


@pytest.mark.parametrize("query", GREEDY.values(), ids=GREEDY)
def test_what_would_eat_the_memory_is_stopped_and_told_in_one_line(query: str) -> None:
    pytest.importorskip("resource", reason="this system cannot limit the memory of a process")
    if sys.platform != "linux":
        pytest.skip("only Linux tells what the graph takes already")
    frugal = Supervised(_four_hundred, max_memory_bytes=128 << 20)
    try:
        with pytest.raises(QueryError) as told:
            frugal.ask(query, timeout_s=50)
        assert str(told.value) == (
            "The query needed more memory than the 128 MB it may use, and was stopped. "
            "Narrow it, or count instead of listing."
        )
        _healthy(frugal)
    finally:
        frugal.close()


DEEP = {
    "parentheses": f"SELECT * {{ FILTER ({'(' * 10_000}true{')' * 10_000}) }}",
    "braces": f"SELECT * {'{' * 10_000} ?s ?p ?o {'}' * 10_000}",
    "negations": f"SELECT * {{ FILTER ({'!' * 100_000}true) }}",
    "alternatives": f"SELECT * {{ FILTER ({'||'.join(['true'] * 100_000)}) }}",
    "steps of a path": f"SELECT * {{ ?s {'/'.join(['<a:b>'] * 20_000)} ?o }}",
    "lists": f"SELECT * {{ ?s ?p {'(' * 20_000}{')' * 20_000} }}",
}


@pytest.mark.parametrize("query", DEEP.values(), ids=DEEP)
def test_what_is_too_deep_for_the_parser_is_told_as_such(
    query: str, supervised: Supervised
) -> None:
    with pytest.raises(QueryError) as told:
        supervised.ask(query)
    brackets = "The brackets of the query stand deeper than 100 within each other, on line 1."
    assert str(told.value).startswith((TOO_DEEP, brackets))
    assert str(told.value).startswith(brackets) == ("((((" in query or "{{{{" in query)
    _healthy(supervised)


def test_what_a_process_ended_of_is_told_apart() -> None:
    ends = {-11: "too deeply nested", -6: "needed more memory", -9: "from outside",
            1: "needed more memory", 3: "status 3", None: "ended by itself"}  # fmt: skip
    for status, told in ends.items():
        why = why_ended(status, 1 << 30)
        assert told in why
        assert ("nested" in why) + ("memory" in why) + ("by itself" in why) == 1


def test_what_is_too_deep_to_be_sent_is_told_as_such(supervised: Supervised) -> None:
    deep = "<<( <a:b> <a:c> " * 1500 + "1" + " )>>" * 1500
    with pytest.raises(QueryError, match="stand deeper than 100 within each other"):
        supervised.ask(f"SELECT * {{ BIND ({deep} AS ?x) }}")
    _healthy(supervised)


@pytest.mark.parametrize(("open_", "close"), [("(", ")"), ("[ ?p ", "]")])
def test_brackets_within_brackets_are_refused_before_the_time_is_up(
    open_: str, close: str, supervised: Supervised
) -> None:
    """150 of them, and the query ran into the time limit."""
    for deep in (MAX_DEPTH, 3000):
        query = f"SELECT * {{\n?s ?p {open_ * deep}1{close * deep} }}"
        with pytest.raises(QueryError, match=r"stand deeper than 100 within each other, on line 2"):
            supervised.ask(query)
    supervised.ask(f"ASK {{ ?s ?p {open_ * 30}1{close * 30} }}")
    supervised.ask(f"ASK {{ ?s ?p '{open_ * 300}', <a:{'(' * 300}> }} # {open_ * 300}")
    supervised.ask("SELECT * { ?s ?p ?o FILTER (" + " && ".join(["(true)"] * 300) + ") } LIMIT 1")


def test_a_query_that_is_too_long_is_not_even_read(supervised: Supervised) -> None:
    with pytest.raises(QueryError, match=r"1,000,0\d\d characters; it may have 1,000,000"):
        supervised.ask(f"SELECT ('{'x' * MAX_QUERY_CHARS}' AS ?x) {{}}")


def test_an_answer_that_is_too_large_is_not_sent(supervised: Supervised) -> None:
    long = "x" * 400_000
    with pytest.raises(QueryError, match="larger than 64 MB, the limit"):
        supervised.ask(f"SELECT ?s ('{long}' AS ?x) {{ ?s ?p ?o }}")
    _healthy(supervised)


@pytest.mark.parametrize(
    "pattern", ["(a+)+$", "(a|aa)+$", "((a{1000}){1000}){1000}", "(" * 50_000 + ")" * 50_000]
)
def test_a_pattern_made_to_backtrack_is_answered(pattern: str, supervised: Supervised) -> None:
    answer, _ = supervised.ask(f"SELECT (REGEX('{'a' * 60}b', '{pattern}') AS ?x) {{}}")
    assert answer.values()[0]["x"] in ("false", "")


def test_an_interrupted_query_leaves_no_answer_for_the_next_one(
    supervised: Supervised, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> bytes:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("backstory.ask.supervised._line_within", interrupted)
        with pytest.raises(KeyboardInterrupt):
            supervised.ask("SELECT ('the first' AS ?x) {}")
    answer, _ = supervised.ask("SELECT ('the second' AS ?x) {}")
    assert answer.values() == [{"x": "the second"}]


def test_queries_from_several_threads_take_turns(supervised: Supervised) -> None:
    def asked(number: int) -> str:
        return supervised.ask(f"SELECT ({number} AS ?x) {{}}")[0].values()[0]["x"]

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(asked, range(40))) == [str(number) for number in range(40)]


@pytest.mark.skipif(not hasattr(signal, "alarm"), reason="this system has no alarm")
def test_a_child_whose_parent_is_gone_ends_by_itself() -> None:
    child = subprocess.Popen(
        [sys.executable, "-m", "backstory.ask.worker", str(1 << 30)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    content = _four_hundred()
    # Its grace is five seconds beyond the limit; so a limit of −4 is one second.
    request = {"query": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }",
               "bindings": {}, "max_rows": 1, "timeout_s": -4}  # fmt: skip
    assert child.stdin
    assert child.stdout
    with child.stdin, child.stdout:
        child.stdin.write(b"\n" + len(content).to_bytes(8, "big") + content)
        child.stdin.write(json.dumps(request).encode() + b"\n")
        child.stdin.flush()
        assert child.wait(timeout=30) == -signal.SIGALRM


def test_a_complaint_shows_what_would_steer_a_terminal_and_does_not_pass_it_on() -> None:
    told = explained("SELECT \x1b]0;x\x07 \u202e% {}", "error at 1:15: expected a value")
    _, shown, caret, _ = told.split("\n")
    assert shown == "    SELECT ␛]0;x␇ % {}"
    assert shown[caret.index("^")] == "␛"


def test_more_behind_a_query_is_told_in_words() -> None:
    assert "expected the end of the query" in _complaint("SELECT * {} LIMIT 1 %")


def test_a_long_line_is_shown_around_the_place() -> None:
    query = f"SELECT * {{ VALUES ?x {{ {'1 ' * 5_000};{' 1' * 5_000} }} }}"
    place = query.index(";")
    told = explained(query, f"error at 1:{place + 1}: expected a value")
    first, shown, caret, mend = told.split("\n")
    assert first == f"line 1, column {place + 1}: expected a value"
    assert len(shown) < 180
    assert shown[caret.index("^")] == ";"
    assert mend.startswith("    mend: ")


@pytest.mark.parametrize("name", ["a" * 19_000, "a-" * 9_500], ids=["letters", "hyphens"])
def test_a_name_of_very_many_letters_is_not_looked_through_from_each_of_them(name: str) -> None:
    """Three patterns of mistakes began anew at each letter, which took seconds."""
    query = f"SELECT * {{ ?e a {name} ?x ?z }}"
    began = time.process_time()
    explained(query, "error at 1:10: expected x")
    assert time.process_time() - began < 0.6


@pytest.mark.parametrize(
    ("query", "word", "meant"),
    [
        ("SELEC ?e WHERE { ?e a sem:Event }", "SELEC", "SELECT"),
        ("SELECT ?e\nWHER { ?e a sem:Event }", "WHER", "WHERE"),
        ("SELECT ?e WHERE { ?e a sem:Event\n  FITLER (?e = ?e) }", "FITLER", "FILTER"),
        ("SELECT ?e { ?e a sem:Event FILTER (STARTSWITH(?e, 'a')) }", "STARTSWITH", "STRSTARTS"),
    ],
)
def test_a_mistyped_keyword_is_found_and_the_nearest_offered(
    query: str, word: str, meant: str
) -> None:
    """The engine complains some words later; the caret belongs under the word itself."""
    told = _complaint(query)
    assert f"`{word}` is no word of SPARQL" in told
    assert f"write {meant}" in told
    _, shown, caret, _ = told.split("\n")
    assert shown[caret.index("^") :].startswith(word)


def test_an_answer_is_cut_at_the_row_limit_and_says_so(supervised: Supervised) -> None:
    answer, cut = supervised.ask("SELECT ?o { ?s ?p ?o }", max_rows=10)
    assert (len(answer.rows), cut) == (10, True)
    whole, cut = supervised.ask("SELECT ?o { ?s ?p ?o }", max_rows=400)
    assert (len(whole.rows), cut) == (400, False)


def test_behind_the_refusal_no_socket_and_no_file_can_be_opened(
    supervised: Supervised, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Were a keyword to slip through, the child has no descriptor left to reach out with."""
    monkeypatch.setattr("backstory.ask.supervised.refuse_reach", lambda query: None)
    with pytest.raises(QueryError, match="could not"):
        supervised.ask("SELECT * { SERVICE <http://127.0.0.1:9999/> { ?s ?p ?o } }")


def test_an_answer_is_written_as_sparql_results_in_xml(supervised: Supervised) -> None:
    rows = supervised.ask('SELECT ?s ?t { BIND (<http://a/&> AS ?s) BIND ("<b>"@es AS ?t) }')[0]
    told = list(ox.parse_query_results(results_xml(rows).encode(), ox.QueryResultsFormat.XML))
    assert [tuple(row) for row in told] == [
        (ox.NamedNode("http://a/&"), ox.Literal("<b>", language="es"))
    ]
    truth = results_xml(supervised.ask("ASK { ?s ?p ?o }")[0], asked=True)
    assert bool(ox.parse_query_results(truth.encode(), ox.QueryResultsFormat.XML))


def test_a_system_that_cannot_hold_a_limit_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """The Mac does not tell how much memory a process has; Windows knows no limits of resources."""
    monkeypatch.setattr(bounds, "_PAGES", Path("/nowhere/statm"))
    assert unbounded() == ("memory",)
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    assert unbounded() == ("memory", "files")


@pytest.mark.parametrize(
    ("query", "sign", "column"),
    [
        ("\u200bASK {}", "U+200B", 1),
        ("SELECT\u00a0* { ?s ?p ?o }", "U+00A0", 7),
        ("SELECT * { ?s\u202e ?p ?o }", "U+202E", 14),
        ("ASK {}\0", "U+0000", 7),
    ],
)
def test_a_sign_that_hides_in_a_query_is_named(query: str, sign: str, column: int) -> None:
    """Copied from a page, a query has spaces that are none; nobody sees what is wrong with it."""
    with pytest.raises(SyntaxError) as why:
        ox.Store().query(query)
    told = explained(query, str(why.value))
    assert told.startswith(f"line 1, column {column}: {sign} hides here")
    assert "mend: remove it" in told


def test_a_child_that_is_given_up_while_it_answers_leaves_no_thread_that_complains(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    complaints: list[object] = []
    monkeypatch.setattr(threading, "excepthook", complaints.append)
    before = set(threading.enumerate())
    out, into = os.pipe()
    with os.fdopen(out, "rb") as pipe, os.fdopen(into, "wb", 0) as child:
        child.write(b"half an")
        assert _line_within(pipe, 0.01) is None
        pipe.close()
        child.write(b" answer")
    for thread in set(threading.enumerate()) - before:
        thread.join(60)
        assert not thread.is_alive()
    assert not complaints


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("SELECT * { ?s ?p ?o } ORDER BY ?s, ?o HAVING", "las columnas van una junto a otra"),
        ("SELECT * { ?s ?p ?o } % 5", "algo anterior no se puede leer"),
        ("SELECT ?x {} ORDER ?x", "ORDER va sin BY"),
        ("SELECT ?x (COUNT(?s) AS ?n) { ?s ?p ?o }", "GROUP BY no la nombra"),
        ("PREFIX a: <b> SELECT * { ?s a:b ?o }", "<b> no es una dirección completa"),
        ("SELECT * {} LIMIT 1 %", "se esperaba el final de la consulta"),
        ("SELECT * { BIND(1 AS ?s) ?s ?p ?o BIND(2 AS ?s) }", "que ya tiene uno"),
    ],
)
def test_a_complaint_is_spanish_whole_and_holds_no_notation_of_the_engine(
    query: str, said: str
) -> None:
    told = message_in(_complaint(query), "es")
    assert said in told
    assert "expected" not in told
    assert "[_]" not in told


@pytest.mark.parametrize(
    "case",
    json.loads((HERE / "shared" / "refused.json").read_text("utf-8")),
    ids=lambda case: case["query"][:40],
)
def test_shell_and_page_refuse_the_same(case: dict[str, str | int | None]) -> None:
    """The page is held to it by draw/web/tests/refused.test.ts."""
    if case["word"] is None:
        refuse_reach(str(case["query"]))
        return
    with pytest.raises(QueryError, match=f"{case['word']} on line {case['line']} is refused"):
        refuse_reach(str(case["query"]))
