"""Whatever is written where: it is read, or it is told with its line and remedy; nothing raises."""

# ruff: noqa: E501
from __future__ import annotations

import os
import re
import shutil
from collections.abc import Mapping
from itertools import product
from pathlib import Path
from string import ascii_lowercase
from time import process_time
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from langcodes import standardize_tag, tag_is_valid
from paths import GOOD

import backstory
from backstory.dossier import Reading, read_all
from backstory.dossier.values import LANGUAGE_PATTERN, address_fault, contact_fault
from backstory.errors import MOST_ALIKE, MOST_OF_A_CAUSE, CouldNotRun, Severity, told
from backstory.rdf.check import problems_in
from backstory.rdf.files import grown_files
from backstory.rdf.grow import triples
from backstory.words.languages import TWO_LETTERS
from backstory.words.messages import said_of

LOCKOUT = GOOD / "ruritania-lockout"
EXAMPLES = int(os.environ.get("BACKSTORY_FUZZ", "40"))
"""`make fuzz` tries more."""

VALUES = (
    "", " ", "-", "x", "X", "é", "español", "日本", "🇻🇪", "x" * 299, "x" * 10_000, "a b", "a\nb", "a\tb",
    "a\u202eb", "\u061ca", "a\u00adb", "\u200d", "\u200c\u200d", "\u2800", "\u3164", "\u0000",
    "a\u0085b", "\u2028", "\ufffe", "\U000e0041", "\u0301", "null", "~", "true", "no", "1", "-1",
    "0x1F", "1e5", "NaN", "9" * 30, "9" * 300, "٣", "½", "2026-01-31", "2026-02-30", "2026-13-01",
    "0000-00-00", "٢٠٢٦-٠١-٠١", "2026", "-9999", "Y99999", "9999999999-01-01", "201X", "2011-XX",
    "[2019,2021]", "[", "2026/2015", "2008/..", "../..", "/", "", "2002-04-11T14:00:00",
    "2002-04-11T99:00:00", "2026-21", "../../etc/passwd", "a/b", "<script>alert(1)</script>", "'",
    '"', "\\", "#", ": ", "- a", "{a: b}", "&a", "*a", "!!python/object:os.system", "%", "%zz", "[a]",
    "http://", "http://[a]/", "http://a/%", "http://a/%zz", "http://a b/", "javascript:alert(1)",
    "www.x.org", "https://x.org/é?q=[a]#b", "https://x.org/?a=b#c", "ftp://x.org", "mailto:a@b.c",
    "a@b.c", "HTTP://X.ORG", "https://x.org:99999/", "en", "EN", "en-a", "es-419", "zh-Hant-TW",
    "x-private", "abc-def-ghi-jkl-mno", "english", "3 deaths", "60+ deaths", "~60±5 deaths",
    "almost 60 deaths", "10..5 deaths", "5..10 deaths", "86 of 91 deaths", "91 of 86 deaths",
    "101 turnout", "-3 deaths", "५ deaths", "1e9 deaths", "634.702 deaths", "0.5 deaths", "deaths",
    "3 things", "9" * 100 + " deaths", "0." + "0" * 60 + "1 turnout", "page 1", "5-9 a … b",
    "9-5 a … b", "0-0 … ", "99999999999-99999999999999999999 a … b", "partial 80 %",
    "partial 999 %", "whole", "asserted", "strike", "e-0", "union", "town", "law", "first", "first-2",
    "base", "0" * 64, "Q1", "Q0", "person", "when", "issued", "mirror", "news",
)  # fmt: skip

HEADER = {
    "title": "T", "kind": "news", "publisher": "P", "language": "en", "read": "part"
}  # fmt: skip
ITEM = {"at": "page 1", "about": "e-0", "happened": "1911"}
DOSSIER = {
    "title": {"en": "T", "es": "T"}, "description": {"en": "T", "es": "T"},
    "languages": ["en", "es"], "focus": "e-0", "as-known-on": "2026-01-31", "licence": "CC0-1.0",
}  # fmt: skip
EVENT = {"en": "E", "es": "E", "kind": "strike"}
FIELDS = (
    *(("source", key) for key in (
        "title", "kind", "publisher", "language", "issued", "inferred", "url", "link", "read",
        "sha256", "copy-of", "caution", "voice", "row", "said", "when", "lead", "archived", "says",
        "short", "nonsense",
    )),
    *(("item", key) for key in (
        "at", "id", "voice", "about", "put-as", "when", "said", "wording", "wording-language",
        "quoted", "as-quoted", "within", "limit", "article", "extent", "inferred", "gist", "row",
        "denies", "disputes", "supports", "revises", "part-of", "definition", "of", "stage",
        "as-of", "happened", "actors", "place", "sub-event-of", "holds", "count", "instrument",
        "origin", "benefits", "covers", "condition", "status", "characterised-as", "number",
        "published", "remark", "annuls", "before",
    )),
    *(("event", key) for key in ("en", "es", "name", "also", "also-en", "match", "row", "kind", "pin")),
    *(("dossier", key) for key in (
        "title", "languages", "focus", "as-known-on", "licence", "publisher", "contact", "base",
        "repository", "page", "reviewed", "expect",
    )),
)  # fmt: skip


def _quoted(text: str) -> str:
    """Write text in YAML's double quotes, what cannot be seen as an escape."""
    signs = {'"': '\\"', "\\": "\\\\"}
    return '"' + "".join(
        signs.get(c, c) if c.isprintable() else f"\\U{ord(c):08x}" for c in text
    ) + '"'  # fmt: skip


def _yaml(value: Any, indent: str = "") -> str:
    """Write plain block YAML, every scalar in double quotes."""
    if isinstance(value, str):
        return f" {_quoted(value)}\n"
    if isinstance(value, list):
        return "\n" + "".join(
            f"{indent}-{_yaml(each, indent + '  ').replace(chr(10) + indent + '  ', ' ', 1)}"
            if isinstance(each, dict) else f"{indent}-{_yaml(each)}" for each in value
        )  # fmt: skip
    return "\n" + "".join(f"{indent}{k}:{_yaml(v, indent + '  ')}" for k, v in value.items())


def _dossier(folder: Path, files: Mapping[str, Any]) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    base = {
        "dossier": DOSSIER, "events": {"e-0": EVENT},
        "actors": {"union": {"name": "Union", "kind": "body"}}, "places": {"town": {"name": "Town"}},
        "instruments": {"law": {"name": "Law", "form": "law"}},
        "sources/base": {**HEADER, "says": [
            {**ITEM, "id": "first"}, {"at": "page 2", "about": "e-0", "count": "3 deaths"},
        ]},
    }  # fmt: skip
    for name, value in {**base, **files}.items():
        path = folder / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_yaml(value).lstrip("\n"), "utf-8")
    return folder


def _sound(reading: Reading, *, ruled: bool = True) -> Reading:
    """Hold a reading to its promise: every problem has a line that is there, and a remedy."""
    for problem in reading.problems:
        path = Path(problem.at.file)
        assert path.exists() or problem.code == "D056", problem
        if path.is_file() and problem.code != "D003":
            text = path.read_bytes().decode("utf-8", "replace")
            assert 1 <= problem.at.line <= text.count("\n") + 1, problem
        assert problem.what, problem
        assert problem.mend, problem
        assert len(problem.what) < 12_000, problem
    late = ("D055", "D057")  # of a sound dossier that is not what it expects of itself
    if any(p.severity == Severity.PROBLEM and p.code not in late for p in reading.problems):
        assert reading.dossier is None
        assert reading.remains is not None
        if ruled:
            problems_in(reading.remains)
    else:
        assert not reading.following
    return reading


def _grows(reading: Reading) -> None:
    assert reading.dossier is not None, "\n".join(map(str, reading.problems))
    grown = triples(reading.dossier)
    files = grown_files(reading.dossier, grown)
    turtle = files[f"{reading.dossier.id}.ttl"]
    assert len(list(ox.parse(turtle, format=ox.RdfFormat.TURTLE))) == len(grown)


def _with(kind: str, key: str, values: Mapping[int, str]) -> dict[str, Any]:
    """Give the files of a dossier in which a key has each of some values, once."""
    if kind == "source":
        return {
            f"sources/s-{n}": {**HEADER, "says": [ITEM], key: value} for n, value in values.items()
        }
    if kind == "item":
        return {
            f"sources/s-{n}": {**HEADER, "says": [{**ITEM, key: value}]}
            for n, value in values.items()
        }
    named = {f"x-{n}": {**EVENT, key: value} for n, value in values.items()}
    return {"events": {"e-0": EVENT, **named}}


def _faulty(reading: Reading, kind: str, folder: Path) -> set[int]:
    """Give the numbers of the values that have a problem."""
    found = set()
    names = (folder / "events.yaml").read_text("utf-8").split("\n")
    for problem in reading.problems:
        stem = Path(problem.at.file).stem
        if problem.severity < Severity.PROBLEM:
            continue
        if kind != "event" and stem.startswith("s-"):
            found.add(int(stem[2:]))
        elif kind == "event" and stem == "events":
            above = [line for line in names[: problem.at.line] if line.startswith("x-")]
            found.add(int(above[-1][2:].rstrip(":")))
    return found


@pytest.mark.parametrize(("kind", "key"), FIELDS, ids=lambda part: str(part))
def test_every_value_of_every_field_is_read_or_told(kind: str, key: str, tmp_path: Path) -> None:
    folder = tmp_path / "matrix"
    if kind == "dossier":
        for n, value in enumerate(VALUES):
            found = read_all(_dossier(folder, {"dossier": {**DOSSIER, key: value}}))
            reading = _sound(found, ruled=not n)
            if reading.dossier is not None:
                _grows(reading)
        return
    values = dict(enumerate(VALUES))
    for _ in range(4):  # one fault hides another of the same item
        reading = _sound(read_all(_dossier(folder, _with(kind, key, values))))
        faulty = _faulty(reading, kind, folder)
        if not faulty:
            break
        values = {n: value for n, value in values.items() if n not in faulty}
    _grows(reading)


def test_the_matrix_is_as_large_as_promised() -> None:
    assert len(FIELDS) >= 40
    assert len(set(VALUES)) >= 60


@pytest.mark.parametrize(
    ("address", "remedy"),
    [
        ("https://example.org", ""), ("http://example.org:8080/a/b?c=d&e=f#g", ""),
        ("https://example.org/a%20b", ""), ("https://ejemplo.es/año/señal", ""),
        ("https://español.example/", ""), ("https://[2001:db8::1]/a", ""),
        ("https://web.archive.org/web/2026/https://example.org/a?b=c", ""),
        ("https://example.org/a_(b),c;d=e*f!g'h", ""), ("https://192.0.2.1/", ""),
        ("www.example.org", "write `https://www.example.org`"),
        ("example.org/a", "write `https://example.org/a`"),
        ("javascript:alert(1)", "https://"), ("JaVaScRiPt:alert(1)", "https://"),
        ("data:text/html,<b>", "https://"), ("vbscript:x", "https://"), ("ftp://example.org", "https"),
        ("file:///etc/passwd", "https://"), ("//example.org/a", "https://"), ("https:/a", "https://"),
        ("http:example.org", "write `http://example.org`"), ("HTTPS://example.org", "write `https://example.org`"),
        ("https://example.org/[a]", "write `%5B`"), ("https://example.org/100%", "write `%25`"),
        ("https://example.org/%zz", "write `%25`"), ("https://example.org/a b", "write `%20`"),
        ("https://example.org/<b>", "write `%3C`"), ('https://example.org/"', "write `%22`"),
        ("https://example.org/a|b", "write `%7C`"), ("https://example.org/a\\b", "write `%5C`"),
        ("https://example.org/{a}", "write `%7B`"), ("https://", "browser"), ("https:///a", "browser"),
        ("https://example..org", "browser"), ("https://[a]/", "name of the host"),
        ("https://example.org:99999/", "none: `https://example.org/`"),
        ("https://example.org:x/", "none: `https://example.org/`"),
        ("https://[2001::1", "`https://[2001::1]`"), ("", "https://"), ("nothing at all", "https://"),
        ("https://example.org/#a#b", "browser"), ("https://example.org/a\u201d", "%E2%80%9D"),
        ("https://example.org/what-the-\u2026", "%E2%80%A6"), ("https://example.org/L\u2019Obs", ""),
        ("https://a-.host.example.org/", ""), ("https://-example.org/", "browser"),
        ("https://example-.org/", "browser"), ("https://example.-org", "browser"),
        ("https://example.org, p. 4", "write `https://example.org`; where it stands goes into `at:`, as `page 4`"),
        ("https://example.org/a (págs. 3-5)", "`https://example.org/a`; where it stands goes into `at:`, as `páginas 3-5`"),
        ("//example.org/a", "write `https://example.org/a`"), ("example.org/[a]", "write `https://…`"),
        ("https://example.org/Paris, Texas", "write `%20`"), ("https://example.org/a#b#c", "`%23`"),
    ],
)  # fmt: skip
def test_an_address_becomes_a_link_or_is_told_with_its_remedy(address: str, remedy: str) -> None:
    fault = address_fault(address)
    if not remedy:
        assert fault is None
        assert ox.NamedNode(address).value == address
    else:
        assert fault is not None
        assert any(each in fault[1] for each in remedy.split("|")), fault
        for written in re.findall(r"`(https?://[^`…]+)`", fault[1]):
            assert address_fault(written) is None, "the remedy is refused in its turn"


@pytest.mark.parametrize("begins", ["?", "#", "?a#"])
def test_a_long_address_with_a_bad_sign_at_its_end_is_told_at_once(begins: str) -> None:
    """It took twice as long for each letter: with forty, `check` never came to an end."""
    began = process_time()
    fault = address_fault(f"https://example.org/{begins}{'a' * 24}{{")
    assert process_time() - began < 0.5
    assert fault is not None
    assert "%7B" in fault[1]


def test_somebody_is_reached_by_mail_or_on_the_web() -> None:
    for well in ("a.b@example.org", "mailto:a@example.org", "https://example.org/contact"):
        assert contact_fault(well) is None
    for bad in ("a@b", "call me", "mailto:", "javascript:alert(1)"):
        assert "mailto:name@example.org" in (contact_fault(bad) or ("", ""))[1]
    for bad in ("mailto:", "mailto:a b@example.org"):  # `mailto:` was told to be the mistake
        assert (contact_fault(bad) or ("", ""))[0] == (
            f"'{bad}' is no address of mail, and none of the web"
        )


@settings(max_examples=EXAMPLES * 5)
@given(st.from_regex(r"https?://[a-zé.:@\[\]%/?#0-9 |<>-]{0,30}", fullmatch=True))
def test_what_passes_for_an_address_is_one_to_the_store(address: str) -> None:
    if address_fault(address) is None:
        assert ox.NamedNode(address).value == address


def test_the_short_names_of_languages_are_those_of_the_register() -> None:
    pairs = map("".join, product(ascii_lowercase, repeat=2))
    now = [tag for tag in pairs if tag_is_valid(tag) and standardize_tag(tag) == tag]
    assert TWO_LETTERS.split() == now


@settings(max_examples=EXAMPLES)
@given(st.from_regex(LANGUAGE_PATTERN.replace("$", ""), fullmatch=True))
def test_what_passes_for_a_language_is_one_to_the_store(tag: str) -> None:
    assert ox.Literal("a", language=tag).language == tag.lower()


# --- names of files and folders --------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "known"),
    [("My dossier", "my-dossier"), ("año 2026", "ano-2026"), ("a%b", "a-b"),
     ("Straße_1", "strae-1"),
     ("日本", None), ("-", None), ("..a", "a"), ("x" * 200, "x" * 80)],
)  # fmt: skip
def test_a_folder_may_be_called_anything_that_makes_an_id(
    name: str, known: str | None, tmp_path: Path
) -> None:
    reading = _sound(read_all(_dossier(tmp_path / name, {})))
    (problem,) = reading.problems
    assert problem.code == "D067"
    if known is None:
        assert reading.dossier is None
    else:
        assert reading.dossier is not None
        assert reading.dossier.id == known
        assert f"`{known}`" in problem.mend
        _grows(reading)


@pytest.mark.parametrize("name", ["con", "NUL", "aux.", "com1 ", "prn"])
def test_no_folder_and_no_source_is_called_as_a_device_of_windows(
    name: str, tmp_path: Path
) -> None:
    """Their names are ids, and ids are names of files: elsewhere nobody could write them."""
    folder = _dossier(tmp_path / name, {f"sources/{name}": {**HEADER, "says": [ITEM]}})
    told = _sound(read_all(folder)).problems
    assert [(p.code, p.severity) for p in told] == [("D067", Severity.PROBLEM)] * 2
    assert all("Windows" in p.what and "-1911" in p.mend for p in told)


def test_an_id_given_twice_is_told_once_however_much_its_item_says(tmp_path: Path) -> None:
    item = {**ITEM, "id": "a-claim", "place": "town", "number": "7"}
    twice = {**HEADER, "says": [item, {**item, "at": "page 2"}]}
    told = _sound(read_all(_dossier(tmp_path / "d", {"sources/twice": twice}))).problems
    assert [p.what.partition(" already")[0] for p in told if p.code == "D024"] == ["`a-claim`"]


def test_a_source_may_be_called_anything_that_makes_an_id(tmp_path: Path) -> None:
    says = {**HEADER, "says": [ITEM]}
    other = {**says, "title": "Another"}  # of two alike one is a copy, and told as that
    folder = _dossier(tmp_path / "d", {"sources/El País 2026": says, "sources/a%[b]": other})
    reading = _sound(read_all(folder))
    assert [p.code for p in reading.problems] == ["D067", "D067"]
    _grows(reading)
    assert set(reading.dossier.sources) == {"base", "el-pais-2026", "a-b"}  # type: ignore[union-attr]
    folder = _dossier(tmp_path / "d", {"sources/a b": says, "sources/a-b": other})
    assert "D024" in {p.code for p in _sound(read_all(folder)).problems}


def test_what_nobody_reads_is_told_and_what_editors_leave_is_not(tmp_path: Path) -> None:
    folder = _dossier(tmp_path / "d", {"disagreement": {}, "notes": {}})
    for name in ("sources/x.yml", "sources/X.YAML", "sources/a.png", "sources/sub/a.yaml",
                 "fuentes/a.yaml", "README.md", "notes.txt", ".git/config", "sources/.#base.yaml",
                 "sources/#base.yaml#", "sources/base.yaml~", "sources/.base.yaml.swp",
                 "texts/a.txt"):  # fmt: skip
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("a: b\n", "utf-8")
    reading = _sound(read_all(folder))
    named = {Path(p.at.file).name: p for p in reading.problems}
    assert set(named) == {"disagreement.yaml", "notes.yaml", "x.yml", "X.YAML", "a.png", "sub",
                          "fuentes"}  # fmt: skip
    assert {p.code for p in reading.problems} == {"D066"}
    assert "`disagreements.yaml`" in named["disagreement.yaml"].mend
    assert "`x.yaml`" in named["x.yml"].mend


def test_a_source_in_a_hidden_file_is_told(tmp_path: Path) -> None:
    """A file called `.swp.yaml` was passed by without a word, and all that it says."""
    folder = _dossier(tmp_path / "d", {})
    shutil.copy(folder / "sources" / "base.yaml", folder / "sources" / ".swp.yaml")
    (problem,) = _sound(read_all(folder)).problems
    assert (problem.code, problem.severity) == ("D066", Severity.WARNING)
    assert problem.mend == "name it `swp.yaml`"


def test_without_a_file_of_actors_its_names_are_told_once(tmp_path: Path) -> None:
    """Each use of each name was told: seventeen mistakes for a file that is not there."""
    folder = Path(shutil.copytree(GOOD / "ruritania-lockout", tmp_path / "ruritania-lockout"))
    (folder / "actors.yaml").unlink()
    reading = read_all(folder)
    told = [p for p in reading.problems if p.code in ("D020", "D045")]
    first = told[0]
    assert Path(first.at.file).name == "actors.yaml"
    assert "`dockers-union`, `harbour-board`, `king`" in first.what
    assert len(told) < 3
    assert reading.following > 10
    (folder / "actors.yaml").write_text("king:\n  en: King\n  es: Rey\n  kind: post\n", "utf-8")
    assert len([p for p in read_all(folder).problems if p.code in ("D020", "D045")]) > 10


def test_a_missing_file_under_another_name_is_one_problem(tmp_path: Path) -> None:
    folder = _dossier(tmp_path / "d", {})
    (folder / "events.yaml").rename(folder / "event.yaml")
    reading = _sound(read_all(folder))
    assert [(p.code, p.severity) for p in reading.problems] == [("D066", Severity.PROBLEM)]
    assert "`events.yaml`" in reading.problems[0].mend
    assert reading.following > 0
    (folder / "event.yaml").rename(folder / "events.yaml")
    (folder / "sources").rename(folder / "source")
    assert [p.code for p in _sound(read_all(folder)).problems] == ["D066"]


def test_a_pipe_and_a_folder_among_the_files_are_told_and_not_waited_for(tmp_path: Path) -> None:
    folder = _dossier(tmp_path / "d", {})
    os.mkfifo(folder / "sources" / "pipe.yaml")
    (folder / "sources" / "folder.yaml").mkdir()
    (folder / "sources" / "zero.yaml").symlink_to("/dev/zero")
    (folder / "sources" / "nowhere.yaml").symlink_to("nowhere")
    found = read_all(folder).problems
    assert [p.code for p in found] == ["D001"] * 4


def test_a_thing_tied_to_itself_and_a_link_to_nowhere_are_told(tmp_path: Path) -> None:
    item = {**ITEM, "sub-event-of": "e-0"}
    folder = _dossier(tmp_path / "d", {"sources/s": {**HEADER, "says": [item]}})
    assert [p.code for p in _sound(read_all(folder)).problems] == ["D061"]
    folder = _dossier(tmp_path / "d", {})
    (folder / "places.yaml").unlink()
    (folder / "places.yaml").symlink_to("nowhere")
    assert "D001" in {problem.code for problem in read_all(folder).problems}


# --- all in one run, and no flood ------------------------------------------------------------


def test_one_tab_buries_nobody(tmp_path: Path) -> None:
    events = {f"e-{n}": EVENT for n in range(1000)}
    says = [{"at": f"page {n}", "about": f"e-{n}", "happened": "1911"} for n in range(1000)]
    folder = _dossier(tmp_path / "d", {"events": events, "sources/s": {**HEADER, "says": says}})
    path = folder / "events.yaml"
    path.write_text(path.read_text("utf-8").replace("  en:", "\ten:", 1), "utf-8")
    reading = _sound(backstory.check(folder))
    assert [p.code for p in reading.problems if p.severity == Severity.PROBLEM] == ["D006"]


@pytest.mark.parametrize("sign", ["\u200b", "\\u00ad"], ids=["as it is", "escaped"])
def test_a_million_hidden_characters_are_told_in_a_few_lines(sign: str, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(GOOD / "ruritania-lockout", tmp_path / "ruritania-lockout"))
    path = folder / "sources" / "board-report-1911.yaml"
    title = f'title: "Re{sign * 1_000_000}port"'
    path.write_text(path.read_text("utf-8").replace("title: Report of the Board", title), "utf-8")
    told = [str(problem) for problem in read_all(folder).problems]
    assert any("board-report-1911.yaml:2:" in each for each in told)
    assert sum(map(len, told)) < 5_000


def test_what_follows_from_a_broken_file_is_counted(tmp_path: Path) -> None:
    events = {f"e-{n}": EVENT for n in range(1000)}
    says = [{"at": f"page {n}", "about": f"e-{n}", "happened": "1911"} for n in range(1000)]
    folder = _dossier(tmp_path / "d", {"events": events, "sources/s": {**HEADER, "says": says}})
    path = folder / "events.yaml"
    path.write_text(path.read_text("utf-8").replace('"E"', '"E', 1), "utf-8")
    reading = _sound(read_all(folder))
    assert [p.code for p in reading.problems] == ["D005"]
    assert reading.following == 0, "one label is set aside, and 1,000 events are read"
    path.write_text(path.read_text("utf-8").replace("e-0:", "e-0", 1), "utf-8")
    reading = _sound(read_all(folder))
    assert [p.code for p in reading.problems] == ["D005", "D005"], "the label is told as well"
    assert 1 <= reading.following < 10, "one event is set aside, and 999 are read"
    assert told(reading.problems, reading.following)[-1].startswith("and ")
    path.write_text("e-0: {\n" + path.read_text("utf-8").replace(": ", ":"), "utf-8")
    reading = _sound(read_all(folder))
    assert {p.code for p in reading.problems} <= {"D005", "D008", "D012"}
    assert reading.following >= 1000
    assert told(reading.problems, reading.following)[-1].startswith("and 1,0")


_SLIPS = (
    ("actors.yaml", "dockers-union:", "dockers-union", 2, "D005"),
    ("actors.yaml", "dockers-union:", "\ufeffdockers-union:", 2, "D004"),
    ("events.yaml", "lockout-1911:\n", "", 2, "D005"),
    ("events.yaml", "lockout-1911:", "  lockout-1911:", 2, "D005"),
    ("events.yaml", "  en: Rising", "\u3000 en: Rising", 12, "D006"),
    ("events.yaml", "en: Rising of 1909", 'en: "Rising of 1909', 12, "D005"),
    ("events.yaml", "en: Rising of 1909", "en: 'Rising of 1909", 12, "D005"),
    ("events.yaml", "rising-1909:", "<<<<<<< HEAD\nrising-1909:", 11, "D005"),
    ("places.yaml", "strelsau:", "strelsau: {", 2, "D005"),
    ("sources/board-report-1911.yaml", "  put-as", "\u00a0 put-as", 23, "D006"),
    ("sources/board-report-1911.yaml", "  put-as", "\0  put-as", 23, "D003"),
    ("sources/board-report-1911.yaml", "  put-as: q", "  put-as: @q", 23, "D005"),
    ("sources/board-report-1911.yaml", "- at: page 5", "-at: page 5", 25, "D005"),
    ("dossier.yaml", "- en", "- EN", 10, "D013"),
    ("sources/board-report-1911.yaml", "of the Board\n", "of\u2028 the\u0085 Board\nx: y\n", 3, "D011"),
    ("dossier.yaml", "licence:", "license:", 14, "D011"),
    ("sources/gazette-1911-08-10.yaml", "1911-08-10\nread", "1913-01-01\nread", 6, "D023"),
    ("sources/wire-1911-08-11.yaml", "  en: Page", "  fr: Page", 3, "D011"),
    ("sources/board-report-1911.yaml", "says:", "...\nsays:", 10, "D005"),
    ("sources/board-report-1911.yaml", "says:", "---\nsays:", 10, "D005"),
    ("sources/board-report-1911.yaml", "wording: King", "wording: %King", 36, "D005"),
    ("sources/board-report-1911.yaml", "  put-as: q", "put-as: q", 23, "D005"),
    ("disagreements.yaml", "between:", "between: board-date", 4, "D005"),
    ("actors.yaml", "harbour-board:", "harbour-board: {}", 7, "D005"),
)  # fmt: skip


def test_an_item_without_its_blank_hides_nothing_of_the_item_above(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(LOCKOUT, tmp_path / "ruritania-lockout"))
    path = folder / "sources" / "gates.yaml"
    path.write_text(
        "title: Gates\nkind: news\npublisher: Courier\nlanguage: en\nread: whole\nsays:\n"
        "- at: paragraph 1\n  about: lockout-1911\n  location: strelsau\n"
        "-at: paragraph 2\n  about: march-1911\n  place: strelsau\n",
        "utf-8",
    )
    told = [(each.at.line, each.code) for each in read_all(folder).problems
            if each.at.file == str(path)]  # fmt: skip
    assert told == [(9, "D011"), (10, "D005")]


@pytest.mark.parametrize("address", [
    "http://localhost:8000/a", "https://127.0.0.1/a", "https://192.168.1.4/a", "http://box.local/",
    "http://[::1]:80/a", "http://[fe80::1]/a", "https://172.20.0.3/", "http://intranet.internal/x",
])  # fmt: skip
def test_an_address_of_ones_own_machine_or_network_is_told(address: str) -> None:
    what, mend = address_fault(address) or ("", "")
    assert what.endswith("leads to the machine or the network of whoever opens it")
    assert mend == "write the address that everybody reaches, or leave it out"
    assert said_of(what, "es")
    assert said_of(mend, "es")


@pytest.mark.parametrize(("file", "old", "new", "line", "code"), _SLIPS)
def test_a_slip_of_yaml_is_told_where_it_is_and_hides_nothing_else_of_its_file(
    file: str, old: str, new: str, line: int, code: str, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(LOCKOUT, tmp_path / "ruritania-lockout"))
    path = folder / file
    assert old in path.read_text("utf-8")
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    other = "- at: page 9\n  about: nobody-there\n  happened: 1909\n"
    with (folder / "sources" / "board-report-1911.yaml").open("a", encoding="utf-8") as source:
        source.write(other)
    reading = _sound(read_all(folder))
    grave = [p for p in reading.problems if p.severity == Severity.PROBLEM]
    shown = "\n".join(map(str, reading.problems))
    assert any(
        (Path(p.at.file).name, p.at.line, p.code) == (path.name, line, code) for p in grave
    ), shown
    assert any("nobody-there" in p.what for p in grave) or file == "events.yaml", shown
    assert len(grave) <= 3, shown


def test_of_a_dozen_slips_of_yaml_in_one_file_each_is_told(tmp_path: Path) -> None:
    says = [{**ITEM, "at": f"page {n}", "happened": "191x"} for n in range(60)]
    folder = _dossier(tmp_path / "d", {"sources/s": {**HEADER, "says": says}})
    path = folder / "sources" / "s.yaml"
    lines = path.read_text("utf-8").split("\n")
    wrong = [n for n, line in enumerate(lines, 1) if "about:" in line][::5]
    for number in wrong:
        lines[number - 1] = lines[number - 1].replace("about:", "about: @")
    path.write_text("\n".join(lines), "utf-8")
    reading = _sound(read_all(folder))
    assert [p.at.line for p in reading.problems if p.code == "D005"] == wrong
    dates = sum(p.code == "D021" for p in reading.problems)
    assert dates == 60, "the rest of an item whose subject is no YAML is looked at all the same"


def test_one_mistake_made_a_thousand_times_is_told_some_times_and_counted(tmp_path: Path) -> None:
    says = [{**ITEM, "at": f"page {n}", "voice": "unoin"} for n in range(1000)]
    folder = _dossier(tmp_path / "d", {"sources/s": {**HEADER, "says": says}})
    reading = _sound(read_all(folder))
    lines = told(reading.problems)
    assert len(lines) == MOST_ALIKE + 1
    assert lines[-1].endswith("D045 and 980 more like it")


def test_a_mistake_in_each_of_many_things_is_told_a_thousand_times_and_counted(
    tmp_path: Path,
) -> None:
    """A file of a hundred thousand events without Spanish was told in 400,000 lines."""
    events = {f"e-{n}": {"en": f"Event {n}", "kind": EVENT["kind"]} for n in range(1500)}
    folder = _dossier(tmp_path / "d", {"events": events})
    lines = told([each for each in _sound(read_all(folder)).problems if each.code == "D017"])
    assert len(lines) == MOST_OF_A_CAUSE + 1
    assert lines[-1].endswith("D017 and 500 more like it")


_FIVE = {
    "D011": ("item", {"vioce": "union"}), "D021": ("item", {"happened": "2026-13-01"}),
    "D045": ("item", {"voice": "nobody-known"}), "D048": ("item", {"disputes": "nobody-said"}),
    "D060": ("item", {"count": "107 turnout"}), "D033": ("item", {"at": "9-5 a … b"}),
    "D013": ("header", {"read": "all"}), "D018": ("header", {"language": "english"}),
    "D065": ("header", {"url": "www.example.org"}), "D020": ("event", {"kind": "no-such-kind"}),
    "D017": ("event", {"es": ""}), "D014": ("event-id", {}),
    "D055": ("dossier", {"expect": {"events": "99"}}),
    "D023": ("header", {"issued": "2030"}), "R001": ("rule", {}), "R034": ("rule", {}),
    "D005": ("broken", {}), "D004": ("hidden", {}), "D066": ("unread", {}),
}  # fmt: skip
"""Mistakes on every floor: bytes, YAML, forms, ids, dates, links, rules."""


def _spoilt(folder: Path, codes: list[str]) -> Path:
    events: dict[str, Any] = {"e-0": EVENT, "e-1": EVENT, "e-2": EVENT}
    files: dict[str, Any] = {"events": events, "sources/more": {**HEADER, "says": [
        {"at": "page 1", "about": "e-1", "happened": "1911"},
        {"at": "page 2", "about": "e-2", "happened": "1912"},
    ]}}  # fmt: skip
    broken = ""
    for number, code in enumerate(codes):
        kind, wrong = _FIVE[code]
        source = {**HEADER, "says": [{**ITEM, "at": f"page {number}"}]}
        if kind == "item":
            source["says"] = [{**ITEM, "at": f"page {number}"} | wrong]
        elif kind == "header":
            source |= wrong
        elif kind == "event":
            events[f"bad-{number}"] = EVENT | wrong
        elif kind == "event-id":
            events["Bad_Id"] = EVENT
        elif kind == "dossier":
            files["dossier"] = DOSSIER | wrong
        elif code == "R001":
            events["silent"] = EVENT
        elif code == "R034":
            source["says"] = [{"at": "page 3", "about": "e-1", "annuls": "e-2"}]
        elif kind == "hidden":
            source["title"] = "T\u202e"
        elif kind == "unread":
            files["disagreement"] = {"a": "b"}
        else:
            broken = f"sources/s-{number}"
        files[f"sources/s-{number}"] = source
    found = _dossier(folder, files)
    if broken:
        (found / f"{broken}.yaml").write_text('title: "T\nkind: news\n', "utf-8")
    return found


@pytest.mark.parametrize("turn", range(10))
def test_of_ten_dossiers_with_five_mistakes_each_all_fifty_are_told(
    turn: int, tmp_path: Path
) -> None:
    every = list(_FIVE)
    codes = [every[(turn * 5 + step * 7) % len(every)] for step in range(5)]
    if "D055" in codes:  # what is expected of the whole is not asked of a part
        codes[codes.index("D055")] = next(code for code in every if code not in codes)
    codes = [{"D020": "D020", "D017": "D015"}.get(code, code) for code in codes]
    asked = [{"D015": "D017"}.get(code, code) for code in codes]
    reading = backstory.check(_spoilt(tmp_path / "d", asked))
    found = {problem.code for problem in reading.problems}
    assert set(codes) <= found, "\n".join(told(reading.problems, reading.following))
    grave = [problem for problem in reading.problems if problem.severity == Severity.PROBLEM]
    assert len(grave) <= 5, "\n".join(told(grave, reading.following))


# --- mutated files ---------------------------------------------------------------------------

_FILES = sorted(p.relative_to(LOCKOUT) for p in LOCKOUT.rglob("*.yaml"))
_BITS = st.sampled_from([
    b"", b"\t", b"\n", b": ", b"- ", b'"', b"'", b"[", b"{", b"&a ", b"*a", b"!!x ", b"|\n", b">\n",
    b"\xff", b"\x00", "\u202e".encode(), b"---\n", b"...\n", b"? ", b"<<: ", b"#", b"%", b"\r\n",
    b"id: a\n", b"  ", b"\\", b"\xef\xbb\xbf", b"@", b"`",
])  # fmt: skip


@settings(max_examples=EXAMPLES)
@given(data=st.data())
def test_mutated_real_files_are_survived(data: st.DataObject, tmp_path_factory: Any) -> None:
    folder = tmp_path_factory.mktemp("fuzz") / "ruritania-lockout"
    shutil.copytree(LOCKOUT, folder)
    for name in data.draw(st.lists(st.sampled_from(_FILES), min_size=1, max_size=3)):
        raw = (folder / name).read_bytes()
        for _ in range(data.draw(st.integers(1, 4))):
            start = data.draw(st.integers(0, len(raw)))
            end = min(len(raw), start + data.draw(st.sampled_from([0, 0, 1, 2, 9, 80])))
            raw = raw[:start] + data.draw(_BITS | st.binary(max_size=4)) + raw[end:]
        (folder / name).write_bytes(raw)
    try:
        reading = _sound(read_all(folder))
    except CouldNotRun:
        return
    if reading.dossier is not None:
        _grows(reading)


def test_a_list_of_which_nothing_is_left_is_told_and_what_stands_for_it_raises_nothing(
    tmp_path: Path,
) -> None:
    """`---` begins another document, so that the claims of a disagreement are none of its."""
    folder = tmp_path / LOCKOUT.name
    shutil.copytree(LOCKOUT, folder)
    file = folder / "disagreements.yaml"
    raw = file.read_text("utf-8")
    file.write_text(raw.replace("  - board-date", "  - ---\nboard-date", 1), "utf-8")
    said = [(each.at.file, each.at.line) for each in backstory.check(folder).problems]
    assert (str(file), 5) in said


def test_an_id_in_capitals_hides_no_use_of_it_in_a_flood(tmp_path: Path) -> None:
    folder = tmp_path / "ruritania-lockout"
    shutil.copytree(GOOD / "ruritania-lockout", folder)
    events = folder / "events.yaml"
    text = events.read_text("utf-8")
    events.write_text(text.replace("lockout-1911:", "Lockout 1911:", 1), "utf-8")
    reading = read_all(folder)
    assert [each.code for each in reading.problems] == ["D014"]
    assert reading.following > 0
