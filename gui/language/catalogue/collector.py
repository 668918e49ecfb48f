"""Collector of the texts of the window: the literals in its code that a user can see."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from gui.language.catalogue.source_text import SourceText
from gui.language.catalogue.source_tree import FoundLiteral, Function, SourceModule, SourceTree

_TEXT_CALLS: Final = {"tr": "text", "marked": "text", "sentence": "text"}
"""Functions that are called with a text, and the name of this argument, which is the first."""
TABLE_FIELDS: Final[dict[str, tuple[str, ...]]] = {
    "ActionSpec": ("text", "tip", "short", "submenu"),
    "ToolSpec": ("title", "tip", "group"),
    "ToolOption": ("title", "tip", "ends", "least_text"),
}
"""Rows of tables whose texts are translated where they are shown: class -> its fields with texts."""


@dataclass(slots=True)
class Collection:
    """What was collected.

    Attributes:
        texts: by their English, in the order of the code.
        places: (file, line, column) of every literal that is among them.
        lost: (file, line) of calls whose text is no literal and cannot be followed to one.
    """

    texts: dict[str, SourceText] = field(default_factory=dict)
    places: set[tuple[str, int, int]] = field(default_factory=set)
    lost: list[tuple[str, int]] = field(default_factory=list)

    def add(self, literal: FoundLiteral, one: str = "") -> None:
        """Take in a literal; `one` is the form for one thing of a text about a number of things."""
        self.places.add(_place(literal))
        if not any(letter.isalpha() for letter in literal.text):
            return
        known = self.texts.get(literal.text)
        if known is None or (one and not known.one):
            self.texts[literal.text] = SourceText(literal.text, one, literal.module.path)


@dataclass(frozen=True, slots=True)
class _TextParameter:
    """Parameter of a function of the window that the function has translated."""

    index: int
    name: str


class _Collector:
    """Walk through a tree that collects texts, and functions that have a parameter translated."""

    def __init__(self, tree: SourceTree) -> None:
        self._tree = tree
        self._calls = [(module, *call) for module in tree.modules.values() for call in _calls(module.tree)]
        self._collection = Collection()
        self._fields = _fields_of_classes(tree)
        self._functions: dict[tuple[str, str], set[_TextParameter]] = {}

    def run(self) -> Collection:
        # A function that passes its parameter on may be called by another that does: until none is new.
        while self._find_functions():
            pass
        for module, call, function in self._calls:
            self._collect(call, module, function)
        return self._collection

    def _find_functions(self) -> bool:
        before = sum(map(len, self._functions.values()))
        for module, call, function in self._calls:
            if function is None:
                continue
            for argument in self._text_arguments(call, module):
                if isinstance(argument, ast.Name):
                    self._note_parameter(argument.id, function, module)
        return sum(map(len, self._functions.values())) > before

    def _note_parameter(self, name: str, function: Function, module: SourceModule) -> None:
        arguments = function.args
        names = [argument.arg for argument in (*arguments.posonlyargs, *arguments.args)]
        is_method = names[:1] in (["self"], ["cls"])
        keywords = [argument.arg for argument in arguments.kwonlyargs]
        if name not in names and name not in keywords:
            return
        index = names.index(name) - is_method if name in names else -1
        called = _class_of(function, module) if function.name == "__init__" else function.name
        # A name of the module's own is no other module's.
        place = module.name if called.startswith("_") else ""
        self._functions.setdefault((place, called), set()).add(_TextParameter(index, name))

    def _text_arguments(self, call: ast.Call, module: SourceModule) -> Iterator[ast.expr]:
        """Arguments of a call that are translated; those of `counted` are not among them."""
        name = _called(call, module)
        if name in _TEXT_CALLS:
            yield from _argument(call, 0, _TEXT_CALLS[name])
        for fields in TABLE_FIELDS.get(name, ()):
            order = self._fields.get(name, [])
            yield from _argument(call, order.index(fields) if fields in order else -1, fields)
        for place in (module.name, ""):
            for parameter in self._functions.get((place, name), ()):
                yield from _argument(call, parameter.index, parameter.name)

    def _collect(self, call: ast.Call, module: SourceModule, function: Function | None) -> None:
        if _called(call, module) == "counted":
            self._collect_counted(call, module, function)
            return
        is_direct = _called(call, module) in ("tr", "marked")
        for argument in self._text_arguments(call, module):
            for literal in self._texts_of(argument, module, function):
                self._collection.add(literal)
            if is_direct and not _can_be_followed(argument):
                self._collection.lost.append((module.path, argument.lineno))

    def _collect_counted(self, call: ast.Call, module: SourceModule, function: Function | None) -> None:
        ones = [lit for part in _argument(call, 1, "one") for lit in self._texts_of(part, module, function)]
        many = [lit for part in _argument(call, 2, "many") for lit in self._texts_of(part, module, function)]
        if len(ones) != len(many) or not many:
            self._collection.lost.append((module.path, call.lineno))
        for one, literal in zip(ones, many, strict=False):
            self._collection.places.add(_place(one))
            self._collection.add(literal, one.text)

    def _texts_of(
        self, argument: ast.expr, module: SourceModule, function: Function | None
    ) -> Iterator[FoundLiteral]:
        if isinstance(argument, ast.Tuple | ast.List):
            for part in argument.elts:
                yield from self._tree.literals(part, module, function)
        else:
            yield from self._tree.literals(argument, module, function)


def collect(tree: SourceTree) -> Collection:
    """Texts of all modules of the window.

    Collected are literals that are given to `tr`, `counted`, `marked` and `sentence`, directly, through a
    constant or a table, or through a parameter of a function; and the texts of the tables' rows.
    """
    return _Collector(tree).run()


def _place(literal: FoundLiteral) -> tuple[str, int, int]:
    return literal.module.path, literal.node.lineno, literal.node.col_offset


def _can_be_followed(argument: ast.expr) -> bool:
    """Whether an argument of `tr` is a literal, or names one that stands in a table."""
    match argument:
        case ast.Constant() | ast.Name() | ast.Attribute() | ast.Subscript():
            return True
        case ast.Call(func=ast.Attribute(attr="get")) | ast.Call(func=ast.Name(id="marked")):
            return True
        case ast.IfExp(body=body, orelse=orelse):
            return _can_be_followed(body) and _can_be_followed(orelse)
        case ast.BoolOp(values=values):
            return all(_can_be_followed(value) for value in values)
    return False


def _called(call: ast.Call, module: SourceModule) -> str:
    """Name of the function or class that is called, whatever short name the module gives it."""
    match call.func:
        case ast.Name(id=name):
            alias = module.constants.get(name)
            return alias.id if isinstance(alias, ast.Name) else name
        case ast.Attribute(attr=name):
            return name
    return ""


def _argument(call: ast.Call, index: int, name: str) -> Iterator[ast.expr]:
    for keyword in call.keywords:
        if keyword.arg == name:
            yield keyword.value
            return
    if 0 <= index < len(call.args) and not any(isinstance(a, ast.Starred) for a in call.args[: index + 1]):
        yield call.args[index]


def _calls(tree: ast.Module) -> Iterator[tuple[ast.Call, Function | None]]:
    """Every call with the innermost function around it."""

    def walk(node: ast.AST, function: Function | None) -> Iterator[tuple[ast.Call, Function | None]]:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.Call):
                yield child, function
            inner = child if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef) else function
            yield from walk(child, inner)

    return walk(tree, None)


def _class_of(function: Function, module: SourceModule) -> str:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ClassDef) and function in node.body:
            return node.name
    return function.name


def _fields_of_classes(tree: SourceTree) -> dict[str, list[str]]:
    """Fields of each class in `TABLE_FIELDS`, in their order."""
    fields: dict[str, list[str]] = {}
    for module in tree.modules.values():
        for node in ast.walk(module.tree):
            if isinstance(node, ast.ClassDef) and node.name in TABLE_FIELDS:
                fields[node.name] = [
                    part.target.id
                    for part in node.body
                    if isinstance(part, ast.AnnAssign) and isinstance(part.target, ast.Name)
                ]
    return fields
