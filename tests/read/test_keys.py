"""Texts with keys, in two languages and about two dossiers, hold the reading to its bars."""

from __future__ import annotations

from functools import cache

import pytest
from keyed import marked
from paths import ROOT
from scored import Scores, read_links, score

from backstory import Graph, load
from backstory.vocabulary import id_of

TEXTS = [marked(path) for path in sorted((ROOT / "tests/read/texts").glob("*.txt"))]


@cache
def graph(name: str) -> Graph:
    return load(ROOT / "graph" / f"{name}.ttl")


@cache
def scores() -> Scores:
    found = Scores()
    for text in TEXTS:
        score(text, read_links(text, graph(text.dossier), found), found)
    return found


@pytest.mark.parametrize(
    ("sort", "bar"),
    [("event", 0.75), ("actor", 0.97), ("place", 0.96), ("instrument", 0.75), ("date", 0.90),
     ("figure", 0.92)],
)  # fmt: skip
def test_what_the_texts_speak_of_is_found(sort: str, bar: float) -> None:
    assert scores().by[sort].f1 >= bar, "\n".join(scores().misses)


def test_a_link_with_an_event_is_right() -> None:
    assert scores().by["event"].precision >= 0.90, "\n".join(scores().misses)


def test_the_events_of_a_text_are_found() -> None:
    assert scores().ids.f1 >= 0.82, "\n".join(scores().misses)


def test_the_main_event_is_right_and_never_wrong_where_it_is_certain() -> None:
    main = scores().main
    assert main["right"] >= 0.9 * (main["right"] + main["wrong"])
    assert main["certain and wrong"] == 0


def test_an_office_is_linked_with_who_held_it_on_the_day() -> None:
    holders = scores().holders
    assert holders["right"] >= 0.9 * sum(holders.values()) > 0


POSTS = [
    line.split("\t")
    for line in (ROOT / "tests/read/posts.tsv").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("lang", "day", "text", "post", "holder"), POSTS)
def test_an_office_is_told_by_its_many_names(lang, day, text, post, holder) -> None:
    reading = graph("venezuela-amnesties").read(text, date=day, lang=lang)
    found = [
        (id_of(one.iri), id_of(dict(one.evidence).get("holder", "")) or "-")
        for one in reading.linked.posts
    ]
    assert found == ([] if post == "-" else [(post, holder)])


@pytest.mark.parametrize("text", [text for text in TEXTS if text.abroad], ids=lambda one: one.name)
def test_nothing_is_linked_in_a_text_about_another_country(text) -> None:
    reading = graph(text.dossier).read(text.text, date=text.day)
    assert [reading.words_of(one.first, one.after) for one in reading] == []


@pytest.mark.parametrize("text", TEXTS, ids=lambda one: one.name)
def test_the_language_of_a_text_is_detected(text) -> None:
    assert graph(text.dossier).read(text.text, date=text.day).article.lang == text.lang
