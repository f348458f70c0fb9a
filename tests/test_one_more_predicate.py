"""
One more predicate: a line in the table, the ontology, the words, a dossier; and all rooms know it.

The test writes two into a copy of the package and takes no other file: a link between events, as
another is, and one of a sort that there was not. Nothing is added to this list by hand: whoever
needs to touch another module for a predicate breaks the test.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from paths import GOOD, ROOT

SOURCE = "sources/union-pamphlet-1911.yaml"
PAID = """
ctx:financedBy a rdf:Property , owl:ObjectProperty ;
    rdfs:range prov:Agent ;
    rdfs:label "financed by"@en , "financiado por"@es ;
    rdfs:comment "Who paid for it."@en , "Quién lo pagó."@es ;
    rdfs:isDefinedBy <https://w3id.org/backstory/ns> .
"""
PAID_IN = {
    "en": ("financed by", "financed", "{o} financed {s}", "{o} financed it"),
    "es": ("financiado por", "financió", "{o} financió {s}", "lo financió {o}"),
}
MAY_BE_PAID = "\ns:may-financed-by a sh:PropertyShape ;\n    sh:path ctx:financedBy .\n"


def _edited(path: Path, change: Callable[[str], str]) -> None:
    before = path.read_text("utf-8")
    after = change(before)
    assert after != before, f"{path.name}: nothing to copy from was found"
    path.write_text(after, "utf-8")


def _twin_in_turtle(text: str) -> str:
    """Repeat each block of `continues` for `revives`, and name it wherever a list names that."""
    blocks = re.findall(r"^(?:ctx:|s:may-)continues (?:.|\n)*?\.\n\n", text, re.M)
    text = text.replace("|continues|", "|continues|revives|")
    text = text.replace("s:may-continues ,", "s:may-continues , s:may-revives ,")
    twins = [
        block.replace("continues", "revives").replace("continúa", "reaviva") for block in blocks
    ]
    return text + "\n" + "".join(twins)


def _twin_in_words(text: str) -> str:
    blocks = re.findall(r'^ +"ctx:continues": \{(?:.|\n)*?\},\n', text, re.M)
    for block in blocks:
        twin = block.replace("continues", "revives").replace("continued", "revived")
        twin = twin.replace("continúa", "reaviva").replace("continuado", "reavivado")
        text = text.replace(block, block + twin)
    return text


def _with_paid(name: str) -> Callable[[str], str]:
    def of(text: str) -> str:
        if name.startswith("ontology"):
            return text + PAID
        if name.startswith("shapes"):
            text = text.replace("|instrument|", "|instrument|financedBy|")
            return (
                text.replace("s:may-origin ,", "s:may-origin , s:may-financed-by ,") + MAY_BE_PAID
            )
        words = dict(zip(("name", "reverse", "clause", "of it"), PAID_IN[name[:2]], strict=True))
        known = '  "ctx:origin": {'
        return text.replace(known, f'  "ctx:financedBy": {json.dumps(words)},\n{known}')

    return of


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a copy of the package that has one more predicate, and nothing else."""
    home = tmp_path_factory.mktemp("more")
    away = shutil.ignore_patterns("node_modules", "__pycache__", "src", "tests")
    package = Path(shutil.copytree(ROOT / "src" / "backstory", home / "backstory", ignore=away))
    _edited(
        package / "vocabulary.py",
        lambda text: text.replace(
            '    _link("precedent",',
            '    _link("revives", "revives"),\n    Predicate("financed-by", "ctx:financedBy",'
            ' ("actor",), drawn=True, of=_DATED),\n    _link("precedent",',
        ),
    )
    for name in ("ontology.ttl", "shapes.ttl"):
        _edited(package / "model" / "ontology" / name, _twin_in_turtle)
        _edited(package / "model" / "ontology" / name, _with_paid(name))
    for name in ("en.json", "es.json"):
        _edited(package / "words" / name, _twin_in_words)
        _edited(package / "words" / name, _with_paid(name))
    return home


@pytest.fixture(scope="module")
def dossier(package: Path) -> Path:
    folder = Path(shutil.copytree(GOOD / "ruritania-lockout", package / "ruritania-lockout"))
    _edited(
        folder / SOURCE,
        lambda text: text.replace(
            "  precedent: pardon-1899\n", "  revives: pardon-1899\n  financed-by: harbour-board\n"
        ),
    )
    return folder


def _run(package: Path, *words: object) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "backstory", *map(str, words)], cwd=package,
        env=os.environ | {"PYTHONPATH": str(package)},
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert not done.returncode, done.stdout + done.stderr
    return done.stdout


def test_the_reader_the_rules_and_the_shapes_take_it(package: Path, dossier: Path) -> None:
    assert "problem" not in _run(package, "check", dossier, "--shacl")


@pytest.fixture(scope="module")
def grown(package: Path, dossier: Path) -> Path:
    _run(package, "build", dossier, "--out", package / "graph")
    return package / "graph" / "ruritania-lockout.ttl"


def test_it_is_a_plain_triple_with_a_claim_behind_it(package: Path, grown: Path) -> None:
    query = "SELECT ?a WHERE { ?a ctx:revives ?b . ?c rdf:predicate ctx:revives ; rdf:object ?b }"
    assert len(_run(package, "sparql", query, "--graph", grown, "--format", "csv").split()) == 2


@pytest.mark.parametrize(
    ("question", "event"),
    [
        ("links_of_event", "--event pardon-1911"),
        ("precedents", "--event pardon-1911"),
        ("what_followed", "--event pardon-1899"),
        ("steps_between", "--event pardon-1911 --other pardon-1899"),
    ],
)
def test_the_questions_about_links_ask_it(
    package: Path, grown: Path, question: str, event: str
) -> None:
    told = _run(package, "ask", question, *event.split(), "--graph", grown, "--format", "csv")
    assert "revives" in told


def test_what_came_before_is_found_by_it(package: Path, grown: Path) -> None:
    told = _run(package, "context", "pardon-1911", "--graph", grown, "--format", "json")
    assert "pardon-1899" in told


@pytest.mark.parametrize(("lang", "said"), [("en", "revived by"), ("es", "reavivado por")])
def test_it_is_told_in_both_languages(package: Path, grown: Path, lang: str, said: str) -> None:
    told = _run(package, "show", "pardon-1899", "--graph", grown, "--lang", lang)
    assert said in told


@pytest.mark.parametrize(
    ("name", "lang", "said"),
    [
        ("pardon-1911", "en", "financed by: Harbour Board"),
        ("pardon-1911", "es", "financiado por: Junta del Puerto"),
        ("harbour-board", "en", "financed: Pardon of the dockers"),
        ("harbour-board", "es", "financió: Indulto de los estibadores"),
    ],
)
def test_what_stands_under_no_heading_is_told_from_both_ends(
    package: Path, grown: Path, name: str, lang: str, said: str
) -> None:
    assert said in _run(package, "show", name, "--graph", grown, "--lang", lang)


def test_the_networks_of_python_and_of_pyvis_draw_it(package: Path, grown: Path) -> None:
    code = (
        f"import backstory; graph = backstory.load({str(grown)!r})\n"
        "said = [d['label'] for _, _, d in graph.networkx().edges(data=True)]\n"
        "assert {'revives', 'financed by'} <= set(said), said\n"
        "assert any('revives' in e['label'] for e in graph.pyvis().edges)"
    )
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code], env=os.environ | {"PYTHONPATH": str(package)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert not done.returncode, done.stderr
