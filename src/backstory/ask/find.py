"""
What somebody typed comes in; out goes the thing it stands for, or the day, or the nearest there is.

The one way from words to things and days, for every door: the shell, Python, notebooks, limits.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any, Final

import pyoxigraph as ox

from backstory.ask.ids import KINDS
from backstory.calls.fitting import shown
from backstory.dates.days import from_iso
from backstory.dates.edtf import DateError, Span
from backstory.errors import CouldNotRun, NotFound, QueryError
from backstory.model.nouns import Claim
from backstory.rdf.record import Record
from backstory.rdf.store import TripleStore
from backstory.text import nearest, normalise, slips
from backstory.vocabulary import PREFIXES, SCHEMES, concept_iri, id_of, term
from backstory.words.numbers import numeral
from backstory.words.phrases import form, phrase
from backstory.words.table import Id

__all__ = ["claim_of", "day_of", "find_iri", "holds_no_dossier", "iri_called", "iri_of",
           "kind_of", "record_of"]  # fmt: skip

_WORDLIKE: Final = re.compile(r"[^\s<>\"{}|^`\\]+")
"""What may be an id, or an IRI, as it is."""
_DAYS: Final = (str, int, date, Span)
"""What a day is given as; or as a number of numpy or pandas."""
_SHOWN: Final = 80
"""Letters of a name that nothing has, as they are told."""
_LAST_DAY: Final = from_iso("9999-12-31")


def find_iri(
    record: Record, name: str, kinds: Iterable[str] = (), *, rather: str = "", lang: str = "en"
) -> str:
    """
    Find what an id, an address, or else a whole name stands for.

    Args:
        record: What a graph records.
        name: What somebody typed: an id, `prefix:id`, an IRI, or a name or alias in any language,
            without regard to accents or case; or an `Id` of a table.
        kinds: What it may be (event, source, person, `concept counted`, or a word of `KINDS`);
            anything if none is given.
        rather: The kind that is meant where things of several kinds are called so.
        lang: The language to say in that nothing was found.

    Raises:
        NotFound: Nothing is called so, and the nearest are offered; or several things are.
    """
    allowed = tuple(dict.fromkeys(kinds))
    found = _meant(record, name, allowed, rather)
    if len(found) == 1:
        return found[0]
    raise _not_found(record, str(name), allowed, found, lang)


def iri_of(record: Record, name: str, kinds: Iterable[str] = ()) -> str:
    """Find the same, or give an empty text: what is nearest is not looked for, which takes long."""
    found = _meant(record, name, tuple(dict.fromkeys(kinds)), "")
    return found[0] if len(found) == 1 else ""


def _meant(record: Record, name: str, kinds: tuple[str, ...], rather: str) -> list[str]:
    """Give what an id, an address or a whole name stands for: one, if all is well."""
    if iri := iri_called(record, name, kinds, rather):
        return [iri]
    found = _by_name(record, name, kinds, rather)
    if not found and _WORDLIKE.fullmatch(name) and ":" not in name:
        found = _candidates(record, record.store.homes, name, kinds, rather)
    return found


def record_of(graph: TripleStore) -> Record:
    """Give what a graph records, read once however often it is asked for."""
    if "record" not in graph.cache:
        graph.cache["record"] = Record(graph)
    found: Record = graph.cache["record"]
    return found


def kind_of(record: Record, iri: str) -> str:
    """Say what kind of thing an IRI is; empty if the graph does not say."""
    return record.kind(iri)


def claim_of(record: Record, iri: str) -> Claim:
    """
    Give a claim that somebody asked for.

    Raises:
        CouldNotRun: It is half a claim, or was withdrawn without a word; says what it lacks.
    """
    if claim := record.claims.get(iri):
        return claim
    lacks = record.store.cache.get("halves", {}).get(iri)
    what = f"is half a claim: it has no {lacks}" if lacks else "is none of which something is told"
    raise CouldNotRun(
        f"`{record.short(iri)}` {what}. `backstory check --graph FILE` tells everything that is "
        "wrong with it."
    )


def iri_called(record: Record, name: str, kinds: tuple[str, ...], rather: str) -> str:
    """Give what has this id or address, if it is of these kinds; empty if nothing has."""
    if isinstance(name, Id):
        return name.iri if _fits(record, name.iri, kinds) else ""
    if not _WORDLIKE.fullmatch(name):
        return ""
    if "://" in name:
        return name if _fits(record, name, kinds) else ""
    homes = record.store.homes
    prefix, colon, local = name.partition(":")
    own = {called: home for home, called in homes.items()}
    if colon and prefix in (own if len(homes) > 1 else ()):
        return next(iter(_candidates(record, (own[prefix],), local, kinds, rather)), "")
    if colon:
        iri = PREFIXES.get(prefix, f"{record.dossier}/" if not prefix else "") + local
        return iri if "://" in iri and _fits(record, iri, kinds) else ""
    if name in own and not kinds:
        return own[name]
    if not kinds and (home := next((home for home in homes if id_of(home) == name), "")):
        return home
    found = _candidates(record, homes, name, kinds, rather)
    things = [iri for iri in found if record.store.home_of(iri)]
    if not found and (record.store.is_here or not homes):
        found = [iri for iri in record.homeless.get(name, ()) if _fits(record, iri, kinds)]
        return found[0] if len(found) == 1 else ""
    # An id of two dossiers is nobody's: who types it is told how to tell them apart.
    return "" if len({record.store.home_of(iri) for iri in things}) > 1 else next(iter(found), "")


def _candidates(
    record: Record, homes: Iterable[str], name: str, kinds: tuple[str, ...], rather: str
) -> list[str]:
    """Give what has an id in some dossiers, or as a common concept: what is meant most first."""
    schemes = [kind.removeprefix("concept ") for kind in (rather, *kinds) if "concept " in kind]
    own = list(homes)
    tried = [f"{home}/{name}" for home in own]
    for scheme in (*schemes, *SCHEMES):
        tried += [*(f"{home}/{scheme}-{name}" for home in own), concept_iri(scheme, name)]
    tried = [iri for iri in dict.fromkeys(tried) if _is_address(iri)]
    record.store.of(map(ox.NamedNode, tried))
    return [iri for iri in tried if _fits(record, iri, kinds)]


def _fits(record: Record, iri: str, kinds: Iterable[str]) -> bool:
    """Say whether something is there, and of one of these kinds; of any, if none is given."""
    if not _is_address(iri):
        return False
    kind = record.kind(iri)
    if not kinds:
        return bool(kind)
    return any(
        _in_scheme(record, iri, one.removeprefix("concept "))
        if one.startswith("concept ")
        else kind in KINDS.get(one, {one})
        for one in kinds
    )


def _is_address(text: str) -> bool:
    try:
        ox.NamedNode(text)
    except ValueError:
        return False
    return True


def _in_scheme(record: Record, iri: str, scheme: str) -> bool:
    home = ox.NamedNode(concept_iri(scheme))
    within = ox.NamedNode(term("skos:inScheme"))
    return any(record.store.reach().quads_for_pattern(ox.NamedNode(iri), within, home))


def _by_name(record: Record, name: str, kinds: tuple[str, ...], rather: str) -> list[str]:
    """Give whatever has this whole name: by names proper, else by aliases; one, if all is well."""
    text = normalise(name)
    for wanted in ((rather,), kinds) if rather else (kinds,):
        for names in record.called:
            found = sorted(iri for iri in names.get(text, ()) if _fits(record, iri, wanted))
            # A page may be titled like the body it tells of.
            found = [iri for iri in found if record.kind(iri) != "source"] or found
            if found:
                return found
    return []


def _not_found(
    record: Record, name: str, kinds: tuple[str, ...], several: list[str], lang: str
) -> NotFound:
    """Say that nothing is called so, or that several things are, and what may have been meant."""
    if not record.store.holds_something:
        return NotFound(holds_no_dossier(record.store, lang), name, suggestion=None)
    near = several or _near(record, name, kinds)
    name = name if len(name) <= _SHOWN else name[: _SHOWN - 1] + "…"
    told = ", ".join(f"'{_shortest(record, iri)}' ({record.label(iri, lang)})" for iri in near)
    told_of = [kind for kind in kinds if kind != "withdrawn"] or kinds  # of which nothing is told
    either = f" {phrase('or else', lang)} ".join(_word(kind, lang) for kind in told_of)
    other = iri_called(record, name, (), "") if kinds else ""
    meant = phrase("did you mean", lang).format(told) if told else phrase("look for it", lang)
    if several:
        what = phrase("several called", lang).format(name, told)
    elif other:
        of = phrase(record.kind(other), lang)
        what = f"{phrase('of another kind', lang).format(name, of, either)} {meant}"
    elif either:
        what = f"{phrase('no such', lang).format(either, name)} {meant}"
    else:
        what = f"{phrase('no such thing', lang).format(name)} {meant}"
    return NotFound(
        what, name, kind=either, suggestion=_shortest(record, near[0]) if near else None
    )


def holds_no_dossier(graph: TripleStore, lang: str) -> str:
    """Say that a graph holds nothing that could be told."""
    key, count, some = "holds no dossier", len(graph), ""
    if graph.is_here and (name := next(iter(graph.store.named_graphs()), None)):
        default = graph.store.quads_for_pattern(None, None, None, ox.DefaultGraph())
        key, count, some = "only named graphs", count - sum(1 for _ in default), str(name)
    return form(phrase(key, lang), count != 1).format(numeral(count, lang), some)


def _word(kind: str, lang: str) -> str:
    """Name a kind, or several at once."""
    key = f"kind {kind}" if kind in KINDS else "concept" if kind.startswith("concept ") else kind
    return phrase(key, lang)


def _shortest(record: Record, iri: str) -> str:
    """Give what somebody may type for a thing: its id, or the whole of it if another has that."""
    short = record.short(iri)
    alone = record.store.home_of(iri) or len(record.homeless.get(short, ())) < 2
    return short if alone and record.by_id.get(short, iri) == iri else iri


def _near(record: Record, name: str, kinds: tuple[str, ...]) -> list[str]:
    """Give what has a name like this, or else an id of those words, or the one that is a slip."""
    name = id_of(name) if "://" in name else name  # an address, of which the end names something
    if fitting := [m.id for m in record.index.search(name, 20) if _fits(record, m.id, kinds)]:
        return fitting[:3]
    from backstory.model.names import Index  # late: what is there is found without it
    from backstory.words.little import light_in_names

    ids = {key: iri for key, iri in record.by_id.items() if _fits(record, iri, kinds)}
    spoken = Index(((key, key.replace("-", " "), "", "") for key in ids), light_in_names())
    by_words = [ids[match.id] for match in spoken.search(name.replace("-", " "), 3)]
    one = None if by_words else nearest(name, ids)
    if one and len(name) < 6 and slips(name, one) > 1 and not one.startswith(name):
        return []  # so few letters, two of them others, are another word: nadie is no name
    return [ids[one]] if one else by_words


def day_of(given: str | int | date | Any, name: str = "") -> int:
    """
    Read a day as a day number; of a month, a year or a range, the last day.

    Args:
        given: A date as text in EDTF, a `date`, or a day number.
        name: What the day is for, to be named where it cannot be read.

    Raises:
        QueryError: It is no date, or has no last day; says what to write.

    >>> day_of("2026-01"), day_of("2026-01-31")
    (20484, 20484)
    """
    told = f"--{name.replace('_', '-')}: " if name else ""
    if isinstance(given, bool) or not (isinstance(given, _DAYS) or hasattr(given, "item")):
        raise QueryError(f"{told}write a date as text, such as 2026-01-30, not {shown(given)}.")
    if isinstance(given, date):
        given = given.isoformat()[:10]
    if isinstance(given, int):
        if abs(given) > _LAST_DAY:  # 20160101 is meant as a date
            raise QueryError(f"{told}write a date as text, YYYY-MM-DD, not {given}.")
        return given
    try:
        span = Span.parse(str(given))
    except DateError as why:
        raise QueryError(f"{told}{why.asked.rstrip('.')}.") from None
    if span.latest_end is None:
        raise QueryError(f"{told}'{given}' has no last day; write a day, such as 2026-01-30.")
    return span.latest_end
