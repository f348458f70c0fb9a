"""Take what files of names declare into the registry, or note what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from backstory.dossier.forms import ConceptForm, NameForm
from backstory.dossier.marks import Marked
from backstory.dossier.registry import Registry
from backstory.dossier.twins import hold_both, hold_numbers
from backstory.model.concepts import common_concepts
from backstory.model.nouns import Concept, Name, Words
from backstory.vocabulary import own_concept_iri
from backstory.words.languages import language_name

__all__ = ["take_concepts", "take_names"]

WIKIDATA: Final = "http://www.wikidata.org/entity/"


def take_names(registry: Registry, kind: str, marked: Marked, forms: Mapping[str, Any]) -> None:
    """Take one names file: events, actors, places or instruments."""
    for name, form in forms.items():
        at = marked.spot((name,), key=True)
        own = registry.take(name, kind, at)
        common = {"iri": registry.iri(own), "at": at, **_labels(registry, marked, name, form)}
        if kind == "event":
            ref = registry.concept(form.kind, ("kind",), marked.spot((name, "kind")), "the kind")
            if ref is None:  # what is said of it is held to the same as if it were known
                registry.doubted.add(own)
            pin = form.pin.model_dump() if form.pin else {}
            hold_numbers(registry, pin, marked.spot((name, "pin")), "pin")
            registry.events[own] = Name(kind="event", type=ref or "", pin=pin, **common)
        elif kind == "actor":
            spot = marked.spot((name, "position"))
            position = (
                registry.concept(form.position, ("position",), spot, "the position")
                if form.position else None
            )  # fmt: skip
            registry.actors[own] = Name(kind=form.kind, type=position or "", **common)
        elif kind == "place":
            registry.places[own] = Name(kind="place", **common)
        else:
            ref = registry.concept(form.form, ("form",), marked.spot((name, "form")), "the form")
            if ref is None:
                registry.doubted.add(own)
            registry.instruments[own] = Name(kind="instrument", type=ref or "", **common)
        if (name, "kind") in marked.hollow and own in registry.actors:
            registry.drop(own)
            del registry.actors[own]


def _labels(registry: Registry, marked: Marked, name: str, form: NameForm) -> dict[str, Any]:
    labels = {"en": form.en or form.name or "", "es": form.es or form.name or ""}
    at = marked.spot((name,), key=True)
    for language, label in labels.items():
        if language in marked.without:
            continue
        if not label and not marked.meant.isdisjoint(
            {(name, language), (name, "name")}
        ):  # told where it is misspelt
            registry.following += 1
        elif not label:
            what = f"`{name}` has no label in {language_name(language)}"
            mend = f"add `{language}: …`; or `name: …` if one proper name serves both languages"
            registry.note(at, "D017", what, mend)
    if form.name and (form.en or form.es):
        what = f"`{name}` has `name` and a label of one language"
        registry.note(at, "D011", what, "keep `name`, or `en` and `es`")
    both = [Words(text, lang) for text in form.also or () for lang in labels]
    both += [Words(text, "en") for text in form.also_en or ()]
    both += [Words(text, "es") for text in form.also_es or ()]
    aliases = tuple(w for w in dict.fromkeys(both) if labels[w.language] != w.text)
    return {
        "labels": labels,
        "aliases": _in_order(*aliases),
        "match": f"{WIKIDATA}{form.match}" if form.match else "",
        "notes": tuple(sorted(form.row or ())),
    }


def take_concepts(
    registry: Registry, marked: Marked, schemes: Mapping[str, Mapping[str, ConceptForm]]
) -> None:
    """Take concepts.yaml; broader concepts and units may be common or the dossier's own."""
    for scheme, forms in schemes.items():
        for name, form in forms.items():
            at = marked.spot((scheme, name), key=True)
            if (scheme, name) in common_concepts():
                what = f"`{name}` is already a common concept of {scheme}"
                registry.note(at, "D024", what, "remove it here, or choose another id")
                continue
            labels = {"en": form.en, "es": form.es}
            notes = {"en": form.definition_en, "es": form.definition_es}
            hold_numbers(registry, labels, at, name)
            told = {lang: text or "" for lang, text in notes.items()}
            hold_both(registry, marked, (scheme, name), "definition", told)
            hold_numbers(registry, told, marked.spot((scheme, name, "definition-en")), "definition")
            registry.concepts[scheme, name] = Concept(
                iri=own_concept_iri(registry.dossier, scheme, name, registry.base), kind="concept",
                scheme=scheme, labels=labels, at=at,
                definitions={key: text for key, text in notes.items() if text},
                triggers=_in_order(
                    *(Words(text, "en") for text in form.triggers_en or ()),
                    *(Words(text, "es") for text in form.triggers_es or ()),
                ),
            )  # fmt: skip
    rootless: set[str] = set()
    for scheme, forms in schemes.items():
        for name, form in forms.items():
            concept = registry.concepts.get((scheme, name))
            if concept is None:
                continue
            path = (scheme, name)
            broader = unit = None
            if form.broader:
                broader = registry.concept(
                    form.broader,
                    (scheme,),
                    marked.spot((*path, "broader")),
                    "the broader concept",
                )
                if not broader:
                    rootless.add(concept.iri)
            if form.unit:
                unit = registry.concept(
                    form.unit, ("unit",), marked.spot((*path, "unit")), "the unit"
                )
            elif (*path, "unit") in marked.meant:  # told where it is misspelt
                registry.broken.add(name)
                registry.following += 1
            elif scheme == "counted" and form.broader and "unit" not in marked.value[scheme][name]:
                what = f"the counted thing `{name}` has no unit"
                registry.note(concept.at, "D010", what, "add `unit: person` (or percent, seat, …)")
                registry.broken.add(name)
            if form.unit and unit is None:
                registry.broken.add(name)  # what counts it cannot be held to a unit
            registry.concepts[path] = replace(concept, broader=broader or "", unit=unit or "")
    _hold_circles(registry, marked, rootless)


def _hold_circles(registry: Registry, marked: Marked, rootless: set[str]) -> None:
    """
    Note each concept that stands above itself, straight or through others.

    Whether it, or one of those whose `broader` names nothing, or what is below them, is a stock or
    a flow, nobody can tell until that is mended.
    """
    above = {one.iri: one.broader for one in registry.concepts.values()}
    for path, concept in registry.concepts.items():
        seen, iri = set[str](), concept.broader
        while iri in above and iri != concept.iri and iri not in seen:
            seen.add(iri)
            iri = above[iri]
        if concept.broader and iri == concept.iri:
            above[iri] = ""
            rootless.add(iri)
            registry.concepts[path] = replace(concept, broader="")
            what = f"`{path[1]}` stands above itself: its `broader` leads back to it"
            at = marked.spot((*path, "broader"))
            registry.note(at, "D061", what, "name what is wider, or leave `broader` out")
    for path, concept in registry.concepts.items() if rootless else ():
        iri = concept.iri
        while above.get(iri):
            iri = above[iri]
        if iri in rootless:
            registry.doubted.add("-".join(path))


def _in_order(*words: Words) -> tuple[Words, ...]:
    return tuple(sorted(words, key=lambda each: (each.language, each.text)))
