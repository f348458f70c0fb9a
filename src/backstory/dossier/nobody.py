"""Tell what is written as a voice where nobody is named."""

from __future__ import annotations

from typing import Final

from backstory.text import normalise

__all__ = ["PAGE_ITSELF", "is_nobody"]

PAGE_ITSELF: Final = "leave `voice:` out: then the page itself says it"
_NOBODY: Final = frozenset(
    ("anonymous", "author", "n a", "na", "narrator", "nobody", "none", "null", "page", "self",
     "source", "the author", "the page", "the source", "unknown", "autor", "desconocido", "fuente",
     "nadie", "ninguno", "pagina", "article", "newspaper", "paper", "the article", "the newspaper",
     "the paper", "articulo", "diario", "el articulo", "el diario", "el periodico", "la fuente",
     "la pagina", "periodico")
)  # fmt: skip


def is_nobody(voice: str) -> bool:
    """
    Tell whether a voice is written that names nobody.

    >>> is_nobody("n/a"), is_nobody("The source"), is_nobody("dockers-union")
    (True, True, False)
    """
    return normalise(voice.replace("-", " ").replace("/", " ")) in _NOBODY
