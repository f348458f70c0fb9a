"""What a file is called says what is wanted in it: a picture that ends in .svg is no page."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from paths import ROOT

from backstory.cli import main
from backstory.cli.views import view

GROWN = str(ROOT / "tests" / "golden" / "ruritania-lockout.ttl")


@pytest.mark.parametrize("look", ["timeline", "network", "figures", "measures", "timeline.svg"])
def test_a_file_that_ends_in_svg_is_a_picture(look: str, tmp_path: Path) -> None:
    out = tmp_path / "x.svg"
    done = CliRunner().invoke(view, [look, "--graph", GROWN, "--out", str(out)])
    assert not done.exception, done.output
    assert out.read_text("utf-8").startswith("<svg ")


@pytest.mark.parametrize("look", ["page", "embed"])
def test_a_page_is_not_written_under_the_name_of_a_picture(
    look: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    out = tmp_path / "x.svg"
    monkeypatch.setattr(
        "sys.argv", ["backstory", "view", look, "--graph", GROWN, "--out", str(out)]
    )
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    assert "end the file in .html" in capsys.readouterr().err
    assert not out.exists()
