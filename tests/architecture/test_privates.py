"""No module reads the private attributes of another module's objects."""

from __future__ import annotations

import ast

from tests.architecture.imports import CHECKOUT, nodes_of, program_files

# Names of other packages that have no public form: ending a process at once, torch's build, and the
# documented methods of named tuples.
ALLOWED = {"_exit", "_C", "_nn", "_has_mkldnn", "_convolution_pointwise", "_make", "_replace"}


def foreign_privates(nodes: tuple[ast.AST, ...]) -> list[tuple[int, str]]:
    """(line, expression) where a private name is read that the module itself neither defines nor sets."""
    attributes = [node for node in nodes if isinstance(node, ast.Attribute)]
    own = {node.name for node in nodes if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    own |= {node.attr for node in attributes if _is_own(node)}
    return [
        (node.lineno, ast.unparse(node))
        for node in attributes
        if node.attr.startswith("_")
        and not node.attr.startswith("__")
        and not _is_own(node)
        and node.attr not in own | ALLOWED
    ]


def _is_own(node: ast.Attribute) -> bool:
    return isinstance(node.value, ast.Name) and node.value.id in {"self", "cls"}


def test_a_foreign_private_is_found_and_an_own_one_is_none() -> None:
    own = "class A:\n    def f(self, other):\n        return self._x + other._x"
    foreign = "def f(a):\n    return a._x"
    assert foreign_privates(tuple(ast.walk(ast.parse(own)))) == []
    assert foreign_privates(tuple(ast.walk(ast.parse(foreign)))) == [(2, "a._x")]


def test_no_module_reads_the_privates_of_another() -> None:
    wrong = [
        f"{path.relative_to(CHECKOUT).as_posix()}:{line} {expression}"
        for path in program_files()
        for line, expression in foreign_privates(nodes_of(path))
    ]
    assert wrong == []
