"""Every message has its words in each language, and keeps what somebody wrote."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from paths import ROOT

from backstory.dossier import CODES, read_all
from backstory.rdf.rq import query_files
from backstory.words.languages import shipped, words_of
from backstory.words.messages import message_in, problems_in_words

GOOD = ROOT / "tests" / "dossiers" / "good" / "ruritania-lockout"
BAD = ROOT / "tests" / "dossiers" / "bad"


@pytest.mark.parametrize("lang", shipped())
def test_every_code_is_told_in_each_language(lang: str) -> None:
    rules = {rule.header["code"] for rule in query_files("rdf/rules").values()}
    words = words_of(lang)["problems"]
    for code in {*CODES, *rules, "R020"}:
        assert words[code]
        assert words[f"{code} mend"]


@pytest.mark.parametrize("case", sorted(BAD.glob("*.source.yaml")), ids=lambda p: p.stem)
def test_a_problem_in_spanish_keeps_its_line_its_code_and_the_authors_words(
    case: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "ruritania-lockout"
    shutil.copytree(GOOD, folder)
    shutil.copyfile(case, folder / "sources" / "spoilt.yaml")
    found = read_all(folder).problems
    told = problems_in_words(found, 0, "es")
    for problem, text in zip(found, told, strict=True):
        assert text.startswith(f"{problem.at}: {problem.code} ")
        assert "remedio:" in text
        assert "mend:" not in text
    assert problems_in_words(found, 0, "en") == [str(problem) for problem in found]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["check", "--lang", "es", "nowhere"], "nowhere no es una carpeta."),
        (["ask", "in_force", "--lang=es"], "`in_force` necesita --valid-at: el día."),
        (["sparql", "--lang", "es", "SELEC ?x"], "línea 1, columna 1: `SELEC` no es una palabra"),
        (["sparql", "--lang", "es", "SELECT ?x WHERE { ?x a foaaf:A }"], "no está declarado"),
    ],
)
def test_the_shell_speaks_the_language_that_was_asked_for(typed: list[str], said: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "backstory", *typed], capture_output=True, text=True, check=False,
        cwd=ROOT, env=os.environ, timeout=60,
    )  # fmt: skip
    assert done.returncode == 2
    assert said in done.stderr


def test_what_no_words_know_stays_as_it_is() -> None:
    assert message_in("Something else.\n  and more", "es") == "Something else.\n  and more"
