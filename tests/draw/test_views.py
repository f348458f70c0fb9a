"""Pages and pictures load nothing from outside, keep hostile labels as text, and stay the same."""

from __future__ import annotations

import base64
import copy
import gzip
import json
import lzma
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from html import escape
from math import isfinite
from typing import Any

import pyoxigraph as ox
import pytest

from backstory.ask.find import find_iri, record_of
from backstory.compare.counting import figures_of
from backstory.draw import blocks, packing
from backstory.draw.blocks import claims_in_order
from backstory.draw.borrowed import returned
from backstory.draw.celled import figures_view, measures_view, timeline_view
from backstory.draw.charts import figures_svg
from backstory.draw.data import PageData, page_data
from backstory.draw.embed import embed
from backstory.draw.folded import unfolded
from backstory.draw.layout import place
from backstory.draw.network import network_svg
from backstory.draw.page import asset, page_of, view_page
from backstory.draw.plain import claim_words, plain_list
from backstory.draw.pyvis import network_page, pyvis_network
from backstory.draw.timeline import day_words, timeline_svg
from backstory.draw.views import VIEWS, view
from backstory.errors import CouldNotRun, UnknownName
from backstory.rdf.store import TripleStore
from backstory.tell.figures import told_figures, told_whole
from backstory.tell.saying import Speaker

SVG = "{http://www.w3.org/2000/svg}"
Grown = Callable[[str], TripleStore]


@pytest.fixture
def data(grown: Grown) -> PageData:
    return page_data(grown("ruritania-lockout"))


def test_every_claim_of_the_graph_is_in_the_data_with_its_voice_and_source(
    data: PageData, grown: Grown
) -> None:
    graph = grown("ruritania-lockout")
    rows = graph.query("SELECT ?claim WHERE { ?claim a ctx:Claim }").rows
    assert len(data["claims"]) == len(rows) > 0
    for claim in data["claims"]:
        assert claim["voices"]
        assert claim["source"] in data["sources"]
        assert claim["at"]


def test_every_date_written_is_said_in_both_languages(data: PageData) -> None:
    for claim in data["claims"]:
        for text in (claim.get("when"), claim["target"].get("date")):
            assert text is None or len(data["dates"][str(text)]) == 2


def test_the_same_graph_gives_the_same_data(grown: Grown) -> None:
    one, other = (json.dumps(page_data(grown("ruritania-lockout"))) for _ in range(2))
    assert one == other


def test_no_line_rests_on_an_allegation_or_on_what_is_not_asserted(grown: Grown) -> None:
    data = page_data(grown("venezuela-amnesties"), engine=False)
    claims = {claim["id"]: claim for claim in data["claims"]}
    assert data["drawing"]["lines"]
    for _, _, _, role, resting, *_ in data["drawing"]["lines"]:
        assert not str(role).endswith(("/victim", "/alleged-perpetrator"))
        assert all(claims[one]["modality"] == "modality/asserted" for one in resting)


def test_places_are_the_same_each_time_and_held_ones_keep_to_their_time() -> None:
    names = [f"thing-{i}" for i in range(60)]
    pairs = [(names[i], names[(i * 7) % 60]) for i in range(1, 60) if (i * 7) % 60 != i]
    held = {name: 30.0 * i for i, name in enumerate(names[:20])}
    first = place(names, pairs, held)
    assert first == place(list(reversed(names)), pairs, held)
    assert all(abs(first[name][0] - x) < 0.5 for name, x in held.items())
    assert place([], [], {}) == {}


@pytest.mark.parametrize("much", [False, True])
def test_the_page_carries_its_whole_graph(
    grown: Grown, monkeypatch: pytest.MonkeyPatch, much: bool
) -> None:
    """Folded and packed tight where it is little; of much, quickly."""
    if much:
        for module in (blocks, packing):
            monkeypatch.setattr(module, "MUCH", 1)
    graph = grown("ruritania-lockout")
    page = view_page(graph)
    assert page == view_page(graph)
    (packed,) = re.findall(r'id="packed-graph">([^<]*)<', page)
    packed = base64.b64decode(packed)
    turtle = (
        gzip.decompress(packed) if much else lzma.decompress(packed, lzma.FORMAT_ALONE)
    ).decode()
    data = page_data(graph)
    order = [claim["id"] for claim in claims_in_order(data)]
    turtle = returned(unfolded(turtle), data, order)
    carried = {str(quad.triple) for quad in ox.parse(turtle, format=ox.RdfFormat.TURTLE)}
    assert carried == {str(quad.triple) for quad in graph.store}


def test_the_plain_list_escapes_what_it_tells(data: PageData) -> None:
    for thing in data["things"].values():
        thing["name"] = '<script>alert("x")</script>'
    for source in data["sources"].values():
        source["url"] = "javascript:alert(1)"
    told = plain_list(data, "en")
    assert "<script" not in told
    assert "javascript:" not in told


def test_the_plain_list_leads_to_the_first_event_of_each_year(data: PageData) -> None:
    """Without a script the page is long: its years are a way in."""
    told = plain_list(data, "en")
    (years, *_) = re.findall(r"<nav>(.*?)</nav>", told)
    links = re.findall(r'<a href="#([^"]+)">(-?\d+)</a>', years)
    assert len(links) > 1
    assert [year for _, year in links] == sorted({year for _, year in links}, key=int)
    for anchor, _ in links:
        assert f'<h2 id="{anchor}">' in told


@pytest.mark.parametrize("first", ["en", "es"])
def test_the_plain_list_tells_every_claim_in_both_languages(data: PageData, first: Any) -> None:
    told = plain_list(data, first)
    sections = dict(
        re.findall(r'<section id="plain-(..)" lang="\1"[^>]*>(.*?)</section>', told, re.S)
    )
    assert list(sections) == sorted(("en", "es"), key=lambda lang: lang != first)
    for lang, other in (("en", "es"), ("es", "en")):
        for claim in data["claims"]:
            assert escape(claim_words(data, claim, lang)) in sections[lang], claim["id"]
        assert f'href="#plain-{other}"' in sections[lang]
    assert sections[first].count("<li id=") == len(data["sources"])
    anchors = re.findall(r' id="([^"]+)"', told)
    assert len(anchors) == len(set(anchors)), "an anchor leads to two places"


@pytest.mark.parametrize("lang", ["en", "es"])
def test_pictures_are_sound_xml_titled_and_described(grown: Grown, lang: Any) -> None:
    for draw in (network_svg, timeline_svg):
        picture = draw(grown("ruritania-lockout"), lang=lang)
        root = ET.fromstring(picture)
        assert [child.tag.rpartition("}")[2] for child in root][:2] == ["title", "desc"]
        assert picture == draw(grown("ruritania-lockout"), lang=lang)


@pytest.mark.parametrize("lang", ["en", "es"])
def test_pictures_mark_what_is_at_odds_and_head_what_has_no_date(grown: Grown, lang: Any) -> None:
    undated = {"en": "not dated (", "es": "sin fecha ("}[lang]
    for draw in (network_svg, timeline_svg):
        told = draw(grown("venezuela-amnesties"), event="announcement-2026", lang=lang)
        words = [one.text or "" for one in ET.fromstring(told).iter(f"{SVG}text")]
        assert any(word.startswith("≠ ") for word in words), draw.__name__
        if draw is network_svg:
            assert any(word.startswith(undated) for word in words)


@pytest.mark.parametrize(
    ("lang", "ends"),
    [
        ("en", "These sources end on 18 March 2026."),
        ("es", "Estas fuentes llegan hasta el 18 de marzo de 2026."),
    ],
)
def test_every_still_picture_says_at_its_foot_how_far_the_sources_reach(
    grown: Grown, lang: Any, ends: str
) -> None:
    graph = grown("venezuela-amnesties")
    pictures = (
        network_svg(graph, lang=lang),
        timeline_svg(graph, event="coup-2002", lang=lang),
        figures_view(graph, "announcement-2026", lang=lang).svg,
        measures_view(graph, "amnesty-2007", lang=lang).svg,
    )
    for picture in pictures:
        root = ET.fromstring(picture)
        foot = next(one for one in root.iter(f"{SVG}text") if one.text == ends)
        lowest = max(float(one.get("y", 0)) for one in root.iter(f"{SVG}text"))
        assert float(foot.get("y", 0)) == lowest < float(root.get("height", 0))


def test_no_event_of_the_still_network_stands_alone_where_others_are_linked(grown: Grown) -> None:
    """What matters and is linked with nothing drawn told nothing: a line leads to every row."""
    root = ET.fromstring(network_svg(grown("venezuela-amnesties")))
    hubs = list(root.iter(f"{SVG}circle"))
    branches = [one.get("d", "") for one in root.iter(f"{SVG}path")]
    reached = {round(float(one.get("cy", 0))) for one in hubs}
    reached |= {round(float(y)) for each in branches for y in re.findall(r"[ ,]([\d.]+)", each)}
    for name in root.iter(f"{SVG}text"):
        if name.get("font-size") == "13":
            y = round(float(name.get("y", 0))) - 4
            assert reached & set(range(y - 10, y + 11)), name.text


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("event", ["", "announcement-2026", "coup-2002"])
def test_a_still_network_has_few_things_words_on_its_lines_and_nothing_over_anything(
    event: str, lang: Any, grown: Grown
) -> None:
    svg = "{http://www.w3.org/2000/svg}"
    root = ET.fromstring(network_svg(grown("venezuela-amnesties"), event=event, lang=lang))
    assert 5 < len(root.findall(f".//{svg}polygon")) <= 16
    links = root.findall(f".//{svg}path")
    texts = [one for one in root.iter(f"{svg}text") if one.text]
    words = [one for one in texts if float(one.get("x", 0)) > 590]
    assert len(words) == len(links) > 3, "a line without its words"
    boxes = [
        (
            float(one.get("x", 0)),
            float(one.get("y", 0)),
            len(one.text or "") * 0.52 * float(one.get("font-size", 13)),
            one.text,
        )
        for one in texts
    ]
    for at, (x, y, wide, said) in enumerate(boxes):
        for a, b, w, other in boxes[at + 1 :]:
            assert x + wide < a or a + w < x or abs(y - b) >= 11, f"{said} lies over {other}"


def test_a_timeline_of_several_events_draws_these_and_no_other(grown: Grown) -> None:
    """Two names were a TypeError, and one brought all that is linked with it."""
    one, other = "coup-2002", "pardons-2020"
    root = ET.fromstring(timeline_view(grown("venezuela-amnesties"), one, other).svg)
    names = [each for each in root.iter(f"{SVG}text") if float(each.get("x", 0)) > 500]
    assert [(each.text or "").removeprefix("≠ ") for each in names] == [
        "April 2002 coup",
        "Pardon of 110 people",
    ]


@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_still_timeline_has_at_most_thirty_events_that_matter_most(
    lang: Any, grown: Grown
) -> None:
    svg = "{http://www.w3.org/2000/svg}"
    root = ET.fromstring(timeline_svg(grown("venezuela-amnesties"), lang=lang))
    words = [one.text or "" for one in root.iter(f"{svg}text")]
    coup = {"en": "April 2002 coup", "es": "Golpe de Estado de abril de 2002"}[lang]
    assert any(word.endswith(coup) for word in words)
    names = [one for one in root.iter(f"{svg}text") if float(one.get("x", 0)) > 500]
    assert 20 < len(names) <= 30
    bars = [one for one in root.iter(f"{svg}rect") if float(one.get("x", 0)) > 0]
    ends = [float(one.get("x", 0)) + float(one.get("width", 0)) for one in bars]
    assert max(ends) < min(float(one.get("x", 0)) for one in names) - 200, "a bar under words"


@pytest.mark.parametrize(("lang", "hoped"), [("en", "hoped for"), ("es", "deseado")])
def test_a_still_timeline_never_draws_hope_as_fact(
    lang: Any, hoped: str, grown: Grown, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What somebody only hopes for is drawn hollow, and its date says so."""
    svg = "{http://www.w3.org/2000/svg}"
    graph = grown("ruritania-lockout")
    data = copy.deepcopy(page_data(graph))
    name, dated = next((n, thing) for n, thing in data["things"].items() if thing.get("days"))
    dated["planned"] = dated.pop("days")
    for claim in data["claims"]:
        if (claim["about"], claim["says"]) == (name, "happened"):
            claim["modality"] = "modality/hoped"
    told_as = {"en": "hoped for", "es": "deseado"}
    words = [told_as[each] for each in data["languages"]]
    data["concepts"]["modality/hoped"] = {**data["concepts"]["modality/asserted"], "name": words}
    monkeypatch.setattr("backstory.draw.timeline.data_for", lambda *_: data)
    root = ET.fromstring(timeline_svg(graph, lang=lang))
    assert len([one for one in root.iter(f"{svg}rect") if one.get("stroke-dasharray")]) == 1
    monkeypatch.setattr("backstory.draw.timeline.day_words", lambda *_: "")
    told = timeline_svg(graph, lang=lang)
    assert hoped in told


def test_pyvis_describes_the_network_with_places_arrows_and_words(grown: Grown) -> None:
    net = pyvis_network(record_of(grown("ruritania-lockout")), lang="es")
    assert net.nodes
    assert not net.options.physics.enabled
    assert all({"x", "y", "title", "shape"} <= set(one) for one in net.nodes)
    assert all(edge["arrows"] == "to" and edge["label"] and edge["claims"] for edge in net.edges)
    assert {"decisión"} <= {word for edge in net.edges for word in edge["label"].split(", ")}


@pytest.mark.parametrize("lang", ["en", "es"])
def test_the_network_page_opens_with_what_matters_and_loads_nothing(
    lang: str, grown: Grown
) -> None:
    page = network_page(grown("venezuela-amnesties"), lang=lang)
    assert not re.findall(r"""(?:src|href)=["']?(?:https?:)?//""", page)
    assert "default-src 'none'" in page
    assert "{{" not in page.partition("<script>")[0]
    data = json.loads(page.partition('id="data">')[2].partition("</script>")[0])
    assert len(data["first"]) == 40 < len(data["nodes"])
    assert {"announcement-2026", "delcy-rodriguez"} <= set(data["first"])
    # Over the axis stands what is dated, and nothing else.
    dated = {one for one in data["first"] if data["first"][one][1] < 0}
    record = record_of(grown("venezuela-amnesties"))
    assert dated == {one for one in data["first"] if record.by_id[one] in record.hulls}
    years = [year for year, _ in data["bands"][0]["axis"]]
    assert years == sorted(years)
    # Where the names of two years would run together, the one under most things is written.
    assert {2002, 2026} <= set(years)
    # A word of an arrow, and who says it, where.
    words = {edge["title"].count("\n") for edge in data["edges"]}
    assert min(words) >= 1


@pytest.mark.parametrize("about", ["coup-2002", "announcement-2026"])
def test_a_pyvis_network_fits_a_screen_and_its_names_stand_clear_of_each_other(
    grown: Grown, about: str
) -> None:
    nodes = pyvis_network(record_of(grown("venezuela-amnesties")), about=about).nodes
    assert not [
        one["label"] for one in nodes for line in one["label"].split("\n") if len(line) > 22
    ]
    touching = [
        (one["label"], other["label"])
        for one in nodes
        for other in nodes
        if one["id"] < other["id"]
        and abs(one["x"] - other["x"]) < 190
        and abs(one["y"] - other["y"]) < 100
    ]
    assert not touching
    width, height = (max(n[k] for n in nodes) - min(n[k] for n in nodes) for k in ("x", "y"))
    assert 1.2 < width / height < 3


def test_no_two_lines_of_the_legend_have_one_sign(grown: Grown) -> None:
    """A post and a legal text were one square, of one colour."""
    page = network_page(grown("venezuela-amnesties"))
    legend = re.findall(r'<li><span class="(\w+)" style="color:(#\w+)"></span>([^<]*)', page)
    assert {"post", "legal text", "person", "body", "group"} <= {told for *_, told in legend}
    assert len({(shape, colour) for shape, colour, _ in legend}) == len(legend)


def test_the_network_around_a_thing_holds_what_is_linked_with_it(grown: Grown) -> None:
    net = pyvis_network(record_of(grown("venezuela-amnesties")), about="coup-2002")
    near = {end for e in net.edges if "coup-2002" in (e["from"], e["to"])
            for end in (e["from"], e["to"])}  # fmt: skip
    assert {one["id"] for one in net.nodes} == near
    assert "amnesty-2007" in near
    with pytest.raises(UnknownName, match="coup-2002"):
        pyvis_network(record_of(grown("venezuela-amnesties")), about="coup-202")


def test_an_embed_names_every_claim_with_its_voice(grown: Grown) -> None:
    told = embed(grown("venezuela-amnesties"), "coup-2002", "es")
    assert told.startswith("<blockquote")
    assert "Golpe de Estado" in told
    assert "<script" not in told
    data = page_data(grown("venezuela-amnesties"), engine=False)
    about = [claim for claim in data["claims"] if claim["about"] == "coup-2002"]
    assert told.count("<li>") == len(about) > 10
    assert "<b></b>" not in told
    assert "not stated" not in told
    assert "</a>, paragraph" not in told
    assert "≠ las versiones difieren" in told
    assert "18 de marzo de 2026" in told
    assert "CC-BY" in told


def test_an_unknown_view_or_event_is_told_with_the_nearest_name(grown: Grown) -> None:
    with pytest.raises(UnknownName, match="timeline"):
        view("timelin")
    with pytest.raises(UnknownName):
        network_svg(grown("ruritania-lockout"), event="nowhere")
    assert all(one.shows for one in VIEWS.values())


def test_the_page_forbids_all_network_and_links_only_to_sources(data: PageData) -> None:
    try:
        asset("app.js")
    except CouldNotRun as why:
        pytest.skip(str(why))
    page = page_of(data)
    assert "default-src 'none'" in page
    assert "connect-src" not in page
    head, _, _ = page.partition('<div id="plain">')
    assert not re.findall(r"""<(?:link|img|iframe|script)[^>]*(?:src|href)=""", head)
    assert page == page_of(data)


@pytest.mark.parametrize(("lang", "head", "most"), [
    ("en", "Political prisoners held", "1,958"), ("es", "Presos políticos en custodia", "1.958"),
])  # fmt: skip
def test_a_chart_of_one_thing_counted_tells_who_counts_and_marks_its_ends(
    grown: Grown, lang: str, head: str, most: str
) -> None:
    """What is counted stands above, who counts beside, and how many at the marks."""
    record = record_of(grown("venezuela-amnesties"))
    counted = find_iri(record, "prisoners-held", ("concept counted",))
    told = told_figures(record, counted)
    root = ET.fromstring(figures_svg(record, told, lang))
    words = [one.text or "" for one in root.iter("{http://www.w3.org/2000/svg}text")]
    assert words[0] == head
    assert most in words
    assert words.count("Foro Penal") == 1


def test_a_figure_without_a_known_beginning_is_a_mark_in_a_still_chart_too(grown: Grown) -> None:
    """As on the page: a bar from the edge would say that it was counted from there on."""
    record = record_of(grown("venezuela-amnesties"))
    figures = [one for one in figures_of(record) if one.when and isfinite(one.when.bounds[3])]
    unbegun = [one for one in figures if not any(map(isfinite, one.when.bounds[:2]))]
    assert unbegun
    for figure in unbegun[:5]:
        told = told_figures(record, figure.counted)
        name = record.short(figure.claim)
        speak = Speaker(record, "en")
        head = told_whole(speak, figure)
        root = ET.fromstring(figures_svg(record, told, "en"))
        marks = [one for one in root.iter(f"{SVG}g") if one.findtext(f"{SVG}title") == head]
        assert any(
            not [line for line in one.iter(f"{SVG}line") if line.get("y1") == line.get("y2")]
            for one in marks
        ), name


def test_a_day_with_an_hour_keeps_its_day_in_a_picture(grown: Grown) -> None:
    """What is too long for its place loses the hour first, not the day and the month."""
    graph = grown("venezuela-amnesties")
    assert day_words(record_of(graph), "return-of-chavez-2002", "en", 20) == "14 April 2002"
