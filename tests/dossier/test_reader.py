"""What a dossier grows into is reviewed; every mistake in one is told with its line and remedy."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from paths import BAD, GOOD, ROOT

from backstory.dossier import CODES, read, read_all
from backstory.dossier.writer import schema_files, start_dossier, start_source
from backstory.errors import CouldNotRun, DossierError, Severity
from backstory.files import write_set
from backstory.rdf.files import claims_csv, turtle
from backstory.rdf.grow import triples
from backstory.vocabulary import id_of
from backstory.words.messages import problems_in_words

LOCKOUT = GOOD / "ruritania-lockout"
CASES = sorted(BAD.glob("*.yaml"))
Golden = Callable[[Path, str], None]


@pytest.mark.parametrize("path", sorted(p for p in GOOD.iterdir()), ids=lambda p: p.name)
def test_a_dossier_grows_into_its_golden_triples(path: Path, golden: Golden) -> None:
    dossier = read(path)
    golden(
        ROOT / "tests" / "golden" / f"{path.name}.ttl",
        turtle(dossier.id, triples(dossier)).decode(),
    )
    golden(ROOT / "tests" / "golden" / f"{path.name}.claims.csv", claims_csv(dossier))


_WARNINGS = ("D058", "D070", "D071", "D072", "D073", "D074", "D075", "D076", "D077")
"""Codes that stop nothing: the dossier can be read, and something in it is fragile."""


def _spoilt(tmp_path: Path, case: Path) -> Path:
    """Copy the good dossier with one file of it replaced (or one source added)."""
    folder = tmp_path / "ruritania-lockout"
    shutil.copytree(LOCKOUT, folder)
    kind = case.name.split(".")[-2]
    target = folder / ("sources/spoilt.yaml" if kind == "source" else f"{kind}.yaml")
    shutil.copyfile(case, target)
    return folder


@pytest.mark.parametrize("case", CASES, ids=lambda p: p.name.removesuffix(".yaml"))
def test_a_bad_dossier_gives_its_exact_report(case: Path, tmp_path: Path, golden: Golden) -> None:
    reading = read_all(_spoilt(tmp_path, case))
    report = "\n".join(str(p) for p in reading.problems).replace(f"{tmp_path}/", "") + "\n"
    code = case.name.split("-")[0]
    assert code in {problem.code for problem in reading.problems}, report
    assert reading.worst == (Severity.WARNING if code in _WARNINGS else Severity.PROBLEM)
    golden(case.with_suffix(".txt"), report)


def test_the_bad_dossiers_give_their_exact_reports_in_spanish(
    tmp_path: Path, golden: Golden
) -> None:
    """One file holds them all, under the names of the cases: a change of words is one diff."""
    reports = []
    for number, case in enumerate(CASES):
        found = read_all(_spoilt(tmp_path / str(number), case)).problems
        told = "\n".join(problems_in_words(found, 0, "es")).replace(f"{tmp_path}/{number}/", "")
        reports.append(f"# {case.name.removesuffix('.yaml')}\n{told}\n")
    golden(BAD / "in-spanish.txt", "\n".join(reports))


def test_every_code_of_the_reader_has_a_bad_dossier_or_a_test_of_bytes() -> None:
    shown = {case.name.split("-")[0] for case in CASES}
    bytes_ = {"D001", "D002", "D003", "D004", "D034", "D056", "D066", "D067", "D068"}
    assert set(CODES) == shown | bytes_


def test_all_mistakes_of_all_files_come_in_one_run(tmp_path: Path) -> None:
    folder = _spoilt(tmp_path, BAD / "D021-impossible-day.source.yaml")
    shutil.copyfile(BAD / "D017-missing-language.events.yaml", folder / "events.yaml")
    codes = {problem.code for problem in read_all(folder).problems}
    assert {"D017", "D021"} <= codes


@pytest.mark.parametrize(
    ("content", "code", "told"),
    [
        (b"", "D015", "says nothing"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00", "D003", "not text"),
        ("título: año".encode("latin-1"), "D003", "0xed is not UTF-8"),
        ("en: a\u202eb".encode(), "D004", "U+202E"),
        (b"- a\n- b\n", "D012", "not a list of `key: value`"),
        (b"a: 1\n---\nb: 2\n", "D005", "second document"),
        (b"[" * 5000, "D005", "not YAML"),
        (b"".join(b" " * n + b"- a:\n" for n in range(1, 60, 2)), "D005", "nested too deeply"),
        (b"? [a, b]\n: c\n", "D012", "a key that is not a word"),
    ],
    ids=["empty", "binary", "latin-1", "right-to-left", "a-list", "two-documents", "deep-flow",
         "deep", "odd-key"],
)  # fmt: skip
def test_odd_bytes_are_survived_with_a_clear_message(
    content: bytes, code: str, told: str, tmp_path: Path
) -> None:
    folder = tmp_path / "ruritania-lockout"
    shutil.copytree(LOCKOUT, folder)
    (folder / "sources" / "odd.yaml").write_bytes(content)
    found = [p for p in read_all(folder).problems if p.at.file.endswith("odd.yaml")]
    assert any(p.code == code and told in p.what for p in found), [str(p) for p in found]


@pytest.mark.parametrize("odd", ["? ", "?\n: c\n", '"": c\n', "? - a\n", "? [a]\n"])
@pytest.mark.parametrize("file", ["dossier.yaml", "actors.yaml", "expected.yaml",
                                  "sources/board-report-1911.yaml"])  # fmt: skip
def test_a_key_that_is_none_is_told_once_and_hides_nothing_below_it(
    file: str, odd: str, tmp_path: Path
) -> None:
    """One without a letter ended in a traceback."""
    folder = Path(shutil.copytree(LOCKOUT, tmp_path / LOCKOUT.name))
    known = {(each.code, each.what) for each in read_all(folder).problems}
    page = folder / file
    page.write_text(odd + page.read_text("utf-8"), "utf-8")
    found = [p for p in read_all(folder).problems if (p.code, p.what) not in known]
    grave = [each for each in found if each.severity == 2]
    assert {(p.code, p.at.line) for p in grave} - {("D008", 1)} == {("D012", 1)}, odd
    assert len(grave) <= 2


def test_a_yaml_bomb_is_refused_and_not_expanded(tmp_path: Path) -> None:
    folder = tmp_path / "ruritania-lockout"
    shutil.copytree(LOCKOUT, folder)
    lines = ["a0: &a0 lol"]
    lines += [f"a{n}: &a{n}\n" + "\n".join(f"- *a{n - 1}" for _ in range(9)) for n in range(1, 30)]
    (folder / "sources" / "bomb.yaml").write_text("\n".join(lines), "utf-8")
    found = read_all(folder)
    assert found.dossier is None
    assert "D009" in {problem.code for problem in found.problems}


def test_a_byte_order_mark_is_told_and_the_file_still_read(tmp_path: Path) -> None:
    folder = tmp_path / "ruritania-lockout"
    shutil.copytree(LOCKOUT, folder)
    places = folder / "places.yaml"
    places.write_bytes(b"\xef\xbb\xbf" + places.read_bytes())
    reading = read_all(folder)
    assert reading.dossier is not None
    assert [(p.code, p.severity) for p in reading.problems] == [("D004", Severity.WARNING)]


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    folder = tmp_path / "ruritania-lockout"
    shutil.copytree(LOCKOUT, folder)
    with (folder / "sources" / "huge.yaml").open("wb") as out:
        out.truncate(200_000_000)  # a sparse file: it takes no room
    assert [p.code for p in read_all(folder).problems] == ["D002"]


def test_a_file_that_goes_away_while_being_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "ruritania-lockout"
    shutil.copytree(LOCKOUT, folder)
    real = Path.read_bytes

    def gone(path: Path) -> bytes:
        if path.name == "wire-1911-08-11.yaml":
            path.unlink()
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", gone)
    found = read_all(folder).problems
    assert [(p.code, p.at.file.rsplit("/", 1)[-1]) for p in found] == [
        ("D001", "wire-1911-08-11.yaml")
    ]


def test_a_folder_without_rights_and_a_folder_that_is_none_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(CouldNotRun, match="is not a folder"):
        read_all(tmp_path / "nowhere")
    folder = tmp_path / "ruritania-lockout"
    shutil.copytree(LOCKOUT, folder)

    def refuse(path: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refuse)
    with pytest.raises(CouldNotRun, match="cannot be read: permission denied"):
        read_all(folder)


def test_an_empty_folder_says_what_a_dossier_needs(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    found = read_all(tmp_path / "empty").problems
    assert {p.code for p in found} == {"D056"}
    assert any("dossier.yaml" in p.what for p in found)


def test_a_text_that_is_not_the_one_hashed_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "ruritania-lockout"
    shutil.copytree(LOCKOUT, folder)
    text = folder / "texts" / "gazette.txt"
    text.rename(folder / "texts" / "gazette-1911-08-10.txt")
    (folder / "texts" / "gazette-1911-08-10.txt").write_text("another text", "utf-8")
    assert {p.code for p in read_all(folder).problems} == {"D034"}


def test_the_starter_builds_at_once_and_a_source_added_to_it_is_read(tmp_path: Path) -> None:
    folder = tmp_path / "seeds" / "suez-crisis"
    start_dossier(folder)
    assert len(read(folder).claims) == 3
    text = tmp_path / "held.txt"
    text.write_text("The canal was closed.", "utf-8")
    answers = {
        "title": "The canal: closed",
        "kind": "news",
        "publisher": "X",
        "language": "en",
        "read": "part",
    }
    path = start_source(folder, "page-1956", answers, text)
    told = path.read_text("utf-8")
    assert 'title: "The canal: closed"' in told
    assert "sha256: 3b" in told or "sha256: " in told
    assert [p.code for p in read_all(folder).problems] == [], "it waits for its first item"
    with pytest.raises(CouldNotRun, match="already"):
        start_dossier(folder)


def test_who_is_ended_while_a_dossier_is_begun_begins_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[Path] = []

    def ended(where: Path, files: dict[str, bytes]) -> dict[str, bool]:
        begun.append(where)
        if len(begun) == 2:
            raise KeyboardInterrupt
        return write_set(where, files)

    folder = tmp_path / "suez-crisis"
    with monkeypatch.context() as patch:
        patch.setattr("backstory.dossier.writer.write_set", ended)
        with pytest.raises(KeyboardInterrupt):
            start_dossier(folder)
    assert not folder.exists()
    assert start_dossier(folder)[0].parent == folder
    assert (tmp_path / "schema" / "dossier.json").exists()


@pytest.mark.parametrize("name", sorted(schema_files()))
def test_the_json_schemas_are_those_of_the_forms(name: str, golden: Golden) -> None:
    golden(ROOT / "seeds" / "schema" / name, schema_files()[name])


def test_a_denial_keeps_the_id_its_author_gave_it(tmp_path: Path) -> None:
    """It was dropped, and whoever named it was passed over in silence."""
    folder = Path(shutil.copytree(LOCKOUT, tmp_path / "ruritania-lockout"))
    report = folder / "sources" / "board-report-1911.yaml"
    told = report.read_text("utf-8").replace(
        "at: page 3\n  denies", "at: page 3\n  id: no-ships\n  denies", 1
    )
    report.write_text(told + "\n- at: page 9\n  voice: king\n  denies: no-ships\n", "utf-8")
    claims = read(folder).claims
    denial = claims["no-ships"]
    assert [id_of(iri) for iri in denial.disputes] == ["union-ships"]
    assert (denial.modality, denial.object) == ("denied", 40)
    (answer,) = (claim for claim in claims.values() if denial.iri in claim.disputes)
    assert (answer.subject, answer.object) == (denial.subject, 40)


def test_two_denials_of_each_other_are_told(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(LOCKOUT, tmp_path / "ruritania-lockout"))
    report = folder / "sources" / "board-report-1911.yaml"
    told = "\n- at: page 9\n  id: a\n  denies: b\n\n- at: page 9\n  id: b\n  denies: a\n"
    report.write_text(report.read_text("utf-8") + told, "utf-8")
    assert [problem.code for problem in read_all(folder).problems] == ["D047", "D047"]


def test_more_than_needs_no_quotes(tmp_path: Path) -> None:
    """`>6 deaths` begins with YAML's sign for folded text; the format reads it as it looks."""
    folder = tmp_path / "ruritania-lockout"
    shutil.copytree(LOCKOUT, folder)
    source = folder / "sources" / "gazette-1911-08-20.yaml"
    source.write_text(
        "title: Back\nkind: newspaper\npublisher: Gazette\nlanguage: en\nsays:\n"
        "- at: paragraph 1\n  about: lockout-1911\n  count: >6 arrests  # so it says\n"
        "- at: paragraph 2\n  about: lockout-1911\n  count:\n  - >=7 injured\n  - >3 000 releases\n"
        "  remark:\n    en: >\n      Folded\n      text.\n    es: Texto.\n",
        "utf-8",
    )
    told = {
        f"{claim.bound} {claim.object}"
        for claim in read_all(folder).dossier.claims.values()
        if claim.source.endswith("gazette-1911-08-20") and claim.figure
    }
    assert told == {"more-than 6", "at-least 7", "more-than 3000"}


def test_add_source_writes_what_passes_and_refuses_what_a_check_would(tmp_path: Path) -> None:
    folder = tmp_path / "ruritania-lockout"
    shutil.copytree(LOCKOUT, folder)
    answers = {"title": "T", "kind": "news", "publisher": "P", "language": "en", "read": "part"}
    before = read_all(folder).problems
    path = start_source(folder, "times-1911", {**answers, "issued": "1911-08-20"}, None)
    assert read_all(folder).problems == before
    path.unlink()
    wrong = {"kind": "nwes", "language": "english", "issued": "1911-13-01", "url": "www.x"}
    for key, value in wrong.items():
        with pytest.raises(DossierError, match=r"sources/times-1911\.yaml"):
            start_source(folder, "times-1911", {**answers, key: value}, None)
        assert not path.exists()
