"""A column of names is matched with what stands here, as OpenRefine asks for it."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from serving import Served

from backstory.graph import Graph
from backstory.tell.people import people_of
from backstory.vocabulary import BASE

FORM = "application/x-www-form-urlencoded"
SPACE = f"{BASE}venezuela-amnesties/"


def _sent(served: Served, queries: Any, lang: str = "en") -> dict[str, Any]:
    text = queries if isinstance(queries, str) else json.dumps(queries)
    reply = served.ask("POST", f"/reconcile?lang={lang}", urlencode({"queries": text}).encode(),
                       Content_Type=FORM)  # fmt: skip
    assert reply.status == 200, reply.text
    assert reply.kind == "application/json"
    found: dict[str, Any] = json.loads(reply.text)
    return found


def test_the_service_says_what_it_is(served: Served) -> None:
    reply = served.get("/reconcile", Origin="https://refine.example")
    told = json.loads(reply.text)
    assert reply.headers["access-control-allow-origin"] == "*"
    assert "0.2" in told["versions"]
    assert told["identifierSpace"] == SPACE
    assert {each["id"] for each in told["defaultTypes"]} > {"event", "person", "place"}
    page = told["view"]["url"].replace("{{id}}", "coup-2002").removeprefix(served.home)
    assert served.get(f"/{page}", Accept="text/html").status == 200
    suggest = told["suggest"]["entity"]
    at = (suggest["service_url"] + suggest["service_path"]).removeprefix(served.home)
    found = json.loads(served.get(f"/{at}?prefix=foro%20pen").text)["result"]
    assert found[0]["id"] == "foro-penal"


def test_each_name_of_a_batch_has_its_answer(served: Served) -> None:
    asked = {
        "q0": {"query": "Foro Penal"},
        "q1": {"query": "golpe de estado 2002", "type": "event", "limit": 2},
        "q2": {"query": "Caracass"},
        "q3": {"query": "nothing is called like this"},
        "q4": {"query": "Caracas", "type": ["event"], "type_strict": "should"},
    }
    found = {name: told["result"] for name, told in _sent(served, asked).items()}
    assert set(found) == set(asked)
    first = found["q0"][0]
    assert (first["id"], first["match"], first["score"]) == ("foro-penal", True, 100)
    assert first["type"] == [{"id": "body", "name": "body"}]
    assert len(found["q1"]) <= 2
    assert {each["type"][0]["id"] for each in found["q1"] + found["q4"]} == {"event"}
    assert (found["q2"][0]["id"], found["q2"][0]["match"]) == ("caracas", False)
    assert found["q3"] == []


def test_names_are_given_in_the_language_that_is_asked_for(served: Served, graph: Graph) -> None:
    for lang in ("en", "es"):
        (told,) = _sent(served, {"q": {"query": "coup 2002", "limit": 1}}, lang)["q"]["result"]
        assert told["name"] == graph.record.label(f"{SPACE}coup-2002", lang)
    reply = served.get(f"/reconcile?queries={quote('{}')}")
    assert json.loads(reply.text) == {}


def test_a_match_is_the_only_thing_of_that_name(served: Served, graph: Graph) -> None:
    names = {name for name in graph.record.called[0] if name}
    queries = {name: {"query": name, "limit": 50} for name in sorted(names)[::40]}
    for name, told in _sent(served, queries).items():
        matches = [each for each in told["result"] if each["match"]]
        assert len(matches) <= 1, name
        assert all(each["score"] == 100 for each in matches)


def test_who_has_no_public_voice_is_offered_to_nobody(served: Served, graph: Graph) -> None:
    others = people_of(graph.record).others
    names = sorted({graph.record.label(iri, "en") for iri in others})
    ids = {iri.removeprefix(SPACE) for iri in others}
    assert ids
    for start in range(0, len(names), 100):
        batch = {name: {"query": name, "limit": 50} for name in names[start : start + 100]}
        for told in _sent(served, batch).values():
            assert not ids & {each["id"] for each in told["result"]}
    suggested = served.get(f"/reconcile/suggest/entity?prefix={quote(names[0])}").text
    assert not ids & {each["id"] for each in json.loads(suggested)["result"]}


NO_BATCH = {
    "nothing": "",
    "half": "[",
    "a list": "[]",
    "a number": '{"q": 1}',
    "a number to look for": '{"q": {"query": 1}}',
    "a number as type": '{"q": {"query": "a", "type": 5}}',
    "too long": json.dumps({"q": {"query": "a" * 201}}),
    "too deep": "[" * 100_000,
    "too many": json.dumps({f"q{n}": {"query": "a"} for n in range(201)}),
}


@pytest.mark.parametrize("queries", NO_BATCH.values(), ids=NO_BATCH.keys())
def test_what_is_no_batch_is_told(served: Served, queries: str) -> None:
    body = urlencode({"queries": queries}).encode()
    reply = served.ask("POST", "/reconcile", body, Content_Type=FORM)
    assert reply.status == 400
    assert len(reply.text.split()) > 5
    assert "Traceback" not in reply.text


def test_odd_numbers_and_types_do_no_harm(served: Served) -> None:
    for odd in ({"limit": -5}, {"limit": 1e300}, {"limit": True}, {"type": [None, {"a": 1}]},
                {"type": "no-such-type"}, {"properties": [{"pid": "x", "v": "y"}]}):  # fmt: skip
        told = _sent(served, {"q": {"query": "Caracas", **odd}})["q"]["result"]
        assert isinstance(told, list)
    assert _sent(served, {"q": {"properties": []}})["q"]["result"] == []


def test_other_ways_are_refused(served: Served) -> None:
    assert served.ask("PUT", "/reconcile", b"").status == 405
    assert served.ask("POST", "/reconcile", b"{}", Content_Type="application/json").status == 415
    assert served.ask("POST", "/reconcile", b"a=b", Content_Type=FORM).status == 400
    assert served.ask("POST", "/reconcile", b"q" * (1 << 21), Content_Type=FORM).status == 413
    assert served.get("/reconcile/no-such").status == 404
    assert served.ask("HEAD", "/reconcile").body == b""
    types = json.loads(served.get("/reconcile/suggest/type?prefix=ev").text)
    assert [each["id"] for each in types["result"]] == ["event"]
