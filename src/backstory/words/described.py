"""
What editors write of a source they could not name comes in; out goes it in the reader's language.

A title nobody saw, an outlet without a name, a copy of something: a dossier describes these in one
language. The rules here know how editors describe, and no outlet by its name.
"""

from __future__ import annotations

import re
from typing import Final

from backstory.words.languages import words_of

__all__ = ["publisher", "title"]

_DESCRIBED: Final = tuple(
    (re.compile(english), spanish)
    for english, spanish in (
        (r", original not seen", ", original no visto"),
        (r"^a press report of (?=\d)", "una nota de prensa del "),
        (r"^a pro-government report in English", "una nota oficialista en inglés"),
        (r"^a report of the kind (.+?) (?:sends|prints)", r"una nota del estilo de \1"),
        (r"^a translated report of the kind (.+?) prints", r"una nota traducida del estilo de \1"),
        (r"^a translated report from (.+?)(?=,|$)", r"una nota traducida de \1"),
        (r"^a translated press report", "una nota de prensa traducida"),
        (
            r"^a translated report that carries official material",
            "una nota traducida de fuente oficial",
        ),
        (r"^a statement of ", "un comunicado de "),
        (r"\ban account by\b", "un relato de"),
        (r"^an agency report, agency not named$", "una nota de agencia, sin decir de cuál"),
        (r"^agencies$", "agencias"),
        (r"^text of (\S+) type$", r"texto del tipo de \1"),
        (r", in summary$", ", en resumen"),
        (r", translated$", ", en traducción"),
        (r", older version$", ", versión anterior"),
        (r"\(photo caption\)", "(pie de foto)"),
        (r"\(English\)", "(en inglés)"),
        (r" or (?=[A-Z]{2,5}$)", " o "),
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
)
"""How editors describe in English what has no name of its own: an outlet, a copy, an original."""

_DATE: Final = re.compile(rf"(?:(\d+) )?({'|'.join(words_of('en')['months'])}) (\d{{4}})$")

_UNSEEN: Final = (
    ("title not seen", "título no visto"),
    ("title not kept", "título no conservado"),
    ("address not kept", "dirección no conservada"),
    ("title and address not seen", "título y dirección no vistos"),
)
"""What editors put behind a description that stands in place of a title, in either language."""


def title(text: str, lang: str) -> str:
    """
    Give the title of a source; what the editors add where they saw none is told in the language.

    >>> title("Page of DW on the prisoner swap, title not seen", "es")
    'Page of DW on the prisoner swap (título no visto)'
    """
    for both in _UNSEEN:
        for added in both:
            for ending in (f", {added}", f" ({added})"):
                if text.endswith(ending):
                    return f"{text.removesuffix(ending)} ({both[lang == 'es']})"
    return text


def publisher(name: str, lang: str) -> str:
    """
    Tell who published something; what a dossier describes in English is told in the language.

    >>> publisher("Wikipedia (Wikiwand copy)", "es")
    'Wikipedia (copia de Wikiwand)'
    >>> publisher("a press report of 22 April 2013", "es")
    'una nota de prensa del 22 de abril de 2013'
    """
    if lang == "es":
        for english, spanish in _DESCRIBED:
            name = english.sub(spanish, name)
        name = _DATE.sub(_spanish_date, name)
    return name


def _spanish_date(found: re.Match[str]) -> str:
    day, month, year = found.groups()
    named = words_of("es")["months"][words_of("en")["months"].index(month)]
    return " de ".join(part for part in (day, named, year) if part)
