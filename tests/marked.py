"""A dossier in which every text that an editor may write is hostile and bears its own mark."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import yaml

from backstory.dossier.schemas import json_schemas

HOSTILE = (
    "{0}\"'></script><script class=xss>hit='{0}'</script>"
    "<img class=xss src=x onerror=\"hit='{0}'\">{{{{hit='{0}'}}}}__proto__ شر"
)
"""Ends an attribute and a script; runs, or runs on failing; a template; what every object has."""
ADDRESS = "{0}'onerror='hit=1'&amp;&lt;img#javascript:hit=1"
"""The same within an address, as far as one may have it: no `"`, `<`, `{`, blank."""

PARSED = {
    **dict.fromkeys(
        ("source.issued", "source.said", "source.when", "source.says.as-of", "source.says.count",
         "source.says.happened", "source.says.said", "source.says.when", "source.says.within",
         "expected.stays.count", "expected.stays.happened"),
        "a date, a period or a figure: whatever else stands there is refused",
    )}  # fmt: skip
"""Texts of the schemas that hold no words of an editor's, and why."""

FILES = {
    "dossier": """
title: {en: §, es: §}
description: {en: §, es: §}
languages: [en, es]
focus: lockout-1911
as-known-on: 1912-01-31
licence: "§All rights reserved: "
publisher: §
contact: §https://contact.example/?
base: §https://base.example/%/
page: §https://page.example/?
repository: §https://kept.example/?
reviewed: {en: §dossier.reviewed.*, es: §dossier.reviewed.*}
editors-note: {en: §, es: §}
""",
    "events": """
lockout-1911:
  {en: §, es: §, kind: lockout, also: §, also-en: §, also-es: §, row: §, pin: {en: §, es: §}}
rising-1909: {name: §, kind: coup}
march-1911: {en: §, es: §, kind: protest}
pardon-1911: {en: §, es: §, kind: pardon}
pardon-1899: {en: §, es: §, kind: pardon}
""",
    "actors": """
dockers-union:
  {en: §, es: §, kind: body, position: party, also: §, also-en: §, also-es: §, row: §}
harbour-board: {en: §, es: §, kind: body, position: authority}
king: {en: §, es: §, kind: post, position: authority}
rudolf-elphberg: {name: §, kind: person, position: authority}
anna-tarlenheim: {name: §, kind: person, position: party}
""",
    "places": """
strelsau: {en: §, es: §, also: §, also-en: §, also-es: §, row: §}
zenda: {name: §}
""",
    "instruments": """
pardon-letter: {en: §, es: §, form: decree, also: §, also-en: §, also-es: §, row: §}
gate-law: {name: §, form: law}
""",
    "concepts": """
kind:
  lockout:
    {en: §, es: §, broader: politics, definition-en: §, definition-es: §, triggers-en: §,
     triggers-es: §}
counted: {ships-idle: {en: §, es: §, broader: stock, unit: ship}}
unit: {ship: {en: §, es: §}}
""",
    "disagreements": """
two-beginnings:
  {kind: date, between: [board-date, union-date], verdict: explained, title-en: §, title-es: §,
   en: §, es: §, row: §}
""",
    "links": """
march-before-lockout:
  {from: lockout-1911, relation: same-kind, to: pardon-1899, because: {en: §, es: §},
   rests-on: [union-march]}
""",
    "gaps": """
who-was-pardoned:
  {en: §, es: §, about: [lockout-1911, pardon-1911], looked: {en: §, es: §},
   looked-on: 1912-01-31, row: §}
""",
    "corrections": """
name-changed:
  {of: march-1911, date: 1912-01-30, change: changed, because: {en: §, es: §}}
count-withdrawn:
  {of: old-count, date: 1912-01-31, change: withdrawn, because: {en: §, es: §}}
""",
    "expected": """
stays:
- {about: pardon-letter, number: §source.says.number}
- {about: pardon-letter, published: §source.says.published}
- {about: rising-1909, characterised-as: §source.says.characterised-as}
""",
    "sources/gazette-1911-08-10": """
title: §
kind: news
publisher: §
language: en
issued: 1911-08-10
read: whole
url: §https://gazette.example/?
archived: §https://archive.example/?
row: §
short: {en: §, es: §}
says:
- {at: §, id: board-date, about: lockout-1911, happened: 1911-08-01, place: strelsau, row: §,
   actors: {decider: harbour-board}, gist: {en: §, es: §}, wording: §, quoted: true}
- {at: paragraph 2, id: union-date, voice: dockers-union, about: lockout-1911,
   happened: 1911-07-31, en: §, es: §}
- {at: §, id: union-ships, voice: dockers-union, about: lockout-1911, count: 40 ships-idle,
   when: 1911-08-10}
- {at: paragraph 3, about: pardon-1911, count: 12 pardons, when: 1911-08-09, place: zenda,
   instrument: pardon-letter, happened: 1911-08-09, article: §, actors: {decider: king}}
""",
    "sources/board-report-1911": """
title: {en: §, es: §}
kind: official-statement
publisher: {en: §, es: §}
language: en
issued: 1911-09
read: part
copy-of: {en: §, es: §}
voice: harbour-board
says:
- {at: page 3, about: lockout-1911, count: 20 ships-idle, when: 1911-08-10, disputes: union-ships}
- {at: page 4, about: lockout-1911, responds-to: rising-1909, remark: {en: §, es: §}}
- {at: page 5, about: pardon-letter, covers: lockout-1911, limit: {en: §, es: §}, article: §}
- {at: page 5, about: pardon-letter, number: §, published: §}
- {at: page 6, about: rudolf-elphberg, holds: king, when: 1899/.., wording: §}
- {at: page 7, about: rising-1909, happened: 1909, characterised-as: §}
- {at: page 8, about: pardon-1899, happened: 1899, instrument: gate-law}
""",
    "sources/pamphlet-1911": """
title: §
kind: party-statement
publisher: §
language: en
issued: 1911-10
read: whole
copy-of: §
voice: dockers-union
says:
- {at: page 1, id: union-march, about: march-1911, happened: 1911-07-25, place: strelsau,
   sub-event-of: lockout-1911, actors: {speaker: anna-tarlenheim}}
- {at: page 2, about: anna-tarlenheim, member-of: dockers-union, wording: §}
- {at: page 3, about: pardon-1911, precedent: pardon-1899}
""",
}
"""Each file with `§` for a hostile text: its field is the key it stands under, or is named."""


_NESTED = {"dossier": 0, "expected": 0, "source": 0, "concepts": 2}
"""How many ids stand over the keys of a file: one, where it is not said."""


def fields() -> list[str]:
    """Name every field of the schemas that takes words: `events.*.pin.en`."""
    found: set[str] = set()
    for file, schema in json_schemas().items():
        _walk(schema, file, found, schema)
    return sorted(found)


def _walk(one: Any, path: str, found: set[str], whole: Any) -> None:
    if "$ref" in one:
        _walk(whole["$defs"][one["$ref"].rpartition("/")[2]], path, found, whole)
    for other in one.get("anyOf", ()):
        _walk(other, path, found, whole)
    if one.get("type") == "string" and not {"pattern", "enum", "const"} & set(one):
        found.add(path)
    for key, other in one.get("properties", {}).items():
        _walk(other, f"{path}.{key}", found, whole)
    if isinstance(one.get("items"), dict):
        _walk(one["items"], path, found, whole)
    named = [one["additionalProperties"]] if one.get("additionalProperties") else []
    for other in [*named, *one.get("patternProperties", {}).values()]:
        if isinstance(other, dict):
            _walk(other, f"{path}.*", found, whole)


def marks() -> dict[str, str]:
    """Give each field that takes words its mark: letters, so that no number is among them."""
    words = [field for field in fields() if field not in PARSED]
    return {
        field: f"zq{chr(97 + i // 26)}{chr(97 + i % 26)}qz" for i, field in enumerate(words)
    }  # fmt: skip


class _Filled:
    """Puts marked texts where a template has `§`, each time another one."""

    def __init__(self) -> None:
        self.marks = marks()
        self.times: Counter[str] = Counter()

    def fill(self, value: Any, path: list[str], ids: int) -> Any:
        if isinstance(value, dict):
            return {
                key: self.fill(one, [*path, "*" if ids > 0 else key], ids - 1)
                for key, one in value.items()
            }
        if isinstance(value, list):
            return [self.fill(one, path, ids) for one in value]
        return self.text(value[1:], ".".join(path)) if value.startswith("§") else value

    def text(self, begins: str, field: str) -> str:
        if begins in self.marks:  # the same text again
            return HOSTILE.format(self.marks[begins])
        if begins.startswith("https:"):
            address = ADDRESS.format(self.marks[field])
            return begins.replace("%", self.marks[field]) if "%" in begins else begins + address
        text = begins + HOSTILE.format(self.marks[field])
        self.times[field] += 1
        return text if self.times[field] == 1 else f"{text} {'n' * self.times[field]}"


def dossier(into: Path) -> tuple[Path, set[str]]:
    """Write it; give its folder, and the fields of which it has none."""
    filled, folder = _Filled(), into / "ruritania-lockout"
    (folder / "sources").mkdir(parents=True)
    used: set[str] = set()
    for name, template in FILES.items():
        kind = "source" if name.startswith("sources/") else name
        block = filled.fill(yaml.load(template, yaml.BaseLoader), [kind], _NESTED.get(kind, 1))
        text = yaml.safe_dump(block, allow_unicode=True, width=10_000, sort_keys=False)
        used |= {field for field, mark in filled.marks.items() if mark in text}
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    return folder, set(filled.marks) - used
