"""
What is released is what a stranger installs: on each Python, with pip's kin, without Node.

These install from a package index, so they run where BACKSTORY_REQUIRE_RELEASE=1 says that one is
within reach (`.ci/run` and `make release` do), and are skipped aloud elsewhere.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from email import message_from_bytes
from functools import cache
from pathlib import Path

import pytest
from pages import blocks
from paths import ROOT
from serving import running

if os.environ.get("BACKSTORY_REQUIRE_RELEASE") != "1":
    pytest.skip(
        "installing from an index is tested where BACKSTORY_REQUIRE_RELEASE=1",
        allow_module_level=True,
    )

pytestmark = pytest.mark.xdist_group("release")

PYTHONS = ("3.11", "3.12", "3.13")
ONLY_FOR_PYVIS = """
    IPython asttokens decorator executing ipython ipython_pygments_lexers jedi jsonpickle
    matplotlib_inline parso pexpect prompt_toolkit psutil ptyprocess pure_eval pygments pyvis
    stack_data traitlets wcwidth
"""
"""What pyvis brings, and nothing else here needs: Jinja2 is not among it, for the site needs it."""
MOST_MB_WITH_PYVIS, MOST_MB_WITHOUT = 180, 110
"""Of 1,048,576 bytes each, as `du -m` counts; with the bytecode that pip compiles."""
QUERY = "SELECT (COUNT(?claim) AS ?claims) WHERE { ?claim a ctx:Claim }"


def _run(*words: str | Path, cwd: Path, **environment: str) -> str:
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        [*map(str, words)], cwd=cwd, env=kept | {"NO_COLOR": "1"} | environment,
        capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, f"{words}\n{done.stdout[-2000:]}{done.stderr[-3000:]}"
    return done.stdout


@cache
def _python(version: str) -> Path | None:
    """Find a Python of a version on this machine: on the PATH, or where pyenv keeps them."""
    kept = sorted(Path.home().glob(f".pyenv/versions/{version}.*/bin/python"))
    for found in (shutil.which(f"python{version}"), *kept):
        asked = "import sys; print('%d.%d' % sys.version_info[:2])"
        done = found and subprocess.run([found, "-c", asked], capture_output=True, check=False)
        if found and done and done.stdout.decode().strip() == version:
            return Path(found)
    return None


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """
    Build sdist and wheel in isolation, from a tree without the bundle, on a machine without Node.

    The wheel is built from the sdist, as a stranger's index would have it. `make release` gives
    what it has built with BACKSTORY_DIST.
    """
    if released := os.environ.get("BACKSTORY_DIST"):
        return Path(released)
    home = tmp_path_factory.mktemp("tree")
    for name in ("src", "graph", "docs"):
        left_out = shutil.ignore_patterns("dist", "node_modules", "__pycache__")
        shutil.copytree(ROOT / name, home / name, ignore=left_out)
    for path in ROOT.glob("*.*"):
        if path.is_file():
            shutil.copyfile(path, home / path.name)
    shutil.copyfile(ROOT / "LICENSE", home / "LICENSE")
    bare = tmp_path_factory.mktemp("bin")
    for name in ("sh", "git", "env"):
        if found := shutil.which(name):
            (bare / name).symlink_to(found)
    assert not shutil.which("node", path=str(bare))
    out = tmp_path_factory.mktemp("dist")
    _run(sys.executable, "-m", "build", "--installer", "uv", "--outdir", out, home,
         cwd=out, PATH=str(bare))  # fmt: skip
    return out


@pytest.fixture(scope="module")
def wheel(dist: Path) -> Path:
    (built,) = dist.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Path]]:
    """Install the wheel with what it needs on each Python that is found."""
    homes = {}
    for version in PYTHONS:
        if python := _python(version):
            home = tmp_path_factory.mktemp(f"python{version}-") / "venv"
            _run(sys.executable, "-m", "uv", "venv", "--quiet", "--python", python, home,
                 cwd=home.parent)  # fmt: skip
            _run(sys.executable, "-m", "uv", "pip", "install", "--quiet", "--compile-bytecode",
                 "--python", home / "bin" / "python", wheel, cwd=home.parent)  # fmt: skip
            homes[version] = home
    yield homes
    for home in homes.values():
        shutil.rmtree(home)


def test_what_is_built_without_node_holds_the_page_and_both_licences(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for needed in ("draw/web/dist/app.js.xz", "draw/web/dist/engine.wasm.lzma",
                   "licenses/LICENSE", "licenses/LICENSE-DATA.md"):  # fmt: skip
        assert any(name.endswith(needed) for name in names), f"the wheel lacks {needed}"


def test_the_metadata_is_complete_and_twine_takes_it(dist: Path, wheel: Path) -> None:
    _run(sys.executable, "-m", "twine", "check", "--strict", *dist.iterdir(), cwd=dist)
    (name,) = (n for n in zipfile.ZipFile(wheel).namelist() if n.endswith("/METADATA"))
    told = message_from_bytes(zipfile.ZipFile(wheel).read(name))
    addresses = {each.split(", ")[0] for each in told.get_all("Project-URL", [])}
    assert addresses >= {"Homepage", "Documentation", "Source", "Changelog"}
    assert told["License-Expression"] == "Apache-2.0 AND CC-BY-4.0"
    classified = told.get_all("Classifier", [])
    assert {f"Programming Language :: Python :: {version}" for version in PYTHONS} <= set(
        classified
    )
    text = told.get_payload()
    assert isinstance(text, str)
    for mark in ("](", 'src="', 'href="'):
        for place in text.split(mark)[1:]:
            assert place.startswith("https://"), f"a relative link: {mark}{place[:60]}"


@pytest.mark.parametrize("version", PYTHONS)
def test_the_wheel_answers_on_each_python(
    installed: dict[str, Path], version: str, tmp_path: Path
) -> None:
    if version not in installed:
        pytest.skip(f"there is no Python {version} here")
    python = installed[version] / "bin" / "python"
    told = _run(python, "-W", "error", "-m", "backstory", "sparql", QUERY, "--format", "csv",
                cwd=tmp_path)  # fmt: skip
    assert int(told.split()[1]) > 800
    assert "coup-2002" in _run(installed[version] / "bin" / "backstory", "find", "golpe",
                               cwd=tmp_path)  # fmt: skip
    heavy = (
        "import sys, backstory; g = backstory.load(); g.show('coup-2002'); g.view('network'); "
        "g.export('graphml'); print(*{'IPython', 'pyvis', 'pandas', 'rdflib'} & set(sys.modules))"
    )
    assert _run(python, "-c", heavy, cwd=tmp_path).strip() == "", "nobody asked for that"


@pytest.mark.parametrize("version", PYTHONS)
def test_what_is_installed_weighs_no_more_than_promised(
    installed: dict[str, Path], version: str
) -> None:
    if version not in installed:
        pytest.skip(f"there is no Python {version} here")
    site = installed[version] / "lib" / f"python{version}" / "site-packages"
    weights = {path.name: _bytes(path) / 2**20 for path in site.iterdir()}
    whole, only = sum(weights.values()), ONLY_FOR_PYVIS.split()
    without = sum(
        mb for name, mb in weights.items()
        if name.split("-")[0].removesuffix(".py") not in only
    )  # fmt: skip
    heaviest = sorted(weights.items(), key=lambda each: -each[1])[:8]
    assert whole <= MOST_MB_WITH_PYVIS, f"{whole:.0f} MB with pyvis: {heaviest}"
    assert without <= MOST_MB_WITHOUT, f"{without:.0f} MB without pyvis: {heaviest}"


def _bytes(path: Path) -> int:
    if path.is_file():
        return path.stat().st_size
    return sum(each.stat().st_size for each in path.rglob("*") if each.is_file())


def test_every_block_of_the_readme_runs_with_nothing_else_installed(
    installed: dict[str, Path], tmp_path: Path
) -> None:
    """As after `make demo`, which installs the package without any extra."""
    version = next(iter(installed))
    home = installed[version] / "bin"
    path = f"{home}{os.pathsep}{os.environ['PATH']}"
    for name in ("seeds/venezuela-amnesties", "graph"):
        shutil.copytree(ROOT / name, tmp_path / name)
    ran = 0
    for block in blocks(ROOT / "README.md"):
        if block.language == "python":
            _run(home / "python", "-c", block.text, cwd=tmp_path)
            ran += 1
        elif block.language in ("sh", "console"):
            shell = block.language == "sh"
            lines = block.text.replace("\\\n", " ").splitlines()
            typed = [line if shell else line.removeprefix("$ ")
                     for line in lines if shell or line.startswith("$ ")]  # fmt: skip
            for line in typed:
                if line and not line.startswith("make "):
                    _run("sh", "-c", line, cwd=tmp_path, PATH=path)
                    ran += 1
    assert ran >= 5, "the README shows fewer commands than it did: is it read rightly?"


def test_uvx_and_pipx_run_the_wheel_by_itself(wheel: Path, tmp_path: Path) -> None:
    told = _run(sys.executable, "-m", "uv", "tool", "run", "--from", wheel, "backstory",
                "--version", cwd=tmp_path, UV_TOOL_DIR=str(tmp_path / "uv"))  # fmt: skip
    assert told.startswith("backstory, version")
    homes = {"PIPX_HOME": str(tmp_path / "pipx"), "PIPX_BIN_DIR": str(tmp_path / "bin")}
    _run(sys.executable, "-m", "pipx", "install", "--quiet", wheel, cwd=tmp_path, **homes)
    asked = _run(tmp_path / "bin" / "backstory", "find", "golpe", cwd=tmp_path)
    assert "coup-2002" in asked


def test_what_the_dockerfile_installs_answers_and_serves(wheel: Path, tmp_path: Path) -> None:
    """Its steps in an empty folder, where no container can be built: the wheel, its extras."""
    text = (ROOT / "Dockerfile").read_text("utf-8")
    (extras,) = re.findall(r'"\$\(ls /dist/\*\.whl\)(\[[a-z,]+\])"', text)
    _run(sys.executable, "-m", "uv", "venv", "--quiet", "venv", cwd=tmp_path)
    _run(sys.executable, "-m", "uv", "pip", "install", "--quiet", "--python", "venv/bin/python",
         f"{wheel}{extras}", cwd=tmp_path)  # fmt: skip
    shown = re.findall(r"docker run --rm(?: -p \S+)? backstory (.+)", text)
    assert shown, "the Dockerfile shows no command"
    program = tmp_path / "venv/bin/backstory"
    for words in map(str.split, shown):
        if words[0] != "serve":
            assert _run(program, *words, cwd=tmp_path)
            continue
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = str(free.getsockname()[1])
        asked = [word.replace("8765", port) for word in words[1:]]
        with running(tmp_path, *asked, "--port", port, program=program) as server:
            assert "2002" in server.get("/venezuela-amnesties/coup-2002").text
    needed = "import duckdb, pyarrow, backstory.server.app, backstory.table.door"
    _run(tmp_path / "venv/bin/python", "-c", needed, cwd=tmp_path)
