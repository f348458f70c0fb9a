"""Sixty mistakes that somebody makes in an ordinary week: each is told, where it was made."""

# ruff: noqa: E501
from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from paths import GOOD

import backstory
from backstory.errors import Problem, Severity

LOCKOUT = GOOD / "ruritania-lockout"


def rep(name: str, pattern: str, other: str) -> Callable[[Path], object]:
    def go(folder: Path) -> None:
        path = folder / name
        text, times = re.subn(
            pattern, lambda _: other, path.read_text("utf-8"), count=1, flags=re.M
        )
        assert times, name
        path.write_text(text, "utf-8")

    return go


def app(name: str, more: str) -> Callable[[Path], object]:
    return lambda folder: (folder / name).write_text(
        (folder / name).read_text("utf-8") + more, "utf-8"
    )


s = "sources/board-report-1911.yaml"
MISTAKES: dict[str, Callable[[Path], object]] = {
    "kind word": rep("events.yaml", r"kind: .*", "kind: strik"),
    "no kind": rep("events.yaml", r"^\s+kind: .*\n", ""),
    "kind list": rep("events.yaml", r"kind: .*", "kind:\n  - a"),
    "url bare": rep(s, r"^kind:", "url: www.x.org\nkind:"),
    "url js": rep(s, r"^kind:", 'url: "javascript:alert(1)"\nkind:'),
    "url space": rep(s, r"^kind:", "url: https://x.org/a b\nkind:"),
    "lang name": rep(s, r"^language: .*", "language: español"),
    "lang caps": rep(s, r"^language: .*", "language: EN"),
    "lang of three letters": rep(s, r"^language: .*", "language: eng"),
    "lang empty": rep(s, r"^language: .*", "language:"),
    "issued": rep(s, r"^issued: .*", "issued: 31/01/1911"),
    "issued future": rep(s, r"^issued: .*", "issued: 2999"),
    "issued words": rep(s, r"^issued: .*", "issued: yesterday"),
    "says text": rep(s, r"^says:", "says: none\nsay:"),
    "says misspelt": rep(s, r"^says:", "sayz:"),
    "at missing": rep(s, r"^- at: .*\n", "- remark: x\n"),
    "voice": app(
        s, "- at: page 9\n  voice: dockers-unoin\n  about: lockout-1911\n  happened: 1911\n"
    ),
    "about": rep(s, r"^  about: .*", "  about: nothing-such"),
    "tab": rep(s, r"^  about", "\tabout"),
    "quote": rep(s, r"^title: .*", 'title: "x'),
    "flow": app(s, "- {at: page 9}\n"),
    "anchor": app(s, "- &a at: page 9\n"),
    "dup key": rep(s, r"^language: (.*)", "language: en\nlanguage: en"),
    "merge": app(s, "- <<: x\n"),
    "doc2": app(s, "\n---\na: b\n"),
    "bom": lambda d: (d / s).write_bytes(b"\xef\xbb\xbf" + (d / s).read_bytes()),
    "latin1": lambda d: (d / s).write_bytes((d / s).read_bytes() + "\n# año".encode("latin-1")),
    "nul": lambda d: (d / s).write_bytes((d / s).read_bytes() + b"\n# \x00"),
    "rtl": app(s, "# \u202e\n"),
    "zwsp": rep(s, r"^title: ", "title: \u200b"),
    "count none": app(s, "- at: page 9\n  about: lockout-1911\n  count: 5\n"),
    "count words": app(s, "- at: page 9\n  about: lockout-1911\n  count: many deaths\n"),
    "count half": app(s, "- at: page 9\n  about: lockout-1911\n  count: 2.5 deaths\n"),
    "count 634.702": app(s, "- at: page 9\n  about: lockout-1911\n  count: 634.702 deaths\n"),
    "count neg": app(s, "- at: page 9\n  about: lockout-1911\n  count: -3 deaths\n"),
    "share": app(s, "- at: page 9\n  about: lockout-1911\n  count: 130 turnout\n"),
    "empty item": app(s, "- at: page 9\n  about: lockout-1911\n"),
    "dispute": app(
        s, "- at: page 9\n  about: lockout-1911\n  happened: 1911\n  disputes: none-such\n"
    ),
    "self": app(
        s, "- at: page 9\n  id: me\n  about: lockout-1911\n  happened: 1911\n  disputes: me\n"
    ),
    "same id": app(
        s,
        "- at: page 9\n  id: twice\n  about: lockout-1911\n  happened: 1911\n- at: page 10\n  id: twice\n  about: lockout-1911\n  happened: 1912\n",
    ),
    "month": app(s, "- at: page 9\n  about: lockout-1911\n  happened: 1911-13\n"),
    "backwards": app(s, "- at: page 9\n  about: lockout-1911\n  happened: 1912/1911\n"),
    "feb30": app(s, "- at: page 9\n  about: lockout-1911\n  happened: 1911-02-30\n"),
    "role": app(s, "- at: page 9\n  about: lockout-1911\n  actors:\n    leeder: dockers-union\n"),
    "role empty": app(s, "- at: page 9\n  about: lockout-1911\n  actors:\n    decider:\n"),
    "actor as place": app(s, "- at: page 9\n  about: lockout-1911\n  place: dockers-union\n"),
    "offsets": app(s, "- at: 50-10 a … b\n  about: lockout-1911\n  happened: 1911\n"),
    "wording long": app(
        s, "- at: page 9\n  about: lockout-1911\n  happened: 1911\n  wording: " + "w " * 20 + "\n"
    ),
    "quoted alone": app(
        s, "- at: page 9\n  about: lockout-1911\n  happened: 1911\n  quoted: true\n"
    ),
    "focus": rep("dossier.yaml", r"^focus: .*", "focus: none"),
    "asknown": rep("dossier.yaml", r"^as-known-on: .*", "as-known-on: 2026"),
    "title one": rep("dossier.yaml", r"^  es: .*\n", ""),
    "licence": rep("dossier.yaml", r"^licence: .*\n", ""),
    "key": app("dossier.yaml", "colour: red\n"),
    "langs twice": rep("dossier.yaml", r"^- es", "- en"),
    "langs": rep("dossier.yaml", r"^languages:", "languages: en\nlang:"),
    "events gone": lambda d: (d / "events.yaml").unlink(),
    "events misnamed": lambda d: (d / "events.yaml").rename(d / "event.yaml"),
    "yml": lambda d: (d / s).rename(d / "sources" / "x.yml"),
    "sources misnamed": lambda d: (d / "sources").rename(d / "source"),
    "upper": lambda d: (d / s).rename(d / "sources" / "Bad Name.yaml"),
    "stray": lambda d: (d / "zz.yaml").write_text("a: b"),
    "id caps": rep("events.yaml", r"^([a-z0-9-]+):", "Big_One:"),
    "actor kind": rep("actors.yaml", r"kind: .*", "kind: persn"),
    "dir in place": lambda d: ((d / "actors.yaml").unlink(), (d / "actors.yaml").mkdir()),
    "unreadable link": lambda d: (
        (d / "places.yaml").unlink(missing_ok=True),
        (d / "places.yaml").symlink_to("nowhere"),
    ),
    "self cause": app(s, "- at: page 9\n  about: lockout-1911\n  responds-to: lockout-1911\n"),
}


def _told(folder: Path) -> list[Problem]:
    return backstory.check(folder).problems


@pytest.fixture(scope="module")
def before() -> set[tuple[str, str]]:
    """List what is told of the dossier as it is."""
    return {(problem.code, problem.what) for problem in _told(LOCKOUT)}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_told(mistake: str, before: set[tuple[str, str]], tmp_path: Path) -> None:
    folder = tmp_path / LOCKOUT.name
    shutil.copytree(LOCKOUT, folder)
    MISTAKES[mistake](folder)
    told = [problem for problem in _told(folder) if (problem.code, problem.what) not in before]
    assert told
    assert all(problem.mend for problem in told)
    grave = [problem for problem in told if problem.severity == Severity.PROBLEM]
    assert len(grave) <= 25, "it floods"
