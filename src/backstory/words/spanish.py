"""
Spanish: the article by the look of a word, "y" before "e", "de el" made "del", what a label is.

Rules of thumb: what they cannot tell stays as the dossier writes it, without an article and with
its capital, or in quotation marks where it is a clause and not a noun.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from backstory.words.plain import Common, Plain

if TYPE_CHECKING:
    from backstory.dates.edtf import Stretch

__all__ = ["Spanish"]

_INSTITUTIONS: Final = re.compile(
    r"(?:Alcaldía|Alianza|Alto|Arquidiócesis|Asamblea|Asociación|Bancada|Cámara|Centro|Coalición|Comisión"
    r"|Comité|Confederación|Conferencia|Congreso|Consejo|Coordinadora|Corte|Defensoría|Departamento"
    r"|Ejército|Embajada|Federación|Fiscalía|Fundación|Gobernación|Gobierno|Grupo|Guardia|Iglesia"
    r"|Instituto|Mesa|Ministerio|Misión|Observatorio|Oficina|Organización|Parlamento|Partido"
    r"|Plataforma|Policía|Presidencia|Programa|Sala|Secretaría|Senado|Servicio|Sindicato|Tribunal"
    r"|Tribunales|Unión (?!y)|Universidad|Vicepresidencia|Junta|Dieta|Directorio"
    r"|Gabinete|Legislatura|Liga|Regencia|Vicaría|Vicariato"
    r"|Academia|Armada|Audiencia|Ayuntamiento|Banco|Cancillería|Colegio|Comandancia|Comisaría"
    r"|Contraloría|Corona|Delegación|Diputación|Dirección|Frente|Gremio|Intendencia|Juzgado"
    r"|Movimiento|Municipalidad|Prefectura|Procuraduría|Sociedad|Subsecretaría|Superintendencia|Suprema)\b"
)  # fmt: skip
"""First words of bodies that take an article."""
_VERBS: Final = re.compile(
    r"(?<!\bque )\b\w+[ae]n (?:(?:un|una|el|la|los|las|a|por) |[a-záéíóú]{3,}[aei]r\b)"
    r"|\bse \w+[ae]n\b"
)
"""What may be a verb in a label."""
_NUMBERS: Final = re.compile(
    r"(?:dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|dieci\w+"
    r"|veint\w+|(?:trei|cuare|cincue|sese|sete|oche|nove)nta|más de|\d+)\b",
    re.IGNORECASE,
)
_ACTIONS: Final = ("ción", "sión", "miento")
_FEMININE: Final = frozenset(
    ["base", "cárcel", "clase", "crisis", "fase", "fuente", "gente", "ley", "muerte", "noche",
     "orden", "parte", "paz", "red", "sede", "serie", "tarde", "torre", "voz"]
)  # fmt: skip
_MASCULINE: Final = frozenset(
    ["avión", "camión", "clima", "día", "drama", "mapa", "problema", "programa", "sistema", "tema"]
)
_LINKS: Final = frozenset(["de", "del", "con", "por", "para"])
_STRESSED_A: Final = frozenset(["acta", "agua", "alma", "alza", "arma", "aula", "área"])
_LIKE_Y: Final = re.compile(r"(?:h?[ií]|H?[IÍ])(?![aeouáéóú])|I[A-Z]+\b")
"""What "y" may not stand before: a name that begins with its sound."""


class Spanish(Plain):
    """Spanish names in Spanish sentences."""

    def joined(self, names: Sequence[str]) -> str:
        """
        Join names as people do; with semicolons where a name has a comma of its own.

        >>> Spanish("es").joined(["A", "B", "C"]), Spanish("es").joined(["Padres", "Iglesia"])
        ('A, B y C', 'Padres e Iglesia')
        """
        like_y = bool(names) and _LIKE_Y.match(names[-1].lstrip("«“"))
        return self._joined(names, "{} e {}" if like_y else self.words["joined"])

    def contracted(self, text: str) -> str:
        """
        Contract a preposition and an article; a name keeps its capital article.

        >>> Spanish("es").contracted("las secuelas de el golpe, frente a el juez y a El País")
        'las secuelas del golpe, frente al juez y a El País'
        """
        return re.sub(r"\b(?:(de)|a) el\b", lambda found: "del" if found[1] else "al", text)

    def small(self, text: str, common: Common) -> str:
        """Begin with a small letter if the first word is an ordinary one and no title goes on."""
        return self._small(text, common, _NUMBERS, _ACTIONS)

    def is_plural(self, name: str) -> bool:
        """
        Tell whether a group, an event or a thing counted takes a plural verb.

        >>> Spanish("es").is_plural("Prensa (sin nombrar)")
        False
        """
        if not name.strip() or _NUMBERS.match(name):
            return bool(name.strip())
        first = re.sub(r"\W", "", name.split()[0]).casefold()
        return first == "ong" or (first.endswith("s") and first not in ("crisis", "tesis"))

    def is_noun(self, name: str, kind: str, common: Common) -> bool:
        """
        Tell whether a label is a noun phrase, and not a clause ("Renuncia el presidente").

        >>> Spanish("es").is_noun("Se declara nula la amnistía", "event", lambda word: True)
        False
        """
        if kind != "event" or not name.strip():
            return True
        if (
            "," in name
            or _VERBS.search(name)
            or re.match(r"(?:El|La|Los|Las|Un|Una|Dos|Se|No)\b", name)
        ):
            return False
        first = name.split()[0]
        return common(first) or first.endswith(_ACTIONS)

    def is_clause(self, name: str, common: Common) -> bool:
        """
        Tell whether the label of an event that looks plural is a clause.

        >>> Spanish("es").is_clause("Madres de presos piden una amnistía", lambda word: True)
        True
        """
        first, *more = name.split()
        named = not common(first) and bool(more) and more[0][:1].isupper()
        return named or bool(_VERBS.search(name))

    def plural(self, word: str) -> str:
        """
        Give the plural of a unit.

        >>> Spanish("es").plural("mes"), Spanish("es").plural("año")
        ('meses', 'años')
        """
        return f"{word}es" if word and word[-1] not in "aeiouáéó" else f"{word}s"

    def noun(self, name: str, kind: str, common: Common) -> str:
        """
        Write a name as a part of a sentence: with its article, and small if an ordinary word.

        >>> Spanish("es").noun("Golpe de Estado de abril de 2002", "event", lambda word: True)
        'el golpe de Estado de abril de 2002'
        >>> Spanish("es").noun("Titular del Ministerio del Interior", "post", lambda word: False)
        'el titular del Ministerio del Interior'
        >>> Spanish("es").noun("Suprema Corte de Justicia", "body", lambda word: False)
        'la Suprema Corte de Justicia'
        """
        if not name or kind in ("", "person", "concept", "place", "source"):
            return name
        if kind == "group":
            name = self._grouped(name)
            if self.is_plural(name):
                return self.small(name, common)
        if kind == "body" and not _INSTITUTIONS.match(name):
            return name
        if not self.is_noun(name, kind, common):
            return self.quoted(name)
        bare = self.small(name, common) if self._is_small(name, kind, _LINKS) else name
        if kind == "post":  # an office is an ordinary noun: so the Academy's Ortografía of 2010
            bare = name[0].lower() + name[1:]
        return f"{self.article(name, kind)} {bare}"

    def article(self, name: str, kind: str) -> str:
        """
        Give the article of a name by the look of its first word.

        >>> [Spanish("es").article(name, "event") for name in ("Reunión", "Indultos", "Acta")]
        ['la', 'los', 'el']
        """
        first = re.sub(r"\W", "", next(iter(name.split()), "")).casefold()
        many = first.endswith("s") and first not in _FEMININE
        if not many and first in _STRESSED_A:
            return "el"
        lone = re.sub(r"(?<=[nrldz])es$|s$", "", first) if many else first
        feminine = lone in _FEMININE or (kind == "body" and lone == "corte")
        if lone not in _MASCULINE:
            feminine = feminine or bool(re.search(r"(?:a|i[óo]n|dad|tad|tud|umbre)$", lone))
        return ("las" if many else "la") if feminine else ("los" if many else "el")

    def one(self, name: str) -> str:
        """Give the indefinite article of a name."""
        return "una" if self.article(name, "source") == "la" else "un"

    def unexpected(self, counted: str) -> str:
        """Take "previsto" off a thing counted, where the sentence says so already."""
        return re.sub(r" (?:previst[oa]s?|esperad[oa]s?)$", "", counted)

    def stretch(self, begin: Stretch, end: Stretch, first: str, last: str, year: str) -> str:
        """Name a stretch from one date to another, saying nothing twice: del 3 al 5 de mayo."""
        same_year = begin.year == end.year and bool(year)
        same_month = same_year and begin.month == end.month and begin.month is not None
        if same_month and begin.day is not None and end.day is not None:
            first = str(begin.day)
        elif same_year and begin.month is not None and end.month is not None:
            first = first.removesuffix(f" de {year}")
        start = "del" if begin.day is not None else "de"
        return f"{start} {first} {'al' if end.day is not None else 'a'} {last}"
