"""Doors where the window shows a text of the engine: each of them goes through `sentence`."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]

ENGINE_TEXTS = {"summary", "hint", "in_words", "verdict", "repair", "advice", "problem", "unlisted"}
"""Attributes whose texts the engine writes."""

CARRIERS = {"sentence", "Notice", "replace", "len", "error", "warning", "info", "critical", "log_notice"}
"""Functions that translate a text, hand it on as it is, or write it to the log, which is English."""

OF_THE_WINDOW = {
    "gui/app.py: handler.problem": "handed on, to be translated where it is shown",
    "gui/canvas/marks.py: pixel_size.in_words": "a length and its unit",
    "gui/canvas/pointer_widget.py: tool.hint": "a text of the tool, which translates it",
    "gui/links/dialog_links/audit_link.py: audit.repair": "an action, and no text",
    "gui/settings.py: error.summary": "handed on, to be translated where it is shown",
    "gui/settings.py: disk_error(error, path).summary": "handed on, to be translated where it is shown",
}
"""Attributes of such a name that are no texts of the engine at a door, each with what it is."""


def unwrapped(path: Path) -> Iterator[tuple[int, str]]:
    """Texts of the engine in a module that no carrier is around, as (line, code); `self` is the window's."""

    def walk(node: ast.AST, *, is_carried: bool) -> Iterator[tuple[int, str]]:
        match node:
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)) if name in CARRIERS:
                is_carried = True
            case ast.GeneratorExp(elt=elt) | ast.ListComp(elt=elt):
                # sentence(part) for part in (notice.summary, notice.hint)
                is_carried = is_carried or "sentence(" in ast.unparse(elt)
            case ast.Call(func=ast.Name(id="str"), args=[ast.Name(id="error" | "failure")]):
                if not is_carried:
                    yield node.lineno, ast.unparse(node)
            case ast.Attribute(value=owner, attr=name, ctx=ast.Load()) if name in ENGINE_TEXTS:
                if not is_carried and not ast.unparse(owner).startswith(("self", "super()")):
                    yield node.lineno, ast.unparse(node)
        for child in ast.iter_child_nodes(node):
            is_asked = isinstance(node, ast.Compare) or child is getattr(node, "test", None)
            yield from walk(child, is_carried=is_carried or is_asked)

    yield from walk(ast.parse(path.read_text(encoding="utf-8")), is_carried=False)


def test_texts_of_the_engine_are_shown_in_the_users_language() -> None:
    faults = [
        f"{path.relative_to(ROOT).as_posix()}:{line}: {code}"
        for path in sorted((ROOT / "gui").rglob("*.py"))
        for line, code in unwrapped(path)
        if not path.relative_to(ROOT).as_posix().startswith(("gui/bench/", "gui/language/"))
        if f"{path.relative_to(ROOT).as_posix()}: {code}" not in OF_THE_WINDOW
    ]
    assert not faults, "\n".join(faults)
