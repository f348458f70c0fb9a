"""Hold a dossier against its own expected.yaml: statements that some claim must go on making."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from backstory.dates.edtf import Span
from backstory.dossier.fields import NOTHING
from backstory.dossier.figures import figure_in
from backstory.dossier.forms import ClaimForm, ExpectedFile, ExpectedForm
from backstory.dossier.items import Item
from backstory.dossier.marks import Marked
from backstory.dossier.registry import Registry
from backstory.dossier.salvage import words_in
from backstory.dossier.statements import target_in
from backstory.errors import Problem, Spot
from backstory.model.nouns import Bound, Claim, Figure, Object, Passage, Words
from backstory.text import nearest
from backstory.vocabulary import KEYS, PREDICATE_TABLE, SCHEME_OF, TARGETS

__all__ = ["unmet"]

_NAMED = frozenset(
    one.key for one in PREDICATE_TABLE if one.written in ("ids", "roles")
)  # fmt: skip
"""Predicates that point at a thing or a concept; of the others the words are compared."""
_SIGNS = {
    Bound.EXACT: "{}", Bound.AT_LEAST: "{}+", Bound.AT_MOST: "<={}", Bound.ABOUT: "~{}",
    Bound.MORE_THAN: ">{}", Bound.FEWER_THAN: "<{}", Bound.ALMOST: "almost {}",
    Bound.RANGE: "{}..{}",
}  # fmt: skip


def unmet(
    form: ExpectedFile, page: Marked, claims: Iterable[Claim], registry: Registry
) -> list[Problem]:
    """Tell each statement of expected.yaml that no claim makes any more, with its line."""
    made: dict[tuple[str, str, str, str], list[Claim]] = {}
    for claim in claims:
        said = _written(claim.object, claim.figure, registry, claim.role)
        key = (registry.short(claim.subject), claim.modality.value, KEYS[claim.predicate], said)
        made.setdefault(key, []).append(claim)
    found = []
    for number, stays in enumerate(form.stays):
        if stays.voice and stays.voice not in registry.named:
            if registry.is_lost(stays.voice, ("actor",)):
                continue
            near = nearest(stays.voice, registry.actors)
            mend = f"did you mean `{near}`?" if near else "name one of actors.yaml"
            what = f"`{stays.voice}` names no actor"
            found.append(Problem(page.spot(("stays", number, "voice")), "D020", what, mend))
            continue
        if stays.source and registry.named.get(stays.source) != "source":
            if registry.is_lost(stays.source, ("source", "claim")):
                continue
            known = [name for name, kind in registry.named.items() if kind == "source"]
            near = nearest(stays.source, known)
            mend = f"did you mean `{near}`?" if near else "name a file of sources/ without its end"
            what = f"`{stays.source}` names no source"
            found.append(Problem(page.spot(("stays", number, "source")), "D020", what, mend))
            continue
        if stays.about == NOTHING:
            continue
        if near := _slip(stays.about, registry):
            what, mend = f"the subject '{stays.about}' names nothing", f"did you mean `{near}`?"
            found.append(Problem(page.spot(("stays", number, "about")), "D020", what, mend))
            continue
        statements = list(_statements(stays))
        whole = ("stays", number) not in page.partial.keys() | page.dropped
        if not statements and whole and not _is_spoken_of(stays, made, registry):
            if _may_be_lost(stays, "", "", registry):
                registry.following += 1
            else:
                at = page.spot(("stays", number))
                what = f"no claim says anything more of `{stays.about}` as this asks"
                mend = "put the claim back, or change expected.yaml and say why in the changelog"
                found.append(Problem(at, "D057", what, mend))
        for predicate, value, path in statements:
            at = page.spot(("stays", number, *path))
            form = ClaimForm.model_validate({"at": "-", "about": stays.about})
            item = Item(page, ("stays", number), form, "", "", registry, Passage("", "-"), ())
            meant = _read(item, predicate, value, at)
            if meant is None:
                continue
            there = made.get((stays.about, stays.put_as, predicate, meant), [])
            if any(_by(claim, stays, registry) for claim in there):
                continue
            if _may_be_lost(stays, predicate, value, registry):
                registry.following += 1
            else:
                what = f"no claim says any more that `{stays.about}` has `{predicate}: {value}`"
                mend = "put the claim back, or change expected.yaml and say why in the changelog"
                found.append(Problem(at, "D057", what, mend))
    return found


def _slip(name: str, registry: Registry) -> str:
    """Give the thing that was meant by a name that nothing has; empty if it may just be gone."""
    gone = {name} <= registry.named.keys() | registry.doubted | registry.broken
    if gone or registry.lost or registry.is_astray({name}):
        return ""
    return nearest(name, registry.named) or ""


def _may_be_lost(stays: ExpectedForm, predicate: str, value: str, registry: Registry) -> bool:
    """Tell whether a statement may stand in what was passed by because of another mistake."""
    words = {stays.about, predicate, *words_in(value)}
    doubted = registry.doubted | registry.broken
    return registry.is_astray(words) or bool(
        registry.lost
        or words <= doubted
        or (stays.about, predicate) in registry.unsure
        or stays.source in registry.broken
        # What denies a claim does not say it again.
        or (stays.put_as == "denied" and "denies" in doubted)
    )


def _is_spoken_of(
    stays: ExpectedForm, made: Mapping[tuple[str, str, str, str], list[Claim]], registry: Registry
) -> bool:
    """Tell whether anything is still said of a thing, so put and by whom it was said."""
    wanted = (stays.about, stays.put_as)
    return any(
        _by(claim, stays, registry)
        for key, claims in made.items() if key[:2] == wanted for claim in claims
    )  # fmt: skip


def _by(claim: Claim, stays: ExpectedForm, registry: Registry) -> bool:
    voice = stays.voice is None or stays.voice in map(registry.short, claim.voices)
    return voice and stays.source in (None, registry.short(claim.source))


def _read(item: Item, key: str, value: str, at: Spot) -> str | None:
    """Read what is to stay said as an item is read; None, and a problem, if nobody can say that."""
    registry = item.registry
    if key == "count":
        told = next(figure_in(item, value, at), None)
        return _written(told["object"], told["figure"], registry) if told else None
    if key == "happened":
        span = registry.span(value, at, key)
        return span.text if span else None
    role, _, name = value.rpartition(": ") if key == "actors" else ("", "", value)
    if (
        role
        and registry.concept(role, ("role",), item.spot(key, role, key=True), "the role") is None
    ):
        return None
    kinds, schemes = TARGETS.get(key, ()), SCHEME_OF.get(key, ())
    there = registry.named.get(name) in kinds or registry.find_concept(name, schemes)
    if key not in _NAMED or there:
        return value
    known = [each for each, kind in registry.named.items() if kind in kinds]
    # What nothing is like may have been removed with its claim: that is told.
    if not nearest(name, [*known, *registry.concept_ids(schemes)]):
        return value
    return value if target_in(item, key, name, at) is not None else None


def _written(thing: Object, figure: Figure | None, registry: Registry, role: str = "") -> str:
    """Write what a claim points at as expected.yaml does."""
    if figure:
        number = _SIGNS[figure.bound].format(thing, figure.upto)
        whole = f" of {figure.total}" if figure.total is not None else ""
        return f"{number}{whole} {registry.short(figure.counted)}"
    told = registry.short(thing) if isinstance(thing, str) else str(thing)
    if isinstance(thing, Words | Span):
        told = thing.text
    return f"{registry.short(role)}: {told}" if role else told


def _statements(stays: ExpectedForm) -> Iterator[tuple[str, str, tuple[str | int, ...]]]:
    for field, info in ExpectedForm.model_fields.items():
        key = info.alias or field
        written = getattr(stays, field)
        if key in ("about", "put-as", "voice", "source") or not written:
            continue
        if key == "actors":
            for role, names in written.items():
                for number, name in enumerate(names):
                    yield key, f"{role}: {name}", (key, role, number)
        else:
            for number, value in enumerate(written):
                yield key, value, (key, number)
