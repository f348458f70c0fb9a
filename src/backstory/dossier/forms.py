"""
Describe the written form: what each YAML file may say, as pydantic models.

The JSON Schemas that editors complete and check with are generated from these same models
(`make schema`); `check_form` turns their complaints into problems with a spot and a remedy.
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
    ValidationError,
    WithJsonSchema,
)

from backstory.dossier.marks import Marked
from backstory.errors import nearest
from backstory.vocabulary import SCHEMES

__all__ = [
    "FILES",
    "ActorForm",
    "ClaimForm",
    "ConceptForm",
    "DisagreementForm",
    "DossierForm",
    "EventForm",
    "InstrumentForm",
    "NameForm",
    "PlaceForm",
    "SourceForm",
    "check_form",
    "json_schemas",
]

MAX_LABEL = 300
"""Code points in a label, title, note or gist sentence; a page has no room for more."""

MAX_TEXT = 2000

_ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
Text = Annotated[str, StringConstraints(min_length=1, max_length=MAX_LABEL, strip_whitespace=True)]
Prose = Annotated[str, StringConstraints(min_length=1, max_length=MAX_TEXT, strip_whitespace=True)]
Id = Annotated[str, StringConstraints(pattern=_ID, max_length=80)]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Wikidata = Annotated[str, StringConstraints(pattern=r"^Q[1-9][0-9]*$")]


def _as_list(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def _many(of: Any, schema: dict[str, Any]) -> Any:
    listed = {"type": "array", "items": schema, "minItems": 1}
    return Annotated[
        list[of], BeforeValidator(_as_list), WithJsonSchema({"anyOf": [schema, listed]})
    ]


_TEXT_SCHEMA = {"type": "string", "minLength": 1, "maxLength": MAX_LABEL}
_ID_SCHEMA = {"type": "string", "pattern": _ID}
Texts = _many(Text, _TEXT_SCHEMA)
Ids = _many(Id, _ID_SCHEMA)


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
    inferred: Annotated[
        list[Literal["when", "happened", "said"]], BeforeValidator(_as_list),
        WithJsonSchema({"anyOf": [{"enum": ["when", "happened", "said"]},
                                  {"type": "array", "items": {"enum": ["when", "happened", "said"]}}]}),
    ] | None = None  # fmt: skip
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
    url: Text | None = None
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
    expect: dict[Literal["events", "actors", "places", "instruments", "claims", "sources",
                         "disagreements"], Annotated[str, StringConstraints(pattern=r"^\d+$")]] | None = None  # fmt: skip


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


def check_form(marked: Marked, form: type[BaseModel]) -> Any:
    """Hold a file against its form; return the filled form, or None with problems noted."""
    if not isinstance(marked.value, dict):
        if not any(problem.severity == 2 for problem in marked.problems):
            at = marked.spot(())
            if marked.value in (None, ""):
                marked.add(at, "D015", "the file says nothing", "see `backstory new --help`")
            else:
                marked.add(at, "D012", "the file is not a list of `key: value`", "see authoring.md")
        return None
    try:
        return form.model_validate(marked.value)
    except ValidationError as why:
        for error in why.errors(include_url=False):
            _note(marked, form, error)
        return None


def _note(marked: Marked, form: type[BaseModel], error: Any) -> None:
    path = tuple(part for part in error["loc"] if part != "[key]")
    key = str(path[-1]) if path else ""
    shown = f"`{key}`" if not isinstance(path[-1:] and path[-1], int) else f"item {path[-1] + 1}"
    kind, told = error["type"], str(error.get("input", ""))
    told = told if len(told) <= 60 else told[:57] + "…"
    if kind == "missing":
        code = {"at": "D030", "en": "D017", "es": "D017"}.get(key, "D010")
        what = {"D030": "a passage without its place", "D017": f"`{key}:` is missing"}
        mend = f"add `{key}: …`" if code != "D030" else "add `at: paragraph 3`, or run `backstory locate`"
        marked.add(marked.spot(path[:-1]), code, what.get(code, f"{shown} is missing"), mend)
    elif kind == "extra_forbidden":
        known = _known_keys(form, path)
        guess = nearest(key, known)
        mend = f"did you mean `{guess}`?" if guess else "keys here: " + ", ".join(sorted(known))
        marked.add(marked.spot(path, key=True), "D011", f"{shown} is not a key here", mend)
    elif kind in ("string_too_short", "too_short") or error.get("input") == "":
        named = [part for part in path if isinstance(part, str)]
        shown = f"`{named[-1]}`" if named else shown
        if "actors" in path[:-1]:
            role = path[path.index("actors") + 1]
            marked.add(marked.spot(path, key=True), "D044", f"the role `{role}` has no actor", "name the actor")
        else:
            marked.add(marked.spot(path, key=True), "D015", f"{shown} is empty", "write a value or remove the key")
    elif kind in ("string_too_long", "too_long"):
        size = len(error["input"])
        limit = error["ctx"]["max_length"]
        what = f"{shown} has {size:,} characters; there is room for {limit}"
        marked.add(marked.spot(path), "D016", what, "say it shorter")
    elif kind == "literal_error":
        options = str(error["ctx"]["expected"]).replace("'", "").replace(" or ", ", ").split(", ")
        guess = nearest(told, options)
        mend = f"write `{guess}`" if guess else "write one of " + ", ".join(options)
        if path and error["loc"][-1] == "[key]":
            marked.add(marked.spot(path, key=True), "D011", f"{shown} is not a key here", mend)
        else:
            marked.add(marked.spot(path), "D013", f"{shown} cannot be '{told}'", mend)
    elif kind == "string_pattern_mismatch":
        _note_pattern(marked, path, shown, told, error)
    else:
        wanted = {"string_type": "one value", "list_type": "a list (`- …`)", "dict_type": "keys of its own",
                  "model_type": "keys of its own"}.get(kind, error["msg"])  # fmt: skip
        got = type(error.get("input")).__name__.replace("str", "one value").replace("dict", "keys")
        what = f"{shown} takes {wanted}, not {got.replace('list', 'a list')}"
        marked.add(marked.spot(path), "D012", what, "see docs/authoring.md for its shape")


def _note_pattern(marked: Marked, path: Any, shown: str, told: str, error: Any) -> None:
    at, pattern = marked.spot(path), error["ctx"]["pattern"]
    if error["loc"][-1] == "[key]":
        at = marked.spot(path, key=True)
    if pattern == _ID:
        what = f"'{told}' is not an id"
        marked.add(at, "D014", what, "use lower-case letters, digits and hyphens: coup-2002")
    elif "language" in shown:
        marked.add(at, "D018", f"'{told}' is not a language code", "write en, es, pt, fr…")
    elif "sha256" in shown:
        marked.add(at, "D013", f"'{told}' is not a SHA-256", "64 hexadecimal digits: `backstory add source`")
    elif "match" in shown:
        marked.add(at, "D013", f"'{told}' is not a Wikidata id", "write Q and digits: Q58132")
    else:
        marked.add(at, "D013", f"{shown} cannot be '{told}'", "see docs/authoring.md for its shape")


def _known_keys(form: type[BaseModel], path: Any) -> list[str]:
    """List the keys allowed where an unknown one was written."""
    inner: Any = form
    for part in path[:-1]:
        inner = _step(inner, part)
        if inner is None:
            return []
    if isinstance(inner, type) and issubclass(inner, BaseModel):
        return [field.alias or name for name, field in inner.model_fields.items()]
    return []


def _step(inner: Any, part: Any) -> Any:
    if isinstance(part, int):
        return inner
    if isinstance(inner, type) and issubclass(inner, RootModel):
        inner = inner.model_fields["root"].annotation
    if isinstance(inner, type) and issubclass(inner, BaseModel):
        for name, field in inner.model_fields.items():
            if (field.alias or name) == part:
                return _models_in(field.annotation)
        return None
    return _models_in(inner)


def _models_in(annotation: Any) -> Any:
    """Reach the model, or the mapping that leads to it, inside an annotation."""
    from typing import get_args

    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    args = get_args(annotation)
    for arg in reversed(args):
        found = _models_in(arg)
        if found is not None:
            return found
    return None
