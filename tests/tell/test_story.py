"""Things told whole: golden files in both languages, and what no story may leave out."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from paths import HERE

import backstory
from backstory.ask.find import find_iri
from backstory.cli import doors
from backstory.errors import NotFound
from backstory.rdf.near import near
from backstory.rdf.record import Record
from backstory.rdf.store import TripleStore
from backstory.tell.saying import Speaker
from backstory.tell.story import plain_text, story_of

LOCKOUT = HERE / "dossiers" / "good" / "ruritania-lockout"
Grown = Callable[[str], TripleStore]


def _run(*words: str) -> str:
    done = CliRunner().invoke(doors, [*words, "--graph", str(LOCKOUT)], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize(
    "words",
    [
        ("show", "lockout-1911"),
        ("show", "pardon-letter"),
        ("show", "harbour-board"),
        ("show", "gazette-1911-08-10"),
        ("show", "union-ships"),
        ("show", "king"),
        ("figures",),
        ("disputes",),
        ("brief", "lockout-1911"),
        ("brief", "lockout-1911", "--format", "markdown"),
        ("cite", "union-ships"),
        ("sources",),
    ],
    ids="-".join,
)
def test_a_dossier_is_told_as_reviewed(
    words: tuple[str, ...], lang: str, golden: Callable[[Path, str], None]
) -> None:
    """Every telling door says what was read and approved, in both languages."""
    name = "-".join(word.strip("-") for word in words)
    told = _run(*words, "--lang", lang)
    golden(HERE / "golden" / "telling" / f"{name}.{lang}.txt", told)


def test_a_claim_shows_voice_modality_source_place_and_dispute(grown: Grown) -> None:
    """No line of a story stands without whose word it is and where that is read."""
    record = Record(grown("ruritania-lockout"))
    story = story_of(record, find_iri(record, "lockout-1911"), "en")
    for section in story.sections:
        for line in section.lines:
            if line.claim is None:
                continue
            assert line.claim.id in line.under[0]
            assert line.claim.locator in line.under[0]
    told = plain_text(story, "en")
    for words in (
        "tells of an expectation",
        "denies",
        "questions",
        "says",
        "disputes Dockers' Union",
    ):
        assert words in told


@pytest.mark.parametrize(
    ("lang", "written", "told"),
    [
        ("en", ("article 4",), "in part: article 4"),
        ("es", ("article 4",), "en parte: artículo 4"),
        ("es", ("54",), "en parte: artículo 54"),
        ("en", ("1", "2", "3"), "in part: articles 1, 2, 3"),
    ],
)
def test_a_claim_about_an_article_names_it(
    grown: Grown, lang: str, written: tuple[str, ...], told: str
) -> None:
    """What is annulled, vetoed or left out in part is told with the article, no bare number."""
    record = Record(grown("ruritania-lockout"))
    claim = replace(record.claims[record.by_id["union-ships"]], extent="part", articles=written)
    assert told in " · ".join(Speaker(record, lang).limits(claim))


SIGNED = {
    "gap": "  en: Who paid?\n  es: ¿Quién pagó?\n  about: lockout-1911\n  looked:\n"
    "    en: the ledgers\n    es: los libros\n  looked-on: 1911-08-20\n",
    "link": "  from: lockout-1911\n  relation: same-episode\n  to: pardon-letter\n  because:\n"
    "    en: The board names both.\n    es: La junta nombra ambas.\n  rests-on: union-ships\n",
}


@pytest.mark.parametrize(
    ("kind", "lang", "told"),
    [
        ("gap", "en", "looked for in: the ledgers (20 August 1911)"),
        ("gap", "es", "se buscó en: los libros (20 de agosto de 1911)"),
        ("link", "en", "The same matter, the editors hold: The board names both."),
        ("link", "es", "El mismo asunto, según los editores: La junta nombra ambas."),
    ],
)
def test_what_the_editors_sign_can_be_shown(
    kind: str, lang: str, told: str, tmp_path: Path
) -> None:
    """A gap and a link were headed as such, and then said to be nothing recorded."""
    folder = Path(shutil.copytree(LOCKOUT, tmp_path / "ruritania-lockout"))
    (folder / f"{kind}s.yaml").write_text(f"an-entry:\n{SIGNED[kind]}", "utf-8")
    words = ["show", "an-entry", "--graph", str(folder), "--lang", lang]
    done = CliRunner().invoke(doors, words, catch_exceptions=False)
    assert told in done.stdout, done.output


def test_whatever_disputes_names_can_be_shown() -> None:
    """`show` found only those that the editors had signed."""
    graph = backstory.load(LOCKOUT)
    for row in graph.disputes():
        assert graph.show(str(row["disagreement"])).sections
    with pytest.raises(NotFound):
        graph.show("union-ships-disputes-nothing")


@pytest.mark.parametrize(
    ("lang", "told"),
    [("en", "a page that only points at something"), ("es", "una página que solo da una pista")],
)
def test_a_source_that_only_points_at_something_is_headed_so(
    lang: str, told: str, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(LOCKOUT, tmp_path / "ruritania-lockout"))
    page = folder / "sources" / "wire-1911-08-11.yaml"
    more = "lead: true\narchived: https://archive.example.org/wire\n"
    page.write_text(page.read_text("utf-8").replace("kind: ", f"{more}kind: ", 1), "utf-8")
    words = ["show", "wire-1911-08-11", "--graph", str(folder), "--lang", lang]
    done = CliRunner().invoke(doors, words, catch_exceptions=False)
    assert told in done.stdout, done.output
    assert "https://archive.example.org/wire" in done.stdout


def test_an_event_tells_why_it_is_pinned(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(LOCKOUT, tmp_path / "ruritania-lockout"))
    page = folder / "events.yaml"
    pin = "lockout-1911:\n  pin:\n    en: It began here.\n    es: Aquí empezó.\n"
    text = page.read_text("utf-8").split("\n  pin:", 1)
    assert len(text) == 1, "the dossier pins an event now: look at that one"
    page.write_text(text[0].replace("lockout-1911:\n", pin, 1), "utf-8")
    words = ["show", "lockout-1911", "--graph", str(folder), "--lang", "es"]
    done = CliRunner().invoke(doors, words, catch_exceptions=False)
    assert "destacado porque: Aquí empezó." in done.stdout, done.output


def test_every_thing_of_the_dossier_can_be_told(grown: Grown) -> None:
    """Nothing that has a name breaks its story, in either language."""
    record = Record(grown("ruritania-lockout"))
    for iri in [*record.names, *record.claims, *record.disagreements]:
        for lang in ("en", "es"):
            assert plain_text(story_of(record, iri, lang), lang).strip()


@pytest.mark.parametrize("name", ["ruritania-lockout", "venezuela-amnesties"])
def test_whatever_is_said_of_a_thing_is_told_of_it(name: str, grown: Grown) -> None:
    """From both its ends, under a heading of its predicate or not."""
    record = Record(grown(name))
    lost = []
    for iri, named in record.names.items():
        if named.kind in ("event", "person", "body", "group", "post", "place", "instrument"):
            sections = story_of(record, iri, "en").sections
            told = {line.claim.iri for each in sections for line in each.lines if line.claim}
            said = [*record.about.get(iri, ()), *record.towards.get(iri, ())]
            ends = [c for c in said if iri in (c.subject, c.object) and not c.figure]
            lost += [(named.id, c.predicate, c.id) for c in ends if c.iri not in told]
    assert lost == []


def test_nothing_recorded_is_said_so(grown: Grown) -> None:
    """An answer with no rows is not the same as "nothing happened"."""
    record = Record(grown("ruritania-lockout"))
    told = plain_text(story_of(record, find_iri(record, "share"), "en"), "en")
    assert "Nothing recorded" in told
    assert "does not mean that nothing happened" in told


@pytest.mark.parametrize("wrong", ["lockout-1991", "lockuot-1911", "harbour"])
def test_an_unknown_id_offers_the_nearest(wrong: str, grown: Grown) -> None:
    """The matcher that finds names serves suggestions too."""
    record = Record(grown("ruritania-lockout"))
    with pytest.raises(NotFound, match="Did you mean") as caught:
        find_iri(record, wrong)
    assert any(known in str(caught.value) for known in ("lockout-1911", "harbour-board"))


@pytest.mark.parametrize(
    "wrong", ["lockuot-1911", "cierre patronal de strelsau", "lockout strelsau"]
)
def test_the_nearest_is_offered_in_the_language_of_the_reader(wrong: str, grown: Grown) -> None:
    """A slip in either language finds the event, named in the language asked for."""
    record = Record(grown("ruritania-lockout"))
    for lang, words in (("en", "Did you mean"), ("es", "¿Quiso decir")):
        with pytest.raises(NotFound) as caught:
            find_iri(record, wrong, ("event", "instrument"), lang=lang)
        name = record.label(record.by_id["lockout-1911"], lang)
        assert f"'lockout-1911' ({name})" in str(caught.value)
        assert words in str(caught.value)


def test_a_whole_name_serves_as_an_id(grown: Grown) -> None:
    """People type names, in either language and without accents."""
    record = Record(grown("ruritania-lockout"))
    assert find_iri(record, "sindicato de estibadores").endswith("/dockers-union")


def test_a_story_can_be_limited_to_a_voice() -> None:
    """What others say leaves no trace in a limited story."""
    told = _run("show", "lockout-1911", "--voice", "dockers-union")
    assert "Harbour Board" not in told
    assert "31 July 1911" in told


def test_what_was_said_later_is_left_out() -> None:
    """Known at a day: only what had been said by then."""
    early = _run("figures", "--known-at", "1911-08-10", "--format", "csv")
    late = _run("figures", "--known-at", "1911-12", "--format", "csv")
    assert "harbour-board" not in early
    assert "harbour-board" in late
    assert "certain" in late


def test_a_kind_is_told_with_what_is_of_it(grown: Grown) -> None:
    """Of a kind of events nothing was told to be recorded, as if there were none of it."""
    told = _run("show", "lockout")
    assert "31 July 1911 and about 1 August 1911: Strelsau lockout of 1911\n" in told
    assert "Nothing recorded" not in told
    whole = grown("ruritania-lockout")
    kinds = {name.type for name in Record(whole).names.values() if name.type}
    assert len(kinds) > 5
    for kind in kinds:
        small = Record(near(whole, [kind]))
        assert story_of(small, kind, "es") == story_of(Record(whole), kind, "es"), kind
        assert story_of(small, kind, "es").sections


@pytest.mark.parametrize("dated", [True, False])
def test_a_text_has_no_day_of_its_own_where_its_life_has_days(
    dated: bool, grown: Callable[[str], TripleStore]
) -> None:
    record = Record(grown("ruritania-lockout"))
    if not dated:
        record.__dict__["hulls"] = {}
    told = [
        section.key for section in story_of(record, record.by_id["pardon-letter"], "en").sections
    ]
    assert ("dates" in told, "life" in told) == (not dated, True)


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("en", "rival holders that day: A. Board (Harbour Board) and B. Union (Dockers' Union)"),
        ("es", "rivales por el cargo ese día: A. Board (Junta del Puerto) y "),
    ],
)
def test_two_who_claim_one_post_are_told_as_rivals(tmp_path: Path, lang: str, told: str) -> None:
    """Of a post that spoke, "held that day by A and B" said that both of them held it."""
    folder = Path(shutil.copytree(LOCKOUT, tmp_path / "ruritania-lockout"))
    with (folder / "actors.yaml").open("a", encoding="utf-8") as actors:
        actors.write(
            "warden:\n  en: Warden\n  es: Guardia\n  kind: post\n"
            "a-board:\n  name: A. Board\n  kind: person\n"
            "b-union:\n  name: B. Union\n  kind: person\n"
        )
    (folder / "sources" / "two-wardens.yaml").write_text(
        "title: Two wardens\nkind: newspaper\npublisher: Herald\nlanguage: en\n"
        "issued: 1911-08-20\nsays:\n"
        "- at: paragraph 1\n  id: a-warden\n  voice: harbour-board\n  about: a-board\n"
        "  holds: warden\n  when: 1911-08-01/..\n"
        "- at: paragraph 2\n  voice: dockers-union\n  about: b-union\n  disputes: a-warden\n"
        "  holds: warden\n  when: 1911-08-01/..\n"
        "- at: paragraph 3\n  id: warden-said\n  voice: warden\n  said: 1911-08-15\n"
        "  about: lockout-1911\n  count: 4 arrests\n",
        "utf-8",
    )
    words = ("show", "warden-said", "--lang", lang, "--graph", str(folder))
    done = CliRunner().invoke(doors, words, catch_exceptions=False)
    assert told in done.stdout, done.output
