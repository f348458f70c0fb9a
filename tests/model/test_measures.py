"""What a measure is: a clemency, or a legal text about one; a judgment decides on them."""

from __future__ import annotations

import pytest

from backstory.model.measures import measures_in
from backstory.model.nouns import Name
from backstory.vocabulary import concept_iri

KINDS = {"amnesty": {"amnesty", "clemency"}, concept_iri("kind", "amnesty"): {"clemency"}}
AMNESTY = Name(iri=concept_iri("kind", "amnesty"), kind="concept", labels={"en": "amnesty"})
EVENT = Name(iri="amnesty", kind="event", labels={"en": "What the King did"})


def _text(form: str, label: str) -> Name:
    return Name(
        iri="text", kind="instrument", labels={"en": label},
        type=concept_iri("form", form),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("form", "label", "is_one"),
    [
        ("bill", "Amnesty bill", True),
        ("judgment", "Judgment on the amnesty", False),
        ("law", "Law on harbours", False),
        ("law", "Law on amnestying", False),
    ],
)
def test_a_legal_text_is_a_measure_by_what_it_is_called(
    form: str, label: str, *, is_one: bool
) -> None:
    """Not a judgment: it decides on measures, and would stand beside them as one."""
    through = [("amnesty", "pardon-letter")]
    found = measures_in([AMNESTY, EVENT, _text(form, label)], KINDS, through)
    assert ("text" in found) is is_one
    assert found["amnesty"] == ("pardon-letter",)


@pytest.mark.parametrize(("form", "is_one"), [("law", True), ("judgment", False)])
def test_where_no_text_is_about_a_clemency_laws_are_measures(form: str, *, is_one: bool) -> None:
    assert ("text" in measures_in([_text(form, "On harbours")], {}, ())) is is_one
