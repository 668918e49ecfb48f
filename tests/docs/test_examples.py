"""The examples in docstrings run and give what they say."""

from __future__ import annotations

import doctest
from importlib import import_module

import pytest

MODULES = [
    "engine.refine.correction.interactive",
    "engine.refine.crf.densecrf",
    "engine.refine.refine",
    "engine.refine.scribbles",
    "engine.refine.settings",
    "engine.refine.solvers.maxflow",
    "engine.service",
]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module_run(name: str) -> None:
    found = doctest.testmod(import_module(name))
    assert found.attempted > 0
    assert found.failed == 0
