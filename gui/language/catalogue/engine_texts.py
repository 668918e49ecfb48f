"""Collector of the engine's texts that the window can show, from the engine's code.

A text is any literal of two words or more in the engine, with the values in it as numbered fields; besides
shorter ones where they are known to be shown: in `WORD_FIELDS`, and as arguments that a function puts into a
text. Not collected: what only commands and benchmarks say, log lines, SQL, docstrings, what is compared with
and looked up, and errors that only a fault in the program raises.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from gui.language.catalogue.text_expressions import (
    Field,
    Function,
    Parts,
    Scope,
    has_text,
    local_values,
    name_fields,
    parameters,
    template,
    texts_of,
)

LEFT_OUT: Final = (
    *("engine/commands/", "engine/bench/"),
    # What is copied to the maintainer stays English.
    *("engine/crash/crash_report.py", "engine/crash/incidents.py", "engine/crash/native.py"),
)
"""Rooms and modules of the engine that the window shows nothing of."""

FAULTS: Final = frozenset(
    {
        *(
            "AssertionError",
            "AttributeError",
            "FileNotFoundError",
            "IndexError",
            "KeyError",
            "NotImplementedError",
        ),
        *("OSError", "OverflowError", "PermissionError", "RuntimeError", "TypeError", "ValueError"),
        # An argument of the wrong shape or type: only code can pass one.
        "BadInputError",
    }
)
"""Errors that only a fault in the program raises, or that are caught where they are raised."""

FOR_COMMANDS: Final = frozenset({"command_hint", "command_advice"})
"""Names of the arguments that commands alone say."""

WORD_FIELDS: Final[dict[str, tuple[str, ...]]] = {
    "ArchitectureInfo": ("title",),
    "Method": ("title",),
    "Progress": ("unit", "note"),
    "ReadyModel": ("title",),
    "TaskInfo": ("title",),
}
"""Classes whose fields with these names are shown, single words as well."""

WORD_MODULES: Final = (
    *("engine/models/files/model_card_text.py", "engine/session/editing/active_stroke.py"),
    "engine/demo_project.py",
)
"""Modules whose words with a capital letter are shown."""

WORD_PLACES: Final = frozenset(
    {
        *("CaseState", "KERNELS", "MaskChangeKind", "NoticeLevel", "activity", "shortened", "summary_of"),
        *("tile_note", "_plane", "_run_alone"),
    }
)
"""Enumerations, constants and functions all of whose words are shown."""

_OF_STORED_DATA: Final = (
    *("engine/core/checked.py", "engine/storage/checks/", "engine/learn/training_state.py"),
    *(
        "engine/models/spec.py",
        "engine/models/files/",
        "engine/backup/manifest.py",
        "engine/files/own_results.py",
    ),
    *("engine/compute/jobs.py", "engine/jobs/"),
)
"""Modules whose functions put names of stored values and of threads into texts; these stay as they are."""

_SILENT_CALLS: Final = frozenset(
    {
        *(
            "debug",
            "info",
            "warning",
            "error",
            "exception",
            "critical",
            "getLogger",
            "warn",
            "filterwarnings",
        ),
        *("execute", "executemany", "executescript", "compile", "fullmatch", "match", "search", "sub"),
        *("startswith", "endswith", "split", "removesuffix", "removeprefix", "replace", "encode", "strftime"),
        *("Literal", "TypeVar", "NewType", "cast", "njit", "jit", "field", "isinstance", "environ", "getenv"),
        *("filterwarnings", "get", "getattr", "open", "pop", "temporary_folder"),
    }
)
"""Functions and methods whose arguments nobody reads."""

_SQL: Final = re.compile(
    r"\b(?:SELECT|INSERT|UPDATE [a-z_]+ SET|DELETE FROM|CREATE|PRAGMA|WHERE|FROM [a-z]|VALUES|ORDER BY|BEGIN"
    r"|ATTACH|NOT NULL|INTEGER|BLOB|PRIMARY KEY|LIMIT|ALTER TABLE|DROP|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|JOIN"
    r"|CASE WHEN)\b"
    r"|[=<>] ?\?|_[a-z]+, [a-z_]+, "
)
_WORD: Final = re.compile(r"[A-Za-z][A-Za-z'’-]+")
_NAMED_FIELD: Final = re.compile(r"\{\w*\}")
_PLAIN_WORDS: Final = re.compile(r"[A-Za-z][A-Za-z ,'’()-]*[A-Za-z)]")
_ONE_WORD_SENTENCE: Final = re.compile(r"[A-Z][a-z]+[.…!]")
_BETWEEN_WORDS: Final = re.compile(r"[\w}%)'\"»”’,.:;!?–-]\s+[\w{(\"'«“‘–-]")


@dataclass(frozen=True, slots=True)
class EngineText:
    """Text of the engine, as it is translated.

    Args:
        source: the English text, its values as fields in their order: "{0} of {1} images".
        where: file and line that it stands in first.
        names: numbers of the fields that hold names of the user's or of files, which no language changes.
    """

    source: str
    where: str
    names: tuple[int, ...] = ()


def collect_engine_texts(root: Path) -> list[EngineText]:
    """All texts of the engine in the program at `root`, in the order of the code, each once."""
    engine = EngineCode(root)
    texts: dict[str, EngineText] = {}
    for module in engine.modules.values():
        for text in _ModuleWalk(module, engine).texts():
            known = texts.setdefault(text.source, text)
            if known.names != text.names:
                both = tuple(number for number in known.names if number in text.names)
                texts[text.source] = replace(known, names=both)
    return list(texts.values())


@dataclass(slots=True)
class _Function:
    """A function with all nodes in it; `owner` is the class whose method it is, if any."""

    definition: Function
    owner: str
    nodes: list[ast.AST]
    locals: dict[str, list[ast.expr]]


@dataclass(slots=True)
class _Module:
    """A module of the engine: its file from the program's root, its tree, its functions and its constants."""

    path: str
    tree: ast.Module
    functions: dict[int, _Function] = field(default_factory=dict)
    constants: dict[str, ast.expr] = field(default_factory=dict)
    imports: dict[str, tuple[str, str]] = field(default_factory=dict)


class EngineCode:
    """Parsed code of the engine, without `LEFT_OUT`.

    Attributes:
        modules: by their dotted names.
        fields: names of the fields of each class in `WORD_FIELDS`, in their order.
        text_parameters: (name, index) of parameters that a function puts into a text, by its name.
    """

    def __init__(self, root: Path) -> None:
        self.modules: dict[str, _Module] = {}
        self.fields: dict[str, list[str]] = {}
        self.text_parameters: dict[str, set[tuple[str, int]]] = {}
        for path in sorted((root / "engine").rglob("*.py")):
            relative = path.relative_to(root)
            if not relative.as_posix().startswith(LEFT_OUT):
                self._read(path, relative)
        for module in self.modules.values():
            self._import_constants(module)
        for module in self.modules.values():
            self._find_text_parameters(module)

    def _read(self, path: Path, relative: Path) -> None:
        tree = ast.parse(path.read_text(encoding="utf-8"), str(path))
        module = _Module(relative.as_posix(), tree)
        parts = relative.with_suffix("").parts
        self.modules[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = module
        for statement in tree.body:
            match statement:
                case ast.Assign(targets=[ast.Name(id=name)], value=value):
                    module.constants[name] = value
                case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                    module.constants[name] = value
        nodes = list(ast.walk(tree))
        module.functions = _functions(nodes)
        for node in nodes:
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("engine"):
                for alias in node.names:
                    module.imports[alias.asname or alias.name] = node.module or "", alias.name
            elif isinstance(node, ast.ClassDef) and node.name in WORD_FIELDS:
                self.fields[node.name] = [
                    part.target.id
                    for part in node.body
                    if isinstance(part, ast.AnnAssign) and isinstance(part.target, ast.Name)
                ]

    def _import_constants(self, module: _Module) -> None:
        for name, (source, name_there) in module.imports.items():
            for _ in range(4):  # A package hands on what its modules define.
                other = self.modules.get(source)
                if other is None:
                    break
                if name_there in other.constants:
                    module.constants.setdefault(name, other.constants[name_there])
                    break
                source, name_there = other.imports.get(name_there, ("", ""))

    def _find_text_parameters(self, module: _Module) -> None:
        if module.path.startswith(_OF_STORED_DATA):
            return
        for function in module.functions.values():
            names = [argument.arg for argument in parameters(function.definition)]
            is_method = names[:1] in (["self"], ["cls"])
            name = function.definition.name
            called = function.owner if name == "__init__" else name
            for node in function.nodes:
                match node:
                    case ast.FormattedValue(value=ast.Name(id=name), conversion=-1, format_spec=None):
                        if name in names:
                            place = name, names.index(name) - is_method
                            self.text_parameters.setdefault(called, set()).add(place)


class _ModuleWalk:
    """Walk over the code of a module that collects its texts."""

    def __init__(self, module: _Module, engine: EngineCode) -> None:
        self._module = module
        self._engine = engine
        self._inlined: set[int] = set()
        self._found: list[tuple[ast.expr, Parts]] = []
        self._shows_words = False

    def texts(self) -> Iterator[EngineText]:
        """Texts in the order of the code."""
        scope = Scope(self._module.constants, {}, self._inlined)
        for statement in self._module.tree.body:
            self._visit(statement, scope)
        swallowed = self._swallowed()
        for node, parts in self._found:
            if id(node) not in swallowed:
                place = f"{self._module.path}:{node.lineno}"
                yield EngineText(template(parts).strip(), place, name_fields(parts))

    def _swallowed(self) -> set[int]:
        """Nodes within what is assigned to variables whose every use was put into a longer text."""
        swallowed: set[int] = set()
        for function in self._module.functions.values():
            uses: dict[str, list[int]] = {}
            for node in function.nodes if function.locals else ():
                if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
                    uses.setdefault(node.id, []).append(id(node))
            for name, values in function.locals.items():
                if uses.get(name) and self._inlined.issuperset(uses[name]):
                    swallowed |= {id(node) for value in values for node in ast.walk(value)}
        return swallowed

    def _visit(self, node: ast.AST, scope: Scope) -> None:
        before = self._shows_words
        self._shows_words = before or _defined_name(node) in WORD_PLACES
        self._visit_parts(node, scope)
        self._shows_words = before

    def _visit_parts(self, node: ast.AST, scope: Scope) -> None:
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                inner = Scope(
                    scope.constants,
                    {**scope.locals, **self._module.functions[id(node)].locals},
                    scope.inlined,
                )
                self._visit_all([*node.args.defaults, *node.args.kw_defaults], scope)
                self._visit_all(_without_docstring(node.body), inner)
            case ast.ClassDef():
                self._visit_all(_without_docstring(node.body), scope)
            case ast.Expr(value=ast.Constant()):
                pass  # A docstring of an attribute.
            case ast.AnnAssign(annotation=ast.Name(id="TypeAlias")) if not self._shows_words:
                pass
            case ast.AnnAssign(value=value):
                self._visit_all([value], scope)
            case ast.Assert(test=test):
                self._visit(test, scope)
            case ast.Raise(exc=ast.Call(func=func)) if _name_of(func) in FAULTS:
                pass
            case ast.Compare(left=left, comparators=others):
                self._visit_all([part for part in (left, *others) if not _is_literal(part)], scope)
            case ast.Subscript(value=value) if not self._shows_words:
                self._visit(value, scope)
            case ast.Dict(keys=keys, values=values):
                self._visit_all([key for key in keys if not isinstance(key, ast.Constant)], scope)
                self._visit_all(values, scope)
            case ast.match_case(guard=guard, body=body):
                self._visit_all([guard, *body], scope)
            case ast.Call():
                self._visit_call(node, scope)
            case ast.JoinedStr() | ast.Constant(value=str()) | ast.BinOp(op=ast.Add()):
                self._visit_text(node, scope)
            case _:
                self._visit_all(ast.iter_child_nodes(node), scope)

    def _visit_all(self, nodes: Iterable[ast.AST | None], scope: Scope) -> None:
        for node in nodes:
            if node is not None:
                self._visit(node, scope)

    def _visit_call(self, call: ast.Call, scope: Scope) -> None:
        name = _name_of(call.func)
        if name in FAULTS:
            return
        if not (isinstance(call.func, ast.Attribute) and _is_literal(call.func.value)):
            self._visit(call.func, scope)
        elif name not in _SILENT_CALLS:
            self._visit(call.func.value, scope)
        if name in _SILENT_CALLS:
            self._visit_all([part for part in call.args if not _is_literal(part)], scope)
            return
        if name == "FileError" and len(call.args) > 1:
            # The name of the file stands before the rest.
            for text in filter(has_text, texts_of(call.args[1], scope)):
                self._found.append((call.args[1], (Field.NAME, " ", *text)))
            self._visit_all([*call.args[:1], *call.args[2:]], scope)
        elif name == "join" and isinstance(call.func, ast.Attribute):
            for text in texts_of(call.func.value, scope):
                if len(text) == 1 and isinstance(text[0], str) and text[0].islower():
                    self._found.append((call, (Field.VALUE, text[0], Field.VALUE)))
            self._visit_all(call.args, scope)
        elif name in ("plural", "counted_images"):
            for text in texts_of(call, scope):
                self._found.append((call, text))
            return
        else:
            self._visit_all(call.args, scope)
        self._visit_all([part.value for part in call.keywords if part.arg not in FOR_COMMANDS], scope)
        for argument in self._word_arguments(call, name):
            for text in texts_of(argument, scope):
                if len(text) == 1 and isinstance(text[0], str) and _PLAIN_WORDS.fullmatch(text[0]):
                    self._found.append((argument, text))

    def _word_arguments(self, call: ast.Call, name: str) -> Iterator[ast.expr]:
        """Arguments of a call that are shown even where they are a single word."""
        order = self._engine.fields.get(name, [])
        places = {(shown, order.index(shown)) for shown in WORD_FIELDS.get(name, ())}
        for shown, index in sorted(places | self._engine.text_parameters.get(name, set())):
            yield from (keyword.value for keyword in call.keywords if keyword.arg == shown)
            if 0 <= index < len(call.args):
                yield call.args[index]

    def _visit_text(self, node: ast.expr, scope: Scope) -> None:
        texts = texts_of(node, scope)
        for text in texts:
            if is_text(text) or self._is_word(text):
                self._found.append((node, text))
        for value in _fields_in(node):
            self._visit(value, scope)

    def _is_word(self, text: Parts) -> bool:
        if len(text) != 1 or not isinstance(text[0], str) or _PLAIN_WORDS.fullmatch(text[0]) is None:
            return False
        return self._shows_words or (self._module.path in WORD_MODULES and text[0][:1].isupper())


def is_text(parts: Parts) -> bool:
    """Whether a literal of the code is for people to read: two words, values counted, or a sentence."""
    text = "".join(part if isinstance(part, str) else "{}" for part in parts)
    if _SQL.search(text) or _WORD.search(_NAMED_FIELD.sub("", text)) is None:
        return False
    return _BETWEEN_WORDS.search(text.strip()) is not None or _ONE_WORD_SENTENCE.fullmatch(text) is not None


def list_text(texts: Iterable[EngineText]) -> str:
    """Content of the file `sentences.LIST_NAME`: each text with the numbers of its names, one a line."""
    names = {text.source: list(text.names) for text in texts}
    lines = (f"{json.dumps(source, ensure_ascii=False)}: {names[source]}" for source in sorted(names))
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _fields_in(node: ast.expr) -> Iterator[ast.expr]:
    """Expressions within a text whose own texts stand for themselves: those that calls and lists make."""
    match node:
        case ast.JoinedStr(values=values):
            for value in values:
                if isinstance(value, ast.FormattedValue):
                    yield from _fields_in(value.value)
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            yield from _fields_in(left)
            yield from _fields_in(right)
        case ast.IfExp(test=test, body=body, orelse=orelse):
            yield test
            yield from _fields_in(body)
            yield from _fields_in(orelse)
        case ast.Constant() | ast.Name():
            pass
        case ast.Call(func=ast.Name(id="plural" | "counted_images")):
            pass
        case _:
            yield node


def _functions(nodes: list[ast.AST]) -> dict[int, _Function]:
    """Every function among the nodes of a module, by the id of its own node."""
    owners = {id(part): node.name for node in nodes if isinstance(node, ast.ClassDef) for part in node.body}
    functions = {}
    for node in nodes:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            inside = list(ast.walk(node))
            functions[id(node)] = _Function(
                node, owners.get(id(node), ""), inside, local_values(node, inside)
            )
    return functions


def _without_docstring(body: list[ast.stmt]) -> list[ast.stmt]:
    match body:
        case [ast.Expr(value=ast.Constant(value=str())), *rest]:
            return rest
    return body


def _defined_name(node: ast.AST) -> str:
    """Name of the class, function or constant that a node defines; empty for others."""
    match node:
        case ast.FunctionDef(name=name) | ast.ClassDef(name=name) | ast.AnnAssign(target=ast.Name(id=name)):
            return name
    return ""


def _name_of(function: ast.expr) -> str:
    match function:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def _is_literal(node: ast.expr) -> bool:
    match node:
        case ast.Constant() | ast.JoinedStr():
            return True
        case ast.Tuple(elts=parts) | ast.List(elts=parts) | ast.Set(elts=parts):
            return all(map(_is_literal, parts))
    return False
