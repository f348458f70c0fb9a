"""
A key and a language come in; out goes the phrase people read: every text of the telling doors.

To add a language, add its column to `_PHRASES` and to the three tables of predicates. A key that
is missing raises KeyError at once, so that nothing is told half in another language.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

__all__ = ["LANGUAGES", "clause", "joined", "phrase", "predicate_name", "publisher", "reverse_name"]

LANGUAGES: Final = ("en", "es")

_PHRASES: Final[Mapping[str, tuple[str, str]]] = {
    # Kinds of thing
    "event": ("event", "hecho"),
    "person": ("person", "persona"),
    "body": ("body", "entidad"),
    "group": ("group", "grupo"),
    "post": ("post", "cargo"),
    "place": ("place", "lugar"),
    "instrument": ("instrument", "instrumento"),
    "source": ("source", "fuente"),
    "concept": ("concept", "concepto"),
    "claim": ("claim", "afirmación"),
    "disagreement": ("disagreement", "desacuerdo"),
    "dossier": ("dossier", "dosier"),
    # Headings of a story
    "dates": ("When", "Cuándo"),
    "places": ("Where", "Dónde"),
    "roles": ("Who", "Quién"),
    "instruments": ("By which instrument", "Con qué instrumento"),
    "life": ("Its life", "Su vida"),
    "scope": ("Reach and terms", "Alcance y condiciones"),
    "figures": ("Figures", "Cifras"),
    "context": ("Context", "Contexto"),
    "named": ("What it is called", "Cómo se le llama"),
    "remarks": ("Also said of it", "También se dice"),
    "offices": ("Posts and memberships", "Cargos y pertenencia"),
    "holders": ("Who held it", "Quién lo ocupó"),
    "members": ("Members and parts", "Miembros y partes"),
    "took part": ("Took part in", "Participó en"),
    "here": ("What happened here", "Qué ocurrió aquí"),
    "says": ("What it says", "Qué dice"),
    "used": ("Where it is used", "Dónde se usa"),
    "at odds": ("Where they disagree", "Dónde discrepan"),
    "this claim": ("The claim", "La afirmación"),
    "disputed by": ("What disputes it", "Qué la disputa"),
    "disputes it": ("What it disputes", "Qué disputa"),
    "parts": ("Its parts", "Sus partes"),
    # Small words of a story
    "none": ("none", "ninguno"),
    "also": ("also", "también"),
    "nothing": (
        "nothing recorded (which is not “nothing happened”)",
        "nada registrado (lo que no es «no ocurrió nada»)",
    ),
    "kind by dossier": ("{} (kind chosen by the editors)", "{} (tipo elegido por los editores)"),
    "speaks as": ("speaks as: {}", "habla como: {}"),
    "about": ("about: {}", "sobre: {}"),
    "as known on": ("as known on: {}", "según lo conocido el: {}"),
    "licence": ("licence: {}", "licencia: {}"),
    "in it": ("What it holds", "Qué contiene"),
    "focus": ("about: {}", "trata de: {}"),
    "definition": ("definition", "definición"),
    "from claims": ("from the dates below", "según las fechas de abajo"),
    "within": ("within: {}", "dentro de: {}"),
    "within period": ("within the period: {}", "dentro del período: {}"),
    "holds for": ("period: {}", "período: {}"),
    "worked out": ("worked out by the editors", "deducido por los editores"),
    "said on": ("said: {}", "dicho: {}"),
    "no date of issue": ("date of issue not stated", "sin fecha de publicación"),
    "in words": ("in its words: “{}”", "en sus palabras: «{}»"),
    "in words of": ("in its words ({}): “{}”", "en sus palabras ({}): «{}»"),
    "own wording": ("in its words", "en sus palabras"),
    "own words": ("its own words", "en palabras propias"),
    "disputed": ("disputed by {}", "disputado por {}"),
    "disputes": ("disputes {}", "disputa {}"),
    "supports": ("supports {}", "apoya {}"),
    "revises": ("revises {}", "corrige {}"),
    "part of": ("part of {}", "parte de {}"),
    "supported": ("supported by {}", "apoyado por {}"),
    "held then": ("held that day by {}", "lo ocupaba ese día {}"),
    "copy": ("copy of {}", "copia de {}"),
    "address": ("address (not a link): {}", "dirección (no es enlace): {}"),
    "issued": ("issued: {}", "publicada: {}"),
    "voices n": ("{} claims", "{} afirmaciones"),
    "wikidata": ("Wikidata: {}", "Wikidata: {}"),
    "note": ("editors' note: {}", "nota de los editores: {}"),
    "life line": ("{}: {}", "{}: {}"),
    "said by then": ("said by then: {}", "dicho hasta entonces: {}"),
    "held at": ("held then: {}", "regía entonces: {}"),
    # Modality, as a verb for a voice
    "asserted": ("{} says", "{} afirma"),
    "denied": ("{} denies", "{} niega"),
    "proposed": ("{} proposes", "{} propone"),
    "expected": ("{} expects", "{} prevé"),
    "hoped": ("{} hopes", "{} espera"),
    "questioned": ("{} questions", "{} cuestiona"),
    # Verdicts on two figures
    "verdict disputed": ("disputed", "disputadas"),
    "verdict not-comparable": ("not comparable", "no comparables"),
    "verdict agree": ("agree", "coinciden"),
    "verdict compatible": ("compatible", "compatibles"),
    "verdict revision": ("revision", "corrección"),
    "verdict conflict": ("conflict", "en conflicto"),
    "verdict possible-conflict": ("possible conflict", "posible conflicto"),
    # Reasons; {0} and {1} are filled by the doors
    "why disputes": ("one disputes the other", "una disputa a la otra"),
    "why counted": (
        "they count different things: {0} / {1}",
        "cuentan cosas distintas: {0} / {1}",
    ),
    "why unit": ("the units differ: {0} / {1}", "las unidades difieren: {0} / {1}"),
    "why subject": ("they are about {0} / about {1}", "se refieren a {0} / a {1}"),
    "why within": ("the limits differ: {0} / {1}", "los límites difieren: {0} / {1}"),
    "why definition": ("the definitions differ: {0} / {1}", "las definiciones difieren: {0} / {1}"),
    "why modality": ("one is {0}, the other {1}", "una es: {0}; la otra: {1}"),
    "why denied": (
        "a denial states no number of its own",
        "una negación no da un número propio",
    ),
    "why part": ("one is a part of the other", "una es parte de la otra"),
    "why no period": ("the period of {0} is not stated", "no se indica el período de {0}"),
    "why no periods": ("no period is stated", "no se indica ningún período"),
    "why since when": (
        "it is not stated since when {0} counts",
        "no se indica desde cuándo cuenta {0}",
    ),
    "why periods": ("the periods differ: {0} / {1}", "los períodos difieren: {0} / {1}"),
    "why same period": ("the period is the same: {0}", "el período es el mismo: {0}"),
    "why probably same": (
        "the period is probably the same: {0} / {1}",
        "el período es probablemente el mismo: {0} / {1}",
    ),
    "why possibly same": (
        "the period is possibly the same: {0} / {1}",
        "el período es posiblemente el mismo: {0} / {1}",
    ),
    "why open": (
        "the period is left open and they were said on different days: {0} / {1}",
        "el período queda abierto y se dijeron en días distintos: {0} / {1}",
    ),
    "why same number": ("the number is the same: {0}", "el número es el mismo: {0}"),
    "why ranges meet": ("both can be right: {0} / {1}", "ambas pueden ser ciertas: {0} / {1}"),
    "why ranges apart": ("the numbers are apart: {0} / {1}", "los números no coinciden: {0} / {1}"),
    "why later": (
        "one voice, and {1} was said later than {0}",
        "es una misma voz, y {1} se dijo después que {0}",
    ),
    "why revises": ("one states that it revises the other", "una declara que corrige a la otra"),
    "why one voice": (
        "one voice: it counts once",
        "una sola voz: cuenta una vez",
    ),
    "why one text": (
        "copies of one text: they count once",
        "copias de un mismo texto: cuentan una vez",
    ),
    # Kinds of disagreement
    "stated": ("a voice disputes it", "una voz la disputa"),
    "signed": ("the editors see it", "lo señalan los editores"),
    "shown": ("the figures show it", "lo muestran las cifras"),
    # Figures
    "exact": ("{}", "{}"),
    "at-least": ("at least {}", "al menos {}"),
    "at-most": ("at most {}", "a lo sumo {}"),
    "about n": ("about {}", "alrededor de {}"),
    "also in": ("also in: {}", "también en: {}"),
    "pairs": ("Two by two", "De dos en dos"),
    "pairs left out": (
        "{} pairs are not comparable (--pairs lists them, each with its reasons)",
        "{} pares no son comparables (--pairs los muestra, con sus razones)",
    ),
    "counts once": (
        "{} claims, of which repeats of one voice and copies of one text count once: {} figures",
        "{} afirmaciones; lo que repite una voz o copia un texto cuenta una vez: {} cifras",
    ),
    # Brief
    "according to": ("According to {}: {}", "Según {}: {}"),
    "denies": ("{} denies this: {}", "{} niega lo siguiente: {}"),
    "proposes": ("{} proposes: {}", "{} propone: {}"),
    "expects": ("{} expects: {}", "{} prevé: {}"),
    "hopes": ("{} hopes: {}", "{} espera: {}"),
    "questions": ("{} questions this: {}", "{} cuestiona lo siguiente: {}"),
    "disputed sentence": ("{} disputes this.", "{} lo disputa."),
    "others": ("{} and {} more", "{} y {} más"),
    "sources": ("Sources", "Fuentes"),
    "brief note": (
        "Made from the claims of the dossier “{}”, as known on {}; the dossier vouches for none.",
        "Hecho con las afirmaciones del dosier «{}», según lo conocido el {}; "
        "el dosier no avala ninguna.",
    ),
    "undated": ("undated", "sin fecha"),
    "and": ("and", "y"),
    "voice": ("voice: {}", "voz: {}"),
    "cited as": ("in “{}”, as known on {}", "en «{}», según lo conocido el {}"),
    # How a name was found
    "found exact": ("the whole name", "el nombre entero"),
    "found prefix": ("its beginning", "su comienzo"),
    "found word": ("a word of it", "una palabra suya"),
    "found words": ("its words", "sus palabras"),
    "found slip": ("with a slip", "con una errata"),
    # Diff
    "added": ("added", "añadido"),
    "removed": ("removed", "retirado"),
    "changed": ("changed", "cambiado"),
    "no change": ("No change in names or claims.", "Sin cambios en nombres ni afirmaciones."),
    "yes": ("yes", "sí"),
    "no": ("no", "no"),
    "part labels": ("name", "nombre"),
    "part type": ("kind", "tipo"),
    "part aliases": ("aliases", "otros nombres"),
    "part kind": ("kind", "tipo"),
    "part match": ("Wikidata", "Wikidata"),
    "part notes": ("note", "nota"),
    "part title": ("title", "título"),
    "part publisher": ("publisher", "editor"),
    "part issued": ("issued", "publicada"),
    "part issued_inferred": ("issue worked out by the editors", "fecha deducida por los editores"),
    "part url": ("address", "dirección"),
    "part address": ("address (not a link)", "dirección (no es enlace)"),
    "part reading": ("read", "leída"),
    "part copy_of": ("copy of", "copia de"),
    "part copy_is_held": ("the original is held", "se tiene el original"),
    "part cautions": ("cautions", "cautelas"),
    "part sha256": ("SHA-256", "SHA-256"),
    "part subject": ("about", "sobre"),
    "part predicate": ("predicate", "predicado"),
    "part object": ("what is said", "qué se dice"),
    "part voices": ("voices", "voces"),
    "part source": ("source", "fuente"),
    "part locator": ("place in the source", "lugar en la fuente"),
    "part modality": ("modality", "modo"),
    "part role": ("role", "papel"),
    "part when": ("period", "período"),
    "part inferred": ("worked out by the editors", "deducido por los editores"),
    "part said": ("said", "dicho"),
    "part within": ("within", "dentro de"),
    "part wording": ("wording", "palabras textuales"),
    "part gist": ("gist", "resumen"),
    "part disputes": ("disputes", "disputa"),
    "part supports": ("supports", "apoya"),
    "part revises": ("revises", "corrige"),
    "part counted": ("what is counted", "qué se cuenta"),
    "part unit": ("unit", "unidad"),
    "part bound": ("bound", "límite"),
    "part definition": ("definition", "definición"),
    "part part_of": ("part of", "parte de"),
    "part between": ("between", "entre"),
}  # fmt: skip

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
}  # fmt: skip

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


def phrase(key: str, lang: str) -> str:
    """
    Give a phrase.

    >>> phrase("verdict conflict", "es")
    'en conflicto'
    """
    return _PHRASES[key][LANGUAGES.index(lang)]


def predicate_name(predicate: str, lang: str) -> str:
    """Name a predicate, read from what a claim is about."""
    found = _PREDICATES.get(predicate)
    return found[LANGUAGES.index(lang)] if found else predicate


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
