"""What is withdrawn leaves a tombstone, and not one of its words in anything that goes out."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from sited import dead, pages
from withdrawing import WORDS, first_release, leaks, next_release, withdrawn_claim

from backstory.ask.questions import questions
from backstory.cli import doors
from backstory.draw.data import drawn_data
from backstory.draw.seen import CELLS
from backstory.draw.views import VIEWS
from backstory.exchange.formats import FORMATS
from backstory.graph import Graph


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return first_release(tmp_path_factory.mktemp("old"))


@pytest.fixture(scope="module")
def claim(old: Path) -> str:
    return withdrawn_claim(old)


@pytest.fixture(scope="module")
def new(old: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return next_release(old, tmp_path_factory.mktemp("new"))


def test_the_old_release_has_the_words(old: Path) -> None:
    """Else nothing here would be a test."""
    assert set(leaks(Graph(old).export("turtle"))) == set(WORDS)


def test_no_file_of_the_site_has_a_word_of_it(
    old: Path, new: Path, claim: str, tmp_path: Path
) -> None:
    Graph(old).site(tmp_path, page=False)
    assert (tmp_path / "ruritania-lockout" / "anna-tarlenheim.html").is_file()
    Graph(new).site(tmp_path, page=False)
    found = pages(tmp_path)
    assert dead(tmp_path, found) == []
    for path in (each for each in tmp_path.rglob("*") if each.is_file()):
        if path.suffix != ".png":  # drawn from the SVG beside it
            text = path.read_text("utf-8").replace("anna-tarlenheim", "")  # the id stays: a stone
            assert leaks(text) == [], path
    for name in ("anna-tarlenheim", claim):
        for suffix, said in ((".html", "was withdrawn"), (".es.html", "fue retirado")):
            page = found[f"ruritania-lockout/{name}{suffix}"]
            assert said in page.text
            assert ("meta", "content", "noindex") in page.attributes
        assert "ctx:Withdrawn" in (tmp_path / "ruritania-lockout" / f"{name}.ttl").read_text(
            "utf-8"
        )
    told = found["ruritania-lockout/list_corrections.html"].text
    for part in ("anna-tarlenheim", claim, "3 February 1912", "No public role.", "board-date"):
        assert part in told
    assert told.index("better") < told.index("no-public-role"), "the last comes first"


@pytest.mark.parametrize("form", FORMATS)
def test_no_format_has_a_word_of_it(form: str, new: Path) -> None:
    for lang in ("en", "es"):
        written = Graph(new, lang=lang).export(form)
        text = written.decode("latin-1") if isinstance(written, bytes) else written
        assert leaks(text.replace("anna-tarlenheim", "")) == []


@pytest.mark.parametrize("lang", ["en", "es"])
def test_nothing_drawn_has_a_word_of_it(lang: str, new: Path) -> None:
    """A page holds its data compressed: what is looked through is what it is made of."""
    graph = Graph(new, lang=lang)
    drawn = [json.dumps(drawn_data(graph.store, lang), ensure_ascii=False)]
    for name in CELLS:
        cell = graph.view(name).cell
        drawn += [cell.svg, cell.text]
    event = str(graph.events.rows[0]["event"])
    drawn += [
        VIEWS[name].build(graph.store, event, lang, False, None)
        for name in ("network", "network.svg", "timeline.svg", "embed")
    ]
    for told in drawn:
        assert leaks(told.replace("anna-tarlenheim", "")) == []


@pytest.mark.parametrize("lang", ["en", "es"])
def test_nothing_told_has_a_word_of_it(lang: str, new: Path) -> None:
    graph = Graph(new, lang=lang)
    told = [
        graph.events, graph.actors, graph.instruments, graph.places, graph.sources, graph.claims,
        graph.figures(), graph.pairs(every=True), graph.disputes(),
    ]  # fmt: skip
    texts = [each.text(form) for each in told for form in ("csv", "json")]
    for event in graph.events.rows:
        name = str(event["event"])
        texts += [repr(graph.show(name)), str(graph.brief(name)), str(graph.first(name))]
        texts.append(graph.context(name).text("json"))
    for name, asked in questions().items():
        if not any(each.required for each in asked.parameters.values()):
            texts.append(graph.ask(name).text("csv"))
    for word in WORDS:
        texts.append(json.dumps([dict(row) for row in graph.find(word).rows], default=str))
    for text in texts:
        assert leaks(text.replace("anna-tarlenheim", "")) == []


def test_a_feed_has_a_stone_for_each(new: Path, claim: str) -> None:
    feed = str(Graph(new).export("atom"))
    stones = re.findall(r'<at:deleted-entry ref="[^"]*/([^"/]*)" when="([^"]*)"', feed)
    assert dict(stones) == {
        "anna-tarlenheim": "1912-02-03T00:00:00Z", claim: "1912-02-04T00:00:00Z"
    }  # fmt: skip


@pytest.mark.parametrize("form", ["text", "html", "atom"])
@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_difference_tells_that_it_was_withdrawn_and_not_what(
    form: str, lang: str, old: Path, new: Path, claim: str
) -> None:
    told = str(Graph(old, lang=lang).diff(Graph(new), form))
    assert leaks(told.replace("anna-tarlenheim", "")) == []
    assert claim in told
    assert {"en": "The page does not say so.", "es": "La página no lo dice."}[lang] in told


@pytest.mark.parametrize("form", ["text", "bibtex", "csl-json", "ris"])
def test_a_citation_of_it_says_that_it_was_withdrawn(form: str, new: Path, claim: str) -> None:
    for name in ("anna-tarlenheim", claim):
        told = str(Graph(new).cite(name, form))
        assert "withdrawn" in told
        assert leaks(told.replace("anna-tarlenheim", "")) == []


def test_it_is_shown_and_its_history_told_without_its_words(new: Path, claim: str) -> None:
    graph = Graph(new)
    for told in (repr(graph.show(claim)), graph.history(claim).text("table")):
        assert "withdrawn" in told
        assert leaks(told) == []


def test_the_shell_tells_it_too(new: Path, claim: str) -> None:
    done = CliRunner().invoke(doors, ["cite", claim, "--graph", str(new), "--lang", "es"])
    assert done.exit_code == 0, done.output
    assert "fue retirado" in done.output


def test_a_name_whose_id_tells_it_is_withdrawn_without_its_id(
    old: Path, new: Path, claim: str, tmp_path: Path
) -> None:
    """Then the name is in nothing at all: no address, no list, no difference of releases."""
    folder, site = tmp_path / "ruritania-lockout", tmp_path / "public"
    shutil.copytree(new, folder)
    path = folder / "corrections.yaml"
    path.write_text(path.read_text("utf-8").replace("  of: anna-tarlenheim\n", ""), "utf-8")
    Graph(folder).site(site, page=False)
    assert dead(site, pages(site)) == []
    told = [each.read_text("utf-8") for each in site.rglob("*")
            if each.is_file() and each.suffix != ".png"]  # fmt: skip
    told += [str(Graph(old, lang=lang).diff(Graph(folder), form))
             for form in ("text", "html", "atom") for lang in ("en", "es")]  # fmt: skip
    told += [str(each) for each in site.rglob("*")]
    assert not [text for text in told if leaks(text)]
    difference = str(Graph(old).diff(Graph(folder)))
    assert "No public role." in difference
    assert claim in difference
    assert "No public role." in (site / "ruritania-lockout" / "list_corrections.html").read_text(
        "utf-8"
    )
