"""A name that a graph does not hold comes in; what was most likely meant by it goes out."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from backstory.ask.names_there import LISTED, names_there, of_that_sort, things_there
from backstory.text import nearest, normalise, slips
from backstory.vocabulary import PREFIXES

if TYPE_CHECKING:
    from backstory.ask.asked import Asked
    from backstory.rdf.store import TripleStore

__all__ = ["apart", "kin", "near", "short"]

_KINDRED: Final[Mapping[str, str]] = json.loads(
    Path(__file__).with_name("kindred.json").read_text("utf-8")
)
"""What stands here for a name of a vocabulary that people know; the page reads the same file."""


def near(store: TripleStore, asked: Asked) -> str:
    """
    Give the known name that was meant: in the same vocabulary, else the same word in another.

    Of what a property points at, only a thing of that sort: no event takes part in an event.
    """
    base, name = apart(asked.value)
    prefixes = {**PREFIXES, **store.prefixes}
    if asked.of and (there := things_there(store, asked.of, name)):
        meant = _among(there, base, name) or _among(of_that_sort(store, asked.of), base, name)
        return short(meant, prefixes) if meant else _under_other_scheme(store, asked.value)
    if not store.is_here and asked.what not in LISTED:
        return ""  # all names of a server are too many to ask for
    known = names_there(store, asked.what)
    for kindred in kin(asked.value):
        if kindred in known:
            return short(kindred, prefixes)
    same = {apart(iri)[1]: iri for iri in known if apart(iri)[0] == base}
    if near_by := nearest(name, same):
        return short(same[near_by], prefixes)
    elsewhere = [iri for iri in known if apart(iri)[1] == name]
    if not elsewhere:
        written_small = _in_other_case(store, asked)
        return written_small or _under_other_scheme(store, asked.value)
    meant = min(elsewhere, key=lambda iri: slips(base, apart(iri)[0]))
    shown = short(meant, prefixes)
    # The whole address where the prefix stands for another in the query.
    return f"<{meant}>" if shown.partition(":")[0] == asked.written.partition(":")[0] else shown


def _among(there: list[str], base: str, name: str) -> str:
    """Give the thing that was meant: by a slip, by all its words, by the same word elsewhere."""
    same = {apart(iri)[1]: iri for iri in there if apart(iri)[0] == base}
    if meant := nearest(name, same):
        return same[meant]
    words = {*normalise(name).split()}
    having = [own for own in same if words and words <= {*normalise(own).split()}]
    if having:  # the machado of many names that have it is asked for, and none is offered
        return same[having[0]] if len(having) == 1 else ""
    return next((iri for iri in there if apart(iri)[1] == name), "")


def _in_other_case(store: TripleStore, asked: Asked) -> str:
    """Give the concept that is asked for as a class, with a capital as classes have."""
    if asked.what != "class" or not store.is_here:
        return ""
    small = asked.value.lower()
    found = [iri for iri in names_there(store, "name") if iri.lower() == small]
    return short(found[0], {**PREFIXES, **store.prefixes}) if found else ""


def _under_other_scheme(store: TripleStore, iri: str) -> str:
    """Give the same address with https for http, or the other way round, if the graph holds it."""
    scheme, colon, rest = iri.partition(":")
    other = {"https": "http", "http": "https"}.get(scheme, "") + colon + rest
    if other[0] == ":" or not store.query(f"SELECT ?s {{ ?s ?p <{other}> }} LIMIT 1").rows:
        return ""
    return f"<{other}>"


def apart(iri: str) -> tuple[str, str]:
    """
    Part an address into what its vocabulary begins with, and the name behind that.

    >>> apart("http://xmlns.com/foaf/0.1/name")
    ('http://xmlns.com/foaf/0.1/', 'name')
    """
    at = max(iri.rfind("#"), iri.rfind("/")) + 1
    return iri[:at], iri[at:]


def _full(name: str) -> str:
    prefix, _, local = name.partition(":")
    return PREFIXES.get(prefix, "") + local


def kin(iri: str) -> Iterator[str]:
    """Give what may stand here for a name of a known vocabulary, the nearest first."""
    name = short(iri, PREFIXES)
    while name := _KINDRED.get(name, ""):
        yield _full(name)


def short(iri: str, prefixes: Mapping[str, str]) -> str:
    """
    Write an address with its prefix, and whole in its brackets where none stands for it.

    >>> short("http://xmlns.com/foaf/0.1/name", PREFIXES)
    'foaf:name'
    """
    base, name = apart(iri)
    return next(
        (f"{prefix}:{name}" for prefix, known in prefixes.items() if known == base), f"<{iri}>"
    )
