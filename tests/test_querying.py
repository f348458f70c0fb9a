"""Every command that the manual of asking shows runs over the committed graph."""

from __future__ import annotations

import shlex

import pytest
from click.testing import CliRunner
from paths import ROOT

from backstory.cli import doors

COMMANDS = [
    line.removeprefix("backstory ")
    for line in (ROOT / "docs" / "querying.md").read_text("utf-8").split("\n")
    if line.startswith("backstory ")
]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_of_the_manual_runs(command: str) -> None:
    found = CliRunner().invoke(doors, shlex.split(command))
    assert found.exit_code == 0, found.output
    assert len(found.output.splitlines()) > 1
