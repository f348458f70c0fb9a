"""Every question to a table, with values that the table of the harbour answers; a spreadsheet."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ASKED: dict[str, dict[str, Any]] = {
    "window": {"first": "1911-08-02", "last": "1911-08-04"},
    "around": {"actor": "Police"},
    "together": {},
    "conflicts": {},
    "counts": {},
    "density": {},
    "days": {},
    "near": {"event": "coup-2002"},
}


def write_xlsx(path: Path, rows: Sequence[Sequence[str]], merged: Sequence[str] = ()) -> None:
    """Write the least that is a spreadsheet; an empty text is no cell's."""
    filled = '<c t="inlineStr"><is><t>{}</t></is></c>'
    lines = ("".join(filled.format(cell) if cell else "<c/>" for cell in row) for row in rows)
    cells = "".join(f"<row>{line}</row>" for line in lines)
    ranges = "".join(f'<mergeCell ref="{each}"/>' for each in merged)
    over = f"<mergeCells>{ranges}</mergeCells>" if merged else ""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("[Content_Types].xml", f'<Types xmlns="{package}/content-types"/>')
        book.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="r" '
            f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        )
        book.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="S" sheetId="1" '
            'r:id="r"/></sheets></workbook>',
        )
        book.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="r" '
            f'Type="{office}/worksheet" Target="worksheets/s.xml"/></Relationships>',
        )
        book.writestr(
            "xl/worksheets/s.xml",
            f'<worksheet xmlns="{main}"><sheetData>{cells}</sheetData>{over}</worksheet>',
        )
