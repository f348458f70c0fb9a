"""A column's name, a value and a language come in; out goes what people read: heading and cell."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from backstory.words.predicates import relation_name

__all__ = ["COLUMNS", "Dated", "heading", "is_neutral", "shown"]

COLUMNS: Final[Mapping[str, tuple[str, str, str]]] = {
    # By name: the kind, then the heading in English and in Spanish.
    "actor": ("id", "actor", "actor"),
    "before": ("certainty", "before", "antes"),
    "after": ("certainty", "after", "después"),
    "amount": ("number", "how much", "cuánto"),
    "address": ("text", "address", "dirección"),
    "answer": ("truth", "answer", "respuesta"),
    "approximate": ("truth", "approximate", "aproximado"),
    "as_of": ("date", "period", "período"),
    "body": ("id", "body", "órgano"),
    "bound": ("id", "bound", "límite"),
    "cell": ("text", "what is compared", "qué se compara"),
    "claim": ("claim", "claim", "afirmación"),
    "claims": ("number", "claims", "afirmaciones"),
    "class": ("id", "class", "clase"),
    "concept": ("id", "concept", "concepto"),
    "counted": ("id", "what is counted", "qué se cuenta"),
    "date": ("date", "date", "fecha"),
    "decider": ("id", "decided by", "quién decide"),
    "definition": ("text", "definition", "definición"),
    "depth": ("number", "steps", "pasos"),
    "during": ("certainty", "during", "dentro de"),
    "en": ("text", "English", "inglés"),
    "enacting": ("id", "enacted by", "promulgada por"),
    "end": ("number", "last code point", "último punto de código"),
    "es": ("text", "Spanish", "español"),
    "event": ("id", "event", "hecho"),
    "fewest_days": ("number", "fewest days", "días, como mínimo"),
    "first_claim": ("claim", "the first of them", "la primera de ellas"),
    "first_words": ("text", "first words", "primeras palabras"),
    "form": ("id", "form", "forma"),
    "from_source": ("id", "only in", "solo en"),
    "gist": ("text", "gist", "en resumen"),
    "held": ("certainty", "held then", "regía entonces"),
    "inferred": ("truth", "worked out by the editors", "deducido por los editores"),
    "instrument": ("id", "instrument", "instrumento"),
    "issued": ("date", "issued", "publicada"),
    "kind": ("id", "kind", "tipo"),
    "known": ("certainty", "said by then", "dicho hasta entonces"),
    "known_at": ("number", "known at (day number)", "conocido al (número de día)"),
    "last_words": ("text", "last words", "últimas palabras"),
    "limit": ("text", "within what limits", "con qué límites"),
    "measure": ("id", "measure", "medida"),
    "missing": ("text", "not stated", "sin indicar"),
    "modality": ("id", "modality", "modo"),
    "most_days": ("number", "most days", "días, como máximo"),
    "name": ("text", "name", "nombre"),
    "number": ("text", "number", "número"),
    "object": ("thing", "what is said", "qué se dice"),
    "occasion": ("id", "occasion", "ocasión"),
    "one": ("id", "one", "uno"),
    "order": ("number", "order", "orden"),
    "other": ("id", "other", "otro"),
    "other_as_of": ("date", "other period", "otro período"),
    "other_claim": ("claim", "other claim", "otra afirmación"),
    "other_date": ("date", "other date", "otra fecha"),
    "other_name": ("text", "other name", "otro nombre"),
    "other_place": ("locator", "other place", "otro lugar"),
    "other_source": ("id", "other source", "otra fuente"),
    "other_voice": ("id", "other voice", "otra voz"),
    "other_role": ("id", "role of the other", "papel del otro"),
    "other_value": ("amount", "other value", "otro valor"),
    "overlaps": ("certainty", "at the same time", "al mismo tiempo"),
    "passage": ("id", "passage", "pasaje"),
    "person": ("id", "person", "persona"),
    "place": ("locator", "place in the source", "lugar en la fuente"),
    "place_name": ("id", "place", "lugar"),
    "position": ("id", "speaks as", "habla como"),
    "post": ("id", "post", "cargo"),
    "precision": ("precision", "precision", "precisión"),
    "previous": ("id", "step from", "paso desde"),
    "published": ("text", "published in", "publicada en"),
    "publisher": ("text", "publisher", "editor"),
    "reading": ("id", "read", "leída"),
    "relation": ("relation", "relation", "relación"),
    "revises": ("claim", "revises", "corrige"),
    "role": ("id", "role", "papel"),
    "said": ("date", "said", "dicho"),
    "same": ("certainty", "the same days", "los mismos días"),
    "said_by": ("text", "who says it, and where", "quién lo dice, y dónde"),
    "scheme": ("id", "scheme", "esquema"),
    "sha256": ("text", "SHA-256", "SHA-256"),
    "section": ("text", "section", "apartado"),
    "site": ("id", "where", "dónde"),
    "source": ("id", "source", "fuente"),
    "sources": ("number", "sources", "fuentes"),
    "stage": ("id", "stage", "etapa"),
    "start": ("number", "first code point", "primer punto de código"),
    "status": ("id", "status", "estado"),
    "subject": ("id", "about", "sobre"),
    "through": ("id", "heard through", "a través de"),
    "thing": ("id", "what", "qué"),
    "title": ("text", "title", "título"),
    "told": ("text", "what is told", "qué se cuenta"),
    "unit": ("id", "unit", "unidad"),
    "also": ("text", "also in", "también en"),
    "broader": ("id", "kind of", "clase de"),
    "by": ("text", "by whose word", "según quién"),
    "cautions": ("text", "cautions", "cautelas"),
    "copy_of": ("text", "copy of", "copia de"),
    "disagreement": ("text", "disagreement", "desacuerdo"),
    "how": ("id", "found by", "hallado por"),
    "how_counted": ("text", "which is", "que es"),
    "id": ("text", "id", "id"),
    "statement": ("text", "what is said", "qué se dice"),
    "url": ("text", "link", "enlace"),
    "verdict": ("id", "verdict", "veredicto"),
    "why": ("text", "why", "por qué"),
    "part_of": ("claim", "part of", "parte de"),
    "value": ("amount", "value", "valor"),
    "via": ("id", "by way of", "por medio de"),
    "voice": ("id", "voice", "voz"),
    "voices": ("number", "voices", "voces"),
    "what": ("text", "what", "qué"),
    "when": ("date", "when", "cuándo"),
    "within": ("thing", "within", "dentro de"),
    "together_in": ("locator", "both in", "ambos en"),
    "wording": ("text", "words", "palabras"),
}
"""
Each column a named question may give: what kind its values are of, and its heading.

Kinds: id (a named thing; its name in words is the column with `_label`), claim, thing (an id or a
text), text, number, amount (number, with its unit in the column `unit`), date (EDTF), truth,
certainty, precision, locator (a place in a source).
"""

_WORDS: Final = {
    "certain": "seguro",
    "probable": "probable",
    "possible": "posible",
    "impossible": "imposible",
    "not stated": "sin indicar",
    "yes": "sí",
    "no": "no",
    "day": "día",
    "month": "mes",
    "year": "año",
    "time": "hora",
    "range": "período",
    "coarser": "más vaga",
}
_LOCATOR: Final = {
    "last paragraphs": "últimos párrafos", "last paragraph": "último párrafo",
    "last two paragraphs": "los dos últimos párrafos", "first paragraphs": "primeros párrafos",
    "photo caption": "pie de foto", "whole item": "ficha completa", "title page": "portada",
    "executive summary": "resumen ejecutivo", "summary": "resumen", "status box": "ficha",
    "contents page": "índice", "boxed text": "recuadro", "entry of": "entrada de",
    "paragraphs": "párrafos", "paragraph": "párrafo", "pages": "páginas", "page": "página",
    "article": "artículo", "articles": "artículos", "section": "sección", "heading": "epígrafe",
    "headline": "titular", "title": "título", "lead": "entradilla", "list": "lista",
    "item": "elemento", "items": "elementos", "entry": "entrada", "figures": "cifras",
    "table": "tabla", "tables": "tablas", "introduction": "introducción", "preamble": "preámbulo",
    "background": "antecedentes", "imprint": "créditos", "standfirst": "entradilla",
    "letter": "letra", "note": "nota", "footnote": "nota al pie", "caption": "pie",
    "operative part": "parte dispositiva", "numeral": "numeral", "line": "línea", "and": "y",
    "of the ruling": "de la sentencia", "of excerpt": "del extracto", "infobox": "ficha",
    "April": "abril", "March": "marzo", "February": "febrero", "January": "enero",
    "History": "Historia", "Structure": "Estructura", "on the": "sobre el", "read": "leído",
    "question": "pregunta", "answer": "respuesta", "first": "primer", "second": "segundo",
    "second quotation": "segunda cita", "quotation": "cita", "last": "último", "part": "parte",
    "last lines read": "últimas líneas leídas", "dates of office": "fechas del cargo",
    "key details": "datos clave", "embedded post": "publicación insertada", "post": "publicación",
    "rows with country": "filas con el país", "row": "fila", "rows": "filas", "profile": "perfil",
    "reason": "considerando", "recitals": "considerandos", "offences": "delitos", "for": "de",
    "the afternoon": "la tarde", "of the law text": "del texto de la ley", "after": "tras el",
    "of the article": "del artículo", "of the excerpt": "del extracto", "of": "de", "on": "sobre",
    "on scope": "sobre el alcance", "on main points": "sobre los puntos principales",
    "Background": "Antecedentes", "on the background": "sobre los antecedentes",
    "on the government": "sobre el gobierno", "quoted paragraph": "párrafo citado",
    "single paragraph": "párrafo único", "and last": "y el último",
    "on the president": "sobre el presidente",
    "on sanctioned officials": "sobre los funcionarios sancionados",
    "decree preamble": "preámbulo del decreto", "page header": "encabezado de la página",
    "content paragraph": "párrafo de contenido", "figures paragraph": "párrafo de cifras",
    "History section": "sección Historia", "Concept section": "sección Concepto",
    "Creation section": "sección Creación", "first items": "primeros elementos", "with": "con",
}  # fmt: skip
_LOCATOR_WORDS: Final = re.compile(
    r"'[^']*'|\b(?:" + "|".join(sorted(map(re.escape, _LOCATOR), key=len, reverse=True)) + r")\b"
)
_DAY_OF_MONTH: Final = re.compile(
    r"(\d+|enero|febrero|marzo|abril) (enero|febrero|marzo|abril|\d{4})\b"
)


class Dated(str):
    """A date as written (EDTF), whatever column it stands in."""

    __slots__ = ()


def heading(name: str, lang: str) -> str:
    """Name a column in a language; a column of no named question keeps its own name."""
    found = COLUMNS.get(name)
    if found is None:
        return name
    return found[2] if lang == "es" else found[1]


def is_neutral(name: str) -> bool:
    """Say whether the values of a column are the same in each language, and want words of it."""
    return COLUMNS.get(name, ("text",))[0] in ("certainty", "locator", "precision", "relation")


def shown(name: str, value: Any, label: Any, lang: str) -> str:
    """Write one value for people; empty where nothing is recorded, except a date: not stated."""
    kind = COLUMNS.get(name, ("text",))[0]
    if kind == "date" or isinstance(value, Dated):
        return str(label) if label else _date(value, lang)
    if label is not None and label != "":
        return str(label)
    if value is None:
        return ""
    if isinstance(value, bool):
        value = "yes" if value else "no"
    text = str(value)
    if kind == "relation":
        return relation_name(text, lang)
    if lang == "es":
        if kind == "locator":
            if text[:1].isdigit():
                return text
            return _DAY_OF_MONTH.sub(r"\1 de \2", _LOCATOR_WORDS.sub(_translated, text))
        return _WORDS.get(text, text)
    return text


def _translated(found: re.Match[str]) -> str:
    """Say a word of a place in Spanish; a title between quotes stays as the source has it."""
    return _LOCATOR.get(found[0], found[0])


def _date(value: Any, lang: str) -> str:
    from backstory.dates.edtf import DateError, Span
    from backstory.words.dates import name

    if value is None or value == "":
        return name(None, lang)
    try:
        return name(Span.parse(str(value)), lang)
    except DateError:
        return str(value)
