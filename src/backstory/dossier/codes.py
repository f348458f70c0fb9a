"""List every problem the reader can find: its code, its title, and a bad and a good line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

__all__ = ["CODES", "Code"]


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of mistake, as docs/authoring.md shows it."""

    title: str
    bad: str
    good: str


CODES: Final[Mapping[str, Code]] = {
    "D001": Code("a file or folder cannot be read", "(no permission to read)", "chmod u+r FILE"),
    "D002": Code("a file is too large to be a dossier file", "(200 MB)", "one file a source"),
    "D003": Code("a file is not UTF-8 text", "(an image, a Latin-1 export)", "save as UTF-8"),
    "D004": Code("invisible characters", "en: name<U+202E>eman", "en: name"),
    "D005": Code("not YAML", 'en: "a strike', 'en: "a strike"'),
    "D006": Code("a tab at the start of a line", "<tab>en: Strike", "  en: Strike"),
    "D007": Code("a key written twice", "kind: coup … kind: strike", "kind: coup"),
    "D008": Code(
        "flow braces or brackets", "actors: {decider: court}", "actors:\n  decider: court"
    ),
    "D009": Code("an anchor, alias, merge or tag", "say: &a text", "say: text"),
    "D010": Code("a key is missing", "(no `kind:`)", "kind: strike"),
    "D011": Code("an unknown key", "vioce: foro-penal", "voice: foro-penal"),
    "D012": Code("a value of the wrong shape", "says: text", "says:\n- at: …"),
    "D013": Code("a value that is not one of a list", "read: all", "read: whole"),
    "D014": Code("an id that is not lower-case words and hyphens", "Coup_2002:", "coup-2002:"),
    "D015": Code("an empty value", "en:", "en: April 2002 coup"),
    "D016": Code("a label or note that is too long", "en: (10,000 characters)", "en: (up to 300)"),
    "D017": Code("a language is missing", "en: Strike", "en: Strike\nes: Huelga"),
    "D018": Code("a language code that is not known", "language: english", "language: en"),
    "D020": Code("an id that nothing has", "about: coup-2020", "about: coup-2002"),
    "D021": Code("a date that cannot be placed in time", "when: 2016-13-29", "when: 2016-03-29"),
    "D022": Code("an end before its start", "when: 2016/2015", "when: 2015/2016"),
    "D023": Code("later than `as-known-on`", "issued: 2027-01-01", "issued: 2026-01-30"),
    "D024": Code("one id for two things", "id: fp-711 (twice)", "id: fp-711-january"),
    "D025": Code("one id for an event and an instrument", "ruling-2016 in both", "ruling-264-2016"),
    "D026": Code("an id of the wrong kind of thing", "voice: coup-2002", "voice: foro-penal"),
    "D030": Code("a passage without a place", "- voice: x (no `at:`)", "- at: paragraph 3"),
    "D031": Code("a place outside the text", "at: 9000-9100 A … b", "at: 575-662 A … b"),
    "D032": Code(
        "first or last words that do not match", "at: 575-662 We … x", "(backstory locate)"
    ),
    "D033": Code("a place that makes no sense", "at: 662-575 A … b", "at: 575-662 A … b"),
    "D034": Code("a held text that is not the one hashed", "sha256: 00…", "(backstory add source)"),
    "D040": Code("a figure without what it counts", "count: 711", "count: 711 prisoners-held"),
    "D041": Code("a figure that is not a number", "count: many deaths", "count: 12+ deaths"),
    "D042": Code("a grouping used as a counted thing", "count: 5 stock", "count: 5 prisoners-held"),
    "D043": Code(
        "an item that claims nothing", "- at: … about: x", "- at: … about: x\n  place: caracas"
    ),
    "D044": Code(
        "a role without an actor", "actors:\n  decider:", "actors:\n  decider: supreme-court"
    ),
    "D045": Code("a voice nobody declared", "voice: fp", "voice: foro-penal"),
    "D046": Code(
        "a wording that quotes too much", "(sixteen words)", "wording: president-in-charge"
    ),
    "D047": Code("a claim that disputes itself", "id: a … disputes: a", "disputes: b"),
    "D048": Code("a claim id that nothing has", "disputes: fp-771", "disputes: fp-711"),
    "D049": Code(
        "`denies` with a statement of its own", "denies: a … count: 3 deaths", "denies: a"
    ),
    "D050": Code("a disagreement of fewer than two claims", "between:\n- a", "between:\n- a\n- b"),
    "D051": Code(
        "a part of something that is no figure", "part-of: a-date", "part-of: pardons-110"
    ),
    "D053": Code("the same claim twice", "(two equal items)", "(remove one)"),
    "D054": Code("more than sixty words quoted from one source", "(sixty-one words)", "gist: …"),
    "D055": Code("fewer than the dossier expects of itself", "expect:\n  events: 9", "(add them)"),
    "D057": Code("what must stay true no longer does", "(a claim was removed)", "(put it back)"),
    "D058": Code(
        "a link to an id that follows from its place in an item",
        "between:\n- fp-711-2",
        "(an item of its own, with its own `id:`)",
    ),
    "D059": Code(
        "a number that can be read two ways", "count: 634.702 votes", "count: 634702 votes"
    ),
    "D060": Code("a figure that cannot be", "count: 107 turnout", "count: 17.3 turnout"),
    "D061": Code("a link of something with itself", "from: a … to: a", "to: coup-2002"),
    "D062": Code("a gap half looked for", "looked: …  (no `looked-on:`)", "looked-on: 2026-03-18"),
    "D063": Code("more pins than a newcomer can follow", "(thirteen pins)", "(twelve at most)"),
    "D064": Code("a key without what it needs", "quoted: true (no wording)", "wording: …"),
    "D065": Code(
        "an address that leads nowhere", "url: www.example.org", "url: https://www.example.org"
    ),
    "D066": Code("a file that nobody reads", "disagreement.yaml", "disagreements.yaml"),
    "D067": Code("a name of a file or folder that is no id", "Daily News.yaml", "daily-news.yaml"),
    "D068": Code(
        "a cell of a table that says nothing",
        "figure: 12  (no counted)",
        "figure: 12  counted: deaths",
    ),
    "D069": Code(
        "a correction that does not hold", "change: withdrawn  (still there)", "(remove the claim)"
    ),
    "D070": Code(
        "the two languages give different numbers",
        "en: 27 dead\nes: 26 muertos",
        "en: 27 dead\nes: 27 muertos",
    ),
    "D071": Code(
        "a name of two things of one kind",
        "a: … also: The Gazette\nb: … also: The Gazette",
        "a: … also: The Gazette",
    ),
    "D072": Code(
        "a gist that says its modality again",
        "put-as: expected\nen: The bill is expected to pass.",
        "put-as: expected\nen: The bill passes on Friday.",
    ),
    "D073": Code(
        "words in another language than they are given in",
        "wording: (Spanish words)",
        "wording: (Spanish words)\nwording-language: es",
    ),
    "D074": Code("a text that a `#` cuts off", "title: Report #12", 'title: "Report #12"'),
    "D075": Code("a day to come", "as-known-on: 2999-01-31", "as-known-on: 2026-01-31"),
    "D076": Code("markup in a text", "en: <b>Strike</b>", "en: Strike"),
    "D077": Code("a year far from all others", "happened: 1191", "happened: 1911"),
    "D056": Code("a dossier without one of its files", "(no events.yaml)", "backstory new NAME"),
}
"""By code. `docs/authoring.md` shows this table and a test holds the two together."""
