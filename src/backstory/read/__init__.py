"""An article comes in; out go its mentions, linked with what a graph records, each with reasons."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from backstory.model.nouns import Dossier


class _Room(ModuleType):
    """A room that shares its name with `backstory.read`, and must not stand in its way."""

    def __call__(self, folder: Path | str, texts: Path | str | None = None) -> Dossier:
        from backstory.dossier import read

        return read(folder, texts)


sys.modules[__name__].__class__ = _Room
