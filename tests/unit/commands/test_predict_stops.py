"""`predict` where nothing more can be written: it ends after the first failure, in one sentence."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from engine.commands.cli import parse, run_headless
from engine.files import atomic
from engine.files.held_files import replace_file
from tests.helpers.networks import tiny_model_file

COUNT = 5


def predict(folder: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> tuple[int, Any, list[Path]]:
    """Exit code, JSON and masks of a run in which every write from the third on fails with `number`."""
    (folder / "images").mkdir()
    for index in range(COUNT):
        Image.fromarray(np.full((16, 16, 3), 40 * index, np.uint8)).save(folder / "images" / f"{index}.png")
    model, out = tiny_model_file(folder / "m.safetensors"), folder / "out"
    writes: list[Path] = []

    def failing(source: Path, target: Path) -> None:
        if target.parent == out:
            writes.append(target)
            if len(writes) > 2:
                raise OSError(number, os.strerror(number), str(target))
        replace_file(source, target)

    monkeypatch.setattr(atomic, "replace_file", failing)
    result = folder / "result.json"
    words = ["predict", folder / "images", "--model", model, "--out", out, "--json", result]
    code = run_headless(parse([str(word) for word in words]))
    return code, json.loads(result.read_text(encoding="utf-8")), sorted(out.iterdir())


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EIO, errno.ESTALE])
def test_a_place_that_takes_nothing_more_ends_the_run_in_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], number: int
) -> None:
    code, result, masks = predict(tmp_path, monkeypatch, number)
    (line,) = capsys.readouterr().err.splitlines()
    assert code == 2
    assert f"2 of {COUNT} masks written to {tmp_path / 'out'} before." in line
    assert result["stopped"] in line.replace(f" 2 of {COUNT} masks written to {tmp_path / 'out'} before.", "")
    assert len(result["images"]) == len(masks) == 2
    assert result["problems"] == []


def test_a_single_file_that_cannot_be_written_is_named_and_the_others_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code, result, masks = predict(tmp_path, monkeypatch, errno.ENAMETOOLONG)
    assert code == 2
    assert len(capsys.readouterr().err.splitlines()) == COUNT - 2
    assert (len(result["problems"]), len(masks), result["stopped"]) == (COUNT - 2, 2, None)
