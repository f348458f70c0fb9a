"""A PDF comes in; out goes its text, by the library pypdf, which is an extra."""

from __future__ import annotations

import io
import logging
from typing import Final

from backstory.errors import CouldNotRun

__all__ = ["text_of_pdf"]

_MOST_PAGES: Final = 200


def text_of_pdf(data: bytes) -> str:
    """
    Read the text of a PDF.

    Raises:
        CouldNotRun: The library is not installed, the file is broken or locked, or it holds
            pictures of pages and no text.
    """
    try:
        from pypdf import PdfReader
        from pypdf.errors import PyPdfError
    except ImportError:
        raise CouldNotRun("Reading a PDF needs the library pypdf: pip install pypdf") from None
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it would tell what is told here
    try:
        pages = PdfReader(io.BytesIO(data)).pages
        text = "\n\n".join(page.extract_text() for page in pages[:_MOST_PAGES])
    except (PyPdfError, ValueError, KeyError, TypeError, IndexError, AttributeError,
            RecursionError, OSError) as why:  # fmt: skip
        raise CouldNotRun(f"The PDF cannot be read: {why}. Paste its text instead.") from None
    if not text.strip():
        raise CouldNotRun(
            "The PDF holds pictures of pages and no text (a scan). Put it through OCR first, "
            "or paste its text."
        )
    return text
