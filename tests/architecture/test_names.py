"""Names that a stranger finds: one class a name, few modules a folder, files that say what they are."""

from __future__ import annotations

import ast
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.imports import CHECKOUT, nodes_of, program_files, tree_of

MOST_MODULES = 20

# A docstring's first word names the thing; these begin a riddle.
RIDDLES = ("What", "How", "Which", "Where", "Whether", "When", "Who", "Why")


def trees() -> dict[Path, ast.Module]:
    return {path.relative_to(CHECKOUT): tree_of(path) for path in program_files()}


def test_no_two_classes_of_the_product_share_a_name() -> None:
    places: dict[str, list[str]] = defaultdict(list)
    for path, tree in trees().items():
        for node in tree.body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                places[node.name].append(path.as_posix())
    assert {name: found for name, found in places.items() if len(found) > 1} == {}


def test_no_folder_holds_more_modules_than_one_looks_through() -> None:
    counts = Counter(path.parent.as_posix() for path in trees() if path.name != "__init__.py")
    assert {folder: count for folder, count in counts.items() if count > MOST_MODULES} == {}


def test_a_modules_docstring_says_what_the_module_is() -> None:
    wrong = {}
    for path, tree in trees().items():
        first = (ast.get_docstring(tree) or "").split(maxsplit=1)[:1]
        if not first or first[0].strip(",:") in RIDDLES:
            wrong[path.as_posix()] = (ast.get_docstring(tree) or "").split("\n")[0]
    assert wrong == {}


def test_every_public_name_of_the_product_is_used_by_the_product() -> None:
    """By the programs of `docs` too. A name that tests alone use belongs to `tests/helpers`."""
    scripts = (CHECKOUT / "docs").glob("*.py")
    used = {word for path in (*program_files(), *scripts) for word in words_used(nodes_of(path))}
    unused = {
        f"{path.relative_to(CHECKOUT).as_posix()}:{line} {name}"
        for path in program_files()
        for name, line in public_functions(nodes_of(path))
        if name not in used and name not in FOR_OTHERS
    }
    assert unused == set()


# Name -> why nobody here calls it.
FOR_OTHERS = {
    "add_files": "scripts add single images; the window adds folders",
    "effective_cut_settings": "what automatic parameters have chosen, for scripts and tests",
    "is_building": "those who drive a canvas by program wait for it",
    "is_loading": "those who drive a queue by program wait for it",
    "pump_until": "the loop of a script that has no window",
    "shift_and_stitch": "the published form of the patch CNN, which tests hold against the dense one",
}


def words_used(nodes: tuple[ast.AST, ...]) -> Iterator[str]:
    """Every name that a module reads, imports or spells in a short string."""
    for node in nodes:
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.alias):
            yield node.name.rsplit(".", 1)[-1]
        elif isinstance(node, ast.keyword) and node.arg:
            yield node.arg
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and len(node.value) < 80:
            yield from re.findall(r"\w+", node.value)


def public_functions(nodes: tuple[ast.AST, ...]) -> Iterator[tuple[str, int]]:
    """Functions, classes and methods for others, with their lines; Qt alone calls names in camel case."""
    names = []
    for node in nodes:
        if isinstance(node, ast.ClassDef) or (
            isinstance(node, ast.FunctionDef) and node.name == node.name.lower()
        ):
            names.append((node.name, node.lineno))
    yield from (entry for entry in names if not entry[0].startswith("_"))
