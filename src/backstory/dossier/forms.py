"""
Describe the written form: what each YAML file may say, as pydantic models.

The JSON Schemas that editors complete and check with are generated from these same models
(`make schema`). `faults` turns their complaints into problems with a spot and a remedy.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field, RootModel, StringConstraints, create_model

from backstory.dossier.fields import (
    ID_PATTERN,
    STAGE_PATTERN,
    TOLD_IN_PATTERN,
    Address,
    Base,
    Both,
    Contact,
    Dashed,
    Day,
    Expected,
    Form,
    Id,
    Ids,
    Inferred,
    Language,
    Number,
    Prose,
    PutAs,
    Sha256,
    Text,
    Texts,
    Titled,
    Web,
    Wikidata,
)
from backstory.vocabulary import PREDICATE_TABLE, SCHEMES

__all__ = [
    "FILES",
    "ID_PATTERN",
    "STAGE_PATTERN",
    "TOLD_IN_PATTERN",
    "ActorForm",
    "ClaimForm",
    "ConceptForm",
    "DisagreementForm",
    "DossierForm",
    "EventForm",
    "ExpectedForm",
    "GapForm",
    "InstrumentForm",
    "LinkForm",
    "NameForm",
    "PlaceForm",
    "SourceForm",
]


class NameForm(Dashed):
    """A name: `en` and `es`, or `name` where one proper name serves both languages."""

    en: Text | None = None
    es: Text | None = None
    name: Text | None = None
    also: Texts | None = Field(None, description="other names, in either language")
    also_en: Texts | None = None
    also_es: Texts | None = None
    match: Wikidata | None = Field(None, description="a Wikidata id, only where verified")
    row: Texts | None = Field(None, description="where an editor took it from")


class EventForm(NameForm):
    """An event: a name and a kind. What is said of it stands in sources/."""

    kind: Id
    pin: Both | None = Field(None, description="why a newcomer must see it; at most twelve events")


class ActorForm(NameForm):
    """A person, body, group or post."""

    kind: Literal["person", "body", "group", "post"]
    position: Id | None = Field(None, description="the position it speaks from")


class PlaceForm(NameForm):
    """A place."""


class InstrumentForm(NameForm):
    """A law, bill, decree, judgment or agreement."""

    form: Id


class ConceptForm(Dashed):
    """A concept of the dossier's own, in one of the common schemes."""

    en: Text
    es: Text
    broader: Id | None = None
    unit: Id | None = Field(None, description="for a counted thing: what one of it is")
    definition_en: Prose | None = None
    definition_es: Prose | None = None
    triggers_en: Texts | None = Field(None, description="the words by which texts speak of it")
    triggers_es: Texts | None = None


class DisagreementForm(Dashed):
    """Claims that cannot all be taken plainly, and a note that takes no side."""

    kind: Id
    between: Ids
    title_en: Text | None = None
    title_es: Text | None = None
    en: Prose
    es: Prose
    row: Texts | None = None


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


class LinkForm(Dashed):
    """An earlier event that the editors link with a later one, and their reason."""

    from_: Id = Field(description="the later event or legal text")
    relation: Literal["same-episode", "same-kind", "earlier-stage"]
    to: Id = Field(description="the earlier one")
    because: Both
    rests_on: Ids = Field(description="the claims that the reason rests on")


class GapForm(Dashed):
    """What is not known: the question, what it is about, and where it was looked for."""

    en: Prose
    es: Prose
    about: Ids
    looked: Both | None = Field(None, description="where it was looked for; absent: nobody looked")
    looked_on: Day | None = Field(None, description="the last day on which it was looked for")
    row: Texts | None = None


class CorrectionForm(Dashed):
    """What was changed or withdrawn, on which day and why; never what was wrong."""

    of: Id | None = Field(
        None, description="the id of the name or the claim; absent where it tells what is withdrawn"
    )
    date: Day
    change: Literal["changed", "withdrawn"]
    because: Both


class DossierForm(Dashed):
    """The dossier itself."""

    title: Both
    description: Both
    languages: list[Literal["en", "es"]] = Field(min_length=1, max_length=2)
    language: Language | None = Field(None, description="that of the sources which state none")
    focus: Id = Field(description="the event that everything else is context for")
    as_known_on: Day
    licence: Text
    publisher: Text | None = Field(None, description="who answers for the dossier")
    contact: Contact | None = Field(None, description="where somebody objects in private")
    base: Base | None = Field(None, description="the address of its data, ending in /")
    repository: Web | None = None
    page: Web | None = Field(None, description="where its page is hosted")
    reviewed: dict[Language, Text] | None = Field(None, description="who reviewed which language")
    editors_note: Both | None = None
    expect: dict[Expected, Number] | None = None


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


class EventsFile(RootModel[dict[Id, EventForm]]):
    """events.yaml."""


class ActorsFile(RootModel[dict[Id, ActorForm]]):
    """actors.yaml."""


class PlacesFile(RootModel[dict[Id, PlaceForm]]):
    """places.yaml."""


class InstrumentsFile(RootModel[dict[Id, InstrumentForm]]):
    """instruments.yaml."""


class ConceptsFile(RootModel[dict[Literal[SCHEMES], dict[Id, ConceptForm]]]):  # type: ignore[valid-type]
    """concepts.yaml."""


class LinksFile(RootModel[dict[Id, LinkForm]]):
    """links.yaml."""


class GapsFile(RootModel[dict[Id, GapForm]]):
    """gaps.yaml."""


class CorrectionsFile(RootModel[dict[Id, CorrectionForm]]):
    """corrections.yaml."""


class DisagreementsFile(RootModel[dict[Id, DisagreementForm]]):
    """disagreements.yaml."""


FILES: dict[str, type[BaseModel]] = {
    "dossier": DossierForm,
    "events": EventsFile,
    "actors": ActorsFile,
    "places": PlacesFile,
    "instruments": InstrumentsFile,
    "concepts": ConceptsFile,
    "disagreements": DisagreementsFile,
    "links": LinksFile,
    "gaps": GapsFile,
    "corrections": CorrectionsFile,
    "expected": ExpectedFile,
    "source": SourceForm,
}
"""Each kind of file and its form; the JSON Schemas carry the same names."""
