"""A predicate and a language come in; out goes its name in words, or the pattern of a clause."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from backstory.vocabulary import LANGUAGES

__all__ = ["clause", "predicate_name", "relation_name", "reverse_name"]

_PREDICATES: Final[Mapping[str, tuple[str, str, str, str]]] = {
    # What it is called; what it is called from the other side.
    "sem:hasActor": ("actor", "actor", "took part in", "participó en"),
    "sem:hasPlace": ("place", "lugar", "place of", "lugar de"),
    "sem:subEventOf": ("part of", "parte de", "has part", "tiene como parte"),
    "org:holds": ("holds the post of", "ocupa el cargo de", "held by", "lo ocupa"),
    "org:memberOf": ("member of", "miembro de", "has member", "tiene como miembro"),
    "org:subOrganizationOf": ("belongs to", "pertenece a", "has under it", "tiene a su cargo"),
    "ctx:date": ("date", "fecha", "dates", "fecha"),
    "ctx:count": ("count", "cifra", "counted in", "contado en"),
    "ctx:instrument": ("instrument", "instrumento", "instrument of", "instrumento de"),
    "ctx:origin": ("comes from", "proviene de", "origin of", "origen de"),
    "ctx:benefits": ("benefits", "beneficia a", "benefits from", "beneficiario de"),
    "ctx:covers": ("covers", "abarca", "covered by", "abarcado por"),
    "ctx:excludes": ("excludes", "excluye", "excluded by", "excluido por"),
    "ctx:condition": ("condition", "condición", "condition of", "condición de"),
    "ctx:effect": ("effect", "efecto", "effect of", "efecto de"),
    "ctx:status": ("status", "estado", "status of", "estado de"),
    "ctx:characterisedAs": ("called", "calificado de", "what is so called", "así se califica"),
    "ctx:number": ("number", "número", "number of", "número de"),
    "ctx:published": ("published in", "publicado en", "publishes", "publica"),
    "ctx:remark": ("it is said", "se dice", "said of", "se dice de"),
    "ctx:causedBy": ("caused by", "causado por", "caused", "causó"),
    "ctx:enabledBy": ("enabled by", "posibilitado por", "enabled", "posibilitó"),
    "ctx:respondsTo": ("responds to", "responde a", "answered by", "respondido por"),
    "ctx:annuls": ("annuls", "anula", "annulled by", "anulado por"),
    "ctx:implements": ("implements", "ejecuta", "implemented by", "ejecutado por"),
    "ctx:continues": ("continues", "continúa", "continued by", "continuado por"),
    "ctx:precedent": ("has as precedent", "tiene como precedente", "precedent of", "precedente de"),
    "ctx:addresses": (
        "deals with the aftermath of", "trata las secuelas de",
        "its aftermath is dealt with by", "sus secuelas las trata",
    ),
    "ctx:coincidesWith": ("coincides with", "coincide con", "coincides with", "coincide con"),
    "ctx:contrastsWith": ("contrasts with", "contrasta con", "contrasts with", "contrasta con"),
    "cito:disputes": ("disputes", "disputa", "disputed by", "disputado por"),
    "denies": ("denies", "niega", "denied by", "negado por"),  # what `who_disputes` works out
}  # fmt: skip
_LOCAL: Final = {name.rpartition(":")[2]: name for name in _PREDICATES}

_CLAUSES: Final[Mapping[str, tuple[str, str, str, str]]] = {
    # A clause with its subject {s}, then one in which the subject is understood; {o} is what the
    # claim points at, {r} the role. Each can stand after a colon.
    "sem:hasActor": (
        "{s}: {r}, {o}", "{s}: {r}, {o}",
        "{o} took part as {r}", "{o} participó como {r}",
    ),
    "sem:hasPlace": ("{s}: place, {o}", "{s}: lugar, {o}", "the place is {o}", "el lugar es {o}"),
    "ctx:date": ("{s}: {o}", "{s}: {o}", "its date: {o}", "su fecha: {o}"),
    "ctx:count": ("{s}: {o}", "{s}: {o}", "{o}", "{o}"),
    "ctx:instrument": (
        "{s}: instrument, {o}", "{s}: instrumento, {o}",
        "the instrument is: {o}", "el instrumento es: {o}",
    ),
    "ctx:status": (
        "{s}: status, {o}", "{s}: estado, {o}", "its status is: {o}", "su estado es: {o}",
    ),
    "ctx:condition": (
        "{s}: condition, {o}", "{s}: condición, {o}",
        "a condition is: {o}", "una condición es: {o}",
    ),
    "ctx:effect": (
        "{s}: effect, {o}", "{s}: efecto, {o}", "an effect is: {o}", "un efecto es: {o}",
    ),
    "ctx:number": (
        "{s}: number, {o}", "{s}: número, {o}", "the number is {o}", "el número es {o}",
    ),
    "ctx:published": (
        "{s}: published in {o}", "{s}: publicado en {o}",
        "it was published in: {o}", "se publicó en: {o}",
    ),
    "ctx:characterisedAs": (
        "{s}: called {o}", "{s}: se califica como {o}",
        "it is called {o}", "se califica como {o}",
    ),
    "ctx:remark": ("{o}", "{o}", "{o}", "{o}"),
}  # fmt: skip


def predicate_name(predicate: str, lang: str) -> str:
    """Name a predicate, read from what a claim is about."""
    found = _PREDICATES.get(predicate)
    return found[LANGUAGES.index(lang)] if found else predicate


def relation_name(local: str, lang: str) -> str:
    """
    Name a predicate by its local name, as it stands in an answer.

    >>> relation_name("precedent", "es")
    'tiene como precedente'
    """
    return predicate_name(_LOCAL.get(local, local), lang)


def reverse_name(predicate: str, lang: str) -> str:
    """Name a predicate, read from what a claim points at."""
    found = _PREDICATES.get(predicate)
    return found[2 + LANGUAGES.index(lang)] if found else predicate


def clause(predicate: str, lang: str, *, of_it: bool = False) -> str:
    """
    Give the pattern of a clause that says what a claim says; {s}, {r} and {o} are filled.

    Args:
        predicate: Compact, as in `ctx:annuls`.
        lang: The language.
        of_it: Leave the subject out, as understood.

    >>> clause("ctx:annuls", "en"), clause("ctx:annuls", "es", of_it=True)
    ('{s} annuls {o}', 'anula {o}')
    """
    found = _CLAUSES.get(predicate)
    if found:
        return found[LANGUAGES.index(lang) + 2 * of_it]
    verb = predicate_name(predicate, lang) + " {o}"
    return ("it " * (lang == "en") if of_it else "{s} ") + _finite(verb, lang)


def _finite(verb: str, lang: str) -> str:
    """Give a participle its verb: "caused by" becomes "is caused by"."""
    bare = {
        "en": ("caused by", "enabled by", "part of", "member of"),
        "es": ("causado por", "posibilitado por", "parte de", "miembro de"),
    }
    return f"{'is' if lang == 'en' else 'es'} {verb}" if verb.startswith(bare[lang]) else verb
