"""Every file the page offers is opened again: it is whole, and holds what was shown."""

from __future__ import annotations

import base64
import csv
import io
import json
import re
import shutil
import xml.etree.ElementTree as ET
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import rdflib
from browsing import copied, drawn, whole_network, write_query
from paths import GOOD

from backstory.draw.compared import citations
from backstory.draw.data import PageData, page_data
from backstory.draw.page import page_of
from backstory.rdf.opening import open_store
from backstory.rdf.record import Record
from backstory.rdf.store import TripleStore
from backstory.tell.cite import citation
from backstory.vocabulary import PREFIXES

pytestmark = pytest.mark.browser

Open = Callable[..., Any]
SVG = "{http://www.w3.org/2000/svg}"
INK = """bytes => (async () => {
  const binary = Uint8Array.from(atob(bytes), c => c.charCodeAt(0));
  const image = await createImageBitmap(new Blob([binary], { type: 'image/png' }));
  const canvas = new OffscreenCanvas(image.width, image.height);
  const pen = canvas.getContext('2d');
  pen.drawImage(image, 0, 0);
  const { data } = pen.getImageData(0, 0, image.width, image.height);
  const seen = new Set();
  let clear = 0;
  for (let i = 0; i < data.length; i += 4) {
    seen.add((data[i] << 16) | (data[i + 1] << 8) | data[i + 2]);
    if (data[i + 3] < 255) clear += 1;
  }
  return { width: image.width, height: image.height, colours: seen.size, clear };
})()"""


def saved(page: Any, name: str) -> bytes:
    """Press the button of a file, and give what was saved under that name."""
    with page.expect_download() as coming:
        page.click(f"#exports button >> text='{name}'")
    assert coming.value.suggested_filename == name
    return Path(coming.value.path()).read_bytes()


def rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


def shown(page: Any) -> list[dict[str, Any]]:
    """Give the claims that the page says it shows."""
    told: list[dict[str, Any]] = page.evaluate("backstory.now().shown.focused")
    return told


@pytest.mark.parametrize(
    ("tab", "lang", "scheme"),
    [("timeline", "en", "light"), ("network", "es", "dark"), ("figures", "es", "dark")],
)
def test_a_saved_picture_is_titled_described_and_not_blank(
    opened: Open, tab: str, lang: str, scheme: str
) -> None:
    page = opened(f"#tab={tab}&lang={lang}&event=amnesty-law-2016", scheme=scheme)
    drawn(page, tab)
    root = ET.fromstring(saved(page, f"{tab}.svg"))
    assert [child.tag for child in root][:2] == [f"{SVG}title", f"{SVG}desc"]
    title, told = (child.text or "" for child in list(root)[:2])
    assert title.strip()
    assert told.strip()
    assert int(float(root.get("width", "0"))) > 300, "a picture without a size is drawn tiny"
    words = {"".join(one.itertext()) for one in root.iter(f"{SVG}text")}
    assert len(words) > 8
    found = page.evaluate(INK, base64.b64encode(saved(page, f"{tab}.png")).decode("ascii"))
    assert found["width"] >= 600, found
    assert found["height"] >= 300, found
    assert found["colours"] > 20, found
    assert found["clear"] == 0, "dark ink on no paper cannot be read where the paper is dark"


def test_the_saved_timeline_draws_a_date_that_no_source_states_hollow(
    opened: Open, held: PageData
) -> None:
    """Its bar was as full as that of a day which a source states."""
    page = opened("#tab=timeline&lang=en")
    drawn(page, "timeline")
    inferred = {one for one, thing in held["things"].items() if thing.get("inferred")}
    root = ET.fromstring(saved(page, "timeline.svg"))
    bars = {one.get("data-id", ""): one for one in root.iter(f"{SVG}rect") if one.get("data-id")}
    hollow = {one for one, bar in bars.items() if bar.get("fill") == "#fff"
              and not bar.get("stroke-dasharray")}  # fmt: skip
    assert hollow == inferred & set(bars)
    assert hollow, "none of those drawn is worked out: nothing was tried"


SIEGE = """title: The siege
kind: newspaper
publisher: Post
language: en
issued: 1911-12-20
read: part
about: siege-1911
says:
- at: page 1
  happened: 1911-08-11
- at: page 2
  voice: harbour-board
  put-as: denied
  happened: 1911-09-25
"""


def test_the_saved_timeline_names_no_denied_date_as_that_of_an_event(
    opened: Open, tmp_path: Path
) -> None:
    """Of two dates too long for the place the longer one stood there: it was the denied one."""
    folder = Path(shutil.copytree(GOOD / "ruritania-lockout", tmp_path / "ruritania-lockout"))
    (folder / "sources" / "siege.yaml").write_text(SIEGE, "utf-8")
    names = folder / "events.yaml"
    siege = "\nsiege-1911:\n  en: Siege\n  es: Sitio\n  kind: politics\n"
    names.write_text(names.read_text("utf-8").rstrip("\n") + siege, "utf-8")
    file = tmp_path / "page.html"
    file.write_text(page_of(page_data(open_store(folder), engine=False)), "utf-8")
    page = opened("#tab=timeline&lang=es", file=file)
    drawn(page, "timeline")
    root = ET.fromstring(saved(page, "timeline.svg"))
    words = [one.text or "" for one in root.iter(f"{SVG}text")]
    assert words[words.index("Sitio") - 1] == "11 de agosto de 1911"


def test_the_saved_network_tells_kinds_by_shape_and_doubt_by_a_sign(opened: Open) -> None:
    page = opened("#tab=network&lang=en")
    drawn(page, "network")
    whole_network(page)
    root = ET.fromstring(saved(page, "network.svg"))
    shapes = {len((one.get("points") or "").split()) for one in root.iter(f"{SVG}polygon")}
    assert len(shapes) >= 4, shapes
    words = [one.text or "" for one in root.iter(f"{SVG}text")]
    assert any(word.startswith("≠ ") for word in words)
    assert any(one.get("stroke-dasharray") for one in root.iter(f"{SVG}line"))
    assert any(word.startswith("not dated (") for word in words)
    drawn_lines = int(page.evaluate("backstory.part('network').lines.length"))
    assert f"{drawn_lines} links" in (root.findtext(f"{SVG}desc") or "").replace(",", "")


@pytest.mark.parametrize("lang", ["en", "es"])
def test_saved_claims_are_those_shown(opened: Open, lang: str) -> None:
    page = opened(f"#tab=claims&lang={lang}&event=coup-2002&from=2002&to=2003")
    drawn(page, "claims")
    claims = shown(page)
    head, *body, _ = rows(saved(page, "statements.csv"))
    assert 10 < len(claims) == len(body)
    assert {row[0] for row in body} == {claim["id"] for claim in claims}
    heads = page.locator("#tab-claims thead th").all_inner_texts()
    assert [name.strip() for name in heads] == head[1 : 1 + len(heads)]
    by_id = {row[0]: dict(zip(head, row, strict=True)) for row in body}
    for row in page.query_selector_all("#tab-claims tbody tr")[:40]:
        told = by_id[row.get_attribute("data-claim")]
        cells = [cell.inner_text() for cell in row.query_selector_all("td")]
        assert cells[0] == told[head[1]]
        assert told[head[3]] == cells[2].replace("\n", ""), "voices as shown"
        assert told[head[-4]] in cells[6], "the place in the source, as shown"


def test_saved_figures_are_those_of_the_table(opened: Open, held: PageData) -> None:
    page = opened("#tab=figures&lang=en")
    drawn(page, "figures")
    _, *body, _ = rows(saved(page, "figures.csv"))
    page.click("#tab-figures .whole > summary")
    page.locator("#tab-figures tbody tr").first.wait_for()
    table = page.locator("#tab-figures tbody tr")
    assert len(body) == table.count() > 5
    told = "\n".join(table.all_inner_texts()).replace(",", "")
    for row in body:
        assert row[2] in told, row
        assert row[5], "a figure without a voice"
        assert not re.fullmatch(r"[a-z0-9-]+", row[7]), "a source by the editors' id"
        assert row[9].startswith("http") or not row[9], "where it is read"
        amount = next(one["amount"] for one in held["claims"] if one["id"] == row[0])
        words = {amount} if isinstance(amount, str) else {*amount}
        assert row[3].partition(": ")[2] in words, "86 of 91 was told as 86"


@pytest.mark.parametrize("lang", ["en", "es"])
def test_saved_measures_name_the_voice_of_every_cell(opened: Open, lang: str) -> None:
    page = opened(f"#tab=measures&lang={lang}")
    drawn(page, "measures")
    head, *body, _ = rows(saved(page, "measures.csv"))
    table = page.locator("#tab-measures tbody tr")
    columns = page.locator("#tab-measures thead th")
    assert len(head) == 1 + columns.count() >= 3  # the measure chosen and its neighbour
    assert [row[0] for row in body] == page.locator("#tab-measures tbody th").all_inner_texts()
    assert len(body) == table.count() > 4
    absent = {"en": "not stated", "es": "no consta"}[lang]
    stated = [cell for row in body[1:] for cell in row[1:] if cell != absent]
    assert len(stated) > 10
    for cell in stated:
        assert all(" — " in line for line in cell.split(" | ")), cell


def test_saved_turtle_holds_the_claims_shown_and_their_voices(opened: Open) -> None:
    page = opened("#tab=claims&lang=en&event=coup-2002")
    drawn(page, "claims")
    claims = shown(page)
    graph = rdflib.Graph().parse(data=saved(page, "statements.ttl"), format="turtle")
    base = page.evaluate("backstory.now().dossier.data.dossier.iri") + "/"
    ctx, prov = rdflib.Namespace(PREFIXES["ctx"]), rdflib.Namespace(PREFIXES["prov"])
    told = {str(one) for one in graph.subjects(rdflib.RDF.type, ctx.Claim)}
    assert told == {base + claim["id"] for claim in claims}
    for claim in claims:
        subject = rdflib.URIRef(base + claim["id"])
        voices = {str(one) for one in graph.objects(subject, prov.wasAttributedTo)}
        assert voices == {base + voice for voice in claim["voices"]}
        assert (subject, rdflib.RDF.subject, rdflib.URIRef(base + claim["about"])) in graph
        assert (subject, ctx.modality, None) in graph


def test_a_saved_answer_is_the_table_of_the_answer(opened: Open) -> None:
    page = opened("#tab=ask&lang=es")
    drawn(page, "ask")
    page.wait_for_selector(".status[data-ready]")
    page.select_option("#question", "timeline")
    page.wait_for_selector(".status[data-answered]")
    head, *body = rows(saved(page, "answer.csv"))
    shown_rows = page.locator("#tab-ask tbody tr")
    assert len(body) == shown_rows.count() > 50
    page.click("#tab-ask .whole > summary")
    assert head == page.locator("#tab-ask thead th").all_inner_texts()
    first = shown_rows.first.locator("td").all_inner_texts()
    assert body[0] == ["" if cell == "—" else cell for cell in first]


def test_a_cell_that_looks_like_a_formula_is_kept_as_text(opened: Open) -> None:
    page = opened("#tab=ask&lang=en")
    drawn(page, "ask")
    page.wait_for_selector(".status[data-ready]")
    write_query(page, 'SELECT ("=1+1" AS ?a) ("-5" AS ?b) ("a,b\\"c" AS ?c) WHERE {}')
    page.click("#run")
    page.wait_for_selector(".status[data-answered]")
    assert rows(saved(page, "answer.csv"))[1] == ["'=1+1", "-5", 'a,b"c']


FORMS = {"bib": "bibtex", "ris": "ris", "json": "csl-json"}


@pytest.mark.parametrize("lang", ["en", "es"])
def test_citations_for_programs_are_those_of_the_shell(
    opened: Open, whole: Record, lang: str
) -> None:
    page = opened(f"#tab=answer&lang={lang}&event=coup-2002")
    drawn(page, "answer")
    iris = [*sorted(whole.sources)[::9], whole.dossier]
    ranges = (one for one in whole.sources.values() if one.issued and "/" in one.issued.text)
    iris += sorted(source.iri for source in ranges)
    iris += [one for one in whole.names if whole.short(one) in ("coup-2002", "hugo-chavez")]
    iris += sorted(whole.claims)[::9]
    for iri in iris:
        one = "" if iri == whole.dossier else whole.short(iri)
        for form, shell in FORMS.items():
            told = page.evaluate("([id, form]) => backstory.cited(id, form)", [one, form])
            own = citation(whole, iri, lang, shell)
            if form == "json":
                assert json.loads(told) == json.loads(own), one
            else:
                assert told == own, (one, form)
    page.click("#about-button")
    with page.expect_download() as waiting:
        page.click("#about [data-key=cite-ris]")
    assert waiting.value.suggested_filename == "venezuela-amnesties.ris"


def test_links_lead_to_where_the_page_is_hosted(
    opened: Open, store: TripleStore, held: PageData, tmp_path: Path
) -> None:
    data = deepcopy(held)
    data["dossier"]["page"] = "https://page.test/amnesties.html"
    file = tmp_path / "hosted.html"
    file.write_text(page_of(data, cited=citations(Record(store), data["languages"])), "utf-8")
    page = opened("#tab=claims&lang=en&event=coup-2002", file=file)
    drawn(page, "claims")
    link = copied(page, "#story .actions [data-key=link]")
    assert link.startswith("https://page.test/amnesties.html#")
    assert "event=coup-2002" in link


@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_page_that_is_a_file_says_that_no_address_leads_to_it(opened: Open, lang: str) -> None:
    page = opened(f"#tab=claims&lang={lang}&event=coup-2002")
    drawn(page, "claims")
    link = copied(page, "#story .actions [data-key=link]")
    assert "file:" not in link
    assert link.startswith(("This page is a file", "Esta página es un archivo"))
    assert "#event=coup-2002" in link


def test_the_saved_timeline_has_what_matters_most_and_what_is_chosen(opened: Open) -> None:
    page = opened("#tab=timeline&lang=en&event=vive-founding")
    drawn(page, "timeline")
    root = ET.fromstring(saved(page, "timeline.svg"))
    bars = {one.get("data-id") for one in root.iter(f"{SVG}rect")} - {None}
    assert 15 < len(bars) <= 30
    assert "vive-founding" in bars, "what is chosen is never left out"
    assert (root.findtext(f"{SVG}desc") or "").startswith("30 of 2")
    assert any("*" in (one.text or "") for one in root.iter(f"{SVG}text"))


def test_paper_has_the_whole_network_and_no_story_twice(opened: Open) -> None:
    page = opened("#tab=network&lang=en&event=pardons-2020")
    drawn(page, "network")
    drawn_marks = page.evaluate("backstory.part('network').marks.length")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    picture = page.locator("#tab-network .only-print svg")
    assert picture.is_visible()
    assert not page.is_visible(".network-canvas")
    marks = picture.locator("polygon, circle, [data-mark]").count()
    assert marks >= drawn_marks
    page.emulate_media(media="screen")
    page.evaluate("backstory.now().choose({ tab: 'answer' })")
    drawn(page, "answer")
    page.emulate_media(media="print")
    assert not page.is_visible("#story"), "the first screen tells it already"


def test_one_sentence_of_several_statements_is_one_row(opened: Open) -> None:
    page = opened("#tab=claims&lang=en&event=pardons-2020")
    drawn(page, "claims")
    rows_shown = page.eval_on_selector_all(
        "#tab-claims tbody tr",
        "all => all.map(tr => [...tr.children].filter((td, i) => i !== 3)"
        ".map(td => td.innerText.replace(/\\s*Also[^]*$/, '')).join('|'))",
    )
    assert len(rows_shown) > 40
    assert len(set(rows_shown)) == len(rows_shown)
    assert page.locator("#tab-claims .also-there").count() > 3
    table = page.locator("#tab-claims .scroll")
    assert table.evaluate("one => one.scrollWidth <= one.clientWidth"), "no column is cut"
