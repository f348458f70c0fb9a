"""
Notebooks come in; HTML to open, and Markdown with SVG pictures to read on a code host, go out.

`make notebooks` runs it. The Markdown is committed in docs/notebooks and a test holds it to what
the notebooks give; the HTML lies beside the notebooks and is not kept.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from pathlib import Path
from typing import Any

import nbformat
from nbconvert import HTMLExporter

HERE = Path(__file__).parent
DOCS = HERE.parent / "docs" / "notebooks"
_IMAGE, _MARKDOWN, _TEXT = "image/svg+xml", "text/markdown", "text/plain"
_DIED = "Kernel died before replying"
"""How it is told that a kernel could not begin: of two that start at once both may be given one
port, and then one dies, of no fault of the notebook's."""
_TRIES = 3


def notebooks() -> list[Path]:
    """List the notebooks, in order."""
    return sorted(HERE.glob("*.ipynb"))


def run(paths: list[Path]) -> dict[str, Any]:
    """
    Run notebooks from top to bottom, each in a process of its own; the files stay as they are.

    Raises:
        RuntimeError: A cell failed; the message ends with its error, and names the notebook.
    """
    # `!backstory` in a cell is the program beside the interpreter that runs the notebook.
    beside = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", "")))
    # One nbconvert for all of them: to start it takes longer than many a notebook.
    order = [sys.executable, "-m", "nbconvert", "--to", "notebook", "--execute"]
    with tempfile.TemporaryDirectory() as out:
        for _ in range(_TRIES):
            ran = subprocess.run(
                [
                    *order,
                    "--ExecutePreprocessor.timeout=120",
                    f"--output-dir={out}",
                    *map(str, paths),
                ],
                capture_output=True,
                text=True,
                # A day that is always the same, for what a new dossier says of today.
                env={**os.environ, "PATH": beside, "SOURCE_DATE_EPOCH": "1769860800"},
                check=False,
            )
            if _DIED not in ran.stderr:
                break
        if ran.returncode:
            raise RuntimeError(ran.stderr[-3000:])
        return {path.stem: nbformat.read(Path(out, path.name), as_version=4) for path in paths}


def run_all() -> dict[str, Any]:
    """Run every notebook, two at a time."""
    paths = notebooks()
    with ThreadPoolExecutor(2) as pool:
        one, other = pool.map(run, (paths[::2], paths[1::2]))
    found = one | other
    return {path.stem: found[path.stem] for path in paths}


def html(book: Any) -> str:
    """Write a notebook that ran as one HTML page, which loads nothing; its views keep working."""
    alone = HTMLExporter(mathjax_url="", require_js_url="", jquery_url="")
    written: str = alone.from_notebook_node(book)[0]
    return written


def markdown(name: str, book: Any) -> dict[str, str]:
    """Write a notebook that ran as Markdown; give each file's name and text."""
    files: dict[str, str] = {}
    lines = [f"<!-- Written by `make notebooks` from notebooks/{name}.ipynb; do not edit. -->"]
    for cell in book.cells:
        if cell.cell_type == "markdown":
            lines.append(cell.source)
            continue
        lines.append(f"```ipython\n{cell.source}\n```")
        for output in cell.outputs:
            lines += _shown(name, output, files)
    files[f"{name}.md"] = "\n\n".join(line.strip("\n") for line in lines) + "\n"
    return files


def _shown(name: str, output: Any, files: dict[str, str]) -> list[str]:
    """Write one output: a picture as a file beside the page, a table as a table, else as text."""
    if output.output_type == "stream":
        return [f"```text\n{output.text.rstrip()}\n```"]
    data = output.get("data", {})
    if _MARKDOWN in data:  # a table, of which a picture would be a poorer form
        return [data[_MARKDOWN]]
    if data.get(_IMAGE) in files.values():  # the same picture, here to be explored
        return []
    if _IMAGE in data:
        picture = f"{name}-{len(files) + 1}.svg"
        files[picture] = data[_IMAGE]
        told = data[_TEXT].splitlines()[0].strip() or name
        heading = re.search(r'font-weight="bold"[^>]*>([^<]+)<', data[_IMAGE])
        if "  " in told and heading:  # the heads of a table: what the picture is called tells more
            told = unescape(heading[1])
        return [f"![{told}]({picture})"]
    return [f"```text\n{data[_TEXT].rstrip()}\n```"] if _TEXT in data else []


def main() -> None:
    """Write every page."""
    DOCS.mkdir(parents=True, exist_ok=True)
    for name, book in run_all().items():
        (HERE / f"{name}.html").write_text(html(book), "utf-8")
        for file, text in markdown(name, book).items():
            (DOCS / file).write_text(text, "utf-8")


if __name__ == "__main__":
    main()
