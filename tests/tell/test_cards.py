"""What becomes of accounts that name somebody: two words for one thing are not two people."""

from __future__ import annotations

from pathlib import Path

import pytest

import backstory
from backstory.compare.disagreements import disagreements_of
from backstory.tell.cards import Card, cards_of
from backstory.tell.context import teller_of
from backstory.tell.drafts import rival_draft

SIGNED = {"oath-taker": ("one-taker", "two-taker"), "title": ("one-title", "two-title"),
          "in-office": ("one-title", "two-holder"), "word": ("one-word", "two-word"),
          "date": ("one-date", "two-taker")}  # fmt: skip
SOURCE = """\
title: {0}
kind: news
publisher: {0}
language: en
issued: 2020-02-0{1}
read: whole
says:
"""
FILES = {
    "dossier.yaml": "title:\n  en: Oath\ndescription:\n  en: Oath.\nlanguages:\n- en\nfocus: oath\n"
    "as-known-on: 2020-12-31\nlicence: CC-BY-4.0\n",
    "events.yaml": "oath:\n  en: The oath\n  kind: appointment\n",
    "actors.yaml": "ann:\n  name: Ann Archer\n  kind: person\nbob:\n  name: Bob Baker\n"
    "  kind: person\npresident:\n  en: President\n  kind: post\nregent:\n  en: Regent\n"
    "  kind: post\n",
    "sources/one.yaml": SOURCE.format("One", 1)
    + "- at: paragraph 1\n  id: one-taker\n  about: oath\n  actors:\n    leader: ann\n"
    "- at: paragraph 2\n  id: one-title\n  about: ann\n  holds: president\n"
    "- at: paragraph 3\n  id: one-word\n  about: oath\n  characterised-as: coup\n"
    "- at: paragraph 4\n  id: one-date\n  about: oath\n  happened: 2020-01-30\n",
    "sources/two.yaml": SOURCE.format("Two", 2)
    + "- at: paragraph 1\n  id: two-taker\n  about: oath\n  actors:\n    leader: bob\n"
    "- at: paragraph 2\n  id: two-title\n  about: ann\n  holds: regent\n"
    "- at: paragraph 3\n  id: two-holder\n  about: bob\n  holds: president\n"
    "- at: paragraph 4\n  id: two-word\n  about: oath\n  characterised-as: rebellion\n",
    "disagreements.yaml": "".join(
        f"{name}:\n  kind: name\n  between:\n  - {one}\n  - {other}\n  en: They differ.\n"
        for name, (one, other) in SIGNED.items()
    ),
}


@pytest.fixture(scope="module")
def cards(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Card]:
    """Give the card of each disagreement that the editors signed as one of names."""
    folder = tmp_path_factory.mktemp("names") / "oath"
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    record = backstory.load(folder).record
    teller = teller_of(record, "en")
    found = (one for one in disagreements_of(record) if one.by == "signed")
    return {one.id: card for one in found for card in cards_of(teller, [one])}


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("word", "another word for it"),
        ("title", "another word for it"),
        ("oath-taker", "they may contradict each other"),
        ("in-office", "they may contradict each other"),
    ],
)
def test_two_who_are_named_are_no_words_for_one_another(
    cards: dict[str, Card], name: str, told: str
) -> None:
    assert cards[name].verdict_words == told


@pytest.mark.parametrize(("other", "rivals"), [("strike", False), ("march", True)])
def test_who_name_one_cause_in_other_words_are_no_rivals(
    tmp_path: Path, other: str, rivals: bool
) -> None:
    """Each tells it twice over; only where the causes differ do their explanations."""
    events = "".join(
        f"{name}:\n  en: The {name}\n  kind: protest\n" for name in ("strike", "march")
    )
    says = "- at: paragraph {0}\n  about: oath\n  responds-to: {1}\n  en: The oath answered {2}.\n"
    files = {
        **{name: text for name, text in FILES.items() if not name.startswith(("sou", "dis"))},
        "events.yaml": FILES["events.yaml"] + events,
        "sources/one.yaml": SOURCE.format("One", 1) + says.format(1, "strike", "the strike"),
        "sources/two.yaml": SOURCE.format("Two", 2)
        + says.format(1, other, "what went before")
        + says.format(2, other, "it").replace("responds-to", "caused-by"),
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    record = backstory.load(tmp_path).record
    draft = rival_draft(teller_of(record, "en"), [record.by_id["oath"]])
    assert bool(draft) == rivals
    assert not draft or len(draft.claims) == len({claim.object for claim in draft.claims}) == 2
