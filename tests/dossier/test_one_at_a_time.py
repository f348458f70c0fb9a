"""What adds to a dossier holds it from reading to writing, so that nobody's work is lost."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from paths import GOOD

from backstory.cli import doors
from backstory.dossier import sheet_import, shorten
from backstory.files import alone, write_set

fcntl = pytest.importorskip("fcntl", reason="two runs are kept apart where the system can")


def _is_held(folder: Path) -> bool:
    """Tell whether another run would have to wait for a folder."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(opened)
    return False


def test_who_holds_a_folder_may_write_into_it_and_others_wait(tmp_path: Path) -> None:
    with alone(tmp_path):
        assert write_set(tmp_path, {"a.txt": b"new"}) == {"a.txt": True}
        assert _is_held(tmp_path), "writing within let go of what was held"
    assert not _is_held(tmp_path)
    with alone(tmp_path / "none" / "such"):
        assert _is_held(tmp_path), "what is not there is held by where it is to stand"


@pytest.mark.parametrize("door", ["import", "shorten"])
def test_a_dossier_is_held_while_it_is_read(
    door: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "ruritania-lockout"
    shutil.copytree(GOOD / "ruritania-lockout", folder)
    table = tmp_path / "strike.csv"
    table.write_text(CliRunner().invoke(doors, ["import", "--template"]).output, "utf-8")
    held: list[bool] = []

    def noting(call: Callable[..., Any]) -> Callable[..., Any]:
        def noted(*args: Any, **more: Any) -> Any:
            held.append(_is_held(folder))
            return call(*args, **more)

        return noted

    monkeypatch.setattr(sheet_import, "read_all", noting(sheet_import.read_all))
    monkeypatch.setattr(shorten, "shortened", noting(shorten.shortened))
    words = {"import": ["import", str(table), "--into", str(folder)],
             "shorten": ["shorten", str(folder), "--write"]}  # fmt: skip
    done = CliRunner().invoke(doors, words[door])
    assert done.exception is None, done.output
    assert held
    assert all(held)
