"""Which questions and kinds do what stands once, in files that shell and page read."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from paths import ROOT

from backstory.ask.ids import NEAREST_TOLD, SPANS
from backstory.ask.questions import LIMITS
from backstory.model.concepts import common_concepts
from backstory.model.nouns import ACTOR_KINDS
from backstory.rdf.rq import query_files
from backstory.tell.replying import PUT, WHY_BEFELL, WHY_WAS
from backstory.vocabulary import PREDICATES
from backstory.words.columns import COLUMNS
from backstory.words.languages import words_of
from backstory.words.phrases import phrases

HOME = ROOT / "src" / "backstory"
WEB = HOME / "draw" / "web" / "src"
QUESTIONS = {Path(name).stem for name in query_files("ask/queries")}
LISTS = json.loads((HOME / "ask" / "asking.json").read_text("utf-8"))
TOLD = json.loads((HOME / "tell" / "replying.json").read_text("utf-8"))
LIST = re.compile(r"\[\s*('[^'\n]*'(?:,\s*'[^'\n]*')+),?\s*\](?! *= )")
SPLIT = re.compile(r"'([^'\n]+ [^'\n]+)'\.split\(' '\)")
KEYS = re.compile(r"\{\s*((?:(?:'[^'\n]+'|\w+): (?:'[^'\n]*'|\[[^\]]*\]),?\s*){2,})\}")
APART = re.compile(r"(?m)^(?:export )?const \[[^\]]*\] = \[[^\]]*\](?: as const)?;")
"""Names given one by one, which is no list of them."""
THINGS = {*ACTOR_KINDS, "event", "instrument", "place"}
KINDS = {*THINGS, "claim", "source"}
BLANKS = {"event", "other", "date", "other_date"}
"""Columns of one answer, though some are called as kinds are."""
IDS = {
    scheme: {name for own, name in common_concepts() if own == scheme}
    for scheme in ("role", "modality", "unit", "kind", "position")
}
VOCABULARY = {
    "question": QUESTIONS,
    "predicate": {*PREDICATES} - THINGS,
    "thing": {*KINDS, "actor"},
    "column": {
        name for key in ("voices", "claims", "worked_out") for name in LISTS["columns"][key]
    },
    "reason": {*NEAREST_TOLD},
    "words": {*WHY_WAS},
    "order": {*PUT},
    **IDS,
}
"""What a list may hold two of, by what they are."""
MODULES = [
    path
    for room in ("ask", "box", "parts", "replies")
    for path in sorted((WEB / room).glob("*.ts"))
]


def _listed(text: str) -> list[list[str]]:
    """Give the lists of ids that a module writes; names taken apart, one by one, are none."""
    found = LIST.findall(APART.sub("", text))
    lists = [re.findall(r"'([^']*)'", each) for each in found]
    lists += [each.split() for each in SPLIT.findall(text)]
    lists += [re.findall(r"(?m)'?([\w -]+)'?: ", each) for each in KEYS.findall(text)]
    return [
        each
        for each in lists
        if {*each} != BLANKS and any(len(own & {*each}) > 1 for own in VOCABULARY.values())
    ]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_no_module_of_the_page_lists_ids(path: Path) -> None:
    """A list there is a second one, which is forgotten when the shell's changes."""
    found = _listed(path.read_text("utf-8"))
    assert not found, f"{path.name}: put {found} into ask/asking.json or tell/replying.json"


def test_a_list_of_ids_would_be_seen() -> None:
    """So the modules wrote them before, on one line and on several."""
    assert _listed("const OF_MAIN = new Set(['precedents', 'reactions']);")
    assert _listed("const PLAIN = new Set([\n  'dates_of_event',\n  'who_disputes',\n]);")
    assert _listed("const SCOPE = ['covers', 'excludes'];")
    assert _listed("if (['body', 'group'].includes(kind)) return ['claim', 'source'];")
    assert _listed("  const isTold = ['asserted', 'reported'].includes(modality);")
    assert _listed("const SIDES = { against: ['critic', 'opponent'] };")
    assert _listed("const UNITS = ['hour', 'day'] as const;")
    assert not _listed("const [WHY, WHEN] = ['precedents', 'dates_of_event'];")
    assert _listed("for (const why of ['reasons', 'charged']) {")
    assert _listed("const VOICES = new Set(['voice', 'other_voice']);")
    assert _listed("if (['occurs nowhere', 'bound nowhere'].includes(key)) return '';")
    assert _listed("const THINGS = 'measure event instrument'.split(' ');")
    assert _listed(
        "const PUT: Record<string, string> = {\n  after: 'before',\n  'began before': 'began',\n};"
    )
    assert _listed("const TAKES = {\n  event: ['event'],\n  voice: ['actor', 'source'],\n};")
    assert not _listed("h('p', { class: 'voice' }, { id: 'a', title: 'b' })")


def test_every_question_that_is_listed_is_one() -> None:
    """A name that is mistyped, or left behind by a question that is gone, does nothing, unseen."""
    kinds = ("subject", "voices", "named", "sentences", "untold", "last_found", "groups", "alone")
    others = ("spoken", "heard", "kinds", "columns", "limits", "nearest_told", "spans")
    listed = {name for key, own in LISTS.items() if key not in kinds + others for name in own}
    of_kinds = {name for key in kinds for name in LISTS[key]}
    of_kinds |= {name for own in LISTS["kinds"].values() for name in own}
    assert of_kinds <= KINDS | {"concept counted"}
    assert {*LISTS["kinds"]["actor"]} == {*ACTOR_KINDS}
    assert {name for own in LISTS["columns"].values() for name in own} <= {*COLUMNS}
    assert {*LISTS["limits"]} <= {*LIMITS}
    assert {*SPANS} == {*words_of("en")["asking"]["spans"]} - {"named"}
    assert {*NEAREST_TOLD} <= {*phrases("en")}
    assert listed - {*LISTS["usual"]} <= QUESTIONS
    assert {name for own in LISTS["usual"].values() for name in own} <= QUESTIONS
    assert {*LISTS["else"].values()} <= QUESTIONS


def test_what_tells_an_answer_is_in_the_vocabulary() -> None:
    """So it is with roles, predicates and modalities."""
    ids = {"roles": IDS["role"], "predicates": {*PREDICATES}, "modalities": IDS["modality"]}
    for key, known in ids.items():
        listed = {name for own in TOLD[key].values() for name in own}
        assert listed <= known
    assert {*WHY_BEFELL} <= {*WHY_WAS} <= {*words_of("en")["asking"]["aims"]}
    assert {f"order {key}" for key in PUT.values()} <= {*phrases("en")}
