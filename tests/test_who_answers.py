"""Who answers for a dossier stands wherever it goes, and nobody else speaks in its name."""

from __future__ import annotations

import io
import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import networkx as nx
import pyarrow.parquet as pq
import pytest
from growing import shipped
from paths import GOOD

import backstory
from backstory.draw.data import page_data
from backstory.exchange.formats import FORMATS
from backstory.rdf.joined import joined_stores
from backstory.rdf.read import dossier_in
from backstory.words.phrases import phrase

SAYS = {
    "publisher": "Qqpublisher of Riverland",
    "contact": "mailto:qqcontact@example.org",
    "base": "https://data.qqbase.example/river/",
    "repository": "https://git.qqrepo.example/river",
    "page": "https://www.qqpage.example/river.html",
    "licence": "ODbL-1.0",
}
REVIEWED = "reviewed:\n  en: Qqreviewer One\n  es: Qqreviewer Dos\n"
OURS = re.compile(r"github\.com|w3id\.org/backstory/(?!ns#|concept/|concept>)|Venezuela")
"""Addresses and names that are this program's, or of the dossier that comes along."""


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> backstory.Graph:
    folder = tmp_path_factory.mktemp("who") / "ruritania-lockout"
    shutil.copytree(GOOD / "ruritania-lockout", folder)
    path = folder / "dossier.yaml"
    kept = [
        line for line in path.read_text("utf-8").splitlines()
        if line.partition(":")[0] not in SAYS
    ]  # fmt: skip
    told = [f"{key}: {value}" for key, value in SAYS.items()]
    path.write_text("\n".join([*kept, *told]) + f"\n{REVIEWED}", "utf-8")
    return backstory.load(folder)


def _page(graph: backstory.Graph) -> str:
    return repr(page_data(graph.store)["dossier"])


DOORS: dict[str, tuple[Callable[[backstory.Graph], str], tuple[str, ...]]] = {
    "turtle": (
        lambda graph: str(graph.export("turtle")),
        ("Qqpublisher", "qqcontact", "qqbase", "qqrepo", "qqpage", "Qqreviewer One", "ODbL"),
    ),
    "page": (_page, ("Qqpublisher", "qqcontact", "qqbase", "qqrepo", "Qqreviewer Dos", "ODbL")),
    "show": (
        lambda graph: str(graph.show("river")),
        ("Qqpublisher", "qqcontact", "qqrepo", "Qqreviewer One", "ODbL"),
    ),
    "citation of the dossier": (lambda graph: graph.cite("river", "bibtex"), ("Qqpublisher",)),
    "citation of an event": (
        lambda graph: graph.cite("lockout-1911", "csl-json"),
        ("Qqpublisher", "qqbase"),
    ),
    "reading of an article": (
        lambda graph: graph.read("The lockout began in Strelsau.", lang="en").page(),
        ("Qqpublisher", "qqcontact", "Qqreviewer One"),
    ),
    "feed": (
        lambda graph: str(graph.export("atom")),
        ("<author><name>Qqpublisher", "qqbase", "ODbL-1.0</rights>"),
    ),
    "crate": (lambda graph: str(graph.export("ro-crate")), ("Qqpublisher", "ODbL")),
    "catalogue": (lambda graph: str(graph.export("dcat")), ("Qqpublisher", "qqcontact", "ODbL")),
    "calendar": (
        lambda graph: str(graph.export("icalendar")),
        ("DESCRIPTION:published by: Qqpublisher", "licence: https://s"),
    ),
    "timeline": (
        lambda graph: str(graph.export("timelinejs")),
        ("<p>published by: Qqpublisher of Riverland</p>", "<p>licence: https://spdx.org/"),
    ),
    "network": (
        lambda graph: repr(nx.parse_graphml(str(graph.export("graphml"))).graph),
        ("'publisher': 'Qqpublisher of Riverland'", "'licence': 'https://spdx.org/"),
    ),
    "network in time": (
        lambda graph: str(graph.export("gexf")),
        ("<creator>Qqpublisher of Riverland</creator>", "licence: https://spdx.org/licenses"),
    ),
    "annotations": (
        lambda graph: repr(json.loads(str(graph.export("annotations")))),
        ("'type': 'Organization'", "'name': 'Qqpublisher of Riverland'", "ODbL"),
    ),
    "bibliography, LaTeX": (
        lambda graph: str(graph.export("bibtex")),
        ("@dataset{ruritania-lockout,", "publisher = {Qqpublisher of Riverland}"),
    ),
    "bibliography, RIS": (
        lambda graph: str(graph.export("ris")),
        ("PB  - Qqpublisher of Riverland",),
    ),
    "bibliography, CSL": (
        lambda graph: repr(json.loads(str(graph.export("csl-json")))[0]),
        ("'publisher': 'Qqpublisher of Riverland'",),
    ),
    "last line of a brief": (
        lambda graph: str(graph.brief("lockout-1911")).splitlines()[-1],
        ("Published by: Qqpublisher of Riverland.",),
    ),
    "table of claims for programs": (
        lambda graph: repr(pq.read_schema(io.BytesIO(graph.export("claims-parquet"))).metadata),
        ("b'publisher': b'Qqpublisher of Riverland'", "b'licence': b'https://spdx.org/licenses"),
    ),
    "markup for search": (lambda graph: str(graph.export("schema-org")), ("Qqpublisher", "ODbL")),
}


@pytest.mark.parametrize("door", DOORS)
def test_who_answers_is_told(graph: backstory.Graph, door: str) -> None:
    write, wanted = DOORS[door]
    told = write(graph)
    assert [each for each in wanted if each not in told] == []


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_no_export_speaks_in_the_name_of_another(graph: backstory.Graph, name: str) -> None:
    written = graph.export(name)
    text = written.decode("utf-8", "ignore") if isinstance(written, bytes) else str(written)
    assert not OURS.search(text), OURS.search(text)


def test_no_citation_names_the_program_as_publisher(graph: backstory.Graph) -> None:
    for form in ("text", "bibtex", "csl-json", "ris"):
        for thing in ("river", "lockout-1911", "union-ships"):
            assert "backstory" not in graph.cite(thing, form)


def test_the_page_tells_of_no_review_to_come_where_both_languages_were_reviewed(
    graph: backstory.Graph,
) -> None:
    assert page_data(graph.store)["dossier"]["reviewed"] is True


def test_a_dossier_with_an_address_of_its_own_is_known_by_its_folder(tmp_path: Path) -> None:
    """Whoever cites it types the name of the folder, or the last part of the address."""
    folder = Path(shutil.copytree(GOOD / "ruritania-lockout", tmp_path / "ruritania-lockout"))
    head = folder / "dossier.yaml"
    head.write_text(head.read_text("utf-8") + "base: https://data.example/harbour/\n", "utf-8")
    graph = backstory.load(folder)
    cited = str(graph.cite("ruritania-lockout"))
    assert "https://data.example/harbour" in cited
    assert {str(graph.cite(each)) for each in ("harbour", "https://data.example/harbour")} == {
        cited
    }
    assert list(graph.store.homes.values()) == ["ruritania-lockout"]
    assert dossier_in(graph.store).id == "ruritania-lockout"


@pytest.mark.parametrize("lang", ["en", "es"])
def test_where_nobody_answers_it_is_said(lang: str) -> None:
    """The dossiers that come along name nobody yet: each that shows them says so in words."""
    told = str(shipped(lang).show("venezuela-amnesties"))
    assert phrase("dossier no publisher", lang) in told
    assert phrase("dossier no contact", lang) in told
    for form in ("text", "bibtex", "csl-json", "ris"):
        for thing in ("venezuela-amnesties", "coup-2002"):
            cited = str(shipped(lang).cite(thing, form))
            assert phrase("cited no publisher", lang)[1:] in cited  # a sentence of its own
    foot = " ".join(shipped(lang).read("Un texto. A text.").page().split())
    assert phrase("dossier no contact", lang) in foot


def test_on_a_page_of_several_each_answers_for_its_own(
    graph: backstory.Graph, tmp_path: Path
) -> None:
    """One names its publisher and one does not: neither line may seem to be the other's."""
    other = shutil.copytree(GOOD / "ruritania-lockout", tmp_path / "other-lockout")
    kept = (other / "dossier.yaml").read_text("utf-8").splitlines()
    told = [line for line in kept if line.partition(":")[0] not in {*SAYS} - {"licence"}]
    (other / "dossier.yaml").write_text("\n".join(told) + "\n", "utf-8")
    both = joined_stores([("river", graph.store), ("other-lockout", backstory.load(other).store)])
    answers = [line if isinstance(line, str) else line[0]
               for line in page_data(both)["dossier"]["answers"]]  # fmt: skip
    assert f"river: {phrase('dossier publisher', 'en').format(SAYS['publisher'])}" in answers
    assert f"other-lockout: {phrase('dossier no publisher', 'en')}" in answers
    assert [line for line in answers if not line.startswith(("river: ", "other-lockout: "))] == []


def test_check_notes_what_nobody_answers_for(tmp_path: Path) -> None:
    """One note each for publisher and contact, on the line where they belong; none if named."""
    folder = Path(shutil.copytree(GOOD / "ruritania-lockout", tmp_path / "ruritania-lockout"))
    head = folder / "dossier.yaml"
    plain = [
        line for line in head.read_text("utf-8").splitlines()
        if line.partition(":")[0] not in ("publisher", "contact")
    ]  # fmt: skip
    told = {"publisher": "publisher: One", "contact": "contact: mailto:one@example.org"}
    for named in ([], ["publisher"], ["publisher", "contact"]):
        head.write_text("\n".join([*plain, *(told[key] for key in named)]) + "\n", "utf-8")
        notes = [p for p in backstory.check(folder).problems if p.code == "R048"]
        assert len(notes) == 2 - len(named)
        assert {str(p.at) for p in notes} <= {f"{head}:1:1"}


def test_a_dossier_is_told_whole_with_all_it_holds() -> None:
    for lang in ("en", "es"):
        told = str(shipped(lang).show("venezuela-amnesties"))
        assert phrase("gap", lang) in told
