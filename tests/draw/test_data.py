"""What the page is given is decided below it: verdicts, odds, measures, citations, allegations."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from growing import grown_of
from paths import ROOT

from backstory.ask.find import record_of
from backstory.ask.questions import questions
from backstory.compare.disagreements import disagreements_of
from backstory.compare.measures import COLUMNS, broader, measures_of
from backstory.draw.alike import _periods_together
from backstory.draw.asking import asking
from backstory.draw.compared import citations
from backstory.draw.data import PageData, page_data
from backstory.draw.first_screens import first_screens
from backstory.draw.typescript import shapes
from backstory.model.parts import Modality
from backstory.rdf.hulled import inferred_hulls
from backstory.rdf.record import Record
from backstory.rdf.store import TripleStore
from backstory.rdf.view import ACCUSING_ROLES, accuses, with_broader
from backstory.tell.cite import citation
from backstory.tell.disputes import disputes_table
from backstory.tell.figures import pairs_table, told_figures
from backstory.tell.saying import Speaker
from backstory.vocabulary import KEYS, id_of
from backstory.words.languages import Texts, languages
from backstory.words.phrases import phrase
from backstory.words.predicates import predicate_name

Grown = Callable[[str], TripleStore]


@pytest.fixture
def record(grown: Grown) -> Record:
    return record_of(grown("venezuela-amnesties"))


@pytest.fixture(scope="module")
def data() -> PageData:
    """Collect it once: no test here changes it."""
    store = grown_of(ROOT / "seeds" / "venezuela-amnesties")
    return page_data(record_of(store), engine=False)


@pytest.mark.parametrize("lang", ["en", "es"])
def test_every_verdict_of_the_page_is_a_row_of_the_shell(
    data: PageData, record: Record, lang: str
) -> None:
    """The same pairs, the same verdicts, the same reasons: `backstory figures` tells them too."""
    rows = {
        (row["claim"], row["other_claim"]): (row["verdict"], row["why"])
        for row in pairs_table(record, told_figures(record), lang).rows
        if row["verdict"] != "not-comparable"
    }
    at = ("en", "es").index(lang)
    told = {
        (one["a"], one["b"]): (
            one["verdict"],
            one["why"] if isinstance(one["why"], str) else one["why"][at],
        )
        for one in data["verdicts"]
    }
    assert told == rows
    assert len(told) > 50


def test_every_disagreement_reaches_the_page_with_the_claims_of_each_side(
    data: PageData, record: Record
) -> None:
    found = {one.id: one for one in disagreements_of(record)}
    assert [one["id"] for one in data["disagreements"]] == list(found)
    for one in data["disagreements"]:
        claims = {claim for side in one["sides"] for claim in side}
        assert {iri.rpartition("/")[2] for iri in found[one["id"]].claims} <= claims
        assert len(one["sides"]) > 1
        assert one["by"] == "stated" or all(one["note"])


@pytest.mark.parametrize("lang", ["en", "es"])
def test_what_differs_is_told_in_the_words_of_the_shell(
    data: PageData, record: Record, lang: str
) -> None:
    at = ("en", "es").index(lang)
    shell = {row["disagreement"]: row["why"] or "" for row in disputes_table(record, "", lang).rows}
    page = {one["id"]: one["note"][at] for one in data["disagreements"]}
    assert page.keys() == shell.keys()
    # Where the editors sign a verdict the shell says it before the note; the page, on a card.
    unlike = {one for one in page if page[one] != shell[one] and not shell[one].endswith(page[one])}
    assert not unlike
    assert any(page[one] == shell[one] != "" for one in page)


def test_the_measures_of_the_page_are_those_of_python(data: PageData, record: Record) -> None:
    assert [one["id"] for one in data["measures"]] == [
        one.iri.rpartition("/")[2] for one in measures_of(record)
    ]


def test_a_measure_is_a_clemency_or_a_legal_text_about_one(data: PageData) -> None:
    measures = {one["id"] for one in data["measures"]}
    assert {"amnesty-2007", "pardons-2020", "releases-2026", "amnesty-draft-long-2026"} <= measures
    told = {one for each in data["measures"] for one in each["about"]}
    assert not told & {
        "constitution-1999",
        "penal-code",
        "ruling-264-2016",
        "hydrocarbons-law-2026",
    }


def test_the_page_has_a_row_for_each_cell_of_a_measure() -> None:
    """The page of a text had no row of where it came from; what is added shows there too."""
    parts = ROOT / "src/backstory/draw/web/src/parts"
    told = {
        name: re.findall(r"'(\w+)'", re.findall(r"const ROWS = \[(.*?)\]", text, re.S)[0])
        for name in ("measures_table.ts", "text.ts")
        for text in [(parts / name).read_text("utf-8")]
    }
    assert told == {"measures_table.ts": ["stages", *COLUMNS], "text.ts": list(COLUMNS)}


def test_every_question_reaches_the_page() -> None:
    """And each with a field for every parameter, of its kind and with what fills it unasked."""
    asked = asking({}, [], languages(), frozenset())["questions"]
    assert [one["id"] for one in asked] == list(questions())
    for one in asked:
        fields = [
            (each["id"], each["kind"], each.get("required", False), each.get("default", ""))
            for each in one["parameters"]
        ]
        assert fields == [
            (each.name, each.kind, each.required, each.default or "")
            for each in questions()[one["id"]].parameters.values()
        ]


def test_the_page_names_predicates_as_the_shell_does(data: PageData) -> None:
    told = {key: [one] * 2 if isinstance(one, str) else one for key, one in
            data["predicates"].items()}  # fmt: skip
    assert told == {
        key: [predicate_name(compact, lang) for lang in languages()]
        for compact, key in KEYS.items()
    } | {"repeals": [phrase("repeals", lang) for lang in languages()]}


def test_who_takes_part_by_no_plain_triple_is_accused_on_the_page_too(
    data: PageData, record: Record
) -> None:
    """The graph leaves out the plain triple where it would accuse; the page has no other list."""
    plain = {
        (id_of(row["e"]), id_of(row["a"]))
        for row in record.store.query("SELECT ?e ?a { ?e sem:hasActor ?a }").values()
    }
    stated = [
        (claim["id"], (id_of(told.subject), id_of(told.object)), "accuses" in claim)
        for claim, told in ((one, record.claims[record.by_id[one["id"]]]) for one in data["claims"])
        if told.predicate == "sem:hasActor" and isinstance(told.object, str)
        and told.modality == Modality.ASSERTED and told.within is None and not told.limit
    ]  # fmt: skip
    without = [claim for claim, pair, accuses in stated if pair not in plain and not accuses]
    assert not without, "no plain triple stands for these, and the page marks no accusation"
    assert len([claim for claim, _, accuses in stated if accuses]) > 50


def test_the_page_marks_as_accusing_what_the_one_rule_does(data: PageData, record: Record) -> None:
    """A list of roles would miss who stands at an arrest without one, or what is torture."""
    above = broader(record)
    marked, by_rule, by_role = set(), set(), set()
    for claim in data["claims"]:
        told = record.claims[record.by_id[claim["id"]]]
        subject = record.names.get(told.subject)
        kinds = with_broader(subject.type, above) if subject else frozenset[str]()
        thing = id_of(told.object) if isinstance(told.object, str) else ""
        role = id_of(told.role) if told.role else ""
        marked |= {claim["id"]} if "accuses" in claim else set()
        if accuses(told.predicate, role, thing, kinds):
            by_rule.add(claim["id"])
            by_role |= {claim["id"]} if role in ACCUSING_ROLES else set()
    assert marked == by_rule
    assert by_rule - by_role, "what accuses without an accusing role is tried too"


def test_the_page_cites_in_the_words_of_the_shell(record: Record) -> None:
    """What a citation leaves to other parts of the page comes back to the letter."""
    cited = citations(record, languages())

    def put_back(name: Any, at: int, *marks: str) -> str:
        text = str(name if isinstance(name, str) else name[at])
        for mark, own in zip("\x01\x02\x03\x04", marks, strict=False):
            text = text.replace(mark, own)
        return text

    def of_source(iri: str, at: int, lang: str) -> str:
        source = record.sources[iri]
        titles = Texts(source.titles)[lang]
        return put_back(cited["sources"][record.short(iri)], at, titles, source.url)

    for at, lang in enumerate(("en", "es")):
        for iri in list(record.sources)[::40]:
            assert f"{of_source(iri, at, lang)}\n" == citation(record, iri, lang)
        for iri, claim in list(record.claims.items())[::40]:
            thing = str(claim.object) if isinstance(claim.object, str) else ""
            told = put_back(
                cited["claims"][record.short(iri)],
                at,
                Texts(claim.gist)[lang] if claim.gist else "",
                record.label(claim.subject, lang),
                record.label(thing, lang) if thing in record.names else "",
                record.label(claim.voices[0], lang),
            )
            head, tail, own = told.split(" ", 2)
            frame = of_source(claim.source, at, lang).removesuffix(
                f"[{record.short(claim.source)}]"
            )
            whole = frame[: int(head)] + own + frame[len(frame) - int(tail) :]
            assert f"{whole}[{record.short(iri)}]" == citation(record, iri, lang).split("\n")[0]


def test_no_line_of_a_drawing_rests_on_a_claim_that_accuses(data: PageData) -> None:
    accusing = {claim["id"] for claim in data["claims"] if claim.get("accuses")}
    assert accusing
    for _, _, _, _, claims, *_ in data["drawing"]["lines"]:
        assert not accusing & set(claims)


def test_concepts_are_found_by_all_that_they_are_called(data: PageData) -> None:
    """The page knew no *political prisoners*, took Foro Penal for a part of it, and dropped it."""
    called = {also for one in data["concepts"].values() for also in one.get("also", ())}
    assert {"political prisoners", "presos políticos"} <= called, "names of the common ones"
    assert {"died in custody", "murió bajo custodia"} <= called, "words of the dossier's own"


def test_a_thing_tells_that_no_source_states_its_date(data: PageData, record: Record) -> None:
    """The dot of the timeline is hollow there: only rows and what hovers above it said so."""
    marked = {one for one, thing in data["things"].items() if thing.get("inferred")}
    assert marked == {record.short(iri) for iri in inferred_hulls(record)} != set()


def test_the_shapes_of_typescript_are_written_from_those_of_python() -> None:
    path = ROOT / "src/backstory/draw/web/src/shape.ts"
    assert path.read_text("utf-8") == shapes(), "write it anew: `make schema`"


@pytest.mark.parametrize("lang", ["en", "es"])
def test_several_periods_of_one_limit_are_told_side_by_side(data: PageData, lang: str) -> None:
    words = {"en": "within the period: ", "es": "dentro del período: "}[lang]
    told = [f"{words}1999", "in part", f"{words}2000"]
    assert _periods_together(told, lang) == [f"{words}1999 / 2000", "in part"]
    sentences = [whole(each)[data["languages"].index(lang)] for each in data["likened"]]
    assert any(" / " in one and words in one for one in sentences)
    assert not any(f"{words}{words}" in one for one in sentences)


def whole(told: dict[str, Any]) -> list[str]:
    """Give a sentence in each language, with the lines in which it ends, some alike in all."""
    ends = ([line] * len(told["text"]) if isinstance(line, str) else line
            for line in told.get("each") or ())  # fmt: skip
    lines = zip(told["text"], *ends, strict=True)
    return ["\n".join(each) for each in lines]


def test_what_holds_within_limits_stands_a_line_each(data: PageData) -> None:
    """Five things with their periods in one sentence were a wall that nobody reads."""
    listed = [one for one in data["likened"] if "each" in one]
    assert listed
    for one in listed:
        assert all(text.endswith(":") for text in one["text"])
        assert len(one["each"]) > 1
        assert any("(" in line[0] for line in one["each"])
    period = "within the period"
    walls = [one["text"][0] for one in data["likened"] if one["text"][0].count(period) > 2]
    assert not walls


def test_a_limit_in_one_language_is_a_list_in_both(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is told in one language alone must not end in lists of two lengths: no page then."""
    own = Speaker.limit
    monkeypatch.setattr(Speaker, "limit", lambda self, c: own(self, c) if self.lang == "es" else "")
    listed = [one for one in page_data(record)["likened"] if "each" in one]
    assert any("solo dentro de este límite" in line[1] and "(" not in line[0]
               for one in listed for line in one["each"])  # fmt: skip


def test_measures_are_alike_and_unlike_in_finished_sentences(data: PageData) -> None:
    rows = {row["id"]: row for row in data["measures"]}
    alike, unlike = rows["amnesty-2007"]["like"]["amnesty-2026"]
    told = [whole(data["likened"][at]) for at in alike]
    coup = data["things"]["coup-2002"]["name"]
    both = [each for each in told if each[0].startswith("Both are said to cover")]
    assert len(both) == 1, told
    assert all(name in text for name, text in zip(coup, both[0], strict=True)), told
    for at in unlike:
        english, spanish = whole(data["likened"][at])
        assert english.startswith("Only "), english
        assert spanish.startswith("Solo "), spanish


def test_what_measures_share_is_told_no_wider_than_their_texts_have_it(
    data: PageData, record: Record
) -> None:
    """The law of 2026 leaves out drug trafficking above nine years; both were told to, without."""
    limited = [
        claim
        for claim in record.claims.values()
        if claim.predicate in ("ctx:excludes", "ctx:covers", "ctx:benefits")
        and claim.modality != "denied"
        and claim.limit
    ]
    told = " ".join(each for one in data["likened"] for each in whole(one))
    missing = [c.iri for c in limited for words in c.limit.values() if words not in told]
    assert limited
    assert len(missing) < len(limited), "no limit is told at all"
    name = record.label("https://w3id.org/backstory/concept/offence/drug-trafficking", "en")
    english = [whole(one)[0] for one in data["likened"]]
    bare = [one for one in english if f"{name}," in one or f"{name}\n" in one]
    law = data["things"]["amnesty-law-2026"]["name"][0]
    assert not [one for one in bare if f"“{law}”" in one], bare


def test_what_the_other_has_in_a_wider_or_narrower_form_is_not_of_one_alone(data: PageData) -> None:
    """The law of 2026 leaves out grave violations of human rights; the amnesty of 2007, all."""
    rows = {row["id"]: row for row in data["measures"]}
    _, unlike = rows["amnesty-2007"]["like"]["amnesty-2026"]
    told = [whole(data["likened"][at]) for at in unlike]
    out = [spanish for english, spanish in told if "to leave out:" in english]
    assert out
    assert not [each for each in out if "violaciones" in each or "homicidio" in each]


def test_what_is_unlike_bears_the_day_from_which_it_was_said(data: PageData) -> None:
    begin = data["things"]["announcement-2026"]["days"][0]
    assert begin is not None
    name = data["things"]["amnesty-2026"]["name"][0]
    own = [one for one in data["likened"] if one["text"][0].startswith(f"Only “{name}”")]
    assert own, f"nothing is said of {name} alone"
    assert all(one["known"] >= begin for one in own), own


def test_a_voice_has_series_of_later_counts_alone(data: PageData, record: Record) -> None:
    screens = first_screens(record, data)
    held = {one["counted"]: one for one in screens["series"]["foro-penal"]}[
        "counted/prisoners-held"
    ]
    claims = [record.claims[record.by_id[one]] for one in held["claims"]]
    days = [claim.when.latest_end for claim in claims if claim.when]
    assert len(days) == len(claims) > 20, "a count without its day cannot stand in a series"
    assert days == sorted(days, key=lambda day: day or 0)
    assert {claim.voices for claim in claims} == {(record.by_id["foro-penal"],)}
    assert all(", " in english and english != spanish for english, spanish in held["told"])


def test_a_claim_tells_on_the_page_what_makes_it_narrower(data: PageData, record: Record) -> None:
    """The shell told the articles of a law, a limit and *of 91*; the cards of the page did not."""
    told = {claim["id"]: claim.get("bounds", "") for claim in data["claims"]}
    for claim in record.claims.values():
        for at, lang in enumerate(data["languages"]):
            bounds = told[id_of(claim.iri)]
            written = bounds if isinstance(bounds, str) else bounds[at]
            for part in Speaker(record, lang).narrowed(claim):
                assert part in written, claim.iri
    assert any(claim.articles for claim in record.claims.values())


def test_the_page_marks_the_date_that_was_worked_out_and_no_other(
    data: PageData, record: Record
) -> None:
    held = {claim["id"]: claim for claim in data["claims"]}
    for claim in record.claims.values():
        own = {"happened"} if claim.predicate == "ctx:date" else {"when"}
        told = held[record.short(claim.iri)]
        # A sentence of a claim beside the one that dates the event may show that day.
        shown = not claim.when and Speaker(record, "en").shows_inferred(claim)
        assert told.get("inferred", False) is bool(shown or own & claim.inferred), claim.id
        assert told.get("issuedInferred", False) is ("said" in claim.inferred), claim.id
