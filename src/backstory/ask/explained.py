"""
A query that an engine refused comes in; out go the line, a caret under the place, the likely fix.

The page tells the same (web/src/ask/explained.ts) by the tables below, which it brings along;
tests/shared/explained.json holds both to the same answers.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from backstory.ask.brackets import Lone, lone
from backstory.ask.complaints import LONGEST, around, is_whole, plainly
from backstory.ask.guard import NAMED, comments, silenced
from backstory.ask.usual import in_texts, misspelt, usual
from backstory.text import harmless, nearest, slips
from backstory.vocabulary import PREFIXES

__all__ = ["ALSO", "CASTS", "ELSEWHERE", "KEYWORDS", "MENDS", "TOLD", "explained"]

_UNBOUND: Final = re.compile(r"variable \?(\w+) in its SELECT projection")
_AT: Final = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_FOREIGN: Final = re.compile(r"custom function <([^>]*?([^>/#:]*))> is not supported")
_PREFIXED: Final = re.compile(r"(?<![\w?$:<@-])([A-Za-z][\w-]*|):(?=([A-Za-z_][\w-]*))")
_FORM: Final = re.compile(r"(?<![?$\w:])(SELECT|ASK|CONSTRUCT|DESCRIBE)\b", re.IGNORECASE)
"""Before a name of the empty prefix too: `DESCRIBE :strike`."""
ALSO: Final = {"dc": "dcterms", "dct": "dcterms", "sdo": "schema"}
"""Prefixes that others write for a known vocabulary."""
ELSEWHERE: Final = {
    "bibo": "http://purl.org/ontology/bibo/",
    "dbo": "http://dbpedia.org/ontology/",
    "dbr": "http://dbpedia.org/resource/",
    "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "geosparql": "http://www.opengis.net/ont/geosparql#",
    "time": "http://www.w3.org/2006/time#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "wd": "http://www.wikidata.org/entity/",
    "wdt": "http://www.wikidata.org/prop/direct/",
}
"""Prefixes that everybody writes alike, for vocabularies that no graph here is written in."""
CASTS: Final = (
    "boolean", "date", "dateTime", "dayTimeDuration", "decimal", "double", "duration", "float",
    "integer", "string", "time", "yearMonthDuration",
)  # fmt: skip
"""What makes a value of another type: xsd:date("2002-04-11")."""
_SHORTEST: Final = 3
"""Letters of a function's name that may be a slip of another: `f` begins `float`."""
_APOSTROPHE: Final = re.compile(r"[^\W\d_]'[^\W\d_][^'\n]*'\Z")
"""What ends a text too early, and begins another: 'Coup d'état'."""
_FORMS: Final = ("select", "ask", "construct", "describe")
_WORD: Final = re.compile(r"(?<![\w?$:@.-])[A-Za-z]{2,}(?![\w:])")
_SPOKEN: Final = """
    abs add adjust all as asc ask avg base bind bnode bound by ceil clear coalesce concat
    construct contains copy count create datatype day default delete desc describe distinct
    drop exists false filter floor from graph group haslang haslangdir having hours if in
    insert into iri isblank isiri isliteral isnumeric istriple isuri lang langdir
    langmatches lateral lcase limit load max min minus minutes month move named not now
    object offset optional order predicate prefix rand reduced regex replace round sameterm
    sample seconds select separator service silent str strafter strbefore strdt strends
    strlang strlangdir strlen strstarts struuid subject substr sum timezone to triple true
    tz ucase undef union uri using uuid values version where with year
"""
KEYWORDS: Final = frozenset(_SPOKEN.split())
"""Every keyword and function of SPARQL, so that a mistyped one is found."""
TOLD: Final = {
    "prefix": "the prefix `{}:` is not declared",
    "word": "`{}` is no word of SPARQL",
    "hidden": "U+{} hides here, which is no space of SPARQL",
    "form": "the query does not say what it asks for",
    "text": "a text begins here and does not end",
    "open": "`{}` is not closed",
    "closing": "`{}` closes nothing",
    "comment": "# makes a comment of the rest of its line, which holds `{}`",
    "function": "`{}` is no function here",
    "unbound": "?{} is given a value, and is not among the columns.",
}
"""What is wrong, with `{}` for what it is about; an engine's own words come beside these."""
_NAME: Final = "a name needs its prefix, a text its quotation marks, a variable its `?`"
MENDS: Final = {
    "quote": "a quotation mark is not closed",
    "apostrophe": "write \\' within the text, or \" on both sides of it",
    "form": "begin with SELECT, ASK, CONSTRUCT or DESCRIBE",
    "close it": "write `{}` where it ends",
    "one too many": "remove it, or write `{}` before it",
    "comment": "begin a new line behind the comment",
    "manual": "see docs/querying.md for ten queries that work",
    "meant prefix": "write `{}`, if that was meant; else begin with PREFIX {}: <…>",
    "begin": "begin with PREFIX {}: <{}>",
    "meant word": f"write {{}}, if that was meant; else {_NAME}",
    "no word": _NAME,
    "sign": "remove it, or write a space",
    "meant function": "write {}(…), if that was meant; else one of SPARQL's own, as STR(?x)",
    "no function": "write one of SPARQL's own, as STR(?x), YEAR(?x) or xsd:date(?x)",
    "column": "name it after SELECT, or write SELECT *",
}
"""How it is mended."""


def explained(query: str, why: str, before: int = 0, own: Mapping[str, str] | None = None) -> str:
    """
    Turn an engine's complaint into the line, a caret under the place, and the likely fix.

    Args:
        query: As somebody wrote it.
        why: What the engine says, with line and column.
        before: Characters that were put before the query, on its first line.
        own: Prefixes of the dossiers that are asked, which are known beside the common ones.
    """
    if foreign := _FOREIGN.search(why):
        return _no_function(query, *foreign.groups())
    found = _AT.match(why)
    line, column, what = (int(found[1]), int(found[2]), found[3]) if found else (0, 0, why)
    if line == 1:
        column = max(1, column - before)
    # Behind a quotation mark that is not closed, text is taken for names and words.
    unclosed = _open_quote(query)
    if unclosed:
        line, column = _spot(query, unclosed.start())
        what = TOLD["text"]
    # Nor are there names where it is not SPARQL at all.
    is_other = bool(unclosed) or not _FORM.search(silenced(query))
    spelt = misspelt(silenced(query)) or (None if unclosed else in_texts(query))
    missing = None if is_other or spelt else _missing_prefix(query, own or {})
    if missing:
        _, _, line, column = missing
        what = TOLD["prefix"].format(missing[0])
    fix = _fix(query)
    if fix == MENDS["form"]:
        line, column, what = 1, 1, TOLD["form"]
    single = None if is_other else lone(silenced(query))
    known = spelt
    if not (missing or single or spelt) and fix == MENDS["manual"]:
        known = usual(silenced(query))
    strange = None if missing or unclosed or known else _strange_word(query, is_other)
    if strange:
        word, line, column, _ = strange
        what = TOLD["word"].format(word)
    hidden = None if missing or unclosed or strange else _hidden_sign(query)
    if hidden:
        line, column = hidden[1:]
        what = TOLD["hidden"].format(f"{ord(hidden[0]):04X}")
    elif single and not missing and not strange:
        what, fix, place = _single(query, single)
        line, column = _spot(query, place)
    if known and not hidden:
        what, fix = known.what, known.mend
        line, column = _spot(query, known.place)
    what = plainly(" ".join(what.split()), whole=is_whole(query, (line, column)))
    if unbound := _UNBOUND.search(what):
        return f"{TOLD['unbound'].format(unbound[1])}\n    mend: {MENDS['column']}"
    what = what if len(what) <= LONGEST else what[:LONGEST] + " …"
    fix = _prefix(*missing[:2], own or {}) if missing else fix
    fix = MENDS["sign"] if hidden else strange[3] if strange else fix
    if not line:
        return f"The query cannot be read: {what}\n    mend: {fix}"
    return _shown(query, line, column, what, fix)


def _shown(query: str, line: int, column: int, what: str, fix: str) -> str:
    """Put what is wrong before the line it stands on, and its remedy behind it."""
    lines = query.split("\n")
    shown, at = around(lines[min(line, len(lines)) - 1], column)
    # What would steer a terminal is seen in the line, and not obeyed.
    caret = " " * len(harmless(shown[: at - 1])) + "^"
    shown = harmless(shown)
    return f"line {line}, column {column}: {what}\n    {shown}\n    {caret}\n    mend: {fix}"


def _no_function(query: str, iri: str, name: str) -> str:
    """Tell of a function that the engine has not, and of the one that may have been meant."""
    found = re.search(rf"<{re.escape(iri)}>|[\w-]*:{re.escape(name)}(?=\s*\()", query)
    written, place = (found[0], found.start()) if found else (f"<{iri}>", 0)
    # What another gave an address of its own is no slip in one of the types of XML.
    is_other = written.startswith("<") and not iri.startswith(PREFIXES["xsd"])
    cast = "" if is_other or len(name) < _SHORTEST else nearest(name, CASTS)
    meant = f"xsd:{cast}" if cast else name.upper() if name.lower() in KEYWORDS else ""
    fix = MENDS["meant function"].format(meant) if meant else MENDS["no function"]
    return _shown(query, *_spot(query, place), TOLD["function"].format(written), fix)


def _prefix(prefix: str, name: str, own: Mapping[str, str]) -> str:
    """Say what was most likely meant by a prefix that nobody declares."""
    if elsewhere := ELSEWHERE.get(prefix.lower()):
        return MENDS["begin"].format(prefix, elsewhere)
    near = ALSO.get(prefix.lower()) or nearest(prefix, PREFIXES) or ""
    # Short as they are, two slips make any of them of any word.
    if prefix.lower() not in ALSO and slips(prefix, near) > max(1, len(prefix) // 4):
        near = ""
    meant = f"{near}:" if near else ""
    if not near and own and name.islower():  # as ids are
        # Of several dossiers each has its name for a prefix, and none the empty one.
        meant = f":{name}" if "" in own else "` / `".join(f"{one}:" for one in sorted(own))
    return (
        MENDS["meant prefix"].format(meant, prefix) if meant else MENDS["begin"].format(prefix, "…")
    )


def _fix(query: str) -> str:
    """Say what most likely mends a query: a quotation mark, a form."""
    quiet = silenced(query)
    if unclosed := _open_quote(query):
        return MENDS["apostrophe" if _APOSTROPHE.search(query[: unclosed.end()]) else "quote"]
    if not _FORM.search(quiet):
        return MENDS["form"]
    return MENDS["manual"]


def _open_quote(query: str) -> re.Match[str] | None:
    """Find where a text begins that does not end."""
    return re.search("[\"']", silenced(query))


def _single(query: str, single: Lone) -> tuple[str, str, int]:
    """Say of a bracket without a partner what is wrong, its remedy, and where that stands."""
    if not single.is_open:
        mend = MENDS["one too many"].format(single.partner)
        return TOLD["closing"].format(single.sign), mend, single.place
    for place, comment in comments(query):
        if single.partner in comment:  # a text of several lines was put into one
            return TOLD["comment"].format(single.partner), MENDS["comment"], place
    return TOLD["open"].format(single.sign), MENDS["close it"].format(single.partner), single.place


def _meant(word: str) -> str:
    """Say what a bare word that SPARQL does not know was most likely meant to be."""
    near = nearest(word.lower(), KEYWORDS)
    return MENDS["meant word"].format(near.upper()) if near else MENDS["no word"]


def _strange_word(query: str, is_other: bool) -> tuple[str, int, int, str] | None:
    """
    Find the first bare word that SPARQL does not know: it, its line and column, a remedy.

    In what is no SPARQL at all no word is one of SPARQL: there, one is told that was meant to be
    the word that says what is asked for.
    """
    quiet = NAMED.sub(lambda found: " " * len(found[0]), silenced(query))
    for found in _WORD.finditer(quiet):
        if found[0].lower() not in KEYWORDS:
            is_id = quiet[found.end() : found.end() + 1] == "-"  # as ids have it, and no keyword
            if is_other and nearest(found[0].lower(), KEYWORDS) not in _FORMS:
                continue
            mend = MENDS["no word"] if is_id else _meant(found[0])
            return found[0], *_spot(query, found.start()), mend
    return None


def _hidden_sign(query: str) -> tuple[str, int, int] | None:
    """Find the first sign outside texts that is not seen, or looks like a space: it, its spot."""
    signs = enumerate(silenced(query))
    place = next((at for at, one in signs if not one.isprintable() and one not in "\t\n\r"), -1)
    return (query[place], *_spot(query, place)) if place >= 0 else None


def _spot(query: str, place: int) -> tuple[int, int]:
    """Give line and column of a character."""
    return query.count("\n", 0, place) + 1, place - query.rfind("\n", 0, place)


def _missing_prefix(query: str, own: Mapping[str, str]) -> tuple[str, str, int, int] | None:
    """Find the first prefix that nobody declares: it, the name after it, line and column."""
    quiet = silenced(query)
    declared = {m[1] for m in re.finditer(r"PREFIX\s+([\w-]*)\s*:", quiet, re.IGNORECASE)}
    for found in _PREFIXED.finditer(quiet):
        if found[1] not in declared | PREFIXES.keys() | own.keys():
            return found[1], found[2], *_spot(query, found.start())
    return None
