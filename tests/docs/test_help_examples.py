"""The help cannot lie: each example of each command is typed as it stands, in both languages."""

from __future__ import annotations

import csv
import io
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import forked
import pytest
from click.testing import CliRunner
from paths import GOOD, ROOT
from serving import PATIENCE_S
from tabled import write_xlsx

from backstory.cli import COMMANDS, doors
from backstory.dossier.sheet import template_text
from backstory.words.languages import shipped

NEEDS_MORE = ("watch", "serve", "push", "site")
"""Commands that stay until they are ended, speak with a server, or write some thousand pages."""
LONG = (
    "backstory check seeds/* --shacl",
    "backstory table counts --engine spark://HOST:7077 --data hdfs:///tables/mine",
)
"""Examples that take minutes, or a cluster: other tests run what they ask for."""
OF_ANY = (
    "backstory view page --out amnesties.html",
    "backstory view network.svg --out network.svg",
    "backstory view timeline --table graph/mine.tables",
)
"""Examples that name nothing of a graph: typed where a small one is set, for a page is long."""
ENDS = {
    "backstory check seeds/mine --sources ~/texts | grep D032": 1,  # nothing of that is wrong
    "backstory verify seeds/venezuela-amnesties --sources ~/texts": 2,  # that text is not ours
}
"""How an example ends that finds nothing here."""
TYPED = {
    "backstory add source seeds/suez-crisis":
        "times-1956-10-30\nLanding at the canal\nnews\nThe Times\nen\n\n\n\n\n",
    "backstory add source seeds/suez-crisis --id times-1956-10-30 --kind news":
        "Landing at the canal\nThe Times\nen\n\n\n\n\n",
}  # fmt: skip
"""What is answered to a command that asks, by its line."""
ARTICLE = """According to the lawyers of Foro Penal, 711 political prisoners were held in Venezuela
on 30 January 2026. Delcy Rodríguez announced an amnesty on Friday.
"""
TIMELINE = "Year,Month,Day,Headline,Text,Media\n1911,8,2,The men are out,All of them,\n"
ENTITY = """{"entities": {"Q1234": {"labels": {"en": {"value": "Harbour strike"},
"es": {"value": "Huelga del puerto"}}, "claims": {"P585": [{"id": "Q1234$A-1", "mainsnak":
{"snaktype": "value", "datavalue": {"value": {"time": "+1911-08-02T00:00:00Z", "precision": 11,
"calendarmodel": "http://www.wikidata.org/entity/Q1985727"}}}, "references": [{"snaks": {"P854":
[{"datavalue": {"value": "https://gazette.example/a"}}]}}]}]}}}}
"""
CODED = (
    "Event ID\tEvent Date\tSource Name\tTarget Name\tEvent Text\tCountry\tCity\tDistrict\t"
    "Province\tPublisher\n"
    "1\t2014-02-11\tNicolás Maduro\tProtester (Venezuela)\tMake statement\tVenezuela\t\t\t\tPost\n"
    "2\t2014-02-12\tForo Penal\tNicolás Maduro\tAccuse\tVenezuela\tCaracas\t\t\tPost\n"
)
MAP = """title: Strikes
publisher: Harbour Archive
date: Day
actor: Coder
target: Target
kind: Event
kinds:
  "Conduct strike or boycott": strike
"""


def _manual(words: tuple[str, ...], lang: str) -> str:
    told = {"BACKSTORY_LANG": lang, "NO_COLOR": "1"}
    return CliRunner(env=told).invoke(doors, [*words, "--help"], prog_name="backstory").output


def _commands() -> Iterator[tuple[str, ...]]:
    """Give every command whose examples can be typed here; those of a question: test_questions."""
    context = click.Context(doors)
    for name in COMMANDS:
        command = doors.get_command(context, name)
        if name not in NEEDS_MORE:
            yield (name,)
            if isinstance(command, click.Group) and name != "ask":
                yield from ((name, inner) for inner in command.list_commands(context))


def _examples(words: tuple[str, ...], lang: str = "en") -> list[str]:
    lines = _manual(words, lang).splitlines()
    heads = [at for at, line in enumerate(lines) if re.match(r"  (?:Examples?|Ejemplos?):$", line)]
    assert len(heads) == 1, (words, lang)
    found = []
    for line in lines[heads[0] + 1 :]:
        if not line.startswith("    "):
            break
        found.append(line.strip())
    return found


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a folder in which there is what the examples name."""
    home = tmp_path_factory.mktemp("home")
    for name in ("seeds", "graph"):
        shutil.copytree(ROOT / name, home / name, ignore=shutil.ignore_patterns("*.html", "*.svg"))
    shutil.copytree(GOOD / "ruritania-lockout" / "texts", home / "texts")
    small = home / "graph" / "spain-amnesty-1977.ttl"
    for name in ("old.ttl", "new.ttl", "theirs.ttl"):
        shutil.copyfile(small, home / name)
    for name, text in {
        "article.txt": ARTICLE, "timeline.csv": TIMELINE, "Q1234.json": ENTITY,
        "page.html": f"<html><body><article><p>{ARTICLE}</p></article></body></html>",
        "strike.csv": template_text(), "query.rq": "SELECT ?e WHERE { ?e a sem:Event } LIMIT 3\n",
        "events.2014.tsv": CODED, "events.tsv": CODED,
        "strikes.yaml": MAP,
    }.items():  # fmt: skip
        (home / name).write_text(text, "utf-8")
    rows = list(csv.reader(io.StringIO(template_text("es"))))
    rows[0] = ["Cuándo" if each == "fecha" else each for each in rows[0]]
    write_xlsx(home / "huelga.xlsx", rows)
    coded = ("Dockers' Union", "Conduct strike or boycott", "Port Board", "1911-08-01")
    write_xlsx(home / "strikes.xlsx", [("Coder", "Event", "Target", "Day"), coded])
    who = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
    for words in (["init", "-q"], ["add", "graph"], ["commit", "-qm", "one"], ["tag", "v1.0"]):
        subprocess.run(["git", *who, *words], cwd=home, check=True)
    shutil.copyfile(small, home / "graph" / "spain-again.ttl")
    for words in (["add", "graph"], ["commit", "-qm", "two"], ["tag", "v1.1"]):
        subprocess.run(["git", *who, *words], cwd=home, check=True)
    for line in (
        "backstory import strike.csv --into seeds/mine",
        "backstory new suez-crisis",
        "backstory table add events.2014.tsv --map icews",
        "backstory table add events.2014.tsv --map icews --data graph/mine.tables",
    ):
        _type(line, home)
    return home


def _afresh(line: str, home: Path) -> None:
    """Clear away what an example before has made, where the next is to make it."""
    if line.startswith("backstory new "):
        shutil.rmtree(home / "seeds" / "suez-crisis")
    (home / "seeds" / "suez-crisis" / "sources" / "times-1956-10-30.yaml").unlink(missing_ok=True)


def _type(line: str, home: Path) -> subprocess.CompletedProcess[str]:
    """Type a line as a reader does."""
    beside = [str(forked.program().parent), str(Path(sys.executable).parent)]
    told = {"PATH": os.pathsep.join([*beside, os.environ["PATH"]]), "COLUMNS": "100",
            "NO_COLOR": "1", "HOME": str(home)}  # fmt: skip
    if line in OF_ANY:
        told["BACKSTORY_GRAPH"] = str(home / "old.ttl")
    return subprocess.run(
        ["bash", "-c", line.replace("/tmp/", f"{home}/")], cwd=home, input=TYPED.get(line, ""),
        capture_output=True, text=True, check=False, timeout=PATIENCE_S, env=os.environ | told,
    )  # fmt: skip


@pytest.mark.parametrize("words", list(_commands()), ids=" ".join)
def test_every_example_of_the_help_runs_as_it_stands(words: tuple[str, ...], home: Path) -> None:
    for line in _examples(words):
        if line.startswith("pbpaste") or line in LONG:
            continue  # the first is of another system
        _afresh(line, home)
        done = _type(line, home)
        told = f"$ {line}\n{done.stdout[-2000:]}{done.stderr}"
        assert "Traceback" not in done.stderr, told
        assert done.returncode == ENDS.get(line, 0), told


@pytest.mark.parametrize("lang", [lang for lang in shipped() if lang != "en"])
@pytest.mark.parametrize("words", [*_commands(), *((each,) for each in NEEDS_MORE)], ids=" ".join)
def test_the_examples_are_the_same_in_each_language(words: tuple[str, ...], lang: str) -> None:
    assert _examples(words, lang) == _examples(words)
