"""What is built is what is tested: a wheel, laid in an empty folder, answers from its own graph."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest
from paths import ROOT

pytest.importorskip("build", reason="the extra [dev] brings `build`")


def _run(*words: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, *map(str, words)], cwd=cwd, env=os.environ | environment,
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return done


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel of this tree, with nothing fetched."""
    out = tmp_path_factory.mktemp("dist")
    _run("-m", "build", "--wheel", "--no-isolation", "--outdir", out, ROOT, cwd=out)
    (built,) = out.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel, and nothing else, in an empty folder."""
    target = tmp_path_factory.mktemp("installed")
    _run("-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--no-compile",
         "--disable-pip-version-check", "--target", target, wheel, cwd=target)  # fmt: skip
    return target


def test_the_wheel_carries_what_a_stranger_needs(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {
        "backstory/py.typed",
        "backstory/grown/venezuela-amnesties.ttl.xz",
        "backstory/model/ontology/ontology.ttl.xz",
        "backstory/model/ontology/concepts.ttl.xz",
        "backstory/model/ontology/shapes.ttl.xz",
        "backstory/rdf/rules/event_without_claim.rq.xz",
        "backstory/read/lexicon/es.json.xz",
        "backstory/words/problems/es.json.xz",
        "backstory/words/help/es.json.xz",
        "backstory/words/en.json.xz",
        "backstory/words/es.json.xz",
        "backstory/draw/web/dist/LICENSES.txt.xz",
    } <= names
    packed = {f"backstory/{each}" for each in (
        "read/lexicon/es.json", "model/ontology/concepts.ttl", "words/problems/es.json",
        "words/help/es.json", "words/en.json", "words/es.json", "dossier/register.json",
        "draw/web/dist/app.js", "draw/web/dist/app.css",
    )}  # fmt: skip
    assert names.isdisjoint(packed), "they lie there packed"
    assert any(name.startswith("backstory/ask/queries/") for name in names)
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_the_wheel_carries_nothing_that_is_made_here(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    stray = [n for n in names if "node_modules" in n or "__pycache__" in n or n.startswith("tests")]
    assert not stray, stray[:5]


def test_installed_it_tells_a_mistake_and_its_manual_in_spanish(
    installed: Path, tmp_path: Path
) -> None:
    paths = os.pathsep.join([str(installed), sysconfig.get_path("purelib")])
    told = _run("-m", "backstory", "--lang", "es", "--help", cwd=tmp_path, PYTHONPATH=paths)
    assert "Uso:" in told.stdout
    whole = "from backstory.words.languages import beside; print(len(beside('es', 'problems')))"
    assert int(_run("-c", whole, cwd=tmp_path, PYTHONPATH=paths).stdout) > 1


def test_installed_in_an_empty_folder_it_answers_from_the_graph_it_carries(
    installed: Path, tmp_path: Path
) -> None:
    paths = os.pathsep.join([str(installed), sysconfig.get_path("purelib")])
    where = _run(
        "-c", "import backstory; print(backstory.__file__)", cwd=tmp_path, PYTHONPATH=paths
    )
    assert where.stdout.startswith(str(installed)), "the checkout answered, not the wheel"
    query = "SELECT (COUNT(?claim) AS ?claims) WHERE { ?claim a ctx:Claim }"
    done = _run(
        "-m", "backstory", "sparql", query, "--format", "csv", cwd=tmp_path, PYTHONPATH=paths
    )
    header, claims = done.stdout.split()
    assert header == "claims"
    assert int(claims) > 800
