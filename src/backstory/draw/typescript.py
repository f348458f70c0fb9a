"""Write the shapes of the page's data for TypeScript: a test holds web/src/shape.ts to it."""

from __future__ import annotations

import ast
from importlib.resources import files
from typing import Final

from backstory.draw.shape import TYPESCRIPT

__all__ = ["shapes"]

_PLAIN: Final = {
    "str": "string",
    "int": "number",
    "float": "number",
    "bool": "boolean",
    "Any": "unknown",
}


_FILES: Final = (
    "shape.py",
    "shape_terms.py",
    "shape_compared.py",
    "shape_asked.py",
    "shape_first.py",
)


def shapes() -> str:
    """Give the text of web/src/shape.ts."""
    folder = files("backstory").joinpath("draw")
    trees = [ast.parse(folder.joinpath(name).read_text("utf-8")) for name in _FILES]
    head = (ast.get_docstring(trees[0]) or "").partition("\n\n")[2]
    parts = [_comment(f"What the page reads. Written from draw/shape.py: `make schema`.\n\n{head}")]
    body = [node for tree in trees for node in tree.body]
    for at, node in enumerate(body):
        if isinstance(node, ast.ClassDef):
            parts.append(_interface(node))
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            name = node.targets[0].id
            if name in TYPESCRIPT:
                told = _told(body[at + 1])
                parts.append(f"{told}export type {name} = {TYPESCRIPT[name]};")
    return "\n\n".join(parts) + "\n"


def _interface(node: ast.ClassDef) -> str:
    lines = [_comment(ast.get_docstring(node) or ""), f"export interface {node.name} {{"]
    for at, field in enumerate(node.body):
        if not isinstance(field, ast.AnnAssign) or not isinstance(field.target, ast.Name):
            continue
        following = node.body[at + 1] if at + 1 < len(node.body) else None
        lines += [f"  {line}" for line in _told(following).splitlines()]
        optional, of = _unwrapped(field.annotation)
        kind = "true" if optional and ast.unparse(of) == "bool" else _type(of)
        lines.append(f"  {field.target.id}{'?' if optional else ''}: {kind};")
    return "\n".join([*lines, "}"])


def _unwrapped(annotation: ast.expr) -> tuple[bool, ast.expr]:
    if isinstance(annotation, ast.Subscript) and ast.unparse(annotation.value) == "NotRequired":
        return True, annotation.slice
    return False, annotation


def _type(node: ast.expr) -> str:
    match node:
        case ast.Name(id=name):
            return _PLAIN.get(name, name)
        case ast.BinOp(left=left, right=right):
            return f"{_type(left)} | {_type(right)}"
        case ast.Subscript(value=ast.Name(id="list"), slice=of):
            inner = _type(of)
            return f"({inner})[]" if "|" in inner else f"{inner}[]"
        case ast.Subscript(value=ast.Name(id="dict"), slice=ast.Tuple(elts=[_, of])):
            return f"Record<string, {_type(of)}>"
        case _:
            raise TypeError(f"no TypeScript for {ast.unparse(node)}")


def _told(node: ast.stmt | None) -> str:
    """Give the text under a field as a comment before it."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return _comment(str(node.value.value)) + "\n"
    return ""


def _comment(text: str) -> str:
    lines = text.strip().splitlines()
    if len(lines) == 1:
        return f"/** {lines[0]} */"
    return "\n".join(["/**", *(f" * {line}".rstrip() for line in lines), " */"])
