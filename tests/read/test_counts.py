"""A figure of an article stands beside those of others of the same days, with the right verdict."""

from __future__ import annotations

from growing import shipped

from backstory.read.counts import counts
from backstory.words.phrases import phrase


def verdicts(text: str, day: str) -> dict[int, list[tuple[str, str]]]:
    """Give what stands beside each figure: the verdict, and who gives which other figure."""
    reading = shipped().read(text, date=day, lang="en")
    return {
        int(one.value): [(count.verdict, count.told) for count in found]
        for one, found in counts(reading)
    }


def test_the_number_of_one_day_is_at_odds_with_no_count_of_another_year() -> None:
    text = (
        "Venezuela released 22 detainees on Thursday, among them Judge María Lourdes Afiuni and "
        "the journalist Braulio Jatar, the UN human rights chief said on Friday."
    )
    found = verdicts(text, "2019-07-05")[22]
    assert [verdict for verdict, told in found if "Bachelet" in told and "22" in told]
    assert not [told for _, told in found if "2016" in told or "June 2019" in told]


def test_the_same_number_of_one_day_agrees() -> None:
    text = "On 30 August 2007 Hugo Chávez of Venezuela pardoned 41 Colombians."
    found = verdicts(text, "2026-02-22")[41]
    assert {verdict for verdict, _ in found} == {phrase("verdict agree", "en")}


def test_a_count_that_ends_sooner_is_the_earlier_one() -> None:
    text = (
        "Caracas, Venezuela. Foro Penal has verified 344 releases of political prisoners since "
        "8 January."
    )
    found = {told.split(", ")[-1]: verdict for verdict, told in verdicts(text, "2026-02-03")[344]}
    assert found["8–26 January 2026"] == phrase("read earlier count", "en")
    assert found["8 January – 4 February 2026"] == phrase("verdict later-count", "en")
