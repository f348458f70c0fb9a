"""
Hold the real seeds to the editorial rules: one test a source, and a failure says what to type.

The reader already refuses what is not well formed. This is about what a careful editor refuses:
a verdict in a label, a quotation too long, a link to a hijacked page, a claim nobody can trace.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from paths import ROOT

from backstory.dates.edtf import DateError, Span, from_iso
from backstory.dossier import read_all
from backstory.dossier.forms import FILES
from backstory.dossier.marks import Marked, read_marked
from backstory.dossier.shorten import count
from backstory.dossier.shorthand import write_out
from backstory.errors import Problem, Severity, Spot
from backstory.model.concepts import common_concepts
from backstory.rdf.check import problems_in

DOSSIERS = sorted(path.parent for path in (ROOT / "seeds").glob("*/dossier.yaml"))
SOURCES = [path for dossier in DOSSIERS for path in sorted(dossier.glob("sources/*.yaml"))]
NAMES = [path for path in sorted((ROOT / "seeds").glob("*/*.yaml")) if path.stem != "dossier"]

MAX_WORDS = 15

HIJACKED_OR_REWORDED = (
    "46.4.254.189", "bitlysdowssl-aws.com", "funded4trading", "madisony.com",
    "mnwey.awslvpni.com", "thenewyorkernews", "trcc.commnet.edu",
)  # fmt: skip
"""Hosts that took over another's name, or that reword what others wrote: never a live link."""

NO_TITLE = re.compile(
    r"^\s*$|not (seen|shown|kept)|n[ãa]o vist|no vist|abreviad[oa]", re.IGNORECASE
)
"""What an editor says of a title that was not to be had: it is no title of the source's own."""

VERDICTS = re.compile(
    r"\b(regimes?(?! of public)|dictator(ship)?s?|terrorists?|tyrants?|tyranny|putschists?|thugs?"
    r"|r[ée]gimen(?! de transici[óo]n)|dictadura|dictador(es)?|terroristas?|tiran[oa]s?|tiran[íi]a"
    r"|golpistas?|esbirros?|usurpador(a|es)?|usurpers?)\b",
    re.IGNORECASE,
)
"""Words that judge. They stay inside `wording:` and `characterised-as:`, with their voice."""

_PRIVATE = {
    "a date of birth": re.compile(
        r"\b(born (in|on)|date of birth|birthday|years old|naci[óo] (en|el) \d|nacid[oa] (en|el)|"
        r"fecha de nacimiento|cumpleaños|años de edad)\b", re.I),
    "an e-mail address": re.compile(r"[\w.+-]+@[\w-]+\.\w+"),
    "a telephone number": re.compile(
        r"(?<![\d/.-])(\+\d[\d ().-]{7,}\d|\(?0\d{3}\)?[ .-]\d{3}[ .-]?\d{4})"),
    "a street address": re.compile(
        r"\b(\d+ [A-Z]\w+ (Street|Avenue|Road)|(calle|avenida|av\.|quinta|edificio) [\w ]{2,30}"
        r"(n\.?[ºo°]|#|número|piso|apartamento) ?\d)", re.I),
    "a matter of health": re.compile(
        r"\b(cancer|cáncer|diabet\w+|hypertens\w+|hipertens\w+|medical history|"
        r"historia clínica)\b", re.I),
}  # fmt: skip


def _named(path: Path) -> str:
    """Name a file, or a folder, by its dossier and itself."""
    return "/".join(path.relative_to(ROOT / "seeds").with_suffix("").parts).replace("sources/", "")


def _dossier(path: Path) -> Path:
    """Give the folder of the dossier in which a file lies."""
    return next(dossier for dossier in DOSSIERS if dossier in path.parents)


@cache
def _found(dossier: Path) -> Mapping[str, list[Problem]]:
    """Everything `backstory check` says of a dossier, by file."""
    reading = read_all(dossier)
    found = list(reading.problems)
    if reading.dossier is not None:
        found += problems_in(reading.dossier)
    by_file: dict[str, list[Problem]] = {}
    for problem in found:
        by_file.setdefault(problem.at.file, []).append(problem)
    return by_file


@cache
def _own_concepts(dossier: Path) -> Mapping[str, Any]:
    own: Mapping[str, Any] = read_marked(dossier / "concepts.yaml", "concepts.yaml").value
    return own


@cache
def _last_day(dossier: Path) -> str:
    """Give the day as of which a dossier is known: nothing later is in it."""
    return str(read_marked(dossier / "dossier.yaml", "dossier.yaml").value["as-known-on"])


def _is_concept(scheme: str, name: str, dossier: Path) -> bool:
    return (scheme, name) in common_concepts() or name in _own_concepts(dossier).get(scheme, {})


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


Told = tuple[Spot, str, str]
"""Where, what is wrong, what to type."""


def _header(page: Marked, dossier: Path) -> Iterator[Told]:
    source = page.value
    title = source.get("title", "")
    if not title or (isinstance(title, str) and NO_TITLE.search(title)):
        mend = "title: (as the page gives it), or en: and es: with what the editors call it"
        yield page.spot(("title",)), "the title is not there", mend
    if not _is_concept("source-kind", source["kind"], dossier):
        yield page.spot(("kind",)), f"no kind is called {source['kind']}", "kind: news"
    last = _last_day(dossier)
    if "issued" in source and not _by(last, source["issued"]):
        yield page.spot(("issued",)), f"it was issued after {last}", "remove the source"
    host = re.sub(r"^\w+://", "", source.get("url", "")).split("/")[0]
    if any(bad in host for bad in HIJACKED_OR_REWORDED):
        at = page.spot(("url",))
        if source.get("link") != "no":
            yield at, f"{host} is hijacked or rewords others", "link: no"
        if not source.get("caution"):
            yield at, f"nothing warns of {host}", "caution: hijacked-host"


def _by(last: str, text: str) -> bool:
    try:
        begin = Span.parse(text).earliest_begin
    except DateError:
        return True  # the reader tells it
    return begin is None or begin <= from_iso(last)


def _items(page: Marked, dossier: Path) -> Iterator[Told]:
    last = _last_day(dossier)
    for number, item in enumerate(page.value["says"]):
        at = page.spot(("says", number))
        if not item.get("row"):
            yield at, "nobody can tell where this claim came from", "row: F0123"
        words = [item["wording"]] if "wording" in item else []
        for text in [*words, *_listed(item.get("characterised-as"))]:
            if len(text.split()) > MAX_WORDS:
                mend = "quote fewer words, and say the rest under `gist:`"
                yield at, f"“{text}” has {len(text.split())} words; fifteen is the most", mend
        if "said" in item and not _by(last, item["said"]):
            yield at, f"it was said after {last}", "remove the item"
        for key in ("gist", "remark"):
            texts = item.get(key) or {}
            if texts and texts.get("en") == texts.get("es"):
                yield at, f"`{key}` says the same words in both languages", "es: (in Spanish)"
            spoken = bool(item.get("voice") or page.value.get("voice"))
            for language, text in texts.items():
                verdict = VERDICTS.search(text)
                if verdict and not (spoken or _is_attributed(text)):
                    mend = "say it neutrally; the word itself goes under `wording:`, with `voice:`"
                    yield at, f"`{key}` ({language}) judges: “{verdict[0]}”", mend


def _is_attributed(text: str) -> bool:
    """Tell whether a sentence itself says whose word it is."""
    return bool(
        re.search(r"\b(calls?|called|he said|llama|llamó|dijo|según|sentence|frase)\b", text)
    )


def _texts(value: Any) -> Iterator[str]:
    """Give every text of a file but addresses, hashes and places in a source."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key not in ("url", "sha256", "at", "row", "match"):
                yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
    elif isinstance(value, str):
        yield value


def _private(page: Marked) -> Iterator[Told]:
    for text in _texts(page.value):
        for what, pattern in _PRIVATE.items():
            if pattern.search(text):
                yield Spot(page.file), f"{what}: “{text}”", "remove it (docs/people.md)"


_FOREIGN = {
    "en": re.compile(
        r"(?<!\b[Dd]e )\b(los|las)\b|\b[Dd]e l[oa]s (?![A-ZÁÉÍÓÚÑ])|\b(que|fue|para|por)\b"
    ),
    "es": re.compile(r"\b(the|of|and|was|were|that|with)\b"),
}
"""Little words that betray a text in the other language; `de las Heras` is a surname."""


def _in_its_language(page: Marked, value: Any = None) -> Iterator[Told]:
    """Find labels and sentences that stand under the wrong language."""
    value = page.value if value is None else value
    if isinstance(value, list):
        for inner in value:
            yield from _in_its_language(page, inner)
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key in _FOREIGN and isinstance(inner, str) and _FOREIGN[key].search(inner):
                yield Spot(page.file), f"`{key}:` is in the other language: “{inner}”", f"{key}: …"
            elif isinstance(inner, dict | list):
                yield from _in_its_language(page, inner)


def _told_of(page: Marked, dossier: Path) -> list[Told]:
    write_out(page)
    rules = (_header(page, dossier), _items(page, dossier), _private(page), _in_its_language(page))
    return [told for rule in rules for told in rule]


def _report(told: list[Told], problems: list[Problem]) -> str:
    lines = [f"{at}: {what}\n    type: {mend}" for at, what, mend in told]
    return "\n".join([*lines, *(str(problem) for problem in problems)]).replace(f"{ROOT}/", "")


def _graved(path: Path) -> list[Problem]:
    return [p for p in _found(_dossier(path)).get(str(path), []) if p.severity == Severity.PROBLEM]


@pytest.mark.parametrize("dossier", DOSSIERS, ids=lambda path: path.name)
def test_a_claim_costs_a_fifth_less_than_written_out(dossier: Path) -> None:
    """What stands above is not said again: else `backstory shorten FOLDER --write`."""
    written = short = 0
    for path in sorted(dossier.glob("sources/*.yaml")):
        page = read_marked(path, path.name)
        short += count(page.value)
        write_out(page, "en")
        written += count(page.value)
    assert short <= 0.8 * written, f"type: backstory shorten {dossier.relative_to(ROOT)} --write"


@pytest.mark.parametrize("path", SOURCES, ids=_named)
def test_a_source_keeps_the_editorial_rules(path: Path) -> None:
    """Title, kind, dates, wordings, rows, gists, cautions, privacy, and what the check says."""
    page = read_marked(path, str(path.relative_to(ROOT)))
    told: list[Told] = []
    if isinstance(page.value, dict) and isinstance(page.value.get("says"), list):
        told = _told_of(page, _dossier(path))
    report = _report(told, _graved(path))
    assert not report, f"\n{report}"


_SOUND = """\
title: Page
kind: news
url: https://paper.example/page
issued: 2026-03-18
says:
- at: paragraph 1
  row: F0001
  gist:
    en: A minister spoke.
    es: Un ministro habló.
"""


@pytest.mark.parametrize(
    ("good", "bad", "told"),
    [
        ("title: Page", "title: Page (title not shown)", "title: (as the page gives it)"),
        ("kind: news", "kind: gossip", "no kind is called gossip"),
        ("paper.example", "www.trcc.commnet.edu", "link: no"),
        ("2026-03-18", "2026-03-19", "issued after 2026-03-18"),
        ("  row: F0001\n", "", "row: F0123"),
        ("  row", "  said: 2026-04\n  row", "said after 2026-03-18"),
        ("  row", f"  wording: {'word ' * 16}\n  row", "16 words; fifteen is the most"),
        ("  row", f"  characterised-as: {'word ' * 16}\n  row", "16 words"),
        ("Un ministro habló.", "A minister spoke.", "es: (in Spanish)"),
        ("Un ministro habló.", "A minister spoke of the law.", "in the other language"),
        ("A minister spoke.", "Judges for las libertades spoke.", "in the other language"),
        ("A minister spoke.", "The Court de las Cuentas que spoke.", "in the other language"),
        ("A minister spoke.", "Law de las libertades spoke.", "in the other language"),
        ("A minister spoke.", "The regime spoke.", "judges: “regime”"),
        ("Un ministro", "Un golpista", "judges: “golpista”"),
        ("A minister spoke.", "A minister, born in 1950, spoke.", "a date of birth"),
        ("A minister spoke.", "Write to minister@example.org.", "an e-mail address"),
        ("A minister spoke.", "Call +58 212 555 0100.", "a telephone number"),
        ("Un ministro habló.", "Vive en la calle Real n.º 4.", "a street address"),
    ],
)
def test_each_editorial_rule_bites(tmp_path: Path, good: str, bad: str, told: str) -> None:
    """A rule that no page breaks may be a rule that cannot be broken; this one can."""
    path = tmp_path / "page.yaml"
    for text in (_SOUND, _SOUND.replace(good, bad)):
        path.write_text(text, "utf-8")
        page = read_marked(path, "page.yaml")
        report = _report(_told_of(page, ROOT / "seeds" / "venezuela-amnesties"), [])
        assert (told in report) == (text != _SOUND), report or "nothing was told"


@pytest.mark.parametrize("path", NAMES, ids=_named)
def test_names_are_neutral_and_private_lives_stay_private(path: Path) -> None:
    """A label of an event, a person or an instrument accuses nobody and judges nothing."""
    page = read_marked(path, str(path.relative_to(ROOT)))
    told = [*_private(page), *_in_its_language(page)]
    for label in _texts(page.value):
        verdict = VERDICTS.search(label)
        if verdict:
            mend = "name it neutrally; a contested name is a claim: `characterised-as:`"
            told.append((Spot(page.file), f"“{label}” judges: “{verdict[0]}”", mend))
    report = _report(told, _graved(path))
    assert not report, f"\n{report}"


@pytest.mark.parametrize(
    "text",
    ["Alberto de las Casas spoke.", "A minister, de los Ríos, spoke.", "De las Casas spoke."],
)
def test_a_surname_with_an_article_is_no_spanish(tmp_path: Path, text: str) -> None:
    path = tmp_path / "page.yaml"
    path.write_text(_SOUND.replace("A minister spoke.", text), "utf-8")
    assert not list(_in_its_language(read_marked(path, "page.yaml")))


@pytest.mark.parametrize("dossier", DOSSIERS, ids=_named)
def test_the_check_of_a_whole_dossier_finds_no_problem(dossier: Path) -> None:
    told = [p for each in _found(dossier).values() for p in each if p.severity == Severity.PROBLEM]
    assert not told, "\n" + "\n".join(str(problem) for problem in sorted(told))


def test_every_file_tells_an_editor_which_form_it_has() -> None:
    for path in [*(each / "dossier.yaml" for each in DOSSIERS), *NAMES, *SOURCES]:
        up, name = ("../..", "source") if path.parent.name == "sources" else ("..", path.stem)
        assert name in FILES
        line = f"# yaml-language-server: $schema={up}/schema/{name}.json"
        first = path.read_text("utf-8").split("\n", 1)[0]
        assert first == line, f"{path.relative_to(ROOT)}:1: type: {line}"


def test_a_source_is_no_copy_of_one_that_is_not_held_under_the_same_words() -> None:
    """`copy-of: efe` would be words; an id that is nearly one of ours is a slip."""
    held = {(_dossier(path), path.stem) for path in SOURCES}
    for path in SOURCES:
        copy = read_marked(path, path.name).value.get("copy-of", "")
        words = not isinstance(copy, str)  # en: and es:, what the editors call it
        is_id = not words and bool(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", copy))
        told = f"{path.relative_to(ROOT)}: type: copy-of: (an id of sources/, or words: `EFE`)"
        assert not is_id or (_dossier(path), copy) in held, told


@pytest.mark.parametrize("dossier", DOSSIERS, ids=_named)
def test_every_disagreement_names_its_claims_and_has_a_note_in_each_language(
    dossier: Path,
) -> None:
    path = dossier / "disagreements.yaml"
    assert path.exists(), f"write {path.relative_to(ROOT)} (docs/authoring.md)"
    page = read_marked(path, str(path.relative_to(ROOT)))
    for name, entry in page.value.items():
        at = page.spot((name,), key=True)
        assert entry["en"] != entry["es"], f"{at}: type: es: (the note in Spanish)"
        assert len(_listed(entry["between"])) >= 2, f"{at}: type: between: (two claim ids)"
