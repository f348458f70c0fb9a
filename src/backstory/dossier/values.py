"""Tell whether a written value can be what it becomes: an address, a language tag, a day, an id."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from functools import cache
from typing import Final

from backstory.dossier.hosts import LAST_PORT, PLAIN, WIDE, host_fault, is_host
from backstory.dossier.through import led_to
from backstory.errors import without_password
from backstory.vocabulary import BASE
from backstory.words.languages import TWO_LETTERS, shipped, words_of
from backstory.words.places import steps, written_out

__all__ = [
    "DATED", "LANGUAGE_PATTERN", "address_fault", "base_fault", "contact_fault", "day_fault",
    "hidden_in", "id_in", "language_fault", "licence_fault", "twice_in", "unhidden",
]  # fmt: skip

DATED: Final = ("when", "happened", "issued", "said", "as-of", "within", "as-known-on")
"""Keys of dates."""
LANGUAGE_PATTERN: Final = (
    r"^[a-z]{2,3}(-[a-z]{3})?(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?"
    r"(-([A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*(-[a-wyzA-WYZ0-9](-[A-Za-z0-9]{2,8})+)*"
    r"(-x(-[A-Za-z0-9]{1,8})+)?$"
)
"""A language tag of BCP 47 (RFC 5646), its language in lower case."""
_INVISIBLE: Final = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5"
    "\u180b-\u180f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0"
    "\ufff0-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e0fff"
)
_HIDDEN: Final = re.compile(f"[{_INVISIBLE}]")
"""Controls, marks of direction, blanks that are no space. Joiners and variation selectors stay:
scripts and signs need them."""
_NEEDLESS: Final = re.compile("(?:^|[A-Za-z\\s\u00c0-\u024f])([\u200c\u200d\ufe00-\ufe0f])")
"""One of these after a Latin letter, a blank or nothing: there is nothing that it could change."""

_NOW: Final = {"iw": "he", "in": "id", "ji": "yi", "jw": "jv", "mo": "ro"}
"""Codes of two letters that were given up, and those that stand for them."""
_SPOKEN: Final = {"sp": "es", "gb": "en", "us": "en", "eng": "en", "esp": "es", "cast": "es"}
"""Codes that people make up for a language, or take from a country that speaks it."""
_NO_COUNTRY: Final = re.compile(r"-uk\b", re.IGNORECASE)
"""What people write for Great Britain, and no register has: it is kept for `GB`."""
_PATH: Final = rf"(?:[{PLAIN}!$&'()*+,;=:@/]|%[0-9A-Fa-f]{{2}})*"
_QUERY: Final = rf"(?:[{PLAIN}!$&'()*+,;=:@/?]|%[0-9A-Fa-f]{{2}})*"
"""One repetition, none within another: those take twice as long for each letter."""
_ADDRESS: Final = re.compile(
    rf"(?P<scheme>https?)://(?:[{PLAIN}]+@)?"
    rf"(?P<host>[{PLAIN}]+|\[[0-9A-Fa-f:.]+\])(?::(?P<port>[0-9]{{1,5}}))?"
    rf"(?:/{_PATH})?(?:\?{_QUERY})?(?:#{_QUERY})?"
)
"""What an address in ASCII matches. The letters beyond count as one of its own: classes as wide as
theirs, six times over, would take longer to compile than all addresses to be held to them."""
_DOI: Final = re.compile(r"(?:doi: ?)?(10\.[0-9]{4,9}/\S+)", re.IGNORECASE)
_SHOWN: Final = re.compile(r"https?://[^\s<>()\[\]\"'\u00bb\u201d]+(?<![,;])")
_WITH_PLACE: Final = re.compile(r"(https?://[^\s<>]+?)[,;.]?\s+\(?([^()]+)\)?")
_WITH_WORDS: Final = re.compile(
    r"(https?://[^\s<>]+?)(?:[,;]\s(?=\S+\s|.*[0-9])|\s+[(\[\u2013\u2014]).*"
)
"""An address, and words behind it that may say where in the page something stands, or else when
somebody saw it; one word after a comma may be of the address itself (`Paris, Texas`)."""
_LETTER_BOX: Final = re.compile(r"[A-Za-z0-9._%+\-]+@[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)+")
_ODD: Final = rf"[^{PLAIN}{WIDE}!$&'()*+,;=:@/?#%]"
_OWN_HOST: Final = re.compile(
    r"(?:.*\.)?localhost|.*\.(?:local|internal|lan)|(?:127|10)(?:\.[0-9]{1,3}){3}"
    r"|(?:192\.168|169\.254|172\.(?:1[6-9]|2[0-9]|3[01]))(?:\.[0-9]{1,3}){2}|0\.0\.0\.0"
    r"|\[(?:::1|fe80:.*|f[cd][0-9a-f]{2}:.*)\]",
    re.IGNORECASE,
)
"""Hosts that are others on each machine."""
_CUT: Final = re.compile("[\u00ab\u00bb\u201c-\u201f\u2039\u203a]$|\u2026")
"""What closes a quotation, or stands for what was left out; an apostrophe may be of an address."""
_BARE_PERCENT: Final = re.compile("%(?![0-9A-Fa-f]{2})")
_WITHOUT_NUMBER: Final = frozenset({"ISC", "MIT", "PostgreSQL", "Unlicense", "WTFPL", "Zlib"})
"""Short names of licences at SPDX that have no version."""
_CREATIVE: Final = ("1.0", "2.0", "2.5", "3.0", "4.0")
"""Versions that licences of Creative Commons have had."""
_KEPT: Final = re.compile(r"(?i:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])\s*(\..*)?")
"""Names of devices, which no file of Windows can have, whatever its ending."""
_LONGEST_ID: Final = 80


def address_fault(text: str) -> tuple[str, str] | None:
    """
    Tell what is wrong with a web address, and what to type; None if it can be a link.

    >>> address_fault("www.example.org")
    ("'www.example.org' has no scheme", 'write `https://www.example.org`')
    >>> address_fault("http://localhost:8000/a")[1], address_fault("https://10.example.org/a")
    ('write the address that everybody reaches, or leave it out', None)
    """
    found = _ADDRESS.fullmatch(text if text.isascii() else re.sub(f"[{WIDE}]", "a", text))
    if found and int(found["port"] or 0) <= LAST_PORT and is_host(text[slice(*found.span("host"))]):
        if _OWN_HOST.fullmatch(text[slice(*found.span("host"))].rstrip(".")):
            what = f"'{text[:60]}' leads to the machine or the network of whoever opens it"
            return what, "write the address that everybody reaches, or leave it out"
        if cut := _CUT.search(text):
            what = f"'{text[:60]}' has `{cut[0]}`, by which text is quoted or cut off"
            code = "".join(f"%{byte:02X}" for byte in cut[0].encode())
            return what, f"copy it whole from the browser; if the sign is of it, write `{code}`"
        there = led_to(text)
        return (f"'{text[:60]}' leads through another site", f"write `{there}`") if there else None
    if "@" in text and (bare := without_password(text)) != text:
        shown = bare if len(bare) <= 60 else bare[:57] + "…"
        without = bare.replace("…@", "").replace(" ", "%20")
        what = f"'{shown}' has a password in it, which is not shown here"
        return what, f"write `{without}`: nobody's password belongs in a dossier"
    shown = text if len(text) <= 60 else text[:57] + "…"
    scheme, colon, rest = text.partition(":")
    if meant := _meant_by(text):
        return f"'{shown}' is no address of the web", meant
    if not colon or not re.fullmatch(r"[A-Za-z][A-Za-z0-9+.\-]*", scheme) or "." in scheme:
        guess = (
            f"https://{text.removeprefix('//')}"
            if re.fullmatch(r"(//)?[\w.\-]+\.\w+([/:?#].*)?", text)
            else "https://…"
        )
        refused = guess != "https://…" and address_fault(guess)
        return f"'{shown}' has no scheme", "write `https://…`" if refused else f"write `{guess}`"
    if scheme.lower() not in ("http", "https"):
        return (
            f"'{shown}' begins with `{scheme}:`; an address leads to the web",
            "write `https://…`",
        )
    if not rest.startswith("//"):
        return f"'{shown}' has no `//` after `{scheme}:`", "write `https://…`"
    if scheme != scheme.lower():
        return f"'{shown}' has its scheme in capitals", f"write `{scheme.lower()}:{rest}`"
    if _BARE_PERCENT.search(text):
        return f"'{shown}' has a `%` that begins no code", "write `%25` for the sign itself"
    if host := host_fault(rest[2:], scheme):
        return f"'{shown}' {host[0]}", host[1]
    if odd := re.search(_ODD, text):
        code = "".join(f"%{byte:02X}" for byte in odd[0].encode("utf-8", "replace"))
        authority = re.split("[/?#]", rest[2:], maxsplit=1)[0]
        in_host = odd.start() < len(scheme) + len("://") + len(authority)
        mend = "delete it" if in_host else f"write `{code}` for it"
        return f"'{shown}' has `{odd[0]}`, which no address may have", mend
    if text.count("#") > 1:
        mend = "copy it from the browser; if the later one is of it, write `%23`"
        return f"'{shown}' has more than one `#`", mend
    return f"'{shown}' is no address of the web", "copy it from the browser: `https://…`"


def _meant_by(text: str) -> str:
    """Say what to write where one address, or more, is to be seen in what is none as it stands."""
    if doi := _DOI.fullmatch(text):
        return f"write `https://doi.org/{doi[1]}`"
    if one_slash := re.fullmatch(r"(https?):?/*(?<!://)([\w-]+\.[^\s,<>()]+)", text, re.IGNORECASE):
        return f"write `{one_slash[1].lower()}://{one_slash[2]}`"
    if (with_place := _WITH_PLACE.fullmatch(text)) and address_fault(with_place[1]) is None:
        where = written_out(with_place[2]) or with_place[2]
        if steps(where):
            return f"write `{with_place[1]}`; where it stands goes into `at:`, as `{where}`"
    shown = _SHOWN.findall(text)
    with_words = _WITH_WORDS.fullmatch(text)
    if len(shown) == 1 and with_words and address_fault(with_words[1]) is None:
        return f"write `{with_words[1]}`"
    if len(shown) > 1 and re.search(r"[\s,;]", text):
        return f"write `{shown[0]}`; a kept copy goes into `archived:`, another page is a source"
    return f"write `{shown[0]}`" if shown and text[:1] in "<[(\"'\u00ab\u201c" else ""


def base_fault(text: str) -> tuple[str, str] | None:
    """
    Tell why an address cannot be that of a dossier's data; None if ids can follow it.

    >>> base_fault("https://data.example/uruguay")
    ("'https://data.example/uruguay' has no `/` at its end", 'write `https://data.example/uruguay/`')
    """
    fault = address_fault(text)
    if fault:
        return fault
    if "#" in text or "?" in text:
        return f"'{text}' has a `#` or a `?`, and no id can follow it", "write `https://…/`"
    if not text.endswith("/"):
        return f"'{text}' has no `/` at its end", f"write `{text}/`"
    if text == BASE or text.startswith((f"{BASE}ns", f"{BASE}concept/")):
        return f"'{text}' is the address of the vocabulary", "name one of your own: `https://…/`"
    return None


def contact_fault(text: str) -> tuple[str, str] | None:
    """Tell what is wrong with a way to reach somebody: a web address, or one of e-mail."""
    if _LETTER_BOX.fullmatch(text.removeprefix("mailto:")):
        return None
    fault = address_fault(text)
    if fault and "@" in text and without_password(text) != text:
        return fault
    if fault and (":" not in text or text.lower().startswith("mailto:")):
        fault = f"'{text[:60]}' is no address of mail, and none of the web", fault[1]
    return fault and (fault[0], "write `https://…` or `mailto:name@example.org`")


@cache
def language_fault(tag: str) -> tuple[str, str] | None:
    """
    Tell what is wrong with a language tag that is well formed; None if it is of a known language.

    >>> language_fault("eng-GB")
    ("'eng-GB' has three letters for a language that has two", 'write `en-GB`')
    >>> language_fault("jp")[1], language_fault("qq")[0]
    ('write that of the language, for instance `ja`', "'qq' is not the code of any language")
    """
    language, mark, rest = tag.partition("-")
    if tag in TWO_LETTERS.split() or tag in shipped():
        return None
    # Late: hardly a source is in any other.
    from backstory.dossier.register import is_known, shorter, spoken_in

    if short := shorter(language):
        # `eng` would be another language than `en` to whatever compares them (RFC 5646, 2.2.1).
        what = f"'{tag[:60]}' has three letters for a language that has two"
        return what, f"write `{_NOW.get(short, short)}{mark}{rest[:60]}`"
    if found := _NO_COUNTRY.search(tag.partition("-x-")[0]):
        what = f"'{tag[:60]}' has after its language what no register allows"
        return what, f"write `{tag[: found.start()]}-GB{tag[found.end() :][:60]}`"
    if is_known(tag):
        return None
    if is_known(language):
        what = f"'{tag[:60]}' has after its language what no register allows"
        return what, f"write `{language}`"
    if language in _SPOKEN:
        what = f"'{tag[:60]}' is not the code of any language"
        return what, f"write `{_SPOKEN[language]}`"
    if spoken := spoken_in(language.upper()):
        what = f"'{tag[:60]}' is the code of a country, and of no language"
        return what, f"write that of the language, for instance `{spoken}`"
    return f"'{tag[:60]}' is not the code of any language", "write en, es, pt, fr…"


def twice_in(values: list[str]) -> tuple[str, str] | None:
    """
    Tell what stands twice in a list; None if nothing does.

    >>> twice_in(["en", "es", "en"])
    ("'en' stands there twice", 'keep one')
    """
    if len(set(values)) == len(values):
        return None
    found = next(value for at, value in enumerate(values) if value in values[:at])
    return f"'{found[:60]}' stands there twice", "keep one"


@cache
def _of_rights() -> re.Pattern[str]:
    """Give by what a phrase is known to speak of rights: a word of any language, or a version."""
    said = "|".join(words_of(lang)["licences"]["rights"] for lang in shipped())
    return re.compile(rf"©| .*[0-9]\.[0-9]|\b(?:{said})\b", re.IGNORECASE)


def licence_fault(text: str) -> tuple[str, str] | None:
    """
    Tell of what looks like the short name of a licence and is none; None if it may be a licence.

    One word is published as an address at SPDX; several have a word by which rights are known.

    >>> [licence_fault(each) for each in ("ODbL-1.0", "MIT", "All rights reserved")]
    [None, None, None]
    >>> licence_fault("cc-by")[1]
    'write it with its version, as `CC-BY-4.0`'
    >>> licence_fault("CC BY 4")[1]
    'write `CC-BY-4.0`'
    >>> licence_fault("free for all")[0], licence_fault("Dominio público")
    ("'free for all' names no licence", None)
    """
    if "://" in text or text.lower().startswith("www."):
        return address_fault(text)
    creative = re.fullmatch(r"(cc-by(?:-nc)?(?:-sa|-nd)?|cc0)(?:[- ]?v?([0-9](?:\.[0-9])?))?",
                            text.replace(" ", "-"), re.IGNORECASE)  # fmt: skip
    if creative:
        version = creative[2] or ("1.0" if creative[1].upper() == "CC0" else "4.0")
        version += "" if "." in version else ".0"
        name = creative[1].upper()
        if version not in (("1.0",) if name == "CC0" else _CREATIVE):
            last = "1.0" if name == "CC0" else _CREATIVE[-1]
            return f"'{text[:60]}' is the short name of no licence", f"write `{name}-{last}`"
        meant = f"{name}-{version}"
        if text == meant:
            return None
        mend = f"write it with its version, as `{meant}`" if not creative[2] else f"write `{meant}`"
    elif text in _WITHOUT_NUMBER or _of_rights().search(text):
        return None
    elif " " in text:
        what = f"'{text[:60]}' names no licence"
        return what, "write its short name (`CC-BY-4.0`, `CC0-1.0`, `ODbL-1.0`), or its address"
    elif re.fullmatch(r"(?=.*[0-9])[A-Za-z][A-Za-z0-9.+-]*", text):
        return None
    else:
        mend = "write its short name (`CC-BY-4.0`, `CC0-1.0`, `ODbL-1.0`), its address, or a phrase"
    return f"'{text[:60]}' is the short name of no licence", mend


def day_fault(text: str) -> tuple[str, str] | None:
    """Tell what is wrong with a day; None if the calendar has it."""
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            date.fromisoformat(text)
            return None
        why = "a day has a year, a month and a day"
    except ValueError as error:
        why = str(error)
    from backstory.dates.refusals import refuse  # late: most days are well

    meant = re.match(r"write [0-9]{4}-[0-9]{2}-[0-9]{2}(?= if|$)", refuse(text).mend)
    mend = refuse(text).mend if meant else "write it like 2026-01-31"
    return f"'{text[:60]}' is no day: {why}", mend


def unhidden(text: str) -> str:
    """Give a text without what nobody sees: what was meant by it."""
    return text if text.isascii() else _HIDDEN.sub("", text)


def hidden_in(text: str) -> str:
    """
    Give the first character that hides in a text; a joiner, where there is nothing to be joined.

    >>> [f"{ord(found):04X}" for found in map(hidden_in, ("a\\u061cb", "\\u200d ", "a\\u200db"))]
    ['061C', '200D', '200D']
    >>> hidden_in("\\u0645\\u06cc\\u200c\\u0634\\u0648\\u062f \\U0001f469\\u200d\\U0001f680")
    ''
    """
    if text.isascii() and text.isprintable():
        return ""
    if found := _HIDDEN.search(text):
        return found[0]
    if needless := _NEEDLESS.search(text):
        return needless[1]
    if text.strip() and not any(unicodedata.category(c)[0] in "LNPS" for c in text):
        return text.strip()[0]
    return ""


def kept_name(name: str) -> tuple[str, str] | None:
    """
    Tell why a file or folder of this name cannot lie on every system; None if it can.

    >>> kept_name("nul")
    ("'nul' is a name that Windows keeps for a device", 'add a word: nul-1911')
    >>> kept_name("out."), kept_name("console")
    (("'out.' ends with a full stop or a space, which Windows cuts off", 'name it `out`'), None)
    """
    if _KEPT.fullmatch(name):
        what = f"'{name}' is a name that Windows keeps for a device"
        return what, f"add a word: {name.partition('.')[0].strip()}-1911"
    if name.strip(" .") and name.endswith((".", " ")):
        what = f"'{name}' ends with a full stop or a space, which Windows cuts off"
        return what, f"name it `{name.rstrip('. ')}`"
    return None


def id_in(name: str) -> str:
    """
    Make an id of the name of a file or folder; empty if it has no letter or digit for one.

    >>> id_in("El País, 2026"), id_in("日本")
    ('el-pais-2026', '')
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST_ID].strip("-")
