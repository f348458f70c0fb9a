"""
A key that is none comes in; out goes the key that somebody most likely means by it.

Spelling tells a slip (`vioce`), and not another word for the same (`date`, `who`): by its
letters alone `date` is nearest to `after`, which would say something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from backstory.dossier.lettered import as_latin
from backstory.dossier.values import LANGUAGE_PATTERN, language_fault
from backstory.text import nearest, normalise
from backstory.vocabulary import KEYS
from backstory.words.languages import languages, shipped, words_of

__all__ = ["key_meant", "language_meant", "remedy_of_key"]

_ITEM, _HEAD = "put-as", "says"
"""Keys by which an item of a source and the head of one are known."""
_HEAD_ONLY: Final = frozenset(
    ("archived", "caution", "copy-of", "issued", "kind", "language", "lead", "link", "publisher",
     "read", "sha256", "short", "title", "url")
)  # fmt: skip
_NOWHERE: Final = frozenset(
    ("access-date", "accessed", "category", "certainty", "confidence", "consultado", "coordenadas",
     "coordinates", "country", "credibility", "geo", "impact", "importance", "in", "lat", "latitud",
     "latitude", "lon", "longitud", "longitude", "pais", "region", "relevance",
     "reliability", "retrieved", "sentiment", "significance", "tags", "weight")
)  # fmt: skip
"""What other programs ask of a source or a place, and nobody is asked here."""
_SIGNED: Final = frozenset(
    ("author", "authors", "autor", "autora", "autores", "byline", "creator", "creators", "firma",
     "journalist", "reporter", "written-by")
)  # fmt: skip
"""What other programs write for whoever signs a page, who seldom is whose word it gives."""
_ITEM_ONLY: Final = frozenset(
    ("actors", "article", "at", "caused-by", "count", "denies", "disputes", "happened", "holds",
     "place", "put-as", "responds-to", "revises", "within", "wording")
)  # fmt: skip

_PRIVATE: Final = frozenset(
    ("address", "age", "birth", "birthday", "born", "date-of-birth", "dob", "health", "phone")
)
"""What is told of nobody here."""
_TOLD_OF: Final = frozenset(
    ("date", "day", "end", "fecha", "from", "holder", "leader", "location", "lugar", "members",
     "office", "start", "status", "to", "until", "when", "year")
)  # fmt: skip
"""What people write of a name itself, where a source is to say it."""
_OF_FILES: Final = {
    "position": "actors.yaml", "form": "instruments.yaml", "pin": "events.yaml",
}  # fmt: skip
"""Keys that names of one file alone have."""
_TEXT: Final = frozenset(
    ("comment", "description", "descripcion", "nota", "note", "notes", "pregunta", "question",
     "text", "texto")
)  # fmt: skip
_OF_TEXTS: Final = ("between", "looked")
"""Keys of what the editors sign, of which the text stands under its languages alone."""
_NAMES: Final = frozenset(("also", "match", "name"))
"""Keys by which a file of names is known."""


@cache
def _meant() -> dict[str, list[list[str]]]:
    """Give for each word that people write for keys, in any language, the keys that it may mean."""
    found: dict[str, list[list[str]]] = {}
    for lang in languages():
        for keys, said in words_of(lang)["keys_also"].items():
            for word in said.split():
                found.setdefault(word, []).append(keys.split())
    return found


def key_meant(key: str, known: Iterable[str]) -> str:
    """
    Give the key that another word stands for where only some may stand; empty if none is known.

    >>> key_meant("date", ["happened", "when", "after"]), key_meant("vioce", ["voice", "when"])
    ('happened', 'voice')
    >>> key_meant("author", ["says", "voice"]), key_meant("author", ["put-as", "voice"])
    ('', 'voice')
    """
    here = list(known)
    key = as_latin(key)
    if key.lower() in here:
        return key.lower()
    if len(here) == 1:
        return here[0]
    if _is_text(key, here):
        return shipped()[0]
    if _HEAD in here and key.lower() in _SIGNED:
        return ""
    plain = normalise(key).replace(" ", "-")
    for keys in _meant().get(key, []) or _meant().get(plain, []):
        for each in keys:
            if each in here:
                return each
    by_language = _ITEM in here or not set(here).isdisjoint(shipped())
    if by_language and len(key) > len("en"):
        named = _meant().get(normalise(key), ())
        if lang := next((each for keys in named for each in keys if each in shipped()), ""):
            return lang if lang in here or _ITEM in here else ""
    tag = key.lower().partition("-")[0].partition("_")[0]
    if tag in shipped():  # of two letters, whatever shares them would be near
        return tag if tag in here or (_ITEM in here and key.lower() == tag) else ""
    return "" if _elsewhere(key, here) else nearest(key, here) or ""


def _is_text(key: str, known: list[str]) -> bool:
    return normalise(key) in _TEXT and not set(_OF_TEXTS).isdisjoint(known)


def language_meant(told: str) -> str:
    """
    Give the language code that somebody means; empty if that is not known.

    >>> language_meant("es_VE"), language_meant("Español (Venezuela)"), language_meant("-")
    ('es-VE', 'es', '')
    >>> language_meant("ES"), language_meant("JP"), language_meant("C")
    ('es', '', '')
    """
    like = told.strip().replace("_", "-").strip("-")
    for each in (like, like.lower() if like.isupper() else like):  # ES is es
        if re.fullmatch(LANGUAGE_PATTERN, each) and language_fault(each) is None:
            return each
    word = re.match(r"\w*", told.strip().casefold())
    if word and word[0] in shipped() and re.match(r"\w\w\s*[,;/&]", told.strip()):
        return word[0]  # two of them: one is to be kept
    return key_meant(word[0], shipped()) if word and len(word[0]) > len("en") else ""


def _elsewhere(key: str, known: list[str]) -> str:
    """Say where a key belongs that is none here; empty if nothing is known of it."""
    if normalise(key).replace(" ", "-") in _NOWHERE:
        return "leave it out: no key stands for it"
    if _ITEM in known and key in _HEAD_ONLY:
        return "it belongs to the head of the source, above `says:`"
    if _HEAD in known and key.lower() in _SIGNED:
        return (
            "leave it out: `publisher:` tells whose page it is; "
            "only where an actor of the dossier speaks in all of it, name that actor in `voice:`"
        )
    if _HEAD in known and key in _ITEM_ONLY:
        return "it belongs to an item of `says:`"
    if key == _HEAD or (_NAMES.issubset(known) and key in _ITEM_ONLY):
        return "a source says it: write it as an item of `says:` in a file of sources/"
    if _NAMES.issubset(known) and (key in _PRIVATE or key in ("kind", "type")):
        return "leave it out: no key stands for it"
    if _NAMES.issubset(known) and (key in KEYS.values() or key in _TOLD_OF):
        return "a source says it: write it as an item of `says:` in a file of sources/"
    if _NAMES.issubset(known) and key in _OF_FILES:
        return f"it belongs to a name of {_OF_FILES[key]}"
    if _NAMES.issubset(known) and key in _HEAD_ONLY - {"kind", "title", "short"}:
        return "it belongs to the head of a source, in a file of sources/"
    return ""


def remedy_of_key(key: str, known: Iterable[str]) -> str:
    """Say what to type instead of a key that is none where it stands."""
    here = list(known)
    if _is_text(key, here):
        return "write it without this key, as `en: …` and `es: …`"
    guess = key_meant(key, here)
    if guess == key and _ITEM in here:  # a text of the gist, which stands there apart
        return "put it below `gist:`"
    if guess:
        return f"did you mean `{guess}`?"
    if told := _elsewhere(key, here):
        return told
    if _NAMES.issubset(here) and (near := nearest(key, KEYS.values())):
        return _elsewhere(near, here)
    return "keys here: " + ", ".join(sorted(here))
