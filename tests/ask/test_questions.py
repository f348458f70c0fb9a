"""Each of the questions the graph was made for, over the committed dossier, with its provenance."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from backstory.ask.find import record_of
from backstory.ask.questions import MOST_PICKED, answer, question_text, questions
from backstory.compare.measures import measures_of
from backstory.errors import QueryError, UnknownName
from backstory.rdf.limits import limited
from backstory.rdf.rq import query_files
from backstory.rdf.store import TripleStore
from backstory.words.table import Table

SEED = "announcement-article"
Ask = Callable[..., Table]


@pytest.fixture
def ask(grown: Callable[[str], TripleStore]) -> Ask:
    graph = grown("venezuela-amnesties")

    def of(name: str, **values: Any) -> Table:
        return answer(graph, name, **values)

    return of


def _sourced(table: Table) -> Table:
    """Every row shows voice, source, place and modality."""
    assert len(table)
    for row in table:
        assert all(row[name] for name in ("voice", "source", "place", "modality"))
    return table


def test_p01_who_presented_it_on_what_occasion_and_where(ask: Ask) -> None:
    rows = _sourced(ask("presented_where", event="announcement-2026", source=SEED))
    found = [(r["actor"], r["occasion"], r["site"]) for r in rows if r["role"] == "initiator"]
    assert ("delcy-rodriguez", "judicial-year-2026", "supreme-court") in found


def test_p02_which_body_was_told_to_prepare_the_text(ask: Ask) -> None:
    rows = _sourced(ask("tasks_given", event="drafting-2026", source=SEED))
    assert {(r["actor"], r["ordered_by"]) for r in rows} == {
        ("judicial-revolution-commission", "delcy-rodriguez")
    }
    assert {r["gist"] for r in rows} == {
        "Delcy Rodríguez instructed the Commission for the Judicial Revolution to write the "
        "amnesty law of 2026."
    }


def test_p03_what_would_be_left_out(ask: Ask) -> None:
    rows = _sourced(ask("left_out", measure="amnesty-bill-2026", source=SEED))
    assert {r["object"] for r in rows} == {
        "homicide", "drug-trafficking", "human-rights-violations"
    }  # fmt: skip
    assert {r["modality"] for r in rows} == {"proposed"}


def test_p04_how_many_foro_penal_counts(ask: Ask) -> None:
    rows = _sourced(
        ask("figures_side_by_side", counted="prisoners-held", voice="foro-penal", source=SEED)
    )
    assert [(r["value"], r["wording"]) for r in rows] == [(711, "currently")]


def test_p05_earlier_measures_in_order(ask: Ask) -> None:
    rows = _sourced(ask("earlier_measures", event="announcement-2026", source=SEED))
    found = list(dict.fromkeys((r["object"], r["actor"]) for r in rows))
    assert [pair for pair in found if pair[0] != "ruling-2016"] == [
        ("amnesty-2007", "hugo-chavez"),
        ("amnesty-attempt-2016", "national-assembly"),
        ("pardons-2020", "nicolas-maduro"),
    ]


def test_p06_which_politicians_welcomed_it(ask: Ask) -> None:
    rows = _sourced(ask("reactions", event="announcement-2026", source=SEED))
    welcomed = {r["actor"] for r in rows if r["role"] == "supporter"}
    assert welcomed == {"henrique-capriles", "stalin-gonzalez"}
    belong = ask("members_of_body", body="national-assembly", source=SEED)
    assert {r["person"] for r in belong} == welcomed


def test_p07_the_passage_behind_110(ask: Ask) -> None:
    rows = _sourced(ask("passages_behind", subject="pardons-2020", value=110, source=SEED))
    assert any(r["start"] <= 1849 and r["end"] >= 1860 and r["sha256"] for r in rows)


def test_p08_kinds_in_both_languages(ask: Ask) -> None:
    names = {(r["es"], r["en"]) for r in ask("kinds_in_both_languages")}
    assert {("amnistía", "amnesty"), ("indulto", "pardon")} <= names
    assert all(es and en for es, en in names)


def test_p09_figures_side_by_side(ask: Ask) -> None:
    rows = _sourced(ask("figures_side_by_side", subject="releases-2026", source=SEED))
    assert {(r["value"], r["counted"], r["unit"], r["voice"], r["as_of"]) for r in rows} == {
        (302, "releases-verified", "person", "foro-penal", "2026-01-08/.."),
        (808, "releases-announced", "person", "interior-minister", "2025-12/.."),
        (643, "precautionary-measures", "measure", "attorney-general", None),
    }


def test_p10_who_disputes_711(ask: Ask) -> None:
    rows = _sourced(ask("who_disputes", number=711, source=SEED))
    assert {(r["voice"], r["relation"], r["name"]) for r in rows} == {
        ("venezuelan-government", "denies", "terrorists")
    }


def test_p11_what_machado_asserts(ask: Ask) -> None:
    rows = _sourced(ask("statements_of_voice", voice="maria-corina-machado", source=SEED))
    claims = {r["claim"] for r in rows}
    assert {"machado-pressure", "machado-not-voluntary", "machado-23-years",
            "machado-incapable"} <= claims  # fmt: skip


def test_p12_statements_per_voice(ask: Ask) -> None:
    rows = ask("statements_per_voice", source=SEED)
    voices = [r["voice"] for r in rows]
    assert voices[0] == SEED
    assert {"foro-penal", "venezuelan-government", "interior-minister", "attorney-general",
            "maria-corina-machado", "delcy-rodriguez"} <= set(voices)  # fmt: skip


def test_p13_dated_by_year_only(ask: Ask) -> None:
    rows = _sourced(ask("dated_by_year_only", source=SEED))
    assert {(r["event"], r["date"]) for r in rows} >= {
        ("coup-2002", "2002"), ("amnesty-2007", "2007"),
        ("amnesty-attempt-2016", "2016"), ("pardons-2020", "2020"),
    }  # fmt: skip


def test_p14_what_the_amnesty_of_2007_dealt_with(ask: Ask) -> None:
    rows = _sourced(ask("links_of_event", event="amnesty-2007", source=SEED))
    assert {r["object"] for r in rows if r["relation"] == "addresses"} == {"coup-2002"}


def test_p15_what_became_of_the_attempt_of_2016(ask: Ask) -> None:
    rows = _sourced(ask("outcome_of_measure", measure="amnesty-attempt-2016", source=SEED))
    assert {(r["status"], r["decider"]) for r in rows} >= {("annulled", "supreme-court")}


def test_p16_plans_and_not_facts(ask: Ask) -> None:
    rows = _sourced(ask("plans_not_facts", source=SEED))
    assert {"excluded-murder", "excluded-drugs", "excluded-human-rights", "planned-vote",
            "reach-of-the-proposal"} <= {r["claim"] for r in rows}  # fmt: skip
    assert "asserted" not in {r["modality"] for r in rows}


def test_p17_where_rodriguez_and_trump_appear_together(ask: Ask) -> None:
    rows = _sourced(ask("together", actor="delcy-rodriguez", other="donald-trump", source=SEED))
    assert "phone-talks-2026" in {r["event"] for r in rows if r["via"] is None}
    assert "rapprochement-2026" not in {r["event"] for r in rows if r["via"] is None}


def test_p18_timeline_oldest_first(ask: Ask) -> None:
    rows = _sourced(ask("timeline", source=SEED))
    order = list(dict.fromkeys(r["event"] for r in rows))
    past = ["coup-2002", "amnesty-2007", "amnesty-attempt-2016", "pardons-2020", "election-2020"]
    assert [event for event in order if event in past] == past


def test_p19_steps_from_the_announcement_to_the_coup(ask: Ask) -> None:
    rows = _sourced(ask("steps_between", event="announcement-2026", other="coup-2002", source=SEED))
    assert [(r["previous"], r["relation"], r["object"]) for r in rows][:2] == [
        ("announcement-2026", "precedent", "amnesty-2007"),
        ("amnesty-2007", "addresses", "coup-2002"),
    ]


def test_p20_undated_events(ask: Ask) -> None:
    rows = _sourced(ask("undated_events", source=SEED))
    assert {r["event"] for r in rows} >= {
        "releases-2026", "precautionary-measures-2026", "phone-talks-2026",
        "helicoide-conversion-2026", "drafting-2026", "ruling-2016",
    }  # fmt: skip


_CELLS = ("kind", "decider", "stage", "reach")


def test_the_measures_asked_for_are_those_of_tables_and_page(
    ask: Ask, grown: Callable[[str], TripleStore]
) -> None:
    asked = {row["measure"].iri for row in ask("measures_compared")}
    assert asked == {
        measure.iri for measure in measures_of(record_of(grown("venezuela-amnesties")))
    }


def test_a_timeline_of_a_kind_holds_the_narrower_kinds_too(ask: Ask) -> None:
    """One question finds all clemencies: amnesties, pardons, dismissals and releases."""
    found = {row["its_kind"] for row in ask("timeline", kind="clemency")}
    assert {"amnesty-general", "pardon", "release"} <= found
    assert found < {row["its_kind"] for row in ask("timeline")}


def test_an_amnesty_that_a_parliament_voted_is_an_amnesty_and_was_never_surely_in_force(
    ask: Ask,
) -> None:
    attempts = {"amnesty-attempt-2016", "amnesty-attempt-2019"}
    for branch in ("amnesty", "clemency"):
        assert attempts <= {row["event"] for row in ask("timeline", kind=branch)}
    for day in ("2016-04-05", "2016-12-31", "2019-02-01"):
        for asked in ({}, {"branch": "amnesty"}):
            held = {(row["measure"], row["held"]) for row in ask("in_force", valid_at=day, **asked)}
            assert not {(attempt, "certain") for attempt in attempts} & held
    for attempt in attempts:
        told = {row["status"] for row in ask("outcome_of_measure", measure=attempt)}
        assert "annulled" in told
        assert "in-force" not in told


def test_p21_four_measures_cell_by_cell(ask: Ask) -> None:
    rows = ask("measures_compared", source=SEED)
    cells: dict[tuple[str, str], set[str]] = {}
    for row in rows:
        cells.setdefault((row["measure"], row["cell"]), set()).add(row["object_label"])
    four = {"amnesty-bill-2026", "amnesty-2007", "amnesty-attempt-2016", "pardons-2020"}
    assert four <= {measure for measure, _ in cells}
    assert all((measure, cell) in cells for measure in four for cell in _CELLS)
    assert cells["amnesty-2007", "decider"] == {"Hugo Chávez"}
    assert cells["amnesty-attempt-2016", "reach"] == {"not stated"}
    assert "110" in cells["pardons-2020", "reach"]
    assert cells["pardons-2020", "stage"] == {"not stated"}


def test_the_law_of_2026_is_among_the_measures_compared(ask: Ask) -> None:
    """A clemency through an instrument is a measure, even where nobody states its origin."""
    cells = {r["cell"]: r["object"] for r in ask("measures_compared", measure="amnesty-2026")}
    assert set(cells) == {"kind", "decider", "stage", "reach"}
    assert cells["decider"] == "national-assembly"
    assert cells["stage"] == "in-force"


def test_a_word_of_a_voice_takes_no_kind_away_that_the_editors_chose(ask: Ask) -> None:
    """One voice's "act of justice" stood as the kind, and that it is an amnesty was gone."""
    kinds = [row for row in ask("measures_compared") if row["cell"] == "kind"]
    chosen = {row["measure"].iri for row in kinds if row["object"] and not row["voice"]}
    assert {row["measure"].iri for row in kinds if row["voice"]} < chosen


def test_p23_the_article_gives_no_calendar_date(ask: Ask) -> None:
    rows = _sourced(ask("dates_of_event", event="announcement-2026", source=SEED))
    assert [(r["wording"], r["inferred"]) for r in rows] == [("Friday", True)]


def test_p24_in_force_at_the_end_of_2016(ask: Ask) -> None:
    rows = _sourced(ask("in_force", valid_at="2016-12-31", source=SEED))
    assert {(r["measure"], r["held"]) for r in rows} == {("amnesty-2007", "certain")}


def test_p26_single_voices_and_those_heard_through_another(ask: Ask) -> None:
    assert len(_sourced(ask("single_voiced", source=SEED))) > 50
    heard = {(r["voice"], r["through"]) for r in ask("heard_through_another", source=SEED)}
    assert {
        (voice, SEED)
        for voice in (
            "foro-penal",
            "interior-minister",
            "attorney-general",
            "venezuelan-government",
            "maria-corina-machado",
            "delcy-rodriguez",
        )
    } <= heard


def test_p27_two_legal_names_in_one_sentence(ask: Ask) -> None:
    rows = _sourced(ask("called_differently", subject="amnesty-2007", source=SEED))
    assert [(r["name"], r["other_name"]) for r in rows] == [("amnesty", "pardoned")]
    assert str(rows[0]["together_in"]).startswith("1633-1739")


def test_p28_days_from_the_vote_to_the_ruling(ask: Ask) -> None:
    rows = _sourced(ask("days_between", event="amnesty-attempt-2016", other="ruling-2016"))
    said = {(r["date"], r["other_date"]): (r["fewest_days"], r["most_days"]) for r in rows}
    assert said["2016-03-29", "2016-04-11"] == (13, 13)
    assert said["2016-03-30", "2016-04-11"] == (12, 12)  # an agency dates the vote a day later
    assert (rows[0]["fewest_days"], rows[0]["most_days"]) in {(12, 12), (13, 13)}


def test_p29_figures_without_a_period(ask: Ask) -> None:
    rows = _sourced(ask("figures_without_period", subject="releases-2026", source=SEED))
    assert [r["value"] for r in rows] == [643]


def test_p30_what_one_source_says_stands_in_a_store_of_its_own(
    ask: Ask, grown: Callable[[str], TripleStore]
) -> None:
    import pyoxigraph as ox

    graph = grown("venezuela-amnesties")
    alone = limited(graph, source=ox.NamedNode(f"{graph.dossier}/{SEED}"))
    empty = ox.Store()
    content = alone.store.dump(format=ox.RdfFormat.TRIG) or b""
    empty.load(content, format=ox.RdfFormat.TRIG)
    again = answer(TripleStore(empty), "figures_side_by_side", subject="releases-2026")
    first = ask("figures_side_by_side", subject="releases-2026", source=SEED)
    assert again.rows == first.rows
    assert len(again) == 3


def test_known_at_tells_how_surely_it_had_been_said(ask: Ask) -> None:
    rows = ask("figures_side_by_side", subject="releases-2026", known_at="2026-01-20")
    assert {r["known"] for r in rows} <= {"certain", "possible"}
    later = ask("figures_side_by_side", subject="releases-2026", known_at="2026-12-31")
    assert len(later) > len(rows)


def test_valid_at_tells_who_held_a_post_on_a_day(ask: Ask) -> None:
    rows = _sourced(ask("holders_of_post", post="president", valid_at="2010-06-01"))
    assert "hugo-chavez" in {r["person"] for r in rows}
    assert "delcy-rodriguez" not in {r["person"] for r in rows}


def test_a_wrong_name_suggests_the_nearest(ask: Ask) -> None:
    with pytest.raises(UnknownName, match="Did you mean 'timeline'"):
        ask("timelime")
    with pytest.raises(UnknownName, match="Did you mean 'coup-2002'"):
        ask("actors_of_event", event="coup-2020")
    with pytest.raises(QueryError, match="needs --event"):
        ask("actors_of_event")


def test_nothing_recorded_is_not_nothing_happened(ask: Ask) -> None:
    assert "does not mean" in ask("parts_of_event", event="nobel-2025").notes[0]


def test_who_held_a_post_on_a_day_where_one_voice_begins_the_spell_and_another_ends_it(
    ask: Ask,
) -> None:
    rows = _sourced(ask("holder_on_day", post="interior-minister", valid_at="2020-11-01"))
    assert {(r["person"], r["when"], r["held"]) for r in rows} == {
        ("carmen-melendez", "2020-10-25/", "certain"),
        ("carmen-melendez", "/2021-08-19", "certain"),
    }, "who came earlier is gone, for somebody is said to have come after them"


def test_a_post_whose_holder_left_on_a_day_not_told_is_only_possibly_held(ask: Ask) -> None:
    rows = ask("holder_on_day", post="president", valid_at="2026-01-04")
    assert [(r["person"], r["held"]) for r in rows] == [("nicolas-maduro", "possible")]


def test_people_left_out_of_a_measure_are_told_beside_the_offences(ask: Ask) -> None:
    rows = _sourced(ask("left_out", measure="amnesty-2007"))
    assert {"pedro-carmona", "ivan-simonovis", "crimes-against-humanity"} <= {
        r["object"] for r in rows
    }
    named = {r["object"] for r in _sourced(ask("left_out", measure="pardons-2020"))}
    assert {"leopoldo-lopez", "juan-guaido", "yon-goicoechea"} <= named


def test_what_annuls_the_text_of_a_ruling_follows_the_ruling(ask: Ask) -> None:
    rows = _sourced(ask("what_followed", event="officers-ruling-2002"))
    found = {(r["object"], r["relation"], r["thing"]) for r in rows}
    assert ("officers-ruling-annulled-2005", "annuls", "judgment-38-2002") in found


def test_days_are_counted_between_asserted_dates_and_once_for_each_pair(ask: Ask) -> None:
    rows = _sourced(ask("days_between", event="first-reading-2026", other="second-reading-2026"))
    pairs = [(r["date"], r["other_date"]) for r in rows]
    assert len(pairs) == len(set(pairs)), "voices that agree must not be paired with one another"
    assert {r["modality"] for r in rows} == {"asserted"}, "an expected day moves nothing"
    assert {(r["fewest_days"], r["most_days"]) for r in rows} == {(14, 14)}


def test_a_whole_name_stands_for_its_id(ask: Ask) -> None:
    """A reporter types "Foro Penal" or "maria corina machado", not an id."""
    by_id = ask("statements_of_voice", voice="maria-corina-machado")
    assert [r["claim"] for r in ask("statements_of_voice", voice="maria corina machado")] == [
        r["claim"] for r in by_id
    ]
    assert len(ask("statements_of_voice", voice="Foro Penal"))
    with pytest.raises(UnknownName, match=r"maria-corina-machado"):
        ask("statements_of_voice", voice="María Corina Machada")


def test_on_a_day_the_surest_rows_come_first(ask: Ask) -> None:
    grades = [r["held"] for r in ask("holders_of_post", valid_at="2017-06-01")]
    order = ["certain", "probable", "possible"]
    assert grades == sorted(grades, key=order.index)
    assert len(set(grades)) > 1


def test_the_stages_of_a_law_begin_with_its_bill(ask: Ask) -> None:
    rows = _sourced(ask("stages_of_instrument", instrument="amnesty-law-2026"))
    events = [r["event"] for r in rows if r["event"] and r["date"]]
    assert list(dict.fromkeys(events)) == [
        "announcement-2026", "first-reading-2026", "deferral-2026", "amnesty-2026",
        "second-reading-2026", "promulgation-2026",
    ]  # fmt: skip
    assert "rocha-refusal-2026" not in events, "a court that applies a law is no stage of it"
    decided = {r["event"]: r["decider"] for r in rows}
    assert decided["announcement-2026"] is None, "who is expected to vote has not decided"
    signed = ask("stages_of_instrument", instrument="hydrocarbons-law-2026")
    assert [r["stage"] for r in signed][:2] == ["introduction", "adoption-first"]
    named = {r["decider"] for r in signed if r["stage"] == "promulgation"} - {None}
    assert named == {"delcy-rodriguez"}, "None stands beside a voice that does not say who"


def test_who_took_part_in_the_parts_of_an_event(ask: Ask) -> None:
    rows = _sourced(ask("actors_of_event", event="coup-2002"))
    found = {(r["thing"], r["actor"], r["role"]) for r in rows}
    assert ("carmona-proclamation-2002", "pedro-carmona", "decider") in found
    assert ("return-of-chavez-2002", "hugo-chavez", "successor") in found


def test_what_is_denied_though_nobody_says_it(ask: Ask) -> None:
    rows = _sourced(ask("denials"))
    assert {r["modality"] for r in rows} == {"denied"}
    found = {(r["subject"], r["voice"]) for r in rows}
    assert ("carmona-proclamation-2002", "allan-brewer-carias") in found
    assert ("political-prisoners", "diosdado-cabello") in found


def test_what_each_voice_calls_something_and_refuses_to_call_it(ask: Ask) -> None:
    rows = _sourced(ask("names_given", subject="dismissal-1994"))
    assert {(r["name"], r["voice"], r["modality"]) for r in rows} >= {
        ("amnesty", "tjet", "asserted"), ("perdón", "juan-jose-caldera", "denied"),
    }  # fmt: skip


def test_the_reach_of_a_measure_names_people_too(ask: Ask) -> None:
    rows = _sourced(ask("reach_of_measure", measure="pardons-2020"))
    found = {(r["relation"], r["object"]) for r in rows}
    assert {("benefits", "freddy-guevara"), ("excludes", "leopoldo-lopez")} <= found


def test_a_date_written_as_a_number_is_refused(ask: Ask) -> None:
    """20160101 read as a day number would lie in the year 57166, and be answered."""
    with pytest.raises(QueryError, match="YYYY-MM-DD"):
        ask("in_force", valid_at=20160101)


def test_a_saying_is_not_known_before_what_it_asserts_began(ask: Ask) -> None:
    """A page of February that has the law in force since the 19th was not read on the 6th."""
    rows = ask("stages_of_instrument", instrument="amnesty-law-2026", known_at="2026-02-06")
    assert "in-force" not in {r["stage"] for r in rows}
    undated = ask("figures_side_by_side", subject="coup-2002", known_at="2002-12-31")
    assert {r["known"] for r in undated} == {"certain", "possible"}, "undated sayings of 2002 stay"


def test_what_claims_date_apart_is_told_in_words_and_not_as_undated(ask: Ask) -> None:
    """No one text writes the hull of the coup; an empty cell would be shown as "not stated"."""
    row = ask("compare_dates", event="amnesty-2007", other="coup-2002")[0]
    assert (row["date"], row["other_date"]) == ("2007-12-31", None)
    assert row["other_date_label"] == "11 to 13 or 14 April 2002"
    assert "not stated" not in str(ask("compare_dates", event="amnesty-2007", other="coup-2002"))
    found = ask("links_of_event", event="amnesty-2007", valid_at="2002-04-12")
    assert {r["held"] for r in found if r["object"] == "coup-2002"} == {"certain"}


def test_neutral_values_have_words_beside_them(ask: Ask) -> None:
    """A file for a spreadsheet reads in the reader's language too, as that of the figures does."""
    rows = ask("events_on_day", valid_at="2002-04-12", lang="es")
    assert ("certain", "seguro") in {(r["held"], r["held_label"]) for r in rows}
    places = {(r["place"], r["place_label"]) for r in rows}
    assert ("article 1, letter i", "artículo 1, letra i") in places


def test_a_claim_is_not_repeated_for_each_voice_that_names_who_decided(ask: Ask) -> None:
    """Two voices who agree on the decider make one row, not two that read alike."""
    for name, values in (
        ("earlier_measures", {"event": "announcement-2026"}),
        ("outcome_of_measure", {"measure": "amnesty-attempt-2016"}),
        ("tasks_given", {}),
        ("together", {"actor": "delcy-rodriguez", "other": "donald-trump"}),
        ("undated_events", {}),
    ):
        rows = [tuple(v for k, v in r.items() if "claim" not in k) for r in ask(name, **values)]
        alike = {row for row in rows if rows.count(row) > 1}
        assert not alike, f"{name}: rows that differ by no more than a claim"


def test_what_a_text_calls_an_event_while_telling_it_is_no_reaction(ask: Ask) -> None:
    rows = _sourced(ask("reactions", event="announcement-2026"))
    words = {(r["actor"], r["wording"]) for r in rows if r["role"] is None}
    assert ("henrique-capriles", "necessary step") in words
    assert SEED not in {actor for actor, _ in words}
    assert all(r["actor"] == r["voice"] for r in rows if r["role"] is None)


def test_what_surely_went_on_on_a_day_comes_first(ask: Ask) -> None:
    grades = _sourced(ask("events_on_day", valid_at="2002-04-12")).column("held")
    assert grades == sorted(grades, key=["certain", "probable", "possible"].index)
    assert grades[0] == "certain"


def test_a_term_of_which_only_the_end_is_told_stands_in_its_place(ask: Ask) -> None:
    rows = ask("holders_of_post", post="attorney-general")
    people = list(dict.fromkeys(row["person"] for row in rows))
    assert people == ["isaias-rodriguez", "luisa-ortega-diaz", "tarek-william-saab", "larry-devoe"]


def test_figures_of_the_whole_are_told_where_a_part_has_none(ask: Ask) -> None:
    part = _sourced(ask("conflicting_figures", event="carmona-government-2002"))
    assert {r["subject"] for r in part} == {"coup-2002"}
    whole = ask("conflicting_figures", event="coup-2002")
    assert whole[0]["subject"] == "coup-2002", "its own figures come before those of its parts"


def test_a_lower_bound_conflicts_with_nothing_above_it(ask: Ask) -> None:
    """At least 11 deaths stood beside at least 12, and more than 6 beside 19."""
    for row in ask("conflicting_figures", event="coup-2002"):
        assert not row["value_label"].startswith(("at least", "more than")), row
        assert not row["other_value_label"].startswith(("at most", "fewer than")), row


def test_precedents_tell_each_step_and_who_says_so(ask: Ask) -> None:
    rows = _sourced(ask("precedents", event="announcement-2026"))
    steps = [(r["depth"], r["previous"], r["relation"], r["object"]) for r in rows]
    assert steps[0] == (1, "announcement-2026", "precedent", "amnesty-2007")
    assert (2, "amnesty-2007", "addresses", "coup-2002") in steps
    assert [step[0] for step in steps] == sorted(step[0] for step in steps)


def test_a_link_tells_which_way_it_goes(ask: Ask) -> None:
    """That one event answers another is not that it is answered by it."""
    rows = _sourced(ask("neighbourhood", event="announcement-2026"))
    links = {(r["subject"], r["relation"], r["object"]) for r in rows}
    assert ("announcement-2026", "precedent", "amnesty-2007") in links
    assert ("drafting-2026", "implements", "announcement-2026") in links


def test_a_count_says_what_is_counted_and_an_actor_in_which_role(ask: Ask) -> None:
    for name, values in (
        ("about", {"subject": "coup-2002"}),
        ("single_voiced", {"subject": "coup-2002"}),
        ("statements_of_voice", {"voice": "human-rights-watch"}),
        ("rests_on_source", {"only": SEED}),
    ):
        for row in _sourced(ask(name, **values)):
            assert bool(row["counted"]) == (row["relation"] == "count"), name
            assert bool(row["role"]) == (row["relation"] == "hasActor"), name


def test_what_bears_no_date_of_its_own_was_said_when_its_source_was_issued(ask: Ask) -> None:
    rows = {r["claim"]: r["said"] for r in ask("denials", subject="amnesty-law-2026")}
    assert rows["law-returns-no-property"], "the page that says so is dated"


def test_the_day_of_a_page_is_not_told_as_that_of_whom_it_quotes(ask: Ask) -> None:
    rows = [r for r in ask("reactions", event="announcement-2026") if r["printed"]]
    assert rows, "somebody is quoted whose own day nobody states"
    assert all(r["said"] is None and r["voice"] != r["source"] for r in rows)


def test_every_question_picks_as_many_claims_as_the_limits_tell() -> None:
    found = {
        name: [int(most) for most in re.findall(r"\bLIMIT\s+(\d+)", query.text)]
        for name, query in query_files("ask/queries").items()
    }
    picked = {name: most for name, most in found.items() if most}
    assert len(picked) > 10
    steps = {MOST_PICKED // 10}  # paths between two events, of which there are fewer
    assert {most for each in picked.values() for most in each} - steps == {MOST_PICKED}


def test_a_page_that_speaks_is_named_by_its_outlet_and_not_by_its_headline(
    grown: Callable[[str], TripleStore],
) -> None:
    graph = grown("venezuela-amnesties")
    sources = record_of(graph).sources
    told = 0
    for name, given in (
        ("figures_side_by_side", {"counted": "deaths"}),
        ("about", {"subject": "coup-2002"}),
        ("steps_between", {"event": "announcement-2026", "other": "coup-2002"}),
    ):
        for lang in ("en", "es"):
            for row in answer(graph, name, lang=lang, **given).rows:
                source = sources.get(row["voice"].iri)
                if source and source.unnamed:
                    assert row["voice_label"] not in ("", "not stated", "no consta"), name
                elif source and source.publisher:
                    told += 1
                    assert row["voice_label"] in source.publishers.values(), name
    assert told


@pytest.mark.parametrize("name", sorted(questions()))
def test_no_row_is_found_twice_in_the_first_place(
    name: str, grown: Callable[[str], TripleStore]
) -> None:
    """Virtuoso gave a row of a UNION twice, by one plan of some hundred, in spite of DISTINCT."""
    graph = grown("venezuela-amnesties")
    text = question_text(graph, questions()[name], questions()[name].example, "en")
    before, select, rest = text.partition("SELECT DISTINCT ")
    if "SELECT" in before or not select:
        return
    found = [str(row) for row in graph.store.query(f"{before}SELECT {rest}")]  # type: ignore[union-attr]
    assert [row for row, times in Counter(found).items() if times > 1] == []
