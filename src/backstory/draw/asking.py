"""
The named questions as the page asks them: their texts with a slot wherever a parameter stands.

Each text is read into pieces and slots, token by token (`backstory.ask.template`). The page writes
a term into every slot of a parameter that has a value, and its variable into the others
(web/src/ask/questions.ts): the text in the editor is the text that runs.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from backstory.ask.box import blanks
from backstory.ask.complaints import EXPECTED, REASONS
from backstory.ask.explained import ALSO, CASTS, ELSEWHERE, KEYWORDS, MENDS, TOLD
from backstory.ask.guard import MAX_DEPTH, MAX_QUERY_CHARS, MAX_ROWS, QUERY_TIMEOUT_S
from backstory.ask.questions import Parameter, Question, questions
from backstory.ask.template import LANG, bare, declared, template
from backstory.ask.texts import IN_TEXTS
from backstory.ask.usual import rules
from backstory.dates.certainty import Certainty
from backstory.vocabulary import PREDICATES, PREFIXES, SCHEMES, concept_iri, id_of, term
from backstory.words.columns import COLUMNS, heading, is_neutral, shown
from backstory.words.messages import message_in

if TYPE_CHECKING:
    from backstory.draw.shape import AskedFor, Asking, Complaints, Name, UsualMistake
    from backstory.draw.shape import Question as PageQuestion

__all__ = ["asking"]

_NO_NAMES: Final = frozenset(("concept", "day", "number", "scheme"))
"""Kinds of values that name nothing of a dossier."""


def asking(
    own: Mapping[str, str], terms: Sequence[str], languages: Sequence[str], known: Container[str]
) -> Asking:
    """
    Give all that the page needs to ask: every named question, none is left out.

    Args:
        own: The prefixes of the dossiers on the page.
        terms: The properties and classes in use.
        languages: Those of the page.
        known: The ids of what is on the page: an example of another dossier serves nobody, and may
            name whom this page must not.
    """
    return {
        "questions": [_question(asked, languages, known) for asked in questions().values()],
        "prefixes": {**own, **PREFIXES},
        "bounds": {
            "seconds": QUERY_TIMEOUT_S,
            "rows": MAX_ROWS,
            "letters": MAX_QUERY_CHARS,
            "floors": MAX_DEPTH,
        },
        "blanks": {
            name: {
                blank: [kinds if isinstance(kinds, str) else sorted(kinds), needed]
                for blank, (kinds, needed) in each.items()
            }
            for name, each in blanks().items()
        },
        "terms": list(terms),
        "columns": {name: _name(partial(heading, name), languages) for name in sorted(COLUMNS)},
        "neutral": {
            "columns": [name for name in sorted(COLUMNS) if is_neutral(name)],
            "words": dict(_neutral_words(languages)),
        },
        "usual": [_usual(*rule, languages) for rule in rules()],
        "texts": [_usual(*rule, languages) for rule in IN_TEXTS],
        "complaints": _complaints(own, languages),
    }


_LINE, _COLUMN = "9991", "9992"
"""What stands for a line and a column while a sentence is put into another language."""
_WORDS: Final = ("EEEE", "FFFF")
"""What stands for words; they may be the number of a sign."""
_UNPLACED: Final = ("unbound",)
"""What an engine tells without a line."""


def _told(text: str, lang: str) -> str:
    """Put a sentence with blanks into a language."""
    for word in _WORDS:
        text = text.replace("{}", word, 1)
    said = message_in(text, lang)
    for blank, mark in ((_LINE, "{line}"), (_COLUMN, "{column}"), *((w, "{}") for w in _WORDS)):
        said = said.replace(blank, mark)
    return said


def _placed(text: str, languages: Sequence[str]) -> Name:
    return _name(partial(_told, f"line {_LINE}, column {_COLUMN}: {text}"), languages)


def _complaints(own: Mapping[str, str], languages: Sequence[str]) -> Complaints:
    """Give what the shell tells of a query that an engine refused, in the page's languages."""
    told = {
        key: _placed(text, languages) for key, text in {**EXPECTED, **TOLD, "says": "{}"}.items()
    }
    unplaced = {**{key: TOLD[key] for key in _UNPLACED}, "unread": "The query cannot be read: {}"}
    return {
        "told": told
        | {key: _name(partial(_told, text), languages) for key, text in unplaced.items()},
        "mends": {
            key: _name(partial(_told, f"mend: {text}"), languages) for key, text in MENDS.items()
        },
        "reasons": {key: _placed(text, languages) for key, text in REASONS.items()},
        "keywords": " ".join(sorted(KEYWORDS)),
        "casts": " ".join(CASTS),
        "own": sorted(own),
        "also": ALSO,
        "elsewhere": ELSEWHERE,
    }


def _usual(pattern: str, what: str, mend: str, languages: Sequence[str]) -> UsualMistake:
    """Give a usual mistake in SPARQL, and its remedy, in the words of the shell."""
    return {
        "pattern": pattern,
        "what": _placed(what, languages),
        "mend": _name(partial(_told, f"mend: {mend}"), languages),
    }


def _name(said: Callable[[str], str], languages: Sequence[str]) -> Name:
    return [said(lang) for lang in languages]


def _question(asked: Question, languages: Sequence[str], known: Container[str]) -> PageQuestion:
    return {
        "id": asked.name,
        "name": _name(asked.summary.__getitem__, languages),
        "text": template(declared(bare(asked.text)), [*asked.parameters, LANG]),
        "parameters": [_parameter(each, languages) for each in asked.parameters.values()],
        "columns": list(asked.returns),
        "dates": dict(asked.dates),
        "empty": list(asked.empty),
        "example": {
            key: str(value)
            for key, value in asked.example.items()
            if asked.parameters[key].kind.partition(" ")[0] in _NO_NAMES or str(value) in known
        },
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
        "held": ["disputed"],
        "precision": ["time", "day", "month", "year", "range", "coarser"],
        "relation": [id_of(term(compact)) for compact in PREDICATES.values()],
        "cell": ["kind", "decider", "stage", "reach"],
    }
    for column, values in kinds.items():
        for value in values:
            yield value, _name(partial(shown, column, value, None), languages)
