"""Ways to an applied cut and to an accepted image: there are few, and each is known."""

from __future__ import annotations

import ast
import functools

import pytest

from tests.architecture.imports import CHECKOUT, nodes_of, program_files

KNOWN = {
    # Carried out by `Decisions`, once what is decided is in sight.
    "commit_cut": {"engine/session/session.py"},
    "commit_accept": {"engine/session/editing/acceptance.py"},
    "make_accepted": {"engine/session/editing/acceptance.py", "engine/session/session.py"},
    # Judges by itself what was seen of an image on the review wall.
    "accept_seen": {"engine/session/review/page_acceptance.py"},
    "operation_preparation": {"engine/session/editing/mask_operations.py"},
    "decide": {"engine/session/session.py"},
    # From a script or a file, and not over what is there unless that is asked for.
    "accept_mask": {"engine/demo_project.py"},
    "import_masks": {
        "engine/commands/new.py",
    },
    "import_dataset": {
        "engine/commands/datasets/import_dataset.py",
        # Masks for a project that has none yet.
        "engine/commands/new.py",
        "engine/formats/plain_masks.py",
        # Once the user has seen examples of it in the dialog.
        "engine/session/importing/dataset_imports.py",
    },
}


def calls_of(name: str) -> set[str]:
    """Files of the product that call, or pass on, something of this name."""
    found = set()
    for path, nodes in calls_by_file().items():
        for node in nodes:
            function = node.func
            called = function.attr if isinstance(function, ast.Attribute) else ""
            called = function.id if isinstance(function, ast.Name) else called
            if called == name:
                found.add(path)
    return found


def makes_accepted(nodes: list[ast.Call]) -> bool:
    """Whether one of these calls gives an image the status "accepted"."""
    for node in nodes:
        if isinstance(node.func, ast.Attribute) and node.func.attr in ("set_status", "_set_status"):
            names = {n.attr for a in node.args for n in ast.walk(a) if isinstance(n, ast.Attribute)}
            if "ACCEPTED" in names:
                return True
    return False


@functools.cache
def calls_by_file() -> dict[str, list[ast.Call]]:
    """Calls in the product; benchmarks work on projects of their own, in temporary folders."""
    calls = {}
    for path in program_files():
        name = path.relative_to(CHECKOUT)
        if name.parts[0] in ("engine", "gui") and "bench" not in name.parts:
            calls[name.as_posix()] = [node for node in nodes_of(path) if isinstance(node, ast.Call)]
    return calls


@pytest.mark.parametrize("name", sorted(KNOWN))
def test_a_way_to_accept_is_taken_in_known_places_only(name: str) -> None:
    # Equal: after a renaming nothing would be called, and nothing be watched.
    assert calls_of(name) == KNOWN[name]


def test_the_status_accepted_is_given_in_one_place() -> None:
    places = {name for name, nodes in calls_by_file().items() if makes_accepted(nodes)}
    assert places == {"engine/session/editing/acceptance.py"}
