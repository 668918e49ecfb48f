"""The examples in docstrings run and give what they say."""

from __future__ import annotations

import doctest
import re
from importlib import import_module

import pytest

from tests.architecture.imports import module_name, program_files

_EXAMPLE = re.compile(r"^ *>>> ", re.MULTILINE)

MODULES = [module_name(path) for path in program_files() if _EXAMPLE.search(path.read_text(encoding="utf-8"))]


def test_modules_with_examples_are_found() -> None:
    assert {"engine.refine.refine", "engine.refine.settings", "engine.core.errors"} <= set(MODULES)


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module_run(name: str) -> None:
    found = doctest.testmod(import_module(name))
    assert found.attempted > 0
    assert found.failed == 0
