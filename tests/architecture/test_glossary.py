"""The glossary rules: a word that it forbids names nothing in the code, and its own words are there."""

from __future__ import annotations

import ast
import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from tests.architecture.imports import CHECKOUT, nodes_of, program_files

GLOSSARY = CHECKOUT / "docs" / "glossary.md"

# (forbidden word, identifier) pairs that stay: names of stored keys, of commands, or of other people's APIs.
ALLOWED: set[tuple[str, str]] = set()


@dataclass(frozen=True)
class Entry:
    """One row of the glossary."""

    word: str
    forbidden: tuple[str, ...]


def entries() -> list[Entry]:
    """The rows of the glossary's table, in order."""
    rows = []
    for line in GLOSSARY.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if line.startswith("|") and len(cells) == 4 and not set(cells[0]) <= {"-", ":"}:
            rows.append(Entry(cells[0], tuple(re.findall(r"`([^`]+)`", cells[3]))))
    return rows[1:]


def parts_of(name: str) -> tuple[str, ...]:
    """The words in an identifier, in small letters: `LoadedModel`, `loaded_model` -> loaded, model."""
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name)
    return tuple(part.lower() for part in spaced.split("_") if part)


def defined_names(nodes: tuple[ast.AST, ...]) -> Iterator[tuple[str, int]]:
    """Every name that a module gives to something of its own, with its line."""
    for node in nodes:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name, node.lineno
        elif isinstance(node, ast.arg):
            yield node.arg, node.lineno
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id, node.lineno
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield node.attr, node.lineno


def contains(parts: tuple[str, ...], word: tuple[str, ...]) -> bool:
    """Whether the words of `word` follow each other somewhere in `parts`; a plural counts."""
    singular = tuple(part.removesuffix("s") for part in parts)
    length = len(word)
    return any(
        sequence[i : i + length] == word
        for sequence in (parts, singular)
        for i in range(len(parts) - length + 1)
    )


def test_words_are_found_inside_identifiers() -> None:
    assert contains(parts_of("_moving_average"), ("moving", "average"))
    assert contains(parts_of("PatchCrops"), ("crop",))
    assert not contains(parts_of("microphone"), ("crop",))


def test_the_glossary_has_four_columns_and_forbids_something() -> None:
    rows = entries()
    assert len(rows) > 60
    assert sum(len(row.forbidden) for row in rows) > 30


def test_no_name_in_the_code_is_a_word_that_the_glossary_forbids() -> None:
    forbidden = {word: parts_of(word.replace(" ", "_")) for row in entries() for word in row.forbidden}
    wrong = []

    @functools.cache
    def forbidden_in(name: str) -> tuple[str, ...]:
        parts = parts_of(name)
        return tuple(word for word, sequence in forbidden.items() if contains(parts, sequence))

    for path in program_files():
        place = path.relative_to(CHECKOUT).as_posix()
        named = [(part, 1) for part in path.relative_to(CHECKOUT).with_suffix("").parts]
        for name, line in [*named, *defined_names(nodes_of(path))]:
            wrong += [
                f"{place}:{line} {name} ({word})"
                for word in forbidden_in(name)
                if (word, name) not in ALLOWED
            ]
    assert sorted(set(wrong)) == []
