"""The page *Inkling from Python*: its code runs as it is written, from the first block to the last."""

from __future__ import annotations

import ast
import importlib
import inspect
import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from engine.document.image import read_mask
from engine.storage import Project
from tests.docs.pages import DOCS, text_of

PAGE = DOCS / "guide" / "inkling-from-python.md"
SHAPE = (96, 128)
CELLS = {"one": (50, 50), "two": (40, 80), "three": (60, 60)}


def blocks() -> list[str]:
    """The Python code of the page, one text a block."""
    return re.findall(r"^```python\n(.*?)^```", text_of(PAGE), re.MULTILINE | re.DOTALL)


def disc(y: int, x: int) -> np.ndarray:
    """(H, W) bool: the cell of a picture."""
    rows, columns = np.ogrid[: SHAPE[0], : SHAPE[1]]
    return (rows - y) ** 2 + (columns - x) ** 2 < 20**2


def draw_images(folder: Path) -> None:
    folder.mkdir()
    rng = np.random.default_rng(0)
    for name, (y, x) in CELLS.items():
        image = np.where(disc(y, x)[..., None], np.uint8(190), np.uint8(60)) + rng.integers(
            0, 20, (*SHAPE, 3)
        )
        Image.fromarray(image.astype(np.uint8)).save(folder / f"{name}.png")


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    """The folder in which all blocks ran, and their names."""
    folder = tmp_path_factory.mktemp("script")
    draw_images(folder / "images")
    names: dict[str, Any] = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        for number, code in enumerate(blocks(), start=1):
            exec(compile(code, f"{PAGE.name}, block {number}", "exec"), names)
    return folder, names


def test_the_script_has_about_twenty_lines() -> None:
    statements = [
        node
        for node in ast.walk(ast.parse(blocks()[0]))
        if isinstance(node, ast.stmt) and not isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert 15 <= len(statements) <= 22


def test_the_cut_finds_the_cell_and_is_kept_as_an_accepted_step(ran: tuple[Path, dict[str, Any]]) -> None:
    folder, names = ran
    truth = disc(*CELLS[names["first"].mask_name])
    with Project.open(folder / "cells.inkling") as project:
        mask = project.decided_mask(names["first"].id)
        assert mask is not None
        assert np.array_equal(mask, names["cut"].labels)
        assert project.images.get(names["first"].id).status.value == "accepted"
    assert (mask == truth).mean() > 0.99


def test_the_prediction_is_written_and_finds_the_cell_of_another_image(
    ran: tuple[Path, dict[str, Any]],
) -> None:
    folder, names = ran
    name = names["second"].mask_name
    predicted = read_mask(folder / "predicted" / f"{name}.png", SHAPE, 2)
    truth = disc(*CELLS[name])
    assert (predicted == truth).mean() > 0.9


def test_the_export_holds_the_mask_and_the_project_the_model(ran: tuple[Path, dict[str, Any]]) -> None:
    folder, names = ran
    exported = read_mask(folder / "dataset" / "masks" / f"{names['first'].mask_name}.png", SHAPE, 2)
    assert np.array_equal(exported, names["cut"].labels)
    assert names["report"].left_out == 2
    with Project.open(folder / "cells.inkling") as project:
        assert project.models.current is not None
        assert project.models.current.path == names["request"].out_path


def test_every_part_that_the_page_imports_has_an_example() -> None:
    parts = {
        f"{node.module}.{alias.name}": getattr(importlib.import_module(node.module), alias.name)
        for code in blocks()
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("engine.")
        for alias in node.names
        if alias.name != "IGNORE"
    }
    assert len(parts) > 10
    modules = {part.__module__ for part in parts.values()}
    without = [
        name for name in sorted(modules) if ">>> " not in inspect.getsource(importlib.import_module(name))
    ]
    assert without == []
