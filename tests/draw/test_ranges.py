"""A range is drawn from its lower end to its higher one: it stood at the lower end alone."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

from growing import grown_of
from paths import HERE

from backstory.draw.charts import figures_svg
from backstory.draw.claims import claims_of
from backstory.draw.collected import Collected
from backstory.rdf.record import Record
from backstory.tell.figures import told_figures

BORDURIA: Path = HERE / "fixtures" / "borduria"


def test_a_range_reaches_from_its_lower_end_to_its_higher_one() -> None:
    record = Record(grown_of(BORDURIA))
    told = told_figures(record, record.by_id["march-1980"])
    root = ET.fromstring(figures_svg(record, told, "en"))
    [range_of] = [
        line
        for line in root.iter("{http://www.w3.org/2000/svg}line")
        if line.get("stroke-width") == "2" and line.get("x1") == line.get("x2")
    ]
    assert float(range_of.get("y1", 0)) > float(range_of.get("y2", 0)), "3000 lies below 4000"
    [target] = [
        claim["target"] for claim in claims_of(Collected(record, ("en", "es")))
        if claim["about"] == "march-1980" and claim.get("counted")
    ]  # fmt: skip
    assert target == {"number": 3000, "upto": 4000.0}
