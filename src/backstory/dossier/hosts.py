"""The host of a web address comes in; whether it can be one goes out, or what is wrong with it."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["LAST_PORT", "PLAIN", "WIDE", "host_fault", "is_host"]

PLAIN: Final = r"A-Za-z0-9\-._~"
WIDE: Final = (
    r"\u00a1-\u2027\u202f-\u205e\u2070-\ud7ff\uf900-\ufdcf\ufdf0-\uffef"
    r"\U00010000-\U0001fffd\U00020000-\U0002fffd\U00030000-\U0003fffd"
)
"""Letters that an address may have beyond ASCII (RFC 3987, ucschar)."""
LAST_PORT: Final = 65_535
_UNDER: Final = re.compile(r"(ac|co|com|edu|gob|gov|mil|net|nom|org)\.[a-z]{2}", re.IGNORECASE)
"""What countries keep for names of others: `a.co.uk` is taken as `a.com` is."""


def host_fault(rest: str, scheme: str) -> tuple[str, str] | None:
    """
    Tell what is wrong between the strokes and the path of an address; None if nothing is.

    >>> host_fault("example.org:99999/a", "https")
    ('has the port 99999; the last one is 65535', 'write the right one, or none: `https://example.org/a`')
    >>> host_fault("[2001:db8::1/a", "https")[1], host_fault("/a", "https")[0]
    ('write `https://[2001:db8::1]/a`', 'names no host')
    """
    host = re.split("[/?#]", rest, maxsplit=1)[0]
    path = rest[len(host) :]
    host = host.rpartition("@")[2]
    if host.startswith("["):
        number, closed, _ = host[1:].partition("]")
        if not closed and re.fullmatch(r"[0-9A-Fa-f:.]+", number):
            what = "has a `[` before its host that no `]` closes"
            return what, f"write `{scheme}://[{number}]{path}`"
        if closed and not is_host(f"[{number}]"):
            return (
                f"has `[{number}]` for a host, which is no IPv6 number",
                "write the name of the host in place of its number",
            )
        host = host.rpartition("]")[2]
        named = f"[{number}]"
    else:
        named = host.partition(":")[0]
    port = host.rpartition(":")[2] if ":" in host else None
    without = f"write the right one, or none: `{scheme}://{named}{path}`"
    if not named:
        return "names no host", "copy it from the browser: `https://…`"
    if port is not None and re.fullmatch("[0-9]+", port) and int(port[:9]) > LAST_PORT:
        return f"has the port {port[:9]}; the last one is {LAST_PORT}", without
    if port is not None and not re.fullmatch("[0-9]{1,5}", port):
        return f"has `:{port[:20]}` for a port, which is a number", without
    if re.fullmatch(rf"[{PLAIN}{WIDE}]+", named) and not is_host(named):
        wrong = "begins or ends with a hyphen" if _has_parts(named) else "is empty or too long"
        what = f"has the host `{named[:60]}`, of which a part {wrong}"
        return what, "copy it from the browser: `https://…`"
    return None


def is_host(host: str) -> bool:
    """
    Tell whether a host can be one: parts that are not empty, or a number in brackets.

    >>> [is_host(each) for each in ("a-b.example", "-a.example", "a-.host.example", "a-.co.uk")]
    [True, False, True, False]
    """
    if host.startswith("["):
        import ipaddress

        try:
            return bool(ipaddress.IPv6Address(host[1:-1]))
        except ValueError:
            return False
    # No register takes such a name (RFC 5891, 4.2.3.1); before one of its own a host writes what
    # it likes, and browsers open it.
    parts = host.removesuffix(".").split(".")
    taken = parts[-3:] if _UNDER.fullmatch(".".join(parts[-2:])) else parts[-2:]
    return _has_parts(host) and all(part.strip("-") == part for part in taken)


def _has_parts(host: str) -> bool:
    return all(part and len(part) < 64 for part in host.removesuffix(".").split("."))
