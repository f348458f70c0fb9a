"""
Describe the written form: what each YAML file may say, as pydantic models.

The JSON Schemas that editors complete and check with are generated from these same models
(`make schema`). `faults` turns their complaints into problems with a spot and a remedy.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, RootModel

from backstory.dossier.fields import (
    ID_PATTERN,
    STAGE_PATTERN,
    TOLD_IN_PATTERN,
    Base,
    Both,
    Contact,
    Dashed,
    Day,
    EachOnce,
    Expected,
    Id,
    Ids,
    Language,
    Licence,
    Number,
    Prose,
    Text,
    Texts,
    Web,
    Wikidata,
)
from backstory.dossier.forms_said import ClaimForm, ExpectedFile, ExpectedForm, SourceForm
from backstory.vocabulary import SCHEMES

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
    "ExpectedFile",
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
    verdict: Literal["possible", "compatible", "explained", "slip"] | None = Field(
        None, description="what the editors can tell of it"
    )
    title_en: Text | None = None
    title_es: Text | None = None
    en: Prose
    es: Prose
    row: Texts | None = None


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
    languages: Annotated[list[Literal["en", "es"]], EachOnce] = Field(min_length=1, max_length=2)
    language: Language | None = Field(None, description="that of the sources which state none")
    focus: Id = Field(description="the event that everything else is context for")
    as_known_on: Day
    licence: Licence
    publisher: Text | None = Field(None, description="who answers for the dossier")
    contact: Contact | None = Field(None, description="where somebody objects in private")
    base: Base | None = Field(None, description="the address of its data, ending in /")
    repository: Web | None = None
    page: Web | None = Field(None, description="where its page is hosted")
    reviewed: dict[Language, Text] | None = Field(None, description="who reviewed which language")
    editors_note: Both | None = None
    expect: dict[Expected, Number] | None = None


T = TypeVar("T")


class _File(RootModel[T]):
    """A file of names or entries, each under its id; built when one is first held to it."""

    model_config = ConfigDict(defer_build=True)


class EventsFile(_File[dict[Id, EventForm]]):
    """events.yaml."""


class ActorsFile(_File[dict[Id, ActorForm]]):
    """actors.yaml."""


class PlacesFile(_File[dict[Id, PlaceForm]]):
    """places.yaml."""


class InstrumentsFile(_File[dict[Id, InstrumentForm]]):
    """instruments.yaml."""


class ConceptsFile(_File[dict[Literal[SCHEMES], dict[Id, ConceptForm]]]):  # type: ignore[valid-type]
    """concepts.yaml."""


class LinksFile(_File[dict[Id, LinkForm]]):
    """links.yaml."""


class GapsFile(_File[dict[Id, GapForm]]):
    """gaps.yaml."""


class CorrectionsFile(_File[dict[Id, CorrectionForm]]):
    """corrections.yaml."""


class DisagreementsFile(_File[dict[Id, DisagreementForm]]):
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
