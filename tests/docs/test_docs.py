"""The manual cannot lie: what it says to type is typed, and what it links to and names is there."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import forked
import pytest
import yaml
from pages import DECISIONS, DOCS, PAGES, Block, cases, page_id
from paths import ROOT
from pyoxigraph import NamedNode
from serving import PATIENCE_S

import backstory
from backstory.draw.views import VIEWS
from backstory.rdf.opening import open_store
from backstory.vocabulary import term


def _prose(path: Path) -> str:
    """Give a page without its code and its generated tables."""
    text = re.sub(r"^```.*?^```$", "", path.read_text("utf-8"), flags=re.M | re.S)
    text = re.sub(r"<!-- (\w+): .*?<!-- /\1 -->", "", text, flags=re.S)
    return re.sub(r"`[^`\n]*`", "", text)


# --- what is typed -----------------------------------------------------------------------------


@dataclass(frozen=True)
class Typed:
    """One command of a page, the status it must exit with, and the output shown under it."""

    command: str
    status: int
    output: str


def _typed(block: Block) -> list[Typed]:
    """Read a `console` block (`$ command`, then its output) or an `sh` block (commands only)."""
    if block.language == "sh":
        lines = [f"$ {line}" for line in block.text.replace("\\\n", " ").splitlines() if line]
        lines = [line for line in lines if not line.startswith("$ #")]
    else:
        lines = block.text.replace("\\\n", " ").splitlines()
    found: list[Typed] = []
    for line in lines:
        if line.startswith("$ "):
            told = re.search(r"#.*\bexits? (?:with )?(\d)", line)
            found.append(Typed(line[2:], int(told[1]) if told else 0, ""))
        elif found:
            last = found.pop()
            found.append(Typed(last.command, last.status, f"{last.output}{line}\n"))
    return found


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a copy of what a reader has after `git clone`, to be typed in."""
    home = tmp_path_factory.mktemp("clone")
    for name in ("seeds", "graph"):
        shutil.copytree(ROOT / name, home / name, ignore=shutil.ignore_patterns("*.html", "*.svg"))
    shutil.copyfile(ROOT / "Makefile", home / "Makefile")
    return home


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Give a folder in the place of /tmp: what a run before left there is not in it."""
    return f"{tmp_path_factory.mktemp('scratch')}/"


def _targets() -> set[str]:
    return set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.M))


def _path() -> str:
    """Give a PATH on which `backstory` is what the tests run, then what is installed beside it."""
    beside = [str(forked.program().parent), str(Path(sys.executable).parent)]
    return os.pathsep.join([*beside, os.environ["PATH"]])


@pytest.mark.parametrize("block", cases("console", "sh", "bash", "shell"))
def test_every_command_of_the_manual_runs_and_exits_as_told(
    block: Block, copy: Path, scratch: str
) -> None:
    path = _path()
    for typed in _typed(block):
        first, *rest = shlex.split(typed.command, comments=True) or [""]
        if first == "make":
            unknown = [word for word in rest if "=" not in word and word not in _targets()]
            assert not unknown, f"the Makefile has no target {unknown}"
        elif first in ("git", "cd", "pip", "apt", "docker"):
            continue  # what installs or fetches is not run here
        else:
            line = typed.command.replace("/tmp/", scratch)
            done = subprocess.run(
                ["bash", "-o", "pipefail", "-c", line], cwd=copy, timeout=PATIENCE_S,
                capture_output=True, text=True, check=False,
                env=os.environ | {"PATH": path, "COLUMNS": "100", "NO_COLOR": "1"},
            )  # fmt: skip
            told = f"$ {typed.command}\n{done.stdout}{done.stderr}"
            assert done.returncode == typed.status or (done.returncode == 141), told
            assert "Traceback" not in done.stderr, told
            if typed.output.strip():
                actual = (done.stdout + done.stderr).replace(scratch, "/tmp/")
                _same(typed.output, actual, told)


@pytest.mark.parametrize("block", cases("python"))
def test_every_piece_of_python_in_the_manual_runs(block: Block, copy: Path) -> None:
    if "/notebooks/" in block.page:
        return  # rendered from notebooks, which test_notebooks.py runs whole
    done = subprocess.run(
        [sys.executable, "-c", block.text], cwd=copy, timeout=PATIENCE_S,
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def _same(shown: str, actual: str, told: str) -> None:
    """Hold the output shown to the real one; a line of `…` stands for lines left out."""
    rest = actual
    for part in re.split(r"^…\n", shown, flags=re.M):
        flat = "\n".join(line.rstrip() for line in part.strip("\n").splitlines())
        whole = "\n".join(line.rstrip() for line in rest.splitlines())
        at = whole.find(flat)
        assert at >= 0, f"the page shows\n{part}\nbut the real output is\n{told}"
        rest = whole[at + len(flat) :]


# --- what comes out ----------------------------------------------------------------------------

QUERYING = DOCS / "querying.md"


def _printed(command: str, home: Path) -> str:
    """Run one command line as a reader would, and give all it prints."""
    done = subprocess.run(
        ["bash", "-c", command], cwd=home, timeout=PATIENCE_S,
        capture_output=True, text=True, check=False,
        env=os.environ | {"PATH": _path(), "COLUMNS": "100", "NO_COLOR": "1"},
    )  # fmt: skip
    return done.stdout + done.stderr


def _trimmed(text: str) -> str:
    return "".join(f"{line.rstrip()}\n" for line in text.rstrip().splitlines())


def test_every_answer_in_the_manual_of_asking_is_the_real_one(
    golden: Callable[[Path, str], None], copy: Path
) -> None:
    """`--update-golden` writes them anew, under the command or the query they belong to."""
    graph = backstory.load(copy / "graph" / "venezuela-amnesties.ttl")

    def typed(found: re.Match[str]) -> str:
        commands = [line for line in found[1].splitlines() if line.startswith("$ ")]
        shown = [f"{line}\n{_trimmed(_printed(line[2:], copy))}" for line in commands]
        return "```console\n" + "".join(shown) + "```\n"

    def queried(found: re.Match[str]) -> str:
        return f"{found[1]}\n```text\n{_trimmed(graph.sparql(found[2]).text('table'))}```\n"

    text = QUERYING.read_text("utf-8")
    assert text.count("```sparql\n") >= 5, "the page teaches SPARQL by examples"
    answered = re.compile(r"(```sparql\n(.*?)```\n)\n```text\n.*?```\n", re.S)
    assert len(answered.findall(text)) == text.count("```sparql\n"), (
        "a query has no answer under it"
    )
    text = re.sub(r"```console\n(.*?)```\n", typed, text, flags=re.S)
    golden(QUERYING, answered.sub(queried, text))


def test_there_are_ten_questions_each_with_an_answer() -> None:
    text = QUERYING.read_text("utf-8").split("\n## Ten questions")[1].split("\n## ")[0]
    parts = re.split(r"^### ", text, flags=re.M)[1:]
    assert [part.split(".")[0] for part in parts] == [str(number) for number in range(1, 11)]
    for part in parts:
        answers = re.findall(r"```(?:console|text)\n(.*?)```", part, re.S)
        rows = [line for answer in answers for line in answer.splitlines()]
        assert len(rows) >= 3, f"no rows under “{part.splitlines()[0]}”"


# --- the picture of the model ------------------------------------------------------------------

MODEL = DOCS / "model.svg"


def test_the_picture_of_the_model_says_what_the_graph_says() -> None:
    """Its example is a claim of the dossier, and each term it names is used there."""
    store = open_store(ROOT / "graph" / "venezuela-amnesties.ttl")
    picture = ElementTree.parse(MODEL).getroot()
    written = [(e.text or "") for e in picture.iter("{http://www.w3.org/2000/svg}text")]
    home = "https://w3id.org/backstory/venezuela-amnesties/"
    rows = store.query(f"""
        SELECT ?subject ?object ?voice ?place ?source ?role WHERE {{
          ?subject sem:hasActor ?object .
          <{home}machado-pressure> rdf:subject ?subject ; rdf:predicate sem:hasActor ;
            rdf:object ?object ; prov:wasAttributedTo ?voice ; sem:roleType ?role ;
            ctx:modality modality:asserted ; ctx:passage ?passage ; dcterms:source ?source .
          ?passage ctx:locator ?place }}""").values()
    assert len(rows) == 1, "the claim in the picture is not what it was: draw docs/model.svg anew"
    for name, value in rows[0].items():
        short = value.removeprefix(home)
        short = f"role:{short.rsplit('/', 1)[-1]}" if name == "role" else short
        assert short in written, f"the picture does not show the {name}, {short}"
    for compact in re.findall(r"\b\w+:\w+\b", " ".join(written)):
        thing = NamedNode(term(compact))
        used = any(
            next(store.store.quads_for_pattern(*pattern, None), None)
            for pattern in ((None, thing, None), (None, None, thing))
        )
        assert used, f"docs/model.svg names {compact}, which the graph does not use"


def test_the_picture_of_the_model_is_told_to_who_cannot_see_it() -> None:
    svg = "{http://www.w3.org/2000/svg}"
    picture = ElementTree.parse(MODEL).getroot()
    assert picture.get("role") == "img"
    names = (picture.get("aria-labelledby") or "").split()
    told = [picture.find(f"{svg}{tag}") for tag in ("title", "desc")]
    assert [part.get("id") if part is not None else None for part in told] == names
    assert all(part is not None and part.text for part in told)


def test_the_picture_of_the_readme_shows_the_graph_as_it_is(request: pytest.FixtureRequest) -> None:
    """Its lines may lie otherwise on another machine; what it shows is told in its description."""
    shown = DOCS / "network.svg"
    graph = open_store(ROOT / "graph" / "venezuela-amnesties.ttl")
    fresh = VIEWS["network.svg"].build(graph, "announcement-2026", "en", False)
    if request.config.getoption("--update-golden"):
        shown.write_text(fresh, "utf-8")
    told = [
        re.findall(r"<(?:title|desc)>(.*?)</", text) for text in (fresh, shown.read_text("utf-8"))
    ]
    assert told[1] == told[0], "docs/network.svg shows an older graph: `make schema` draws it anew"


# --- links, prose, decisions -------------------------------------------------------------------


def _anchors(path: Path) -> set[str]:
    heads = re.findall(r"^#+ (.*)$", path.read_text("utf-8"), re.M)
    return {re.sub(r"[^\w\- ]", "", head.lower()).strip().replace(" ", "-") for head in heads}


@pytest.mark.parametrize("path", PAGES, ids=page_id)
def test_links_between_pages_resolve(path: Path) -> None:
    text = re.sub(r"^```.*?^```$", "", path.read_text("utf-8"), flags=re.M | re.S)
    links = re.findall(r"\]\(([^)\s]+)\)", text) + re.findall(r"(?:src|href)=\"([^\"]+)\"", text)
    for link in links:
        if re.match(r"(https?|mailto):", link):
            continue
        file, _, anchor = link.partition("#")
        target = (path.parent / file).resolve() if file else path
        assert target.exists(), f"{page_id(path)} links to {link}, which is not there"
        if anchor and target.suffix == ".md":
            assert anchor in _anchors(target), f"{page_id(path)} links to {link}: no such heading"


@pytest.mark.parametrize("path", PAGES, ids=page_id)
def test_files_that_pages_name_are_there(path: Path) -> None:
    named = re.findall(r"\b((?:docs|src/backstory|tests|seeds|graph|notebooks)/[\w./*-]*\w)",
                       path.read_text("utf-8"))  # fmt: skip
    if path.name == "CHANGELOG.md":
        return  # it names what was, too
    made = re.compile(
        r"suez-crisis|crisis-de-suez|harbour-strike|\.html$|graph/mine|seeds/mine|NAME|seeds/NNNN|web/dist"
    )
    for name in named:
        if not made.search(name):
            assert list(ROOT.glob(name)) or list(ROOT.glob(name + "*")), f"{page_id(path)}: {name}"


@pytest.mark.parametrize("path", [p for p in PAGES if "notebooks" not in p.parts], ids=page_id)
def test_prose_keeps_the_house_style(path: Path) -> None:
    """No "we", and none of the words that sell; see CONTRIBUTING.md."""
    found = re.search(r"\b([Ww]e|[Oo]ur|us|[Ss]imply|[Pp]owerful|[Jj]ust)\b", _prose(path))
    assert not found, f"{page_id(path)}: say it without “{found[0]}”" if found else ""


@pytest.mark.parametrize("number", range(1, len(DECISIONS) + 1))
def test_every_decision_has_its_number_and_four_short_parts(number: int) -> None:
    path = DECISIONS[number - 1]
    assert path.name.startswith(f"{number:04d}-")
    text = path.read_text("utf-8")
    parts = re.findall(r"^## (.*)$", text, re.M)
    assert parts == ["Status", "Context", "Decision", "Consequences"], path.name
    assert len(text.split()) <= 450, f"{path.name}: short parts"


def test_the_citation_names_the_version_and_the_licences_that_are_there() -> None:
    told = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    assert told["version"] == backstory.__version__
    assert f'version = "{backstory.__version__}"' in (ROOT / "pyproject.toml").read_text("utf-8")
    assert {"cff-version", "message", "title", "authors"} <= set(told)
    cited = {reference["title"]: reference for reference in told["references"]}
    for path in ROOT.glob("seeds/*/dossier.yaml"):
        dossier = yaml.safe_load(path.read_text("utf-8"))
        reference = cited[dossier["title"]["en"]]
        assert reference["license"] == dossier["licence"]
        assert str(dossier["as-known-on"]) in reference["notes"]


# --- what no file says -------------------------------------------------------------------------

_HALVES = """
py pi.org|python hosted.org|registry.npm js.org|registry.yarn pkg|npm mirror.com|repo1.mav en.org
static.crates .io|index.crates .io|rubyg ems.org|api.nu get.org|conda.ana conda.org
proxy.go lang.org
"""
"""Written in halves, so that this file does not name them either."""

_HOSTS = re.compile(
    "|".join(re.escape(host.replace(" ", "")) for host in re.split(r"[|\n]", _HALVES.strip()))
)
_MADE_HERE = re.compile(
    r"\.(git|venv|ipynb_checkpoints|\w+_cache|hypothesis)|node_modules|dist|.*__"
)


def test_no_file_names_the_host_of_a_package_registry() -> None:
    """Which registry answers is the business of the machine it is built on."""
    found = []
    for folder, inner, names in os.walk(ROOT):
        inner[:] = [name for name in inner if not _MADE_HERE.fullmatch(name)]
        for name in names:
            path = Path(folder, name)
            if path.suffix in (".html", ".png", ".gz", ".whl") or name == ".coverage":
                continue
            text = path.read_bytes().decode("utf-8", "replace")
            if told := _HOSTS.search(text):
                line = text[: told.start()].count("\n") + 1
                found.append(f"{path.relative_to(ROOT)}:{line}")
    assert not found, found
