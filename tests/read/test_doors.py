"""The doors of the reader: page, JSON, draft, strange input; nothing breaks them, nothing leaks."""

from __future__ import annotations

import json
import re
import shutil
import time
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner
from growing import shipped
from keyed import marked
from paths import ROOT

from backstory import BackstoryError, CouldNotRun, Graph, load
from backstory.cli import doors, main
from backstory.read.reading import Reading
from backstory.vocabulary import id_of

WIRE = marked(ROOT / "tests/read/texts/wire-ruling-en.txt")
TEXTS = sorted((ROOT / "tests/read/texts").glob("*.txt"))
HOSTILE = '<script>alert("x")</script> & "quotes" </article> \u202eevil'


@cache
def graph(lang: str = "en") -> Graph:
    return shipped(lang)


@cache
def wire(lang: str = "en") -> Reading:
    return graph(lang).read(WIRE.text, date=WIRE.day)


def test_annotations_point_at_the_words_they_quote() -> None:
    told = json.loads(wire().json())
    assert told["type"] == "AnnotationPage"
    assert told["id"].startswith("urn:sha256:")  # the model wants one IRI for each page
    assert told["id"] not in {item["id"] for item in told["items"]}
    assert told["ctx:mainEvent"]["ctx:id"] == "ruling-2016"
    for item in told["items"]:
        place, quote = item["target"]["selector"]
        assert WIRE.text[place["start"] : place["end"]] == quote["exact"]
        if item.get("ctx:linked"):
            assert item["body"][0]["source"].startswith("https://")
            assert item["ctx:why"]
            assert item["ctx:evidence"]


def test_json_is_the_same_bytes_every_time() -> None:
    again = load(ROOT / "graph" / "venezuela-amnesties.ttl").read(WIRE.text, date=WIRE.day)
    assert again.json() == wire().json()


def test_places_are_counted_in_code_points() -> None:
    reading = graph().read("𝄞 😀 Nicolás Maduro said that Venezuela is at peace.", lang="en")
    place = json.loads(reading.json())["items"][0]["target"]["selector"][0]
    assert (place["start"], place["end"]) == (4, 18)


@pytest.mark.parametrize("lang", ["en", "es"])
def test_the_page_holds_all_sections_and_no_script(lang: str) -> None:
    page = wire(lang).page()
    assert len(page.encode()) < 1_000_000
    assert page.count("<section>") >= 4
    assert "<script" not in page
    assert 'src="' not in page
    assert not re.findall(r'href="(?!#)', page)
    assert page.count("<li>") > 10


@cache
def other(dossier: str, lang: str) -> Graph:
    return load(ROOT / "graph" / f"{dossier}.ttl", lang=lang)


@pytest.mark.parametrize(
    ("number", "path"), list(enumerate(TEXTS)), ids=lambda one: Path(str(one)).stem
)
def test_whatever_was_read_can_be_told_and_drawn(number: int, path: Path) -> None:
    text = marked(path)
    reading = other(text.dossier, ("en", "es")[number % 2]).read(text.text, date=text.day)
    assert reading.text()
    assert len(reading.page().encode()) < 1_000_000
    assert "None" not in reading.text()


def test_a_kind_that_a_dossier_has_no_event_of_stops_no_reading() -> None:
    text = "Madrid. Quien estaba en prisión está en la calle."  # a protest, of which it has none
    told = other("spain-amnesty-1977", "es").read(text, date="1977-10-15", lang="es")
    assert not told.linked.events


def test_the_background_has_a_footnote_for_each_sentence() -> None:
    page = wire().page()
    paste = page[page.index('class="paste"') :]
    paste = paste[: paste.index("</div>")]
    assert re.findall(r"\[(\d)\]", paste)[:5] == list("12345")
    assert paste.count("<li>") == 5
    assert paste.count("[claim-") + len(re.findall(r"\[[a-z0-9-]+\]</li>", paste)) >= 5


def test_hostile_text_is_shown_as_text() -> None:
    page = graph().read(f"{WIRE.text}\n\n{HOSTILE}", date=WIRE.day).page()
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert page.count("</article>") == 1


def test_a_draft_passes_the_check_and_asserts_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "venezuela-amnesties"
    shutil.copytree(ROOT / "seeds" / "venezuela-amnesties", folder)
    written = wire().draft()
    (folder / "sources" / "draft.yaml").write_text(written, "utf-8")
    assert written.count("- at: ") == written.count("put-as: proposed") > 0
    told = CliRunner().invoke(doors, ["check", str(folder)])
    assert "0 problems" in told.output, told.output[-2000:]


def test_a_draft_of_an_article_later_than_the_dossier_passes_too(tmp_path: Path) -> None:
    folder = tmp_path / "venezuela-amnesties"
    shutil.copytree(ROOT / "seeds" / "venezuela-amnesties", folder)
    text = "In Venezuela the amnesty of February 19, 2026 freed 12 political prisoners in May."
    written = graph().read(text, date="2031-05-02", lang="en").draft()
    (folder / "sources" / "draft.yaml").write_text(written, "utf-8")
    told = CliRunner().invoke(doors, ["check", str(folder)])
    assert "0 problems" in told.output, told.output[-2000:]


@pytest.mark.parametrize(
    ("told", "about", "when"),
    [
        ("Provea said that 36 arrests for hate were made by October 2025", "", "2025-10"),
        (
            "Foro Penal said that 568 political prisoners remained in jail",
            "venezuela",
            "2026-03-05",
        ),
        (
            "Foro Penal has counted 302 releases since 8 January",
            "releases-2026",
            "2026-01-08/2026-03-05",
        ),
    ],
)
def test_a_draft_gives_a_figure_the_day_that_its_sentence_tells(
    told: str, about: str, when: str
) -> None:
    text = f"Venezuela frees prisoners\n\nThe releases of January 2026 go on in Venezuela. {told}."
    items = graph().read(text, date="2026-03-05", lang="en").draft().split("\n- at:")
    item = next(one for one in items if "count:" in one)
    assert f"when: {when}\n" in item
    assert about in item


def test_a_draft_counts_of_the_event_whose_number_it_is() -> None:
    text = (
        "In March 2016 the National Assembly of Venezuela passed an amnesty. Four years later "
        "Maduro pardoned 110 opponents ahead of parliamentary elections."
    )
    items = graph().read(text, date="2026-03-05", lang="en").draft().split("\n- at:")
    counted = [item for item in items if "count:" in item]
    assert len(counted) == 1
    assert "about: pardons-2020\n" in counted[0]


def test_a_draft_writes_days_bare_and_leaves_open_what_began() -> None:
    text = (
        "Venezuela frees prisoners\n\nIn Venezuela people have been released since 8 January 2026. "
        "In 2007 Hugo Chávez decreed an amnesty in Venezuela."
    )
    draft = graph().read(text, date="2026-03-05", lang="en").draft()
    assert "happened: 2007\n" in draft
    assert "happened: 2026-01-08/\n" in draft
    assert "\n\n\n" not in draft


def test_a_text_without_anything_to_propose_gives_no_draft() -> None:
    with pytest.raises(CouldNotRun):
        graph().read("Nothing at all happened in the garden of the house.", lang="en").draft()


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "empty"),
        (b"   \n ", "empty"),
        (b"\x7fELF\x00\x01\x02" * 100, "no text"),
        (b"%PDF-1.4 broken", "PDF"),
        ("Le président a dit que la loi ne sera pas appliquée dans le pays.".encode(), "neither"),
        ("Президент сказал, что закон не будет применяться.".encode(), "neither"),
        (b"12 34 56", "neither"),
    ],
)
def test_what_cannot_be_read_is_told_in_a_line(tmp_path: Path, data: bytes, what: str) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes(data)
    with pytest.raises(BackstoryError) as told:
        graph().read(path)
    assert what in str(told.value)


@pytest.mark.parametrize(
    "data",
    [
        "Maduro habló en Caracas de la ley de amnistía.".encode("cp1252"),
        "Maduro habló en Caracas de la ley de amnistía.".encode("utf-16"),
        "Maduro habló en Caracas de la ley".encode() + "; y salió de allí.".encode("cp1252"),
        b"\xef\xbb\xbf" + "Maduro habló en Caracas de la ley.".encode(),
    ],
)
def test_encodings_are_read(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes(data)
    text = graph().read(path).article.text
    assert text.startswith("Maduro habló en Caracas")


def test_html_is_read_as_it_is_shown(tmp_path: Path) -> None:
    path = tmp_path / "article.html"
    path.write_text(
        "<html><head><title>T</title><meta property='article:published_time' content='2016-04-12'>"
        "</head><body><script>Maduro()</script><p>The government of <b>Nicolas Maduro</b> said that"
        " the law of the opposition is void.</p></body></html>",
        "utf-8",
    )
    reading = graph().read(path)
    assert str(reading.article.day) == "2016-04-12"
    assert "Maduro()" not in reading.article.text
    assert "The government of Nicolas Maduro said" in reading.article.text


def _page(head: str, body: str) -> str:
    return (
        f"<html><head>{head}</head><body>{body}<p>The law of the court is void.</p></body></html>"
    )


@pytest.mark.parametrize(
    ("page", "day"),
    [
        (_page("<script type='application/ld+json'>{'a': {\"dateModified\": \"2016-05-01\", "
               "\"datePublished\": \"2016-04-12T10:00Z\"}}</script>", ""), "2016-04-12"),
        (_page("<script type='application/ld+json'>[{\"datePublished\": \"2016-04-12\"}, "
               "{\"datePublished\": \"2016-04-13\"}]</script>", ""), "None"),
        (_page("", "<time class='updated' datetime='2016-05-01'>1 May</time>"
                   "<time class='published' datetime='2016-04-12'>12 April</time>"), "2016-04-12"),
        (_page("", "<aside><time datetime='2016-05-01'>Read too</time></aside>"), "None"),
        (_page("<meta name='date' content='0001-01-01T00:00:00Z'>", ""), "None"),
        (_page("<meta name='date' content='2016-13-45'>", ""), "None"),
    ],
)  # fmt: skip
def test_a_page_of_html_is_of_the_day_it_was_published(tmp_path: Path, page: str, day: str) -> None:
    path = tmp_path / "article.html"
    path.write_text(page, "utf-8")
    reading = graph().read(path, lang="en")
    assert str(reading.article.day) == day
    assert reading.article.day_found is (day != "None")


def test_what_stands_around_an_article_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "article.html"
    path.write_text(
        "<html><head><title>Venezuela frees 17 | The Daily</title></head><body><nav>Sport: 3 goals"
        "</nav><aside>Most read: Trump</aside><article><h1>Venezuela frees 17</h1><p>The group "
        "said so.</p></article><footer>12 comments</footer></body></html>",
        "utf-8",
    )
    assert graph().read(path, date="2026-02-04").article.text == (
        "Venezuela frees 17\n\nThe group said so."
    )


def test_a_feed_is_told_from_an_article(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_text('<?xml version="1.0"?>\n<rss version="2.0"><channel></channel></rss>', "utf-8")
    with pytest.raises(CouldNotRun, match="a feed of several articles"):
        graph().read(path)


def test_a_word_that_a_line_breaks_is_one_word() -> None:
    text = "Caracas, Vene-\nzuela. La Asam-\nblea Nacional aprobó la ley.\n"
    reading = graph().read(text, date="2026-02-20", lang="es")
    assert {"venezuela", "national-assembly"} <= {id_of(one.iri) for one in reading}


def test_a_scan_is_told_from_a_text(tmp_path: Path) -> None:
    writer = pytest.importorskip("pypdf").PdfWriter()
    writer.add_blank_page(200, 200)
    path = tmp_path / "scan.pdf"
    with path.open("wb") as file:
        writer.write(file)
    with pytest.raises(CouldNotRun, match="OCR"):
        graph().read(path)


def test_without_a_day_the_report_asks_for_one() -> None:
    reading = graph().read("President Nicolas Maduro spoke of the law on Monday.", lang="en")
    assert "--date" in reading.text()
    assert reading.linked.dates == []


def test_a_text_of_ten_megabytes_is_cut_and_says_so(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr("backstory.read.article.MAX_LETTERS", 200_000)
    path = tmp_path / "long.txt"
    path.write_text(f"{WIRE.text}\n\n" * 16_000, "utf-8")
    assert path.stat().st_size > 10_000_000
    reading = graph().read(path, date=WIRE.day)
    assert len(reading.article.text) == 200_000
    assert any("too long" in note for note in reading.notes)
    assert len(reading.page().encode()) < 1_000_000


def test_every_key_of_the_json_stands_in_the_manual() -> None:
    page = json.loads(graph().read(WIRE.text, date=WIRE.day).json())
    keys = {*page} | {key for item in page["items"] for key in item}
    told = (ROOT / "docs/reading.md").read_text("utf-8")
    assert {key for key in keys if key.startswith("ctx:") and f"`{key}`" not in told} == set()


def test_a_file_too_large_is_refused_before_it_is_read(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr("backstory.read.files.MAX_BYTES", 1_000)
    path = tmp_path / "huge.txt"
    path.write_text("the law of the land " * 100, "utf-8")
    with pytest.raises(CouldNotRun, match="larger than"):
        graph().read(path)


def test_text_that_runs_from_right_to_left_is_kept_in_its_place() -> None:
    text = "President Nicolas Maduro told Venezuela: \u202b\u05e9\u05dc\u05d5\u05dd\u202c."
    reading = graph().read(text, lang="en", date="2020-01-01")
    page = reading.page()
    assert 'dir="auto"' in page
    assert "<bdi>" in page
    for item in json.loads(reading.json())["items"]:
        place, quote = item["target"]["selector"]
        assert text[place["start"] : place["end"]] == quote["exact"]


@pytest.mark.parametrize(
    "text",
    [
        "x" * 5_000_000 + " the of the law",
        "word " * 200_000,
        "x" * 1_000_000,
        "(((" * 300_000 + " the of",
    ],
)
def test_a_long_line_takes_bounded_time(text: str) -> None:
    start = time.process_time()
    graph().read(text, lang="en")
    # a text looked at again for each of its letters would take hours: this says nothing of speed
    assert time.process_time() - start < 300


def test_the_shell_reads_standard_input() -> None:
    told = CliRunner().invoke(doors, ["read", "-", "--date", "2016-04-12"], input=WIRE.text)
    assert told.exit_code == 0
    assert "ruling-2016" not in told.output or "Main event" in told.output
    assert "Main event" in told.output


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_day_at_the_end_of_all_days_is_refused_or_passed_over(day: str) -> None:
    """`last month` would lie before the first year that can be counted."""
    text = "Venezuela passed the amnesty law on Friday, a month ago, and a year later."
    with pytest.raises(BackstoryError, match="is no day"):
        graph().read(text, date=day)
    assert json.loads(graph().read(f"{day}T10:00:00\n{text}").json())["ctx:date"] is None


def test_the_head_of_a_markdown_file_tells_its_day_in_a_spanish_text_too() -> None:
    head = "---\ntitle: La ley\ndate: 2026-02-20\n---\n\n"
    reading = graph().read(f"{head}La Asamblea de Venezuela la aprobó el jueves.")
    assert json.loads(reading.json())["ctx:date"] == "2026-02-20"
    assert "<title>---</title>" not in reading.page()


def test_a_missing_file_is_told_in_a_line(capsys, monkeypatch) -> None:
    monkeypatch.setattr("sys.argv", ["backstory", "read", "no-such-file.txt"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    assert "no-such-file.txt" in capsys.readouterr().err


def test_nothing_is_written_beside_what_is_asked_for(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    graph().read(WIRE.text, date=WIRE.day).json()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Venezuela pardoned 110 people", "en"),
        ("Venezuela indulta 110 presos", "es"),
        ("Parlamento aprueba amnistía", "es"),
        ("Regierung begnadigt Gefangene", ""),
        ("Le gouvernement libère des prisonniers", ""),
        ("O governo libertou presos políticos na segunda feira", ""),
    ],
)
def test_a_headline_without_common_words_tells_its_language(text: str, lang: str) -> None:
    from backstory.read.language import language_of

    assert language_of(text) == lang


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("La presidenta del Parlament va dir dimecres que la llei s'ha d'aplicar a tothom. El "
         "Tribunal Suprem no ho veu així i manté les ordres. Va respondre amb un vídeo.", ""),
        ("A Xunta anuncia que as obras do hospital comezarán no outono. O presidente dixo que non "
         "hai cartos para todo e que os concellos terán que agardar.", ""),
        ("La presidenta del Parlamento dijo el miércoles que la ley se ha de aplicar a todos. No "
         "hay dos presos que no la pidan.", "es"),
        ("Lista: a) ley; b) decreto; d) indulto; i) amnistía; l) libertad de los presos", "es"),
    ],
)  # fmt: skip
def test_a_language_like_spanish_is_not_taken_for_it(text: str, lang: str) -> None:
    from backstory.read.language import language_of

    assert language_of(text) == lang


def test_what_speaks_for_a_link_is_told_in_words_of_the_text() -> None:
    for item in json.loads(wire().json())["items"]:
        for sign in item.get("ctx:evidence", ()):
            if sign["sort"] == "word":
                assert sign["value"] in WIRE.text, sign


def test_a_text_full_of_links_is_told_in_time_that_grows_with_it_alone() -> None:
    """Each sign was once looked for in the whole text, and each doubt among all events."""
    few, many = (graph().read(WIRE.text * times, date=WIRE.day) for times in (20, 80))

    def seconds(reading: Reading) -> float:
        begun = time.process_time()
        reading.json()
        _ = reading.open_lines
        return time.process_time() - begun

    assert seconds(many) < 10 * max(seconds(few), 0.02)  # sixteen times and more, if squared
