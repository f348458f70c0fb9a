"""What a client or a cache keeps is asked for again, and never taken for another form of it."""

from __future__ import annotations

import gzip
from urllib.parse import quote

import pytest
from serving import Served

PAGE = "/venezuela-amnesties/coup-2002"
FORMS = ("text/html", "text/turtle", "application/ld+json", "application/n-triples",
         "application/rdf+xml")  # fmt: skip


def _varies(headers: dict[str, str]) -> set[str]:
    return {each.strip().lower() for each in headers.get("vary", "").split(",")}


def test_each_form_and_language_of_a_thing_has_a_tag_of_its_own(served: Served) -> None:
    tags = {form: served.get(PAGE, Accept=form).headers["etag"] for form in FORMS}
    tags["es"] = served.get(PAGE, Accept="text/html", Accept_Language="es").headers["etag"]
    assert len(set(tags.values())) == len(tags)
    for form in FORMS:
        for other, tag in tags.items():
            status = served.get(PAGE, Accept=form, If_None_Match=tag).status
            assert status == (304 if other == form else 200), (form, other)


@pytest.mark.parametrize(
    ("told", "status"),
    [("{}", 304), ('"other", {}', 304), ("{plain}", 304), ("*", 304), ('W/"other"', 200),
     ("{half}", 200)],
)  # fmt: skip
def test_a_tag_is_compared_as_a_whole(served: Served, told: str, status: int) -> None:
    tag = served.get(PAGE, Accept="text/turtle").headers["etag"]
    given = told.format(tag, plain=tag.removeprefix("W/"), half=f'{tag[:-4]}"')
    assert served.get(PAGE, Accept="text/turtle", If_None_Match=given).status == status


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        (PAGE, {"accept", "accept-language"}),
        ("/", {"accept-language"}),
        ("/feed.atom", {"accept-language"}),
        ("/events.ics", {"accept-language"}),
        ("/void", {"accept"}),
        ("/data.ttl", set()),
        (f"/sparql?query={quote('ASK {}')}", {"accept"}),
    ],
)
def test_what_is_kept_says_what_it_depends_on_and_is_asked_for_again(
    served: Served, path: str, wanted: set[str]
) -> None:
    first = served.get(path)
    again = served.get(path, If_None_Match=first.headers["etag"])
    assert (first.status, again.status) == (200, 304)
    for reply in (first, again):
        assert _varies(reply.headers) >= wanted | {"accept-encoding"}
        assert reply.headers["cache-control"] == "no-cache"
        assert reply.headers["etag"] == first.headers["etag"]


def test_what_is_not_there_is_said_in_the_form_and_language_of_each(served: Served) -> None:
    page = served.get("/no-such-thing", Accept="text/html", Accept_Language="es")
    assert (page.status, page.headers["content-language"]) == (404, "es")
    for reply in (page, served.get("/no-such-thing", Accept="text/turtle")):
        assert _varies(reply.headers) >= {"accept", "accept-language"}
        assert reply.headers["cache-control"] == "no-cache"


@pytest.mark.parametrize("path", ["/?lang=en", "/data.ttl"])
def test_what_is_large_is_packed_as_it_is_plain(served: Served, path: str) -> None:
    plain = served.get(path)
    for _ in range(2):  # packed the first time, kept the second
        packed = served.get(path, Accept_Encoding="gzip")
        assert packed.headers["content-encoding"] == "gzip"
        assert int(packed.headers["content-length"]) == len(packed.body)
        assert gzip.decompress(packed.body) == plain.body


def test_the_form_for_queries_speaks_both_languages_and_is_dressed(served: Served) -> None:
    for asked, lang in (("", "en"), ("?lang=es", "es")):
        form = served.get(f"/sparql{asked}", Accept="text/html", Accept_Language="en")
        assert f'<html lang="{lang}">' in form.text
        assert form.headers["content-language"] == lang
        assert "style-src 'self'" in form.headers["content-security-policy"]
        assert "form-action 'self'" in form.headers["content-security-policy"]


def test_what_was_found_is_a_click_away_in_the_other_language(served: Served) -> None:
    typed = quote('amnistía & "ley"', safe="")
    page = served.get(f"/search?q={typed}&lang=en", Accept="text/html")
    assert f'href="/search?q={typed}&amp;lang=es"' in page.text
    other = served.get(f"/search?q={typed}&lang=es", Accept="text/html")
    assert '<html lang="es">' in other.text
    assert "amnistía &amp; " in other.text


def test_each_address_says_what_may_be_asked_of_it(served: Served) -> None:
    for path, posts in ((PAGE, False), ("/read", True), ("/reconcile", True), ("/sparql", True)):
        allowed = served.ask("OPTIONS", path).headers["allow"]
        assert ("POST" in allowed) == posts
        assert {"GET", "HEAD", "OPTIONS"} <= set(allowed.split(", "))
