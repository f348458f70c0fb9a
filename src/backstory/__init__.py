"""Ask what came before the news, who says so, and where they disagree."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from IPython.core.interactiveshell import InteractiveShell

    from backstory.graph import Graph

__all__ = ["__version__", "load", "load_ipython_extension"]

__version__ = "0.1.0"


def load(where: str | Path | None = None, *, lang: str = "en") -> Graph:
    """
    Open a graph to ask it.

    Args:
        where: A grown file, a folder of seeds, a store on disk, a SPARQL address (copied into
            memory), or None for the dossier that ships with the package.
        lang: Language of labels, dates and notes: en or es.

    Raises:
        CouldNotRun: There is nothing to open there, or a newer version built it.
        DossierError: A folder of seeds has mistakes.

    >>> import backstory
    >>> graph = backstory.load(lang="es")  # doctest: +SKIP
    """
    from backstory.graph import load as found  # imported late, so that `import` costs nothing

    return found(where, lang=lang).opened()


def load_ipython_extension(shell: InteractiveShell) -> None:
    """Add `%%sparql` and `%ask` to a notebook: what `%load_ext backstory` calls."""
    from backstory.notebook import register  # imported late, for it needs IPython

    register(shell)
