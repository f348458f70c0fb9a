"""Describe what a single value of a dossier may be: texts, ids, addresses, days, one or many."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from backstory.dossier.values import (
    LANGUAGE_PATTERN,
    address_fault,
    base_fault,
    contact_fault,
    day_fault,
    language_fault,
    licence_fault,
    twice_in,
)
from backstory.words.languages import shipped

__all__ = [
    "ID_PATTERN",
    "MAX_LABEL",
    "MAX_TEXT",
    "NOTHING",
    "STAGE_PATTERN",
    "TOLD_IN_PATTERN",
    "Address",
    "Base",
    "Both",
    "Contact",
    "Dashed",
    "Day",
    "EachOnce",
    "Expected",
    "Form",
    "Id",
    "Ids",
    "Inferred",
    "Language",
    "Number",
    "Prose",
    "PutAs",
    "Sha256",
    "Text",
    "Texts",
    "Titled",
    "Web",
    "Wikidata",
]

MAX_LABEL = 300
"""Code points in a label, title, note or gist sentence; a page has no room for more."""

MAX_TEXT = 2000

NOTHING = "0-0"
"""An id that stands where one was missing or no id, so that the rest is held to the rules."""

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
Text = Annotated[str, StringConstraints(min_length=1, max_length=MAX_LABEL, strip_whitespace=True)]
Prose = Annotated[str, StringConstraints(min_length=1, max_length=MAX_TEXT, strip_whitespace=True)]
Address = Annotated[
    str, StringConstraints(min_length=1, max_length=MAX_TEXT, strip_whitespace=True)
]


def _told(code: str, fault: Callable[[Any], tuple[str, str] | None]) -> AfterValidator:
    """Refuse a value with the code, the fact and the remedy that the reader tells."""

    def hold(value: Any) -> Any:
        found = fault(value)
        if found:
            context = {"code": code, "what": found[0], "mend": found[1]}
            raise PydanticCustomError("told", "{what}", context)
        return value

    return AfterValidator(hold)


EachOnce = _told("D007", twice_in)
"""For a list in which nothing stands twice."""
Web = Annotated[Address, _told("D065", address_fault)]
Base = Annotated[Address, _told("D065", base_fault)]
Licence = Annotated[Text, _told("D065", licence_fault)]
Contact = Annotated[Address, _told("D065", contact_fault)]
Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=80)]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


TOLD_IN_PATTERN = r"^(en|es|)$"
"""The languages in which the editors write; none, for one text as it stands."""


def _plain(value: Any) -> Any:
    """Take one text for all languages, or one for each; a name is the same in all of them."""
    return {"": value} if isinstance(value, str) else value


Titled = Annotated[
    dict[Annotated[str, StringConstraints(pattern=TOLD_IN_PATTERN)], Text],
    BeforeValidator(_plain),
    WithJsonSchema({"anyOf": [
        {"type": "string", "minLength": 1, "maxLength": MAX_LABEL},
        {"type": "object", "additionalProperties": False, "minProperties": 1,
         "properties": {lang: {"type": "string", "minLength": 1, "maxLength": MAX_LABEL}
                        for lang in shipped()}},
    ]}),
]  # fmt: skip
"""A text as it stands, or `en:` and `es:` where the editors' words stand in its place."""
Wikidata = Annotated[str, StringConstraints(pattern=r"^Q[1-9][0-9]*$")]


def _as_list(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def _one_or_many(schema: dict[str, Any]) -> WithJsonSchema:
    listed = {"type": "array", "items": schema, "minItems": 1}
    return WithJsonSchema({"anyOf": [schema, listed]})


Texts = Annotated[
    list[Text],
    BeforeValidator(_as_list),
    EachOnce,
    _one_or_many({"type": "string", "minLength": 1, "maxLength": MAX_LABEL}),
]
Ids = Annotated[
    list[Id],
    BeforeValidator(_as_list),
    EachOnce,
    _one_or_many({"type": "string", "pattern": ID_PATTERN}),
]
Inferred = Annotated[
    list[Literal["when", "happened", "said", "as-of", "actors"]],
    BeforeValidator(_as_list),
    EachOnce,
    _one_or_many({"enum": ["when", "happened", "said", "as-of", "actors"]}),
]
Expected = Literal[
    "events", "actors", "places", "instruments", "claims", "sources", "disagreements"
]
Number = Annotated[str, StringConstraints(pattern=r"^[0-9]+$", max_length=9)]


class Form(BaseModel):
    """What has the keys that it names, and no other; built when a file is first held to it."""

    model_config = ConfigDict(extra="forbid", populate_by_name=False, frozen=True, defer_build=True)


def _dashed(name: str) -> str:
    return name.rstrip("_").replace("_", "-")


class Dashed(Form):
    """The same, its keys written with hyphens."""

    model_config = ConfigDict(
        extra="forbid",
        alias_generator=_dashed,
        populate_by_name=False,
        frozen=True,
        defer_build=True,
    )


PutAs = Literal[
    "asserted", "denied", "proposed", "expected", "hoped", "questioned", "asked", "ordered",
    "warned", "reported",
]  # fmt: skip
Language = Annotated[
    str, StringConstraints(pattern=LANGUAGE_PATTERN), _told("D018", language_fault)
]
STAGE_PATTERN = r"^(partial|provisional|final)( (100|[0-9]{1,2}([.,][0-9]{1,9})?) ?%)?$"
Day = Annotated[
    str,
    _told("D021", day_fault),
    WithJsonSchema({"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}),
]


class Both(Form):
    """A label or sentence in both languages."""

    en: Prose
    es: Prose
