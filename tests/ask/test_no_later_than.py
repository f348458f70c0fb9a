"""What happened no later than a day is in the timeline: it is dated, so no list else has it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from paths import GOOD

from backstory import load


@pytest.mark.parametrize(("since", "found"), [(None, True), ("1911-08-08", False)])
def test_what_was_no_later_than_a_day_is_listed(
    tmp_path: Path, since: str | None, found: bool
) -> None:
    folder = Path(shutil.copytree(GOOD / "ruritania-lockout", tmp_path / "ruritania-lockout"))
    with (folder / "sources" / "gazette-1911-08-10.yaml").open("a", encoding="utf-8") as page:
        page.write('- at: page 9\n  about: march-1911\n  happened: "[..1911-08-07]"\n')
    limits = {"since": since} if since else {}
    told = str(load(folder).ask("timeline", **limits))
    assert ("March to the palace gates" in told) is found
