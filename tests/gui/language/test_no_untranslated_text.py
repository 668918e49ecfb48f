"""No text of the window is shown untranslated: every literal with words goes through the catalogue."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from gui.language.catalogue.collector import Collection, collect
from gui.language.catalogue.files import ROOT
from gui.language.catalogue.source_tree import SourceModule, SourceTree
from tests.helpers.paused_collector import paused_collector

NOT_SHOWN = {
    "gui/bench/": "measures the window; nobody sees its texts",
    "gui/language/": "the catalogue's own command line",
    "gui/style/stylesheet.py": "style sheets",
    "gui/dialogs/palette/other_names.py": "English words that the palette knows in every language",
    "gui/dialogs/palette/fuzzy.py": "English words that the palette knows in every language",
}
"""Files whose literals nobody sees -> why."""
EXCEPTIONS = {
    "inkling keys": "name of a format of files",
    "before the cut": "value of an enum that is not shown",
    "no file": "text of an error that is caught",
    "https://labels.example.org": "example of an address",
    "polygon region": "key of a computation",
    "zoom to object": "key of a computation",
    "automatic adjustment": "name of a job",
    "colour of a class": "what a message is about, by which it is taken back",
}
"""Literals that stay as they are -> why."""
SHOWING = {
    *("setText", "setToolTip", "setWindowTitle", "setStatusTip", "setAccessibleName", "setTitle"),
    *("setAccessibleDescription", "setPlaceholderText", "setSuffix", "setPrefix", "addItem", "addItems"),
    *("addAction", "addMenu", "addTab", "setTabText", "setHeaderLabels", "setHorizontalHeaderLabels"),
    *("drawText", "setWhatsThis", "setSpecialValueText", "showText", "setLabel", "setInformativeText"),
    *("QPushButton", "QLabel", "QCheckBox", "QRadioButton", "QGroupBox", "QAction", "QMenu", "QDockWidget"),
    *("label", "Chooser", "Switch", "Card", "Notice", "QTreeWidgetItem", "QTableWidgetItem"),
}
"""Calls whose arguments are shown or read out, single words as well."""
NAMES = {"Inkling", "px", "ms", "s", "min", "h", "MB", "GB", "kB", "PNG", "ID", "x", "γ", "mdi6", "IoU"}
"""Proper names and units, which are the same in every language."""
_ERRORS = {"ValueError", "TypeError", "LookupError", "KeyError", "RuntimeError", "NotImplementedError"}
_SILENT = {"debug", "info", "warning", "error", "exception", "critical", "log", "compile", "cast"}
_WORDS = re.compile(r"[^\W\d_]+(?: |, |: |\. )[^\W\d_]{2,}")
_TAG = re.compile(r"<[^>]*>?|^[^<]*>")
_WORD = re.compile(r"[^\W\d_]+")


@cache
def tree() -> SourceTree:
    with paused_collector():
        return SourceTree(ROOT, ("gui",))


@cache
def collection() -> Collection:
    with paused_collector():
        return collect(tree())


def silent(module: SourceModule) -> set[ast.AST]:
    """Parts of a module whose literals nobody sees: docstrings, log lines, errors of a fault, annotations."""
    parts: set[ast.AST] = set()
    for node in ast.walk(module.tree):
        roots: list[ast.AST] = []
        match node:
            case ast.Expr(value=ast.Constant() as text):
                roots = [text]
            case ast.Raise(exc=ast.Call(func=ast.Name(id=name)) as call) if name in _ERRORS:
                roots = [call]
            case ast.Assert(msg=ast.expr() as message):
                roots = [message]
            case ast.Call(func=ast.Attribute(attr=name) | ast.Name(id=name)) if name in _SILENT:
                roots = [*node.args]
            case ast.AnnAssign(annotation=annotation, value=value):
                roots = [annotation]
                if isinstance(annotation, ast.Name) and annotation.id == "TypeAlias" and value is not None:
                    roots.append(value)
        for root in roots:
            parts.update(ast.walk(root))
    return parts


def literals(module: SourceModule) -> Iterator[tuple[ast.Constant, bool]]:
    """Literals that may be seen, each with whether a showing call has it."""
    hidden = silent(module)
    shown: set[ast.AST] = set()
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if name in SHOWING:
                for argument in node.args[: 1 if name == "label" else None]:
                    shown.update(_direct(argument))
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in hidden:
            yield node, node in shown


def _direct(argument: ast.expr) -> Iterator[ast.AST]:
    """The literals of an argument that are shown as they are."""
    match argument:
        case ast.Constant():
            yield argument
        case ast.JoinedStr(values=values) | ast.List(elts=values) | ast.Tuple(elts=values):
            for value in values:
                yield from _direct(value)
        case ast.IfExp(body=body, orelse=orelse):
            yield from _direct(body)
            yield from _direct(orelse)
        case ast.BinOp(left=left, right=right):
            yield from _direct(left)
            yield from _direct(right)


def untranslated(module: SourceModule) -> list[str]:
    if any(module.path.startswith(path) for path in NOT_SHOWN):
        return []
    places = collection().places
    found = []
    for node, is_shown in literals(module):
        text = _TAG.sub("", str(node.value))
        if (module.path, node.lineno, node.col_offset) in places or text in EXCEPTIONS:
            continue
        words = set(_WORD.findall(text)) - NAMES
        if _WORDS.search(text) or (is_shown and words):
            found.append(f"{module.path}:{node.lineno}: {text!r}")
    return found


@pytest.mark.parametrize("path", sorted({p.parts[1] for p in Path(ROOT, "gui").relative_to(ROOT).glob("*")}))
def test_every_literal_with_words_is_in_the_catalogue(path: str) -> None:
    modules = [module for module in tree().modules.values() if module.path.split("/")[1] == path]
    assert [line for module in modules for line in untranslated(module)] == []


def test_every_text_of_a_call_can_be_found() -> None:
    """A text that is put together before it is looked up is found in no translation."""
    assert collection().lost == []


def test_the_exceptions_are_needed() -> None:
    seen = {str(node.value) for module in tree().modules.values() for node, _ in literals(module)}
    assert set(EXCEPTIONS) - seen == set()
    paths = [module.path for module in tree().modules.values()]
    assert [path for path in NOT_SHOWN if not any(p.startswith(path) for p in paths)] == []
