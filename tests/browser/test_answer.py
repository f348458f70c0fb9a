"""The first screen: it answers at once, in both languages; each sentence opens its evidence."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from browsing import ask, choose_tab, drawn, go, overflow, settled, until

from backstory.draw.data import PageData

pytestmark = pytest.mark.browser

Open = Callable[..., Any]

PARTS = {
    "en": ["What happened", "How it came to this", "What came before", "Where accounts differ",
           "What happened since", "Not known here"],
    "es": ["Qué ocurrió", "Cómo se llegó a esto", "Lo que vino antes",
           "En qué difieren las versiones", "Qué ha pasado desde entonces",
           "Lo que aquí no se sabe"],
}  # fmt: skip
PHONE = 844
"""Pixels that a phone shows at once."""


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("width", [1440, 1024, 390])
def test_a_reader_is_answered_without_a_click(opened: Open, lang: str, width: int) -> None:
    """All parts stand there in order; on a phone within two and a half screens."""
    page = opened(f"#lang={lang}", width=width, height=PHONE if width == 390 else 900)
    drawn(page, "answer")
    assert page.locator("#tab-answer h3").all_inner_texts() == PARTS[lang]
    told = page.inner_text("#tab-answer .ends")
    ends, later = {
        "en": ("These sources end on 18 March 2026.", r"(\d[\d,]*) days later"),
        "es": ("Estas fuentes llegan hasta el 18 de marzo de 2026.", r"([\d.]+) días después"),
    }[lang]
    assert ends in told
    assert re.search(later, told), "how old that is"
    shown = page.inner_text("#tab-answer .card >> nth=0")
    assert all(number in shown for number in ("302", "808", "643"))
    assert page.locator("#tab-answer .card").count() == 3
    assert page.locator("#tab-answer .card.contradict").count() >= 1
    foot = page.evaluate(
        "document.querySelector('#tab-answer').getBoundingClientRect().bottom + scrollY"
    )
    if width == 390:
        assert foot <= 2.5 * PHONE
    for card in page.locator("#tab-answer .card").all():
        assert card.locator(".differs").is_visible(), "a card tells in a sentence what differs"
    assert overflow(page) <= 0


@pytest.mark.parametrize("lang", ["en", "es"])
def test_what_stands_there_before_any_script_runs_is_what_the_script_writes(
    opened: Open, page_file: Path, lang: str
) -> None:
    """The first screen is in the page itself, in the same words: it is read at once."""
    still = opened(script=False, file=page_file)
    drawn_ = opened(f"#lang={lang}", file=page_file)
    drawn(drawn_, "answer")
    opens = "all => all.forEach(one => one.remove())"  # only the script writes what opens
    drawn_.eval_on_selector_all("#tab-answer .cite", opens)
    ready = f"#tab-answer .first[lang={lang}]"
    for what in ("h2", "h3", ".sentence", ".question", ".verdict-words", ".short", ".step-name"):
        told = [
            [text.replace("\xa0", "") for text in page.locator(where).all_text_contents()]
            for page, where in ((still, f"{ready} {what}"), (drawn_, f"#tab-answer {what}"))
        ]
        assert told[0], what
        assert told[0] == told[1], what


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("", "en"),
        ("#lang=en", "en"),
        ("#lang=es", "es"),
        ("#event=announcement-2026&tab=answer&lang=es", "es"),
        ("#lang=en&event=coup-2002", ""),
        ("#lang=en&tab=network", ""),
        ("#lang=en&known=2026-01-31", ""),
    ],
)
def test_what_stands_ready_is_shown_in_the_language_of_the_address_and_to_nobody_else(
    browser: Any, page_file: Path, tmp_path: Path, address: str, shown: str
) -> None:
    """Until the script has read the data: here its data never come, and it stops at that."""
    page_of_no_data = tmp_path / "page.html"
    text = page_file.read_text("utf-8").replace('id="packed-data"', 'id="packed-nothing"')
    page_of_no_data.write_text(text, "utf-8")
    page = browser.new_page(locale="en-GB")
    page.goto(f"file://{page_of_no_data}{address}")
    seen = [
        one.get_attribute("lang")
        for one in page.locator("#tab-answer .first").all()
        if one.is_visible()
    ]
    assert seen == ([shown] if shown else [])
    page.close()


@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_closed_card_tells_what_each_side_says(opened: Open, lang: str) -> None:
    """Two names do not tell who won; each sentence has its evidence, and no answer comes twice."""
    page = opened(f"#lang={lang}&event=election-2024")
    drawn(page, "answer")
    cards = page.locator("#tab-answer .card:has(.sides)")
    assert cards.count() >= 2
    for card in cards.all():
        sides = card.locator(".sides li")
        assert sides.count() == sides.locator(".cite").count() == 2
        told = card.locator(".sides .sentence").all_inner_texts()
        assert not set(told) & {
            text.strip() for text in card.locator(".answer-to").all_inner_texts()
        }
    cards.first.locator(".card-title").click()
    assert page.locator("#tab-answer .card .accounts li").count() >= 2
    assert page.locator("#tab-answer .card >> nth=0 >> .sides").count() == 0, "told once"


def test_one_number_for_several_things_is_told_with_what_each_counts(opened: Open) -> None:
    """711 are prisoners in January 2026, civilians in November 2025, and arrests: one body's."""
    page = opened("#lang=en&event=election-2024")
    drawn(page, "answer")
    told = page.locator("#tab-answer .card", has_text="One number for three things")
    sides = told.locator(".sides .sentence").all_inner_texts()
    assert len(set(sides)) == 2
    assert all("711" in one for one in sides)


def test_a_day_is_not_told_twice(opened: Open) -> None:
    """What is said of a day stands after it in a quieter hand, and the sentence leaves it out."""
    page = opened("#lang=en&event=bachelet-concerns-2019")
    drawn(page, "answer")
    row = page.locator("#tab-answer li[data-event=oas-statement-2017]")
    day, note = row.locator(".step").inner_text().split(" (")
    assert row.locator(".of-day").inner_text().strip() == f"({note}"
    assert day not in row.locator(".sentence").inner_text()


def test_every_sentence_opens_its_evidence_in_place(opened: Open) -> None:
    page = opened("#lang=en")
    drawn(page, "answer")
    count = page.locator("#tab-answer .cite").count()
    assert count >= 10
    for i in range(count):
        page.locator("#tab-answer .cite").nth(i).click()
        card = page.locator("#tab-answer .evidence .claim").first
        assert card.locator(".claim-source").count() == 1
        assert card.locator(".claim-voice").inner_text().strip()
        page.locator("#tab-answer .cite").nth(i).click()
    assert page.locator("#tab-answer .evidence").count() == 0
    page.locator("#tab-answer .card-title").first.click()
    assert page.locator("#tab-answer .accounts li").count() >= 2


def test_any_event_can_be_the_focus_and_the_address_keeps_it(opened: Open) -> None:
    """By a click, by search, and by a link."""
    page = opened("#lang=en")
    drawn(page, "answer")
    step = page.locator("#tab-answer .step").first
    event = page.locator("#tab-answer li[data-event]").first.get_attribute("data-event")
    step.click()
    until(page, "id => backstory.now().chosen.event === id", event)
    assert f"event={event}" in page.evaluate("location.hash")
    page.keyboard.press("/")
    page.keyboard.type("april 2002 coup")
    page.wait_for_selector("#suggestions [role=option][id]")
    page.keyboard.press("Enter")
    until(page, "backstory.now().chosen.event === 'coup-2002'")
    until(page, "document.activeElement.tagName === 'H2'")
    told = "document.querySelector('#tab-answer h2').textContent.toLowerCase()"
    until(page, f"{told}.includes('coup')")
    go(page, "#lang=es&event=pardons-2020", "answer")
    until(page, f"{told}.includes('indulto')")


def test_every_event_has_a_first_screen(opened: Open) -> None:
    page = opened("#lang=en")
    drawn(page, "answer")
    without = page.evaluate(
        """() => {
          const bare = [];
          for (const id of backstory.now().dossier.events) {
            backstory.now().choose({ event: id }, 'replace');  // draws at once
            const told = document.querySelectorAll('#tab-answer .what-happened .sentence');
            const dated = backstory.now().dossier.about.get(id)?.length;
            if (dated && !told.length) bare.push(id);
          }
          return bare;
        }"""
    )
    assert without == []


def test_what_was_not_yet_said_is_not_told(opened: Open) -> None:
    """The law of 19 February is no part of what was known on the last day of January."""
    page = opened("#lang=en&event=announcement-2026&known=2026-01-31&tab=answer")
    drawn(page, "answer")
    told = page.inner_text("#tab-answer")
    assert "19 February 2026" not in told
    assert "Not known here" not in told, "it was looked for when the sources ended"
    # The article of those days tells of a task that it gives no day to; nothing dated came since.
    since = told.partition("What happened since")[2].partition("Not known here")[0]
    assert re.findall(r"\d+ \w+ 2026", since) == []
    later = page.evaluate(
        """[...document.querySelectorAll('#tab-answer [data-key^=evidence-]')]
          .flatMap(one => one.dataset.key.replace('evidence-', '').split(' ').slice(0, 1))
          .filter(id => (backstory.now().dossier.data.claims
            .find(claim => claim.id === id)?.said?.[0] ?? 0) > 20484)"""
    )
    assert later == []


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize(
    "tab", ["answer", "odds", "timeline", "network", "measures", "figures", "claims"]
)
def test_no_accusation_stands_without_its_answer(opened: Open, tab: str, lang: str) -> None:
    """The denial, acquittal or annulment, or that none is recorded, is in the same block."""
    page = opened(f"#lang={lang}&event=coup-2002&tab={tab}")
    drawn(page, tab)
    accusing = page.evaluate(
        "backstory.now().dossier.data.claims.filter(claim => claim.answer).length"
    )
    assert accusing > 20
    for event in ("coup-2002", "arrests-2024", "announcement-2026", "llaguno-shootings-2002", ""):
        page.evaluate("event => backstory.now().choose({ event }, 'replace')", event)
        drawn(page, tab)
        settled(page)
        for one in page.locator("#tab-answer .cite").all() if tab == "answer" else []:
            one.click()
        alone = page.evaluate(
            """() => [...document.querySelectorAll('[data-claim]')]
              .filter(one => one.offsetParent !== null)
              .filter(one => {
                const { dossier, say } = backstory.now();
                const claim = dossier.claims.get(one.dataset.claim);
                return claim?.answer && !one.textContent.includes(say.pick(claim.answer));
              }).map(one => one.dataset.claim)"""
        )
        assert alone == [], (tab, event)


REFUSED = {
    "en": ("claim", "claims", "voice", "voices", "instrument", "instruments", "at odds", "bound",
           "modality", "put as", "valid at", "known at", "gist"),
    "es": ("claim", "aserto", "asertos", "voz", "voces", "instrumento", "instrumentos",
           "en conflicto", "cota", "modalidad", "vigente al", "conocido al", "sabido al", "glosa"),
}  # fmt: skip
"""Words that only who knows the house understands."""

SEEN = """() => {
  const unseen = 'script, style, noscript, [hidden], q, cite';
  const words = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const at = walk.currentNode.parentElement;
    if (at.closest(unseen) || !(at.closest('select') ?? at).checkVisibility()) continue;
    words.push(walk.currentNode.textContent);
  }
  for (const one of document.querySelectorAll('[aria-label], [title], [placeholder]')) {
    if (one.closest(unseen) || !one.checkVisibility()) continue;
    for (const name of ['aria-label', 'title', 'placeholder'])
      words.push(one.getAttribute(name) ?? '');
  }
  return words.join('\\n');
}"""


def theirs(data: PageData, refused: re.Pattern[str]) -> list[str]:
    """Give what editors and sources wrote with such a word in its everyday sense, longest first."""
    names = [each for thing in data["things"].values() for each in texts(thing["name"])]
    for source in data["sources"].values():
        names += [*texts(source["title"]), *texts(source["publisher"])]
    names += [each for claim in data["claims"] for each in texts(claim.get("gist", ""))]
    names += [each for one in data["disagreements"] for each in texts(one["note"])]
    names += [each for at in data["places"].values() for each in texts(at)]
    found = {each.rstrip(".").lower() for each in names}
    return sorted(filter(refused.search, found), key=len, reverse=True)


def texts(name: str | list[str]) -> list[str]:
    """Give a text in each language."""
    return [name] if isinstance(name, str) else name


@pytest.mark.parametrize("lang", ["en", "es"])
def test_no_word_of_the_house_is_on_the_page(opened: Open, held: PageData, lang: str) -> None:
    """All that is seen in any look, but for what editors and sources wrote in everyday words."""
    refused = re.compile("|".join(rf"\b{word}\b" for word in REFUSED[lang]))
    own = theirs(held, refused)
    page = opened(f"#lang={lang}&event=coup-2002&tab=answer")
    drawn(page, "answer")
    for event in ("coup-2002", "amnesty-law-2026"):
        page.evaluate("event => backstory.now().choose({ event, tab: 'answer' })", event)
        drawn(page, "answer")
        page.locator("#tab-answer .cite").first.click()
        for tab in ("answer", "odds", "timeline", "network", "measures", "figures", "claims"):
            choose_tab(page, tab)
            page.evaluate(
                "document.querySelectorAll('details').forEach(one => { one.open = true })"
            )
            seen = page.evaluate(SEEN).lower()
            for text in own:
                seen = seen.replace(text, "")
            found = re.search(rf".{{0,60}}(?:{refused.pattern}).{{0,60}}", seen)
            assert not found, (tab, found and found[0])


def test_a_step_that_is_chosen_takes_the_focus_to_what_is_told_of_it(opened: Open) -> None:
    page = opened("#lang=en&tab=answer")
    drawn(page, "answer")
    page.focus("#tab-answer button.step")
    page.keyboard.press("Enter")
    drawn(page, "answer")
    assert page.evaluate("document.activeElement.tagName") == "H2"


@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_printed_first_screen_names_the_source_of_each_sentence(
    opened: Callable[..., Any], lang: str
) -> None:
    page = opened(f"#lang={lang}&event=announcement-2026&tab=answer")
    drawn(page, "answer")
    page.emulate_media(media="print")
    printed = page.evaluate(
        """[...document.querySelectorAll('#tab-answer .cite')].map(one => [
          getComputedStyle(one).fontSize, getComputedStyle(one, '::after').content,
          one.dataset.source])"""
    )
    assert len(printed) > 8
    assert all(size == "0px" and source and "attr" not in content and len(content) > 4
               for size, content, source in printed), printed  # fmt: skip
    assert any("Correo del Orinoco (http" in source for _, _, source in printed), printed


def test_a_closed_card_has_its_accounts_on_paper(opened: Callable[..., Any]) -> None:
    page = opened("#lang=en&tab=odds")
    page.wait_for_selector("#view[data-drawn]")
    page.wait_for_selector("#tab-odds .card")
    assert page.locator("#tab-odds .card .accounts").count() == 0
    page.emulate_media(media="print")
    until(page, "document.querySelectorAll('#tab-odds .card .accounts').length > 5")
    page.emulate_media(media="screen")
    until(page, "!document.querySelector('#tab-odds .card .accounts')")


def test_what_has_no_date_stands_aside_of_the_years_that_are_chosen(
    opened: Callable[..., Any],
) -> None:
    page = opened("#lang=en&tab=timeline")
    page.wait_for_selector("#view[data-drawn]")
    page.wait_for_selector(".undated li")
    assert page.locator(".undated details").count() == 0
    page = opened("#lang=en&tab=timeline&from=2002-04-01&to=2002-04-30")
    page.wait_for_selector("#view[data-drawn]")
    page.wait_for_selector(".undated details")
    assert "perhaps not of these years" in page.inner_text(".undated summary")
    assert not page.locator(".undated li").first.is_visible()


def test_a_question_that_is_no_named_one_is_answered_in_sentences(
    opened: Callable[..., Any],
) -> None:
    page = opened("#lang=en")
    page.wait_for_selector("#view[data-drawn]")
    ask(page, "which was first")
    page.wait_for_selector("#tab-ask .told-answer")
    assert page.inner_text("#tab-ask .asked") == "which was first"
    assert "No sentence here answers that outright" in page.inner_text("#tab-ask .told-answer")


def test_two_laws_that_are_compared_leave_no_question_in_the_address(
    opened: Callable[..., Any],
) -> None:
    page = opened("#lang=en")
    page.wait_for_selector("#view[data-drawn]")
    ask(page, "who was excluded in 2007", "compare the 2016 and 2026 amnesty laws")
    until(page, "location.hash.includes('tab=measures')")
    assert "question=" not in page.url


@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_reader_can_ask_for_what_stands_on_a_copy_a_blog_or_a_machine_translation(
    opened: Open, held: PageData, lang: str
) -> None:
    """By a choice among the filters; the address keeps it, and a chip takes it away."""
    page = opened(f"#lang={lang}&tab=claims")
    drawn(page, "claims")
    sources = held["sources"]
    marked: dict[str, set[str]] = {
        "copy": {one for one, each in sources.items() if each.get("copyOf")},
        "source-kind/blog": {
            one for one, each in sources.items() if each.get("kind") == "source-kind/blog"
        },
        "caution/machine-translated": {
            one
            for one, each in sources.items()
            if "caution/machine-translated" in each.get("cautions", ())
        },
    }
    page.click("#filters summary")
    for basis, those in marked.items():
        page.select_option("#filter-basis", basis)
        until(page, "one => backstory.now().chosen.basis === one", basis)
        stood = set(page.evaluate("backstory.now().shown.claims.map(claim => claim.source)"))
        assert stood
        assert stood <= those
        assert f"basis={basis.replace('/', '%2F')}" in page.evaluate("location.hash")
    page.click("#chips [data-key=chip-basis]")
    until(
        page, "backstory.now().shown.claims.length === backstory.now().dossier.data.claims.length"
    )
