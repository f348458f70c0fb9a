"""
The named questions as the page asks them: their texts with a slot wherever a parameter stands.

A page has no engine that binds terms to variables, so each text is read here, token by token, into
pieces and slots. The page writes a term into every slot of a parameter that has a value, and its
variable into the others (web/src/ask/questions.ts): the text in the editor is the text that runs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from backstory.ask.box import blanks
from backstory.ask.questions import Parameter, Question, questions
from backstory.dates.certainty import Certainty
from backstory.vocabulary import PREDICATES, PREFIXES, SCHEMES, concept_iri, id_of, term
from backstory.words.columns import COLUMNS, heading, is_neutral, shown

if TYPE_CHECKING:
    from backstory.draw.shape import AskedFor, Asking, Name
    from backstory.draw.shape import Question as PageQuestion

__all__ = ["asking", "template"]

LANG: Final = "lang"
"""The variable that every question binds to the reader's language."""

_TOKEN: Final = re.compile(
    r"""(?P<comment>\#[^\n]*) | (?P<iri><[^<>"{}|^`\\\s]*>)
    | (?P<text>\"\"\"(?:[^\\]|\\.)*?\"\"\" | '''(?:[^\\]|\\.)*?'''
      | "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*')
    | [?$](?P<variable>\w+) | (?P<word>[A-Za-z_][\w-]*) | (?P<other>[{}()]|[^\w?$<"'\#{}()]+|.)""",
    re.VERBOSE | re.DOTALL,
)
"""The tokens of SPARQL 1.1, section 19.8, as far as they tell where a variable stands."""

_PREFIX: Final = re.compile(r"(?<![\w-])([a-z][a-z-]*):")
_LISTS: Final = frozenset(("SELECT", "GROUP", "ORDER"))
_ENDS: Final = frozenset(("WHERE", "HAVING", "ORDER", "LIMIT", "OFFSET"))


def template(text: str, slots: Iterable[str]) -> list[str | list[str]]:
    """
    Read a query into pieces of text and slots: the name of a variable, and where it stands.

    Where: `columns` (of the query itself), `list` and `alone` (of a part of it: columns or groups,
    with or without others), `order`, or `body` (anywhere else).

    >>> template('SELECT ?a WHERE { ?a ?p "?p" }', ["p"])
    ['SELECT ?a WHERE { ?a ', ['p', 'body'], ' "?p" }']
    """
    wanted = frozenset(slots)
    pieces: list[str | list[str]] = [""]
    listing, depth, first = "", 0, True
    in_list: list[list[str]] = []
    others = False

    def ended() -> None:
        for slot in in_list:
            slot[1] = "columns" if first else "list" if others else "alone"

    for found in _TOKEN.finditer(text):
        name, word, other = found["variable"], (found["word"] or "").upper(), found["other"]
        if word in _LISTS | _ENDS or other in ("{", "}"):
            ended()
            first = first and not in_list and not others
            listing, depth, in_list, others = word if word in _LISTS else "", 0, [], False
        depth += (other == "(") - (other == ")")
        if name in wanted:
            slot = [name, "order" if listing == "ORDER" and not depth else "body"]
            if listing in ("SELECT", "GROUP") and not depth:
                in_list.append(slot)
            pieces += [slot, ""]
            continue
        others = others or bool(name and listing)
        pieces[-1] = f"{pieces[-1]}{found[0]}"
    return [piece for piece in pieces if piece]


def asking(dossier: str, terms: list[str], languages: Sequence[str]) -> Asking:
    """
    Give all that the page needs to ask: every named question, none is left out.

    Args:
        dossier: Its IRI.
        terms: The properties and classes in use.
        languages: Those of the page.
    """
    return {
        "questions": [_question(asked, languages) for asked in questions().values()],
        "prefixes": {"data": f"{dossier}/", **PREFIXES},
        "blanks": {
            name: {
                blank: [kinds if isinstance(kinds, str) else sorted(kinds), needed]
                for blank, (kinds, needed) in each.items()
            }
            for name, each in blanks().items()
        },
        "terms": terms,
        "columns": {name: _name(partial(heading, name), languages) for name in sorted(COLUMNS)},
        "neutral": {
            "columns": [name for name in sorted(COLUMNS) if is_neutral(name)],
            "words": dict(_neutral_words(languages)),
        },
    }


def _name(said: Callable[[str], str], languages: Sequence[str]) -> Name:
    return [said(lang) for lang in languages]


def _question(asked: Question, languages: Sequence[str]) -> PageQuestion:
    text = "\n".join(line for line in asked.text.split("\n") if not line.startswith("#+")).strip()
    named = set(_PREFIX.findall(text))
    used = [f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items() if prefix in named]
    return {
        "id": asked.name,
        "name": _name(asked.summary.__getitem__, languages),
        "text": template("".join(used) + "\n" + text + "\n", [*asked.parameters, LANG]),
        "parameters": [_parameter(each, languages) for each in asked.parameters.values()],
        "columns": list(asked.returns),
        "dates": dict(asked.dates),
        "empty": list(asked.empty),
        "example": {key: str(value) for key, value in asked.example.items()},
    }


def _parameter(parameter: Parameter, languages: Sequence[str]) -> AskedFor:
    found: AskedFor = {
        "id": parameter.name,
        "kind": parameter.kind,
        "name": _name(lambda lang: parameter.told[lang].rstrip("."), languages),
    }
    if parameter.required:
        found["required"] = True
    if parameter.default:
        found["default"] = parameter.default
    if parameter.kind == "scheme":
        found["choices"] = {scheme: concept_iri(scheme) for scheme in sorted(SCHEMES)}
    return found


def _neutral_words(languages: Sequence[str]) -> Iterator[tuple[str, Name]]:
    kinds = {
        "before": [str(grade) for grade in Certainty],
        "precision": ["time", "day", "month", "year", "range", "coarser"],
        "relation": [id_of(term(compact)) for compact in PREDICATES.values()],
        "cell": ["kind", "decider", "stage", "reach"],
    }
    for column, values in kinds.items():
        for value in values:
            yield value, _name(partial(shown, column, value, None), languages)
