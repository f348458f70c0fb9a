"""Turn dossier.yaml into a dossier, the head of a source file into a source, or into problems."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from backstory.dossier import forms
from backstory.dossier.marks import Marked
from backstory.dossier.places import without_number
from backstory.dossier.registry import Registry
from backstory.dossier.twins import hold_numbers
from backstory.dossier.values import address_fault
from backstory.errors import Problem, Severity, Spot
from backstory.model.nouns import Dossier, Source
from backstory.vocabulary import id_of

__all__ = ["dossier_of", "hold_copies", "hold_head", "source_of"]


def dossier_of(folder: Path, form: forms.DossierForm, registry: Registry, **held: Any) -> Dossier:
    """
    Put a dossier together.

    Args:
        folder: Where it is written.
        form: What its head says.
        registry: Every name and concept.
        **held: Its sources and claims, and what its editors sign.
    """
    return Dossier(
        id=registry.dossier,
        titles=form.title.model_dump(),
        descriptions=form.description.model_dump(),
        languages=tuple(sorted(form.languages)),
        focus=form.focus,
        as_known_on=form.as_known_on,
        licence=form.licence,
        notes=form.editors_note.model_dump() if form.editors_note else {},
        expect={key: int(value) for key, value in (form.expect or {}).items()},
        events=dict(sorted(registry.events.items())),
        actors=dict(sorted(registry.actors.items())),
        places=dict(sorted(registry.places.items())),
        instruments=dict(sorted(registry.instruments.items())),
        concepts=dict(sorted(registry.concepts.items())),
        publisher=form.publisher or "",
        contact=form.contact or "",
        base=form.base or "",
        repository=form.repository or "",
        page=form.page or "",
        reviewed=dict(form.reviewed or {}),
        at=Spot(str(folder / "dossier.yaml")),
        **held,
    )


def source_of(marked: Marked, form: forms.SourceForm, name: str, registry: Registry) -> Source:
    """
    Read the head of a source.

    Args:
        marked: The file as it was read.
        form: What it says.
        name: The id of the source.
        registry: Every id, and where problems are noted.
    """

    def ref(value: str, scheme: str, *path: str | int) -> str:
        return registry.concept(value, (scheme,), marked.spot(path), f"`{path[0]}`") or ""

    issued = registry.span(form.issued, marked.spot(("issued",)), "issued") if form.issued else None
    titles = dict(form.title or {"": name})
    short = form.short.model_dump() if form.short else {}
    hold_numbers(registry, short, marked.spot(("short",)), "short")
    published = dict(form.publisher)
    copied = dict(form.copy_of or {})
    original = copied.get("") or next(iter(sorted(copied.values())), "")
    held = registry.named.get(copied.get("", "")) == "source"
    if held and original == name:
        at = marked.spot(("copy-of",))
        registry.note(at, "D047", "a source cannot be a copy of itself", "name the text it carries")
    file = re.fullmatch(r"(?:\./)?(?:sources/)?([^/]+?)(?:\.ya?ml)?", original)
    if not held and file and file[1] != original and registry.named.get(file[1]) == "source":
        what = f"`copy-of` '{original}' is the name of a file"
        registry.note(marked.spot(("copy-of",)), "D020", what, f"write `{file[1]}`")
    elif not held and (meant := registry.slip(original) or _begun(original, name, registry)):
        what = f"`copy-of` '{original}' names no source"
        mend = f"did you mean `{meant}`? If the text is not held, name it in words"
        registry.note(marked.spot(("copy-of",)), "D020", what, mend)
        original, copied = "", {}  # whose text it is stays open: no voice is named by it
    if not (form.url or form.lead):  # else the page of the web is meant, which has no number
        _hold_numbers_of_places(marked, form, registry)
    lost = any(re.search(r"^ *title ?:", part, re.M) for part in marked.cut)
    if not form.title and not form.lead and not lost and "title" not in marked.broken:
        what = f"`{name}` has no title"
        mend = "add `title: …` as it stands there; `lead: true` if it only points at something"
        registry.note(Spot(marked.file), "D010", what, mend)
    url = form.url or ""
    fault = address_fault(url) if url else None
    if fault:
        registry.note(marked.spot(("url",)), "D065", f"`url`: {fault[0]}", fault[1])
    if url and form.link == "no" and not form.caution and "caution" not in marked.broken:
        what = "`link: no` hides the address, and no `caution:` says why"
        mend = "add `caution:` with the reason; or take out `link: no`, and the address is a link"
        registry.problems.append(
            Problem(marked.spot(("link",)), "D064", what, mend, Severity.WARNING)
        )
    if form.link and not url and not ({"url", "archived"} & marked.broken):
        at, what = marked.spot(("link",)), "`link` says nothing without `url`"
        mend = "add `url:`, or remove it"
        registry.problems.append(Problem(at, "D064", what, mend, Severity.WARNING))
    is_link = form.link != "no" and not fault
    for key, texts in (("title", titles), ("publisher", published), ("copy-of", copied)):
        if texts:
            registry.in_all(texts, marked.spot((key,), key=True), key)
            hold_numbers(registry, texts, marked.spot((key,)), key)
    publishers, unnamed = registry.publisher(published)
    return Source(
        iri=registry.iri(name),
        titles={form.language: titles[""]} if "" in titles else titles,
        language=form.language,
        kind=ref(form.kind, "source-kind", "kind"),
        publishers=publishers,
        unnamed=unnamed,
        issued=issued,
        issued_inferred=form.inferred == "issued",
        url=url if is_link else "",
        address="" if is_link else url,
        reading=form.read,
        sha256=form.sha256 or "",
        copy_of=registry.iri(original) if held else original,
        copy_is_held=held,
        copied={} if "" in copied else copied,
        cautions=tuple(
            sorted(
                {ref(c, "caution", "caution", i) for i, c in enumerate(form.caution or ())} - {""}
            )
        ),
        short=short,
        lead=bool(form.lead),
        archived=form.archived or "",
        notes=tuple(sorted(set(form.row or ()))),
        at=Spot(marked.file),
    )


def _hold_numbers_of_places(marked: Marked, form: forms.SourceForm, registry: Registry) -> None:
    """Warn of each item of a printed source that stands on a page, and does not say which."""
    for number, item in enumerate(form.says):
        path = ("says", number, "at")
        if path in marked.values and without_number(item.at):
            what = f"`at: {item.at}` does not say which"
            mend = f"write its number: `at: {item.at} 3`; or name the heading it stands under"
            warned = Problem(marked.spot(path), "D033", what, mend, Severity.WARNING)
            registry.problems.append(warned)


def _begun(word: str, own: str, registry: Registry) -> str:
    """Give the other source whose id begins with one word in small letters; empty if none does."""
    if not re.fullmatch("[a-z]+", word):  # of most sources nothing is a copy
        return ""
    begun = (name for name in registry.named if name.startswith(f"{word}-") and name != own)
    return next((name for name in begun if registry.named[name] == "source"), "")


def hold_head(registry: Registry, form: forms.DossierForm, page: Marked) -> None:
    """Warn of other numbers in one language than in another, in what a dossier says of itself."""
    for key in ("title", "description", "editors-note"):
        if texts := getattr(form, key.replace("-", "_")):
            hold_numbers(registry, texts.model_dump(), page.spot((key,)), key)


def hold_copies(
    sources: Mapping[str, Source], marked: Mapping[str, Marked], registry: Registry
) -> None:
    """Note each circle of sources that are told as copies of one another."""
    above = {each.iri: each.copy_of for each in sources.values() if each.copy_is_held}
    pages = {page.file: page for page in marked.values()}
    told = set[str]()
    for name, source in sorted(sources.items()):
        ring, iri = [source.iri], above.get(source.iri, "")
        while iri in above and iri not in ring:
            ring.append(iri)
            iri = above[iri]
        if iri != source.iri or len(ring) == 1 or not told.isdisjoint(ring):
            continue
        told.update(ring)
        names = " → ".join(map(id_of, (*ring, source.iri)))
        page = pages.get(source.at.file)
        at = page.spot(("copy-of",)) if page else source.at
        what = f"`{name}` is a copy of itself through others: {names}"
        registry.note(at, "D047", what, "leave `copy-of` out of the one that was there first")
