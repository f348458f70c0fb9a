"""Give the JSON Schemas that editors complete and check with, from the forms."""

from __future__ import annotations

from typing import Any

from backstory.dossier.fields import ID_PATTERN, MAX_TEXT
from backstory.dossier.forms import FILES, SourceForm
from backstory.words.languages import shipped

__all__ = ["json_schemas"]


def _shorten(schema: dict[str, Any]) -> None:
    """Let a source be written as short as `shorthand` reads it."""
    item = schema["$defs"]["ClaimForm"]
    item["required"] = [key for key in item.get("required", ()) if key != "at"]
    for lang in shipped():
        item["properties"][lang] = {
            "type": "string", "minLength": 1, "maxLength": MAX_TEXT,
            "description": "the gist in this language; where nothing else is stated, the remark",
        }  # fmt: skip
    schema["required"] = [key for key in schema["required"] if key not in ("read", "language")]
    schema["properties"]["about"] = {
        "type": "string", "pattern": ID_PATTERN,
        "description": "the subject of the items that name none",
    }  # fmt: skip


def json_schemas() -> dict[str, dict[str, Any]]:
    """Generate the JSON Schema of each kind of file."""
    found = {}
    for name, form in FILES.items():
        schema = form.model_json_schema(by_alias=True)
        if form is SourceForm:
            _shorten(schema)
        schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
        found[name] = schema
    return found
