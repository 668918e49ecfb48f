"""The real window comes up through `main.py` and goes away again without a word on stderr."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.cli import inkling
from tests.helpers.datasets import make_cells

# Qt's stand-in for a display says this at each window; it means nothing.
QT_NOISE = "This plugin does not support propagateSizeHints()"


def complaints(stderr: str) -> list[str]:
    return [line for line in stderr.splitlines() if line and line != QT_NOISE]


@pytest.fixture
def probe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Makes the window end after its first paint, having written this file."""
    file = tmp_path / "probe"
    monkeypatch.setenv("INKLING_STARTUP_PROBE", str(file))
    return file


def test_the_window_is_painted_and_closes(probe: Path) -> None:
    ended = inkling()
    assert (ended.code, complaints(ended.err)) == (0, [])
    assert float(probe.read_text(encoding="utf-8")) > 0


def test_the_demo_comes_up_and_is_made_in_the_users_data_folder(probe: Path, own_home: Path) -> None:
    ended = inkling("demo")
    assert (ended.code, complaints(ended.err)) == (0, [])
    assert probe.is_file()
    assert (own_home / "data" / "inkling" / "demo" / "demo.inkling").is_dir()


def test_a_folder_of_images_can_be_opened_from_the_command_line(probe: Path, tmp_path: Path) -> None:
    cells = make_cells(tmp_path / "cells", count=1)
    ended = inkling("open", cells / "images")
    assert (ended.code, complaints(ended.err)) == (0, [])
    assert probe.is_file()
