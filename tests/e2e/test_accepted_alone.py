"""Commands take what was accepted, say what is doubtful about it, and more only when that is asked for."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from engine.storage import ImageStatus, Project
from tests.helpers.cli import inkling_inside
from tests.helpers.datasets import save

SHAPE = (40, 50)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Four images; the masks of the first two are of one class, the third is in work."""
    rng = np.random.default_rng(0)
    for name in "abcd":
        save(tmp_path / "images" / f"{name}.png", rng.integers(0, 255, (*SHAPE, 3), np.uint8))
    for name in "abc":
        save(tmp_path / "masks" / f"{name}.png", np.full(SHAPE, 1, np.uint8))
    (tmp_path / "classes.txt").write_text("ground\ncell\n", encoding="utf-8")
    ended = inkling_inside(
        "new", tmp_path / "p.inkling", "--images", tmp_path / "images", "--masks", tmp_path / "masks",
        "--json", "-",
    )  # fmt: skip
    assert ended.code == 0, ended.err
    assert "Only one class is labelled in all of it: 'cell'." in ended.err
    assert [row["flaw"] for row in ended.result["warnings"]] == ["one-class"] * 3
    with Project.open(tmp_path / "p.inkling") as made:
        made.images.set_status(made.images.rows(text="c")[0].id, ImageStatus.STARTED)
    return tmp_path / "p.inkling"


def test_a_model_of_one_class_is_said_and_not_put_in_use(
    project: Path,
) -> None:
    ended = inkling_inside(
        "train", project, "--include", "in-work", "--arch", "filters", "--epochs", "1", "--json", "-"
    )
    assert ended.code == 0, ended.err
    assert "Only one class is labelled in all of it: 'cell'." in ended.err
    assert ended.result["samples"] == {"train": 2, "val": 1}
    assert ended.result["promoted"] is False
    assert "one class only, 'cell'" in ended.result["verdict"]
    with Project.open(project, read_only=True) as opened:
        assert opened.models.current is None
        assert len(opened.models.all()) == 1


def test_an_export_takes_images_in_work_only_when_that_is_asked_for(project: Path, tmp_path: Path) -> None:
    plain = inkling_inside("export", project, "--out", tmp_path / "plain", "--json", "-")
    assert (plain.result["images"], plain.result["left_out"], plain.result["in_work"]) == (2, 2, 1)
    assert [row["image"] for row in plain.result["warnings"]] == ["a", "b"]
    every = inkling_inside(
        "export", project, "--include", "in-work", "--out", tmp_path / "all", "--json", "-"
    )
    assert (every.result["images"], every.result["in_work"]) == (3, 0)


def test_an_import_keeps_labels_that_are_there_unless_told_to_replace_them(
    project: Path, tmp_path: Path
) -> None:
    for name in "ab":
        save(tmp_path / "other" / f"{name}.png", np.zeros(SHAPE, np.uint8))
    kept = inkling_inside("import", project, "--from", tmp_path / "other", "--json", "-")
    assert kept.code == 0
    assert (kept.result["imported"], kept.result["kept"]) == (0, ["a", "b"])
    assert "--replace" in kept.err
    replaced = inkling_inside("import", project, "--from", tmp_path / "other", "--replace", "--json", "-")
    assert (replaced.result["imported"], replaced.result["kept"]) == (2, [])
    with Project.open(project, read_only=True) as opened:
        assert (opened.decided_mask(opened.images.rows()[0].id) == 0).all()


def test_an_evaluation_names_true_masks_that_say_little(tmp_path: Path) -> None:
    truth = np.full(SHAPE, 255, np.uint8)
    truth[:5, :25], truth[:5, 25:] = 0, 1
    save(tmp_path / "truth" / "a.png", truth)
    save(tmp_path / "predicted" / "a.png", np.zeros(SHAPE, np.uint8))
    (tmp_path / "classes.txt").write_text("ground\ncell\n", encoding="utf-8")
    ended = inkling_inside(
        "evaluate", tmp_path / "predicted", tmp_path / "truth", "--classes", tmp_path / "classes.txt",
        "--json", "-",
    )  # fmt: skip
    assert ended.code == 0
    assert "1 of 1 masks is mostly unlabelled: a." in ended.err
    assert "hold one class only: 'ground'" in ended.err
    assert ended.result["warnings"] == [{"image": "a", "flaw": "mostly-unlabelled", "unlabelled": 0.875}]
