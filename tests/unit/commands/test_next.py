"""`next` lists what to label next from stored scores."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.commands.cli import build_parser
from engine.commands.next import run
from engine.commands.support.terminal import Terminal
from engine.core import ClassList, ModelId, UserError
from engine.storage import ModelRecord, Project
from engine.storage.caches.score_cache import FILE, ScoreFile, StoredScore


@pytest.fixture
def project(tmp_path: Path) -> Path:
    images = tmp_path / "images"
    images.mkdir()
    for name in "abc":
        Image.fromarray(np.zeros((8, 8, 3), np.uint8)).save(images / f"{name}.png")
    made = Project.create(
        tmp_path / "p.inkling", name="P", classes=ClassList.from_names(["background", "thing"])
    )
    made.images.add_folder(images)
    path = made.models_dir / "m1.safetensors"
    path.touch()
    made.models.add(ModelRecord(ModelId("m1"), path, "2026-01-01T00:00:00+00:00"))
    made.models.set_current(ModelId("m1"))
    file = ScoreFile(made.path / FILE, read_only=False)
    for record, unclear_px in zip(made.images.rows(), (900, 30), strict=False):
        file.put(record.id, StoredScore(ModelId("m1"), 0.1, unclear_px / 1000, 1, unclear_px))
    file.close()
    made.close()
    return made.path


def result(*arguments: object) -> list[tuple[str, str]]:
    options = build_parser().parse_args(["next", *map(str, arguments)])
    answer = run(options, Terminal(io.StringIO(), io.StringIO()))
    return [(Path(row["file"]).name, row["reason"]) for row in answer["images"]]


def test_the_least_effort_comes_first_with_its_reason(project: Path) -> None:
    assert result(project, "--by", "effort") == [
        ("b.png", "1 doubtful place, 30 px"),
        ("a.png", "1 doubtful place, 900 px"),
        ("c.png", "not looked at yet"),
    ]


def test_without_a_word_the_order_is_the_projects_and_the_count_is_kept(project: Path) -> None:
    assert result(project, "--count", 2) == [("a.png", "next in the list"), ("b.png", "next in the list")]


@pytest.mark.parametrize("wrong", [("--by", "chance"), ("--by", "diversity")])
def test_what_cannot_be_is_refused(project: Path, wrong: tuple[str, str]) -> None:
    with pytest.raises(UserError):
        result(project, *wrong)
