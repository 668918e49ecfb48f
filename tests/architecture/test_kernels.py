"""Kernels whose arrays are not counted make none: a counted array in one would never be given back."""

from __future__ import annotations

import ast

from tests.architecture.imports import CHECKOUT, nodes_of

ROOM = CHECKOUT / "engine" / "refine"
MAKERS = {"empty", "zeros", "ones", "full", "arange", "copy", "empty_like", "zeros_like", "concatenate"}


def lean_functions() -> dict[str, ast.FunctionDef]:
    found = {}
    for path in sorted(ROOM.rglob("*.py")):
        for node in nodes_of(path):
            if isinstance(node, ast.FunctionDef) and _decorators(node) & {"lean_kernel", "lean_inlined"}:
                found[f"{path.name}:{node.name}"] = node
    return found


def _decorators(node: ast.FunctionDef) -> set[str]:
    return {d.id for d in node.decorator_list if isinstance(d, ast.Name)}


def test_lean_kernels_make_no_arrays() -> None:
    functions = lean_functions()
    assert len(functions) > 10
    for name, function in functions.items():
        calls = {
            node.func.attr
            for node in ast.walk(function)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        }
        assert not calls & MAKERS, f"{name} makes arrays: {calls & MAKERS}"
        assert not any(isinstance(n, ast.List | ast.ListComp | ast.Dict) for n in ast.walk(function)), name
