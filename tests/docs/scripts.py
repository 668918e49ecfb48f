"""The scripts of the docs folder, which are in no package, as modules."""

from __future__ import annotations

import importlib.util
import sys
from types import ModuleType

from tests.docs.pages import DOCS


def docs_script(name: str) -> ModuleType:
    """docs/NAME.py, loaded without running it; the import path stays as it was."""
    spec = importlib.util.spec_from_file_location(f"docs_{name}", DOCS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    path = list(sys.path)
    # Dataclasses look their own module up while they are made.
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    sys.path[:] = path
    return module
