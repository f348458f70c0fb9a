"""
Describe what a source file may say, and what must stay said: items with their predicates.

Each predicate is a field, taken from the table of the vocabulary.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field, StringConstraints, create_model

from backstory.dossier.fields import (
    STAGE_PATTERN,
    Address,
    Both,
    Dashed,
    Form,
    Id,
    Ids,
    Inferred,
    Language,
    PutAs,
    Sha256,
    Text,
    Texts,
    Titled,
    Web,
)
from backstory.vocabulary import PREDICATE_TABLE

__all__ = ["ClaimForm", "ExpectedFile", "ExpectedForm", "SourceForm"]


class _StatedForm(Dashed):
    """Where one thing is said, by whom, of what, and how; predicates are added from their table."""

    at: Text
    id: Id | None = None
    voice: Ids | None = None
    about: Id | None = None
    put_as: PutAs = "asserted"
    when: Text | None = None
    said: Text | None = None
    wording: Text | None = None
    wording_language: Language | None = None
    quoted: Literal["true"] | None = Field(
        None, description="the source itself puts the wording in the voice's mouth, in quotes"
    )
    as_quoted: Language | None = Field(
        None, description="the language in which the source quotes a speaker of another one"
    )
    within: Text | None = None
    limit: Both | None = Field(None, description="within what limit it holds, in words")
    article: Texts | None = Field(None, description="the articles that it rests on or speaks of")
    extent: Literal["whole", "part"] | None = None
    inferred: Inferred | None = None
    gist: Both | None = None
    row: Texts | None = None
    denies: Ids | None = None
    disputes: Ids | None = None
    supports: Ids | None = None
    revises: Id | None = None
    part_of: Id | None = None
    definition: Id | None = None
    of: Id | None = Field(None, description="what the whole, or the base of a share, consists of")
    stage: Annotated[str, StringConstraints(pattern=STAGE_PATTERN)] | None = Field(
        None, description="partial, provisional or final; `partial 80 %` where it is told"
    )
    as_of: Text | None = Field(None, description="the day of which the list is")


_WRITTEN: dict[str, Any] = {
    "ids": Ids, "texts": Texts, "roles": dict[Id, Ids], "sentence": Both,
}  # fmt: skip


def _with_predicates(
    name: str, base: type[BaseModel], doc: str, *, without: tuple[str, ...] = ()
) -> type[BaseModel]:
    """Add a field for each predicate of the vocabulary, so that a new one is written down once."""
    fields: dict[str, Any] = {
        one.key.replace("-", "_"): (_WRITTEN[one.written] | None, None)
        for one in PREDICATE_TABLE
        if one.written not in without
    }
    return create_model(name, __base__=base, __doc__=doc, **fields)


ClaimForm: Any = _with_predicates(
    "ClaimForm", _StatedForm, "One place, one voice, one subject; every further key is a predicate."
)


class SourceForm(Dashed):
    """One source: what it is, and what each passage of it says."""

    title: Titled | None = Field(
        None, description="as it stands; `en` and `es` where only a description can be given"
    )
    kind: Id
    publisher: Titled
    language: Language
    issued: Text | None = None
    inferred: Literal["issued"] | None = None
    url: Address | None = None
    link: Literal["no"] | None = Field(None, description="`no`: never shown as a link")
    read: Literal["whole", "part"]
    sha256: Sha256 | None = None
    copy_of: Titled | None = Field(None, description="a source id, or words if it is not held")
    caution: Ids | None = None
    voice: Ids | None = Field(None, description="who speaks where an item names no voice")
    row: Texts | None = None
    said: Text | None = Field(None, description="when its items were said, if none says otherwise")
    when: Text | None = Field(None, description="the period of its items, if none says otherwise")
    short: Both | None = Field(None, description="a name for running text")
    lead: Literal["true"] | None = Field(
        None, description="it only points at something; it needs no title and no address"
    )
    archived: Web | None = Field(None, description="the address of a kept copy")
    says: list[ClaimForm]


class _StayingForm(Dashed):
    """What some claim must go on saying, and by whom."""

    about: Id
    put_as: PutAs = "asserted"
    voice: Id | None = None
    source: Id | None = None


ExpectedForm: Any = _with_predicates(
    "ExpectedForm",
    _StayingForm,
    "Statements about one thing that some claim must go on making, whatever else changes.",
    without=("sentence",),
)


class ExpectedFile(Form):
    """expected.yaml: the dossier's own test of what must stay true."""

    stays: list[ExpectedForm] = Field(min_length=1)
