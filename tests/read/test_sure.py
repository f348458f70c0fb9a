"""Small texts that hold what makes a link sure, and what does not."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from growing import shipped

from backstory import Graph
from backstory.read.beside import beside
from backstory.read.certainty import SURE, WEIGHTS
from backstory.read.clues import clues_in
from backstory.read.events import Events, hold_main
from backstory.read.fit import Fit, best_of, lead_over_strangers, related
from backstory.read.known import Known
from backstory.read.lexicon import lexicon
from backstory.read.reading import Reading
from backstory.read.tokens import tokens_of
from backstory.vocabulary import id_of
from backstory.words.phrases import phrase


@cache
def graph() -> Graph:
    return shipped()


def read(text: str, date: str, lang: str = "en") -> Reading:
    return graph().read(text, date=date, lang=lang)


def linked(text: str, date: str, lang: str = "en") -> list[tuple[str, str]]:
    """Give the words of each link with an event, and its id."""
    reading = read(text, date, lang)
    tokens = reading.linked.text
    return [(text[slice(*tokens.span(one.first, one.after))], id_of(one.iri))
            for one in reading.linked.events]  # fmt: skip


@pytest.mark.parametrize(("number", "tells"), [("302", True), ("317", False)])
def test_a_number_that_a_voice_gives_of_an_event_tells_it(number: str, tells: bool) -> None:
    text = f"Venezuela\n\nForo Penal tells of {number} releases. The party said nothing."
    found = read(text, "2026-03-20").linked
    signs = {sign for one in (*found.events, *found.unsure) for sign in one.evidence}
    assert (("number", number) in signs) == tells


def test_what_is_not_sure_is_listed_with_the_likeliest_first() -> None:
    text = "Venezuela\n\nForo Penal tells of 317 releases. The party said nothing."
    unsure = read(text, "2026-03-20").linked.unsure
    assert [id_of(one.others[0]) for one in unsure] == ["releases-2026"]


def test_every_link_is_as_sure_as_the_bar_at_least() -> None:
    text = (
        "Maduro pardons 110 opponents in Venezuela\n\nPresident Nicolas Maduro pardoned 110 "
        "opponents on Monday. The arrests of 2017 and the ruling were not mentioned."
    )
    events = read(text, "2020-09-01").linked.events
    assert events
    assert min(one.certainty for one in events) >= SURE


@pytest.mark.parametrize(
    ("what", "found"),
    [("will not take part in the upcoming", ["election-2020"]), ("took no part in the", [])],
)
def test_the_only_election_ahead_is_the_one_expected(what: str, found: list[str]) -> None:
    text = f"Venezuela\n\nThe opposition of Venezuela {what} legislative elections, Guaido said."
    assert [event for _, event in linked(text, "2020-09-10")] == found


def test_the_move_is_what_the_article_tells() -> None:
    text = (
        "Maduro pardons 110 opponents in Venezuela\n\nPresident Nicolas Maduro pardoned 110 "
        "opponents on Monday. Jorge Rodriguez read the list.\n\nThe move was dismissed abroad."
    )
    assert ("The move", "pardons-2020") in linked(text, "2020-09-01")


def test_the_measure_is_the_law_where_a_law_was_passed() -> None:
    text = (
        "Parliament of Venezuela passes amnesty law\n\nThe National Assembly passed the amnesty "
        "law on Thursday, 19 February 2026.\n\nThe measure covers thirty years."
    )
    assert "The measure" not in dict(linked(text, "2026-02-20"))


def test_many_who_are_freed_are_not_the_one_of_whom_the_text_spoke() -> None:
    text = (
        "Juan Pablo Guanipa\n\nJuan Pablo Guanipa walked free on 20 February 2026 in Venezuela."
        "\n\n{} released from custody."
    )
    assert len(linked(text.format("Some 379 prisoners of Guanipa were"), "2026-02-21")) < len(
        linked(text.format("Guanipa was"), "2026-02-21")
    )


def test_a_call_that_one_side_names_a_rising_is_found_as_one() -> None:
    text = "La crisis de Venezuela\n\nEl alzamiento de Juan Guaidó duró un día en Venezuela."
    assert "call-of-april-2019" in dict(map(reversed, linked(text, "2019-05-20", "es")))


@pytest.mark.parametrize(
    ("text", "lang", "is_clue"),
    [
        ("a free and fair vote for the jailed", "en", False),
        ("set free in jail", "en", True),
        ("los presos no son libres ni justas", "es", False),
        ("los presos son libres", "es", True),
    ],
)
def test_free_and_fair_is_no_release(text: str, lang: str, is_clue: bool) -> None:
    clues = clues_in(tokens_of(text), lexicon(lang))
    assert any("release" in clue.kinds for clue in clues) == is_clue


def test_a_church_is_no_protest() -> None:
    clues = clues_in(tokens_of("the Protestant churches rang their bells"), lexicon("en"))
    assert not any("protest" in clue.kinds for clue in clues)


def test_a_stranger_beside_speaks_against_a_link_with_what_was_told_before() -> None:
    assert WEIGHTS["again-stranger"] < 0
    text = (
        "Venezuela\n\nVenezuela arrested Juan Pablo Guanipa on 23 May 2025.\n\n"
        "The arrest of {} was denounced."
    )
    own = linked(text.format("Guanipa"), "2025-06-01")
    other = linked(text.format("Edgar Zambrano"), "2025-06-01")
    assert [event for _, event in own] == ["guanipa-arrest-2025"] * 2
    assert [event for _, event in other].count("guanipa-arrest-2025") == 1


def test_the_name_of_a_body_is_no_event() -> None:
    text = (
        "La crisis de Venezuela\n\nDelcy Rodríguez habló con la prensa en la sede de la {} y la "
        "Justicia, en el centro de Caracas, ante los familiares."
    )
    made = "truth-commission-created-2017"
    named = read(text.format("Comisión para la Verdad"), "2018-06-02", "es").linked
    assert made not in {id_of(one.iri) for one in named.events}
    assert made not in {id_of(iri) for one in named.unsure for iri in one.others}


def test_the_other_parts_of_a_whole_are_no_rivals_of_the_part_that_is_told() -> None:
    whole = {"parents": frozenset(("whole",))}
    one, two = (
        replace(event, **whole) for event in list(Known(graph().record).events.values())[:2]
    )
    fits = [Fit(one, 4.0, (), 0.0), Fit(two, 3.8, (), 0.0)]
    assert best_of(fits)[1] == pytest.approx(0.2)
    assert lead_over_strangers(fits[0], fits) == 4.0


def test_two_votes_that_made_one_law_on_one_day_are_no_rivals() -> None:
    events = {id_of(iri): one for iri, one in Known(graph().record).events.items()}
    assert related(events["amnesty-2026"], events["second-reading-2026"])
    assert not related(events["amnesty-2026"], events["first-reading-2026"])


def test_in_office_since_a_year_is_no_story_of_that_year() -> None:
    text = "Venezuela\n\nSaab, en el cargo desde 2017, habló de Maduro, capturado el 3 de enero."
    assert "2026-01-03" in [one.value for one in read(text, "2026-02-25", "es").linked.dates]


@pytest.mark.parametrize(("more", "is_linked"), [(" Popular", False), ("", True)])
def test_an_office_of_a_body_whose_name_goes_on_is_another(more: str, is_linked: bool) -> None:
    text = f"Venezuela\n\nHabló la presidenta de la Asamblea Nacional{more} de Venezuela."
    assert bool(read(text, "2018-06-02", "es").linked.posts) == is_linked


def verdicts(text: str, date: str) -> list[str]:
    """Give what is said of each figure of others that stands beside one of a text."""
    return [count.verdict for _, counts in beside(read(text, date)).figures for count in counts]


def test_a_series_counted_up_to_a_day_is_at_odds_with_no_count_of_other_days() -> None:
    text = (
        "Venezuela\n\nForo Penal of Venezuela says that releases that began on 8 January 2026 "
        "reached {} on Friday. Foro Penal tells of releases under the amnesty law of 2026."
    )
    found = verdicts(text.format("452 releases"), "2026-02-20")
    assert not {phrase("verdict conflict", "en"), phrase("verdict possible-conflict", "en")} & set(
        found
    )


def test_what_was_counted_before_the_article_is_no_later_count() -> None:
    text = (
        "Venezuela releases opponents\n\nVenezuela freed Daniel Ceballos on 1 June 2018. "
        "Foro Penal counted 357 political prisoners before the releases of June 2018."
    )
    assert "an earlier count of the same thing" in verdicts(text, "2018-06-02")


def test_nothing_is_certain_with_which_no_words_are_linked() -> None:
    event = Known(graph().record).events
    out = Events(main=next(iter(event)), certain=True)
    hold_main(out, Known(graph().record))
    assert not out.certain


def test_the_same_words_that_could_be_the_same_are_told_once() -> None:
    text = "Venezuela\n\n" + "Foro Penal tells of 317 releases. The party said nothing. " * 3
    assert len(read(text, "2026-03-20").open_lines) == 1


def test_a_dateline_is_no_headline() -> None:
    text = (
        "MADRID 9 Feb. (EUROPA PRESS) -\n\nLa Fiscalía de Venezuela explicó este lunes que la "
        "detención otra vez del opositor Juan Pablo Guanipa se debe a que incumplió condiciones."
    )
    assert not [words for words, _ in linked(text, "2026-02-09", "es") if "MADRID" in words]


def test_whoever_is_said_to_be_kidnapped_may_have_been_arrested() -> None:
    clues = clues_in(tokens_of("Guanipa fue secuestrado en Caracas"), lexicon("es"))
    assert any("arrest" in clue.kinds for clue in clues)


def test_nothing_that_lies_years_ahead_of_a_text_is_offered() -> None:
    text = (
        "Venezuela\n\nLeopoldo Lopez was sentenced to 13 years in prison last year for inciting "
        "violence during mass protests in Venezuela."
    )
    offered = {id_of(iri) for one in read(text, "2016-04-12").linked.unsure for iri in one.others}
    assert "protests-2014" in offered
    assert "protests-2017" not in offered


def linked_ids(text: str, date: str, lang: str) -> list[str]:
    return [iri for _, iri in linked(text, date, lang)]


def test_the_only_conviction_of_somebody_is_meant_without_its_day() -> None:
    text = "Caracas, Venezuela. The lawyer spoke of the trial. Leopoldo López was convicted."
    assert linked_ids(text, "2018-03-01", "en") == ["lopez-sentence-2015"]


def test_what_is_called_post_election_came_after_the_last_vote() -> None:
    text = (
        "Venezuela recuerda las elecciones presidenciales del 28 de julio de 2024. Luego vinieron "
        "las protestas poselectorales, con detenidos en Caracas."
    )
    found = linked_ids(text, "2025-02-10", "es")
    assert "election-2024" in found
    assert {"post-election-unrest-2024", "events-of-2024-election"} & {*found}


def test_who_is_given_refuge_has_escaped() -> None:
    text = (
        "Pedro Carmona se fugó de su arresto domiciliario en Caracas y está en la embajada de "
        "Colombia en Venezuela."
    )
    assert "carmona-asylum-2002" in linked_ids(text, "2002-05-25", "es")


def test_a_primary_is_no_election_of_a_president() -> None:
    text = (
        "Venezuela: María Corina Machado won the opposition's primary vote in October 2023, and "
        "she cannot stand in the election."
    )
    assert linked_ids(text, "2024-02-01", "en") == ["candidate-selection-2023"]


def test_a_line_that_begins_with_its_day_tells_what_happened_on_it() -> None:
    text = (
        "Venezuela in dates\n\n"
        "February 12: lawmakers in Caracas put off the vote at article 7.\n"
        "February 25: Tarek William Saab stepped aside."
    )
    found = linked_ids(text, "2026-03-20", "en")
    assert found == ["deferral-2026", "attorney-general-change-2026"]


def test_a_first_sentence_that_tells_another_day_tells_another_thing() -> None:
    text = (
        "Guaidó floats clemency in Venezuela\n\n"
        "Juan Guaidó, interim president of Venezuela, mused on Thursday about clemency for "
        "Nicolás Maduro. He had been sworn in on January 23 in Caracas."
    )
    words = [told for told, iri in linked(text, "2019-01-27") if iri == "guaido-claim-2019"]
    assert not any("Thursday" in one for one in words)


def test_to_make_a_decision_and_to_adopt_another_text_are_not_what_the_article_tells() -> None:
    text = (
        "Venezuela's National Assembly passes amnesty law\n\n"
        "The National Assembly of Venezuela passed the amnesty law on Tuesday. It is meant to help "
        "officers to make the decision to leave. The assembly also approved a decree on assets."
    )
    words = [told for told, _ in linked(text, "2016-03-30")]
    assert not any("decision" in one or "decree" in one for one in words)


def test_a_surname_is_known_in_a_headline_of_capitals() -> None:
    text = (
        "Washington Considers Recognizing Guaido Soon\n\n"
        "Juan Guaido spoke in Caracas, Venezuela, as the crowd cheered."
    )
    found = [one for one in read(text, "2019-01-20") if id_of(one.iri) == "juan-guaido"]
    assert len(found) == 2


def test_some_of_a_whole_stand_beside_no_count_of_the_whole() -> None:
    text = "Venezuela: Maduro pardoned 110 people on Monday, among them some twenty lawmakers."
    told = {int(one.value) for one, _ in beside(read(text, "2020-09-01")).figures}
    assert told == {110}


def test_what_a_headline_tells_as_past_is_never_called_the_news_for_certain() -> None:
    text = (
        "Venezuela lets two Americans go days after visit of White House envoys to Maduro\n\n"
        "Two American prisoners flew home from Caracas. White House envoys had met Nicolas Maduro "
        "in Caracas over the weekend, the first such talks."
    )
    reading = read(text, "2022-03-09")
    assert not (reading.linked.main_certain and str(reading.main) == "us-delegation-2022")


def test_the_background_counts_no_further_than_the_day_of_the_article() -> None:
    text = "Foro Penal counts the releases in Venezuela since 8 January 2026."
    told = [one.text for one in beside(read(text, "2026-02-02")).background]
    assert told
    assert not any("March 2026" in one for one in told)


def test_no_word_that_every_sentence_has_is_a_reason() -> None:
    light = {word for lang in ("en", "es") for word in lexicon(lang).raw["function-words"]}
    text = (
        "Venezuela\n\nEl presidente de Venezuela habló sobre la sentencia de 2009 contra los "
        "comisarios, desde Caracas, tras todo lo que se dijo ante los jueces en 2014."
    )
    found = read(text, "2012-03-01", "es").linked
    said = {value for one in (*found.events, *found.unsure) for sort, value in one.evidence
            if sort == "word"}  # fmt: skip
    assert said.isdisjoint({word[:6] for word in light} | light)
