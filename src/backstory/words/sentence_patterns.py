"""
The patterns of the sentences of a backgrounder, in both languages: a claim put into running text.

Verbs stand in the forms they need: as a fact and as what is denied, proposed or expected.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

__all__ = [
    "FRAMES",
    "IRREGULAR",
    "MODAL",
    "PATTERNS",
    "PUT",
    "REPORTED",
    "ROLES",
    "TO_COME",
    "Pattern",
    "filled",
]


class Pattern(NamedTuple):
    """A verb and what follows it; {o} is what the claim points at."""

    finite: str
    """English, as a fact: benefits."""
    base: str
    """English, after to, should, will: benefit."""
    rest: str
    es_finite: str
    """Spanish, as a fact: beneficia."""
    es_subjunctive: str
    """Spanish, after "niega que", "propone que": beneficie."""
    es_rest: str


PATTERNS: Final[Mapping[str, Pattern]] = {
    "ctx:date": Pattern("took place", "take place", "{o}", "ocurrió", "ocurra", "{o}"),
    "sem:hasPlace": Pattern(
        "took place", "take place", "{o}", "tuvo lugar", "tenga lugar", "{o}"
    ),
    "sem:subEventOf": Pattern(
        "is part", "be part", "of {o}", "forma parte", "forme parte", "de {o}"
    ),
    "ctx:instrument": Pattern(
        "has", "have", "{o} as its instrument", "tiene", "tenga", "como instrumento {o}"
    ),
    "ctx:status": Pattern("is listed", "be listed", "as “{o}”", "figura", "figure", "como «{o}»"),
    "ctx:origin": Pattern("comes", "come", "from {o}", "proviene", "provenga", "de {o}"),
    "ctx:benefits": Pattern("benefits", "benefit", "{o}", "beneficia", "beneficie", "a {o}"),
    "ctx:covers": Pattern("covers", "cover", "{o}", "abarca", "abarque", "{o}"),
    "ctx:excludes": Pattern("leaves out", "leave out", "{o}", "excluye", "excluya", "{o}"),
    "ctx:condition": Pattern(
        "is subject", "be subject", "to this: {o}", "queda", "quede", "bajo esta condición: {o}"
    ),
    "ctx:effect": Pattern(
        "has", "have", "this effect: {o}", "tiene", "tenga", "este efecto: {o}"
    ),
    "ctx:number": Pattern("bears", "bear", "the number {o}", "lleva", "lleve", "el número {o}"),
    "ctx:published": Pattern(
        "was published", "be published", "in {o}", "se publicó", "se publique", "en {o}"
    ),
    "ctx:characterisedAs": Pattern(
        "is called", "be called", "{o}", "recibe", "reciba", "este nombre: {o}"
    ),
    "ctx:causedBy": Pattern(
        "was caused", "be caused", "by {o}", "tuvo", "tenga", "como causa {o}"
    ),
    "ctx:enabledBy": Pattern(
        "was made possible", "be made possible", "by {o}", "pudo darse", "pueda darse", "por {o}"
    ),
    "ctx:respondsTo": Pattern("responds", "respond", "to {o}", "responde", "responda", "a {o}"),
    "ctx:annuls": Pattern("annuls", "annul", "{o}", "anula", "anule", "{o}"),
    "ctx:implements": Pattern("carries out", "carry out", "{o}", "ejecuta", "ejecute", "{o}"),
    "ctx:continues": Pattern("continues", "continue", "{o}", "continúa", "continúe", "{o}"),
    "ctx:precedent": Pattern(
        "has", "have", "{o} as a precedent", "tiene", "tenga", "como precedente {o}"
    ),
    "ctx:addresses": Pattern(
        "deals", "deal", "with the aftermath of {o}",
        "se ocupa", "se ocupe", "de las secuelas de {o}",
    ),
    "ctx:coincidesWith": Pattern(
        "coincides", "coincide", "with {o}", "coincide", "coincida", "con {o}"
    ),
    "ctx:contrastsWith": Pattern(
        "contrasts", "contrast", "with {o}", "contrasta", "contraste", "con {o}"
    ),
    "org:holds": Pattern(
        "has held", "hold", "the post of {o}", "ha ocupado", "ocupe", "el cargo «{o}»"
    ),
    "org:memberOf": Pattern(
        "is counted", "be counted", "among the members of {o}",
        "figura", "figure", "entre los miembros de {o}",
    ),
}  # fmt: skip

IRREGULAR: Final = {
    "fue": "fueron", "tuvo": "tuvieron", "tuvo lugar": "tuvieron lugar", "se publicó":
    "se publicaron", "tenga lugar": "tengan lugar", "forma parte": "forman parte",
    "forme parte": "formen parte", "pudo darse": "pudieron darse", "pueda darse": "puedan darse",
    "ha ocupado": "han ocupado", "was": "were", "has": "have", "has held": "have held",
    "is called": "are called", "is part": "are part", "is listed": "are listed",
    "is subject": "are subject", "is counted": "are counted", "was caused": "were caused",
    "was made possible": "were made possible", "was published": "were published",
    "took place": "took place",
}  # fmt: skip
"""Plurals that are not the base (English) or the singular with n (Spanish)."""

ROLES: Final[Mapping[str, tuple[str, str]]] = {
    # Who took part: {o} is one or several; <one|several> follows their number.
    "decider": ("{o} took the decision", "{o} <tomó|tomaron> la decisión"),
    "beneficiary": (
        "{o} <is|are> among those who benefited", "{o} <figura|figuran> entre los beneficiarios",
    ),
    "participant": ("{o} took part", "{o} <participó|participaron>"),
    "initiator": ("the initiative came from {o}", "la iniciativa partió de {o}"),
    "speaker": ("{o} spoke on the occasion", "{o} <habló|hablaron> en la ocasión"),
    "affected": ("{o} <was|were> affected", "los efectos recayeron en {o}"),
    "supporter": ("{o} backed or welcomed it", "hubo apoyo de {o}"),
    "counterpart": ("the other side was {o}", "la otra parte fue {o}"),
    "appointee": ("{o} <was|were> appointed", "la designación recayó en {o}"),
    "excluded": ("{o} <was|were> left out", "{o} <quedó|quedaron> fuera"),
    "critic": ("criticism came from {o}", "hubo críticas de {o}"),
    "author": ("the text came from {o}", "el texto fue de {o}"),
    "defendant": ("{o} stood before the court", "{o} <compareció|comparecieron> ante el tribunal"),
    "target": ("the action was aimed at {o}", "la acción se dirigió a {o}"),
    "successor": ("{o} took over the post", "{o} <asumió|asumieron> el cargo"),
    "predecessor": ("{o} left the post", "{o} <dejó|dejaron> el cargo"),
    "signatory": ("{o} signed", "{o} <firmó|firmaron>"),
    "boycotter": ("{o} stayed out on purpose", "{o} se <abstuvo|abstuvieron> a propósito"),
    "drafter": ("{o} wrote the text", "la redacción corrió a cargo de {o}"),
    "executor": ("{o} carried out the decision", "la ejecución corrió a cargo de {o}"),
    "opponent": ("{o} opposed it", "hubo oposición de {o}"),
    "sceptic": ("{o} voiced doubts", "{o} <expresó|expresaron> dudas"),
    "candidate": ("{o} stood in the election", "{o} se <presentó|presentaron> a la elección"),
    "leader": ("{o} led the action", "{o} <encabezó|encabezaron> la acción"),
    "reviewer": ("the review was for {o}", "el control correspondió a {o}"),
    "applicant": ("{o} made the request", "la petición fue de {o}"),
    "organiser": ("{o} organised it", "la organización corrió a cargo de {o}"),
    "mediator": ("{o} mediated", "{o} <medió|mediaron>"),
    "host": ("{o} gave the setting", "{o} <ofreció|ofrecieron> el lugar"),
    "documenter": ("{o} kept the record", "el registro fue de {o}"),
    "winner": ("{o} <was|were> declared the winner", "se proclamó la victoria de {o}"),
    "pressure": ("{o} pushed for it", "hubo presión de {o}"),
    "": ("{o} <has|have> the role “{r}”", "{o} <tiene|tienen> el papel de «{r}»"),
}  # fmt: skip
"""By the id of the role; the empty one serves the rest, whose label says it whole."""

TO_COME: Final[Mapping[str, tuple[str, str]]] = {
    # What is proposed, expected or hoped that somebody does.
    "decider": ("take the decision", "<tome|tomen> la decisión"),
    "beneficiary": ("benefit", "se <beneficie|beneficien>"),
    "participant": ("take part", "<participe|participen>"),
    "drafter": ("write the text", "<redacte|redacten> el texto"),
    "executor": ("carry out the decision", "<ejecute|ejecuten> la decisión"),
    "speaker": ("speak on the occasion", "<hable|hablen> en la ocasión"),
    "applicant": ("make the request", "<haga|hagan> la petición"),
}

FRAMES: Final[Mapping[str, tuple[str, ...]]] = {
    # {v} the voices, {c} the clause. In turn, so that no two neighbours begin alike.
    "en": ("According to {v}, {c}", "{v} <says|say> that {c}", "{c}, {v} <says|say>"),
    "es": ("Según {v}, {c}", "{v} <afirma|afirman> que {c}", "{c}, según {v}"),
}
MODAL: Final[Mapping[str, tuple[str, str]]] = {
    # A statement that is not a plain assertion; in English with how the verb then stands.
    "denied": ("{v} <denies|deny> that {c}", "{v} <niega|niegan> que {c}"),
    "proposed": ("{v} <proposes|propose> that {c}", "{v} <propone|proponen> que {c}"),
    "expected": ("{v} <expects|expect> that {c}", "{v} <prevé|prevén> que {c}"),
    "hoped": ("{v} <hopes|hope> that {c}", "{v} <espera|esperan> que {c}"),
    "questioned": ("{v} <questions|question> whether {c}", "{v} <cuestiona|cuestionan> que {c}"),
}
REPORTED: Final[Mapping[str, tuple[str, str]]] = {
    # The same where a text says it, in its own words: it tells of a proposal, and makes none.
    "proposed": ("according to {v}, it is proposed that {c}", "según {v}, se propone que {c}"),
    "expected": ("according to {v}, it is expected that {c}", "según {v}, se prevé que {c}"),
    "hoped": ("according to {v}, it is hoped that {c}", "según {v}, se espera que {c}"),
    "counted expected": (
        "according to {v}, {o} were expected",
        "según {v}, la previsión era de {o}",
    ),
    "counted proposed": (
        "according to {v}, {o} were proposed",
        "según {v}, la propuesta era de {o}",
    ),
    "counted hoped": (
        "according to {v}, {o} were hoped for",
        "según {v}, se esperaba la cifra de {o}",
    ),
    "remark proposed": (
        "according to {v}, it is proposed that {c}",
        "según {v}, se plantea que {c}",
    ),
    "remark expected": ("according to {v}, it is expected that {c}", "según {v}, se prevé que {c}"),
    "remark hoped": (
        "according to {v}, this hope is expressed: {c}",
        "según {v}, se expresa esta esperanza: {c}",
    ),
}
PUT: Final[Mapping[str, tuple[str, str]]] = {
    # Fixed turns: {v} the voices, {s} the subject, {o} what is said of it.
    "dated": ("{v} <dates|date> {s} to {o}", "{v} <fecha|fechan> {s} {o}"),
    "dated between": ("{v} <dates|date> {s} {o}", "{v} <fecha|fechan> {s} {o}"),
    "dated again": ("for {v} it was {o}", "para {v} fue {o}"),
    "dated between again": ("for {v} it was {o}", "para {v} fue {o}"),
    "dated expected": (
        "{v} <gives|give> {o} as the expected date",
        "{v} <da|dan> como fecha prevista {o}",
    ),
    "dated hoped": (
        "{v} <gives|give> {o} as the date hoped for",
        "{v} <da|dan> como fecha esperada {o}",
    ),
    "dated proposed": (
        "{v} <proposes|propose> {o} as the date", "{v} <propone|proponen> como fecha {o}",
    ),
    "called": ("{v} <calls|call> {s} {o}", "{v} <usa|usan> la expresión {o}"),
    "called denied": (
        "{v} <rejects|reject> the words {o}", "{v} <rechaza|rechazan> la expresión {o}",
    ),
    "called questioned": (
        "{v} <questions|question> the words {o}", "{v} <cuestiona|cuestionan> la expresión {o}",
    ),
    "counted": ("{v} <gives|give> a figure of {o}", "{v} <da|dan> la cifra de {o}"),
    "counted again": ("according to {v}, the figure is {o}", "según {v}, la cifra es de {o}"),
    "counted denied": ("{v} <denies|deny> the figure of {o}", "{v} <niega|niegan> la cifra de {o}"),
    "counted questioned": (
        "{v} <questions|question> the figure of {o}", "{v} <pone|ponen> en duda la cifra de {o}",
    ),
    "counted expected": ("{v} <expects|expect> {o}", "{v} <prevé|prevén> {o}"),
    "counted proposed": ("{v} <proposes|propose> {o}", "{v} <propone|proponen> {o}"),
    "counted hoped": ("{v} <hopes|hope> for {o}", "{v} <espera|esperan> {o}"),
    "remark denied": ("{v} <denies|deny> this: {c}", "{v} <niega|niegan> lo siguiente: {c}"),
    "remark proposed": ("{v} <proposes|propose> that {c}", "{v} <plantea|plantean> que {c}"),
    "remark expected": ("{v} <expects|expect> that {c}", "{v} <prevé|prevén> que {c}"),
    "remark hoped": (
        "{v} <expresses|express> this hope: {c}", "{v} <expresa|expresan> esta esperanza: {c}",
    ),
    "remark questioned": (
        "{v} <questions|question> this: {c}", "{v} <cuestiona|cuestionan> lo siguiente: {c}",
    ),
    "adds": ("{v} <adds|add> that {c}", "{v} <añade|añaden> que {c}"),
    "disputes": ("; {v} <disputes|dispute> this", "; {v} lo <disputa|disputan>"),
    "same text": ("the same text", "el mismo texto"),
    "the text": ("the text {o}", "el texto {o}"),
    "the event": ("the event", "el hecho"),
    "the law": ("the text", "el texto"),
    "others": ("{o} and {n} others", "{o} y otros {n}"),
    "in language": (" (in {o})", " (en {o})"),
    "within": ("within {o}", "dentro de {o}"),
    "missing": (
        "The dossier holds no claim on {o}.", "El dosier no recoge afirmaciones sobre {o}.",
    ),
}  # fmt: skip

_NUMBERED: Final = re.compile(r"<([^|<>]*)\|([^|<>]*)>")


def filled(pattern: str, many: bool, **values: str) -> str:
    """
    Fill a pattern, its verbs in the singular or the plural.

    >>> filled("{v} <says|say> that {c}", True, v="A and B", c="it rains")
    'A and B say that it rains'
    """
    return _NUMBERED.sub(r"\2" if many else r"\1", pattern).format(**values)
