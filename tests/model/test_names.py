"""Finding names: the shared examples, the order, and the laws of the matcher."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paths import HERE
from rapidfuzz.distance import OSA

from backstory.model import names
from backstory.model.names import Index, Mention, Name, nearest, normalise, words_at
from backstory.text import a_slip_away, normalise_lines
from backstory.words.little import light_in_names

SHARED = json.loads((HERE / "shared" / "names.json").read_text("utf-8"))
INDEX = Index([tuple(row) for row in SHARED["names"]], light_in_names())


@pytest.mark.parametrize("case", SHARED["searches"], ids=lambda case: case["query"] or "nothing")
def test_shared_examples_give_the_same_ids_here_and_in_the_page(case):
    """Exact, then prefix, word, all words, and a slip of the finger."""
    found = INDEX.search(case["query"])
    assert [match.id for match in found][: len(case["ids"]) or None] == case["ids"]
    assert not found or found[0].how == case["how"]


@pytest.mark.parametrize(("text", "normal"), SHARED["normal"])
def test_shared_examples_are_normalised_alike(text, normal):
    """Accents, case and punctuation are of no account."""
    assert normalise(text) == normal


def test_a_match_says_which_name_fitted_and_how_well():
    """The Spanish name is shown to whoever typed Spanish."""
    (found,) = INDEX.search("golpe de")
    assert (found.id, found.name, found.lang, found.kind) == (
        "coup-2002",
        "Golpe de Estado de abril de 2002",
        "es",
        "event",
    )
    assert found.score == 0.9


def test_search_keeps_to_a_kind_and_to_a_limit():
    """Only instruments; only two; none at all."""
    assert [found.id for found in INDEX.search("amnesty", kind="instrument")] == [
        "amnesty-law-2016"
    ]
    assert len(INDEX.search("a", 2)) == 2
    assert INDEX.search("amnesty", 0) == []
    assert Index([]).search("amnesty") == []
    assert len(Index([("x", "…", "", "")])) == 0


def test_a_number_is_never_forgiven_a_slip():
    """2016 is not 2017, and 1992 is not 1999."""
    assert Index([("a", "Pardons of 2016", "en", "event")]).search("pardons 2017") == []


def test_many_names_that_fit_are_given_best_first_all_the_same():
    """Beyond a few hundred names that fit, the order is the one of a small index."""
    rows = [(f"law-{n}", f"Amnesty law number {n}", "en", "instrument") for n in range(3000)]
    rows += [(f"new-{n}", f"New amnesty {n}", "en", "event") for n in range(3000)]
    rows += [("bare", "Amnesty", "en", "event"), ("odd", "Law of general amnesty", "en", "event")]
    index = Index(rows)
    assert [found.id for found in index.search("amnesty", 3)] == ["bare", "law-0", "law-1"]
    assert index.search("general law", 1)[0].id == "odd"
    assert [found.how for found in index.search("new amn", 2)] == ["prefix", "prefix"]
    assert index.search("amnsety law number 2999", 1)[0].id == "law-2999"
    assert index.search("number 1234", 1)[0].id == "law-1234"


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("hapened", "happened"),
        ("hapenned", "happened"),
        ("Sub event of", "sub-event-of"),
        ("event-sub-of", "sub-event-of"),
        ("respond", "responds-to"),
        ("amnesty-law-2061", "amnesty-law-2016"),
        ("cuont", "count"),
        ("zebra", None),
        ("", None),
        ("-", None),
    ],
)
def test_nearest_offers_what_was_likely_meant_or_nothing(word, meant):
    """A wild guess is worse than none."""
    known = ["happened", "holds", "sub-event-of", "responds-to", "count", "amnesty-law-2016"]
    assert nearest(word, known) == meant
    assert nearest(word, []) is None


def test_nearest_does_not_depend_on_the_order_of_what_is_known():
    """Two equally near: the first by alphabet."""
    assert nearest("cat", ["bat", "hat"]) == nearest("cat", ["hat", "bat"]) == "bat"


def test_mentions_are_whole_words_the_longest_first():
    """The place is in code points of the text, and a longer name wins over a shorter."""
    index = Index(
        [
            Name("assembly", "National Assembly", "en", "actor"),
            Name("president", "President of the National Assembly", "en", "actor"),
            Name("president-2", "president of the national assembly", "en", "actor"),
            Name("ley", "Ley", "es", "instrument"),
        ]
    )
    text = "🗳 The president of the National Assembly’s law; the national assembly, not the leyes."
    first, second = index.mentions(text)
    assert text[first.start : first.end] == "president of the National Assembly"
    assert [name.id for name in first.names] == ["president", "president-2"]
    assert text[second.start : second.end] == "national assembly"
    assert index.mentions("") == []
    assert isinstance(first, Mention)


texts = st.text(max_size=40) | st.text("aáeéñNÑ 'Ss-ßİǅﬁ2½º\u0301_", max_size=20)


@given(texts)
def test_normalising_twice_changes_nothing(text):
    """What is normal stays as it is."""
    assert normalise(normalise(text)) == normalise(text)


@given(texts)
def test_words_are_those_of_the_normal_text_and_know_their_place(text):
    """Reading and searching see the same words."""
    found = list(words_at(text))
    assert " ".join(word for word, _, _ in found) == normalise(text)
    assert all(normalise(text[start:end]) == word for word, start, end in found)


words = st.text("abcdeñ", min_size=4, max_size=8)
phrases = st.lists(words, min_size=1, max_size=3).map(" ".join)


@given(st.lists(phrases, min_size=1, max_size=8), st.data())
def test_whatever_is_named_is_found_first_by_its_name(given_names, data):
    """An exact name comes first, whoever else has one like it."""
    index = Index([(str(n), name, "", "") for n, name in enumerate(given_names)])
    wanted = data.draw(st.sampled_from(given_names))
    best = index.search(wanted.upper())[0]
    assert (best.how, normalise(best.name)) == ("exact", normalise(wanted))


@given(phrases, st.data())
def test_a_slip_in_any_word_is_forgiven(name, data):
    """A letter too many, too few, wrong, or two exchanged."""
    word = data.draw(st.sampled_from(name.split()))
    at = data.draw(st.integers(0, len(word) - 2))
    slip = data.draw(
        st.sampled_from(
            [
                word[:at] + "z" + word[at:],
                word[:at] + "z" + word[at + 1 :],
                word[:at] + word[at + 1] + word[at] + word[at + 2 :],
                word if len(word) == 4 else word[:at] + word[at + 1 :],
            ]
        )
    )
    found = Index([("it", name, "", "")]).search(name.replace(word, slip, 1))
    assert [match.id for match in found] == ["it"]


@given(st.lists(phrases, min_size=1, max_size=8), texts | phrases, st.randoms())
def test_the_order_of_the_rows_is_of_no_account(given_names, query, random):
    """The same names give the same answer."""
    rows = [(str(n), name, "", "") for n, name in enumerate(given_names)]
    shuffled = list(rows)
    random.shuffle(shuffled)
    assert Index(rows).search(query) == Index(shuffled).search(query)


@given(texts, texts)
def test_any_query_over_any_names_is_answered(name, query):
    """Nothing that is typed breaks the search."""
    found = Index([("it", name, "", "")]).search(query)
    scores = [match.score for match in found]
    assert scores == sorted(scores, reverse=True)


def test_in_a_word_without_end_no_slip_is_looked_for_and_the_rest_is_found(monkeypatch):
    """What is left of it without each of its letters would take the square of its length."""
    tried = []
    left_of = names._deletions
    monkeypatch.setattr(names, "_deletions", lambda word: tried.append(word) or left_of(word))
    index = Index([("a", "x" * 300_000, "en", "event"), ("b", "Lockout", "en", "event")])
    assert [found.id for found in index.search("lockuot")] == ["b"]
    assert index.search("x" * 299_999)[0].how == "prefix"
    assert max(map(len, tried)) < 1000


@given(st.text("abcñ", max_size=8), st.text("abcñ", max_size=8))
def test_a_slip_away_is_what_a_measure_of_slips_says(one: str, other: str) -> None:
    assert bool(a_slip_away(one, [other])) == (OSA.distance(one, other) == 1)


@given(st.lists(st.text() | st.text("aÑß \n\r.,'’İﬁ9٣<?", max_size=12), max_size=6))
def test_many_texts_come_to_what_each_comes_to(texts: list[str]) -> None:
    """All at once takes a fifth of the time, and may differ in nothing."""
    assert normalise_lines(texts) == [normalise(text) for text in texts]
