"""Files and functions stay small. The exceptions stand here, and the list only shrinks."""

from __future__ import annotations

import ast
import functools

from tests.architecture.imports import CHECKOUT, all_files, statements_in

MAX_FILE_LINES = 500
MAX_FUNCTION_LINES = 60

# File -> its length when it was let through; it may shrink, never grow.
LONG_FILES: dict[str, int] = {}
# "file:function" -> its length when it was let through.
LONG_FUNCTIONS: dict[str, int] = {}


@functools.cache
def file_lengths() -> dict[str, int]:
    return {
        path.relative_to(CHECKOUT).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for path in all_files()
    }


@functools.cache
def function_lengths() -> dict[str, int]:
    lengths: dict[str, int] = {}
    for path in all_files():
        name = path.relative_to(CHECKOUT).as_posix()
        for node, _ in statements_in(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                key = f"{name}:{node.name}"
                lengths[key] = max(length, lengths.get(key, 0))
    return lengths


def test_no_file_is_longer_than_a_person_can_hold_in_mind() -> None:
    wrong = {
        name: lines for name, lines in file_lengths().items() if lines > LONG_FILES.get(name, MAX_FILE_LINES)
    }
    assert wrong == {}


def test_no_function_is_longer_than_a_screen_and_a_half() -> None:
    wrong = {
        name: lines
        for name, lines in function_lengths().items()
        if lines > LONG_FUNCTIONS.get(name, MAX_FUNCTION_LINES)
    }
    assert wrong == {}


def test_an_exception_that_is_no_longer_needed_is_struck_off() -> None:
    files, functions = file_lengths(), function_lengths()
    stale = [name for name, lines in LONG_FILES.items() if files.get(name, 0) != lines]
    stale += [name for name, lines in LONG_FUNCTIONS.items() if functions.get(name, 0) != lines]
    assert stale == []
