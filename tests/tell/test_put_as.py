"""What a voice asks, orders, warns of, doubts or only passes on is never told as what it says."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from growing import grown_of
from paths import GOOD, ROOT

import backstory
from backstory.ask.find import record_of
from backstory.tell.sentences import Sentences

HEAD = """\
title: T
kind: newspaper
publisher: Gazette
language: en
issued: 1911-09-04
about: lockout-1911
says:
"""
ITEM = """\
- at: paragraph {n}
  id: put-{put}
{voice}  put-as: {put}
  remark:
    en: The gates are opened again.
    es: Los portones se abren de nuevo.
- at: paragraph {n}
  id: count-{put}
{voice}  put-as: {put}
  when: 1911-09-01
  count: 12 arrests
"""
WORDS = {
    "asked": ("asks: the gates", "pide: los portones", "asked for", "pidió 12"),
    "ordered": ("orders: the gates", "ordena: los portones", "ordered 12", "ordenó 12"),
    "warned": ("warns: the gates", "advierte: los portones", "warned of", "advirtió de 12"),
    "expected": ("expects: the gates", "prevé: los portones", "expected 12", "preveía 12"),
    "hoped": ("hopes: the gates", "espera: los portones", "hoped for", "esperaba 12"),
    "proposed": ("proposes: the gates", "propone: los portones", "proposed 12", "propuso 12"),
    "questioned": ("questions this: the gates", "cuestiona lo siguiente: los portones",
                   "doubts a count", "pone en duda"),
    "reported": ("without vouching for it", "sin darlo por cierto", "without vouching",
                 "sin darlo por cierto"),
}  # fmt: skip


def _graph(tmp_path: Path, says: str) -> backstory.Graph:
    folder = Path(shutil.copytree(GOOD / "ruritania-lockout", tmp_path / "ruritania-lockout"))
    (folder / "sources" / "put.yaml").write_text(HEAD + says, "utf-8")
    return backstory.load(folder)


def _told(graph: backstory.Graph, name: str, lang: str) -> str:
    claim = graph.record.claims[graph.record.by_id[name]]
    return Sentences(graph.record, lang).text(claim)


def test_each_modality_has_its_own_verb(tmp_path: Path) -> None:
    items = [ITEM.format(n=n, put=put, voice="  voice: harbour-board\n")
             for n, put in enumerate(WORDS, 1)]  # fmt: skip
    graph = _graph(tmp_path, "".join(items))
    for put, (en, es, en_count, es_count) in WORDS.items():
        for name, lang, verb in (
            (f"put-{put}", "en", en), (f"put-{put}", "es", es),
            (f"count-{put}", "en", en_count), (f"count-{put}", "es", es_count),
        ):  # fmt: skip
            told = _told(graph, name, lang)
            assert verb in told, told
            assert "board says" not in told.lower(), told


@pytest.mark.parametrize("put", ["asked", "ordered", "warned", "expected", "hoped", "proposed"])
def test_an_agency_named_by_a_page_asks_for_nothing(tmp_path: Path, put: str) -> None:
    """Reuters has no hopes for the prisoners: it tells of what others expect."""
    folder = Path(shutil.copytree(GOOD / "ruritania-lockout", tmp_path / "ruritania-lockout"))
    says = HEAD + ITEM.format(n=1, put=put, voice="  voice: wire\n")
    (folder / "sources" / "put.yaml").write_text(says, "utf-8")
    actors = folder / "actors.yaml"
    for position, starts in (("media", "Wire tells of a"), ("ngo", "Wire ")):
        told = actors.read_text("utf-8").partition("\nwire:")[0]
        wire = f"\nwire:\n  name: Wire\n  kind: body\n  position: {position}\n"
        actors.write_text(told.rstrip() + "\n" + wire, "utf-8")
        graph = backstory.load(folder)
        text = _told(graph, f"put-{put}", "en")
        assert text.startswith(starts), text
        assert ("tells of a" in text) == (position == "media"), text


@pytest.mark.parametrize("put", ["asked", "ordered", "warned", "expected", "hoped", "proposed"])
def test_a_page_itself_asks_for_nothing(tmp_path: Path, put: str) -> None:
    """What stands in the page's own words is told of somebody: the Gazette gives no orders."""
    graph = _graph(tmp_path, ITEM.format(n=1, put=put, voice=""))
    assert _told(graph, f"put-{put}", "en").startswith("Gazette tells of a")
    assert "según Gazette" in _told(graph, f"count-{put}", "es")
    assert "according to Gazette" in _told(graph, f"count-{put}", "en")


def test_a_newspaper_that_reports_what_is_expected_does_not_expect_it(tmp_path: Path) -> None:
    graph = _graph(tmp_path, ITEM.format(n=1, put="expected", voice=""))
    en, es = (_told(graph, "count-expected", lang) for lang in ("en", "es"))
    assert en == "12 arrests were expected, on 1 September 1911, according to Gazette."
    assert es == "Se esperaban 12 detenciones, el 1 de septiembre de 1911, según Gazette."


@pytest.mark.parametrize(
    ("gist", "told"),
    [
        ("In 1911 12 arrests were to follow",
         "In 1911 12 arrests were to follow, Gazette reports."),
        ("Soon 12 arrests were to follow",
         "12 arrests were expected, on 1 September 1911, according to Gazette."),
    ],
)  # fmt: skip
def test_the_sentence_of_what_is_expected_is_told_if_it_has_its_year(
    tmp_path: Path, gist: str, told: str
) -> None:
    """No count is told without its day; of what was expected the year will do."""
    says = f"""\
- at: paragraph 1
  id: to-follow
  put-as: expected
  when: 1911-09-01
  count: 12 arrests
  en: {gist}.
  es: {gist}.
"""
    assert _told(_graph(tmp_path, says), "to-follow", "en") == told


def test_a_gist_that_says_so_itself_is_not_said_twice(tmp_path: Path) -> None:
    says = """\
- at: paragraph 1
  id: twice
  voice: harbour-board
  put-as: asked
  remark:
    en: The employers urged the king to close the port.
    es: Los patronos instaron al rey a cerrar el puerto.
"""
    told = _told(_graph(tmp_path, says), "twice", "en")
    assert told == "The employers urged the king to close the port, the Harbour Board says."


def test_the_denial_of_a_remark_is_told_in_each_language(tmp_path: Path) -> None:
    says = """\
- at: paragraph 1
  id: letter
  remark:
    en: Rudolf signed a letter of resignation.
    es: Rudolf firmó una carta de renuncia.
- at: paragraph 2
  id: no-letter
  voice: king
  denies: letter
"""
    graph = _graph(tmp_path, says)
    assert "denies that Rudolf signed" in _told(graph, "no-letter", "en")
    assert "Rudolf firmó una carta" in _told(graph, "no-letter", "es")


def test_both_languages_say_or_leave_unsaid_alike_how_a_voice_puts_it() -> None:
    """Else a sentence states in one language what it only proposes in the other."""
    record = record_of(grown_of(ROOT / "seeds" / "venezuela-amnesties"))
    tells = {lang: Sentences(record, lang) for lang in ("en", "es")}
    apart = {}
    for claim in record.claims.values():
        if claim.modality != "asserted" and claim.gist and not claim.counted:
            put = [
                bool(tell._put_as(claim, tell.prose.gist(claim).rstrip(".")))
                for tell in tells.values()
            ]
            if len(set(put)) > 1:
                apart[claim.id] = dict(claim.gist)
    assert not apart


@pytest.mark.parametrize(
    ("gist", "told"),
    [
        ("The court freed Elphberg", "The court freed Elphberg, Rudolf Elphberg says."),
        ("Elphberg refused the terms", "Elphberg refused the terms."),
        ("The court freed Elphberg, he says", "The court freed Elphberg, he says."),
    ],
)
def test_a_surname_of_whom_it_befell_names_no_voice(tmp_path: Path, gist: str, told: str) -> None:
    """That the court freed somebody is his own word only if that is said."""
    says = f"""\
- at: paragraph 1
  id: own-word
  voice: rudolf-elphberg
  remark:
    en: {gist}.
    es: {gist}.
"""
    assert _told(_graph(tmp_path, says), "own-word", "en") == told


def test_a_name_within_a_sentence_has_the_article_of_its_language(tmp_path: Path) -> None:
    """Where no gist says it: the Spanish of *Harbour Board asks: the lockout of 1911 …*."""
    says = (
        "- at: paragraph 1\n  id: of-place\n  voice: harbour-board\n  put-as: asked\n"
        "  place: strelsau\n- at: paragraph 2\n  id: called\n  characterised-as: ambush\n"
    )
    graph = _graph(tmp_path, says)
    for name, lang, told in (
        ("of-place", "en",
         "The Harbour Board asks: the Strelsau lockout of 1911: place, Strelsau."),
        ("of-place", "es",
         "La Junta del Puerto pide: el cierre patronal de Strelsau de 1911: lugar, Strelsau."),
        ("called", "en", "According to Gazette, the Strelsau lockout of 1911 is called “ambush”."),
        ("called", "es",
         "Según Gazette, el cierre patronal de Strelsau de 1911 recibe el nombre de «ambush» "
         "[en]."),
    ):  # fmt: skip
        assert _told(graph, name, lang) == told


EVENTS = """
quay-riot:
  en: Riot at the quay
  es: Motín del muelle
  kind: protest
quay-strikes:
  en: Strikes at the quay
  es: Huelgas del muelle
  kind: strike
council-passes:
  en: Council passes the rules
  es: El consejo aprueba las normas
  kind: adoption
"""
DENIED = """\
- at: paragraph 1
  id: their-day
  voice: dockers-union
  about: {about}
  happened: {day}
- at: paragraph 2
  id: no-such-day
  voice: harbour-board
  denies: their-day
"""


@pytest.mark.parametrize(
    ("about", "day", "en", "es"),
    [
        ("quay-riot", "1911-08-15",
         "The Harbour Board denies that the riot at the quay was on 15 August 1911.",
         "La Junta del Puerto niega que el motín del muelle fuera el 15 de agosto de 1911."),
        ("quay-riot", "1911-08-10/1911-08-15",
         "The Harbour Board denies that the riot at the quay was 10–15 August 1911.",
         "La Junta del Puerto niega que el motín del muelle fuera del 10 al 15 de agosto de 1911."),
        ("quay-strikes", "1911-08",
         "The Harbour Board denies that the strikes at the quay were in August 1911.",
         "La Junta del Puerto niega que las huelgas del muelle fueran en agosto de 1911."),
        ("council-passes", "1911-08-15",
         "The Harbour Board denies that this was on 15 August 1911: Council passes the rules.",
         "La Junta del Puerto niega que esto fuera el 15 de agosto de 1911: "
         "El consejo aprueba las normas."),
    ],
)  # fmt: skip
def test_a_day_that_is_denied_is_told_in_a_sentence(
    tmp_path: Path, about: str, day: str, en: str, es: str
) -> None:
    """It read "denies: the riot at the quay: 15 August 1911", which says nothing of that day."""
    folder = Path(shutil.copytree(GOOD / "ruritania-lockout", tmp_path / "ruritania-lockout"))
    page = HEAD + DENIED.format(about=about, day=day)
    (folder / "sources" / "denied.yaml").write_text(page, "utf-8")
    events = folder / "events.yaml"
    events.write_text(events.read_text("utf-8").rstrip("\n") + EVENTS, "utf-8")
    record = backstory.load(folder).record
    claim = record.claims[record.by_id["no-such-day"]]
    assert Sentences(record, "en").text(claim) == en
    assert Sentences(record, "es").text(claim) == es


@pytest.mark.parametrize(
    ("put", "about", "en", "es"),
    [
        ("questioned", "quay-riot",
         "The Harbour Board questions whether the riot at the quay was on 15 August 1911.",
         "La Junta del Puerto pone en duda que el motín del muelle fuera el 15 de agosto de 1911."),
        ("reported", "quay-strikes",
         "The Harbour Board reports, without vouching for it, that the strikes at the quay were on "
         "15 August 1911.",
         "La Junta del Puerto refiere, sin darlo por cierto, que las huelgas del muelle fueron el "
         "15 de agosto de 1911."),
        ("questioned", "council-passes",
         "The Harbour Board questions whether this was on 15 August 1911: Council passes the "
         "rules.",
         "La Junta del Puerto pone en duda que esto fuera el 15 de agosto de 1911: "
         "El consejo aprueba las normas."),
    ],
)  # fmt: skip
def test_a_day_that_is_doubted_or_passed_on_is_told_in_a_sentence(
    tmp_path: Path, put: str, about: str, en: str, es: str
) -> None:
    """It read "questions this: the riot at the quay: 15 August 1911": two colons, no sentence."""
    folder = Path(shutil.copytree(GOOD / "ruritania-lockout", tmp_path / "ruritania-lockout"))
    page = HEAD + (
        f"- at: paragraph 1\n  id: put-so\n  voice: harbour-board\n  about: {about}\n"
        f"  happened: 1911-08-15\n  put-as: {put}\n"
    )
    (folder / "sources" / "doubted.yaml").write_text(page, "utf-8")
    events = folder / "events.yaml"
    events.write_text(events.read_text("utf-8").rstrip("\n") + EVENTS, "utf-8")
    record = backstory.load(folder).record
    claim = record.claims[record.by_id["put-so"]]
    assert Sentences(record, "en").text(claim) == en
    assert Sentences(record, "es").text(claim) == es
