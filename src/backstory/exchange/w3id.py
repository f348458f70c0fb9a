"""
A graph comes in; out goes the redirect file by which w3id.org leads its addresses to its site.

It is an `.htaccess` for the folder of the vocabulary there: who asks for data is led to data, who
asks for a page to the page. The same file serves any Apache server at the address of the data.

Sources:
    W3C, "Cool URIs for the Semantic Web", 2008; w3id.org, "Permanent Identifiers for the Web".
"""

from __future__ import annotations

from typing import Final

from backstory.exchange.dossiers import about
from backstory.rdf.record import Record
from backstory.vocabulary import BASE

__all__ = ["redirects", "w3id"]

_FORMS: Final = (
    (".ttl", r"text/turtle|application/x-turtle"),
    (".jsonld", r"application/ld\+json|application/json"),
)


def w3id(record: Record, lang: str) -> str:
    """Write the redirects to where each dossier says that its page is hosted."""
    return redirects(record, {each.iri: each.page for each in about(record)})


def redirects(record: Record, sites: dict[str, str]) -> str:
    """
    Write the redirects of a graph.

    Args:
        record: What the graph records.
        sites: The address of the site of each dossier; one that is not known is left out.
    """
    lines = [
        "# Leads the addresses of a dossier to its site: who asks for data gets data.",
        "Options +FollowSymLinks -MultiViews",
        "RewriteEngine On",
    ]
    for home, name in record.store.homes.items():
        site = sites.get(home, "")
        if not site or not home.startswith(BASE) or any(c.isspace() for c in site):
            continue
        at, site = home.removeprefix(BASE), f"{site.rstrip('/')}/{name}"
        lines += ["", f"# {home}"]
        for suffix, media in _FORMS:
            for pattern, to in ((f"^{at}/([a-z0-9-]+)$", f"{site}/$1"), (f"^{at}/?$", site)):
                lines += [f"RewriteCond %{{HTTP_ACCEPT}} {media}",
                          f"RewriteRule {pattern} {to}{suffix} [R=303,L]"]  # fmt: skip
        lines += [
            rf"RewriteRule ^{at}/([a-z0-9-]+\.(?:ttl|jsonld|html))$ {site}/$1 [R=303,L]",
            f"RewriteRule ^{at}/([a-z0-9-]+)$ {site}/$1.html [R=303,L]",
            f"RewriteRule ^{at}/?$ {site}/index.html [R=303,L]",
        ]
    return "\n".join(lines) + "\n"
