"""Read a whole dossier folder: every file, every mistake, one model."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from backstory.dates.edtf import Span
from backstory.dossier import forms
from backstory.dossier.claims import Draft, claims_of
from backstory.dossier.editorial import disagreements_in, gaps_in, links_in
from backstory.dossier.expected import unmet
from backstory.dossier.faults import check_form
from backstory.dossier.links import linked
from backstory.dossier.marks import MAX_FILE_BYTES, Marked, read_marked
from backstory.dossier.registry import Registry
from backstory.errors import CouldNotRun, DossierError, Problem, Severity, Spot
from backstory.model.nouns import Claim, Dossier, Source, Words

__all__ = ["Reading", "held_texts", "read", "read_all"]

_NAMES = (
    ("events", "event"),
    ("actors", "actor"),
    ("places", "place"),
    ("instruments", "instrument"),
)
_OPTIONAL = frozenset(
    {"actors", "places", "instruments", "concepts", "disagreements", "expected", "gaps", "links"}
)

Progress = Callable[[int, int], None]
"""Called with files read and files in all."""


@dataclass(slots=True)
class Reading:
    """What reading gave: the dossier, unless a mistake stands in the way, and every problem."""

    dossier: Dossier | None
    problems: list[Problem] = field(default_factory=list)

    @property
    def worst(self) -> Severity:
        """The gravest severity found; NOTE when there is none."""
        return max((problem.severity for problem in self.problems), default=Severity.NOTE)


def read(folder: Path | str, texts: Path | None = None) -> Dossier:
    """
    Read a dossier that is expected to be well.

    Raises:
        DossierError: With every problem found.
        CouldNotRun: The folder is not there or may not be read.
    """
    found = read_all(Path(folder), texts)
    if found.dossier is None or found.worst == Severity.PROBLEM:
        raise DossierError(p for p in found.problems if p.severity == Severity.PROBLEM)
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
    paths = _files(folder)
    where = texts or folder / "texts"
    held = held_texts(where)
    stems = {path.stem for path in where.rglob("*")} if where.is_dir() else set()
    problems: list[Problem] = []
    registry = Registry(folder.resolve().name, problems)
    marked, filled = _fill(folder, paths, problems, progress)
    registry.broken = _broken_ids(marked, filled)
    if "concepts" in filled:
        registry.take_concepts(marked["concepts"], filled["concepts"].root)
    for name, kind in _NAMES:
        if name in filled:
            registry.take_names(kind, marked[name], filled[name].root)
    sources: dict[str, Source] = {}
    drafts: list[Draft] = []
    source_keys = [key for key in marked if key.startswith("sources/")]
    for key in source_keys:
        registry.declare(key.removeprefix("sources/"), "source", Spot(marked[key].file))
    for key in source_keys:
        if key not in filled:
            continue
        name, form = key.removeprefix("sources/"), filled[key]
        sources[name] = _source(marked[key], form, name, registry)
        text = held.get(form.sha256) if form.sha256 else None
        if form.sha256 and text is None and name in stems:
            what = f"the text held for `{name}` is not the one with this SHA-256"
            mend = "if the text is right, `sha256sum` gives its sum; else put the right text back"
            registry.note(marked[key].spot(("sha256",)), "D034", what, mend)
        drafts += claims_of(marked[key], form, name, registry, text)
    claims = linked(drafts, registry)
    disagreements = disagreements_in(marked, filled, claims, registry)
    links = links_in(marked, filled, claims, registry)
    gaps = gaps_in(marked, filled, registry)
    _check_days(sources, claims, filled, registry)
    _check_pins(registry)
    problems.sort()
    if any(problem.severity == Severity.PROBLEM for problem in problems) or "dossier" not in filled:
        return Reading(None, problems)
    head: forms.DossierForm = filled["dossier"]
    dossier = Dossier(
        id=registry.dossier,
        titles=head.title.model_dump(),
        descriptions=head.description.model_dump(),
        languages=tuple(sorted(head.languages)),
        focus=head.focus,
        as_known_on=head.as_known_on,
        licence=head.licence,
        notes=head.editors_note.model_dump() if head.editors_note else {},
        expect={key: int(value) for key, value in (head.expect or {}).items()},
        events=dict(sorted(registry.events.items())),
        actors=dict(sorted(registry.actors.items())),
        places=dict(sorted(registry.places.items())),
        instruments=dict(sorted(registry.instruments.items())),
        concepts=dict(sorted(registry.concepts.items())),
        sources=dict(sorted(sources.items())),
        claims=claims,
        disagreements=disagreements,
        links=links,
        gaps=gaps,
        publisher=head.publisher or "",
        contact=head.contact or "",
        base=head.base or "",
        repository=head.repository or "",
        page=head.page or "",
        reviewed=dict(head.reviewed or {}),
    )
    _expectations(dossier, marked["dossier"], problems)
    _focus(dossier, marked["dossier"], problems)
    if "expected" in filled:
        problems += unmet(filled["expected"], marked["expected"], claims.values(), registry)
    return Reading(dossier, sorted(problems))


def _files(folder: Path) -> dict[str, Path]:
    """List a dossier's files by key (`events`, `sources/NAME`), sorted."""
    if not folder.is_dir():
        raise CouldNotRun(
            f"{folder} is not a folder. A dossier is a folder with a dossier.yaml in it."
        )
    try:
        found = {name: folder / f"{name}.yaml" for name in forms.FILES if name != "source"}
        listed = (
            sorted((folder / "sources").glob("*.yaml")) if (folder / "sources").is_dir() else []
        )
        list(folder.iterdir())
    except OSError as why:
        raise CouldNotRun(f"{folder} cannot be read: {(why.strerror or '').lower()}.") from None
    return found | {f"sources/{path.stem}": path for path in listed}


def _fill(
    folder: Path, paths: Mapping[str, Path], problems: list[Problem], progress: Progress | None
) -> tuple[dict[str, Marked], dict[str, Any]]:
    marked: dict[str, Marked] = {}
    filled: dict[str, Any] = {}
    for number, (key, path) in enumerate(paths.items(), 1):
        shown = str(path)
        if key in forms.FILES and not path.exists():
            if key not in _OPTIONAL:
                what = f"the dossier has no {path.name}"
                problems.append(
                    Problem(Spot(shown), "D056", what, "`backstory new NAME` writes one")
                )
            continue
        found = marked[key] = read_marked(path, shown)
        form = check_form(found, forms.FILES.get(key, forms.SourceForm))
        problems += found.problems
        if form is not None:
            filled[key] = form
        if progress:
            progress(number, len(paths))
    if not any(key.startswith("sources/") for key in paths):
        at = Spot(str(folder / "sources"))
        problems.append(Problem(at, "D056", "the dossier has no sources", "`backstory add source`"))
    return marked, filled


def _broken_ids(marked: Mapping[str, Marked], filled: Mapping[str, Any]) -> set[str]:
    """Collect the ids of files whose form is not right, so that one slip is told once."""
    found: set[str] = set()
    for key, page in marked.items():
        if key in filled or not isinstance(page.value, dict):
            continue
        if key.startswith("sources/"):
            items = page.value.get("says")
            for item in items if isinstance(items, list) else ():
                if isinstance(item, dict) and isinstance(item.get("id"), str):
                    found.add(item["id"])
        elif key == "concepts":
            found.update(
                n for names in page.value.values() if isinstance(names, dict) for n in names
            )
        else:
            found.update(page.value)
    return found


def held_texts(folder: Path) -> dict[str, str]:
    """Read the texts somebody holds, by the SHA-256 of their bytes; others are passed by."""
    found: dict[str, str] = {}
    if not folder.is_dir():
        return found
    for path in sorted(folder.rglob("*")):
        try:
            if path.is_file() and path.stat().st_size <= MAX_FILE_BYTES:
                raw = path.read_bytes()
                found[hashlib.sha256(raw).hexdigest()] = raw.decode("utf-8")
        except (OSError, UnicodeDecodeError):
            continue
    return found


def _source(marked: Marked, form: forms.SourceForm, name: str, registry: Registry) -> Source:
    def ref(value: str, scheme: str, *path: str | int) -> str:
        return registry.concept(value, (scheme,), marked.spot(path), f"`{path[0]}`") or ""

    issued = registry.span(form.issued, marked.spot(("issued",)), "issued") if form.issued else None
    held = bool(form.copy_of) and registry.named.get(form.copy_of or "") == "source"
    if held and form.copy_of == name:
        at = marked.spot(("copy-of",))
        registry.note(at, "D047", "a source cannot be a copy of itself", "name the text it carries")
    if not form.title and not form.lead:
        what = f"`{name}` has no title"
        mend = "add `title: …` as it stands there; `lead: true` if it only points at something"
        registry.note(Spot(marked.file), "D010", what, mend)
    url = form.url or ""
    is_link = form.link != "no" and _is_web(url)
    copied = form.copy_of or ""
    publisher, unnamed = registry.publisher(form.publisher)
    return Source(
        iri=registry.iri(name),
        title=Words(form.title or name, form.language),
        kind=ref(form.kind, "source-kind", "kind"),
        publisher=publisher,
        unnamed=unnamed,
        issued=issued,
        issued_inferred=form.inferred == "issued",
        url=url if is_link else "",
        address="" if is_link else url,
        reading=form.read,
        sha256=form.sha256 or "",
        copy_of=registry.iri(copied) if held else copied,
        copy_is_held=held,
        cautions=tuple(
            sorted({ref(c, "caution", "caution", i) for i, c in enumerate(form.caution or ())})
        ),
        short=form.short.model_dump() if form.short else {},
        lead=bool(form.lead),
        archived=form.archived or "",
        notes=tuple(sorted(set(form.row or ()))),
        at=Spot(marked.file),
    )


def _is_web(url: str) -> bool:
    """Tell whether an address may become a link: http or https, with nothing an IRI forbids."""
    return url.startswith(("http://", "https://")) and not any(c in url for c in ' <>"{}|\\^`\n')


MAX_PINS = 12
"""Events that a dossier may pin: more than a dozen is no choice."""


def _check_pins(registry: Registry) -> None:
    pinned = [event for event in registry.events.values() if event.pin]
    for event in pinned[MAX_PINS:]:
        what = f"{len(pinned)} events are pinned, `{event.id}` among them; {MAX_PINS} is the most"
        mend = "pin only what a newcomer must see: remove `pin:` from some, this or others"
        registry.note(event.at, "D063", what, mend)


def _check_days(
    sources: Mapping[str, Source],
    claims: Mapping[str, Claim],
    filled: Mapping[str, Any],
    registry: Registry,
) -> None:
    """Nothing may be said later than the day the dossier is known on."""
    if "dossier" not in filled:
        return
    known_on: str = filled["dossier"].as_known_on
    try:
        last = Span.parse(known_on).latest_end
    except ValueError:
        return
    told: list[tuple[Span | None, Spot, str]] = [
        (s.issued, s.at, "issued") for s in sources.values()
    ]
    told += [(claim.said, claim.at, "said") for claim in claims.values()]
    for span, at, key in told:
        if (
            span
            and span.earliest_begin is not None
            and last is not None
            and span.earliest_begin > last
        ):
            what = f"`{key}: {span}` is later than {known_on}, the day the dossier is known on"
            registry.note(at, "D023", what, "leave it out, or move `as-known-on` in dossier.yaml")


def _expectations(dossier: Dossier, page: Marked, problems: list[Problem]) -> None:
    for key, least in dossier.expect.items():
        has = len(getattr(dossier, key))
        if has < least:
            what = f"the dossier expects at least {least} {key} of itself and has {has}"
            problems.append(
                Problem(page.spot(("expect", key)), "D055", what, "add them, or lower it")
            )


def _focus(dossier: Dossier, page: Marked, problems: list[Problem]) -> None:
    if dossier.focus not in dossier.events:
        what = f"the focus '{dossier.focus}' is not an event"
        problems.append(Problem(page.spot(("focus",)), "D020", what, "name one of events.yaml"))
