"""A law that a court cut and a parliament repealed: by whom, by whose word, and who denies it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import backstory
from backstory.compare.network import network
from backstory.draw.charts import figures_svg
from backstory.draw.cut import cut
from backstory.draw.data import drawn_data
from backstory.draw.network import network_svg
from backstory.draw.timeline import timeline_svg
from backstory.graph import Graph
from backstory.tell.figures import told_figures

FILES = {
    "dossier.yaml": """\
title:
  en: Trial
description:
  en: A trial.
languages:
- en
language: en
focus: clemency
as-known-on: 1970-12-31
licence: CC-BY-4.0
""",
    "events.yaml": """\
clemency:
  en: Clemency of 1962
  kind: amnesty
vote:
  en: Assembly passes the Clemency Act
  kind: adoption
ruling:
  en: High Court voids an article of the Clemency Act
  kind: ruling-annul
repeal:
  en: Assembly repeals the Clemency Act
  kind: repeal
march:
  en: Harbour march
  kind: protest
pardon:
  en: Pardon of the last prisoners
  kind: pardon-collective
siege:
  en: Siege of the port
  kind: protest
charter-vote:
  en: Vote on the charter
  kind: referendum
""",
    "instruments.yaml": """\
clemency-act:
  en: Clemency Act
  form: law
""",
    "actors.yaml": """\
assembly:
  en: Assembly
  kind: body
high-court:
  en: High Court
  kind: body
council:
  en: Island Council
  kind: body
league:
  en: League of Kin
  kind: group
""",
    "sources/gazette.yaml": """\
title: Acts
kind: gazette
publisher: Gazette
issued: 1962-03-30
says:
- at: page 1
  about: vote
  happened: 1962-03-20
  instrument: clemency-act
- id: assembly-decided
  about: vote
  actors:
    decider: assembly
- at: page 2
  about: clemency
  happened: 1962-03-28
  instrument: clemency-act
- at: page 3
  voice: assembly
  about: clemency-act
  article: article 4
  covers: march
""",
    "sources/mail.yaml": """\
title: The act is gone
kind: newspaper
publisher: Mail
issued: 1966-07-01
says:
- at: paragraph 1
  about: ruling
  happened: 1964-06-11
  actors:
    decider: high-court
- at: paragraph 2
  about: ruling
  annuls: clemency-act
  extent: part
  article: article 4
- at: paragraph 3
  about: repeal
  happened: 1965-02-09
  actors:
    decider: assembly
- at: paragraph 4
  about: repeal
  annuls: clemency-act
- at: paragraph 5
  voice: council
  about: repeal
  put-as: denied
  annuls: clemency-act
- at: paragraph 6
  voice: league
  about: vote
  instrument: clemency-act
- at: paragraph 7
  id: council-decided
  voice: league
  about: vote
  actors:
    decider: council
- at: paragraph 8
  id: in-august
  voice: league
  about: pardon
  put-as: reported
  happened: 1966-08
- at: paragraph 9
  id: not-in-august
  voice: council
  about: pardon
  put-as: denied
  happened: 1966-08
- at: paragraph 10
  id: thirty-eight
  voice: council
  about: march
  when: 1961-05-03
  as-of: 1961-05-02
  count: 38 of 120 prisoners-held
  within: vote
  limit:
    en: the Hale jail only
- at: paragraph 11
  voice: council
  about: siege
  put-as: denied
  happened: 1966-09
""",
    "sources/letter.yaml": """\
title: What the Council counted
kind: newspaper
publisher: Mail
issued: 1966-10-05
inferred: issued
about: charter-vote
when: 1966-10-02
says:
- id: of-votes
  at: page 3
  voice: council
  count: 54.1 vote-share
- at: page 4
  voice: league
  count: 48.5 vote-share
- at: page 3
  about: siege
  voice: council
  count: 40 injured
- id: sixty-one
  at: page 4
  about: siege
  voice: league
  count: 61 injured
- id: not-sixty-one
  at: page 5
  about: siege
  voice: high-court
  put-as: denied
  count: 61 injured
- id: led
  at: page 5
  about: march
  voice: council
  actors:
    organiser: league
- id: not-led
  at: page 6
  about: march
  voice: league
  put-as: denied
  actors:
    organiser: league
- at: page 6
  about: march
  voice: assembly
  put-as: denied
  actors:
    participant: league
- id: a-riot
  at: page 6
  about: march
  voice: council
  characterised-as: riot
- id: no-riot
  at: page 7
  about: march
  voice: league
  put-as: denied
  characterised-as: riot
""",
}


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    folder: Path = tmp_path_factory.mktemp("undone") / "trial"
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return backstory.load(folder)


@pytest.mark.parametrize("kind", ["repeal", "promulgation", "veto-override"])
def test_what_another_law_ends_is_repealed_and_no_court_annulled_it(
    tmp_path: Path, kind: str
) -> None:
    for name, text in FILES.items():
        (tmp_path / "trial" / name).parent.mkdir(parents=True, exist_ok=True)
        told = text.replace("kind: repeal", f"kind: {kind}")
        (tmp_path / "trial" / name).write_text(told, encoding="utf-8")
    law = backstory.load(tmp_path / "trial")
    rows = law.ask("outcome_of_measure", measure="clemency-act")
    ended = {(row["status"], row["event"]) for row in rows}
    assert {("annulled", "ruling"), ("repealed", "repeal")} <= ended
    assert ("annulled", "repeal") not in ended
    assert "Assembly repeals the Clemency Act (repealed" in str(law.show("clemency-act"))
    followed = law.ask("what_followed", event="clemency")
    relations = {row["object"]: row["relation_label"] for row in followed}
    assert relations["repeal"] == "repeal"
    assert relations["ruling"] == "annuls"


@pytest.mark.parametrize(("lang", "annuls", "repeal"), [
    ("en", "annuls", "repeal"), ("es", "anula", "derogación"),
])  # fmt: skip
def test_what_a_parliament_repealed_no_court_annulled(
    graph: Graph, lang: str, annuls: str, repeal: str
) -> None:
    rows = graph.ask("what_followed", event="clemency", lang=lang)
    told = {(r["object"], r["relation"], r["relation_label"], r["decider"]) for r in rows}
    assert told == {
        ("ruling", "annuls", annuls, "high-court"),
        ("repeal", "annuls", repeal, "assembly"),
    }


@pytest.mark.parametrize(("lang", "repeals", "annuls"), [
    ("en", "repeals", "annuls"), ("es", "deroga", "anula"),
])  # fmt: skip
@pytest.mark.parametrize(("question", "of"), [
    ("links_of_event", "event"), ("about", "subject"), ("neighbourhood", "event"),
])  # fmt: skip
def test_the_relation_of_a_repeal_is_no_annulment_in_any_table(
    graph: Graph, question: str, of: str, lang: str, repeals: str, annuls: str
) -> None:
    for event, told in (("repeal", repeals), ("ruling", annuls)):
        rows = graph.ask(question, lang=lang, **{of: event})
        assert {r["relation_label"] for r in rows if r["relation"] == "annuls"} == {told}


@pytest.mark.parametrize(("lang", "at", "repeals"), [("en", 0, "repeals"), ("es", 1, "deroga")])
def test_no_line_of_the_page_or_network_calls_a_repeal_an_annulment(
    graph: Graph, lang: str, at: int, repeals: str
) -> None:
    data = drawn_data(graph.store)
    words = {
        start: data["drawing"]["words"][word]
        for start, _, says, _, _, word, _ in data["drawing"]["lines"]
        if says == "annuls"
    }
    assert words["repeal"][at] == repeals != words["ruling"][at]
    claims = {(c["about"], c.get("relation")) for c in data["claims"] if c["says"] == "annuls"}
    assert claims == {("repeal", "repeals"), ("ruling", None)}
    assert repeals in network_svg(graph.store, event="repeal", lang=lang)
    ties = network(graph.record, lang).edges(data=True)
    assert repeals in {tie["label"] for start, _, tie in ties if start == "repeal"}


def test_a_row_of_a_stage_is_what_one_claim_says(graph: Graph) -> None:
    """Each voice that named the text stood beside each decider that any voice had named."""
    rows = graph.ask("stages_of_instrument", instrument="clemency-act")
    told = {
        (
            str(row["voice_label"]),
            row["decider"],
            row["claim"] in ("assembly-decided", "council-decided"),
        )
        for row in rows
        if row["event"] == "vote"
    }
    assert told == {
        ("Gazette", None, False), ("League of Kin", None, False),
        ("Gazette", "assembly", True), ("League of Kin", "council", True),
    }  # fmt: skip


def test_a_cell_tells_that_the_article_it_rests_on_was_annulled(graph: Graph) -> None:
    rows = graph.ask("measures_compared", measure="clemency")
    told = {(r["article"], r["struck_by"]) for r in rows if r["object"] == "march"}
    assert told == {("article 4", "ruling")}


def test_who_voted_the_text_of_a_measure_decided_it(graph: Graph) -> None:
    """It stood as *not stated*: the vote is another event of the law, and names the house."""
    rows = graph.ask("measures_compared", measure="clemency")
    told = {(r["object"], r["date_of"], r["claim"]) for r in rows if r["cell"] == "decider"}
    assert told == {
        ("assembly", "vote", "assembly-decided"), ("council", "vote", "council-decided"),
    }  # fmt: skip


def test_a_measure_with_a_day_of_its_own_is_not_dated_by_its_first_stage(graph: Graph) -> None:
    rows = graph.ask("measures_compared", measure="clemency")
    assert {row["date_of"] for row in rows if row["cell"] == "reach"} == {"clemency"}


def test_a_date_that_one_tells_and_another_denies_is_a_disagreement(graph: Graph) -> None:
    rows = graph.disputes("pardon").rows
    assert {row["claim"] for row in rows} == {"in-august", "not-in-august"}
    told = str(graph.brief("pardon"))
    assert "League of Kin reports" in told
    assert "Island Council denies" in told


def test_the_page_does_not_put_an_annulment_into_the_mouth_of_who_denies_it(graph: Graph) -> None:
    data = drawn_data(graph.store, "en")
    claims = {claim["id"]: claim for claim in data["claims"]}
    row = next(one for one in data["measures"] if one["id"] == "clemency")
    for cell in row["cells"]["outcome"]:
        assert len({claims[each].get("modality", "asserted") for each in cell["claims"]}) == 1
    assert len(row["cells"]["outcome"]) == 3
    assert any("article 4 annulled" in str(cell["text"]) for cell in row["cells"]["scope"])


def test_measures_side_by_side_alone_keep_what_undid_them(graph: Graph) -> None:
    data = drawn_data(graph.store, "en")
    row = next(one for one in data["measures"] if one["id"] == "clemency")
    kept = cut(
        {**data, "start": {"tab": "measures", "event": "", "lang": "en"}}, about=row["about"]
    )
    ids = {claim["id"] for claim in kept["claims"]}
    assert all(each in ids for cell in row["cells"]["outcome"] for each in cell["claims"])


def test_a_date_that_is_only_reported_is_not_drawn_as_hoped_for(graph: Graph) -> None:
    told = timeline_svg(graph.store, lang="en")
    assert "August 1966 (reported)" in told


def test_what_is_only_denied_dates_nothing(graph: Graph) -> None:
    things = drawn_data(graph.store, "en")["things"]
    assert "planned" in things["pardon"]
    assert not {"days", "planned", "dated"} & {*things["siege"]}
    assert "September 1966" not in timeline_svg(graph.store, lang="en")


def test_a_figure_is_nowhere_told_wider_than_its_base_and_limits(graph: Graph) -> None:
    within = (
        "38 of 120",
        "list of 2 May 1961",
        "Assembly passes the Clemency Act",
        "the Hale jail only",
    )
    row = [*graph.ask("figures_side_by_side", subject="march")]
    told = [str(graph.brief("thirty-eight")), figures_svg(graph.record, told_figures(graph.record))]
    told += [" ".join(graph.ask("how many prisoners were held").told), str(row)]
    for text in told:
        assert [each for each in within if each in text] == [*within], text


@pytest.mark.parametrize(("lang", "verb", "not_said"), [
    ("en", "repeals", "annuls"), ("es", "deroga", "anula"),
])  # fmt: skip
def test_a_brief_and_show_say_repeals_of_a_parliament_and_annuls_of_a_court(
    graph: Graph, lang: str, verb: str, not_said: str
) -> None:
    spoken = Graph(store=graph.store, lang=lang)
    for told in (str(spoken.show("repeal")), str(spoken.brief("repeal"))):
        assert verb in told
        assert not_said not in told
    assert not_said in str(spoken.show("ruling"))


@pytest.mark.parametrize(("lang", "heads"), [
    ("en", ("The share of the vote differs: ", "The number of people injured differs: ")),
    ("es", ("Discrepan los datos de porcentaje de votos: ",
            "Discrepan las cifras de personas heridas: ")),
])  # fmt: skip
def test_a_share_that_differs_is_no_number_of_shares(
    graph: Graph, lang: str, heads: tuple[str, str]
) -> None:
    spoken = Graph(store=graph.store, lang=lang)
    for event, head in zip(("charter-vote", "siege"), heads, strict=True):
        assert head in str(spoken.brief(event))


@pytest.mark.parametrize(("lang", "begun"), [
    ("en", (". Page 3. Island", ". Issue worked out")),
    ("es", (". Página 3. Island", ". Fecha deducida")),
])  # fmt: skip
def test_each_sentence_of_a_citation_begins_with_a_capital(
    graph: Graph, lang: str, begun: tuple[str, str]
) -> None:
    spoken = Graph(store=graph.store, lang=lang)
    told = str(spoken.cite("of-votes")) + str(spoken.cite("letter"))
    assert [head for head in begun if head in told] == [*begun], told


@pytest.mark.parametrize(("about", "pairs"), [
    ("siege", {("sixty-one", "not-sixty-one")}),
    ("march", {("led", "not-led"), ("a-riot", "no-riot")}),
])  # fmt: skip
def test_what_one_tells_and_another_denies_in_the_same_terms_is_a_disagreement(
    graph: Graph, about: str, pairs: set[tuple[str, str]]
) -> None:
    """An actor in the same role, a number of the same, a name: as it is of dates."""
    told: dict[str, list[str]] = {}
    for row in graph.disputes(about, by="stated").rows:
        told.setdefault(str(row["disagreement"]), []).append(str(row["claim"]))
    assert {(one, other) for one, other in told.values()} == pairs


def test_a_day_of_a_page_that_the_editors_worked_out_is_marked_beside_the_figure(
    graph: Graph,
) -> None:
    [row] = [row for row in graph.figures().rows if row["claim"] == "of-votes"]
    assert row["printed_label"] == "5 October 1966 (date inferred)"
    assert "  5 October 1966 (date inferred)  " in str(graph.figures("charter-vote"))
    [sound] = [row for row in graph.figures().rows if row["claim"] == "thirty-eight"]
    assert sound["printed_label"] == "1 July 1966"


def test_what_is_annulled_in_part_happened_on_no_part_of_a_day(tmp_path: Path) -> None:
    """The cookbook's repeal states its day and what it annuls in one item."""
    for name, text in FILES.items():
        (tmp_path / "trial" / name).parent.mkdir(parents=True, exist_ok=True)
        told = text.replace("  extent: part", "  happened: 1964-06-11\n  extent: part")
        (tmp_path / "trial" / name).write_text(told, encoding="utf-8")
    dated, annulled = str(backstory.load(tmp_path / "trial").show("ruling")).split("CONTEXT")
    assert dated.count("1964") > 1
    assert "in part" not in dated
    assert "in part: article 4" in annulled


@pytest.mark.parametrize("by", ["annulled by: ", "repealed by: ", "anulado por: "])
def test_a_measure_that_was_undone_annuls_nothing(graph: Graph, by: str) -> None:
    """The page's cell is of what was undone: “annuls: ruling” would turn the two around."""
    told = json.dumps(drawn_data(graph.store)["measures"], ensure_ascii=False, default=list)
    assert by in told
    assert "annuls: " not in told
    assert "anula: " not in told
