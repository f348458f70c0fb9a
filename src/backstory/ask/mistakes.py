"""
What people write in SPARQL that an engine refuses: the pattern, what it is, and its remedy.

`usual` looks for them, and the page does by the same patterns, which it brings along: each is read
alike by Python and by JavaScript.
"""

from __future__ import annotations

from typing import Final

__all__ = ["MISTAKES", "SPELT"]

_TERM: Final = r"(?:[?$]\w+|[\w-]*:[\w.%-]*[\w%-]|a\b)"
"""A variable or a short name; a text and an address are blanked out."""
_GAP: Final = r"(?:[ \t]{1,2}|[ \t]?\n[ \t]*)"
"""What is between two terms: no wider, for a text may have stood there."""
_IN: Final = r"(?:[^()]|\((?:[^()]|\([^()]*\))*\))*"
"""What stands in parentheses, with two floors of others in it."""
_WORD: Final = r"(?<![\w?$:])"
"""Before a word that is part of no name."""
_ONE: Final = r"[^\s(){}]+"
"""A value in a row of VALUES."""
_OF: Final = _WORD + r"VALUES\s*\(\s*[?$]\w+"
_UNEVEN: Final = (
    "a row of VALUES has as many values as there are variables",
    "count them, and write UNDEF where one is missing",
)
_OTHER: Final = r"\u0370-\u04ff\uff21-\uff3a\uff41-\uff5a"
"""Greek and Cyrillic letters, and those as wide as Chinese ones: many look like Latin ones."""
SPELT: Final = 4
"""
The first of the mistakes, which are looked for first of all: they leave a word or an address that
nobody knows, so that each other complaint is about what only follows. The page knows how many.
"""
MISTAKES: Final = (
    # In a word that has Latin letters too, or in one that is no prefix of somebody's.
    (rf"(?<![\w?$:%.@\\{_OTHER}-])[A-Za-z]*([{_OTHER}])"
     rf"(?:(?<=[A-Za-z][{_OTHER}])|(?=[{_OTHER}]*[A-Za-z])|(?![\w{_OTHER}-]*:))",
     "`{}` is a letter of another alphabet, which no word of SPARQL has",
     "write the word once more, in Latin letters"),
    (r"\b(?:PREFIX\s+[^\s:<>]*:|BASE)\s*(<[^<>\s]*)[ \t]+"
     r"(?!SELECT\b|ASK\b|CONSTRUCT\b|DESCRIBE\b|PREFIX\b|BASE\b)[^\s<>]",
     "the address that begins with {} has a space in it", "remove the space, or write %20"),
    (r"\bPREFIX\s+[^\s:<>]*:\s*([A-Za-z][\w+.-]*:)",
     "an address that begins with {} lacks its angle brackets", "write <{}…>"),
    (_WORD + r"(PREFIX)\s+[\w-]+(?![\w-]*\s*:)",
     "the name after {} lacks its colon", "write {} name: <…>"),
    (r"([“”„«»‘’])",
     "`{}` is no quotation mark of SPARQL", 'write " on both sides'),
    (r"(@prefix)\b",
     "`{}` is Turtle", "write PREFIX, without a dot behind the address"),
    (r"\bPREFIX\s+[\w-]*:\s*([;,.])",
     "behind an address no `{}` stands", "remove the `{}`"),
    (r"(?<![<\w])(https?:)//",
     "an address that begins with {} lacks its angle brackets", "write <{}…>"),
    (r"(<\w+://[^<>\s]*)[ \t]+[^<>\s]*>", "the address that begins with {} has a space in it",
     "remove the space, or write %20"),
    (r"(<\w+:)//[^<>\s]*(?:\s|$)",
     "the address that begins with {} does not end", "write > behind it"),
    (r"(?<![\w:-])(\d{4}-\d\d-\d\d)(?![\w-])",
     "the day {} lacks its quotation marks", 'write "{}"^^xsd:date'),
    (r"\bWHERE\s*([(\[])",
     "WHERE takes braces, not `{}`", "write WHERE { … }"),
    (_WORD + r"(CONSTRUCT)\s+[?$*]",
     "{} lacks its braces", "write {} { … } WHERE { … }"),
    (_WORD + r"(ASK)\s+[?$*]",
     "{} takes no columns", "write {} { … }"),
    (_WORD + r"(?:SELECT|ASK|CONSTRUCT|DESCRIBE)\b[^{}]{0,500}?" + _WORD + r"(PREFIX)\b",
     "{} comes too late", "write {} before the query"),
    (_WORD + r"(COUNT|SUM|MIN|MAX|AVG)\s+DISTINCT\b",
     "{} lacks its parentheses", "write ({}(DISTINCT ?x) AS ?n)"),
    (r"\bSELECT\s+(?:[?$]\w+\s+)+(DISTINCT|REDUCED)\b",
     "{} stands behind a column", "write SELECT {} ?x"),
    (r"\bSELECT\s+(TOP)\b",
     "{} is no word of SPARQL", "write LIMIT 10 at the end"),
    (_WORD + r"(SELECT)\s+(?:(?:DISTINCT|REDUCED)\s*)?(?:WHERE\b|\{)",
     "{} names no column", "write SELECT *, or SELECT ?x"),
    (_WORD + r"(SELECT)\s+(?:DISTINCT\s+|REDUCED\s+)?[A-Za-z](?=[\s,])",
     "a column after {} lacks its `?`", "write ?x"),
    (r"(?<!\()\b(SELECT|DISTINCT|REDUCED)\s*\(\s*[?$]\w+\s*\)",
     "a column after {} stands in parentheses", "write {} ?x"),
    (rf"\bSELECT\b[^{{}}]{{0,500}}?\(\s*([A-Za-z]+)\s*\({_IN}\)\s*\)",
     "{} lacks a name", "write ({}(?x) AS ?y)"),
    (_WORD + r"(ORDER|GROUP)\s+BY\s*(?:$|LIMIT\b)",
     "{} BY names nothing", "write {} BY ?x"),
    (_WORD + r"(ORDER|GROUP)(?=\s+(?!BY\b)\S)", "{} stands without BY", "write {} BY"),
    (_WORD + r"(LIMIT|OFFSET)(?:\s+(?!\d)\S|\s*$)", "{} takes a whole number", "write {} 10"),
    (r"\bLIMIT\s+\d+\s+(ORDER|GROUP|HAVING)\b", "{} comes too late",
     "write {} before LIMIT"),
    (r"\bFILTER\s+(COUNT|SUM|MIN|MAX|AVG)\b", "{} cannot stand in FILTER",
     "write HAVING ({}(?x) > 1) after GROUP BY"),
    (r"\bSELECT\b[^{}]{0,500}\{(?:[^{}]|\{[^{}]*\})*\}\s*(FILTER|BIND|OPTIONAL|MINUS)\b",
     "{} stands outside the braces of WHERE", "write WHERE { … {} … }"),
    (r"[?$:][\w-]+\s*[.;]?\s+(NOT)\s+EXISTS\b",
     "{} EXISTS stands without FILTER", "write FILTER NOT EXISTS { … }"),
    (_WORD + r"(GRAPH)\s*\{",
     "{} names no graph", "write { … } alone: there is one graph"),
    (r"\bWHERE\s*\{(?:[^{}]|\{[^{}]*\})*\}\s*(WHERE)\b",
     "{} stands twice", "write all within { … }"),
    (_WORD + r"(COUNT|SUM|MIN|MAX|AVG|SAMPLE)\s*\(\s?\)",
     "{} lacks its variable", "write {}(?x)"),
    (_WORD + r"(GROUP_CONCAT)\s*\([^();]*,",
     "{} takes its separator otherwise", 'write {}(?x; SEPARATOR=", ")'),
    (r"\bFILTER\s*\(?\s*(NOT)\b(?!\s+(?:EXISTS|IN)\b)",
     "{} does not stand alone", "write FILTER (!(…)), NOT EXISTS { … } or NOT IN (…)"),
    (_WORD + r"(IN)\s*[\[{]",
     "{} takes parentheses", "write IN (…)"),
    (_WORD + r"(BIND)\s*\(\s*[?$]\w+\s+AS\s+[^?$\s]",
     "{} takes the variable last", "write BIND (… AS ?x)"),
    (_WORD + r"(BIND)\s*\((?:(?!\bAS\b)(?:[^()]|\((?:[^()]|\([^()]*\))*\)))*\)",
     "{} lacks AS", "write BIND (… AS ?x)"),
    (_WORD + r"(VALUES)\s+[?$]\w+(?!\w*\s*\{)",
     "{} lacks its braces", "write VALUES ?x { … }"),
    (_WORD + r"VALUES\b[^{}]*\{[^{}]*?(,)",
     "values stand side by side, without `{}`", "remove the `{}`"),
    (_WORD + r"VALUES\s+[?$]\w+\s*\{\s*(\()",
     "of one variable without parentheses the values have none either",
     "write VALUES ?x { 1 2 }"),
    (_OF + r"[^()]*\)\s*\{\s*([^\s(}])", "in VALUES a row of values lacks its parentheses",
     "write VALUES (?x ?y) { (1 2) }"),
    (_OF + rf"\s*\)\s*\{{[^{{}}]*?(\()\s*{_ONE}\s+{_ONE}", *_UNEVEN),
    (_OF + rf"\s+[?$]\w+\s*\)\s*\{{[^{{}}]*?(\()(?:\s*{_ONE}\s+{_ONE}\s+{_ONE}| ?{_ONE} ?\))",
     *_UNEVEN),
    (_OF + r"(?:\s+[?$]\w+){2}\s*\)\s*\{[^{}]*?(\()"
     rf"(?:\s*{_ONE}\s+{_ONE}\s+{_ONE}\s+{_ONE}| ?{_ONE}(?: {_ONE})? ?\))", *_UNEVEN),
    (r"([?$]\{\s*\w+\s*\}|\{\{\s*\w+\s*\}\})",
     "a blank of a template stands here, and nobody filled it",
     "write a variable, as ?x, or the value itself"),
    (r"(?:[?$]\w+\s*|\)\s*|\d\s+)(%)\s*[\w?$(]", "{} is no sign of SPARQL",
     "write ?x - 5 * FLOOR(?x / 5) for what is left of a division"),
    (r"(?<![\w?$:-])(MOD)(?:\s*\(|\s+\d)", "{} is no word of SPARQL",
     "write ?x - 5 * FLOOR(?x / 5) for what is left of a division"),
    (_WORD + r"(FILTER|HAVING)\s+(?:[?$\"'\d!]|\w+\s*\((?:[^()]|\([^()]*\))*\)\s*[<>=!&|])",
     "{} lacks its parentheses", "write {} (…)"),
    (r"\bWHERE\s*\{(?:[^{}]|\{[^{}]*\})*\}\s*(UNION)\b",
     "{} stands outside the braces of WHERE", "write WHERE { { … } {} { … } }"),
    (_WORD + r"(OPTIONAL|MINUS|UNION|EXISTS)\s+[^\s{]", "{} lacks its braces", "write {} { … }"),
    (r"\bORDER\s+BY\s+(COUNT|SUM|MIN|MAX|AVG)\b", "{} is sorted by where no column has it",
     "write ({}(?x) AS ?n) after SELECT, and ORDER BY ?n"),
    (r"\bSELECT\s+(?:[?$]\w+\s+)*(COUNT|SUM|MIN|MAX|AVG)\s*\(", "{} lacks parentheses and a name",
     "write ({}(?x) AS ?n)"),
    (r"\bORDER\s+BY\s+(?:[?$]\w+\s+)+(DESC|ASC)\b(?!\s*\()",
     "{} stands before its variable", "write ORDER BY {}(?x)"),
    (_WORD + r"(?:ORDER|GROUP)\s+BY\b[^{}(]*?(,)",
     "columns stand side by side, without `{}`", "remove the `{}`"),
    (r"\bORDER\s+BY\s+(DESC|ASC)\s+[?$A-Za-z]", "{} lacks its parentheses", "write {}(?x)"),
    (r"\bWHERE\s+([?$]\w+)", "{} stands outside braces", "write WHERE { {} … }"),
    (r"\bSELECT\b[^({]*?(,)", "columns stand side by side, without `{}`", "remove the `{}`"),
    (rf"\s(AND)\s+{_TERM}{_GAP}{_TERM}{_GAP}",
     "{} is no word of SPARQL", "write . between what is said of each"),
    (r"\s(IS)\s+A\s",
     "{} is no word of SPARQL", "write a"),
    (r"(?<![\w?$])[\w-]+(:)[ \t](?=[A-Za-z])",
     "behind `{}` stands a space", "remove it"),
    (r"[?$]\w+(\.)[A-Za-z]\w*(?![\w:-])",
     "a variable has no `{}` in its name", "write _"),
    (r"\s(BETWEEN)\s",
     "{} is no word of SPARQL", "write ?x >= … && ?x <= …"),
    (r"\s(THEN|ELSE)\s",
     "{} is no word of SPARQL", "write IF(…, …, …)"),
    (_WORD + r"(LOWER|TOLOWER)\s*\(",
     "{} is no word of SPARQL", "write LCASE(…)"),
    (_WORD + r"(UPPER|TOUPPER)\s*\(",
     "{} is no word of SPARQL", "write UCASE(…)"),
    (_WORD + r"(LENGTH|LEN)\s*\(",
     "{} is no word of SPARQL", "write STRLEN(…)"),
    (_WORD + r"(LANG)\s*\([^()]*\)\s*!?=\s*[a-z]{2}\b",
     "what {} is compared with lacks its quotation marks", 'write {}(?x) = "en"'),
    (r"\s(IS)\s+(?:NOT\s+)?NULL\b",
     "{} is no word of SPARQL", "write FILTER (BOUND(?x)) or FILTER (!BOUND(?x))"),
    (r"(?<=[\s)])(AND)(?=[\s(])", "{} is no word of SPARQL", "write &&"),
    (r"(?<=[\s)])(OR)(?=[\s(])", "{} is no word of SPARQL", "write ||"),
    (r"[=(,]\s*(NULL)\b", "{} is no word of SPARQL",
     "write FILTER (BOUND(?x)) or FILTER (!BOUND(?x))"),
    (r"(?<![\^/|(])\s(\^)xsd:", "{} alone gives no text its type", "write ^^"),
    (_WORD + r"(REGEX|REPLACE)\s*\((?:[^()]|\([^()]*\))*,\s*[ismxq]{1,4}\s*\)",
     "the last letters of {} lack their quotation marks", 'write {}(…, "i")'),
    (r"[?$]\w*[A-Za-z](-)[A-Za-z]", "a variable has no `{}` in its name", "write _"),
    (r"(<>)",
     "{} is no sign of SPARQL", "write !="),
    (r"[\w)](\{)\d",
     "behind a property no `{}` stands", "write +, * or ?, or name the property again behind /"),
    (rf"{_WORD}(REGEX|CONTAINS|STRSTARTS|STRENDS|STR|LANG|LCASE|UCASE|YEAR|MONTH|DAY|BOUND"
     r"|COUNT|SUM|MIN|MAX|AVG)\s+[?$]",
     "{} lacks its parentheses", "write {}(…)"),
    (r"\}[^{}]*?([;.])\s*$",
     "at the end no `{}` stands", "remove the `{}`"),
    (rf"(?:[{{.]\s*{_TERM}{_GAP}|;\s*){_TERM}[ \t]*(=)(?!=)",
     "a property and its value stand side by side, without `{}`", "remove the `{}`"),
    (r"([<>=]|&&|\|\|) ?\)", "behind {} a value is missing", "write it, or remove {}"),
    (r"[\w-]*:[\w-]+([/|])\s*[?$]", "behind {} a property is missing", "write it, or remove {}"),
    (rf",\s*({_TERM}){_GAP}{_TERM}\s*[.;}}]",
     "before {} a `;` or a `.` is missing",
     "write ; where more is said of the same, or . where another begins"),
    (r"(==)", "{} is no sign of SPARQL", "write ="),
    (r"\s(LIKE)\s", "{} is no word of SPARQL", 'write CONTAINS(STR(?x), "…")'),
    (r"(?:\}|\.)\s*(SELECT)\b", "{} within a query lacks its braces",
     "write { {} … } within the braces of the other"),
    (r"\.\s*(\.)", "a `{}` too many", "remove the `{}`"),
    (rf"[{{.]\s*({_TERM}){_GAP}{_TERM}(?:{_GAP})?[.}}]", "what is said of {} lacks its value",
     "write {} property value"),
    (rf"(?:[{{.]\s*{_TERM}{_GAP}|;\s*){_TERM}{_GAP}{_TERM}{_GAP}(?!a\s)({_TERM})",
     "before {} a `;` or a `.` is missing",
     "write ; where more is said of the same, or . where another begins"),
    (r"\bGROUP\s+BY\s+(?:[?$]\w+\s+)*\(?\s*(?!HAVING\b|ORDER\b|LIMIT\b)([A-Za-z]+)\s*"
     rf"\({_IN}\)(?!\s*AS\b)",
     "what GROUP BY works out with {} has no name",
     "write GROUP BY ({}(?x) AS ?y), and ?y after SELECT"),
    (r"^(?=[^{]*$)[^{]*?\b(SELECT|ASK|CONSTRUCT)\b",
     "{} lacks its braces", "write {} … { … }"),
    (_OF + r"\s+[?$][^()]*\)\s*\{[^{}]*?(\()", *_UNEVEN),
)  # fmt: skip
"""
What people write, with the word that it is about in parentheses; each is looked for in the order
given, and only where an engine found a mistake.
"""
