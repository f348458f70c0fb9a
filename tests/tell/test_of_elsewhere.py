"""A dossier of one language, told in the other: its names stand as they are."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from paths import HERE

import backstory


def test_a_name_of_another_language_has_no_article_before_it(tmp_path: Path) -> None:
    folder = shutil.copytree(HERE / "fixtures" / "borduria", tmp_path / "borduria")
    for path in folder.rglob("*.yaml"):
        text = re.sub(r"\n +es: .*", "", path.read_text("utf-8"))
        path.write_text(text.replace("- en\n- es\n", "- en\n"), "utf-8")
    brief = str(backstory.load(folder, lang="es").brief("bill-rejection"))
    assert "«Senate rejects the Deserters Bill» fue decisión de Senate" in brief
    assert "sitúa «Senate vote on the Pardon Act» el 20 de febrero de 1980" in brief
    assert not re.search(r"\b(el|del|la|senate) (senate|order|chamber)", brief)
