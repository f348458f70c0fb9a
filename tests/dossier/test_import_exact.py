"""A table says as exactly as a source file of what, how far and within which limit is counted."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from backstory.dossier import read
from backstory.dossier.sheet import OF_STATEMENTS
from backstory.dossier.sheet_import import import_table
from backstory.vocabulary import id_of
from backstory.words.languages import words_of

SAME = {
    "source": "gazette-1973", "title": "Result", "source_kind": "gazette", "publisher": "Gazette",
    "language": "en", "issued": "1973-06-15", "read": "whole", "at": "page 1",
    "event": "plebiscite-1973", "event_en": "Plebiscite", "event_es": "Plebiscito",
    "event_kind": "referendum", "date": "1973-05-20",
    "when": "1973-05-20", "figure": "57.1", "counted": "vote-share",
}  # fmt: skip
BOARD = {"voice": "board", "voice_name": "Electoral Board", "voice_kind": "body"}
FRONT = {"voice": "front", "voice_name": "Front", "voice_kind": "body"}


def _written(path: Path, lang: str, rows: list[dict[str, str]]) -> Path:
    """Write a table whose headings are those of a language."""
    columns = sorted({column for row in rows for column in row})
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow([words_of(lang)["sheet"][column] for column in columns])
        out.writerows([[row.get(column, "") for column in columns] for row in rows])
    return path


@pytest.mark.parametrize(
    ("lang", "of", "stages"),
    [("en", "votes", ("partial 40 %", "final")), ("es", "votos", ("parcial 40 %", "definitivo"))],
)
def test_base_stage_day_and_limit_of_a_figure_come_in(
    lang: str, of: str, stages: tuple[str, str], tmp_path: Path
) -> None:
    rows = [
        SAME | BOARD | {"figure": "60", "of": of, "stage": stages[0], "said": "1973-05-20"},
        SAME | BOARD | {"of": of, "stage": stages[1], "as_of": "1973-06-15",
                        "limit_en": "votes cast at home only", "limit_es": "solo en el país"},
    ]  # fmt: skip
    done = import_table(_written(tmp_path / "t.csv", lang, rows), tmp_path / "calder")
    assert (done.problems, done.added) == ([], 2)
    partial, final = (claim for claim in read(tmp_path / "calder").claims.values() if claim.figure)
    assert partial.figure
    assert final.figure
    assert (partial.figure.stage, partial.figure.progress) == ("partial", Decimal(40))
    assert (final.figure.stage, str(final.figure.as_of)) == ("final", "1973-06-15")
    assert partial.figure.base == final.figure.base
    assert partial.figure.base.endswith("votes")
    assert str(partial.said) == "1973-05-20"
    assert dict(final.limit)["en"] == "votes cast at home only"


@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_row_denies_or_disputes_another_by_the_id_of_its_statement(
    lang: str, tmp_path: Path
) -> None:
    nothing = {"date": "", "figure": "", "counted": "", "when": ""}
    rows = [
        SAME | {"figure": "", "counted": "", "when": ""},
        SAME | BOARD | {"statement": "board-57", "date": ""},
        SAME | FRONT | {"figure": "48", "disputes": "board-57", "date": ""},
        SAME | FRONT | nothing | {"denies": "board-57", "at": "page 2"},
    ]
    done = import_table(_written(tmp_path / "t.csv", lang, rows), tmp_path / "calder")
    assert (done.problems, done.added) == ([], 4)
    disputed = [
        claim.modality for claim in read(tmp_path / "calder").claims.values() if claim.disputes
    ]
    assert sorted(map(str, disputed)) == ["asserted", "denied"]


def test_an_id_that_no_row_has_is_told_by_its_column(tmp_path: Path) -> None:
    rows = [SAME | BOARD, SAME | FRONT | {"disputes": "someone"}]
    done = import_table(_written(tmp_path / "t.csv", "es", rows), tmp_path / "calder", lang="es")
    [problem] = done.problems
    assert "row 3, column `discute`" in problem.what
    assert (
        problem.mend == "write this id in the column `id de la afirmación` of the row that is meant"
    )
    assert not (tmp_path / "calder").exists()


def test_an_id_stands_in_a_row_that_says_one_thing(tmp_path: Path) -> None:
    """Else it would be that of the date, and who disputes the share would dispute the day."""
    rows = [SAME | BOARD | {"statement": "board-57"}]
    [problem] = import_table(_written(tmp_path / "t.csv", "en", rows), tmp_path / "calder").problems
    assert problem.what == (
        "row 2, column `id of the statement`: the row says several things, and an id is that of one"
    )


def test_an_id_of_a_row_with_a_mistake_is_not_told_as_lacking(tmp_path: Path) -> None:
    """The row has the id: to be told to write it there is untrue."""
    rows = [SAME | BOARD | {"statement": "board-57"}, SAME | FRONT | {"disputes": "board-57"}]
    done = import_table(_written(tmp_path / "t.csv", "en", rows), tmp_path / "calder")
    assert [problem.code for problem in done.problems] == ["D068"]


def test_each_such_column_has_a_heading_of_its_own_in_each_language() -> None:
    for lang in ("en", "es"):
        sheet = words_of(lang)["sheet"]
        assert set(OF_STATEMENTS) <= set(sheet)
        assert len(set(sheet.values())) == len(sheet)


@pytest.mark.parametrize(
    ("column", "other", "told"),
    [("event_kind", "election", "`kind: election` of `plebiscite-1973`, but `kind: referendum`"),
     ("issued", "1974", "`issued: 1974` of `gazette-1973`, but `issued: 1973-06-15`"),
     ("event_en", "Vote", "`en: Vote` of `plebiscite-1973`, but `en: Plebiscite`"),
     ("event_en", "plebiscite", ""), ("issued", "", "")],
)  # fmt: skip
def test_two_rows_that_tell_one_thing_otherwise_are_told(
    column: str, other: str, told: str, tmp_path: Path
) -> None:
    """The second row said that the gazette was of 1974, and nobody heard of it."""
    rows = [SAME | BOARD, SAME | BOARD | {"at": "page 2", "figure": "9", column: other}]
    done = import_table(_written(tmp_path / "t.csv", "en", rows), tmp_path / "calder")
    found = [one.what for one in done.problems]
    assert len(found) == bool(told)
    assert all(told in one and "in row 2: only one can stand" in one for one in found)
    assert done.added == 2


def test_a_name_without_an_id_is_whose_word_it_is_and_not_the_page_s(tmp_path: Path) -> None:
    row = SAME | BOARD | {
        "voice": "", "date": "", "actor_name": "Front", "actor_kind": "body", "role": "opponent",
        "place_name": "Old Harbour",
    }  # fmt: skip
    done = import_table(_written(tmp_path / "t.csv", "en", [row]), tmp_path / "calder")
    assert (done.problems, done.added) == ([], 1)
    claims = read(tmp_path / "calder").claims.values()
    assert {id_of(voice) for claim in claims for voice in claim.voices} == {"electoral-board"}
    assert {id_of(str(claim.object)) for claim in claims} >= {"front", "old-harbour"}


@pytest.mark.parametrize(
    ("lacking", "alone", "told"),
    [
        ("actor", {"role": "victim"}, "a role is given"),
        ("actor", {"actor_kind": "body"}, "the kind of an actor is given"),
        ("voice", {"voice_kind": "body"}, "the kind of a voice is given"),
        ("figure", {"counted": "deaths"}, "a counted thing is given"),
    ],
)
def test_what_is_told_of_nobody_is_told_by_row_and_column(
    lacking: str, alone: dict[str, str], told: str, tmp_path: Path
) -> None:
    """A role without an actor, or a counted thing without a figure, came in as nothing at all."""
    bare = {key: text for key, text in SAME.items() if key not in ("figure", "counted", "when")}
    table = _written(tmp_path / "t.csv", "en", [bare | {lacking: ""} | alone])
    done = import_table(table, tmp_path / "calder")
    where = f"row 2, column `{words_of('en')['sheet'][lacking]}`"
    [problem] = done.problems
    assert problem.what == f"{where}: the cell is empty, and {told}"
    # Somebody is left out with a role; the other columns may be filled down the whole table.
    assert done.is_well is ("role" not in alone)
    assert done.added == (0 if "role" in alone else 1)


@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_cell_says_so_many_of_so_many_and_almost_in_either_language(
    lang: str, tmp_path: Path
) -> None:
    """`61 de 98` was refused, and who fills in a Spanish table knows no English."""
    said = ("61 de 98", "61 of 98", "casi 60", "almost 60")
    rows = [SAME | {"at": f"page {n}", "figure": each, "counted": "votes-for"}
            for n, each in enumerate(said, 1)]  # fmt: skip
    done = import_table(_written(tmp_path / "t.csv", lang, rows), tmp_path / "calder")
    assert (done.problems, done.added) == ([], 4)
    draft = (tmp_path / "calder" / "sources" / "gazette-1973.yaml").read_text("utf-8")
    counts = [line.strip() for line in draft.splitlines() if "count:" in line]
    assert counts == [*["count: 61 of 98 votes-for"] * 2, *["count: almost 60 votes-for"] * 2]


def test_words_behind_a_number_are_told_at_its_own_cell(tmp_path: Path) -> None:
    """They were told of the cell beside it, as if that said them."""
    row = SAME | {"figure": "61 sobre 98", "counted": "votes-for"}
    (told,) = import_table(_written(tmp_path / "t.csv", "es", [row]), tmp_path / "calder").problems
    assert told.what == "row 2, column `cifra`: `sobre 98` is no part of a number"


@pytest.mark.parametrize(
    ("lang", "column", "cell", "line"),
    [
        ("es", "read", "entera", "read: whole"),
        ("es", "read", "en parte", "read: part"),
        ("en", "read", "fully", "read: whole"),
        ("en", "counted", "Vote share", "count: 57.1 vote-share"),
        ("es", "inferred", "periodo", "inferred: when"),
        ("es", "inferred", "período, fecha", "- happened"),
        ("en", "inferred", "date", "inferred: happened"),
    ],
)
def test_a_cell_may_say_it_in_the_words_of_the_table(
    lang: str, column: str, cell: str, line: str, tmp_path: Path
) -> None:
    """A Spanish table was asked for `whole` and `when`, which stand nowhere in it."""
    table = _written(tmp_path / "t.csv", lang, [SAME | {column: cell}])
    done = import_table(table, tmp_path / "calder")
    assert (done.problems, done.added) == ([], 1)
    draft = (tmp_path / "calder" / "sources" / "gazette-1973.yaml").read_text("utf-8")
    assert line in [each.strip() for each in draft.splitlines()]


@pytest.mark.parametrize(
    ("column", "cell", "mend"),
    [
        ("put_as", "esperado", "write one of expected, hoped"),
        ("inferred", "dicho el", "write one of when, happened, said, as-of, actors"),
    ],
)
def test_of_words_that_may_mean_either_it_is_asked_which(
    column: str, cell: str, mend: str, tmp_path: Path
) -> None:
    """What is hoped for is called `esperado` too, and a row that has no such day infers none."""
    table = _written(tmp_path / "t.csv", "es", [SAME | {column: cell}])
    done = import_table(table, tmp_path / "calder")
    assert {told.mend for told in done.problems} == {mend}


def test_names_in_two_languages_are_of_one_event_though_another_row_has_one_of_them(
    tmp_path: Path,
) -> None:
    """The second row was another event, named in Spanish only, and was refused for its kind."""
    named = SAME | {"event": "", "row": "1"}
    rows = [
        named,
        named | {"row": "2", "at": "page 2", "event_en": "", "event_kind": "", "date": ""},
        named | {"row": "3", "at": "page 3", "event_es": "", "event_kind": "", "date": ""},
    ]
    folder = tmp_path / "calder"
    for lang, done in (("es", (3, 0)), ("en", (0, 3))):
        told = import_table(_written(tmp_path / f"{lang}.csv", lang, rows), folder)
        assert (told.problems, (told.added, told.same)) == ([], done)
    assert [*read(folder).events] == ["plebiscite"]


def test_names_without_an_id_are_of_the_thing_that_one_of_them_is_known_for(
    tmp_path: Path,
) -> None:
    """What a dossier knows by its Spanish name was named anew by an English one beside it."""
    folder = tmp_path / "calder"
    import_table(_written(tmp_path / "t.csv", "en", [SAME]), folder)
    row = SAME | {"event": "", "event_en": "The vote of May", "event_kind": "", "at": "page 2"}
    told = import_table(_written(tmp_path / "u.csv", "en", [row]), folder)
    assert (told.problems, told.added) == ([], 1)
    assert [*read(folder).events] == ["plebiscite-1973"]


def test_a_slip_in_a_new_name_is_told_alone_and_names_no_second_event(tmp_path: Path) -> None:
    """Two events were made of it, or the second was told to have no kind."""
    named = SAME | {"event": "Plebiscite of May"}
    rows = [named, named | {"event": "Plebiscites of May", "at": "page 2"}]
    table = _written(tmp_path / "t.csv", "en", rows)
    told = import_table(table, tmp_path / "calder").problems
    heading = words_of("en")["sheet"]["event"]
    assert [one.what for one in told] == [
        f"row 3, column `{heading}`: `Plebiscites of May` is nearly a name of `plebiscite-of-may`"
    ]


def test_what_is_wrong_is_told_at_the_column_that_mends_it(tmp_path: Path) -> None:
    table = tmp_path / "agua.csv"
    table.write_text(
        "source,title,kind of source,publisher,issued,at,event,event in Spanish,kind of event,"
        "date,actor,name of the actor,kind of actor,role\n"
        "h-1,Uno,news,El H,1953,párrafo 1,marcha,Marcha,protest,1953,liga,Liga,body,organizador\n"
        "h-2,Dos,news,El H,1953,párrafo 1,marcha,,,1953,,,,\n",
        "utf-8",
    )
    role, language = sorted(import_table(table, tmp_path / "agua").problems, key=lambda p: p.what)[
        ::-1
    ]
    assert role.what == "row 2, column `role`: the role 'organizador' is not a concept of `role`"
    assert language.what.startswith(
        "row 2, column `language`: `language` is missing, and 2 sources"
    )
    assert language.mend == "fill in this column, in the first row of each source"
