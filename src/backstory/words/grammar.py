"""
A name and a language come in; out goes the name as running text wants it: article, case, number.

Rules of thumb, not a dictionary: what they cannot tell is left as the dossier writes it, without
an article and with its capital, or in quotation marks where it is a clause and not a noun.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

__all__ = [
    "article",
    "contracted",
    "head",
    "is_noun",
    "is_plural",
    "is_statement",
    "joined",
    "noun",
    "place",
    "plural",
    "quoted",
    "sentence",
    "small",
    "stopped",
]

Common = Callable[[str], bool]
"""Tells whether a word is an ordinary one: written small where no sentence begins."""

_INSTITUTIONS: Final = {
    "en": re.compile(
        r"\b(Administration|administration|Agency|Alliance|Assembly|Association|Bench|Board|Cent(?:er|re)"
        r"|Chamber|Church|Commission|[Cc]ommission|[Cc]ommittee|Confederation|Conference|Congress|Council"
        r"|Court|[Cc]ourts|Embassy|embassy|Federation|Foundation|Government|Group|Guard|Institute"
        r"|Ministry|Mission|Nations|Observatory|Office|Organi[sz]ation|Parliament|Party|Platform|Police"
        r"|Programme|Roundtable|Senate|Service|Treasury|Tribunal|Union(?! and)|University)\b"
    ),
    "es": re.compile(
        r"(?:Alcaldía|Alianza|Alto|Arquidiócesis|Asamblea|Asociación|Bancada|Cámara|Centro|Coalición|Comisión"
        r"|Comité|Confederación|Conferencia|Congreso|Consejo|Coordinadora|Corte|Defensoría|Departamento"
        r"|Ejército|Embajada|Federación|Fiscalía|Fundación|Gobernación|Gobierno|Grupo|Guardia|Iglesia"
        r"|Instituto|Mesa|Ministerio|Misión|Observatorio|Oficina|Organización|Parlamento|Partido"
        r"|Plataforma|Policía|Presidencia|Programa|Sala|Secretaría|Senado|Servicio|Sindicato|Tribunal"
        r"|Tribunales|Unión (?!y)|Universidad|Vicepresidencia|Junta)\b"
    ),
}  # fmt: skip
"""Bodies that take an article: by a word in English, by the first word in Spanish."""
_STOP: Final = re.compile(
    r"[(,:0-9]|\b(?:of|in|on|at|to|that|who|which|from|for|with|by|since|after|before|between|"
    r"around|over|under|as|not|against|into|\w{3,}ed|\w{2,}ing|held|put|led|made)\b"
)
"""Where the head of an English noun phrase has ended."""
_VERBS: Final = re.compile(
    r"\s[a-z]{2,}(?<!s)s\s(?!of\b|in\b|on\b|from\b|for\b|at\b|by\b|and\b|under\b|after\b|around\b"
    r"|between\b|over\b|against\b|with\b|to\b)"
    r"|\s(?:begin|declare|named|refer|resign|withdraw|passed)\b"
)
"""What may be a verb in an English label; a plural noun taken for one does no harm."""
_NAME_AND_VERB: Final = re.compile(r"(?:[A-Z]\w+ )+(?:[a-z]+(?<!s)s|\w+ed|held)\b")
_SPANISH_VERBS: Final = re.compile(r",|\b\w+[ae]n (?:un|una|el|la|los|las|a|por) |\bse \w+[ae]n\b")
_ENGLISH_PLURALS: Final = frozenset(("people", "police", "men", "women", "media"))
_NUMBERS: Final = re.compile(
    r"(?:dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|veint\w+|treinta|más de"
    r"|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|over|\d+)\b",
    re.IGNORECASE,
)
_ACTIONS: Final = ("ción", "sión", "miento")
_FEMININE: Final = frozenset(
    ["base", "cárcel", "clase", "crisis", "fase", "gente", "ley", "muerte", "noche", "orden",
     "parte", "paz", "red", "sede", "serie", "tarde", "torre", "voz"]
)  # fmt: skip
_MASCULINE: Final = frozenset(
    ["avión", "camión", "clima", "día", "drama", "mapa", "problema", "programa", "sistema", "tema"]
)
_ADJECTIVES: Final = frozenset(
    ["primer", "primera", "segundo", "segunda", "tercer", "tercera", "nuevo", "nueva", "último",
     "última"]
)  # fmt: skip
_LINKS: Final = frozenset(["of", "for", "de", "del", "con", "por", "para"])
_STRESSED_A: Final = frozenset(["acta", "agua", "alma", "alza", "arma", "aula", "área"])


_FINITE: Final = {
    "en": re.compile(
        r"\b(?:was|were|is|are|has|have|had|did|does|would|could|can|will|may|might|must|should|took"
        r"|gave|came|went|began|fell|spoke|wrote|broke|rose|chose|drew|saw|knew|dealt)\b"
        r"|(?<=[a-z] )[A-Z]\w+ (?:\w+ed|said|put|left|made|told|found|met|led|held)\b"
    ),
    "es": re.compile(
        r"\b(?:\w+[a-zñ]ó|\w+(?:aron|ieron|aban|ían|arán|erán|irán)|fue|fueron|era|eran|es|son|está"
        r"|están|ha|han|había|hay|hubo|tiene|tienen|tuvo|puede|pueden|podía|debe|deben|debía|iba|iban"
        r"|dio|hizo|dijo|sería|tendría|habría|quedaría|podría|presenta)\b"
    ),
}
"""Verbs that are surely finite; what may be a participle or a noun is left out."""
_RELATIVE: Final = {
    "en": re.compile(
        r"\b(?:that|which|who|whom|whose|where|when|as|since|after|before|while)\b", re.I
    ),
    "es": re.compile(r"\b(?:que|quien|quienes|donde|cuando|según|cual|cuyo|cuya|tras)\b", re.I),
}  # fmt: skip
_REFERRING: Final = {
    "en": re.compile(r"(?:he|she|it|they|this|these|his|her|its|their|of|not)\b", re.I),
    "es": re.compile(
        r"(?:este|esta|estos|estas|esto|eso|ese|esa|su|sus|lo|la que|no|se|le|les)\b", re.I
    ),
}  # fmt: skip


def joined(names: Sequence[str], lang: str) -> str:
    """
    Join names as people do; with semicolons where a name has a comma of its own.

    >>> joined(["A", "B", "C"], "es"), joined(["Padres", "Iglesia"], "es")
    ('A, B y C', 'Padres e Iglesia')
    """
    if len(names) < 2:
        return "".join(names)
    word = "and" if lang == "en" else "y"
    last = names[-1]
    sound = r"h?[ií](?![aeouáéóú])|I[A-Z]+\b"
    bare = last.lstrip("«“")
    if lang == "es" and (re.match(sound, bare) or re.match(r"H?[IÍ](?![aeouáéóú])", bare)):
        word = "e"
    comma = ";" if len(names) > 2 and any("," in name for name in names) else ","
    return f"{f'{comma} '.join(names[:-1])} {word} {last}"


def contracted(text: str, lang: str) -> str:
    """
    Contract a preposition and an article in Spanish; a name keeps its capital article.

    >>> contracted("las secuelas de el golpe, frente a el juez y a El País", "es")
    'las secuelas del golpe, frente al juez y a El País'
    """
    return (
        re.sub(r"\b(?:(de)|a) el\b", lambda found: "del" if found[1] else "al", text)
        if lang == "es"
        else text
    )


def sentence(text: str) -> str:
    """Begin with a capital letter and end with one full stop."""
    text = text.strip()
    place = re.search(r"\w+", text)
    if place and not re.search(r"[A-Z]", place[0][1:]):
        text = text[: place.start()] + text[place.start()].upper() + text[place.start() + 1 :]
    return stopped(text)


def stopped(text: str) -> str:
    """End a text with one full stop, unless it ends like a sentence already."""
    return text if text.endswith((".", "?", "!", "…")) else f"{text}."


def quoted(text: str, lang: str) -> str:
    """Put words in the quotation marks of a language."""
    return f"«{text}»" if lang == "es" else f"“{text}”"


def small(text: str, common: Common) -> str:
    """Begin with a small letter if the first word is an ordinary one and no title goes on."""
    words = text.split()
    if not words or (words[0].isupper() and len(words[0]) > 1):
        return text
    title = len(words) > 1 and words[1][:1].isupper() and len(words[0]) > 3
    ordinary = common(words[0]) or words[0].endswith(_ACTIONS)
    if _NUMBERS.match(text) or (ordinary and not title):
        return text[0].lower() + text[1:]
    return text


def is_plural(name: str, lang: str) -> bool:
    """
    Tell whether a group, an event or a thing counted takes a plural verb.

    >>> is_plural("Three Metropolitan Police officers held since 2003", "en")
    True
    >>> is_plural("Prensa (sin nombrar)", "es")
    False
    """
    if not name or _NUMBERS.match(name):
        return bool(name)
    if lang == "es":
        first = re.sub(r"\W", "", name.split()[0]).casefold()
        return first == "ong" or (first.endswith("s") and first not in ("crisis", "tesis"))
    last = head(name, "en").casefold()
    return last in _ENGLISH_PLURALS or (
        last.endswith("s") and not last.endswith(("ss", "is", "us"))
    )


def is_statement(text: str, lang: str) -> bool:
    """
    Tell whether a text states something by itself; if in doubt, it does not.

    A verb must stand in a clause of its own, and the first word may not be a pronoun or a verb.

    >>> is_statement("The amnesty of 2007 dealt with what the coup had left behind", "en")
    True
    >>> is_statement("As acting president from that day", "en")
    False
    >>> is_statement("Dijo haber entregado una lista", "es")
    False
    """
    verb, relative = _FINITE[lang], _RELATIVE[lang]
    if _REFERRING[lang].match(text) or (lang == "es" and verb.match(text)):
        return False
    for part in re.split(r"[,;:]", text):
        found = verb.search(part)
        if found and not relative.search(part[: found.start()]):
            return True
    return False


def plural(word: str, lang: str) -> str:
    """
    Give the plural of a unit.

    >>> plural("day", "en"), plural("mes", "es"), plural("año", "es")
    ('days', 'meses', 'años')
    """
    return f"{word}es" if lang == "es" and word[-1] not in "aeiouáéó" else f"{word}s"


def head(name: str, lang: str) -> str:
    """
    Give the head of a noun phrase, without what specifies it.

    >>> head("April 2002 coup", "en"), head("Amnesty decreed on 31 December 2007", "en")
    ('coup', 'Amnesty')
    >>> head("Primera discusión de la reforma", "es")
    'Primera discusión'
    """
    words = name.split()
    if lang == "es":
        return " ".join(words[: 2 if words[0].casefold() in _ADJECTIVES else 1])
    bare = re.sub(r"^(?:\w+ )?\d{4} (?=\w)", "", name)
    found = _STOP.search(bare, len(bare.split()[0]))
    whole = bare[: found.start()].split() if found else bare.split()
    return whole[-1] if whole else words[0]


def is_noun(name: str, kind: str, lang: str, common: Common) -> bool:
    """Tell whether a label is a noun phrase, and not a clause such as "The president resigns"."""
    if kind != "event":
        return True
    first = name.split()[0]
    if lang == "en":
        named = not common(first) and _NAME_AND_VERB.match(name)
        return not (named or _VERBS.search(f"{name} "))
    if _SPANISH_VERBS.search(name) or re.match(r"(?:El|La|Los|Las|Un|Una|Dos)\b", name):
        return False
    return common(first) or first.endswith(_ACTIONS)


def noun(name: str, kind: str, lang: str, common: Common) -> str:
    """
    Write a name as a part of a sentence: with its article, and small if it is an ordinary word.

    Args:
        name: As the dossier labels it.
        kind: event, instrument, place, source, person, body, group, post, concept.
        lang: The language.
        common: Tells whether a word is an ordinary one.

    >>> noun("Golpe de Estado de abril de 2002", "event", "es", lambda word: True)
    'el golpe de Estado de abril de 2002'
    >>> noun("Red Cross", "body", "en", lambda word: False)
    'Red Cross'
    """
    if not name or kind in ("", "person", "concept", "place", "source"):
        return name
    if kind == "group":
        name = re.sub(r"^([^(]*?), (.*)$", r"\1 (\2)", name)
    if kind == "group" and is_plural(name, lang):
        return small(name, common)
    institution = _INSTITUTIONS[lang]
    if kind == "body" and not (institution.search if lang == "en" else institution.match)(name):
        return name
    if not is_noun(name, kind, lang, common):
        return quoted(name, lang)
    words = name.split()
    plain = len(words) > 1 and words[1].islower() and words[1] not in _LINKS
    plain = plain and kind == "instrument"
    bare = small(name, common) if kind in ("event", "group") or plain else name
    if lang == "es":
        return f"{article(name, kind)} {bare}"
    if kind == "instrument" and re.match(r"\w+ \d", name):
        return name
    if kind == "event" and re.match(r"(?:[A-Z][\w-]+ )*[A-Z][\w-]+['’]s\b", name):
        return name
    if kind == "event" and re.match(r"\w+ (?:of|by|on|to|at|for|between)\b", name):
        bare = name[0].lower() + name[1:]
    return f"the {bare.removeprefix('The ').removeprefix('the ')}"


def place(name: str, lang: str) -> str:
    """
    Say that something is at a place: "in Caracas", "at the Llaguno overpass", "en la plaza Brión".

    >>> place("Llaguno overpass", "en"), place("Cárcel de Yare", "es"), place("Caracas", "es")
    ('at the Llaguno overpass', 'en la cárcel de Yare', 'en Caracas')
    """
    if lang == "en":
        built = name.split(",")[0].split()[-1].islower() or name.endswith("Palace")
        return f"at the {name}" if built else f"in {name}"
    if re.match(r"(?:Avenida|Cárcel|Centro|Fuerte|Palacio|Plaza|Puente|Sede)\b", name):
        return f"en {article(name, 'place')} {name[0].lower()}{name[1:]}"
    return f"en {name}"


def article(name: str, kind: str) -> str:
    """
    Give the Spanish article of a name by the look of its first word.

    >>> [article(name, "event") for name in ("Reunión", "Elecciones", "Golpe", "Indultos", "Acta")]
    ['la', 'las', 'el', 'los', 'el']
    """
    first = re.sub(r"\W", "", name.split()[0]).casefold()
    many = first.endswith("s") and first not in _FEMININE
    if not many and first in _STRESSED_A:
        return "el"
    lone = re.sub(r"(?<=[nrldz])es$|s$", "", first) if many else first
    feminine = lone in _FEMININE or (kind == "body" and lone == "corte")
    if lone not in _MASCULINE:
        feminine = feminine or bool(re.search(r"(?:a|i[óo]n|dad|tad|tud|umbre)$", lone))
    return ("las" if many else "la") if feminine else ("los" if many else "el")
