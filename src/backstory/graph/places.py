"""Where somebody says that graphs lie comes in; out go their places, or the store of one, open."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from backstory.ask.keeping import is_kept
from backstory.errors import CouldNotRun
from backstory.files import is_there
from backstory.rdf.opening import REMOTE, named_place, open_store
from backstory.rdf.store import TripleStore
from backstory.words.phrases import phrase

__all__ = ["OF_A_STORE", "Where", "default_places", "places_in", "store_at"]

OF_A_STORE: Final = "CURRENT"
"""The file by which a folder is known for a store on disk."""
_SCHEME: Final = re.compile("[A-Za-z][A-Za-z0-9+.-]+://")
Where = Path | str | Sequence[Path | str] | None
"""Where a graph lies, or several that are opened as one."""


def places_in(where: Path | str | Sequence[Path | str]) -> Path | str | list[tuple[str, str]]:
    """Read where graphs lie, and tell what is not there before anything is opened."""
    several = [where] if isinstance(where, str | Path) else list(where)
    if not several:
        raise CouldNotRun("No graph is named: give one, or None for the one that comes along.")
    places = []
    for each in several:
        if not str(each).strip():
            raise CouldNotRun("The name of the graph is empty: give its path, or None.")
        name, place = ("", str(each)) if is_there(str(each)) else named_place(str(each))
        if begun := _SCHEME.match(place):
            place = begun[0].lower() + place[begun.end() :]
        if not place.startswith(REMOTE) and not is_there(place):
            named, _, rest = place.partition("=")
            if rest and is_there(rest):
                raise CouldNotRun(f"'{named}' is not an id. Use lower-case words and hyphens.")
            if begun:
                raise CouldNotRun(
                    f"{place:.200} is nothing that is opened here: give a path, or the address of "
                    "a server, https://HOST/PATH."
                )
            if "\n" in place:
                raise CouldNotRun("This is the text of a graph: write it to a file, name the file.")
            raise CouldNotRun(f"There is no graph at {place:.200}. `backstory build` grows one.")
        places.append((name, place))
    return places if len(places) > 1 else places[0][1]


def default_places(places: list[str], said: str) -> Path | str | list[tuple[str, str]]:
    """Read where the default graphs lie; what is wrong with them is whoever set them's to mend."""
    try:
        return places_in(places)
    except CouldNotRun as why:
        raise CouldNotRun(f"{why} ({said} names it as the default.)") from None


def store_at(where: Path | str | None, lang: str, *, copy: bool) -> TripleStore:
    """Open what lies at one place; of a server, a copy if that is wanted."""
    if where is None or not str(where).startswith(REMOTE):
        here = open_store(where)
        if (Path(here.path) / OF_A_STORE).is_file() and not is_kept(here):
            import logging

            logging.getLogger("backstory").warning(phrase("not kept", lang).format(here.path))
        return here
    from backstory.rdf.far import far, telling

    found = far(str(where), telling(str(where), lang, wanted=copy))
    return found.copied() if copy else found
