"""
What dossiers say of themselves comes in; out goes a crate that describes a folder of data.

Sources:
    "RO-Crate Metadata Specification 1.1", 2020.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Final

from backstory.exchange.dossiers import about
from backstory.rdf.record import Record

__all__ = ["crate", "rocrate"]

_VERSION: Final = "https://w3id.org/ro/crate/1.1"
_NAME: Final = "ro-crate-metadata.json"


def rocrate(record: Record, lang: str) -> str:
    """Write the metadata of a crate that holds a graph as Turtle, `data.ttl`."""
    return crate(record, lang, [("data.ttl", "text/turtle")])


def crate(record: Record, lang: str, files: Iterable[tuple[str, str]]) -> str:
    """
    Write the metadata of a crate.

    Args:
        record: What the graph records.
        lang: The language of titles and descriptions.
        files: The path of each file in the folder, and its media type.
    """
    known = list(about(record))
    parts = sorted(files)
    licences = sorted({each.licence for each in known if each.licence})
    last = max((each.known_on for each in known), default="")
    root: dict[str, Any] = {
        "@id": "./", "@type": "Dataset",
        "name": " · ".join(each.told(each.titles, lang) for each in known),
        "description": " ".join(each.told(each.descriptions, lang) for each in known),
        "datePublished": last,
        "license": [{"@id": licence} for licence in licences],
        "hasPart": [{"@id": path} for path, _ in parts],
        "mentions": [{"@id": each.iri} for each in known],
    }  # fmt: skip
    publishers = [{"@id": f"{each.iri}#publisher"} for each in known if each.publisher]
    if publishers:
        root["publisher"] = publishers
    things: list[dict[str, Any]] = [
        {"@id": _NAME, "@type": "CreativeWork", "conformsTo": {"@id": _VERSION},
         "about": {"@id": "./"}},
        root,
        *({"@id": path, "@type": "File", "name": path, "encodingFormat": kind}
          for path, kind in parts),
        *({"@id": licence, "@type": "CreativeWork", "name": licence} for licence in licences),
        *({"@id": each.iri, "@type": "Dataset", "name": each.told(each.titles, lang)}
          for each in known),
        *({"@id": f"{each.iri}#publisher", "@type": "Organization", "name": each.publisher}
          for each in known if each.publisher),
    ]  # fmt: skip
    whole = {"@context": f"{_VERSION}/context", "@graph": things}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
