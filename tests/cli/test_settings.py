"""What somebody set once is asked, is shown, and is told as the cause where it is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from paths import ROOT

import backstory
from backstory.cli import doors
from backstory.errors import CouldNotRun
from backstory.rdf.opening import SHIPPED
from backstory.settings import config_path, default_graph, default_language

SPAIN = ROOT / "graph" / "spain-amnesty-1977.ttl"


def test_without_a_default_the_dossier_that_comes_along_is_asked() -> None:
    told = CliRunner().invoke(doors, ["--version"]).output
    assert f"version {backstory.__version__}" in told
    assert f"asks: {SHIPPED}, which comes along" in told


def test_the_variable_names_the_graph(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BACKSTORY_GRAPH", str(SPAIN))
    monkeypatch.setenv("BACKSTORY_LANG", "es")
    told = CliRunner().invoke(doors, ["--version"]).output
    assert f"pregunta a: {SPAIN} (BACKSTORY_GRAPH)" in told
    assert "lengua: es" in told
    assert backstory.load().show("amnesty-1977")


@pytest.mark.parametrize(
    ("home", "folder"),
    [(None, "~/.config"), ("", "~/.config"), ("rel/x", "~/.config"), ("~/y", "~/.config"),
     ("/srv/set", "/srv/set"), ("/a b", "/a b")],
)  # fmt: skip
def test_the_configuration_lies_where_the_system_keeps_such(
    monkeypatch: pytest.MonkeyPatch, home: str | None, folder: str
) -> None:
    """On Linux the XDG folder, of which a relative one is ignored; elsewhere where click says."""
    monkeypatch.delenv("BACKSTORY_CONFIG", raising=False)
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    if home is not None:
        monkeypatch.setenv("XDG_CONFIG_HOME", home)
    assert config_path() == Path(folder).expanduser() / "backstory" / "config.toml"
    monkeypatch.setattr("sys.platform", "darwin")
    assert config_path().parts[-2:] == ("backstory", "config.toml")


def test_the_configuration_names_one_or_several(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    config = tmp_path / "config.toml"
    monkeypatch.setenv("BACKSTORY_CONFIG", str(config))
    config.write_text('graph = ["one.ttl", "https://graph.example/sparql"]\nlang = "es"\n', "utf-8")
    assert default_graph() == (
        [str(tmp_path / "one.ttl"), "https://graph.example/sparql"], str(config)
    )  # fmt: skip
    assert default_language() == "es"
    with pytest.raises(CouldNotRun, match=r"no graph at .*one\.ttl.*config\.toml names it"):
        backstory.load()


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("graph = 3", "write `graph"),
        ("grpah = 'x'", "nothing is called `grpah`"),
        ("graph = ", "cannot be read"),
    ],
)
def test_a_configuration_that_cannot_be_understood_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, written: str, told: str
) -> None:
    config = tmp_path / "config.toml"
    config.write_text(written, "utf-8")
    monkeypatch.setenv("BACKSTORY_CONFIG", str(config))
    with pytest.raises(CouldNotRun, match=told):
        default_graph()


@pytest.mark.parametrize("command", [["new", "suez-crisis"], ["check"], ["--version"]])
def test_a_language_that_is_set_and_not_spoken_is_told_with_what_sets_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, command: list[str]
) -> None:
    """`new` wrote English for it without a word, `--version` showed it as spoken."""
    config = tmp_path / "config.toml"
    config.write_text('lang = "fr"', "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.argv", ["backstory", *command])
    monkeypatch.setenv("BACKSTORY_CONFIG", str(config))
    for by in (str(config), "BACKSTORY_LANG"):
        why = CliRunner().invoke(doors, command).exception
        assert str(why) == f"{by} sets the language 'fr'; there are en, es."
        monkeypatch.setenv("BACKSTORY_LANG", "fr")
    assert not (tmp_path / "suez-crisis").exists()
    monkeypatch.setattr("sys.argv", ["backstory", *command, "--lang", "es"])
    assert "fija la lengua" not in CliRunner().invoke(doors, command).output
