"""Parsed modules of a package, and the literals that an expression in them can be."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeAlias

Function: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef
_MOST_STEPS: Final = 8
"""Names that are followed from one to the next."""


@dataclass(slots=True)
class SourceModule:
    """Parsed module.

    Attributes:
        path: of its file, from the root of the program, with "/".
        constants: value of each name that is assigned at its top, or in the body of a class.
        imports: (module, name there) of each name that it imports from another.
    """

    name: str
    path: str
    tree: ast.Module
    constants: dict[str, ast.expr] = field(default_factory=dict)
    imports: dict[str, tuple[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FoundLiteral:
    """Text of a literal with its node, which tells its place."""

    text: str
    module: SourceModule
    node: ast.Constant


class SourceTree:
    """All modules below some folders of the program."""

    def __init__(self, root: Path, folders: tuple[str, ...]) -> None:
        self.modules: dict[str, SourceModule] = {}
        for folder in folders:
            for path in sorted((root / folder).rglob("*.py")):
                module = _parsed(root, path)
                self.modules[module.name] = module

    def literals(
        self, expression: ast.expr, module: SourceModule, function: Function | None = None, steps: int = 0
    ) -> Iterator[FoundLiteral]:
        """Every literal that this expression can be.

        Followed are conditions, names of constants in this module or another, entries of tables, and names
        that the function around it assigns or goes through a table with.
        """
        if steps > _MOST_STEPS:
            return
        match expression:
            case ast.Constant(value=str() as text):
                yield FoundLiteral(text, module, expression)
            case ast.IfExp(body=body, orelse=orelse):
                for part in (body, orelse):
                    yield from self.literals(part, module, function, steps + 1)
            case ast.BoolOp(values=values):
                for part in values:
                    yield from self.literals(part, module, function, steps + 1)
            case ast.Subscript(value=table):
                yield from self._entries(table, module, function, steps + 1)
            case ast.Call(func=ast.Attribute(value=table, attr="get"), args=args):
                yield from self._entries(table, module, function, steps + 1)
                for part in args[1:]:
                    yield from self.literals(part, module, function, steps + 1)
            case ast.Call(func=ast.Name(id="marked"), args=[part]):
                yield from self.literals(part, module, function, steps + 1)
            case ast.Name(id=name):
                for value, owner, index in self._values(name, module, function):
                    if index is None:
                        yield from self.literals(value, owner, function, steps + 1)
                    else:
                        yield from self._entries(value, owner, function, steps + 1, index)
            case ast.Attribute(value=ast.Name(id="self" | "cls"), attr=name) if name in module.constants:
                yield from self.literals(module.constants[name], module, None, steps + 1)

    def _entries(
        self,
        table: ast.expr,
        module: SourceModule,
        function: Function | None,
        steps: int,
        index: int = -1,
    ) -> Iterator[FoundLiteral]:
        """Literals in the entries of a table: in part `index` of each where they are tuples; -1: in all."""
        if steps > _MOST_STEPS:
            return
        match table:
            case ast.Name(id=name):
                for value, owner, inner in self._values(name, module, function):
                    if inner is None:
                        yield from self._entries(value, owner, function, steps + 1, index)
            case ast.Attribute(value=ast.Name(id="self" | "cls"), attr=name) if name in module.constants:
                yield from self._entries(module.constants[name], module, None, steps + 1, index)
            case ast.Call(func=ast.Attribute(value=inside, attr="items")):
                yield from self._entries_of_items(inside, module, function, steps + 1, index)
            case ast.Call(func=ast.Attribute(value=inside, attr="values")):
                yield from self._entries(inside, module, function, steps + 1, index)
            case ast.Call(func=ast.Name(id="enumerate"), args=[inside, *_]) if index == 1:
                yield from self._entries(inside, module, function, steps + 1)
            case ast.Call(func=ast.Name(id="zip"), args=args) if 0 <= index < len(args):
                yield from self._entries(args[index], module, function, steps + 1)
            case ast.Dict(values=values):
                yield from self._parts(values, module, function, steps, index)
            case ast.Tuple(elts=values) | ast.List(elts=values) | ast.Set(elts=values):
                yield from self._parts(values, module, function, steps, index)

    def _entries_of_items(
        self, table: ast.expr, module: SourceModule, function: Function | None, steps: int, index: int
    ) -> Iterator[FoundLiteral]:
        """Literals among the keys (0) or the values (1) of a table."""
        for value, owner in self._tables(table, module, function):
            if isinstance(value, ast.Dict):
                parts = [key for key in value.keys if key is not None] if index == 0 else value.values
                yield from self._parts(parts, owner, function, steps, -1)

    def _tables(
        self, table: ast.expr, module: SourceModule, function: Function | None
    ) -> Iterator[tuple[ast.expr, SourceModule]]:
        if isinstance(table, ast.Name):
            yield from ((value, owner) for value, owner, _ in self._values(table.id, module, function))
        else:
            yield table, module

    def _parts(
        self,
        values: list[ast.expr],
        module: SourceModule,
        function: Function | None,
        steps: int,
        index: int,
    ) -> Iterator[FoundLiteral]:
        for value in values:
            if isinstance(value, ast.Tuple | ast.List):
                inner = value.elts if index < 0 else value.elts[index : index + 1]
                yield from self._parts(inner, module, function, steps, -1)
            elif isinstance(value, ast.Dict):
                yield from self._parts(value.values, module, function, steps, -1)
            else:
                yield from self.literals(value, module, function, steps + 1)

    def _values(
        self, name: str, module: SourceModule, function: Function | None
    ) -> Iterator[tuple[ast.expr, SourceModule, int | None]]:
        """(value, its module, None) of what a name can be; with an index: that part of each table entry."""
        if function is not None:
            local = list(_local_values(name, function))
            if local:
                yield from ((value, module, index) for value, index in local)
                return
        if name in module.constants:
            yield module.constants[name], module, None
        elif name in module.imports:
            other, name_there = module.imports[name]
            owner = self.modules.get(other)
            if owner is not None and name_there in owner.constants:
                yield owner.constants[name_there], owner, None


def _parsed(root: Path, path: Path) -> SourceModule:
    relative = path.relative_to(root)
    parts = relative.with_suffix("").parts
    name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
    tree = ast.parse(path.read_text(encoding="utf-8"), str(path))
    module = SourceModule(name, relative.as_posix(), tree)
    bodies = [tree.body, *(node.body for node in ast.walk(tree) if isinstance(node, ast.ClassDef))]
    for body in bodies:
        for statement in body:
            for target, value in _assigned(statement):
                module.constants.setdefault(target, value)
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module is not None:
            for alias in node.names:
                module.imports[alias.asname or alias.name] = node.module, alias.name
    return module


def _assigned(statement: ast.stmt) -> Iterator[tuple[str, ast.expr]]:
    match statement:
        case ast.Assign(targets=[ast.Name(id=name)], value=value):
            yield name, value
        case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
            yield name, value
        case ast.Assign(targets=[ast.Tuple(elts=targets)], value=ast.Tuple(elts=values)):
            for target, value in zip(targets, values, strict=False):
                if isinstance(target, ast.Name):
                    yield target.id, value


def _local_values(name: str, function: Function) -> Iterator[tuple[ast.expr, int | None]]:
    """What a function assigns to a name, and the tables that it takes the name from in a loop."""
    for node in ast.walk(function):
        if isinstance(node, ast.stmt):
            yield from ((value, None) for target, value in _assigned(node) if target == name)
        if isinstance(node, ast.For | ast.comprehension):
            match node.target:
                case ast.Name(id=target) if target == name:
                    yield node.iter, -1
                case ast.Tuple(elts=targets):
                    for index, part in enumerate(targets):
                        if isinstance(part, ast.Name) and part.id == name:
                            yield node.iter, index
