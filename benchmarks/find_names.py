"""
Compare finding a name among 100,000 here, in Oxigraph and in RDFLib, in one run.

The rivals are what a user would write: `CONTAINS(LCASE(?label), …)` over every label, and RDFLib's
`regex`. They forgive neither accents nor a slip; the last rows are what only the index answers.

Usage: python benchmarks/find_names.py [--names 100000] [--runs 5]
"""

import random
import statistics
import time
from collections.abc import Callable

import click
import pyoxigraph
import rdflib

from backstory.model.names import Index, normalise

LABEL = "http://www.w3.org/2004/02/skos/core#prefLabel"
CONTAINS = f'SELECT ?s {{ ?s <{LABEL}> ?name FILTER(CONTAINS(LCASE(?name), "%s")) }} LIMIT 10'
REGEX = f'SELECT ?s {{ ?s <{LABEL}> ?name FILTER(regex(?name, "%s", "i")) }} LIMIT 10'
SEED = 20260130


def names(count: int) -> list[str]:
    """Make so many different names of one to four words, the same on every run."""
    chance = random.Random(SEED)
    syllables = [c + v for c in "bcdfglmnprstvz" for v in ("a", "e", "i", "o", "u", "á", "ó", "an")]
    stock = ["".join(chance.choices(syllables, k=chance.randint(2, 4))) for _ in range(20_000)]
    light = ["Ley de", "Decreto de", "Sentencia contra", "Acuerdo de", "", "", "", ""]
    made: dict[str, None] = {}
    while len(made) < count:
        words = " ".join(chance.choices(stock, k=chance.randint(1, 3))).title()
        made[f"{chance.choice(light)} {words}".strip()] = None
    return list(made)


def median_ms(runs: int, search: Callable[[str], object], queries: list[str]) -> float:
    """Time each query so many times; give the median, in milliseconds."""
    times: list[float] = []
    for query in queries:
        for _ in range(runs):
            began = time.perf_counter()
            search(query)
            times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times)


@click.command()
@click.option("--names", "count", default=100_000, show_default=True, help="Names to search.")
@click.option("--runs", default=5, show_default=True, help="Runs of each query; the median counts.")
def main(count: int, runs: int) -> None:
    """Print one line a rival and one a kind of query."""
    made = names(count)
    began = time.perf_counter()
    index = Index((f"n{place}", name, "es", "event") for place, name in enumerate(made))
    grown = time.perf_counter() - began
    began = time.perf_counter()
    index.search("zzzzzz")  # the shortlist of slips is made when first needed
    shortlist = time.perf_counter() - began

    chance = random.Random(SEED + 1)
    picked = chance.sample(made, 20)
    words = [normalise(name) for name in picked if name.isascii()]
    store, graph = pyoxigraph.Store(), rdflib.Graph()
    store.extend(
        pyoxigraph.Quad(
            pyoxigraph.NamedNode(f"urn:n{place}"),
            pyoxigraph.NamedNode(LABEL),
            pyoxigraph.Literal(name),
        )
        for place, name in enumerate(made)
    )
    for place, name in enumerate(made):
        graph.add((rdflib.URIRef(f"urn:n{place}"), rdflib.URIRef(LABEL), rdflib.Literal(name)))
    for query in words:
        here = {f"urn:{match.id}" for match in index.search(query, 1)}
        there = {row[0].value for row in store.query(CONTAINS % query)}
        if not here & there:
            raise SystemExit(f"the rivals do not find the same for {query}")

    ours = median_ms(runs, index.search, words)
    oxigraph = median_ms(runs, lambda query: list(store.query(CONTAINS % query)), words)
    rdf = median_ms(1, lambda query: list(graph.query(REGEX % query)), words[:3])
    click.echo(f"{count} names; index made in {grown:.2f} s, its slips in {shortlist:.2f} s")
    click.echo(f"{'a name, typed whole':32} {'ms':>10} {'times ours':>12}")
    for label, value in (
        ("backstory", ours),
        ("Oxigraph CONTAINS", oxigraph),
        ("RDFLib regex", rdf),
    ):
        click.echo(f"{label:32} {value:10.3f} {value / ours:12.0f}")
    click.echo(f"{'only backstory':32} {'ms':>10}")
    whole = [normalise(name) for name in picked]
    longest = [max(query.split(), key=len) for query in whole]
    for label, queries in (
        ("three letters", [query[:3] for query in whole]),
        ("one letter", [query[:1] for query in whole]),
        ("a frequent word", ["ley", "de", "decreto", "sentencia contra"]),
        ("one word of the name", longest),
        ("words in another order", [" ".join(reversed(query.split())) for query in whole]),
        ("a letter too many", [query[:2] + "x" + query[2:] for query in longest]),
        ("nothing like it", ["xyzzy", "qqqq wwww", "ley xyzzy"]),
    ):
        click.echo(f"{label:32} {median_ms(runs, index.search, queries):10.3f}")


if __name__ == "__main__":
    main()
