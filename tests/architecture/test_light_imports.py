"""What a first import loads: the window must be there before the heavy libraries are."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.architecture.imports import CHECKOUT

HEAVY = ("torch", "torchvision", "timm", "numba", "cv2", "scipy", "skimage", "PySide6")


def loaded_by(statement: str) -> set[str]:
    """Heavy packages in sys.modules of a fresh interpreter after `statement`."""
    script = f"{statement}\nimport sys\nprint(*[name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=CHECKOUT, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


@pytest.mark.parametrize(
    "module",
    [
        "main",
        "engine",
        "engine.core",
        "engine.session",
        "engine.service",
        "engine.storage",
        "engine.jobs",
        "engine.formats.catalog",
        "engine.compute",
        "engine.learn.losses",
        "engine.learn.optim",
        "engine.learn.request",
        "engine.learn.validation.promotion",
        "engine.models.catalog",
        "engine.pretrain.catalog",
        "engine.pretrain.request",
        "engine.commands.cli",
        "engine.commands.support.diagnostics",
        "engine.bench",
    ],
)
def test_importing_loads_no_heavy_library(module: str) -> None:
    assert loaded_by(f"import {module}") == set()


def test_building_the_whole_command_line_loads_no_heavy_library() -> None:
    assert loaded_by("from engine.commands.cli import build_parser; build_parser()") == set()


def test_the_window_loads_no_numerical_heavyweight() -> None:
    loaded = loaded_by("import gui.app, gui.window")
    assert loaded & {"torch", "torchvision", "timm", "numba", "scipy", "skimage"} == set()
