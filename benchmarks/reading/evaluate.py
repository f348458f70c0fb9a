"""
Score the reading of articles against keys, beside three baselines, and print the table.

    python benchmarks/reading/evaluate.py [--misses] [--only NAME,NAME…] [FOLDER …]

The texts of `tests/read/texts` and of the folders here are read, each against its dossier; with
`--only` those of the folders of these names alone. A FOLDER holds texts with marks, or beside keys
as JSON; `canon.tsv` turns their ids into the dossier's.
Only what the dossier holds counts, and the last row tells how many keys name what it does not hold;
what a key leaves open is left out on both sides.

The baselines: the index of names alone; kind and year (the one event of a kind in the year that
the sentence tells); TF-IDF of the gists (the event whose gists are most like the sentence).
"""

from __future__ import annotations

import math
import sys
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from keyed import Keyed, from_json, held, marked  # noqa: E402
from scored import Link, Scores, read_links, score  # noqa: E402

from backstory import load  # noqa: E402
from backstory.read.clues import clues_in  # noqa: E402
from backstory.read.known import Known  # noqa: E402
from backstory.read.lexicon import lexicon  # noqa: E402
from backstory.read.thing import stem  # noqa: E402
from backstory.read.tokens import tokens_of  # noqa: E402
from backstory.text import normalise  # noqa: E402
from backstory.vocabulary import id_of  # noqa: E402


def names_links(text: Keyed, known: Known) -> list[Link]:
    """Link by the index of names alone."""
    kinds = {"person": "actor", "body": "actor", "group": "actor"}
    found: list[Link] = []
    for mention in known.record.index.mentions(text.text):
        one = next((n for n in mention.names if n.kind != "concept"), None)
        if one is not None:
            found.append((mention.start, mention.end, kinds.get(one.kind, one.kind), id_of(one.id)))
    return found


def year_links(text: Keyed, known: Known) -> list[Link]:
    """Link a trigger with the one event of its kinds in a year that the sentence tells."""
    lex = lexicon(text.lang)
    tokens = tokens_of(text.text, lex.sets["abbreviations"])
    found: list[Link] = []
    for clue in clues_in(tokens, lex):
        first, after = tokens.sentences[clue.sentence]
        years = {w for w in tokens.words[first:after] if len(w) == 4 and w.isdigit()}
        fitting = [
            e for e in known.events.values()
            if set(e.kinds[:2]) & set(clue.kinds) and e.span and str(e.span)[:4] in years
        ]  # fmt: skip
        if len(fitting) == 1:
            found.append((*tokens.span(clue.first, clue.after), "event", fitting[0].thing.id))
    return found


def gist_links(text: Keyed, known: Known) -> list[Link]:
    """Link each sentence with the event whose gists are most like it, by TF-IDF and the cosine."""
    vectors, idf = _gists(known)
    lex = lexicon(text.lang)
    tokens = tokens_of(text.text, lex.sets["abbreviations"])
    found: list[Link] = []
    for first, after in tokens.sentences:
        counts = Counter(stem(word) for word in tokens.words[first:after])
        own = {word: n * idf.get(word, 0.0) for word, n in counts.items()}
        size = math.sqrt(sum(v * v for v in own.values())) or 1.0
        best = max(
            ((sum(own.get(w, 0.0) * v for w, v in vector.items()) / size, iri)
             for iri, vector in vectors.items()), default=(0.0, ""),
        )  # fmt: skip
        if best[0] > 0.25:
            found.append((*tokens.span(first, after), "event", id_of(best[1])))
    return found


_GISTS: dict[int, tuple[dict[str, dict[str, float]], dict[str, float]]] = {}


def _gists(known: Known):
    if id(known) in _GISTS:
        return _GISTS[id(known)]
    texts: defaultdict[str, list[str]] = defaultdict(list)
    for claim in known.record.claims.values():
        if claim.subject in known.events:
            texts[claim.subject] += claim.gist.values()
    for iri, event in known.events.items():
        texts[iri] += event.thing.texts
    counts = {iri: Counter(stem(w) for t in all_ for w in normalise(t).split())
              for iri, all_ in texts.items()}  # fmt: skip
    of = Counter(word for one in counts.values() for word in one)
    idf = {word: math.log(len(counts) / n) for word, n in of.items()}
    vectors = {}
    for iri, one in counts.items():
        vector = {word: n * idf[word] for word, n in one.items()}
        size = math.sqrt(sum(v * v for v in vector.values())) or 1.0
        vectors[iri] = {word: v / size for word, v in vector.items()}
    _GISTS[id(known)] = vectors, idf
    return _GISTS[id(known)]


def evaluate(texts: list[Keyed]) -> dict[str, Scores]:
    """Score every way of reading on some texts."""
    graphs, knowns = {}, {}
    for name in {text.dossier for text in texts}:
        graphs[name] = load(ROOT / "graph" / f"{name}.ttl")
        knowns[name] = Known(graphs[name].record)
    ways: dict[str, Callable[[Keyed, Scores], list[Link]]] = {
        "this": lambda text, scores: read_links(text, graphs[text.dossier], scores),
        "names": lambda text, scores: names_links(text, knowns[text.dossier]),
        "kind, year": lambda text, scores: year_links(text, knowns[text.dossier]),
        "gists": lambda text, scores: gist_links(text, knowns[text.dossier]),
    }
    found = {}
    for way, read in ways.items():
        scores = found[way] = Scores()
        for text in texts:
            ids = {thing.id for thing in knowns[text.dossier].things.values()}
            kept = held(text, ids)
            scores.not_held += 0 if text.abroad else _emptied(text, kept)
            score(kept, read(text, scores), scores)
    return found


def _emptied(text: Keyed, kept: Keyed) -> int:
    """Count the keys of which a dossier holds nothing that is right."""
    return sum(bool(one.values) > bool(left.values)
               for one, left in zip(text.keys, kept.keys, strict=True))  # fmt: skip


def table(found: dict[str, Scores]) -> str:
    """Print the table of the issue."""
    lines = ["| | " + " | ".join(found) + " |", "|---|" + "---|" * len(found)]

    def row(name: str, value: Callable[[Scores], str]) -> None:
        lines.append(f"| {name} | " + " | ".join(value(scores) for scores in found.values()) + " |")

    row("events: precision", lambda s: f"{s.by['event'].precision:.2f}")
    row("events: recall of mentions", lambda s: f"{s.by['event'].recall:.2f}")
    row("events: F1 of mentions", lambda s: f"{s.by['event'].f1:.2f}")
    row("events: F1 of the ids of a text", lambda s: f"{s.ids.f1:.2f}")
    for sort in ("actor", "place", "instrument", "date", "figure"):
        row(f"{sort}s: F1", lambda s, sort=sort: f"{s.by[sort].f1:.2f}")
    row(
        "figures: thing counted and voice too",
        lambda s: f"{s.things['right']} of {sum(s.things.values())}",
    )
    row("main event right", lambda s: f"{s.main['right']} of {s.main['right'] + s.main['wrong']}")
    row(
        "certain of it / and wrong",
        lambda s: f"{s.main['certain']} / {s.main['certain and wrong']}",
    )
    row("posts: holder right", lambda s: f"{s.holders['right']} of {sum(s.holders.values())}")
    row("links from texts about other countries", lambda s: f"{s.abroad} in {s.abroad_texts} texts")
    row("keys left out: the dossier does not hold them", lambda s: str(s.not_held))
    return "\n".join(lines)


def posts() -> str:
    """Tell of how many mentions of offices the right person on the day was found."""
    graph = load(ROOT / "graph" / "venezuela-amnesties.ttl")
    right, missed = 0, []
    rows = [line.split("\t") for line in (HERE / "posts.tsv").read_text("utf-8").splitlines()
            if not line.startswith("#")]  # fmt: skip
    for lang, day, text, post, holder in rows:
        found = [(id_of(one.iri), id_of(dict(one.evidence).get("holder", "")) or "-")
                 for one in graph.read(text, date=day, lang=lang).linked.posts]  # fmt: skip
        good = found == ([] if post == "-" else [(post, holder)])
        right += good
        missed += [] if good else [f"{day} {text} {post} {holder}: {found}"]
    told = f"offices, right person on the day: {right} of {len(rows)}"
    return "\n".join([told, *missed])


def main(arguments: list[str]) -> None:
    """Print a table for each set of texts."""
    own = [ROOT / "tests/read/texts", *sorted(path for path in HERE.iterdir() if path.is_dir())]
    if "--only" in arguments:
        at = arguments.index("--only")
        names = {*"".join(arguments[at + 1 : at + 2]).split(",")}
        if unknown := names - {path.name for path in own}:
            sys.exit(f"no folder of texts is called {', '.join(sorted(unknown)) or 'so'}")
        own = [path for path in own if path.name in names]
        arguments = arguments[:at] + arguments[at + 2 :]
    else:
        print(posts())
    folders = [Path(one) for one in arguments if not one.startswith("--")]
    sets = {
        str(folder.relative_to(ROOT)): [marked(path) for path in texts]
        for folder in own if (texts := sorted(folder.glob("*.txt")))
    }  # fmt: skip
    for folder in folders:
        sets[folder.name] = list(from_json(folder, HERE / "canon.tsv")) or [
            marked(path) for path in sorted(folder.glob("*.txt"))
        ]
    for name, texts in sets.items():
        found = evaluate(texts)
        print(f"\n{name}: {len(texts)} texts\n\n{table(found)}")
        if "--misses" in arguments:
            print("\n".join(found["this"].misses))


if __name__ == "__main__":
    main(sys.argv[1:])
