"""Texts that an expression of the code can make, with what is only known at run time as fields.

`f"{name} is no image."` makes "{0} is no image."; a condition, a constant or a local variable in it is
followed, so that `f"{name} {'is' if n == 1 else 'are'} gone."` makes two whole sentences.
"""

from __future__ import annotations

import ast
import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import Final, TypeAlias


class Field(Enum):
    """Place of a value of run time in a text; a name is the user's or a file's, and is not translated."""

    VALUE = "value"
    NAME = "name"


Parts: TypeAlias = tuple[str | Field, ...]
"""A text: constant pieces, and a `Field` for each value between them."""

Function: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef

_MOST_VARIANTS: Final = 16
_MOST_STEPS: Final = 6
_FORMAT_FIELD: Final = re.compile(r"\{(\w*)(?::[^{}]*)?\}")
_IMAGE: Final = ("image",)
_VALUE: Final[tuple[Parts, ...]] = ((Field.VALUE,),)
_NAMES: Final = frozenset(
    {
        *("name", "names", "shown_name", "mask_name", "path", "folder", "project", "target", "file", "stem"),
        *("model_id", "listed", "shown", "class_name"),
    }
)
"""Variables, fields and functions that hold names, by their last word."""
_WORDS_ALL_THE_SAME: Final = frozenset({"case.name"})
"""Names that are words of the engine."""


@dataclass(slots=True)
class Scope:
    """Names that an expression may use.

    Attributes:
        constants: expressions of the module's constants, imported ones among them.
        locals: expressions that the function around assigns to each of its variables; without those that
            are parameters, loop variables, or added to.
        inlined: ids of the nodes of names whose text was put in the place of the name.
    """

    constants: dict[str, ast.expr]
    locals: dict[str, list[ast.expr]] = field(default_factory=dict)
    inlined: set[int] = field(default_factory=set)


def texts_of(expression: ast.expr, scope: Scope, steps: int = 0) -> tuple[Parts, ...]:
    """All texts that the expression can make; a field alone for what is no text of the code."""
    if steps > _MOST_STEPS:
        return _VALUE
    match expression:
        case ast.Constant(value=str() as text):
            return (_of_literal(text),)
        case ast.JoinedStr(values=values):
            return _joined([_field_texts(value, scope, steps) for value in values])
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            return _joined([texts_of(side, scope, steps + 1) for side in (left, right)])
        case ast.IfExp(body=body, orelse=orelse):
            return _either([body, orelse], scope, steps)
        case ast.BoolOp(op=ast.Or(), values=values):
            return _either(values, scope, steps)
        case ast.Name(id=name):
            return _texts_of_name(expression, name, scope, steps)
        case ast.Subscript(value=ast.Name(id=name)) if isinstance(scope.constants.get(name), ast.Dict):
            table = scope.constants[name]
            assert isinstance(table, ast.Dict)
            return _either(table.values, scope, steps)
        case ast.Call(func=ast.Name(id="plural"), args=[_, word]):
            return _counted(texts_of(word, scope, steps + 1))
        case ast.Call(func=ast.Name(id="counted_images"), args=[_]):
            return _counted((_IMAGE,))
    return ((Field.NAME,),) if _is_name(expression) else _VALUE


def has_text(text: Parts) -> bool:
    """Whether there is more in it than values; an empty text counts as one."""
    return not text or any(isinstance(part, str) for part in text)


def template(text: Parts) -> str:
    """The text as it is translated, its values numbered in their order: "{0} of {1}"."""
    numbers = itertools.count()
    return "".join(part if isinstance(part, str) else f"{{{next(numbers)}}}" for part in text)


def name_fields(text: Parts) -> tuple[int, ...]:
    """Numbers of the fields that are names."""
    fields = [part for part in text if isinstance(part, Field)]
    return tuple(number for number, part in enumerate(fields) if part is Field.NAME)


def local_values(function: Function, nodes: Iterable[ast.AST]) -> dict[str, list[ast.expr]]:
    """Expressions that a function, of these nodes, assigns to each variable that only assignments make."""
    values: dict[str, list[ast.expr]] = {}
    others = {argument.arg for argument in parameters(function)}
    for node in nodes:
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                values.setdefault(name, []).append(value)
            case ast.Assign(targets=[ast.Tuple(elts=targets)], value=ast.Tuple(elts=parts)) if len(
                targets
            ) == len(parts):
                for target, value in zip(targets, parts, strict=True):
                    if isinstance(target, ast.Name):
                        values.setdefault(target.id, []).append(value)
            case ast.Assign(targets=[ast.Tuple(elts=targets)], value=ast.IfExp(body=body, orelse=orelse)):
                for side in (body, orelse):
                    others |= _assign_each(targets, side, values)
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                values.setdefault(name, []).append(value)
            case ast.Assign(targets=targets):
                others |= {name for target in targets for name in _names(target)}
            case ast.AugAssign(target=target):
                others |= set(_names(target))
            case ast.For(target=target) | ast.comprehension(target=target):
                others |= set(_names(target))
            case ast.NamedExpr(target=ast.Name(id=name)):
                others.add(name)
            case ast.withitem(optional_vars=ast.expr() as target):
                others |= set(_names(target))
    return {name: given for name, given in values.items() if name not in others}


def _assign_each(targets: list[ast.expr], side: ast.expr, values: dict[str, list[ast.expr]]) -> set[str]:
    """Note one side of `a, b = (…) if … else (…)`; returns the names that cannot be followed."""
    if not isinstance(side, ast.Tuple) or len(side.elts) != len(targets):
        return {name for target in targets for name in _names(target)}
    for target, value in zip(targets, side.elts, strict=True):
        if isinstance(target, ast.Name):
            values.setdefault(target.id, []).append(value)
    return set()


def parameters(function: Function) -> Iterator[ast.arg]:
    """All parameters of a function, those by position first."""
    arguments = function.args
    yield from (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)
    yield from (part for part in (arguments.vararg, arguments.kwarg) if part is not None)


def _names(target: ast.expr) -> Iterator[str]:
    yield from (node.id for node in ast.walk(target) if isinstance(node, ast.Name))


def _of_literal(text: str) -> Parts:
    """Parts of a literal, which may have fields for `str.format`."""
    pieces = _FORMAT_FIELD.split(text)
    fields = (Field.NAME if name in _NAMES else Field.VALUE for name in pieces[1::2])
    return _merged([(pieces[0],), *zip(fields, pieces[2::2], strict=True)])


def _field_texts(value: ast.expr, scope: Scope, steps: int) -> tuple[Parts, ...]:
    """Texts of one part of an f-string; with a format or a conversion it is a value."""
    if not isinstance(value, ast.FormattedValue):
        return texts_of(value, scope, steps + 1)
    if value.format_spec is not None or value.conversion != -1:
        return _VALUE
    return texts_of(value.value, scope, steps + 1)


def _texts_of_name(node: ast.expr, name: str, scope: Scope, steps: int) -> tuple[Parts, ...]:
    value = ((Field.NAME,),) if _is_name(node) else _VALUE
    if name in scope.locals:
        values = scope.locals[name]
        # A variable that is assigned from itself would go on for ever.
        if any(name in _names(given) for given in values):
            return value
    elif name in scope.constants:
        values = [scope.constants[name]]
    else:
        return value
    texts = _either(values, scope, steps)
    if not all(map(has_text, texts)):
        return value
    scope.inlined.add(id(node))
    return texts


def _is_name(node: ast.expr) -> bool:
    """Whether an expression holds a name that the user or a file has, by what the code calls it."""
    if ast.unparse(node) in _WORDS_ALL_THE_SAME:
        return False
    match node:
        case ast.Name(id=word) | ast.Attribute(attr=word):
            return word.lstrip("_") in _NAMES
        case ast.Call(func=ast.Name(id=word) | ast.Attribute(attr=word), args=args):
            return word in _NAMES or (word in ("str", "join") and any(map(_is_name, args)))
    return False


def _either(values: Iterable[ast.expr], scope: Scope, steps: int) -> tuple[Parts, ...]:
    texts = [text for value in values for text in texts_of(value, scope, steps + 1)]
    unique = tuple(dict.fromkeys(texts))
    return unique if len(unique) <= _MOST_VARIANTS else _VALUE


def _counted(words: tuple[Parts, ...]) -> tuple[Parts, ...]:
    """ "1 image" and "{0} images", of the engine's `plural`."""
    return tuple(text for word in words for text in (("1 ", *word), (Field.VALUE, " ", *word, "s")))


def _joined(parts: list[tuple[Parts, ...]]) -> tuple[Parts, ...]:
    """Every combination of the parts' texts; where these are too many, parts that vary become values."""
    count = 1
    for texts in parts:
        count *= len(texts)
    if count > _MOST_VARIANTS:
        parts = [texts if len(texts) == 1 else _VALUE for texts in parts]
    return tuple(dict.fromkeys(_merged(combination) for combination in itertools.product(*parts)))


def _merged(combination: Iterable[Parts]) -> Parts:
    """One text of several, pieces that follow each other put together."""
    merged: list[str | Field] = []
    for part in itertools.chain.from_iterable(combination):
        last = merged[-1] if merged else ""
        if isinstance(part, str) and isinstance(last, str) and merged:
            merged[-1] = last + part
        elif isinstance(part, Field) and isinstance(last, Field):
            # Two values side by side could not be told apart.
            merged[-1] = part if part is last else Field.VALUE
        elif part != "":
            merged.append(part)
    return tuple(merged)
