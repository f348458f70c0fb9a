"""Turn the items of one source (`says:`) into claims, or into problems that point at a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from backstory.dates.edtf import Span
from backstory.dossier.forms import SourceForm
from backstory.dossier.items import MAX_WORDING_WORDS, THINGS, Item
from backstory.dossier.marks import Marked
from backstory.dossier.places import read_place, words_at
from backstory.dossier.registry import Registry
from backstory.dossier.salvage import words_in
from backstory.dossier.statements import statements_of
from backstory.dossier.twins import hold_numbers
from backstory.errors import Problem, Spot
from backstory.model.nouns import Claim, Figure, Modality, Object, Passage, Words
from backstory.vocabulary import KEYS, PREDICATES, claim_id, id_of

__all__ = ["Draft", "claims_of", "content_iri"]

MAX_QUOTED_WORDS_A_SOURCE: Final = 60

_APART: Final = frozenset({*PREDICATES, "row", "gist", "en", "es", ""})
"""Keys of an item without which its other statements say what they say."""

_LINKS: Final = ("denies", "disputes", "supports", "revises", "part_of")


@dataclass(slots=True)
class Draft:
    """A claim whose links to other claims are still only written ids."""

    claim: Claim
    denies: str = ""
    disputes: tuple[str, ...] = ()
    supports: tuple[str, ...] = ()
    revises: str = ""
    part_of: str = ""
    spots: dict[str, Spot] = field(default_factory=dict)
    named_by_author: bool = False
    partial: bool = False
    """Its item lost a key that limits what it says: it is looked at, and says nothing."""


def claims_of(
    marked: Marked, form: SourceForm, source: str, registry: Registry, text: str | None
) -> list[Draft]:
    """Read every item of a source; `text` is the source's own text where it is held."""
    drafts: list[Draft] = []
    default = tuple(
        registry.iri(own) for i, v in enumerate(form.voice or ())
        if (own := registry.thing(v, ("actor",), marked.spot(("voice", i)), "the voice"))
    )  # fmt: skip
    if "voice" in marked.broken or len(default) < len(form.voice or ()):
        registry.doubted.add(source)  # whose word its items give is not known
    default = default or (registry.iri(source),)
    spans = {
        key: registry.span(given, marked.spot((key,)), key)
        if (given := getattr(form, key))
        else None
        for key in ("when", "said")
    }
    quoted = 0
    for number, item in enumerate(form.says):
        path = ("says", number)
        if path in marked.dropped:
            continue
        before = len(registry.problems), registry.following
        at = marked.spot((*path, "at"))
        passage = read_place(item.at, registry.iri(source), at, registry.problems)
        if passage is None:  # the rest of the item is looked at all the same
            marked.partial.setdefault(path, set()).add("at")
            passage = Passage(registry.iri(source), item.at)
        elif text is not None:
            words_at(passage, text, at, registry.problems)
        voices = _voices(marked, path, item, default, registry)
        made = _drafts(Item(marked, path, item, source, form.language, registry, passage,
                            voices, **spans))  # fmt: skip
        lost = marked.partial.get(path, set())
        if lost - _APART:
            for draft in made:
                draft.partial = True
        drafts += made
        dated = item.when or form.when or "when" in marked.broken
        if dated and any(draft.claim.when is None for draft in made):
            registry.undated.add((marked.file, marked.spot(path).line))
        if item.id and not any(draft.named_by_author and not draft.partial for draft in made):
            if not any(draft.named_by_author for draft in made):  # taken all the same
                registry.declare(item.id, "claim", marked.spot((*path, "id")))
            registry.broken.add(item.id)
        if lost or (len(registry.problems), registry.following) != before:
            written = marked.value["says"][number]
            registry.doubted.update(words_in(written))
            wrong = {*lost, *_keys_at(marked, path, registry.problems[before[0] :])}
            registry.unsure.update((item.about or "", key) for key in wrong)
        quoted += len(item.wording.split()) if item.wording else 0
    if not drafts and form.says:  # where nothing was written, nothing was passed by
        registry.doubted.add(source)
    if quoted > MAX_QUOTED_WORDS_A_SOURCE:
        what = f"{quoted} words are quoted from this source; sixty is the most"
        registry.note(marked.spot(("says",)), "D054", what, "say more of it in own words (`gist:`)")
    return drafts


def _keys_at(
    marked: Marked, path: tuple[str | int, ...], problems: Sequence[Problem]
) -> Iterator[str]:
    """Give the keys of an item at which something is wrong."""
    item = marked.value[path[0]][path[1]]
    lines = [(marked.spot((*path, key), key=True).line, key) for key in item]
    for problem in problems:
        above = [each for each in lines if each[0] <= problem.at.line]
        if problem.at.file == marked.file and above:
            yield max(above)[1]


def _voices(
    marked: Marked,
    path: Sequence[str | int],
    item: Any,
    default: tuple[str, ...],
    registry: Registry,
) -> tuple[str, ...]:
    if not item.voice:
        return default
    return tuple(
        registry.iri(own) for i, name in enumerate(item.voice)
        if (own := name if registry.named.get(name) == "source" else
            registry.thing(name, ("actor",), marked.spot((*path, "voice", i)), "the voice"))
    )  # fmt: skip


def _drafts(item: Item) -> list[Draft]:
    form = item.form
    shared = _shared(item)
    before = item.registry.following
    statements = list(statements_of(item))
    links: dict[str, Any] = {
        "disputes": tuple(form.disputes or ()),
        "supports": tuple(form.supports or ()),
        "revises": form.revises or "",
        "part_of": form.part_of or "",
        "spots": {},
    }
    if any(getattr(form, key) for key in _LINKS):  # of most items nothing is linked
        links["spots"] = {key: item.spot(key.replace("_", "-")) for key in _LINKS}
    if form.denies:
        if statements:
            what = "`denies` copies the claim it denies; this item also states something"
            mend = "put the statement into an item of its own"
            item.note(item.spot("denies", key=True), "D049", what, mend)
        return [
            Draft(
                Claim(**shared | {"iri": item.name(number), "modality": Modality.DENIED}),
                denies=target,
                named_by_author=bool(form.id),
                **links,
            )
            for number, target in enumerate(form.denies)
        ]
    whole = item.path not in item.marked.partial
    if form.about is None and not whole:
        return _looked_at(shared, links, statements)
    if form.about is None and ("about",) in item.marked.meant:
        item.registry.following += 1  # told where it is misspelt, at the head
        return []
    if form.about is None:
        mend = "add `about: …`: the event, law, actor or place"
        item.note(item.spot(), "D010", "`about` is missing", mend)
        return []
    about = item.registry.thing(form.about, THINGS, item.spot("about"), "the subject")
    if not about:
        return _looked_at(shared, links, statements)
    if not statements:
        lost = item.registry.following > before
        if (
            whole
            and not lost
            and not any(
                problem.at.line >= item.spot().line for problem in item.registry.problems[-3:]
            )
        ):
            what = "this item says nothing of its subject"
            known = ", ".join(sorted(PREDICATES))
            item.note(item.spot(), "D043", what, f"add a statement: {known}")
        return _looked_at(shared, links, statements)
    found = []
    for number, statement in enumerate(statements):
        fields = shared | {"subject": item.registry.iri(about), **statement}
        if not (fields["wording"] or statement["predicate"] == "ctx:characterisedAs"):
            fields |= {"quoted": False, "as_quoted": ""}  # they are of words, and here are none
        if form.annuls and statement["predicate"] == PREDICATES["happened"]:
            fields |= {"extent": "", "articles": ()}  # of what it undid; no day is one in part
        named = item.name(number)
        iri = named or _iri_by_content(item.registry, **fields)
        found.append(Draft(Claim(**fields | {"iri": iri}), named_by_author=bool(named), **links))
    return found


def _looked_at(
    shared: Mapping[str, Any], links: Mapping[str, Any], statements: Sequence[Mapping[str, Any]]
) -> list[Draft]:
    """Give what an item says that says it of nothing sound, so that its other mistakes are told."""
    said = [{**shared, **each} for each in statements or [{}]]
    first, *others = [Draft(Claim(**each), partial=True) for each in said]
    return [replace(first, **links), *others]


def _shared(item: Item) -> dict[str, Any]:
    """Give what all claims of an item have in common, statement aside."""
    form, registry = item.form, item.registry
    when = registry.span(form.when, item.spot("when"), "when") if form.when else item.when
    said = registry.span(form.said, item.spot("said"), "said") if form.said else item.said
    wording = None
    if form.wording:
        count = len(form.wording.split())
        if count > MAX_WORDING_WORDS:
            what = f"the wording has {count} words; fifteen is the most"
            item.note(item.spot("wording"), "D046", what, "quote only the words that are the fact")
        wording = Words(form.wording, form.wording_language or item.language)
    _together(item)
    gist = form.gist.model_dump() if form.gist and not item.is_blotted("gist") else {}
    if gist:
        hold_numbers(registry, gist, item.spot("gist"), "gist")
    limit = form.limit.model_dump() if form.limit else {}
    hold_numbers(registry, limit, item.spot("limit"), "limit")
    within: str | Span | None = None
    if form.within:
        if re.match(r"[\d\[.]", form.within):
            within = registry.span(form.within, item.spot("within"), "within")
        elif own := registry.thing(form.within, ("event",), item.spot("within"), "`within`"):
            within = registry.iri(own)
    return {
        "iri": "",
        "passage": item.passage,
        "voices": item.voices,
        "subject": "",
        "predicate": "",
        "object": "",
        "modality": Modality(form.put_as),
        "when": when,
        "said": said,
        "within": within,
        "wording": wording,
        "limit": limit,
        "articles": tuple(sorted(set(form.article or ()))),
        "extent": form.extent or "",
        "quoted": bool(form.quoted),
        "as_quoted": form.as_quoted or "",
        "inferred": frozenset(form.inferred or ()),
        "gist": gist,
        "notes": tuple(sorted(set(form.row or ()))),
        "at": item.spot(),
    }


def _together(item: Item) -> None:
    """Note keys that say nothing without another: a quotation of no words, a base of no figure."""
    form, lost = item.form, item.marked.partial.get(item.path, set())
    words = form.wording or form.characterised_as
    for key, needs, there in (
        ("quoted", "wording", words),
        ("as-quoted", "wording", words),
        ("of", "count", form.count or form.denies),
        ("stage", "count", form.count or form.denies),
        ("as-of", "count", form.count or form.denies),
    ):
        written = getattr(form, key.replace("-", "_")) or key in lost  # what cannot be read too
        if written and not there and needs not in lost:
            what = f"`{key}` says nothing without `{needs}`"
            item.note(item.spot(key, key=True), "D064", what, f"add `{needs}:`, or remove it")
    inherited = {"when": item.when, "said": item.said}  # a gist may hold a day, or what is denied
    for part in () if form.gist or form.denies else form.inferred or ():
        there = getattr(form, part.replace("-", "_")) or inherited.get(part)
        if not (there or part in lost or item.stands_beside(part)):
            what = f"`inferred: {part}` says nothing without `{part}`"
            item.note(item.spot("inferred"), "D064", what, f"add `{part}:`, or remove it")


def content_iri(claim: Claim, registry: Registry) -> str:
    """Name a claim by all that makes it different from another one."""
    return _iri_by_content(
        registry, passage=claim.passage, voices=claim.voices, subject=claim.subject,
        predicate=claim.predicate, object=claim.object, modality=claim.modality, when=claim.when,
        within=claim.within, role=claim.role, figure=claim.figure,
    )  # fmt: skip


def _iri_by_content(
    registry: Registry, *, passage: Passage, voices: tuple[str, ...], subject: str, predicate: str,
    object: Object, modality: Modality, when: Span | None, within: str | Span | None,
    role: str = "", figure: Figure | None = None, **_: Any,
) -> str:  # fmt: skip
    """Name a claim that is not made yet: to make each twice takes a fiftieth of a build."""
    return registry.iri(claim_id(
        id_of(passage.source), passage.locator, " ".join(map(id_of, voices)),
        id_of(subject), KEYS[predicate], _shown(object, registry),
        registry.short(role), modality, str(when or ""),
        registry.short(figure.counted) + figure.bound if figure else "",
        id_of(within) if isinstance(within, str) else str(within or ""),
    ))  # fmt: skip


def _shown(thing: Object, registry: Registry) -> str:
    match thing:
        case str():
            key = registry.concept_key(thing)
            return "/".join(key) if key else id_of(thing)
        case Words():
            return f"{thing.text}@{thing.language}"
        case _:
            return str(thing)
