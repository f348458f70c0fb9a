"""Which questions and kinds do what stands once, in files that shell and page read."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from paths import ROOT

from backstory.rdf.rq import query_files

HOME = ROOT / "src" / "backstory"
WEB = HOME / "draw" / "web" / "src"
QUESTIONS = {Path(name).stem for name in query_files("ask/queries")}
LISTS = json.loads((HOME / "ask" / "asking.json").read_text("utf-8"))
LIST = re.compile(r"^(?!const \[).*?\[\s*('[^'\n]*'(?:,\s*'[^'\n]*')+),?\s*\]", re.MULTILINE)
MODULES = [path for room in ("box", "replies") for path in sorted((WEB / room).glob("*.ts"))]


def _listed(text: str) -> list[list[str]]:
    """Give the lists of questions that a module writes; names taken apart, one by one, are none."""
    lists = [re.findall(r"'([^']*)'", each) for each in LIST.findall(text)]
    return [each for each in lists if len(QUESTIONS & {*each}) > 1]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_no_module_of_the_page_lists_questions(path: Path) -> None:
    """A list there is a second one, which is forgotten when the shell's changes."""
    found = _listed(path.read_text("utf-8"))
    assert not found, f"{path.name}: put {found} into ask/asking.json or tell/replying.json"


def test_a_list_of_questions_would_be_seen() -> None:
    """So the modules wrote them before, on one line and on several."""
    assert _listed("const OF_MAIN = new Set(['precedents', 'reactions']);")
    assert _listed("const PLAIN = new Set([\n  'dates_of_event',\n  'who_disputes',\n]);")
    assert not _listed("const [WHY, WHEN] = ['precedents', 'dates_of_event'];")


def test_every_question_that_is_listed_is_one() -> None:
    """A name that is mistyped, or left behind by a question that is gone, does nothing, unseen."""
    kinds = ("subject", "voices", "named")
    listed = {name for key, own in LISTS.items() if key not in kinds for name in own}
    assert listed - {*LISTS["usual"]} <= QUESTIONS
    assert {name for own in LISTS["usual"].values() for name in own} <= QUESTIONS
    assert {*LISTS["else"].values()} <= QUESTIONS
