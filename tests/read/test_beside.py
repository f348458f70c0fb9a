"""Small texts that hold what the page of an article sets beside it, and what it leaves out."""

from __future__ import annotations

from functools import cache
from html import escape

from growing import shipped

from backstory import Graph
from backstory.read.beside import Beside, beside
from backstory.vocabulary import id_of
from backstory.words.phrases import phrase

SENTENCE = (
    "Leopoldo López sentenced\n\nLeopoldo López was sentenced on Thursday in Venezuela to 13 "
    "years over the protests of 2014, in which 43 people died. Those protests began on "
    "12 February. Hugo Chávez had accused him of a part in the coup of 2002."
)
RULING = (
    "Venezuela's top court strikes down amnesty\n\nThe Supreme Court of Venezuela declared the "
    "amnesty law unconstitutional on Monday. The law would have covered the coup of 2002 "
    "against Hugo Chávez, the opposition said."
)


@cache
def graph() -> Graph:
    return shipped()


def found(text: str, date: str) -> Beside:
    return beside(graph().read(text, date=date, lang="en"))


def test_the_dead_of_protests_are_not_set_beside_those_of_a_coup_named_elsewhere() -> None:
    [counts] = [rows for one, rows in found(SENTENCE, "2015-09-11").figures if one.value == 43]
    record = graph().record
    about = {id_of(record.claims[iri].subject) for iri in record.claims
             if id_of(iri) in {row.claim for row in counts}}  # fmt: skip
    assert about == {"protests-2014"}


def test_who_remains_after_a_day_is_counted_on_the_day_of_the_article() -> None:
    text = (
        "Maduro pardons\n\nAfter Nicolas Maduro pardoned 110 opponents in Venezuela on Monday, "
        "336 political prisoners remain in jail, Foro Penal says."
    )
    [rows] = [rows for one, rows in found(text, "2020-09-02").figures if one.value == 336]
    told = {row.verdict for row in rows}
    assert phrase("verdict agree", "en") in told, "Foro Penal's own 336 of that September"
    assert phrase("verdict possible-conflict", "en") not in told, "August's 386 is an earlier count"


def test_each_verdict_stands_beside_a_figure_before_any_stands_twice() -> None:
    text = "Venezuela\n\nForo Penal counts 711 political prisoners held in Venezuela."
    for _, rows in found(text, "2026-01-30").figures:
        told = [row.verdict for row in rows]
        kinds = len(set(told))
        assert len(set(told[:kinds])) == kinds


def test_a_second_sentence_of_the_background_tells_more_than_the_first() -> None:
    told = [one.text for one in found(RULING, "2016-04-12").background]
    assert sum("annulled" in text or "declared" in text for text in told) == 1, told


def test_words_in_common_alone_make_nothing_the_background() -> None:
    rows = found(SENTENCE, "2015-09-11").before
    assert rows
    assert "events-of-2009" not in {id_of(row.iri) for row in rows}
    assert all({one.feature for one in row.why} - {"text"} for row in rows)


def test_accounts_of_the_main_event_come_before_those_of_what_is_named_by_the_way() -> None:
    record = graph().record
    subjects = [
        {id_of(record.claims[iri].subject) for row in card.rows for iri in row.told.claims}
        for card in found(RULING, "2016-04-12").otherwise
    ]  # fmt: skip
    coup = [at for at, one in enumerate(subjects) if "coup-2002" in one]
    law = [at for at, one in enumerate(subjects) if one & {"amnesty-law-2016", "ruling-2016",
                                                           "ruling-264-2016"}]  # fmt: skip
    assert law, subjects
    assert not coup or min(law) < min(coup), subjects


def verdicts(text: str, date: str, value: str) -> list[str]:
    return [row.verdict for one, rows in found(text, date).figures if str(one.value) == value
            for row in rows]  # fmt: skip


def test_who_is_held_in_one_building_is_no_count_of_the_country() -> None:
    text = (
        "Venezuela\n\nForo Penal, a rights group in Venezuela, says the building holds 54 "
        "political prisoners."
    )
    assert not verdicts(text, "2018-05-18", "54")
    assert verdicts(text.replace("the building holds 54", "there are 350"), "2018-05-18", "350")


def test_a_figure_quoted_days_after_it_was_told_agrees_with_itself() -> None:
    text = "Venezuela\n\nForo Penal counts 568 political prisoners in Venezuela."
    assert phrase("verdict agree", "en") in verdicts(text, "2026-02-28", "568")


def test_shares_of_different_wholes_are_not_at_odds() -> None:
    text = (
        "Venezuela's election\n\nThe National Electoral Council of Venezuela proclaimed Nicolas "
        "Maduro the winner of the election on Sunday with 51.2 percent."
    )
    assert phrase("verdict possible-conflict", "en") not in verdicts(text, "2024-07-30", "51.2")


def test_nothing_stands_among_what_is_missing_that_the_page_told_already() -> None:
    text = (
        "UN experts get two more years\n\nThe UN Human Rights Council voted on Friday to extend "
        "for two years the mandate of its fact-finding mission on Venezuela. Foro Penal counts "
        "1,916 political prisoners."
    )
    page = found(text, "2024-10-12")
    told = {row.iri for row in page.before} | {
        row.iri for row in page.absent for one in page.background if row.told[0].text == one.text
    }
    assert page.before
    assert not told & {row.iri for row in page.absent}


def test_no_account_of_how_many_is_of_years_after_the_article() -> None:
    text = (
        "Three days\n\nThe National Electoral Council proclaimed Nicolas Maduro the winner of "
        "Sunday's election in Venezuela. Foro Penal said on Tuesday that 11 people had been "
        "killed. Tarek William Saab spoke of 749 arrests. The Carter Center said that the "
        "election could not be considered democratic. Maria Corina Machado wants the tallies."
    )
    told = [row.told.text for card in found(text, "2024-07-31").otherwise for row in card.rows[:1]]
    assert told
    assert not any("2026" in one for one in told), told


def test_nobody_is_told_of_who_won_an_election_that_lay_ahead() -> None:
    text = (
        "US eases sanctions\n\nThe United States eased oil sanctions on Venezuela on "
        "Wednesday, a day after the government of Nicolas Maduro and the opposition signed an "
        "accord in Barbados on the presidential election of 2024."
    )
    told = [row.told.text for card in found(text, "2023-10-19").otherwise for row in card.rows]
    assert told
    assert not any("winner" in one or " won " in one for one in told), told


def test_what_is_missing_is_nothing_that_was_counted_after_the_article() -> None:
    text = (
        "Venezuela's Assembly approves amnesty law\n\nCARACAS - Venezuela's National Assembly "
        "passed the amnesty law unanimously on Thursday at second reading. The law covers the "
        "coup of April 2002 and the protests of 2014. US forces captured Nicolas Maduro on "
        "January 3. Relatives of prisoners ended their hunger strike."
    )
    told = [one.text for row in found(text, "2026-02-20").absent for one in row.told]
    assert told
    assert not any("March 2026" in one for one in told), told


def test_a_bare_number_after_a_whole_is_a_part_and_contradicts_nobody() -> None:
    text = (
        "Maduro pardons opponents\n\nCARACAS - On Monday Venezuela's government pardoned more than "
        "100 people. Foro Penal counts 50 of them in prison. About two dozen sit in parliament."
    )
    for figure, rows in found(text, "2020-08-31").figures:
        assert figure.value != 24 or not rows, [row.verdict for row in rows]


def test_a_reason_says_more_than_that_words_are_alike_where_there_is_another() -> None:
    text = (
        "La oposición recuerda en Venezuela que en abril de 2009 un tribunal condenó a 30 años a "
        "los comisarios Iván Simonovis, Henry Vivas y Lázaro Forero por las muertes de abril de "
        "2002. El decreto de amnistía de 2007 los dejó fuera."
    )
    reading = graph().read(text, date="2009-12-11", lang="es")
    rows = [row for row in beside(reading).before if len({one.feature for one in row.why}) > 1]
    assert any(row.why[0].feature == "text" for row in rows), "else this test holds nothing"
    page = reading.page()
    told = {one.text for row in rows for one in row.why if one.feature == "text"}
    assert not any(escape(one) in page for one in told)


def test_a_figure_with_nothing_beside_it_is_named_as_such() -> None:
    text = (
        "Venezuela\n\nForo Penal counts 568 political prisoners in Venezuela since the amnesty law "
        "was signed on 19 February. The government says 8,765 people have benefited. It was the "
        "17th day of protest, and two of them fainted."
    )
    page = graph().read(text, date="2026-03-10", lang="en").page()
    told = phrase("read beside nothing", "en").format("8,765 people have benefited")
    assert told in page


OPINION = (
    "What reconciliation means\n\nVenezuela has tried forgiveness before. After the coup of April "
    "2002, Hugo Chávez waited until 31 December 2007 to decree an amnesty. The coup still divides "
    "the country."
)


def test_without_news_the_background_is_of_what_the_text_speaks_of_most_and_says_so() -> None:
    reading = graph().read(OPINION, date="2026-07-15", lang="en")
    label = reading.known.label(next(one.iri for one in reading.linked.events), "en")
    assert phrase("read main none", "en").format(label) in reading.notes
    first = beside(reading).background[0]
    assert first.of.startswith(label), "what happened itself, though its source be a mirror"


def test_of_two_events_told_as_often_the_one_that_comes_first_gives_the_background() -> None:
    text = (
        "A lawyer's memoir\n\nIn Caracas, Venezuela, a lawyer recalls the trial. In 2009 the "
        "police officers were sentenced to 30 years. The amnesty of 2007 was no help."
    )
    reading = graph().read(text, date="2025-06-02", lang="en")
    told = [id_of(one.iri) for one in reading.linked.events]
    assert told == ["police-sentence-2009", "amnesty-2007"]
    assert "2009" in beside(reading).background[0].of
