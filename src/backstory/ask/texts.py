"""
What people get wrong in a text or an address of SPARQL, or put it where none can stand.

`usual` looks for it, and the page does by the same patterns (web/src/ask/texts.ts), in a query
whose texts are marked: their quotation marks stay, what is between them is blank.
"""

from __future__ import annotations

import re
from typing import Final

from backstory.ask.guard import QUIET
from backstory.ask.pieces import KNOWN

__all__ = ["IN_TEXTS", "marked"]

_SIGN: Final = re.compile(
    r"\\[\"'\\tbnrf]|\\u(?![dD][89A-Fa-f])[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}|(?P<bad>\\.)|[^\\]"
)
"""A sign of a text, or an escape that stands for one; or one that stands for none."""
_FUNCTION: Final = (
    r"\b(CONCAT|CONTAINS|STRSTARTS|STRENDS|STRBEFORE|STRAFTER|STRDT|STRLANG|REGEX|REPLACE|SUBSTR|IF"
    r"|COALESCE|LANGMATCHES|SAMETERM)"
)
_NAME: Final = r"(?:[?$]\w+|[\w-]*:[\w-]+|<[^<>\s]*>)"
IN_TEXTS: Final = (
    (r"(?:\"\"|'')([\"'])", "a text of several lines begins here and does not end",
     "write three quotation marks where it ends"),
    (rf"(?<![\w?$@:.<%/|^-])({KNOWN})(?=[ ]{{2}}|[ ]?\n)", "behind the prefix {} no colon stands",
     "write {}: and the name right behind it"),
    (r"(\\[uU])(?=[_\"'\\])", "{} needs four hexadecimal digits behind it, \\U eight",
     "write them, or \\\\ for a backslash itself"),
    (r"(\\[uU])(?=[0-9A-Fa-f])", "{} is read in texts and addresses only",
     "write the sign itself"),
    (r"(\\[^uU\s])", "{} stands for no sign", "write \\\\ for a backslash itself"),
    (r"[\"'](\^\^)\s*(?![\s<A-Za-z:_^])", "behind {} the type is missing",
     "write ^^xsd:date or another type, or remove {}"),
    (r"[\"'](@)(?![A-Za-z])", "behind {} the language is missing",
     "write @en or @es, or remove {}"),
    (r"[\"'](@[A-Za-z][A-Za-z0-9-]*[^\sA-Za-z0-9.,;{}()\[\]<>\"'?$&|=!*/+#:^-][^\s.,;{}()]*"
     r"|@[A-Za-z0-9-]*[A-Za-z0-9]{9,}[A-Za-z0-9-]*)",
     "{} is no tag of a language", "write a code, as @es or @es-VE"),
    (r"\^\^\s*([A-Za-z]\w*)(?![\w:-])", "the type {} lacks its prefix", "write ^^xsd:{}"),
    (rf"(?:[{{.]\s*{_NAME}\s+|;\s*)([\"'])_*[\"']\s+[\w?$:<\"']",
     "a property is a name, and here a text stands", "write it without `{}`, as rdfs:label"),
    (rf"{_FUNCTION}\s*\([^()]*?(?:[\"']|[?$]\w+)\s+[\"'?$]",
     "two values of {} stand side by side", "write a comma between them"),
    (r"\bDESCRIBE\s+([\"'])", "DESCRIBE takes a name, and here a text stands",
     "write it without `{}`, with its prefix, as :id"),
    (r"\bPREFIX\s+[\w-]*:\s*([\"'])", "an address stands between `{}` and not between < and >",
     "write <…>"),
    (r"^(?!(?:.|\n)*\bBASE\b)(?:.|\n)*?\bPREFIX\s+[\w-]*:\s*<([\w.%-]+)>",
     "<{}> is no whole address", "write the whole address, as <https://example.org/>"),
    (r"^(?!(?:.|\n)*\bBASE\b)(?:.|\n)*?<([\w.%-]+)>", "<{}> is no whole address",
     "write :{} for what a dossier names, or the whole address"),
)  # fmt: skip
"""
Each with the sign or word that it is about in parentheses; looked for in the order given, and only
where an engine found a mistake.
"""


def marked(query: str) -> str:
    """
    Blank what stands in texts and comments, but not quotation marks and addresses.

    What stands for no sign in a text, as a lone backslash, stays too; so does an escape outside.

    >>> marked("ASK { ?s <urn:p> 'a b'@en } # why")
    "ASK { ?s <urn:p> '___'@en }      "
    """
    return QUIET.sub(_marked, query)


def _marked(found: re.Match[str]) -> str:
    written = found[0]
    if written[0] in "\"'":
        inner = _SIGN.sub(lambda sign: sign["bad"] or "_" * len(sign[0]), written[1:-1])
        return written[0] + inner + written[-1]
    if written[0] == "<" or written[:2] in ("\\u", "\\U"):
        return written
    return re.sub(r"[^\n]", " ", written)
