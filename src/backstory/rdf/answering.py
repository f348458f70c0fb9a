"""
An address and a graph come in; nothing goes out where somebody answers for what is published there.

Who is named in a dossier must be able to object in private: without a `contact:` in dossier.yaml
nothing is put on an address that others reach.
"""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit

import pyoxigraph as ox

from backstory.errors import CouldNotRun
from backstory.rdf.store import TripleStore
from backstory.vocabulary import term

__all__ = ["contacts", "is_outside", "refuse_unanswered"]


def contacts(graph: TripleStore) -> dict[str, str]:
    """Give where somebody objects in private, by the IRI of each dossier; empty where none."""
    known = ox.NamedNode(term("ctx:contact"))
    return {
        home: next((quad.object.value for quad in graph.store.quads_for_pattern(
            ox.NamedNode(home), known, None, None) if isinstance(quad.object, ox.Literal)), "")
        for home in graph.homes
    }  # fmt: skip


def is_outside(address: str) -> bool:
    """
    Tell whether others reach an address, or the name of a host.

    >>> [is_outside(each) for each in ("http://127.0.0.1:80/", "localhost", "::1", "ngo.example")]
    [False, False, False, True]
    """
    if address.count(":") > 1 and "/" not in address:
        host = address.strip("[]")
    else:
        host = urlsplit(address if "//" in address else f"//{address}").hostname or address
    try:
        return not ip_address(host).is_loopback
    except ValueError:
        return host != "localhost" and not host.endswith(".localhost")


def refuse_unanswered(graph: TripleStore, address: str) -> None:
    """
    Refuse to publish at an address that others reach what nobody answers for.

    Raises:
        CouldNotRun: A dossier has no private contact.
    """
    if not is_outside(address):
        return
    for home, contact in contacts(graph).items():
        if not contact:
            raise CouldNotRun(
                f"{graph.homes[home]} names nobody to whom one objects in private, so it is not "
                f"published at {address:.200}: write `contact:` in its dossier.yaml."
            )
