"""Fifty labels that would be more than text: in pages, files, tables, shells and queries."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from backstory.vocabulary import term

ESCAPE, BELL, CSI = "\x1b", "\x07", "\x9b"
MARK = "class=xss"
"""Whatever becomes an element of it can be found by `.xss`; what runs sets `window.broken`."""

LABELS = (
    # HTML and script
    "</script><script>window.broken=1</script>",
    "<svg class=xss onload=window.broken=1>",
    "<math class=xss><mtext><img class=xss src=x onerror=window.broken=1>",
    "</textarea></title></style></noscript><b class=xss>",
    "<iframe class=xss srcdoc='<script>parent.broken=1</script>'>",
    "<a class=xss href=javascript:window.broken=1>here</a>",
    "\" autofocus onfocus=window.broken=1 class=xss x=\"",
    "' onmouseover=window.broken=1 class='xss",
    "` onclick=window.broken=1 class=xss ",
    "<!--><img class=xss src=x onerror=window.broken=1>-->",
    "<![CDATA[<b class=xss>]]>",
    "]]><b class='xss'/><![CDATA[",
    "&lt;b class=xss&gt;&#60;b class=xss&#62;&amp;lt;",
    "<base class=xss href=//e.example/><meta class=xss http-equiv=refresh content=0;//e.io>",
    "<style class=xss>*{display:none}</style>",
    "}</style><b class=xss>{",
    "x;background:url(//evil.example/a)",
    "<template class=xss><slot></template><b class=xss>",
    "{{constructor.constructor('window.broken=1')()}}",
    "${window.broken=1}`${window.broken=1}",
    "{% for x in range(9) %}{{ 7*7 }}{% endfor %}{# x #}",
    "{0} {} {name} %s %(x)d %n $title $$ ${title}",
    # Markdown, notebooks
    "[x](javascript:window.broken=1) ![y](//evil.example/z.png)",
    "| a | b |\n|---|---|\n| <b class=xss> |",
    "```\n<b class=xss>\n```\n# Heading",
    "$\\href{javascript:window.broken=1}{x}$ $$\\def\\x{}$$",
    "<details class=xss open ontoggle=window.broken=1>",
    # Terminals
    f"{ESCAPE}[2J{ESCAPE}[31mred{ESCAPE}]0;title{BELL}",
    f"{CSI}31m{ESCAPE}]8;;file:///etc/passwd{ESCAPE}\\link{ESCAPE}]8;;{ESCAPE}\\",
    "over\rwritten\b\b\b\b\x7f",
    "[bold red]rich[/bold red] [link=file:///etc/passwd]x[/link] [/]",
    # Directions, joiners, the invisible
    "\u202eevil\u202c \u2066x\u2069 \u200e\u200f\u061c",
    "\u200b\u200d\ufeff\u2060\u00ad\u180e",
    "Z\u0301\u0302\u0303\u0304" * 40,
    "\U000e0041\U000e0042\ufe0f\u20e3",
    "line\u2028separator\u2029paragraph\u0085next\x0b\x0c",
    # Turtle, SPARQL, JSON-LD, XML
    "\" . <urn:x> <urn:y> <urn:z> . #",
    "\\\" ; ctx:modelVersion 99 . \"\"\"\\u0022",
    "\"@en . } DROP ALL # '''",
    "> } UNION { ?s ?p ?o } #",
    "\"},{\"@id\":\"urn:evil\",\"@type\":\"urn:evil\"",
    "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>&a;",
    "<?xml?><xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='/etc/hosts'/>",
    # Tables, calendars, references, YAML
    "=HYPERLINK(\"//evil.example\",\"x\")",
    "+1+cmd|' /C calc'!A0\t\"a\",\"b\"\r\n@SUM(1)",
    "END:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:evil\r\nATTACH:file:///etc/passwd",
    "}, note = {evil} } @book{evil, title = {\\input{/etc/passwd} % $ # _ & ~ ^ \\write18{id}",
    "ER  - \nTY  - BOOK\nTI  - evil",
    "- !!python/object/apply:os.system [id]\n&a *a: |\n  x",
    "RewriteRule .* //evil.example [R]\n</IfModule>\n%{ENV:PATH}",
    "../../../../etc/passwd\\..\\con.txt",
    # What is a word to some program: an address without an end, what every object has
    "http https:// https://\u201c",
    "__proto__ constructor toString [object Object]",
    f"{'9' * 400} people and 1e999 -Infinity NaN",
)  # fmt: skip


def spoilt(graph: ox.Store) -> ox.Store:
    """Put a hostile label wherever a graph holds words."""
    text = {"http://www.w3.org/2001/XMLSchema#string",
            "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"}  # fmt: skip
    kept = {term("ctx:modelVersion"), term("skos:notation"), term("dcterms:identifier")}
    found, turn = ox.Store(), 0
    for quad in sorted(graph, key=str):
        one = quad.object
        if (isinstance(one, ox.Literal) and one.datatype.value in text
                and quad.predicate.value not in kept and len(one.value) > 3):  # fmt: skip
            label = LABELS[turn % len(LABELS)]
            turn += 1
            quad = ox.Quad(quad.subject, quad.predicate,
                           ox.Literal(label, language=one.language) if one.language
                           else ox.Literal(label), quad.graph_name)  # fmt: skip
        found.add(quad)
    return found


def written(graph: ox.Store, path: Path) -> Path:
    """Write it as Turtle."""
    path.write_bytes(graph.dump(format=ox.RdfFormat.TURTLE, from_graph=ox.DefaultGraph()) or b"")
    return path
