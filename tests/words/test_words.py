"""The words of each language: whole, alike in keys and blanks, and refused where they are not."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from backstory.errors import CouldNotRun, UnknownName
from backstory.model.concepts import common_concepts, ontology_text
from backstory.vocabulary import PREDICATES, term
from backstory.words import languages as home
from backstory.words.columns import COLUMNS
from backstory.words.grammar import grammar_of
from backstory.words.languages import MODEL, VARIABLE, Texts, blanks, languages, told, words_of
from backstory.words.phrases import form, phrase
from backstory.words.predicates import clause, predicate_name, reverse_name

HERE = Path(home.__file__).parent
SHIPPED = ("en", "es")


def written(lang: str) -> dict[str, object]:
    return dict(json.loads((HERE / f"{lang}.json").read_text("utf-8")))


def test_the_program_speaks_the_languages_that_have_a_file() -> None:
    assert languages() == SHIPPED
    with pytest.raises(UnknownName, match="language"):
        words_of("pt")


@pytest.mark.parametrize("lang", SHIPPED)
def test_every_language_has_the_same_keys_and_blanks(lang: str) -> None:
    """What is said in one language is said in each, and what is filled in one is filled in each."""
    model, mine = dict(told(written(MODEL))), dict(told(written(lang)))
    assert mine.keys() == model.keys()
    assert [at for at in model if blanks(at, mine[at]) != blanks(at, model[at])] == []
    assert not {at for at, text in mine.items() if not text.strip()}


def test_a_phrase_stands_in_one_group() -> None:
    """The groups are for who writes the words; a key is asked for without its group."""
    groups = written(MODEL)["phrases"]
    assert isinstance(groups, dict)
    keys = [key for group in groups.values() for key in group]
    assert sorted(keys) == sorted(set(keys))


@pytest.mark.parametrize("predicate", sorted(set(PREDICATES.values())))
@pytest.mark.parametrize("lang", SHIPPED)
def test_every_predicate_has_words(predicate: str, lang: str) -> None:
    """No predicate is told by its IRI, and each clause names what it is about and points at."""
    assert ":" not in predicate_name(predicate, lang)
    assert ":" not in reverse_name(predicate, lang)
    whole, understood = clause(predicate, lang), clause(predicate, lang, of_it=True)
    assert "{o}" in whole
    assert "{s}" not in understood
    if predicate != "ctx:remark":
        assert "{s}" in whole


def test_every_column_has_a_heading() -> None:
    assert words_of(MODEL)["columns"].keys() == COLUMNS.keys()


def test_a_file_that_lacks_words_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is told half in another language: what is missing is named when a file is read."""
    words = written(MODEL)
    del words["columns"]["actor"]  # type: ignore[attr-defined]
    words["numbers"]["thousands"] = "{}"  # type: ignore[index]
    (tmp_path / "xx.json").write_text(json.dumps(words), "utf-8")
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    words_of.cache_clear()
    assert languages() == (*SHIPPED, "xx")
    with pytest.raises(CouldNotRun, match="columns › actor; numbers › thousands"):
        words_of("xx")


def test_a_place_without_words_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "nowhere/xx.json")
    with pytest.raises(CouldNotRun, match="no words at nowhere"):
        languages()


def test_a_text_falls_back_on_english() -> None:
    assert Texts(es="golpe", en="coup")["es"] == "golpe"
    assert Texts({})["es"] == ""


def test_a_predicate_has_one_name() -> None:
    """The ontology calls a predicate of claims what the shell and the page call it."""
    labels = list(parse(ontology_text("ontology.ttl").encode("utf-8"), format=RdfFormat.TURTLE))
    for predicate in set(PREDICATES.values()):
        named = [
            quad.object
            for quad in labels
            if quad.subject == NamedNode(term(predicate))
            and quad.predicate == NamedNode(term("rdfs:label"))
        ]
        for label in named:
            assert isinstance(label, Literal)
            assert label.value == predicate_name(predicate, str(label.language)), predicate


@pytest.mark.parametrize("lang", SHIPPED)
def test_a_unit_of_places_has_one_name(lang: str) -> None:
    """What a place in a source is counted by is a concept, called what the words call it."""
    units = words_of(lang)["places"]["units"]
    concepts = {
        name: concept.labels[lang]
        for (scheme, name), concept in common_concepts().items()
        if scheme == "place-unit"
    }
    assert {unit: form(name, many=False) for unit, name in units.items()} == concepts


def test_a_body_has_one_name_in_spanish() -> None:
    """It was *entidad*, *órgano* and *organismo*, by the room that spoke."""
    text = (HERE / "es.json").read_text("utf-8")
    others = re.findall(r".*\b(?:entidad|entidades|órganos?)\b.*", text)
    assert not others, "say organismo:\n" + "\n".join(others)


_KINDS = ("body", "event", "group", "instrument", "person", "place", "post", "source")


@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_kind_of_thing_has_one_name_in_shell_and_page(lang: str) -> None:
    """What the shell called an instrument was a *legal text* on the page."""
    said = words_of(lang)
    kinds = {kind: phrase(kind, lang) for kind in _KINDS}
    other = {"columns": "place"}  # there it is the place in a source
    found = {
        (section, kind): said[section][kind].casefold()
        for section in ("page", "columns", "sheet")
        for kind in kinds
        if kind in said.get(section, {}) and other.get(section) != kind
    }
    assert len(found) > len(kinds)
    assert {at: name for at, name in found.items() if name != kinds[at[1]].casefold()} == {}


def test_no_role_has_a_gender_in_spanish() -> None:
    """Whoever has a part may be a woman or a body: labels name the act, or agree with *parte*."""
    roles = [c for c in common_concepts().values() if c.scheme == "role"]
    last = [str(c.labels["es"]).split(" (")[0].split()[-1] for c in roles]
    assert len(roles) > 30
    assert not [word for word in last if word.endswith(("dor", "tor", "sor", "ado", "ido", "ario"))]


@pytest.mark.parametrize(
    ("lang", "name", "small"),
    [
        ("en", "Forty-one Colombians pardoned", "forty-one Colombians pardoned"),
        ("en", "Fifteen soldiers", "fifteen soldiers"),
        ("es", "Cuarenta y un colombianos", "cuarenta y un colombianos"),
        ("es", "Dieciséis militares", "dieciséis militares"),
    ],
)
def test_a_number_in_words_is_small_within_a_sentence(lang: str, name: str, small: str) -> None:
    assert grammar_of(lang).small(name, lambda _: False) == small
