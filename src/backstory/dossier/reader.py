"""Read a whole dossier folder: every file, every mistake, one model."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from backstory.calls import door
from backstory.dossier import forms
from backstory.dossier.absent import actors_once
from backstory.dossier.again import as_written
from backstory.dossier.claims import Draft, claims_of
from backstory.dossier.doubles import hold_doubles
from backstory.dossier.editorial import (
    corrections_in,
    disagreements_in,
    gaps_in,
    links_in,
)
from backstory.dossier.expected import unmet
from backstory.dossier.faults import check_form
from backstory.dossier.folder import (
    dossier_id,
    files_below,
    files_of,
    held_texts,
    source_id,
    unread,
)
from backstory.dossier.heads import dossier_of, hold_copies, hold_head, source_of
from backstory.dossier.languages import fill_in, in_its_languages, languages_of, one_for_all
from backstory.dossier.links import linked
from backstory.dossier.marks import Marked, read_marked
from backstory.dossier.misnamed import offer_bearers
from backstory.dossier.named import take_concepts, take_names
from backstory.dossier.reading import Reading, signed_in
from backstory.dossier.registry import Registry
from backstory.dossier.salvage import FILLED_IN, ids_lost, words_in
from backstory.dossier.shorthand import write_out
from backstory.dossier.strays import strays_of, with_missed
from backstory.dossier.tongues import hold_tongues
from backstory.dossier.whole import check_days, check_pins, expectations, focus_of, hold_years
from backstory.errors import CouldNotRun, DossierError, Problem, Severity, Spot, in_order
from backstory.files import is_there
from backstory.model.nouns import Dossier, Source

__all__ = ["Reading", "held_texts", "read", "read_all"]

_NAMES = (
    ("events", "event"),
    ("actors", "actor"),
    ("places", "place"),
    ("instruments", "instrument"),
)
_OPTIONAL = frozenset(
    ("actors", "concepts", "corrections", "disagreements", "expected", "gaps", "instruments",
     "links", "places")
)  # fmt: skip

_UNKNOWN: Final = "und"
"""The language of a source that states none, where that of the dossier cannot be read."""
_HEAD: Final = frozenset(
    field.alias or name for name, field in forms.SourceForm.model_fields.items()
)
"""Keys at the head of a source: they are no ids."""
_KINDS = dict(_NAMES) | {"concepts": "concept"}
_MISSPELT: Final = frozenset({"D014", "D020", "D045", "D048"})
_OFFERED: Final = re.compile(r"(?:did you mean|^write) `([a-z0-9-]+)`|: ([a-z0-9-]+)$")
"""The id that is offered in place of a misspelt one."""
_MADE: Final = 2
"""Claims that an item makes for each of its words, at most."""

Progress = Callable[[int, int], None]
"""Called with files read and files in all."""


@door
def read(folder: Path | str, texts: Path | str | None = None) -> Dossier:
    """
    Read a dossier that is expected to be well.

    Raises:
        DossierError: With every problem found.
        CouldNotRun: The folder is not there or may not be read.

    >>> dossier = read("seeds/spain-amnesty-1977")
    >>> dossier.titles["en"], len(dossier.sources)
    ("Spain's amnesty of 1977", 12)
    """
    found = read_all(Path(folder), None if texts is None else Path(texts))
    if found.dossier is None or found.worst == Severity.PROBLEM:
        raise DossierError(
            (p for p in found.problems if p.severity == Severity.PROBLEM), found.following
        )
    return found.dossier


def read_all(folder: Path, texts: Path | None = None, progress: Progress | None = None) -> Reading:
    """
    Read every file of a dossier and collect every mistake in one run.

    Args:
        folder: The dossier's folder, with dossier.yaml in it.
        texts: A folder of held texts to hold places and words against, found by their SHA-256;
            `texts/` in the dossier if there is one.
        progress: Called after each file.
    """
    paths = files_of(folder)
    if texts is not None and not (is_there(texts) and texts.is_dir()):
        raise CouldNotRun(f"{texts} is not a folder: name the folder of the texts that are held.")
    problems = unread(folder, paths)
    registry = Registry(dossier_id(folder, problems), problems)
    registry.strays = strays_of(problems)
    for stray in registry.strays:
        if stray.missed:
            registry.doubted |= stray.words
    marked, filled = _fill(folder, paths, registry, progress)
    if "dossier" in filled:
        registry.base = filled["dossier"].base or ""
    if "concepts" in filled:
        take_concepts(registry, marked["concepts"], filled["concepts"].root)
    for name, kind in _NAMES:
        if name in filled:
            take_names(registry, kind, marked[name], filled[name].root)
    offer_bearers(marked.values(), registry)
    sources, drafts = _sources(paths, marked, filled, registry, texts or folder / "texts")
    hold_copies(sources, marked, registry)
    claims = linked(drafts, registry)
    disagreements = disagreements_in(marked, filled, claims, registry)
    links = links_in(marked, filled, claims, registry)
    gaps = gaps_in(marked, filled, registry)
    corrections = corrections_in(marked, filled, registry)
    form: forms.DossierForm = filled.get("dossier") or forms.DossierForm.model_validate(
        FILLED_IN[forms.DossierForm]
    )
    # What lost a key says less than was written, but what it says is held to the same.
    said = [*claims.values(), *(draft.claim for draft in drafts if draft.partial)]
    check_days(sources, said, form.as_known_on, marked, registry)
    hold_years(sources, said, marked, registry)
    check_pins(registry)
    if "dossier" in filled:
        hold_head(registry, form, marked["dossier"])
    hold_doubles(registry, said)
    told = dossier_of(
        folder, form, registry, sources=dict(sorted(sources.items())), claims=claims,
        disagreements=disagreements, links=links, gaps=gaps, corrections=corrections,
    )  # fmt: skip
    reading = _told(in_its_languages(told), marked, filled, registry)
    return actors_once(reading, paths["actors"])


def _told(
    dossier: Dossier, marked: Mapping[str, Marked], filled: Mapping[str, Any], registry: Registry
) -> Reading:
    """Give what was read, with what the whole of it is expected to hold."""
    problems = registry.problems
    if "dossier" in filled and ("focus",) not in _faulty(marked["dossier"]):
        problems += focus_of(dossier, marked["dossier"], registry)
    late: list[Problem] = []
    if "expected" in filled:
        registry.doubted |= set(_meant(problems))
        late = unmet(filled["expected"], marked["expected"], dossier.claims.values(), registry)
    _miss_claims(dossier, marked, filled, registry)
    problems = with_missed(problems, registry.strays)
    well = "dossier" in filled and all(p.severity != Severity.PROBLEM for p in problems)
    doubted = registry.doubted | registry.broken | registry.named.keys() & set(_meant(problems))
    # That nobody speaks of anything follows from a source of which nothing can be read.
    if not dossier.sources or "claim" in registry.lost:
        doubted |= set(registry.named)
    if "dossier" in filled:
        told = every = expectations(dossier, marked["dossier"])
        if not well:  # some of what is expected was passed by
            lost = _MADE * len(doubted)
            told = expectations(dossier, marked["dossier"], lost, marked)
            told = [] if registry.lost else told
        registry.following += len(every) - len(told)
        late = told + late
    known = {*registry.named, *registry.broken, *map("-".join, registry.concepts)}
    seconds = registry.stand_ins
    return Reading(
        dossier if well else None,
        # What each of several claims of one item suffers from is one mistake.
        in_order({as_written(problem, seconds) for problem in (*problems, *late)}),
        None if well else dossier,
        registry.following,
        frozenset() if well else frozenset(doubted & known).union(seconds),
        signed_in(marked, problems, dossier, seconds),
        seconds,
        not doubted.isdisjoint(("instrument", "within")),
        frozenset(registry.undated),
        sources_are_doubted=any(
            key.startswith("sources/") and (key not in filled or "read" in page.broken)
            for key, page in marked.items()
        )
        or any(stray.missed and stray.says for stray in registry.strays),
        signs_are_lost="disagreements" in marked
        and not isinstance(marked["disagreements"].value, dict),
        strays=registry.strays,
    )


def _miss_claims(
    dossier: Dossier, marked: Mapping[str, Marked], filled: Mapping[str, Any], registry: Registry
) -> None:
    """Note that a source which nobody reads is missed where the dossier expects more claims."""
    says = [stray for stray in registry.strays if stray.says]
    if says and "dossier" in filled and expectations(dossier, marked["dossier"]):
        for stray in says:
            stray.missed = True
            registry.doubted |= stray.words


def _meant(problems: Iterable[Problem]) -> Iterator[str]:
    """Give the ids that were meant by misspelt ones: what is missed of these follows from that."""
    for problem in problems:
        if problem.code in _MISSPELT and (found := _OFFERED.search(problem.mend)):
            yield found[1] or found[2]


def _faulty(page: Marked) -> set[tuple[str, ...]]:
    """Give the keys of the first floor that were dropped from a file."""
    return {(name,) for name in page.broken}


def _sources(
    paths: Mapping[str, Path],
    marked: Mapping[str, Marked],
    filled: Mapping[str, Any],
    registry: Registry,
    where: Path,
) -> tuple[dict[str, Source], list[Draft]]:
    """Read every source, and its items as drafts of claims."""
    held = held_texts(where)
    stems = {path.stem for path in files_below(where)}
    sources: dict[str, Source] = {}
    drafts: list[Draft] = []
    names = {
        key: source_id(paths[key], registry.problems)
        for key in marked
        if key.startswith("sources/")
    }
    for key, name in names.items():
        names[key] = registry.take(name, "source", Spot(marked[key].file))
    first: dict[str, str] = {}
    for key in sorted(names, key=len):  # a copy has the longer name
        first.setdefault(marked[key].text, marked[key].file)
    for key, name in names.items():
        same = first[marked[key].text]
        if key in filled and same != marked[key].file:  # all that it says is told by that
            at, what = Spot(marked[key].file), f"the file is a copy of {same}, word for word"
            registry.note(at, "D053", what, "remove one of the two")
        if key not in filled or same != marked[key].file:
            continue
        form = filled[key]
        sources[name] = source_of(marked[key], form, name, registry)
        text = held.get(form.sha256) if form.sha256 else None
        if form.sha256 and text is None and name in stems:
            what = f"the text held for `{name}` is not the one with this SHA-256"
            mend = "if the text is right, `sha256sum` gives its sum; else put the right text back"
            registry.note(marked[key].spot(("sha256",)), "D034", what, mend)
        drafts += claims_of(marked[key], form, name, registry, text)
    return sources, drafts


def _fill(
    folder: Path, paths: Mapping[str, Path], registry: Registry, progress: Progress | None
) -> tuple[dict[str, Marked], dict[str, Any]]:
    """Hold every file against its form; what cannot be used of it is known as lost or broken."""
    problems = registry.problems
    marked: dict[str, Marked] = {}
    filled: dict[str, Any] = {}
    missed = {p.mend for p in problems if p.code == "D066" and p.severity == Severity.PROBLEM}
    for number, (key, path) in enumerate(paths.items(), 1):
        shown = str(path)
        if key in forms.FILES and not path.exists() and not path.is_symlink():
            if f"name it `{path.name}`" in missed:
                registry.lost.add(_KINDS.get(key, key))
            elif key not in _OPTIONAL:
                what = f"the dossier has no {path.name}"
                mend = "`backstory new NAME` writes one"
                problems.append(Problem(Spot(shown), "D056", what, mend))
                registry.lost.add(_KINDS.get(key, key))
            continue
        found = marked[key] = read_marked(path, shown)
        if key == "dossier":
            registry.languages = languages_of(found.value)
        if len(registry.languages) > 1:
            hold_tongues(found)
        fill_in(found, registry.languages, marked["dossier"].value if "dossier" in marked else None)
        if key.startswith("sources/"):
            language = getattr(filled.get("dossier"), "language", None) or ""
            if not language and _has_language(marked.get("dossier")):
                language = _UNKNOWN
            write_out(found, language)
        form = check_form(found, forms.FILES.get(key, forms.SourceForm))
        if form is not None:
            filled[key] = form
        _note_lost(key, found, registry, whole=form is not None)
        if progress:
            progress(number, len(paths))
    one_for_all(registry, str(paths["dossier"]))
    if not any(key.startswith("sources/") for key in paths):
        at = Spot(str(folder / "sources"))
        if (folder / "sources").is_file():
            what = "`sources` is a file, and not a folder"
            problems.append(Problem(at, "D056", what, "make a folder of it, with a file a source"))
        elif "name it `sources`" not in missed:
            problems.append(
                Problem(at, "D056", "the dossier has no sources", "`backstory add source`")
            )
        registry.lost.add("claim")
    return marked, filled


def _has_language(head: Marked | None) -> bool:
    """Tell whether a dossier may state a language that could not be used."""
    if head is None or not isinstance(head.value, dict):
        return True
    parts = [*head.cut, *head.value]
    return ("language",) in head.meant or any(re.search(r"\blanguage\b", part) for part in parts)


def _note_lost(key: str, found: Marked, registry: Registry, *, whole: bool) -> None:
    """Take over what a file has of mistakes, and know what of it cannot be used."""
    registry.problems += found.problems
    registry.following += found.following
    registry.stand_ins.update(found.stand_ins)
    registry.blotted.update((found.file, row) for row in found.blotted)
    if any(problem.severity == Severity.PROBLEM for problem in found.problems):
        registry.doubted |= found.doubted
        registry.doubted.add(key.removeprefix("sources/"))
        if key != "dossier":
            registry.broken |= found.broken - _HEAD
    for part in found.cut:
        ids = ids_lost(key, part, whole=False)
        registry.broken |= ids
        if not ids and not key.startswith("sources/"):
            registry.lost.add(_KINDS.get(key, key))
        registry.doubted.update(words_in(part))
    if whole:
        return
    if found.text and (found.cut or isinstance(found.value, dict)):
        registry.broken |= ids_lost(key, found.text)
        registry.doubted.update(words_in(found.text))
    else:
        registry.lost.add(_KINDS.get(key, "claim" if "/" in key else key))
