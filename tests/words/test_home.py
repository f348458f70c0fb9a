"""Text for people has one home: `words/`. What stands elsewhere is found here, by file and line."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator

from paths import ROOT

from backstory.vocabulary import PREDICATES
from backstory.words.languages import told

SRC = ROOT / "src" / "backstory"
HOME = SRC / "words"
CODES = frozenset(path.stem for path in HOME.glob("*.json"))
SPANISH = re.compile(r"[ñáéíóúü¿¡]|\b(?:el|la|los|las|del|una?|por|con|para|que|en|de)\b", re.I)
FEW = 2
"""So many of a language's small words in one text are no chance."""


def modules() -> Iterator[tuple[str, ast.Module]]:
    """Give every module of the package outside words/, and the plain ones within."""
    for path in sorted(SRC.rglob("*.py")):
        if path.parent != HOME or path.name == "grammar.py":
            yield str(path.relative_to(ROOT)), ast.parse(path.read_text("utf-8"))


def texts(module: ast.Module) -> Iterator[ast.Constant]:
    """Give the texts of a module that are neither docstrings nor help."""
    bare = {id(node.value) for node in ast.walk(module) if isinstance(node, ast.Expr)}
    # The manual of the shell stands with its commands, as their docstrings do.
    bare |= {
        id(node.value)
        for node in ast.walk(module)
        if isinstance(node, ast.keyword) and node.arg == "help"
    }
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in bare:
            yield node


def words(lang: str, *without: str) -> frozenset[str]:
    """Give what the program says in a language, where it is more than a word."""
    written = json.loads((HOME / f"{lang}.json").read_text("utf-8"))
    written = {section: said for section, said in written.items() if section not in without}
    keys = {key for group in written["phrases"].values() for key in group}
    return frozenset(text for _, text in told(written) if len(text.split()) > FEW) - keys


def test_no_module_chooses_by_the_language() -> None:
    """`lang == "en"` is a table of two rows: it belongs to the words, or to a grammar."""
    found = [
        f"{path}:{node.lineno} {ast.unparse(node)}"
        for path, module in modules()
        for node in ast.walk(module)
        if isinstance(node, ast.Compare)
        for each in (node.left, *node.comparators)
        if isinstance(each, ast.Constant) and each.value in CODES
    ]
    assert found == []


def test_no_module_has_a_table_of_texts_by_language() -> None:
    """Keys of YAML and columns of files may be called `en`; what stands under them is no text."""
    found = [
        f"{path}:{node.lineno} {ast.unparse(node)[:80]}"
        for path, module in modules()
        for node in ast.walk(module)
        if isinstance(node, ast.Dict)
        for key, value in zip(node.keys, node.values, strict=True)
        if isinstance(key, ast.Constant) and key.value in CODES
        if any(isinstance(part, ast.Constant) and part.value for part in ast.walk(value))
    ]
    assert found == []


def test_no_module_lists_the_languages() -> None:
    """Which languages there are is known by their files; only YAML has keys for two of them."""
    allowed = ("dossier/faults.py", "dossier/forms.py")
    found = [
        f"{path}:{node.lineno} {ast.unparse(node)[:80]}"
        for path, module in modules()
        if not path.endswith(allowed)
        for node in ast.walk(module)
        if isinstance(node, ast.Tuple | ast.List)
        if node.elts
        and all(isinstance(each, ast.Constant) and each.value in CODES for each in node.elts)
    ]
    assert found == []


def test_no_module_says_anything_in_spanish() -> None:
    found = []
    for path, module in modules():
        if path.endswith("dossier/writer.py"):  # the first file of a dossier, to be written over
            continue
        for node in texts(module):
            marks = SPANISH.findall(str(node.value))
            if any(len(mark) == 1 for mark in marks) or len(marks) > FEW:
                found.append(f"{path}:{node.lineno} {node.value!r}")
    assert found == []


def test_no_module_repeats_what_the_words_say() -> None:
    """
    A text that stands in the English words stands nowhere else.

    But for messages: they are made where the mistake is found, and said by `words.messages`.
    """
    said = words("en", "messages", "problems")
    found = [
        f"{path}:{node.lineno} {node.value!r}"
        for path, module in modules()
        for node in texts(module)
        if node.value in said
    ]
    assert found == []


def test_the_script_of_the_page_says_nothing_by_itself() -> None:
    """TypeScript knows no language by name, bundles no words, and has none in Spanish."""
    chosen = re.compile(rf"""['"`](?:{"|".join(sorted(CODES))})['"`]""")
    found = []
    for path in sorted((SRC / "draw" / "web" / "src").rglob("*.ts")):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            bundled = re.match(r"import (?!type).*words/\w+\.json", line)
            if chosen.search(line) or bundled or re.search("[ñáéíóúü¿¡«»]", line):
                found.append(f"{path.relative_to(ROOT)}:{number} {line.strip()}")
    assert found == []


def test_the_frames_of_pages_say_nothing_by_themselves() -> None:
    """What stands in their HTML is blanks, signs and the name of the program."""
    found = []
    for path in (SRC / "draw" / "web" / "page.html", SRC / "draw" / "network.html"):
        html = re.sub(r"(?s)<!--.*?-->|<(style|script)\b.*?</\1>", "", path.read_text("utf-8"))
        said = re.sub(r"<[^>]*>|\{[{%].*?[%}]\}|\$\w+", " ", html)
        found += [f"{path.name}: {word}" for word in re.findall(r"[^\W\d_]{2,}", said)]
    assert found == ["page.html: backstory"]


def test_the_script_of_the_page_composes_no_sentence_in_english() -> None:
    """Two small words of English in one text are a sentence; keys of words have one at most."""
    small = re.compile(r"\b(?:the|is|are|was|were|not|this|that|with|from|for|there|has|it)\b")
    quoted = re.compile(r"'([^'\n]*)'|`([^`]*)`")
    found = []
    for path in sorted((SRC / "draw" / "web" / "src").rglob("*.ts")):
        code = re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.S)
        code = re.sub(r"(?m)(?<!:)//.*$", "", code)
        code = re.sub(r"Error\(`[^`]*`\)", "", code)  # told to who mends the page, no reader
        for text in quoted.finditer(code):
            said = re.sub(r"\$\{[^{}]*\}", "", text[1] or text[2] or "")
            if len(small.findall(said)) >= FEW and not re.search("[{};]", said):
                found.append(f"{path.relative_to(ROOT)}: {said}")
    assert found == []


def test_the_script_of_the_page_holds_no_list_of_predicates() -> None:
    """What tells an answer stands in tell/replying.json, which shell and page read."""
    kinds = {"event", "instrument", "place", "number", "status", "before", "after"}
    quoted = re.compile(r"'([\w-]+)'")
    found = []
    for path in sorted((SRC / "draw" / "web" / "src").rglob("*.ts")):
        for listed in re.findall(r"\[[^\[\]]*\]|\{[^{}]*\}", path.read_text("utf-8")):
            if re.search(r"[;()?]|=>", listed):  # code, or a list of words that are spelt otherwise
                continue
            names = set(quoted.findall(listed)) & PREDICATES.keys()
            if len(names) > 1 and names - kinds:
                found.append(f"{path.relative_to(ROOT)}: {' '.join(listed.split())}")
    assert found == []
