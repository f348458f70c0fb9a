"""
A key and a language come in; out goes the phrase people read: every text of the telling doors.

A key that is missing raises KeyError at once, so that nothing is told half in another language.
"""

from __future__ import annotations

import re
from typing import Final

from backstory.clauses import LANGUAGES, clause, predicate_name, reverse_name
from backstory.phrase_book import PHRASES

__all__ = ["LANGUAGES", "clause", "joined", "phrase", "predicate_name", "publisher", "reverse_name"]


def phrase(key: str, lang: str) -> str:
    """
    Give a phrase.

    >>> phrase("verdict conflict", "es")
    'en conflicto'
    """
    return PHRASES[key][LANGUAGES.index(lang)]


_COPIED: Final = (
    (r"\(([^()]+) copy\)", r"(copia de \1)"),
    (r"\bcopied on a private (?:page|site)\b", "copiado en un sitio privado"),
    (r"\bcopied by a blog\b", "copiado por un blog"),
    (r"\bcopied by\b", "copiado por"),
    (r"\bcopy on\b", "copia en"),
    (r"\bhijacked site\b", "dominio secuestrado"),
    (r", on (?=\S+$)", ", en "),
)


def publisher(name: str, lang: str) -> str:
    """
    Tell who published something; what a dossier adds in English on copies is told in the language.

    >>> publisher("Wikipedia (Wikiwand copy)", "es")
    'Wikipedia (copia de Wikiwand)'
    """
    if lang == "es":
        for english, spanish in _COPIED:
            name = re.sub(english, spanish, name)
    return name


def joined(names: list[str], lang: str) -> str:
    """
    Join names as people do.

    >>> joined(["A", "B", "C"], "es")
    'A, B y C'
    """
    if len(names) < 2:
        return "".join(names)
    word = phrase("and", lang)
    last = names[-1]
    if lang == "es" and last[:1].casefold() == "i":
        word = "e"
    return f"{', '.join(names[:-1])} {word} {last}"
