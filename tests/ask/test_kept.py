"""A graph on disk is found in and told from without being read whole, in the same words."""

from __future__ import annotations

import contextlib
import random
import shutil
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from paths import ROOT

from backstory.ask import fitting
from backstory.ask import kept as kept_module
from backstory.ask.box import boxed
from backstory.ask.find import record_of
from backstory.ask.findable import concept_rows
from backstory.ask.keeping import is_kept
from backstory.ask.kept_rows import KeptRows
from backstory.ask.shelf import Row, Rows
from backstory.dates.edtf import Span
from backstory.errors import CouldNotRun, NotFound
from backstory.graph import Graph, load
from backstory.graph.grown import write_store
from backstory.graph.opened import _BESIDE
from backstory.rdf import gathered
from backstory.rdf.buckets import (
    BUCKET,
    begun,
    buckets_of,
    ending,
    touched,
    window_query,
)
from backstory.rdf.last_said import last_said
from backstory.rdf.near import near, wider
from backstory.rdf.opening import open_store
from backstory.rdf.packed import packs_of
from backstory.rdf.record import Record
from backstory.rdf.store import KEPT, TripleStore
from backstory.rdf.view import ACCUSING_BRANCHES
from backstory.tell import pending
from backstory.tell.naming import Namer
from backstory.tell.pending import matters
from backstory.tell.story import story_of
from backstory.vocabulary import id_of, term
from backstory.words.phrases import phrase

SPAIN = ROOT / "graph" / "spain-amnesty-1977.ttl"
ASKED = ("amnesty", "amnistia 1977", "suarez", "saurez", "cortes", "1977", "pardon 1975",
         "naciones unidas", "who voted", "law", "congreso diputados", "zzzzzz")  # fmt: skip


@pytest.fixture(scope="module")
def whole() -> Graph:
    return load(SPAIN)


@pytest.fixture(scope="module")
def store(whole: Graph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kept") / "spain.store"
    write_store(whole, folder, time_index=True)
    return folder


@pytest.mark.parametrize("text", ASKED)
def test_what_is_found_is_what_the_whole_graph_finds(text: str, whole: Graph, store: Path) -> None:
    kept = load(store)
    assert is_kept(kept.store)
    for kind in ("", "actor"):
        assert kept.find(text, kind=kind).text("csv") == whole.find(text, kind=kind).text("csv")


SEARCH = {f"backstory.ask.{name}" for name in ("box", "kept_rows", "plainly", "shelf", "typed")}


@pytest.mark.parametrize(("command", "more"), [
    (["find", "amnesty"], {"backstory.dates.refusals", "backstory.words.spanish"}),
    (["show", "amnesty-1977"], {
        *SEARCH, "backstory.dates.refusals", "backstory.model.names", "backstory.words.separated",
        "backstory.words.spanish", "backstory.words.table_forms", "textwrap",
    }),
    (["show", "madrid", "--lang", "es"], {
        *SEARCH, "backstory.compare.figures", "backstory.words.english",
    }),
])  # fmt: skip
def test_a_short_command_brings_in_nothing_that_it_does_not_need(
    command: list[str], more: set[str], store: Path
) -> None:
    """Half of what a short command takes is to import; what it does not use, it leaves out."""
    asked = (
        "import sys; from backstory.cli import main\n"
        f"sys.argv = ['backstory', *{command!r}, '--graph', {str(store)!r}]\n"
        "try: main()\nfinally: print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    found, _, modules = done.stdout.rstrip().rpartition("\n")
    assert command[1] in found
    heavy = {"html", "importlib.resources", "logging", "rapidfuzz", "shutil", "tempfile", "yaml"}
    assert (heavy | more).isdisjoint(modules.split())


_WORDS = st.sampled_from(("event", "events", "paper", "strike", "the", "7", "12", "2014"))


@given(st.lists(_WORDS, min_size=1, max_size=4), st.integers(0, 99))
def test_what_many_have_a_word_of_is_found_as_if_each_were_weighed(
    words: list[str], seed: int
) -> None:
    """Of thousands that have a common word, those that cannot be found are not weighed."""
    chance = random.Random(seed)
    kinds = ("event", "claim", "source")
    rows = [
        Row(f"{kind}-{number // 2}", kind, f"{kind} {number // 2} {chance.choice(words)}",
            " ".join(chance.choices(("event", "paper", "2014"), k=2)), chance.randrange(5))
        for number in range(60) for kind in kinds
    ]  # fmt: skip
    text = " ".join(words)
    found = []
    for many in (1, 10**9):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(fitting, "_MANY", many)
            box = boxed(Rows(rows), Record(TripleStore(ox.Store())))
            found.append(box.fitting.fitting(box.read(text), text))
    assert found[0] == found[1]


def test_everything_is_told_in_the_same_words(whole: Graph) -> None:
    """A sample of all kinds; the neighbourhood of a thing holds all that its story needs."""
    record = whole.record
    told = [iri for iri in record.by_id.values()
            if record.kind(iri) not in ("", "dossier", "gap", "link")]  # fmt: skip
    for iri in random.Random(1977).sample(sorted(told), 60):
        small = near(whole.store, [iri])
        assert len(small.store) < len(whole.store)
        assert story_of(Record(small), iri, "es") == story_of(record, iri, "es"), iri


def test_what_is_widened_is_what_all_of_it_is_at_once(whole: Graph, store: Path) -> None:
    """Who is accused is told from more than was read first: the rest comes to it, read once."""
    kept, chance = load(store), random.Random(1977)
    things = sorted(iri for iri in whole.record.by_id.values()
                    if whole.record.kind(iri) not in ("", "dossier", "gap", "link"))  # fmt: skip
    for last in (True, False):
        for first in chance.sample(things, 15):
            more = [first, *chance.sample(things, 4)]
            small = near(kept.store, [first], last=last)
            found = wider(small, more, last=last)
            at_once = near(kept.store, more, last=last)
            assert {*found.store} == {*at_once.store}
            assert {k: v for k, v in found.cache.items() if k.startswith("used ")} == {
                k: v for k, v in at_once.cache.items() if k.startswith("used ")
            }


def test_what_was_read_is_not_read_again(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = load(store)
    small = near(kept.store, [kept._iri("garzon-inquiry")])
    read: list[Any] = []
    stated = gathered.Gathered.stated

    def reading(self: Any, nodes: Any, *more: Any) -> Any:
        read.extend(nodes)
        return stated(self, nodes, *more)

    monkeypatch.setattr(gathered.Gathered, "stated", reading)
    wider(small, [kept._iri("garzon-inquiry")])
    assert not read


def test_a_claim_is_read_once_and_not_part_by_part(store: Path) -> None:
    """Each look at a store on disk is a look-up: of a place with 200 claims there were 5,000."""
    kept = load(store).store
    looked: Counter[tuple[Any, Any]] = Counter()

    class Counting:
        def quads_for_pattern(self, subject: Any, predicate: Any, thing: Any, *rest: Any) -> Any:
            if subject is not None:
                looked[subject, predicate] += 1
            return kept.store.quads_for_pattern(subject, predicate, thing, *rest)

        def __getattr__(self, name: str) -> Any:
            return getattr(kept.reach(), name)

    found = gathered.Gathered(Counting())  # type: ignore[arg-type]
    found.take(ox.NamedNode(load(store)._iri("garzon-inquiry")))
    found.quads(kept)
    assert len(found.claims) > 3
    for claim in found.claims:
        assert {part: n for (node, part), n in looked.items() if node == claim} == {None: 1}


def test_nothing_is_looked_for_that_leads_to_nothing(whole: Graph) -> None:
    """Which claims date what no claim gives: 2,000 statements were read through for that."""
    reach = whole.store.reach()
    reach.quads_for_pattern = pytest.fail  # type: ignore[method-assign]
    date = ox.NamedNode(term("ctx:date"))
    assert reach.both(ox.NamedNode(term("ctx:passage")), [], date, date) == set()


def test_capitals_of_a_part_are_those_of_the_whole(whole: Graph, store: Path) -> None:
    """How the whole graph writes a word is kept: the few sentences of a part do not tell it."""
    kept = load(store)
    small = Record(near(kept.store, [kept._iri("amnesty-1977")]))
    alone = Record(near(whole.store, [kept._iri("amnesty-1977")]))
    for lang in ("en", "es"):
        told = Namer(Record(TripleStore(whole.store.store)), lang)
        assert Namer(small, lang).ordinary == told.ordinary > Namer(alone, lang).ordinary
        assert Namer(small, lang).proper == told.proper > Namer(alone, lang).proper
        assert {*Namer(small, lang).articled} == {*told.articled}


def test_who_undid_a_text_is_read_with_it() -> None:
    """The life of a text names who decided an event that only points at it."""
    whole = load(ROOT / "graph" / "venezuela-amnesties.ttl")
    for law in ("amnesty-law-2016", "amnesty-law-2026"):
        iri = f"{whole.store.dossier}/{law}"
        small = Record(near(whole.store, [iri]))
        assert story_of(small, iri, "en") == story_of(whole.record, iri, "en")


def test_a_store_on_disk_shows_by_id_and_by_name(whole: Graph, store: Path) -> None:
    kept = load(store, lang="es")
    name = whole.record.label(f"{whole.store.dossier}/amnesty-1977", "es")
    for asked in ("amnesty-1977", name, f"{whole.store.dossier}/amnesty-1977"):
        assert str(kept.show(asked)) == str(load(SPAIN, lang="es").show("amnesty-1977"))
    assert str(kept.show("spain-amnesty-1977"))
    with pytest.raises(NotFound, match="amnesty-1977"):
        kept.show("amnesty-1978")


def test_a_question_in_plain_words_is_answered_from_a_store(whole: Graph, store: Path) -> None:
    for asked in ("who took part in the amnesty of 1977", "law of 15 October 1977"):
        told, kept = whole.ask(asked), load(store).ask(asked)
        assert kept.text("csv") == told.text("csv"), asked
        assert kept.notes == told.notes, asked


@pytest.mark.parametrize(
    "asked",
    ["15 October", "14 October", "30 July", "9 March", "who took part in the amnesty of 1977",
     "what was in force on 4 February", "15 de octubre"],
)  # fmt: skip
def test_a_store_means_the_same_day_and_tells_the_same_sentences(
    asked: str, whole: Graph, store: Path
) -> None:
    """A day without its year is read of the words beside a name, which a store kept no text of."""
    told, kept = whole.ask(asked), load(store).ask(asked)
    assert kept.text("csv") == told.text("csv")
    assert kept.notes == told.notes
    assert kept.told == told.told


@pytest.mark.parametrize("most", [kept_module.MOST_WHOLE, 0])
@pytest.mark.parametrize(
    "asked",
    ["is ETA covered by the amnesty", "who benefited from the amnesty", "por qué se fue Suárez"],
)  # fmt: skip
def test_a_store_chooses_the_same_rows_and_sentences(
    asked: str, most: int, whole: Graph, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One looked into a file that was closed, one left sentences out, one undid a mended slip."""
    monkeypatch.setattr(kept_module, "MOST_WHOLE", most)
    told, kept = whole.ask(asked), load(store).ask(asked)
    assert kept.text("csv") == told.text("csv")
    assert kept.notes == told.notes
    assert kept.told == told.told or not most, "of a large store those of what lies near"


def test_kinds_and_definitions_are_read_from_beside_the_store(
    whole: Graph, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = whole.ask("what is a political prisoner").text("csv")
    with KeptRows(store) as rows:
        assert rows.concepts() == list(concept_rows(whole.record))
    monkeypatch.setattr("backstory.ask.box.concept_rows", pytest.fail)
    assert load(store).ask("what is a political prisoner").text("csv") == told


def test_one_thing_is_cited_and_counted_without_reading_the_whole(
    whole: Graph, store: Path
) -> None:
    kept = load(store)
    assert str(kept.cite("amnesty-1977")) == str(whole.cite("amnesty-1977"))
    assert kept.figures("amnesty-1977").text("csv") == whole.figures("amnesty-1977").text("csv")
    assert kept.disputes("amnesty-1977").text("csv") == whole.disputes("amnesty-1977").text("csv")
    assert "names" not in record_of(kept.store).__dict__, "every name of the store was read"


def test_what_disputes_a_thing_is_told_without_all_that_counts_the_same(
    whole: Graph, store: Path
) -> None:
    """Other events have figures of the same measure by the thousand; they are not compared."""
    # Each branch begins at the thing: joined afterwards, all that counts alike met all of it.
    assert all("%s" in branch for branch in _BESIDE.split(" UNION "))
    kept, record = load(store), whole.record
    for iri in random.Random(1975).sample(sorted(record.by_id.values()), 40):
        if record.kind(iri) not in ("", "dossier", "gap", "link"):
            assert kept.disputes(iri).text("csv") == whole.disputes(iri).text("csv"), iri
    figures = [claim for claim in record.claims.values() if claim.counted]
    for one in figures:
        beside = set(kept._disputed(one.subject))
        assert one.iri in beside
        assert {each.subject for each in figures if each.iri in beside} == {one.subject}


def test_nothing_is_read_twice_where_nobody_is_accused(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = []

    def counting(graph: TripleStore, iris: Iterable[str], **how: bool) -> TripleStore:
        read.append(list(iris))
        return near(graph, read[-1], **how)

    monkeypatch.setattr("backstory.rdf.near.near", counting)
    monkeypatch.setattr("backstory.rdf.near.wider", pytest.fail)
    kept = load(store)
    quiet = next(iri for iri in kept.record.by_id.values() if kept.record.kind(iri) == "place"
                 and not matters(Record(near(kept.store, [iri])), kept.store) - {iri})  # fmt: skip
    assert str(kept.show(quiet))
    assert read == [[quiet]]


@pytest.mark.parametrize("few", [0, 10**6])
def test_who_holds_an_office_is_found_from_either_end(
    few: int, whole: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("backstory.rdf.store._FEW", few)
    wanted = ("rdf:object", "rdf:predicate", "org:holds")
    towards, predicate, holds = (ox.NamedNode(term(each)) for each in wanted)
    held = [claim for claim in whole.record.claims.values() if claim.predicate == "org:holds"]
    offices = {str(claim.object) for claim in held[:3]}
    found = whole.store.reach().both(towards, map(ox.NamedNode, offices), predicate, holds)
    assert {node.value for node in found} == {c.iri for c in held if str(c.object) in offices}
    assert found


def test_what_another_version_kept_is_not_read(
    whole: Graph, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Then the store is read whole; also from a folder whose name has signs of an address."""
    folder = tmp_path / "a #1 50% ?.store"
    write_store(whole, folder)
    assert load(folder).find("amnesty").text("csv") == whole.find("amnesty").text("csv")
    assert is_kept(load(folder).store)
    assert not caplog.text
    with contextlib.closing(sqlite3.connect(folder / KEPT)) as other:
        other.execute("PRAGMA user_version = 1")
    assert not is_kept(load(folder).store)
    assert "build FOLDER --store" in caplog.text, "whoever waits is not told what would help"
    assert load(folder).find("amnesty").text("csv") == whole.find("amnesty").text("csv")
    caplog.clear()
    (folder / KEPT).write_bytes(b"no index")
    assert not is_kept(load(folder, lang="es").store)
    assert "build CARPETA --store" in caplog.text


def test_who_takes_part_with_whom_is_kept_beside_the_store(whole: Graph, store: Path) -> None:
    kept = load(store)
    assert len(whole.together()) > 10
    for limit in (1, 7, 1000):
        assert kept.together(limit=limit).text("csv") == whole.together(limit=limit).text("csv")
    with KeptRows(store) as rows:  # what is counted is what lies beside it
        pairs = Counter(pair for group in rows.company for pair in combinations(group, 2))
        (one, other), number = max(pairs.items(), key=lambda each: (each[1], each[0][0] * -1))
        assert number == whole.together(limit=1).rows[0]["events"]
        assert rows.actor(one) < rows.actor(other)


def test_a_folder_that_is_no_store_is_left_alone(whole: Graph, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("precious", "utf-8")
    with pytest.raises(CouldNotRun, match="no store"):
        write_store(whole, tmp_path)
    assert (tmp_path / "mine.txt").read_text("utf-8") == "precious"


@pytest.mark.parametrize(("first", "last"), [("1977-10-14", "1977-10-14"), ("1975", "1976"),
                                             ("1900", "2100")])  # fmt: skip
def test_a_window_by_buckets_has_the_events_of_a_window_by_days(
    first: str, last: str, store: Path
) -> None:
    begin, end = Span.parse(first).earliest_begin, Span.parse(last).latest_end
    assert begin is not None
    assert end is not None
    graph = open_store(store)
    rows = graph.query(window_query(begin, end)).values()
    dated = {
        iri for iri, span in Record(graph).hulls.items()
        if (span.earliest_begin is None or span.earliest_begin <= end)
        and (span.latest_end is None or span.latest_end >= begin)
    }  # fmt: skip
    assert {row["event"] for row in rows} == dated
    assert dated


_DAYS = st.integers(-3_000_000, 3_000_000)


@given(_DAYS, st.integers(0, 200_000), _DAYS, st.integers(0, 5_000))
def test_whatever_meets_a_window_lies_in_a_bucket_that_it_touches(
    day: int, length: int, first: int, days: int
) -> None:
    """No event is missed, however long it is and wherever it lies."""
    span = Span("", day, day, day + length, day + length)
    if day <= first + days and day + length >= first:
        within = {*touched(first, first + days), "ever"}
        assert set(buckets_of(span)) & within
    assert len(buckets_of(span)) <= 3


@given(_DAYS, _DAYS)
def test_what_has_no_end_lies_in_one_bucket_of_those_that_began_before(day: int, last: int) -> None:
    """Whole buckets hold only what began before their last day; the other half is told alike."""
    since = buckets_of(Span("", day, day, None, None))
    until = buckets_of(Span("", None, None, day, day))
    partly = day // 4 == last // 4
    assert len(set(since) & set(begun(last))) == (day <= last and not partly)
    assert len(set(until) & set(ending(last))) == (day >= last and not partly)


def test_a_window_may_leave_out_what_never_ended(tmp_path: Path) -> None:
    """What is known to begin and no end of it is in every later window, and in no earlier one."""
    spans = {"past": "1977-10-15", "ever-since": "1977/..", "until": "../1978", "late": "1979/..",
             "old": ""}  # fmt: skip
    graph = ox.Store()
    for name, text in spans.items():
        span = Span.parse(text) if name != "old" else Span("", -(9**9), -(9**9), -1, -1)
        iri = ox.NamedNode(f"http://x/{name}")
        for day, term_ in ((span.earliest_begin, "ctx:earliestBeginDay"),
                           (span.latest_end, "ctx:latestEndDay")):  # fmt: skip
            if day is not None:
                graph.add(ox.Quad(iri, ox.NamedNode(term(term_)), ox.Literal(day)))
        for bucket in buckets_of(span):
            graph.add(ox.Quad(iri, BUCKET, ox.Literal(bucket)))
    store = TripleStore(graph)

    def within(first: str, last: str, **more: bool) -> set[str]:
        begin, end = Span.parse(first).earliest_begin, Span.parse(last).latest_end
        assert begin is not None
        assert end is not None
        rows = store.query(window_query(begin, end, **more)).values()
        return {row["event"].removeprefix("http://x/") for row in rows}

    assert within("1977-10-15", "1977-10-16") == {"past", "ever-since", "until"}
    assert within("1977-10-15", "1977-10-16", open_ended=False) == {"past"}
    assert within("1990", "1991") == {"ever-since", "late"}
    assert within("1960", "1960") == {"until", "old"}


def test_no_more_is_read_for_what_accuses_nobody(store: Path) -> None:
    """Whoever took part in forty events was told from all that is said of each, accusing or not."""
    kept = load(store)

    def read_again(name: str) -> set[str]:
        iri = kept._iri(name)
        return matters(Record(near(kept.store, [iri])), kept.store)

    assert not read_again("adolfo-suarez"), "he took part in what accuses nobody"
    assert read_again("garzon-inquiry"), "here somebody is charged, and may have answered"


def test_what_may_accuse_anybody_is_looked_at() -> None:
    """Of an event that is no accusation by itself, only claims with such a role or object are."""
    graph = load(ROOT / "graph" / "venezuela-amnesties.ttl")
    reach, record = graph.store.reach(), graph.record
    above, accusing = pending._Above(record, reach), pending._accusing(reach)
    laid = 0
    for claim in record.claims.values():
        kinds = above.kinds(claim.subject)
        node = ox.NamedNode(claim.iri)
        if pending._lays(reach, node, kinds):
            laid += 1
            assert kinds & ACCUSING_BRANCHES or node in accusing, claim.iri
    assert laid > 10


FOR_OTHERS = {*map(term, (
    "rdfs:label", "schema:name", "foaf:name", "schema:startDate", "schema:endDate", "ctx:bucket",
    "sem:hasBeginTimeStamp", "sem:hasEarliestBeginTimeStamp", "sem:hasLatestBeginTimeStamp",
    "sem:hasEndTimeStamp", "sem:hasEarliestEndTimeStamp", "sem:hasLatestEndTimeStamp",
))}  # fmt: skip
"""What other programs call what is stated under its own name too."""


@pytest.mark.parametrize("whole_thing", [True, False])
def test_what_is_kept_of_things_is_what_their_store_says(
    whole_thing: bool, whole: Graph, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Hundreds of events that a story mentions are read as one text each, not by statements."""
    kept = load(store).store
    things = sorted({*whole.record.names} - {*whole.record.disagreements})
    read: set[ox.NamedNode] = set()
    spared = 0
    stated = gathered.Gathered.stated

    def reading(self: Any, nodes: Any, *more: Any) -> Any:
        read.update(nodes)
        return stated(self, nodes, *more)

    monkeypatch.setattr(gathered.Gathered, "stated", reading)
    for iri in things[::7]:
        packed = near(kept, [iri], whole=whole_thing)
        told = {each.value for each in read if isinstance(each, ox.NamedNode)} - {iri}
        assert told.isdisjoint(things), sorted(told & {*things})
        with monkeypatch.context() as patched:
            patched.setattr(gathered, "packs_of", lambda *_: {})
            of_statements = near(kept, [iri], whole=whole_thing)
        lacking = {*of_statements.store} - {*packed.store}
        assert {*packed.store} <= {*of_statements.store}
        assert {quad.predicate.value for quad in lacking} <= FOR_OTHERS
        here, there = Record(packed), Record(of_statements)
        assert here.names == there.names
        assert here.sources == there.sources
        assert here.hulls == there.hulls
        spared += len(lacking)
        read.clear()
    assert spared > 1000, "what is stated again for other programs is read of all that is mentioned"


def test_what_has_no_address_is_kept_in_no_text(tmp_path: Path) -> None:
    """Its name would be another in each text: what names it is read from the store."""
    thing, label = ox.NamedNode("https://x.org/a"), ox.NamedNode(term("skos:prefLabel"))
    made = ox.Store()
    made.extend([ox.Quad(thing, label, ox.Literal("A")),
                 ox.Quad(thing, ox.NamedNode(term("dcterms:source")), ox.BlankNode())])  # fmt: skip
    folder = tmp_path / "odd.store"
    write_store(Graph(store=TripleStore(made)), folder)
    laid = load(folder).store
    assert not packs_of(laid, [thing])
    assert len(near(laid, [thing.value]).store) == 2


def test_a_store_without_texts_is_read_by_statements(
    whole: Graph, store: Path, tmp_path: Path
) -> None:
    before = tmp_path / "before.store"
    shutil.copytree(store, before)
    with contextlib.closing(sqlite3.connect(before / KEPT)) as into:
        for table in ("packs", "told", "used"):
            into.execute(f"DROP TABLE {table}")
    kept = load(before)
    assert is_kept(kept.store)
    assert str(kept.show("amnesty-1977")) == str(whole.show("amnesty-1977"))


def test_few_claims_that_accuse_are_looked_at_rather_than_all_of_many_events(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    graph = load(ROOT / "graph" / "venezuela-amnesties.ttl")
    found = []
    for claims in (0, 10**6):
        monkeypatch.setattr(pending, "_CLAIMS_OF_AN_EVENT", claims)
        found.append(matters(graph.record, graph.store))
    assert found[0] == found[1] != set()


def test_the_date_of_an_event_comes_once_however_many_date_it(whole: Graph) -> None:
    asked: list[int] = []

    class Counting(TripleStore):
        def query(self, *args: Any, **more: Any) -> Any:
            answer = super().query(*args, **more)
            asked.append(len(answer.rows))
            return answer

    hulls = Record(Counting(whole.store.store)).hulls
    assert asked == [len(hulls)]
    assert {iri: str(span) for iri, span in hulls.items()} == {
        iri: str(span) for iri, span in whole.record.hulls.items()
    }


@pytest.mark.parametrize("lang", ["en", "es"])
def test_of_what_is_counted_often_the_last_are_told_and_where_all_are(
    lang: str, whole: Graph, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Thousands took a million statements eight seconds, and nobody read them."""
    counted = [c for c in whole.record.claims.values() if id_of(c.counted) == "votes-for"]
    assert {*_used(Graph(store=whole.store, lang=lang))} >= {claim.id for claim in counted}
    monkeypatch.setattr("backstory.rdf.last_said.MOST_USED", 3)
    told = Graph(store=whole.store, lang=lang).show("votes-for")
    assert str(load(store, lang=lang).show("votes-for")) == str(told)
    days = {claim.id: getattr(whole.record.said(claim), "latest_end", None) or 0
            for claim in counted}  # fmt: skip
    shown = _used(Graph(store=whole.store, lang=lang))
    left = days.keys() - {*shown}
    assert len(shown) == 3
    assert min(days[each] for each in shown) >= max(days[each] for each in left)
    line = phrase("used more", lang).format(3, len(left), "`backstory figures votes-for`")
    assert line in str(told)


def test_what_was_said_last_is_kept_of_every_concept(whole: Graph, store: Path) -> None:
    kept = load(store).store
    asked = Counter[str]()

    class Counting(TripleStore):
        def query(self, *args: Any, **more: Any) -> Any:
            asked["query"] += 1
            return super().query(*args, **more)

    concepts = [row["c"] for row in whole.store.query("SELECT ?c { ?c a skos:Concept }").values()]
    beside = Counting(kept.store, kept.path)
    for concept in concepts:
        told, used = last_said(whole.store, concept)
        assert last_said(beside, concept) == (told, used), concept
    assert not asked
    assert last_said(beside, f"{whole.store.dossier}/none") == ([], 0)
    assert asked, "what is not kept is asked for"


def _used(graph: Graph) -> list[str]:
    """Give the claims that are told of what is counted, by id."""
    lines = (line for section in graph.show("votes-for").sections for line in section.lines
             if section.key == "used")  # fmt: skip
    return [line.claim.id for line in lines if line.claim]
