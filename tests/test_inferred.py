"""A date that the editors worked out is marked in every output; one walk through them all."""

from __future__ import annotations

import csv
import html
import io
import re
import shutil
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from paths import GOOD

import backstory
from backstory.ask.find import record_of
from backstory.ask.questions import questions
from backstory.dates.edtf import Span
from backstory.draw.network import network_svg
from backstory.draw.timeline import timeline_svg
from backstory.errors import BackstoryError
from backstory.rdf.opening import open_store
from backstory.tell.context import teller_of
from backstory.tell.inferred import shows_inferred

SAYS = """title: The fair
kind: newspaper
publisher: Post
language: en
issued: 1912-01-20
read: part
says:
- at: page 1
  id: fair-day
  about: fair-1911
  happened: 1911-03-07
  inferred: happened
  instrument: strike-law
  place: strelsau
- at: page 2
  id: fair-arrests
  about: fair-1911
  count: 4711 arrests
  when: 1911-04-19
  inferred: when
- at: page 3
  voice: dockers-union
  about: fair-1911
  count: 5001 arrests
  when: 1911-04-19
  inferred: when
- at: page 4
  id: fair-king
  about: rudolf-elphberg
  holds: king
  when: 1911-05-21/..
  inferred: when
- at: page 5
  id: fair-told
  voice: king
  about: fair-1911
  happened: 1911-03-07
  inferred: happened
  en: The fair opened on 7 March 1911.
  es: La feria abrió el 7 de marzo de 1911.
- at: page 6
  id: fair-opener
  about: fair-1911
  happened: 1911-03-07
  inferred: happened
  actors:
    host: king
  place: strelsau
  instrument: strike-law
  en: The king opened the fair on 7 March 1911.
  es: El rey abrió la feria el 7 de marzo de 1911.
- at: page 7
  id: fair-since
  voice: king
  about: fair-1911
  happened: 1911-03-07
  inferred: happened
  actors:
    supporter: dockers-union
  en: The union paid for the first fair since the lockout of 1910.
  es: El sindicato pagó la primera feria desde el cierre de 1910.
"""
NAMES = {
    "events": "\nfair-1911:\n  en: Harbour fair\n  es: Feria del puerto\n  kind: pardon\n",
    "instruments": "\nstrike-law:\n  en: Strike law\n  es: Ley de huelga\n  form: law\n",
}
DATES = re.compile(
    r"1911-?03-?07|7 March 1911|7 de marzo de 1911"
    r"|1911-?04-?19|19 April 1911|19 de abril de 1911"
    r"|1911-?05-?21|21 May 1911|21 de mayo de 1911"
)
MARK = re.compile(r"[Ww]orked out by the editors|[Dd]educid[ao]|inferred")
CELL = re.compile(r",True,|,happened,|,when,|>(?:yes|sí)<")
"""The column of a table that is written with commas, or that a notebook shows."""
VALUES = {
    "event": "fair-1911", "other": "lockout-1911", "subject": "fair-1911", "measure": "fair-1911",
    "instrument": "strike-law", "actor": "rudolf-elphberg", "person": "rudolf-elphberg",
    "post": "king", "site": "strelsau", "voice": "king", "counted": "arrests",
    "valid_at": "1911-06-01", "claim": "fair-arrests", "only": "fair",
}  # fmt: skip
SHOWN = ("fair-1911", "fair-arrests", "fair-opener", "fair-opener-2", "fair-opener-3",
         "fair-king", "fair-day", "rudolf-elphberg", "king", "fair", "strike-law", "strelsau",
         "dockers-union")  # fmt: skip
REASON = re.compile(r"(?:the period is the same|el período es el mismo): [^;.]*")
"""What a comparison says of two figures whose dates stand, marked, right before it."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("inferred") / "ruritania-lockout"
    shutil.copytree(GOOD / "ruritania-lockout", place)
    for name, text in NAMES.items():
        path = place / f"{name}.yaml"
        path.write_text(path.read_text("utf-8").rstrip("\n") + text, "utf-8")
    (place / "sources" / "fair.yaml").write_text(SAYS, "utf-8")
    return place


def _unmarked(text: str, cut: str) -> list[str]:
    """Give the parts of a text that show one of the dates and not the mark."""
    parts = (REASON.sub("", part) for part in re.split(cut, text))
    return [p for p in parts if DATES.search(p) and not MARK.search(p) and not CELL.search(p)]


@pytest.fixture(scope="module", params=["en", "es"])
def graph(request: pytest.FixtureRequest, folder: Path) -> backstory.Graph:
    return backstory.Graph(store=open_store(folder), lang=request.param)


@pytest.mark.parametrize("name", sorted(questions()))
def test_every_row_of_a_question_marks_a_date_that_was_worked_out(
    graph: backstory.Graph, name: str
) -> None:
    takes = questions()[name].parameters
    others = {"other": "king"} if "actor" in takes else {}
    given = {one: value for one, value in {**VALUES, **others}.items() if one in takes}
    for row in graph.ask(name, **given):
        shown = [key for key, value in row.items()
                 if not key.startswith("worked_out") and DATES.search(str(value))]  # fmt: skip
        assert not shown or row.get("inferred"), (name, shown, dict(row))


SAYS_ALSO = """title: The market
kind: newspaper
publisher: Post
language: en
issued: 1912-01-22
read: part
says:
- at: page 1
  id: market-weighed
  voice: king
  about: fair-1911
  said: 1911-05-02
  inferred: said
  actors:
    sceptic: king
  en: The fair of 1911 was not weighed against that of 1910.
  es: La feria de 1911 no se comparó con la de 1910.
- at: page 2
  id: market-counted
  voice: king
  about: fair-1911
  count: 62 arrests
  when: 1911-06-01
  said: 1911-05-02
  inferred: said
"""


def test_a_row_is_marked_by_the_date_that_it_shows(folder: Path, tmp_path: Path) -> None:
    """A number in a sentence, or a day of saying beside a stated date, is nobody's reckoning."""
    shutil.copytree(folder, place := tmp_path / "ruritania-lockout")
    (place / "sources" / "market.yaml").write_text(SAYS_ALSO, "utf-8")
    graph = backstory.Graph(store=open_store(place), lang="en")
    about = {
        str(row["claim"]): bool(row["inferred"]) for row in graph.ask("about", subject="fair-1911")
    }
    assert {name: about[name] for name in ("fair-since-2", "fair-opener-2", "market-weighed")} == {
        "fair-since-2": False,
        "fair-opener-2": True,
        "market-weighed": False,  # when he said so stands in no column
    }
    said = {str(row["claim"]): row for row in graph.ask("reactions", event="fair-1911")}
    assert said["market-weighed"]["said"] == "1911-05-02"
    assert said["market-weighed"]["inferred"] is True
    counted = {
        str(row["claim"]): row for row in graph.ask("figures_side_by_side", subject="fair-1911")
    }
    assert counted["market-counted"]["inferred"] is None
    assert counted["fair-arrests"]["inferred"] is True


SAYS_LATER = """title: The rain
kind: newspaper
publisher: Post
language: en
issued: 1912-01-28
inferred: issued
read: part
says:
- at: page 1
  id: rain-list
  voice: king
  about: fair-1911
  count: 77 arrests
  as-of: 1911-04-19
  inferred: as-of
- at: page 2
  id: rain-march
  voice: king
  about: fair-1911
  happened: 1911-03-07
  inferred: happened
  actors:
    critic: dockers-union
  en: The union blamed the king in March.
  es: El sindicato culpó al rey en marzo.
- at: page 3
  voice: king
  put-as: denied
  about: fair-1911
  count: 12 deaths
- at: page 4
  id: rain-unhurt
  voice: king
  put-as: denied
  about: fair-1911
  happened: 1911-03-07
  inferred: happened
  place: strelsau
  en: Nobody of the 12 was hurt there.
  es: Ninguno de los 12 resultó herido allí.
"""


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("en", "(list of 19 April 1911, date inferred), 1–18 April 1911."),
        ("es", "(lista del 19 de abril de 1911, fecha deducida), del 1 al 18 de abril de 1911."),
    ],
)
def test_where_the_period_is_stated_only_the_day_of_the_list_is_marked(
    folder: Path, tmp_path: Path, lang: str, told: str
) -> None:
    """The mark stood behind the period, as if the voice had not said it."""
    shutil.copytree(folder, place := tmp_path / "ruritania-lockout")
    says = SAYS_LATER.replace("  as-of:", "  when: 1911-04-01/1911-04-18\n  as-of:")
    (place / "sources" / "rain.yaml").write_text(says, "utf-8")
    graph = backstory.Graph(store=open_store(place), lang=lang)
    claim = graph.record.claims[graph.record.by_id["rain-list"]]
    sentence = teller_of(graph.record, lang).text(claim)
    assert sentence.endswith(told), sentence
    row = next(row for row in graph.figures("fair-1911") if row["claim"] == "rain-list")
    assert not row["inferred"]
    assert str(row["limit"]) in told
    period = [line for line in str(graph.show("rain-list")).splitlines() if "1–18" in line
              or "1 al 18" in line]  # fmt: skip
    assert period
    assert not [line for line in period if MARK.search(line)]


@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_question_marks_alone_what_the_sentence_shows(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    """What build states lets a query that runs elsewhere, or on the page, mark the same rows."""
    shutil.copytree(folder, place := tmp_path / "ruritania-lockout")
    for name, says in (("market", SAYS_ALSO), ("rain", SAYS_LATER)):
        (place / "sources" / f"{name}.yaml").write_text(says, "utf-8")
    graph = backstory.Graph(store=open_store(place), lang=lang)
    asked = {}
    for name, question in questions().items():
        values = {**VALUES, **({"other": "king"} if "actor" in question.parameters else {})}
        needed = {one for one, told in question.parameters.items() if told.required}
        for some in (needed, {"subject"} & set(question.parameters) | needed):
            asked[name, *sorted(some)] = {one: values[one] for one in some if one in values}

    def marks() -> dict[tuple[str, ...], list[tuple[str, bool]]]:
        return {
            key: [(str(row.get("claim")), bool(row.get("inferred")))
                  for row in graph.ask(key[0], **given)]
            for key, given in asked.items()
        }  # fmt: skip

    read = marks()
    monkeypatch.setattr("backstory.ask.rows.mark_rows", lambda *_: None)
    assert marks() == read
    # The day of a list; a month without a digit; a number that is no date; the day of a page.
    assert ("rain-list", True) in read["figures_side_by_side", "subject"]
    assert ("rain-march-2", True) in read["reactions", "event"]
    assert ("rain-unhurt-2", False) in read["about", "subject"]
    assert ("rain-unhurt-2", True) in read["denials",]


def _texts(graph: backstory.Graph) -> Iterator[tuple[str, str, str]]:
    """Give every text of a graph that people read, with where its parts are cut."""
    for name in SHOWN:
        yield f"show {name}", str(graph.show(name)), r"\n- |\n\n"
    for name in ("fair-1911", "fair-day", "fair-told", "fair-arrests", "fair-king"):
        yield f"cite {name}", str(graph.cite(name)), r"\n"
    yield "brief", str(graph.brief("fair-1911")), r"\n"
    yield "first", str(graph.first("fair-1911")), r"\n"
    yield "figures", graph.figures("fair-1911").text("csv"), r"\n"
    yield "pairs", graph.pairs("fair-1911", every=True).text("csv"), r"\n"
    yield "disputes", graph.disputes("fair-1911").text("csv"), r"\n(?=fair)"
    yield "a cell of a notebook", graph.ask("timeline")._repr_html_(), r"<tr"
    for form in ("annotations", "graphml", "timelinejs"):
        yield form, str(graph.export(form)), r"\n"
    yield "gexf", str(graph.export("gexf")), r"<(?=node|edge)"
    yield "icalendar", str(graph.export("icalendar")).replace("\r\n ", ""), r"BEGIN:VEVENT"
    yield "claims-csv", str(graph.export("claims-csv")), r"\r?\n"
    for name, drawn in (("timeline", timeline_svg), ("network", network_svg)):
        yield name, drawn(graph.store, event="fair-1911", lang=graph.lang), r"<svg"


def test_every_text_marks_a_date_that_was_worked_out(graph: backstory.Graph) -> None:
    walked = {name: _unmarked(html.unescape(text), cut) for name, text, cut in _texts(graph)}
    # The heading of a claim's own page is the claim; its first line below it bears the mark.
    heading = {"show fair-day", "show fair-told", "show fair-opener"}
    left = {name: parts for name, parts in walked.items() if parts and name not in heading}
    assert not left, "\n".join(f"{name}: {part[:200]}" for name, ps in left.items() for part in ps)


def test_a_still_timeline_draws_a_date_that_was_worked_out_hollow(graph: backstory.Graph) -> None:
    """Its bar was as full as that of a day which a source states."""
    root = ET.fromstring(timeline_svg(graph.store, lang=graph.lang))
    bars = [
        one for one in root.iter("{http://www.w3.org/2000/svg}rect") if one.get("height") == "10"
    ]
    hollow = [one for one in bars if one.get("fill") == "none" and not one.get("stroke-dasharray")]
    assert len(hollow) == 1 < len(bars), [one.attrib for one in bars]


def test_the_walk_sees_the_dates(graph: backstory.Graph) -> None:
    """Each output shows at least one of the dates: else nothing was tried."""
    seen = {name for name, text, _ in _texts(graph) if DATES.search(html.unescape(text))}
    assert {name for name, *_ in _texts(graph)} - seen <= {
        "show dockers-union", "show strelsau", "cite fair-1911", "cite fair-day",
    }  # fmt: skip


def test_a_row_of_claims_names_the_part_that_was_worked_out(graph: backstory.Graph) -> None:
    rows = {
        row["claim"]: row for row in csv.DictReader(io.StringIO(str(graph.export("claims-csv"))))
    }
    assert rows["fair-day"]["inferred"] == "happened"
    assert rows["fair-arrests"]["inferred"] == "when"


def test_a_stated_date_bears_no_mark(graph: backstory.Graph) -> None:
    with pytest.raises(BackstoryError):
        graph.show("no-such-thing")
    for sentence in re.split(r"\[\d+\]", str(graph.brief("lockout-1911"))):
        assert not MARK.search(sentence) or DATES.search(sentence)


SINCE = {
    "fair-since": False,
    "fair-since-2": False,  # the year of the lockout is nobody's reckoning
    "fair-opener": True,
    "fair-opener-2": True,
    "fair-opener-3": True,
}


@pytest.mark.parametrize("name", SINCE)
def test_a_sentence_is_marked_where_it_shows_the_day_that_was_worked_out(
    graph: backstory.Graph, name: str
) -> None:
    record = record_of(graph.store)
    claim = record.claims[record.by_id[name]]
    assert bool(MARK.search(teller_of(record, graph.lang).claim(claim).text)) is SINCE[name]


@pytest.mark.parametrize(
    ("lang", "when", "text", "is_shown"),
    [
        ("en", "2002-04-12", "He went on 12 April 2002.", True),
        ("en", "2002-04-12", "He went in April 2002.", True),
        ("en", "2002-04-12", "He went in May 2002, as in 2001.", False),
        ("en", "2002-04-12", "He went on 13 April 2002.", False),
        ("en", "2002-04-12", "He went under the law of 2002.", False),
        ("en", "2002", "He went in 2002.", True),
        ("en", "2026-03-02/", "From 2 to 9 March 2026 they could come.", True),
        ("en", "../2002-04-12", "By 12 April he had gone.", True),
        ("en", "2018-05-16/2018-05-17", "They may riot.", False),
        ("es", "2002-04-12", "Se fue el 12 de abril de 2002.", True),
        ("es", "2002-04-12", "Se fue el 12 de mayo del 2002.", False),
        ("es", "2024-01-01", "El 1.º de enero se fue.", True),
        ("es", "2018-07-09/2018-07-11", "Del 9 al 11 de julio de 2018 hubo motín.", True),
        ("es", "2007-12-31/..", "La amnistía de 2007 cubriría a 60.", False),
    ],
)
def test_a_date_in_words_is_known_again(
    graph: backstory.Graph, lang: str, when: str, text: str, is_shown: bool
) -> None:
    record = record_of(graph.store)
    told = {"en": text, "es": text}
    claim = replace(record.claims[record.by_id["fair-king"]], when=Span.parse(when), gist=told)
    assert shows_inferred(record, claim, text, lang) is is_shown
