"""No side of the house is without a gate: what `make check` and `make test` run of TypeScript."""

from __future__ import annotations

import json
import re

from paths import ROOT

MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
SCRIPTS = json.loads((ROOT / "src/backstory/draw/web/package.json").read_text("utf-8"))["scripts"]


def _recipe(target: str) -> str:
    found = re.search(rf"^{target}:[^=\n]*\n((?:\t.*\n)+)", MAKEFILE, re.MULTILINE)
    assert found, f"the Makefile has no recipe for {target}"
    return found[1]


def test_make_check_types_lints_and_formats_the_script_of_the_page() -> None:
    """Six thousand lines of it were once typed, linted, formatted and tested by no gate."""
    assert "hatch_build.py check" in _recipe("check")
    steps = SCRIPTS["check"].split(" && ")
    assert {step.split()[0] for step in steps} == {"tsc", "eslint", "prettier"}
    assert {"eslint .", "prettier --check .", "tsc --noEmit"} <= set(steps)
    assert any(step.startswith("tsc") and "tests" in step for step in steps), "its tests as well"


def test_make_test_checks_and_tests_both_languages() -> None:
    assert "hatch_build.py test" in _recipe("scripts")
    (beside,) = re.findall(r"^CHECKS = (.*)$", MAKEFILE, re.MULTILINE)
    assert {"check", "scripts"} <= set(beside.split())
    assert "$(CHECKS)" in _recipe("test")
    assert "$checked = 00" in _recipe("test").replace("$$", "$"), "a check that fails, fails"


def test_ci_runs_what_the_readme_says() -> None:
    assert (ROOT / ".ci" / "run").read_text("utf-8").rstrip().endswith("make test")
