"""The form that reads a text: answered whole, kept nowhere, and never a door to files."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from serving import Served

FORM = {"Content_Type": "application/x-www-form-urlencoded"}
TEXT = (
    "Venezuela's Supreme Court annulled the amnesty law\n\nCARACAS - Judges ruled on Monday that "
    "the law that the National Assembly had passed in March breaches the constitution, a spokesman "
    "for Zaqwertyland said. <script>alert(1)</script>"
)


def posted(served: Served, text: str, date: str = "2016-04-12", **more: str):
    body = urlencode({"text": text, "date": date, "lang": "en", **more}).encode()
    return served.ask("POST", "/read", body, **FORM)


def test_a_form_stands_at_read_in_both_languages(served: Served) -> None:
    english, spanish = served.get("/read?lang=en"), served.get("/read?lang=es")
    assert english.status == spanish.status == 200
    assert "<textarea" in english.text
    assert "Leer un artículo" in spanish.text
    assert "form-action 'self'" in english.headers["content-security-policy"]


def test_a_posted_text_is_answered_with_its_page_and_kept_nowhere(served: Served) -> None:
    found = posted(served, TEXT)
    assert found.status == 200
    assert found.headers["cache-control"] == "no-store"
    assert "script-src" not in found.headers["content-security-policy"]
    assert "default-src 'none'" in found.headers["content-security-policy"]
    assert "ruling-2016" in found.text
    assert "<script>alert" not in found.text
    assert "&lt;script&gt;alert" in found.text
    assert "Zaqwertyland" not in served.logged("POST /read")


def test_plain_text_is_read_too(served: Served) -> None:
    found = served.ask("POST", "/read?date=2016-04-12&lang=es", TEXT.encode(),
                       Content_Type="text/plain; charset=utf-8")  # fmt: skip
    assert found.status == 200
    assert 'lang="es"' in found.text


@pytest.mark.parametrize("text", ["/etc/passwd", "-", "https://example.org/article"])
def test_a_path_is_a_text_and_no_file(served: Served, text: str) -> None:
    found = posted(served, text)
    assert "root:" not in found.text
    assert found.status == 400


@pytest.mark.parametrize(
    ("text", "date", "status"),
    [
        ("", "2016-04-12", 400),
        ("x" * 300_001, "2016-04-12", 413),
        (TEXT, "yesterday", 400),
        (
            "Der Rat hat heute in Berlin entschieden, dass die Leute nicht mehr warten sollen.",
            "",
            400,
        ),
        ("\u05e9\u05dc\u05d5\u05dd " * 50, "", 400),
    ],
)
def test_what_cannot_be_read_is_told(served: Served, text: str, date: str, status: int) -> None:
    assert posted(served, text, date).status == status


def test_a_body_too_large_or_of_another_kind_is_refused(served: Served) -> None:
    assert served.ask("POST", "/read", b"text=" + b"a" * (1 << 20), **FORM).status == 413
    assert served.ask("POST", "/read", b"{}", Content_Type="application/json").status == 415
    assert served.ask("PUT", "/read", b"", **FORM).status == 405


def test_a_text_in_no_language_gets_no_remedy_that_only_the_shell_has(served: Served) -> None:
    for lang, said in (("en", "in neither English nor Spanish"), ("es", "ni en inglés ni")):
        body = urlencode({"text": "12 34 56 78"}).encode()
        answer = served.ask("POST", "/read", body, **FORM, Accept_Language=lang)
        assert answer.status == 400
        assert said in answer.text
        assert "--" not in answer.text
