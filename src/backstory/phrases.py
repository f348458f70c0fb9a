"""
A key and a language come in; out goes the phrase people read: every text of the telling doors.

A key that is missing raises KeyError at once, so that nothing is told half in another language.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from backstory.clauses import LANGUAGES, clause, predicate_name, reverse_name
from backstory.grammar import joined
from backstory.phrase_book import PHRASES

__all__ = ["LANGUAGES", "clause", "joined", "phrase", "predicate_name", "publisher",
           "reverse_name", "title"]  # fmt: skip


def phrase(key: str, lang: str) -> str:
    """
    Give a phrase.

    >>> phrase("verdict conflict", "es")
    'en conflicto'
    """
    return PHRASES[key][LANGUAGES.index(lang)]


_COPIED: Final = (
    (r", original not seen", ", original no visto"),
    (r"^a press report of (\d+) April (\d+)$", r"una nota de prensa del \1 de abril de \2"),
    (r"^a pro-government report in English", "una nota oficialista en inglés"),
    (r"^a report of the kind (.+?) (?:sends|prints)", r"una nota del estilo de \1"),
    (r"^a translated report of the kind (.+?) prints", r"una nota traducida del estilo de \1"),
    (r"^a translated Venezuelan report", "una nota venezolana traducida"),
    (r"^a translated press report", "una nota de prensa traducida"),
    (
        r"^a translated report that carries official material",
        "una nota traducida de fuente oficial",
    ),
    (r"^a statement of Norway, January", "un comunicado de Noruega, enero de"),
    (r"\ban account by\b", "un relato de"),
    (r"^an agency report, agency not named$", "una nota de agencia, sin decir de cuál"),
    (r"^agencies$", "agencias"),
    (r"^text of (\S+) type$", r"texto del tipo de \1"),
    (r", in summary$", ", en resumen"),
    (r", translated$", ", en traducción"),
    (r", older version$", ", versión anterior"),
    (r"\(photo caption\)", "(pie de foto)"),
    (r"\(English\)", "(en inglés)"),
    (r" and (?=EFE$|Miraflores)", " y "),
    (r" or (?=EFE$)", " o "),
    (r" on IPFS$", " en IPFS"),
    (r"^IPFS copy of\b", "copia en IPFS de"),
    (r", copy of\b", ", copia de"),
    (r"^outlet not named$", "medio sin nombrar"),
    (r"^agency not named$", "agencia sin nombrar"),
    (r"^data files not named$", "archivos de datos sin nombrar"),
    (r"^digest not named$", "recopilación sin nombrar"),
    (r"^test fixture not named$", "muestra de prueba sin nombrar"),
    (r"^mirror without a name$", "réplica sin nombre"),
    (r"\(([^()]+) copy\)", r"(copia de \1)"),
    (r"\bcopied on a private (?:page|site)\b", "copiado en un sitio privado"),
    (r"\bcopied by a blog\b", "copiado por un blog"),
    (r"\bcopied by\b", "copiado por"),
    (r"\bcopy on\b", "copia en"),
    (r"\bhijacked site\b", "dominio secuestrado"),
    (r", on (?=\S+$)", ", en "),
)


_UNSEEN: Final = re.compile(
    r"(?:, | \()(title|address|title and address|título|dirección|título y dirección) "
    r"(?:not (?:seen|kept)|no (?:vist[oa]s?|conservad[oa]s?))\)?$"
)
_NOT_SEEN: Final[Mapping[str, tuple[str, str]]] = {
    "title": ("title not seen", "título no visto"),
    "address": ("address not kept", "dirección no conservada"),
    "title and address": ("title and address not seen", "título y dirección no vistos"),
}
_IN_ENGLISH: Final = {"título": "title", "dirección": "address", "y": "and"}


def title(text: str, lang: str) -> str:
    """
    Give the title of a source; what the editors add where they saw none is told in the language.

    >>> title("Page of DW on the prisoner swap, title not seen", "es")
    'Page of DW on the prisoner swap (título no visto)'
    """

    def told(found: re.Match[str]) -> str:
        what = " ".join(_IN_ENGLISH.get(word, word) for word in found[1].split())
        return f" ({_NOT_SEEN[what][LANGUAGES.index(lang)]})"

    return _UNSEEN.sub(told, text)


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
