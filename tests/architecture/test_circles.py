"""No module imports itself by way of others, lazily or for type hints either."""

from __future__ import annotations

from collections import defaultdict

from tests.architecture.imports import imports_of, module_name, program_files


def import_graph() -> dict[str, set[str]]:
    """Module -> modules of the product that it imports, anywhere in its text."""
    modules = {module_name(path) for path in program_files()}
    graph: dict[str, set[str]] = {module: set() for module in modules}
    for path in program_files():
        for found in imports_of(path):
            if found.module in modules and found.module != found.importer:
                graph[found.importer].add(found.module)
    return graph


def circles(graph: dict[str, set[str]]) -> list[tuple[str, ...]]:
    """Groups of modules that reach each other (Kosaraju's strongly connected components of two and more)."""
    backwards: dict[str, set[str]] = defaultdict(set)
    for module, targets in graph.items():
        for target in targets:
            backwards[target].add(module)
    finished: list[str] = []
    seen: set[str] = set()
    for module in sorted(graph):
        _visit(module, graph, seen, finished)
    groups, assigned = [], set[str]()
    for module in reversed(finished):
        group: list[str] = []
        _visit(module, backwards, assigned, group)
        if len(group) > 1:
            groups.append(tuple(sorted(group)))
    return sorted(groups)


def _visit(start: str, graph: dict[str, set[str]], seen: set[str], finished: list[str]) -> None:
    """Append to `finished` all unseen modules reached from `start`, each after those that it reaches."""
    stack = [(start, False)]
    while stack:
        module, is_done = stack.pop()
        if is_done:
            finished.append(module)
        elif module not in seen:
            seen.add(module)
            stack.append((module, True))
            stack += [(target, False) for target in graph.get(module, ())]


def test_a_circle_is_found_and_a_chain_is_none() -> None:
    graph = {"a": {"b"}, "b": {"c"}, "c": {"a", "d"}, "d": set()}
    assert circles(graph) == [("a", "b", "c")]
    assert circles({"a": {"b", "c"}, "b": {"c"}, "c": set()}) == []


def test_no_modules_import_each_other() -> None:
    assert circles(import_graph()) == []
