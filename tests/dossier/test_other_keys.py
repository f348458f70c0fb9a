"""A key that is another word for one of the format comes with the one that is meant."""

from __future__ import annotations

import re

import pytest
from paths import ROOT

from backstory.dossier.forms_said import ClaimForm, SourceForm
from backstory.dossier.other_keys import remedy_of_key
from backstory.words.messages import said_of

HEAD = [field.alias or name for name, field in SourceForm.model_fields.items()]
ITEM = [
    "about", "actors", "after", "at", "caused-by", "count", "extent", "gist", "happened", "id",
    "limit", "place", "published", "put-as", "quoted", "remark", "voice", "when", "wording",
]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("date", "happened"), ("fecha", "happened"), ("figure", "count"), ("cifra", "count"),
        ("quote", "wording"), ("who", "actors"), ("where", "place"), ("lugar", "place"),
        ("note", "gist"), ("modality", "put-as"), ("event", "about"), ("page", "at"),
        ("speaker", "voice"), ("voz", "voice"), ("claim", "remark"), ("period", "when"),
        ("vioce", "voice"), ("happend", "happened"),
    ],
)  # fmt: skip
def test_another_word_for_a_key_names_the_key(typed: str, meant: str) -> None:
    """By its letters `date` is nearest to `after`, `claim` to `limit` and `where` to `when`."""
    assert remedy_of_key(typed, ITEM) == f"did you mean `{meant}`?"


@pytest.mark.parametrize("section", ["What an item of `says:` may carry",
                                     "Predicates: what a claim may say"])  # fmt: skip
def test_the_spanish_word_of_a_key_names_the_key(section: str) -> None:
    """
    Who reads docs/words.md in Spanish writes `palabras-textuales:`, and was told all the keys.

    Which key a word means, where it is the word of two, no test can say.
    """
    text = (ROOT / "docs" / "words.md").read_text("utf-8").partition(f"## {section}")[2]
    rows = re.findall(r"^\| `([\w-]+)` \| ([^|]+?) \|", text.partition("\n## ")[0], re.MULTILINE)
    assert len(rows) > 15
    known = [field.alias or name for name, field in ClaimForm.model_fields.items()]
    for key, word in rows:
        if word != key:
            typed = word.replace(" ", "-")
            assert remedy_of_key(typed, known) == f"did you mean `{key}`?", word


@pytest.mark.parametrize(("typed", "meant"), [("date", "issued"), ("type", "kind"),
                         ("leída", "read"), ("copia_guardada", "archived")])  # fmt: skip
def test_the_same_word_means_another_key_at_the_head(typed: str, meant: str) -> None:
    assert remedy_of_key(typed, HEAD) == f"did you mean `{meant}`?"


def test_a_key_of_another_floor_is_told_where_it_belongs() -> None:
    assert remedy_of_key("publisher", ITEM) == "it belongs to the head of the source, above `says:`"
    assert remedy_of_key("count", HEAD) == "it belongs to an item of `says:`"


def test_what_a_source_says_is_told_where_it_is_written() -> None:
    """Who begins writes `happened:` below the event, and `holds:` below the actor."""
    names = ["also", "en", "es", "kind", "match", "name", "pin"]
    for typed in ("happened", "holds"):
        told = remedy_of_key(typed, names)
        assert told == "a source says it: write it as an item of `says:` in a file of sources/"
        assert (said_of(told, "es") or "").startswith("lo dice una fuente: ")


def test_what_nobody_knows_comes_with_the_keys_that_there_are() -> None:
    assert remedy_of_key("xyzzy", ["at", "about"]) == "keys here: about, at"


@pytest.mark.parametrize("typed", ["author", "Author", "autor", "byline", "reporter"])
def test_who_signs_a_page_is_not_taken_for_whose_word_it_gives(typed: str) -> None:
    """`voice:` at the head would put every word of a report into the mouth of its reporter."""
    told = remedy_of_key(typed, HEAD)
    assert told.startswith("leave it out: `publisher:` tells whose page it is; ")
    assert (said_of(told, "es") or "").startswith("déjelo fuera: `publisher:` dice de quién es")
    assert remedy_of_key("author", ITEM) == "did you mean `voice`?"
