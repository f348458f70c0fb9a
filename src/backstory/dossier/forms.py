"""
Describe the written form: what each YAML file may say, as pydantic models.

The JSON Schemas that editors complete and check with are generated from these same models
(`make schema`). `faults` turns their complaints into problems with a spot and a remedy.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    RootModel,
    StringConstraints,
    WithJsonSchema,
)

from backstory.vocabulary import SCHEMES

__all__ = [
    "FILES",
    "ID_PATTERN",
    "ActorForm",
    "ClaimForm",
    "ConceptForm",
    "DisagreementForm",
    "DossierForm",
    "EventForm",
    "ExpectedForm",
    "InstrumentForm",
    "NameForm",
    "PlaceForm",
    "SourceForm",
    "json_schemas",
]

MAX_LABEL = 300
"""Code points in a label, title, note or gist sentence; a page has no room for more."""

MAX_TEXT = 2000

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
Text = Annotated[str, StringConstraints(min_length=1, max_length=MAX_LABEL, strip_whitespace=True)]
Prose = Annotated[str, StringConstraints(min_length=1, max_length=MAX_TEXT, strip_whitespace=True)]
Address = Annotated[
    str, StringConstraints(min_length=1, max_length=MAX_TEXT, strip_whitespace=True)
]
Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=80)]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Wikidata = Annotated[str, StringConstraints(pattern=r"^Q[1-9][0-9]*$")]


def _as_list(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def _one_or_many(schema: dict[str, Any]) -> WithJsonSchema:
    listed = {"type": "array", "items": schema, "minItems": 1}
    return WithJsonSchema({"anyOf": [schema, listed]})


Texts = Annotated[
    list[Text],
    BeforeValidator(_as_list),
    _one_or_many({"type": "string", "minLength": 1, "maxLength": MAX_LABEL}),
]
Ids = Annotated[
    list[Id], BeforeValidator(_as_list), _one_or_many({"type": "string", "pattern": ID_PATTERN})
]
Inferred = Annotated[
    list[Literal["when", "happened", "said"]],
    BeforeValidator(_as_list),
    _one_or_many({"enum": ["when", "happened", "said"]}),
]
Expected = Literal[
    "events", "actors", "places", "instruments", "claims", "sources", "disagreements"
]
Number = Annotated[str, StringConstraints(pattern=r"^\d+$")]


class _Form(BaseModel):
    model_config = ConfigDict(extra="forbid", populate_by_name=False, frozen=True)


def _dashed(name: str) -> str:
    return name.rstrip("_").replace("_", "-")


class _Dashed(_Form):
    model_config = ConfigDict(
        extra="forbid", alias_generator=_dashed, populate_by_name=False, frozen=True
    )


class Both(_Form):
    """A label or sentence in both languages."""

    en: Prose
    es: Prose


class NameForm(_Dashed):
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


class ActorForm(NameForm):
    """A person, body, group or post."""

    kind: Literal["person", "body", "group", "post"]
    position: Id | None = Field(None, description="the position it speaks from")


class PlaceForm(NameForm):
    """A place."""


class InstrumentForm(NameForm):
    """A law, bill, decree, judgment or agreement."""

    form: Id


class ConceptForm(_Dashed):
    """A concept of the dossier's own, in one of the common schemes."""

    en: Text
    es: Text
    broader: Id | None = None
    unit: Id | None = Field(None, description="for a counted thing: what one of it is")
    definition_en: Prose | None = None
    definition_es: Prose | None = None


class DisagreementForm(_Dashed):
    """Claims that cannot all be taken plainly, and a note that takes no side."""

    kind: Id
    between: Ids
    title_en: Text | None = None
    title_es: Text | None = None
    en: Prose
    es: Prose
    row: Texts | None = None


class ClaimForm(_Dashed):
    """One place, one voice, one subject; every further key is a predicate."""

    at: Text
    id: Id | None = None
    voice: Ids | None = None
    about: Id | None = None
    put_as: Literal["asserted", "denied", "proposed", "expected", "hoped", "questioned"] = (
        "asserted"
    )
    when: Text | None = None
    said: Text | None = None
    wording: Text | None = None
    wording_language: Text | None = None
    within: Text | None = None
    inferred: Inferred | None = None
    gist: Both | None = None
    row: Texts | None = None
    denies: Ids | None = None
    disputes: Ids | None = None
    supports: Ids | None = None
    revises: Id | None = None
    part_of: Id | None = None
    definition: Id | None = None
    happened: Texts | None = None
    actors: dict[Id, Ids] | None = None
    place: Ids | None = None
    sub_event_of: Ids | None = None
    holds: Ids | None = None
    member_of: Ids | None = None
    sub_organization_of: Ids | None = None
    count: Texts | None = None
    instrument: Ids | None = None
    origin: Ids | None = None
    benefits: Ids | None = None
    covers: Ids | None = None
    excludes: Ids | None = None
    condition: Ids | None = None
    effect: Ids | None = None
    status: Ids | None = None
    characterised_as: Texts | None = None
    number: Texts | None = None
    published: Texts | None = None
    remark: Both | None = None
    caused_by: Ids | None = None
    enabled_by: Ids | None = None
    responds_to: Ids | None = None
    annuls: Ids | None = None
    implements: Ids | None = None
    continues: Ids | None = None
    precedent: Ids | None = None
    addresses: Ids | None = None
    coincides_with: Ids | None = None
    contrasts_with: Ids | None = None


class SourceForm(_Dashed):
    """One source: what it is, and what each passage of it says."""

    title: Text
    kind: Id
    publisher: Text
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z]{2,8})*$")]
    issued: Text | None = None
    inferred: Literal["issued"] | None = None
    url: Address | None = None
    link: Literal["no"] | None = Field(None, description="`no`: never shown as a link")
    read: Literal["whole", "part"]
    sha256: Sha256 | None = None
    copy_of: Text | None = Field(None, description="a source id, or words if it is not held")
    caution: Ids | None = None
    voice: Ids | None = Field(None, description="who speaks where an item names no voice")
    row: Texts | None = None
    says: list[ClaimForm] = Field(min_length=1)


class DossierForm(_Dashed):
    """The dossier itself."""

    title: Both
    description: Both
    languages: list[Literal["en", "es"]] = Field(min_length=2, max_length=2)
    focus: Id = Field(description="the event that everything else is context for")
    as_known_on: Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")]
    licence: Text
    editors_note: Both | None = None
    expect: dict[Expected, Number] | None = None


class ExpectedForm(_Dashed):
    """Statements about one thing that some claim must go on making, whatever else changes."""

    about: Id
    put_as: Literal["asserted", "denied", "proposed", "expected", "hoped", "questioned"] = (
        "asserted"
    )
    voice: Id | None = None
    source: Id | None = None
    actors: dict[Id, Ids] | None = None
    happened: Texts | None = None
    count: Texts | None = None
    number: Texts | None = None
    published: Texts | None = None
    place: Ids | None = None
    instrument: Ids | None = None
    origin: Ids | None = None
    benefits: Ids | None = None
    covers: Ids | None = None
    excludes: Ids | None = None
    condition: Ids | None = None
    effect: Ids | None = None
    status: Ids | None = None
    holds: Ids | None = None
    annuls: Ids | None = None
    addresses: Ids | None = None
    precedent: Ids | None = None


class ExpectedFile(_Form):
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
    "expected": ExpectedFile,
    "source": SourceForm,
}
"""Each kind of file and its form; the JSON Schemas carry the same names."""


def json_schemas() -> dict[str, dict[str, Any]]:
    """Generate the JSON Schema of each kind of file."""
    found = {}
    for name, form in FILES.items():
        schema = form.model_json_schema(by_alias=True)
        schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
        found[name] = schema
    return found
